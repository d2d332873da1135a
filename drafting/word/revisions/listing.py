"""Every tracked change of a file: who, when, where, and the text before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafting.word.package.opening import open_package
from drafting.word.revisions.settle import ADDED, CHANGES, REMOVED, W, stories


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change. `sort`: "insertion", "deletion", "moved-here", "moved-away", "mark" (a paragraph mark), "row" or
    "properties"; `place` names the part and counts the paragraph from 1. In `old` and `new` a picture is ▣ and a note †."""

    sort: str
    author: str
    date: str
    place: str
    old: str = ""
    new: str = ""


_SORTS = {f"{W}ins": "insertion", f"{W}del": "deletion", f"{W}moveTo": "moved-here", f"{W}moveFrom": "moved-away"}


def revisions_of(source: str | Path | bytes) -> list[Revision]:
    """The tracked changes of a Word file, in reading order. Raises PackageError."""
    package = open_package(source)
    found: list[Revision] = []
    for part in stories(package):
        name = part.rpartition("/")[2].removesuffix(".xml")
        found += _in_part(package.xml(part), name)
    return found


def _in_part(root: etree._Element, name: str) -> Iterator[Revision]:
    number = 0
    for node in root.iter():
        if node.tag == f"{W}p":
            number += 1
        place = f"{name} {number}" if number else name
        if node.tag in ADDED or node.tag in REMOVED:
            yield _one(node, place)
        elif node.tag in CHANGES:
            yield Revision("properties", _get(node, "author"), _get(node, "date"), place)


def _one(node: etree._Element, place: str) -> Revision:
    author, date = _get(node, "author"), _get(node, "date")
    parent = node.getparent()
    if parent is not None and parent.tag == f"{W}rPr":
        return Revision(
            "mark", author, date, place, "¶" if node.tag in REMOVED else "", "¶" if node.tag in ADDED else ""
        )
    if parent is not None and parent.tag == f"{W}trPr":
        row = parent.getparent()
        text = " | ".join(_text(c) for c in row.iter(f"{W}tc")) if row is not None else ""
        return Revision(
            "row", author, date, place, text if node.tag in REMOVED else "", text if node.tag in ADDED else ""
        )
    text = _text(node)
    return Revision(
        _SORTS[str(node.tag)],
        author,
        date,
        place,
        text if node.tag in REMOVED else "",
        text if node.tag in ADDED else "",
    )


def _text(node: etree._Element) -> str:
    """What a change holds, as plain text: a tab as a tab, a break as a new line, a picture or note as a sign."""
    return "".join(_SIGNS.get(str(t.tag)) or t.text or "" for t in node.iter(*_TEXTS, *_SIGNS))


_TEXTS = (f"{W}t", f"{W}delText", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t")
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{W}drawing": "▣",
    f"{W}pict": "▣",
    f"{W}object": "▣",
    f"{W}footnoteReference": "†",
    f"{W}endnoteReference": "†",
}


def _get(node: etree._Element, name: str) -> str:
    return str(node.get(f"{W}{name}", ""))
