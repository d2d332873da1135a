"""A plain list as an Excel file: frozen heads, a filter, columns as wide as their words; words are never formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from drafting.workbook.moment import fixed
from drafting.workbook.saving import saved

WIDEST = 60
LINE, HIGHEST = 15, 405
"""The height of a line of a row, and the most that Excel allows, in points."""
_NOT_IN_XML = dict.fromkeys([*range(0, 9), 11, 12, *range(14, 32)])


HEAD = "154273"


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell: its words, and the colour behind them (six hexadecimal digits, "" for none). A colour never says what the words do not."""

    words: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its name, heads and rows; as many first columns as `still` stay in view."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str | Shown]]
    still: int = 0


def listing(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """An .xlsx with one sheet."""
    return pages_file([Page(title, heads, rows)])


def pages_file(pages: Sequence[Page]) -> bytes:
    """An .xlsx with a sheet for each page; the same bytes for the same words."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for page in pages:
        _put(book.create_sheet(page.title[:31]), page)
    return fixed(saved(book))


def _put(sheet: Any, page: Page) -> None:
    for c, head in enumerate(page.heads, 1):
        cell = sheet.cell(1, c, head)
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFF"), PatternFill("solid", fgColor=HEAD)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for r, row in enumerate(page.rows, 2):
        for c, entry in enumerate(row, 1):
            shown = entry if isinstance(entry, Shown) else Shown(entry)
            cell = sheet.cell(r, c)
            cell.value = shown.words.translate(_NOT_IN_XML)[:32_000]
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if shown.colour:
                cell.fill = PatternFill("solid", fgColor=shown.colour)
    widths = [_wide(page, c) for c in range(len(page.heads))]
    for c, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    for r, row in enumerate([page.heads, *page.rows], 1):
        # Not every programme works out by itself how high a row of several lines is.
        high = max(_lines(_words(entry), width) for entry, width in zip(row, widths, strict=True))
        sheet.row_dimensions[r].height = min(HIGHEST, LINE * high)
    sheet.freeze_panes = f"{get_column_letter(page.still + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(page.heads))}{len(page.rows) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _words(entry: str | Shown) -> str:
    return entry.words if isinstance(entry, Shown) else entry


def _wide(page: Page, column: int) -> int:
    lines = [len(line) for row in page.rows for line in _words(row[column]).split("\n")]
    lines += [len(line) * 6 // 5 for line in page.heads[column].split("\n")]  # heads are bold
    return min(WIDEST, max(lines) + 3)


def _lines(words: str, width: int) -> int:
    return sum(max(1, -(-len(line) // max(1, width - 2))) for line in words.split("\n"))
