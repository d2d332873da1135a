"""Records for mail merge, and the dossiers in a portfolio, as batch runs read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.errors import Finding, InputError, Place
from drafting.intake.plain import number_written
from drafting.locale.shown import as_typed, written_in
from drafting.workbook import name_of, read_rows, sheet_rows

__all__ = [
    "as_typed",
    "dossier_texts",
    "name_of",
    "number_written",
    "read_columns",
    "read_rows",
    "sheet_rows",
    "written_in",
]


def read_columns(path: str | Path) -> dict[str, str]:
    """A YAML or JSON file of names and the headings of their columns (`kvk: KvK-nummer`), under the name of a sheet or not. Raises
    InputError."""
    from drafting.intake import read_plain, read_text

    value = read_plain(read_text(path), str(path)).value
    found: dict[str, str] = {}
    for name, heading in value.items() if isinstance(value, dict) else ():
        found |= heading if isinstance(heading, dict) else {name: heading}
    if not found or not all(isinstance(heading, str) for heading in found.values()):
        raise InputError(Finding("batch.bad-columns", Place(str(path)), {"found": str(path)}))
    return {name: " ".join(heading.split()) for name, heading in found.items()}


def dossier_texts(path: str | Path) -> Iterator[tuple[str, str]]:
    """Id and JSON of every dossier in the portfolio or workbook at `path`, each made to stand alone: with the sources and persons
    that it shares with the whole. Raises InputError with every fault."""
    from drafting.api.portfolio import read_portfolio
    from drafting.intake import dossier_json

    portfolio = read_portfolio(path)
    for company in portfolio.companies:
        sources = {s.id for s in company.sources}
        persons = {p.id for p in company.persons}
        shared = {
            "sources": (*company.sources, *(s for s in portfolio.sources if s.id not in sources)),
            "persons": (*company.persons, *(p for p in portfolio.persons if p.id not in persons)),
        }
        yield company.id, dossier_json(company.model_copy(update=shared))
