"""Paragraphs whose mark an earlier author took out (in NEW) or added (in OLD) although no paragraph follows that they could join.

Settling leaves such a paragraph as it is. But a redline may put a paragraph of the other file after it, which it would then join,
losing its own properties and its section; so its mark counts as one that stays, where the files differ in it.
"""

from __future__ import annotations

from lxml import etree

from drafting.word.redline.keys import EDGE, W, blocks
from drafting.word.revisions.controls import inside
from drafting.word.revisions.settle import ADDED, REMOVED, says_nothing

_MARK = f"{W}pPr/{W}rPr"


def lasting(home: etree._Element, accept: bool) -> list[etree._Element]:
    """The paragraphs directly in `home` that stay, accepting or rejecting all, although their mark goes."""
    gone = REMOVED if accept else ADDED
    children = [b for b in blocks(home) if b.tag == f"{W}p" or _stands(b, gone)]
    found = []
    carried = False
    for block, follower in zip(children, [*children[1:], None], strict=False):
        if block.tag != f"{W}p":
            carried = False
            continue
        says = carried or _says(block, gone) or (home.tag == f"{W}tc" and len(children) == 1)
        goes = _goes(block, _MARK, gone)
        if goes and says and (follower is None or follower.tag != f"{W}p"):
            found.append(block)
        carried = goes and says
    return found


def _says(paragraph: etree._Element, gone: tuple[str, ...]) -> bool:
    return not all(says_nothing(c, gone) for c in paragraph)


def _goes(block: etree._Element, path: str, gone: tuple[str, ...]) -> bool:
    properties = block.find(path)
    return properties is not None and any(properties.find(tag) is not None for tag in gone)


def _stands(block: etree._Element, gone: tuple[str, ...]) -> bool:
    """Whether anything of a block is left. The edge of a control is no paragraph to join either."""
    if block.tag == EDGE:
        return True
    if block.tag == f"{W}p":
        return not _goes(block, _MARK, gone) or _says(block, gone)
    if block.tag == f"{W}tbl":
        return any(not _goes(row, f"{W}trPr", gone) for row in block.iter(f"{W}tr"))
    content = inside(block)
    return content is not None and any(_stands(inner, gone) for inner in blocks(content))


def unfollowed(home: etree._Element) -> list[etree._Element]:
    """The paragraphs directly in `home` after which no paragraph comes."""
    children = blocks(home)
    return [
        b
        for b, after in zip(children, [*children[1:], None], strict=False)
        if b.tag == f"{W}p" and (after is None or after.tag != f"{W}p")
    ]


def stay(paragraph: etree._Element, accept: bool) -> None:
    """Lets the mark of a paragraph stay that would go."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    for node in () if mark is None else mark.findall("*"):
        if node.tag in (REMOVED if accept else ADDED) and mark is not None:
            mark.remove(node)
