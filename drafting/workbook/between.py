"""What is odd between the rows of a workbook: what may not be empty, a company that is not listed or listed twice, a step that
goes backwards."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from drafting.errors import Finding, Place, Severity
from drafting.model import Portfolio, Stage, listed
from drafting.model.progress import ORDER
from drafting.workbook.layout import COMPANY, LETTER, LETTER_SHEET, REST_SHEET, SHEETS, STAGES, Sheet
from drafting.workbook.tables import Tables, key_of

_FORMS = frozenset(
    [
        "bv",
        "nv",
        "ua",
        "cv",
        "vof",
        "cooperatie",
        "koninklijke",
        "stichting",
        "holding",
        "groep",
        "nederland",
        "nl",
        "the",
        "de",
        "het",
        "en",
    ]
)
_ASIDE = (Stage.DISCONTINUED, Stage.SUBSIDY, Stage.NEGOTIATION)
"""Steps that may come at any time."""


def lacking(tables: Tables, found: Sequence[Finding]) -> Iterator[Finding]:
    """Cells that may not be empty. One that could not be read, or whose column is missing, is told already."""
    told = {(f.place.sheet, f.place.cell) for f in found}
    absent = {(f.place.sheet, str(f.values.get("near") or f.values.get("heading"))) for f in found}
    for column in LETTER:
        place = tables.place(LETTER_SHEET, 0, column.heading)
        if (
            column.required
            and column.heading not in tables.letter
            and f"{column.heading} (Engels)" not in tables.letter
            and (LETTER_SHEET, place.cell) not in told
            and (LETTER_SHEET, column.heading) not in absent
            and not any(f.values.get("near", f.values.get("sheet")) == LETTER_SHEET for f in found)
        ):
            yield Finding("workbook.required", place, {"heading": column.heading})
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            if sheet.path == "companies" and row.get("Dossier"):
                continue  # the rest may be in the dossier file
            near = next((tables.cells[sheet.title, i, h] for h in row if (sheet.title, i, h) in tables.cells), "")
            number = row_number(near)
            for column in sheet.columns:
                here = column.heading in row or f"{column.heading} (Engels)" in row
                empty = column.required and not here and (sheet.title, column.heading) not in absent
                if (
                    empty
                    and not _held(tables, sheet, row, column.field)
                    and (sheet.title, tables.cells.get((sheet.title, i, column.heading))) not in told
                ):
                    values = {"heading": column.heading, "row": number}
                    cell = tables.cells.get((sheet.title, i, column.heading), near)
                    yield Finding("workbook.required-row", Place(tables.name, sheet=sheet.title, cell=cell), values)
    if not tables.rows.get("Bedrijven"):
        yield Finding("workbook.no-companies", Place(tables.name, sheet="Bedrijven"))


def _held(tables: Tables, sheet: Sheet, row: Mapping[str, Any], field: str) -> bool:
    """Whether the sheet Overig holds a field that no cell could: a text too long for one."""
    place = f"{sheet.path.replace('.', '/')}/{row.get('Id', '')}/{field}"
    return any(str(r.get("Plaats", "")).startswith(place) for r in tables.rows.get(REST_SHEET, ()))


def twice(tables: Tables) -> Iterator[Finding]:
    """Rows that have the same id as one before them, or none, so that they cannot be told apart."""
    for sheet in SHEETS:
        seen: dict[str, str] = {}
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            where = tables.place(sheet.title, i, sheet.key)
            key = key_of(sheet, row)
            if sheet.key in row and key in seen:
                yield Finding("workbook.row-twice", where, {"id": row[sheet.key], "cell": seen[key]})
            seen.setdefault(key, where.cell)


def between_rows(tables: Tables) -> Iterator[Finding]:
    """Rows of a company that is not listed; ids that are not there; a company under two spellings."""
    companies = tables.rows.get("Bedrijven", [])
    ids = {str(row.get("Id", "")) for row in companies}
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            named = str(row.get(COMPANY.heading, ""))
            if sheet.company and named not in ids and not (sheet.shared and not named):
                where = tables.place(sheet.title, i, COMPANY.heading)
                yield _no_company(named, companies, where)
    seen: list[tuple[frozenset[str], int, str]] = []
    for i, row in enumerate(companies):
        name = row.get("Naam")
        if not isinstance(name, str):
            continue
        core = _core(name)
        for other, at, written in seen:
            if core and other and (core <= other or other <= core or _spelt_alike(core, other)):
                where = tables.place("Bedrijven", i, "Naam")
                values = {"found": name, "other": written, "cell": tables.place("Bedrijven", at, "Naam").cell}
                yield Finding("workbook.same-company", where, values, Severity.WARNING)
        seen.append((core, i, name))


def _no_company(named: str, companies: Sequence[Mapping[str, Any]], where: Place) -> Finding:
    """A company that is not listed, with the id of the one that was probably meant: called by its name, or misspelt."""
    ids = [str(row.get("Id", "")) for row in companies]
    by_name = {
        str(row.get(h, "")).casefold(): str(row.get("Id", "")) for row in companies for h in ("Naam", "Korte naam")
    }
    near = by_name.get(named.casefold(), "")
    if not near and named:
        close = difflib.get_close_matches(named.casefold(), [*ids, *by_name], n=1, cutoff=0.6)
        near = by_name.get(close[0], close[0]) if close else ""
    if not near and (core := _core(named)):
        near = next((str(r.get("Id")) for r in companies if core & _core(str(r.get("Naam", "")))), "")
    if near:
        return Finding("workbook.no-company-near", where, {"found": named, "near": near})
    known = ", ".join(sorted(ids)[:12]) + (" …" if len(ids) > 12 else "")
    return Finding("workbook.no-company", where, {"found": named, "known": known or "–"})


def _spelt_alike(a: frozenset[str], b: frozenset[str]) -> bool:
    one, other = " ".join(sorted(a)), " ".join(sorted(b))
    if abs(len(one) - len(other)) > 2 or len(one) < 5 or re.sub(r"[^0-9]", "", one) != re.sub(r"[^0-9]", "", other):
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() > 0.88 and matcher.quick_ratio() > 0.88 and matcher.ratio() > 0.88


def _core(name: str) -> frozenset[str]:
    """The words of a name that tell companies apart: no legal form, accents or capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain.replace(".", ""))
    return frozenset(w for w in words if w not in _FORMS)


def backwards(portfolio: Portfolio, tables: Tables) -> Iterator[Finding]:
    """A step dated before one that it follows, or before an earlier step of the process."""
    rows = tables.rows.get("Fasen", [])
    where = {(str(r.get(COMPANY.heading)), str(r.get("Id"))): i for i, r in enumerate(rows)}
    for company in portfolio.companies:
        dated = [(e, e.date) for e in company.stages if isinstance(e.date, date) and not e.planned]
        by_id = {e.id: (e, day) for e, day in dated}
        for event, taken in dated:
            after = listed(event.after)
            earlier = [by_id[k] for k in after if k in by_id and by_id[k][1] > taken]
            if not earlier:
                # Without `after`: a step further in the process that was dated before this one.
                earlier = [
                    (e, day)
                    for e, day in dated
                    if day > taken
                    and ORDER.index(e.stage) > ORDER.index(event.stage)
                    and not after
                    and e.stage not in _ASIDE
                    and event.stage not in _ASIDE
                ]
            at = where.get((company.id, event.id))
            if earlier and at is not None:
                values = {
                    "stage": dict(STAGES)[event.stage],
                    "date": taken,
                    "other": dict(STAGES)[earlier[0][0].stage],
                    "other_date": earlier[0][1],
                }
                yield Finding("workbook.backwards", tables.place("Fasen", at, "Datum"), values, Severity.WARNING)


def row_number(cell: str) -> str:
    """The row number of a cell's name."""
    return re.sub("[A-Z]", "", cell)


def cell_order(cell: str) -> tuple[int, str]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return (int(match[2]), match[1].rjust(4)) if match else (0, "")
