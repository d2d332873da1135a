"""Files that went through another programme: what nobody changed is not marked, what somebody changed is, and no more.

The ways are those of `scramble`, over our own drafts, drawn by number; LibreOffice itself; and the files of the faults beside the
checkout."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import drafting
from drafting.api.redline import summary
from drafting.compare.equivalents import reads
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from drafting.word.redline import dressed_as
from drafting.word.redline.told import told_in
from drafting.word.revisions import Revision, revisions_of
from tests.conftest import SHARED
from tests.word.redline.scramble import GOOGLE, WAYS, WORD, edited, scrambled
from tests.word.redline.test_redline import STAMP, _draft

FAULTS = SHARED / "faults" / "redline"
RECIPES: list[tuple[str, ...]] = [
    *((way,) for way in WAYS), WORD, GOOGLE, ("split", "some unwrapped", "quotes"), ("crossing", "flattened"), ("untagged", "renamed"),
]  # fmt: skip


def _marks(marked: bytes) -> list[Revision]:
    """The changes of words and paragraphs: a control that comes or goes around words that stay is none."""
    return [r for r in revisions_of(marked) if r.sort not in ("control", "properties")]


def _words(docx: bytes) -> list[str]:
    """The paragraphs of the text as they read, in their order; those of contents and fields as they stand."""
    package = open_package(docx)
    root = package.xml(package.main)
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    read = []
    for paragraph in root.iter(f"{w}p"):
        if paragraph.find(f".//{w}fldChar") is None and paragraph.find(f".//{w}hyperlink") is None:
            said = reads("".join(t.text or "" for t in paragraph.iter(f"{w}t"))).strip()
            if said:
                read.append(said)
    return read


def _told(marked: bytes) -> set[tuple[str, str]]:
    return {(r.old.strip(), r.new.strip()) for r in _marks(marked)}


def _holds(old: bytes, new: bytes, edits: list[tuple[str, str]]) -> None:
    """Only the edits are marked; both sides say what the files say; the file is sound."""
    marked = drafting.redline(old, new, **STAMP)
    assert _told(marked) == {pair for was, now in edits for pair in ((was, ""), ("", now))}
    assert len(_marks(marked)) == 2 * len(edits)
    back = _words(drafting.reject_all(marked))
    assert back == _words(old)
    there = set(_words(drafting.accept_all(marked)))
    assert all(any(now in said.split() for said in there) for _, now in edits)
    assert [f.text() for f in unsound(marked) if f not in unsound(old)] == []


@pytest.mark.parametrize("ways", RECIPES, ids="+".join)
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_only_edits_are_marked_whatever_programme_saved_the_file(ways: tuple[str, ...], seed: int) -> None:
    draft = _draft()
    _holds(draft, scrambled(draft, seed, *ways), [])
    changed, edits = edited(draft, seed)
    assert len(edits) == 5
    _holds(draft, scrambled(changed, seed, *ways), edits)


@pytest.mark.parametrize("ways", random.Random(13).sample(RECIPES, 3), ids="+".join)
def test_a_drawn_part_of_that(ways: tuple[str, ...]) -> None:
    draft = _draft()
    changed, edits = edited(draft, 7)
    _holds(draft, scrambled(changed, 7, *ways), edits)


@pytest.mark.slow
@pytest.mark.parametrize("ways", RECIPES, ids="+".join)
def test_the_other_way_round_too(ways: tuple[str, ...]) -> None:
    draft = _draft()
    assert _marks(drafting.redline(scrambled(draft, 3, *ways), draft, **STAMP)) == []


def test_what_is_not_marked_is_told_in_a_line_each() -> None:
    draft = _draft()
    told = told_in(open_package(drafting.redline(draft, scrambled(draft, 1, *GOOGLE), **STAMP)))
    assert told["fields"] > 20
    assert told["styles"] > 100
    marked = drafting.redline(draft, scrambled(draft, 1, "quotes"), **STAMP)
    lines = summary(marked).splitlines()
    assert lines[0] == "Er is geen verschil in woorden."
    assert len(lines) == 2
    assert "niet gemarkeerd" in lines[1]
    strict = drafting.redline(draft, scrambled(draft, 1, "quotes"), strict=True, **STAMP)
    assert len(_marks(strict)) > 10


def test_a_file_in_the_clothes_of_the_one_it_was_made_from_has_its_controls_and_fields_again() -> None:
    draft = _draft()
    changed, _ = edited(draft, 2)
    made = dressed_as(draft, scrambled(changed, 2, *GOOGLE))
    assert made is not None
    assert revisions_of(made) == []
    assert {r.sort for r in revisions_of(drafting.redline(changed, made, **STAMP))} == set()


# ---------------------------------------------------------------- the files of the faults


def _fault(name: str) -> bytes:
    path = FAULTS / name
    if not path.exists():
        pytest.skip("the files of the faults are not beside the checkout")
    return path.read_bytes()


def _between(name: str) -> bytes:
    return drafting.redline(_fault(f"{name}-old.docx"), _fault(f"{name}-new.docx"), **STAMP)


def test_nothing_is_marked_of_a_file_that_libreoffice_only_saved() -> None:
    marked = drafting.redline(_fault("agreement-base.docx"), _fault("agreement-resaved-by-libreoffice.docx"), **STAMP)
    assert revisions_of(marked) == []


@pytest.mark.parametrize("name", ["edited", "edited-tracked"])
def test_five_edits_in_libreoffice_are_ten_marks(name: str) -> None:
    marked = drafting.redline(_fault("agreement-base.docx"), _fault(f"agreement-{name}-in-libreoffice.docx"), **STAMP)
    found = revisions_of(marked)
    assert len(found) == 10
    assert sum(line.startswith("- ") for line in summary(marked).partition("Verder")[0].splitlines()) == 5
    if name == "edited-tracked":  # theirs stay theirs
        assert {r.author for r in found} == {"Unknown Author"}


@pytest.mark.parametrize("name", ["split", "split-figure"])
def test_no_word_is_marked_that_only_lies_over_other_runs(name: str) -> None:
    assert revisions_of(_between(name)) == []


def test_fields_of_a_form_stay_whole() -> None:
    marked = _between("formtext")
    assert _told(marked) == {("500", ""), ("", "450"), ("mei", ""), ("", "juni")}
    assert [f.text() for f in unsound(marked)] == []
    assert "450" in summary(marked)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("letter", {("195d", ""), ("", "195g")}),
        ("treedt", {("op een nader te bepalen tijdstip", ""), ("", "per 01-07-2015")}),
        ("altpara", {("", "andere")}),
    ],
)
def test_words_are_whole_and_openings_stand(name: str, changes: set[tuple[str, str]]) -> None:
    assert _told(_between(name)) == changes


def _xml(docx: bytes) -> str:
    package = open_package(docx)
    return package.parts[package.main].decode()


@pytest.mark.parametrize("name", ["bookmark", "bodybm", "perm"])
def test_points_of_the_old_text_are_whole_again_once_all_is_rejected(name: str) -> None:
    old, back = _xml(_fault(f"{name}-old.docx")), _xml(drafting.reject_all(_between(name)))
    for sort in ("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"):
        assert back.count(f"<w:{sort} ") == old.count(f"<w:{sort} ")


def test_what_goes_in_a_text_box_is_gone_text() -> None:
    assert ">Tweede zin.</w:delText>" in _xml(_between("textbox"))


def test_equations_and_embedded_files_are_told() -> None:
    assert "450" in summary(_between("math"))
    assert "altChunk" in summary(_between("altchunk"))


def test_a_comment_in_the_markup_is_no_paragraph(tmp_path: Path) -> None:
    back = drafting.reject_all(_between("xmlcomment"))
    assert _words(back) == _words(_fault("xmlcomment-old.docx"))
