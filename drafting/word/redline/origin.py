"""Who made each difference between OURS and THEIRS, seen from BASE: the marks of a redline, sorted by side."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from drafting.compare.merge import Origins, Region, Side
from drafting.word.redline.keys import W, seen
from drafting.word.redline.reading import PARAGRAPH, Reader, Step, edits, text_of
from drafting.word.revisions.settle import CHANGES, settle

SHOWN = 300  # characters of a text that a comment repeats


@dataclass(slots=True)
class Difference:
    """A difference: the marks of tracked changes that show it, the moves it is part of, and what the three have there."""

    side: Side
    marks: list[etree._Element]
    moves: frozenset[str] = frozenset()
    base: str = ""
    ours: str = ""
    theirs: str = ""


def differences(
    root: etree._Element,
    by_us: etree._Element | None,
    by_them: etree._Element | None,
    reader: Reader,
    cautious: bool = False,
) -> list[Difference]:
    """The differences of a story `root` that is marked from OURS to THEIRS, in order. `by_us` and `by_them` are the same story marked
    from BASE to OURS and from BASE to THEIRS; without them, or where `cautious`, each difference counts as made by both."""
    steps = reader.steps(root)
    if not _marked(root, reader):
        return []
    base, origins = "", None
    if not cautious:
        # Where a side changed nothing, or has no such story, every difference is the other's, however it is marked.
        changed = [story is not None and _marked(story, reader) for story in (by_us, by_them)]
        if changed[0] != changed[1]:
            return _all_of("ours" if changed[0] else "theirs", root, steps)
    if by_us is not None and by_them is not None and not cautious:
        our_steps, their_steps = reader.steps(by_us), reader.steps(by_them)
        ours, theirs = text_of(our_steps, "del"), text_of(their_steps, "del")
        base = text_of(our_steps, "ins")
        if (ours, theirs, base) == (text_of(steps, "ins"), text_of(steps, "del"), text_of(their_steps, "ins")):
            origins = Origins(edits(our_steps), edits(their_steps), ours, theirs)
    found = list(_of_text(steps, base, origins))
    _tied(found)
    looks = _Looks(by_us, reader) if origins is not None and by_us is not None else None
    found += [
        Difference(looks.side(change) if looks is not None else "both", [change]) for change in root.iter(*CHANGES)
    ]
    return found


def _marked(root: etree._Element, reader: Reader) -> bool:
    return any(s.state for s in reader.steps(root)) or next(root.iter(*CHANGES), None) is not None


def _all_of(side: Side, root: etree._Element, steps: list[Step]) -> list[Difference]:
    found = list(_of_text(steps, "", None))
    for difference in found:
        difference.side = side
    return found + [Difference(side, [change]) for change in root.iter(*CHANGES)]


def _of_text(steps: list[Step], base: str, origins: Origins | None) -> Iterator[Difference]:
    ours, theirs = text_of(steps, "ins"), text_of(steps, "del")
    changed = [(edit, Region(edit.a1, edit.a2, edit.b1, edit.b2)) for edit in edits(steps) if not edit.same]
    sides: list[Side] = ["both"] * len(changed) if origins is None else origins.sides([region for _, region in changed])
    runs = (list(group) for state, group in groupby(steps, key=lambda s: bool(s.state)) if state)
    for run, (edit, region), side in zip(runs, changed, sides, strict=True):
        marks = list(dict.fromkeys(m for s in run for m in s.marks))
        moves = frozenset(name for s in run for name in s.moves)
        before = "" if origins is None else base[slice(*origins.base_span(region))]
        yield Difference(
            side, marks, moves, _shown(before), _shown(ours[edit.a1 : edit.a2]), _shown(theirs[edit.b1 : edit.b2])
        )


def _tied(found: list[Difference]) -> None:
    """Both ends of a move belong together: where they have two sides, neither is settled."""
    sides: dict[str, set[Side]] = {}
    for difference in found:
        for name in difference.moves:
            sides.setdefault(name, set()).add(difference.side)
    mixed = {name for name, one in sides.items() if len(one) > 1}
    while True:
        touched = [d for d in found if d.side != "both" and d.moves & mixed]
        if not touched:
            return
        for difference in touched:
            difference.side = "both"
            mixed |= difference.moves


def _shown(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() and ord(c) < 0xF0000 else " " for c in text).split())
    return plain if len(plain) <= SHOWN else plain[:SHOWN].rsplit(" ", 1)[0] + " …"


class _Looks:
    """Who changed a look: the properties of words, paragraphs, tables, sections."""

    def __init__(self, by_us: etree._Element, reader: Reader) -> None:
        base = copy.deepcopy(by_us)
        settle(base, False)
        self._base, self._reader = base, reader
        # Per text of a paragraph of BASE, the look of each of its characters, the end last: one list for each such paragraph.
        self._lines: dict[str, list[list[bytes]]] = {}
        for line in _lines(reader.steps(base)):
            looks = [look for step in line for look in [_look(step.home)] * len(step.text)]
            self._lines.setdefault("".join(s.text for s in line), []).append(looks)

    def side(self, change: etree._Element) -> Side:
        """ "ours" where the look that THEIRS has is that of BASE, and ours is not; else "theirs", for then it is shown."""
        owner = change.getparent()
        home = owner.getparent() if owner is not None else None
        if owner is None or home is None:
            return "theirs"
        there = (
            self._in_base(home) if home.tag in (f"{W}r", f"{W}p") else [{_plain(o)} for o in self._base.iter(owner.tag)]
        )
        return (
            "ours"
            if any({_plain(owner)} == looks for looks in there)
            and not any({_before(change)} == looks for looks in there)
            else "theirs"
        )

    def _in_base(self, home: etree._Element) -> list[set[bytes]]:
        """The looks that these words, or this end of a paragraph, have in BASE: a set for each paragraph of the same text."""
        paragraph = home if home.tag == f"{W}p" else next(home.iterancestors(f"{W}p"), None)
        if paragraph is None:
            return []
        steps = [s for s in self._reader.steps(paragraph) if s.state != "del"]
        text = "".join(s.text for s in steps) + PARAGRAPH
        if home is paragraph:
            return [set(looks[-1:]) for looks in self._lines.get(text, [])]
        at = 0
        start = end = -1
        for step in steps:
            if step.home is home:
                start, end = (at if start < 0 else start), at + len(step.text)
            at += len(step.text)
        return [set(looks[start:end]) for looks in self._lines.get(text, [])] if start >= 0 else []


def _lines(steps: list[Step]) -> Iterator[list[Step]]:
    line: list[Step] = []
    for step in steps:
        line.append(step)
        if step.text == PARAGRAPH:
            yield line
            line = []


def _look(home: etree._Element) -> bytes:
    properties = home.find(f"{W}pPr" if home.tag == f"{W}p" else f"{W}rPr")
    return b"" if properties is None else _plain(properties)


def _plain(properties: etree._Element) -> bytes:
    skipped = (*CHANGES, f"{W}rPr", f"{W}sectPr") if properties.tag == f"{W}pPr" else CHANGES
    return b"".join(seen(c) for c in properties if c.tag not in skipped)


def _before(change: etree._Element) -> bytes:
    return _plain(change[0]) if len(change) else b""
