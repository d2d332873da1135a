"""A clean copy of a Word file: what gives something away is out, text and look are as they were.

What is text or look itself (tracked changes, comments, links, pictures that are cropped) is left, and told by the survey.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree

from drafting.word.inspect import inside
from drafting.word.inspect.keys import BOOKMARK, TAG, Keys
from drafting.word.inspect.survey import hidden_runs, hiding_styles, text_parts
from drafting.word.package.opening import CONTENT_TYPES, NS_CT, Package, open_package, write_package
from drafting.word.revisions.notes import without_unused
from drafting.word.styles import W, is_on, value
from drafting.word.text import BODY_BOOKMARK

_KEPT_CORE = frozenset(("title", "subject", "language"))
_KEPT_APP = frozenset(
    ("Pages", "Words", "Characters", "Lines", "Paragraphs", "CharactersWithSpaces", "DocSecurity", "ScaleCrop")
)
_RSID = re.compile(rb' w:rsid\w*="[^"]*"')
_ADDRESS = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z_\u00c0-\u024f][\w.]*")
_OF_WORD = re.compile(r"_(?:Toc|Ref|Hlk|Hlt)\d+\Z")
_OUT = ("/thumbnail", "/custom-properties", "/customXml", "/printerSettings", "/glossaryDocument", "/people", "/attachedTemplate",
        "/mailMergeSource", "/mailMergeHeaderSource", "/recipientData")  # fmt: skip


def clean(source: str | Path | bytes, keys: Keys | None = None, name: str = "") -> bytes:
    """The file without what `SORTS` says is taken out. Names of nodes become the opaque ones of `keys`; where it knows none, controls lose
    their tags and bookmarks get numbers. The same file gives the same bytes. Raises PackageError."""
    package = open_package(source, name)
    parts = cleaned(package, keys or Keys())
    return write_package(parts)


def cleaned(package: Package, keys: Keys) -> dict[str, bytes]:
    """The parts of a clean copy."""
    made = Package(package.name, without_unused(package))
    _relations(made)
    for relation in list(made.relationships().values()):
        if relation.external or relation.target not in made.parts:
            continue
        if relation.type.endswith("/core-properties"):
            _changed(made, relation.target, lambda root: _keep(root, _KEPT_CORE))
        elif relation.type.endswith("/extended-properties"):
            _changed(made, relation.target, lambda root: _keep(root, _KEPT_APP))
    if settings := made.related("/settings"):
        _changed(made, settings, _settings)
    _texts(made, keys)
    for part, raw in list(made.parts.items()):
        if part.casefold().endswith((".jpg", ".jpeg", ".png")) and inside.picture_metadata(raw):
            made.put(part, inside.without_metadata(raw))
    _drop_parts(made, inside.orphans(made))
    return made.parts


def _changed(package: Package, part: str, change: Callable[[etree._Element], object]) -> None:
    root = copy.deepcopy(package.xml(part))
    change(root)
    _put(package, part, root)


def _put(package: Package, part: str, root: etree._Element) -> None:
    package.put(part, bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)))


def _keep(root: etree._Element, names: Iterable[str]) -> None:
    for node in list(root):
        if not isinstance(node.tag, str) or etree.QName(node).localname not in names:
            root.remove(node)


def _relations(package: Package) -> None:
    """Takes out the relationships to what goes; the parts behind them are orphans then."""
    for part in [p for p in package.parts if p.endswith(".rels")]:
        root = package.xml(part)
        gone = [r for r in root if str(r.get("Type", "")).endswith(_OUT)]
        if gone:
            ids = {str(r.get("Id")) for r in gone}
            _changed(package, part, lambda tree, ids=ids: [tree.remove(r) for r in list(tree) if r.get("Id") in ids])  # type: ignore[misc]


def _drop_parts(package: Package, gone: list[str]) -> None:
    for part in gone:
        del package.parts[part]
    package.put(CONTENT_TYPES, package.parts[CONTENT_TYPES])
    names = {f"/{part}".casefold() for part in gone}

    def types(root: etree._Element) -> None:
        for node in list(root.iter(f"{{{NS_CT}}}Override")):
            if str(node.get("PartName", "")).casefold() in names:
                root.remove(node)

    if names:
        _changed(package, CONTENT_TYPES, types)


def _settings(root: etree._Element) -> None:
    for tag in ("rsids", "docVars", "mailMerge", "attachedTemplate"):
        for node in root.findall(f"{W}{tag}"):
            root.remove(node)


def _texts(package: Package, keys: Keys) -> None:
    """Takes out of the texts: hidden words, tags and titles of controls, marks of sessions, bookmarks that nothing leads to."""
    stories = text_parts(package)
    hiding = hiding_styles(package)
    roots = {part: copy.deepcopy(package.xml(part)) for part in stories}
    for root in roots.values():
        _unhide(root, hiding)
    names = _bookmarks(roots.values(), keys)
    for part, root in roots.items():
        for node in list(root.iter(f"{W}printerSettings", f"{W}dataBinding", f"{W}placeholder")):
            _drop(node)
        for control in root.iter(f"{W}sdtPr"):
            _control(control, keys)
        _rename(root, names)
        raw = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        package.put(part, _RSID.sub(b"", raw))


def _control(control: etree._Element, keys: Keys) -> None:
    for node in list(control):
        if node.tag.__class__ is str and etree.QName(node).localname == "dataBinding":
            control.remove(node)
    if (title := control.find(f"{W}alias")) is not None:
        control.remove(title)
    tag = control.find(f"{W}tag")
    if tag is None or value(tag) == "contents":
        return
    key = value(tag) if TAG.match(value(tag)) else keys.tags.get(value(tag), "")
    if key:
        tag.set(f"{W}val", key)
    else:
        control.remove(tag)


def _bookmarks(roots: Iterable[etree._Element], keys: Keys) -> dict[str, str]:
    """The new name of each bookmark; "" for one that goes because it says nothing and nothing leads to it."""
    used: set[str] = set()
    there: list[str] = []
    for root in roots:
        there += [value(node, "name") for node in root.iter(f"{W}bookmarkStart")]
        used |= {value(node, "anchor") for node in root.iter(f"{W}hyperlink")}
        for node in root.iter(f"{W}instrText", f"{W}delInstrText"):
            used |= set(_ADDRESS.findall(node.text or ""))
        for node in root.iter(f"{W}fldSimple"):
            used |= set(_ADDRESS.findall(value(node, "instr")))
    names: dict[str, str] = {}
    number = 0
    for name in dict.fromkeys(there):
        if name == BODY_BOOKMARK or BOOKMARK.match(name) or _OF_WORD.match(name):
            names[name] = name
        elif name in keys.bookmarks:
            names[name] = keys.bookmarks[name]
        elif name in used:
            number += 1
            names[name] = f"_b{number}"
        else:
            names[name] = ""
    return names


def _rename(root: etree._Element, names: dict[str, str]) -> None:
    gone: set[str] = set()
    for node in list(root.iter(f"{W}bookmarkStart")):
        new = names.get(value(node, "name"), "")
        if new:
            node.set(f"{W}name", new)
        else:
            gone.add(value(node, "id"))
            _drop(node)
    for node in list(root.iter(f"{W}bookmarkEnd")):
        if value(node, "id") in gone:
            _drop(node)
    for node in root.iter(f"{W}hyperlink"):
        if anchor := value(node, "anchor"):
            node.set(f"{W}anchor", names.get(anchor) or anchor)
    for node in root.iter(f"{W}instrText", f"{W}delInstrText"):
        node.text = _ADDRESS.sub(lambda m: names.get(m[0]) or m[0], node.text or "")
    for node in root.iter(f"{W}fldSimple"):
        node.set(f"{W}instr", _ADDRESS.sub(lambda m: names.get(m[0]) or m[0], value(node, "instr")))


def _unhide(root: etree._Element, hiding: set[str]) -> None:
    """Takes out hidden words, and paragraphs that are hidden whole, mark and all."""
    homes = []
    for run, _ in list(hidden_runs(root, hiding)):
        homes.append(next(run.iterancestors(f"{W}p"), None))
        for node in list(run):
            if node.tag in (f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}cr", f"{W}sym", f"{W}noBreakHyphen"):
                run.remove(node)
        if all(node.tag == f"{W}rPr" for node in run):
            _drop(run)
    for paragraph in homes:
        parent = paragraph.getparent() if paragraph is not None else None
        if paragraph is None or parent is None:
            continue
        hidden = is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish"))
        empty = all(node.tag in (f"{W}pPr", f"{W}proofErr") for node in paragraph)
        follows = paragraph.getnext()
        if (
            hidden
            and empty
            and follows is not None
            and follows.tag == f"{W}p"
            and paragraph.find(f"{W}pPr/{W}sectPr") is None
        ):
            parent.remove(paragraph)


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
