"""A paragraph in pieces that can be compared: words of one appearance, and whatever else stands in a line, whole."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from drafting.compare import Edit, tokens
from drafting.word.redline.keys import W

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TEXT = b"t:"  # begins the key of a piece that is text only
SMALL = 3  # characters between two changes that are not worth reading on their own
_SKIPPED = (f"{W}proofErr", f"{W}lastRenderedPageBreak")


def pieces(child: etree._Element) -> Iterator[etree._Element]:
    """A paragraph's child in pieces that can be compared: a run of text word by word, anything else whole."""
    if child.tag in _SKIPPED:
        return
    if child.tag != f"{W}r":
        yield child
        return
    properties = child.find(f"{W}rPr")
    for part in child:
        if part is properties or part.tag in _SKIPPED:
            continue
        texts = tokens(part.text or "") if part.tag == f"{W}t" else [""]
        for text in texts or [""]:
            run = etree.Element(f"{W}r")
            if properties is not None:
                run.append(copy.deepcopy(properties))
            inner = copy.deepcopy(part)
            if part.tag == f"{W}t":
                inner.text = text
                inner.set(XML_SPACE, "preserve")
            run.append(inner)
            yield run


def sources(paragraph: etree._Element) -> list[etree._Element]:
    """The same pieces of the paragraph as it stands in its own file, to compare by."""
    return [piece for child in paragraph if child.tag != f"{W}pPr" for piece in pieces(child)]


def readable(edits: list[Any], keys_old: list[bytes], keys_new: list[bytes]) -> list[Any]:
    """Joins changes that only a space or a lone small token keeps apart, so that a phrase reads as one change."""
    out: list[Any] = []
    for n, edit in enumerate(edits):
        between = edit.same and out and not out[-1].same and n + 1 < len(edits)
        little = edit.same and small(keys_old[edit.a1 : edit.a2])
        if (between and little) or (out and not out[-1].same and not edit.same):
            last = out[-1]
            out[-1] = Edit(False, last.a1, edit.a2, last.b1, edit.b2)
        else:
            out.append(edit)
    return out


def small(keys: list[bytes]) -> bool:
    """Whether pieces hold no more than a space, a mark or a little word."""
    if not keys or not all(key.startswith(TEXT) for key in keys):
        return False
    text = b"".join(key.removeprefix(TEXT) for key in keys)
    return len(text.strip()) <= SMALL


def plain_text(piece: etree._Element) -> bool:
    """Whether a piece is a run of text and nothing else."""
    return piece.tag == f"{W}r" and all(c.tag in (f"{W}rPr", f"{W}t") for c in piece) and piece.find(f"{W}t") is not None


def merged(pieces: list[etree._Element]) -> list[etree._Element]:
    """Neighbouring runs of text in one appearance as one run again."""
    out: list[etree._Element] = []
    for piece in pieces:
        text = piece.find(f"{W}t") if piece.tag == f"{W}r" else None
        last = out[-1] if out and out[-1].tag == f"{W}r" else None
        mine = last.find(f"{W}t") if last is not None else None
        if text is not None and mine is not None and last is not None and len(last) == len(piece) and appearance(last) == appearance(piece):
            mine.text = (mine.text or "") + (text.text or "")
        else:
            out.append(piece)
    return out


def appearance(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def extend(home: etree._Element, pieces: list[etree._Element]) -> None:
    for piece in merged(pieces):
        home.append(piece)


def bare_properties(properties: etree._Element | None) -> etree._Element:
    """A paragraph's properties as `w:pPrChange` holds them: without mark, section and earlier changes."""
    bare = etree.Element(f"{W}pPr")
    for child in [] if properties is None else properties:
        if child.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"):
            bare.append(copy.deepcopy(child))
    return bare
