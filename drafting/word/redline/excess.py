"""Whether a redline marks more than anyone changed: then the file was saved by another programme, not only edited."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree

from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.redline.keys import W, seen
from drafting.word.revisions.settle import CHANGES

_STORY = re.compile(r"(?:document|header\d*|footer\d*|footnotes|endnotes)[^/]*\.xml$")
_MARKED = re.compile(rb"<w:(?:ins|del|rPrChange|pPrChange)[ >]")
_WORD = re.compile(r"\w+")
WORDS = 6  # words that are both gone and new, from which on that is no chance
PART = 0.15  # of all that is marked
SOME = 8  # paragraphs that say the same, from which on they are worth counting
OTHERWISE = 0.4
LOOKS = 20  # changes of looks, from which on they are no author's


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


def excessive(parts: dict[str, bytes]) -> bool:
    """Whether many of the same words are gone and new, or a great many looks changed."""
    gone, new, looks = _counts(parts)
    both = sum((gone & new).values())
    return looks >= LOOKS or (both >= WORDS and both >= PART * (sum(gone.values()) + sum(new.values())))


def cost(parts: dict[str, bytes]) -> tuple[int, int]:
    """How much is marked: letters that are gone or new, then changes of looks."""
    gone, new, looks = _counts(parts)
    return sum(len(w) * n for side in (gone, new) for w, n in side.items()), looks


def _counts(parts: dict[str, bytes]) -> tuple[Counter[str], Counter[str], int]:
    gone, new = Counter[str](), Counter[str]()
    looks = 0
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        root = etree.fromstring(raw)
        looks += sum(1 for _ in root.iter(*CHANGES))
        for tag, words in ((f"{W}del", gone), (f"{W}ins", new)):
            for wrapper in root.iter(tag):
                words.update(_WORD.findall(reads("".join(t.text or "" for t in wrapper.iter(f"{W}t", f"{W}delText")))))
    return gone, new, looks
