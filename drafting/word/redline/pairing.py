"""Which blocks of two files are versions of one another."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from drafting.compare import likeness, words_of
from drafting.word.redline.keys import Keys, W, clause, seen, text

MANY = 20_000  # pairs of blocks in one run; beyond that they are paired in turn
AHEAD = 40  # how far a block is then looked for
ALIKE = 0.45  # paragraphs less alike than this are replaced whole: confetti reads worse
JUST = ALIKE + 0.01
STANDS = 3  # words of an opening or an ending that two paragraphs share, from which on it is no chance
PART = 0.6  # of the words of a paragraph, to be the other half of one that was split or merged
_OBJECTS = tuple(f"{W}{n}" for n in ("drawing", "pict", "object", "sectPr"))


class Profile:
    """What is compared of a block, read once."""

    __slots__ = (
        "block",
        "clause",
        "columns",
        "first",
        "own",
        "plain",
        "said",
        "section",
        "size",
        "split",
        "tag",
        "total",
        "words",
    )

    def __init__(self, block: etree._Element) -> None:
        said = text(block)
        self.block, self.tag = block, str(block.tag)
        self.said = said
        self.words = words_of(said)
        self.total = sum(self.words.values())
        self.size = 1 + len(said)
        self.clause, self.own, self.columns, self.first = "", b"", 0, ""
        self.plain = self.section = self.split = False
        if block.tag == f"{W}p":
            self.plain = next(block.iter(*_OBJECTS), None) is None
            self.section = block.find(f"{W}pPr/{W}sectPr") is not None
            self.split = block.find(f"{W}pPr/{W}rPr/{W}ins") is not None
        elif block.tag == f"{W}sdt":
            self.clause = clause(block)
            own = block.find(f"{W}sdtPr")
            self.own = b"" if own is None else seen(own)
        elif block.tag == f"{W}tr":
            cell = block.find(f"{W}tc")
            self.first = "" if cell is None else text(cell).strip()
        elif block.tag == f"{W}tbl":
            grid = block.find(f"{W}tblGrid")
            self.columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))


def score(old: Profile, new: Profile) -> float:
    """How much two blocks are versions of one another, 0 to 1; above ALIKE they are."""
    if old.tag != new.tag:
        return 0.0
    if old.tag == f"{W}sdt":
        if old.clause or new.clause:
            return 1.0 if old.clause == new.clause else 0.0
        return max(0.5, likeness(old.words, new.words)) if old.own == new.own else 0.0
    if old.tag == f"{W}tbl":
        return max(0.5 if old.columns == new.columns else 0.0, likeness(old.words, new.words))
    if not old.total and not new.total:
        return 0.5 if old.tag == f"{W}tr" or (old.plain and new.plain) else 0.0
    if old.first and old.first == new.first:  # the first column says which row it is
        return max(0.5, likeness(old.words, new.words))
    least = JUST if old.tag == f"{W}p" and _begins_or_ends_alike(old.said, new.said) else 0.0
    if 2 * min(old.total, new.total) <= ALIKE * (old.total + new.total):
        return least
    return max(least, likeness(old.words, new.words))


def _begins_or_ends_alike(old: str, new: str) -> bool:
    """Whether the opening or the ending of two paragraphs is the same, of some length and a good part of the shorter one."""
    one, other = old.split(), new.split()
    size = min(len(one), len(other))
    if size < STANDS:
        return False
    first = next((n for n in range(size) if one[n] != other[n]), size)
    last = next((n for n in range(size - first) if one[-1 - n] != other[-1 - n]), size - first)
    return max(first, last) >= STANDS and 2 * (first + last) >= size


def alike(olds: Sequence[Profile], news: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of blocks that are versions of one another, rising in both; content controls of one clause always are. Of all ways to
    pair them, the one that keeps the most words."""
    if len(olds) * len(news) > MANY:
        return alike_in_turn(olds, news)
    scores = [[score(old, new) for new in news] for old in olds]
    kept = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in range(len(olds) - 1, -1, -1):
        for k in range(len(news) - 1, -1, -1):
            best = max(kept[i + 1][k], kept[i][k + 1])
            if scores[i][k] > ALIKE:
                best = max(best, kept[i + 1][k + 1] + scores[i][k] * (olds[i].size + news[k].size))
            kept[i][k] = best
    pairs: list[tuple[int, int]] = []
    i = k = 0
    while i < len(olds) and k < len(news):
        if scores[i][k] > ALIKE and kept[i][k] == kept[i + 1][k + 1] + scores[i][k] * (olds[i].size + news[k].size):
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif kept[i][k] == kept[i + 1][k]:
            i += 1
        else:
            k += 1
    return pairs


def alike_in_turn(olds: Sequence[Profile], news: Sequence[Profile]) -> list[tuple[int, int]]:
    """The same for long runs: each block in turn takes the best of the next ones."""
    pairs: list[tuple[int, int]] = []
    start = 0
    for i, old in enumerate(olds):
        best, at = ALIKE, -1
        for k in range(start, min(len(news), start + AHEAD)):
            alikeness = score(old, news[k])
            if alikeness > best:
                best, at = alikeness, k
        if at >= 0:
            pairs.append((i, at))
            start = at + 1
    return pairs


Group = tuple[int, int, int, int]


def groups(
    pairs: Sequence[tuple[int, int]], olds: Sequence[Profile | None], news: Sequence[Profile | None]
) -> list[Group]:
    """The pairs as runs (i1, i2, k1, k2): a paragraph that was split, or paragraphs that were merged, in one run. None stands for
    a block that belongs elsewhere."""
    found: list[Group] = []
    taken_old, taken_new = {i for i, _ in pairs}, {k for _, k in pairs}
    for i, k in pairs:
        old, new = olds[i], news[k]
        assert old is not None
        assert new is not None
        group = (i, i + 1, k, k + 1)
        if old.tag == f"{W}p":
            group = _grown(group, olds, news, taken_old, taken_new, found[-1] if found else (0, 0, 0, 0))
        found.append(group)
    return found


def _grown(
    group: Group,
    olds: Sequence[Profile | None],
    news: Sequence[Profile | None],
    taken_old: set[int],
    taken_new: set[int],
    last: Group,
) -> Group:
    i1, i2, k1, k2 = group
    left_old, left_new = _left(olds, i1, i2, news, k1, k2), _left(news, k1, k2, olds, i1, i2)
    more = True
    while more:
        more = False
        # A mark that an earlier author added stands in the middle of what was one paragraph.
        if k2 < len(news) and k2 not in taken_new and _split(news[k2 - 1], news[k2]):
            k2, more = k2 + 1, True
            continue
        if i2 < len(olds) and i2 not in taken_old and _split(olds[i2 - 1], olds[i2]):
            i2, more = i2 + 1, True
            continue
        if k2 < len(news) and k2 not in taken_new and not _ends(news[k2 - 1]) and _fits(news[k2], left_old):
            k2, more = k2 + 1, True
        elif (
            k1 - 1 >= last[3] and k1 - 1 not in taken_new and not _ends(news[k1 - 1]) and _fits(news[k1 - 1], left_old)
        ):
            k1, more = k1 - 1, True
        elif i2 < len(olds) and i2 not in taken_old and not _ends(olds[i2 - 1]) and _fits(olds[i2], left_new):
            i2, more = i2 + 1, True
        elif (
            i1 - 1 >= last[1] and i1 - 1 not in taken_old and not _ends(olds[i1 - 1]) and _fits(olds[i1 - 1], left_new)
        ):
            i1, more = i1 - 1, True
        left_old, left_new = _left(olds, i1, i2, news, k1, k2), _left(news, k1, k2, olds, i1, i2)
    return i1, i2, k1, k2


def _split(one: Profile | None, other: Profile | None) -> bool:
    return one is not None and other is not None and one.split and not one.section and other.tag == f"{W}p"


def _ends(profile: Profile | None) -> bool:
    return profile is None or profile.section


def _left(
    ones: Sequence[Profile | None], a1: int, a2: int, others: Sequence[Profile | None], b1: int, b2: int
) -> dict[str, int]:
    """The words of some blocks that others do not have."""
    left: dict[str, int] = {}
    for profile in ones[a1:a2]:
        assert profile is not None
        for word, n in profile.words.items():
            left[word] = left.get(word, 0) + n
    for profile in others[b1:b2]:
        assert profile is not None
        for word, n in profile.words.items():
            if word in left:
                left[word] -= n
    return left


def _fits(profile: Profile | None, left: dict[str, int]) -> bool:
    """Whether a paragraph is made of words that are left of another."""
    if profile is None or profile.tag != f"{W}p" or not profile.total:
        return False
    return sum(min(n, max(0, left.get(word, 0))) for word, n in profile.words.items()) >= PART * profile.total


def same_cells(old: etree._Element, new: etree._Element, keys: tuple[Keys, Keys], parts: tuple[str, str]) -> bool:
    """Whether two rows have cells that can be compared one by one: the same number, or such that some come or go."""
    if row_children(old) != row_children(new):
        return all(set(row_children(row)) == {f"{W}tc"} for row in (old, new))
    others = [[c for c in row if c.tag not in (f"{W}tc", f"{W}trPr", f"{W}tblPrEx")] for row in (old, new)]
    return all(
        keys[0].of(a, parts[0]) == keys[1].of(b, parts[1]) or same_control(a, b) for a, b in zip(*others, strict=True)
    )


def same_control(old: etree._Element, new: etree._Element) -> bool:
    """Whether two elements in the place of a row or cell are the same control around as many cells, whatever these say."""
    if old.tag != new.tag or old.tag not in (f"{W}sdt", f"{W}customXml"):
        return False
    own = [control.find(f"{W}sdtPr") for control in (old, new)]
    told = [b"" if node is None else seen(node) for node in own]
    return (
        told[0] == told[1]
        and sorted(old.attrib.items()) == sorted(new.attrib.items())
        and len(cells_of(old)) == len(cells_of(new)) > 0
    )


def cells_of(home: etree._Element) -> list[etree._Element]:
    """The cells of a row, whatever stands around them."""
    found: list[etree._Element] = []
    for child in home:
        if child.tag == f"{W}tc":
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}tr"):
            found += cells_of(child)
    return found


def cells(olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> list[tuple[int, int]]:
    """Which cells of two rows are the same ones, rising in both: as many as the shorter row has, so that they have the most words
    in common and, where these say nothing, stand the most in line."""
    texts = [[text(c).strip() for c in row] for row in (olds, news)]
    bags = [[words_of(t) for t in row] for row in texts]
    size = min(len(olds), len(news))
    # best[i][k]: the most that cells from i and k on have in common, pairing all of the shorter row
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    took: dict[tuple[int, int], bool] = {}
    longer_new = len(news) > len(olds)
    for i in range(len(olds) - 1, -1, -1):
        for k in range(len(news) - 1, -1, -1):
            same = 1.0 if texts[0][i] == texts[1][k] else likeness(bags[0][i], bags[1][k])
            pair = best[i + 1][k + 1] + same
            # only cells of the longer row may be left out, and no more than it has too many
            left = len(news) - k - (len(olds) - i) if longer_new else len(olds) - i - (len(news) - k)
            skip = (best[i][k + 1] if longer_new else best[i + 1][k]) if left > 0 else -1.0
            took[i, k] = left >= 0 and pair >= skip
            best[i][k] = max(pair, skip)
    pairs: list[tuple[int, int]] = []
    i = k = 0
    while i < len(olds) and k < len(news) and len(pairs) < size:
        if took[i, k]:
            pairs.append((i, k))
            i, k = i + 1, k + 1
        elif longer_new:
            k += 1
        else:
            i += 1
    return pairs


def row_children(row: etree._Element) -> list[str]:
    """The tags of a row's cells and what else stands between them."""
    return [str(c.tag) for c in row if c.tag not in (f"{W}trPr", f"{W}tblPrEx")]
