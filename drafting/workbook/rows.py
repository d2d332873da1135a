"""Rows of a sheet as records: the first row names the fields. Formulas give their cached value and are never run."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from drafting.admission.characters import refused
from drafting.errors import Finding, InputError, Place
from drafting.workbook.grid import letters

Row = tuple[str, dict[str, Any], tuple[Finding, ...]]


def read_rows(path: Path) -> Iterator[Row]:
    """The place, record and faults of each row that is not empty, read as they are asked for.

    Raises InputError for a file that is no workbook, or one without a heading row.
    """
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, OSError, ValueError) as error:
        raise InputError(Finding("batch.bad-workbook", Place(str(path)), {"reason": str(error)})) from None
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(values_only=True)
        heads = [str(h).strip() if h is not None else "" for h in next(rows, ())]
        if not any(heads):
            raise InputError(Finding("batch.nothing", Place(str(path))))
        for number, cells in enumerate(rows, 2):
            if all(c is None for c in cells):
                continue
            record = {h: _cell(c) for h, c in zip(heads, cells, strict=False) if h}
            yield f"{path}:{sheet.title}!{number}", record, tuple(_faults(record, path, sheet.title, number))
    finally:
        book.close()


def _faults(record: dict[str, Any], path: Path, sheet: str, number: int) -> Iterator[Finding]:
    for column, (name, value) in enumerate(record.items()):
        for char in dict.fromkeys(char for _, char in refused(value)) if isinstance(value, str) else ():
            place = Place(str(path), sheet=sheet, cell=f"{letters(column + 1)}{number}")
            yield Finding("intake.bad-character", place, {"found": char})
        if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A")):
            place = Place(str(path), sheet=sheet, cell=f"{letters(column + 1)}{number}")
            yield Finding("batch.cell-error", place, {"field": name, "found": value})


def _cell(value: Any) -> Any:
    if isinstance(value, datetime.datetime) and value == datetime.datetime.combine(value, datetime.time.min):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value
