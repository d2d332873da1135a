"""Points of OLD that NEW lost (bookmarks, permissions, comments), put into the marked file where their words stand.

A reference of OLD to a bookmark that NEW no longer has would lead nowhere once all is rejected; a permission whose end was in what
went would go on to the end. So what OLD has and the marked file has not is put back, by its place in OLD's text: the marked file
holds that text, letter for letter, in what is not added.
"""

from __future__ import annotations

import copy
import re
from bisect import bisect_left
from collections.abc import Iterator

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.imports import NS_R, Imports
from drafting.word.redline.keys import NS, W
from drafting.word.redline.pen import Pen
from drafting.word.revisions.settle import ADDED, REMOVED

El = etree._Element
_TEXTS = (f"{W}t", f"{W}delText")
_STARTS = {f"{W}bookmarkStart": "bookmark", f"{W}permStart": "perm", f"{W}commentRangeStart": "comment"}
_ENDS = {f"{W}bookmarkEnd": "bookmark", f"{W}permEnd": "perm", f"{W}commentRangeEnd": "comment"}
_NAME = re.compile(rb'<w:bookmarkStart [^>]*?w:name="([^"]*)"')
_COMMENTS = "/comments"
_COMMENTS_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


def may_carry(old: Package, new: Package) -> bool:
    """Whether OLD has points that NEW may not have; cheap."""
    was, now = old.parts[old.main], new.parts[new.main]
    return (
        b"<w:permStart" in was
        or b"<w:commentRangeStart" in was
        or not set(_NAME.findall(was)) <= {*_NAME.findall(now), b"_GoBack"}
    )


def carry(old: Package, old_root: El, root: El, imports: Imports, pen: Pen) -> int:
    """Puts the points of a story of OLD into the marked one; returns how many comments NEW lost."""
    wanted = _missing(old, old_root, root, imports)
    units = list(_units(root)) if wanted else []
    if units and units[-1][0] + units[-1][1] == _length(old_root):  # else nobody can say where a point stands
        _put_all(wanted, units, pen)
    return sum(1 for w in wanted if w.sort == "comment")


class _Point:
    """A range of OLD: its start and end, in letters and paragraph ends of the story, and its elements."""

    __slots__ = ("end", "end_node", "sort", "start", "start_node")

    def __init__(self, sort: str, start_node: El, start: int) -> None:
        self.sort, self.start_node, self.start = sort, start_node, start
        self.end_node: El | None = None
        self.end = start


def _missing(old: Package, old_root: El, root: El, imports: Imports) -> list[_Point]:
    names = {str(n.get(f"{W}name")) for n in root.iter(f"{W}bookmarkStart")} | {"_GoBack"}
    perms = {_perm(n) for n in root.iter(f"{W}permStart")}
    # Where each point stands is worked out only where one of them is not there: most redlines have brought them all.
    if (
        next(old_root.iter(f"{W}commentRangeStart"), None) is None
        and all(str(n.get(f"{W}name")) in names for n in old_root.iter(f"{W}bookmarkStart"))
        and all(_perm(n) in perms for n in old_root.iter(f"{W}permStart"))
    ):
        return []
    found: dict[tuple[str, str], _Point] = {}
    at = 0
    for node, size in _walked(old_root):
        if node.tag in _STARTS:
            found[_STARTS[str(node.tag)], str(node.get(f"{W}id"))] = _Point(_STARTS[str(node.tag)], node, at)
        elif node.tag in _ENDS:
            point = found.get((_ENDS[str(node.tag)], str(node.get(f"{W}id"))))
            if point is not None:
                point.end_node, point.end = node, at
        at += size
    out = []
    for (sort, _), point in found.items():
        if point.end_node is None:
            continue
        if sort == "bookmark" and str(point.start_node.get(f"{W}name")) not in names:
            names.add(str(point.start_node.get(f"{W}name")))
            out.append(point)
        elif sort == "perm" and _perm(point.start_node) not in perms:
            out.append(point)
    return out + _lost_comments(
        old, {i: p for (s, i), p in found.items() if s == "comment" and p.end_node is not None}, imports
    )


def _perm(node: El) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((str(k), str(v)) for k, v in node.attrib.items()))


def _lost_comments(old: Package, ranges: dict[str, _Point], imports: Imports) -> list[_Point]:
    """The comments of OLD that NEW does not have, brought into the part of comments of the result."""
    part = old.related(_COMMENTS)
    if not part or not ranges:
        return []
    mine = imports.new.related(_COMMENTS)
    there = {_said(c) for c in imports.new.xml(mine).iter(f"{W}comment")} if mine else set()
    lost = [c for c in old.xml(part).iter(f"{W}comment") if _said(c) not in there and str(c.get(f"{W}id")) in ranges]
    if not lost:
        return []
    if not mine:
        mine = next(n for k in range(1_000_000) if (n := f"word/comments{k or ''}.xml") not in imports.parts)
        imports.add_part(mine, f'<w:comments xmlns:w="{NS}"/>'.encode(), f"{NS_R}{_COMMENTS}", _COMMENTS_KIND)
    root = imports.root(mine)
    number = max((int(c.get(f"{W}id", "-1")) for c in root.iter(f"{W}comment")), default=-1)
    found = []
    for comment in lost:
        number += 1
        copied = copy.deepcopy(comment)
        imports.bring(copied, part, mine)
        copied.set(f"{W}id", str(number))
        root.append(copied)
        point = ranges[str(comment.get(f"{W}id"))]
        for node in (point.start_node, point.end_node):
            assert node is not None
            node.set(f"{W}id", str(number))  # OLD is compared by now: nobody reads it again
        found.append(point)
    return found


def _said(comment: El) -> tuple[str, str]:
    return str(comment.get(f"{W}author")), "".join(t.text or "" for t in comment.iter(f"{W}t")).strip()


# ---------------------------------------------------------------- places


def _walked(root: El) -> Iterator[tuple[El, int]]:
    """The points of a story, and what counts of OLD's text in it: a letter each, and the end of a paragraph."""
    added = 0
    plain = next(root.iter(*ADDED), None) is None
    # Only these are looked at: going past all else costs a seventh of a redline.
    for event, node in etree.iterwalk(root, events=("start", "end"), tag=(*ADDED, *_TEXTS, *_STARTS, *_ENDS, f"{W}p")):
        tag = node.tag
        if tag in ADDED and len(node):
            added += 1 if event == "start" else -1
        elif event == "start":
            if tag in _TEXTS:
                yield node, 0 if added else len(node.text or "")
            elif tag in _STARTS or tag in _ENDS:
                yield node, 0
        elif tag == f"{W}p" and (plain or not _added_mark(node)):
            yield node, 1


def _added_mark(paragraph: El) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(tag) is not None for tag in ADDED)


def _units(root: El) -> Iterator[tuple[int, int, El]]:
    """What counts, with the place in OLD's text where it begins and how long it is."""
    at = 0
    for node, size in _walked(root):
        if size:
            yield at, size, node
            at += size


def _length(root: El) -> int:
    return sum(size for _, size in _walked(root))


def _put_all(points: list[_Point], units: list[tuple[int, int, El]], pen: Pen) -> None:
    """Puts points where they stand in OLD, from the last to the first: a text that is cut keeps its first letters, so places before
    it stay what they were."""
    starts = [start for start, _, _ in units]
    todo: list[tuple[int, bool, El, El | None]] = []
    for point in points:
        number = str(point.start_node.get(f"{W}id")) if point.sort == "comment" else pen.number()
        assert point.end_node is not None
        start, end = (
            etree.Element(str(n.tag), {str(k): str(v) for k, v in n.attrib.items()})
            for n in (point.start_node, point.end_node)
        )
        for node in (start, end):
            node.set(f"{W}id", number)
        nothing = point.end == point.start
        todo.append((point.end, not nothing, end, start if nothing else None))
        if not nothing:
            todo.append((point.start, False, start, None))
    for at, ends, node, before in sorted(todo, key=lambda t: -t[0]):
        _place(node, at, units, starts, pen, ends)
        if before is not None:
            node.addprevious(before)
        if node.tag == f"{W}commentRangeEnd":
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(node.get(f"{W}id"))})
            node.addnext(run)


def _place(node: El, at: int, units: list[tuple[int, int, El]], starts: list[int], pen: Pen, ends: bool) -> None:
    """Puts a point where `at` letters of OLD stand before it: an end behind the last of these, a start before the next one."""
    n = bisect_left(starts, at)
    if ends and n:
        start, _, unit = units[n - 1]
        if unit.tag in _TEXTS:
            _behind(unit, at - start, node, pen)
            return
    if n < len(units) and starts[n] == at:
        unit = units[n][2]
        if unit.tag == f"{W}p":
            unit.append(node)
        else:
            _top(unit).addprevious(node)
        return
    start, size, unit = units[n - 1]
    if start < at < start + size:
        _behind(unit, at - start, node, pen)
        return
    last = units[-1][2]
    (last if last.tag == f"{W}p" else next(last.iterancestors(f"{W}p"))).append(node)


def _behind(unit: El, letters: int, node: El, pen: Pen) -> None:
    """Puts a point behind so many letters of a text, outside the mark that the text stands in."""
    if letters < len(unit.text or ""):
        _cut(unit, letters, pen)
    _top(unit).addnext(node)


def _top(unit: El) -> El:
    """The run of a text, or the tracked change around it."""
    run = unit.getparent()
    assert run is not None
    while (above := run.getparent()) is not None and above.tag in (*ADDED, *REMOVED):
        run = above
    return run


def _cut(unit: El, letters: int, pen: Pen) -> None:
    """Cuts a run in a text, and the tracked changes around it: the text keeps its first letters."""
    node = unit.getparent()
    assert node is not None
    other = copy.deepcopy(node)
    at = list(node).index(unit)
    whole = unit.text or ""
    unit.text, other[at].text = whole[:letters], whole[letters:]
    for child in list(node)[at + 1 :]:
        node.remove(child)
    for child in [c for c in list(other)[:at] if c.tag != f"{W}rPr"]:
        other.remove(child)
    node.addnext(other)
    while (above := node.getparent()) is not None and above.tag in (*ADDED, *REMOVED):
        twin = etree.Element(str(above.tag), {str(k): str(v) for k, v in above.attrib.items()})
        twin.set(f"{W}id", pen.number())
        twin.extend(list(node.itersiblings()))
        above.addnext(twin)
        node = above
