"""Merging three ways, over plain sequences: which side of a comparison of OURS with THEIRS made each difference, seen from BASE.

The differences between OURS and THEIRS come from outside (a redline, or `align`); what each side changed comes from aligning it with
BASE. An element of THEIRS that BASE had too is missing from OURS because we took it out; one that BASE had not is new from them; and
the other way round. A difference in which both took part is for a person to decide. Nothing is ever dropped for want of certainty:
where alignments disagree, a difference counts as made by both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, NamedTuple

from drafting.compare.align import Edit, align

Side = Literal["same", "ours", "theirs", "both"]


class Region(NamedTuple):
    """A difference: `ours[a1:a2]` stands where `theirs[b1:b2]` stands."""

    a1: int
    a2: int
    b1: int
    b2: int


class Chunk(NamedTuple):
    """A run of a merge: `side` is who changed it; what each of the three has there."""

    side: Side
    base: tuple[Hashable, ...]
    ours: tuple[Hashable, ...]
    theirs: tuple[Hashable, ...]


class Origins:
    """What OURS and THEIRS each changed of BASE."""

    def __init__(self, ours: Iterable[Edit], theirs: Iterable[Edit], sizes: tuple[int, int]) -> None:
        """`ours` and `theirs`: the edits from BASE to each; `sizes`: how long each of the two is."""
        self._ours, self._theirs = [e for e in ours if not e.same], [e for e in theirs if not e.same]
        self._new_ours, self._new_theirs = _new(self._ours, sizes[0]), _new(self._theirs, sizes[1])

    @classmethod
    def of(cls, base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Origins:
        """By aligning both with BASE."""
        return cls(align(base, ours), align(base, theirs), (len(ours), len(theirs)))

    def side(self, region: Region) -> Side:
        """Who made a difference."""
        if not self._theirs:
            return "ours"
        if not self._ours:
            return "theirs"
        by_us = any(self._new_ours[region.a1 : region.a2]) or not all(self._new_theirs[region.b1 : region.b2])
        by_them = any(self._new_theirs[region.b1 : region.b2]) or not all(self._new_ours[region.a1 : region.a2])
        # What a side took out and the other rewrote shows in neither text: only the alignment with BASE knows.
        by_us = by_us or _touched(_taken_out(self._ours), region.a1, region.a2)
        by_them = by_them or _touched(_taken_out(self._theirs), region.b1, region.b2)
        if by_us and not by_them and _touched(self._ours, region.a1, region.a2):
            return "ours"
        if by_them and not by_us and _touched(self._theirs, region.b1, region.b2):
            return "theirs"
        return "both"

    def base_span(self, region: Region) -> tuple[int, int]:
        """Where in BASE the changes of both sides lie that a difference is made of."""
        found = [e for e in self._ours if _meets(e, region.a1, region.a2)] + [e for e in self._theirs if _meets(e, region.b1, region.b2)]
        return (min(e.a1 for e in found), max(e.a2 for e in found)) if found else (0, 0)


def _new(edits: Iterable[Edit], size: int) -> list[bool]:
    flags = [False] * size
    for edit in edits:
        flags[edit.b1 : edit.b2] = [True] * (edit.b2 - edit.b1)
    return flags


def _meets(edit: Edit, start: int, end: int) -> bool:
    """Whether a change lies in, or at an edge of, a run."""
    return edit.b1 <= end and start <= edit.b2


def _taken_out(edits: Iterable[Edit]) -> list[Edit]:
    return [e for e in edits if e.b1 == e.b2]


def _touched(edits: Iterable[Edit], start: int, end: int) -> bool:
    return any(_meets(e, start, end) for e in edits)


def merge(base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Chunk]:
    """The three as one, in order. A chunk is "same" (in both), made by one side, or by "both" (a conflict): nothing of either is left out."""
    origins = Origins.of(base, ours, theirs)
    chunks: list[Chunk] = []
    for edit in align(ours, theirs):
        if edit.same:
            kept = tuple(ours[edit.a1 : edit.a2])
            chunks.append(Chunk("same", kept, kept, kept))
            continue
        region = Region(edit.a1, edit.a2, edit.b1, edit.b2)
        start, end = origins.base_span(region)
        chunks.append(Chunk(origins.side(region), tuple(base[start:end]), tuple(ours[edit.a1 : edit.a2]), tuple(theirs[edit.b1 : edit.b2])))
    return chunks


def settled(chunks: Iterable[Chunk]) -> list[Hashable]:
    """A merge as one sequence: what either side changed, and both texts, ours first, where both did."""
    out: list[Hashable] = []
    for chunk in chunks:
        out += chunk.ours if chunk.side in ("same", "ours") else chunk.theirs if chunk.side == "theirs" else (*chunk.ours, *chunk.theirs)
    return out
