"""Tables as an Excel workbook: headings with help, drop-downs, frozen panes; texts that can never become formulas. The same
tables give the same bytes."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from drafting.workbook.layout import BASE_SHEET, HELP_SHEET, LETTER, LETTER_SHEET, SHEETS, Column, Sheet
from drafting.workbook.moment import fixed
from drafting.workbook.reading import BASE_CELL, BASE_NAME, BASE_ORDER, fingerprint
from drafting.workbook.saving import saved
from drafting.workbook.tables import Tables
from drafting.workbook.typed import write

_FACE = "Calibri"
_HEAD = PatternFill("solid", fgColor="154273")
_NEEDED = PatternFill("solid", fgColor="0B5B3B")
_TO_FILL_IN = PatternFill("solid", fgColor="F3F6FA")
_PLAIN = Font(name=_FACE, size=11)
_BOLD = Font(name=_FACE, size=11, bold=True)
_WHITE = Font(name=_FACE, size=11, color="FFFFFF", bold=True)
_TITLE = Font(name=_FACE, size=16, bold=True, color="154273")
_WRAP = Alignment(wrap_text=True, vertical="top")
_LEFT = Alignment(wrap_text=True, vertical="top", horizontal="left")
_MIDDLE = Alignment(wrap_text=True, vertical="center")
_LINE_HEIGHT, _MAX_HEIGHT = 15.0, 405.0
"""Points; Excel shows no row higher than 409."""
_LINE = Side(style="thin", color="C9D3E0")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_ROWS = 1000
"""How many rows the drop-downs reach below the last that is filled."""
_NOT_XML = re.compile("[\x00-\x08\x0b-\x0d\x0e-\x1f\ufffe\uffff\ud800-\udfff]|_x(?=[0-9A-Fa-f]{4}_)")
_NEEDED_MARK = " *"
"""After a heading that must be filled in: colour alone does not tell everyone."""
_A3, _A4 = 8, 9
_YES = (("", "ja"), ("", "nee"))
_HELP = (
    "Vul per blad in wat bekend is. Een kop met een sterretje (groen) is verplicht, een andere (blauw) niet.",
    "Is iets nog niet bekend? Zet een vraagteken met de reden: ? wacht op advies. De brief en de bijlage drukken dan af: nog niet bekend.",
    "Datums: 30-6-2025 of 30 juni 2025. Een fase mag ook een maand zijn (oktober 2024) of een jaar.",
    "Getallen: 1250 of 1.250,50. Bedragen: 185000000 of € 185 miljoen.",
    "Id's zijn korte namen waarmee bladen naar elkaar verwijzen: kleine letters, cijfers en streepjes.",
    "Kolommen waarvan de kop eindigt op (Engels) zijn ingeklapt; vul ze alleen in als de Engelse tekst anders is.",
    "Begint een tekst zelf met een vraagteken, zet er dan een schuine streep voor: \\?",
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
    return fixed(saved(book))


def _put(cell: Any, value: Any) -> None:
    """A value in a cell. A text that begins like a formula stays a text, for Excel and for whatever reads it after Excel."""
    if isinstance(value, str):
        # What XML cannot hold is written as Excel does, and so is a text that looks like it.
        value = _NOT_XML.sub(lambda m: "_x005F_x" if m[0] == "_x" else f"_x{ord(m[0]):04X}_", value)
        cell.value = value
        cell.data_type = "s"
        if value[:1] in "=+-@\t":
            cell.quotePrefix = True
    else:
        cell.value = value
    cell.alignment, cell.font = _WRAP, _PLAIN
    if hasattr(value, "year"):
        cell.number_format, cell.alignment = "D-M-YYYY", _LEFT


def _heads(page: Worksheet, row: int, columns: Sequence[tuple[str, bool]]) -> None:
    """A row of headings; those that must be filled in have a star and are green."""
    for at, (heading, needed) in enumerate(columns, 1):
        cell = page.cell(row, at, heading + _NEEDED_MARK if needed else heading)
        cell.font, cell.fill, cell.alignment, cell.border = _WHITE, _NEEDED if needed else _HEAD, _MIDDLE, _BOX
    page.row_dimensions[row].height = 32


def _heights(page: Worksheet, rows: Iterable[int]) -> None:
    """Gives rows the height that their texts need; programs that do not work it out themselves would cut them off.

    `fixed` takes away that the height is the user's own, so it follows what is typed later.
    """
    widths = {letter: d.width for letter, d in page.column_dimensions.items() if not d.hidden}
    for number in rows:
        lines = 1
        for cell in page[number]:
            width = widths.get(get_column_letter(int(cell.column or 1)))
            if width and isinstance(cell.value, str):
                lines = max(lines, sum(_lines(part, width) for part in cell.value.split("\n")))
        page.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _MAX_HEIGHT)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of `width` characters, broken between words."""
    return 1 if len(text) <= width else len(textwrap.wrap(text, max(4, int(width * 1.1))))


def _printed(page: Worksheet, landscape: bool = True) -> None:
    """As wide as one sheet of paper, with the headings on each."""
    page.page_setup.orientation = "landscape" if landscape else "portrait"
    page.page_setup.paperSize = (
        _A3 if sum(d.width for d in page.column_dimensions.values() if not d.hidden) > 250 else _A4
    )
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.oddFooter.center.text = "&A, &P/&N"  # type: ignore[union-attr]


def _letter(page: Worksheet, letter: Mapping[str, Any]) -> None:
    _heads(page, 1, (("Gegeven", False), ("Inhoud", False), ("Toelichting", False)))
    for number, column in enumerate(LETTER, 2):
        head = page.cell(number, 1, column.heading + _NEEDED_MARK if column.required else column.heading)
        head.font, head.alignment = _BOLD, _WRAP
        filled = page.cell(number, 2)
        _put(filled, write(letter.get(column.heading), column))
        filled.fill, filled.border = _TO_FILL_IN, _BOX
        filled.alignment = _LEFT
        _put(page.cell(number, 3), column.help)
        _choices(page, column, f"B{number}", len(LETTER))
    for letter_, width in (("A", 26), ("B", 70), ("C", 60)):
        page.column_dimensions[letter_].width = width
    _heights(page, range(2, len(LETTER) + 2))
    page.freeze_panes = "A2"
    page.sheet_properties.tabColor = "154273"
    _printed(page)


def _rows(page: Worksheet, sheet: Sheet, rows: list[dict[str, Any]]) -> None:
    columns = sheet.all_columns
    _heads(page, 1, [(c.heading, c.required) for c in columns])
    last = len(rows) + _ROWS
    for at, column in enumerate(columns, 1):
        letter = get_column_letter(at)
        page.column_dimensions[letter].width = column.width
        if column.sort == "english":
            page.column_dimensions[letter].outlineLevel = 1
            page.column_dimensions[letter].hidden = not any(column.heading in row for row in rows)
        _choices(page, column, f"{letter}2:{letter}{last}", last)
        if column.sort in ("text", "words", "english", "id", "ref", "code", "ids"):
            page.column_dimensions[letter].number_format = "@"
    for number, row in enumerate(rows, 2):
        for at, column in enumerate(columns, 1):
            if column.heading in row:
                filled = page.cell(number, at)
                if column.sort in ("code", "id", "ref"):
                    filled.number_format = "@"
                _put(filled, write(row[column.heading], column))
                if column.sort == "money" and isinstance(filled.value, int | float):
                    filled.number_format = "#,##0" if isinstance(filled.value, int) else "#,##0.00"
    _heights(page, range(2, len(rows) + 2))
    page.freeze_panes = page.cell(2, 3 if sheet.company and not sheet.shared else 2).coordinate
    page.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{max(2, len(rows) + 1)}"
    page.sheet_format.outlineLevelCol = 1
    page.print_title_rows = "1:1"
    _printed(page)


def _choices(page: Worksheet, column: Column, cells: str, last: int) -> None:
    """The drop-down and the help that Excel shows in a cell. A choice may also be declared open, so it warns and lets pass."""
    rule = DataValidation(allow_blank=True, errorStyle="warning")
    if column.words or column.sort == "yes":
        rule.type, rule.formula1 = "list", '"' + ",".join(label for _, label in column.words or _YES) + '"'
    elif column.suggested:
        rule.type, rule.formula1 = "list", '"' + ",".join(column.suggested) + '"'
    elif column.sort == "ref":
        # Ids stand in the first column of their sheet.
        rule.type, rule.formula1 = "list", f"'{column.other}'!$A$2:$A${max(last, _ROWS) + 1}"
    elif column.between:
        rule.type, rule.operator = "whole", "between"
        rule.formula1, rule.formula2 = (str(bound) for bound in column.between)
    elif not column.help:
        return
    if rule.type:
        rule.showErrorMessage = True
        rule.errorTitle = "Niet zoals verwacht"
        rule.error = (
            f"Een getal van {column.between[0]} tot en met {column.between[1]}, of een vraagteken met de reden."
            if column.between
            else "Kies uit de lijst, of zet een vraagteken met de reden."
        )
    if column.help:
        rule.promptTitle, rule.prompt, rule.showInputMessage = column.heading[:32], column.help[:255], True
    rule.add(cells)
    page.add_data_validation(rule)


def _help(page: Worksheet) -> None:
    for letter, width in (("A", 18), ("B", 26), ("C", 100)):
        page.column_dimensions[letter].width = width
    page.cell(1, 1, "Werkmap voortgang maatwerkaanpak").font = _TITLE
    for number, text in enumerate(_HELP, 2):
        page.cell(number, 1, text).font = _PLAIN
    number = len(_HELP) + 3
    _heads(page, number, (("Blad", False), ("Kolom", False), ("Uitleg", False)))
    listed = [(LETTER_SHEET, "De gegevens van de brief; één gegeven per regel.", LETTER)]
    listed += [(s.title, s.help, s.all_columns) for s in SHEETS if s.path]
    for title, text, columns in listed:
        number += 1
        for at, said in enumerate((title, "", text), 1):
            cell = page.cell(number, at, said or None)
            cell.font, cell.alignment, cell.fill = _BOLD, _WRAP, _TO_FILL_IN
        for column in columns:
            if column.sort == "english":
                continue
            number += 1
            wanted = "Verplicht. " if column.required else ""
            known = f"Keuze: {', '.join(label for _, label in column.words)}. " if column.words else ""
            for at, said in enumerate((title, column.heading, f"{wanted}{known}{column.help}".strip()), 1):
                cell = page.cell(number, at, said or None)
                cell.font, cell.alignment = _PLAIN, _WRAP
    _heights(page, range(len(_HELP) + 4, number + 1))
    _printed(page, landscape=False)


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
