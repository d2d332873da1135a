"""An Excel workbook as tables, every value with its cell; every fault at once, and what was passed over as a warning.

Files come from outside: bounds on size, no macros, no links to other files, no document type declarations, nothing run.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting import locale
from drafting.errors import Finding, Place, Severity
from drafting.workbook.cells import CellError, Percent, read
from drafting.workbook.grid import Cell, Page, Unworked, letters, read_pages
from drafting.workbook.layout import BASE_SHEET, COMPANY, HELP_SHEET, LETTER, LETTER_SHEET, SHEETS, Column, Sheet
from drafting.workbook.tables import Tables
from drafting.workbook.typed import shown

Columns = Mapping[str, Any]
BASE_NAME, BASE_ORDER, BASE_CELL = "deel", "regel", "cel"
"""What a row of the hidden sheet tells."""
_HEADS_WITHIN = 15
"""Rows in which the headings are looked for; colleagues put a title above them."""
_SURE = 0.75
"""How alike a heading of one's own must be to one of ours before it is held for that one, misspelt."""


def read_tables(path: Path, columns: Columns | None = None) -> tuple[Tables, list[Finding]]:
    """The tables in the workbook at `path`, with every fault and warning found in its cells.

    `columns`: per sheet, our heading → theirs, and under "Blad" what they call the sheet. Raises PackageError for a file that is
    no workbook or not a safe one.
    """
    reader = _Reader(path, columns or {})
    pages = read_pages(path)
    for page in pages:
        reader.page(page)
    reader.absent()
    return reader.tables, reader.found


@dataclass(frozen=True, slots=True)
class BaseRead:
    """What a part remembers of the split: its name, a fingerprint of each cell, and the order of rows where it has one."""

    name: str
    prints: Mapping[tuple[str, str, str], str]
    order: tuple[tuple[str, str], ...]


def read_base(path: Path) -> BaseRead | None:
    """What a part held when it was split off; None where it is no part."""
    page = next((p for p in read_pages(path) if p.title == BASE_SHEET), None)
    if page is None:
        return None
    name, prints, order = "", {}, []
    for row in range(1, page.max_row + 1):
        what, *said = (str(cell.value) if (cell := page.at(row, i)) else "" for i in range(1, 6))
        if what == BASE_NAME:
            name = said[0]
        elif what == BASE_ORDER:
            order.append((said[0], said[1]))
        elif what == BASE_CELL:
            prints[said[0], said[1], said[2]] = said[3]
    return BaseRead(name, prints, tuple(order))


def fingerprint(value: Any) -> str:
    """What tells a written value from another, and tells nothing of it."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, default=str).encode()).hexdigest()[:24]


class _Reader:
    """Reads pages into tables; collects findings."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self.tables = Tables(name=str(path))
        self.columns = columns
        self.found: list[Finding] = []
        self.seen: set[str] = set()
        self.unknown: list[Page] = []

    def tell(self, code: str, place: Place, severity: Severity = Severity.ERROR, **values: Any) -> None:
        """Notes a finding."""
        self.found.append(Finding(code, place, values, severity))

    def place(self, page: Page, cell: str = "") -> Place:
        """A cell of a page, or the page itself."""
        return Place(self.tables.name, sheet=page.title, cell=cell)

    # ------------------------------------------------------------ pages

    def page(self, page: Page) -> None:
        """Reads one page, if it is one of ours."""
        title = " ".join(page.title.split()).casefold()
        if title in (HELP_SHEET.casefold(), BASE_SHEET.casefold()):
            return
        theirs = {" ".join(str(v["Blad"]).split()).casefold(): str(k) for k, v in self.columns.items() if "Blad" in v}
        title = theirs.get(title, title).casefold()
        ours = next((s for s in SHEETS if s.title.casefold() == title), None)
        if page.hidden:
            # A sheet of ours that is hidden may hold facts that someone took out, or forgot: only they can say.
            known = ours is not None or title == LETTER_SHEET.casefold()
            severity = Severity.ERROR if known and page.max_row > 1 else Severity.WARNING
            self.tell("workbook.hidden-ours" if known else "workbook.hidden", self.place(page), severity)
            self.seen.add(title)
            return
        if title in self.seen:
            self.tell("workbook.sheet-twice", self.place(page), sheet=ours.title if ours else LETTER_SHEET)
        elif title == LETTER_SHEET.casefold():
            self._letter(page)
        elif ours is not None:
            self._rows(page, ours)
        else:
            self.unknown.append(page)
            return
        self.seen.add(title)

    def absent(self) -> None:
        """Tells the sheets that are not known, by name or by their headings, and those without which there is nothing to make."""
        for page in self.unknown:
            if near := self._near(page):
                self.tell("workbook.sheet-near", self.place(page), near=near)
                self.seen.add(near.casefold())
            else:
                self.tell("workbook.sheet-unknown", self.place(page), Severity.WARNING)
        for needed in (LETTER_SHEET, "Bedrijven"):
            if needed.casefold() not in self.seen and not any(f.values.get("near") == needed for f in self.found):
                self.tell("workbook.sheet-absent", Place(self.tables.name), sheet=needed)

    def _near(self, page: Page) -> str:
        """Which sheet of ours that is not there a page is, misspelt or renamed; "" where it is none."""
        open_sheets = [s for s in SHEETS if s.title.casefold() not in self.seen]
        titles = [s.title for s in open_sheets] + [LETTER_SHEET] * (LETTER_SHEET.casefold() not in self.seen)
        near = difflib.get_close_matches(page.title.strip(), titles, n=1, cutoff=_SURE)
        if near:
            return str(near[0])
        across = range(1, min(page.max_column, 200) + 1)
        rows = [
            {_head(cell.value) for i in across if (cell := page.at(number, i))}
            for number in range(1, min(page.max_row, _HEADS_WITHIN) + 1)
        ]
        for sheet in open_sheets:
            needed = {c.heading.casefold() for c in sheet.all_columns if c.required}
            if len(needed) > 1 and any(
                len(needed & names) * 2 > len(needed) and len(needed & names) > 1 for names in rows
            ):
                return sheet.title
        return ""

    def _letter(self, page: Page) -> None:
        theirs = self._theirs(LETTER_SHEET)
        by_name = {c.heading.casefold(): c for c in LETTER} | {
            _head(v): c for c in LETTER if (v := theirs.get(c.heading))
        }
        unknown: list[tuple[str, str]] = []
        for number in range(1, min(page.max_row, 300) + 1):
            head = page.at(number, 1)
            name = _head(head.value) if head else ""
            if head is None or not name or name in ("gegeven", "onderdeel"):
                continue
            column = by_name.get(name)
            if column is None:
                unknown.append((" ".join(str(head.value).split()), head.ref))
                continue
            if (LETTER_SHEET, 0, column.heading) in self.tables.cells:
                self.tell("workbook.column-twice", self.place(page, head.ref), heading=column.heading)
                continue
            # The cell to fill in, also where it is empty: that is where a fault is mended.
            self.tables.cells[LETTER_SHEET, 0, column.heading] = f"B{number}"
            value = self._value(page, page.at(number, 2), column)
            if value is not None:
                self.tables.letter[column.heading] = value
        for name, cell in unknown:
            absent = [c for c in LETTER if (LETTER_SHEET, 0, c.heading) not in self.tables.cells]
            self._unknown(page, name, cell, absent)

    def _theirs(self, sheet: str) -> Mapping[str, Any]:
        return next((v for k, v in self.columns.items() if str(k).casefold() == sheet.casefold()), {})

    def _rows(self, page: Page, sheet: Sheet) -> None:
        columns = sheet.all_columns
        start, at = self._heads(page, sheet, columns)
        if not at:
            return
        covered = self._covered(page, start, at)
        rows = self.tables.rows.setdefault(sheet.title, [])
        # By number, so that a stray cell far below costs nothing.
        filled = {row for row, _ in page.cells if row > start} | {row for row, _ in covered}
        for number in sorted(filled):
            row: dict[str, Any] = {}
            cells: dict[str, str] = {}
            own = False
            for place, column in at.items():
                over = covered.get((number, place))
                value = self._value(page, page.at(*(over or (number, place))), column)
                cells[column.heading] = f"{letters(place)}{number}"
                if value is not None:
                    row[column.heading] = value
                    own = own or over is None or over[0] == number
            # A merged area may reach below the last row that says anything.
            if row and own:
                self._whole_percents(page, row, cells)
                for heading, cell in cells.items():
                    self.tables.cells[sheet.title, len(rows), heading] = cell
                rows.append(row)
        if sheet.named_by:
            name_rows(sheet, rows)

    def _covered(self, page: Page, start: int, at: Mapping[int, Column]) -> dict[tuple[int, int], tuple[int, int]]:
        """Which cell speaks for a cell that was merged away. Downwards a word counts for each row; a number would count more
        than once, so that is a fault. Sideways a cell speaks for its own column only."""
        covered: dict[tuple[int, int], tuple[int, int]] = {}
        for top, left, bottom, _ in page.merged:
            first, column = max(top, start + 1), at.get(left)
            held = page.at(top, left)
            if bottom <= start or top <= start or column is None or held is None or bottom == top:
                continue
            if column.sort in ("number", "money"):
                self.tell(
                    "workbook.merged",
                    self.place(page, held.ref),
                    heading=column.heading,
                    last=f"{letters(left)}{bottom}",
                )
                continue
            for number in range(first + 1, min(bottom, page.max_row + 1) + 1):
                covered[number, left] = (top, left)
        return covered

    def _whole_percents(self, page: Page, row: dict[str, Any], cells: Mapping[str, str]) -> None:
        """A number that was typed or shown as a percentage counts in percent, so its row must say so."""
        unit = row.get("Eenheid", "%")
        for heading, value in row.items():
            if isinstance(value, Percent):
                row[heading] = Decimal(value)
                if unit != "%" and not isinstance(unit, dict):
                    place = self.place(page, cells[heading])
                    self.tell("workbook.percent", place, found=f"{Decimal(value):f}%", unit=unit, heading="Eenheid")

    def _heads(self, page: Page, sheet: Sheet, columns: tuple[Column, ...]) -> tuple[int, dict[int, Column]]:
        """The row of headings, and which column stands where. Faults: headings that are missing, unknown or there twice."""
        theirs = self._theirs(sheet.title)
        by_name = {c.heading.casefold(): c for c in columns} | {
            _head(v): c for c in columns if (v := theirs.get(c.heading))
        }
        best, at_row = 0, 0
        across = range(1, min(page.max_column, 200) + 1)
        for number in range(1, min(page.max_row, _HEADS_WITHIN) + 1):
            names = {_head(cell.value) for i in across if (cell := page.at(number, i))}
            hits = len(names & by_name.keys())
            if hits > best:
                best, at_row = hits, number
        if not best:
            if page.max_row > 1:
                self.tell(
                    "workbook.no-headings", self.place(page), known=", ".join(c.heading for c in columns if c.required)
                )
            return 0, {}
        at: dict[int, Column] = {}
        unknown: list[tuple[str, str]] = []
        for i in across:
            written = page.at(at_row, i)
            name = _head(written.value) if written else ""
            if written is None or not name:
                continue
            column = by_name.get(name)
            if column is None:
                unknown.append((" ".join(str(written.value).split()), written.ref))
            elif column in at.values():
                self.tell("workbook.column-twice", self.place(page, written.ref), heading=column.heading)
            else:
                at[i] = column
        absent = [c for c in columns if c.required and c not in at.values()]
        for name, where in unknown:
            self._unknown(page, name, where, [c for c in columns if c not in at.values()])
        for column in absent:
            if not any(f.values.get("near") == column.heading and f.place.sheet == page.title for f in self.found):
                self.tell("workbook.column-absent", self.place(page), heading=column.heading)
        return at_row, at

    def _unknown(self, page: Page, name: str, cell: str, absent: Sequence[Column]) -> None:
        """A heading that is not ours: one of the absent ones misspelt, perhaps one of them with a word more, or one's own."""
        # Capitals aside, since these are what people change first.
        by_fold = {c.heading.casefold(): c for c in absent}
        near = difflib.get_close_matches(name.casefold(), by_fold, n=1, cutoff=_SURE)
        if near:
            self.tell("workbook.column-near", self.place(page, cell), found=name, near=by_fold[near[0]].heading)
            return
        longer = [c for fold, c in by_fold.items() if _holds(name.casefold(), fold)]
        if longer:
            best = max(longer, key=lambda c: len(c.heading))
            # One that must be there is meant; one that need not may be a column of one's own.
            severity = Severity.ERROR if best.required else Severity.WARNING
            self.tell("workbook.column-maybe", self.place(page, cell), severity, found=name, near=best.heading)
        else:
            self.tell("workbook.column-unknown", self.place(page, cell), Severity.WARNING, found=name)

    # ------------------------------------------------------------ cells

    def _value(self, page: Page, cell: Cell | None, column: Column) -> Any:
        if cell is None:
            return None
        place = self.place(page, cell.ref)
        if cell.value is Unworked:
            self.tell("workbook.no-cached", place)
            return None
        try:
            return read(cell, column)
        except CellError as fault:
            self.found.append(fault.finding(place))
        except locale.NotationError as fault:
            self.found.append(fault.finding(place))
        return None


def name_rows(sheet: Sheet, rows: list[dict[str, Any]]) -> None:
    """Gives each row that has no id one, made of what it says; a second of the same name in a company gets a number."""
    taken = {(row.get(COMPANY.heading), row["Id"]) for row in rows if "Id" in row}
    columns = {c.heading: c for c in sheet.columns}
    for row in rows:
        if "Id" in row:
            continue
        said = [
            shown(row[h]) if columns[h].sort != "choice" else row[h]
            for h in sheet.named_by
            if isinstance(row.get(h), str)
        ]
        base = _slug("-".join(said)) or _slug(sheet.title)
        made, number = base, 1
        while (row.get(COMPANY.heading), made) in taken:
            number += 1
            made = f"{base[:36].rstrip('-')}-{number}"
        taken.add((row.get(COMPANY.heading), made))
        row["Id"] = made


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-")


def _holds(theirs: str, ours: str) -> bool:
    """Whether a heading is ours with a word more ("situatieschets", "bedrijfsnaam"), or short for it ("prov.")."""
    short = theirs.rstrip(".")
    return (len(ours) > 3 and (theirs.startswith(ours) or theirs.endswith(ours))) or (
        len(short) > 2 and ours.startswith(short)
    )


def _head(value: Any) -> str:
    return " ".join(str(value).split()).rstrip("*:").strip().casefold() if value is not None else ""
