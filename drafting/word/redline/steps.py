"""What became of each paragraph and table of OLD in a file of another programme: pairs, gone, new. Touches no XML.

Controls and whatever else stands around blocks are looked through; blocks are told by what they say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from drafting.compare import align, words_of
from drafting.word.package.opening import Package
from drafting.word.redline.atoms import Atom, atoms_of, boxes_of, leaves
from drafting.word.redline.keys import Keys, W
from drafting.word.redline.pairing import Profile, alike, cells_of, groups
from drafting.word.revisions.settle import ADDED

El = etree._Element
SECTION = "§"  # ends the key of a paragraph that ends a section


@dataclass(slots=True)
class Pair:
    """Paragraphs of OLD and what they became: one for one, or one that was split, or several that were joined."""

    olds: list[El]
    news: list[El]


@dataclass(slots=True)
class Gone:
    """A paragraph, table or row that NEW does not have."""

    old: El


@dataclass(slots=True)
class New:
    """A paragraph, table or row that OLD does not have."""

    new: El


@dataclass(slots=True)
class Rows:
    """A table and what became of its rows: of each that stayed, its cells."""

    old: El
    new: El
    rows: list[Row | Gone | New] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row that stayed."""

    old: El
    new: El
    cells: list[Home]


@dataclass(slots=True)
class Home:
    """A story, cell, note or text box, and what became of what stands in it, in the order of NEW."""

    old: El
    new: El
    parts: tuple[str, str]
    steps: list[Pair | Gone | New | Rows] = field(default_factory=list)
    inner: list[Home] = field(default_factory=list)

    def homes(self) -> Iterator[Home]:
        """This one and those inside it."""
        yield self
        for inner in self.inner:
            yield from inner.homes()


class Steps:
    """Works out the steps between two packages."""

    def __init__(self, like: Package, new: Package) -> None:
        self.packages = like, new
        self._notes = Keys(like, None), Keys(new, None)
        self._read: dict[El, list[Atom]] = {}

    def atoms(self, paragraph: El, part: str, new: bool) -> list[Atom]:
        """The pieces of a paragraph as it was when it was first asked for."""
        if paragraph not in self._read:
            self._read[paragraph] = atoms_of(paragraph, self.packages[new], part)
        return self._read[paragraph]

    def home(self, old: El, new: El, parts: tuple[str, str]) -> Home:
        """What became of what stands in a home."""
        made = Home(old, new, parts)
        olds, news = list(leaves(old)), list(leaves(new))
        if old.tag != f"{W}body" and [b.tag for b in (*olds, *news)] == [f"{W}p"] * 2:
            self._pair(made, olds, news)
            return made
        keys = [[self._key(b, parts[side], bool(side)) for b in blocks] for side, blocks in enumerate((olds, news))]
        for edit in align(*keys):
            if edit.same:
                for a, b in zip(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], strict=True):
                    self._pair(made, [a], [b])
                continue
            self._gap(made, olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2])
        made.steps = self._with_sections_where_they_were(made)
        return made

    def _with_sections_where_they_were(self, made: Home) -> list[Pair | Gone | New | Rows]:
        """The steps without empty paragraphs that only end a section: a programme puts that end in the last paragraph that says something,
        or takes it out of that."""
        left: list[Pair | Gone | New | Rows] = []
        for step in made.steps:
            last = left[-1] if left else None
            if isinstance(last, Pair) and isinstance(step, Gone | New):
                block, there = (step.old, last.news[-1]) if isinstance(step, Gone) else (step.new, last.olds[-1])
                if _ends_section(block) and _ends_section(there) and not self._says(block, made, isinstance(step, New)):
                    continue
            left.append(step)
        return left

    def _says(self, block: El, made: Home, new: bool) -> bool:
        return any(not a.light for a in self.atoms(block, made.parts[new], new))

    def _gap(self, made: Home, olds: list[El], news: list[El]) -> None:
        told_old = [self._profile(b, made.parts[0], False) for b in olds] if news else []
        told_new = [self._profile(b, made.parts[1], True) for b in news] if olds else []
        a = b = 0
        found = groups(alike(told_old, told_new), told_old, told_new) if olds and news else []
        for i1, i2, k1, k2 in [*found, (len(olds), len(olds), len(news), len(news))]:
            made.steps += [Gone(block) for block in olds[a:i1]]
            made.steps += [New(block) for block in news[b:k1]]
            if i1 < i2:
                self._pair(made, olds[i1:i2], news[k1:k2])
            a, b = i2, k2

    def _pair(self, made: Home, olds: list[El], news: list[El]) -> None:
        if olds[0].tag == f"{W}tbl":
            made.steps += self._table(made, olds[0], news[0])
        elif olds[0].tag == f"{W}p":
            made.steps.append(Pair(olds, news))
            self._within(made, olds, news)

    def _within(self, made: Home, olds: list[El], news: list[El]) -> None:
        """The notes and text boxes of paragraphs, in turn."""
        sides = [
            [a for block in blocks for a in self.atoms(block, made.parts[side], bool(side))]
            for side, blocks in enumerate((olds, news))
        ]
        if not any(a.places and a.key.startswith(("note:", "drawn:")) for a in sides[0]):
            return
        for edit in align(*([a.key for a in side] for side in sides)):
            if not edit.same:
                continue
            for was, now in zip(sides[0][edit.a1 : edit.a2], sides[1][edit.b1 : edit.b2], strict=True):
                if was.key.startswith("note:"):
                    found = [
                        keys.find_note(one.places[0].node) for keys, one in zip(self._notes, (was, now), strict=True)
                    ]
                    if found[0] is not None and found[1] is not None:
                        made.inner.append(self.home(found[0][0], found[1][0], (found[0][1], found[1][1])))
                elif was.key.startswith("drawn:"):
                    boxes = boxes_of(was), boxes_of(now)
                    if len(boxes[0]) == len(boxes[1]):
                        made.inner += [self.home(one, other, made.parts) for one, other in zip(*boxes, strict=True)]

    # ------------------------------------------------------------ tables

    def _table(self, made: Home, old: El, new: El) -> list[Pair | Gone | New | Rows]:
        olds, news = rows_of(old), rows_of(new)
        keys = [
            [self._row_key(r, made.parts[side], bool(side)) for r in rows] for side, rows in enumerate((olds, news))
        ]
        found = Rows(old, new)
        inner: list[Home] = []
        for edit in align(*keys):
            one, other = olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2]
            pairs = (
                [(n, n) for n in range(len(one))]
                if edit.same
                else alike([Profile(r) for r in one], [Profile(r) for r in other])
                if one and other
                else []
            )
            a = b = 0
            for i, k in [*pairs, (len(one), len(other))]:
                found.rows += [Gone(r) for r in one[a:i]]
                found.rows += [New(r) for r in other[b:k]]
                if i < len(one):
                    cells = cells_of(one[i]), cells_of(other[k])
                    if [_span(c) for c in cells[0]] != [_span(c) for c in cells[1]]:
                        return [Gone(old), New(new)]  # columns came, went or were merged: told as a whole, cell by cell
                    homes = [self.home(x, y, made.parts) for x, y in zip(*cells, strict=True)]
                    found.rows.append(Row(one[i], other[k], homes))
                    inner += homes
                a, b = i + 1, k + 1
        made.inner += inner
        return [found]

    # ------------------------------------------------------------ keys

    def _key(self, block: El, part: str, new: bool) -> str:
        if block.tag == f"{W}tbl":
            return "\x1d".join(self._row_key(r, part, new) for r in rows_of(block))
        if block.tag != f"{W}p":
            return str(block.tag)
        atoms = self.atoms(block, part, new)
        key = "".join("#" if a.field is not None and a.field.volatile else a.key for a in atoms if "a" not in a.state)
        if _ends_section(block):
            return key.strip() + SECTION
        if not key and atoms:
            return "\x02" + "".join(a.key for a in atoms)
        return key.strip(" \t\f\v")

    def _row_key(self, row: El, part: str, new: bool) -> str:
        return "\x1e".join("\n".join(self._key(b, part, new) for b in leaves(cell)) for cell in cells_of(row))

    def _profile(self, block: El, part: str, new: bool) -> Profile:
        told = Profile(block)
        if block.tag == f"{W}p":
            said = "".join(a.key if a.word else " " for a in self.atoms(block, part, new))
            told.words = words_of(said)
            told.total, told.size = sum(told.words.values()), 1 + len(said)
        return told


def rows_of(table: El) -> list[El]:
    """The rows of a table, whatever stands around them."""
    found: list[El] = []
    for child in table:
        if child.tag == f"{W}tr":
            found.append(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", *ADDED):
            found += rows_of(child)
    return found


def _ends_section(block: El) -> bool:
    return block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is not None


def _span(cell: El) -> str:
    node = cell.find(f"{W}tcPr/{W}gridSpan")
    return "1" if node is None else str(node.get(f"{W}val"))
