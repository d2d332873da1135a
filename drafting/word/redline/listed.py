"""Paragraphs that print a number in one file and none in another, though they say the same: a list that was taken off, by the paragraph or by
its style."""

from __future__ import annotations

from lxml import etree

from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.reader.numbers import Numbers, read_numbers
from drafting.word.redline.keys import W
from drafting.word.styles import Sheet, number, read_sheet, value


def numbers_gone(old: Package, new: Package) -> int:
    """How many paragraphs of OLD with a number say the same in NEW without one, written out or counted."""
    was, now = _numbered(old), _numbered(new)
    count = 0
    for said, labels in was.items():
        there = now.get(said)
        if there is not None:
            count += max(0, sum(map(bool, labels[: len(there)])) - sum(map(bool, there)))
    return count


def _numbered(package: Package) -> dict[str, list[bool]]:
    """Of what each paragraph says, whether a number is printed before it; of one that is said more than once, each."""
    styles, lists = package.related("/styles"), package.related("/numbering")
    sheet = read_sheet(package.xml(styles)) if styles else None
    numbers = read_numbers(package.xml(lists) if lists else None)
    found: dict[str, list[bool]] = {}
    for paragraph in package.xml(package.main).iter(f"{W}p"):
        said = reads("".join(t.text or "" for t in paragraph.iter(f"{W}t"))).strip()
        if said:
            found.setdefault(said, []).append(_has(paragraph, sheet, numbers))
    return found


def _has(paragraph: etree._Element, sheet: Sheet | None, numbers: Numbers) -> bool:
    own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
    style = sheet.by_id.get(value(paragraph.find(f"{W}pPr/{W}pStyle")) or sheet.default) if sheet is not None else None
    num = value(own) if own is not None else (style.num_id if style is not None else "")
    if not num or num == "0":
        return False
    at = number(value(paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")))
    if at is None:
        at = (style.level or numbers.level_of_style(num, style.id)) if style is not None and own is None else 0
    level = numbers.level(num, at)
    return level is not None and level.form != "none" and bool(level.text)
