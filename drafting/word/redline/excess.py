"""Whether a redline marks more than anyone changed: then the file was saved by another programme, not only edited."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.redline.keys import seen
from drafting.word.redline.said import paragraphs

_STORY = re.compile(r"(?:document|header\d*|footer\d*|footnotes|endnotes)[^/]*\.xml$")
_MARKED = re.compile(rb"<w:(?:ins|del)[ >]")
# Runs of text that came or went, as we write them: not the marks of paragraphs, which hold nothing.
_GONE = re.compile(rb"<w:del (?:[^>]*[^/>])?>(.*?)</w:del>", re.DOTALL)
_NEW = re.compile(rb"<w:ins (?:[^>]*[^/>])?>(.*?)</w:ins>", re.DOTALL)
_TEXT = re.compile(rb"<w:(?:delText|t)(?: [^>]*)?>([^<]+)</w:(?:delText|t)>")
_BREAKABLE = re.compile(rb"<w:(?:sdt|fldChar|fldSimple|customXml|smartTag|hyperlink)\b")
_LOOK = re.compile(rb"<w:\w+Change ")
_SECTION = re.compile(rb"<w:sectPr\b")
_WORD = re.compile(r"\w+")
TEXTS = 6  # that are both gone and new, from which on that is no chance
PART = 0.25  # of the texts that are gone, or new
SOME = 8  # paragraphs that say the same, from which on they are worth counting
DRAWN = 80  # of them that are compared, from all over the file
OTHERWISE = 0.4
TIMES = 2  # as many letters marked
LETTERS = 30
NEAR = 300  # bytes between words that are gone and the same words: no more than the ends of what held them


def foreign(old: Package, new: Package) -> bool:
    """Whether most paragraphs that say the same are written otherwise: then another programme saved the file."""
    if _written_alike(*(package.parts[package.main] for package in (old, new))):
        return False
    left, right = ({said: p for p, said in reversed(paragraphs(package))} for package in (old, new))
    both = [said for said in left if said in right]
    if len(both) < SOME:
        return False
    drawn = both[:: 1 + len(both) // DRAWN]
    return sum(seen(left[said]) != seen(right[said]) for said in drawn) > OTHERWISE * len(drawn)


def _written_alike(old: bytes, new: bytes) -> bool:
    """Whether most paragraphs stand in both to the letter: quickly told, of a file that was only edited."""
    ends = b"</w:p>"
    was, now = ([c for c in raw.split(ends) if b"<w:t" in c] for raw in (old, new))
    there = set(now)
    return sum(c in there for c in was) >= (1 - OTHERWISE) * len(was)


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


def restated(parts: dict[str, bytes]) -> bool:
    """Whether some words are gone and stand again right behind: a field or link against its own text."""
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        gone = {wrapper.end(): wrapper for wrapper in _GONE.finditer(raw)}
        ends = sorted(gone)
        for wrapper in _NEW.finditer(raw):
            at = bisect_right(ends, wrapper.start()) - 1
            if at < 0 or wrapper.start() - ends[at] > NEAR or b"<w:t" in raw[ends[at] : wrapper.start()]:
                continue
            said = _text(wrapper[1])
            if _WORD.search(said) and said == _text(gone[ends[at]][1]):
                return True
    return False


def clearer(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether a redline marks so much less than another that the rest was no change; or less, and no look less."""
    letters = [sum(len(w) * n for side in _counts(parts) for w, n in side.items()) for parts in (one, other)]
    if letters[0] * TIMES <= letters[1] and letters[0] + LETTERS <= letters[1]:
        return True
    looks = [sum(len(_LOOK.findall(raw)) for raw in parts.values()) for parts in (one, other)]
    return letters[0] < letters[1] and looks[0] >= looks[1] and not restated(one)


def _text(raw: bytes) -> str:
    return reads(b"".join(_TEXT.findall(raw)).decode()).strip()


def _counts(parts: dict[str, bytes]) -> tuple[Counter[str], Counter[str]]:
    gone, new = Counter[str](), Counter[str]()
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        for sort, words in ((_GONE, gone), (_NEW, new)):
            for wrapper in sort.finditer(raw):
                for text in _TEXT.findall(wrapper[1]):
                    said = reads(text.decode()).strip()
                    if _WORD.search(said):
                        words[said] += 1
    return gone, new
