"""A subdocument loses nothing on its way in: notes, comments, links, pictures, lists and styles come along, each time under numbers of their own."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from drafting.cli import main
from drafting.errors import DraftingError, PackageError
from drafting.word.bundle.foreign import refused
from drafting.word.package.opening import open_package
from drafting.word.package.soundness import unsound
from drafting.word.template import Subdocument, Template
from tests.word.template.made import docx, p, part, run, with_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOLE = Template(docx(p("voor"), p("{{p x }}"), p("na"), footnotes={1: "eigen noot"}))
TWICE = Template(docx(p("{%p for i in l %}"), p("{{p x }}"), p("{%p endfor %}")))


def words(raw: bytes) -> dict[str, Counter[str]]:
    """The words of the body, and of the notes and comments that it refers to."""
    package = open_package(raw)
    body = package.xml(package.main)
    found = {"body": Counter(" ".join(t.text or "" for t in body.iter(f"{W}t", f"{W}delText")).split())}
    for sort in ("footnote", "endnote", "comment"):
        referred = {n.get(f"{W}id") for n in body.iter(f"{W}{sort}Reference")}
        parts = [r.target for r in package.relationships(package.main).values() if r.type.endswith(f"/{sort}s")]
        notes = [n for name in parts if name in package.parts for n in package.xml(name) if n.get(f"{W}id") in referred]
        found[sort] = Counter(" ".join(t.text or "" for n in notes for t in n.iter(f"{W}t")).split())
    return found


def taken(raw: bytes) -> bytes:
    """A subdocument in a template: sound, and no word lost."""
    made = HOLE.fill({"x": Subdocument(raw)})
    faults = [] if unsound(raw) else [f.text() for f in unsound(made)]
    assert faults == []
    before, after = words(raw), words(made)
    assert {sort: lost for sort in before if (lost := before[sort] - after[sort])} == {}
    return made


@pytest.mark.parametrize("name", ["sub-endnote", "sub-notelink", "sub-comment", "sub-vml", "s1", "s2", "sub"])
def test_what_was_lost_before_comes_along(shared: Path, name: str) -> None:
    made = taken((shared / "faults" / "templates" / f"{name}.docx").read_bytes())
    package = open_package(made)
    for source in package.parts:
        if not source.endswith(".rels"):
            referred = set(re.findall(rb'\br:(?:id|embed|link|pict)="([^"]*)"', package.parts[source]))
            assert referred <= {rid.encode() for rid in package.relationships(source)}


@pytest.mark.parametrize("name", ["s.docx", "s.dotx"])
def test_strict_files_and_word_templates_come_in_as_any_other(shared: Path, name: str) -> None:
    assert words(taken((shared / "faults" / "templates" / name).read_bytes()))["body"].total() > 2


def test_notes_of_both_stay_apart_and_those_of_a_subdocument_used_twice_are_two() -> None:
    sub = docx(f'<w:p>{run("zin")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes={1: "noot van sub"})
    made = taken(sub)
    assert (
        part(made, "word/footnotes.xml").count(b"eigen noot")
        == part(made, "word/footnotes.xml").count(b"noot van sub")
        == 1
    )
    made = TWICE.fill({"x": Subdocument(sub), "l": [1, 2]})
    assert [f.text() for f in unsound(made)] == []
    assert len(set(re.findall(rb'footnoteReference w:id="(\d+)"', part(made, "word/document.xml")))) == 2
    assert part(made, "word/footnotes.xml").count(b"noot van sub") == 2


def test_lists_and_bookmarks_of_a_subdocument_used_twice_are_two() -> None:
    listed = p("punt", properties='<w:pStyle w:val="ListNumber"/>')
    marked = f'<w:p><w:bookmarkStart w:id="0" w:name="doel"/>{run("doel")}<w:bookmarkEnd w:id="0"/></w:p>'
    link = f'<w:p><w:hyperlink w:anchor="doel">{run("zie doel")}</w:hyperlink></w:p>'
    made = TWICE.fill({"x": Subdocument(docx(listed, marked, link)), "l": [1, 2]})
    assert [f.text() for f in unsound(made)] == []
    body = part(made, "word/document.xml")
    numbers = re.findall(rb'<w:numId w:val="(\d+)"', body)
    assert len(numbers) == len(set(numbers)) == 2
    names, anchors = re.findall(rb'w:name="([^"]*)"', body), re.findall(rb'w:anchor="([^"]*)"', body)
    assert names == anchors
    assert len(set(names)) == 2


def test_a_style_is_the_templates_where_it_has_one_of_that_name_and_else_comes_with_what_it_rests_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen stijl"/><w:basedOn w:val="Onder"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Onder"><w:name w:val="Onder stijl"/><w:basedOn w:val="Normal"/></w:style>'
    )
    sub = docx(p("eigen", properties='<w:pStyle w:val="Eigen"/>'), p("kop", properties='<w:pStyle w:val="Heading1"/>'))
    sub = with_part(sub, "word/styles.xml", lambda raw: raw.replace(b"</w:styles>", styles.encode() + b"</w:styles>"))
    made = part(TWICE.fill({"x": Subdocument(sub), "l": [1, 2]}), "word/styles.xml")
    assert [made.count(f'w:styleId="{sid}"'.encode()) for sid in ("Eigen", "Onder", "Heading1")] == [1, 1, 1]
    assert made.count(b'<w:basedOn w:val="Onder"/>') == 1


def test_what_may_be_passed_over_stays_so() -> None:
    sub = docx(p("x"))
    spaces = b'xmlns:w99="urn:voorbeeld:uitbreiding" mc:Ignorable="w99" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def ignoring(raw: bytes) -> bytes:
        raw = re.sub(rb' (?:mc:Ignorable|xmlns:mc)="[^"]*"', b"", raw)
        return re.sub(rb"<w:document ", b"<w:document " + spaces + b" ", raw, count=1).replace(
            b"<w:p>", b'<w:p w99:los="1">', 1
        )

    made = taken(with_part(sub, "word/document.xml", ignoring))
    root = open_package(made).xml("word/document.xml")
    prefixes = str(root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable")).split()
    assert "urn:voorbeeld:uitbreiding" in {root.nsmap[prefix] for prefix in prefixes}


def test_what_may_not_come_in_is_refused_in_the_users_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sub = with_part(docx(p("x")), "word/vbaProject.bin", lambda _: b"macro")
    with pytest.raises(PackageError):
        HOLE.fill({"x": Subdocument(sub)})
    (tmp_path / "t.docx").write_bytes(docx(p("{{p x }}")))
    (tmp_path / "sub.docx").write_bytes(sub)
    (tmp_path / "d.json").write_text(json.dumps({"x": {"$subdoc": "sub.docx"}}), encoding="utf-8")
    assert main(["fill", str(tmp_path / "t.docx"), str(tmp_path / "d.json"), "-o", str(tmp_path / "uit.docx")]) == 6
    assert "macro" in capsys.readouterr().err


def _foreign(shared: Path) -> list[Path]:
    return sorted((shared / "material").rglob("*.docx"))


def _takes(files: list[Path]) -> None:
    for file in files:
        raw = file.read_bytes()
        try:
            open_package(raw)
        except DraftingError:
            continue
        if refused(open_package(raw)):  # what a bundle refuses too
            with pytest.raises(PackageError):
                taken(raw)
        else:
            taken(raw)


def test_no_word_of_files_of_others_is_lost_in_some(shared: Path) -> None:
    _takes(_foreign(shared)[::23])


@pytest.mark.slow
def test_no_word_of_files_of_others_is_lost(shared: Path) -> None:
    _takes(_foreign(shared))
