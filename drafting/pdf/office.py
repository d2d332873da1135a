"""Word to PDF through LibreOffice: tagged, with bookmarks, PDF/A-2b, in a profile of its own that is thrown away.

Started for each document, unless the process keeps LibreOffice running (see `pool`)."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from drafting.errors import ComponentError, Finding

TIMEOUT = 180  # seconds for one document
FILTER = {
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
    running = sys.modules.get("drafting.pdf.pool")  # loaded only by who keeps one
    pool = running.kept() if running else None
    if pool is not None:
        made: bytes = pool.from_docx(docx, timeout)
        return made
    with tempfile.TemporaryDirectory(prefix="drafting-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(docx)
        options = json.dumps({k: {"type": kind, "value": value} for k, (kind, value) in FILTER.items()})
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
        written = Path(folder, "document.pdf")
        if not written.is_file():
            reason = (done.stderr or done.stdout).decode(errors="replace").strip()[-300:]
            raise ComponentError(Finding("pdf.failed", values={"reason": reason or f"exit {done.returncode}"}))
        return written.read_bytes()
