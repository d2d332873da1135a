"""The paragraphs of one clause on two sides, paired; and the edits between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.returns.words import NEUTRAL, Numbering, Said, aligned, same_words, stretch

FEW = 0.3  # less in common, and two paragraphs are not versions of one another
PARAGRAPH = " ¶ "
Pair = tuple[Said | None, Said | None]


@dataclass(frozen=True, slots=True)
class Words:
    """An edit: words of the old paragraph that became others."""

    old: str
    new: str


def alike(a: Said, b: Said, numbers: Numbering = NEUTRAL) -> bool:
    """Whether two paragraphs say the same."""
    return (a.keys == b.keys and not _fields(a, b)) or same_words(a.tokens, b.tokens, numbers)


def _fields(a: Said, b: Said) -> bool:
    return any(t.target for t in a.tokens) and any(t.target for t in b.tokens)


def same(old: Sequence[Said], new: Sequence[Said], numbers: Numbering = NEUTRAL) -> bool:
    """Whether a clause says the same on both sides, paragraph by paragraph."""
    return len(old) == len(new) and all(alike(a, b, numbers) for a, b in zip(old, new, strict=True))


def pairs(old: Sequence[Said], new: Sequence[Said], numbers: Numbering = NEUTRAL) -> list[Pair]:
    """The paragraphs of both sides in order; a side is None where a paragraph stands on the other only."""
    start = 0
    while start < min(len(old), len(new)) and alike(old[start], new[start], numbers):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and alike(old[-1 - end], new[-1 - end], numbers):
        end += 1
    found: list[Pair] = list(zip(old[:start], new[:start], strict=True))
    found += _middle(old[start : len(old) - end], new[start : len(new) - end], numbers)
    return found + (list(zip(old[-end:], new[-end:], strict=True)) if end else [])


def _middle(old: Sequence[Said], new: Sequence[Said], numbers: Numbering) -> list[Pair]:
    if not old or not new:
        return [(a, None) for a in old] + [(None, b) for b in new]
    if len(old) * len(new) > 40_000:  # tables of hundreds of rows: by their order
        return _by_order(old, new)
    rows, columns = len(old), len(new)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    worth = [[_worth(a, b, numbers) for b in new] for a in old]
    for i in range(rows - 1, -1, -1):
        for k in range(columns - 1, -1, -1):
            best = max(score[i + 1][k], score[i][k + 1])
            if worth[i][k] > 0:
                best = max(best, score[i + 1][k + 1] + worth[i][k])
            score[i][k] = best
    found: list[Pair] = []
    i = k = 0
    while i < rows and k < columns:
        if worth[i][k] > 0 and score[i][k] == score[i + 1][k + 1] + worth[i][k]:
            found.append((old[i], new[k]))
            i, k = i + 1, k + 1
        elif score[i][k] == score[i + 1][k]:
            found.append((old[i], None))
            i += 1
        else:
            found.append((None, new[k]))
            k += 1
    return found + [(a, None) for a in old[i:]] + [(None, b) for b in new[k:]]


def _by_order(old: Sequence[Said], new: Sequence[Said]) -> list[Pair]:
    size = max(len(old), len(new))
    return [(old[i] if i < len(old) else None, new[i] if i < len(new) else None) for i in range(size)]


def _worth(a: Said, b: Said, numbers: Numbering) -> float:
    """How much two paragraphs are versions of one another: 0 where they are none."""
    if alike(a, b, numbers):
        return 1.5 if a.keys else 0.4
    here, there = a.line.cell, b.line.cell
    if (here is None) != (there is None):
        return 0.0
    both, all_ = Counter(a.keys), Counter(b.keys)
    shared = sum((both & all_).values())
    likeness = 2 * shared / ((len(a.keys) + len(b.keys)) or 1)
    if any(w in b.line.wids for w in a.line.wids):
        likeness = max(likeness, 0.5)
    if here is not None and there is not None and here[1:] == there[1:]:
        likeness = max(likeness, FEW + 0.05)  # the same cell with other words
    return likeness if likeness >= FEW else 0.0


def edits(old: Sequence[Said], new: Sequence[Said], numbers: Numbering = NEUTRAL) -> list[Words]:
    """What became of the words of a clause, in order."""
    made: list[Words] = []
    block: list[Pair] = []
    for pair in [*pairs(old, new, numbers), (None, None)]:
        a, b = pair
        if (a is None and b is None) or (a is not None and b is not None and alike(a, b, numbers)):
            made += _of_block(block, numbers)
            block = []
        else:
            block.append(pair)
    return made


def _of_block(block: Sequence[Pair], numbers: Numbering) -> Iterator[Words]:
    old = [a for a, _ in block if a is not None]
    new = [b for _, b in block if b is not None]
    if len(old) != len(new) and old and new:
        # The same words in other paragraphs: split or joined.
        joined = [[t for one in side for t in one.tokens] for side in (old, new)]
        if same_words(joined[0], joined[1], numbers):
            yield Words(_all(old), _all(new))
            return
    for a, b in block:
        if a is None or b is None:
            if (a or b) is not None and (a or b).tokens:  # type: ignore[union-attr]
                yield Words(_text(a), _text(b))
        else:
            yield from within(a, b, numbers)


def within(a: Said, b: Said, numbers: Numbering = NEUTRAL) -> Iterator[Words]:
    """The edits inside one paragraph; those with only a sign between them are one."""
    found = [e for e in aligned(a.tokens, b.tokens, numbers) if not e.same]
    joined: list[list[int]] = []
    for e in found:
        gap = [t.key for t in a.tokens[joined[-1][1] : e.a1]] if joined else []
        if joined and len(gap) <= 1 and all(len(g) < 4 for g in gap):
            joined[-1][1], joined[-1][3] = e.a2, e.b2
        else:
            joined.append([e.a1, e.a2, e.b1, e.b2])
    for a1, a2, b1, b2 in joined:
        yield Words(stretch(a.line, a.tokens[a1:a2]), stretch(b.line, b.tokens[b1:b2]))


def _text(one: Said | None) -> str:
    return "" if one is None else stretch(one.line, one.tokens)


def _all(lines: Sequence[Said]) -> str:
    return PARAGRAPH.join(_text(one) for one in lines)
