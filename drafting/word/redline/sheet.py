"""Pieces written into one home: neighbours in the same hands in one wrapper, words of one look in one run, controls around theirs."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from drafting.word.redline.held import Span, spans
from drafting.word.redline.keys import NOTES, XML_SPACE, W
from drafting.word.redline.pen import MATH, Mark, as_gone, as_there, forget_ids
from drafting.word.redline.pieces import Said, boxes
from drafting.word.revisions.controls import inside

if TYPE_CHECKING:
    from drafting.word.redline.imports import Imports
    from drafting.word.redline.keys import Keys
    from drafting.word.redline.pen import Pen


class Marker(Protocol):
    """What a sheet asks of whoever marks the story (`lines.Lines`): what holds for the story, and to mark what lies within a piece."""

    pen: Pen
    imports: Imports
    old: Keys
    new: Keys
    old_part: str
    new_part: str
    inside: Callable[..., None]

    def inner(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the words inside a link or control."""

    def brought(self, node: etree._Element) -> etree._Element:
        """A copy of something of OLD with references that hold in the result."""

    def look(self, properties: etree._Element | None) -> bytes:
        """How a run or mark looks."""

    def change_look(self, was: etree._Element | None, now: etree._Element) -> None:
        """Writes into `now` that it looked like `was`."""


class Sheet:
    """Writes the pieces of one line."""

    def __init__(self, lines: Marker, home: etree._Element) -> None:
        self.lines, self.home = lines, home
        self.into: etree._Element = home
        self.around: list[
            tuple[etree._Element, etree._Element]
        ] = []  # of each open control, where it stands and itself
        self.hands: tuple[Mark | None, Mark | None] = (None, None)
        self.run: etree._Element | None = None  # the last run, where more words may join it
        self.look: tuple[object, ...] = ()

    def write(
        self, said: Sequence[Said], points: dict[int, list[etree._Element]], start: int = 0, end: bool = True
    ) -> None:
        """Everything of one line. `start`: how many pieces of NEW stand before it."""
        at = start
        held = spans(said) or []
        for n, one in enumerate(said):
            for span in held:
                if span.first == n:
                    self._open(span)
            if not one.old:
                self._points(points.get(at))
                at += 1
            self._one(one)
            for span in reversed(held):
                if span.last == n:
                    self._close(span)
        if end:
            self._points(points.get(at))

    def _open(self, span: Span) -> None:
        """Begins a control that only one file has around words."""
        control = copy.deepcopy(span.control)
        content = inside(control)
        assert content is not None
        for child in list(content):
            content.remove(child)
        if span.old:
            control = self.lines.brought(control)
            content = inside(control)
            assert content is not None
        self._turn(None, None)
        self.into.append(control)
        self.around.append((self.home, control))
        self.home = self.into = content

    def _close(self, span: Span) -> None:
        home, control = self.around.pop()
        before, after = self.lines.pen.around(control, "del" if span.old else "ins")
        for node in before:
            control.addprevious(node)
        self.home = home
        self._turn(None, None)
        self.home.extend(after)

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
            inner_old, inner_new = inside(one.was.node), inside(node)
            if inner_old is not None and inner_new is not None:
                lines.inner(inner_old, inner_new)
            theirs = (one.adds, one.takes)
        else:
            made = lines.brought(node) if one.old else node
            own = inside(made)
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
