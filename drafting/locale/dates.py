"""Dates and years. Sources (DOMAIN.md section 4): villamedia.nl and managementsupport.nl (`23 juni 2025`, months in lower
case, `jl.` only within the same year); English as CLDR has it for British use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from drafting.locale.enumeration import enumerate_texts
from drafting.locale.typography import NBSP

MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
FORMS = ("long", "weekday", "short", "month", "day")
"""How a date is written; see `date`."""


def date(lang: str, day: Date, form: str = "long") -> str:
    """A date: "long" (23 juni 2025), "weekday" (maandag 23 juni 2025), "short" (23-06-2025, 23/06/2025), "month" (juni
    2025), "day" (23 juni). Raises ValueError for another form."""
    name = MONTHS[lang][day.month - 1]
    if form == "long":
        return f"{day.day}{NBSP}{name} {day.year}"
    if form == "weekday":
        return f"{WEEKDAYS[lang][day.weekday()]} {day.day}{NBSP}{name} {day.year}"
    if form == "short":
        joint = "-" if lang == "nl" else "/"
        return f"{day.day:02d}{joint}{day.month:02d}{joint}{day.year:04d}"
    if form == "month":
        return f"{name} {day.year}"
    if form == "day":
        return f"{day.day}{NBSP}{name}"
    raise ValueError(f"{form!r} is no form of a date")


def recent_date(lang: str, day: Date, reference: Date) -> str:
    """ "25 juni jl." where `day` lies in the same year as `reference` and before it; else, and in English, in full."""
    if lang == "nl" and day.year == reference.year and day < reference:
        return f"{date(lang, day, 'day')} jl."
    return date(lang, day)


def years(lang: str, wanted: Iterable[int]) -> str:
    """Years: "2020"; "2018 tot en met 2021" for three or more in a row; else "2019 en 2021"."""
    known = sorted(set(wanted))
    if len(known) >= 3 and known[-1] - known[0] == len(known) - 1:
        return f"{known[0]} {'tot en met' if lang == 'nl' else 'to'} {known[-1]}"
    return enumerate_texts(lang, [str(year) for year in known])
