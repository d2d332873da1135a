"""Tracked changes between any two Word files.

The package is NEW's, so that what was inserted needs nothing; content of OLD that was deleted is brought in with what it
refers to (`imports`). Blocks (paragraphs, tables, content controls) are aligned first, then the words of paragraphs that
are alike. Accepting all gives NEW, rejecting all gives OLD: what cannot be marked finely is marked coarsely.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

from drafting.compare import Edit, align, moves
from drafting.word.package import Package, open_package, write_package
from drafting.word.redline.imports import Imports
from drafting.word.redline.keys import W, blocks, note_text, seen, text
from drafting.word.redline.moves import moved_key
from drafting.word.redline.pairing import alike, same_cells
from drafting.word.redline.pieces import (
    TEXT,
    XML_SPACE,
    appearance,
    bare_properties,
    extend,
    merged,
    pieces,
    plain_text,
    readable,
    sources,
)
from drafting.word.revisions.settle import settle, stories

_OWN = "own"  # marks wrappers that are being filled; taken off before the story is written
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
        olds, news = blocks(old), blocks(new)
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
        found = alike([olds[i] for i in stay_old], [news[k] for k in stay_new])
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
        raw = seen(block)
        if b"oteReference" in raw:
            raw += "|".join(note_text(n, package) for n in block.iter(f"{W}footnoteReference", f"{W}endnoteReference")).encode()
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
        olds = [piece for child in before if child.tag != f"{W}pPr" for piece in pieces(child)]
        news = [piece for child in new if child.tag != f"{W}pPr" for piece in pieces(child)]
        keys_old = [self._piece_key(p, self.imports.old, o) for p, o in zip(olds, sources(source), strict=True)]
        keys_new = [self._piece_key(p, self.imports.new, p) for p in news]
        for child in [c for c in new if c.tag != f"{W}pPr"]:
            new.remove(child)
        for edit in readable(align(keys_old, keys_new), keys_old, keys_new):
            if edit.same:
                for was, now in zip(olds[edit.a1 : edit.a2], news[edit.b1 : edit.b2], strict=True):
                    self._look(was, now)
                extend(new, news[edit.b1 : edit.b2])
                continue
            sides: tuple[tuple[list[etree._Element], str], ...] = (
                (olds[edit.a1 : edit.a2], "del"),
                (news[edit.b1 : edit.b2], "ins"),
            )
            for changed, how in sides:
                for piece in merged(changed):
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
        if now.tag != f"{W}r" or appearance(was) == appearance(now) or not plain_text(now):
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
        if plain_text(source):
            return TEXT + text(source).encode()
        raw = seen(source)
        if b"oteReference" in raw:
            raw = b"".join(note_text(n, package).encode() for n in source.iter(f"{W}footnoteReference", f"{W}endnoteReference")) + b"note"
        return raw

    def _paragraph_properties(self, old: etree._Element, new: etree._Element) -> None:
        was, now = old.find(f"{W}pPr"), new.find(f"{W}pPr")
        plain_was, plain_now = bare_properties(was), bare_properties(now)
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
            pairs = [(i, k) for i, k in alike(rows_old, rows_new) if same_cells(rows_old[i], rows_new[k])]
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
