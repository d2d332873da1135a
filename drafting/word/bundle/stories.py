"""The stories of a document (body, notes, headers, comments) made fit to stand among others: ids, names and styles of its own."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree

from drafting.word.bundle.growing import MC, OFFICE_VML, Growing
from drafting.word.bundle.sheets import Taken, insert
from drafting.word.package.opening import Package
from drafting.word.package.soundness import MAX_BOOKMARK, PPR, RPR
from drafting.word.styles import W, value

V = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MARKED = frozenset(
    W + tag
    for tag in (
        "ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
        "numberingChange", "cellIns", "cellDel", "cellMerge", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd",
        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_BUILT_IN_STORES = (
    "6C3C8BC8-F283-45AE-878A-BAB7291924A1",
    "6668398D-A668-4E3E-A5EB-62B293D839F1",
    "55AF091B-3C7A-41E3-B477-F2FDAA23CFDA",
)
"""Properties of the file itself: a control bound to them would show those of the bundle."""


def mark_ids(growing: Growing, roots: Iterable[etree._Element]) -> None:
    """New ids for everything that is marked: bookmarks, changes, permissions. Start and end keep theirs together."""
    known: dict[str, str] = {}
    for root in roots:
        # Where the pen was when the file was saved: of no use to a reader, and every file has one.
        gone = {value(n, "id") for n in root.iter(f"{W}bookmarkStart") if value(n, "name") == "_GoBack"}
        for node in [n for n in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd") if value(n, "id") in gone]:
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
        for node in root.iter(*_MARKED):
            old = value(node, "id")
            if old not in known:
                known[old] = str(next(growing.mark))
            node.set(f"{W}id", known[old])


def bookmark_names(growing: Growing, roots: Iterable[etree._Element], key: str) -> dict[str, str]:
    """Renames the bookmarks that another document has too. Gives folded name → name here."""
    renamed: dict[str, str] = {}
    for root in roots:
        for node in root.iter(f"{W}bookmarkStart"):
            name = value(node, "name")
            folded = name.casefold()
            if folded in renamed:
                node.set(f"{W}name", renamed[folded])
            elif folded in growing.bookmarks:
                new = f"{name[: MAX_BOOKMARK - len(key) - 1]}_{key}"
                while new.casefold() in growing.bookmarks:
                    new = (
                        f"{new[: MAX_BOOKMARK - 1]}x"
                        if len(new) < MAX_BOOKMARK
                        else f"_{uuid.uuid5(uuid.NAMESPACE_OID, new + key).hex[:30]}"
                    )
                renamed[folded] = new
                node.set(f"{W}name", new)
    for root in roots:
        growing.bookmarks |= {value(n, "name").casefold() for n in root.iter(f"{W}bookmarkStart")}
        for link in root.iter(f"{W}hyperlink"):
            anchor = value(link, "anchor").casefold()
            if anchor in renamed:
                link.set(f"{W}anchor", renamed[anchor])
    return renamed


def sequence_names(growing: Growing, codes: Iterable[str], key: str) -> dict[str, str]:
    """New names for the sequences (SEQ) that another document counts too. Gives folded name → name here."""
    found = dict.fromkeys(m[1] for code in codes if (m := re.match(r"\s*SEQ\s+(\S+)", code, re.IGNORECASE)))
    renamed = {n.casefold(): f"{n}_{key}" for n in found if n.casefold() in growing.sequences}
    growing.sequences |= {renamed.get(n.casefold(), n).casefold() for n in found}
    return renamed


def objects(growing: Growing, root: etree._Element, key: str, prefixes: dict[str, str]) -> None:
    """New ids for drawings, controls and shapes; what belongs to the file it came from is left out."""
    for node in root.iter("*"):
        for name in (f"{W14}paraId", f"{W14}textId"):
            if name in node.attrib:
                del node.attrib[name]  # the identity of a paragraph, for threads of comments that stay behind
        if node.tag == f"{WP}docPr":
            node.set("id", str(next(growing.drawing)))
        elif node.tag == f"{W}sdtPr":
            for own in node.findall(f"{W}id"):
                own.set(f"{W}val", str(next(growing.control)))
        elif node.tag == f"{MC}Choice" and prefixes:
            node.set("Requires", " ".join(prefixes.get(p, p) for p in str(node.get("Requires", "")).split()))
    for tag in (f"{W}divId", f"{W}placeholder"):
        for node in list(root.iter(tag)):  # they lead into parts that stay behind: web settings, building blocks
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
    _shapes(growing, root, key)


def _shapes(growing: Growing, root: etree._Element, key: str) -> None:
    renamed: dict[str, str] = {}
    kinds = [
        f"{V}{t}" for t in ("shape", "rect", "oval", "line", "polyline", "group", "roundrect", "image", "curve", "arc")
    ]
    for node in root.iter(*kinds):
        for name in ("id", f"{OFFICE_VML}spid"):
            old = node.get(name)
            if old is None:
                continue
            new = renamed.get(old, f"{old}_{key}" if old in growing.shapes else old)
            renamed[old] = new
            node.set(name, new)
    growing.shapes |= set(renamed.values())
    for node in root.iter(f"{OFFICE_VML}OLEObject"):
        if node.get("ShapeID") in renamed:
            node.set("ShapeID", renamed[str(node.get("ShapeID"))])


def stores(root: etree._Element, renamed: dict[str, str]) -> None:
    """Binds controls to their own document's data under its new id; those bound to properties of the file are let go."""
    for node in list(root.iter(f"{W}dataBinding", "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")):
        store = value(node, "storeItemID").strip("{}").upper()
        if store in _BUILT_IN_STORES:
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)
        elif store in renamed:
            node.set(f"{W}storeItemID", f"{{{renamed[store]}}}")


def styles_used(body: etree._Element, notes: dict[str, tuple[str, etree._Element]], package: Package) -> set[str]:
    """The ids of the styles that a document's text, notes, headers and footers name."""
    roots = [body, *(root for _, root in notes.values())]
    for relationship in package.relationships(package.main).values():
        if relationship.type.rpartition("/")[2] in ("header", "footer") and relationship.target in package.parts:
            roots.append(package.xml(relationship.target))
    return {value(node) for root in roots for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}


def dress(root: etree._Element, taken: Taken) -> None:
    """The styles of a story under their new ids; those that a paragraph or table has without saying so are said."""
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for node in list(root.iter(W + tag)):
            new = taken.ids.get(value(node))
            if new is not None:
                node.set(f"{W}val", new)
            elif (parent := node.getparent()) is not None:
                parent.remove(node)  # Word shows the default where a style is not there
    if taken.paragraph:
        for paragraph in root.iter(f"{W}p"):
            properties = _properties(paragraph, "pPr")
            if properties.find(f"{W}pStyle") is None:
                style = etree.Element(f"{W}pStyle")
                style.set(f"{W}val", taken.paragraph)
                properties.insert(0, style)
    if taken.table:
        for table in root.iter(f"{W}tbl"):
            properties = _properties(table, "tblPr")
            if properties.find(f"{W}tblStyle") is None:
                style = etree.Element(f"{W}tblStyle")
                style.set(f"{W}val", taken.table)
                properties.insert(0, style)


def _properties(node: etree._Element, tag: str) -> etree._Element:
    found = node.find(W + tag)
    if found is None:
        found = etree.Element(W + tag)
        node.insert(0, found)
    return found


def tables(root: etree._Element, taken: Taken, styles: dict[str, etree._Element]) -> None:
    """In tables of a document whose defaults became a style: what the table's style says is written at the paragraph.

    Word lets a table style win over defaults, but not over a paragraph style.
    """
    if not taken.base:
        return
    for table in root.iter(f"{W}tbl"):
        said = taken.tables.get(value(table.find(f"{W}tblPr/{W}tblStyle")))
        if said is None:
            continue
        ppr, rpr = said[0], said[1]
        for paragraph in table.iterfind(f"{W}tr/{W}tc/{W}p"):
            properties = paragraph.find(f"{W}pPr")
            style = value(properties.find(f"{W}pStyle")) if properties is not None else ""
            own_p, own_r = _chain(style, taken.base, styles)
            if len(ppr):
                properties = _properties(paragraph, "pPr")
                _add(properties, ppr, own_p, PPR)
            if len(rpr):
                for run in paragraph.iter(f"{W}r"):
                    if run.find(f"{W}rPr/{W}rStyle") is None:
                        _add(_properties(run, "rPr"), rpr, own_r, RPR)


def _add(properties: etree._Element, said: etree._Element, own: set[str], order: tuple[str, ...]) -> None:
    for node in said:
        if str(node.tag) in own or not str(node.tag).startswith(W) or properties.find(node.tag) is not None:
            continue
        insert(properties, deepcopy(node), order)


def _chain(sid: str, base: str, styles: dict[str, etree._Element]) -> tuple[set[str], set[str]]:
    """The properties that a paragraph style and those under it set, down to the base: of paragraphs, of runs."""
    paragraph: set[str] = set()
    run: set[str] = set()
    seen: set[str] = set()
    while sid in styles and sid != base and sid not in seen:
        seen.add(sid)
        paragraph |= {str(n.tag) for n in styles[sid].iterfind(f"{W}pPr/*")}
        run |= {str(n.tag) for n in styles[sid].iterfind(f"{W}rPr/*")}
        sid = value(styles[sid].find(f"{W}basedOn"))
    return paragraph, run
