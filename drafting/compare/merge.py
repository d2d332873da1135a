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

    def __init__(
        self, by_us: Iterable[Edit], by_them: Iterable[Edit], ours: Sequence[Hashable], theirs: Sequence[Hashable]
    ) -> None:
        """`by_us` and `by_them`: the edits from BASE to `ours` and to `theirs`."""
        self._us, self._them = [e for e in by_us if not e.same], [e for e in by_them if not e.same]
        self._ours, self._theirs = ours, theirs
        self._new_ours, self._new_theirs = _new(self._us, len(ours)), _new(self._them, len(theirs))

    @classmethod
    def of(cls, base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Origins:
        """By aligning both with BASE."""
        return cls(align(base, ours), align(base, theirs), ours, theirs)

    def sides(self, regions: Sequence[Region]) -> list[Side]:
        """Who made each of the differences, which are all there are.

        A difference that only one side's changes meet is that side's. Where alignments disagree so that a change of a side would be
        left without a place, the stricter question is asked of every element in a difference.
        """
        found = [self._met(region) for region in regions]
        if self._placed(self._them, self._us, regions, found, "ours", 2) and self._placed(
            self._us, self._them, regions, found, "theirs", 0
        ):
            return found
        return [self._strict(region) for region in regions]

    def _met(self, region: Region) -> Side:
        if not self._them:
            return "ours"
        if not self._us:
            return "theirs"
        by_us, by_them = _touched(self._us, region.a1, region.a2), _touched(self._them, region.b1, region.b2)
        if by_us != by_them:
            return "ours" if by_us else "theirs"
        return self._strict(region)

    def _strict(self, region: Region) -> Side:
        if not self._them:
            return "ours"
        if not self._us:
            return "theirs"
        by_us = any(self._new_ours[region.a1 : region.a2]) or not all(self._new_theirs[region.b1 : region.b2])
        by_them = any(self._new_theirs[region.b1 : region.b2]) or not all(self._new_ours[region.a1 : region.a2])
        # What a side took out and the other rewrote shows in neither text: only the alignment with BASE knows.
        by_us = by_us or _touched(_taken_out(self._us), region.a1, region.a2)
        by_them = by_them or _touched(_taken_out(self._them), region.b1, region.b2)
        if by_us and not by_them and _touched(self._us, region.a1, region.a2):
            return "ours"
        if by_them and not by_us and _touched(self._them, region.b1, region.b2):
            return "theirs"
        return "both"

    def _placed(
        self,
        edits: list[Edit],
        others: list[Edit],
        regions: Sequence[Region],
        found: Sequence[Side],
        not_in: Side,
        at: int,
    ) -> bool:
        """Whether each change of a side is in a difference that is not the other's alone, or was made by the other too."""
        mine, yours = (self._ours, self._theirs) if at == 0 else (self._theirs, self._ours)
        same = {(e.a1, e.a2, tuple(yours[e.b1 : e.b2])) for e in others}
        for edit in edits:
            shown = any(
                side != not_in and _meets(edit, region[at], region[at + 1])
                for region, side in zip(regions, found, strict=True)
            )
            if not shown and (edit.a1, edit.a2, tuple(mine[edit.b1 : edit.b2])) not in same:
                return False
        return True

    def base_span(self, region: Region) -> tuple[int, int]:
        """Where in BASE the changes of both sides lie that a difference is made of."""
        found = [e for e in self._us if _meets(e, region.a1, region.a2)] + [
            e for e in self._them if _meets(e, region.b1, region.b2)
        ]
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
    edits = align(ours, theirs)
    regions = [Region(e.a1, e.a2, e.b1, e.b2) for e in edits if not e.same]
    sides = iter(origins.sides(regions))
    chunks: list[Chunk] = []
    for edit in edits:
        if edit.same:
            kept = tuple(ours[edit.a1 : edit.a2])
            chunks.append(Chunk("same", kept, kept, kept))
            continue
        start, end = origins.base_span(Region(edit.a1, edit.a2, edit.b1, edit.b2))
        chunks.append(
            Chunk(next(sides), tuple(base[start:end]), tuple(ours[edit.a1 : edit.a2]), tuple(theirs[edit.b1 : edit.b2]))
        )
    return chunks


def settled(chunks: Iterable[Chunk]) -> list[Hashable]:
    """A merge as one sequence: what either side changed, and both texts, ours first, where both did."""
    out: list[Hashable] = []
    for chunk in chunks:
        out += (
            chunk.ours
            if chunk.side in ("same", "ours")
            else chunk.theirs
            if chunk.side == "theirs"
            else (*chunk.ours, *chunk.theirs)
        )
    return out
