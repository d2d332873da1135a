"""What was moved: keys that were taken out in one place and put in at another. Pure; sequences in, pairs out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from drafting.compare.align import Edit, rising


def moves(a: Sequence[Hashable | None], b: Sequence[Hashable | None], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Pairs (i, k) where a[i] was taken out and the same b[k] put in elsewhere, in the order of `a`.

    `edits` are those of `align`, over keys that may tell more apart than these. A key that is None, or that was taken out or put in
    more than once, is never a move: which one went where could not be said. What stays in its order within one edit did
    not move; it only looks so because its neighbours changed.
    """
    out = [(i, n) for n, e in enumerate(edits) if not e.same for i in range(e.a1, e.a2) if a[i] is not None]
    put = [(k, n) for n, e in enumerate(edits) if not e.same for k in range(e.b1, e.b2) if b[k] is not None]
    taken, given = Counter(a[i] for i, _ in out), Counter(b[k] for k, _ in put)
    where = {b[k]: (k, n) for k, n in put if given[b[k]] == 1}
    pairs = [(i, *where[a[i]], n) for i, n in out if taken[a[i]] == 1 and a[i] in where]
    stayed: set[tuple[int, int]] = set()
    for edit in {n for _, _, there, n in pairs if there == n}:
        here = [(i, k) for i, k, there, n in pairs if there == n == edit]
        stayed |= set(rising(here))
    return [(i, k) for i, k, _, _ in pairs if (i, k) not in stayed]
