"""Notes and comments that lost their place: what was deleted is gone, from the part that held its words as well."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping

from lxml import etree

from drafting.word.package.opening import Package

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
_PARA_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
KINDS = (
    ("/footnotes", "footnote", "footnoteReference"),
    ("/endnotes", "endnote", "endnoteReference"),
    ("/comments", "comment", "commentReference"),
)
_BESIDE = ("/commentsExtended", "/commentsIds", "/commentsExtensible")
_RANGES = (f"{W}commentRangeStart", f"{W}commentRangeEnd")


def referred(roots: Iterable[etree._Element]) -> dict[str, set[str]]:
    """The ids that the stories refer to, per mark ("footnoteReference", …)."""
    found: dict[str, set[str]] = {mark: set() for _, _, mark in KINDS}
    for root in roots:
        for mark, ids in found.items():
            ids.update(str(n.get(f"{W}id", "")) for n in root.iter(f"{W}{mark}"))
    return found


def without_unused(package: Package) -> dict[str, bytes]:
    """The parts of a package without the notes and comments that nothing refers to."""
    roots = _roots(package)
    return without(package, dict(package.parts), {}, referred(roots.values()))


def without(
    package: Package, parts: Mapping[str, bytes], before: Mapping[str, set[str]], after: Mapping[str, set[str]]
) -> dict[str, bytes]:
    """`parts` without the notes and comments that were referred to (`before`; all where it is empty) and are no more (`after`), and without
    empty notes that nothing refers to. What Word writes beside comments (threads, ids) goes with them."""
    made = dict(parts)
    for ending, own, mark in KINDS:
        part = package.related(ending)
        if not part or part not in made:
            continue
        root = etree.fromstring(made[part], etree.XMLParser(resolve_entities=False, no_network=True))
        gone = [n for n in root.iter(f"{W}{own}") if _goes(n, before.get(mark), after[mark])]
        if not gone:
            continue
        lost = {str(p.get(_PARA_ID)) for n in gone for p in n.iter(f"{W}p") if p.get(_PARA_ID)}
        ids = {str(n.get(f"{W}id", "")) for n in gone}
        for note in gone:
            root.remove(note)
        made[part] = _bytes(root)
        if own == "comment":
            for beside in _BESIDE:
                _unthread(package, made, beside, lost)
            for story in _roots(package):
                made[story] = _unmarked(made[story], ids)
    return made


def _goes(note: etree._Element, before: set[str] | None, after: set[str]) -> bool:
    if note.get(f"{W}type") not in (None, "normal"):
        return False
    own = str(note.get(f"{W}id", ""))
    if own in after:
        return False
    empty = (
        not any((t.text or "").strip() for t in note.iter(f"{W}t", f"{W}delText"))
        and note.find(f".//{W}drawing") is None
    )
    return before is None or own in before or empty


def _unthread(package: Package, made: dict[str, bytes], ending: str, lost: set[str]) -> None:
    part = package.related(ending)
    if not part or part not in made:
        return
    root = etree.fromstring(made[part], etree.XMLParser(resolve_entities=False, no_network=True))
    for node in list(root):
        said = {etree.QName(str(k)).localname: str(v) for k, v in node.attrib.items()}
        if said.get("paraId") in lost:
            root.remove(node)
        elif said.get("paraIdParent") in lost:
            for key in [k for k in node.attrib if str(k).endswith("}paraIdParent")]:
                del node.attrib[key]
    made[part] = _bytes(root)


def _unmarked(raw: bytes, ids: set[str]) -> bytes:
    """A story without the ranges of comments that went."""
    if b"commentRange" not in raw:
        return raw
    root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))
    gone = [n for n in root.iter(*_RANGES) if str(n.get(f"{W}id", "")) in ids]
    for node in gone:
        parent = node.getparent()
        if parent is not None:
            parent.remove(node)
    return _bytes(root) if gone else raw


def _roots(package: Package) -> dict[str, etree._Element]:
    endings = re.compile(r"/(?:header|footer|footnotes|endnotes|comments)\Z")
    found = {package.main: package.xml(package.main)}
    for relation in package.relationships(package.main).values():
        if not relation.external and endings.search(relation.type) and relation.target in package.parts:
            found[relation.target] = package.xml(relation.target)
    return found


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(copy.copy(root), xml_declaration=True, encoding="UTF-8", standalone=True))
