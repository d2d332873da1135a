"""Alignment of two sequences of hashable keys, near-linear: common ends are cut off, keys that occur once in both are
anchors (patience), and only the gaps between anchors are compared in full."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple

MAX_GAP = 40_000_000  # pairs to compare in one gap; beyond that the gap is taken as replaced whole
MAX_WORK = 20_000  # pairs of equal keys that are compared in full
TRIED = 8  # places of the rarest key that are tried on each side

# Whole words and whole figures: € 1.250.000, 12,5%, 195d and PM10 are one token; spaces are kept apart and belong to no word.
_TOKEN = re.compile(
    r"\s+|(?:€[ \u00a0]?)?\d+(?:[.,:/]\d+)*(?:(?![^\W_])%?|[^\W_]+(?:[-’'][^\W\d_]+)*)|[^\W_]+(?:[-’'][^\W\d_]+)*|.",
    re.DOTALL,
)


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
    todo: list[Edit | _Range] = [(0, len(a), 0, len(b))]
    while todo:
        part = todo.pop()
        if isinstance(part, Edit):
            _join(joined, part)
            continue
        a1, a2, b1, b2 = part
        start = a1
        while a1 < a2 and b1 < b2 and a[a1] == b[b1]:
            a1, b1 = a1 + 1, b1 + 1
        if a1 > start:
            _join(joined, Edit(True, start, a1, b1 - (a1 - start), b1))
        end = a2
        while a1 < a2 and b1 < b2 and a[a2 - 1] == b[b2 - 1]:
            a2, b2 = a2 - 1, b2 - 1
        if end > a2:
            todo.append(Edit(True, a2, end, b2, b2 + (end - a2)))
        if a1 < a2 and b1 < b2:
            todo += reversed(_middle(a, a1, a2, b, b1, b2))
        elif a1 < a2 or b1 < b2:
            todo.append(Edit(False, a1, a2, b1, b2))
    return joined


def align_words(
    a: Sequence[Hashable], b: Sequence[Hashable], light_a: Sequence[bool], light_b: Sequence[bool]
) -> list[Edit]:
    """The same where some keys are light (spaces): these are no reason to pair, but stay where the words around them do."""
    heavy_a = [i for i, light in enumerate(light_a) if not light]
    heavy_b = [k for k, light in enumerate(light_b) if not light]
    joined: list[Edit] = []
    at_a = at_b = 0
    pairs = (
        (heavy_a[i], heavy_b[k])
        for e in align([a[i] for i in heavy_a], [b[k] for k in heavy_b])
        if e.same
        for i, k in zip(range(e.a1, e.a2), range(e.b1, e.b2), strict=True)
    )
    for i, k in (*pairs, (len(a), len(b))):
        left, right = at_a, i
        k1, k2 = at_b, k
        while left < right and k1 < k2 and light_a[left] and a[left] == b[k1]:
            left, k1 = left + 1, k1 + 1
        while left < right and k1 < k2 and light_a[right - 1] and a[right - 1] == b[k2 - 1]:
            right, k2 = right - 1, k2 - 1
        for edit in (Edit(True, at_a, left, at_b, k1), Edit(False, left, right, k1, k2), Edit(True, right, i, k2, k)):
            if edit.a1 < edit.a2 or edit.b1 < edit.b2:
                _join(joined, edit)
        if i < len(a):
            _join(joined, Edit(True, i, i + 1, k, k + 1))
        at_a, at_b = i + 1, k + 1
    return joined


_Range = tuple[int, int, int, int]


def _join(joined: list[Edit], edit: Edit) -> None:
    if joined and joined[-1].same == edit.same:
        last = joined[-1]
        joined[-1] = Edit(edit.same, last.a1, edit.a2, last.b1, edit.b2)
    else:
        joined.append(edit)


def _middle(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> list[Edit | _Range]:
    """A range whose ends differ, cut at what both hold."""
    anchors = _anchors(a, a1, a2, b, b1, b2)
    if not anchors:
        return _gap(a, a1, a2, b, b1, b2)
    found: list[Edit | _Range] = []
    for i, k in anchors:
        found += [(a1, i, b1, k), Edit(True, i, i + 1, k, k + 1)]
        a1, b1 = i + 1, k + 1
    return [*found, (a1, a2, b1, b2)]


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


def _gap(a: Sequence[Hashable], a1: int, a2: int, b: Sequence[Hashable], b1: int, b2: int) -> list[Edit | _Range]:
    """A range in which nothing occurs once in both: compared in full where that is little work, else cut at what is rarest."""
    if (a2 - a1) * (b2 - b1) > MAX_GAP:
        return [Edit(False, a1, a2, b1, b2)]
    count_a, count_b = Counter(a[a1:a2]), Counter(b[b1:b2])
    common = [(n * count_b[key], key) for key, n in count_a.items() if key in count_b]
    if not common:
        return [Edit(False, a1, a2, b1, b2)]
    if sum(n for n, _ in common) <= MAX_WORK:
        matcher = SequenceMatcher(None, a[a1:a2], b[b1:b2], autojunk=False)
        return [Edit(op == "equal", a1 + i1, a1 + i2, b1 + k1, b1 + k2) for op, i1, i2, k1, k2 in matcher.get_opcodes()]
    rarest = min(n for n, _ in common)
    key = next(key for n, key in common if n == rarest)
    best = (0, 0, 0)
    for i in islice((i for i in range(a1, a2) if a[i] == key), TRIED):
        for k in islice((k for k in range(b1, b2) if b[k] == key), TRIED):
            left = right = 0
            while i - left > a1 and k - left > b1 and a[i - left - 1] == b[k - left - 1]:
                left += 1
            while i + right < a2 and k + right < b2 and a[i + right] == b[k + right]:
                right += 1
            if left + right > best[0]:
                best = (left + right, i - left, k - left)
    size, i, k = best
    return [(a1, i, b1, k), Edit(True, i, i + size, k, k + size), (i + size, a2, k + size, b2)]


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
