"""What changed between two texts, told to a reader: per part of the document, figures and dates first. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

SORTS = ("changed", "added", "removed", "moved", "look")
"""How a paragraph or row differs; "look" is a change of formatting only."""
_FIGURE = re.compile(r"(?<![^\W\d_])\d")  # not the 2 of CO2
_MONTHS = re.compile(
    r"\b(januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `how` is "", "del" or "ins"."""

    text: str
    how: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph or table row that differs."""

    sort: str
    pieces: tuple[Piece, ...]

    @property
    def figures(self) -> bool:
        """Whether a figure or a date is among what changed."""
        changed = " ".join(p.text for p in self.pieces if p.how)
        return bool(_FIGURE.search(changed) or _MONTHS.search(changed))

    @property
    def swaps(self) -> tuple[tuple[str, str], ...]:
        """What was replaced by what, as far as it holds figures or dates: ("10 jaar", "7 jaar")."""
        found = []
        old = new = ""
        for piece in (*self.pieces, Piece("")):
            if piece.how == "del":
                old += piece.text
            elif piece.how == "ins":
                new += piece.text
            elif piece.text.strip() or not piece.text:
                if (old or new) and (_FIGURE.search(old + new) or _MONTHS.search(old + new)):
                    found.append((old.strip(), new.strip()))
                old = new = ""
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Part:
    """An article, annex or other headed part with what differs in it; `title` is empty before the first heading."""

    title: str
    entries: tuple[Entry, ...]

    @property
    def ordered(self) -> tuple[Entry, ...]:
        """The entries with changed figures and dates first, then the others as they stand."""
        return tuple(sorted(self.entries, key=lambda e: not e.figures))


def gathered(entries: Iterable[tuple[str, Entry]]) -> tuple[Part, ...]:
    """Entries under the title of the part they stand in; neighbouring pieces of one sort joined, parts in reading order."""
    parts: list[tuple[str, list[Entry]]] = []
    for title, entry in entries:
        if not parts or parts[-1][0] != title:
            parts.append((title, []))
        parts[-1][1].append(replace(entry, pieces=_joined(entry.pieces)))
    return tuple(Part(title, tuple(held)) for title, held in parts)


def worded(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts without what changed in looks only: that is told once for the whole file."""
    left = (
        Part(p.title, tuple(e for e in p.entries if e.sort != "look" or any(x.how for x in e.pieces))) for p in parts
    )
    return tuple(part for part in left if part.entries)


def _joined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if made and made[-1].how == piece.how:
            made[-1] = Piece(made[-1].text + piece.text, piece.how)
        else:
            made.append(piece)
    return tuple(made)


def shortened(piece: Piece, most: int = 60) -> str:
    """An unchanged piece cut in its middle; changed words are always whole."""
    if piece.how or len(piece.text) <= most:
        return piece.text
    half = most // 2
    return f"{piece.text[:half].rsplit(' ', 1)[0]} … {piece.text[-half:].split(' ', 1)[-1]}"
