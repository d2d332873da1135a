"""Numbers, amounts, percentages and dates as people type them, read in one way wherever they are typed: in filters, dossiers, workbooks,
on the command line.

A text that reads one way is read, in Dutch or, where it can be nothing else, in English notation. A text that reads two ways ("1.250" is
a thousand and more in Dutch, and little more than one in English; 03/04/2025 is a day in April, or in March) is asked back: NotationError
with reason "ambiguous" or "ambiguous-date". What is no text (a number in YAML or JSON, a number or date in a cell) is what it is and does
not come here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from drafting.locale.numbers import exact, rounded
from drafting.locale.numbers import number as written
from drafting.locale.parsing import NotationError, is_ambiguous, parse_date, parse_money, parse_number, parse_percent

T = TypeVar("T")
LANGUAGES = ("nl", "en")
_PLAIN = re.compile(r"[+-]?[0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+)?|[+-]?[0-9]+[eE][+-]?[0-9]+")
_FIGURES = re.compile(r"[0-9][0-9., \u00a0\u202f]*")
_NAMED = re.compile(r"€|£|\$|\b[a-z]{3,5}\b", re.IGNORECASE)
_GREAT = re.compile(
    r"(?<=[0-9 \u00a0\u202f])(?:m|mln|mld|mrd|bn|[a-z]*joen|[a-z]*jard|[a-z]*llion|duizend|thousand)\b", re.IGNORECASE
)
_SLASHES = re.compile(r"\s*([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\s*")


def _exact(bare: str) -> Decimal:
    """A number as programs write it. Raises NotationError for one that nothing is measured in: 1e9999999."""
    try:
        return exact(bare)
    except ValueError:
        raise NotationError("number", bare[:60]) from None


def typed_number(text: str, langs: tuple[str, ...] = LANGUAGES) -> Decimal:
    """A number: "1250", "1.250,50", "1,250.50", "1250.5", "1 250,50". Raises NotationError.

    `langs` are the notations that are read, the first before the second; that of a program (1250.5, 1e3) always is."""
    bare = text.strip()
    if _PLAIN.fullmatch(bare) and not is_ambiguous(bare):
        return _exact(bare)
    return _first(lambda lang: parse_number(text, lang, strict=True), langs)


def typed_percent(text: str, langs: tuple[str, ...] = LANGUAGES) -> Decimal:
    """The number of a percentage: "49,5%", "49.5 percent". Raises NotationError."""
    if figures := _FIGURES.search(text):
        _not_both(figures[0].strip(), text)
    return _first(lambda lang: parse_percent(text, lang), langs)


def typed_amount(text: str, langs: tuple[str, ...] = LANGUAGES) -> tuple[Decimal, str]:
    """An amount with its currency (EUR where it names none): "€ 100", "€ 1.250.000,00", "€ 1,25 miljoen". Raises NotationError.

    "€ 1.250" reads one way, for nobody writes thousandths of a euro; "€ 1,250" and "€ 1.250 miljoen" read two."""
    bare = text.strip()
    if _PLAIN.fullmatch(bare) and not is_ambiguous(bare) and (amount := _exact(bare)) == rounded(amount, 2):
        return amount, "EUR"
    figures = _FIGURES.search(text)
    if figures and ("," in figures[0] or _GREAT.search(text) or not _NAMED.search(text)):
        _not_both(figures[0].strip(" \u00a0\u202f"), text)
    return _first(lambda lang: parse_money(text, lang), langs)


def typed_date(text: str) -> date:
    """A day: "2025-06-23", "23-6-2025", "23 juni 2025", "June 23, 2025". Raises NotationError."""
    if match := _SLASHES.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first <= 12 and second <= 12 and first != second:
            raise NotationError("ambiguous-date", text)
        if second > 12 and 0 < first <= 12:  # the American way, and it can be no other
            try:
                return date(year, first, second)
            except ValueError:
                raise NotationError("no-such-day", text) from None
    return parse_date(text)


def _not_both(figures: str, text: str) -> None:
    if is_ambiguous(figures):
        raise NotationError("ambiguous", text, written("nl", parse_number(figures, "nl")))


def _first(parse: Callable[[str], T], langs: tuple[str, ...]) -> T:
    """Read in the first notation, else in the second where it can be nothing else."""
    try:
        return parse(langs[0])
    except NotationError as error:
        if error.reason == "ambiguous" or len(langs) < 2:
            raise
        told = error
    try:
        return parse(langs[1])
    except NotationError:
        raise told from None
