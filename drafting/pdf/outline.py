"""On which page each heading of a PDF begins, from its bookmarks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from drafting.errors import ComponentError, Finding


def heading_pages(pdf: bytes) -> list[tuple[str, int]]:
    """The bookmarks of a PDF in reading order: title, and page counted from 1. Raises ComponentError for no sound PDF."""
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            pages = {page.obj.objgen: i for i, page in enumerate(document.pages, 1)}
            with document.open_outline() as outline:
                return list(_walk(outline.root, pages, document))
    except pikepdf.PdfError as error:
        raise ComponentError(Finding("pdf.failed", values={"reason": str(error)})) from None


def _walk(items: Any, pages: dict[tuple[int, int], int], document: Any) -> Iterator[tuple[str, int]]:
    for item in items:
        page = _page(item, pages, document)
        if page:
            yield str(item.title), page
        yield from _walk(item.children, pages, document)


def _page(item: Any, pages: dict[tuple[int, int], int], document: Any) -> int:
    destination = item.destination
    if destination is None and item.action is not None:
        destination = item.action.get("/D")
    if isinstance(destination, str | bytes) or (destination is not None and not hasattr(destination, "__getitem__")):
        return 0
    try:
        return pages.get(destination[0].objgen, 0) if destination is not None else 0
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return 0
