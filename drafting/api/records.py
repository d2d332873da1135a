"""Records for mail merge, and the dossiers in a portfolio, as batch runs read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafting.workbook import read_rows

__all__ = ["dossier_texts", "read_rows"]


def dossier_texts(path: str | Path) -> Iterator[tuple[str, str]]:
    """Id and JSON of every dossier in the portfolio or workbook at `path`. Raises InputError with every fault."""
    from drafting.api.portfolio import read_portfolio
    from drafting.intake import dossier_json

    for company in read_portfolio(path).companies:
        yield company.id, dossier_json(company)
