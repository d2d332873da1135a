"""A portfolio as tables of plain values, and back. A table is a list of rows, a row a mapping of headings to values.

What the columns cannot hold goes to the sheet Overig (drafting.workbook.rest), so the way back loses nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from drafting.errors import Finding, Place
from drafting.intake import Plain, portfolio_to_plain
from drafting.locale import NotationError
from drafting.model import Portfolio
from drafting.workbook.cells import MAX_CELL_TEXT, NONE, CellError, NoEnglish, read
from drafting.workbook.grid import Cell
from drafting.workbook.layout import COMPANY, LETTER, LETTER_SHEET, REST_SHEET, SHEETS, Column, Sheet
from drafting.workbook.rest import put_back, rest
from drafting.workbook.typed import write

Row = dict[str, Any]
_OF_COMPANY = ("name", "short_name", "legal_form", "kvk")
"""Columns of the sheet Bedrijven that belong to the company as an organisation."""


@dataclass(slots=True)
class Tables:
    """What a workbook holds: `letter` by heading, `rows` by sheet, and where each value stands: (sheet, row number, heading)
    → cell, the row number counting from 0."""

    letter: Row = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    cells: dict[tuple[str, int, str], str] = field(default_factory=dict)
    name: str = "werkmap"

    def place(self, sheet: str, row: int, heading: str = "") -> Place:
        """The cell of a value; the sheet where there is none."""
        return Place(self.name, sheet=sheet, cell=self.cells.get((sheet, row, heading), ""))


# ---------------------------------------------------------------- from a portfolio


def tables_of(portfolio: Portfolio) -> Tables:
    """The tables of a portfolio. What a company's dossier file keeps and no column shows is left to that file."""
    plain = portfolio_to_plain(portfolio)
    tables = Tables()
    for column in LETTER:
        _put(tables.letter, column, _get(plain, column.field))
    for sheet in SHEETS:
        rows = tables.rows.setdefault(sheet.title, [])
        if not sheet.path:
            continue
        if sheet.path == "companies":
            rows += [_row(sheet, _flat_company(company)) for company in plain["companies"]]
        elif not sheet.company or sheet.shared:
            rows += [_row(sheet, entry) for entry in _entries(_get(plain, sheet.path))]
        if sheet.company:
            for company in plain["companies"]:
                for entry in _entries(company.get(sheet.path)):
                    rows.append({COMPANY.heading: company["id"], **_row(sheet, entry)})
    tables.rows[REST_SHEET] = rest(plain, plain_of(_as_typed(tables)).value)
    return tables


def _entries(value: Any) -> Sequence[Mapping[str, Any]]:
    """A list of entries; a list that is open as a whole has none."""
    return value if isinstance(value, list) else ()


def _as_typed(tables: Tables) -> Tables:
    """The tables as they come back from their cells. What a cell cannot hold is taken from `tables` too."""
    again = Tables()
    for column in LETTER:
        if column.heading in tables.letter and (held := _through(tables.letter[column.heading], column)) is not None:
            again.letter[column.heading] = held
        elif column.heading in tables.letter:
            del tables.letter[column.heading]
    for sheet in SHEETS:
        made = again.rows.setdefault(sheet.title, [])
        columns = {c.heading: c for c in sheet.all_columns}
        for row in tables.rows.get(sheet.title, []):
            typed = {h: held for h, v in row.items() if (held := _through(v, columns[h])) is not None}
            for heading in [h for h in row if h not in typed]:
                del row[heading]
            made.append(typed)
    return again


def _through(value: Any, column: Column) -> Any:
    """A value written in a cell and read from it; None where it does not come back."""
    written = write(value, column)
    if isinstance(written, str) and len(written) > MAX_CELL_TEXT:
        return None
    if isinstance(written, int | float) and not isinstance(written, bool):
        written = Decimal(str(written))
    try:
        return None if written is None else read(Cell(written, ""), column)
    except (CellError, NotationError):
        return None


def _flat_company(company: Mapping[str, Any]) -> dict[str, Any]:
    own: Mapping[str, Any] = next((o for o in company["organisations"] if o["id"] == company["company"]), {})
    flat = dict(company) | {key: own.get(key) for key in _OF_COMPANY}
    flat["company"] = company["company"] if company["company"] != company["id"] else None
    return flat


def _row(sheet: Sheet, entry: Mapping[str, Any]) -> Row:
    row: Row = {}
    for column in sheet.columns:
        value = _get(entry, column.field)
        if column.sort == "step" and isinstance(value, str) and entry.get("precision") in ("month", "year"):
            value = value[:7] if entry["precision"] == "month" else int(value[:4])
        _put(row, column, value)
    return row


def _put(row: Row, column: Column, value: Any) -> None:
    if value is None:
        return
    if column.sort == "words":
        text = value.get("nl", "") if isinstance(value, dict) and value.keys() <= {"nl", "en"} else value
        if text != "":
            row[column.heading] = text
    elif column.sort == "english":
        if isinstance(value, dict) and value.keys() <= {"nl", "en"} and value.get("en", "") != value.get("nl", ""):
            row[column.heading] = value.get("en") or NONE
    elif column.sort == "money":
        row[column.heading] = value.get("amount", value) if isinstance(value, dict) and "amount" in value else value
    elif (value != "" and value != []) or column.sort == "choice":
        row[column.heading] = value


def _get(entry: Any, path: str) -> Any:
    for key in path.split("."):
        if isinstance(entry, dict) and entry.keys() == {"open"}:
            return entry
        if not isinstance(entry, Mapping) or key not in entry:
            return None
        entry = entry[key]
    return entry


def flat(tables: Tables) -> list[tuple[str, str, str, Any]]:
    """Tables as (sheet, key of the row, heading, value as it is written), one for each filled cell."""
    found: list[tuple[str, str, str, Any]] = []
    for column in LETTER:
        if column.heading in tables.letter:
            found.append((LETTER_SHEET, "", column.heading, _plain(write(tables.letter[column.heading], column))))
    for sheet in SHEETS:
        for row in tables.rows.get(sheet.title, []):
            key = key_of(sheet, row)
            for column in sheet.all_columns:
                if column.heading in row:
                    found.append((sheet.title, key, column.heading, _plain(write(row[column.heading], column))))
    return found


def key_of(sheet: Sheet, row: Mapping[str, Any]) -> str:
    """What names a row: its id, with its company's before it."""
    own = str(row.get(sheet.key, ""))
    return f"{row.get(COMPANY.heading, '')}/{own}" if sheet.company else own


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


# ---------------------------------------------------------------- to a portfolio


class SheetPlain(Plain):
    """Plain values that came from cells, and what was found while putting them together."""

    __slots__ = ("found", "where")

    def __init__(self, value: Any, name: str) -> None:
        super().__init__(value, name)
        self.where: dict[tuple[str | int, ...], Place] = {}
        self.found: list[Finding] = []

    def place(self, path: tuple[str | int, ...]) -> Place:
        """The cell of `path`, or of the nearest thing around it that has one."""
        at = tuple(path)
        while at and at not in self.where:
            at = at[:-1]
        return self.where.get(at, Place(self.name))


def plain_of(tables: Tables) -> SheetPlain:
    """The tables as the plain values of a portfolio, each with its cell."""
    plain = SheetPlain({}, tables.name)
    _fill(plain, (), plain.value, LETTER, tables.letter, tables, LETTER_SHEET, None)
    plain.value.setdefault("letter", {})
    companies: dict[str, int] = {}
    for sheet in SHEETS:
        rows = tables.rows.get(sheet.title, [])
        if sheet.path == "companies":
            made = plain.value.setdefault("companies", [])
            for i, row in enumerate(rows):
                companies.setdefault(str(row.get("Id", "")), len(made))
                made.append(_company(plain, sheet, row, tables, i, len(made)))
        elif not sheet.path:
            continue
        elif rows:
            *above, last = sheet.path.split(".")
            home = plain.value
            for key in above:
                home = home.setdefault(key, {})
            held = home.setdefault(last, [])
            for i, row in enumerate(rows):
                at = companies.get(str(row[COMPANY.heading])) if sheet.company and COMPANY.heading in row else None
                if at is not None:
                    theirs = plain.value["companies"][at].setdefault(sheet.path, [])
                    path = ("companies", at, sheet.path, len(theirs))
                    theirs.append(_entry(plain, path, sheet, row, tables, i))
                elif not sheet.company or (sheet.shared and COMPANY.heading not in row):
                    held.append(_entry(plain, (*above, last, len(held)), sheet, row, tables, i))
            if not held and home.get(last) is held:
                del home[last]
    rest_rows = [(row, tables.place(REST_SHEET, i, "Plaats")) for i, row in enumerate(tables.rows.get(REST_SHEET, []))]
    plain.found = put_back(plain.value, plain.where, rest_rows)
    return plain


def _entry(plain: SheetPlain, path: tuple[Any, ...], sheet: Sheet, row: Row, tables: Tables, i: int) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    plain.where[path] = tables.place(sheet.title, i, "Id")
    _fill(plain, path, entry, sheet.columns, row, tables, sheet.title, i)
    return entry


def _company(plain: SheetPlain, sheet: Sheet, row: Row, tables: Tables, i: int, at: int) -> dict[str, Any]:
    path = ("companies", at)
    entry = _entry(plain, path, sheet, row, tables, i)
    key = entry.get("company") or entry.get("id")
    own = {name: entry.pop(name) for name in _OF_COMPANY if name in entry}
    filed = "dossier" in entry
    if own or not filed:
        entry["organisations"] = [{"id": key, **({} if filed else {"role": "company"}), **own}]
        for name in own:
            plain.where[*path, "organisations", 0, name] = plain.where.get((*path, name), plain.where[path])
        plain.where[*path, "organisations", 0] = plain.where[path]
    if not filed or entry.get("company"):
        entry["company"] = key
    return entry


def _fill(
    plain: SheetPlain,
    path: tuple[Any, ...],
    entry: dict[str, Any],
    columns: tuple[Column, ...],
    row: Row,
    tables: Tables,
    sheet: str,
    i: int | None,
) -> None:
    for column in columns:
        if column.heading not in row or not column.field:
            continue
        value = row[column.heading]
        *above, last = column.field.split(".")
        home, here = entry, path
        for key in above:
            inner = home.get(key)
            if isinstance(inner, dict) and inner.keys() == {"open"}:
                home = {}
                break
            if isinstance(value, dict) and value.keys() == {"open"} and key == "baseline":
                home[key] = value  # a baseline is open as a whole
                plain.where[*here, key] = tables.place(sheet, i if i is not None else 0, column.heading)
                home = {}
                break
            home = home.setdefault(key, {})
            here = (*here, key)
        where = (*here, last)
        place = tables.place(sheet, i if i is not None else 0, column.heading)
        if column.sort == "words":
            english = row.get(f"{column.heading} (Engels)")
            home[last] = (
                value if english is None else {"nl": value, "en": "" if isinstance(english, NoEnglish) else english}
            )
        elif column.sort == "english":
            home.setdefault(last, {"nl": "", "en": "" if isinstance(value, NoEnglish) else value})
        else:
            home[last] = value
        plain.where.setdefault(where, place)
