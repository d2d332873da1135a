"""A plain list as an Excel file: frozen heads, a filter, columns as wide as their words; words are never formulas."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

WIDEST = 60
_NOT_IN_XML = dict.fromkeys([*range(0, 9), 11, 12, *range(14, 32)])


def listing(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """An .xlsx with one sheet."""
    book = Workbook()
    page: Any = book.worksheets[0]
    page.title = title[:31]
    for c, head in enumerate(heads, 1):
        cell = page.cell(1, c, head)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="154273")
    for r, row in enumerate(rows, 2):
        for c, words in enumerate(row, 1):
            cell = page.cell(r, c)
            cell.value = words.translate(_NOT_IN_XML)[:32_000]
            cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for c, head in enumerate(heads, 1):
        longest = max([len(head), *(len(row[c - 1]) for row in rows)])
        page.column_dimensions[get_column_letter(c)].width = min(WIDEST, longest + 3)
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    page.page_setup.orientation, page.page_setup.fitToWidth, page.page_setup.fitToHeight = "landscape", 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
