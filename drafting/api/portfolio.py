"""Documents of a portfolio: the letter to parliament, its annexes, the memo of changes; and what is still missing in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from drafting import messages, tree
from drafting.api.documents import in_name_of
from drafting.api.order import Order
from drafting.api.workspace import Where, opened
from drafting.assembly import assemble_subject
from drafting.assembly.portfolio import PortfolioSubject
from drafting.assembly.subject import said
from drafting.clauses import Library
from drafting.clauses.labels import LABELS
from drafting.errors import AssemblyError, Finding, Place, UsageError
from drafting.intake.portfolio import is_portfolio, load_portfolio, portfolio_from_plain
from drafting.model import Open, Portfolio, Stage
from drafting.model.changes import Changes, changes

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings by which a file is taken for a workbook; those that cannot be read are refused with the remedy."""


_OF_WHOLE = re.compile(r"""\b(?:letter|companies)["']?\s*:""")


def is_letter_part(path: Path) -> bool:
    """Whether a file is the part of a workbook that has the letter and no companies."""
    from drafting import workbook

    return path.suffix.lower() in WORKBOOKS and workbook.part_of(path) == workbook.LETTER_PART


def is_portfolio_file(path: str | Path) -> bool:
    """Whether the file at `path` is a portfolio: a workbook, or YAML or JSON that holds a letter or companies."""
    if Path(path).suffix.lower() in WORKBOOKS:
        return True
    from drafting.errors import DraftingError
    from drafting.intake import read_plain, read_text

    try:
        text = read_text(path)
        # Read as data only where a key of a portfolio is in it: a dossier is not to be read twice.
        return _OF_WHOLE.search(text) is not None and is_portfolio(read_plain(text, str(path)).value)
    except DraftingError:
        return False  # read again as a dossier, whose reader tells the fault


def read_portfolio(path: str | Path, columns: Mapping[str, Any] | None = None) -> Portfolio:
    """The portfolio in a workbook, YAML or JSON file. `columns`: the headings of a workbook that are not ours.

    Raises InputError or PackageError with every fault.
    """
    return read_noticed(path, columns)[0]


def read_noticed(path: str | Path, columns: Mapping[str, Any] | None = None) -> tuple[Portfolio, list[Finding]]:
    """The portfolio as `read_portfolio` gives it, and what is odd in it but no fault (columns that are not read, a step that goes
    backwards)."""
    if Path(path).suffix.lower() in WORKBOOKS:
        from drafting.workbook import read_noticed as read_workbook

        return read_workbook(Path(path), columns)
    return load_portfolio(path), []


def read_columns(path: str | Path | None) -> Mapping[str, Any] | None:
    """The headings of a `--columns` file: sheet → our heading → theirs. Raises InputError."""
    if path is None:
        return None
    from drafting.errors import InputError
    from drafting.intake import read_plain, read_text

    value = read_plain(read_text(path), str(path)).value
    if not isinstance(value, dict) or not all(isinstance(v, dict) for v in value.values()):
        raise InputError(Finding("workbook.bad-columns", Place(str(path))))
    return value


def assemble_portfolio(
    portfolio: Portfolio,
    kind: str,
    lang: str | None = None,
    *,
    since: Portfolio | None = None,
    form: str = "",
    library: Library | None = None,
    moment: datetime | None = None,
    workspace: Where = None,
    name: str = "",
    author: str = "",
) -> tree.Document:
    """The document of `kind` ("letter", "annex", "memo") of a portfolio.

    `since` is the earlier state that a memo compares with; `form` "house" gives the letter as the House prints it. Raises
    AssemblyError or LibraryError with every fault.
    """
    home = opened(workspace)
    outline = home.templates.outline(kind).in_form(form)
    subject = PortfolioSubject(portfolio, outline, name or portfolio.id, compared(portfolio, since))
    document = assemble_subject(subject, outline, library or home.library, lang or "", moment=moment)
    return in_name_of(author, document)


def ordered(portfolio: Portfolio, kind: str, lang: str, order: Order, form: str = "") -> tree.Document:
    """`assemble_portfolio` as it is ordered."""
    return assemble_portfolio(
        portfolio, kind, lang, since=earlier_of(order), form=form, moment=order.moment, workspace=order.home,
        name=order.called, author=order.signed,
    )  # fmt: skip


def earlier_of(order: Order) -> Portfolio | None:
    """The earlier portfolio that an order compares with. Raises InputError or PackageError."""
    since = order.since
    return read_portfolio(since, read_columns(order.columns)) if isinstance(since, str | Path) else since


def compared(portfolio: Portfolio, since: Portfolio | None) -> Changes | None:
    """What changed from `since` to `portfolio`; None where there is nothing to compare. Raises AssemblyError where `since` has no day,
    or a later one: then the two are most likely the wrong way round."""
    if since is None or portfolio.day is None:
        return None
    if since.day is None:
        raise AssemblyError(Finding("assembly.no-day", Place(since.id, path="letter.date")))
    if since.day > portfolio.day:
        values = {"earlier": since.day, "day": portfolio.day}
        raise AssemblyError(Finding("assembly.since-later", Place(since.id, path="reference_date"), values))
    return changes(since, portfolio)


def changes_told(found: Changes, lang: str) -> Iterator[str]:
    """What changed, a line per company: companies that came or went, then those that differ, with how."""

    def say(code: str, **values: Any) -> str:
        return messages.text(f"cli.{code}", lang, **values)

    def stage(value: Stage | None) -> str:
        return say("no-stage") if value is None else LABELS[value][lang == "en"]

    for company in found.added:
        yield say("change-new", who=said(company.name, lang), stage=stage(company.new_stage))
    for company in found.dropped:
        yield say("change-gone", who=said(company.name, lang))
    for company in found.changed:
        facts = (
            [say("change-stage", old=stage(company.old_stage), new=stage(company.new_stage))]
            if company.stage_changed
            else []
        )
        counts = {"steps": company.steps, "figures": (*company.figures, *company.support), "texts": company.texts}
        facts += [say(f"change-{name}{'-one' if len(c) == 1 else ''}", count=len(c)) for name, c in counts.items() if c]
        yield say("change-company", who=said(company.name, lang), facts=", ".join(facts))
    if not (found.added or found.dropped or found.changed):
        yield say("change-none")


@dataclass(frozen=True, slots=True)
class Missing:
    """One fact that is not known: of which company ("" for the letter), its path, and the reason given ("" where empty)."""

    company: str
    path: str
    reason: str


def company_names(portfolio: Portfolio, lang: str) -> list[tuple[str, str]]:
    """Id and short name of every company, in the order of the portfolio."""
    names = ((c, c.organisation(c.company)) for c in portfolio.companies)
    return [(c.id, said(own.short_name if own else c.title, lang) or c.id) for c, own in names]


_UNPRINTED = ("municipality", "scope", "aid_basis", "ets_permit")
"""Fields that neither letter nor annex prints: open, they are not missing here."""
_WANTED = ("summary", "ambition", "progress", "obstacles", "next_step")


def missing(portfolio: Portfolio) -> Iterator[Missing]:
    """Everything that is declared open or empty and that letter and annexes print, company by company."""
    for path, value in _opens(portfolio.letter, "letter"):
        yield Missing("", path, value.reason)
    for company in portfolio.companies:
        for path, value in _opens(company, ""):
            yield Missing(company.id, path, value.reason)
        for field in _WANTED:
            text = getattr(company, field)
            if not isinstance(text, Open) and not text.get(portfolio.language):
                yield Missing(company.id, field, "")
        if not company.stages:
            yield Missing(company.id, "stages", "")


def _opens(value: Any, path: str) -> Iterator[tuple[str, Open]]:
    if isinstance(value, Open):
        yield path, value
    elif isinstance(value, tuple | list):
        for i, entry in enumerate(value):
            yield from _opens(entry, f"{path}.{getattr(entry, 'id', i + 1)}")
    elif hasattr(type(value), "model_fields"):
        for name in (n for n in type(value).model_fields if n not in _UNPRINTED):
            yield from _opens(getattr(value, name), f"{path}.{name}".lstrip("."))


def wrong_subject(kind: str, wanted: str, given: str, label: str, known: tuple[str, ...], place: Place) -> UsageError:
    """A kind that is not made of what was given."""
    from drafting.messages import Both

    words = {"dossier": Both("een dossier", "a dossier"), "portfolio": Both("een portfolio", "a portfolio")}
    values = {"label": label or kind, "wanted": words[wanted], "given": words[given], "known": ", ".join(known)}
    return UsageError(Finding("assembly.other-subject", place, values))


__all__ = [
    "Missing",
    "assemble_portfolio",
    "changes_told",
    "company_names",
    "compared",
    "earlier_of",
    "is_portfolio_file",
    "missing",
    "ordered",
    "portfolio_from_plain",
    "read_columns",
    "read_noticed",
    "read_portfolio",
    "wrong_subject",
]
