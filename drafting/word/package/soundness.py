"""What a Word file must be beyond the schema, for Word to open it without repair and keep it alive: fields that close and
point to bookmarks that are there, lists and styles that exist, ids that are unique, properties in their order.

Used by the tests on what we write, and by checks on what comes in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from drafting.errors import Finding, Place
from drafting.word.package.opening import CONTENT_TYPES, NS_CT, Package, open_package
from drafting.word.styles import W, value
from drafting.word.text import MAX_TAG

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STORIES = ("/footnotes", "/endnotes", "/header", "/footer", "/comments")
_REF = re.compile(r"\s*(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
MAX_BOOKMARK = 40

# CT_RPr and CT_PPr, ECMA-376 part 1, 17.3: the order of the schema's sequence.
RPR = (
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike",
    "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
)  # fmt: skip
PPR = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RPR_AT = {name: i for i, name in enumerate(RPR)}
_PPR_AT = {name: i for i, name in enumerate(PPR)}


def unsound(source: str | Path | bytes, name: str = "") -> list[Finding]:
    """Everything in a Word file that Word would repair, complain of, or lose. Raises PackageError where it cannot be read."""
    package = open_package(source, name)
    stories = list(_stories(package))
    found: list[Finding] = []

    def tell(code: str, part: str, **values: object) -> None:
        found.append(Finding(f"soundness.{code}", Place(package.name, path=part), values))

    bookmarks = Counter(
        value(b, "name") for _, root in stories for b in root.iter(f"{W}bookmarkStart") if not _fallback(b)
    )
    for bookmark, count in bookmarks.items():
        if count > 1:
            tell("bookmark-twice", package.main, name=bookmark)
        if len(bookmark) > MAX_BOOKMARK:
            tell("bookmark-long", package.main, name=bookmark)
    for part, root in stories:
        for code, values in _fields(root, set(bookmarks)):
            tell(code, part, **values)
        for code, values in _order(root):
            tell(code, part, **values)
        for code, values in _marks(root):
            tell(code, part, **values)
        for code, values in _containers(root):
            tell(code, part, **values)
        for link in root.iter(f"{W}hyperlink"):
            anchor = value(link, "anchor")
            if anchor and anchor not in bookmarks and anchor != "_top":
                tell("link-nowhere", part, name=anchor)
    for code, values in _ids(stories):
        tell(code, package.main, **values)
    for code, values in _named(package, stories):
        tell(code, package.main, **values)
    for code, part, values in _package(package):
        tell(code, part, **values)
    return found


Told = Iterator[tuple[str, dict[str, object]]]


def _fallback(node: etree._Element) -> bool:
    """Whether a node stands in the second telling of a drawing, for older readers: Word reads only one of the two."""
    return (
        next(node.iterancestors("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"), None)
        is not None
    )


def _stories(package: Package) -> Iterator[tuple[str, etree._Element]]:
    yield package.main, package.xml(package.main)
    for relationship in sorted(package.relationships(package.main).values(), key=lambda r: r.target):
        if relationship.type.endswith(_STORIES) and relationship.target in package.parts:
            yield relationship.target, package.xml(relationship.target)


def _fields(root: etree._Element, bookmarks: set[str]) -> Told:
    """Fields: balanced, separated once, and pointing to what is there."""
    stack: list[dict[str, object]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if node.tag == f"{W}fldSimple":
            yield from _pointed(value(node, "instr"), bookmarks)
        elif node.tag == f"{W}instrText":
            if stack and not stack[-1]["separated"]:
                stack[-1]["code"] = f"{stack[-1]['code']}{node.text or ''}"
        elif value(node, "fldCharType") == "begin":
            stack.append({"code": "", "separated": False})
        elif value(node, "fldCharType") == "separate":
            if not stack or stack[-1]["separated"]:
                yield "field-unbalanced", {}
            else:
                stack[-1]["separated"] = True
        elif not stack:
            yield "field-unbalanced", {}
        else:
            yield from _pointed(str(stack.pop()["code"]), bookmarks)
    if stack:
        yield "field-unbalanced", {}


def _pointed(code: str, bookmarks: set[str]) -> Told:
    match = _REF.match(code)
    if match and match[1] not in bookmarks:
        yield "reference-nowhere", {"name": match[1]}


def _order(root: etree._Element) -> Told:
    """Children of `w:rPr` and `w:pPr` in the order of the schema: Word drops what stands out of it, or repairs."""
    for tag, places in ((f"{W}rPr", _RPR_AT), (f"{W}pPr", _PPR_AT)):
        seen: set[str] = set()
        for node in root.iter(tag):
            names = [str(child.tag).removeprefix(W) for child in node if str(child.tag).startswith(W)]
            at = [places[n] for n in names if n in places]
            if at != sorted(at) or len(at) != len(set(at)):
                told = " ".join(names)
                if told not in seen:
                    seen.add(told)
                    yield "order", {"element": tag.removeprefix(W), "found": told}


_CONTENT = frozenset(
    W + tag for tag in ("p", "tbl", "sdt", "customXml", "altChunk", "moveFrom", "moveTo", "ins", "del")
)


def _containers(root: etree._Element) -> Told:
    """Cells, boxes and notes hold a paragraph and do not end in a table; rows hold cells, tables rows."""
    seen: set[tuple[str, str]] = set()
    holders = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment", "tr", "tbl")
    for node in root.iter(*(W + tag for tag in holders)):
        tag = str(node.tag).removeprefix(W)
        inner = [str(child.tag) for child in node]
        if tag in ("tr", "tbl"):
            wanted = f"{W}tc" if tag == "tr" else f"{W}tr"
            code = "" if {wanted, f"{W}sdt", f"{W}customXml"} & set(inner) else "container-empty"
        else:
            content = [name for name in inner if name in _CONTENT]
            code = "container-empty" if not content else "ends-in-table" if content[-1] == f"{W}tbl" else ""
        if code and (code, tag) not in seen:
            seen.add((code, tag))
            yield code, {"element": tag}


def _marks(root: etree._Element) -> Told:
    """Marks of ranges that begin and end: bookmarks, comments, moves."""
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange"):
        starts = Counter(value(n, "id") for n in root.iter(f"{W}{kind}Start"))
        ends = Counter(value(n, "id") for n in root.iter(f"{W}{kind}End"))
        for key in starts.keys() | ends.keys():
            if starts[key] != ends[key] or starts[key] > 1:
                yield "range-unbalanced", {"element": kind, "id": key}


def _ids(stories: Iterable[tuple[str, etree._Element]]) -> Told:
    """Ids that must be unique: of controls and drawings over the whole file, of notes within their part."""
    controls: Counter[str] = Counter()
    drawings: Counter[str] = Counter()
    for _, root in stories:
        controls.update(value(n.find(f"{W}id")) for n in root.iter(f"{W}sdtPr") if n.find(f"{W}id") is not None)
        drawings.update(
            n.get("id", "")
            for n in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
        )
        notes = Counter(value(n, "id") for n in root.iter(f"{W}footnote", f"{W}endnote"))
        for key, count in notes.items():
            if count > 1:
                yield "id-twice", {"element": "footnote", "id": key}
        for node in root.iter(f"{W}sdtPr"):
            for tag in ("tag", "alias"):
                if len(value(node.find(f"{W}{tag}"))) > MAX_TAG:
                    yield "tag-long", {"name": value(node.find(f"{W}{tag}"))}
    for element, counts in (("sdt", controls), ("docPr", drawings)):
        for key, count in counts.items():
            if count > 1:
                yield "id-twice", {"element": element, "id": key}


def _named(package: Package, stories: list[tuple[str, etree._Element]]) -> Told:
    """Styles, lists and notes that are used are there; nothing asks Word to update fields on opening."""
    parts = {
        r.type.rpartition("/")[2]: r.target for r in package.relationships(package.main).values() if not r.external
    }

    def part(kind: str) -> etree._Element | None:
        return package.xml(parts[kind]) if parts.get(kind) in package.parts else None

    styles, lists, notes, settings = part("styles"), part("numbering"), part("footnotes"), part("settings")
    known = {value(s, "styleId") for s in styles.iter(f"{W}style")} if styles is not None else set()
    nums = {value(n, "numId") for n in lists.iter(f"{W}num")} if lists is not None else set()
    if styles is not None:
        for style in styles.iter(f"{W}style"):
            base = value(style.find(f"{W}basedOn"))
            if base and base not in known:
                yield "no-style", {"name": base}
    if lists is not None:
        abstracts = {value(a, "abstractNumId") for a in lists.iter(f"{W}abstractNum")}
        for num in lists.iter(f"{W}num"):
            if value(num.find(f"{W}abstractNumId")) not in abstracts:
                yield "no-list", {"id": value(num, "numId")}
    used_styles = {
        value(n) for _, root in stories for tag in ("pStyle", "rStyle", "tblStyle") for n in root.iter(W + tag)
    }
    for name in sorted(used_styles - known):
        yield "no-style", {"name": name}
    used_nums = {value(n) for _, root in [*stories, ("", styles)] if root is not None for n in root.iter(f"{W}numId")}
    for num_id in sorted(used_nums - nums - {"0"}):
        yield "no-list", {"id": num_id}
    there = {value(n, "id") for n in notes.iter(f"{W}footnote")} if notes is not None else set()
    for _, root in stories:
        for reference in root.iter(f"{W}footnoteReference"):
            if value(reference, "id") not in there:
                yield "no-note", {"id": value(reference, "id")}
    if settings is not None and settings.find(f"{W}updateFields") is not None:
        yield "update-fields", {}


def _package(package: Package) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Every relationship leads to a part, every part has a content type, every `r:id` a relationship."""
    types = package.xml(CONTENT_TYPES)
    defaults = {str(n.get("Extension", "")).lower() for n in types.iter(f"{{{NS_CT}}}Default")}
    overrides = {str(n.get("PartName", "")).lstrip("/") for n in types.iter(f"{{{NS_CT}}}Override")}
    for part in package.parts:
        if part == CONTENT_TYPES:
            continue
        if part not in overrides and part.rpartition(".")[2].lower() not in defaults:
            yield "no-type", part, {}
        if part.endswith(".rels"):
            continue
        relationships = package.relationships(part)
        for relationship in relationships.values():
            if not relationship.external and relationship.target not in package.parts:
                yield "relation-nowhere", part, {"target": relationship.target}
        if not part.endswith(".xml"):
            continue
        used = {rid.decode() for rid in re.findall(rb'\br:(?:id|embed|link)="([^"]*)"', package.parts[part])}
        if not used <= set(
            relationships
        ):  # asked of the elements themselves only then: a text may look like a reference
            used &= {node.get(f"{_R}{name}") for node in package.xml(part).iter() for name in ("id", "embed", "link")}
        for rid in sorted(used - set(relationships)):
            yield "no-relation", part, {"id": rid}
