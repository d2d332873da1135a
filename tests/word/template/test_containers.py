"""Nothing that Word needs is left empty, whatever a condition drops or a loop does not print."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from drafting.word.package.soundness import unsound
from drafting.word.template import RichTextParagraph, Template
from drafting.word.template.containers import doubtful
from drafting.word.template.dialect import to_jinja
from tests.word.template.made import docx, p, part, run, tbl, tc, tr, with_part

IF, END = p("{%p if x %}"), p("{%p endif %}")
BOX = (
    "<w:p><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" id=\"s1\"><v:textbox><w:txbxContent>%s</w:txbxContent>"
    "</v:textbox></v:shape></w:pict></w:r></w:p>"
)  # fmt: skip
CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'


def cell(*blocks: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{"".join(blocks)}</w:tc>'


CASES = {
    "cell": tbl(1, f"<w:tr>{cell(IF, p('a'), END)}</w:tr>"),
    "cell of an inline condition": tbl(1, f"<w:tr><w:tc>{p('{%p if x %}')}{tbl(1, tr('t'))}{END}</w:tc></w:tr>"),
    "cell that ends in a table": tbl(1, f"<w:tr>{cell(tbl(1, tr('t')), IF, p('a'), END)}</w:tr>"),
    "cell that ends in a table when shown": tbl(1, f"<w:tr>{cell(p('a'), p('{%p if not x %}'), tbl(1, tr('t')), END)}</w:tr>"),
    "row": tbl(1, tr("{%tc if x %}", "a", "{%tc endif %}"), tr("b")),
    "table": tbl(1, tr("{%tr if x %}"), tr("a"), tr("{%tr endif %}")),
    "table in a cell": tbl(1, f"<w:tr>{cell(tbl(1, tr('{%tr if x %}'), tr('a'), tr('{%tr endif %}')), p(''))}</w:tr>"),
    "table alone in a cell": tbl(1, f"<w:tr>{cell(tbl(1, tr('{%tr if x %}'), tr('a'), tr('{%tr endif %}')))}</w:tr>"),
    "row of tables that go": tbl(2, tr("{%tr for q in none_ %}", ""), tr("{{ q }}", ""), tr("{%tr endfor %}", "")),
    "text box": BOX % (IF + p("a") + END),
    "control": CONTROL % (IF + p("a") + END),
    "control of rows": tbl(1, CONTROL % (tr("{%tr if x %}") + tr("a") + tr("{%tr endif %}")), tr("b")),
    "control of cells": tbl(1, "<w:tr>" + CONTROL % (tc("{%tc if x %}") + tc("a") + tc("{%tc endif %}")) + "</w:tr>", tr("b")),
    "control in a line": f"<w:p>{CONTROL % run('{% if x %}a{% endif %}')}</w:p>",
    "value in a cell": tbl(1, f"<w:tr>{cell(p('{{p y }}'))}</w:tr>"),
    "macro": p("{%p macro m() %}") + tbl(1, f"<w:tr>{cell(IF, p('a'), END)}</w:tr>") + p("{%p endmacro %}") + p("{{p m() }}"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("shown", [False, True])
def test_no_container_is_left_empty(case: str, shown: bool) -> None:
    made = Template(docx(CASES[case], p("na"))).fill({"x": shown, "none_": [], "y": ""})
    assert [f.text() for f in unsound(made)] == []


@pytest.mark.parametrize("kind", ["header", "footer"])
def test_a_header_or_footer_keeps_a_paragraph(kind: str) -> None:
    raw = docx(p("x"), **{kind: "weg"})
    name = f"word/{kind}1.xml"

    def changed(old: bytes) -> bytes:
        start, end = old.index(b"<w:p"), old.rindex(b"</w:p>") + 6
        return old[:start] + (IF + p("a") + END).encode() + old[end:]

    made = Template(with_part(raw, name, changed)).fill({"x": False})  # type: ignore[arg-type]
    assert unsound(made) == []
    assert b"<w:p/>" in part(made, name)


def test_a_note_keeps_a_paragraph() -> None:
    raw = docx(f'<w:p>{run("a")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes={1: "n"})

    def changed(old: bytes) -> bytes:
        start, end = old.index(b"<w:p>", old.index(b'w:id="1"')), old.rindex(b"</w:p>") + 6
        return old[:start] + (IF + p("a") + END).encode() + old[end:]

    assert unsound(Template(with_part(raw, "word/footnotes.xml", changed)).fill({"x": False})) == []


@pytest.mark.parametrize(
    "block",
    [
        tbl(2, tr("kop", "kop"), tr("{%tr for q in x %}", ""), tr("{{ q }}", "{% if q %}a{% endif %}"), tr("{%tr endfor %}", "")),
        IF + tbl(1, tr("a")) + END,
        IF + p("a") + END,
        f"<w:p>{CONTROL % run('{% if x %}a{% endif %}')}</w:p>",
    ],
)  # fmt: skip
def test_what_cannot_be_left_empty_costs_nothing(block: str) -> None:
    assert not doubtful(to_jinja(block))


def test_rows_of_paragraphs_in_a_cell_stay_as_they_are() -> None:
    raw = docx(tbl(1, f"<w:tr>{cell(p('{{p y }}'))}</w:tr>"))
    values: dict[str, Any] = {"y": RichTextParagraph("een").add("twee")}
    xml = part(Template(raw).fill(values), "word/document.xml")
    assert xml.count(b"<w:p>") == 2
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert "word/document.xml" in archive.namelist()
