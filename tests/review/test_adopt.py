"""Adopting: the dossier is the document again, but for what was named; an unedited file changes no byte."""

from __future__ import annotations

import difflib

import pytest

from drafting.api.adopt import SORTS, Adopted, adopt
from drafting.api.documents import assemble, render
from drafting.api.review import Base, reviewed
from drafting.api.revisions import accept_all
from drafting.intake import parse_dossier
from tests.conftest import ROOT
from tests.review.cases import base, carried, every, returned
from tests.review.returns import File, W, text
from tests.review.test_verdicts import CARRIERS

ALL = list(every())


def source(example: str) -> str:
    return (ROOT / "examples" / example / "dossier.yaml").read_text(encoding="utf-8")


def _adopted(example: str, docx: bytes, kind: str, **options: object) -> Adopted:
    return adopt(source(example), reviewed(base(example, kind), docx), **options)  # type: ignore[arg-type]


def lawful(example: str, kind: str, docx: bytes) -> Adopted:
    """Adopts, builds, and holds what was built against what came back: only what was named may differ."""
    made = _adopted(example, docx, kind)
    dossier = parse_dossier(made.text)
    named = {one.what for one in made.left}
    if any(one.reason == "broken" for one in made.left):
        return made
    built = render(assemble(dossier, kind, "nl"))
    again = reviewed(Base("", "", built, "nl"), accept_all(docx))
    differing = {c.clause or c.heading for c in again.clauses if c.touched and not c.moved}
    unnamed = {c for c in differing if c not in named and not any(n.startswith(c[:30]) for n in named if c)}
    assert unnamed <= ({"signatures"} if "signatures" in named else set()), (unnamed, made.left)
    if again.outside:
        assert {"cover", "header", "footer", "between", "chapter"} & named
    return made


def _case(case: tuple[str, str, str, bool], carrier: str, seed: int) -> None:
    example, kind, edit, tracked = case
    made = returned(example, kind, edit, tracked, seed)
    if made is None:
        pytest.skip("this document has nothing to edit so")
    adopted = lawful(example, kind, carried(made[0], carrier, seed))
    if edit in ("nothing", "comment"):
        assert adopted.text == source(example)
        assert not adopted.taken
        assert not adopted.left


@pytest.mark.parametrize("n", range(4, len(ALL), 23))
def test_the_adopted_dossier_is_the_document(n: int) -> None:
    _case(ALL[n], CARRIERS[n % 3], n)


@pytest.mark.slow
@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("case", ALL, ids=lambda c: "-".join(map(str, c)))
def test_every_adopted_dossier_is_the_document(case: tuple[str, str, str, bool], carrier: str) -> None:
    _case(case, carrier, 5)


def _with(*swaps: tuple[str, str, str], tracked: bool = False) -> bytes:
    """The agreement of Wadchemie with words changed: where (words of the paragraph), old, new."""
    file = File(base("wadchemie", "agreement").docx)
    for where, old, new in swaps:
        p = next(p for p in file.body.iter(f"{W}p") if where in text(p) and old in text(p))
        file.replace(p, old, new, tracked)
    return file.bytes()


def test_a_value_is_one_line_of_the_dossier() -> None:
    docx = _with(("Kloosterlaan", "14", "16"))
    made = _adopted("wadchemie", docx, "agreement")
    changed = [d for d in difflib.ndiff(source("wadchemie").split("\n"), made.text.split("\n")) if d[0] in "+-"]
    assert len(changed) == 2
    assert changed[0].replace('"14"', '"16"')[1:] == changed[1][1:]
    assert not made.left


@pytest.mark.parametrize(
    ("swap", "path", "status", "value"),
    [
        (("zegge", "61.000.000", "65.000.000"), "support.maatwerksubsidie.maximum", "inconsistent", None),
        (("zegge", "eenenzestig", "vijfenzestig"), "support.maatwerksubsidie.maximum", "inconsistent", None),
        (("eindigt", "31\u00a0december 2032", "30 juni 2033"), "duration.end", "inconsistent", None),
        (("40%", "40%", "35%"), "support.maatwerksubsidie.share", "changed", 35),
        (("214", "214\u00a0kton CO", "220 kton CO"), "quantities.agr-co2", "inconsistent", None),
        (("02087654", "02087654", ""), "organisations.wadchemie.kvk", "removed", None),
        (("Kloosterlaan", "14", "16"), "organisations.wadchemie.address", "changed", "16"),
        (("aanmelding bij", "aanmelding bij de Commissie", "de-minimissteun"), "support.maatwerksubsidie.aid_basis", "changed", "de_minimis"),
        (("40%", "40%", "een redelijk deel"), "support.maatwerksubsidie.share", "unreadable", None),
    ],
)  # fmt: skip
def test_values_are_proved_by_rendering(swap: tuple[str, str, str], path: str, status: str, value: object) -> None:
    found = reviewed(base("wadchemie", "agreement"), _with(swap))
    told = {v.path: (v.status, v.new_value) for v in found.values}
    assert told == {path: (status, value)}


def test_an_instalment_over_the_maximum_is_told_with_what_else_must_change() -> None:
    found = reviewed(base("wadchemie", "agreement"), _with(("12.000.000", "12.000.000", "13.000.000")))
    (value,) = found.values
    assert (value.status, value.new_value) == ("changed", 13_000_000)
    assert "61000000" in value.needs[0]


def test_a_dossier_that_changed_as_well_is_not_overwritten() -> None:
    docx = _with(("Kloosterlaan", "14", "16"))
    ours = source("wadchemie").replace('number: "14"', 'number: "18"')
    made = adopt(ours, reviewed(base("wadchemie", "agreement"), docx), sorts=("values",))
    assert made.text == ours
    assert [one.reason for one in made.left if one.what == "organisations.wadchemie.address.number"] == ["both-changed"]


def test_words_of_theirs_are_no_template() -> None:
    file = File(base("wadchemie", "agreement").docx)
    p = next(p for p in file.paras(file.clause("costs")) if text(p).startswith("Elke Partij"))
    file.replace(p, "Elke Partij", "Elke {{ company.kvk }} *Partij* {% if x %}", False)
    docx = file.bytes()
    made = lawful("wadchemie", "agreement", docx)
    assert any(t.what == "costs" for t in made.taken)


def test_only_what_is_asked_for_is_taken() -> None:
    docx = _with(("Kloosterlaan", "14", "16"), ("Elke Partij draagt", "draagt", "betaalt"))
    made = _adopted("wadchemie", docx, "agreement", sorts=("values",))
    assert {t.sort for t in made.taken} == {"value"}
    made = _adopted("wadchemie", docx, "agreement", clauses=("costs",))
    assert {t.what for t in made.taken} == {"costs"}
    assert SORTS == ("values", "positions", "texts")
