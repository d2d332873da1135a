"""Numbers, amounts, percentages and dates as people type them, read in one language's notation.

A faulty one raises `NotationError`, which says what was found and how it is written here, so that callers can make a
finding of it (`NotationError.finding`). Nothing is guessed: what is written the other language's way is told apart from what
is no number at all.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal

from drafting.errors import NOWHERE, Finding, Place
from drafting.locale.dates import MONTHS, WEEKDAYS
from drafting.locale.numbers import SEPARATORS, WIDE, number, rounded

REASONS = (
    "number", "english", "dutch", "ambiguous", "amount", "date", "no-such-day", "weekday", "two-digit-year", "ambiguous-date",
)  # fmt: skip
"""What can be wrong with a notation; each has its sentences in the catalogue (`locale.notation-…`)."""
_LONGEST = 60


class NotationError(ValueError):
    """`found` cannot be read in this notation. `reason` is one of `REASONS`; `suggestion` is how it would be written, or
    empty where that cannot be known."""

    def __init__(self, reason: str, found: str, suggestion: str = "") -> None:
        super().__init__(f"{reason}: {found}")
        self.reason, self.found, self.suggestion = reason, found, suggestion

    def finding(self, place: Place = NOWHERE) -> Finding:
        """The fault as a finding at `place`; with its suggestion in the remedy where there is one."""
        code = f"locale.notation-{self.reason}" + ("-near" if self.suggestion and self.reason == "no-such-day" else "")
        return Finding(code, place, {"found": self.found, "suggestion": self.suggestion})


def _plain(text: str) -> str:
    """`text` without space around it, with plain minus and plain spaces within. Raises NotationError when far too long."""
    if len(text) > _LONGEST:
        raise NotationError("number", text[: _LONGEST - 1] + "…")
    return re.sub(r"[\u00a0\u202f\u2009]", " ", text).strip().replace("\u2212", "-")


def _pattern(lang: str) -> re.Pattern[str]:
    group, point = (re.escape(mark) for mark in SEPARATORS[lang])
    return re.compile(
        rf"([+-]?) ?([0-9]+|[1-9][0-9]{{0,2}}(?:(?:{group}[0-9]{{3}})+|(?: [0-9]{{3}})+))(?:{point}([0-9]+))?"
    )


_PATTERNS = {lang: _pattern(lang) for lang in SEPARATORS}


def parse_number(text: str, lang: str = "nl", *, strict: bool = False) -> Decimal:
    """A number in Dutch (1.250,50) or English (1,250.50) notation, exact; spaces between thousands are read too.

    Raises NotationError: "english" or "dutch" where it is in the other language's notation, with `strict` "ambiguous" where it
    means another number there (see `is_ambiguous`), else "number".
    """
    plain = _plain(text)
    match = _PATTERNS[lang].fullmatch(plain)
    if match:
        if strict and is_ambiguous(plain):
            raise NotationError("ambiguous", text, number(lang, _read(match)))
        return _read(match)
    other = "en" if lang == "nl" else "nl"
    if foreign := _PATTERNS[other].fullmatch(plain):
        raise NotationError("english" if lang == "nl" else "dutch", text, _same_places(lang, foreign))
    raise NotationError("number", text)


def _read(match: re.Match[str]) -> Decimal:
    return Decimal(match[1] + re.sub(r"[^0-9]", "", match[2]) + (f".{match[3]}" if match[3] else ""))


def _same_places(lang: str, match: re.Match[str]) -> str:
    """The number in the notation of `lang`, with its decimals as typed."""
    whole = number(lang, int(re.sub(r"[^0-9]", "", match[2])), grouped=True)
    return match[1] + whole + (f"{SEPARATORS[lang][1]}{match[3]}" if match[3] else "")


def is_ambiguous(text: str) -> bool:
    """Whether `text` is one number in Dutch and another in English: "1.250", "12,500". For a warning; it is read by its
    language all the same."""
    return re.fullmatch(r"[+-]? ?[1-9][0-9]{0,2}[.,][0-9]{3}", _plain(text)) is not None


_SIGNS = {
    "€": "EUR",
    "£": "GBP",
    "US$": "USD",
    "EURO": "EUR",
    "EUROS": "EUR",
    **{c: c for c in ("EUR", "GBP", "USD", "CHF")},
}
_GREAT = {
    "nl": {"miljoen": 6, "mln": 6, "miljard": 9, "mld": 9, "mrd": 9, "duizend": 3},
    "en": {"million": 6, "mln": 6, "m": 6, "billion": 9, "bn": 9, "thousand": 3},
}
_AMOUNT = re.compile(
    r"(?P<minus>-)? ?(?P<front>€|£|US\$|[a-z]{3,5})? ?(?P<figures>[+-]?[0-9][0-9., ]*?)(?:,[-\u2013])?"
    r"(?: ?(?P<great>(?:miljoen|miljard|million|billion|duizend|thousand|mln|mld|mrd|bn|m)\b)\.?)?(?: ?(?P<back>€|£|[a-z]{3,5}))?",
    re.IGNORECASE,
)


def parse_money(text: str, lang: str = "nl") -> tuple[Decimal, str]:
    """An amount with its currency: "€ 1.250.000,00", "€ 1,25 miljoen", "EUR 200", "€ 5,–", "12 euro"; EUR where it names none.

    Raises NotationError as `parse_number`, and "amount" for what is none or counts fractions of a cent.
    """
    match = _AMOUNT.fullmatch(_plain(text))
    if match is None:
        raise NotationError("amount", text)
    great, named = (match["great"] or "").lower(), [w.upper() for w in (match["front"], match["back"]) if w]
    if len(named) > 1 or any(w not in _SIGNS for w in named) or (great and great not in _GREAT[lang]):
        raise NotationError("amount", text)
    amount = parse_number(match["figures"], lang).scaleb(_GREAT[lang].get(great, 0), WIDE)
    if amount != rounded(amount, 2):
        raise NotationError("amount", text)
    currency = _SIGNS[named[0]] if named else "EUR"
    return (amount.copy_negate() if match["minus"] else amount), currency


def parse_percent(text: str, lang: str = "nl") -> Decimal:
    """A percentage: "49,5%", "49,5 %", "49,5 procent", "49.5 per cent"; the number before it, exact.

    Raises NotationError as `parse_number`.
    """
    match = re.fullmatch(r"(.*?)\s*(?:%|procent|per cent|percent)", _plain(text), re.IGNORECASE)
    if match is None:
        raise NotationError("number", text)
    return parse_number(match[1], lang)


_SHORT_MONTHS = {"mrt": 3, "maa": 3, "sept": 9, "okt": 10, "oct": 10, "mei": 5, "may": 5}
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join((*WEEKDAYS['nl'], *WEEKDAYS['en'])).lower()}|[a-z]{{2,3}})[.,]? )?"
_IN_WORDS = (
    re.compile(rf"{_WEEKDAY}(?P<d>[0-9]{{1,2}})(?:e|th|st|nd|rd)? (?P<m>[a-z]+)\.?,? (?P<y>[0-9]{{4}})"),
    re.compile(rf"{_WEEKDAY}(?P<m>[a-z]+)\.? (?P<d>[0-9]{{1,2}})(?:th|st|nd|rd)?,? (?P<y>[0-9]{{4}})"),
)


def parse_date(text: str) -> date:
    """A date as "2025-06-23", "23-6-2025", "23/06/2025", "23.6.2025", "23 juni 2025", "maandag 23 juni 2025", "23 June 2025" or
    "June 23, 2025"; the day before the month in figures.

    Raises NotationError: "no-such-day" for 31-02, "weekday" where the day named is another, "two-digit-year" for 23-6-25, "date"
    for anything else that is none.
    """
    if len(text) > _LONGEST:
        raise NotationError("date", text[: _LONGEST - 1] + "…")
    plain = " ".join(text.replace("\u00a0", " ").split()).lower()
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ]00:00(?::00)?)?", plain):
        return _day(int(match[1]), int(match[2]), int(match[3]), text)
    if match := re.fullmatch(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})", plain):
        return _day(int(match[4]), int(match[3]), int(match[1]), text)
    if re.fullmatch(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}", plain):
        raise NotationError("two-digit-year", text)
    for pattern in _IN_WORDS:
        match = pattern.fullmatch(plain)
        if match and (month := _month(match["m"])):
            day = _day(int(match["y"]), month, int(match["d"]), text)
            _weekday(match["weekday"] or "", day, text)
            return day
    raise NotationError("date", text)


def _month(word: str) -> int:
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    for names in MONTHS.values():
        for at, name in enumerate(names, 1):
            if len(word) >= 3 and name.lower().startswith(word):
                return at
    return 0


def _weekday(word: str, day: date, text: str) -> None:
    """Holds a weekday that is written out against the day; a shortened one is let be."""
    for names in WEEKDAYS.values():
        known = [name.lower() for name in names]
        if word in known and known.index(word) != day.weekday():
            raise NotationError("weekday", text, names[day.weekday()])


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        pass
    near = ""
    if 1 <= month <= 12 and 28 < day <= 31 and year:
        near = f"{year:04d}-{month:02d}-{calendar.monthrange(year, month)[1]:02d}"
    elif 12 < month <= 31 and 1 <= day <= 12:
        try:
            near = date(year, day, month).isoformat()
        except ValueError:
            near = ""
    raise NotationError("no-such-day", text, near)
