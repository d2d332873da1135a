"""A workbook of openpyxl's as bytes. It writes each sheet to a file aside first, for which there may be no room."""

from __future__ import annotations

import io
from typing import Any

from drafting.errors import Finding, OutputError, Place


def saved(book: Any) -> bytes:
    """The bytes of `book`. Raises OutputError where the machine has no room for the files that it is made through."""
    out = io.BytesIO()
    try:
        book.save(out)
    except OSError as error:
        raise OutputError(Finding("output.cannot-write", Place(), {"reason": error.strerror or str(error)})) from None
    return out.getvalue()
