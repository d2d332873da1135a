"""The blocks of a story (paragraphs, tables, content controls) marked against those of another: aligned first, then marked inside
where they are versions of one another, else whole."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from drafting.compare import Edit, align, moves
from drafting.errors import Finding, PackageError, Place
from drafting.word.redline.carrier import keep_last, run_on
from drafting.word.redline.edges import Edges
from drafting.word.redline.ends import lasting, stay, unfollowed
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import NOTES, Keys, W, blocks, seen
from drafting.word.redline.lines import Lines
from drafting.word.redline.moves import goes_along, moved_key
from drafting.word.redline.pairing import Profile, alike, cells, cells_of, groups, same_cells, same_control
from drafting.word.redline.pen import Pen, forget_ids, moves_as_changes
from drafting.word.redline.pieces import before
from drafting.word.revisions.settle import RANGES


class Blocks:
    """Marks the blocks of one story after another; sections are left to `sections`."""

    def __init__(self, pen: Pen, imports: Imports, old: Keys, new: Keys, strict: bool = False) -> None:
        self.pen, self.imports, self.old, self.new = pen, imports, old, new
        self.lines = Lines(pen, imports, old, new, self._within, strict)
        self._moves = 0
        self._moved: dict[etree._Element, str] = {}

    def enter(self, old_part: str, new_part: str) -> tuple[str, str]:
        """Turns to other parts; returns the ones before."""
        earlier = (self.lines.old_part, self.lines.new_part)
        self.lines.old_part, self.lines.new_part = old_part, new_part
        return earlier

    def _within(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the text of a note (by its references) or of a text box."""
        if old.tag not in NOTES:
            self.container(old, new)
            return
        found = self.old.find_note(old)
        if found is None:
            return
        mine = self.new.find_note(new)
        if mine is None:  # the file refers to a note that is not in it
            place = Place(self.new.package.name, path=self.lines.new_part)
            raise PackageError(Finding("package.no-note", place, {"id": new.get(f"{W}id", "")}))
        root = self.imports.root(mine[1])
        note = next(n for n in root if n.get(f"{W}id") == new.get(f"{W}id"))
        earlier = self.enter(found[1], mine[1])
        self.container(found[0], note)
        self.enter(*earlier)

    # ------------------------------------------------------------ blocks

    def container(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the blocks of `new` against those of `old`."""
        edges = Edges(self.pen, self.lines.brought)
        crossing: set[str] = set()
        for _ in range(_TRIES):
            edges.open(old, new, crossing)
            self._marked(old, new)
            found = edges.close(new)
            if not found:
                return
            crossing |= found
            edges.undo(old, new)
        self._marked(old, new)

    def _marked(self, old: etree._Element, new: etree._Element) -> None:
        olds, news = blocks(old), blocks(new)
        parts = (self.lines.old_part, self.lines.new_part)
        keys_old = [self.old.of(b, parts[0]) for b in olds]
        keys_new = [self.new.of(b, parts[1]) for b in news]
        edits = align(keys_old, keys_new)
        if all(e.same for e in edits):
            return
        for root in (old, new):
            if next(root.iter(f"{W}moveTo", f"{W}moveFrom"), None) is not None:
                moves_as_changes(root)
        if self._kept_ends(old, new):
            self._marked(old, new)
            return
        if new.tag == f"{W}tc" and [b.tag for b in (*olds, *news)] == [f"{W}p"] * 2:
            self._inside(olds, news)  # the one paragraph of a cell is the same one, whatever it says
            return
        self._find_moves(olds, news, edits)
        for edit in edits:
            if not edit.same:
                follower = news[edit.b2] if edit.b2 < len(news) else None
                self._replaced(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], new, follower)
        run_on(new, self.pen)
        keep_last(new, self.pen)

    def _kept_ends(self, old: etree._Element, new: etree._Element) -> bool:
        """Lets marks stay that would go once there is something to join; returns whether there were any in which the files differ."""
        ends = lasting(old, False), lasting(new, True)
        if not any(ends):
            return False
        found = False
        told = [{keys.of(b, part) for b in unfollowed(home)} for home, keys, part in self._both(old, new)]
        for accept, mine, (_, keys, part) in zip((False, True), ends, self._both(old, new), strict=True):
            for paragraph in mine:
                if keys.of(paragraph, part) not in told[not accept]:
                    stay(paragraph, accept)
                    found = True
        return found

    def _both(
        self, old: etree._Element, new: etree._Element
    ) -> tuple[tuple[etree._Element, Keys, str], tuple[etree._Element, Keys, str]]:
        return (old, self.old, self.lines.old_part), (new, self.new, self.lines.new_part)

    def _replaced(
        self,
        olds: list[etree._Element],
        news: list[etree._Element],
        parent: etree._Element,
        follower: etree._Element | None,
    ) -> None:
        """A run of blocks that differs: blocks that are alike are marked inside, the others as gone and new. `follower` is the
        block of NEW after the run."""
        found = self._versions(olds, news)
        tail = _Tail(news, parent, follower)
        a = b = 0
        for i1, i2, k1, k2 in [*found, (len(olds), len(olds), len(news), len(news))]:
            anchor = news[b] if b < len(news) else None
            for block in olds[a:i1]:
                for node in self._gone(block):
                    if anchor is not None:
                        anchor.addprevious(node)
                    else:
                        tail.put(node)
            for block in news[b:k1]:
                self._come(block)
            if i1 < i2:
                last = self._inside(olds[i1:i2], news[k1:k2])
                if k2 == len(news):
                    tail.after = last
            a, b = i2, k2

    def _inside(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> etree._Element:
        """Marks versions of one another; returns the last block that stands there now."""
        old, new = olds[-1], news[-1]
        if new.tag == f"{W}p":
            return self.lines.paragraphs(olds, news)
        if new.tag == f"{W}tbl":
            self._table(old, new)
        elif new.tag == f"{W}customXml":
            self.container(old, new)
        else:
            inner_old, inner_new = old.find(f"{W}sdtContent"), new.find(f"{W}sdtContent")
            if inner_old is not None and inner_new is not None:
                self.container(inner_old, inner_new)
        return new

    # ------------------------------------------------------------ moves

    def _find_moves(self, olds: list[etree._Element], news: list[etree._Element], edits: list[Edit]) -> None:
        """Notes the blocks that stand elsewhere as they were."""
        changed = [e for e in edits if not e.same]
        if not changed:
            return
        keys_old: list[str | None] = [None] * len(olds)
        keys_new: list[str | None] = [None] * len(news)
        for edit in changed:
            for i in range(edit.a1, edit.a2):
                keys_old[i] = moved_key(olds[i])
            for k in range(edit.b1, edit.b2):
                keys_new[k] = moved_key(news[k])
        gone, came = ({n for e in changed for n in range(*span(e))} for span in (_of_old, _of_new))
        for i, k in moves(keys_old, keys_new, edits):
            self._moved_to(olds[i], news[k])
            for step in (-1, 1):
                a, b = i + step, k + step
                while a in gone and b in came and olds[a] not in self._moved and news[b] not in self._moved:
                    if not goes_along(olds[a], news[b]):
                        break
                    self._moved_to(olds[a], news[b])
                    a, b = a + step, b + step

    def _moved_to(self, old: etree._Element, new: etree._Element) -> None:
        self._moves += 1
        self._moved[old] = self._moved[new] = f"drafting{self._moves}"

    def _versions(self, olds: list[etree._Element], news: list[etree._Element]) -> list[tuple[int, int, int, int]]:
        """Runs of blocks that are versions of one another; what moved is no version of what stands in its old place."""
        told_old = [None if b in self._moved else Profile(b) for b in olds] if news else []
        told_new = [None if b in self._moved else Profile(b) for b in news] if olds else []
        stay_old = [i for i, told in enumerate(told_old) if told is not None]
        stay_new = [k for k, told in enumerate(told_new) if told is not None]
        found = alike([p for p in told_old if p is not None], [p for p in told_new if p is not None])
        return groups([(stay_old[i], stay_new[k]) for i, k in found], told_old, told_new)

    def _gone(self, block: etree._Element) -> list[etree._Element]:
        """What stands where a block of OLD was: the block marked as gone, or as moved away between the ends of its range."""
        name = self._moved.get(block)
        how = "del" if name is None else "moveFrom"
        gone = self._gone_block(block, how)
        before, after = self.pen.around(gone, how) if gone.tag == f"{W}sdt" else ([], [])
        if name is not None:
            start, end = self._range(how, name)
            before, after = [start, *before], [*after, end]
        return [*before, gone, *after]

    def _come(self, block: etree._Element) -> None:
        """Marks a block of NEW as new, or as moved here."""
        name = self._moved.get(block)
        how = "ins" if name is None else "moveTo"
        self._new_block(block, how)
        before, after = self.pen.around(block, how) if block.tag == f"{W}sdt" else ([], [])
        if name is not None:
            start, end = self._range(how, name)
            before, after = [start, *before], [*after, end]
        for node in before:
            block.addprevious(node)
        for node in reversed(after):
            block.addnext(node)

    def _range(self, how: str, name: str) -> tuple[etree._Element, etree._Element]:
        """The ends of a move (ECMA-376 part 1, 17.13.5.24 and 17.13.5.28): the same name on both sides ties them together."""
        start = self.pen.mark(f"{how}RangeStart")
        start.set(f"{W}name", name)
        return start, etree.Element(f"{W}{how}RangeEnd", {f"{W}id": str(start.get(f"{W}id"))})

    def _gone_block(self, block: etree._Element, how: str) -> etree._Element:
        copied = copy.deepcopy(block)
        self.imports.bring(copied, self.lines.old_part, self.lines.new_part)
        forget_ids(copied, self.pen, self.imports.bookmarks)
        self.pen.block(copied, how)
        return copied

    def _new_block(self, block: etree._Element, how: str) -> None:
        self.pen.block(block, how)
        for reference in block.iter(*NOTES):
            self.imports.new_note(reference)

    # ------------------------------------------------------------ tables

    def _table(self, old: etree._Element, new: etree._Element) -> None:
        """Rows are aligned; a row with as many cells as its counterpart is marked cell by cell."""
        for name in ("tblPr", "tblGrid"):
            self._look(old, new, name)
        self._rows(old, new)

    def _rows(self, old: etree._Element, new: etree._Element) -> None:
        rows = (f"{W}tr", f"{W}sdt", f"{W}customXml")
        olds, news = ([c for c in table if c.tag in rows] for table in (old, new))
        parts = (self.lines.old_part, self.lines.new_part)
        keys_old = [self.old.of(r, parts[0]) for r in olds]
        keys_new = [self.new.of(r, parts[1]) for r in news]
        for edit in align(keys_old, keys_new):
            if edit.same:
                continue
            rows_old, rows_new = olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2]
            found = alike([Profile(r) for r in rows_old], [Profile(r) for r in rows_new])
            pairs = [
                (i, k)
                for i, k in found
                if (rows_old[i].tag == f"{W}tr" and same_cells(rows_old[i], rows_new[k], (self.old, self.new), parts))
                or same_control(rows_old[i], rows_new[k])
            ]
            tail = _Tail(rows_new, new, news[edit.b2] if edit.b2 < len(news) else None)
            a = b = 0
            for i, k in [*pairs, (len(rows_old), len(rows_new))]:
                anchor = rows_new[b] if b < len(rows_new) else None
                for row in rows_old[a:i]:
                    gone = self._gone_block(row, "del")
                    if anchor is not None:
                        anchor.addprevious(gone)
                    else:
                        tail.put(gone)
                for row in rows_new[b:k]:
                    self._new_block(row, "ins")
                if i < len(rows_old) and rows_old[i].tag != f"{W}tr":
                    held = [
                        row.find(f"{W}sdtContent") if row.tag == f"{W}sdt" else row
                        for row in (rows_old[i], rows_new[k])
                    ]
                    if held[0] is not None and held[1] is not None:
                        self._rows(held[0], held[1])
                elif i < len(rows_old):
                    self._row(rows_old[i], rows_new[k])
                a, b = i + 1, k + 1

    def _row(self, old: etree._Element, new: etree._Element) -> None:
        for name in ("tblPrEx", "trPr"):
            self._look(old, new, name)
        self._hands(old, new)
        olds, news = cells_of(old), cells_of(new)
        pairs = cells(olds, news) if len(olds) != len(news) else [(n, n) for n in range(len(news))]
        for i, k in pairs:
            self._look(olds[i], news[k], "tcPr")
            self.container(olds[i], news[k])
        there_old, there_new = dict(pairs), {k for _, k in pairs}
        for k, cell in enumerate(news):
            if k not in there_new:
                self._new_block(cell, "ins")
                self.pen.cell(cell, "cellIns")
        place: etree._Element | None = None  # what the next gone cell stands behind
        for i, cell in enumerate(olds):
            if i in there_old:
                place = news[there_old[i]]
                continue
            gone = self._gone_block(cell, "del")
            self.pen.cell(gone, "cellDel")
            if place is not None:
                place.addnext(gone)
            else:
                news[0].addprevious(gone)
            place = gone

    def _hands(self, old: etree._Element, new: etree._Element) -> None:
        """A row that earlier authors added or took out, in either file: what each side must show decides, their names stay."""
        was, now = old.find(f"{W}trPr"), new.find(f"{W}trPr")
        added_old, taken_old = (None if was is None else was.find(f"{W}{n}") for n in ("ins", "del"))
        added_new, taken_new = (None if now is None else now.find(f"{W}{n}") for n in ("ins", "del"))
        if added_old is None and added_new is not None and now is not None:
            now.remove(added_new)
        elif added_old is not None and added_new is None:
            self.pen.row(new, "ins")
            mark = new.find(f"{W}trPr/{W}ins")
            assert mark is not None
            for name in ("author", "date"):
                mark.set(f"{W}{name}", str(added_old.get(f"{W}{name}", "")))
        del taken_old, taken_new

    def _look(self, old: etree._Element, new: etree._Element, name: str) -> None:
        """A change of the properties of a table, row or cell, kept as what they were before."""
        was, now = old.find(f"{W}{name}"), new.find(f"{W}{name}")
        earlier, current = _bare(was, name), _bare(now, name)
        if seen(earlier) == seen(current):
            return
        self.imports.bring(earlier, self.lines.old_part, self.lines.new_part)
        if now is None:
            now = etree.Element(f"{W}{name}")
            new.insert(1 if name == "trPr" and new.find(f"{W}tblPrEx") is not None else 0, now)
        for theirs in now.findall(f"{W}{name}Change"):
            now.remove(theirs)
        if seen(earlier) != seen(_bare(now, name)):
            change = self.pen.mark(f"{name}Change")
            if name == "tblGrid":  # CT_TblGridChange has a number only
                del change.attrib[f"{W}author"], change.attrib[f"{W}date"]
            change.append(earlier)
            now.append(change)


def _of_old(edit: Edit) -> tuple[int, int]:
    return edit.a1, edit.a2


def _of_new(edit: Edit) -> tuple[int, int]:
    return edit.b1, edit.b2


_TRIES = 3  # to look through controls of which none cross
_HANDS = tuple(f"{W}{n}" for n in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"))


def _bare(properties: etree._Element | None, name: str) -> etree._Element:
    """Properties as their change holds them, rejecting one that is kept in them."""
    held = etree.Element(f"{W}{name}")
    for child in before(properties, f"{name}Change"):
        if child.tag not in _HANDS and child.tag != f"{W}{name}Change":
            held.append(copy.deepcopy(child))
    return held


_ENDS = tuple(r for r in RANGES if r.endswith("End"))


class _Tail:
    """Where gone blocks go that stand after all new ones: behind the last of these, else before `follower`, else at the end,
    before the section there."""

    def __init__(self, news: Sequence[etree._Element], parent: etree._Element, follower: etree._Element | None) -> None:
        self.after = news[-1] if news else None
        self.parent, self.follower = parent, follower

    def put(self, block: etree._Element) -> None:
        parent = self.parent
        if self.after is not None:
            last = self.after
            while (end := last.getnext()) is not None and end.tag in _ENDS:
                last = end
            last.addnext(block)
        elif self.follower is not None:
            self.follower.addprevious(block)
        elif len(parent) and parent[-1].tag == f"{W}sectPr":
            parent[-1].addprevious(block)
        else:
            parent.append(block)
        self.after = block
