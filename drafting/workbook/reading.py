"""An Excel workbook as tables, every value with its cell; every fault at once, and what was passed over as a warning.

Files come from outside: bounds on size, no macros, no links to other files, no document type declarations, nothing run.
"""

from __future__ import annotations

import difflib
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from drafting import locale
from drafting.errors import Finding, InputError, PackageError, Place, Severity
from drafting.workbook.cells import CellError, read
from drafting.workbook.layout import BASE_SHEET, COMPANY, HELP_SHEET, LETTER, LETTER_SHEET, SHEETS, Column, Sheet
from drafting.workbook.tables import Tables

MAX_FILE = 50_000_000
MAX_CONTENT = 400_000_000
MAX_PARTS = 5_000
MAX_ROWS = 20_000
_OLE = b"\xd0\xcf\x11\xe0"

Columns = Mapping[str, Any]


def read_tables(path: Path, columns: Columns | None = None) -> tuple[Tables, list[Finding]]:
    """The tables in the workbook at `path`, with every fault and warning found in its cells.

    `columns`: per sheet, our heading → theirs. Raises PackageError for a file that is no workbook or not a safe one.
    """
    raw = _content(path)
    place = Place(str(path))
    try:
        book = load_workbook(io.BytesIO(raw), data_only=False)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError, SyntaxError) as error:
        raise PackageError(Finding("workbook.broken", place, {"reason": str(error) or type(error).__name__})) from None
    cached = None
    if any(cell.data_type == "f" for page in book.worksheets for row in page.iter_rows() for cell in row):
        cached = load_workbook(io.BytesIO(raw), data_only=True)
    reader = _Reader(path, columns or {}, cached)
    for page in book.worksheets:
        reader.page(page)
    reader.absent({page.title.strip().casefold() for page in book.worksheets if page.sheet_state == "visible"})
    return reader.tables, reader.found


def read_base(path: Path) -> list[tuple[str, str, str, Any]] | None:
    """What a part held when it was split off; None where it is no part."""
    book = load_workbook(io.BytesIO(_content(path)), data_only=True)
    if BASE_SHEET not in book.sheetnames:
        return None
    found = []
    for row in book[BASE_SHEET].iter_rows(values_only=True):
        try:
            sheet, key, heading, value = (json.loads(str(part)) for part in row[:4])
        except (ValueError, TypeError):
            continue  # a row someone wrote by hand tells nothing of the split
        found.append((sheet, key, heading, value))
    return found


def _content(path: Path) -> bytes:
    """The file, held to its bounds. Raises PackageError or InputError."""
    place = Place(str(path))
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError(Finding("intake.no-file", place)) from None
    except OSError as error:
        raise InputError(Finding("intake.unreadable", place, {"reason": error.strerror or str(error)})) from None
    if raw.startswith(_OLE):
        raise PackageError(Finding("workbook.locked-or-old", place))
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        raise PackageError(Finding("workbook.other-format", place, {"found": path.suffix or path.name}))
    if len(raw) > MAX_FILE:
        raise PackageError(Finding("workbook.too-large", place, {"limit": MAX_FILE // 1_000_000}))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _safe(package, place)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError(Finding("workbook.broken", place, {"reason": str(error)})) from None
    return raw


def _safe(package: zipfile.ZipFile, place: Place) -> None:
    entries = package.infolist()
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_CONTENT:
        raise PackageError(Finding("workbook.too-large", place, {"limit": MAX_CONTENT // 1_000_000}))
    names = [e.filename.lower() for e in entries]
    if any("vbaproject" in name or "xl4macro" in name or "macrosheets/" in name for name in names):
        raise PackageError(Finding("workbook.macros", place))
    if any(name.startswith("xl/externallinks/") for name in names):
        raise PackageError(Finding("workbook.external", place))
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            with package.open(entry) as part:
                head = part.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise PackageError(Finding("workbook.broken", place, {"reason": f"DOCTYPE, {entry.filename}"}))


class _Reader:
    """Reads pages into tables; collects findings."""

    def __init__(self, path: Path, columns: Columns, cached: Any) -> None:
        self.tables = Tables(name=str(path))
        self.columns, self.cached = columns, cached
        self.found: list[Finding] = []

    def tell(self, code: str, place: Place, severity: Severity = Severity.ERROR, **values: Any) -> None:
        """Notes a finding."""
        self.found.append(Finding(code, place, values, severity))

    def place(self, page: Worksheet, cell: str = "") -> Place:
        """A cell of a page, or the page itself."""
        return Place(self.tables.name, sheet=page.title, cell=cell)

    # ------------------------------------------------------------ pages

    def page(self, page: Worksheet) -> None:
        """Reads one page, if it is one of ours."""
        title = page.title.strip().casefold()
        ours = next((s for s in SHEETS if s.title.casefold() == title), None)
        if title in (HELP_SHEET.casefold(), BASE_SHEET.casefold()):
            return
        if page.sheet_state != "visible":
            self.tell("workbook.hidden", self.place(page), Severity.WARNING)
            return
        if title == LETTER_SHEET.casefold():
            self._letter(page)
        elif ours is not None:
            self._rows(page, ours)
        else:
            known = [LETTER_SHEET, *(s.title for s in SHEETS)]
            near = difflib.get_close_matches(page.title.strip(), known, n=1, cutoff=0.6)
            if near:
                self.tell("workbook.sheet-near", self.place(page), near=near[0])
            else:
                self.tell("workbook.sheet-unknown", self.place(page), Severity.WARNING)

    def absent(self, present: set[str]) -> None:
        """Tells the sheets without which there is nothing to make."""
        for needed in (LETTER_SHEET, "Bedrijven"):
            if needed.casefold() not in present and not any(f.values.get("near") == needed for f in self.found):
                self.tell("workbook.sheet-absent", Place(self.tables.name), sheet=needed)

    def _letter(self, page: Worksheet) -> None:
        theirs = self._theirs(LETTER_SHEET)
        by_name = {c.heading.casefold(): c for c in LETTER} | {str(v).strip().casefold(): c for c in LETTER if (v := theirs.get(c.heading))}
        for row in page.iter_rows(min_row=1, max_row=200, max_col=2):
            head = str(row[0].value or "").strip()
            if not head or head.casefold() in ("gegeven", "onderdeel"):
                continue
            column = by_name.get(head.casefold())
            if column is None:
                self._unknown(page, head, row[0].coordinate, [c.heading for c in LETTER])
                continue
            if len(row) > 1:
                value = self._value(page, row[1], column)
                if value is not None:
                    self.tables.letter[column.heading] = value
                    self.tables.cells[LETTER_SHEET, 0, column.heading] = row[1].coordinate

    def _theirs(self, sheet: str) -> Mapping[str, Any]:
        return next((v for k, v in self.columns.items() if str(k).casefold() == sheet.casefold()), {})

    def _rows(self, page: Worksheet, sheet: Sheet) -> None:
        columns = (COMPANY, *sheet.columns) if sheet.company else sheet.columns
        start, at = self._heads(page, sheet, columns)
        if not at:
            return
        merged = {
            (row, column): (area.min_row, area.min_col)
            for area in page.merged_cells.ranges
            if area.max_row > start
            for row in range(area.min_row, area.max_row + 1)
            for column in range(area.min_col, area.max_col + 1)
        }
        rows = self.tables.rows.setdefault(sheet.title, [])
        if page.max_row - start > MAX_ROWS:
            self.tell("workbook.too-many-rows", self.place(page), limit=MAX_ROWS)
            return
        for number in range(start + 1, page.max_row + 1):
            row: dict[str, Any] = {}
            for place, column in at.items():
                source = merged.get((number, place), (number, place))
                value = self._value(page, page.cell(*source), column)
                if value is not None:
                    row[column.heading] = value
                    coordinate = f"{get_column_letter(place)}{number}"
                    self.tables.cells[sheet.title, len(rows), column.heading] = coordinate
            if row:
                rows.append(row)

    def _heads(self, page: Worksheet, sheet: Sheet, columns: tuple[Column, ...]) -> tuple[int, dict[int, Column]]:
        """The row of headings, and which column stands where. Faults: headings that are missing, unknown or there twice."""
        theirs = self._theirs(sheet.title)
        by_name = {c.heading.casefold(): c for c in columns} | {
            " ".join(str(v).split()).casefold(): c for c in columns if (v := theirs.get(c.heading))
        }
        best, at_row = 0, 0
        for number in range(1, min(page.max_row, 15) + 1):
            names = {_head(page.cell(number, i).value) for i in range(1, min(page.max_column, 80) + 1)}
            hits = len(names & by_name.keys())
            if hits > best:
                best, at_row = hits, number
        if not best:
            if page.max_row > 1:
                self.tell("workbook.no-headings", self.place(page), known=", ".join(c.heading for c in columns if c.required))
            return 0, {}
        at: dict[int, Column] = {}
        unknown: list[tuple[str, str]] = []
        for i in range(1, min(page.max_column, 200) + 1):
            written = page.cell(at_row, i).value
            name = _head(written)
            if not name:
                continue
            column = by_name.get(name)
            cell = f"{get_column_letter(i)}{at_row}"
            if column is None:
                unknown.append((" ".join(str(written).split()), cell))
            elif column in at.values():
                self.tell("workbook.column-twice", self.place(page, cell), heading=column.heading)
            else:
                at[i] = column
        absent = [c for c in columns if c.required and c not in at.values()]
        for name, cell in unknown:
            self._unknown(page, name, cell, [c.heading for c in columns if c not in at.values()])
        for column in absent:
            if not any(f.values.get("near") == column.heading and f.place.sheet == page.title for f in self.found):
                self.tell("workbook.column-absent", self.place(page), heading=column.heading)
        return at_row, at

    def _unknown(self, page: Worksheet, name: str, cell: str, known: list[str]) -> None:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        if near:
            self.tell("workbook.column-near", self.place(page, cell), found=name, near=near[0])
        else:
            self.tell("workbook.column-unknown", self.place(page, cell), Severity.WARNING, found=name)

    # ------------------------------------------------------------ cells

    def _value(self, page: Worksheet, cell: Any, column: Column) -> Any:
        value = cell.value
        place = self.place(page, cell.coordinate)
        if cell.data_type == "f":
            value = self.cached[page.title][cell.coordinate].value if self.cached is not None else None
            if value is None:
                self.tell("workbook.no-cached", place)
                return None
        try:
            return read(value, column)
        except CellError as fault:
            self.found.append(fault.finding(place))
        except locale.NotationError as fault:
            self.found.append(fault.finding(place))
        return None


def _head(value: Any) -> str:
    return " ".join(str(value).split()).rstrip("*").strip().casefold() if value is not None else ""
