"""What adopting did: what was taken over, and what was not, and why."""

from __future__ import annotations

from dataclasses import dataclass, field

SORTS = ("values", "positions", "texts")
Keys = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Something taken over: `sort` "value", "position", "text", "omitted", "bespoke", "order" or "term"; `what` its path or clause."""

    sort: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Left:
    """Something not taken over, with why (a code of the catalogue, `review.left-…`), and the words that differ for it."""

    what: str
    reason: str
    old: str = ""
    new: str = ""


@dataclass(slots=True)
class Adopted:
    """The dossier with what was taken over: its `text`; what was `taken`; what was `left`, and why. `as_sent`: the same steps on
    the dossier that the draft was made of, where that is another."""

    text: str
    taken: list[Taken] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    changed: bool = False
    as_sent: str = ""
