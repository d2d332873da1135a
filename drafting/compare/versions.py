"""Which of two lists of texts are versions of one another: in order, and as much alike as can be together. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.compare.align import likeness, words_of

ALIKE = 0.4
"""From which likeness two texts are versions of one another."""
MOST_PAIRS = 40_000
"""More pairs than this are not weighed: two long runs that differ whole."""


def versions(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs (place in `old`, place in `new`), rising in both. One text in the place of one other is its version whatever it says."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    if not old or not new:
        return []
    if len(old) * len(new) > MOST_PAIRS:
        return [(i, i) for i in range(len(old))] if len(old) == len(new) else []
    words_old, words_new = [words_of(text) for text in old], [words_of(text) for text in new]
    alike = [[likeness(a, b) for b in words_new] for a in words_old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for k in range(len(new) - 1, -1, -1):
            best[i][k] = max(best[i + 1][k], best[i][k + 1])
            if alike[i][k] >= ALIKE:
                best[i][k] = max(best[i][k], alike[i][k] + best[i + 1][k + 1])
    found: list[tuple[int, int]] = []
    i = k = 0
    while i < len(old) and k < len(new):
        if alike[i][k] >= ALIKE and best[i][k] == alike[i][k] + best[i + 1][k + 1]:
            found.append((i, k))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            i += 1
        else:
            k += 1
    return found
