"""The locale's formatting as template filters: Dutch names, and English ones for the same.

| filter | prints |
|---|---|
| `euro` / `money` | € 1.250.000 ; `euro("exact")` with cents, `euro("short")` € 1,25 miljoen |
| `zegge` / `money_words` | € 1.250.000 (zegge: een miljoen tweehonderdvijftigduizend euro) |
| `datum` / `date` | 23 juni 2025 ; forms "short", "weekday", "month", "day" |
| `getal` / `number` | 1.250,5 ; `getal(2)` two decimals |
| `procent` / `percent` | 49,5% ; `procent("words")` 49,5 procent |
| `woorden` / `words` | twaalf |
| `rangtelwoord` / `ordinal` | twaalfde |
| `opsomming` / `enumerate` | a, b en c ; `opsomming("or")` a, b of c |
| `hoofdletter` / `capital` | first letter in capitals (IJmuiden) |
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from drafting import locale
from drafting.errors import Finding, InputError

Draw = Callable[..., Any]


_EITHER = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_DUTCH = re.compile(r"-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+|-?\d{1,3}(?:\.\d{3}){2,}")
_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


def _number(value: Any) -> Decimal:
    if isinstance(value, dict) and "amount" in value:  # an amount of a dossier
        value = value["amount"]
    if isinstance(value, bool):
        raise ValueError(value)
    if isinstance(value, Decimal | int):
        return Decimal(value)
    said = str(value).strip()
    if isinstance(value, str):
        # Texts come from CSV, which Dutch Excel writes with a decimal comma. One point or comma before three figures may
        # be either: that is refused, never guessed.
        if _EITHER.fullmatch(said):
            raise ValueError(value)
        if _DUTCH.fullmatch(said):
            said = said.replace(".", "").replace(",", ".")
    try:
        return Decimal(said)
    except InvalidOperation:
        raise ValueError(value) from None


class OpenText(str):
    """How a value that is declared open prints; every filter leaves it as it is."""

    __slots__ = ()


def _currency(value: Any, given: str) -> str:
    return given or (str(value.get("currency", "EUR")) if isinstance(value, dict) else "EUR")


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = str(value).strip()
    dutch = _DAY_FIRST.fullmatch(said)  # as Dutch Excel writes it
    return date(int(dutch[3]), int(dutch[2]), int(dutch[1])) if dutch else date.fromisoformat(said[:10])


_NUMBER, _DATE, _LIST, _TEXT = "number", "date", "list", "text"
_DRAW: dict[str, tuple[str, Draw]] = {
    "euro": (_NUMBER, lambda t, v, form="whole", currency="": t.money(_number(v), form, _currency(v, currency))),
    "zegge": (_NUMBER, lambda t, v, currency="": t.money(_number(v), "words", _currency(v, currency))),
    "datum": (_DATE, lambda t, v, form="long": t.date(_day(v), form)),
    "getal": (_NUMBER, lambda t, v, decimals=None: t.number(_number(v), decimals)),
    "procent": (_NUMBER, lambda t, v, style="figures": t.percent(_number(v), style)),
    "woorden": (_NUMBER, lambda t, v: t.words(_whole(v))),
    "rangtelwoord": (_NUMBER, lambda t, v: t.ordinal(_whole(v))),
    "opsomming": (_LIST, lambda t, v, word="and": t.enumerate(_entries(v), word)),
    "hoofdletter": (_TEXT, lambda t, v: locale.capital(str(v))),
}
_ENGLISH = {
    "money": "euro", "money_words": "zegge", "date": "datum", "number": "getal", "percent": "procent",
    "words": "woorden", "ordinal": "rangtelwoord", "enumerate": "opsomming", "capital": "hoofdletter",
}  # fmt: skip
NAMES = (*_DRAW, *_ENGLISH)


def _whole(value: Any) -> int:
    number = _number(value)
    if number != number.to_integral_value():
        raise ValueError(value)
    return int(number)


def _entries(value: Any) -> list[str]:
    if isinstance(value, str | dict):
        raise ValueError(value)
    return [str(entry) for entry in value]


def _open(value: Any) -> bool:
    """Whether a value of a dossier was declared open: it prints its own reason."""
    return isinstance(value, OpenText) or (isinstance(value, dict) and isinstance(value.get("amount"), OpenText))


def apply(name: str, lang: str, value: Any, *args: Any, **kwargs: Any) -> Any:
    """Filter `name` of `lang` on `value`. Raises InputError where the value is of another sort than it formats."""
    wanted, draw = _DRAW[_ENGLISH.get(name, name)]
    if hasattr(value, "_fail_with_undefined_error"):
        return str(value)  # a missing value says so itself
    if _open(value):
        return str(value if not isinstance(value, dict) else value["amount"])
    try:
        return draw(locale.get(lang), value, *args, **kwargs)
    except (ValueError, TypeError, KeyError, ArithmeticError, AttributeError):
        shown = ", ".join([repr(value)[:40], *map(repr, args)])
        raise InputError(
            Finding("template.filter-value", values={"filter": name, "found": shown, "wanted": _Wanted(wanted)})
        ) from None


class _Wanted(str):
    """A sort of value, in the language it is asked in."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        from drafting import messages

        return messages.text("template.wanted." + str(self), spec or "nl")
