"""A review as a file: text, JSON, a page, a Word letter or an Excel list."""

from __future__ import annotations

from drafting.api.review_text import as_data, as_text
from drafting.returns.records import Review

FORMATS = ("text", "json", "html", "docx", "xlsx")


def report(found: Review, format: str = "text", lang: str = "nl") -> bytes:
    """The review in one of `FORMATS`, in `lang`."""
    if format == "json":
        return as_data(found).encode()
    if format == "text":
        return as_text(found, lang).encode()
    raise ValueError(format)
