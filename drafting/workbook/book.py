"""Tables as an Excel workbook: headings with help, drop-downs, frozen panes; texts that can never become formulas. The same
tables give the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from drafting.workbook.cells import write
from drafting.workbook.layout import BASE_SHEET, HELP_SHEET, LETTER, LETTER_SHEET, SHEETS, Column, Sheet
from drafting.workbook.reading import BASE_CELL, BASE_NAME, BASE_ORDER, fingerprint
from drafting.workbook.tables import Tables

_HEAD = PatternFill("solid", fgColor="154273")
_NEEDED = PatternFill("solid", fgColor="0B5B3B")
_WHITE = Font(color="FFFFFF", bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_ROWS = 500
"""How many rows the drop-downs reach."""
_STAMP = (2000, 1, 1, 0, 0, 0)
_HELP = (
    "Vul per blad in wat bekend is. Groene koppen zijn verplicht, blauwe niet.",
    "Is iets nog niet bekend? Zet een vraagteken met de reden: ? wacht op advies. De brief en de bijlage drukken dan af: nog niet bekend.",
    "Datums: 30-6-2025 of 30 juni 2025. Een fase mag ook een maand zijn (oktober 2024) of een jaar.",
    "Getallen: 1250 of 1.250,50. Bedragen: 185000000 of € 185 miljoen.",
    "Id's zijn korte namen waarmee bladen naar elkaar verwijzen: kleine letters, cijfers en streepjes.",
    "Kolommen waarvan de kop eindigt op (Engels) zijn ingeklapt; vul ze alleen in als de Engelse tekst anders is.",
    "Een kolom of blad van uzelf mag blijven staan; drafting leest alleen de kolommen hieronder.",
    "Controleren: drafting workbook check bestand.xlsx. Brief en bijlagen maken: drafting build bestand.xlsx --kind all -o uit/.",
)


@dataclass(frozen=True, slots=True)
class Base:
    """What a part held when it was split off: its name, its cells, and for the part with the letter the order of all rows."""

    name: str
    cells: tuple[tuple[str, str, str, Any], ...]
    order: tuple[tuple[str, str], ...]


def write_book(tables: Tables, base: Base | None = None) -> bytes:
    """The workbook of `tables`. `base`: what a part held when it was split off; it goes into a hidden sheet."""
    book = Workbook()
    help_sheet: Worksheet = book.worksheets[0]
    help_sheet.title = HELP_SHEET
    _help(help_sheet)
    _letter(book.create_sheet(LETTER_SHEET), tables.letter)
    for sheet in SHEETS:
        rows = tables.rows.get(sheet.title, [])
        if rows or sheet.path:
            _rows(book.create_sheet(sheet.title), sheet, rows)
    if base is not None:
        _base(book.create_sheet(BASE_SHEET), base)
    book.properties.creator = "drafting"
    book.properties.title = "Werkmap voortgang"
    book.properties.language = "nl-NL"
    out = io.BytesIO()
    book.save(out)
    return _fixed(out.getvalue())


def _put(cell: Any, value: Any) -> None:
    """A value in a cell. A text that begins like a formula stays a text, for Excel and for whatever reads it after Excel."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in "=+-@\t":
            cell.quotePrefix = True
    elif hasattr(value, "year"):
        cell.number_format = "D-M-YYYY"
    cell.alignment = _WRAP


def _letter(page: Worksheet, letter: Mapping[str, Any]) -> None:
    for at, text in enumerate(("Gegeven", "Inhoud", "Toelichting"), 1):
        cell = page.cell(1, at, text)
        cell.font, cell.fill = _WHITE, _HEAD
    for number, column in enumerate(LETTER, 2):
        head = page.cell(number, 1, column.heading)
        head.font = Font(bold=True)
        _put(page.cell(number, 2), write(letter.get(column.heading), column))
        _put(page.cell(number, 3), column.help)
        _choices(page, column, f"B{number}")
    for letter_, width in (("A", 26), ("B", 70), ("C", 60)):
        page.column_dimensions[letter_].width = width
    page.freeze_panes = "A2"
    page.sheet_properties.tabColor = "154273"


def _rows(page: Worksheet, sheet: Sheet, rows: list[dict[str, Any]]) -> None:
    columns = sheet.all_columns
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        cell = page.cell(1, at, column.heading)
        cell.font, cell.fill, cell.alignment = _WHITE, _NEEDED if column.required else _HEAD, _WRAP
        page.column_dimensions[letter].width = column.width
        if column.sort == "english":
            page.column_dimensions[letter].outlineLevel = 1
            page.column_dimensions[letter].hidden = True
        _choices(page, column, f"{letter}2:{letter}{_ROWS + 1}")
        if column.sort in ("text", "words", "english", "id", "ref", "code", "ids"):
            page.column_dimensions[letter].number_format = "@"
    for number, row in enumerate(rows, 2):
        for at, column in enumerate(columns, 1):
            if column.heading in row:
                filled = page.cell(number, at)
                if column.sort in ("code", "id", "ref"):
                    filled.number_format = "@"
                _put(filled, write(row[column.heading], column))
    page.freeze_panes = page.cell(2, 3 if sheet.company and not sheet.shared else 2).coordinate
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(2, len(rows) + 1)}"
    page.sheet_format.outlineLevelCol = 1
    page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight = "landscape", 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"


def _choices(page: Worksheet, column: Column, cells: str) -> None:
    """The drop-down and the help that Excel shows in a cell. A choice may also be declared open, so it warns and lets pass."""
    listed = ""
    if column.words:
        listed = '"' + ",".join(label for _, label in column.words) + '"'
    elif column.sort == "yes":
        listed = '"ja,nee"'
    elif column.sort == "ref":
        listed = f"'{column.other}'!$A$2:$A${_ROWS + 1}"
    if not listed and not column.help:
        return
    rule = DataValidation(
        type="list" if listed else None, formula1=listed or None, allow_blank=True, errorStyle="warning"
    )
    rule.showErrorMessage = bool(listed)
    rule.errorTitle, rule.error = "Niet in de lijst", "Kies uit de lijst, of zet een vraagteken met de reden."
    if column.help:
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.heading[:32], column.help[:255], True
    rule.add(cells)
    page.add_data_validation(rule)


def _help(page: Worksheet) -> None:
    page.column_dimensions["A"].width, page.column_dimensions["B"].width, page.column_dimensions["C"].width = 18, 26, 90
    page.cell(1, 1, "Werkmap voortgang maatwerkaanpak").font = Font(bold=True, size=14)
    for number, text in enumerate(_HELP, 2):
        page.cell(number, 1, text)
    number = len(_HELP) + 3
    for at, text in enumerate(("Blad", "Kolom", "Uitleg"), 1):
        cell = page.cell(number, at, text)
        cell.font, cell.fill = _WHITE, _HEAD
    for sheet in SHEETS:
        if not sheet.path:
            continue
        number += 1
        page.cell(number, 1, sheet.title).font = Font(bold=True)
        page.cell(number, 3, sheet.help)
        for column in sheet.columns:
            if column.sort != "english":
                number += 1
                page.cell(number, 2, column.heading)
                wanted = "Verplicht. " if column.required else ""
                known = f"Keuze: {', '.join(label for _, label in column.words)}. " if column.words else ""
                page.cell(number, 3, f"{wanted}{known}{column.help}")


def _base(page: Worksheet, base: Base) -> None:
    """What was there at the split, a row per cell, as fingerprints. Hidden: it is for merging only."""
    page.append([BASE_NAME, base.name])
    for title, key in base.order:
        page.append([BASE_ORDER, title, key])
    for sheet, key, heading, value in base.cells:
        page.append([BASE_CELL, sheet, key, heading, fingerprint(value)])
    for row in page.iter_rows():
        for cell in row:
            _put(cell, cell.value)
    page.sheet_state = "veryHidden"


def _fixed(raw: bytes) -> bytes:
    """The same parts under one moment: openpyxl writes the time of saving into the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(zipfile.ZipInfo(name, _STAMP), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
