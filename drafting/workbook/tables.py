"""A portfolio as tables of plain values, and back. A table is a list of rows, a row a mapping of headings to values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from drafting.errors import Place
from drafting.intake import Plain, portfolio_to_plain
from drafting.model import Portfolio
from drafting.workbook.cells import NONE, NoEnglish
from drafting.workbook.layout import COMPANY, LETTER, LETTER_SHEET, SHEETS, Column, Sheet

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


def tables_of(portfolio: Portfolio) -> tuple[Tables, list[str]]:
    """The tables of a portfolio, and the paths of what they cannot hold: content of a dossier that letter and annexes do not
    print and that no dossier file keeps."""
    plain = portfolio_to_plain(portfolio)
    tables = Tables()
    for column in LETTER:
        _put(tables.letter, column, _get(plain, column.field))
    left_out: list[str] = []
    for sheet in SHEETS:
        rows = tables.rows.setdefault(sheet.title, [])
        if sheet.company:
            for company in plain["companies"]:
                for entry in company.get(sheet.path, ()):
                    rows.append({COMPANY.heading: company["id"], **_row(sheet, entry)})
        elif sheet.path == "companies":
            for company in plain["companies"]:
                rows.append(_row(sheet, _flat_company(company)))
                if "dossier" not in company:
                    left_out += _unheld(company)
        else:
            rows += [_row(sheet, entry) for entry in _get(plain, sheet.path) or ()]
    return tables, left_out


def _flat_company(company: Mapping[str, Any]) -> dict[str, Any]:
    own: Mapping[str, Any] = next((o for o in company["organisations"] if o["id"] == company["company"]), {})
    flat = dict(company) | {key: own.get(key) for key in _OF_COMPANY}
    flat["company"] = company["company"] if company["company"] != company["id"] else None
    return flat


def _unheld(company: Mapping[str, Any]) -> Iterator[str]:
    """What the tables have no column for."""
    held = {"id", "language", "company", "organisations", "dossier", *(s.path for s in SHEETS if s.company)}
    held |= {c.field for s in SHEETS if s.path == "companies" for c in s.columns}
    for key in company:
        if key not in held:
            yield f"{company['id']}.{key}"
    for organisation in company["organisations"]:
        if organisation["id"] != company["company"]:
            yield f"{company['id']}.organisations.{organisation['id']}"
        else:
            extra = organisation.keys() - {"id", "role", *_OF_COMPANY}
            yield from (f"{company['id']}.organisations.{organisation['id']}.{key}" for key in sorted(extra))
    for sheet in SHEETS:
        if sheet.company:
            fields = {c.field.partition(".")[0] for c in sheet.columns} | (
                {"precision"} if sheet.path == "stages" else set()
            )
            for entry in company.get(sheet.path, ()):
                yield from (
                    f"{company['id']}.{sheet.path}.{entry['id']}.{key}" for key in sorted(entry.keys() - fields)
                )


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


# ---------------------------------------------------------------- to a portfolio


class SheetPlain(Plain):
    """Plain values that came from cells."""

    __slots__ = ("where",)

    def __init__(self, value: Any, name: str) -> None:
        super().__init__(value, name)
        self.where: dict[tuple[str | int, ...], Place] = {}

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
        elif sheet.company:
            for i, row in enumerate(rows):
                at = companies.get(str(row.get(COMPANY.heading, "")))
                if at is None:
                    continue  # told while reading
                held = plain.value["companies"][at].setdefault(sheet.path, [])
                path = ("companies", at, sheet.path, len(held))
                held.append(_entry(plain, path, sheet, row, tables, i))
        elif rows:
            *above, last = sheet.path.split(".")
            home = plain.value
            for key in above:
                home = home.setdefault(key, {})
            held = home.setdefault(last, [])
            for i, row in enumerate(rows):
                held.append(_entry(plain, (*above, last, len(held)), sheet, row, tables, i))
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
