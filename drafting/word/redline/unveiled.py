"""Stories as a reader gets them: without what an editor of XML left between the elements, and with the text that stands in
alternatives (ECMA-376 part 3, 10.2.1) where it can be marked.

A tracked change cannot go around `mc:AlternateContent` that itself stands around runs or paragraphs. Where two files hold such content
that differs, it stands in its place without the alternatives: as the one that Word takes.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from drafting.word.package.opening import Package
from drafting.word.redline.keys import W, seen
from drafting.word.revisions.settle import stories

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
_HELD = (f"{W}p", f"{W}r", f"{W}tbl", f"{W}sdt", f"{W}hyperlink", f"{W}ins", f"{W}del")


def unveiled(old: Package, new: Package) -> None:
    """Prepares the stories of two packages, in place."""
    found: list[list[tuple[etree._Element, bytes]]] = []
    for package in (old, new):
        around = []
        for part in stories(package):
            raw = package.parts[part]
            if raw.count(b"<?") > 1 or b"<!--" in raw:
                etree.strip_tags(package.xml(part), etree.Comment, etree.PI)
            if b"AlternateContent" in raw:
                around += [
                    (node, seen(node)) for node in package.xml(part).iter(f"{MC}AlternateContent") if _around(node)
                ]
        found.append(around)
    if found[0] or found[1]:
        told = [Counter(key for _, key in side) for side in found]
        for side in found:
            for node, key in side:
                if told[0][key] != told[1][key]:
                    _chosen(node)


def _around(node: etree._Element) -> bool:
    """Whether alternatives stand around runs or blocks, not in a run around what is drawn."""
    parent = node.getparent()
    return (
        parent is not None and parent.tag != f"{W}r" and any(child.tag in _HELD for choice in node for child in choice)
    )


def _chosen(node: etree._Element) -> None:
    """Puts what a reader is given of alternatives in their place."""
    choices = [c for c in node if c.tag == f"{MC}Choice" and _is_known(c)]
    taken = choices[0] if choices else node.find(f"{MC}Fallback")
    parent = node.getparent()
    if parent is None:
        return
    for child in () if taken is None else list(taken):
        node.addprevious(child)
    parent.remove(node)


def _is_known(choice: etree._Element) -> bool:
    wanted = str(choice.get("Requires", "")).split()
    return all(str(choice.nsmap.get(name, "")).startswith(_KNOWN) for name in wanted)


def chunks_differ(old: Package, new: Package) -> int:
    """How many files that are embedded in a text (`w:altChunk`) one of two packages has and the other has not: they are not compared."""
    sides = []
    for package in (old, new):
        found = Counter[bytes]()
        for part in stories(package):
            if b"altChunk" in package.parts[part]:
                for node in package.xml(part).iter(f"{W}altChunk"):
                    relation = package.relationships(part).get(str(node.get(_RID)))
                    found[b"" if relation is None else package.parts.get(relation.target, b"")] += 1
        sides.append(found)
    return sum(((sides[0] - sides[1]) | (sides[1] - sides[0])).values())
