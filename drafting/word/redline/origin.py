"""Who made each difference between OURS and THEIRS, seen from BASE: the marks of a redline, sorted by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from drafting.compare import tokens
from drafting.compare.merge import Origins, Region, Side, traced
from drafting.word.redline.keys import W, seen
from drafting.word.redline.reading import PARAGRAPH, Reader, Step, edits, text_of
from drafting.word.revisions.settle import CHANGES

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
    base: etree._Element | None,
    ours: etree._Element | None,
    theirs: etree._Element | None,
    reader: Reader,
    doubtful: Collection[str] = (),
    cautious: bool = False,
) -> list[Difference]:
    """The differences of a story `root` that is marked from OURS to THEIRS, in order. `base`, `ours` and `theirs` are the same story of the
    three files, None where a file has none. What holds one of the `doubtful` words, or everything where `cautious`, counts as made by
    both; looks never do."""
    steps = [s for s in reader.steps(root) if s.text or s.state]
    looks = list(root.iter(*CHANGES))
    if not looks and not any(s.state for s in steps):
        return []
    if not cautious and not doubtful:
        told = [_told(story, reader) for story in (base, ours, theirs)]
        for side, other in (("theirs", 1), ("ours", 2)):
            # A side that changed nothing: every difference is the other's, however it is marked.
            if told[other] == told[0] and told[3 - other] != told[0]:
                return _all_of(side, steps, looks)  # type: ignore[arg-type]
    before = reader.steps(base) if base is not None else []
    text = text_of(before)
    origins = None
    if not cautious:
        mine, their_text = text_of(steps, "ins"), text_of(steps, "del")
        origins = Origins(traced(text, mine), traced(text, their_text), mine, their_text, text)
    found = list(_of_text(steps, text, origins, "".join(s.code for s in before)))
    for difference in found:
        if doubtful and _holds(difference, doubtful):
            difference.side = "both"
    _in_one_value(found)
    _tied(found)
    of_looks = _Looks(base, reader) if base is not None else None
    return found + [Difference(of_looks.side(change) if of_looks else "theirs", [change]) for change in looks]


def _told(story: etree._Element | None, reader: Reader) -> list[tuple[str, bytes]] | None:
    """All that a story says and how it looks, for telling whether a side changed it."""
    if story is None:
        return None
    rest = [("", seen(node)) for node in story.iter(f"{W}tblPr", f"{W}tcPr", f"{W}trPr", f"{W}sectPr")]
    return [(s.text or s.code, _look(s.home)) for s in reader.steps(story)] + rest


def _all_of(side: Side, steps: list[Step], looks: list[etree._Element]) -> list[Difference]:
    found = list(_of_text(steps, "", None, ""))
    for difference in found:
        difference.side = side
    return found + [Difference(side, [change]) for change in looks]


def _of_text(steps: list[Step], base: str, origins: Origins | None, codes: str) -> Iterator[Difference]:
    ours, theirs = text_of(steps, "ins"), text_of(steps, "del")
    changed = [(edit, Region(edit.a1, edit.a2, edit.b1, edit.b2)) for edit in edits(steps) if not edit.same]
    sides: list[Side] = ["both"] * len(changed) if origins is None else origins.sides([region for _, region in changed])
    runs = (list(group) for state, group in groupby(steps, key=lambda s: bool(s.state)) if state)
    for run, (edit, region), side in zip(runs, changed, sides, strict=True):
        marks = list(dict.fromkeys(m for s in run for m in s.marks))
        moves = frozenset(name for s in run for name in s.moves)
        mine, yours = ours[edit.a1 : edit.a2], theirs[edit.b1 : edit.b2]
        if mine == yours and (origins is not None or side == "both"):
            side = _of_codes(run, codes)  # only what no reader sees differs: where a reference leads
        before = "" if origins is None else base[slice(*origins.base_span(region))]
        yield Difference(side, marks, moves, _shown(before), _shown(mine), _shown(yours))


def _of_codes(run: list[Step], base: str) -> Side:
    ours, theirs = ("".join(s.code for s in run if s.state != how).strip() for how in ("ins", "del"))
    if ours in base or not theirs:
        return "theirs" if theirs else "ours"
    return "ours" if theirs in base else "both"


def _holds(difference: Difference, words: Collection[str]) -> bool:
    return not set(words).isdisjoint(tokens(difference.ours) + tokens(difference.theirs))


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


def _in_one_value(found: list[Difference]) -> None:
    """A value's control is one unit: figures and words of one amount are never of two sides."""
    held: dict[etree._Element, list[Difference]] = {}
    for difference in found:
        for control in {c for mark in difference.marks if (c := _value_of(mark)) is not None}:
            held.setdefault(control, []).append(difference)
    for together in held.values():
        if len({d.side for d in together}) > 1:
            for difference in together:
                difference.side = "both"


def _value_of(mark: etree._Element) -> etree._Element | None:
    """The control in a line that a mark stands in, or that it holds whole."""
    inside = list(mark.iter(f"{W}sdt"))
    nearest = next(mark.iterancestors(f"{W}sdt", f"{W}p", f"{W}tr"), None)  # beyond these it is a clause's
    if nearest is not None and nearest.tag == f"{W}sdt":
        return nearest
    return inside[0] if len(inside) == 1 else None


def _shown(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() and ord(c) < 0xF0000 else " " for c in text).split())
    return plain if len(plain) <= SHOWN else plain[:SHOWN].rsplit(" ", 1)[0] + " …"


class _Looks:
    """Who changed a look: the properties of words, paragraphs, tables, sections."""

    def __init__(self, base: etree._Element, reader: Reader) -> None:
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
