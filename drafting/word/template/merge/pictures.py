"""What the switches of a field make of a value: `\\# "#.##0,00"`, `\\@ "d MMMM yyyy"`, `\\* Upper`, `\\b`, `\\f`.

Numbers and dates are written as the document's language does; which sign in a number's picture is that of the decimals is read
from the picture itself, since a template keeps the picture of the Word that made it. Norm: ECMA-376 part 1, 17.16.4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

Said = Mapping[str, Callable[..., Any]]
"""What a language says, by our names for it: the filters "woorden", "rangtelwoord", "zegge", "datum", and "… of a field": "month name"
(1 to 12), "day name" (a date), "short name" (a date, "day" or "month"), "signs" (no argument: of decimals and thousands), "yes or no",
"ordinal figure"; "number" and "day" read a text as people type it, None for one that is none."""

_SWITCH = re.compile(r'\\([*#@bfmvnhroz!])\s*(?:"((?:[^"\\]|\\.)*)"|“([^”]*)”|([^\s\\"]+))?', re.IGNORECASE)
_DATE_TOKENS = re.compile(r"am/pm|d{1,4}|M{1,4}|[yj]{1,4}|h{1,2}|H{1,2}|u{1,2}|m{1,2}|s{1,2}|'[^']*'|.", re.DOTALL)
MAX_DIGITS = 60


@dataclass(frozen=True, slots=True)
class Switches:
    """The switches of a field: pictures of number and date, formats, and texts before and after a value that is there."""

    number: str | None = None
    day: str | None = None
    formats: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


def read_switches(code: str) -> Switches:
    """The switches in a field's code."""
    number = day = None
    formats: list[str] = []
    before = after = ""
    for match in _SWITCH.finditer(code):
        said = next((g for g in match.groups()[1:] if g is not None), "")
        said = re.sub(r"\\(.)", r"\1", said)
        sign = match[1].lower()
        if sign == "#":
            number = said
        elif sign == "@":
            day = said
        elif sign == "*":
            formats.append(said.lower())
        elif sign == "b":
            before = said
        elif sign == "f":
            after = said
    return Switches(number, day, tuple(formats), before, after)


def shown(value: Any, switches: Switches, said: Said) -> str:
    """A value as a field with these switches shows it; a value that its picture does not fit is shown as it is."""
    if value is None or value == "":
        return ""
    text = None
    if switches.number is not None and (amount := amount_of(value, said)) is not None:
        if getattr(value, "percent", False) and "%" in switches.number:
            amount *= 100  # a cell of 0.15 that shows 15%
        text = number_picture(amount, switches.number, said)
    elif switches.day is not None and (moment := moment_of(value, said)) is not None:
        text = date_picture(moment, switches.day, said)
    text = plain(value, said) if text is None else text
    for form in switches.formats:
        text = _formatted(text, value, form, said)
    return f"{switches.before}{text}{switches.after}" if text else ""


def plain(value: Any, said: Said) -> str:
    """A value without switches."""
    if hasattr(value, "shown"):  # of a row: as its cell shows it
        return str(value)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date) and "datum" in said:
        return str(said["datum"](value))
    return str(value)


# ---------------------------------------------------------------- numbers

_DUTCH = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+")
_ENGLISH = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def amount_of(value: Any, said: Said | None = None) -> Decimal | None:
    """A number, also one typed as "€ 1.250,50" or "1,250.50", and whatever else the reader of `said` takes for one ("12%", "€ 1,25
    miljoen"); None for anything else. What reads two ways reads here as Word reads it, in the notation of these fields."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    text = re.sub(r"[€$\s\u00a0\u202f]|EUR", "", str(value)).removesuffix(",-").removesuffix(",--").replace("−", "-")
    if _DUTCH.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?", text) or len(text) > MAX_DIGITS:
        found: Decimal | None = said["number of a field"](str(value)) if said and "number of a field" in said else None
        return found
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def number_picture(amount: Decimal, picture: str, said: Said) -> str:
    """A number by a picture: `#.##0,00`, `€ #.##0`, `0%`, `#,##0.00;(#,##0.00);nihil`."""
    parts = picture.split(";")
    if amount < 0 and len(parts) > 1 and parts[1]:
        return _one_picture(-amount, parts[1], said)
    if amount == 0 and len(parts) > 2:
        return _one_picture(amount, parts[2], said) if parts[2] else ""
    return _one_picture(amount, parts[0], said)


def _one_picture(amount: Decimal, picture: str, said: Said) -> str:
    pieces = re.findall(r"'[^']*'|[0#x.,]+|[^0#x.,']+", picture)
    digits = [i for i, p in enumerate(pieces) if re.search(r"[0#x]", p) and not p.startswith("'")]
    if not digits:
        return "".join(p.strip("'") for p in pieces)
    at = digits[0]
    mask = pieces[at]
    decimals = _decimals(mask, amount)
    whole_mask = mask[: _decimal_at(mask)] if _decimal_at(mask) >= 0 else mask
    grouped = bool(re.search(r"[.,]", whole_mask))
    quantum = Decimal(1).scaleb(-len(decimals))
    rounded = abs(amount).quantize(quantum, ROUND_HALF_UP) if abs(amount) < Decimal(10) ** 25 else abs(amount)
    whole, _, rest = f"{rounded:f}".partition(".")
    while rest and decimals.endswith("#") and rest.endswith("0"):
        rest, decimals = rest[:-1], decimals[:-1]
    least = whole_mask.count("0")
    whole = whole.lstrip("0").rjust(least, "0") if least else whole.lstrip("0")
    decimal_sign, group_sign = said["signs of a field"]() if "signs of a field" in said else (",", ".")
    if grouped and len(whole) > 3:
        head = len(whole) % 3
        groups = ([whole[:head]] if head else []) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
        whole = group_sign.join(groups)
    number = whole + (decimal_sign + rest if rest else "")
    out = [number if i == at else "" if i in digits else p.strip("'") for i, p in enumerate(pieces)]
    text = "".join(out)
    if amount < 0 and rounded and not re.search(r"[-+(]", picture):
        text = f"-{text}"
    elif amount >= 0 or not rounded:
        text = text.replace("-", "", 1) if re.match(r"\s*-", picture) else text
    return text


def _decimal_at(mask: str) -> int:
    """Where the sign of the decimals stands in a mask: the last sign, unless three figures of a group stand behind it."""
    at = max(mask.rfind("."), mask.rfind(","))
    if at < 0:
        return -1
    if len({sign for sign in mask if sign in ".,"}) > 1:
        return at
    behind = mask[at + 1 :]
    one = mask.count(mask[at])
    return -1 if one > 1 or (behind in ("##0", "###", "000") and mask[:at] in ("#", "0", "##", "###")) else at


def _decimals(mask: str, amount: Decimal) -> str:
    at = _decimal_at(mask)
    return re.sub(r"[^0#x]", "", mask[at + 1 :]) if at >= 0 else ""


# ---------------------------------------------------------------- dates

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def moment_of(value: Any, said: Said | None = None) -> datetime | None:
    """A date, also one typed as 2025-06-23 or 23-06-2025, and whatever else the reader of `said` takes for one ("23 juni 2025"); None for
    anything else."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())
    text = str(value).strip()
    try:
        if found := _ISO.fullmatch(text):
            year, month, day = int(found[1]), int(found[2]), int(found[3])
        elif found := _DAY_FIRST.fullmatch(text):
            year, month, day = int(found[3]), int(found[2]), int(found[1])
        else:
            typed: date | None = said["day of a field"](text) if said and "day of a field" in said else None
            return None if typed is None else datetime.combine(typed, time())
        return datetime(year, month, day, int(found[4] or 0), int(found[5] or 0), int(found[6] or 0))
    except ValueError:
        return None


def date_picture(moment: datetime, picture: str, said: Said) -> str:
    """A date by a picture: `d MMMM yyyy`, `dddd d MMMM yyyy`, `dd-MM-jj HH:mm`."""
    month = str(said["month name of a field"](moment.month)) if "month name of a field" in said else str(moment.month)
    weekday = str(said["day name of a field"](moment.date())) if "day name of a field" in said else ""
    short = said.get("short name of a field")
    noon = "am/pm" in picture.lower()
    hour = moment.hour % 12 or 12
    made = {
        "d": str(moment.day), "dd": f"{moment.day:02}", "ddd": short(moment.date(), "day") if short else weekday[:2], "dddd": weekday,
        "M": str(moment.month), "MM": f"{moment.month:02}", "MMM": short(moment.date(), "month") if short else month[:3], "MMMM": month,
        "y": f"{moment.year % 100:02}", "yy": f"{moment.year % 100:02}", "yyy": f"{moment.year:04}", "yyyy": f"{moment.year:04}",
        "h": str(hour if noon else moment.hour), "hh": f"{hour if noon else moment.hour:02}",
        "H": str(moment.hour), "HH": f"{moment.hour:02}", "m": str(moment.minute), "mm": f"{moment.minute:02}",
        "s": str(moment.second), "ss": f"{moment.second:02}",
    }  # fmt: skip
    out = []
    for token in _DATE_TOKENS.findall(picture):
        if token.lower() == "am/pm":
            out.append("AM" if moment.hour < 12 else "PM")
        elif token.startswith("'"):
            out.append(token.strip("'"))
        else:
            out.append(made.get(token.replace("j", "y").replace("u", "H"), token))
    return "".join(out)


# ---------------------------------------------------------------- formats


def _formatted(text: str, value: Any, form: str, said: Said) -> str:
    if form == "upper":
        return text.upper()
    if form == "lower":
        return text.lower()
    if form == "firstcap":
        return text[:1].upper() + text[1:]
    if form == "caps":
        return re.sub(r"(?<![\w'’])\w", lambda m: m[0].upper(), text)
    amount = amount_of(value, said)
    if amount is None or amount != amount.to_integral_value():
        if form == "dollartext" and amount is not None and "zegge" in said:
            return str(said["zegge"](amount))
        return text
    whole = int(amount)
    name = {"cardtext": "woorden", "ordtext": "rangtelwoord", "dollartext": "zegge"}.get(form)
    if name is not None and name in said:
        return str(said[name](whole))
    if form == "ordinal":
        name = "ordinal figure of a field"
        return str(said[name](whole)) if name in said else f"{whole}e"
    if form in ("roman", "alphabetic", "hex") and 0 < whole < 5000:
        return _Counted[form](whole)
    return text


def _roman(number: int) -> str:
    out = ""
    signs = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    for worth, sign in signs:
        count, number = divmod(number, worth)
        out += sign * count
    return out


def _letters(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_Counted: dict[str, Callable[[int], str]] = {"roman": _roman, "alphabetic": _letters, "hex": lambda n: f"{n:X}"}


def _alike(text: str, pattern: str) -> bool:
    """Whether a text fits a pattern with `?` and `*`; in steps that grow with both lengths only."""
    at = t = 0
    star = mark = -1
    while t < len(text):
        if at < len(pattern) and pattern[at] == "*":
            star, mark = at, t
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", text[t]):
            at, t = at + 1, t + 1
        elif star >= 0:
            mark += 1
            at, t = star + 1, mark
        else:
            return False
    return not pattern[at:].strip("*")


def compares(left: str, sign: str, right: str, said: Said | None = None) -> bool:
    """What Word decides: numbers as numbers, text by its letters; `?` and `*` in the right side of `=` and `<>` stand for any."""
    one, two = amount_of(left, said), amount_of(right, said)
    if one is not None and two is not None:
        a: Any = one
        b: Any = two
    else:
        if sign in ("=", "<>") and re.search(r"[*?]", right):
            return _alike(left[:128], right[:128]) == (sign == "=")
        a, b = left, right
    return bool({"=": a == b, "<>": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[sign])
