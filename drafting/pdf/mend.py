"""What LibreOffice leaves out of a PDF or writes wrongly, put right: alternative texts of charts, the title in the metadata.

Norms: WCAG 2.1, 1.1.1 and 2.4.2; PDF/UA-1 (ISO 14289-1), 7.3.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from drafting.errors import ComponentError, Finding


def mended(pdf: bytes, alternatives: Sequence[str | None] = ()) -> bytes:
    """`pdf` with `alternatives` as the alternative texts of its figures, in reading order, and its title as it should read.

    Texts are set only where there are as many figures as texts: a text at the wrong figure is worse than none. Raises
    ComponentError for no sound PDF.
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            figures = [node for node in _structure(document, pikepdf) if str(node.get("/S")) == "/Figure"]
            if len(figures) == len(alternatives):
                for figure, text in zip(figures, alternatives, strict=True):
                    if text:
                        figure["/Alt"] = pikepdf.String(text)
            title = str(document.docinfo.get("/Title", ""))
            if title:
                with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                    metadata["dc:title"] = title
            out = io.BytesIO()
            document.save(out, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise ComponentError(Finding("pdf.failed", values={"reason": str(error)})) from None
    return out.getvalue()


def _structure(document: Any, pikepdf: Any) -> Iterator[Any]:
    """The nodes of the structure tree in reading order."""
    root = document.Root.get("/StructTreeRoot")
    waiting = [root] if root is not None else []
    seen = 0
    while waiting and seen < 2_000_000:
        node = waiting.pop()
        seen += 1
        if isinstance(node, pikepdf.Array):
            waiting += reversed(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            yield node
            if "/K" in node:
                waiting.append(node["/K"])
