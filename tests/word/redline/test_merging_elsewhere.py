"""Merging files that went through other programs, and what a merge must keep whole: comments, values, tables, numbers, fields."""

from __future__ import annotations

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

import drafting
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from tests.conftest import ROOT
from tests.word.elsewhere import NS, WAYS, Change, W, added, gone, replaced, through
from tests.word.redline.test_merging import STAMP

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
OURS = replaced("binnen vier weken", "binnen vijf weken")
THEIRS: tuple[Change, ...] = (
    replaced("binnen zes weken", "binnen tien weken"),
    replaced("ten minste zes leerwerkplaatsen", "ten minste acht leerwerkplaatsen"),
    gone("verplicht het Bedrijf niet tot het uitvoeren"),
    added("met redenen af", "Het Bedrijf meldt elke Mijlpaal ook aan de Provincie."),
)
across_runs = pytest.mark.skipif(
    find_spec("drafting.word.redline.phrases") is None, reason="needs the engine that reads words across runs"
)


@pytest.fixture(scope="module")
def base() -> bytes:
    return drafting.render(drafting.assemble(drafting.load_dossier(WADCHEMIE), "agreement"))


def words(raw: bytes) -> list[str]:
    package = open_package(raw)
    return [
        said
        for p in package.xml(package.main).iter(f"{W}p")
        if (said := " ".join("".join(t.text or "" for t in p.iter(f"{W}t")).split()))
    ]


def comments(raw: bytes) -> dict[str, str]:
    """The comments by number; each has one mark and one range."""
    package = open_package(raw)
    part = package.related("/comments")
    if not part:
        return {}
    told = {str(c.get(f"{W}id")): "".join(t.text or "" for t in c.iter(f"{W}t")) for c in package.xml(part)}
    assert len(told) == len(package.xml(part))
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert Counter(str(n.get(f"{W}id")) for n in package.xml(package.main).iter(W + tag)) == Counter(list(told))
    return told


# ------------------------------------------------------------ the other side's program


@across_runs
@pytest.mark.parametrize("way", WAYS)
def test_what_they_edited_is_theirs_whatever_program_saved_it(way: str, base: bytes) -> None:
    ours, theirs = through(base, OURS), through(base, *THEIRS, *WAYS[way])
    made = drafting.merge(base, ours, theirs, **STAMP)
    assert (made.ours, made.conflicts) == (1, ())
    assert made.theirs == len(THEIRS)
    assert words(drafting.reject_all(made.content)) == words(ours)
    accepted = " ".join(words(drafting.accept_all(made.content)))
    for said in ("vijf weken", "tien weken", "acht leerwerkplaatsen", "ook aan de Provincie"):
        assert said in accepted
    assert "verplicht het Bedrijf niet tot" not in accepted
    assert unsound(made.content) == []


@across_runs
@pytest.mark.parametrize("way", WAYS)
def test_who_edited_nothing_changes_nothing(way: str, base: bytes) -> None:
    ours = through(base, OURS)
    made = drafting.merge(base, ours, through(base, *WAYS[way]), **STAMP)
    assert (made.theirs, made.conflicts) == (0, ())
    assert words(drafting.accept_all(made.content)) == words(ours)


@across_runs
def test_a_file_that_libreoffice_saved(shared: Path) -> None:
    faults = shared / "faults" / "redline"
    base = (faults / "agreement-base.docx").read_bytes()
    ours = through(base, OURS)
    for name, count in (("edited", 5), ("edited-tracked", 5), ("resaved-by", 0)):
        file = (
            faults / f"agreement-{name.replace('edited', 'edited')}{'-in' if 'edited' in name else ''}-libreoffice.docx"
        )
        made = drafting.merge(base, ours, file, **STAMP)
        assert (made.ours, made.theirs, made.conflicts) == (1, count, ()), name
        assert words(drafting.reject_all(made.content)) == words(ours)
        assert unsound(made.content) == []


# ------------------------------------------------------------ conflicts


def test_one_spot_is_one_conflict_and_the_rest_is_whose_it_is(base: bytes) -> None:
    ours = through(base, OURS, replaced("binnen zes weken", "binnen zeven weken"))
    theirs = through(base, *THEIRS)
    made = drafting.merge(base, ours, theirs, **STAMP)
    (conflict,) = made.conflicts
    assert (conflict.base, conflict.ours, conflict.theirs) == ("zes", "zeven", "tien")
    assert (made.ours, made.theirs) == (1, 3)
    assert unsound(made.content) == []


def test_every_conflict_has_its_comment(base: bytes) -> None:
    spots = ("binnen zes weken", "binnen vier weken", "ten minste zes leerwerkplaatsen", "met redenen af")
    ours = through(base, *(replaced(s, s.replace(" ", " wij ", 1)) for s in spots))
    theirs = through(base, *(replaced(s, s.replace(" ", " zij ", 1)) for s in spots))
    made = drafting.merge(base, ours, theirs, **STAMP)
    assert len(made.conflicts) == len(spots)
    assert len(comments(made.content)) == len(spots)


def test_equal_changes_of_both_are_one(base: bytes) -> None:
    both = replaced("binnen zes weken", "binnen tien weken")
    made = drafting.merge(base, through(base, both, OURS), through(base, both), **STAMP)
    assert (made.ours, made.theirs, made.conflicts) == (1, 0, ())
    assert "w:ins " not in open_package(made.content).parts["word/document.xml"].decode()


def _values(raw: bytes) -> list[str]:
    package = open_package(raw)
    return [
        "".join(t.text or "" for t in c.iter(f"{W}t"))
        for c in package.xml(package.main).iter(f"{W}sdt")
        if (tag := c.find(f"{W}sdtPr/{W}tag")) is not None and str(tag.get(f"{W}val")).startswith("value:")
    ]


def test_a_value_is_one_unit_of_conflict(base: bytes) -> None:
    amount = next(v for v in _values(base) if re.search(r"€.*\(.*\)|miljoen", v) and len(v.split()) > 2)
    pieces = amount.split()
    first, last = pieces[0], pieces[-1]
    ours = through(base, replaced(amount, amount.replace(first, f"{first}9", 1)))
    theirs = through(base, replaced(amount, amount[: amount.rindex(last)] + f"x{last}"))
    made = drafting.merge(base, ours, theirs, **STAMP)
    assert made.conflicts
    assert (made.ours, made.theirs) == (0, 0)


def _look(words: str) -> Change:
    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            if words in "".join(t.text or "" for t in paragraph.iter(f"{W}t")):
                for run in paragraph.iter(f"{W}r"):
                    if run.find(f"{W}rPr") is None:
                        run.insert(0, etree.Element(f"{W}rPr"))
                    look = run.find(f"{W}rPr")
                    assert look is not None
                    etree.SubElement(look, f"{W}b")
                return

    return change


def test_a_look_is_never_a_conflict(base: bytes) -> None:
    made = drafting.merge(
        base, through(base, OURS, _look("met redenen af")), through(base, _look("met redenen af"), *THEIRS[:1]), **STAMP
    )
    assert made.conflicts == ()


# ------------------------------------------------------------ what must stay whole

TABLE = (
    f'<w:tbl xmlns:w="{NS}"><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>'
    "<w:tc><w:tcPr/><w:p><w:r><w:t>Nieuwe kop</w:t></w:r></w:p></w:tc>"
    "<w:tc><w:tcPr/><w:p><w:r><w:t>Nieuwe cel</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def _table(root: etree._Element) -> None:
    for paragraph in root.iter(f"{W}p"):
        if "met redenen af" in "".join(t.text or "" for t in paragraph.iter(f"{W}t")):
            paragraph.addnext(etree.fromstring(TABLE))
            return


@pytest.mark.parametrize("whose", ["ours", "theirs"])
def test_a_table_of_one_side_stays(whose: str, base: bytes) -> None:
    plain, tabled = through(base, replaced("binnen vier weken", "binnen vijf weken")), through(base, _table)
    ours, theirs = (tabled, plain) if whose == "ours" else (plain, tabled)
    made = drafting.merge(base, ours, theirs, **STAMP)
    assert made.conflicts == ()
    for settled, there in ((drafting.accept_all, True), (drafting.reject_all, whose == "ours")):
        assert ("Nieuwe cel" in words(settled(made.content))) == there
    assert "vijf weken" in " ".join(words(drafting.accept_all(made.content)))
    assert unsound(made.content) == []


def _commented(raw: bytes, at: str, said: str, author: str) -> bytes:
    from drafting.word.comments import annotated

    made = annotated(raw, [(at, "", said)], "2026-01-01T00:00:00")
    package = open_package(made)
    part = package.related("/comments")
    parts = dict(package.parts)
    parts[part] = parts[part].replace(b'w:author="drafting"', f'w:author="{author}"'.encode())
    from drafting.word.package.opening import write_package

    return write_package(parts)


def test_comments_of_all_three_survive_each_anchored_once(base: bytes) -> None:
    base = _commented(base, "met redenen af", "van vroeger", "Allen")
    ours = through(
        _commented(base, "binnen vier weken", "van ons", "Wij"),
        OURS,
        replaced("binnen zes weken", "binnen negen weken"),
    )
    theirs = through(_commented(base, "ten minste zes leerwerkplaatsen", "van hen", "Zij"), *THEIRS)
    made = drafting.merge(base, ours, theirs, **STAMP)
    told = comments(made.content)
    assert {"van vroeger", "van ons", "van hen"} <= set(told.values())
    assert len(told) == 3 + len(made.conflicts) == 4
    assert unsound(made.content) == []
    for settled in (drafting.accept_all, drafting.reject_all):
        comments(settled(made.content))


def test_comments_of_a_side_whose_program_dropped_them_survive(base: bytes) -> None:
    base = _commented(base, "met redenen af", "van vroeger", "Allen")
    lost = through(base, *THEIRS[:1])
    package = open_package(lost)
    parts = dict(package.parts)
    parts["word/document.xml"] = re.sub(
        rb"<w:commentRange(?:Start|End) [^>]*/>|<w:r>(?:<w:rPr>.{0,80}?</w:rPr>)?<w:commentReference [^>]*/></w:r>", b"",
        parts["word/document.xml"],
    )  # fmt: skip
    part = package.related("/comments")
    parts[part] = re.sub(rb"<w:comment .*?</w:comment>", b"", parts[part], flags=re.DOTALL)
    from drafting.word.package.opening import write_package

    made = drafting.merge(base, through(base, OURS), write_package(parts), **STAMP)
    assert list(comments(made.content).values()) == ["van vroeger"]
