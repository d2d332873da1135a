"""Alignment of two sequences of hashable keys, near-linear: common ends are cut off, keys that occur once in both are
anchors (patience), and only the gaps between anchors are compared in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

MAX_GAP = 4_000_000  # pairs to compare in one gap; beyond that the gap is taken as replaced whole

# Whole words and whole figures: € 1.250.000 and 12,5% are one token; spaces are kept apart and belong to no word.
_TOKEN = re.compile(r"\s+|(?:€[ \u00a0]?)?\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:[-’'][^\W\d_]+)*|.", re.DOTALL)


class Edit(NamedTuple):
    """A run of both sequences: `same`, or a[a1:a2] replaced by b[b1:b2] (either may be empty)."""

    same: bool
    a1: int
    a2: int
    b1: int
    b2: int


_WORD = re.compile(_TOKEN.pattern.removeprefix(r"\s+|").removesuffix(".") + r"\S", re.DOTALL)  # the same without spaces


def tokens(text: str) -> list[str]:
    """The words, figures, marks and spaces of a text; joined they give it back."""
    return _TOKEN.findall(text)


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Edit]:
    """Edits that turn `a` into `b`, in order, covering both wholly; neighbouring edits of one sort are joined."""
    joined: list[Edit] = []
    for edit in _align(a, 0, len(a), b, 0, len(b)):
        if joined and joined[-1].same == edit.same:
            last = joined[-1]
            joined[-1] = Edit(edit.same, last.a1, edit.a2, last.b1, edit.b2)
        else:
            joined.append(edit)
    return joined


def _align(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> Iterator[Edit]:
    start_a, start_b = a1, b1
    while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
        a1, b1 = a1 + 1, b1 + 1
    if a1 > start_a:
        yield Edit(True, start_a, a1, start_b, b1)
    end_a, end_b = a2, b2
    while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
        a2, b2 = a2 - 1, b2 - 1
    if a1 < a2 and b1 < b2:
        yield from _middle(a, a1, a2, b, b1, b2)
    elif a1 < a2 or b1 < b2:
        yield Edit(False, a1, a2, b1, b2)
    if a2 < end_a:
        yield Edit(True, a2, end_a, b2, end_b)


def _middle(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> Iterator[Edit]:
    anchors = _anchors(a, a1, a2, b, b1, b2)
    if not anchors:
        yield from _gap(a, a1, a2, b, b1, b2)
        return
    for i, k in anchors:
        yield from _align(a, a1, i, b, b1, k)
        yield Edit(True, i, i + 1, k, k + 1)
        a1, b1 = i + 1, k + 1
    yield from _align(a, a1, a2, b, b1, b2)


def _anchors(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> list[tuple[int, int]]:
    """The longest rising run of keys that occur once in both."""
    count_a, count_b = Counter(a[a1:a2]), Counter(b[b1:b2])
    where = {b[k]: k for k in range(b1, b2) if count_b[b[k]] == 1}
    pairs = [(i, where[a[i]]) for i in range(a1, a2) if count_a[a[i]] == 1 and a[i] in where]
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs, sorted by their first, whose second rises too (patience sorting)."""
    tails: list[int] = []
    chain: list[int] = []
    before: list[int] = []
    for n, (_, k) in enumerate(pairs):
        at = bisect_left(tails, k)
        before.append(chain[at - 1] if at else -1)
        if at == len(tails):
            tails.append(k)
            chain.append(n)
        else:
            tails[at] = k
            chain[at] = n
    found: list[tuple[int, int]] = []
    n = chain[-1] if chain else -1
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _gap(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> Iterator[Edit]:
    if (a2 - a1) * (b2 - b1) > MAX_GAP:
        yield Edit(False, a1, a2, b1, b2)
        return
    matcher = SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False)
    for op, i1, i2, k1, k2 in matcher.get_opcodes():
        yield Edit(op == "equal", a1 + i1, a1 + i2, b1 + k1, b1 + k2)


def words_of(text: str) -> Counter[str]:
    """The words, figures and marks of a text with how often each stands in it."""
    return Counter(_WORD.findall(text))


def likeness(a: Counter[str], b: Counter[str]) -> float:
    """How much of two texts' words is the same, 0 to 1, without regard to order."""
    total = sum(a.values()) + sum(b.values())
    if len(b) < len(a):
        a, b = b, a
    return 2 * sum(min(n, b[word]) for word, n in a.items() if word in b) / total if total else 1.0


def similarity(a: str, b: str) -> float:
    """How alike two texts are by their words, 0 to 1; cheap, without regard to order."""
    return likeness(words_of(a), words_of(b))
