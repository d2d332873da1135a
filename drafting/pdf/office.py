"""Word to PDF through LibreOffice: tagged, with bookmarks, PDF/A-2b, in a profile of its own that is thrown away.

Started for each document, unless the process keeps LibreOffice running (see `pool`)."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
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


_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def new_profile(folder: Path) -> str:
    """A profile of LibreOffice in `folder`, as the address it is started with. In it documents, which may come from anyone,
    load nothing from the network or from other files of this machine (linked pictures, INCLUDETEXT), and run no macro."""
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return folder.as_uri()


def from_docx(docx: bytes, timeout: float = TIMEOUT, *, alone: bool = False) -> bytes:
    """The PDF of a Word file; `alone`: of a LibreOffice started for it, also where the process keeps some.

    Raises ComponentError where LibreOffice is missing, hangs (`timeout` seconds) or fails.
    """
    office = office_path()
    if office is None:
        raise ComponentError(Finding("pdf.no-office"))
    running = sys.modules.get("drafting.pdf.pool")  # loaded only by who keeps one
    pool = running.kept() if running and not alone else None
    if pool is not None:
        made: bytes = pool.from_docx(docx, timeout)
        return made
    with tempfile.TemporaryDirectory(prefix="drafting-") as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(docx)
        options = json.dumps({k: {"type": kind, "value": value} for k, (kind, value) in FILTER.items()})
        command = [
            office, f"-env:UserInstallation={new_profile(Path(folder, 'profile'))}", "--headless", "--norestore",
            "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            code, said = _run(command, timeout)
        except subprocess.TimeoutExpired:
            raise ComponentError(Finding("pdf.timeout", values={"seconds": int(timeout)})) from None
        except OSError as error:
            raise ComponentError(Finding("pdf.failed", values={"reason": str(error)})) from None
        written = Path(folder, "document.pdf")
        if not written.is_file():
            reason = said.decode(errors="replace").strip()[-300:]
            raise ComponentError(Finding("pdf.failed", values={"reason": reason or f"exit {code}"}))
        return written.read_bytes()


def _run(command: list[str], timeout: float) -> tuple[int, bytes]:
    """Exit code and words of a command in a group of its own, which is ended whole whatever happens: `soffice` starts another
    process, that would live on. Raises TimeoutExpired, OSError."""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=timeout)
        finally:
            if os.name == "posix":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(process.pid, signal.SIGKILL)
            process.kill()
    return process.returncode, said
