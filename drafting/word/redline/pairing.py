"""Which blocks of two files are versions of one another."""

from __future__ import annotations

from typing import Any

from lxml import etree

from drafting.compare import similarity
from drafting.word.redline.keys import W, clause, seen, text

MANY = 20_000  # pairs of blocks in one run; beyond that they are paired in turn
ALIKE = 0.45  # paragraphs less alike than this are replaced whole: confetti reads worse


def alike(olds: list[Any], news: list[Any]) -> list[tuple[int, int]]:
    """Pairs of blocks that are versions of one another, rising in both; content controls of one clause always are. Of all ways to
    pair them, the one that keeps the most words."""
    if len(olds) * len(news) > MANY:
        return alike_in_turn(olds, news)
    scores = [[score(old, new) for new in news] for old in olds]
    sizes_old, sizes_new = [1 + len(text(b)) for b in olds], [1 + len(text(b)) for b in news]
    kept = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for k in range(len(news) - 1, -1, -1):
            best = max(kept[i + 1][k], kept[i][k + 1])
            if scores[i][k] > ALIKE:
                best = max(best, kept[i + 1][k + 1] + scores[i][k] * (sizes_old[i] + sizes_new[k]))
            kept[i][k] = best
    pairs: list[tuple[int, int]] = []
    i = k = 0
    while i < len(olds) and k < len(news):
        if scores[i][k] > ALIKE and kept[i][k] == kept[i + 1][k + 1] + scores[i][k] * (sizes_old[i] + sizes_new[k]):
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif kept[i][k] == kept[i + 1][k]:
            i += 1
        else:
            k += 1
    return pairs


def alike_in_turn(olds: list[Any], news: list[Any]) -> list[tuple[int, int]]:
    """The same for long runs: each block in turn takes the best of the next forty."""
    pairs: list[tuple[int, int]] = []
    start = 0
    for i, old in enumerate(olds):
        best, at = ALIKE, -1
        for k in range(start, min(len(news), start + 40)):
            alikeness = score(old, news[k])
            if alikeness > best:
                best, at = alikeness, k
        if at >= 0:
            pairs.append((i, at))
            start = at + 1
    return pairs


def score(old: etree._Element, new: etree._Element) -> float:
    if old.tag != new.tag:
        return 0.0
    if old.tag == f"{W}sdt":
        return 1.0 if clause(old) and clause(old) == clause(new) else 0.0
    if old.tag == f"{W}tbl":
        if shape(old) != shape(new):
            return 0.0
        return max(0.5, similarity(text(old), text(new)))
    one, other = text(old), text(new)
    if not one.strip() and not other.strip():
        return 0.5 if old.tag == f"{W}tr" or no_objects(old, new) else 0.0
    return similarity(one, other)


def no_objects(*paragraphs: etree._Element) -> bool:
    return all(p.find(f".//{W}drawing") is None and p.find(f".//{W}pict") is None and p.find(f".//{W}sectPr") is None for p in paragraphs)


def shape(table: etree._Element) -> bytes:
    """A table's own properties and grid: where they differ the table is replaced whole."""
    found = [table.find(f"{W}tblPr"), table.find(f"{W}tblGrid")]
    return b"".join(seen(f) for f in found if f is not None)


def same_cells(old: etree._Element, new: etree._Element) -> bool:
    def outline(row: etree._Element) -> list[bytes]:
        found = [row.find(f"{W}trPr"), row.find(f"{W}tblPrEx"), *(c.find(f"{W}tcPr") for c in row.findall(f"{W}tc"))]
        return [b"" if f is None else seen(f) for f in found]

    return row_children(old) == row_children(new) and outline(old) == outline(new)


def row_children(row: etree._Element) -> list[str]:
    """The tags of a row's cells and what else stands between them."""
    return [str(c.tag) for c in row if c.tag not in (f"{W}trPr", f"{W}tblPrEx")]
