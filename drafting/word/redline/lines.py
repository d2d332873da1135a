"""The words of paragraphs that are versions of one another, marked piece by piece.

A run of old paragraphs and one of new ones is one stream: words, and the marks that end paragraphs. So a paragraph that was split
or merged differs by a mark only. Each piece of the stream is there or not there on two sides: rejecting all must give OLD's,
accepting all NEW's; who is told to have added or removed it is an earlier author where one did, else ours.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence

from lxml import etree

from drafting.compare import align_words
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import NOTES, Keys, W
from drafting.word.redline.pen import MATH, Mark, Pen, as_gone, as_there, forget_ids, mark_of
from drafting.word.redline.pieces import (
    SIGN,
    XML_SPACE,
    Line,
    Piece,
    bare_properties,
    before,
    boxes,
    loosen_notes,
    readable,
)

_TRACKED = tuple(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo"))


class Said:
    """A piece as it goes into the result: whose marks it stands in, from which file, what it looked like in OLD."""

    __slots__ = ("adds", "old", "piece", "takes", "was")

    def __init__(self, piece: Piece, adds: Mark | None, takes: Mark | None, was: Piece | None = None, old: bool = False) -> None:
        self.piece, self.adds, self.takes, self.was, self.old = piece, adds, takes, was, old


class Lines:
    """Marks lines of one story. `inside` marks blocks of a note or text box: (old home, new home, old part, new part)."""

    def __init__(self, pen: Pen, imports: Imports, old: Keys, new: Keys, inside: Callable[..., None]) -> None:
        self.pen, self.imports, self.old, self.new, self.inside = pen, imports, old, new, inside
        self.old_part = self.new_part = ""
        self._looks: dict[etree._Element, bytes] = {}

    # ------------------------------------------------------------ what differs

    def paragraphs(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> etree._Element:
        """Marks `news`, in place, against `olds`; only the last of each may carry a section. Returns the last paragraph that stands
        there now."""
        line_old, line_new = Line(self.old, self.old_part, False), Line(self.new, self.new_part, True)
        for paragraph in olds:
            line_old.read(paragraph).sign(paragraph)
        for paragraph in news:
            line_new.read(paragraph).sign(paragraph)
        last_old, last_new = line_old.pieces.pop(), line_new.pieces.pop()
        said = self._compared(line_old.pieces, line_new.pieces)
        section_old, section_new = (p.find(f"{W}pPr/{W}sectPr") is not None for p in (olds[-1], news[-1]))
        if section_old == section_new:
            said.append(self._both(last_old, last_new))
        elif section_new:  # a section that comes or goes does so with the mark that carries it
            said += [self._only_old(last_old), self._only_new(last_new)]
        else:
            said += [self._only_new(last_new), self._only_old(last_old)]
        return self._lay(said, news, line_new.points)

    def _inner(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the words inside a link or control."""
        line_old, line_new = Line(self.old, self.old_part, False).read(old), Line(self.new, self.new_part, True).read(new)
        said = self._compared(line_old.pieces, line_new.pieces)
        own = [c for c in new if c.tag in (f"{W}smartTagPr", f"{W}customXmlPr", f"{W}sdtPr", f"{W}sdtEndPr")]
        for child in list(new):
            new.remove(child)
        for child in own:
            new.append(child)
        _Sheet(self, new).write(said, line_new.points)

    def _compared(self, olds: list[Piece], news: list[Piece]) -> list[Said]:
        loosen_notes(olds, news)
        keys_old, keys_new = [p.key for p in olds], [p.key for p in news]
        said: list[Said] = []
        spaces = [[p.text is not None and p.text.isspace() for p in side] for side in (olds, news)]
        for edit in readable(align_words(keys_old, keys_new, *spaces), keys_old):
            if edit.same:
                said += [self._both(was, now) for was, now in zip(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], strict=True)]
            else:
                said += [self._only_old(p) for p in olds[edit.a1 : edit.a2]]
                said += [self._only_new(p) for p in news[edit.b1 : edit.b2]]
        return said

    def _both(self, was: Piece, now: Piece) -> Said:
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

    def _lay(self, said: list[Said], news: Sequence[etree._Element], points: dict[int, list[etree._Element]]) -> etree._Element:
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
            _Sheet(self, paragraph).write(words, points, start, last or not sign.old)
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


class _Sheet:
    """Writes pieces into one home: neighbours in the same hands in one wrapper, words of one look in one run."""

    def __init__(self, lines: Lines, home: etree._Element) -> None:
        self.lines, self.home = lines, home
        self.into: etree._Element = home
        self.hands: tuple[Mark | None, Mark | None] = (None, None)
        self.run: etree._Element | None = None  # the last run, where more words may join it
        self.look: tuple[object, ...] = ()

    def write(self, said: Sequence[Said], points: dict[int, list[etree._Element]], start: int = 0, end: bool = True) -> None:
        """Everything of one line. `start`: how many pieces of NEW stand before it."""
        at = start
        for one in said:
            if not one.old:
                self._points(points.get(at))
                at += 1
            self._one(one)
        if end:
            self._points(points.get(at))

    def _points(self, found: list[etree._Element] | None) -> None:
        for point in found or ():
            self.home.append(point)
            self._turn(None, None)

    def _turn(self, adds: Mark | None, takes: Mark | None) -> None:
        """Opens what the next piece stands in."""
        self.run = None
        self.hands = (adds, takes)
        self.into = self.home
        for hand in (adds, takes):
            if hand is not None:
                wrapper = self.lines.pen.made(hand)
                self.into.append(wrapper)
                self.into = wrapper

    def _one(self, one: Said) -> None:
        piece = one.piece
        if piece.holder:
            self._holder(one)
            return
        hands = (one.adds, one.takes)
        math = piece.node is not None and str(piece.node.tag).endswith(MATH)
        if piece.run is None and not math:
            hands = (None, None)
        if hands != self.hands or self.into is None:
            self._turn(*hands)
        if piece.run is None:
            assert piece.node is not None
            self.run = None
            self.into.append(self.lines.brought(piece.node) if one.old else piece.node)
            return
        old_look = one.was.run.find(f"{W}rPr") if one.was is not None and one.was.run is not None else None
        look = (piece.run, None if one.was is None else one.was.run)
        if piece.text is not None and self.run is not None and look == self.look:
            self.run[-1].text = (self.run[-1].text or "") + piece.text
            return
        run = self._made(one, old_look)
        if piece.text is not None and self.run is not None and self._alike(self.run, run):
            self.run[-1].text = (self.run[-1].text or "") + piece.text
            self.look = look
            return
        self.into.append(run)
        self.run, self.look = (run, look) if piece.text is not None else (None, ())

    @staticmethod
    def _alike(one: etree._Element, other: etree._Element) -> bool:
        looks = []
        for run in (one, other):
            own = run.find(f"{W}rPr")
            if own is not None and own.find(f"{W}rPrChange") is not None:
                return False
            looks.append(b"" if own is None else etree.tostring(own, method="c14n", exclusive=True))
        return looks[0] == looks[1]

    def _made(self, one: Said, old_look: etree._Element | None) -> etree._Element:
        piece, lines = one.piece, self.lines
        assert piece.run is not None
        assert piece.part is not None
        run = etree.Element(f"{W}r")
        own = piece.run.find(f"{W}rPr")
        if own is not None:
            run.append(copy.deepcopy(own))
        if piece.text is None:
            run.append(copy.deepcopy(piece.part))
        else:
            words = etree.SubElement(run, f"{W}t")
            words.set(XML_SPACE, "preserve")
            words.text = piece.text
        if one.old:
            forget_ids(run, lines.pen)
            lines.imports.bring(run, lines.old_part, lines.new_part)
        elif one.was is not None and one.adds is None:
            if lines.look(old_look) != lines.look(own):
                if own is None:
                    run.insert(0, etree.Element(f"{W}rPr"))
                lines.change_look(old_look, run[0])
            self._inside(one, run)
        elif one.was is None and piece.part.tag in NOTES and one.adds == lines.pen.adds:
            lines.imports.new_note(piece.part)
        (as_gone if one.takes is not None else as_there)(run)
        return run

    def _inside(self, one: Said, run: etree._Element) -> None:
        """What a piece of both files holds of its own: the text of a note, of a text box."""
        lines, was, now = self.lines, one.was, one.piece.part
        assert was is not None
        assert now is not None
        if was.part is None:
            return
        if now.tag in NOTES:
            if lines.old.note(was.part) != lines.new.note(now):
                lines.inside(was.part, now)
            return
        held = boxes(run[-1])
        for old_box, new_box in zip(boxes(was.part), held, strict=True) if held else ():
            lines.inside(old_box, new_box)

    def _holder(self, one: Said) -> None:
        """A link or control: marked inside where it is in both files, else its words as new or gone."""
        lines, node = self.lines, one.piece.node
        assert node is not None
        before: list[etree._Element] = []
        after: list[etree._Element] = []
        if one.was is not None and one.was.node is not None:
            made = node
            inner_old, inner_new = inner(one.was.node), inner(node)
            if inner_old is not None and inner_new is not None:
                lines._inner(inner_old, inner_new)
            theirs = (one.adds, one.takes)
        else:
            made = lines.brought(node) if one.old else node
            own = inner(made)
            ours = lines.pen.takes if one.old else lines.pen.adds
            theirs = (None if one.adds == ours else one.adds, None if one.takes == ours else one.takes)
            if own is not None and (one.takes if one.old else one.adds) == ours:
                how = "del" if one.old else "ins"
                lines.pen.words(own, how)
                for reference in () if one.old else own.iter(*NOTES):
                    lines.imports.new_note(reference)
                if made.tag == f"{W}sdt":
                    before, after = lines.pen.around(made, how)
        self._turn(*theirs)
        self.into.extend([*before, made, *after])
        self._turn(None, None)


def inner(holder: etree._Element) -> etree._Element | None:
    """Where the words of a link or control stand."""
    return holder.find(f"{W}sdtContent") if holder.tag == f"{W}sdt" else holder


__all__ = ["SIGN", "Lines"]
