"""Depth and size of a YAML or JSON text, counted while it is read, before anything is built of it.

libyaml's composer calls itself for each level (30,000 of them end the process), and a few aliases stand for millions of
nodes; its events come one by one.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml

MAX_BYTES = 20_000_000
MAX_NODES = 250_000
"""Keys, entries and values of one text, those that aliases stand for counted each time."""
MAX_DEPTH = 60
MAX_FIGURES = 40
"""Figures of one number, its exponent too: no amount, mass or count has more."""

Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Overrun(NamedTuple):
    """Where a text is too deep or too large: line and column, from 1."""

    line: int
    column: int


def overrun(text: str) -> Overrun | None:
    """Where a YAML text goes beyond the bounds; None where it does not. Raises yaml.YAMLError."""
    if len(text) > MAX_BYTES:
        return Overrun(1, 1)
    if not _suspect(text):
        return None
    parser = Parser(text)
    total = 0
    open_: list[tuple[str, int]] = []  # the anchor of each collection around, and the total when it began
    sizes: dict[str, int] = {}
    try:
        while True:
            event: Any = parser.get_event()
            if isinstance(event, yaml.StreamEndEvent):
                return None
            if isinstance(event, yaml.CollectionEndEvent):
                anchor, before = open_.pop()
                sizes[anchor] = total - before
                continue
            if not isinstance(event, yaml.NodeEvent):
                continue
            known = isinstance(event, yaml.AliasEvent)
            total += sizes.get(str(event.anchor), MAX_NODES) if known else 1
            if not known and event.anchor and not isinstance(event, yaml.CollectionStartEvent):
                sizes[event.anchor] = 1
            if isinstance(event, yaml.CollectionStartEvent):
                open_.append((event.anchor or "", total - 1))
            if total > MAX_NODES or len(open_) > MAX_DEPTH:
                mark: Any = event.start_mark
                return Overrun(mark.line + 1, mark.column + 1)
    finally:
        parser.dispose()


def _suspect(text: str) -> bool:
    """Whether a text could be beyond the bounds: what cannot is not read twice."""
    return (
        len(text) > MAX_NODES
        or text.count("[") + text.count("{") > MAX_DEPTH
        or "&" in text
        or "- - - -" in text
        or "? ?" in text
        or "\n" + " " * MAX_DEPTH in text
        or "\t" in text
    )


def too_large(number: str) -> bool:
    """Whether a number as written has more figures, or a larger exponent, than any that means something."""
    head, _, exponent = ("", "", "") if number[1:2].lower() == "x" else number.lower().partition("e")
    size = len(head or number)
    return size > MAX_FIGURES or len(exponent) > 4 or (exponent != "" and abs(int(exponent)) > MAX_FIGURES)
