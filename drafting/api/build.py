"""From a dossier to finished documents."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting import tree
from drafting.api import places
from drafting.assembly import assemble_document
from drafting.clauses import POSITIONS, Library, unknown_clause
from drafting.errors import DraftingError, Finding, Place, UsageError
from drafting.intake import load_dossier, parse_dossier
from drafting.model import FACTS, Dossier, Open, Portfolio
from drafting.model.changes import Changes

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


PAGED = ("docx", "pdf")
"""The formats that have pages."""


def render(
    document: tree.Document, format: str = "docx", *, workspace: Path | None = None, paginate: bool = False
) -> bytes:
    """A document as "docx", "pdf", "html" or "md". Deterministic but for "pdf" and page numbers.

    `paginate` puts page numbers in the table of contents of a docx, as LibreOffice counts them; a pdf always has them.
    Raises LibraryError for a frame with faults, ComponentError where LibreOffice is missing, UsageError for another format
    or for pages in one without.
    """
    if paginate and format not in PAGED and format in FORMATS:
        raise UsageError(Finding("cli.no-pages", values={"found": format}))
    if format == "html":
        from drafting.html import render as html

        return html(document).encode()
    if format == "md":
        from drafting.markdown import render as markdown

        return markdown(document).encode()
    if format not in FORMATS:
        raise UsageError(Finding("cli.bad-format", values={"found": format, "known": ", ".join(FORMATS)}))
    from drafting.word.writer.document import write_docx

    templates = places.templates(workspace)
    outline = templates.outline(document.kind).in_form(str(document.cover.get("form", "")))
    docx = write_docx(document, templates.frame(outline), f"templates/{outline.id}/{outline.frame.name}")
    if (paginate or format == "pdf") and any(isinstance(n, tree.Contents) for n in document.body):
        from drafting.api.paging import paginate as with_page_numbers

        docx = with_page_numbers(docx)
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
    """One result of a build: the content, or why there is none. `missing` (with the first result of a portfolio) tells what
    letter and annexes print as not yet known: company id ("" for the letter), path, reason. `changes` comes with a document that
    tells what changed; `notices` are what is odd in a workbook (with the first result) and worth knowing of the files in a bundle."""

    kind: str
    lang: str
    name: str
    content: bytes = b""
    open_values: tuple[tuple[str, str], ...] = ()
    error: DraftingError | None = None
    missing: tuple[tuple[str, str, str], ...] = ()
    changes: Changes | None = None
    notices: tuple[Finding, ...] = ()


def build(
    source: str | Path,
    kinds: list[str],
    langs: list[str],
    *,
    positions: Mapping[str, str] | None = None,
    moment: datetime | None = None,
    format: str = "",
    workspace: Path | None = None,
    since: str | Path | None = None,
    form: str = "",
    columns: str | Path | None = None,
    paginate: bool = False,
) -> Iterator[Built]:
    """Every document asked for of the dossier or portfolio at `source`, in order; one that cannot be made does not stop the
    others.

    `kinds` may be ["all"]; an empty `langs` means the source's language, an empty `format` Word, and for a bundle Word and PDF. `since` is an earlier portfolio to compare with, `form`
    "house" the letter as the House prints it, `columns` a file that says which headings of a workbook stand for ours; `paginate`
    as in `render`. Raises InputError for a source with faults, UsageError for a kind that is not made of it.
    """
    from drafting.api.portfolio import is_portfolio_file

    workspace = workspace or places.workspace_of(source)
    if is_portfolio_file(source):
        yield from _of_portfolio(source, kinds, langs, moment, format, workspace, since, form, columns, paginate)
        return
    format = format or "docx"
    dossier = load_dossier(source)
    wanted = kinds_of(dossier, workspace) if kinds == ["all"] else kinds
    _right_subject(wanted, "dossier", source, workspace)
    _known_positions(positions or {}, dossier, wanted, workspace)
    for kind in wanted:
        for lang in langs or [dossier.language]:
            name = f"{dossier.id}-{kind}-{lang}.{format}"
            try:
                document = assemble(
                    dossier, kind, lang, positions, moment=moment, workspace=workspace, name=str(source)
                )
                content = render(document, format, workspace=workspace, paginate=paginate)
            except DraftingError as error:
                yield Built(kind, lang, name, error=error)
            else:
                yield Built(kind, lang, name, content, tuple(open_values(document)))


def _of_portfolio(
    source: str | Path,
    kinds: list[str],
    langs: list[str],
    moment: datetime | None,
    format: str,
    workspace: Path | None,
    since: str | Path | None,
    form: str,
    columns: str | Path | None,
    paginate: bool,
) -> Iterator[Built]:
    from drafting.api.portfolio import assemble_portfolio, compared, missing, read_columns, read_noticed, read_portfolio

    headings = read_columns(columns)
    portfolio, odd = read_noticed(source, headings)
    notices = tuple(odd)
    earlier = read_portfolio(since, headings) if since else None
    one_format = format or "docx"
    wanted = portfolio_kinds(workspace, earlier is not None, one_format) if kinds == ["all"] else kinds
    _right_subject(wanted, "portfolio", source, workspace)
    told = tuple((m.company, m.path, m.reason) for m in missing(portfolio))
    outlines = places.templates(workspace)
    for kind in wanted:
        own_form = form if form in outlines.outline(kind).forms else ""
        for lang in langs or [portfolio.language]:
            if outlines.outline(kind).gathers:
                for one in _gathered(portfolio, kind, lang, source, headings, earlier, moment, format, workspace, told):
                    yield replace(one, notices=(*notices, *one.notices))
                    notices = ()
                told = ()
                continue
            name = f"{portfolio.id}-{kind}{'-' + own_form if own_form else ''}-{lang}.{one_format}"
            try:
                document = assemble_portfolio(
                    portfolio,
                    kind,
                    lang,
                    since=earlier,
                    form=own_form,
                    moment=moment,
                    workspace=workspace,
                    name=str(source),
                )
                content = render(document, one_format, workspace=workspace, paginate=paginate)
            except DraftingError as error:
                yield Built(kind, lang, name, error=error, missing=told, notices=notices)
            else:
                differing = compared(portfolio, earlier) if "changes" in outlines.outline(kind).needs else None
                yield Built(kind, lang, name, content, missing=told, changes=differing, notices=notices)
            told, notices = (), ()


def _gathered(
    portfolio: Portfolio,
    kind: str,
    lang: str,
    source: str | Path,
    columns: Mapping[str, Any] | None,
    earlier: Portfolio | None,
    moment: datetime | None,
    format: str,
    workspace: Path | None,
    told: tuple[tuple[str, str, str], ...],
) -> Iterator[Built]:
    """The annexes together: as a Word file and as a PDF, or as the one that was asked for."""
    from drafting.api.bundle import FORMATS as TOGETHER
    from drafting.api.bundle import bundle

    name = f"{portfolio.id}-{kind}-{lang}"
    if format and format not in TOGETHER:
        yield Built(
            kind, lang, name, error=UsageError(Finding("bundle.bad-format", values={"found": format})), missing=told
        )
        return
    formats = (format,) if format else TOGETHER
    folder = Path(source).parent
    try:
        made = bundle(portfolio, lang, folder=folder, kind=kind, formats=formats, since=earlier, moment=moment, workspace=workspace, name=str(source))  # fmt: skip
        for one in made:
            yield Built(
                kind, lang, f"{name}.{one.format}", one.content, error=one.error, missing=told, notices=one.notices
            )
            told = ()
    except DraftingError as error:
        from drafting.api.annexes import placed

        yield Built(kind, lang, name, error=type(error)(placed(error.findings, source, columns)), missing=told)


def _right_subject(kinds: Iterable[str], given: str, source: str | Path, workspace: Path | None) -> None:
    """Raises UsageError for every kind that is not made of a `given`."""
    from drafting.api.portfolio import wrong_subject

    templates = places.templates(workspace)
    outlines = [templates.outline(kind) for kind in kinds]
    wrong = [o for o in outlines if o.subject != given]
    if wrong:
        faults = [
            wrong_subject(o.id, o.subject, given, o.label.get("nl", ""), templates.about(given), Place(str(source)))
            for o in wrong
        ]
        raise UsageError([f for fault in faults for f in fault.findings])


def _known_positions(
    positions: Mapping[str, str], dossier: Dossier, kinds: Sequence[str], workspace: Path | None
) -> None:
    """Raises UsageError for every clause or position of `--set` that does not exist, or stands in none of the documents that are
    made: once, not for each document."""
    made = (
        []
        if isinstance(dossier.choices, Open) or isinstance(dossier.choices.bespoke, Open)
        else [b.id for b in dossier.choices.bespoke]
    )
    known = {*places.library(workspace).ids, *made}
    place = Place(path="--set")
    faults = [unknown_clause(c, sorted(known), place) for c in positions if c not in known]
    templates = places.templates(workspace)
    asked = {clause for kind in kinds for clause in templates.outline(kind).clause_ids}
    for clause in positions:
        if clause in known and clause not in asked and clause not in made:
            having = [
                o.abbreviation for k in templates.about("dossier") if clause in (o := templates.outline(k)).clause_ids
            ]
            code = "assembly.clause-elsewhere" if having else "assembly.clause-nowhere"
            faults.append(Finding(code, place, {"clause": clause, "kinds": ", ".join(having)}))
    for found in positions.values():
        if found not in POSITIONS:
            near = difflib.get_close_matches(found, POSITIONS, n=1, cutoff=0.5)
            code = "assembly.unknown-position-near" if near else "assembly.unknown-position"
            faults.append(Finding(code, place, {"position": found, "near": "".join(near)}))
    if faults:
        raise UsageError(faults)


def portfolio_kinds(workspace: Path | None = None, compared: bool = False, format: str = "docx") -> list[str]:
    """The kinds that a portfolio can give; those that compare only where there is an earlier state, those that put annexes
    together only in the formats for that."""
    templates = places.templates(workspace)
    outlines = [templates.outline(k) for k in templates.about("portfolio")]
    return [o.id for o in outlines if (compared or not o.needs) and (format in ("docx", "pdf") or not o.gathers)]


def kinds_of(dossier: Dossier, workspace: Path | None = None) -> list[str]:
    """The kinds that `dossier` is about, in the order of the process: one that asks for a fact (why the talks ended) only where that
    fact holds. Whether the process has come that far is another matter."""
    templates = places.templates(workspace)
    return [k for k in all_kinds(workspace) if all(FACTS[f].holds(dossier) for f in templates.outline(k).asks)]


def all_kinds(workspace: Path | None = None) -> list[str]:
    """The kinds that a single dossier can give, in the order of the process."""
    return list(places.templates(workspace).kinds)
