"""Accepting or rejecting every tracked change of a file, as Word does, in all its parts.

Norm: ECMA-376 part 1, 17.13.5 (revisions). What each means: `w:ins`, `w:moveTo` hold runs that were added; `w:del`,
`w:moveFrom` runs that were removed; both may also stand in the properties of a paragraph mark, a table row or a cell;
`w:*Change` elements hold the properties from before. A paragraph whose mark goes joins the paragraph after it.
"""

from __future__ import annotations

import copy
import re
from pathlib import Path

from lxml import etree

from drafting.errors import Finding, PackageError, Place
from drafting.word.package.opening import Package, open_package, write_package
from drafting.word.revisions import cells, controls, notes

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
ADDED = (f"{W}ins", f"{W}moveTo")
REMOVED = (f"{W}del", f"{W}moveFrom")
RANGES = (*(f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")), *controls.RANGES)
# Elements that keep the properties from before a change of properties.
CHANGES = tuple(
    f"{W}{n}"
    for n in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "trPrChange",
        "tcPrChange",
        "tblGridChange",
    )
)
STORIES = ("/officeDocument", "/header", "/footer", "/footnotes", "/endnotes", "/comments", "/glossaryDocument")


_LINKS = tuple(f"{W}{n}" for n in ("hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo"))
_MARKED = re.compile(
    rb"<w:(?:ins|del|moveTo|moveFrom|cellIns|cellDel|cellMerge|\w+Change|custom\w+Range\w+|move\w+Range\w+)[ />]"
)


def accept_all(source: str | Path | bytes) -> bytes:
    """The file with every tracked change accepted. Parts without changes stay byte for byte. Raises PackageError."""
    return _settled(source, True)


def reject_all(source: str | Path | bytes) -> bytes:
    """The file with every tracked change rejected. Parts without changes stay byte for byte. Raises PackageError."""
    return _settled(source, False)


def _settled(source: str | Path | bytes, accept: bool) -> bytes:
    package = open_package(source)
    if package.has_macros:
        raise PackageError(Finding("package.macros", Place(package.name)))
    parts = dict(package.parts)
    texts = stories(package)
    settled: dict[str, etree._Element] = {}
    for part in texts:
        if not _has_changes(package.parts[part]):
            continue
        root = settled[part] = copy.deepcopy(package.xml(part))
        settle(root, accept)
        parts[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    if settled:
        before = notes.referred(package.xml(part) for part in texts)
        after = notes.referred(settled.get(part, package.xml(part)) for part in texts)
        parts = notes.without(package, parts, before, after)
    return write_package(parts)


def _has_changes(raw: bytes) -> bool:
    return _MARKED.search(raw) is not None or b"xmlns:w=" not in raw


def stories(package: Package) -> list[str]:
    """The parts that hold text: the document and what is related to it."""
    main = package.main
    found = [main]
    for relationship in package.relationships(main).values():
        if not relationship.external and relationship.type.endswith(STORIES) and relationship.target in package.parts:
            found.append(relationship.target)
    return list(dict.fromkeys(found))


def settle(root: etree._Element, accept: bool) -> None:
    """Settles every change below `root`, in place."""
    gone, kept = (REMOVED, ADDED) if accept else (ADDED, REMOVED)
    endings = cells.endings(root)
    empty = {control for control in root.iter(f"{W}sdt") if _is_empty(control)}
    for control, comes in reversed(controls.changed(root).items()):
        if comes != accept:
            _open(control)
    grids = cells.carried_out(root, gone, (*ADDED, *REMOVED), accept)
    joined = _marks(root, gone, kept)
    _runs(root, gone, kept)
    _properties(root, accept)
    cells.fitted(grids)
    for tag in RANGES:
        for node in list(root.iter(tag)):
            _drop(node)
    _tidy_controls(root, empty)  # an emptied control in a line would keep its paragraph from going
    cells.dropped_when_empty(root)  # and an emptied table would stand between paragraphs that join
    _drop_gone_controls(root, joined)
    for paragraph in joined:
        if paragraph.getparent() is not None:
            _join(paragraph)
    _numbering(root)
    _tidy_controls(root, empty)
    cells.tidied(root, endings)


def _is_empty(control: etree._Element) -> bool:
    content = control.find(f"{W}sdtContent")
    return content is not None and all(c.tag in POINTS for c in content)


def _tidy_controls(root: etree._Element, untouched: set[etree._Element]) -> None:
    """A content control around what was all removed is no more; bookmarks and comments in it keep their place. Those that held nothing
    before (`untouched`) stay."""
    for content in reversed(list(root.iter(f"{W}sdtContent"))):
        control = content.getparent()
        if control is None or control in untouched:
            continue
        if control.getparent() is not None and all(c.tag in POINTS for c in content):
            for point in list(content):
                if point.tag != f"{W}proofErr":
                    control.addprevious(point)
            _drop(control)


def _drop_gone_controls(root: etree._Element, joined: list[etree._Element]) -> None:
    """A control of which every paragraph goes with its words stands between paragraphs that join too."""
    gone = {p for p in joined if all(says_nothing(c) for c in p)}
    for content in reversed(list(root.iter(f"{W}sdtContent")) if gone else []):
        control = content.getparent()
        if control is not None and len(content) and all(c in gone for c in content):
            _drop(control)
            for paragraph in list(content):
                content.remove(paragraph)


def _drop(node: etree._Element) -> None:
    """Takes a node out; the text after it (there is none in these schemas) stays."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _open(control: etree._Element) -> None:
    """Takes a control away and leaves what it holds."""
    content = controls.inside(control)
    if content is not None and content is not control:
        for child in list(content):
            control.addprevious(child)
        _drop(control)
        return
    for name in ("customXmlPr", "smartTagPr"):
        for own in control.findall(f"{W}{name}"):
            control.remove(own)
    _unwrap(control)


def _unwrap(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None:
        return
    at = parent.index(node)
    for child in reversed(list(node)):
        parent.insert(at, child)
    parent.remove(node)


def _marks(root: etree._Element, gone: tuple[str, ...], kept: tuple[str, ...]) -> list[etree._Element]:
    """The paragraphs whose mark goes; the marks of the others are settled."""
    joined = []
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr/{W}rPr")
        if properties is None:
            continue
        if any(properties.find(tag) is not None for tag in gone):
            joined.append(paragraph)
        for tag in (*gone, *kept):
            for mark in properties.findall(tag):
                properties.remove(mark)
    return joined


def _runs(root: etree._Element, gone: tuple[str, ...], kept: tuple[str, ...]) -> None:
    homes = []
    for tag in gone:
        for node in list(root.iter(tag)):
            homes.append(node.getparent())
            _drop(node)
    for tag in kept:
        for node in list(root.iter(tag)):
            _unwrap(node)
    for home in homes:
        # A link or control in a line that lost all its words goes with them.
        while home is not None and home.tag in _LINKS and not len(home):
            above = home.getparent()
            _drop(home)
            home = above
    for old, new in (("delText", "t"), ("delInstrText", "instrText")):
        for node in list(root.iter(f"{W}{old}")):
            node.tag = f"{W}{new}"


def _properties(root: etree._Element, accept: bool) -> None:
    for tag in CHANGES:
        for change in list(root.iter(tag)):
            owner = change.getparent()
            if owner is None:
                continue
            if accept:
                owner.remove(change)
                if len(owner) == 0 and owner.tag in (f"{W}rPr", f"{W}pPr") and not owner.attrib:
                    _drop(owner)
                continue
            before = change[0] if len(change) else None
            _restore(owner, change, before)


def _restore(owner: etree._Element, change: etree._Element, before: etree._Element | None) -> None:
    """Puts the properties from before in place. A paragraph's own mark properties and section, which `w:pPrChange` does not
    hold, stay; so do the header references of a section."""
    keep: tuple[str, ...] = ()
    if owner.tag == f"{W}pPr":
        keep = (f"{W}rPr", f"{W}sectPr")
    elif owner.tag == f"{W}sectPr":
        keep = (f"{W}headerReference", f"{W}footerReference")
    elif owner.tag == f"{W}trPr":
        keep = (*ADDED, *REMOVED)
    stays = [child for child in owner if child.tag in keep]
    old = [] if before is None else [c for c in before if c.tag not in _CELL_MARKS]
    for child in list(owner):
        owner.remove(child)
    order = [*stays, *old] if owner.tag == f"{W}sectPr" else [*old, *stays]
    for child in order:
        owner.append(child)
    if len(owner) == 0 and owner.tag in (f"{W}rPr", f"{W}pPr"):
        _drop(owner)


_CELL_MARKS = cells.MARKS  # Word repeats them in the properties from before


def _join(paragraph: etree._Element) -> None:
    """Joins a paragraph whose mark is gone with the one after it. The second one's properties hold, as in Word; the last
    paragraph of a cell or story has nothing to join and only loses its words."""
    parent = paragraph.getparent()
    if parent is None:
        return
    content = [c for c in paragraph if c.tag != f"{W}pPr"]
    follower = paragraph.getnext()
    while follower is not None and follower.tag in (
        f"{W}bookmarkStart",
        f"{W}bookmarkEnd",
        f"{W}commentRangeStart",
        f"{W}commentRangeEnd",
        f"{W}proofErr",
    ):
        follower = follower.getnext()
    if follower is not None and follower.tag == f"{W}p":
        at = 1 if len(follower) and follower[0].tag == f"{W}pPr" else 0
        for child in reversed(content):
            follower.insert(at, child)
        parent.remove(paragraph)
        return
    if all(says_nothing(c) for c in content) and _may_go(paragraph, parent):
        before = paragraph.getprevious()
        if before is not None and before.tag == f"{W}p":
            for point in (c for c in content if c.tag in POINTS or c.find(f"{W}commentReference") is not None):
                before.append(point)  # bookmarks and comments keep their place at the end of what stays
        parent.remove(paragraph)


POINTS = tuple(
    f"{W}{n}"
    for n in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
    )
)


def says_nothing(node: etree._Element, gone: tuple[str, ...] = ()) -> bool:
    """Whether a reader sees nothing of something in a line: a point, a run without content, a link or control around no more than
    that; `gone` are the marks whose content does not count."""
    tag = node.tag
    if not isinstance(tag, str) or tag in gone or tag in _UNSEEN:
        return True
    if tag == f"{W}r":
        return all(c.tag in _UNSEEN or (c.tag in _TEXTS and not c.text) for c in node)
    return tag in _AROUND and all(says_nothing(c, gone) for c in node)


_UNSEEN = (
    *POINTS,
    *RANGES,
    *(
        f"{W}{n}"
        for n in (
            "pPr",
            "rPr",
            "sdtPr",
            "sdtEndPr",
            "smartTagPr",
            "customXmlPr",
            "lastRenderedPageBreak",
            "commentReference",
        )
    ),
)
_TEXTS = tuple(f"{W}{n}" for n in ("t", "delText", "instrText", "delInstrText"))
_AROUND = (*_LINKS, *ADDED, *REMOVED, f"{W}sdt", f"{W}sdtContent")


def _may_go(paragraph: etree._Element, parent: etree._Element) -> bool:
    """An emptied paragraph may go where another block stays, with the section that it carries; a cell must end with a paragraph,
    a story must have one."""
    others = [c for c in parent if c is not paragraph and c.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
    if parent.tag == f"{W}tc":
        return bool(others) and others[-1].tag == f"{W}p"
    # A content control that is emptied goes as a whole (`_tidy_controls`); a body may be empty.
    return bool(others) or parent.tag in (f"{W}sdtContent", f"{W}body")


def _numbering(root: etree._Element) -> None:
    for change in list(root.iter(f"{W}numberingChange")):
        _drop(change)
    for properties in root.iter(f"{W}numPr"):
        for mark in properties.findall(f"{W}ins"):
            properties.remove(mark)
