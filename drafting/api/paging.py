"""Page numbers in the table of contents, by laying the document out once with LibreOffice."""

from __future__ import annotations

from drafting.pdf import from_docx
from drafting.pdf.office import TIMEOUT
from drafting.pdf.outline import heading_pages
from drafting.word.paging import with_pages


def paginate(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """A Word file with page numbers in its table of contents. Raises ComponentError where LibreOffice is missing or fails."""
    return with_pages(docx, heading_pages(from_docx(docx, timeout)))
