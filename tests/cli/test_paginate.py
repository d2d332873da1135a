"""Page numbers in the table of contents are those of the pages that a reader turns."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from drafting.api.paging import to_pdf
from drafting.cli import main
from drafting.pdf.outline import heading_pages
from drafting.word import unsound
from tests.conftest import ROOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
pytestmark = pytest.mark.office


def _contents(docx: bytes) -> list[tuple[str, int]]:
    """The lines of the table of contents: what they say, and the page behind it."""
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = []
    for link in root.iter(f"{W}hyperlink"):
        codes = "".join(str(c.text) for c in link.iter(f"{W}instrText"))
        if "PAGEREF" in codes:
            words = [str(n.text) if n.tag == f"{W}t" else "\t" for n in link.iter(f"{W}t", f"{W}tab")]
            *text, page = "".join(words).split("\t")
            found.append(("".join("".join(text).split()), int(page)))
    return found


@pytest.mark.parametrize(("name", "kind", "lang"), [("wadchemie", "agreement", "nl"), ("glasgroep", "jloi", "en")])
def test_the_pages_named_are_those_of_the_pdf(name: str, kind: str, lang: str, tmp_path: Path, office: str) -> None:
    source = str(ROOT / "examples" / name / "dossier.yaml")
    assert main(["build", source, "--kind", kind, "--lang", lang, "--paginate", "-o", str(tmp_path)]) == 0
    docx = (tmp_path / f"{name}-{kind}-{lang}.docx").read_bytes()
    assert unsound(docx) == []
    named = _contents(docx)
    assert len(named) > 40
    pdf = to_pdf(docx)
    headings = [("".join(title.split()), page) for title, page in heading_pages(pdf)]
    for words, page in named:
        assert any(title.endswith(words) or words.endswith(title) for title, at in headings if at == page), (
            words,
            page,
        )
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert max(page for _, page in named) <= len(opened.pages)
    assert [page for _, page in named] == sorted(page for _, page in named)


def test_a_pdf_has_them_without_asking(tmp_path: Path, office: str) -> None:
    import shutil
    import subprocess

    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    source = str(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    assert main(["build", source, "--kind", "jloi", "--format", "pdf", "-o", str(tmp_path)]) == 0
    path = tmp_path / "wadchemie-jloi-nl.pdf"
    done = subprocess.run(
        ["pdftotext", "-layout", "-f", "2", "-l", "2", str(path), "-"], capture_output=True, text=True, check=True
    )
    assert re.search(r"Artikel 1\s+Begrippen[ .…]+\d+\n", done.stdout)
