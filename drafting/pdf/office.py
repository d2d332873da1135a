"""Word to PDF through LibreOffice: tagged, with bookmarks, PDF/A-2b, in a profile of its own that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from drafting.errors import ComponentError, Finding

TIMEOUT = 180  # seconds for one document
_FILTER = {
    "UseTaggedPDF": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b
    "PDFUACompliance": ("boolean", "true"),
    "UseLosslessCompression": ("boolean", "false"),
    "InitialView": ("long", "1"),  # show the bookmarks
    "DisplayPDFDocumentTitle": ("boolean", "true"),
}


def office_path() -> str | None:
    """Where LibreOffice is, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def from_docx(docx: bytes, timeout: float = TIMEOUT) -> bytes:
    """The PDF of a Word file. Raises ComponentError where LibreOffice is missing, hangs (`timeout` seconds) or fails."""
    office = office_path()
    if office is None:
        raise ComponentError(Finding("pdf.no-office"))
    with tempfile.TemporaryDirectory(prefix="drafting-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(docx)
        options = json.dumps({k: {"type": kind, "value": value} for k, (kind, value) in _FILTER.items()})
        command = [
            office, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            done = subprocess.run(command, capture_output=True, timeout=timeout, check=False)
        except subprocess.TimeoutExpired:
            raise ComponentError(Finding("pdf.timeout", values={"seconds": int(timeout)})) from None
        except OSError as error:
            raise ComponentError(Finding("pdf.failed", values={"reason": str(error)})) from None
        made = Path(folder, "document.pdf")
        if not made.is_file():
            reason = (done.stderr or done.stdout).decode(errors="replace").strip()[-300:]
            raise ComponentError(Finding("pdf.failed", values={"reason": reason or f"exit {done.returncode}"}))
        return made.read_bytes()
