"""Ten rounds in a row lose nothing: what people wrote by hand is there after each regeneration, with our new data."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.api import drafts
from drafting.api.renew import renew
from drafting.api.revisions import accept_all, revisions_of
from drafting.intake.splice import put_entry
from drafting.word.reader.returned import read_lines
from tests.review.returns import File, W, in_office, read, text
from tests.review.rounds import Negotiation

BETWEEN = ("", "accept", "save", "", "accept")


def test_two_rounds_lose_nothing(tmp_path: Path) -> None:
    made = Negotiation(tmp_path, 3)
    for n in range(2):
        renewed = made.round(n, lambda docx: docx, BETWEEN[n])
        assert renewed.conflicts == ()
        assert made.lost() == []


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_ten_rounds_lose_nothing(office: str, tmp_path: Path, seed: int) -> None:
    """Every second round by way of LibreOffice."""
    made = Negotiation(tmp_path, seed)
    for n in range(10):

        def by_office(docx: bytes, n: int = n) -> bytes:
            return in_office({f"r{n}": docx}, tmp_path / f"office{n}", False)[f"r{n}"]

        renewed = made.round(n, by_office if n % 2 else lambda docx: docx, BETWEEN[(n + seed) % len(BETWEEN)])
        assert made.lost() == [], n
        assert renewed.conflicts == (), n


def test_what_both_changed_is_told_with_clause_position_and_approver(tmp_path: Path) -> None:
    """A value and a clause text that both changed: theirs is a tracked change on ours, with a comment of ours; nothing is spliced."""
    made = Negotiation(tmp_path, 4)
    file = File(made.out)
    for old, new in (("61.000.000", "65.000.000"), ("eenenzestig", "vijfenzestig"), ("61\u00a0miljoen", "65 miljoen")):
        for p in [p for p in file.body.iter(f"{W}p") if old in text(p)]:
            file.replace(p, old, new, False)
    delay = next(p for p in file.paras(file.clause("milestones")) if "drie maanden" in text(p))
    file.replace(delay, "drie maanden", "zes maanden", True)
    back = tmp_path / "terug.docx"
    back.write_bytes(file.bytes())
    entry = drafts.Entry("jurist", "2026-03-03T10:00:00+00:00", "terug")
    came = drafts.receive(made.store, "wadchemie/jloi", back, entry, "Wadchemie")
    dossier = made.dossier.read_text(encoding="utf-8").replace("maximum: 61000000", "maximum: 63000000")
    own = {
        "clause": "milestones",
        "kinds": ["jloi"],
        "text": {"nl": "1. Het Bedrijf meldt een vertraging van meer dan een maand."},
    }
    made.dossier.write_text(put_entry(dossier, ("choices", "texts", None), own), encoding="utf-8")
    renewed = renew(came.name, made.dossier, store=made.store, author="Minister", date="2026-03-04T10:00:00Z")
    said = " ".join(text(p) for p in read(accept_all(renewed.content)).iter(f"{W}p"))
    assert "65.000.000" in said
    assert "63.000.000" not in said
    assert any("63.000.000" in r.new for r in revisions_of(renewed.content) if r.author == "Minister")
    assert {r.author for r in revisions_of(renewed.content)} == {"Minister", "Wadchemie"}
    remarks = [r.text for r in read_lines(renewed.content).remarks if r.author == "Minister"]
    value = next(r for r in remarks if "support.maatwerksubsidie.maximum" in r)
    assert "63000000" in value
    assert "65" in value
    words = next(r for r in remarks if "Mijlpalen" in r)
    assert words.startswith("Artikel 9 Mijlpalen.")
    assert "preferred" in words
    assert "hoofd juridische zaken" in words or "projectleider" in words or "directeur" in words
    assert len(renewed.conflicts) >= 2
    tags = {t.get(f"{W}val") for t in read(renewed.content).iter(f"{W}tag")}
    assert {t.get(f"{W}val") for t in read(made.out).iter(f"{W}tag")} <= tags
