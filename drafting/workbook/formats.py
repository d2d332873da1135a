"""How Excel shows a number in a cell: its number formats (ECMA-376 part 1, 18.8.30 and 18.8.31), in a Dutch Excel.

A format code is kept in the file in American notation, whatever the language of the Excel that made it: "," parts thousands and "." the
decimals. What is shown is Dutch: 1.234,50. Widths do not count: no "####", no spaces that only fill a column.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from drafting.locale import MONTHS, WEEKDAYS

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"€" #,##0;"€" -#,##0', 6: '"€" #,##0;"€" -#,##0', 7: '"€" #,##0.00;"€" -#,##0.00',
    8: '"€" #,##0.00;"€" -#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "d-m-yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm", 21: "hh:mm:ss", 22: "d-m-yyyy hh:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: "#,##0;-#,##0;-;@",
    42: '"€" #,##0;"€" -#,##0;"€" -;@', 43: "#,##0.00;-#,##0.00;-;@", 44: '"€" #,##0.00;"€" -#,##0.00;"€" -;@', 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by number only, as a Dutch Excel has them."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>general|standaard)|(?P<noon>am/pm|a/p)'
    r"|(?P<date>[ymdhsj]+)|(?P<fraction>\.0+)(?=[^0#?]|$)|(?P<science>e[+-][0#?]+)|(?P<digit>[0#?])|(?P<sign>[.,%@/])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9.]+)")
_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MAX_CODE = 255
"""Characters of a format code; Excel keeps no longer one."""


@dataclass(frozen=True, slots=True)
class _Section:
    """One of the parts of a code that a semicolon parts: its tokens (sort and text) and the condition it is for."""

    tokens: tuple[tuple[str, str], ...]
    condition: tuple[str, Decimal] | None = None

    @property
    def dated(self) -> bool:
        return any(sort in ("date", "elapsed") for sort, _ in self.tokens)

    @property
    def percents(self) -> int:
        return sum((sort, text) == ("sign", "%") for sort, text in self.tokens)


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    return tuple(_section(part) for part in _parted(code[:MAX_CODE]))


def _parted(code: str) -> list[str]:
    parts, quoted, at = [""], False, 0
    while at < len(code):
        sign = code[at]
        if sign == "\\" and not quoted:
            parts[-1] += code[at : at + 2]
            at += 2
            continue
        quoted ^= sign == '"'
        if sign == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
        at += 1
    return parts[:4]


def _section(part: str) -> _Section:
    tokens: list[tuple[str, str]] = []
    condition = None
    for match in _TOKEN.finditer(part):
        sort = match.lastgroup or "pad"
        text = match[sort] if match.lastgroup else " "
        if sort == "bracket":
            if found := _CONDITION.fullmatch(text):
                condition = (found[1], Decimal(found[2]))
            elif text.startswith("$"):
                tokens.append(("quoted", text[1:].rpartition("-")[0] if "-" in text else text[1:]))
            elif re.fullmatch(r"h+|m+|s+|u+", text, re.IGNORECASE):
                tokens.append(("elapsed", text.lower().replace("u", "h")))
        elif sort in ("escaped", "other"):
            tokens.append(("quoted", text))
        elif sort == "pad":
            tokens.append(("quoted", " " if match[0].startswith("_") else ""))
        elif sort == "date":
            tokens += [("date", run[0].lower()) for run in re.finditer(r"(.)\1*", text, re.IGNORECASE)]
        else:
            tokens.append((sort, text))
    return _Section(tuple(tokens), condition)


def is_dated(code: str) -> bool:
    """Whether a format shows a day or an hour."""
    section = _sections(code)[0]
    return section.dated and not any(sort == "general" for sort, _ in section.tokens)


def is_percent(code: str) -> bool:
    """Whether a format shows a percentage."""
    return _sections(code)[0].percents > 0


def shown_text(text: str, code: str) -> str:
    """A text as its cell shows it: a format may put words around it ("Dossier "@)."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[0]
    if ("sign", "@") not in section.tokens:
        return text
    return "".join(text if token == ("sign", "@") else token[1] for token in section.tokens if token[0] in ("quoted", "sign"))  # fmt: skip


def shown_number(number: Decimal, code: str, epoch: datetime.date = datetime.date(1899, 12, 30)) -> str:
    """A number as its cell shows it. A date that no calendar has (a negative number) is shown as a number."""
    section, absolute = _chosen(number, _sections(code or "General"))
    if section is None or any(sort == "general" for sort, _ in section.tokens):
        said = general(abs(number) if absolute else number)
        return _around(section, said) if section is not None else said
    if ("sign", "@") in section.tokens and not any(sort == "digit" for sort, _ in section.tokens):
        return _around(section, general(number))
    if section.dated:
        return _dated(number, section, epoch) if 0 <= number < 2_958_466 else general(number)
    return re.sub(" {2,}", " ", _numbered(abs(number) if absolute else number, section)).strip()


def _around(section: _Section, said: str) -> str:
    return "".join(said if sort in ("general", "sign") else text if sort == "quoted" else "" for sort, text in section.tokens).strip()  # fmt: skip


def _chosen(number: Decimal, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """The section that a number is shown by, and whether its sign is left to the section."""
    if any(section.condition for section in sections):
        for section in sections:
            if section.condition is None or _meets(number, *section.condition):
                return section, False
        return None, False
    count = len([s for s in sections if ("sign", "@") not in s.tokens]) if len(sections) > 1 else 1
    if number < 0 and count > 1:
        return sections[1], True
    if number == 0 and count > 2:
        return sections[2], True
    return sections[0], False


def _meets(number: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": number < bound, ">": number > bound, "=": number == bound, "<=": number <= bound, ">=": number >= bound, "<>": number != bound,
    }[sign]  # fmt: skip


def general(number: Decimal) -> str:
    """A number without a format, in full: 1234567,5."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


# ---------------------------------------------------------------- figures


def _numbered(number: Decimal, section: _Section) -> str:
    tokens = list(section.tokens)
    if any(sort == "science" for sort, _ in tokens):
        return _scientific(number, tokens)
    if any(token == ("sign", "/") for token in tokens) and any(sort == "digit" for sort, _ in tokens):
        return _fraction(number, tokens)
    figures = [i for i, (sort, text) in enumerate(tokens) if sort in ("digit", "fraction") or (sort, text) in (("sign", "."), ("sign", ","))]  # fmt: skip
    number = number * Decimal(100) ** section.percents
    if not any(tokens[i][0] in ("digit", "fraction") for i in figures):
        said = "".join(text for sort, text in tokens if sort == "quoted" or (sort, text) == ("sign", "%"))
        return f"-{said}" if number < 0 and said else said
    mask = "".join(tokens[i][1] for i in figures)
    whole_mask, _, decimal_mask = mask.partition(".")
    decimal_mask = decimal_mask.replace(",", "")
    trailing = len(mask) - len(mask.rstrip(","))  # each of them divides by a thousand
    number = number.scaleb(-3 * trailing)
    whole_mask = whole_mask.rstrip(",")
    quantum = Decimal(1).scaleb(-len(decimal_mask))
    rounded = abs(number).quantize(quantum, ROUND_HALF_UP) if abs(number) < Decimal(10) ** 20 else abs(number)
    whole, _, rest = f"{rounded:f}".partition(".")
    while rest and decimal_mask.endswith(("#", "?")) and rest.endswith("0"):
        rest, decimal_mask = rest[:-1], decimal_mask[:-1]
    bare = whole_mask.replace(",", "")
    whole = whole.lstrip("0").rjust(bare.count("0"), "0")
    # A mask with signs between its figures (000-00-000) is filled from the right, figure by figure.
    split = _split_mask(tokens, figures)
    if split and "," not in whole_mask:
        said = _filled_in(tokens, figures, whole, rest)
    else:
        grouped = _grouped(whole) if "," in whole_mask else whole
        first = figures[0]
        shown = grouped + ("," + rest if rest else "," if mask.endswith(".") else "")
        said = "".join(shown if i == first else "" if i in figures else _said(t) for i, t in enumerate(tokens))
    zero = rounded == 0
    return f"-{said}" if number < 0 and not zero else said


def _said(token: tuple[str, str]) -> str:
    sort, text = token
    return text if sort == "quoted" or text in ("%", "/") else ""


def _grouped(whole: str) -> str:
    head = len(whole) % 3
    groups = ([whole[:head]] if head else []) + [whole[i : i + 3] for i in range(head, len(whole), 3)]
    return ".".join(groups)


def _split_mask(tokens: list[tuple[str, str]], figures: list[int]) -> bool:
    digits = [i for i in figures if tokens[i][0] == "digit"]
    return len(digits) > 1 and any(sort == "quoted" and text for sort, text in tokens[digits[0] : digits[-1] + 1])


def _filled_in(tokens: list[tuple[str, str]], figures: list[int], whole: str, rest: str) -> str:
    point = next((i for i in figures if tokens[i] == ("sign", ".") or tokens[i][0] == "fraction"), len(tokens))
    slots = [i for i in figures if i < point and tokens[i][0] == "digit"]
    left = list(whole)
    given: dict[int, str] = {}
    for i in reversed(slots):
        given[i] = left.pop() if left else ""
    if slots:
        given[slots[0]] = "".join(left) + given[slots[0]]
    out = []
    for i, token in enumerate(tokens):
        if i in given:
            out.append(given[i])
        elif i == point and rest:
            out.append("," + rest)
        elif i not in figures:
            out.append(_said(token))
    return "".join(out)


def _scientific(number: Decimal, tokens: list[tuple[str, str]]) -> str:
    mask = "".join(text for sort, text in tokens if sort in ("digit", "fraction") or (sort, text) == ("sign", "."))
    decimals = len(mask.partition(".")[2])
    power = next(text for sort, text in tokens if sort == "science")
    width = max(mask.partition(".")[0].count("#") + mask.partition(".")[0].count("0"), 1)
    exponent = number.adjusted() if number else 0
    exponent -= exponent % width if width > 1 else 0
    mantissa = number.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if abs(mantissa) >= Decimal(10) ** width:
        exponent += width
        mantissa = number.scaleb(-exponent).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    sign = "-" if exponent < 0 else "+" if power[1] == "+" else ""
    return f"{mantissa:f}".replace(".", ",") + "E" + sign + str(abs(exponent)).rjust(len(power) - 2, "0")


def _fraction(number: Decimal, tokens: list[tuple[str, str]]) -> str:
    from fractions import Fraction

    at = tokens.index(("sign", "/"))
    behind = "".join(text for sort, text in tokens[at + 1 :] if sort == "digit" or text.isdigit())
    before = "".join(text for sort, text in tokens[:at] if sort == "digit" or text == " ").rstrip()
    mixed = " " in before
    value = Fraction(abs(number))
    whole = int(value) if mixed else 0
    rest = value - whole
    if behind.isdigit() and int(behind):
        fixed = int(behind)
        top, bottom = round(rest * fixed), fixed
    else:
        near = rest.limit_denominator(10 ** max(len(behind), 1) - 1)
        top, bottom = near.numerator, near.denominator
    if mixed and top == bottom:
        whole, top = whole + 1, 0
    pieces = ([str(whole)] if whole or (mixed and not top) else []) + ([f"{top}/{bottom}"] if top or not mixed else [])
    return ("-" if number < 0 else "") + " ".join(pieces)


# ---------------------------------------------------------------- days and hours


def moment_of(number: Decimal, epoch: datetime.date) -> datetime.datetime:
    """The day and hour that a number stands for, to the millisecond. Raises OverflowError, ValueError."""
    days = int(number)
    millis = int(((number - days) * 86_400_000).to_integral_value(ROUND_HALF_UP))
    if epoch.year == 1899 and days < 60:
        days += 1  # Excel counts a 29 February 1900 that never was
    return datetime.datetime.combine(epoch, datetime.time.min) + datetime.timedelta(days=days, milliseconds=millis)


def _dated(number: Decimal, section: _Section, epoch: datetime.date) -> str:
    tokens = list(section.tokens)
    finest = Decimal(86400) if not any(sort == "fraction" for sort, _ in tokens) else Decimal(86_400_000)
    if not any(sort in ("date", "elapsed") and text[0] == "s" for sort, text in tokens):
        finest = Decimal(86400)
    number = (number * finest).to_integral_value(ROUND_HALF_UP) / finest
    moment = moment_of(number, epoch)
    noon = any(sort == "noon" for sort, _ in tokens)
    out = []
    for i, (sort, text) in enumerate(tokens):
        if sort == "elapsed":
            out.append(_elapsed(number, text))
        elif sort == "noon":
            out.append("AM" if moment.hour < 12 else "PM")
        elif sort == "fraction":
            out.append("," + f"{moment.microsecond // 1000:03}"[: len(text) - 1])
        elif sort == "date":
            out.append(_piece(moment, text, noon, _is_minute(tokens, i)))
        elif sort in ("quoted", "sign"):
            out.append(text)
    return "".join(out).strip()


def _is_minute(tokens: list[tuple[str, str]], at: int) -> bool:
    """Whether an m is a minute: it follows an hour, or comes before a second."""
    dated = [(i, text[0]) for i, (sort, text) in enumerate(tokens) if sort in ("date", "elapsed")]
    here = next(n for n, (i, _) in enumerate(dated) if i == at)
    before = dated[here - 1][1] if here else ""
    behind = dated[here + 1][1] if here + 1 < len(dated) else ""
    return before == "h" or behind == "s"


def _elapsed(number: Decimal, text: str) -> str:
    seconds = int((number * 86400).to_integral_value(ROUND_HALF_UP))
    count = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}[text[0]]
    return str(count).rjust(len(text), "0")


def _piece(moment: datetime.datetime, text: str, noon: bool, minute: bool) -> str:
    letter, size = text[0].replace("j", "y"), len(text)
    if letter == "y":
        return f"{moment.year % 100:02}" if size < 3 else f"{moment.year:04}"
    if letter == "d":
        name = WEEKDAYS["nl"][moment.weekday()]
        return {1: str(moment.day), 2: f"{moment.day:02}", 3: name[:2]}.get(size, name)
    if letter == "h":
        hour = (moment.hour % 12 or 12) if noon else moment.hour
        return str(hour) if size == 1 else f"{hour:02}"
    if letter == "s":
        return str(moment.second) if size == 1 else f"{moment.second:02}"
    if minute:
        return str(moment.minute) if size == 1 else f"{moment.minute:02}"
    name = MONTHS["nl"][moment.month - 1]
    return {1: str(moment.month), 2: f"{moment.month:02}", 3: _SHORT[moment.month - 1], 5: name[:1]}.get(size, name)
