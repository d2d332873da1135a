"""Tracked changes between any two Word files.

The package is NEW's, so that what was inserted needs nothing; content of OLD that was deleted is brought in with what it
refers to (`imports`). Blocks (paragraphs, tables, content controls) are aligned first, then the words of paragraphs that
are alike. Accepting all gives NEW, rejecting all gives OLD: what cannot be marked finely is marked coarsely.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from drafting.compare import Edit, align, moves, similarity, tokens
from drafting.word.package import Package, open_package, write_package
from drafting.word.redline.imports import Imports
from drafting.word.redline.moves import moved_key
from drafting.word.revisions.settle import settle, stories

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TEXT = b"t:"  # begins the key of a piece that is text only
SMALL = 3  # characters between two changes that are not worth reading on their own
_OWN = "own"  # marks wrappers that are being filled; taken off before the story is written
MANY = 20_000  # pairs of blocks in one run; beyond that they are paired in turn
ALIKE = 0.45  # paragraphs less alike than this are replaced whole: confetti reads worse
# What Word, and we, number anew at each save, and what a serialisation repeats: no difference to a reader.
_NOISE = re.compile(
    rb' (?:w14:(?:paraId|textId)|w:rsid\w*|xmlns:\w+)="[^"]*"|<w:id w:val="-?\d+"/>|(?<=<w:bookmarkStart) w:id="\d+"|<w:bookmarkEnd w:id="\d+"/>'
)
_SKIPPED = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_CHANGED = re.compile(rb"<w:(?:ins|del|moveTo|moveFrom|cellIns|cellDel|\w+Change)[ />]")


def redline(
    old: str | Path | bytes, new: str | Path | bytes, author: str, date: str, existing: str = "keep"
) -> bytes:
    """One file in which accepting all gives `new` and rejecting all gives `old`. `date` is ISO 8601 (UTC).

    `existing`: what happens to tracked changes the files already have: "accept" or "reject" settles them in both first;
    "keep" leaves those of blocks that did not change as they are, with their authors, and settles them only where the
    comparison has to mark the block itself. Raises PackageError for a file that cannot be read safely.
    """
    old_package, new_package = open_package(old), open_package(new)
    if existing in ("accept", "reject"):
        for package in (old_package, new_package):
            _settle_all(package, existing == "accept")
    parts = dict(new_package.parts)
    imports = Imports(old_package, new_package, parts)
    marker = _Marker(author, date, imports)
    for old_part, new_part in _pairs(old_package, new_package):
        if old_package.parts[old_part] == new_package.parts[new_part] and not _refers(old_package.parts[old_part]):
            continue
        root = imports.root(new_part)
        before = copy.deepcopy(old_package.xml(old_part))
        marker.story(before, root, old_part, new_part)
    imports.finish()
    return write_package(parts)


def _refers(raw: bytes) -> bool:
    return b"footnoteReference" in raw or b"endnoteReference" in raw


def _settle_all(package: Package, accept: bool) -> None:
    for part in stories(package):
        if _CHANGED.search(package.parts[part]):
            root = copy.deepcopy(package.xml(part))
            settle(root, accept)
            package.parts[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
            package._trees.pop(part, None)


def settles(source: str | Path | bytes) -> bool:
    """Whether "keep" cannot keep all changes that a file carries: one of its stories has tracked paragraph marks or rows."""
    package = open_package(source)
    return any(_CHANGED.search(package.parts[part]) and _marks_changed(package.xml(part)) for part in stories(package))


def _pairs(old: Package, new: Package) -> list[tuple[str, str]]:
    """The main parts, then headers and footers in the order in which their sections name them."""
    pairs = [(old.main, new.main)]
    for sort in ("/header", "/footer"):
        mine = [r.target for r in old.relationships(old.main).values() if r.type.endswith(sort) and r.target in old.parts]
        theirs = [r.target for r in new.relationships(new.main).values() if r.type.endswith(sort) and r.target in new.parts]
        pairs += list(zip(mine, theirs, strict=False))
    return pairs


class _Marker:
    """Marks one story after another; ids of changes count through."""

    def __init__(self, author: str, date: str, imports: Imports) -> None:
        self.author, self.date, self.imports = author, date, imports
        self.old_part = self.new_part = ""
        self._id = 900_000
        self._moves = 0
        self._moved: dict[etree._Element, str] = {}

    def story(self, old: etree._Element, new: etree._Element, old_part: str, new_part: str) -> None:
        """Marks `new` in place."""
        self.old_part, self.new_part = old_part, new_part
        if _marks_changed(old) or _marks_changed(new):
            # A tracked paragraph mark joins two blocks, which a comparison block by block cannot keep: such a story is
            # compared with its own changes settled, as the law asks (OLD's rejected, NEW's accepted).
            settle(old, False)
            settle(new, True)
        home_old = old.find(f"{W}body") if old.find(f"{W}body") is not None else old
        home_new = new.find(f"{W}body") if new.find(f"{W}body") is not None else new
        assert home_old is not None
        assert home_new is not None
        self._container(home_old, home_new)
        for wrapper in new.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"):
            if wrapper.get(_OWN):
                del wrapper.attrib[_OWN]

    # ------------------------------------------------------------ blocks

    def _container(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the blocks of `new` against those of `old`."""
        olds, news = _blocks(old), _blocks(new)
        keys_old = [self._key(b, self.imports.old) for b in olds]
        keys_new = [self._key(b, self.imports.new) for b in news]
        edits = align(keys_old, keys_new)
        self._find_moves(olds, news, edits)
        for edit in edits:
            if not edit.same:
                follower = news[edit.b2] if edit.b2 < len(news) else None
                self._replaced(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], new, follower)

    def _replaced(self, olds: list[Any], news: list[Any], parent: etree._Element, follower: etree._Element | None) -> None:
        """A run of blocks that differs: blocks that are alike are marked inside, the others deleted and inserted. `follower` is
        the block of NEW after the run."""
        pairs = self._versions(olds, news)
        position = self._position(news, parent, follower)
        a = b = 0
        for i, k in [*pairs, (len(olds), len(news))]:
            anchor = news[b] if b < len(news) else None
            for block in olds[a:i]:
                for node in self._gone(block):
                    if anchor is not None:
                        anchor.addprevious(node)
                    else:
                        position(node)
            for block in news[b:k]:
                self._come(block)
            if i < len(olds):
                self._inside(olds[i], news[k])
            a, b = i + 1, k + 1

    # ------------------------------------------------------------ moves

    def _find_moves(self, olds: list[Any], news: list[Any], edits: list[Edit]) -> None:
        """Notes the blocks that stand elsewhere as they were."""
        changed = [e for e in edits if not e.same]
        if len(changed) == 0:
            return
        keys_old: list[str | None] = [None] * len(olds)
        keys_new: list[str | None] = [None] * len(news)
        for edit in changed:
            for i in range(edit.a1, edit.a2):
                keys_old[i] = moved_key(olds[i])
            for k in range(edit.b1, edit.b2):
                keys_new[k] = moved_key(news[k])
        for i, k in moves(keys_old, keys_new, edits):
            self._moves += 1
            self._moved[olds[i]] = self._moved[news[k]] = f"drafting{self._moves}"

    def _versions(self, olds: list[Any], news: list[Any]) -> list[tuple[int, int]]:
        """Pairs of blocks that are versions of one another; what moved is no version of what stands in its old place."""
        stay_old = [i for i, block in enumerate(olds) if block not in self._moved]
        stay_new = [k for k, block in enumerate(news) if block not in self._moved]
        found = _alike([olds[i] for i in stay_old], [news[k] for k in stay_new])
        return [(stay_old[i], stay_new[k]) for i, k in found]

    def _gone(self, block: etree._Element) -> list[etree._Element]:
        """What stands where a block of OLD was: the block marked as deleted, or as moved away between the ends of its range."""
        name = self._moved.get(block)
        if name is None:
            return [self._deleted_block(block)]
        start, end = self._range("moveFrom", name)
        return [start, self._deleted_block(block, "moveFrom"), end]

    def _come(self, block: etree._Element) -> None:
        """Marks a block of NEW as inserted, or as moved here."""
        name = self._moved.get(block)
        if name is None:
            self._inserted_block(block)
            return
        self._inserted_block(block, "moveTo")
        start, end = self._range("moveTo", name)
        block.addprevious(start)
        block.addnext(end)

    def _range(self, how: str, name: str) -> tuple[etree._Element, etree._Element]:
        """The ends of a move (ECMA-376 part 1, 17.13.5.24 and 17.13.5.28): the same name on both sides ties them together."""
        start = self._mark(f"{how}RangeStart")
        start.set(f"{W}name", name)
        return start, etree.Element(f"{W}{how}RangeEnd", {f"{W}id": str(start.get(f"{W}id"))})

    @staticmethod
    def _position(news: list[Any], parent: etree._Element, follower: etree._Element | None) -> Callable[[etree._Element], None]:
        """Where deleted blocks go that stand after all new ones: behind the last of these, else before `follower`, else at the
        end, before the section there."""
        state = {"after": news[-1] if news else None}

        def put(block: etree._Element) -> None:
            after = state["after"]
            if after is not None:
                after.addnext(block)
            elif follower is not None:
                follower.addprevious(block)
            else:
                last = parent[-1] if len(parent) else None
                if last is not None and last.tag == f"{W}sectPr":
                    last.addprevious(block)
                else:
                    parent.append(block)
            state["after"] = block

        return put

    def _inside(self, old: etree._Element, new: etree._Element) -> None:
        if new.tag == f"{W}p":
            self._paragraph(old, new)
        elif new.tag == f"{W}tbl":
            self._table(old, new)
        else:
            inner_old, inner_new = old.find(f"{W}sdtContent"), new.find(f"{W}sdtContent")
            assert inner_old is not None
            assert inner_new is not None
            self._container(inner_old, inner_new)

    def _key(self, block: etree._Element, package: Package) -> bytes:
        """What makes two blocks the same: their XML without what Word renews at each save, notes by their text."""
        raw = _seen(block)
        if b"oteReference" in raw:
            raw += "|".join(_note_text(n, package) for n in block.iter(f"{W}footnoteReference", f"{W}endnoteReference")).encode()
            raw = re.sub(rb'(<w:(?:foot|end)noteReference[^>]*w:id=")[^"]*"', rb'\1"', raw)
        return raw

    # ------------------------------------------------------------ whole blocks

    def _deleted_block(self, block: etree._Element, how: str = "del") -> etree._Element:
        copied = copy.deepcopy(block)
        if _CHANGED.search(etree.tostring(copied)):
            settle(copied, False)
        self.imports.bring(copied, self.old_part, self.new_part)
        _forget_ids(copied)
        self._mark_block(copied, how)
        return copied

    def _inserted_block(self, block: etree._Element, how: str = "ins") -> None:
        if _CHANGED.search(etree.tostring(block)):
            settle(block, True)
        self._mark_block(block, how)

    def _mark_block(self, block: etree._Element, how: str) -> None:
        """Every paragraph and row in a block as deleted or inserted."""
        for row in block.iter(f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is None:
                properties = etree.Element(f"{W}trPr")
                at = sum(1 for c in row if c.tag in (f"{W}tblPrEx",))
                row.insert(at, properties)
            properties.append(self._mark(how))
        for paragraph in [block, *block.iter(f"{W}p")] if block.tag == f"{W}p" else list(block.iter(f"{W}p")):
            if paragraph.tag == f"{W}p":
                self._mark_paragraph(paragraph, how)

    def _mark_paragraph(self, paragraph: etree._Element, how: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        mark = properties.find(f"{W}rPr")
        if mark is None:
            mark = etree.Element(f"{W}rPr")
            after = [c for c in properties if c.tag in (f"{W}sectPr", f"{W}pPrChange")]
            properties.insert(properties.index(after[0]) if after else len(properties), mark)
        if mark.find(f"{W}{how}") is None:
            mark.insert(0, self._mark(how))
        self._wrap_runs(paragraph, how)

    def _wrap_runs(self, home: etree._Element, how: str) -> None:
        """Wraps the runs directly inside `home`, and inside what may hold runs there, in `w:ins` or `w:del`."""
        for child in list(home):
            if child.tag == f"{W}r":
                self._wrap(child, how)
            elif child.tag in _HOLDERS:
                inner = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else child
                if inner is not None:
                    self._wrap_runs(inner, how)
            elif isinstance(child.tag, str) and child.tag.endswith(("}oMath", "}oMathPara")):
                self._wrap(child, how)

    def _wrap(self, run: etree._Element, how: str) -> None:
        wrapper = self._mark(how)
        parent = run.getparent()
        assert parent is not None
        before = run.getprevious()
        if before is not None and before.tag == wrapper.tag and before.get(f"{W}author") == self.author and before.get(_OWN):
            wrapper = before
        else:
            parent.insert(parent.index(run), wrapper)
            wrapper.set(_OWN, "1")
        wrapper.append(run)
        if how == "del":
            _as_deleted(run)

    def _mark(self, how: str) -> etree._Element:
        self._id += 1
        return etree.Element(f"{W}{how}", {f"{W}id": str(self._id), f"{W}author": self.author, f"{W}date": self.date})

    # ------------------------------------------------------------ paragraphs

    def _paragraph(self, old: etree._Element, new: etree._Element) -> None:
        """Marks the words that differ; a change of the paragraph's own properties becomes a `w:pPrChange`."""
        for side, accept in ((old, False), (new, True)):
            if _CHANGED.search(etree.tostring(side)):
                settle(side, accept)
        source = copy.deepcopy(old)
        _forget_ids(source)
        before = copy.deepcopy(source)
        self.imports.bring(before, self.old_part, self.new_part)
        olds = [piece for child in before if child.tag != f"{W}pPr" for piece in _pieces(child)]
        news = [piece for child in new if child.tag != f"{W}pPr" for piece in _pieces(child)]
        keys_old = [self._piece_key(p, self.imports.old, o) for p, o in zip(olds, _sources(source), strict=True)]
        keys_new = [self._piece_key(p, self.imports.new, p) for p in news]
        for child in [c for c in new if c.tag != f"{W}pPr"]:
            new.remove(child)
        for edit in _readable(align(keys_old, keys_new), keys_old, keys_new):
            if edit.same:
                for was, now in zip(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], strict=True):
                    self._look(was, now)
                _extend(new, news[edit.b1 : edit.b2])
                continue
            sides: tuple[tuple[list[etree._Element], str], ...] = (
                (olds[edit.a1 : edit.a2], "del"),
                (news[edit.b1 : edit.b2], "ins"),
            )
            for pieces, how in sides:
                for piece in _merged(pieces):
                    new.append(piece)
                    self._mark_piece(piece, how)
        self._paragraph_properties(before, new)

    def _mark_piece(self, piece: etree._Element, how: str) -> None:
        if piece.tag == f"{W}r" or (isinstance(piece.tag, str) and piece.tag.endswith(("}oMath", "}oMathPara"))):
            self._wrap(piece, how)
        elif piece.tag in _HOLDERS:
            inner = piece.find(f"{W}sdtContent") if piece.tag == f"{W}sdt" else piece
            if inner is not None:
                self._wrap_runs(inner, how)

    def _look(self, was: etree._Element, now: etree._Element) -> None:
        """The same words in another appearance: a `w:rPrChange`, so that the words themselves are not marked."""
        if now.tag != f"{W}r" or _appearance(was) == _appearance(now) or not _plain_text(now):
            return
        properties = now.find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            now.insert(0, properties)
        change = self._mark("rPrChange")
        old = was.find(f"{W}rPr")
        change.append(etree.Element(f"{W}rPr") if old is None else copy.deepcopy(old))
        properties.append(change)

    @staticmethod
    def _piece_key(piece: etree._Element, package: Package, source: etree._Element) -> bytes:
        if _plain_text(source):
            return _TEXT + _text(source).encode()
        raw = _seen(source)
        if b"oteReference" in raw:
            raw = b"".join(_note_text(n, package).encode() for n in source.iter(f"{W}footnoteReference", f"{W}endnoteReference")) + b"note"
        return raw

    def _paragraph_properties(self, old: etree._Element, new: etree._Element) -> None:
        was, now = old.find(f"{W}pPr"), new.find(f"{W}pPr")
        plain_was, plain_now = _bare_properties(was), _bare_properties(now)
        if etree.tostring(plain_was, method="c14n") == etree.tostring(plain_now, method="c14n"):
            return
        if now is None:
            now = etree.Element(f"{W}pPr")
            new.insert(0, now)
        change = self._mark("pPrChange")
        change.append(plain_was)
        now.append(change)

    # ------------------------------------------------------------ tables

    def _table(self, old: etree._Element, new: etree._Element) -> None:
        """Rows are aligned; a row with as many cells as its counterpart is marked cell by cell."""
        olds, news = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        keys_old = [self._key(r, self.imports.old) for r in olds]
        keys_new = [self._key(r, self.imports.new) for r in news]
        for edit in align(keys_old, keys_new):
            if edit.same:
                continue
            rows_old, rows_new = olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2]
            pairs = [(i, k) for i, k in _alike(rows_old, rows_new) if _same_cells(rows_old[i], rows_new[k])]
            put = self._position(rows_new, new, news[edit.b2] if edit.b2 < len(news) else None)
            a = b = 0
            for i, k in [*pairs, (len(rows_old), len(rows_new))]:
                anchor = rows_new[b] if b < len(rows_new) else None
                for row in rows_old[a:i]:
                    deleted = self._deleted_block(row)
                    if anchor is not None:
                        anchor.addprevious(deleted)
                    else:
                        put(deleted)
                for row in rows_new[b:k]:
                    self._inserted_block(row)
                if i < len(rows_old):
                    for cell_old, cell_new in zip(rows_old[i].findall(f"{W}tc"), rows_new[k].findall(f"{W}tc"), strict=True):
                        self._container(cell_old, cell_new)
                a, b = i + 1, k + 1


def _seen(node: etree._Element) -> bytes:
    """An element's XML without noise: equal where a reader sees no difference."""
    return _NOISE.sub(b"", etree.tostring(node, with_tail=False))


def _marks_changed(root: etree._Element) -> bool:
    """Whether a paragraph mark, row or cell of the story carries a tracked change."""
    wanted = (f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo")
    for properties in root.iter(f"{W}rPr", f"{W}trPr"):
        parent = properties.getparent()
        paragraph_mark = properties.tag == f"{W}rPr" and parent is not None and parent.tag == f"{W}pPr"
        if (paragraph_mark or properties.tag == f"{W}trPr") and any(properties.find(tag) is not None for tag in wanted):
            return True
    return False


_HOLDERS = tuple(f"{W}{n}" for n in ("hyperlink", "sdt", "smartTag", "fldSimple", "customXml", "dir", "bdo"))


def _blocks(home: etree._Element) -> list[Any]:
    return [c for c in home if c.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]


def _alike(olds: list[Any], news: list[Any]) -> list[tuple[int, int]]:
    """Pairs of blocks that are versions of one another, rising in both; content controls of one clause always are. Of all ways to
    pair them, the one that keeps the most words."""
    if len(olds) * len(news) > MANY:
        return _alike_in_turn(olds, news)
    scores = [[_score(old, new) for new in news] for old in olds]
    sizes_old, sizes_new = [1 + len(_text(b)) for b in olds], [1 + len(_text(b)) for b in news]
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


def _alike_in_turn(olds: list[Any], news: list[Any]) -> list[tuple[int, int]]:
    """The same for long runs: each block in turn takes the best of the next forty."""
    pairs: list[tuple[int, int]] = []
    start = 0
    for i, old in enumerate(olds):
        best, at = ALIKE, -1
        for k in range(start, min(len(news), start + 40)):
            score = _score(old, news[k])
            if score > best:
                best, at = score, k
        if at >= 0:
            pairs.append((i, at))
            start = at + 1
    return pairs


def _score(old: etree._Element, new: etree._Element) -> float:
    if old.tag != new.tag:
        return 0.0
    if old.tag == f"{W}sdt":
        return 1.0 if _clause(old) and _clause(old) == _clause(new) else 0.0
    if old.tag == f"{W}tbl":
        if _shape(old) != _shape(new):
            return 0.0
        return max(0.5, similarity(_text(old), _text(new)))
    one, other = _text(old), _text(new)
    if not one.strip() and not other.strip():
        return 0.5 if old.tag == f"{W}tr" or _no_objects(old, new) else 0.0
    return similarity(one, other)


def _no_objects(*paragraphs: etree._Element) -> bool:
    return all(p.find(f".//{W}drawing") is None and p.find(f".//{W}pict") is None and p.find(f".//{W}sectPr") is None for p in paragraphs)


def _shape(table: etree._Element) -> bytes:
    """A table's own properties and grid: where they differ the table is replaced whole."""
    found = [table.find(f"{W}tblPr"), table.find(f"{W}tblGrid")]
    return b"".join(_seen(f) for f in found if f is not None)


def _same_cells(old: etree._Element, new: etree._Element) -> bool:
    def outline(row: etree._Element) -> list[bytes]:
        found = [row.find(f"{W}trPr"), row.find(f"{W}tblPrEx"), *(c.find(f"{W}tcPr") for c in row.findall(f"{W}tc"))]
        return [b"" if f is None else _seen(f) for f in found]

    return row_children(old) == row_children(new) and outline(old) == outline(new)


def row_children(row: etree._Element) -> list[str]:
    """The tags of a row's cells and what else stands between them."""
    return [str(c.tag) for c in row if c.tag not in (f"{W}trPr", f"{W}tblPrEx")]


def _clause(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    name = str(tag.get(f"{W}val")) if tag is not None else ""
    return name.partition("@")[0] if name.startswith("clause:") else ""


def _text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText", f"{W}tab"))


def _note_text(reference: etree._Element, package: Package) -> str:
    sort = "footnotes" if str(reference.tag).endswith("footnoteReference") else "endnotes"
    part = next((r.target for r in package.relationships(package.main).values() if r.type.endswith(f"/{sort}")), "")
    if part not in package.parts:
        return ""
    wanted = reference.get(f"{W}id")
    note = next((n for n in package.xml(part) if n.get(f"{W}id") == wanted), None)
    return "" if note is None else _seen(note).decode().partition(">")[2]


def _pieces(child: etree._Element) -> Iterator[etree._Element]:
    """A paragraph's child in pieces that can be compared: a run of text word by word, anything else whole."""
    if child.tag in _SKIPPED:
        return
    if child.tag != f"{W}r":
        yield child
        return
    properties = child.find(f"{W}rPr")
    for part in child:
        if part is properties or part.tag in _SKIPPED:
            continue
        texts = tokens(part.text or "") if part.tag == f"{W}t" else [""]
        for text in texts or [""]:
            run = etree.Element(f"{W}r")
            if properties is not None:
                run.append(copy.deepcopy(properties))
            inner = copy.deepcopy(part)
            if part.tag == f"{W}t":
                inner.text = text
                inner.set(XML_SPACE, "preserve")
            run.append(inner)
            yield run


def _sources(paragraph: etree._Element) -> list[etree._Element]:
    """The same pieces of the paragraph as it stands in its own file, to compare by."""
    return [piece for child in paragraph if child.tag != f"{W}pPr" for piece in _pieces(child)]


def _readable(edits: list[Any], keys_old: list[bytes], keys_new: list[bytes]) -> list[Any]:
    """Joins changes that only a space or a lone small token keeps apart, so that a phrase reads as one change."""
    from drafting.compare import Edit

    out: list[Any] = []
    for n, edit in enumerate(edits):
        between = edit.same and out and not out[-1].same and n + 1 < len(edits)
        small = edit.same and _small(keys_old[edit.a1 : edit.a2])
        if (between and small) or (out and not out[-1].same and not edit.same):
            last = out[-1]
            out[-1] = Edit(False, last.a1, edit.a2, last.b1, edit.b2)
        else:
            out.append(edit)
    return out


def _small(keys: list[bytes]) -> bool:
    """Whether pieces hold no more than a space, a mark or a little word."""
    if not keys or not all(key.startswith(_TEXT) for key in keys):
        return False
    text = b"".join(key.removeprefix(_TEXT) for key in keys)
    return len(text.strip()) <= SMALL


def _plain_text(piece: etree._Element) -> bool:
    """Whether a piece is a run of text and nothing else."""
    return piece.tag == f"{W}r" and all(c.tag in (f"{W}rPr", f"{W}t") for c in piece) and piece.find(f"{W}t") is not None


def _merged(pieces: list[etree._Element]) -> list[etree._Element]:
    """Neighbouring runs of text in one appearance as one run again."""
    out: list[etree._Element] = []
    for piece in pieces:
        text = piece.find(f"{W}t") if piece.tag == f"{W}r" else None
        last = out[-1] if out and out[-1].tag == f"{W}r" else None
        mine = last.find(f"{W}t") if last is not None else None
        if text is not None and mine is not None and last is not None and len(last) == len(piece) and _appearance(last) == _appearance(piece):
            mine.text = (mine.text or "") + (text.text or "")
        else:
            out.append(piece)
    return out


def _appearance(run: etree._Element) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


def _extend(home: etree._Element, pieces: list[etree._Element]) -> None:
    for piece in _merged(pieces):
        home.append(piece)


def _bare_properties(properties: etree._Element | None) -> etree._Element:
    """A paragraph's properties as `w:pPrChange` holds them: without mark, section and earlier changes."""
    bare = etree.Element(f"{W}pPr")
    for child in [] if properties is None else properties:
        if child.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}pPrChange"):
            bare.append(copy.deepcopy(child))
    return bare


def _as_deleted(run: etree._Element) -> None:
    for old, new in (("t", "delText"), ("instrText", "delInstrText")):
        for node in list(run.iter(f"{W}{old}")):
            if not any(a.tag == f"{W}txbxContent" for a in node.iterancestors()):
                node.tag = f"{W}{new}"
                if new == "delText":
                    node.set(XML_SPACE, "preserve")


def _forget_ids(node: etree._Element) -> None:
    """Takes out of deleted content what must be unique: bookmarks, comment ranges, ids of content controls."""
    for tag in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"):
        for mark in list(node.iter(f"{W}{tag}")):
            parent = mark.getparent()
            if parent is not None:
                parent.remove(mark)
    for comment in list(node.iter(f"{W}commentReference")):
        run = comment.getparent()
        if run is not None and run.getparent() is not None:
            run.getparent().remove(run)  # type: ignore[union-attr]
    for properties in node.iter(f"{W}sdtPr"):
        for mark in properties.findall(f"{W}id"):
            properties.remove(mark)
    for attribute in ("paraId", "textId"):
        name = f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{attribute}"
        for element in node.iter():
            if isinstance(element.tag, str) and element.get(name) is not None:
                del element.attrib[name]
