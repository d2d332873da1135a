"""Sections: their page set-up as a tracked change, and the headers and footers that they show on either side.

A reference from a section to its header cannot be tracked (ECMA-376 part 1, 17.13.5.32: `w:sectPrChange` holds none), and a
section without a reference shows the header of the section before it, which may be another one once changes are settled. So what
each section of the result must show is worked out for both sides, by its place among the sections that are left there; a header
is marked so that it holds both, and a section that would show another gets a reference of its own.
"""

from __future__ import annotations

import copy
from typing import NamedTuple

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.blocks import Blocks
from drafting.word.redline.imports import HEADS, R
from drafting.word.redline.keys import W, seen
from drafting.word.redline.pieces import before
from drafting.word.revisions.settle import ADDED, REMOVED, settle

Slot = tuple[str, str]  # ("header", "first")
_NUMBER = "{urn:drafting:section}n"
_NOTHING = "nothing"  # what a section shows that has no header: a name that no part has


class Shown(NamedTuple):
    """A section of one file, and the part that it shows in each place for a header or footer."""

    section: etree._Element
    heads: dict[Slot, str]


def shown(root: etree._Element, package: Package, accept: bool) -> list[Shown]:
    """The sections of a document that are left on one side of its changes, in their order."""
    found = []
    held: dict[Slot, str] = {}
    for section in _left(root, accept):
        held = {**held, **_own(section, package)}
        found.append(Shown(section, held))
    return found


def mark_sections(blocks: Blocks, root: etree._Element, olds: list[Shown], news: list[Shown], old: Package) -> None:
    """Marks the sections of the body of the result; `olds` and `news` are those of the files, as `shown` before anything was marked."""
    on_new, on_old = _left(root, True), _left(root, False)
    is_new = dict(zip(on_new, news, strict=False))
    is_old = dict(zip(on_old, olds, strict=False))
    for section, was in is_old.items():
        _page(blocks, was.section, section)
    heads = _Heads(blocks, old, is_old, is_new)
    heads.choose()
    for section in _sections(root):
        heads.settle(section, section in is_old, section in is_new)


def last_sections(old: etree._Element, new: etree._Element) -> None:
    """Makes the section that a body ends with where only the other has one: one without properties is the same to a reader."""
    bodies = [b for b in (root.find(f"{W}body") for root in (old, new)) if b is not None]
    if len(bodies) == 2 and any(b.find(f"{W}sectPr") is not None for b in bodies):
        for body in bodies:
            if body.find(f"{W}sectPr") is None:
                etree.SubElement(body, f"{W}sectPr")


class _Heads:
    """Headers and footers of the result, each with what it holds on either side."""

    def __init__(
        self, blocks: Blocks, old: Package, is_old: dict[etree._Element, Shown], is_new: dict[etree._Element, Shown]
    ) -> None:
        self.blocks, self.old, self.is_old, self.is_new = blocks, old, is_old, is_new
        self.new = blocks.imports.new
        self.sides: dict[
            str, tuple[str, str]
        ] = {}  # a part of the result: the parts of OLD and NEW whose story it holds
        self.inherited: tuple[dict[Slot, str], dict[Slot, str]] = ({}, {})  # on OLD's side, on NEW's

    def choose(self) -> None:
        """Marks each part of NEW, in place, against the part of OLD that it takes the place of: the same one where there is such."""
        pairs = [
            (slot, self._shows(self.is_old, section, slot), self._shows(self.is_new, section, slot))
            for section in self.is_new
            if section in self.is_old
            for slot in dict.fromkeys((*self.is_old[section].heads, *self.is_new[section].heads))
        ]
        pairs.sort(key=lambda pair: self.old.parts.get(pair[1]) != self.new.parts.get(pair[2]))
        for _, theirs, mine in pairs:
            if mine != _NOTHING and mine not in self.sides:
                self.sides[mine] = (theirs, mine)
                self._mark(theirs, mine)

    def settle(self, section: etree._Element, there_old: bool, there_new: bool) -> None:
        """Gives a section references of its own where it would show something else than it must."""
        own = _own(section, self.new)
        slots: dict[Slot, None] = dict.fromkeys(own if there_old or there_new else ())
        for there, known, held in (
            (there_old, self.is_old, self.inherited[0]),
            (there_new, self.is_new, self.inherited[1]),
        ):
            if there:
                slots |= dict.fromkeys((*known[section].heads, *held))
        for slot in slots:
            theirs = self._shows(self.is_old, section, slot) if there_old else None
            mine = self._shows(self.is_new, section, slot) if there_new else None
            has = own.get(slot)
            if has is not None:
                fits = self._fits(has, has, theirs, mine)
            else:
                fits = self._fits(
                    self.inherited[0].get(slot, _NOTHING), self.inherited[1].get(slot, _NOTHING), theirs, mine
                )
            if not fits:
                has = self._part(slot, theirs, mine)
                _refer(section, slot, self.blocks.imports.head_relation(has, slot[0]))
            if has is not None:
                for there, held in zip((there_old, there_new), self.inherited, strict=True):
                    if there:
                        held[slot] = has

    def _shows(self, known: dict[etree._Element, Shown], section: etree._Element, slot: Slot) -> str:
        return known[section].heads.get(slot, _NOTHING)

    def _fits(self, on_old: str, on_new: str, theirs: str | None, mine: str | None) -> bool:
        """Whether a section that shows these parts of the result shows what it must."""
        return (theirs is None or self._same(self.old, self._story(on_old)[0], theirs)) and (
            mine is None or self._same(self.new, self._story(on_new)[1], mine)
        )

    def _story(self, part: str) -> tuple[str, str]:
        return (_NOTHING, _NOTHING) if part == _NOTHING else self.sides.get(part, ("", part))

    @staticmethod
    def _same(package: Package, one: str, other: str) -> bool:
        """Whether two parts of one file say the same; where nothing is said, there may be no part."""
        if one == other:
            return True
        if one == "":  # a story that nothing is known of on this side
            return False
        return not any(_says(package, part) for part in (one, other))

    def _part(self, slot: Slot, theirs: str | None, mine: str | None) -> str:
        """A part of the result that holds the one story on OLD's side and the other on NEW's, made where none does; None where any
        story will do."""
        for part, (on_old, on_new) in self.sides.items():
            if (theirs is None or on_old == theirs) and (mine is None or on_new == mine):
                return part
        imports = self.blocks.imports
        if mine is None:
            assert theirs is not None
            name = imports.head_of_old(theirs) if theirs != _NOTHING else imports.head_of_new("", slot[0])
            self.sides[name] = (theirs, "")
            return name
        if theirs is None and mine != _NOTHING:
            return mine
        name = imports.head_of_new("" if mine == _NOTHING else mine, slot[0])
        self.sides[name] = (theirs if theirs is not None else "", mine)
        if theirs is not None:
            self._mark(theirs, name)
            if mine == _NOTHING:
                self._without_mark(imports.root(name))
        return name

    @staticmethod
    def _without_mark(root: etree._Element) -> None:
        """Takes the empty paragraph of a header that NEW does not have out again, where something else ends it in OLD."""
        last = root[-1]
        if len(root) > 1 and last.tag == f"{W}p" and last.find(f"{W}pPr/{W}rPr/{W}ins") is not None:
            root.remove(last)

    def _mark(self, old_part: str, new_part: str) -> None:
        """Marks a header or footer of the result."""
        raw = self.old.parts.get(old_part, b"")
        if raw and raw == self.blocks.imports.parts.get(new_part) and b":id=" not in raw and b":embed=" not in raw:
            return
        root = self.blocks.imports.root(new_part)
        was = etree.Element(root.tag) if old_part == _NOTHING else copy.deepcopy(self.old.xml(old_part))
        earlier = self.blocks.enter("" if old_part == _NOTHING else old_part, new_part)
        self.blocks.container(was, root)
        self.blocks.enter(*earlier)


# ---------------------------------------------------------------- which sections there are


def _sections(root: etree._Element) -> list[etree._Element]:
    """All sections in their order; the one of the body itself is the last, wherever a writer put it."""
    found = [
        (s, above.tag)
        for s in root.iter(f"{W}sectPr")
        if (above := s.getparent()) is not None and above.tag != f"{W}sectPrChange"
    ]
    return [s for s, _ in sorted(found, key=lambda pair: pair[1] == f"{W}body")]


def _left(root: etree._Element, accept: bool) -> list[etree._Element]:
    """The sections that are left when all changes are accepted or rejected."""
    sections = _sections(root)
    if not any(_may_go(s) for s in sections):
        return sections
    for n, section in enumerate(sections):
        section.set(_NUMBER, str(n))
    settled = copy.deepcopy(root)
    settle(settled, accept)
    for section in sections:
        del section.attrib[_NUMBER]
    return [sections[int(str(s.get(_NUMBER)))] for s in _sections(settled)]


def _may_go(section: etree._Element) -> bool:
    """Whether a change may take a section away: one in its paragraph's mark, or around the paragraph."""
    mark = section.getparent()
    if mark is None or mark.tag != f"{W}pPr":
        return False
    signs = mark.find(f"{W}rPr")
    if signs is not None and any(signs.find(tag) is not None for tag in (*ADDED, *REMOVED)):
        return True
    return any(a.tag not in (f"{W}p", f"{W}body", f"{W}document", f"{W}pPr") for a in section.iterancestors())


# ---------------------------------------------------------------- page set-up


def _page(blocks: Blocks, was: etree._Element, now: etree._Element) -> None:
    """The page set-up of a section that changed."""
    held, current = _bare(was), _bare(now)
    if seen(held) == seen(current):
        return
    for theirs in now.findall(f"{W}sectPrChange"):
        now.remove(theirs)
    if seen(held) != seen(_bare(now)):
        change = blocks.pen.mark("sectPrChange")
        change.append(held)
        now.append(change)


def _bare(section: etree._Element) -> etree._Element:
    held = etree.Element(f"{W}sectPr")
    for child in before(section, "sectPrChange"):
        if child.tag not in (*HEADS, f"{W}sectPrChange", f"{W}printerSettings"):
            held.append(copy.deepcopy(child))
    return held


# ---------------------------------------------------------------- references


def _own(section: etree._Element, package: Package) -> dict[Slot, str]:
    """The parts that a section itself refers to."""
    found = {}
    for node in section:
        if node.tag in HEADS:
            relation = package.relationships(package.main).get(str(node.get(f"{R}id")))
            if relation is not None and relation.target in package.parts:
                found[("header" if node.tag == HEADS[0] else "footer", str(node.get(f"{W}type", "default")))] = (
                    relation.target
                )
    return found


def _refer(section: etree._Element, slot: Slot, relation: str) -> None:
    for node in list(section):
        if node.tag == f"{W}{slot[0]}Reference" and str(node.get(f"{W}type", "default")) == slot[1]:
            section.remove(node)
    reference = etree.Element(f"{W}{slot[0]}Reference", {f"{W}type": slot[1], f"{R}id": relation})
    section.insert(sum(1 for c in section if c.tag in HEADS), reference)


def _says(package: Package, part: str) -> bool:
    return part in package.parts and next(package.xml(part).iter(f"{W}r", f"{W}tbl"), None) is not None
