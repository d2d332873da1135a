"""What keeps together on a page, and what a reader sees of values that are still open."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from drafting import tree as t
from drafting.word import read_docx, unsound, write_docx
from drafting.word.writer.tables import WHOLE
from tests.conftest import ROOT

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"
FRAME = (ROOT / "templates" / "agreement" / "frame.docx").read_bytes()
COVER = {
    "title": "Maatwerkafspraak [●: naam] & Zn", "subtitle": "", "kind_label": "Maatwerkafspraak", "parties": ["A", "[●: partij]"],
    "status": "concept", "version": "0.1", "date": "[●: dag van ondertekening]", "reference": "", "confidentiality": "",
    "label_status": "Status", "label_version": "Versie", "label_date": "Datum", "label_reference": "Kenmerk", "label_page": "Pagina",
    "label_of": "van", "label_between": "tussen", "label_and": "en",
}  # fmt: skip


def _document(*body: Any) -> t.Document:
    return t.Document("agreement", "nl", "Titel", "", "statute", body, cover=COVER)


def _root(docx: bytes, part: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(part))


def _table(rows: int) -> t.Table:
    def row(text: str, header: bool = False) -> t.Row:
        return t.Row((t.Cell((t.Block((t.Text(text),), "cell"),), header),))

    return t.Table(
        (t.Column(1.0, "left"),), row("kop", True), tuple(row(str(n)) for n in range(rows)), (), "tabel", "tabel"
    )


def _kept(rows: int) -> list[bool]:
    root = _root(write_docx(_document(_table(rows)), FRAME))
    table = next(root.iter(f"{W}tbl"))
    return [row.find("w:tc/w:p/w:pPr/w:keepNext", NS) is not None for row in table.iterfind("w:tr", NS)][1:]


@pytest.mark.parametrize("rows", [1, 2, WHOLE])
def test_a_short_table_stands_on_one_page(rows: int) -> None:
    assert _kept(rows) == [True] * (rows - 1) + [False]


def test_a_long_table_parts_but_leaves_no_row_alone() -> None:
    rows = WHOLE + 3
    assert _kept(rows) == [True, *[False] * (rows - 3), True, False]


def test_the_words_above_the_signatures_stay_with_the_first_block() -> None:
    one = t.Signatory(
        (t.Text("de Staat"),), (t.Text("A. Jansen"),), (t.Text("Minister"),), ("Plaats", "Datum", "Handtekening")
    )
    node = t.Signatures(
        "signing", "signing", (t.Text("Ondertekening"),), "", (t.Block((t.Text("Ondertekend te Delft."),)),), (one, one)
    )
    document = _document(node)
    docx = write_docx(document, FRAME)
    lead = next(p for p in _root(docx).iter(f"{W}p") if "".join(p.itertext()) == "Ondertekend te Delft.")
    assert lead.find("w:pPr/w:keepNext", NS) is not None
    assert read_docx(docx).body == document.body


def test_the_last_signature_block_never_stands_alone_on_a_page() -> None:
    one = t.Signatory(
        (t.Text("de Staat"),), (t.Text("A. Jansen"),), (t.Text("Minister"),), ("Plaats", "Datum", "Handtekening")
    )
    node = t.Signatures("signing", "signing", (t.Text("Ondertekening"),), "", (), (one, one, one))
    root = _root(write_docx(_document(node), FRAME))
    lines = [p for p in root.iter(f"{W}p") if "".join(p.itertext()).startswith("Handtekening:")]
    assert [p.find("w:pPr/w:keepNext", NS) is None for p in lines] == [False, True, False]
    assert [
        p.find("w:pPr/w:keepNext", NS) is not None and p.find("w:pPr/w:keepNext", NS).get(f"{W}val") == "0"
        for p in lines
    ] == [True, False, True]


def test_a_page_break_before_the_signatures_stands_before_their_heading() -> None:
    block = t.Block((t.Text("Ondertekend te Delft."),), "lead")
    signing = t.Signatures("signing", "signing", (t.Text("Ondertekening"),), "", (block,), ())
    document = _document(t.Block((t.Text("Tekst."),)), t.PageBreak(), signing)
    docx = write_docx(document, FRAME)
    broken = [p for p in _root(docx).iter(f"{W}p") if p.find("w:pPr/w:pageBreakBefore", NS) is not None]
    assert ["".join(p.itertext()) for p in broken] == ["Ondertekening"]
    assert read_docx(docx).body == document.body


@pytest.mark.parametrize(
    ("date", "said"), [("23 juni 2025", ["Datum23 juni 2025", "Statusconcept"]), ("", ["Statusconcept"])]
)
def test_a_cover_without_a_date_has_no_line_for_it(date: str, said: list[str]) -> None:
    document = t.Document(
        "agreement", "nl", "Titel", "", "statute", (t.Block((t.Text("Tekst."),)),), cover={**COVER, "date": date}
    )
    words = ["".join(p.itertext()) for p in _root(write_docx(document, FRAME)).iter(f"{W}p")]
    assert [w for w in words if w.startswith(("Datum", "Status"))] == said


def test_open_values_of_the_cover_are_marked_as_those_of_the_body() -> None:
    docx = write_docx(_document(t.Block((t.Text("Tekst."),))), FRAME)
    assert unsound(docx) == []
    for part, wanted in (
        ("word/document.xml", {"[●: naam]", "[●: partij]", "[●: dag van ondertekening]"}),
        ("word/header1.xml", {"[●: naam]"}),
    ):
        lit = {
            "".join(r.itertext())
            for r in _root(docx, part).iter(f"{W}r")
            if r.find("w:rPr/w:highlight", NS) is not None
        }
        assert lit == wanted
    assert read_docx(docx).cover["title"] == COVER["title"]
    assert "Maatwerkafspraak [●: naam] & Zn" in ["".join(p.itertext()) for p in _root(docx).iter(f"{W}p")]
