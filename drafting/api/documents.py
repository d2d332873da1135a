"""One document: assembled from a dossier or portfolio, and rendered in a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from drafting import tree
from drafting.api.workspace import Where, opened
from drafting.assembly import assemble_document
from drafting.clauses import Library
from drafting.errors import Finding, UsageError
from drafting.model import Dossier

FORMATS = {"docx": "docx", "html": "html", "md": "md", "pdf": "pdf"}
PAGED = ("docx", "pdf")
"""The formats that have pages."""


def assemble(
    dossier: Dossier,
    kind: str,
    lang: str | None = None,
    positions: Mapping[str, str] | None = None,
    library: Library | None = None,
    moment: datetime | None = None,
    *,
    workspace: Where = None,
    name: str = "",
    author: str = "",
) -> tree.Document:
    """The numbered document of `kind` ("eop", "jloi", "agreement") for a dossier.

    `lang`: "nl", "en" or None for the dossier's language. `positions`: clause id → "preferred", "fallback" or
    "walk_away", over the dossier's own choices for this once. `library`: another clause library. `moment`: the draft's
    date. `author`: in whose name its file will stand. Raises AssemblyError or LibraryError with every fault.
    """
    home = opened(workspace)
    chosen = library or home.library
    document = assemble_document(dossier, home.templates.outline(kind), chosen, lang or "", positions, moment, name)
    return in_name_of(author, document)


def in_name_of(author: str, document: tree.Document) -> tree.Document:
    """`document` in the name of `author`; as it is where there is none."""
    return replace(document, properties={**document.properties, "creator": author}) if author else document


def render(document: tree.Document, format: str = "docx", *, workspace: Where = None, paginate: bool = False) -> bytes:
    """A document as "docx", "pdf", "html" or "md". Deterministic but for "pdf" and page numbers.

    `paginate` puts page numbers in the table of contents of a docx, as LibreOffice counts them; a pdf always has them.
    Raises LibraryError for a frame with faults, ComponentError where LibreOffice is missing, UsageError for another format
    or for pages in one without.
    """
    known_format(format, paginate)
    if format == "html":
        from drafting.html import render as html

        return html(document).encode()
    if format == "md":
        from drafting.markdown import render as markdown

        return markdown(document).encode()
    from drafting.word.writer.document import write_docx

    templates = opened(workspace).templates
    outline = templates.outline(document.kind).in_form(str(document.cover.get("form", "")))
    docx = write_docx(document, templates.frame(outline), f"templates/{outline.id}/{outline.frame.name}")
    if (paginate or format == "pdf") and any(isinstance(n, tree.Contents) for n in document.body):
        from drafting.api.paging import paginate as with_page_numbers

        docx = with_page_numbers(docx)
    return to_pdf(docx) if format == "pdf" else docx


def known_format(format: str, paginate: bool = False) -> None:
    """Raises UsageError for a format that there is not, and for pages in one that has none."""
    if format not in FORMATS:
        raise UsageError(Finding("cli.bad-format", values={"found": format, "known": ", ".join(FORMATS)}))
    if paginate and format not in PAGED:
        raise UsageError(Finding("cli.no-pages", values={"found": format}))


def to_pdf(docx: bytes) -> bytes:
    """A Word file as PDF, through LibreOffice. Raises ComponentError where that is missing or fails."""
    from drafting.api.paging import to_pdf as laid_out

    return laid_out(docx)


def open_values(document: tree.Document) -> list[tuple[str, str]]:
    """The values of a document that are declared open: (dossier path, how it prints), each once, in reading order."""
    found = {n.path: tree.plain_text(n.children) for n in tree.walk(document) if isinstance(n, tree.Value) and n.open}
    return list(found.items())
