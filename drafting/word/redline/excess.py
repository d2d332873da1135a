"""Whether a redline marks more than anyone changed: then the file was saved by another programme, not only edited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from drafting.compare import likeness, words_of
from drafting.compare.equivalents import reads
from drafting.word.package.opening import Package
from drafting.word.redline.keys import seen
from drafting.word.redline.said import paragraphs

_STORY = re.compile(r"(?:document|header\d*|footer\d*|footnotes|endnotes)[^/]*\.xml$")
_MARKED = re.compile(rb"<w:(?:ins|del)[ >]")
# Runs of text that came or went, as we write them: not the marks of paragraphs, which hold nothing.
_EITHER = re.compile(rb"<w:(del|ins) ((?:[^>]*[^/>])?)>(.*?)</w:\1>", re.DOTALL)
_TEXT = re.compile(rb"<w:(?:delText|t)(?: [^>]*)?>([^<]+)</w:(?:delText|t)>")
_CODE = re.compile(rb"<w:(?:delI|i)nstrText(?: [^>]*)?>([^<]+)</w:")
_SWITCH = re.compile(rb"\\(?:[*#@] *(?:&quot;[^&]*&quot;|\"[^\"]*\"|[^ ]*)|[a-z])", re.IGNORECASE)
_BREAKABLE = re.compile(rb"<w:(?:sdt|fldChar|fldSimple|customXml|smartTag|hyperlink)\b")
_LOOK = re.compile(rb"<w:\w+Change ")
_CONTROL = re.compile(rb"<w:sdt\b")
_SECTION = re.compile(rb"<w:sectPr\b")
_WORD = re.compile(r"\w+")
TEXTS = 6  # that are both gone and new, from which on that is no chance
PART = 0.25  # of the texts that are gone, or new
SOME = 8  # paragraphs that say the same, from which on they are worth counting
DRAWN = 80  # of them that are compared, from all over the file
OTHERWISE = 0.4
TIMES = 2  # as many letters marked
LETTERS = 30
ALIKE = 0.75  # of the words of two long texts, from which on they are one
MANY = 2_000  # pairs of texts that are weighed
LONG = 25  # letters of a text, from which on it is the same one and no chance


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
    return any(map(_BREAKABLE.search, raws)) and len(_SECTION.findall(raws[0])) == len(_SECTION.findall(raws[1]))


def same_frame(old: Package, new: Package) -> bool:
    """Whether two files have as many sections and controls: one that an author took away goes by itself, and is no one's loss."""
    raws = [package.parts[package.main] for package in (old, new)]
    return all(len(sort.findall(raws[0])) == len(sort.findall(raws[1])) for sort in (_SECTION, _CONTROL))


def excessive(parts: dict[str, bytes], author: str) -> bool:
    """Whether many of the same texts are gone and new by one author, each whole: a rewritten article has words in common, but no runs of
    them. One long text is enough: where it had moved it would be told as that."""
    gone, new = _counts(parts, author)
    again = gone & new
    both = sum(again.values())
    sides = sum(gone.values()), sum(new.values())
    if both >= 2 and sides == (both, both):
        return True  # in a short file: all that is gone is there again
    return (both >= TEXTS and both >= PART * min(sides)) or _long_ones_alike(gone, new)


def _long_ones_alike(gone: Counter[str], new: Counter[str]) -> bool:
    sides = [[words_of(said) for said in side if len(said) >= LONG] for side in (gone, new)]
    if len(sides[0]) * len(sides[1]) > MANY:
        return bool(gone & new)
    return any(likeness(one, other) >= ALIKE for one in sides[0] for other in sides[1])


def restated(parts: dict[str, bytes], author: str) -> bool:
    """Whether some words are gone and stand again right behind, by one author: a field or link against its own text."""
    hand = _hand(author)
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        if any(
            said[0] and said[0] == said[1] and (not all(code) or _aim(code[0]) == _aim(code[1]))
            for said, code in _regions(raw, hand)
        ):
            return True
    return False


def _regions(raw: bytes, hand: bytes) -> Iterator[tuple[list[str], list[bytes]]]:
    """Of each run of marks of one hand between which no word stays: the words that are gone and those that are new, and likewise the codes
    of fields. A field in the place of another one is a change, whatever it prints."""
    said, codes = ["", ""], [b"", b""]
    end = 0
    for mark in _EITHER.finditer(raw):
        between = raw[end : mark.start()]
        if b"<w:t>" in between or b"<w:t " in between or b"</w:p>" in between:
            yield [s.strip() for s in said], codes
            said, codes = ["", ""], [b"", b""]
        if b"</w:hyperlink>" in between and b"<w:hyperlink " in between:
            codes[0], codes[1] = codes[0] + b" link", codes[1] + b" another"
        if hand in mark[2]:
            side = mark[1] == b"ins"
            said[side] += _text(mark[3])
            codes[side] += b"".join(_CODE.findall(mark[3]))
        end = mark.end()
    yield [s.strip() for s in said], codes


def _text(raw: bytes) -> str:
    return reads(b"".join(_TEXT.findall(raw.replace(b"<w:noBreakHyphen/>", b"<w:t>-</w:t>"))).decode())


def _aim(code: bytes) -> list[bytes]:
    """What fields are for: their codes without switches and what these take."""
    return [word.lower() for word in _SWITCH.sub(b" ", code).split()]


def clearer(one: dict[str, bytes], other: dict[str, bytes], author: str) -> bool:
    """Whether a redline marks so much less than another that the rest was no change; or less, and no look less."""
    letters = [sum(len(w) * n for side in _counts(parts, author) for w, n in side.items()) for parts in (one, other)]
    if letters[0] * TIMES <= letters[1] and letters[0] + LETTERS <= letters[1]:
        return True
    looks = [sum(len(_LOOK.findall(raw)) for raw in parts.values()) for parts in (one, other)]
    return letters[0] < letters[1] and looks[0] >= looks[1] and not restated(one, author)


def _counts(parts: dict[str, bytes], author: str) -> tuple[Counter[str], Counter[str]]:
    hand = _hand(author)
    gone, new = Counter[str](), Counter[str]()
    for name, raw in parts.items():
        if not _STORY.search(name) or not _MARKED.search(raw):
            continue
        for mark in _EITHER.finditer(raw):
            if hand in mark[2]:
                words = new if mark[1] == b"ins" else gone
                words.update(
                    said for text in _TEXT.findall(mark[3]) if _WORD.search(said := reads(text.decode()).strip())
                )
    return gone, new


def _hand(author: str) -> bytes:
    return f"w:author={quoteattr(author)}".encode()
