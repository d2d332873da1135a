"""Rows of a sheet as records: the first row names the fields. Formulas give their cached value and are never run."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Generator, Iterator
from itertools import zip_longest
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
    rows: Iterator[tuple[Any, ...]] = iter(())
    try:
        sheet = book.worksheets[0]
        # The area that a file declares may be wrong, or the whole sheet: what counts is where the cells are.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True)
        heads = [str(h).strip() if h is not None else "" for h in next(rows, ())]
        if not any(heads):
            raise InputError(Finding("batch.nothing", Place(str(path))))
        if twice := [(at, h) for at, h in enumerate(heads, 1) if h and h in heads[: at - 1]]:
            raise InputError(
                [
                    Finding(
                        "batch.repeated-heading",
                        Place(str(path), sheet=sheet.title, cell=f"{letters(at)}1"),
                        {"found": h},
                    )
                    for at, h in twice
                ]
            )
        for number, cells in enumerate(rows, 2):
            if all(c is None for c in cells):
                continue
            # A row ends at its last cell.
            pairs = list(zip_longest(heads, cells[: len(heads)]))
            record = {h: _cell(c) for h, c in pairs if h}
            columns = {h: letters(at) for at, h in enumerate(heads, 1) if h}
            yield f"{path}:{sheet.title}!{number}", record, tuple(_faults(record, columns, path, sheet.title, number))
    finally:
        if isinstance(rows, Generator):
            rows.close()  # it holds the file open where a heading was refused
        book.close()


def _faults(record: dict[str, Any], columns: dict[str, str], path: Path, sheet: str, number: int) -> Iterator[Finding]:
    for name, value in record.items():
        for char in dict.fromkeys(char for _, char in refused(value)) if isinstance(value, str) else ():
            place = Place(str(path), sheet=sheet, cell=f"{columns[name]}{number}")
            yield Finding("intake.bad-character", place, {"found": char})
        if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A")):
            place = Place(str(path), sheet=sheet, cell=f"{columns[name]}{number}")
            yield Finding("batch.cell-error", place, {"field": name, "found": value})


def _cell(value: Any) -> Any:
    if isinstance(value, datetime.datetime) and value == datetime.datetime.combine(value, datetime.time.min):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value
