"""A line of words in pieces that can be compared: words, and whatever else stands in a line, whole; each with the tracked
changes that it already stands in."""

from __future__ import annotations

import copy
from collections.abc import Container, Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from drafting.compare import Edit
from drafting.word.redline.keys import NOTES, Keys, W
from drafting.word.revisions import controls
from drafting.word.revisions.settle import RANGES

if TYPE_CHECKING:
    from drafting.word.redline.pen import Mark

TEXT = b"t:"  # begins the key of a piece that is text only
FIELD = b"x:field:"  # begins the key of the begin, middle or end of a field
SIGN = b"\xc2\xb6"  # the key of a paragraph's mark
SMALL = 3  # characters between two changes that are not worth reading on their own
_SKIPPED = tuple(f"{W}{n}" for n in ("proofErr", "lastRenderedPageBreak"))
_OWN = tuple(f"{W}{n}" for n in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_WRAPPERS = {f"{W}{n}": n in ("ins", "moveTo") for n in ("ins", "del", "moveTo", "moveFrom")}
_TEXTS = (f"{W}t", f"{W}delText")
_CODES = (f"{W}instrText", f"{W}delInstrText")
_POINTS = tuple(
    f"{W}{n}" for n in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd")
)
_INNER = tuple(f"{W}{n}" for n in ("hyperlink", "sdt", "smartTag", "fldSimple", "customXml", "dir", "bdo"))
_BOX = f"{W}txbxContent"

Marks = tuple[tuple[bool, tuple[tuple[str, str], ...]], ...]


class Piece:
    """One piece. `run` with `part` for what stands in a run, else `node`; `text` for words; `marks` outermost first."""

    __slots__ = ("controls", "key", "marks", "node", "part", "run", "text")

    def __init__(
        self, key: bytes, marks: Marks = (), text: str | None = None, run: etree._Element | None = None,
        part: etree._Element | None = None, node: etree._Element | None = None,
    ) -> None:  # fmt: skip
        self.key, self.marks, self.text, self.run, self.part, self.node = key, marks, text, run, part, node
        self.controls: tuple[etree._Element, ...] = ()  # those around it that are looked through, the outermost first

    @property
    def holder(self) -> bool:
        """Whether it is a link, control or the like, with words of its own."""
        return self.node is not None and self.node.tag in _INNER

    @property
    def sign(self) -> bool:
        """Whether it is the mark of a paragraph; `node` is the paragraph."""
        return self.key == SIGN


def with_text(piece: Piece, text: str) -> Piece:
    """A piece of the same run that says something else."""
    made = Piece(TEXT + text.encode(), piece.marks, text, piece.run, piece.part)
    made.controls = piece.controls
    return made


class Said:
    """A piece as it goes into the result: whose marks it stands in, from which file, what it looked like in OLD."""

    __slots__ = ("adds", "old", "piece", "takes", "was")

    def __init__(
        self, piece: Piece, adds: Mark | None, takes: Mark | None, was: Piece | None = None, old: bool = False
    ) -> None:
        self.piece, self.adds, self.takes, self.was, self.old = piece, adds, takes, was, old


class Line:
    """The pieces of one home (a paragraph, a link) of OLD or NEW, and the points (bookmarks, comments) of NEW that stand before each."""

    def __init__(
        self, keys: Keys, part: str, new: bool, through: Container[etree._Element] = (), strict: bool = False
    ) -> None:
        self.strict = strict
        self.keys, self.part, self.new, self.through = keys, part, new, through
        self.pieces: list[Piece] = []
        self.points: dict[int, list[etree._Element]] = {}

    def read(self, home: etree._Element, marks: Marks = ()) -> Line:
        """Takes in the children of `home`."""
        for child in home:
            tag = child.tag
            if not isinstance(tag, str) or tag in _OWN or tag in _SKIPPED or tag in RANGES:
                continue
            if tag == f"{W}r":
                self._run(child, marks)
            elif tag in _WRAPPERS:
                self.read(child, (*marks, (_WRAPPERS[tag], tuple((str(k), str(v)) for k, v in child.attrib.items()))))
            elif tag in _POINTS:
                self._point(child)
            elif tag in controls.CONTROLS and self.keys.control(child) is (not self.new):
                content = controls.inside(child)  # an earlier author's that is not there on this side: what it holds is
                assert content is not None
                self.read(content, marks)
            elif child in self.through:
                content = controls.inside(child)
                assert content is not None
                start = len(self.pieces)
                self.read(content, marks)
                for piece in self.pieces[start:]:
                    piece.controls = (child, *piece.controls)
            elif tag in _INNER:
                self.pieces.append(Piece(head_of(child, self.keys, self.part), marks, node=child))
            else:
                self.pieces.append(Piece(b"e:" + self.keys.of(child, self.part), marks, node=child))
        return self

    def sign(self, paragraph: etree._Element) -> Line:
        """Ends a paragraph."""
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        marks: Marks = ()
        for child in () if mark is None else mark:
            if child.tag in _WRAPPERS:
                marks = (*marks, (_WRAPPERS[str(child.tag)], tuple((str(k), str(v)) for k, v in child.attrib.items())))
        self.pieces.append(Piece(SIGN, marks, node=paragraph))
        return self

    def _point(self, node: etree._Element) -> None:
        if self.new:
            self.points.setdefault(len(self.pieces), []).append(node)

    def _run(self, run: etree._Element, marks: Marks) -> None:
        for part in run:
            tag = part.tag
            if tag == f"{W}rPr" or tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in _TEXTS:
                if part.text:
                    self.pieces.append(Piece(TEXT + part.text.encode(), marks, part.text, run, part))
            elif tag in _CODES:
                self.pieces.append(Piece(b"i:" + (part.text or "").encode(), marks, run=run, part=part))
            elif tag == f"{W}commentReference":
                self._point(run)
            elif tag in NOTES:
                self.pieces.append(
                    Piece(b"n:" + str(tag)[-20:].encode() + self.keys.note(part), marks, run=run, part=part)
                )
            elif tag == f"{W}fldChar" and not self.strict:
                # What it holds for a form, and whether it is due for an update, is no difference to a reader.
                kind = str(part.get(f"{W}fldCharType")).encode()
                self.pieces.append(Piece(FIELD + kind, marks, run=run, part=part))
            elif len(part) == 0 and not part.attrib:
                self.pieces.append(Piece(b"x:" + tag.encode(), marks, run=run, part=part))
            else:
                self.pieces.append(Piece(b"x:" + self.keys.of(bare_box(part), self.part), marks, run=run, part=part))


def head_of(holder: etree._Element, keys: Keys, part: str = "") -> bytes:
    """What makes a link or control the same one: all but what it holds."""
    own = b"".join(keys.bare(c, part) for c in holder if c.tag in _OWN)
    return b"h:" + keys.bare(_head(holder), part) + own


def _head(holder: etree._Element) -> etree._Element:
    """A link or control without what it holds."""
    head = etree.Element(str(holder.tag))
    for name, value in holder.attrib.items():
        if name != f"{W}history":  # whether a link counts as visited: nothing that it shows or leads to
            head.set(name, value)
    return head


def bare_box(part: etree._Element) -> etree._Element:
    """A drawing without what stands in its text boxes: that is compared on its own."""
    if next(part.iter(_BOX), None) is None:
        return part
    copied = copy.deepcopy(part)
    for box in copied.iter(_BOX):
        for child in list(box):
            box.remove(child)
    return copied


def boxes(part: etree._Element) -> list[etree._Element]:
    """The contents of text boxes in a piece, without those inside one another."""
    return [b for b in part.iter(_BOX) if not any(a.tag == _BOX for a in b.iterancestors(*(_BOX,)))]


def loosen_notes(olds: Sequence[Piece], news: Sequence[Piece]) -> None:
    """Lets a note whose content is in one file only be paired with any other such: its content is then compared."""
    there = {p.key for p in olds if p.key.startswith(b"n:")} & {p.key for p in news if p.key.startswith(b"n:")}
    for piece in (*olds, *news):
        if piece.key.startswith(b"n:") and piece.key not in there:
            piece.key = piece.key[:22]


def readable(edits: Sequence[Edit], keys: Sequence[bytes]) -> list[Edit]:
    """Joins changes that only a space or a lone small token keeps apart, so that a phrase reads as one change."""
    out: list[Edit] = []
    for n, edit in enumerate(edits):
        between = edit.same and out and not out[-1].same and n + 1 < len(edits)
        little = edit.same and small(keys[edit.a1 : edit.a2])
        if (between and little) or (out and not out[-1].same and not edit.same):
            last = out[-1]
            out[-1] = Edit(False, last.a1, edit.a2, last.b1, edit.b2)
        else:
            out.append(edit)
    return out


def small(keys: Sequence[bytes]) -> bool:
    """Whether pieces hold no more than a space, a mark or a little word."""
    if not keys or not all(key.startswith(TEXT) for key in keys):
        return False
    text = b"".join(key.removeprefix(TEXT) for key in keys)
    return len(text.strip()) <= SMALL


def bare_properties(properties: etree._Element | None) -> etree._Element:
    """A paragraph's properties as `w:pPrChange` holds them: without mark, section and earlier changes, and as they were before
    these."""
    bare = etree.Element(f"{W}pPr")
    for child in before(properties, "pPrChange"):
        if child.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"):
            bare.append(copy.deepcopy(child))
    return bare


def before(properties: etree._Element | None, change: str) -> Iterator[etree._Element]:
    """What properties hold, rejecting the change that is kept in them."""
    if properties is None:
        return iter(())
    kept = properties.find(f"{W}{change}")
    if kept is None:
        return iter(properties)
    return iter(kept[0]) if len(kept) else iter(())
