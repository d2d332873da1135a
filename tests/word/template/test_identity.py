"""What a loop repeats has an identity of its own in every turn, and what a condition drops leaves nothing dangling."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from drafting.errors import DraftingError, LibraryError
from drafting.word.package.soundness import unsound
from drafting.word.template import Template
from tests.word.template.made import docx, footnote, p, part, run, tbl, text, tr, with_part

FOR, END = p("{%p for i in is %}"), p("{%p endfor %}")
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def field(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("zie")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def marked(words: str, name: str = "_Ref1", number: int = 5) -> str:
    return f'<w:p><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(words)}<w:bookmarkEnd w:id="{number}"/></w:p>'


def with_notes(raw: bytes, kind: str, notes: Mapping[int, str]) -> bytes:
    """`raw` with endnotes or comments of a paragraph each."""
    element = kind.removesuffix("s")
    said = "".join(
        f'<w:{element} w:id="{n}" w:author="J" w:initials="J">{p(t)}</w:{element}>'.replace(
            ' w:author="J" w:initials="J"', "" if kind == "endnotes" else ' w:author="J" w:initials="J"'
        )
        for n, t in notes.items()
    )
    raw = with_part(raw, f"word/{kind}.xml", lambda _: f"<w:{kind} {_W}>{said}</w:{kind}>".encode())
    override = f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE}{kind}+xml"/></Types>'
    raw = with_part(raw, "[Content_Types].xml", lambda old: old.replace(b"</Types>", override.encode()))
    relation = f'<Relationship Id="rId{kind}" Type="{_REL}{kind}" Target="{kind}.xml"/></Relationships>'
    return with_part(
        raw, "word/_rels/document.xml.rels", lambda old: old.replace(b"</Relationships>", relation.encode())
    )


def filled(raw: bytes, values: dict[str, Any]) -> str:
    made = Template(raw, name="brief.docx").fill(values)
    assert [f.text() for f in unsound(made)] == []
    return part(made, "word/document.xml").decode()


@pytest.mark.parametrize("before", [True, False])
def test_references_follow_the_bookmark_of_their_turn(before: bool) -> None:
    pair = [marked("Artikel {{ i }}"), f"<w:p>{field('REF _Ref1')}{field('PAGEREF _Ref1')}</w:p>"]
    xml = filled(docx(FOR, *(pair[::-1] if before else pair), END), {"is": [1, 2, 3]})
    assert re.findall(r'w:name="(_Ref1\w*)"', xml) == ["_Ref1", "_Ref1_2", "_Ref1_3"]
    assert re.findall(r"> REF (\S+)", xml) == ["_Ref1", "_Ref1_2", "_Ref1_3"]
    assert re.findall(r"> PAGEREF (\S+)", xml) == ["_Ref1", "_Ref1_2", "_Ref1_3"]


def test_links_and_simple_fields_follow_too_and_an_inner_loop_refers_to_the_outer_turn() -> None:
    inner = p("{%p for j in is %}") + (
        f'<w:p><w:hyperlink w:anchor="Deel">{run("a")}</w:hyperlink>'
        f'<w:fldSimple w:instr=" NOTEREF Deel \\h ">{run("x")}</w:fldSimple></w:p>'
    ) + p("{%p endfor %}")  # fmt: skip
    xml = filled(docx(FOR, marked("{{ i }}", "Deel"), inner, END), {"is": [1, 2]})
    assert re.findall(r'w:anchor="(\w+)"', xml) == ["Deel", "Deel", "Deel_2", "Deel_2"]
    assert re.findall(r"NOTEREF (\w+)", xml) == ["Deel", "Deel", "Deel_2", "Deel_2"]


def test_a_name_that_is_taken_is_not_given_again() -> None:
    xml = filled(docx(marked("x", "Deel_2", 9), FOR, marked("{{ i }}", "Deel"), END), {"is": [1, 2]})
    names = re.findall(r'w:name="(Deel\w*)"', xml)
    assert len(names) == len(set(names)) == 3


def test_a_reference_from_outside_leads_to_the_first_turn() -> None:
    xml = filled(docx(FOR, marked("{{ i }}"), END, f"<w:p>{field('REF _Ref1')}</w:p>"), {"is": [1, 2]})
    assert "> REF _Ref1 <" in xml


@pytest.mark.parametrize(("blocks", "values"), [
    ((p("{%p if x %}"), marked("a"), p("{%p endif %}"), f"<w:p>{field('REF _Ref1')}</w:p>"), {"x": False}),
    ((FOR, marked("a"), END, f"<w:p>{field('PAGEREF _Ref1')}</w:p>"), {"is": []}),
    ((p("{%p if x %}"), marked("a"), p("{%p endif %}"), p("{%p if not x %}"), f"<w:p>{field('REF _Ref1')}</w:p>", p("{%p endif %}")), {"x": False}),
])  # fmt: skip
def test_a_reference_to_what_was_dropped_is_told_at_its_place(blocks: tuple[str, ...], values: dict[str, Any]) -> None:
    with pytest.raises(LibraryError) as caught:
        Template(docx(*blocks), name="brief.docx").fill(values)
    finding = caught.value.findings[0]
    assert finding.code == "template.dangling"
    assert finding.place.paragraph in (4, 5)
    assert "'_Ref1'" in caught.value.text()


def test_a_reference_that_is_dropped_along_asks_for_nothing() -> None:
    both = docx(p("{%p if x %}"), marked("a"), f"<w:p>{field('REF _Ref1')}</w:p>", p("{%p endif %}"), p("na"))
    assert "na" in filled(both, {"x": False})


def test_a_dropped_heading_goes_out_of_the_table_of_contents() -> None:
    def entry(name: str, words: str) -> str:
        return (
            f'<w:p><w:hyperlink w:anchor="{name}">{run(words)}{field(f"PAGEREF {name} {chr(92)}h")}</w:hyperlink></w:p>'
        )

    raw = docx(entry("_Toc1", "Een"), entry("_Toc2", "Twee"), marked("Een", "_Toc1", 1), p("{%p if x %}"), marked("Twee", "_Toc2", 2), p("{%p endif %}"))  # fmt: skip
    assert "Twee" not in filled(raw, {"x": False})
    assert filled(raw, {"x": True}).count("Twee") == 2


def test_controls_and_shapes_have_their_own_ids() -> None:
    control = '<w:sdt><w:sdtPr><w:tag w:val="t"/><w:id w:val="77"/></w:sdtPr><w:sdtContent>' + p("{{ i }}") + "</w:sdtContent></w:sdt>"  # fmt: skip
    shape = (
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
        ' id="Vak 1" o:spid="_x0000_s1026"/></w:pict></w:r></w:p>'
    )
    xml = filled(docx(FOR, control, shape, END), {"is": [1, 2, 3]})
    for found in (r'<w:id w:val="(\d+)"', r' id="(Vak[^"]*)"', r'o:spid="([^"]*)"'):
        assert len(set(re.findall(found, xml))) == 3
    assert all(re.fullmatch(r"_x0000_s\d+", one) for one in re.findall(r'o:spid="([^"]*)"', xml))


def test_drawings_in_a_header_have_their_own_ids() -> None:
    raw = with_part(
        docx(p("x"), header="weg"), "word/header1.xml",
        lambda old: re.sub(
            rb"<w:p>.*</w:p>",
            (FOR + '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="3" name="n"/></wp:inline></w:drawing></w:r></w:p>' + END).encode(),
            old[: old.index(b"<w:p")] + b"<w:p></w:p>" + old[old.rindex(b"</w:p>") + 6 :],
        ),
    )  # fmt: skip
    made = part(Template(raw).fill({"is": [1, 2]}), "word/header1.xml").decode()
    assert len(set(re.findall(r'docPr id="(\d+)"', made))) == 2


def test_a_range_that_crosses_a_condition_or_loop_is_never_half() -> None:
    start, end = '<w:bookmarkStart w:id="4" w:name="Heel"/>', '<w:bookmarkEnd w:id="4"/>'
    for values in ({"x": True, "is": [1, 2]}, {"x": False, "is": []}):
        for blocks in (
            (p("{%p if x %}"), f"<w:p>{start}{run('a')}</w:p>", p("{%p endif %}"), f"<w:p>{run('b')}{end}</w:p>"),
            (f"<w:p>{start}{run('a')}</w:p>", p("{%p if x %}"), f"<w:p>{run('b')}{end}</w:p>", p("{%p endif %}")),
            (FOR, f"<w:p>{start}{run('a')}</w:p>", END, f"<w:p>{run('b')}{end}</w:p>"),
            (f"<w:p>{start}{run('a')}</w:p>", FOR, f"<w:p>{run('b')}{end}</w:p>", END),
        ):
            filled(docx(*blocks), values)


# ---------------------------------------------------------------- notes


def test_a_footnote_sees_the_variables_of_its_loop_and_is_its_own_each_turn() -> None:
    raw = docx(FOR, f"<w:p>{run('t {{ i }}')}{footnote(1)}</w:p>", END, footnotes={1: "noot {{ i }} van {{ wie }}"})
    made = Template(raw).fill({"is": [1, 2], "wie": "J & Z"})
    assert text(made, "word/footnotes.xml")[1:] == ["noot 1 van J & Z", "noot 2 van J & Z"]
    assert unsound(made) == []


@pytest.mark.parametrize("kind", ["endnotes", "comments"])
def test_endnotes_and_comments_are_filled_as_footnotes_are(kind: str) -> None:
    element = kind.removesuffix("s")
    refer = f'<w:r><w:{element}Reference w:id="1"/></w:r>'
    span = ('<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>') if kind == "comments" else ("", "")
    raw = with_notes(docx(FOR, f"<w:p>{span[0]}{run('t')}{span[1]}{refer}</w:p>", END), kind, {1: "bij {{ i }}"})
    made = Template(raw).fill({"is": ["a", "b"]})
    assert text(made, f"word/{kind}.xml") == ["bij a", "bij b"]
    assert unsound(made) == []
    ids = re.findall(rf'<w:{element}Reference w:id="(\d+)"', part(made, "word/document.xml").decode())
    assert ids == re.findall(rf'<w:{element} w:id="(\d+)"', part(made, f"word/{kind}.xml").decode())
    assert len(set(ids)) == 2
    steady = with_notes(docx(f"<w:p>{run('t')}{refer}</w:p>"), kind, {1: "bij {{ i }}"})
    assert text(Template(steady).fill({"i": "c"}), f"word/{kind}.xml") == ["bij c"]


@pytest.mark.parametrize("kind", ["footnotes", "endnotes", "comments"])
def test_a_note_of_a_dropped_condition_asks_for_nothing(kind: str) -> None:
    element = kind.removesuffix("s")
    blocks = (
        p("{%p if x %}"),
        f'<w:p>{run("t")}<w:r><w:{element}Reference w:id="1"/></w:r></w:p>',
        p("{%p endif %}"),
        p("na"),
    )
    raw = docx(*blocks, footnotes={1: "{{ alleen_dan }}"}) if kind == "footnotes" else with_notes(docx(*blocks), kind, {1: "{{ alleen_dan }}"})  # fmt: skip
    made = Template(raw).fill({"x": False})
    assert "alleen_dan" not in part(made, f"word/{kind}.xml").decode()
    assert unsound(made) == []
    with pytest.raises(DraftingError) as caught:
        Template(raw, name="brief.docx").fill({"x": True})
    assert "'alleen_dan' staat niet in de gegevens" in caught.value.text()
    assert (
        "voetnoten" if kind == "footnotes" else "eindnoten" if kind == "endnotes" else "opmerkingen"
    ) in caught.value.text()


def test_the_place_of_a_missing_value_in_a_note_of_a_loop_is_that_of_the_note() -> None:
    raw = docx(FOR, f"<w:p>{run('t')}{footnote(2)}</w:p>", END, footnotes={1: "een", 2: "noot {{ weg }}", 3: "drie"})
    with pytest.raises(DraftingError) as caught:
        Template(raw, name="brief.docx").fill({"is": [1]})
    assert caught.value.text().startswith("brief.docx, voetnoten, alinea 3 (“noot {{ weg }}”)")


def test_a_note_in_a_row_that_repeats() -> None:
    row = f"<w:tr><w:tc><w:p>{run('{{ i }}')}{footnote(1)}</w:p></w:tc></w:tr>"
    raw = docx(tbl(1, tr("{%tr for i in is %}"), row, tr("{%tr endfor %}")), footnotes={1: "bij {{ i }}"})
    assert text(Template(raw).fill({"is": [1, 2]}), "word/footnotes.xml")[1:] == ["bij 1", "bij 2"]
