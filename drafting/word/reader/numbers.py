"""The numbers that Word prints before paragraphs, computed as Word does from numbering.xml.

All `w:num` of one `w:abstractNum` share its counters; a level starts anew when a higher level is used (unless
`w:lvlRestart` says otherwise); a start override takes effect where its `w:num` is first used at that level.
Norm: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from drafting.word.styles import W, is_on, left_indent, number, value

_LETTER_FORMS = {"lowerLetter", "upperLetter"}
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


MAX_NUMBER = 32_767
"""The highest number of a list in Word; a file that begins higher would print for ever (2,000,000,000 in letters)."""


def formatted(n: int, form: str) -> str:
    """A counter in a `w:numFmt`, at most MAX_NUMBER. Letters go on doubled after z, as Word does (27 is "aa", 28 "bb")."""
    n = min(n, MAX_NUMBER)
    if form in _LETTER_FORMS:
        text = chr(97 + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""
        return text.upper() if form == "upperLetter" else text
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        for worth, sign in _ROMAN:
            while n >= worth:
                text, n = text + sign, n - worth
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{n:02d}"
    return "" if form in ("none", "bullet") else str(n)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: format, text with %1 to %9, first number, when it restarts, left indent (twips)."""

    form: str
    text: str
    start: int = 1
    restart: int | None = None
    legal: bool = False
    indent: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a paragraph: as printed, bare (its own counter only), and its level's format."""

    text: str
    bare: str
    form: str
    level: int
    indent: int | None


@dataclass(slots=True)
class Numbers:
    """The lists of a file and their counters. Paragraphs are to be asked for in their order."""

    abstracts: dict[str, dict[int, Level]] = field(default_factory=dict)
    nums: dict[str, str] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    def level(self, num: str, level: int) -> Level | None:
        """A level of a `w:num`, its overrides applied; None where the list or level is not there."""
        return self.levels.get((num, level)) or self.abstracts.get(self.nums.get(num, ""), {}).get(level)

    def level_of_style(self, num: str, style: str) -> int:
        """The level that a style is bound to in a list; 0 where none says so."""
        found = self.abstracts.get(self.nums.get(num, ""), {})
        return next((i for i, lvl in found.items() if lvl.style == style), 0)

    def next(self, num: str, level: int) -> Label | None:
        """The number of the next paragraph of `num` at `level`; None without list (`w:numId` 0 or unknown)."""
        here = self.level(num, level)
        if here is None:
            return None
        abstract = self.nums[num]
        counts = self._counts.setdefault(abstract, [None] * 9)
        before = counts[level]
        if (num, level) in self.starts and (num, level) not in self._started:
            self._started.add((num, level))
            counts[level] = self.starts[num, level]
        else:
            counts[level] = here.start if before is None else before + 1
        for deeper in range(level + 1, 9):
            lower = self.level(num, deeper)
            if lower is None or lower.restart is None or (lower.restart and level < lower.restart):
                counts[deeper] = None

        def shown(match: re.Match[str]) -> str:
            i = int(match[1]) - 1
            other = self.level(num, i)
            n = counts[i] if counts[i] is not None else (other.start if other else 1)
            form = other.form if other else "decimal"
            return formatted(n or 0, "decimal" if here.legal and i != level else form)

        text = re.sub(r"%([1-9])", shown, here.text)
        return Label(text, formatted(counts[level] or 0, here.form), here.form, level, here.indent)


def read_numbers(root: etree._Element | None) -> Numbers:
    """The lists of a `w:numbering` element."""
    made = Numbers()
    if root is None:
        return made
    linked: dict[str, str] = {}
    for abstract in root.iterfind(f"{W}abstractNum"):
        key = value(abstract, "abstractNumId")
        made.abstracts[key] = {number(value(lvl, "ilvl")) or 0: _level(lvl) for lvl in abstract.iterfind(f"{W}lvl")}
        if (style := value(abstract.find(f"{W}styleLink"))) and made.abstracts[key]:
            linked[style] = key
    for abstract in root.iterfind(f"{W}abstractNum"):
        # A list that only names a list style takes its levels from the list that defines that style.
        key, style = value(abstract, "abstractNumId"), value(abstract.find(f"{W}numStyleLink"))
        if style in linked and not made.abstracts[key]:
            made.abstracts[key] = made.abstracts[linked[style]]
    for num in root.iterfind(f"{W}num"):
        key = value(num, "numId")
        made.nums[key] = value(num.find(f"{W}abstractNumId"))
        for override in num.iterfind(f"{W}lvlOverride"):
            at = number(value(override, "ilvl")) or 0
            start, lvl = override.find(f"{W}startOverride"), override.find(f"{W}lvl")
            if start is not None:
                made.starts[key, at] = number(value(start)) or 0
            if lvl is not None:
                made.levels[key, at] = _level(lvl)
    return made


def _level(lvl: etree._Element) -> Level:
    start, restart = number(value(lvl.find(f"{W}start"))), lvl.find(f"{W}lvlRestart")
    return Level(
        value(lvl.find(f"{W}numFmt")) or "decimal",
        value(lvl.find(f"{W}lvlText")),
        1 if start is None else start,
        None if restart is None else number(value(restart)),
        is_on(lvl.find(f"{W}isLgl")),
        left_indent(lvl.find(f"{W}pPr")),
        value(lvl.find(f"{W}pStyle")),
    )
