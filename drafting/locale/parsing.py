"""Numbers, amounts and dates as people type them, read in one language's notation.

A faulty one raises `NotationError`, which says what was found and how it is written here, so that callers can make a
finding of it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


class NotationError(ValueError):
    """`found` cannot be read in this notation. `reason`: "number", "english", "dutch", "date" or "no-such-day";
    `suggestion` is how it would be written, or empty."""

    def __init__(self, reason: str, found: str, suggestion: str = "") -> None:
        super().__init__(f"{reason}: {found}")
        self.reason, self.found, self.suggestion = reason, found, suggestion


_SPACES = re.compile(r"[\s\u00a0\u202f']")


def parse_number(text: str, lang: str = "nl") -> Decimal:
    """A number in Dutch (1.250,50) or English (1,250.50) notation, exact.

    Raises NotationError: "english" or "dutch" where it is in the other language's notation, else "number".
    """
    plain = _SPACES.sub("", text).replace("\u2212", "-")
    group, point = (".", ",") if lang == "nl" else (",", ".")
    pattern = rf"[+-]?(?:\d+|\d{{1,3}}(?:\{group}\d{{3}})+)(?:\{point}\d+)?"
    if re.fullmatch(pattern, plain):
        return Decimal(plain.replace(group, "").replace(point, "."))
    if re.fullmatch(rf"[+-]?(?:\d+|\d{{1,3}}(?:\{point}\d{{3}})+)(?:\{group}\d+)?", plain):
        raise NotationError(
            "english" if lang == "nl" else "dutch", text, plain.replace(point, "\0").replace(group, point).replace("\0", group)
        )
    raise NotationError("number", text)


def parse_date(text: str) -> date:
    """A date as "2025-06-23", "23-6-2025", "23/06/2025", "23.6.2025", "23 juni 2025" or "23 June 2025".

    Raises NotationError: "no-such-day" for 31-02, "date" for anything else that is none.
    """
    plain = " ".join(text.replace("\u00a0", " ").split()).lower()
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?", plain):
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", plain):
        return _day(int(match[3]), int(match[2]), int(match[1]), text)
    if match := re.fullmatch(r"(?:[a-z]+,? )?(\d{1,2})(?:e|th|st|nd|rd)? ([a-z]+)\.? (\d{4})", plain):
        for names in MONTHS.values():
            for number, name in enumerate(names, 1):
                if name.lower() == match[2] or (len(match[2]) >= 3 and name.lower().startswith(match[2])):
                    return _day(int(match[3]), number, int(match[1]), text)
    raise NotationError("date", text)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NotationError("no-such-day", text) from None
