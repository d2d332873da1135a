"""The portfolio's workbook: a new one, a check, parts per company, and parts made one again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.api.portfolio import Missing, missing, read_portfolio
from drafting.errors import Finding
from drafting.intake import portfolio_yaml
from drafting.model import Portfolio


def new(source: str | Path | None = None) -> tuple[bytes, list[str]]:
    """A workbook to fill in, or one filled with the portfolio at `source`, and the paths of what it cannot hold."""
    from drafting import workbook

    if source is None:
        return workbook.template(), []
    return workbook.write_portfolio(read_portfolio(source))


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a workbook found: the portfolio if it could be read, every finding, and what is not yet known."""

    portfolio: Portfolio | None
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]


def check(path: str | Path, columns: Mapping[str, Any] | None = None) -> Checked:
    """Reads the workbook at `path` and tells everything about it. Raises PackageError for a file that is no safe workbook."""
    from drafting import workbook
    from drafting.api.annexes import looked_through, placed

    portfolio, found = workbook.examine(Path(path), columns)
    if portfolio is not None:
        found = [*found, *placed(looked_through(portfolio, Path(path).parent, str(path)), path, columns)]
    return Checked(portfolio, tuple(found), tuple(missing(portfolio)) if portfolio else ())


def as_data(checked: Checked, file: str, lang: str) -> list[dict[str, str]]:
    """What a check found, as plain values: findings with their file, sheet and cell, then what is not yet known per company."""
    found = [
        {
            "code": f.code, "severity": f.severity.value, "file": f.place.source or file, "sheet": f.place.sheet, "cell": f.place.cell,
            "place": f.place.text(lang), "fact": f.fact(lang), "remedy": f.remedy(lang),
        }
        for f in checked.findings
    ]  # fmt: skip
    return found + [
        {"code": "missing", "severity": "info", "file": file, "company": m.company, "field": m.path, "reason": m.reason}
        for m in checked.missing
    ]


def split(path: str | Path, columns: Mapping[str, Any] | None = None) -> Iterator[tuple[str, bytes]]:
    """Per company the name of a file and a workbook with that company only."""
    from drafting import workbook

    portfolio = read_portfolio(path, columns)
    for company, content in workbook.split(portfolio):
        yield f"{Path(path).stem}-{company}.xlsx", content


def merge(paths: Sequence[str | Path], columns: Mapping[str, Any] | None = None) -> bytes:
    """Workbooks as one. Raises InputError with every conflict."""
    from drafting import workbook

    return workbook.merge([Path(p) for p in paths], columns)


def as_yaml(path: str | Path, columns: Mapping[str, Any] | None = None) -> str:
    """The workbook at `path` as a portfolio in YAML."""
    return portfolio_yaml(read_portfolio(path, columns))
