"""From labels per paragraph to clauses: which paragraphs of a returned file make up each clause, and what is new.

A label is a guess about one paragraph; structure knows more. What stands under a heading belongs to that article, whatever it
resembles; a heading of nobody opens a new article, unless the words right under it are those of an article that lost its own heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafting.returns.aligner import Labelled
from drafting.returns.units import CONTENTS, Unit
from drafting.returns.words import Said, plain, typed_heading

SHORT = 110  # no heading is longer


@dataclass(slots=True)
class Fresh:
    """A clause that the draft did not have. `after` is the segment that it follows (-1 at the beginning)."""

    after: int
    sort: str = "clause"
    lines: list[Said] = field(default_factory=list)
    places: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Placed:
    """One side of a returned file: for each segment its paragraphs (with their place among all and their label), and what is new."""

    found: dict[int, list[tuple[int, Labelled]]]
    fresh: list[Fresh]
    heads: dict[int, int]

    def start(self, segment: int) -> int:
        """Where a segment begins: at its heading, else at its first paragraph."""
        return self.heads[segment] if segment in self.heads else self.found[segment][0][0]


def place(segments: Sequence[Unit], labelled: Sequence[Labelled]) -> Placed:
    """The paragraphs by segment."""
    return _Placing(segments, labelled).placed()


class _Placing:
    def __init__(self, segments: Sequence[Unit], labelled: Sequence[Labelled]) -> None:
        self.segments, self.labelled = segments, labelled
        heads = [s.lines[0] for s in segments if s.headed and s.lines]
        self.roles = {one.line.role for one in heads if one.line.role not in ("", "body")}
        self.levels = {one.line.level for one in heads if one.line.level is not None}
        self.inner = {one.keys for s in segments for one in s.lines[1 if s.headed else 0 :]}
        self.heads = self._heads()
        self.best = self._best()
        self.after_contents = self._after_contents()
        self.result = Placed({}, [], self.heads)

    def _is_head(self, one: Said) -> bool:
        """Whether a paragraph looks like the heading of an article or annex."""
        line = one.line
        if line.cell is not None or line.contents or line.zone != "body" or len(line.text) > SHORT or not one.tokens:
            return False
        if line.role in self.roles or (not line.role and line.level is not None and line.level in self.levels):
            return True
        return typed_heading(one) or bool(re.match(r"(?:Artikel|Article|Bijlage|Annex)\s+\d", line.number))

    def _heads(self) -> dict[int, int]:
        found: dict[int, int] = {}
        lesser: dict[int, int] = {}
        for i, label in enumerate(self.labelled):
            at = label.segment
            if at is None or not self.segments[at].headed or label.said.line.cell is not None:
                continue
            exact = label.said.keys == self.segments[at].lines[0].keys
            if exact and (
                at not in found or (not self._is_head(self.labelled[found[at]].said) and self._is_head(label.said))
            ):
                found[at] = i
            elif not exact and self._is_head(label.said) and label.said.keys not in self.inner:
                lesser.setdefault(at, i)
        return {**lesser, **found}

    def _after_contents(self) -> dict[int, int]:
        """Headings that stand right under a table of contents which ends with the same words, by their place."""
        found: dict[int, int] = {}
        for i, label in enumerate(self.labelled[:-1]):
            at, follows = label.segment, self.labelled[i + 1].segment
            if at is None or follows is None or self.segments[at].sort != CONTENTS or label.said.line.contents:
                continue
            segment = self.segments[follows]
            if label.said.keys != segment.lines[0].keys or segment.sort == CONTENTS or follows in self.heads:
                continue
            found[i] = follows
            if segment.headed:
                self.heads[follows] = i
        return found

    def _best(self) -> dict[int, int]:
        """For each recital and definition the paragraph that is most like it."""
        best: dict[int, tuple[float, int]] = {}
        for i, label in enumerate(self.labelled):
            at = label.segment
            if at is not None and self.segments[at].sort in ("recital", "definition"):
                score = max(likeness(label.said.keys, mine.keys) for mine in self.segments[at].lines)
                if score > best.get(at, (-1.0, 0))[0]:
                    best[at] = score, i
        return {at: i for at, (_, i) in best.items()}

    def _stray(self, i: int, at: int) -> bool:
        """Whether a paragraph beside a recital or definition is one of its own: neither that one nor a part of it."""
        segment = self.segments[at]
        if segment.sort not in ("recital", "definition") or len(segment.lines) > 1 or self.best.get(at) == i:
            return False
        words = Counter(self.labelled[i].said.keys)
        mine = Counter(segment.lines[0].keys)
        return sum((words & mine).values()) < 0.8 * sum(words.values())

    def placed(self) -> Placed:
        """The walk through the file."""
        owner: int | Fresh | None = None
        last: int = -1
        for i, label in enumerate(self.labelled):
            target = self._target(i, label, owner, last)
            if isinstance(target, Fresh):
                target.lines.append(label.said)
                target.places.append(i)
                owner = target if target.sort == "clause" else owner
                continue
            if target < 0:
                target = 0
            self.result.found.setdefault(target, []).append((i, label))
            segment = self.segments[target]
            if segment.headed:
                owner = target
            elif segment.sort != "definition":
                owner = None
            last = target
        return self.result

    def _target(self, i: int, label: Labelled, owner: int | Fresh | None, last: int) -> int | Fresh:
        at, one = self.after_contents.get(i, label.segment), label.said
        if at is not None:
            segment = self.segments[at]
            if self._stray(i, at):
                made = Fresh(last, segment.sort)
                self.result.fresh.append(made)
                return made
            if self.heads.get(at) == i or not segment.headed:
                return at
            if self._is_head(one) and one.keys not in self.inner and at in self.heads:
                return self._open(last)  # a heading copied, or one that only resembles
            if at in self.heads and owner is not None and owner != at:
                return owner  # under another's heading
            return at
        if self._is_head(one):
            return self._headless(i, last) or self._open(last)
        if isinstance(owner, Fresh):
            return owner
        if self._soft_head(i):
            return self._headless(i, last) or self._open(last)
        return self._beside(i, one, owner, last)

    def _beside(self, i: int, one: Said, owner: int | Fresh | None, last: int) -> int | Fresh:
        """Where new words go that open no article: to what they stand under, or they are a recital or definition of their own."""
        before = self.segments[last] if last >= 0 else None
        if before is not None and before.sort in ("recital", "definition") and one.line.cell is None:
            fits = before.sort == one.line.role or one.line.role in ("", "body")
            if fits and one.line.zone == "body" and len(before.lines) == 1 and len(one.tokens) > 3:
                made = Fresh(last, before.sort)
                self.result.fresh.append(made)
                return made
        if owner is not None and not isinstance(owner, Fresh) and before is not None and before.sort == "definition":
            return last
        return owner if owner is not None else last

    def _open(self, last: int) -> Fresh:
        made = Fresh(last)
        self.result.fresh.append(made)
        return made

    def _headless(self, i: int, last: int) -> int | None:
        """The segment without a heading whose words follow right under this one: it was given another heading."""
        follows = self.labelled[i + 1] if i + 1 < len(self.labelled) else None
        if follows is None or follows.segment is None:
            return None
        at = follows.segment
        if self.segments[at].headed and at not in self.heads and at != last:
            self.heads[at] = i
            return at
        return None

    def _soft_head(self, i: int) -> bool:
        """Whether a new paragraph without any look of a heading is one all the same: short, without an end, words under it, and what
        comes after them is another clause."""
        one = self.labelled[i].said
        text = plain(one.line.text).strip()
        if one.line.cell is not None or one.line.zone != "body" or not 2 < len(text) < 80 or text[-1] in ".;:,":
            return False
        if one.line.number or one.line.role not in ("", "body"):
            return False
        follows = self.labelled[i + 1] if i + 1 < len(self.labelled) else None
        if follows is None or follows.said.line.cell is not None:
            return False
        if follows.segment is not None:  # a heading of its own for what follows
            return self.segments[follows.segment].headed and follows.segment not in self.heads
        end = next((k for k in range(i + 1, len(self.labelled)) if self.labelled[k].segment is not None), None)
        if end is None:
            return True
        at = self.labelled[end].segment
        return at is not None and (self.heads.get(at) == end or not self.segments[at].headed)


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """The part of two paragraphs' words that they share."""
    return 2 * sum((Counter(a) & Counter(b)).values()) / ((len(a) + len(b)) or 1)


def is_contents(segments: Sequence[Unit], at: int) -> bool:
    """Whether a segment is a table of contents, which says nothing of its own."""
    return segments[at].sort == CONTENTS
