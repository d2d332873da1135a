"""Plain values as a user would type them in a cell: the way back of drafting.workbook.cells."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from drafting.workbook.cells import NONE, PROSE, NoEnglish, plain_number, taken_otherwise
from drafting.workbook.layout import Column


def write(value: Any, column: Column) -> Any:
    """A plain value as it stands in a cell: text, number, date; None for no value. `read(write(v)) == v`."""
    if value is None:
        return None
    if isinstance(value, dict) and value.keys() == {"open"}:
        return f"? {reason_of(value)}"
    return _WRITERS.get(column.sort, _write_text)(value, column)


def reason_of(value: Any) -> str:
    """The reason of an open value, its English after it."""
    reason = value["open"]
    return f"{reason.get('nl', '')} (Engels: {reason['en']})" if isinstance(reason, dict) else str(reason)


def _write_text(value: Any, column: Column) -> Any:
    text = str(value)
    return f"\\{text}" if column.sort in PROSE and taken_otherwise(text) else text


def _write_english(value: Any, column: Column) -> Any:
    # The mark itself stands without a backslash; a text that reads the same has one.
    if isinstance(value, NoEnglish):
        return str(value)
    return f"\\{value}" if value == NONE else _write_text(value, column)


def _write_lines(value: Any, column: Column) -> Any:
    if not any(";" in line for line in value):
        return "; ".join(value)
    return "\n".join(value) + ("\n" if len(value) == 1 else "")


def _write_date(value: Any, column: Column) -> Any:
    text = str(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return datetime.date.fromisoformat(text)
    return int(text) if re.fullmatch(r"\d{4}", text) else text


def _write_number(value: Any, column: Column) -> Any:
    number = Decimal(str(value))
    if number == number.to_integral_value() and abs(number) < 10**15:
        return int(number)
    # A figure that a cell cannot hold exactly (fifteen digits) stands as text, in our notation.
    return float(number) if len(number.as_tuple().digits) <= 15 else plain_number(number).replace(".", ",")


def _write_choice(value: Any, column: Column) -> Any:
    return next((label for known, label in column.words if known == value), str(value))


def _write_years(value: Any, column: Column) -> Any:
    years = [int(y) for y in (value if isinstance(value, list | tuple) else [value])]
    if len(years) == 1:
        return years[0]
    if len(years) > 2 and years == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]}"
    return "; ".join(map(str, years))


_WRITERS: dict[str, Callable[[Any, Column], Any]] = {
    "date": _write_date,
    "step": _write_date,
    "number": _write_number,
    "money": _write_number,
    "whole": _write_number,
    "yes": lambda value, column: "ja" if value else "nee",
    "choice": _write_choice,
    "ids": lambda value, column: "; ".join(value),
    "english": _write_english,
    "lines": _write_lines,
    "years": _write_years,
    "scope": lambda value, column: value[0] if len(value) == 1 else "; ".join(map(str, value)),
    "dossiers": lambda value, column: _write_lines([f"{d['number']} {d['title']}" for d in value], column),
}


def shown(value: Any) -> str:
    """A plain value in a message: short, and as it stands in a cell."""
    if value is None:
        return "–"
    if isinstance(value, dict) and value.keys() == {"open"}:
        text = f"? {reason_of(value)}"
    elif isinstance(value, list):
        text = "; ".join(map(str, value))
    else:
        text = plain_number(value).replace(".", ",") if isinstance(value, Decimal) else str(value)
    return text if len(text) <= 60 else text[:59] + "…"
