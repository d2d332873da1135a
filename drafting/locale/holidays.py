"""The Dutch public holidays (Algemene termijnenwet, art. 3): on these days the State signs and sends nothing."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from functools import cache

NAMES = {
    "new-year": ("nieuwjaarsdag", "New Year’s Day"), "easter": ("eerste paasdag", "Easter Sunday"), "easter-monday": ("tweede paasdag", "Easter Monday"),
    "king": ("Koningsdag", "King’s Day"), "ascension": ("Hemelvaartsdag", "Ascension Day"), "whit": ("eerste pinksterdag", "Whit Sunday"),
    "whit-monday": ("tweede pinksterdag", "Whit Monday"), "christmas": ("eerste kerstdag", "Christmas Day"), "boxing": ("tweede kerstdag", "Boxing Day"),
}  # fmt: skip


def holiday(day: Date, lang: str) -> str:
    """The name of the public holiday, "zondag" for a Sunday, "" for any other day."""
    key = _holidays(day.year).get(day)
    if key:
        return NAMES[key][0 if lang == "nl" else 1]
    return ("zondag" if lang == "nl" else "Sunday") if day.weekday() == 6 else ""


@cache
def _holidays(year: int) -> dict[Date, str]:
    easter = _easter(year)
    king = Date(year, 4, 27) if year >= 2014 else Date(year, 4, 30)
    if king.weekday() == 6:
        king += timedelta(days=-1 if year >= 2014 else 1)
    return {
        Date(year, 1, 1): "new-year", easter: "easter", easter + timedelta(1): "easter-monday", king: "king", easter + timedelta(39): "ascension",
        easter + timedelta(49): "whit", easter + timedelta(50): "whit-monday", Date(year, 12, 25): "christmas", Date(year, 12, 26): "boxing",
    }  # fmt: skip


def _easter(year: int) -> Date:
    """Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return Date(year, month, day + 1)
