"""Every tracked change of a file: who, when, where, and the text before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from drafting.word.package.opening import open_package
from drafting.word.revisions.said import said
from drafting.word.revisions.settle import ADDED, CHANGES, REMOVED, W, stories


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change. `sort`: "insertion", "deletion", "moved-here", "moved-away", "mark" (a paragraph mark), "row", "cell", "merge" (of
    cells), "section" (page set-up), "number" (a list number that came)
    or "properties"; `place` names the part and counts the paragraph from 1. In `old` and `new` a picture is ▣, a note †, a page break ⤓,
    a symbol or box what it draws; where only the target of a reference changed, it stands behind its words (" → name")."""

    sort: str
    author: str
    date: str
    place: str
    old: str = ""
    new: str = ""


_SORTS = {f"{W}ins": "insertion", f"{W}del": "deletion", f"{W}moveTo": "moved-here", f"{W}moveFrom": "moved-away"}
_CELLS = {f"{W}cellIns": True, f"{W}cellDel": False}
_TARGET = re.compile(r"\b(?:REF|PAGEREF|NOTEREF)\s+(\S+)|HYPERLINK\s+(?:\\l\s+)?\"?([^\"\s]+)")


def revisions_of(source: str | Path | bytes) -> list[Revision]:
    """The tracked changes of a Word file, in reading order. Raises PackageError."""
    package = open_package(source)
    found: list[Revision] = []
    for part in stories(package):
        name = part.rpartition("/")[2].removesuffix(".xml")
        found += _retargeted(list(_in_part(package.xml(part), name)))
    return found


def _in_part(root: etree._Element, name: str) -> Iterator[tuple[Revision, str]]:
    """Each change of a story, with where the references in it lead."""
    number = 0
    for node in root.iter():
        if node.tag == f"{W}p":
            number += 1
        place = f"{name} {number}" if number else name
        who = _get(node, "author"), _get(node, "date"), place
        if node.tag in ADDED or node.tag in REMOVED:
            yield _one(node, place), _targets(node)
        elif node.tag in CHANGES:
            sort = "section" if node.tag == f"{W}sectPrChange" else "properties"
            yield Revision(sort, *who), ""
        elif node.tag in _CELLS:
            words = _unmarked(node)
            yield Revision("cell", *who, *(("", words) if _CELLS[str(node.tag)] else (words, ""))), ""
        elif node.tag == f"{W}cellMerge" and not _is_before(node):
            cell = next(node.iterancestors(f"{W}tc"), node)
            yield Revision("merge", *who, "", said(cell)), ""


def _retargeted(found: list[tuple[Revision, str]]) -> Iterator[Revision]:
    """The changes; a reference of which only the target changed is told with it."""
    for at, (revision, target) in enumerate(found):
        beside = [found[i] for i in (at - 1, at + 1) if 0 <= i < len(found)]
        words = revision.old or revision.new
        if target and any(
            other.sort != revision.sort and (other.old or other.new) == words and leads != target
            for other, leads in beside
        ):
            yield replace(
                revision,
                old=f"{revision.old} → {target}" if revision.old else "",
                new=f"{revision.new} → {target}" if revision.new else "",
            )
        else:
            yield revision


def _targets(node: etree._Element) -> str:
    code = "".join(t.text or "" for t in node.iter(f"{W}instrText", f"{W}delInstrText"))
    code += "".join(str(n.get(f"{W}instr", "")) for n in node.iter(f"{W}fldSimple"))
    return ", ".join(dict.fromkeys(a or b for a, b in _TARGET.findall(code)))


def _is_before(node: etree._Element) -> bool:
    """Whether a mark of a cell is one that Word repeats in the properties from before."""
    return any(True for _ in node.iterancestors(f"{W}tcPrChange"))


def _unmarked(mark: etree._Element) -> str:
    """The words of a cell that comes or goes, as far as no mark inside tells them."""
    cell = next(mark.iterancestors(f"{W}tc"), None)
    if cell is None or _is_before(mark):
        return ""
    runs = (r for r in cell.iter(f"{W}r") if not any(a.tag in (*ADDED, *REMOVED) for a in r.iterancestors()))
    return "".join(said(run) for run in runs)


def _one(node: etree._Element, place: str) -> Revision:
    author, date = _get(node, "author"), _get(node, "date")
    added = node.tag in ADDED
    parent = node.getparent()
    above = parent.tag if parent is not None else ""
    if above == f"{W}rPr":
        sort, text = "mark", "¶"
        home = parent.getparent() if parent is not None else None
        if home is not None and home.tag == f"{W}r":
            return Revision("properties", author, date, place)  # of the signs of an equation
    elif above == f"{W}numPr":
        sort, text = "number", "1."
    elif above == f"{W}trPr":
        row = parent.getparent() if parent is not None else None
        sort, text = "row", " | ".join(said(c) for c in row.iter(f"{W}tc")) if row is not None else ""
    else:
        sort, text = _SORTS[str(node.tag)], said(node)
    return Revision(sort, author, date, place, "" if added else text, text if added else "")


def _get(node: etree._Element, name: str) -> str:
    return str(node.get(f"{W}{name}", ""))
