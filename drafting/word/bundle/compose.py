"""Many Word files as one file: each taken in whole, on pages of its own, with its own styles, lists, notes and headers."""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from drafting.word.bundle import fields, sections, stories
from drafting.word.bundle.growing import Growing, content_type
from drafting.word.bundle.lists import Lists, renumber
from drafting.word.bundle.piece import Piece, Read
from drafting.word.bundle.sheets import Sheets, Taken, read_sheet_of
from drafting.word.bundle.theme import Theme, read_theme, without_theme
from drafting.word.bundle.whole import finish
from drafting.word.package.opening import Package
from drafting.word.package.parts import to_bytes
from drafting.word.package.zipping import Plain, write_zip
from drafting.word.styles import W, value

_DS = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"


def compose(pieces: Sequence[Piece], properties: dict[str, str] | None = None, *, codec: str = "auto") -> bytes:
    """All `pieces` as one Word file, in their order. `properties`: title, language ("nl-NL"), created … of the whole.

    Every piece begins on a new page and counts its own pages; "pagina 2 van 5" stays that. Nothing of what the pieces say of
    themselves as files (their properties, their makers) is taken over. Raises PackageError for a part that is no sound XML.
    """
    growing = Growing()
    read = [read_piece(growing, piece, f"b{i}") for i, piece in enumerate(pieces, 1)]
    theme = _most(read)
    for one in read:
        if one.theme.raw != theme.raw:
            for root in (one.body, one.sheet.root, *(r for _, r in one.notes.values())):
                without_theme(root, one.theme)
    sheets, lists = Sheets([one.sheet for one in read]), Lists()
    even = any(sections.habits(one.settings).even for one in read)
    roots = {sort: growing.root(tag) for sort, tag in (("document", "document"), ("footnotes", "footnotes"), ("endnotes", "endnotes"), ("comments", "comments"))}  # fmt: skip
    body = etree.SubElement(roots["document"], f"{W}body")
    separators(roots["footnotes"], "footnote")
    separators(roots["endnotes"], "endnote")
    numbering = growing.root("numbering")
    for i, one in enumerate(read):
        _take(growing, one, sheets, lists, theme, roots, numbering, even)
        if i < len(read) - 1:
            sections.end_with_section(one.body)
        for block in list(one.body):
            body.append(block)
    lists.fill(numbering)
    finish(growing, roots, numbering, sheets, theme, read, even, properties or {})
    return write_zip([Plain(name, content) for name, content in growing.members()], codec)


def read_piece(growing: Growing, piece: Piece, key: str) -> Read:
    """A document with its parts as trees of its own, its prefixes known to what it is to stand in."""
    package = piece.package
    document = deepcopy(package.xml(package.main))
    body = document.find(f"{W}body")
    if body is None:
        body = etree.SubElement(document, f"{W}body")
    one = Read(piece, key, body, read_sheet_of(package), read_theme(package), _part(package, "settings"))
    one.prefixes = growing.declare(document)
    for sort in ("footnotes", "endnotes", "comments"):
        for relationship in package.relationships(package.main).values():
            if relationship.type.endswith(f"/{sort}") and relationship.target in package.parts:
                root = deepcopy(package.xml(relationship.target))
                one.prefixes |= growing.declare(root)
                one.notes[sort] = (relationship.target, root)
    growing.declare(one.sheet.root)
    return one


def _part(package: Package, sort: str) -> etree._Element | None:
    for relationship in package.relationships(package.main).values():
        if relationship.type.endswith(f"/{sort}") and relationship.target in package.parts:
            return deepcopy(package.xml(relationship.target))
    return None


def _most(read: Sequence[Read]) -> Theme:
    counts = Counter(one.theme.raw for one in read if one.theme.raw)
    best = max(counts.values(), default=0)
    return next((one.theme for one in read if one.theme.raw and counts[one.theme.raw] == best), Theme())


def _take(
    growing: Growing,
    one: Read,
    sheets: Sheets,
    lists: Lists,
    theme: Theme,
    roots: dict[str, etree._Element],
    numbering: etree._Element,
    even: bool,
) -> None:
    package, key = one.piece.package, one.key
    done: dict[str, str] = {}
    since = lists.count()
    nums = _lists(growing, one, lists, numbering, done)
    taken = sheets.take(one.sheet, key, one.piece.label, nums, stories.styles_used(one.body, one.notes, package))
    lists.restyle(since, taken.ids)
    by_id = {value(s, "styleId"): s for s in sheets.styles}
    own = sections.sections_of(one.body)
    several = len(own) > 1
    end = f"{one.piece.bookmark}_einde"
    pages = "SECTIONPAGES" if not several or sections.restarts(own) else f"PAGEREF {end}"
    inner = [one.body, *(root for _, root in one.notes.values())]
    headers = _headers(growing, one, own, done)
    all_stories = [*inner, *(root for _, root in headers)]
    if one.theme.raw != theme.raw:
        for _, root in headers:
            without_theme(root, one.theme)
    stories.mark_ids(growing, all_stories)
    renamed = fields.Renamed(
        stories.bookmark_names(growing, all_stories, key),
        taken.renamed,
        stories.sequence_names(growing, [c for root in all_stories for c in fields.codes(root)], key),
        one.piece.bookmark,
        pages,
        one.piece.pages,
    )
    data = take_stores(growing, one, done)
    for root in all_stories:
        _fit(growing, root, one, taken, nums, renamed, data, by_id)
    for name, root in headers:
        growing.parts[name] = to_bytes(root)
    noted = (_any_notes(roots["footnotes"]), _any_notes(roots["endnotes"]))
    take_notes(growing, one, roots, done)
    growing.adopt(package, package.main, one.body, growing.main, key, done)
    for section in own:
        _headed(section)
    sections.prepare(growing, own, sections.habits(one.settings), even, noted)
    _around(growing, one.body, one.piece.bookmark, end)


def _fit(
    growing: Growing,
    root: etree._Element,
    one: Read,
    taken: Taken,
    nums: dict[str, str],
    renamed: fields.Renamed,
    data: dict[str, str],
    by_id: dict[str, etree._Element],
) -> None:
    stories.dress(root, taken)
    stories.tables(root, taken, by_id)
    renumber(root, nums)
    stories.objects(growing, root, one.key, one.prefixes)
    stories.stores(root, data)
    fields.rewrite(root, renamed)


def _lists(
    growing: Growing, one: Read, lists: Lists, numbering: etree._Element, done: dict[str, str]
) -> dict[str, str]:
    package = one.piece.package
    for relationship in package.relationships(package.main).values():
        if relationship.type.endswith("/numbering") and relationship.target in package.parts:
            root = deepcopy(package.xml(relationship.target))
            growing.adopt(package, relationship.target, root, "word/numbering.xml", one.key, done)
            return lists.take(root, one.key)
    return {}


# ---------------------------------------------------------------- headers


def _headers(
    growing: Growing, one: Read, own: list[etree._Element], done: dict[str, str]
) -> list[tuple[str, etree._Element]]:
    """The headers and footers that the sections use, as parts of the bundle that are still to be written."""
    package, made = one.piece.package, list[tuple[str, etree._Element]]()
    leads = package.relationships(package.main)
    for section in own:
        for node in [n for n in section if n.tag in (f"{W}headerReference", f"{W}footerReference")]:
            rid = next((str(v) for k, v in node.attrib.items() if str(k).endswith("}id")), "")
            lead = leads.get(rid)
            if lead is None or lead.external or lead.target not in package.parts:
                section.remove(node)
                continue
            if lead.target in done:
                continue
            root = deepcopy(package.xml(lead.target))
            name = growing.add(
                f"word/{one.key}-{lead.target.rpartition('/')[2]}", b"", content_type(package, lead.target)
            )
            done[lead.target] = name
            growing.adopt(package, lead.target, root, name, one.key, done)
            made.append((name, root))
    return made


def _headed(section: etree._Element) -> None:
    """A tracked change of a section keeps no headers of its own: they stayed behind."""
    for change in section.findall(f"{W}sectPrChange"):
        for node in list(change.iter(f"{W}headerReference", f"{W}footerReference")):
            parent = node.getparent()
            if parent is not None:
                parent.remove(node)


# ---------------------------------------------------------------- notes


def separators(root: etree._Element, tag: str) -> None:
    """The two notes that every part of notes begins with: the lines above the notes."""
    for number, sort in ((-1, "separator"), (0, "continuationSeparator")):
        note = etree.SubElement(root, W + tag)
        note.set(f"{W}type", sort)
        note.set(f"{W}id", str(number))
        paragraph = etree.SubElement(note, f"{W}p")
        spacing = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}spacing")
        for name, size in (("after", "0"), ("line", "240"), ("lineRule", "auto")):
            spacing.set(W + name, size)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), W + sort)


def _any_notes(root: etree._Element) -> bool:
    """Whether there is a note besides the two separators."""
    return any(f"{W}type" not in note.attrib for note in root)


def take_notes(growing: Growing, one: Read, roots: dict[str, etree._Element], done: dict[str, str]) -> None:
    """Notes and comments that are referred to, under new ids, behind those of the pieces before."""
    package = one.piece.package
    kinds = (
        ("footnotes", "footnote", growing.footnote),
        ("endnotes", "endnote", growing.endnote),
        ("comments", "comment", growing.comment),
    )
    everywhere = [one.body, *(root for _, root in one.notes.values())]
    for sort, tag, numbers in kinds:
        part, theirs = one.notes.get(sort, ("", None))
        known = {} if theirs is None else {value(n, "id"): n for n in theirs.iterfind(W + tag)}
        ids: dict[str, str] = {}
        anchors = [
            f"{W}{tag}Reference",
            *([f"{W}commentRangeStart", f"{W}commentRangeEnd"] if sort == "comments" else []),
        ]
        for root in everywhere:
            for node in list(root.iter(*anchors)):
                old = value(node, "id")
                if old not in known:
                    parent = node.getparent()
                    if parent is not None:
                        parent.remove(node)  # Word shows nothing for a note that is not there
                    continue
                if old not in ids:
                    ids[old] = str(next(numbers))
                node.set(f"{W}id", ids[old])
        if theirs is None:
            continue
        growing.adopt(package, part, theirs, growing.named.get(sort, f"word/{sort}.xml"), one.key, done)
        for old, new in ids.items():
            note = known[old]
            note.set(f"{W}id", new)
            if f"{W}type" in note.attrib:
                del note.attrib[f"{W}type"]
            roots[sort].append(note)


def take_stores(growing: Growing, one: Read, done: dict[str, str]) -> dict[str, str]:
    """The data that controls are bound to (custom XML): taken along, under a new id where another piece has the same.

    Gives id there → id here, in capitals and without braces.
    """
    package, renamed = one.piece.package, dict[str, str]()
    for relationship in package.relationships(package.main).values():
        if (
            not relationship.type.endswith("/customXml")
            or relationship.external
            or relationship.target not in package.parts
        ):
            continue
        name = growing.take(package, relationship.target, one.key, done)
        growing.relate(growing.main, relationship.type, name)
        for _, sort, target, _ in growing.relations.get(name, []):
            if not sort.endswith("/customXmlProps"):
                continue
            match = re.search(rb'itemID="\{?([0-9A-Fa-f-]+)\}?"', growing.parts[target])
            if match is None:
                continue
            old = match[1].decode().upper()
            new = old if old not in growing.stores else str(uuid.uuid5(uuid.NAMESPACE_OID, f"{old}:{one.key}")).upper()
            growing.stores.add(new)
            renamed[old] = new
            growing.parts[target] = growing.parts[target].replace(match[1], new.encode())
    return renamed


def _around(growing: Growing, body: etree._Element, name: str, end: str) -> None:
    """The bookmark of a piece around all of it, and one at its end: for its table of contents and its number of pages."""
    blocks = [b for b in body if b.tag != f"{W}sectPr"]
    if not blocks:
        blocks = [etree.Element(f"{W}p")]
        body.insert(0, blocks[0])
    last = blocks[-1]
    whole, tail = str(next(growing.mark)), str(next(growing.mark))
    growing.bookmarks |= {name.casefold(), end.casefold()}
    start = _mark("bookmarkStart", whole, name)
    body.insert(0, start)
    if last.tag == f"{W}p":
        into: Iterable[etree._Element] = (
            _mark("bookmarkStart", tail, end),
            _mark("bookmarkEnd", tail),
            _mark("bookmarkEnd", whole),
        )
        last.extend(into)
    else:
        for node in (_mark("bookmarkEnd", whole), _mark("bookmarkEnd", tail), _mark("bookmarkStart", tail, end)):
            last.addnext(node)


def _mark(tag: str, number: str, name: str = "") -> etree._Element:
    node = etree.Element(W + tag)
    node.set(f"{W}id", number)
    if name:
        node.set(f"{W}name", name)
    return node
