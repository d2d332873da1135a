"""Cells: what a user typed as a plain value, and a plain value as a user types it. Nothing is guessed: what could be two things
is a fault with its remedy.

A cell that begins with a question mark, or with "open:", is declared open: `? reden`. An empty cell is no value at all. A text
that would be taken for something else than a text has a backslash before it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting.admission.characters import refused
from drafting.errors import Finding, Place
from drafting.workbook.grid import Cell
from drafting.workbook.layout import BOUNDS, UNITS, Column


class NoEnglish(str):
    """In an English column: there is no English text, although there is a Dutch one."""

    __slots__ = ()


NONE = NoEnglish("(geen)")
_MONTH_YEAR = re.compile(r"([a-z]+)\.?\s+((?:19|20)\d\d)", re.IGNORECASE)


class CellError(Exception):
    """A cell that cannot be read; holds the finding without its place."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def finding(self, place: Place) -> Finding:
        """The fault at its place."""
        return Finding(self.code, place, self.values)


MAX_CELL_TEXT = 32_767
"""Characters that Excel holds in one cell."""
PROSE = frozenset({"text", "words", "english"})
"""Sorts of columns in which a text is kept as it stands, its no-break spaces and its lines too."""
_OPEN = re.compile(r"(?:\?|open\s*:)\s*(.*)", re.IGNORECASE | re.DOTALL)
_ENGLISH_REASON = re.compile(r"(.*\S)\s*\(Engels:\s*(\S.*?)\s*\)", re.DOTALL)
_SPACE = " \t\n\u00a0\u202f\u2007\ufeff"
_ERROR = re.compile(r"#[A-Z/0!?]+[!?A]?")
_NOT_KNOWN = frozenset(
    [
        "n.v.t.",
        "nvt",
        "n.n.b.",
        "nnb",
        "nog niet bekend",
        "onbekend",
        "ntb",
        "n.t.b.",
        "pm",
        "p.m.",
        "tbd",
        "tbc",
        "n/a",
        "na",
        "-",
        "–",
        "x",
        "geen",
    ]
)
_FIGURE = r"[-+]?[0-9][0-9.,\u00a0 ]*"
_BOUND_WORDS = {
    "circa": "about", "ca": "about", "ca.": "about", "ongeveer": "about", "rond": "about", "~": "about", "±": "about",
    "ruim": "over", "meer dan": "over", ">": "over", "over": "over", "about": "about", "up to": "at_most", "at least": "at_least",
    "ten hoogste": "at_most", "maximaal": "at_most", "max": "at_most", "max.": "at_most", "tot": "at_most", "<": "at_most", "≤": "at_most",
    "ten minste": "at_least", "minimaal": "at_least", "minstens": "at_least", "min": "at_least", "min.": "at_least", "≥": "at_least",
}  # fmt: skip


class Percent(Decimal):
    """A number that was typed or shown as a percentage: 70 where the cell shows 70%. Its row must count in percent."""


def read(cell: Cell, column: Column) -> Any:
    """A cell's value as the plain value of `column`; None where it is empty. Raises CellError or locale.NotationError."""
    value = cell.value
    if cell.error:
        raise CellError("workbook.cell-error", found=value)
    if isinstance(value, str):
        for _, char in refused(value):
            raise CellError("intake.bad-character", found=char)
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        bare = re.sub(r"[\u00a0\u202f\u2007\ufeff]", " ", value).strip()
        if not bare:
            return None
        if _ERROR.fullmatch(bare):
            raise CellError("workbook.cell-error", found=bare)
        if match := _OPEN.fullmatch(value.strip(_SPACE)):
            if column.sort == "id":
                raise CellError("workbook.open-id", heading=column.heading)
            return {"open": _reason(match[1].strip(_SPACE))}
        if column.sort in PROSE:
            kept = value.strip(" \t\u00a0\ufeff")
            if kept == NONE and column.sort == "english":
                return NONE
            return kept[1:] if kept.startswith("\\") else kept
        if column.sort not in ("lines", "dossiers"):
            value = bare
        if bare.casefold() in _NOT_KNOWN and column.sort not in ("yes", "choice", "id", "ref"):
            raise CellError("workbook.not-known", found=bare, heading=column.heading)
    elif isinstance(value, datetime.date) and column.sort not in ("date", "step"):
        raise CellError("workbook.made-a-date", found=f"{value.day}-{value.month}-{value.year}", heading=column.heading)
    elif cell.month and isinstance(value, datetime.date) and _year_as_day(value) is None:
        if column.sort == "date":
            raise CellError("workbook.month-only", found=f"{value.month}-{value.year}")
        return f"{value.year}-{value.month:02}"
    elif cell.percent and isinstance(value, Decimal):
        value = Percent(value * 100)
    return _READERS[column.sort](value, column)


def _reason(text: str) -> str | dict[str, str]:
    """Why a value is open: one reason, or one for each language."""
    if not text:
        raise CellError("workbook.open-reason")
    match = _ENGLISH_REASON.fullmatch(text)
    return {"nl": match[1], "en": match[2]} if match else text


def _text(value: Any, column: Column) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal):
        # As a Dutch Excel shows it.
        return plain_number(value).replace(".", ",") + ("%" if isinstance(value, Percent) else "")
    return str(value)


def _id(value: Any, column: Column) -> str:
    return _text(value, column).strip()


def _code(value: Any, column: Column) -> str:
    """A number that is a name (KvK): Excel takes its leading noughts and its last figures."""
    text = _text(value, column).replace(" ", "").replace(".", "")
    if re.fullmatch(r"\d[,.]?\d*[eE]\+?\d+", _text(value, column).strip()):
        raise CellError("workbook.mangled", found=_text(value, column))
    if text.isdigit() and len(text) < 8 and isinstance(value, Decimal):
        raise CellError("workbook.noughts", found=text, near=text.zfill(8))
    return text


def _date(value: Any, column: Column) -> str:
    if isinstance(value, datetime.date):
        if (year := _year_as_day(value)) is not None:
            raise locale.NotationError("date", str(year))
        return value.isoformat()
    if isinstance(value, Decimal):
        if 20000 <= value < 80000 and value == int(value):
            # A day without its format: Excel counts from 30 December 1899.
            return (datetime.date(1899, 12, 30) + datetime.timedelta(days=int(value))).isoformat()
        raise locale.NotationError("date", plain_number(value))
    text = _text(value, column)
    try:
        return locale.typed_date(text).isoformat()
    except locale.NotationError as error:
        if error.reason == "ambiguous-date":
            raise CellError("workbook.ambiguous-date", found=text) from None
        raise


def _year_as_day(value: datetime.date) -> int | None:
    """A year that was typed in a cell for dates: Excel takes 2024 for the 2,024th day since 1899, a day in 1905."""
    count = (value - datetime.date(1899, 12, 30)).days
    return count if 1990 <= count <= 2100 else None


def _step(value: Any, column: Column) -> Any:
    """A date, a month ("oktober 2024", "10-2024", "2024-10") or a year."""
    if isinstance(value, datetime.date) and (year := _year_as_day(value)) is not None:
        return year
    if isinstance(value, Decimal) and 1990 <= value <= 2100 and value == int(value):
        return int(value)
    if isinstance(value, str):
        text = value.strip()
        if re.fullmatch(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?", text):
            return text if "-" in text else int(text)
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
    if isinstance(value, Decimal):
        return value
    text = str(value)
    try:
        if text.endswith(("%", "procent")):
            return Percent(locale.typed_percent(text))
        return locale.typed_number(text)
    except locale.NotationError as error:
        raise _said_in_the_cell(text, column) or error from None


def _said_in_the_cell(text: str, column: Column) -> CellError | None:
    """A number with something beside it for which there is a column of its own; None where it is something else."""
    low = text.casefold()
    if re.fullmatch(rf"{_FIGURE}\s*(?:-|–|—|tot(?: en met)?|à|t/m|to)\s*{_FIGURE}.*", low):
        return CellError("workbook.range-in-cell", found=text)
    for word in sorted(_BOUND_WORDS, key=len, reverse=True):
        if re.match(rf"{re.escape(word)}\s*[0-9]", low):
            return CellError("workbook.bound-in-cell", found=text, label=dict(BOUNDS)[_BOUND_WORDS[word]])
    for unit, _ in UNITS:
        if re.fullmatch(rf"{_FIGURE}\s*{re.escape(unit.casefold())}", low):
            return CellError("workbook.unit-in-cell", found=text, unit=unit)
    return None


def _money(value: Any, column: Column) -> Decimal:
    if isinstance(value, str):
        amount, currency = locale.typed_amount(value)
        if currency != "EUR":
            raise CellError("workbook.currency", found=value)
        return amount
    return _number(value, column)


def _whole(value: Any, column: Column) -> int:
    number = _number(value, column)
    if number != number.to_integral_value():
        raise CellError("workbook.whole", found=plain_number(number))
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
    by_case = {label.casefold(): label for label in labels} | dict(column.elsewhere)
    near = difflib.get_close_matches(word.casefold(), list(by_case), n=1, cutoff=0.55)
    code = "workbook.choice-near" if near else "workbook.choice"
    raise CellError(code, found=word, known=", ".join(labels), near=by_case[near[0]] if near else "")


def _list(value: Any, column: Column) -> list[str]:
    text = _text(value, column)
    # Written on lines, a part may hold a semicolon.
    parts = text.split("\n") if "\n" in text else text.split(";")
    return [kept for part in parts if (kept := part.strip(" \t\u00a0"))]


def _ids(value: Any, column: Column) -> list[str]:
    return [part.strip() for part in re.split(r"[;,\n]", _text(value, column)) if part.strip()]


def _years(value: Any, column: Column) -> list[int]:
    if isinstance(value, Decimal):
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
    if isinstance(value, Decimal):
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


def taken_otherwise(text: str) -> bool:
    """Whether a text would be read as something else: an open value, an error, or one that has its backslash already."""
    bare = text.strip(_SPACE)
    return text.startswith("\\") or bool(_OPEN.fullmatch(bare)) or bool(_ERROR.fullmatch(bare))


def plain_number(number: Decimal) -> str:
    """A number with a point, without noughts that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
