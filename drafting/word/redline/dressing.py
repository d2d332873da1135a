"""A file that another programme saved, in the clothes of the file that it was made from: the words of NEW in the package of OLD.

A programme that saves a file writes it anew: it splits words over runs, drops or nests controls, gives styles other names, turns fields
into text, cuts headers in two. None of that was meant. So where the words of NEW are those of OLD, OLD's own elements stand, with their
controls, fields, bookmarks and styles; what NEW says otherwise is put among them, and brought with what it refers to.

Three steps: the words of both are read (`atoms`), what became of each paragraph is worked out (`steps`; no XML is touched), and OLD
is changed by that (here). What is lost on the way would be lost silently: so at the end the words are read back, and where they are
not those of NEW there is no such file.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from drafting.compare import Edit, align, align_words
from drafting.word.package.opening import Package
from drafting.word.redline.atoms import END, PAGE, SIGN, Atom, Field, atoms_of, leaves
from drafting.word.redline.clothes import Clothes, Turned, emphasised
from drafting.word.redline.exploding import cleared, exploded, joined, split_at_signs
from drafting.word.redline.fields import CALCULATED
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import XML_SPACE, W
from drafting.word.redline.pen import Pen, forget_ids, mark_of
from drafting.word.redline.steps import Gone, Home, New, Pair, Rows, Steps
from drafting.word.redline.styles import named_as
from drafting.word.redline.told import Told
from drafting.word.revisions.settle import ADDED, REMOVED, stories

El = etree._Element
_HOLDERS = tuple(
    f"{W}{n}"
    for n in (
        "hyperlink", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "ins", "del", "moveTo", "moveFrom", "dir", "bdo",
    )
)  # fmt: skip
_TRACKED = (*ADDED, *REMOVED)
_HEADS = ("/header", "/footer")
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")  # notes that no reference points to


def dressed(like: Package, new: Package, pen: Pen) -> tuple[dict[str, bytes], Told] | None:
    """The parts of a package that has the words of `new` and, where these are the same, all else of `like` (which is changed on the
    way), and what the two differ in otherwise; None where that cannot be made without losing something."""
    return _Dressing(like, new, pen).made()


class _Dressing:
    def __init__(self, like: Package, new: Package, pen: Pen) -> None:
        self.like, self.new, self.pen = like, new, pen
        self.parts = dict(like.parts)
        named_as(new, like)
        self.imports = Imports(new, like, self.parts, pen, False)
        theirs = Clothes(like)
        self.clothes = theirs, Clothes(new, theirs)
        self.told = Told(others=_others(like, new))
        self.words, self.lines = Turned(), Turned()
        self.steps = Steps(like, new)
        # Where a tracked change joins a paragraph to the one before it, LibreOffice gives it the looks of that one.
        self._run_on = {
            after
            for before, after in pairwise(new.xml(new.main).iter(f"{W}p"))
            if any(hand[0] == "r" for hand in _marks(before))
        }
        self._became: dict[El, El] = {}  # of each paragraph of NEW with a like one in OLD, that one

    def made(self) -> tuple[dict[str, bytes], Told] | None:
        homes = [home for one in self._stories() for home in one.homes()]
        for home in homes:
            for step in home.steps:
                if isinstance(step, Pair):
                    self._meet(step, home.parts)
        for home in reversed(homes):  # what stands in a note or box before the paragraph that it stands in
            self._change(home)
        self.imports.finish()
        if not self._says_the_same():
            return None
        return self.parts, self.told

    # ------------------------------------------------------------ stories

    def _stories(self) -> list[Home]:
        roots = [(self.imports.root(self.like.main), self.new.xml(self.new.main), (self.like.main, self.new.main))]
        found = []
        for old, new, parts in roots:
            bodies = old.find(f"{W}body"), new.find(f"{W}body")
            if bodies[0] is not None and bodies[1] is not None:
                found.append(self.steps.home(bodies[0], bodies[1], parts))
        return found + self._heads()

    def _heads(self) -> list[Home]:
        """Headers and footers that changed: a programme cuts them in two or joins them, so they are told by what they say."""
        found = []
        for sort in _HEADS:
            sides = []
            for package in (self.like, self.new):
                parts = dict.fromkeys(
                    r.target
                    for r in package.relationships(package.main).values()
                    if r.type.endswith(sort) and r.target in package.parts
                )
                sides.append({part: self._said(package, part) for part in parts})
            free_old = [p for p, said in sides[0].items() if said and said not in sides[1].values()]
            free_new = [p for p, said in sides[1].items() if said and said not in sides[0].values()]
            for mine, theirs in zip(free_old, free_new, strict=False):
                found.append(self.steps.home(self.imports.root(mine), self.new.xml(theirs), (mine, theirs)))
        return found

    def _said(self, package: Package, part: str) -> str:
        said = []
        for block in package.xml(part).iter(f"{W}p"):
            atoms = self.steps.atoms(block, part, package is self.new)
            said.append("".join("#" if a.field is not None and a.field.volatile else a.key for a in atoms).strip())
        return "\n".join(s for s in said if s)

    # ------------------------------------------------------------ what became of looks

    def _edits(self, step: Pair, parts: tuple[str, str]) -> tuple[list[Atom], list[Atom], list[Edit]]:
        """The pieces of a pair of paragraphs, their ends among them, and what differs."""
        sides: list[list[Atom]] = []
        for new, blocks in ((False, step.olds), (True, step.news)):
            said: list[Atom] = []
            for n, block in enumerate(blocks):
                if n:
                    said.append(Atom(END, END, []))
                said += self.steps.atoms(block, parts[new], new)
            sides.append(said)
        self._breaks(step, *sides)
        return sides[0], sides[1], self._compared(*sides)

    def _breaks(self, step: Pair, olds: list[Atom], news: list[Atom]) -> None:
        """A page break before a paragraph is the same one as a property of it and as a sign in front of its words."""
        signs = [bool(side) and side[0].key == PAGE for side in (olds, news)]
        breaks = [
            sign or clothes.breaks(blocks[0])
            for sign, clothes, blocks in zip(signs, self.clothes, (step.olds, step.news), strict=True)
        ]
        if all(breaks):
            for sign, side in zip(signs, (olds, news), strict=True):
                if sign:
                    del side[0]

    def _compared(self, olds: list[Atom], news: list[Atom]) -> list[Edit]:
        leads = [{a.link for a in side if _leads_out(a)} for side in (olds, news)]
        told = bool(leads[0] and leads[1]) and leads[0] != leads[1]  # a link that leads elsewhere now is another one
        keys = [[_key(a) + (a.link if told and _leads_out(a) else "") for a in side] for side in (olds, news)]
        edits = align_words(keys[0], keys[1], [a.light for a in olds], [a.light for a in news])
        return _units(edits, olds, news)

    def _meet(self, step: Pair, parts: tuple[str, str]) -> None:
        olds, news, edits = self._edits(step, parts)
        was, now = self.clothes[0].style(step.olds[0]), self.clothes[1].style(step.news[0])
        self.lines.met(was, now)
        for block in step.news:
            self._became[block] = step.olds[-1]
        for edit in edits:
            for a, b in _same(edit, olds, news):
                looks = self._looks(a, b, step)
                if looks is not None:
                    self.words.met(*self._kinds(a, looks, step))

    def _looks(self, was: Atom, now: Atom, step: Pair) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """How two words look; None for what has no looks of its own, or those of a link."""
        if not was.word or not now.word or was.link or now.link or was.field is not None:
            return None
        runs = was.places[0].run, now.places[0].run
        assert runs[0] is not None
        assert runs[1] is not None
        return self.clothes[0].emphasis(runs[0], step.olds[0]), self.clothes[1].emphasis(runs[1], step.news[0])

    # ------------------------------------------------------------ changing

    def _change(self, home: Home) -> None:
        last: El | None = None
        first = next(leaves(home.old), None)
        for step in home.steps:
            if isinstance(step, Pair):
                last = self._pair(step, home.parts)
            elif isinstance(step, Rows):
                self._rows(step, home.parts)
                last = step.old
            elif isinstance(step, Gone):
                last = _last_after(step.old, last)
            else:
                last = self._put(step.new, last, first, home)
        for step in home.steps:
            if isinstance(step, Gone):
                _out(step.old)

    def _put(self, block: El, last: El | None, first: El | None, home: Home) -> El:
        """A block of NEW behind the last one that stands."""
        made = self._brought(block, home)
        if last is None:
            if first is not None:
                _outermost(first, home.old).addprevious(made)
            else:
                home.old.insert(0, made)
            return made
        place = last
        style = self.clothes[0].style(made) if made.tag == f"{W}p" else ""
        for above in last.iterancestors():
            if above is home.old:
                break
            if above.tag == f"{W}sdt":
                opening = next(above.iter(f"{W}p"), None)
                if opening is not None and style and opening is not last and self.clothes[0].style(opening) == style:
                    place = above  # as what a control begins with: it begins something of its own
        place.addnext(made)
        return made

    def _brought(self, block: El, home: Home) -> El:
        made = copy.deepcopy(block)
        if made.tag == f"{W}p":
            self._dress_line(made, block, home)
        for control in [*made.iter(f"{W}sdt")]:
            _opened(control)
        self.imports.bring(made, home.parts[1], home.parts[0])
        forget_ids(made, self.pen, self.imports.bookmarks)
        return made

    def _dress_line(self, made: El, block: El, home: Home) -> None:
        """Gives a new paragraph the clothes that OLD has for such: those of its neighbour where NEW draws both alike."""
        around = list(leaves(home.new)) if block.getparent() is not None else []
        at = next((n for n, b in enumerate(around) if b is block), -1)
        shape = self._shape(block)
        near = [around[n] for n in (at - 1, at + 1) if at >= 0 and 0 <= n < len(around)]
        others = [b for b in self._became if b.tag == f"{W}p"]
        model = next((b for b in (*near, *others) if b in self._became and self._shape(b) == shape), None)
        if model is None:
            return
        own = self._became[model].find(f"{W}pPr")
        mine = made.find(f"{W}pPr")
        marks = [] if mine is None else [copy.deepcopy(m) for m in mine.findall(f"{W}rPr/*") if m.tag in _TRACKED]
        if mine is not None:
            made.remove(mine)
        if own is not None:
            copied = copy.deepcopy(own)
            for name in ("sectPr", "rPr", "pPrChange", "pageBreakBefore"):
                for node in copied.findall(f"{W}{name}"):
                    copied.remove(node)
            made.insert(0, copied)
        if marks:
            mark_of(made).extend(marks)
        plain_new, plain_old = self.clothes[1].plainly(block), self.clothes[0].plainly(made)
        for run, origin in zip(list(made.iter(f"{W}r")), list(block.iter(f"{W}r")), strict=True):
            look = self.clothes[1].emphasis(origin, block)
            rest = run.find(f"{W}rPr")
            if rest is not None and rest.find(f"{W}rStyle") is None:
                run.remove(rest)
                emphasised(run, look if look != plain_new else plain_old, plain_old)

    def _shape(self, block: El) -> tuple[str, ...]:
        """What NEW draws a paragraph by: its style and its place in a list."""
        number = block.find(f"{W}pPr/{W}numPr")
        level = [] if number is None else [str(n.get(f"{W}val")) for n in number]
        return (self.clothes[1].style(block), *level)

    def _rows(self, step: Rows, parts: tuple[str, str]) -> None:
        last: El | None = None
        for row in step.rows:
            if isinstance(row, New):
                made = copy.deepcopy(row.new)
                for control in [*made.iter(f"{W}sdt")]:
                    _opened(control)
                model = last if last is not None else next(iter(step.old.iter(f"{W}tr")), None)
                self._dress_row(made, row.new, model)
                self.imports.bring(made, parts[1], parts[0])
                forget_ids(made, self.pen, self.imports.bookmarks)
                if last is not None:
                    last.addnext(made)
                elif model is not None:
                    model.addprevious(made)
                else:
                    step.old.append(made)
                last = made
            else:
                last = row.old
        for row in step.rows:
            if isinstance(row, Gone):
                _out(row.old)

    def _dress_row(self, made: El, row: El, model: El | None) -> None:
        """Gives the cells of a new row the looks of those of the row before it, where there are as many."""
        if model is None:
            return
        cells, olds = made.findall(f"{W}tc"), model.findall(f"{W}tc")
        if len(cells) != len(olds):
            return
        for cell, old in zip(cells, olds, strict=True):
            own, theirs = old.find(f"{W}tcPr"), cell.find(f"{W}tcPr")
            if theirs is not None:
                cell.remove(theirs)
            if own is not None:
                cell.insert(0, copy.deepcopy(own))
            pattern = old.find(f"{W}p/{W}pPr")
            for paragraph in cell.findall(f"{W}p"):
                mine = paragraph.find(f"{W}pPr")
                if mine is not None:
                    paragraph.remove(mine)
                if pattern is not None:
                    paragraph.insert(0, copy.deepcopy(pattern))
                for run in paragraph.iter(f"{W}r"):
                    for look in run.findall(f"{W}rPr"):
                        run.remove(look)

    # ------------------------------------------------------------ paragraphs

    def _pair(self, step: Pair, parts: tuple[str, str]) -> El:
        olds, news, edits = self._edits(step, parts)
        self._count(olds, news, edits, step)
        if not self._touched(olds, news, edits, step):
            self._line_looks(step.olds[-1], step.news[-1])
            return step.olds[-1]
        paragraph = joined(step.olds)
        again = exploded(paragraph, self.like, parts[0])
        if again and again[0].key == PAGE and not (olds and olds[0].key == PAGE):
            del again[0]
        if [a.key for a in again] != [a.key for a in olds]:  # joined words may read as one
            olds, edits = again, self._compared(again, news)
        else:
            olds = again
        ends: list[tuple[El, El]] = []  # the sign of an end, and the paragraph of NEW that ends there
        self._write(paragraph, olds, news, edits, step, parts, ends)
        for node in [n for n in paragraph.iter(SIGN) if not any(n is sign for sign, _ in ends)]:
            _out(node)
        cleared(paragraph)
        lines = split_at_signs(paragraph)
        told = dict(ends)
        for line, sign in lines:
            new = step.news[-1] if sign is None else told[sign]
            self._own_mark(line, new)
            self._line_looks(line, new)
        return lines[-1][0]

    def _touched(self, olds: list[Atom], news: list[Atom], edits: list[Edit], step: Pair) -> bool:
        if any(not e.same for e in edits) or len(step.olds) != len(step.news):
            return True
        for old, new in zip(step.olds, step.news, strict=True):
            if _marks(old) != _marks(new):
                return True
        return any(
            self._restated(a, b) or self._meant(a, b, step) is not None for e in edits for a, b in _same(e, olds, news)
        )

    @staticmethod
    def _restated(was: Atom, now: Atom) -> bool:
        """Whether an earlier author's hand on a piece differs."""
        return [_hand(m) for m in was.marks] != [_hand(m) for m in now.marks]

    def _meant(self, was: Atom, now: Atom, step: Pair) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The looks of a word, before and after, where an author changed them."""
        looks = self._looks(was, now, step)
        if looks is None or looks[0] == looks[1] or step.news[0] in self._run_on:
            return None
        return looks if self.words.meant(*self._kinds(was, looks, step), self.lines.foreign) else None

    def _kinds(
        self, was: Atom, looks: tuple[tuple[str, ...], tuple[str, ...]], step: Pair
    ) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """Of what kind a word is, and was, by its looks: what its own run says and what its style does are two things."""
        run = was.places[0].run
        kind = (self.clothes[0].style(step.olds[0]), () if run is None else self.clothes[0].own(run))
        return (*kind, looks[0]), (*kind, looks[1])

    def _count(self, olds: list[Atom], news: list[Atom], edits: list[Edit], step: Pair) -> None:
        fields: set[int] = set()
        links: set[El] = set()
        for edit in edits:
            for a, b in _same(edit, olds, news):
                if _leads_out(a) and not b.link:
                    links.update(list(_node(a).iterancestors(f"{W}hyperlink"))[:1])
                if a.text != b.text and a.field is None:
                    self.told.signs += (
                        sum(x != y for x, y in zip(a.text, b.text, strict=True)) if len(a.text) == len(b.text) else 1
                    )
                if a.field is not None and b.field is None and id(a.field) not in fields:
                    fields.add(id(a.field))
                    self.told.fields += 1
                looks = self._looks(a, b, step)
                if looks is not None and looks[0] != looks[1] and self._meant(a, b, step) is None:
                    self.told.looks += 1
        self.told.links += len(links)
        names = [
            (self.clothes[0].style(a), self.clothes[1].style(b)) for a, b in zip(step.olds, step.news, strict=False)
        ]
        self.told.styles += sum(1 for was, now in names if was != now and not self.lines.meant(was, now))

    def _write(
        self,
        paragraph: El,
        olds: list[Atom],
        news: list[Atom],
        edits: list[Edit],
        step: Pair,
        parts: tuple[str, str],
        ends: list[tuple[El, El]],
    ) -> None:
        """Changes a paragraph whose pieces have runs of their own."""
        which = _paragraph_of(news)
        for edit in edits:
            for a, b in _same(edit, olds, news):
                if a.key == END and a.places:
                    ends.append((a.places[0].node, step.news[which[id(b)]]))
                    continue
                looks = self._meant(a, b, step)
                if looks is not None:
                    for place in a.places:
                        if place.run is not None:
                            emphasised(place.run, looks[1], self.clothes[0].plainly(step.olds[0]))
                if self._restated(a, b):
                    for place in a.places:
                        self._restate(place.run if place.run is not None else place.node, b.marks)
            if edit.same:
                continue
            dropped = olds[edit.a1 : edit.a2]
            coming = news[edit.b1 : edit.b2]
            before = olds[edit.a1 - 1] if edit.a1 else None
            after = olds[edit.a2] if edit.a2 < len(olds) else None
            made = self._coming(coming, before, after, news, edit, step, parts, ends, which, dropped)
            here = self._place(paragraph, dropped, before, after)
            for node in made:
                here.addprevious(node)
            _out(here)
            fields: set[int] = set()
            for atom in dropped:
                if atom.field is not None and _unit(atom.field):
                    if id(atom.field) not in fields:
                        fields.add(id(atom.field))
                        for run in atom.field.runs:
                            _out(run)
                    continue
                for spot in atom.places:
                    _out(spot.run if spot.run is not None else spot.node)

    def _restate(self, node: El, marks: Sequence[El]) -> None:
        """Takes a run out of the hands that it stands in, and puts it into others."""
        while (above := node.getparent()) is not None and above.tag in _TRACKED:
            _lifted(node, above)
        for mark in marks:
            wrapper = etree.Element(str(mark.tag), {str(k): str(v) for k, v in mark.attrib.items()})
            node.addprevious(wrapper)
            wrapper.append(node)
            wrapper.set(f"{W}id", self.pen.number())
        gone = any(m.tag in REMOVED for m in marks)
        for text in [*node.iter(f"{W}t", f"{W}delText")]:
            text.tag = f"{W}delText" if gone else f"{W}t"

    def _place(self, paragraph: El, dropped: list[Atom], before: Atom | None, after: Atom | None) -> El:
        """A mark in the paragraph where new pieces go, to be taken out again."""
        mark = etree.Element("{urn:drafting:redline}place")
        first = next((a for a in dropped if a.places), None)
        if first is not None:
            node = first.field.runs[0] if first.field is not None and _unit(first.field) else _node(first)
            if first.field is None or not _unit(first.field):
                node = _climbed(node, [_node(a) for a in dropped if a.places][-1], paragraph, False)
            node.addprevious(mark)
        elif before is not None and before.places:
            node = _node(before, True)
            if before.field is not None and (after is None or after.field is not before.field):
                node = before.field.runs[-1]
            _climbed(node, _node(after) if after is not None and after.places else None, paragraph, True).addnext(mark)
        elif after is not None and after.places:
            node = _node(after)
            if after.field is not None:
                node = after.field.runs[0]
            _climbed(node, None, paragraph, True).addprevious(mark)
        else:
            paragraph.append(mark)
        return mark

    def _coming(
        self,
        coming: list[Atom],
        before: Atom | None,
        after: Atom | None,
        news: list[Atom],
        edit: Edit,
        step: Pair,
        parts: tuple[str, str],
        ends: list[tuple[El, El]],
        which: dict[int, int],
        dropped: list[Atom],
    ) -> list[El]:
        """Pieces of NEW as they go into OLD: with the looks that OLD has for such, in the hands that they stand in."""
        made: list[El] = []
        around: tuple[object, ...] = ()
        home: El | None = None
        fields: set[int] = set()
        model = next((a for a in (*dropped, before, after) if a is not None and a.word and a.places), None)
        linked = {a.link for a in (*dropped, before, after) if a is not None}
        for atom in coming:
            if atom.key == END and not (atom.places and atom.places[0].run is not None):
                sign = etree.Element(SIGN)
                ends.append((sign, step.news[which[id(atom)]]))
                made.append(sign)
                home = None
                continue
            if atom.field is not None and _unit(atom.field):
                if id(atom.field) not in fields:
                    fields.add(id(atom.field))
                    nodes = [self._copied(run, parts) for run in atom.field.runs]
                    made += nodes
                home = None
                continue
            link = atom.link if atom.link not in linked else ""
            now = (tuple(_hand(m) for m in atom.marks), link)
            if home is None or now != around:
                holder: El | None = None
                if link:
                    source = next(n for n in _node(atom).iterancestors(f"{W}hyperlink"))
                    holder = etree.Element(f"{W}hyperlink", {str(k): str(v) for k, v in source.attrib.items()})
                    self.imports.bring(holder, parts[1], parts[0])
                    made.append(holder)
                for mark in atom.marks:
                    wrapper = etree.Element(str(mark.tag), {str(k): str(v) for k, v in mark.attrib.items()})
                    wrapper.set(f"{W}id", self.pen.number())
                    if holder is None:
                        made.append(wrapper)
                    else:
                        holder.append(wrapper)
                    holder = wrapper
                home, around = holder, now
            node = self._piece(atom, model, step, parts)
            if home is None:
                made.append(node)
            else:
                home.append(node)
            if not atom.marks and not link:
                home = None
        return made

    def _piece(self, atom: Atom, model: Atom | None, step: Pair, parts: tuple[str, str]) -> El:
        run = atom.places[0].run
        if run is None:
            return self._copied(atom.places[0].node, parts)
        if not atom.word and not atom.places[0].node.tag.endswith(("}tab", "}br", "}cr", "}ptab", "}sym")):
            bare = etree.Element(f"{W}r")
            bare.append(copy.deepcopy(atom.places[0].node))
            own = run.find(f"{W}rPr")
            if own is not None:
                bare.insert(0, copy.deepcopy(own))
            return self._copied(bare, parts)
        made = etree.Element(f"{W}r")
        base = self.clothes[0].plainly(step.olds[0])
        if model is not None and model.places[0].run is not None:
            look = model.places[0].run.find(f"{W}rPr")
            if look is not None:
                made.append(copy.deepcopy(look))
                for name in ("rStyle", "rPrChange", "ins", "del"):
                    for node in made[0].findall(f"{W}{name}"):
                        made[0].remove(node)
        theirs = step.news[0]
        looks = self.clothes[1].emphasis(run, theirs)
        emphasised(made, base if looks == self.clothes[1].plainly(theirs) or atom.link else looks, base)
        gone = any(m.tag in REMOVED for m in atom.marks)
        if atom.word:
            text = etree.SubElement(made, f"{W}delText" if gone else f"{W}t")
            text.set(XML_SPACE, "preserve")
            text.text = atom.text
        else:
            made.append(copy.deepcopy(atom.places[0].node))
        return made

    def _copied(self, node: El, parts: tuple[str, str]) -> El:
        made = copy.deepcopy(node)
        self.imports.bring(made, parts[1], parts[0])
        forget_ids(made, self.pen, self.imports.bookmarks)
        return made

    # ------------------------------------------------------------ looks of paragraphs

    def _own_mark(self, line: El, new: El) -> None:
        """Puts the mark of a paragraph into the hands that it stands in in NEW."""
        if _marks(line) == _marks(new):
            return
        there = line.find(f"{W}pPr/{W}rPr")
        for node in [] if there is None else [c for c in there if c.tag in _TRACKED]:
            there.remove(node)  # type: ignore[union-attr]
        theirs = new.find(f"{W}pPr/{W}rPr")
        for n, node in enumerate([] if theirs is None else [c for c in theirs if c.tag in _TRACKED]):
            mark_of(line).insert(n, copy.deepcopy(node))

    def _line_looks(self, line: El, new: El) -> None:
        """Gives a paragraph the style that an author gave it."""
        was, now = self.clothes[0].style(line), self.clothes[1].style(new)
        if was != now and new not in self._run_on and self.lines.meant(was, now) and now in self.clothes[0].ids:
            own = line.find(f"{W}pPr")
            if own is None:
                own = etree.Element(f"{W}pPr")
                line.insert(0, own)
            for node in own.findall(f"{W}pStyle"):
                own.remove(node)
            own.insert(0, etree.Element(f"{W}pStyle", {f"{W}val": self.clothes[0].ids[now]}))

    # ------------------------------------------------------------ nothing lost

    def _says_the_same(self) -> bool:
        """Whether the result says what NEW says, word for word, in every story."""
        sides = self._all(Package("", self.parts)), self._all(self.new)
        for left_out in "ra":
            one, other = ([a for a in side if left_out not in a.state] for side in sides)
            if [a.key for a in one] == [a.key for a in other]:
                continue
            for edit in _units(align([_key(a) for a in one], [_key(a) for a in other]), one, other):
                if not edit.same and any(
                    not a.light and a.key != PAGE for a in (*one[edit.a1 : edit.a2], *other[edit.b1 : edit.b2])
                ):
                    return False
        return True

    def _all(self, package: Package) -> list[Atom]:
        found: list[Atom] = []
        main = [package.main, *(p for s in ("/footnotes", "/endnotes") if (p := package.related(s)))]
        heads = sorted({s for p in stories(package) if p not in main for s in [self._said_in(package, p)] if s})
        for part in main:
            for paragraph in package.xml(part).iter(f"{W}p"):
                above = list(paragraph.iterancestors())
                if any(a.tag.endswith("}Fallback") or a.get(f"{W}type") in _SEPARATORS for a in above):
                    continue
                found += atoms_of(paragraph, package, part)
                found.append(Atom(END, END, []))
        found += [Atom(said, said, []) for said in heads]
        return found

    def _said_in(self, package: Package, part: str) -> str:
        if not part.rpartition("/")[2].startswith(("header", "footer")):
            return ""
        said = []
        for block in package.xml(part).iter(f"{W}p"):
            said.append(
                "".join(
                    "#" if a.field is not None and a.field.volatile else a.key for a in atoms_of(block, package, part)
                ).strip()
            )
        return "\n".join(s for s in said if s)


def _others(like: Package, new: Package) -> int:
    """How many controls one of two files has and the other has not, told by what they are tagged with."""
    sides = [
        Counter(
            "" if tag is None else str(tag.get(f"{W}val"))
            for own in package.xml(package.main).iter(f"{W}sdtPr")
            for tag in [own.find(f"{W}tag")]
        )
        for package in (like, new)
    ]
    return sum(((sides[0] - sides[1]) | (sides[1] - sides[0])).values())


# ---------------------------------------------------------------- pieces


def _key(atom: Atom) -> str:
    if atom.field is not None and atom.field.volatile:
        return "#"
    return atom.key + ("\x01" if "a" in atom.state else "")


def _leads_out(atom: Atom) -> bool:
    """Whether it is in a link to somewhere else: programmes give other names to places inside a file."""
    return bool(atom.link) and not atom.link.startswith("#")


def _unit(field: Field) -> bool:
    """Whether a field is one thing: its result is worked out, so a part of it is no field."""
    return field.sort in CALCULATED


def _same(edit: Edit, olds: Sequence[Atom], news: Sequence[Atom]) -> list[tuple[Atom, Atom]]:
    if not edit.same or edit.a2 - edit.a1 != edit.b2 - edit.b1:
        return []
    return list(zip(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], strict=True))


def _units(edits: list[Edit], olds: Sequence[Atom], news: Sequence[Atom]) -> list[Edit]:
    """Edits that take fields as a whole: one that NEW has too, or the text of, stays whatever it came to; of another nothing stays. The
    number of a page is no change. An edit that is the same may then hold another number of pieces on either side."""
    out: list[Edit] = []
    pairs: dict[int, int] = {}
    for edit in edits:
        if edit.same:
            pairs.update(zip(range(edit.a1, edit.a2), range(edit.b1, edit.b2), strict=True))
    spans = _field_spans(olds)
    torn: list[tuple[int, int]] = []
    kept: list[tuple[int, int, int, int]] = []
    for start, end in spans:
        if all(n in pairs for n in range(start, end)):
            continue
        left = max((pairs[n] for n in range(start) if n in pairs), default=-1) + 1
        right = min((pairs[n] for n in range(end, len(olds)) if n in pairs), default=len(news))
        between = news[left:right]
        there = [n for n in range(left, right) if news[n].field is not None]
        mine = olds[start].field
        assert mine is not None
        if mine.volatile and between and all(a.key.isdigit() or a.light for a in between):
            digits = [n for n in range(left, right) if news[n].key.isdigit()]
            if len(digits) == 1:
                kept.append((start, end, digits[0], digits[0] + 1))
                continue
        same = [n for n in there if _code(news[n].field) == _code(mine)]
        if same and all(news[n].field is news[same[0]].field for n in same):
            kept.append((start, end, same[0], same[-1] + 1))
        else:
            torn.append((start, end))
    if not kept and not torn and not any(not e.same for e in edits):
        return edits
    for start, end in torn:
        for n in range(start, end):
            pairs.pop(n, None)
    held = {}
    for start, end, b1, b2 in kept:
        taken = set(range(b1, b2))
        for n in [n for n, k in pairs.items() if start <= n < end or k in taken]:
            pairs.pop(n)
        held[start] = (end, b1, b2)
    # fields of NEW of which only a part is left come whole
    back = {k: n for n, k in pairs.items()}
    whole = {k for _, b1, b2 in held.values() for k in range(b1, b2)}
    for start, end in _field_spans(news):
        inside = [back[k] for k in range(start, end) if k in back]
        if inside and len(inside) < end - start and start not in whole:
            for n in inside:
                pairs.pop(n)
    a = b = n = 0
    points = sorted([*((i, i + 1, k, k + 1) for i, k in pairs.items()), *((s, *h) for s, h in held.items())])
    for i1, i2, k1, k2 in [*points, (len(olds), len(olds), len(news), len(news))]:
        if i1 < a or k1 < b:
            continue
        if i1 > a or k1 > b:
            page = (
                i1 - a == k1 - b == 1
                and olds[a].key.isdigit()
                and news[b].key.isdigit()
                and a > 0
                and olds[a - 1].key == "\t"
                and (i1 == len(olds) or olds[i1].key == END)
                and olds[a].link.startswith("#")
            )
            out.append(Edit(page, a, i1, b, k1))
        if i1 < i2:
            out.append(Edit(True, i1, i2, k1, k2))
        a, b = i2, k2
    return _joined(out)


def _joined(edits: list[Edit]) -> list[Edit]:
    made: list[Edit] = []
    for edit in edits:
        last = made[-1] if made else None
        if (
            last is not None
            and last.same == edit.same
            and (not edit.same or (last.a2 - last.a1 == last.b2 - last.b1 and edit.a2 - edit.a1 == edit.b2 - edit.b1))
        ):
            made[-1] = Edit(edit.same, last.a1, edit.a2, last.b1, edit.b2)
        else:
            made.append(edit)
    return made


def _field_spans(atoms: Sequence[Atom]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for n, atom in enumerate(atoms):
        if atom.field is None or not _unit(atom.field):
            continue
        if found and found[-1][1] == n and atoms[n - 1].field is atom.field:
            found[-1] = (found[-1][0], n + 1)
        else:
            found.append((n, n + 1))
    return found


def _code(field: Field | None) -> list[str]:
    """What a field is for: its code without switches."""
    return [] if field is None else [w.strip('"').casefold() for w in field.code.split() if not w.startswith("\\")]


def _hand(mark: El) -> tuple[str, str | None, str | None]:
    return ("a" if mark.tag in ADDED else "r", mark.get(f"{W}author"), mark.get(f"{W}date"))


def _marks(paragraph: El) -> list[tuple[str, str | None, str | None]]:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return [] if mark is None else [_hand(c) for c in mark if c.tag in _TRACKED]


def _paragraph_of(news: list[Atom]) -> dict[int, int]:
    """Of each piece the number of the paragraph that it stands in."""
    found: dict[int, int] = {}
    n = 0
    for atom in news:
        found[id(atom)] = n
        if atom.key == END and not atom.places:
            n += 1
    return found


# ---------------------------------------------------------------- elements


def _node(atom: Atom, last: bool = False) -> El:
    place = atom.places[-1 if last else 0]
    return place.run if place.run is not None else place.node


def _climbed(node: El, other: El | None, paragraph: El, outside: bool) -> El:
    """The outermost element around a run that does not hold another one too. Not out of a control that is filled anew."""
    while (above := node.getparent()) is not None and above is not paragraph and above.tag in _HOLDERS:
        if other is not None and any(a is above for a in other.iterancestors()):
            break
        if not outside:
            break
        node = above
    return node


def _lifted(node: El, above: El) -> None:
    """Takes a node out of a wrapper, which is there twice after: around what came before, and around what comes after."""
    later = etree.Element(str(above.tag), {str(k): str(v) for k, v in above.attrib.items()})
    later.extend(list(node.itersiblings()))
    above.addnext(node)
    if len(later):
        node.addnext(later)
    parent = above.getparent()
    if not len(above) and parent is not None:
        parent.remove(above)


def _out(node: El) -> None:
    """Takes a node out, and with it the controls that then hold nothing."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    while parent is not None and parent.tag in (f"{W}sdtContent", f"{W}sdt", f"{W}customXml") and _empty(parent):
        above = parent.getparent()
        if above is None:
            return
        above.remove(parent)
        parent = above


def _empty(node: El) -> bool:
    return not any(c.tag not in (f"{W}sdtPr", f"{W}sdtEndPr", f"{W}customXmlPr") for c in node)


def _opened(control: El) -> None:
    """Takes a control away and leaves what it holds."""
    parent = control.getparent()
    content = control.find(f"{W}sdtContent")
    if parent is None:
        return
    for child in [] if content is None else list(content):
        control.addprevious(child)
    parent.remove(control)


def _outermost(node: El, home: El) -> El:
    while (above := node.getparent()) is not None and above is not home:
        node = above
    return node


def _last_after(gone: El, last: El | None) -> El:
    return gone if last is None or gone.getparent() is not None else last
