"""Sections that are in both files: their page set-up as a tracked change, and their headers and footers compared.

A reference from a section to its header cannot be tracked (ECMA-376 part 1, 17.13.5.32: `w:sectPrChange` holds none); so a header that
one file does not have is marked as new or gone in its words.
"""

from __future__ import annotations

import copy
import posixpath

from lxml import etree

from drafting.word.package import Package
from drafting.word.redline.blocks import Blocks
from drafting.word.redline.imports import NS_R, R
from drafting.word.redline.keys import NS, W, seen
from drafting.word.redline.pieces import before

Slot = tuple[str, str]  # ("header", "first")
_REFERENCES = (f"{W}headerReference", f"{W}footerReference")


def mark_sections(blocks: Blocks, old_root: etree._Element, new_root: etree._Element, old: Package, new: Package) -> None:
    """Marks the sections of the body; `new_root` is the result's."""
    pairs = [*blocks.sections]
    roots = (old_root, new_root)
    last = [_last(r) for r in roots] if any(r.find(f"{W}body/{W}sectPr") is not None for r in roots) else [None, None]
    if last[0] is not None and last[1] is not None:
        pairs.append((last[0], last[1]))
    heads_old, heads_new = _effective(old_root, old, old.main), _effective(new_root, new, new.main)
    done: dict[str, str] = {}
    for was, now in pairs:
        _page(blocks, was, now)
        own_old, own_new = _own(was, old, old.main), _own(now, new, new.main)
        for slot in dict.fromkeys((*own_old, *own_new)):
            mine, theirs = own_new.get(slot, ""), heads_old[was].get(slot, "")
            if not mine:
                mine = _added(blocks, now, slot, heads_new[now].get(slot, ""), theirs, old, new)
                if not mine:
                    continue
            elif done.get(mine, theirs) != theirs:
                mine = _added(blocks, now, slot, mine, theirs, old, new)
                if not mine:
                    continue
            elif mine in done:
                continue
            done[mine] = theirs
            mark_story(blocks, theirs, mine, old)


def mark_story(blocks: Blocks, old_part: str, new_part: str, old: Package) -> None:
    """Marks a header or footer; "" for one that OLD does not have."""
    raw = old.parts.get(old_part, b"")
    if raw and raw == blocks.imports.parts.get(new_part) and b":id=" not in raw and b":embed=" not in raw:
        return
    root = blocks.imports.root(new_part)
    was = copy.deepcopy(old.xml(old_part)) if old_part else etree.Element(root.tag)
    earlier = blocks.enter(old_part, new_part)
    blocks.container(was, root)
    blocks.enter(*earlier)


def _last(root: etree._Element) -> etree._Element | None:
    """The section that the body ends with, made where it has none: one without properties is the same to a reader."""
    body = root.find(f"{W}body")
    if body is None:
        return None
    found = body.find(f"{W}sectPr")
    return etree.SubElement(body, f"{W}sectPr") if found is None else found


def _page(blocks: Blocks, was: etree._Element, now: etree._Element) -> None:
    """The page set-up of a section that changed."""
    held, current = _bare(was), _bare(now)
    if seen(held) == seen(current):
        return
    for theirs in now.findall(f"{W}sectPrChange"):
        now.remove(theirs)
    if seen(held) != seen(_bare(now)):
        change = blocks.pen.mark("sectPrChange")
        change.append(held)
        now.append(change)


def _bare(section: etree._Element) -> etree._Element:
    held = etree.Element(f"{W}sectPr")
    for child in before(section, "sectPrChange"):
        if child.tag not in (*_REFERENCES, f"{W}sectPrChange", f"{W}printerSettings"):
            held.append(copy.deepcopy(child))
    return held


def _own(section: etree._Element, package: Package, part: str) -> dict[Slot, str]:
    found = {}
    for node in section:
        if node.tag in _REFERENCES:
            relation = package.relationships(part).get(str(node.get(f"{R}id")))
            if relation is not None and relation.target in package.parts:
                found[("header" if node.tag == _REFERENCES[0] else "footer", str(node.get(f"{W}type", "default")))] = relation.target
    return found


def _effective(root: etree._Element, package: Package, part: str) -> dict[etree._Element, dict[Slot, str]]:
    """Which header and footer each section shows: its own, else those of the section before."""
    found: dict[etree._Element, dict[Slot, str]] = {}
    held: dict[Slot, str] = {}
    for section in root.iter(f"{W}sectPr"):
        above = section.getparent()
        if above is not None and above.tag != f"{W}sectPrChange":
            held = {**held, **_own(section, package, part)}
            found[section] = held
    return found


def _forget(section: etree._Element, slot: Slot) -> None:
    for node in list(section):
        if node.tag == f"{W}{slot[0]}Reference" and str(node.get(f"{W}type", "default")) == slot[1]:
            section.remove(node)


def _added(blocks: Blocks, section: etree._Element, slot: Slot, shown: str, theirs: str, old: Package, new: Package) -> str:
    """A header of its own for a section of the result: what it showed in NEW, or nothing. "" where both files show the same."""
    imports = blocks.imports
    raw = new.parts.get(shown, b"")
    if theirs and raw == old.parts.get(theirs):
        return ""
    if not raw and not (theirs and _says(old.xml(theirs))):
        return ""
    folder = posixpath.dirname(new.main)
    name = next(n for k in range(1, 1_000_000) if (n := posixpath.join(folder, f"{slot[0]}_old{k}.xml")) not in imports.parts)
    tag = "hdr" if slot[0] == "header" else "ftr"
    if not raw:
        root = etree.Element(f"{W}{tag}", nsmap={"w": NS, "r": NS_R})
        etree.SubElement(root, f"{W}p")
        raw = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    rid = imports.add_part(name, raw, f"{NS_R}/{slot[0]}", f"application/vnd.openxmlformats-officedocument.wordprocessingml.{slot[0]}+xml", shown)
    _forget(section, slot)
    reference = etree.Element(f"{W}{slot[0]}Reference", {f"{W}type": slot[1], f"{R}id": rid})
    section.insert(sum(1 for c in section if c.tag in _REFERENCES), reference)
    return name


def _says(root: etree._Element) -> bool:
    return next(root.iter(f"{W}r", f"{W}tbl"), None) is not None
