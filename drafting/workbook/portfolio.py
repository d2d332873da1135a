"""A portfolio from a workbook and a workbook from a portfolio; what is odd between rows; splitting and merging."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from drafting.errors import DraftingError, Finding, InputError, Place, Severity
from drafting.intake import portfolio_from_plain
from drafting.model import Open, Portfolio
from drafting.model.progress import ORDER
from drafting.workbook.book import flat, key_of, write_book
from drafting.workbook.layout import COMPANY, LETTER, LETTER_SHEET, SHEETS
from drafting.workbook.reading import Columns, fingerprint, read_base, read_tables
from drafting.workbook.tables import Tables, plain_of, tables_of

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


def read_portfolio(path: Path, columns: Columns | None = None) -> Portfolio:
    """The portfolio in the workbook at `path`. Raises InputError or PackageError with every fault, each with sheet and cell."""
    portfolio, found = examine(path, columns)
    faults = [f for f in found if f.severity == Severity.ERROR]
    if faults or portfolio is None:
        raise InputError(faults)
    return portfolio


def examine(path: Path, columns: Columns | None = None) -> tuple[Portfolio | None, list[Finding]]:
    """The portfolio, if there is one to be had, with every fault and warning. Raises PackageError for a file that is no safe
    workbook."""
    tables, found = read_tables(path, columns)
    found += _between_rows(tables)
    lacking = list(_lacking(tables, found))
    found += lacking
    portfolio = None
    try:
        portfolio = portfolio_from_plain(plain_of(tables), Path(path).parent)
    except DraftingError as error:
        # A cell that could not be read is missing from the model too, and its row says odd things; one fault is enough.
        told = {(f.place.sheet, _number(f.place.cell)) for f in found if f.place.cell and f.severity == Severity.ERROR}
        unread = {f.place.sheet for f in found if f.severity == Severity.ERROR}
        for finding in error.findings:
            if finding.place.cell and (finding.place.sheet, _number(finding.place.cell)) in told:
                continue
            if finding.code == "intake.missing" and (finding.place.sheet in unread or lacking):
                continue  # told by its column's heading
            if finding.code == "intake.too-few" and unread:
                continue  # companies with faults do not count as companies
            found.append(finding)
    else:
        found += _backwards(portfolio, tables)
    return portfolio, sorted(found, key=lambda f: (f.place.sheet, _cell_order(f.place.cell)))


def write_portfolio(portfolio: Portfolio) -> tuple[bytes, list[str]]:
    """The workbook of a portfolio, and the paths of what it cannot hold (see `tables_of`)."""
    tables, left_out = tables_of(portfolio)
    return write_book(tables), left_out


def template() -> bytes:
    """An empty workbook to fill in."""
    return write_book(Tables())


def split(portfolio: Portfolio) -> Iterator[tuple[str, bytes]]:
    """Per company its id and a workbook with that company's rows, the sources, and what it held at the split."""
    whole, _ = tables_of(portfolio)
    for company in portfolio.companies:
        part = Tables(letter=dict(whole.letter))
        for sheet in SHEETS:
            rows = whole.rows.get(sheet.title, [])
            if sheet.company:
                rows = [r for r in rows if r.get(COMPANY.heading) == company.id]
            elif sheet.path == "companies":
                rows = [r for r in rows if r.get("Id") == company.id]
            # An annex of another company keeps its place in the list, without the company that is not here.
            part.rows[sheet.title] = [
                {k: v for k, v in r.items() if k != COMPANY.heading or sheet.company or v == company.id} for r in rows
            ]
        yield company.id, write_book(part, part)


def merge(paths: Sequence[Path], columns: Columns | None = None) -> bytes:
    """Several workbooks as one. A cell that two files fill differently is a conflict, unless one of them left it as it was at
    the split. Raises InputError with every conflict by file, sheet and cell; then nothing is made."""
    merged = Tables()
    origin: dict[tuple[str, str, str], tuple[Any, str, Any, bool]] = {}
    order: dict[str, dict[str, dict[str, Any]]] = {s.title: {} for s in SHEETS}
    faults: list[Finding] = []
    for path in paths:
        tables, found = read_tables(path, columns)
        faults += [f for f in found if f.severity == Severity.ERROR]
        base = read_base(path)
        before = base
        shown = {(s, k, h): fingerprint(v) for s, k, h, v in flat(tables)}
        held = dict(_values(tables))
        for key in [*held, *(k for k in before or () if k not in held)]:
            changed = before is None or before.get(key) != shown.get(key)
            value, place = held.get(key, (None, tables.place(key[0], 0)))
            was = origin.get(key)
            if was is None or (changed and not was[3]):
                origin[key] = (value, str(path), place, changed)
            elif changed and was[3] and was[0] != value:
                faults.append(
                    Finding(
                        "workbook.conflict",
                        place,
                        {
                            "heading": key[2],
                            "other": was[1],
                            "cell": was[2].cell,
                            "mine": _say(value),
                            "theirs": _say(was[0]),
                        },
                    )
                )
        for sheet in SHEETS:
            for row in tables.rows.get(sheet.title, []):
                order[sheet.title].setdefault(key_of(sheet, row), {})
    if faults:
        raise InputError(faults)
    for (title, row_key, heading), (value, _, _, _) in origin.items():
        if value is None:
            continue  # emptied in a part
        if title == LETTER_SHEET:
            merged.letter[heading] = value
        else:
            order[title].setdefault(row_key, {})[heading] = value
    merged.rows = {title: [row for row in rows.values() if row] for title, rows in order.items()}
    return write_book(merged)


def _values(tables: Tables) -> Iterator[tuple[tuple[str, str, str], tuple[Any, Any]]]:
    for column in LETTER:
        if column.heading in tables.letter:
            yield (
                (LETTER_SHEET, "", column.heading),
                (tables.letter[column.heading], tables.place(LETTER_SHEET, 0, column.heading)),
            )
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            for heading, value in row.items():
                yield (sheet.title, key_of(sheet, row), heading), (value, tables.place(sheet.title, i, heading))


def _say(value: Any) -> str:
    text = "" if value is None else str(value.get("open", value)) if isinstance(value, dict) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"


# ---------------------------------------------------------------- between rows


def _lacking(tables: Tables, found: Sequence[Finding]) -> Iterator[Finding]:
    """Cells that may not be empty. One that could not be read, or whose column is missing, is told already."""
    told = {(f.place.sheet, f.place.cell) for f in found}
    absent = {(f.place.sheet, str(f.values.get("near") or f.values.get("heading"))) for f in found}
    for column in LETTER:
        if (
            column.required
            and column.heading not in tables.letter
            and not any(sheet == LETTER_SHEET for sheet, _ in told)
        ):
            yield Finding("workbook.required", Place(tables.name, sheet=LETTER_SHEET), {"heading": column.heading})
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            if sheet.path == "companies" and row.get("Dossier"):
                continue  # the rest may be in the dossier file
            near = next((tables.cells[sheet.title, i, h] for h in row if (sheet.title, i, h) in tables.cells), "")
            number = _number(near)
            for column in sheet.columns:
                empty = column.required and column.heading not in row and (sheet.title, column.heading) not in absent
                if empty and not any(s == sheet.title and _number(c) == number for s, c in told):
                    values = {"heading": column.heading, "row": number}
                    yield Finding("workbook.required-row", Place(tables.name, sheet=sheet.title, cell=near), values)
    if not tables.rows.get("Bedrijven"):
        yield Finding("workbook.no-companies", Place(tables.name, sheet="Bedrijven"))


def _between_rows(tables: Tables) -> Iterator[Finding]:
    """Rows of a company that is not listed; ids that are not there; a company under two spellings."""
    companies = tables.rows.get("Bedrijven", [])
    ids = {str(row.get("Id", "")) for row in companies}
    for sheet in SHEETS:
        for i, row in enumerate(tables.rows.get(sheet.title, [])):
            if sheet.company and str(row.get(COMPANY.heading, "")) not in ids:
                where = tables.place(sheet.title, i, COMPANY.heading if COMPANY.heading in row else "Id")
                values = {"found": str(row.get(COMPANY.heading, "")), "known": ", ".join(sorted(ids)) or "–"}
                yield Finding("workbook.no-company", where, values)
    seen: list[tuple[frozenset[str], int, str]] = []
    for i, row in enumerate(companies):
        name = row.get("Naam")
        if not isinstance(name, str):
            continue
        core = _core(name)
        for other, at, written in seen:
            if core and other and (core <= other or other <= core):
                where = tables.place("Bedrijven", i, "Naam")
                values = {"found": name, "other": written, "cell": tables.place("Bedrijven", at, "Naam").cell}
                yield Finding("workbook.same-company", where, values, Severity.WARNING)
        seen.append((core, i, name))


def _core(name: str) -> frozenset[str]:
    """The words of a name that tell companies apart: no legal form, accents or capitals."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", plain.replace(".", ""))
    return frozenset(w for w in words if w not in _FORMS)


def _backwards(portfolio: Portfolio, tables: Tables) -> Iterator[Finding]:
    """A step dated before one that it follows, or before an earlier step of the process."""
    rows = tables.rows.get("Fasen", [])
    where = {(str(r.get(COMPANY.heading)), str(r.get("Id"))): i for i, r in enumerate(rows)}
    for company in portfolio.companies:
        dated = [e for e in company.stages if isinstance(e.date, date) and not e.planned]
        by_id = {e.id: e for e in dated}
        for event in dated:
            after = () if isinstance(event.after, Open) else event.after
            earlier = [by_id[k] for k in after if k in by_id and by_id[k].date > event.date]
            if not earlier:
                # Without `after`: a step further in the process that was dated before this one.
                earlier = [
                    e
                    for e in dated
                    if e.date > event.date and ORDER.index(e.stage) > ORDER.index(event.stage) and not after
                ]
            at = where.get((company.id, event.id))
            if earlier and at is not None:
                values = {
                    "stage": str(rows[at].get("Fase", event.stage)),
                    "date": event.date,
                    "other": earlier[0].id,
                    "other_date": earlier[0].date,
                }
                yield Finding("workbook.backwards", tables.place("Fasen", at, "Datum"), values, Severity.WARNING)


def _number(cell: str) -> str:
    """The row number of a cell's name."""
    return re.sub("[A-Z]", "", cell)


def _cell_order(cell: str) -> tuple[int, str]:
    match = re.fullmatch(r"([A-Z]+)(\d+)", cell)
    return (int(match[2]), match[1].rjust(4)) if match else (0, "")
