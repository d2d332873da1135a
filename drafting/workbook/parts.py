"""One workbook into parts, one per company to send to colleagues, and parts into one again.

A part remembers in a hidden sheet what it held at the split, so a cell that nobody touched never stands against one that somebody
filled in. Every cell of every part is in the result, or the merge is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from drafting.errors import Finding, InputError, Place, Severity
from drafting.model import Portfolio
from drafting.workbook.between import cell_order, twice
from drafting.workbook.book import Base, write_book
from drafting.workbook.layout import COMPANY, LETTER, LETTER_SHEET, SHEETS
from drafting.workbook.reading import BaseRead, Columns, fingerprint, read_base, read_tables
from drafting.workbook.tables import Tables, flat, key_of, tables_of
from drafting.workbook.typed import shown

LETTER_PART = "_brief"
"""The name of the part with the letter and all that belongs to no single company; no company can have this id."""
_ON_EACH = ("Id", "Taal", "Datum", "Betreft", "Betreft (Engels)", "Peildatum")
"""What of the sheet Brief stands on each part: enough to check it by itself, and no more."""
_CITED = re.compile(r"\[\^([a-z0-9-]+)\]")
"""A source that a text cites."""
COMPANIES_SHEET = next(s.title for s in SHEETS if s.path == "companies")
_Key = tuple[str, str, str]


def split(portfolio: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Per company its id and a workbook with its rows and the sources that they name or cite; last the part with the letter and the rest."""
    whole = tables_of(portfolio)
    order = [(s.title, key_of(s, row)) for s in SHEETS for row in whole.rows.get(s.title, [])]
    brief = {h: v for h, v in whole.letter.items() if h in _ON_EACH}
    for company in portfolio.companies:
        part = Tables(letter=dict(brief))
        for sheet in SHEETS:
            rows = whole.rows.get(sheet.title, [])
            if sheet.company:
                part.rows[sheet.title] = [r for r in rows if r.get(COMPANY.heading) == company.id]
            elif sheet.path == "companies":
                part.rows[sheet.title] = [r for r in rows if r.get("Id") == company.id]
        named = {str(r["Bron"]) for rows in part.rows.values() for r in rows if "Bron" in r}
        named |= {
            key for rows in part.rows.values() for r in rows for v in r.values() for key in _CITED.findall(str(v))
        }
        part.rows["Bronnen"] = [
            r for r in whole.rows["Bronnen"] if r.get(COMPANY.heading) == company.id
            or (COMPANY.heading not in r and r.get("Id") in named)
        ]  # fmt: skip
        yield company.id, write_book(part, Base(company.id, tuple(flat(part)), ()))
    rest = Tables(letter=dict(whole.letter))
    for sheet in SHEETS:
        rows = whole.rows.get(sheet.title, [])
        if sheet.path != "companies":
            rest.rows[sheet.title] = [
                r for r in rows if not sheet.company or (sheet.shared and COMPANY.heading not in r)
            ]
    yield LETTER_PART, write_book(rest, Base(LETTER_PART, tuple(flat(rest)), tuple(order)))


@dataclass(frozen=True, slots=True)
class _Said:
    """What one file says of a cell: its value (None: emptied, or its row deleted), where, and whether it was changed since the
    split."""

    value: Any
    place: Place
    changed: bool


def merge(paths: Sequence[Path], columns: Columns | None = None) -> bytes:
    """Several workbooks as one. A cell that two files fill differently is a conflict, unless one of them left it as it was at
    the split. Raises InputError with every conflict by file, sheet and cell, and with everything that could not be carried over:
    then nothing is made."""
    said: dict[_Key, _Said] = {}
    rows: dict[tuple[str, str], None] = {}
    order: dict[tuple[str, str], int] = {}
    parts: list[str] = []
    faults: list[Finding] = []
    for path in paths:
        tables, found = read_tables(path, columns)
        faults += [_lost(f) for f in found if f.severity == Severity.ERROR or f.code in _WOULD_LOSE]
        faults += [*twice(tables), *_unnamed(tables)]
        base = read_base(path)
        if base is not None:
            parts.append(base.name)
            order |= {key: at for at, key in enumerate(base.order)}
        for key, mine in _said(tables, dict(base.prints) if base is not None else None):
            theirs = said.get(key)
            if theirs is None or (mine.changed and not theirs.changed):
                said[key] = mine
            elif mine.changed and theirs.changed and mine.value != theirs.value:
                faults.append(_conflict(key[2], mine, theirs))
        for sheet in SHEETS:
            rows |= dict.fromkeys((sheet.title, key_of(sheet, row)) for row in tables.rows.get(sheet.title, []))
    absent = [k for title, k in order if title == COMPANIES_SHEET and k not in parts and (title, k) not in rows]
    faults += [Finding("workbook.part-absent", Place(str(paths[0])), {"company": key}) for key in absent]
    if parts and LETTER_PART not in parts:
        faults.append(Finding("workbook.no-letter-part", Place(str(paths[0])), {"name": LETTER_PART}))
    if faults:
        raise InputError(faults)
    return write_book(_together(said, sorted(rows, key=lambda row: order.get(row, len(order)))))


def _together(said: Mapping[_Key, _Said], rows: Sequence[tuple[str, str]]) -> Tables:
    merged = Tables()
    made: dict[tuple[str, str], dict[str, Any]] = {row: {} for row in rows}
    for (title, row_key, heading), cell in said.items():
        if cell.value is None:
            continue  # emptied in a part
        if title == LETTER_SHEET:
            merged.letter[heading] = cell.value
        else:
            made.setdefault((title, row_key), {})[heading] = cell.value
    for (title, _), row in made.items():
        if row:
            merged.rows.setdefault(title, []).append(row)
    return merged


_WOULD_LOSE = ("workbook.column-unknown", "workbook.sheet-unknown", "workbook.hidden")


def _lost(finding: Finding) -> Finding:
    """What a check passes over would be missing from the merged workbook without a word."""
    if finding.code not in _WOULD_LOSE:
        return finding
    values = {"found": finding.values.get("found", finding.place.sheet)}
    return replace(finding, code="workbook.would-be-lost", severity=Severity.ERROR, values=values)


def _unnamed(tables: Tables) -> Iterator[Finding]:
    """Rows without an id: nothing says which rows of other files they are."""
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            if not row.get(sheet.key):
                yield Finding("workbook.row-unnamed", tables.place(sheet.title, i, sheet.key), {"heading": sheet.key})


def _said(tables: Tables, before: Mapping[_Key, str] | None) -> Iterator[tuple[_Key, _Said]]:
    """What a file says of each of its cells, and of those it held at the split (`before`) and no longer does."""
    written = {(s, k, h): fingerprint(v) for s, k, h, v in flat(tables)}
    held = dict(_values(tables))
    for key, (value, place) in held.items():
        yield key, _Said(value, place, before is None or before.get(key) != written.get(key))
    where = {(s.title, key_of(s, row)): i for s in SHEETS for i, row in enumerate(tables.rows.get(s.title, []))}
    for key in before or ():
        if key not in held:
            at = where.get(key[:2], 0) if key[0] != LETTER_SHEET else 0
            place = (
                tables.place(key[0], at, key[2])
                if key[:2] in where or key[0] == LETTER_SHEET
                else Place(tables.name, sheet=key[0])
            )
            yield key, _Said(None, place, True)


def changes(path: Path, base: BaseRead, columns: Columns | None = None) -> Iterator[tuple[str, Place]]:
    """The heading and the place of each cell of a part that is not as it was at the split, in reading order."""
    tables, _ = read_tables(path, columns)
    told = ((key[2], cell.place) for key, cell in _said(tables, dict(base.prints)) if cell.changed)
    titles = [LETTER_SHEET, *(s.title for s in SHEETS)]
    yield from sorted(
        told, key=lambda c: (titles.index(c[1].sheet) if c[1].sheet in titles else 99, cell_order(c[1].cell))
    )


def _values(tables: Tables) -> Iterator[tuple[_Key, tuple[Any, Place]]]:
    for column in LETTER:
        if column.heading in tables.letter:
            place = tables.place(LETTER_SHEET, 0, column.heading)
            yield (LETTER_SHEET, "", column.heading), (tables.letter[column.heading], place)
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            for heading, value in row.items():
                yield (sheet.title, key_of(sheet, row), heading), (value, tables.place(sheet.title, i, heading))


def _conflict(heading: str, mine: _Said, theirs: _Said) -> Finding:
    values = {
        "heading": heading,
        "mine": shown(mine.value),
        "theirs": shown(theirs.value),
        "other": theirs.place.source,
        "cell": theirs.place.cell or "-",
    }
    return Finding("workbook.conflict", mine.place, values)
