"""A file that another program saved is checked as the file it was: by its bookmarks where those are left, else by its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.api import places
from drafting.api.checks import check
from drafting.api.documents import assemble, render
from drafting.intake import load_dossier
from tests.conftest import ROOT
from tests.word.elsewhere import NS, WAYS, W, through


@pytest.fixture(scope="module")
def agreement() -> bytes:
    return render(assemble(load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml"), "agreement", "nl"), "docx")


def codes(raw: bytes, folder: Path, **asked: str) -> list[str]:
    (folder / "x.docx").write_bytes(raw)
    return [f.code.removeprefix("checks.") for f in check(folder / "x.docx", **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize("way", WAYS)
def test_no_must_is_missed_for_what_a_program_lost(way: str, agreement: bytes, tmp_path: Path) -> None:
    assert "musts" not in codes(through(agreement, *WAYS[way]), tmp_path)


def test_files_of_libreoffice(shared: Path) -> None:
    faults = shared / "faults" / "redline"
    told = [
        sorted(f.code for f in check(faults / f"agreement-{name}.docx")) for name in ("base", "resaved-by-libreoffice")
    ]
    assert told[0] == told[1]


def test_a_must_that_is_gone_is_still_told(agreement: bytes, tmp_path: Path) -> None:
    library = places.library()
    must = next(
        d["norm"]
        for d in library.norms["directives"]
        if d["force"] == "must" and "agreement" in d.get("kinds", ()) and d["norm"] == "AvC-2003/19"
    )
    carriers = {c.id for c in library if must in map(str, c.norms)}

    def without(root: object) -> None:
        for control in list(root.iter(f"{W}sdt")):  # type: ignore[attr-defined]
            tag = control.find(f"{W}sdtPr/{W}tag")
            if tag is not None and str(tag.get(f"{W}val")).removeprefix("clause:").partition("@")[0] in carriers:
                control.getparent().remove(control)

    assert "musts" not in codes(agreement, tmp_path)
    assert "musts" in codes(through(agreement, without), tmp_path)
    assert "musts" in codes(through(agreement, without, *WAYS["no controls"]), tmp_path)


def test_a_file_without_articles_says_so(agreement: bytes, tmp_path: Path) -> None:
    def flat(root: object) -> None:
        body = root.find(f"{W}body")  # type: ignore[attr-defined]
        for child in list(body):
            if child.tag != f"{W}sectPr":
                body.remove(child)
        from lxml import etree

        for n, words in enumerate(
            ("Maatwerkafspraak Wadchemie", "De partijen spreken het volgende af over de subsidie.")
        ):
            body.insert(n, etree.fromstring(f'<w:p xmlns:w="{NS}"><w:r><w:t>{words}</w:t></w:r></w:p>'))

    raw = through(agreement, flat)
    assert "no-articles" in codes(raw, tmp_path)
    assert "no-articles" in codes(raw, tmp_path, profile="agreement")
    assert "no-articles" not in codes(agreement, tmp_path)
