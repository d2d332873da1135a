"""Our own PDF pages keep PDF/UA-1 and PDF/A-2b, by two checkers that know nothing of each other or of us."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

import drafting
from drafting.api.build import Order, build
from drafting.api.paging import to_pdf
from drafting.errors import ComponentError
from drafting.intake import load_dossier
from drafting.pdf import from_docx
from drafting.pdf.mend import mended
from drafting.word import read_blocks
from tests.conftest import ROOT

pytestmark = pytest.mark.office
PORTFOLIO = ROOT / "examples" / "voortgang-2025" / "portfolio.yaml"


def _portfolio(kind: str, form: str = "") -> bytes:
    since = PORTFOLIO.with_name("vorige.yaml") if kind == "memo" else None
    (built,) = build(Order(source=PORTFOLIO, kinds=kind, languages="nl", form=form, since=since))
    assert built.error is None, built.error
    return built.content


def _dossier(kind: str, lang: str) -> bytes:
    return drafting.render(
        drafting.assemble(load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml"), kind, lang)
    )


MADE = {
    "letter": lambda: _portfolio("letter"),
    "letter as the House prints it": lambda: _portfolio("letter", "house"),
    "memo": lambda: _portfolio("memo"),
    "annex with charts": lambda: _portfolio("annex"),
    "agreement": lambda: _dossier("agreement", "nl"),
    "agreement in English": lambda: _dossier("agreement", "en"),
    "eop": lambda: _dossier("eop", "nl"),
}


@pytest.fixture(scope="module", params=sorted(MADE))
def docx(request: pytest.FixtureRequest, office: str) -> bytes:
    return MADE[str(request.param)]()


def page_faults(pdf: bytes, profile: str) -> list[str]:
    """What page-validation says against a PDF. `profile`: "ua1" or "2b"."""
    page = pytest.importorskip("page")
    return [f"{f.rule_id}: {f.message}" for f in page.validate_pdf_bytes(pdf, profile=profile).failures]


def notes_of(docx: bytes) -> set[str]:
    """The words of each footnote."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return set()
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    words = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    return {"".join(t.text or "" for t in note.iter(words)).replace("\u00a0", " ").strip() for note in root}


def outloud_faults(pdf: bytes, folder: Path, notes: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """What outloud says against a PDF, warnings too. Its guess that a line low on three pages is a footer (PAG-001) is no fault
    where the line is one of the document's `notes`: the same source cited on three pages is content each time."""
    outloud: Any = pytest.importorskip("outloud")
    path = folder / "checked.pdf"
    path.write_bytes(pdf)
    result = outloud.check(str(path))
    assert result.error is None, result.error
    told = [f for f in result.findings if f.severity in ("error", "warning")]
    cited = [
        f
        for f in told
        if f.rule == "PAG-001" and re.sub(r"^\d+\s+", "", f.evidence).replace("\u00a0", " ").strip() in notes
    ]
    return [f"{f.rule} {f.page}: {f.message}" for f in told if f not in cited]


def test_two_checkers_find_nothing_in_what_we_make(docx: bytes, tmp_path: Path) -> None:
    pdf = to_pdf(docx)
    assert page_faults(pdf, "ua1") == []
    assert page_faults(pdf, "2b") == []
    assert outloud_faults(pdf, tmp_path, notes_of(docx)) == []


def test_what_is_mended_was_at_fault(docx: bytes, tmp_path: Path) -> None:
    raw = from_docx(docx)
    assert page_faults(raw, "ua1")
    assert page_faults(raw, "2b")
    assert outloud_faults(raw, tmp_path)


def test_mending_changes_no_word_and_no_page(docx: bytes) -> None:
    fitz = pytest.importorskip("pymupdf")
    raw, texts = from_docx(docx), [text for block in read_blocks(docx) for text in block.drawings]
    before, after = fitz.open(stream=raw), fitz.open(stream=mended(raw, texts))
    assert [p.get_text() for p in after] == [p.get_text() for p in before]
    for a, b in zip(before, after, strict=True):
        assert a.get_pixmap(dpi=40).samples == b.get_pixmap(dpi=40).samples


def test_a_link_says_where_it_leads(office: str) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(MADE["agreement"]()))) as pdf:
        said = {str(a["/Contents"]) for page in pdf.pages for a in page.obj.get("/Annots", [])}
    assert "artikel 7" in said
    assert any(text.startswith("Bijlage 1 ") for text in said), "an entry of the contents"
    with pikepdf.open(io.BytesIO(to_pdf(MADE["letter"]()))) as pdf:
        said = {str(a["/Contents"]) for page in pdf.pages for a in page.obj.get("/Annots", [])}
    assert {"Voetnoot 1", "Terug naar de tekst bij voetnoot 1"} <= said


def test_a_note_has_an_id_a_label_and_its_words_once(office: str) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(MADE["letter"]()))) as pdf:
        from drafting.pdf.structure import Structure

        structure = Structure(pdf)
        notes = [e for e in structure.elements() if structure.role(e) == "/Note"]
        assert len(notes) > 5
        assert len({str(n["/ID"]) for n in notes}) == len(notes)
        for note in notes:
            label = structure.kids(note)[0]
            assert str(label["/S"]) == "/Lbl"
            assert [str(k["/S"]) for k in structure.kids(label)] == ["/Link"]


def test_what_is_no_pdf_is_told_not_thrown() -> None:
    with pytest.raises(ComponentError) as told:
        mended(b"not a pdf")
    assert told.value.findings[0].code == "pdf.failed"
