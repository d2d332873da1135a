"""The portfolio's workbook: a new one, a check, parts per company, and parts made one again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafting.api.lines import at_cells
from drafting.api.portfolio import WORKBOOKS, Missing, missing, read_portfolio
from drafting.errors import DraftingError, Finding, Place, Severity, UsageError
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
    if portfolio is None and workbook.part_of(Path(path)) == workbook.LETTER_PART:
        # Without companies this part is no portfolio; all else in it is checked as in any.
        found = [
            replace(f, code="workbook.letter-part", severity=Severity.INFO) if f.code == "workbook.no-companies" else f
            for f in found
        ]
    if portfolio is not None:
        found = [*found, *placed(looked_through(portfolio, Path(path).parent, str(path)), path, columns)]
        if not any(f.severity == Severity.ERROR for f in found):
            found = [*found, *at_cells(unmade(portfolio, Path(path)), path, columns)]
    return Checked(portfolio, tuple(found), tuple(missing(portfolio)) if portfolio else ())


def unmade(portfolio: Portfolio, path: Path) -> list[Finding]:
    """What keeps the documents of the workbook at `path` from being made; of a part that was split off, those of one company."""
    from drafting import workbook
    from drafting.api import places
    from drafting.api.build import portfolio_kinds
    from drafting.api.portfolio import assemble_portfolio
    from drafting.api.workspace import workspace_around

    home = workspace_around(path)
    part = workbook.part_of(path)
    templates = places.templates(home)
    found: list[Finding] = []
    noted = portfolio.letter.decision_note is not None
    for kind in portfolio_kinds(home, False, "md", noted=noted) if portfolio.companies else ():
        if part and not templates.outline(kind).per_company:
            continue
        try:
            assemble_portfolio(portfolio, kind, workspace=home, name=str(path))
        except DraftingError as error:
            found += [f for f in error.findings if f not in found]
    return found


@dataclass(frozen=True, slots=True)
class Returned:
    """A part of the round of collecting: `state` is "absent" (not in the folder), "untouched" (as it was sent) or "changed"; the cells
    changed, what is still not known, and how many faults a check of it finds."""

    company: str
    file: str
    state: str
    changed: tuple[tuple[str, Place], ...] = ()
    missing: tuple[str, ...] = ()
    errors: int = 0


def status(folder: str | Path, columns: Mapping[str, Any] | None = None) -> tuple[list[Returned], list[Path]]:
    """How far the parts in a folder are, company by company, and the files that are no part. Raises UsageError for a folder without
    parts."""
    from drafting import workbook

    files = files_in(folder)
    parts, others = workbook.statuses(files, columns)
    if not parts:
        raise UsageError(Finding("workbook.no-parts", Place(str(folder))))
    told = []
    for part in parts:
        if not part.file:
            told.append(Returned(part.name, "", "absent"))
            continue
        state = "changed" if part.changed else "untouched"
        if part.name == workbook.LETTER_PART:
            told.append(Returned(part.name, part.file, state, part.changed))
            continue
        seen = check(part.file, columns)
        errors = sum(f.severity == Severity.ERROR for f in seen.findings)
        told.append(Returned(part.name, part.file, state, part.changed, tuple(m.path for m in seen.missing), errors))
    return told, others


def files_in(folder: str | Path) -> list[Path]:
    """The workbooks in a folder, or the one file that is named; none that an open Excel keeps beside them."""
    path = Path(folder)
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.iterdir() if p.suffix.lower() in WORKBOOKS and not p.name.startswith((".", "~$")))


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
    """Workbooks as one; a folder stands for the workbooks in it. Raises InputError with every conflict."""
    from drafting import workbook

    return workbook.merge([file for p in paths for file in files_in(p)], columns)


def as_yaml(path: str | Path, columns: Mapping[str, Any] | None = None) -> str:
    """The workbook at `path` as a portfolio in YAML."""
    return portfolio_yaml(read_portfolio(path, columns))
