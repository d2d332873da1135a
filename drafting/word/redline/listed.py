"""Paragraphs that print a number in one file and none in another, though they say the same: a list that was taken off, by the paragraph or by
its style."""

from __future__ import annotations

from functools import cached_property

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.reader.numbers import Numbers, read_numbers
from drafting.word.redline.keys import W
from drafting.word.redline.said import paragraphs
from drafting.word.styles import Sheet, number, read_sheet, value

_Key = tuple[
    str, str | None, str
]  # of a paragraph: its style, the list that it names itself (None: none), the level in it


def same_lists(old: Package, new: Package) -> bool:
    """Whether two files have the same styles and lists: then a number goes only where a paragraph's own properties change."""
    return all(_raw(old, ending) == _raw(new, ending) for ending in ("/styles", "/numbering"))


def numbers_gone(old: Package, new: Package) -> int:
    """How many paragraphs of OLD with a number say the same in NEW without one, written out or counted."""
    was, now = _keys(old), _keys(new)
    lists = _Lists(old), _Lists(new)
    same = same_lists(old, new)
    count = 0
    for said, before in was.items():
        after = now.get(said)
        if after is None or (same and before == after):
            continue
        labels = [lists[0].prints(key) for key in before[: len(after)]]
        count += max(0, sum(labels) - sum(map(lists[1].prints, after)))
    return count


def _raw(package: Package, ending: str) -> bytes:
    return package.parts.get(package.related(ending), b"")


def _keys(package: Package) -> dict[str, list[_Key]]:
    """Of what each paragraph says, what decides whether a number is printed before it; of one that is said more than once, each."""
    found: dict[str, list[_Key]] = {}
    for paragraph, said in paragraphs(package):
        found.setdefault(said, []).append(_key(paragraph))
    return found


def _key(paragraph: etree._Element) -> _Key:
    style, own, level = "", None, ""
    properties = paragraph.find(f"{W}pPr")
    for child in () if properties is None else properties:
        if child.tag == f"{W}pStyle":
            style = value(child)
        elif child.tag == f"{W}numPr":
            named = child.find(f"{W}numId")
            own, level = None if named is None else value(named), value(child.find(f"{W}ilvl"))
    return style, own, level


class _Lists:
    """The styles and lists of a file, read when they are asked for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._known: dict[_Key, bool] = {}

    @cached_property
    def _sheet(self) -> Sheet | None:
        part = self._package.related("/styles")
        return read_sheet(self._package.xml(part)) if part else None

    @cached_property
    def _numbers(self) -> Numbers:
        part = self._package.related("/numbering")
        return read_numbers(self._package.xml(part) if part else None)

    def prints(self, key: _Key) -> bool:
        """Whether a number stands before a paragraph of this sort."""
        if key not in self._known:
            self._known[key] = self._prints(*key)
        return self._known[key]

    def _prints(self, named: str, own: str | None, written: str) -> bool:
        sheet = self._sheet
        style = sheet.by_id.get(named or sheet.default) if sheet is not None else None
        num = own if own is not None else (style.num_id if style is not None else "")
        if not num or num == "0":
            return False
        at = number(written)
        if at is None:
            at = (
                (style.level or self._numbers.level_of_style(num, style.id)) if style is not None and own is None else 0
            )
        level = self._numbers.level(num, at)
        return level is not None and level.form != "none" and bool(level.text)
