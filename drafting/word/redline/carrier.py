"""The last paragraph of a story, cell or control: its mark carries no change of ours.

A mark that was added or taken out joins its paragraph to the next (ECMA-376 part 1, 17.13.5.15 and 17.13.5.20); the last one has
none, and Word can neither carry out such a change nor clear it. So the last paragraph is always in both files: where paragraphs were
added after it, or taken out at the end, the mark of the one before says so, as Word writes it itself, and the last one carries the
words that join it and the properties of either side.
"""

from __future__ import annotations

import copy

from lxml import etree

from drafting.word.redline.keys import EDGE, W, blocks, seen
from drafting.word.redline.pen import Pen, mark_of
from drafting.word.redline.pieces import bare_properties, before
from drafting.word.revisions.controls import inside
from drafting.word.revisions.settle import ADDED, POINTS, REMOVED, says_nothing

_STORIES = tuple(f"{W}{n}" for n in ("hdr", "ftr", "footnote", "endnote", "txbxContent"))
_HANDS = (*ADDED, *REMOVED)
_BESIDE = (f"{W}tbl", f"{W}sdt", f"{W}customXml")


def keep_last(home: etree._Element, pen: Pen) -> None:
    """Takes a change of ours off the mark of the last paragraph directly in `home`, and says it before."""
    last = next((b for b in reversed(blocks(home)) if b.tag != EDGE), None)
    hands = [] if last is None else _hands(last)
    if last is None or last.tag != f"{W}p" or len(hands) != 1 or not _ours(hands[0], pen) or _section(last):
        return
    gone = ADDED if hands[0].tag in ADDED else REMOVED  # what is not there on the side that lacks the last paragraph
    says, earlier, reached = _earlier(last, gone)
    if says:  # words of that side stand in it: it is the last one there too
        _off(last, hands[0])
    elif earlier is None:
        if reached and home.tag in _STORIES:  # a header that one file does not have has one paragraph all the same
            _off(last, hands[0])
    elif not _section(earlier) and all(_ours(h, pen) for h in _hands(earlier)):
        _off(last, hands[0])
        if gone is ADDED:
            _looks(last, bare_properties(earlier.find(f"{W}pPr")), _plain_look(earlier, True), pen)
        else:
            _becomes(last, earlier, pen)
        if _hands(earlier):
            _into_next(earlier)
        else:
            pen.sign(earlier, "ins" if gone is ADDED else "del")


def run_on(home: etree._Element, pen: Pen) -> None:
    """Words of ours at the end of a paragraph and whole paragraphs after it, all added or all taken out, read as one change: so the
    mark between them belongs to it and the last one's mark stays, where the two paragraphs look the same."""
    for first in blocks(home):
        words = [c for c in first if c.tag not in (f"{W}pPr", *POINTS)][-1:]
        if (
            first.tag != f"{W}p"
            or not words
            or words[0].tag not in (f"{W}ins", f"{W}del")
            or _hands(first)
            or not _ours(words[0], pen)
        ):
            continue
        last = None
        follower = first.getnext()
        while follower is not None and _whole(follower, str(words[0].tag), pen):
            last, follower = follower, follower.getnext()
        if last is not None and _same_looks(first, last):
            _off(last, _hands(last)[0])
            pen.sign(first, "ins" if words[0].tag == f"{W}ins" else "del")


def _whole(paragraph: etree._Element, tag: str, pen: Pen) -> bool:
    """Whether all of a paragraph, its mark too, was added or taken out by us."""
    hands = _hands(paragraph) if paragraph.tag == f"{W}p" else []
    return (
        len(hands) == 1
        and hands[0].tag == tag
        and _ours(hands[0], pen)
        and not _section(paragraph)
        and all(says_nothing(c, (tag,)) for c in paragraph)
    )


def _same_looks(one: etree._Element, other: etree._Element) -> bool:
    """Whether two paragraphs look the same, and have always done."""
    if any(p.find(f"{W}pPr//{W}{n}") is not None for p in (one, other) for n in ("pPrChange", "rPrChange", "sectPr")):
        return False
    looks = [(seen(bare_properties(p.find(f"{W}pPr"))), [seen(c) for c in _plain_look(p, False)]) for p in (one, other)]
    return looks[0] == looks[1]


def _earlier(last: etree._Element, gone: tuple[str, ...]) -> tuple[bool, etree._Element | None, bool]:
    """Whether the paragraphs that only the other side has say something on this one; the one before them, and whether nothing else is
    before them."""
    node: etree._Element | None = last
    while node is not None:
        if node.tag == EDGE or (node.tag in _BESIDE and not _all_gone(node, gone)):
            return False, None, False
        if node.tag == f"{W}p":
            if not any(h.tag in gone for h in _hands(node)):
                return False, node, False
            if not all(says_nothing(c, gone) for c in node):
                return True, None, False
        node = node.getprevious()
    return False, None, True


def _all_gone(block: etree._Element, gone: tuple[str, ...]) -> bool:
    """Whether a table or control, with all that it holds, is not there on one side."""
    if block.tag == f"{W}tbl":
        rows = [row.find(f"{W}trPr") for row in block.iter(f"{W}tr")]
        return all(own is not None and any(own.find(tag) is not None for tag in gone) for own in rows)
    if block.tag == f"{W}p":
        return any(h.tag in gone for h in _hands(block)) and all(says_nothing(c, gone) for c in block)
    content = inside(block)
    return content is None or all(_all_gone(inner, gone) for inner in blocks(content))


def _hands(paragraph: etree._Element) -> list[etree._Element]:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return [] if mark is None else [c for c in mark if c.tag in _HANDS]


def _ours(hand: etree._Element, pen: Pen) -> bool:
    return (hand.get(f"{W}author"), hand.get(f"{W}date")) == (pen.author, pen.date)


def _section(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}sectPr") is not None


def _off(paragraph: etree._Element, hand: etree._Element) -> None:
    mark = mark_of(paragraph)
    mark.remove(hand)
    properties = mark.getparent()
    if properties is not None and not len(mark):
        properties.remove(mark)
        if not len(properties):
            paragraph.remove(properties)


def _plain_look(paragraph: etree._Element, earlier: bool) -> list[etree._Element]:
    """How the mark of a paragraph looks, or looked earlier."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    children = () if mark is None else before(mark, "rPrChange") if earlier else iter(mark)
    return [copy.deepcopy(c) for c in children if c.tag not in (*_HANDS, f"{W}rPrChange")]


def _looks(paragraph: etree._Element, was: etree._Element, look: list[etree._Element], pen: Pen) -> None:
    """Says of a paragraph and its mark what they looked like."""
    mark = mark_of(paragraph)
    properties = paragraph.find(f"{W}pPr")
    assert properties is not None
    for owner, name in ((properties, "pPrChange"), (mark, "rPrChange")):
        for theirs in owner.findall(f"{W}{name}"):
            owner.remove(theirs)
    if seen(was) != seen(bare_properties(properties)):
        change = pen.mark("pPrChange")
        change.append(was)
        properties.append(change)
    if [seen(c) for c in look] != [seen(c) for c in _plain_look(paragraph, False)]:
        held = etree.Element(f"{W}rPr")
        held.extend(look)
        change = pen.mark("rPrChange")
        change.append(held)
        mark.append(change)


def _becomes(last: etree._Element, earlier: etree._Element, pen: Pen) -> None:
    """Gives the last paragraph, of OLD, the looks of the last one of NEW, and says what they were."""
    was, look = bare_properties(last.find(f"{W}pPr")), _plain_look(last, True)
    now = earlier.find(f"{W}pPr")
    own = last.find(f"{W}pPr")
    hands = _hands(last)
    if own is not None:
        last.remove(own)
    made = etree.Element(f"{W}pPr")
    made.extend(
        copy.deepcopy(c)
        for c in (() if now is None else now)
        if c.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange")
    )
    last.insert(0, made)
    mark_of(last).extend([*hands, *_plain_look(earlier, False)])
    _looks(last, was, look, pen)


def _into_next(paragraph: etree._Element) -> None:
    """Joins a paragraph whose mark neither file has with the next one; the end of a move between them comes along."""
    follower = paragraph.getnext()
    points = []
    while follower is not None and follower.tag == f"{W}moveFromRangeEnd":
        points.append(follower)
        follower = follower.getnext()
    while follower is not None and follower.tag != f"{W}p":
        follower = follower.getnext()
    parent = paragraph.getparent()
    assert follower is not None
    assert parent is not None
    at = sum(1 for c in follower if c.tag == f"{W}pPr")
    for node in reversed([*(c for c in paragraph if c.tag != f"{W}pPr"), *points]):
        follower.insert(at, node)
    parent.remove(paragraph)
