"""Tracked changes of tables carried out: rows and cells that come or go, cells that are merged, and a grid that fits what is left.

Norm: ECMA-376 part 1, 17.13.5.1 to 17.13.5.3 (`cellDel`, `cellIns`, `cellMerge`), 17.4.17 (`gridSpan`), 17.4.48 (`tblGrid`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
MARKS = tuple(f"{W}{n}" for n in ("cellIns", "cellDel", "cellMerge"))
_HOLDERS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml")
_AFTER_SPAN = ("cnfStyle", "tcW", "gridSpan", "hMerge")
_MERGES = {"rest": "restart", "cont": "continue"}


@dataclass(slots=True)
class Grid:
    """A table before its cells go: which columns of the grid each cell and each gap at a row's ends takes, and how often each span
    is told."""

    table: etree._Element
    rows: list[list[tuple[etree._Element, int, int]]] = field(default_factory=list)
    gaps: list[tuple[etree._Element, int, int]] = field(default_factory=list)


def carried_out(root: etree._Element, gone: tuple[str, ...], marks: tuple[str, ...], accept: bool) -> list[Grid]:
    """Takes out the rows that carry one of `gone` (of `marks`, the marks that rows carry) and the cells that go, merges those that are
    merged; returns the tables that lost cells as they were, for `fitted`."""
    for row in list(root.iter(f"{W}tr")):
        properties = row.find(f"{W}trPr")
        if properties is None:
            continue
        if any(properties.find(tag) is not None for tag in gone):
            _drop(row)
            continue
        found = [mark for tag in marks for mark in properties.findall(tag)]
        for mark in found:
            properties.remove(mark)
        if found and len(properties) == 0:
            row.remove(properties)
    cell_gone = f"{W}cellDel" if accept else f"{W}cellIns"
    going = [c for c in root.iter(f"{W}tc") if c.find(f"{W}tcPr/{cell_gone}") is not None]
    tables = dict.fromkeys(t for t in (next(c.iterancestors(f"{W}tbl"), None) for c in going) if t is not None)
    grids = [_grid(table) for table in tables]
    for cell in going:
        _drop(cell)
    for merge in list(root.iter(f"{W}cellMerge")):
        _merge(merge, accept)
    for tag in MARKS:
        for mark in list(root.iter(tag)):
            owner = mark.getparent()
            if owner is not None and owner.tag == f"{W}tcPr":
                _drop(mark)
    return grids


def _merge(merge: etree._Element, accept: bool) -> None:
    """Gives a cell the merge that it has after (`w:vMerge`) or had before (`w:vMergeOrig`); a cell without either is a cell by itself."""
    properties = merge.getparent()
    if properties is None or properties.tag != f"{W}tcPr":
        return  # what Word repeats in the properties from before
    how = _MERGES.get(str(merge.get(f"{W}vMerge" if accept else f"{W}vMergeOrig", "")), "")
    if not accept and properties.find(f"{W}tcPrChange") is not None:
        return  # the properties from before say so themselves
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    if how:
        before = [c for c in properties if c.tag in tuple(W + name for name in _AFTER_SPAN)]
        at = properties.index(before[-1]) + 1 if before else 0
        properties.insert(at, etree.Element(f"{W}vMerge", {f"{W}val": how}))


def _grid(table: etree._Element) -> Grid:
    grid = Grid(table)
    for row in _inside(table, f"{W}tr"):
        at = 0
        properties = row.find(f"{W}trPr")
        before = properties.find(f"{W}gridBefore") if properties is not None else None
        if before is not None:
            grid.gaps.append((before, 0, _whole(before)))
            at = _whole(before)
        cells = []
        for cell in _inside(row, f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = max(1, _whole(span)) if span is not None else 1
            cells.append((cell, at, at + wide))
            at += wide
        after = properties.find(f"{W}gridAfter") if properties is not None else None
        if after is not None:
            grid.gaps.append((after, at, at + _whole(after)))
        grid.rows.append(cells)
    return grid


def fitted(grids: list[Grid]) -> None:
    """Takes out of the grid the columns in which no cell begins or ends any more, and tells the spans over them anew."""
    for grid in grids:
        if grid.table.getparent() is None:
            continue
        spans: list[tuple[int, int]] = []
        lost: set[int] = set()
        for cells in grid.rows:
            for cell, first, end in cells:
                if cell.getparent() is None:
                    lost.update(range(first, end))
                else:
                    spans.append((first, end))
        columns = list(grid.table.iterfind(f"{W}tblGrid/{W}gridCol"))
        widest = max((end for cells in grid.rows for _, _, end in cells), default=0)
        if grid.table.find(f"{W}tblGrid/{W}tblGridChange") is not None or 0 < len(columns) < widest:
            continue  # it tells the grid of one side already
        dead = {c for c in lost if all(not first <= c < end or end - first > 1 for first, end in spans)}
        for first, end in spans:
            if dead.issuperset(range(first, end)):
                dead.difference_update(range(first, end))  # the cell stands somewhere, and as wide as it was
        if not dead:
            continue
        for cells in grid.rows:
            for cell, first, end in cells:
                if cell.getparent() is not None:
                    _narrow(cell, first, end, dead, columns)
        for gap, first, end in grid.gaps:
            left = end - first - len(dead.intersection(range(first, end)))
            if left > 0:
                gap.set(f"{W}val", str(left))
            else:
                _drop(gap)
        for number, column in enumerate(columns):
            if number in dead:
                _drop(column)


def _narrow(cell: etree._Element, first: int, end: int, dead: set[int], columns: list[etree._Element]) -> None:
    gone = dead.intersection(range(first, end))
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    if not gone or span is None or _whole(span) != end - first:  # not told anew by the properties from before
        return
    left = end - first - len(gone)
    if left > 1:
        span.set(f"{W}val", str(left))
    else:
        _drop(span)
    width = cell.find(f"{W}tcPr/{W}tcW")
    if width is not None and width.get(f"{W}type") == "dxa" and str(width.get(f"{W}w", "")).isdigit():
        less = sum(_whole(columns[c], "w") for c in gone if c < len(columns))
        width.set(f"{W}w", str(max(0, _whole(width, "w") - less)))


def _inside(node: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or cells of a row, looked for through what only holds them."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _inside(child, tag)


def _whole(node: etree._Element, name: str = "val") -> int:
    said = str(node.get(f"{W}{name}", ""))
    return int(said) if said.isdigit() and len(said) < 7 else 0


def endings(root: etree._Element) -> dict[etree._Element, etree._Element | None]:
    """The last block of each cell, looked for through controls and custom XML."""
    return {cell: _last(cell) for cell in root.iter(f"{W}tc")}


def tidied(root: etree._Element, before: dict[etree._Element, etree._Element | None]) -> None:
    """A cell ends with a paragraph, a header or footer has one; a cell that ends as it did (`before`) is left as it is."""
    dropped_when_empty(root)
    if root.tag in (f"{W}hdr", f"{W}ftr") and not any(c.tag in (f"{W}p", f"{W}tbl", f"{W}sdt") for c in root):
        etree.SubElement(root, f"{W}p")
    for cell in root.iter(f"{W}tc"):
        last = _last(cell)
        if last is None or (last.tag != f"{W}p" and before.get(cell) is not last):
            etree.SubElement(cell, f"{W}p")


def _last(node: etree._Element) -> etree._Element | None:
    for child in reversed(node):
        if child.tag in (f"{W}p", f"{W}tbl"):
            return child
        if child.tag in _HOLDERS:
            found = _last(child)
            if found is not None:
                return found
    return None


def dropped_when_empty(root: etree._Element) -> None:
    """A row without cells and a table without rows are no more."""
    for row in list(root.iter(f"{W}tr")):
        if row.find(f".//{W}tc") is None:
            _drop(row)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f".//{W}tr") is None:
            _drop(table)


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
