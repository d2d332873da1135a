"""What needs a laid-out document: the PDF, and page numbers in the table of contents of a Word file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from drafting.errors import ComponentError
from drafting.pdf import from_docx
from drafting.pdf.mend import mended
from drafting.pdf.office import TIMEOUT
from drafting.pdf.outline import heading_pages
from drafting.word import read_blocks
from drafting.word.writer.paging import with_pages


def to_pdf(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """A Word file as PDF (PDF/A-2b, tagged, with bookmarks and alternative texts).

    Raises ComponentError where LibreOffice is missing or fails.
    """
    texts = [text for block in read_blocks(docx) for text in block.drawings]
    return mended(from_docx(docx, timeout), texts)


def foreign_to_pdf(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """A Word file of others as PDF: mended as ours are, but it does not say that it keeps PDF/UA-1, for nobody looked.

    Raises ComponentError where LibreOffice is missing or fails.
    """
    texts = [text for block in read_blocks(docx) for text in block.drawings]
    try:
        pdf = from_docx(docx, timeout)
    except ComponentError as error:
        if any(f.code in ("pdf.no-office", "pdf.timeout") for f in error.findings):
            raise
        pdf = from_docx(docx, timeout, alone=True)  # a file with comments, for one, breaks a kept LibreOffice only
    return mended(pdf, texts, claim=False)


def keep_office(size: int = 1) -> None:
    """Keeps up to `size` LibreOffices running in this process for the PDFs to come, where that can be done."""
    from drafting.pdf.pool import keep

    keep(size)


@contextmanager
def office_kept() -> Iterator[None]:
    """One LibreOffice for all PDFs within, unless the process keeps some already."""
    from drafting.pdf.pool import keep, kept, release

    if kept() is not None:
        yield
        return
    keep()
    try:
        yield
    finally:
        release()


def release_office() -> None:
    """Ends what `keep_office` began."""
    from drafting.pdf.pool import release

    release()


def paginate(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """A Word file with page numbers in its table of contents. Raises ComponentError where LibreOffice is missing or fails."""
    return with_pages(docx, heading_pages(from_docx(docx, timeout)))
