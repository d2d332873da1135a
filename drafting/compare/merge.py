"""Merging three ways, over plain sequences: which side of a comparison of OURS with THEIRS made each difference, seen from BASE.

The differences between OURS and THEIRS come from outside (a redline, or `align`); what each side changed comes from aligning it with
BASE. An element of THEIRS that BASE had too is missing from OURS because we took it out; one that BASE had not is new from them; and
the other way round. A difference in which both took part is for a person to decide. Nothing is ever dropped for want of certainty:
where alignments disagree, a difference counts as made by both.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, NamedTuple

from drafting.compare.align import Edit, align, align_words, tokens
from drafting.compare.versions import versions

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
        self,
        by_us: Iterable[Edit],
        by_them: Iterable[Edit],
        ours: Sequence[Hashable],
        theirs: Sequence[Hashable],
        base: Sequence[Hashable],
    ) -> None:
        """`by_us` and `by_them`: the edits from `base` to `ours` and to `theirs`."""
        self._us, self._them = (
            _slid([e for e in edits if not e.same], base, side) for edits, side in ((by_us, ours), (by_them, theirs))
        )
        self._ours, self._theirs = ours, theirs
        self._new_ours, self._new_theirs = _new(self._us, len(ours)), _new(self._them, len(theirs))

    @classmethod
    def of(cls, base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Origins:
        """By aligning both with BASE."""
        return cls(align(base, ours), align(base, theirs), ours, theirs, base)

    def sides(self, regions: Sequence[Region]) -> list[Side]:
        """Who made each of the differences, which are all there are.

        A difference that only one side's changes meet is that side's. Where alignments disagree so that a change of a side would be
        left without a place, the stricter question is asked of every element in the differences that it meets: one spot that cannot be
        traced is one conflict, not the whole.
        """
        regions = _slid_regions(regions, self._ours, self._theirs)
        found = [self._met(region) for region in regions]
        doubtful = self._unplaced(self._them, self._us, regions, found, "ours", 2)
        doubtful |= self._unplaced(self._us, self._them, regions, found, "theirs", 0)
        for at in doubtful:
            found[at] = self._strict(regions[at])
        if not doubtful:
            return found
        # What the stricter question left as it was is for a person.
        for at in self._unplaced(self._them, self._us, regions, found, "ours", 2) | self._unplaced(
            self._us, self._them, regions, found, "theirs", 0
        ):
            found[at] = "both"
        return found

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

    def _unplaced(
        self,
        edits: list[Edit],
        others: list[Edit],
        regions: Sequence[Region],
        found: Sequence[Side],
        not_in: Side,
        at: int,
    ) -> set[int]:
        """The differences, as they stand only the other's, in which a change of a side is lost: one that is in no difference of its own
        and was not made by the other too."""
        mine, yours = (self._ours, self._theirs) if at == 0 else (self._theirs, self._ours)
        same = {(e.a1, e.a2, tuple(yours[e.b1 : e.b2])) for e in others}
        doubtful: set[int] = set()
        first = 0
        for edit in edits:  # both rise, so what lies before is behind us
            while first < len(regions) and regions[first][at + 1] < edit.b1:
                first += 1
            met = []
            for n in range(first, len(regions)):
                if regions[n][at] > edit.b2:
                    break
                met.append(n)
            if any(found[n] != not_in for n in met):
                continue
            if (edit.a1, edit.a2, tuple(mine[edit.b1 : edit.b2])) not in same:
                doubtful.update(met)
        return doubtful

    def base_span(self, region: Region) -> tuple[int, int]:
        """Where in BASE the changes of both sides lie that a difference is made of."""
        (region,) = _slid_regions([region], self._ours, self._theirs)
        found = [e for e in self._us if _meets(e, region.a1, region.a2)] + [
            e for e in self._them if _meets(e, region.b1, region.b2)
        ]
        return (min(e.a1 for e in found), max(e.a2 for e in found)) if found else (0, 0)


def _slid(edits: list[Edit], base: Sequence[Hashable], side: Sequence[Hashable]) -> list[Edit]:
    """Edits of which what only comes or only goes stands as late as it can: "a b [a] b" and "a [b a] b" are the same, whoever marked
    it."""
    regions = _slid_regions([Region(e.a1, e.a2, e.b1, e.b2) for e in edits], base, side)
    return [Edit(False, *region) for region in regions]


def _slid_regions(regions: Sequence[Region], ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> list[Region]:
    """The same for differences of two sides, each of which may lack what the other has."""
    made: list[Region] = []
    for at, region in enumerate(regions):
        a1, a2, b1, b2 = region
        side, start, end = (theirs, b1, b2) if a1 == a2 else (ours, a1, a2)
        if a1 == a2 or b1 == b2:
            after = regions[at + 1] if at + 1 < len(regions) else None
            limit = len(side) if after is None else after.b1 if a1 == a2 else after.a1
            step = 0
            while end + step < limit and side[start + step] == side[end + step]:
                step += 1
            region = Region(a1 + step, a2 + step, b1 + step, b2 + step)
        made.append(region)
    return made


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


BREAKS = "\n\x1e\x1d"
"""What ends a paragraph, a cell, a row in a text that is traced."""


def traced(base: str, side: str) -> list[Edit]:
    """The edits, in characters, that turn `base` into `side`, both texts of paragraphs, each with its end. Paragraphs are paired first and
    words within pairs, so that what changed in one place says nothing of another."""
    before, after = _paragraphs(base), _paragraphs(side)
    at_a, at_b = _offsets(before), _offsets(after)
    made: list[Edit] = []
    for edit in align(before, after):
        if edit.same:
            made.append(Edit(True, at_a[edit.a1], at_a[edit.a2], at_b[edit.b1], at_b[edit.b2]))
            continue
        i, k = edit.a1, edit.b1
        pairs = versions(before[edit.a1 : edit.a2], after[edit.b1 : edit.b2])
        for n, m in (*((edit.a1 + n, edit.b1 + m) for n, m in pairs), (edit.a2, edit.b2)):
            if i < n or k < m:
                made.append(Edit(False, at_a[i], at_a[n], at_b[k], at_b[m]))
            if n < edit.a2:
                made += _words(before[n], after[m], at_a[n], at_b[m])
            i, k = n + 1, m + 1
    return _run_together(made)


def _paragraphs(text: str) -> list[str]:
    found, start = [], 0
    for at, sign in enumerate(text, 1):
        if sign in BREAKS:
            found.append(text[start:at])
            start = at
    return [*found, text[start:]] if start < len(text) else found


def _offsets(parts: Sequence[str]) -> list[int]:
    found = [0]
    for part in parts:
        found.append(found[-1] + len(part))
    return found


def _words(old: str, new: str, at_a: int, at_b: int) -> list[Edit]:
    a, b = ([t for piece in _cut(text) for t in piece] for text in (old, new))
    light_a, light_b = ([t.isspace() and t not in BREAKS for t in side] for side in (a, b))
    to_a, to_b = _offsets(a), _offsets(b)
    return [
        Edit(e.same, at_a + to_a[e.a1], at_a + to_a[e.a2], at_b + to_b[e.b1], at_b + to_b[e.b2])
        for e in align_words(a, b, light_a, light_b)
    ]


def _cut(text: str) -> tuple[list[str], list[str]]:
    body = text.rstrip(BREAKS)
    return tokens(body), list(text[len(body) :])


def _run_together(edits: Iterable[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in edits:
        if made and made[-1].same == edit.same:
            last = made[-1]
            made[-1] = Edit(edit.same, last.a1, edit.a2, last.b1, edit.b2)
        else:
            made.append(edit)
    return made


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
