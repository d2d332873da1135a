"""The locale's formatting as template filters: Dutch names, and English ones for the same.

| filter | prints |
|---|---|
| `euro` / `money_whole` | € 1.250.000 ; `euro("exact")` or `money_exact` with cents, `euro("short")` or `money_short` € 1,25 miljoen |
| `money` | an older name of `euro`: in clauses `money` is short |
| `zegge` / `money_words` | € 1.250.000 (zegge: een miljoen tweehonderdvijftigduizend euro) |
| `datum` / `date` | 23 juni 2025 ; forms "short", "weekday", "month", "day"; `date_short`, `month` |
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
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting.errors import Finding, InputError

Draw = Callable[..., Any]
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:.*")  # a day with an hour, as programs write it


def _number(value: Any) -> Decimal:
    """A number; of an amount its figure. A text is read as anywhere else (`drafting.locale.typed`)."""
    if isinstance(value, dict) and "amount" in value:  # an amount of a dossier
        value = value["amount"]
    if isinstance(value, bool):
        raise ValueError(value)
    if isinstance(value, Decimal | int):
        return Decimal(value)
    if not isinstance(value, str):
        return Decimal(str(value))
    for read in (locale.typed_number, lambda text: locale.typed_amount(text)[0], locale.typed_percent):
        try:
            return read(value)
        except locale.NotationError as error:
            told = error
            if error.reason == "ambiguous":
                break
    raise told


def _percentage(value: Any) -> Decimal:
    """The number of a percentage; a cell of 0.15 that shows 15% is 15."""
    return _number(value) * (100 if getattr(value, "percent", False) else 1)


class OpenText(str):
    """How a value that is declared open prints; every filter leaves it as it is."""

    __slots__ = ()


def _currency(value: Any, given: str) -> str:
    if given:
        return given
    if isinstance(value, dict):
        return str(value.get("currency", "EUR"))
    try:
        return locale.typed_amount(value)[1] if isinstance(value, str) else "EUR"
    except locale.NotationError:
        return "EUR"


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    said = str(value).strip()
    return date.fromisoformat(said[:10]) if _MOMENT.fullmatch(said) else locale.typed_date(said)


_NUMBER, _DATE, _LIST, _TEXT = "number", "date", "list", "text"
_DRAW: dict[str, tuple[str, Draw]] = {
    "euro": (_NUMBER, lambda t, v, form="whole", currency="": t.money(_number(v), form, _currency(v, currency))),
    "zegge": (_NUMBER, lambda t, v, currency="": t.money(_number(v), "words", _currency(v, currency))),
    "datum": (_DATE, lambda t, v, form="long": t.date(_day(v), form)),
    "getal": (_NUMBER, lambda t, v, decimals=None: t.number(_number(v), decimals)),
    "procent": (_NUMBER, lambda t, v, style="figures": t.percent(_percentage(v), style)),
    "woorden": (_NUMBER, lambda t, v: t.words(_whole(v))),
    "rangtelwoord": (_NUMBER, lambda t, v: t.ordinal(_whole(v))),
    "opsomming": (_LIST, lambda t, v, word="and": t.enumerate(_entries(v), word)),
    "money_short": (_NUMBER, lambda t, v, currency="": t.money(_number(v), "short", _currency(v, currency))),
    "money_exact": (_NUMBER, lambda t, v, currency="": t.money(_number(v), "exact", _currency(v, currency))),
    "date_short": (_DATE, lambda t, v: t.date(_day(v), "short")),
    "month": (_DATE, lambda t, v: t.date(_day(v), "month")),
    "hoofdletter": (_TEXT, lambda t, v: locale.capital(str(v))),
}
_ENGLISH = {
    "money": "euro", "money_whole": "euro", "money_words": "zegge", "date": "datum", "number": "getal", "percent": "procent",
    "words": "woorden", "ordinal": "rangtelwoord", "enumerate": "opsomming", "capital": "hoofdletter",
}  # fmt: skip
NAMES = (*_DRAW, *_ENGLISH)


def _whole(value: Any) -> int:
    number = locale.exact(_number(value))
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


def field_word(name: str, lang: str, *args: Any) -> Any:
    """What a field of Word needs of `lang`: "month name" (1 to 12), "day name" (a date), "short name" (a date, "day" or
    "month"), "signs" (decimals, thousands), "yes or no" (a truth), "ordinal figure" (a number); "number" and "day" of a text, or None."""
    tongue = locale.get(lang)
    if name == "month name":
        return tongue.month(args[0])
    if name == "day name":
        return tongue.date(args[0], "weekday").split()[0].rstrip(",")
    if name == "short name":
        day, which = args
        return _SHORT[lang][which][day.weekday() if which == "day" else day.month - 1]
    if name in ("number", "day"):
        try:
            return _number(str(args[0])) if name == "number" else locale.typed_date(str(args[0]))
        except (locale.NotationError, ArithmeticError):
            return None
    if name == "ordinal figure":
        return tongue.ordinal_figure(args[0])
    if name == "yes or no":
        return _YES_NO[lang][0 if args[0] else 1]
    return _SIGNS[lang]


_SHORT = {
    "nl": {
        "day": ["ma", "di", "wo", "do", "vr", "za", "zo"],
        "month": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    },
    "en": {
        "day": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        "month": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
}
"""Months and days as Word shortens them."""
_YES_NO = {"nl": ("ja", "nee"), "en": ("yes", "no")}
_SIGNS = {"nl": (",", "."), "en": (".", ",")}


class _Wanted(str):
    """A sort of value, in the language it is asked in."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        from drafting import messages

        return messages.text("template.wanted." + str(self), spec or "nl")
