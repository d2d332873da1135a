"""Comments of a merged file: those of all three files, each with a number of its own and anchored once, and one at each conflict.

Norm: ECMA-376 part 1, 17.13.4. Comments stand in the body only: for a note the place is that of its mark, for a header the beginning.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from itertools import count

from lxml import etree

from drafting.word.comments import comments_part
from drafting.word.package.opening import Package
from drafting.word.redline.keys import W
from drafting.word.styles import value

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_START, _END, _MARK = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
_NOTES = {"footnotes": f"{W}footnoteReference", "endnotes": f"{W}endnoteReference"}
Key = tuple[str, str, str]


class Remarks:
    """The comments of a merged file while it is made; `roots` are its stories, the body among them."""

    def __init__(self, package: Package, roots: dict[str, etree._Element]) -> None:
        self._package, self._roots, self._body = package, roots, roots[package.main]
        self._had = bool(package.related("/comments"))
        self._part, self._comments = "", etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})
        if self._had:
            self._part, self._comments = comments_part(package, package.main)
        self._next = count(max((int(value(c, "id") or -1) for c in self._comments), default=-1) + 1)
        self._changed = False

    def kept(self, sources: Iterable[Package]) -> None:
        """Brings over the comments of the three files that the merged one lacks, and has each anchored once."""
        there = {_key(c) for c in self._comments.iter(f"{W}comment")}
        for source in sources:
            part = source.related("/comments")
            if not part:
                continue
            body = source.xml(source.main)
            for comment in source.xml(part).iter(f"{W}comment"):
                if _key(comment) not in there:
                    there.add(_key(comment))
                    self._brought(comment, body)
        self._anchored_once()

    def _brought(self, comment: etree._Element, body: etree._Element) -> None:
        """A comment of another file: at the paragraph that says most of what stood around it there."""
        own = value(comment, "id")
        anchor = next((n for n in body.iter(_START, _MARK) if value(n, "id") == own), None)
        paragraph = next(anchor.iterancestors(f"{W}p"), None) if anchor is not None else None
        if paragraph is None and anchor is not None:
            paragraph = next((p for p in anchor.itersiblings(f"{W}p")), None)
        target = _likest(_said(paragraph) if paragraph is not None else "", self._body)
        if target is None:
            return
        twin = copy.deepcopy(comment)
        for node in twin.iter(f"{W}p"):
            for name in ("paraId", "textId"):
                if node.get(f"{_W14}{name}") is not None:
                    del node.attrib[f"{_W14}{name}"]
        number = str(next(self._next))
        twin.set(f"{W}id", number)
        self._comments.append(twin)
        self._around([], target, target, number)

    def at(self, marks: list[etree._Element], part: str, author: str, date: str, words: str) -> None:
        """A comment over the marks of a conflict."""
        first, last = paragraph_of(marks[0]), paragraph_of(marks[-1])
        if part != self._package.main or first is None or last is None or not _is_in(first, self._body):
            first = last = self._place_of(marks[0], part)
            marks = []
        if first is None or last is None:
            return
        number = str(next(self._next))
        self._around(marks, first, last, number)
        said = {f"{W}id": number, f"{W}author": author, f"{W}date": date, f"{W}initials": author[:2]}
        comment = etree.SubElement(self._comments, f"{W}comment", said)
        etree.SubElement(etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r"), f"{W}t").text = words

    def _place_of(self, mark: etree._Element, part: str) -> etree._Element | None:
        """Where in the body something in another story belongs: at the mark of its note, else at the beginning."""
        note = next(mark.iterancestors(f"{W}footnote", f"{W}endnote"), None)
        if note is not None:
            wanted = f"{note.tag}Reference"
            found = next((n for n in self._body.iter(wanted) if value(n, "id") == value(note, "id")), None)
            if found is not None:
                return next(found.iterancestors(f"{W}p"), None)
        return next(self._body.iter(f"{W}p"), None)

    def _around(self, marks: list[etree._Element], first: etree._Element, last: etree._Element, number: str) -> None:
        self._changed = True
        start, end = etree.Element(_START, {f"{W}id": number}), etree.Element(_END, {f"{W}id": number})
        if marks and marks[0].getparent() is first:
            marks[0].addprevious(start)
        else:
            first.insert(1 if len(first) and first[0].tag == f"{W}pPr" else 0, start)
        if marks and marks[-1].getparent() is last:
            marks[-1].addnext(end)
        else:
            last.append(end)
        reference = etree.Element(f"{W}r")
        etree.SubElement(reference, _MARK, {f"{W}id": number})
        # In a paragraph that comes or goes with the change, the comment does so too.
        own = next((m for m in last.iterfind(f"{W}pPr/{W}rPr/*") if m in marks), None)
        if own is not None:
            wrapper = etree.Element(own.tag, {str(k): str(v) for k, v in own.attrib.items()})
            wrapper.append(reference)
            reference = wrapper
        end.addnext(reference)

    def _anchored_once(self) -> None:
        """Each comment has one mark and one range; a second one, where text stands twice in the marked file, goes, and so does a mark of no
        comment."""
        known = {value(c, "id") for c in self._comments.iter(f"{W}comment")}
        met: set[tuple[object, str]] = set()
        for node in list(self._body.iter(_START, _END, _MARK)):
            key = (node.tag, value(node, "id"))
            parent = node.getparent()
            if parent is not None and (key in met or value(node, "id") not in known):
                parent.remove(node)
                self._changed = True
                if node.tag == _MARK and parent.tag == f"{W}r" and all(c.tag == f"{W}rPr" for c in parent):
                    above = parent.getparent()
                    if above is not None:
                        above.remove(parent)
            met.add(key)
        marked = {value(n, "id") for n in self._body.iter(_MARK)}
        for comment in self._comments.iter(f"{W}comment"):
            if value(comment, "id") not in marked and (first := next(self._body.iter(f"{W}p"), None)) is not None:
                for node in [n for n in self._body.iter(_START, _END) if value(n, "id") == value(comment, "id")]:
                    _drop(node)
                target = _likest(_said(comment), self._body)
                self._around([], target if target is not None else first, target if target is not None else first,
                             value(comment, "id"))  # fmt: skip
        for tag, other in ((_START, _END), (_END, _START)):
            there = {value(n, "id") for n in self._body.iter(other)}
            for node in [n for n in self._body.iter(tag) if value(n, "id") not in there]:
                _drop(node)

    def put(self) -> None:
        """Writes the part of the comments."""
        if not self._changed or not len(self._comments):
            return
        if not self._part:
            self._part, _ = comments_part(self._package, self._package.main)
        self._roots[self._part] = self._comments


def paragraph_of(mark: etree._Element) -> etree._Element | None:
    """The paragraph of a mark; the first of a row or cell."""
    for node in (mark, *mark.iterancestors()):
        if node.tag == f"{W}p":
            return node
        if node.tag in (f"{W}tr", f"{W}tc"):
            return next(node.iter(f"{W}p"), None)
    return None


def numbered_anew(root: etree._Element) -> None:
    """Numbers that must be one in a body are made so: of controls, bookmarks (a name that stands twice keeps its first place) and
    drawings."""
    controls: set[str] = set()
    fresh = count(1)
    for node in root.iter(f"{W}sdtPr"):
        own = node.find(f"{W}id")
        if own is None:
            continue
        if value(own) in controls:
            own.set(f"{W}val", next(str(n) for n in fresh if str(n) not in controls))
        controls.add(value(own))
    names: set[str] = set()
    ids: set[str] = set()
    open_ids: dict[str, str | None] = {}
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        own_id = value(node, "id")
        if node.tag == f"{W}bookmarkStart":
            if value(node, "name") in names:
                open_ids[own_id] = None
                _drop(node)
                continue
            names.add(value(node, "name"))
            given = own_id if own_id not in ids else next(str(n) for n in fresh if str(n) not in ids)
            ids.add(given)
            node.set(f"{W}id", given)
            open_ids[own_id] = given
        else:
            given_end = open_ids.pop(own_id, None)
            if given_end is None:
                _drop(node)
            else:
                node.set(f"{W}id", given_end)
    ended = {value(n, "id") for n in root.iter(f"{W}bookmarkEnd")}
    for node in list(root.iter(f"{W}bookmarkStart")):
        if value(node, "id") not in ended:
            node.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": value(node, "id")}))
    drawings: set[str] = set()
    for node in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"):
        if str(node.get("id")) in drawings:
            node.set("id", next(str(n) for n in fresh if str(n) not in drawings))
        drawings.add(str(node.get("id")))


def _key(comment: etree._Element) -> Key:
    return value(comment, "author"), value(comment, "date")[:16], _said(comment)


def _said(node: etree._Element) -> str:
    return " ".join("".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText")).split())


def _likest(words: str, body: etree._Element) -> etree._Element | None:
    """The paragraph that says most of `words`; the first where none says any."""
    from drafting.compare import similarity

    best: tuple[float, etree._Element | None] = (0.0, None)
    for paragraph in body.iter(f"{W}p"):
        said = _said(paragraph)
        if said == words:
            return paragraph
        if words and said and (alike := similarity(words, said)) > best[0]:
            best = (alike, paragraph)
    return best[1] if best[1] is not None else next(body.iter(f"{W}p"), None)


def _is_in(node: etree._Element, root: etree._Element) -> bool:
    return any(above is root for above in node.iterancestors())


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
