"""A story of a Word file as characters in reading order, each with the marks of tracked changes that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from drafting.compare import Edit
from drafting.word.redline.keys import W, seen
from drafting.word.revisions.settle import ADDED, REMOVED

PARAGRAPH, CELL, ROW = "\n", "\x1e", "\x1d"
_OBJECTS = 0xF0000  # what is no text is one character of the private planes, the same for the same thing
_AS_TEXT = {f"{W}tab": "\t", f"{W}br": "\v", f"{W}cr": "\v", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_SKIPPED = {
    f"{W}{n}"
    for n in (
        "rPr",
        "pPr",
        "tblPr",
        "tblGrid",
        "tblPrEx",
        "trPr",
        "tcPr",
        "sdtPr",
        "sdtEndPr",
        "sectPr",
        "softHyphen",
        "proofErr",
        "lastRenderedPageBreak",
        "annotationRef",
    )
}
_TEXTS = (f"{W}t", f"{W}delText")
_CODES = (f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}fldData")
_COUNTED = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE"))
# The same words in other clothes are the same: one sign for another, so that places stay.
_NEUTRAL = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
                          "‘": "'", "’": "'", "‚": "'", "\u2011": "-", "\u2010": "-", "\u00ad": None, "\u200b": None})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """Characters of one state: "" (in both), "del" (in the old text only) or "ins" (in the new one only), the `marks` that say so,
    and the moves they are part of. `home` is the element they stand in: a run, paragraph, cell or row. The text is neutral: quotes, spaces and
    hyphens of one sort, without what no reader sees of a field; `code` is a piece of a field's code, which has no text."""

    text: str
    state: str
    marks: tuple[etree._Element, ...]
    moves: frozenset[str]
    home: etree._Element
    code: str = ""


@dataclass(slots=True)
class Reader:
    """Reads stories; one reader for all files that are compared, so that the same picture is the same character."""

    _known: dict[bytes, str] = field(default_factory=dict)
    _moves: dict[str, str] = field(default_factory=dict)
    _fields: list[list[str]] = field(
        default_factory=list
    )  # of each open field: its code, and "" until its result has begun

    def steps(self, root: etree._Element) -> list[Step]:
        """The story below `root`."""
        self._moves, self._fields = {}, []
        return list(self._walk(root, "", ()))

    def _walk(self, node: etree._Element, state: str, marks: tuple[etree._Element, ...]) -> Iterator[Step]:
        for child in node:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in ADDED or tag in REMOVED:
                yield from self._walk(child, "ins" if tag in ADDED else "del", (*marks, child))
            elif tag == f"{W}r":
                yield from self._run(child, state, marks)
            elif tag == f"{W}p":
                yield from self._walk(child, state, marks)
                if not all(begun for _, begun in self._fields):
                    self._fields = []  # a code that was never closed hides no more than its paragraph
                yield self._step(PARAGRAPH, *self._within(child.find(f"{W}pPr/{W}rPr"), state, marks), child)
            elif tag == f"{W}tc":
                inner = self._within(child.find(f"{W}tcPr"), state, marks)
                yield from self._walk(child, *inner)
                yield self._step(CELL, *inner, child)
            elif tag == f"{W}tr":
                inner = self._within(child.find(f"{W}trPr"), state, marks)
                yield from self._walk(child, *inner)
                yield self._step(ROW, *inner, child)
            elif tag in (f"{W}moveFromRangeStart", f"{W}moveToRangeStart"):
                self._moves[str(child.get(f"{W}id"))] = str(child.get(f"{W}name"))
            elif tag in (f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd"):
                self._moves.pop(str(child.get(f"{W}id")), None)
            elif tag.endswith("}oMath"):
                yield self._step(self._object(seen(child)), state, marks, child)
            else:
                yield from self._walk(child, state, marks)

    def _run(self, run: etree._Element, state: str, marks: tuple[etree._Element, ...]) -> Iterator[Step]:
        for child in run:
            tag = child.tag
            if tag in _CODES:
                self._field(child)
                yield self._step("", state, marks, run, (child.text or "") if tag != f"{W}fldData" else "")
            elif self._unseen():
                yield self._step("", state, marks, run)  # what another field reads, and no reader
            elif tag in _TEXTS:
                yield self._step((child.text or "").translate(_NEUTRAL), state, marks, run)
            elif tag in _AS_TEXT:
                yield self._step(_AS_TEXT[str(tag)], state, marks, run)
            elif isinstance(tag, str) and tag not in _SKIPPED:
                yield self._step(
                    self._object(b"|".join((tag.encode(), (child.text or "").strip().encode()))), state, marks, run
                )
                yield from self._walk(child, state, marks)  # a text box has paragraphs of its own

    def _unseen(self) -> bool:
        """Whether what comes now is read by another field and by no reader, or counted anew by every program (page numbers)."""
        return any(not begun or (code.split() or [""])[0].upper() in _COUNTED for code, begun in self._fields)

    def _field(self, node: etree._Element) -> None:
        sort = node.get(f"{W}fldCharType")
        if sort == "begin":
            self._fields.append(["", ""])
        elif sort == "separate" and self._fields:
            self._fields[-1][1] = "begun"
        elif sort == "end" and self._fields:
            self._fields.pop()
        elif sort is None and self._fields and not self._fields[-1][1]:
            self._fields[-1][0] += node.text or ""

    def _step(
        self, text: str, state: str, marks: tuple[etree._Element, ...], home: etree._Element, code: str = ""
    ) -> Step:
        return Step(text, state, marks, frozenset(self._moves.values()) if state else frozenset(), home, code)

    @staticmethod
    def _within(
        properties: etree._Element | None, state: str, marks: tuple[etree._Element, ...]
    ) -> tuple[str, tuple[etree._Element, ...]]:
        """State and marks of a paragraph's end, or of a cell or row with all that is in it, which may come or go by itself."""
        own = (
            [c for c in properties if c.tag in (*ADDED, *REMOVED, f"{W}cellIns", f"{W}cellDel")]
            if properties is not None
            else []
        )
        for mark in own:
            state = "ins" if mark.tag in (*ADDED, f"{W}cellIns") else "del"
        return state, (*marks, *own)

    def _object(self, key: bytes) -> str:
        return self._known.setdefault(key, chr(_OBJECTS + len(self._known)))


def text_of(steps: list[Step], without: str = "") -> str:
    """The text of a story, without the characters of one state."""
    return "".join(s.text for s in steps if not s.state or s.state != without)


def edits(steps: list[Step]) -> list[Edit]:
    """The differences of a marked story, in characters: from the old text to the new one."""
    found = []
    a = b = 0
    for changed, group in groupby(steps, key=lambda s: bool(s.state)):
        a1, b1 = a, b
        for step in group:
            a += len(step.text) if step.state != "ins" else 0
            b += len(step.text) if step.state != "del" else 0
        found.append(Edit(not changed, a1, a, b1, b))
    return found
