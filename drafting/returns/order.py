"""Which clauses stand elsewhere: those outside the longest run of clauses that kept their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.returns.units import Unit


def moved_of(segments: Sequence[Unit], keys: Sequence[str], starts: Mapping[str, float]) -> set[str]:
    """The clauses that moved. Definitions are ordered among those of their article, everything else among each other."""
    groups: dict[str, list[str]] = {}
    weight: dict[str, int] = {}
    for segment, key in zip(segments, keys, strict=True):
        if segment.outside or key not in starts:
            continue
        here = groups.setdefault(segment.within if segment.sort == "definition" else "", [])
        if key not in here:
            here.append(key)
        weight[key] = weight.get(key, 0) + sum(len(one.tokens) for one in segment.lines)
    moved: set[str] = set()
    for members in groups.values():
        moved |= set(members) - _kept(members, starts, weight)
    return moved


def _kept(members: Sequence[str], starts: Mapping[str, float], weight: Mapping[str, int]) -> set[str]:
    """The largest set of members that kept their order; among equals the one with the most words."""
    best: list[tuple[int, int, int]] = []  # how many, how many words, the one before
    for i, key in enumerate(members):
        count, words, before = 1, weight[key], -1
        for k in range(i):
            if starts[members[k]] < starts[key] and (best[k][0] + 1, best[k][1] + weight[key]) > (count, words):
                count, words, before = best[k][0] + 1, best[k][1] + weight[key], k
        best.append((count, words, before))
    if not best:
        return set()
    at = max(range(len(best)), key=lambda i: best[i][:2])
    kept: set[str] = set()
    while at >= 0:
        kept.add(members[at])
        at = best[at][2]
    return kept
