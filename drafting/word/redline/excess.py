"""Whether a redline marks more than anyone changed: then the file was saved by another programme, not only edited."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.redline.keys import W, seen

_STORY = re.compile(r"(?:document|header\d*|footer\d*|footnotes|endnotes)[^/]*\.xml$")
_MARKED = re.compile(rb"<w:(?:ins|del)[ >]")
_BREAKABLE = re.compile(rb"<w:(?:sdt|fldChar|fldSimple|customXml|smartTag)\b")
_SECTION = re.compile(rb"<w:sectPr\b")
_WORD = re.compile(r"\w+")
TEXTS = 6  # that are both gone and new, from which on that is no chance
PART = 0.25  # of the texts that are gone, or new
SOME = 8  # paragraphs that say the same, from which on they are worth counting
OTHERWISE = 0.4
TIMES = 2  # as many letters marked
LETTERS = 30


def foreign(old: Package, new: Package) -> bool:
    """Whether most paragraphs that say the same are written otherwise: then another programme saved the file."""
    sides = []
    for package in (old, new):
        found: dict[str, bytes] = {}
        for paragraph in package.xml(package.main).iter(f"{W}p"):
            said = reads("".join(t.text or "" for t in paragraph.iter(f"{W}t")))
            if said.strip():
                found.setdefault(said, seen(paragraph))
        sides.append(found)
    both = [said for said in sides[0] if said in sides[1]]
    others = sum(1 for said in both if sides[0][said] != sides[1][said])
    return len(both) >= SOME and others > OTHERWISE * len(both)


def may_be_damaged(old: Package, new: Package) -> bool:
    """Whether there is anything in two files that a programme could have broken while it left the rest: controls or fields, in the same
    sections."""
    raws = [package.parts[package.main] for package in (old, new)]
    sections = [_SECTION.findall(raw) for raw in raws]
    return any(_BREAKABLE.search(raw) for raw in raws) and len(sections[0]) == len(sections[1])


def excessive(parts: dict[str, bytes]) -> bool:
    """Whether many of the same texts are gone and new, each whole: a rewritten article has words in common, but no runs of them."""
    gone, new = _counts(parts)
    both = sum((gone & new).values())
    sides = sum(gone.values()), sum(new.values())
    if both >= 2 and sides == (both, both):
        return True  # in a short file: all that is gone is there again
    return both >= TEXTS and both >= PART * min(sides)


def clearer(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether a redline marks so much less than another that the rest was no change."""
    letters = [sum(len(w) * n for side in _counts(parts) for w, n in side.items()) for parts in (one, other)]
    return letters[0] * TIMES <= letters[1] and letters[0] + LETTERS <= letters[1]


def _counts(parts: dict[str, bytes]) -> tuple[Counter[str], Counter[str]]:
    gone, new = Counter[str](), Counter[str]()
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        root = etree.fromstring(raw)
        for tag, words in ((f"{W}del", gone), (f"{W}ins", new)):
            for wrapper in root.iter(tag):
                for text in wrapper.iter(f"{W}t", f"{W}delText"):
                    said = reads(text.text or "").strip()
                    if _WORD.search(said):
                        words[said] += 1
    return gone, new
