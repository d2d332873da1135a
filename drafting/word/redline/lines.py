"""The words of paragraphs that are versions of one another, marked piece by piece.

A run of old paragraphs and one of new ones is one stream: words, and the marks that end paragraphs. So a paragraph that was split
or merged differs by a mark only. Each piece of the stream is there or not there on two sides: rejecting all must give OLD's,
accepting all NEW's; who is told to have added or removed it is an earlier author where one did, else ours.
"""

from __future__ import annotations

import copy
from bisect import bisect_left
from collections.abc import Callable, Sequence

from lxml import etree

from drafting.compare import align_words
from drafting.compare.equivalents import reads
from drafting.word.redline.fields import PAGE_NUMBER, counting, whole_fields
from drafting.word.redline.held import only_around, within_lines
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import Keys, W
from drafting.word.redline.pen import Mark, Pen, forget_ids, mark_of
from drafting.word.redline.phrases import alike_cut, worded
from drafting.word.redline.pieces import (
    Line,
    Piece,
    Said,
    bare_properties,
    before,
    loosen_notes,
    readable,
    with_text,
)
from drafting.word.redline.sheet import Sheet

_TRACKED = tuple(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo"))


class Lines:
    """Marks lines of one story. `inside` marks blocks of a note or text box: (old home, new home, old part, new part)."""

    def __init__(
        self, pen: Pen, imports: Imports, old: Keys, new: Keys, inside: Callable[..., None], strict: bool = False
    ) -> None:
        self.strict = strict
        self.signs = 0  # that read the same and are not: OLD's stand
        self.pen, self.imports, self.old, self.new, self.inside = pen, imports, old, new, inside
        self.old_part = self.new_part = ""
        self._looks: dict[etree._Element, bytes] = {}

    # ------------------------------------------------------------ what differs

    def paragraphs(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> etree._Element:
        """Marks `news`, in place, against `olds`; only the last of each may carry a section. Returns the last paragraph that stands
        there now."""
        through = only_around(olds, news, self.old, self.new)
        said, last_old, last_new, points = self._stream(olds, news, through)
        if through and not within_lines(said):
            said, last_old, last_new, points = self._stream(olds, news, frozenset())
        section_old, section_new = (p.find(f"{W}pPr/{W}sectPr") is not None for p in (olds[-1], news[-1]))
        if section_old == section_new:
            said.append(self._both(last_old, last_new))
        elif section_new:  # a section that comes or goes does so with the mark that carries it
            said += [self._only_old(last_old), self._only_new(last_new)]
        else:
            said += [self._only_new(last_new), self._only_old(last_old)]
        return self._lay(said, news, points)

    def _stream(
        self, olds: Sequence[etree._Element], news: Sequence[etree._Element], through: frozenset[etree._Element]
    ) -> tuple[list[Said], Piece, Piece, dict[int, list[etree._Element]]]:
        """What differs between the paragraphs, but for their last marks; these; and the points of NEW. Controls in `through` are
        looked through."""
        line_old, line_new = (
            Line(self.old, self.old_part, False, through, self.strict),
            Line(self.new, self.new_part, True, through, self.strict),
        )
        for paragraph in olds:
            line_old.read(paragraph).sign(paragraph)
        for paragraph in news:
            line_new.read(paragraph).sign(paragraph)
        last_old, last_new = line_old.pieces.pop(), line_new.pieces.pop()
        said, points = self._compared(line_old.pieces, line_new.pieces, line_new.points)
        return said, last_old, last_new, points

    def inner(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the words inside a link or control."""
        through = only_around([old], [new], self.old, self.new)
        said: list[Said] = []
        points: dict[int, list[etree._Element]] = {}
        for look in (through, frozenset[etree._Element]()):
            line_old, line_new = (
                Line(self.old, self.old_part, False, look, self.strict).read(old),
                Line(self.new, self.new_part, True, look, self.strict).read(new),
            )
            said, points = self._compared(line_old.pieces, line_new.pieces, line_new.points)
            if within_lines(said):
                break
        own = [c for c in new if c.tag in (f"{W}smartTagPr", f"{W}customXmlPr", f"{W}sdtPr", f"{W}sdtEndPr")]
        for child in list(new):
            new.remove(child)
        for child in own:
            new.append(child)
        Sheet(self, new).write(said, points)

    def _compared(
        self, olds: list[Piece], news: list[Piece], points: dict[int, list[etree._Element]]
    ) -> tuple[list[Said], dict[int, list[etree._Element]]]:
        """What is said of the pieces of two lines, and where the points of NEW then stand."""
        loosen_notes(olds, news)
        words = worded(olds, self.strict), worded(news, self.strict)
        keys = [w.key for w in words[0]], [w.key for w in words[1]]
        if not self.strict:
            for side, told in zip(words, keys, strict=True):
                for n in counting(side):
                    told[n] = PAGE_NUMBER
        edits = align_words(*keys, *([w.light for w in side] for side in words))
        said: list[Said] = []
        origins: list[int] = []  # of each piece of NEW as it is said, the number that it had
        for edit in readable(whole_fields(edits, *words, self.strict), keys[0]):
            was, now = words[0][edit.a1 : edit.a2], words[1][edit.b1 : edit.b2]
            if not edit.same:
                said += [self._only_old(p) for word in was for p in word.pieces]
                said += [self._only_new(p) for word in now for p in word.pieces]
                origins += [first for word in now for first in word.firsts]
                continue
            for one, other in zip(was, now, strict=True):
                for piece, mine, first in alike_cut(one, other):
                    said.append(self._both(piece, mine))
                    origins.append(first)
        return said, {bisect_left(origins, at): found for at, found in points.items()} if points else {}

    def _both(self, was: Piece, now: Piece) -> Said:
        if was.text is not None and was.text != now.text:  # read the same: where nothing is marked, OLD's signs stand
            if reads(was.text) == reads(now.text or ""):  # else the number of a page, which nobody changes
                self.signs += max(1, sum(x != y for x, y in zip(was.text, now.text or "", strict=False)))
            now = with_text(now, was.text)
        adds_old, _ = _hands(was)
        adds_new, takes_new = _hands(now)
        return Said(now, None if adds_old is None else adds_new or adds_old, takes_new, was)

    def _only_old(self, piece: Piece) -> Said:
        adds, takes = _hands(piece)
        return Said(piece, adds, takes or self.pen.takes, old=True)

    def _only_new(self, piece: Piece) -> Said:
        adds, takes = _hands(piece)
        return Said(piece, adds or self.pen.adds, takes)

    # ------------------------------------------------------------ laying out

    def _lay(
        self, said: list[Said], news: Sequence[etree._Element], points: dict[int, list[etree._Element]]
    ) -> etree._Element:
        """Fills the paragraphs of NEW, and paragraphs of OLD between them, with what is said."""
        at = 0
        count = 0
        place = news[0].getprevious()
        parent = news[0].getparent()
        assert parent is not None
        filled = []
        for n, one in enumerate(said):
            if one.piece.sign:
                filled.append((one, said[at:n], count))
                count += sum(1 for s in said[at : n + 1] if not s.old)
                at = n + 1
        for paragraph in news:
            for child in [c for c in paragraph if c.tag != f"{W}pPr"]:
                paragraph.remove(child)
        for sign, words, start in filled:
            assert sign.piece.node is not None
            if sign.old:
                paragraph = etree.Element(f"{W}p")
                own = sign.piece.node.find(f"{W}pPr")
                if own is not None:
                    paragraph.append(self.brought(own))
                if place is None:
                    parent.insert(0, paragraph)
                else:
                    place.addnext(paragraph)
            else:
                paragraph = sign.piece.node
                if sign.was is not None and sign.was.node is not None:
                    self.properties(sign.was.node, paragraph)
            self._sign(paragraph, sign)
            place = paragraph
            last = sign is filled[-1][0]
            Sheet(self, paragraph).write(words, points, start, last or not sign.old)
        assert place is not None
        return place

    def _sign(self, paragraph: etree._Element, said: Said) -> None:
        """The mark of a paragraph with the hands that it stands in."""
        there = paragraph.find(f"{W}pPr/{W}rPr")
        if there is not None:
            for mark in [c for c in there if c.tag in _TRACKED]:
                there.remove(mark)
        if said.adds is not None or said.takes is not None:
            mark = mark_of(paragraph)
            for n, hand in enumerate(h for h in (said.adds, said.takes) if h is not None):
                mark.insert(n, self.pen.made(hand))

    def brought(self, node: etree._Element) -> etree._Element:
        """A copy of something of OLD with references that hold in the result."""
        copied = copy.deepcopy(node)
        self.imports.bring(copied, self.old_part, self.new_part)
        forget_ids(copied, self.pen, self.imports.bookmarks)
        return copied

    # ------------------------------------------------------------ looks

    def properties(self, old: etree._Element, new: etree._Element) -> None:
        """A change of a paragraph's own properties, or of the look of its mark, as a change that keeps the earlier ones."""
        was, now = old.find(f"{W}pPr"), new.find(f"{W}pPr")
        plain_was, plain_now = bare_properties(was), bare_properties(now)
        if self.old.bare(plain_was, self.old_part) != self.new.bare(plain_now, self.new_part):
            self.imports.bring(plain_was, self.old_part, self.new_part)
            if now is None:
                now = etree.Element(f"{W}pPr")
                new.insert(0, now)
            for theirs in now.findall(f"{W}pPrChange"):
                now.remove(theirs)
            if etree.tostring(plain_was) != etree.tostring(bare_properties(now)):
                change = self.pen.mark("pPrChange")
                change.append(plain_was)
                now.append(change)
        mark_was = None if was is None else was.find(f"{W}rPr")
        mark_now = None if now is None else now.find(f"{W}rPr")
        if self.look(mark_was) != self.look(mark_now):
            self.change_look(mark_was, mark_of(new) if mark_now is None else mark_now)

    def look(self, properties: etree._Element | None) -> bytes:
        """How a run or mark looks, rejecting what changed it."""
        if properties is None:
            return b""
        if properties not in self._looks:
            kept = (c for c in before(properties, "rPrChange") if c.tag not in _TRACKED and c.tag != f"{W}rPrChange")
            self._looks[properties] = b"".join(etree.tostring(c, method="c14n", exclusive=True) for c in kept)
        return self._looks[properties]

    def change_look(self, was: etree._Element | None, now: etree._Element) -> None:
        """Writes into `now` that it looked like `was`."""
        for theirs in now.findall(f"{W}rPrChange"):
            now.remove(theirs)
        held = etree.Element(f"{W}rPr")
        for child in before(was, "rPrChange"):
            if child.tag not in _TRACKED and child.tag != f"{W}rPrChange":
                held.append(copy.deepcopy(child))
        self.imports.bring(held, self.old_part, self.new_part)
        self._looks.pop(now, None)
        if self.look(now) != self.look(held):
            change = self.pen.mark("rPrChange")
            change.append(held)
            now.append(change)
        self._looks.pop(now, None)


def _hands(piece: Piece) -> tuple[Mark | None, Mark | None]:
    """Who added a piece and who took it out, in its own file."""
    adds = takes = None
    for there, attributes in piece.marks:
        if there:
            adds = Mark(True, attributes)
        else:
            takes = Mark(False, attributes)
    return adds, takes
