"""Records for mail merge, and the dossiers in a portfolio, as batch runs read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.workbook import read_rows

__all__ = ["dossier_texts", "read_rows"]


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
