"""What differs between two texts given as lines under headings, told per heading: words that changed, lines and whole parts that came, went
or stand elsewhere. Pure; knows nothing of where the lines come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from drafting.compare.align import Edit, align
from drafting.compare.versions import versions

_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
                         "\u00ad": None, "\u2011": "-", "\u2010": "-", "\u200b": None, "\ufeff": None})  # fmt: skip
_TYPED = re.compile(r"^(?:(?:artikel|article|bijlage|annex)\s+\w+[.:]?|\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]|\d{1,2}°|\d+(?:\.\d+)+)\s+(?=\S)",
                    re.IGNORECASE)  # fmt: skip


class Said(NamedTuple):
    """A line: its words, the heading it stands under, and whether it is that heading."""

    text: str
    title: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A difference: under which heading, of what sort ("text", "added", "removed", "moved"), old and new words; lines apart by line feeds."""

    title: str
    sort: str
    old: str = ""
    new: str = ""


def neutral(text: str) -> str:
    """A line as it is compared: spaces, quotes and hyphens of one sort, and without a number that a program typed before it."""
    plain = " ".join(text.translate(_QUOTES).split())
    return _TYPED.sub("", plain, count=1)


def differences(old: Sequence[Said], new: Sequence[Said]) -> list[Told]:
    """What differs, in the order of `new`; what went stands where it stood."""
    keys_old, keys_new = [neutral(s.text) for s in old], [neutral(s.text) for s in new]
    edits = [e for e in align(keys_old, keys_new) if not e.same]
    gone, came = _elsewhere(edits, keys_old, keys_new)
    found: list[Told] = []
    for edit in edits:
        found += _in_edit(edit, old, new, gone, came)
    return _joined(found)


def _elsewhere(edits: Sequence[Edit], old: Sequence[str], new: Sequence[str]) -> tuple[set[int], dict[int, int]]:
    """The lines that stand elsewhere unchanged: those of `old`, and per line of `new` where it came from. Only runs that say enough to be
    known again."""
    where: dict[str, list[int]] = {}
    for edit in edits:
        for i in range(edit.a1, edit.a2):
            where.setdefault(old[i], []).append(i)
    gone: set[int] = set()
    came: dict[int, int] = {}
    for edit in edits:
        k = edit.b1
        while k < edit.b2:
            start = next((i for i in where.get(new[k], ()) if i not in gone and not edit.a1 <= i < edit.a2), None)
            size = 0
            while (
                start is not None
                and k + size < edit.b2
                and start + size < len(old)
                and old[start + size] == new[k + size]
            ):
                if start + size in gone:
                    break
                size += 1
            if start is not None and sum(len(new[k + n].split()) for n in range(size)) >= 8:
                gone.update(range(start, start + size))
                came.update({k + n: start + n for n in range(size)})
                k += size
            else:
                k += 1
    return gone, came


def _in_edit(
    edit: Edit, old: Sequence[Said], new: Sequence[Said], gone: set[int], came: dict[int, int]
) -> Iterator[Told]:
    left = [i for i in range(edit.a1, edit.a2) if i not in gone]
    right = list(range(edit.b1, edit.b2))
    free = [k for k in right if k not in came]
    met = versions([neutral(old[i].text) for i in left], [neutral(new[k].text) for k in free])
    pairs = {left[i]: free[k] for i, k in met}
    back = {k: i for i, k in pairs.items()}
    above = _title_above(old, edit.a1)
    at = 0
    for k in right:
        if k in came:
            title = old[came[k]].title
            if came[k] - 1 != came.get(k - 1):
                yield Told(title, "moved", "", new[k].text)
            continue
        if k in back:
            while at < len(left) and left[at] < back[k]:
                yield _went(old, left[at])
                at += 1
            at += 1
            before = old[back[k]]
            yield Told(before.title, "text", before.text, new[k].text)
            above = before.title
        elif new[k].heading:
            above = new[k].title
            yield Told(above, "added", "", new[k].text)
        else:
            yield Told(_heading_of(new, k, edit.b1) or above or new[k].title, "text", "", new[k].text)
    for i in left[at:]:
        if i not in pairs:
            yield _went(old, i)


def _went(old: Sequence[Said], i: int) -> Told:
    return Told(old[i].title, "removed" if old[i].heading else "text", old[i].text)


def _title_above(old: Sequence[Said], at: int) -> str:
    return old[at - 1].title if at else old[0].title if old else ""


def _heading_of(new: Sequence[Said], k: int, start: int) -> str:
    """The heading above a line that came, where that heading came with it."""
    return next((new[n].title for n in range(k, start - 1, -1) if new[n].heading), "")


def _joined(found: list[Told]) -> list[Told]:
    """Lines of a part that came or went whole are told as one."""
    made: list[Told] = []
    for one in found:
        last = made[-1] if made else None
        if last is not None and last.title == one.title:
            only = (
                (one.old, last.old)
                if not one.new and not last.new
                else (one.new, last.new)
                if not one.old and not last.old
                else None
            )
            whole = last.sort in ("added", "removed") and one.sort == "text"
            if only is not None and (whole or last.sort == one.sort == "text") and all(only):
                made[-1] = Told(
                    last.title, last.sort,
                    "\n".join(filter(None, (last.old, one.old))), "\n".join(filter(None, (last.new, one.new))),
                )  # fmt: skip
                continue
        made.append(one)
    return made
