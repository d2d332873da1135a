"""LibreOffice, which shares no code with us, settles our redlines: what is left says what the files say when it reads them.

Where LibreOffice is known to settle otherwise than Word, a pair is left out by name, with the reason.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import drafting
from drafting.pdf.office import new_profile
from drafting.pdf.pool import uno_python
from drafting.word.revisions import revisions_of
from tests.word.redline.mutate import mutated
from tests.word.redline.test_laws import MATERIAL, _holds, _sources
from tests.word.redline.test_redline import STAMP, _draft, _real

pytestmark = pytest.mark.office
NOTES = "notes are told apart by their order in the part, not by their number"
MATH = "an equation that was added or taken out takes its paragraph along, or stays"
SPACES = (
    "spaces at the end of a text without xml:space are not read, so words that we set beside one another differ by them"
)
OTHERWISE = {
    "WC-1210": "a paragraph before a table that was added or taken out stays",
    "WC-1430": MATH,
    "WC-1550": MATH,
    "WC-1620": NOTES,
    "WC-1710": NOTES,
    "RC-0100": NOTES,
    "WC-1770": "a drawing that was taken out leaves its anchor",
    "SD-run-level-change": SPACES,
    "SD-split-run-boundary-change": SPACES,
}


def text_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", archive.read("word/document.xml").decode()))


class Office:
    """LibreOffice, asked what a file says when every change in it is accepted or rejected."""

    def __init__(self, office: str, folder: Path) -> None:
        self.folder, self.asked = folder, 0
        driver = Path(__file__).with_name("office_changes.py")
        self.process = subprocess.Popen(
            [uno_python() or sys.executable, str(driver), office, new_profile(folder / "profile")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == "ready"

    def said(self, docx: bytes, accept: bool) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.asked += 1
        path = self.folder / f"{self.asked}.docx"
        path.write_bytes(docx)
        self.process.stdin.write(json.dumps({"path": str(path), "accept": accept}) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "error" not in told, told
        assert told["left"] == 0
        return told

    def agrees(self, old: bytes, new: bytes) -> bool:
        marked = drafting.redline(old, new, strict=True, **STAMP)
        return all(
            self.said(marked, accept) == self.said(source, accept) for accept, source in ((True, new), (False, old))
        )


@pytest.fixture(scope="module")
def libreoffice(office: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if uno_python() is None:
        pytest.skip("no Python with LibreOffice's uno")
    started = Office(office, tmp_path_factory.mktemp("office"))
    with started.process:  # its pipes close, on which it stops LibreOffice
        yield started


def _disagree(libreoffice: Office, ids: str) -> list[str]:
    found = []
    for pair in _real():
        if pair["id"].startswith(ids):
            old, new = ((MATERIAL / "redline" / pair[side]).read_bytes() for side in ("before", "after"))
            for one, other, way in ((old, new, ""), (new, old, " backwards")):
                if not libreoffice.agrees(one, other):
                    found.append(f"{pair['id']}{way}")
    return found


def test_amendments_of_dutch_law_both_ways(libreoffice: Office, shared: Path) -> None:
    assert _disagree(libreoffice, "NL-0") == []
    assert libreoffice.asked >= 24


def test_our_own_drafts(libreoffice: Office) -> None:
    assert libreoffice.agrees(_draft(), _draft(confidentiality="fallback", milestones="fallback"))


def through(office: str, folder: Path, docx: bytes, *formats: str) -> bytes:
    """A file as LibreOffice saves it, by way of other formats."""
    path = folder / "came.docx"
    path.write_bytes(docx)
    for n, name in enumerate((*formats, "docx:MS Word 2007 XML")):
        out = folder / f"step{n}"
        command = [
            office,
            f"-env:UserInstallation={new_profile(folder / 'profile')}",
            "--headless",
            "--convert-to",
            name,
        ]
        subprocess.run([*command, "--outdir", str(out), str(path)], check=True, capture_output=True, timeout=120)
        path = out / f"came.{name.partition(':')[0]}"
    return path.read_bytes()


def _letters(marked: bytes) -> int:
    return sum(len(r.old) + len(r.new) for r in revisions_of(marked) if r.sort in ("insertion", "deletion", "row"))


@pytest.mark.parametrize("formats", [(), pytest.param(("odt",), marks=pytest.mark.slow)], ids=["docx", "odt"])
def test_no_word_is_marked_of_a_draft_that_went_through_libreoffice(
    office: str, tmp_path: Path, formats: tuple[str, ...]
) -> None:
    """It drops or nests controls, gives styles other ids and writes looks out."""
    draft = _draft()
    back = through(office, tmp_path, draft, *formats)
    for old, new in ((draft, back), (back, draft)):
        assert _letters(drafting.redline(old, new, **STAMP)) == 0
    _holds(drafting.redline(draft, back, strict=True, **STAMP), draft, back, "keep", True)


@pytest.mark.slow
def test_amendments_of_dutch_law_that_went_through_libreoffice(office: str, tmp_path: Path, shared: Path) -> None:
    """What is marked of them is what was amended, whichever of the two it saved."""
    bad = []
    for pair in _real():
        if not pair["id"].startswith("NL"):
            continue
        old, new = ((MATERIAL / "redline" / pair[side]).read_bytes() for side in ("before", "after"))
        just = _letters(drafting.redline(old, new, **STAMP))
        for name, one, other in (
            ("new", old, through(office, tmp_path, new)),
            ("old", through(office, tmp_path, old), new),
        ):
            found = _letters(drafting.redline(one, other, **STAMP))
            if found > 1.05 * just + 20:
                bad.append(f"{pair['id']} {name}: {found} for {just}")
    assert bad == []


@pytest.mark.slow
def test_every_real_pair_both_ways(libreoffice: Office, shared: Path) -> None:
    found = {name for name in _disagree(libreoffice, "") if not name.startswith(tuple(OTHERWISE))}
    assert found == set()


@pytest.mark.slow
def test_drawn_edits_of_words_and_paragraphs(libreoffice: Office, shared: Path) -> None:
    bad = []
    count = 0
    for n, (name, raw) in enumerate(_sources()):
        if "nl/laws" not in name:
            continue
        for seed in range(1, 5):
            old, new = (mutated(raw, seed * 100_000 + n + way, plain=True) for way in (0, 500_000_000))
            count += 1
            if not libreoffice.agrees(old, new):
                bad.append(f"{seed * 100_000 + n} {name}")
    assert bad == []
    assert count > 100
