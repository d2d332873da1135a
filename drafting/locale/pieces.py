"""What formatting gives where plain text is not enough: short runs with their position and slant."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A run of text; `position` is "", "sub" or "sup"; `lang` only where it is in another language than what it stands in."""

    text: str
    position: str = ""
    italic: bool = False
    lang: str = ""


class ReferencePiece(NamedTuple):
    """A run of a cross-reference. `role` is "text" or the kind of number it is ("article", "paragraph", "item",
    "subitem", "annex"); `form` "number" as numbered or "ordinal" in words."""

    text: str
    role: str = "text"
    form: str = "number"


def joined(pieces: tuple[Piece, ...] | tuple[ReferencePiece, ...]) -> str:
    """The plain text of pieces."""
    return "".join(p.text for p in pieces)
