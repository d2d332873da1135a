"""A portfolio from a workbook, with everything that is wrong in it, and a workbook from a portfolio."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from drafting.errors import DraftingError, Finding, InputError, Place, Severity
from drafting.intake import Plain, portfolio_from_plain
from drafting.model import Portfolio
from drafting.workbook.between import backwards, between_rows, cell_order, lacking, row_number, twice
from drafting.workbook.book import write_book
from drafting.workbook.layout import COMPANY, REST_SHEET, SHEETS
from drafting.workbook.reading import Columns, read_base, read_tables
from drafting.workbook.tables import Tables, plain_of, tables_of

_IN_SHEETS = {
    "intake.quantity-figure": "workbook.figure",
    "model.annex-one": "workbook.annex-origin",
    "model.duplicate-id": "workbook.row-twice",
}
"""Faults of the model whose remedy speaks of a YAML file, and the same said of cells."""


def read_portfolio(path: Path, columns: Columns | None = None) -> Portfolio:
    """The portfolio in the workbook at `path`. Raises InputError or PackageError with every fault, each with sheet and cell."""
    return read_noticed(path, columns)[0]


def read_noticed(path: Path, columns: Columns | None = None) -> tuple[Portfolio, list[Finding]]:
    """The portfolio in the workbook at `path`, and what is odd in it but no fault. Raises as `read_portfolio` does."""
    portfolio, found = examine(path, columns)
    faults = [f for f in found if f.severity == Severity.ERROR]
    if faults or portfolio is None:
        raise InputError(faults)
    return portfolio, found


def examine(path: Path, columns: Columns | None = None) -> tuple[Portfolio | None, list[Finding]]:
    """The portfolio, if there is one to be had, with every fault and warning. Raises PackageError for a file that is no safe
    workbook."""
    tables, found = read_tables(path, columns)
    found += between_rows(tables)
    found += (doubles := list(twice(tables)))
    found += (needed := list(lacking(tables, found)))
    plain = plain_of(tables)
    found += plain.found
    portfolio = None
    try:
        portfolio = portfolio_from_plain(plain, Path(path).parent, kept=True)
    except DraftingError as error:
        # A cell that could not be read is missing from the model too, and its row says odd things; one fault is enough.
        told = {
            (f.place.sheet, row_number(f.place.cell)) for f in found if f.place.cell and f.severity == Severity.ERROR
        }
        unread = {f.place.sheet for f in found if f.severity == Severity.ERROR}
        for finding in error.findings:
            if finding.place.cell and (finding.place.sheet, row_number(finding.place.cell)) in told:
                continue
            if finding.code == "intake.missing" and (finding.place.sheet in unread or needed):
                continue  # told by its column's heading
            if finding.code == "intake.too-few" and unread:
                continue  # companies with faults do not count as companies
            if finding.code == "model.duplicate-id" and doubles:
                continue
            found.append(_in_cells(finding))
    else:
        found += backwards(portfolio, tables)
    return portfolio, sorted(found, key=lambda f: (f.place.sheet, cell_order(f.place.cell)))


def annex_places(path: Path, columns: Columns | None = None) -> dict[str, Place]:
    """The cell of each annex of the letter by its id: its file or document, else its title, else its row."""
    tables, _ = read_tables(path, columns)
    plain = plain_of(tables)
    sheet = next(s for s in SHEETS if s.path == "letter.annexes")
    found: dict[str, Place] = {}
    for i, row in enumerate(tables.rows.get(sheet.title, [])):
        key = plain.value["letter"]["annexes"][i].get("id", "")
        heading = next((h for h in ("Bestand", "Document", "Titel") if h in row), sheet.key)
        found[key] = tables.place(sheet.title, i, heading)
    return found


def in_cells(path: Path, columns: Columns | None = None) -> Plain:
    """The plain values of the portfolio in a workbook, each with its cell as its place."""
    return plain_of(read_tables(path, columns)[0])


def part_of(path: Path) -> str:
    """Of a workbook that `split` made: the company's id, or LETTER_PART; "" for one that is no part."""
    base = read_base(path)
    return "" if base is None else base.name


def _in_cells(finding: Finding) -> Finding:
    """A fault of the model in the words of a workbook."""
    if finding.code in ("intake.missing", "intake.too-few") and finding.values.get("name") == "sites":
        return replace(finding, code="workbook.no-sites")
    return replace(finding, code=_IN_SHEETS.get(finding.code, finding.code))


def write_portfolio(portfolio: Portfolio) -> tuple[bytes, list[str]]:
    """The workbook of a portfolio, and the places of what has no column and stands on the sheet Overig (see `tables_of`)."""
    tables = tables_of(portfolio)
    kept = [
        ".".join(filter(None, (row.get(COMPANY.heading, ""), row["Plaats"].replace("/", "."))))
        for row in tables.rows[REST_SHEET]
        if "#" not in row["Plaats"]
    ]
    return write_book(tables), kept


def template() -> bytes:
    """An empty workbook to fill in."""
    return write_book(Tables())
