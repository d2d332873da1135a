"""English passages in Dutch running text: they are marked so that a screen reader speaks them as English (WCAG 3.1.2, language of
parts). A fixed list of what these documents hold; proper names and words that Dutch has taken over are not marked (WCAG says so)."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.locale.pieces import Piece

_ENGLISH = (
    "Expression of Principles", "Expressions of Principles", "Joint Letter of Intent", "Joint Letters of Intent",
    "Tailor-made Agreement", "Clean Industrial Deal State Aid Framework", "Clean Industrial Deal",
    "General Block Exemption Regulation", "Final Investment Decision", "final investment decision", "license to operate",
    "Memorandum of Understanding", "Term Sheet", "Governing Law",
)  # fmt: skip
_PATTERN = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(p).replace(r"\ ", "[ \u00a0]") for p in sorted(_ENGLISH, key=len, reverse=True))
    + r")(?![\w-])"
)


@lru_cache(maxsize=20_000)
def marked(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Dutch pieces with the English in them apart, its `lang` "en"."""
    made: list[Piece] = []
    for piece in pieces:
        at = 0
        for match in _PATTERN.finditer(piece.text):
            if match.start() > at:
                made.append(piece._replace(text=piece.text[at : match.start()]))
            made.append(piece._replace(text=match[0], lang="en"))
            at = match.end()
        if at < len(piece.text) or not at:
            made.append(piece._replace(text=piece.text[at:]) if at else piece)
    return tuple(made)
