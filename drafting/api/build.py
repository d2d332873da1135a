"""From a dossier to finished documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from drafting import tree
from drafting.api import places
from drafting.assembly import assemble_document
from drafting.clauses import Library
from drafting.errors import DraftingError, Finding, UsageError
from drafting.intake import load_dossier, parse_dossier
from drafting.model import Dossier

__all__ = ["Built", "assemble", "build", "load_dossier", "open_values", "parse_dossier", "render"]

FORMATS = {"docx": "docx", "html": "html", "md": "md", "pdf": "pdf"}


def assemble(
    dossier: Dossier,
    kind: str,
    lang: str | None = None,
    positions: Mapping[str, str] | None = None,
    library: Library | None = None,
    moment: datetime | None = None,
    *,
    workspace: Path | None = None,
    name: str = "",
) -> tree.Document:
    """The numbered document of `kind` ("eop", "jloi", "agreement") for a dossier.

    `lang`: "nl", "en" or None for the dossier's language. `positions`: clause id → "preferred", "fallback" or
    "walk_away", over the dossier's own choices for this once. `library`: another clause library. `moment`: the draft's
    date. Raises AssemblyError or LibraryError with every fault.
    """
    outline = places.templates(workspace).outline(kind)
    chosen = library or places.library(workspace)
    return assemble_document(dossier, outline, chosen, lang or "", positions, moment, name)


def render(document: tree.Document, format: str = "docx", *, workspace: Path | None = None) -> bytes:
    """A document as "docx", "pdf", "html" or "md". Deterministic but for "pdf".

    Raises LibraryError for a frame with faults, ComponentError where LibreOffice is missing, UsageError for another format.
    """
    if format == "html":
        from drafting.html import render as html

        return html(document).encode()
    if format == "md":
        from drafting.markdown import render as markdown

        return markdown(document).encode()
    if format not in FORMATS:
        raise UsageError(Finding("cli.bad-format", values={"found": format, "known": ", ".join(FORMATS)}))
    from drafting.word.writer import write_docx

    templates = places.templates(workspace)
    outline = templates.outline(document.kind)
    docx = write_docx(document, templates.frame(outline), f"{outline.id}/{outline.frame.name}")
    return to_pdf(docx) if format == "pdf" else docx


def to_pdf(docx: bytes) -> bytes:
    """A Word file as PDF, through LibreOffice. Raises ComponentError where that is missing or fails."""
    from drafting.api.paging import to_pdf as laid_out

    return laid_out(docx)


def open_values(document: tree.Document) -> list[tuple[str, str]]:
    """The values of a document that are declared open: (dossier path, how it prints), each once, in reading order."""
    found = {n.path: tree.plain_text(n.children) for n in tree.walk(document) if isinstance(n, tree.Value) and n.open}
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Built:
    """One result of a build: the content, or why there is none."""

    kind: str
    lang: str
    name: str
    content: bytes = b""
    open_values: tuple[tuple[str, str], ...] = ()
    error: DraftingError | None = None


def build(
    source: str | Path,
    kinds: list[str],
    langs: list[str],
    *,
    positions: Mapping[str, str] | None = None,
    moment: datetime | None = None,
    format: str = "docx",
    workspace: Path | None = None,
) -> Iterator[Built]:
    """Every document asked for of the dossier at `source`, in order; one that cannot be made does not stop the others.

    `kinds` may be ["all"]; an empty `langs` means the dossier's language. Raises InputError for a dossier with faults.
    """
    dossier = load_dossier(source)
    workspace = workspace or places.workspace_of(source)
    for kind in all_kinds(workspace) if kinds == ["all"] else kinds:
        for lang in langs or [dossier.language]:
            name = f"{dossier.id}-{kind}-{lang}.{format}"
            try:
                document = assemble(
                    dossier, kind, lang, positions, moment=moment, workspace=workspace, name=str(source)
                )
                content = render(document, format, workspace=workspace)
            except DraftingError as error:
                yield Built(kind, lang, name, error=error)
            else:
                yield Built(kind, lang, name, content, tuple(open_values(document)))


def all_kinds(workspace: Path | None = None) -> list[str]:
    """The kinds that a single dossier can give, in the order of the process."""
    return list(places.templates(workspace).kinds)
