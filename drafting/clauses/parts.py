"""What a clause text is before it is numbered: parts, still mutable, without ids.

`assembly` numbers parts, gives them ids and makes tree nodes of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from drafting.tree import Inline


@dataclass(frozen=True, slots=True)
class PendingReference:
    """A cross-reference that waits for numbers: `targets` as written in the clause, `form` "full", "capital"."""

    targets: tuple[str, ...]
    clause: str
    capital: bool = False
    line: int = 0


@dataclass(slots=True)
class Part:
    """One structural piece of a clause text.

    `level`: "lid", "item", "subitem", "recital", "party", "block", "bullet", "section", "table", "definitions",
    "contents", "pagebreak". `depth` is the heading level of a section. `content` holds inline nodes and
    `PendingReference`s. `attributes` hold the label and duty. The rest is filled in by numbering.
    """

    level: str
    content: list[Any] = field(default_factory=list)
    children: list[Part] = field(default_factory=list)
    label: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    depth: int = 0
    style: str = "body"
    rows: list[list[list[Any]]] = field(default_factory=list)
    line: int = 0
    num: str = ""
    wid: str = ""
    eid: str = ""
    parent: Part | None = None
    clause: str = ""


MarkedInline = Inline | PendingReference
