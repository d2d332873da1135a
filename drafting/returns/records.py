"""What a review found, as records; `Review.to_data` is the JSON contract of `drafting review --format json`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

READER = 1
"""Raised where the same two files would be judged otherwise than before."""
UNCHANGED, TRACKED, UNTRACKED, BOTH = "none", "tracked", "untracked", "both"
KEPT, GONE, NEW = "kept", "gone", "new"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that became others. `tracked`: as a tracked change, by `author` at `date` (ISO 8601, "" where the file does not say)."""

    old: str
    new: str
    tracked: bool
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class ClauseReview:
    """What happened to one clause. `clause` is its id, "" for a new one; `sort` is "clause", "recital" or "definition"; `number` bare.

    `position` is the text it was sent in, `returned_position` the one it came back in; "" where neither is known. `confidence` (0 to 1)
    says how sure it is that these are its words, `identified_by` by what: "control", "bookmark", "text"."""

    clause: str
    presence: str = KEPT
    moved: bool = False
    changed: str = UNCHANGED
    number: str = ""
    returned_number: str = ""
    position: str = ""
    returned_position: str = ""
    identified_by: str = ""
    confidence: float = 1.0
    edits: tuple[Edit, ...] = ()
    heading: str = ""
    text: str = ""
    sort: str = "clause"
    after: str = ""

    @property
    def touched(self) -> bool:
        """Whether anything happened to it."""
        return self.presence != KEPT or self.moved or self.changed != UNCHANGED


@dataclass(frozen=True, slots=True)
class ValueReview:
    """What became of one value of the dossier. `old` and `new` as printed; `old_value` and `new_value` as the dossier holds them (None
    where there is no proposal); `status`: "changed", "removed", "unreadable", "inconsistent" or "derived".

    `clause` is the first in which it reads otherwise, `clauses` are all of them; `writes`: the dossier paths and values that make the proposal; `follows`: other words that would change with it; `parts`: what a
    derived value is made of; `needs`: why the dossier refuses the proposal by itself."""

    path: str
    old: str
    new: str
    status: str
    tracked: bool
    old_value: Any = None
    new_value: Any = None
    clause: str = ""
    writes: tuple[tuple[str, Any], ...] = ()
    follows: tuple[tuple[str, str, str], ...] = ()
    parts: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    def within(self, clause: str) -> bool:
        """Whether it reads otherwise in a clause."""
        return clause in (self.clauses or (self.clause,))

    @property
    def names(self) -> frozenset[str]:
        """The paths that it goes by: its own, and those that its proposal writes."""
        return frozenset({self.path, *(path for path, _ in self.writes)})


@dataclass(frozen=True, slots=True)
class OwnChange:
    """What became of a change of ours in the redline that was sent: "pending", "accepted" or "rejected"."""

    clause: str
    old: str
    new: str
    state: str


@dataclass(frozen=True, slots=True)
class OutsideChange:
    """A change outside any clause; `place`: "cover", "chapter", "between", "header" or "footer"."""

    place: str
    old: str
    new: str
    tracked: bool
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, and the clause that it stands at ("" where it stands outside)."""

    author: str
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class Review:
    """What came back, judged. `draft` and `base` name what it is compared with; `likeness` (0 to 1) is how much of the draft's words
    came back; `notes` are findings worth knowing; `seen` is the comparison that it rests on, for what goes on from it."""

    draft: str
    base: str
    lang: str
    clauses: tuple[ClauseReview, ...]
    values: tuple[ValueReview, ...] = ()
    ours: tuple[OwnChange, ...] = ()
    outside: tuple[OutsideChange, ...] = ()
    comments: tuple[Comment, ...] = ()
    likeness: float = 1.0
    notes: tuple[Any, ...] = field(default=())
    seen: Any = field(default=None, compare=False, repr=False)

    @property
    def touched(self) -> bool:
        """Whether anything came back otherwise than it was sent; comments change nothing."""
        moved = any(c.touched for c in self.clauses)
        return moved or bool(self.values or self.outside) or any(o.state != "pending" for o in self.ours)

    def to_data(self) -> dict[str, Any]:
        """Plain lists and dicts: the JSON contract."""
        return {
            "draft": self.draft,
            "base": self.base,
            "lang": self.lang,
            "clauses": [_clause(c) for c in self.clauses],
            "values": [_value(v) for v in self.values],
            "ours": [_plain(o) for o in self.ours],
            "outside": [_plain(o) for o in self.outside],
            "comments": [_plain(c) for c in self.comments],
            "likeness": round(self.likeness, 4),
        }


def _plain(record: Any) -> dict[str, Any]:
    return {f.name: getattr(record, f.name) for f in fields(record)}


def _clause(found: ClauseReview) -> dict[str, Any]:
    made: Mapping[str, Any] = {
        "clause": found.clause,
        "sort": found.sort,
        "number": found.number,
        "returned_number": found.returned_number,
        "presence": found.presence,
        "moved": found.moved,
        "changed": found.changed,
        "position": found.position,
        "returned_position": found.returned_position,
        "identified_by": found.identified_by,
        "confidence": round(found.confidence, 4),
        "edits": [_plain(e) for e in found.edits],
    }
    new = {"heading": found.heading, "text": found.text, "after": found.after} if found.presence == NEW else {}
    return {**made, **new}


def _value(found: ValueReview) -> dict[str, Any]:
    made = {
        name: getattr(found, name)
        for name in ("path", "old", "new", "old_value", "new_value", "status", "tracked", "clause")
    }
    if found.writes:
        made["writes"] = [{"path": path, "value": value} for path, value in found.writes]
    if found.follows:
        made["follows"] = [{"path": path, "old": old, "new": new} for path, old, new in found.follows]
    if found.needs:
        made["needs"] = list(found.needs)
    if found.parts:
        made["parts"] = list(found.parts)
    return made
