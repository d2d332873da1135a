"""From an order to finished documents."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafting import tree
from drafting.api import places
from drafting.api.annexes import placed
from drafting.api.bundle import FORMATS as TOGETHER
from drafting.api.bundle import bundle
from drafting.api.documents import FORMATS, assemble, known_format, open_values, render, to_pdf
from drafting.api.languages import behind, clauses_in
from drafting.api.lines import at_cells, at_lines
from drafting.api.order import Order
from drafting.api.portfolio import (
    WORKBOOKS,
    compared,
    earlier_of,
    is_portfolio_file,
    missing,
    ordered,
    read_columns,
    read_noticed,
    wrong_subject,
)
from drafting.api.workspace import Where
from drafting.assembly import DossierSubject, Outline, incomplete
from drafting.clauses import POSITIONS, unknown_clause
from drafting.clauses.combinations import clashes
from drafting.errors import DraftingError, Finding, Place, UsageError
from drafting.intake import load_dossier, parse_dossier
from drafting.model import FACTS, Dossier, Grouping, Portfolio
from drafting.model.changes import Changes

__all__ = [
    "FORMATS",
    "Built",
    "Order",
    "all_kinds",
    "assemble",
    "build",
    "load_dossier",
    "open_values",
    "parse_dossier",
    "portfolio_kinds",
    "render",
    "to_pdf",
]


OpenValues = tuple[tuple[str, str], ...]
"""Dossier path and how it prints."""


@dataclass(frozen=True, slots=True)
class Built:
    """One result of a build: the content, or why there is none. `missing` (with the first result of a portfolio) tells what
    letter and annexes print as not yet known: company id ("" for the letter), path, reason. `changes` comes with a document that
    tells what changed; `notices` are what is odd in a workbook (with the first result) and worth knowing of the files in a bundle.
    `open_values`, `changes` stand with the first format of a document. `unpaged`: its contents have no page numbers yet."""

    kind: str
    lang: str
    name: str
    content: bytes = b""
    open_values: OpenValues = ()
    error: DraftingError | None = None
    missing: tuple[tuple[str, str, str], ...] = ()
    changes: Changes | None = None
    notices: tuple[Finding, ...] = ()
    unpaged: bool = False


def build(order: Order) -> Iterator[Built]:
    """Every document that is ordered, in order; one that cannot be made does not stop the others.

    Raises InputError for a source with faults, UsageError for a kind that is not made of it or a format that there is not.
    """
    order = order.settled()
    for format in order.formats:
        known_format(format)
    source = order.source
    if isinstance(source, Portfolio) or (isinstance(source, str | Path) and is_portfolio_file(source)):
        yield from _of_portfolio(order)
        return
    dossier = source if isinstance(source, Dossier) else load_dossier(source)
    kinds = kinds_of(dossier, order.workspace) if order.everything else order.kinds
    _right_subject(kinds, "dossier", order)
    _known_positions(order, dossier, kinds)
    for kind in kinds:
        languages = order.languages or (dossier.language,)
        for lang in languages:
            try:
                document = assemble(
                    dossier, kind, lang, order.positions, moment=order.moment, workspace=order.workspace,
                    name=order.called, author=order.author,
                )  # fmt: skip
            except DraftingError as error:
                fault = _in_source(error, order)
                yield Built(kind, lang, f"{dossier.id}-{kind}-{lang}.{_formats(order)[0]}", error=fault)
                continue
            late = behind(dossier, kind, clauses_in(document), order.called, order.workspace)
            gaps = (
                *late,
                *lacking(dossier, kind, order.called, order.workspace),
                *position_gaps(dossier, document, order),
            )
            gaps = tuple(at_lines(gaps, order.at, order.called))
            for one in _rendered(document, f"{dossier.id}-{kind}-{lang}", order, tuple(open_values(document))):
                yield replace(one, notices=(*gaps, *one.notices)) if lang == languages[0] else one
                gaps = ()


def lacking(dossier: Dossier, kind: str, called: str, workspace: Where = None) -> list[Finding]:
    """What keeps a document of `kind` from being signed beside its open values: provisions that are not in it because the fact that
    brings them is not in the dossier."""
    outline = places.templates(workspace).outline(kind)
    subject = DossierSubject(dossier, outline, called)
    return incomplete(subject, outline, places.library(workspace), dossier.language)


def position_gaps(dossier: Dossier, document: tree.Document, order: Order) -> tuple[Finding, ...]:
    """The combinations of positions in a document that leave a gap, as the playbooks state them."""
    present = {n.clause.partition("@")[0] for n in tree.walk(document) if getattr(n, "clause", "")}
    positions = {k: c.position.value for k, c in dossier.choices.positions.items()} | dict(order.positions)
    return tuple(clashes(places.library(order.workspace), present, positions, order.called))


def _formats(order: Order) -> tuple[str, ...]:
    return order.formats or ("docx",)


def _rendered(document: tree.Document, stem: str, order: Order, told: OpenValues = ()) -> Iterator[Built]:
    """A document in every format asked for; `told` are its open values."""
    for format in _formats(order):
        made = Built(document.kind, document.lang, f"{stem}.{format}")
        try:
            content = render(document, format, workspace=order.workspace, paginate=order.paginate)
            if order.clean and format in ("docx", "pdf"):
                from drafting.api.inspect import clean

                content = clean(content, document, made.name)
        except DraftingError as error:
            yield replace(made, error=error)
        else:
            bare = format == "docx" and not order.paginate and any(isinstance(n, tree.Contents) for n in document.body)
            yield replace(made, content=content, open_values=told, unpaged=bare)
            told = ()


def _of_portfolio(order: Order) -> Iterator[Built]:
    headings = read_columns(order.columns)
    if isinstance(order.source, str | Path):
        portfolio, odd = read_noticed(order.source, headings)
    else:
        portfolio, odd = _given(order.source), []
    earlier = earlier_of(order)
    order = replace(order, since=earlier)
    _known_companies(portfolio, order)
    noted = portfolio.letter.decision_note is not None
    kinds = order.kinds
    if order.everything:
        kinds = tuple(portfolio_kinds(order.workspace, earlier is not None, *_formats(order), noted=noted))
    _right_subject(kinds, "portfolio", order)
    order = _of_a_part(order)
    kinds = _each_by_itself(kinds, order)
    told = tuple((m.company, m.path, m.reason) for m in missing(portfolio))
    notices = tuple(odd)
    outlines = places.templates(order.workspace)
    for kind in kinds:
        outline = outlines.outline(kind)
        for lang in order.languages or (portfolio.language,):
            made = _gathered if outline.gathers else _about_each if order.per else _about_all
            for one in made(portfolio, outline, lang, order):
                yield replace(one, missing=told, notices=(*notices, *one.notices))
                told, notices = (), ()


def _given(source: Dossier | Portfolio) -> Portfolio:
    assert isinstance(source, Portfolio)
    return source


def _about_all(portfolio: Portfolio, outline: Outline, lang: str, order: Order) -> Iterator[Built]:
    """A document about the portfolio as a whole."""
    form = order.form if order.form in outline.forms else ""
    stem = f"{portfolio.id}-{outline.id}{'-' + form if form else ''}-{lang}"
    try:
        document = ordered(portfolio, outline.id, lang, order, form)
    except DraftingError as error:
        yield Built(outline.id, lang, f"{stem}.{_formats(order)[0]}", error=_in_source(error, order))
        return
    earlier = order.since if isinstance(order.since, Portfolio) else None
    differing = compared(portfolio, earlier) if "changes" in outline.needs else None
    for one in _rendered(document, stem, order):
        yield replace(one, changes=differing)
        differing = None


def _in_source(error: DraftingError, order: Order) -> DraftingError:
    """The fault at the line or the cell that it is about."""
    if order.at is None:
        return error
    if order.at.suffix.lower() in WORKBOOKS:
        columns = read_columns(order.columns)
        return type(error)(at_cells(error.findings, order.at, columns, order.called))
    return type(error)(at_lines(error.findings, order.at, order.called))


def _about_each(portfolio: Portfolio, outline: Outline, lang: str, order: Order) -> Iterator[Built]:
    """A document about each company by itself: its own part, without overviews and charts of one."""
    for company in portfolio.companies:
        if order.companies and company.id not in order.companies:
            continue
        alone = portfolio.model_copy(update={"companies": (company,), "group_by": Grouping.NONE})
        for one in _about_all(alone, outline, lang, replace(order, since=None)):
            stem, _, end = one.name.rpartition(f"-{lang}.")
            yield replace(one, name=f"{stem}-{company.id}-{lang}.{end}")


def _each_by_itself(kinds: Sequence[str], order: Order) -> tuple[str, ...]:
    """The kinds that can be made of one company by itself, where that is asked for. Raises UsageError for others that are named."""
    if not order.per:
        return tuple(kinds)
    templates = places.templates(order.workspace)
    able = [k for k in templates.about("portfolio") if templates.outline(k).per_company]
    wrong = [k for k in kinds if k not in able]
    if wrong and not order.everything:
        values = {"known": ", ".join(able)}
        raise UsageError(
            [Finding("assembly.not-per-company", Place(path=kind), {**values, "kind": kind}) for kind in wrong]
        )
    return tuple(k for k in kinds if k in able)


def _of_a_part(order: Order) -> Order:
    """An order for the workbook of one company, split off to be filled in, is one for that company by itself where nothing else is asked
    for: so that its file has its name, and not that of the whole."""
    from drafting import workbook

    at = order.at
    if (
        order.per
        or at is None
        or at.suffix.lower() not in WORKBOOKS
        or workbook.part_of(at) in ("", workbook.LETTER_PART)
    ):
        return order
    templates = places.templates(order.workspace)
    alone = order.everything or all(templates.outline(k).per_company for k in order.kinds)
    return replace(order, per="company") if alone else order


def _known_companies(portfolio: Portfolio, order: Order) -> None:
    """Raises UsageError for every company asked for that the portfolio has not."""
    known = [c.id for c in portfolio.companies]
    unknown = [key for key in order.companies if key not in known]
    if unknown:
        values = {"known": ", ".join(known)}
        raise UsageError(
            [Finding("assembly.no-such-company", Place(order.called), {**values, "id": key}) for key in unknown]
        )


def _gathered(portfolio: Portfolio, outline: Outline, lang: str, order: Order) -> Iterator[Built]:
    """The annexes together: as a Word file and as a PDF, or as those of the two that were asked for."""
    stem = f"{portfolio.id}-{outline.id}-{lang}"
    formats = tuple(f for f in order.formats if f in TOGETHER) if order.formats else TOGETHER
    if not order.everything:
        for format in order.formats:
            if format not in TOGETHER:
                fault = UsageError(Finding("bundle.bad-format", values={"found": format}))
                yield Built(outline.id, lang, stem, error=fault)
    if not formats:
        return
    try:
        for one in bundle(portfolio, lang, kind=outline.id, formats=formats, order=order):
            name, content = f"{stem}.{one.format}", one.content
            if order.clean and content:
                from drafting.api.inspect import clean

                content = clean(content, name=name)
            yield Built(outline.id, lang, name, content, error=one.error, notices=one.notices)
    except DraftingError as error:
        findings = placed(error.findings, order.at, order.columns) if order.at else list(error.findings)
        yield Built(outline.id, lang, stem, error=type(error)(findings))


def _right_subject(kinds: Iterable[str], given: str, order: Order) -> None:
    """Raises UsageError for every kind that is not made of a `given`."""
    templates = places.templates(order.workspace)
    outlines = [templates.outline(kind) for kind in kinds]
    wrong = [o for o in outlines if o.subject != given]
    if wrong:
        faults = [
            wrong_subject(o.id, o.subject, given, o.label.get("nl", ""), templates.about(given), Place(order.called))
            for o in wrong
        ]
        raise UsageError([f for fault in faults for f in fault.findings])


def _known_positions(order: Order, dossier: Dossier, kinds: Sequence[str]) -> None:
    """Raises UsageError for every clause or position of `--set` that does not exist, or stands in none of the documents that are
    made: once, not for each document."""
    positions: Mapping[str, str] = order.positions
    if not positions:
        return
    made = [b.id for b in dossier.choices.bespoke]
    known = {*places.library(order.workspace).ids, *made}
    place = Place(path="--set")
    faults = [unknown_clause(c, sorted(known), place) for c in positions if c not in known]
    templates = places.templates(order.workspace)
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


def portfolio_kinds(workspace: Where = None, compared: bool = False, *formats: str, noted: bool = False) -> list[str]:
    """The kinds that a portfolio can give; those that compare only where there is an earlier state, a decision note where the
    letter has one (`noted`), those that put annexes together only in the formats for that (by default Word)."""
    templates = places.templates(workspace)
    outlines = [templates.outline(k) for k in templates.about("portfolio")]
    together = any(f in TOGETHER for f in formats or ("docx",))
    have = {"changes": compared, "decision_note": noted}
    return [o.id for o in outlines if all(have.get(need) for need in o.needs) and (together or not o.gathers)]


def kinds_of(dossier: Dossier, workspace: Where = None) -> list[str]:
    """The kinds that `dossier` is about, in the order of the process: one that asks for a fact (why the talks ended) only where that
    fact holds. Whether the process has come that far is another matter."""
    templates = places.templates(workspace)
    return [k for k in all_kinds(workspace) if all(FACTS[f].holds(dossier) for f in templates.outline(k).asks)]


def gathers(kind: str, workspace: Where = None) -> bool:
    """Whether a kind puts annexes together instead of being written from clauses."""
    return bool(places.templates(workspace).outline(kind).gathers)


def all_kinds(workspace: Where = None) -> list[str]:
    """The kinds that a single dossier can give, in the order of the process."""
    return list(places.templates(workspace).kinds)
