"""A line as words: what is compared of it, with numbers and fields of no account made neutral.

Quotes, spaces, hyphens of layout, subscripts and the like are the same however a program writes them; a reference is its target,
not the number that it prints; a page number is any page number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from drafting.compare.align import Edit, align
from drafting.tree.lines import Line, Span

_SAME = str.maketrans({
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u2010\u2011", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a\t\n\r\u000b", " "),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
    **{chr(0x2080 + i): str(i) for i in range(10)},
    **{chr(0x2074 + i): str(4 + i) for i in range(6)},
    "\u2070": "0", "\u00b9": "1", "\u00b2": "2", "\u00b3": "3",
})  # fmt: skip
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*(?:[^\W_]+)?|[^\W_]+(?:[-'][^\W_]+)*|\S")

_HEADING_LABEL = re.compile(
    r"\s*((?:Artikel|Article|Bijlage|Annex|Hoofdstuk|Chapter)\s+\d+[a-z]?)[.:]?(?=\s|$)\s*", re.I
)
_LIST_LABEL = re.compile(
    r"\s*(\d{1,3}\.\d{1,3}\.?|\d{1,3}[.)]|\(?[a-z]{1,2}[.)]|\([ivxl]{1,6}\)|[ivxl]{1,6}\.|\d{1,2}\s?[°º]\.?|[A-Z]{1,2}[.)]|[•·▪●◦–-])\s+(?=\S)"
)
_ORDINAL_PLACE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign: `key` is what is compared; `start` and `end` are where it stands in the line's text. `target` is that of the
    reference it is part of, with `form`; `page` says that it is a page number."""

    key: str
    start: int
    end: int
    target: str = ""
    form: str = ""
    page: bool = False


@dataclass(slots=True)
class Said:
    """A line with its words. `label` is the number that was typed before it and is left out of the words."""

    line: Line
    tokens: tuple[Token, ...]
    label: str = ""
    keys: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.keys = tuple(t.key for t in self.tokens)

    @property
    def number(self) -> str:
        """The number before it, of a list or typed."""
        return self.line.number or self.label


def plain(text: str) -> str:
    """`text` with signs of one meaning made one. The length stays, but for signs without width."""
    return unicodedata.normalize("NFC", text).translate(_SAME)


def said(line: Line) -> Said:
    """The words of a line."""
    return Said(line, tuple(_tokens(line)))


def _tokens(line: Line) -> list[Token]:
    text, at = _plain_with_places(line.text)
    held: list[Span] = [s for s in line.spans if s.sort in ("reference", "page")]
    found = []
    for match in _TOKEN.finditer(text):
        start, end = at[match.start()], at[match.end() - 1] + 1
        span = next((s for s in held if s.start < end and start < s.end), None)
        if span is None:
            found.append(Token(match[0], start, end))
        elif span.sort == "page":
            found.append(Token("#", start, end, page=True))
        else:
            found.append(Token(match[0], start, end, span.key, span.form))
    return found


def _plain_with_places(text: str) -> tuple[str, Sequence[int]]:
    made = plain(text)
    if len(made) == len(text):
        return made, range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    for i, sign in enumerate(text):
        for one in plain(sign):
            pieces.append(one)
            places.append(i)
    places.append(len(text))
    return "".join(pieces), places


def without_label(one: Said) -> Said | None:
    """The same without the number that somebody typed before it; None where none stands there or it is the list's own."""
    if one.line.number or one.line.cell is not None:
        return None
    text = plain(one.line.text)
    match = _HEADING_LABEL.match(text) or _LIST_LABEL.match(text)
    if match is None:
        return None
    at = match.end() if len(text) == len(one.line.text) else len(one.line.text) - len(text[match.end() :])
    kept = tuple(t for t in one.tokens if t.start >= at)
    return Said(one.line, kept, match[1].strip())


def typed_heading(one: Said) -> bool:
    """Whether the line begins with the typed number of an article or annex, and is no sentence that begins with a reference."""
    match = _HEADING_LABEL.match(plain(one.line.text))
    if match is None or one.line.cell is not None or one.line.contents:
        return False
    rest = plain(one.line.text)[match.end() :]
    return len(rest) < 120 and not rest.rstrip().endswith((".", ";", ",")) and not re.match(r"[,a-z(]", rest)


@dataclass(frozen=True, slots=True)
class Numbering:
    """What the numbers of one file are to another: `moved` says for the wid of a node which number it bears in the returned file, `was`
    which it bore in what was sent (text that is no field keeps it); `ordinal` gives the ordinal words of a number."""

    moved: dict[str, str] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)
    ordinal: Callable[[str], frozenset[str]] = lambda number: frozenset()


NEUTRAL = Numbering()


def follows(token: Token, word: str, numbers: Numbering) -> bool:
    """Whether `word` is what the reference `token` may print: as it was, or with the number that its target has now."""
    if word == token.key:
        return True
    for known in (numbers.moved.get(token.target, ""), numbers.was.get(token.target, "")):
        bare = bare_number(known)
        if bare and (word == bare or word.strip("°º") == bare or word.casefold() in numbers.ordinal(bare)):
            return True
    return False


def bare_number(label: str) -> str:
    """The number itself: "Artikel 5" → "5", "(b)" → "b", "5.2" → "2", "1°." → "1"."""
    last = label.strip().split()[-1] if label.strip() else ""
    return last.strip("().°º").rpartition(".")[2]


def same_words(old: Sequence[Token], new: Sequence[Token], numbers: Numbering = NEUTRAL) -> bool:
    """Whether two lines say the same, with references compared as `follows` says."""
    return len(old) == len(new) and all(_equal(a, b, numbers) for a, b in zip(old, new, strict=True))


def _equal(a: Token, b: Token, numbers: Numbering) -> bool:
    if a.key == b.key and (not a.target or not b.target or a.target == b.target):
        return True
    if a.page or b.page:
        return (a.page or a.key.isdigit()) and (b.page or b.key.isdigit())
    if a.target:
        return a.target == b.target or (not b.target and follows(a, b.key, numbers))
    return bool(b.target) and follows(b, a.key, numbers)


def aligned(old: Sequence[Token], new: Sequence[Token], numbers: Numbering = NEUTRAL) -> list[Edit]:
    """The edits between two lines' words; references that follow their target are equal."""
    made = align([t.key for t in old], [t.key for t in new])
    settled: list[Edit] = []
    for edit in made:
        size = edit.a2 - edit.a1
        if edit.same or size != edit.b2 - edit.b1:
            settled.append(edit)
            continue
        # Runs of one length: what is equal in the sense of references is taken out of the edit.
        for i in range(size):
            same = _equal(old[edit.a1 + i], new[edit.b1 + i], numbers)
            settled.append(Edit(same, edit.a1 + i, edit.a1 + i + 1, edit.b1 + i, edit.b1 + i + 1))
    return _joined(settled)


def _joined(edits: list[Edit]) -> list[Edit]:
    out: list[Edit] = []
    for edit in edits:
        if out and out[-1].same == edit.same and out[-1].a2 == edit.a1 and out[-1].b2 == edit.b1:
            out[-1] = Edit(edit.same, out[-1].a1, edit.a2, out[-1].b1, edit.b2)
        else:
            out.append(edit)
    return out


def stretch(line: Line, tokens: Sequence[Token]) -> str:
    """The text of consecutive tokens of a line, as written there, with plain spaces."""
    return " ".join(line.text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def relabelled(one: Said, label: str) -> Said:
    """The same with another typed number."""
    return replace(one, label=label)
