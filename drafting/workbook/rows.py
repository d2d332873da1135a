"""Rows of a sheet as records, through the same door as the portfolio's workbook: a row of headings names the fields.

A value prints as its cell shows it in a Dutch Excel and counts as what it is (`drafting.locale.shown`). What a reader of the sheet may not
expect (a sheet that is hidden or left out, hidden rows that count, titles above the headings, columns without a heading) is told once.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting.admission.characters import refused
from drafting.errors import Finding, InputError, Place, Severity
from drafting.locale.shown import Day, Hour, Moment, as_typed, counted
from drafting.workbook.formats import is_dated, is_percent, moment_of, shown_number, shown_text
from drafting.workbook.grid import Cell, Page, Unworked, letters, read_pages

Row = tuple[str, dict[str, Any], tuple[Finding, ...]]

MOST_ROWS = 200_000
HEADS_WITHIN = 30
"""Rows among which the headings are looked for."""
_ERRORS = frozenset([
    "#N/A", "#N/B", "#REF!", "#VERW!", "#VALUE!", "#WAARDE!", "#DIV/0!", "#DEEL/0!", "#NAME?", "#NAAM?", "#NUM!",
    "#GETAL!", "#NULL!", "#LEEG!", "#SPILL!", "#OVERLOOP!", "#CALC!", "#BEREKENEN!", "#BEREKEN!", "#GETTING_DATA",
    "#GEGEVENS_OPHALEN", "#FIELD!", "#VELD!", "#BLOCKED!", "#GEBLOKKEERD!", "#UNKNOWN!", "#ONBEKEND!", "#CONNECT!",
    "#VERBINDING!", "#VERBINDEN!", "#BUSY!", "#BEZET!", "#PYTHON!", "#EXTERNAL!", "#EXTERN!", "#TIMEOUT!",
])  # fmt: skip
"""What Excel shows for an error, in English and Dutch; a text that says so was copied from such a cell."""
_BARE = " \t\r\n\u00a0\u202f\u2007\ufeff"


def name_of(heading: str) -> str:
    """A heading as a name that a template can write: "KvK-nummer" is KvK_nummer."""
    made = re.sub(r"\W+", "_", heading).strip("_")
    return f"_{made}" if made[:1].isdigit() else made


def _folded(name: str) -> str:
    return name_of(name).casefold()


@dataclass(slots=True)
class SheetRows:
    """The rows of one sheet: its headings by column, and `notes`, what holds for the file and not for one row. Iterating gives the place,
    record and faults of each row that is not empty."""

    path: Path
    page: Page
    heading_row: int
    headings: Mapping[int, str]
    notes: tuple[Finding, ...] = ()
    _covered: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Row]:
        page, rows = self.page, {row for row, _ in self.page.cells} | {row for row, _ in self._covered}
        for number in sorted(row for row in rows if row > self.heading_row):
            own = any(
                cell is not None and not _empty(cell)
                for column in self.headings
                if (cell := page.at(number, column)) is not None
            )
            if not own:  # empty, or the end of a merged area below the last row that says anything
                continue
            record: dict[str, Any] = {}
            faults: list[Finding] = []
            for column, heading in self.headings.items():
                cell = page.at(*self._covered.get((number, column), (number, column)))
                record[heading] = "" if cell is None else self._value(cell, heading, faults)
            yield f"{self.path}:{page.title}!{number}", record, tuple(faults)

    def _value(self, cell: Cell, heading: str, faults: list[Finding]) -> Any:
        place = Place(str(self.path), sheet=self.page.title, cell=cell.ref)
        value = cell.value
        if value is Unworked:
            faults.append(Finding("workbook.no-cached", place))
            return ""
        if cell.error or (isinstance(value, str) and value.strip(_BARE) in _ERRORS):
            faults.append(Finding("batch.cell-error", place, {"field": heading, "found": value}))
            return ""
        if isinstance(value, str):
            for char in dict.fromkeys(char for _, char in refused(value)):
                faults.append(Finding("intake.bad-character", place, {"found": char}))
            return as_typed(shown_text(value, cell.code) if cell.code else value)
        return (
            value if isinstance(value, bool) or cell.number is None else _shown(cell.number, cell.code, self.page.epoch)
        )


def _shown(number: Decimal, code: str, epoch: datetime.date) -> Any:
    """A number, day or hour that prints as its cell shows it."""
    said = shown_number(number, code, epoch)
    if is_dated(code) and 0 <= number < 2_958_466:
        moment = moment_of(number, epoch)
        if number < 1:
            return Hour(moment.time(), said)
        return Day(moment.date(), said) if moment.time() == datetime.time.min else Moment(moment, said)
    return counted(number, said, is_percent(code))


def sheet_rows(path: Path, wanted: Iterable[str] = (), sheet: str = "") -> SheetRows:
    """The rows of the sheet called `sheet`, else of the first that is not hidden and holds anything. `wanted` are names that the rows are
    to give: the row with most of them is that of the headings; without them it is the first that is about as wide as the rows below.

    Raises PackageError for what is no safe workbook (see `grid`), InputError for a sheet that is not there, one without headings, and a
    heading that stands twice.
    """
    pages = read_pages(path, MOST_ROWS)
    page, notes = _chosen(pages, path, sheet)
    covered = _covered(page)
    row = _heading_row(page, {_folded(name) for name in wanted})
    across = range(1, page.max_column + 1)
    headings = {c: said for c in across if row and (said := _heading(page.at(*covered.get((row, c), (row, c)))))}
    if not headings:
        raise InputError(Finding("batch.nothing", Place(str(path))))
    twice = [c for c, said in headings.items() if said in [s for at, s in headings.items() if at < c]]
    if twice:
        raise InputError(
            Finding(
                "batch.repeated-heading",
                Place(str(path), sheet=page.title, cell=f"{letters(c)}{row}"),
                {"found": headings[c]},
            )
            for c in twice
        )
    notes += _about(page, path, row, headings)
    below = {at: top for at, top in covered.items() if at[0] > row and top[0] > row}
    return SheetRows(path, page, row, headings, tuple(notes), below)


def read_rows(path: Path) -> Iterator[Row]:
    """The place, record and faults of each row that is not empty. Raises as `sheet_rows`."""
    yield from sheet_rows(path)


def _empty(cell: Cell) -> bool:
    return isinstance(cell.value, str) and not cell.value.strip(_BARE)


def _heading(cell: Cell | None) -> str:
    if cell is None or cell.value is Unworked or cell.error:
        return ""
    if cell.number is not None:
        return shown_number(cell.number, cell.code)
    return " ".join(str(cell.value).split())


def _chosen(pages: Sequence[Page], path: Path, sheet: str) -> tuple[Page, list[Finding]]:
    """The sheet that is read, and what is to be told of the others."""
    if sheet:
        for page in pages:
            if page.title.casefold() == sheet.casefold():
                return page, []
        known = ", ".join(page.title for page in pages)
        raise InputError(Finding("batch.no-sheet", Place(str(path)), {"found": sheet, "known": known}))
    filled = [page for page in pages if page.cells]
    if not filled:
        raise InputError(Finding("batch.nothing", Place(str(path))))
    page = next((p for p in filled if not p.hidden), filled[0])
    notes = []
    hidden = [p.title for p in filled if p.hidden and p is not page]
    others = [p.title for p in filled if not p.hidden and p is not page]
    for code, titles in (("batch.sheet-hidden", hidden), ("batch.sheet-left", others)):
        if titles:
            values = {"sheets": ", ".join(titles), "read": page.title}
            notes.append(Finding(code, Place(str(path)), values, Severity.WARNING))
    if page.hidden:
        notes.append(Finding("batch.sheet-hidden-read", Place(str(path), sheet=page.title), {}, Severity.WARNING))
    return page, notes


def _covered(page: Page) -> dict[tuple[int, int], tuple[int, int]]:
    """Which cell speaks for a cell that was merged away: downwards for each row, sideways for its own column only."""
    found = {}
    for top, left, bottom, _ in page.merged:
        held = page.at(top, left)
        if held is None or _empty(held):
            continue
        for number in range(top + 1, min(bottom, page.max_row) + 1):
            found[number, left] = (top, left)
    return found


def _heading_row(page: Page, wanted: set[str]) -> int:
    """The row of the headings; 0 where there is none."""
    by_row: dict[int, list[Cell]] = {}
    for (row, _), cell in sorted(page.cells.items()):
        if not _empty(cell):
            by_row.setdefault(row, []).append(cell)
    rows = sorted(by_row)
    first = rows[:HEADS_WITHIN]
    if wanted:
        hits = {row: len({_folded(_heading(cell)) for cell in by_row[row]} & wanted) for row in first}
        if best := max(hits.values(), default=0):
            return next(row for row in first if hits[row] == best)
    widest = max((len(by_row[row]) for row in rows[: HEADS_WITHIN * 10]), default=0)
    for at, row in enumerate(first):
        wide = len(by_row[row])
        if wide == widest or (wide > 1 and wide * 5 >= widest * 3 and not _stands_apart(at, first, by_row)):
            return row
    return first[0] if first else 0


def _stands_apart(at: int, rows: Sequence[int], by_row: Mapping[int, Sequence[Cell]]) -> bool:
    """Whether a row is followed by an empty one, and then by a wider one: a line above the headings."""
    row = rows[at]
    return at + 1 < len(rows) and rows[at + 1] > row + 1 and len(by_row[rows[at + 1]]) > len(by_row[row])


def _about(page: Page, path: Path, row: int, headings: Mapping[int, str]) -> list[Finding]:
    """What a reader of the sheet may not expect."""
    place = Place(str(path), sheet=page.title)
    filled = [at for at, cell in page.cells.items() if not _empty(cell)]
    notes = []
    above = sorted({r for r, _ in filled if r < row})
    if above:
        notes.append(("batch.above-headings", {"rows": spans(above), "row": row}))
    hidden = sorted({r for r, _ in filled if r > row and r in page.hidden_rows})
    if hidden:
        notes.append(("batch.hidden-rows", {"rows": spans(hidden)}))
    columns = [f"{letters(c)} ({said})" for c, said in headings.items() if c in page.hidden_columns]
    if columns:
        notes.append(("batch.hidden-columns", {"columns": ", ".join(columns)}))
    unnamed = sorted({c for r, c in filled if r > row and c not in headings})
    if unnamed:
        notes.append(("batch.no-heading", {"columns": ", ".join(map(letters, unnamed[:20])), "row": row}))
    return [Finding(code, place, values, Severity.WARNING) for code, values in notes]


def spans(numbers: Sequence[int]) -> str:
    """Rising numbers in short: 3, 5–9, 12; the rest as "…" where there are very many."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1] = [found[-1][0], number]
        else:
            found.append([number])
    shown = ["–".join(map(str, span)) for span in found[:12]]
    return ", ".join(shown) + (", …" if len(found) > 12 else "")
