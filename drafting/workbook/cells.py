"""Cells: what a user typed as a plain value, and a plain value as a user types it. Nothing is guessed: what could be two things
is a fault with its remedy.

A cell that begins with a question mark is declared open: `? reden`. An empty cell is no value at all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting.errors import Finding, Place
from drafting.workbook.layout import Column

NONE = "(geen)"
"""In an English column: there is no English text, although there is a Dutch one."""
_MONTH_YEAR = re.compile(r"([a-z]+)\.?\s+((?:19|20)\d\d)", re.IGNORECASE)


class CellError(Exception):
    """A cell that cannot be read; holds the finding without its place."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def finding(self, place: Place) -> Finding:
        """The fault at its place."""
        return Finding(self.code, place, self.values)


def read(value: Any, column: Column) -> Any:
    """A cell's value as the plain value of `column`; None where it is empty. Raises CellError or locale.NotationError."""
    if isinstance(value, str):
        value = value.replace("\u00a0", " ").replace("\r\n", "\n").strip()
        if value.startswith("#") and re.fullmatch(r"#[A-Z/0!?]+[!?A]?", value):
            raise CellError("workbook.cell-error", found=value)
        if value.startswith("?"):
            reason = value[1:].strip()
            if not reason:
                raise CellError("workbook.open-reason")
            return {"open": reason}
    if value is None or value == "":
        return None
    return _READERS[column.sort](value, column)


def _text(value: Any, column: Column) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, datetime.datetime | datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        return day.isoformat()
    if isinstance(value, float | int):
        return _plain(Decimal(repr(value)))
    return str(value)


def _id(value: Any, column: Column) -> str:
    return _text(value, column).strip()


def _code(value: Any, column: Column) -> str:
    """A number that is a name (KvK): Excel takes its leading noughts and its last figures."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        whole = _plain(Decimal(repr(value)))
        if len(whole) < 8 or "E" in repr(value).upper():
            raise CellError("workbook.mangled", found=whole)
        return whole
    text = str(value).replace(" ", "").replace(".", "")
    if re.fullmatch(r"\d[,.]?\d*[eE]\+?\d+", str(value).strip()):
        raise CellError("workbook.mangled", found=str(value))
    return text


def _date(value: Any, column: Column) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        if (year := _year_as_day(value)) is not None:
            raise locale.NotationError("date", str(year))
        return (value.date() if isinstance(value, datetime.datetime) else value).isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        if 20000 <= value < 80000 and float(value).is_integer():
            # A day without its format: Excel counts from 30 December 1899.
            return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value))).isoformat()
        raise locale.NotationError("date", _plain(Decimal(repr(value))))
    text = str(value)
    if match := re.fullmatch(r"\s*(\d{1,2})([/])(\d{1,2})\2(\d{4})\s*", text):
        first, second = int(match[1]), int(match[3])
        if first <= 12 and second <= 12 and first != second:
            raise CellError("workbook.ambiguous-date", found=text)
        if second > 12 and first <= 12:
            return datetime.date(int(match[4]), first, second).isoformat()
    return locale.parse_date(text).isoformat()


def _year_as_day(value: datetime.date) -> int | None:
    """A year that was typed in a cell for dates: Excel takes 2024 for the 2,024th day since 1899, a day in 1905."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    count = (day - datetime.date(1899, 12, 30)).days
    return count if 1990 <= count <= 2100 else None


def _step(value: Any, column: Column) -> Any:
    """A date, a month ("oktober 2024", "10-2024", "2024-10") or a year."""
    if isinstance(value, datetime.datetime | datetime.date) and (year := _year_as_day(value)) is not None:
        return year
    if isinstance(value, int | float) and not isinstance(value, bool) and 1990 <= value <= 2100 and float(value).is_integer():
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", text):
            return text
        if match := re.fullmatch(r"(0?[1-9]|1[0-2])[-/]((?:19|20)\d\d)", text):
            return f"{match[2]}-{int(match[1]):02}"
        if match := _MONTH_YEAR.fullmatch(text):
            for names in locale.MONTHS.values():
                for at, name in enumerate(names, 1):
                    if len(match[1]) >= 3 and name.lower().startswith(match[1].lower()):
                        return f"{match[2]}-{at:02}"
    return _date(value, column)


def _number(value: Any, column: Column) -> Decimal:
    if isinstance(value, bool):
        raise locale.NotationError("number", "ja" if value else "nee")
    if isinstance(value, int | float):
        return Decimal(repr(value))
    text = str(value)
    try:
        return locale.parse_number(text, "nl", strict=True)
    except locale.NotationError as error:
        if error.reason != "english":
            raise
        return locale.parse_number(text, "en", strict=True)


def _money(value: Any, column: Column) -> Decimal:
    if isinstance(value, str):
        try:
            amount, currency = locale.parse_money(value, "nl")
        except locale.NotationError as error:
            if error.reason != "english":
                raise
            amount, currency = locale.parse_money(value, "en")
        if currency != "EUR":
            raise CellError("workbook.currency", found=value)
        return amount
    return _number(value, column)


def _whole(value: Any, column: Column) -> int:
    number = _number(value, column)
    if number != number.to_integral_value():
        raise CellError("workbook.whole", found=_plain(number))
    return int(number)


def _yes(value: Any, column: Column) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in ("ja", "j", "x", "yes", "true", "waar", "1"):
        return True
    if word in ("nee", "n", "no", "false", "onwaar", "0"):
        return False
    raise CellError("workbook.yes-no", found=str(value))


def _choice(value: Any, column: Column) -> str:
    word = " ".join(_text(value, column).split())
    for known, label in column.words:
        if word.casefold() in (label.casefold(), known.casefold()):
            return known
    import difflib

    labels = [label for _, label in column.words]
    by_case = {label.casefold(): label for label in labels}
    near = difflib.get_close_matches(word.casefold(), list(by_case), n=1, cutoff=0.55)
    code = "workbook.choice-near" if near else "workbook.choice"
    raise CellError(code, found=word, known=", ".join(labels), near=by_case[near[0]] if near else "")


def _list(value: Any, column: Column) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", _text(value, column)) if part.strip()]


def _ids(value: Any, column: Column) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n]", _text(value, column)) if part.strip()]


def _years(value: Any, column: Column) -> list[int]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [_whole(value, column)]
    text = str(value)
    if match := re.fullmatch(r"\s*(\d{4})\s*(?:-|–|t/m|tot en met)\s*(\d{4})\s*", text):
        first, last = int(match[1]), int(match[2])
        if first <= last < first + 50:
            return list(range(first, last + 1))
    parts = re.split(r"[;,\s]+|\ben\b", text.strip())
    if all(re.fullmatch(r"\d{4}", p) for p in parts if p) and any(parts):
        return [int(p) for p in parts if p]
    raise CellError("workbook.years", found=text)


def _scope(value: Any, column: Column) -> list[int]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return [_whole(value, column)]
    parts = [p for p in re.split(r"[;,+&\s]+|\ben\b", str(value).casefold().replace("scope", " ").strip()) if p]
    if parts and all(p in ("1", "2", "3") for p in parts):
        return [int(p) for p in parts]
    raise CellError("workbook.scope", found=str(value))


def _dossiers(value: Any, column: Column) -> list[dict[str, str]]:
    made = []
    for part in _list(value, column):
        match = re.fullmatch(r"(\d{2}[ .]?\d{3}(?:-\d+)?(?: [IVXLC]+)?)\s+(\S.*)", part)
        if match is None:
            raise CellError("workbook.dossiers", found=part)
        made.append({"number": match[1], "title": match[2]})
    return made


_READERS: dict[str, Callable[[Any, Column], Any]] = {
    "text": _text, "words": _text, "english": _text, "id": _id, "ref": _id, "code": _code, "date": _date, "step": _step,
    "number": _number, "money": _money, "whole": _whole, "yes": _yes, "choice": _choice, "ids": _ids, "lines": _list,
    "years": _years, "scope": _scope, "dossiers": _dossiers,
}  # fmt: skip

# ---------------------------------------------------------------- writing


def write(value: Any, column: Column) -> Any:
    """A plain value as it stands in a cell: text, number, date; None for no value. `read(write(v)) == v`."""
    if value is None:
        return None
    if isinstance(value, dict) and value.keys() == {"open"}:
        return f"? {value['open']}"
    return _WRITERS.get(column.sort, _write_text)(value, column)


def _write_text(value: Any, column: Column) -> Any:
    return str(value)


def _write_date(value: Any, column: Column) -> Any:
    text = str(value)
    return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _write_number(value: Any, column: Column) -> Any:
    number = Decimal(str(value))
    if number == number.to_integral_value() and abs(number) < 10**15:
        return int(number)
    as_float = float(number)
    # A figure that a cell cannot hold exactly stands as text, in our notation.
    return as_float if Decimal(repr(as_float)) == number else _plain(number).replace(".", ",")


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
    "lines": lambda value, column: "; ".join(value),
    "years": _write_years,
    "scope": lambda value, column: value[0] if len(value) == 1 else "; ".join(map(str, value)),
    "dossiers": lambda value, column: "; ".join(f"{d['number']} {d['title']}" for d in value),
}


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
