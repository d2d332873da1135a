"""One document of a bundle, as it comes in and as it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from drafting.word.bundle.sheets import Sheet
from drafting.word.bundle.theme import Theme
from drafting.word.package.opening import Package


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a bundle. `label` tells it apart in names of styles ("bijlage 2"); `bookmark` is put around it; `pages`
    is how many it has where that is known (0: not), for "pagina 2 van 5" until Word counts."""

    package: Package
    label: str
    bookmark: str
    pages: int = 0


@dataclass(slots=True)
class Read:
    """A piece with its parts as trees of its own."""

    piece: Piece
    key: str
    body: etree._Element
    sheet: Sheet
    theme: Theme
    settings: etree._Element | None
    notes: dict[str, tuple[str, etree._Element]] = field(default_factory=dict)
    prefixes: dict[str, str] = field(default_factory=dict)
