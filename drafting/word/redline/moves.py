"""What makes two blocks the same one in another place: their text as a reader sees it, numbers of other places aside."""

from __future__ import annotations

from lxml import etree

from drafting.compare.equivalents import reads

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
LEAST = 25
"""Characters of a paragraph below which equal text is chance, not a move."""
_FIXED = tuple(
    f"{W}{n}"
    for n in (
        "tbl",
        "drawing",
        "pict",
        "object",
        "footnoteReference",
        "endnoteReference",
        "commentReference",
        "sectPr",
        "txbxContent",
        "altChunk",
    )
)
_TRACKED = tuple(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange"))
_EQUATION = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"


def moved_key(block: etree._Element) -> str | None:
    """The text of a paragraph, or of each paragraph of a content control, as it reads and without the results of fields: a reference to
    another article may print another number after the move, and what was pasted may look otherwise. None for what cannot be shown as a move: tables, pictures,
    notes, text that already carries changes, and paragraphs too short to tell a move from chance."""
    if block.tag not in (f"{W}p", f"{W}sdt") or next(block.iter(*_FIXED, *_TRACKED, _EQUATION), None) is not None:
        return None
    paragraphs = [block] if block.tag == f"{W}p" else list(block.iter(f"{W}p"))
    texts = [plain_text(p) for p in paragraphs]
    if sum(map(len, texts)) < LEAST:
        return None
    return "\n".join(texts)


def goes_along(old: etree._Element, new: etree._Element) -> bool:
    """Whether a paragraph beside one that moved, too short to be known by itself, moved with it: the heading of a pasted article."""
    if (
        old.tag != f"{W}p"
        or new.tag != f"{W}p"
        or any(next(b.iter(*_FIXED, *_TRACKED, _EQUATION), None) is not None for b in (old, new))
    ):
        return False
    said = plain_text(old)
    return bool(said.strip()) and said == plain_text(new)


def plain_text(paragraph: etree._Element) -> str:
    """The text of a paragraph without the results of fields."""
    said: list[str] = []
    depth = results = 0
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}fldChar"):
        if node.tag == f"{W}fldChar":
            sort = node.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(str(sort), 0)
            results = depth if sort == "separate" else (min(results, depth) if sort == "end" else results)
        elif not results:
            said.append(node.text or "" if node.tag == f"{W}t" else " ")
    return reads("".join(said))
