"""Through LibreOffice: numbers, references and words stay what they are, and the PDF is one that all can read."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from drafting import tree as t
from drafting.api.paging import paginate, to_pdf
from drafting.errors import ComponentError
from drafting.pdf import from_docx
from drafting.pdf.outline import heading_pages
from drafting.word import read_docx, unsound, write_docx
from tests.conftest import ROOT
from tests.word.writer.trees import everything

FRAME = (ROOT / "templates" / "agreement" / "frame.docx").read_bytes()
pytestmark = pytest.mark.office


@pytest.fixture(scope="module", params=[("nl", "statute"), ("en", "contract")], ids=lambda p: "-".join(p))
def made(request: pytest.FixtureRequest, office: str) -> tuple[t.Document, bytes, bytes]:
    document = everything(*request.param)
    docx = write_docx(document, FRAME)
    return document, docx, to_pdf(docx)


def _words(pdf: bytes, tmp_path: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "a.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, text=True, check=True
    )
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_the_numbers_that_are_drawn_are_those_of_the_tree(
    made: tuple[t.Document, bytes, bytes], tmp_path: Path
) -> None:
    document, _, pdf = made
    lines = _words(pdf, tmp_path)
    drawn = [
        " ".join(f"{n.num} {t.plain_text(n.content)}".split())
        for n in t.walk(document)
        if isinstance(n, t.Item | t.SubItem | t.Recital)
    ]
    at = 0
    for text in drawn:
        assert text in lines[at:], text
        at = lines.index(text, at) + 1


def test_a_reference_reads_as_it_was_written(made: tuple[t.Document, bytes, bytes], tmp_path: Path) -> None:
    document, _, pdf = made
    reference = next(n for n in t.walk(document) if isinstance(n, t.CrossReference))
    assert " ".join(t.plain_text(reference).split()) in " ".join(_words(pdf, tmp_path))


def test_the_pdf_is_tagged_archival_and_in_the_right_language(made: tuple[t.Document, bytes, bytes]) -> None:
    document, _, raw = made
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == {"nl": "nl-NL", "en": "en-GB"}[document.lang]
        assert str(pdf.docinfo["/Title"]) == document.properties["title"]
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == document.properties["title"]
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "B")
        kinds = {str(n.get("/S")) for n in _structure(pdf.Root.StructTreeRoot)}
        assert {"/H1", "/H2", "/Table", "/TH", "/Figure", "/Note", "/Link", "/TOCI"} <= kinds
        texts = {str(n.get("/Alt", "")) for n in _structure(pdf.Root.StructTreeRoot) if str(n.get("/S")) == "/Figure"}
        assert any("Twee jaren." in text for text in texts)


def _structure(node: pikepdf.Object) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += list(one)
        elif isinstance(one, pikepdf.Dictionary):
            found.append(one)
            if "/K" in one:
                waiting.append(one.K)
    return found


def test_headings_lead_to_their_pages(made: tuple[t.Document, bytes, bytes]) -> None:
    _, docx, pdf = made
    titles = [title for title, _ in heading_pages(pdf)]
    pages = [page for _, page in heading_pages(pdf)]
    assert pages == sorted(pages)
    assert any(title.endswith("Begrippen") for title in titles)
    paged = paginate(docx)
    assert unsound(paged) == []
    assert read_docx(paged) == read_docx(docx)
    assert b"PAGEREF" in paged or _has(paged, "PAGEREF")
    assert not _has(docx, "PAGEREF")


def _has(docx: bytes, word: str) -> bool:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return word.encode() in archive.read("word/document.xml")


def test_without_libreoffice_a_clear_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(ComponentError) as caught:
        from_docx(b"x")
    assert caught.value.findings[0].code == "pdf.no-office"


def test_what_is_no_document_is_told(office: str) -> None:
    with pytest.raises(ComponentError) as caught:
        from_docx(b"PK\x03\x04 kapot", timeout=60)
    assert caught.value.findings[0].code == "pdf.failed"


def test_waiting_has_an_end(office: str) -> None:
    with pytest.raises(ComponentError) as caught:
        from_docx(write_docx(everything("nl", "statute"), FRAME), timeout=0.01)
    assert caught.value.findings[0].code == "pdf.timeout"
