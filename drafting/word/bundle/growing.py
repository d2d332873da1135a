"""The file that a bundle becomes: its parts, their names, types and relationships, and the counters that keep ids unique."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from lxml import etree

from drafting.word.package.opening import CONTENT_TYPES, NS_CT, NS_RELS, Package, Relationship
from drafting.word.package.parts import HEAD, OFFICE, to_bytes
from drafting.word.styles import NS

R = f"{{{OFFICE}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
OFFICE_VML = "{urn:schemas-microsoft-com:office:office}"
PREFIXES = {
    "w": NS,
    "r": OFFICE,
    "mc": MC[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
}
"""The prefixes that Word itself uses: `mc:Requires` names them, so they are declared on every root."""

_DIAGRAM = "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing"
_CUSTOM_XML = f"{OFFICE}/customXml"


class Growing:
    """The parts of the bundle so far. `main` is its document."""

    main = "word/document.xml"

    def __init__(self) -> None:
        self.parts: dict[str, bytes] = {}
        self.types: dict[str, str] = {}
        self.relations: dict[
            str, list[tuple[str, str, str, bool]]
        ] = {}  # part → (id, type, target part or address, external)
        self.prefixes = dict(PREFIXES)
        self.ignorable: list[str] = []
        self.drawing, self.control, self.mark = count(1), count(100_001), count(1)
        self.footnote, self.endnote, self.comment = count(1), count(1), count(0)
        self.shapes: set[str] = set()
        self.bookmarks: set[str] = set()
        self.sequences: set[str] = set()
        self.stores: set[str] = set()
        self.named: dict[str, str] = {}  # the parts for notes, styles … where they have other names than usual
        self._media: dict[tuple[str, bytes], str] = {}

    # ------------------------------------------------------------ parts

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Adds a part under `name`, or under the next free one; gives the name."""
        stem, dot, ending = name.rpartition(".")
        free = name
        for number in count(2):
            if free not in self.parts:
                break
            free = f"{stem}-{number}{dot}{ending}"
        self.parts[free], self.types[free] = content, content_type
        return free

    def relate(self, part: str, kind: str, target: str, external: bool = False) -> str:
        """A relationship of `part`, made or found; gives its id."""
        known = self.relations.setdefault(part, [])
        for rid, its_kind, its_target, its_external in known:
            if (its_kind, its_target, its_external) == (kind, target, external):
                return rid
        rid = f"rId{len(known) + 1}"
        known.append((rid, kind, target, external))
        return rid

    def take(self, package: Package, part: str, key: str, done: dict[str, str]) -> str:
        """Copies a part of another file with all it leads to; gives its name here. `done` remembers what was taken."""
        if part in done:
            return done[part]
        content, leads = package.parts[part], package.relationships(part)
        kind = content_type(package, part)
        known = self._media.get((part.rpartition(".")[2], content)) if not leads and not part.endswith(".xml") else None
        if known is not None:
            done[part] = known
            return known
        folder, _, base = part.rpartition("/")
        stem, dot, ending = base.rpartition(
            "."
        )  # its own name first: readers know item and itemProps by how they begin
        name = self.add(f"{folder or 'word'}/{stem}-{key}{dot}{ending}", content, kind)
        done[part] = name
        if not leads:
            self._media[part.rpartition(".")[2], content] = name
        for rid, lead in leads.items():
            if lead.external:
                self.relations.setdefault(name, []).append((rid, lead.type, lead.target, True))
            elif lead.target in package.parts:
                target = self.take(package, lead.target, key, done)
                self.relations.setdefault(name, []).append((rid, lead.type, target, False))
        return name

    def adopt(
        self, package: Package, source: str, root: etree._Element, into: str, key: str, done: dict[str, str]
    ) -> None:
        """Takes over what a story of another file refers to, and lets its references lead to it from part `into`."""
        leads = package.relationships(source)
        for node in root.iter("*"):
            for name, rid in list(node.attrib.items()):
                if not (str(name).startswith(R) or name == f"{OFFICE_VML}relid") or str(rid) not in leads:
                    continue
                lead = leads[str(rid)]
                if lead.external:
                    node.set(name, self.relate(into, lead.type, lead.target, True))
                elif lead.target in package.parts:
                    target = self.take(package, lead.target, key, done)
                    node.set(name, self.relate(into, lead.type, target))
                    self._diagram(package, leads, target, into, key, done)

    def _diagram(
        self,
        package: Package,
        leads: Mapping[str, Relationship],
        target: str,
        into: str,
        key: str,
        done: dict[str, str],
    ) -> None:
        """The drawing of a SmartArt is named in its data by an id of the document's relationships."""
        match = re.search(rb'dataModelExt\b[^>]*\brelId="([^"]*)"', self.parts[target])
        lead = leads.get(match[1].decode()) if match else None
        if match is None or lead is None or lead.type != _DIAGRAM or lead.target not in package.parts:
            return
        rid = self.relate(into, lead.type, self.take(package, lead.target, key, done))
        old, new = match[0], match[0].replace(b'relId="' + match[1], b'relId="' + rid.encode())
        self.parts[target] = self.parts[target].replace(old, new)

    # ------------------------------------------------------------ roots

    def declare(self, root: etree._Element) -> dict[str, str]:
        """Declares the prefixes of a story here. Gives prefix there → prefix here, where that differs."""
        renamed: dict[str, str] = {}
        for prefix, uri in root.nsmap.items():
            if not prefix:
                continue
            if self.prefixes.get(prefix) == uri:
                continue
            known = next((p for p, u in self.prefixes.items() if u == uri), None)
            if known is None:
                known = (
                    prefix
                    if prefix not in self.prefixes
                    else next(f"{prefix}n{n}" for n in count(2) if f"{prefix}n{n}" not in self.prefixes)
                )
                self.prefixes[known] = uri
            if known != prefix:
                renamed[prefix] = known
        for prefix in str(root.get(f"{MC}Ignorable", "")).split():
            here = renamed.get(prefix, prefix)
            if prefix in root.nsmap and here not in self.ignorable:
                self.ignorable.append(here)
        return renamed

    def root(self, tag: str) -> etree._Element:
        """A root element that declares all prefixes."""
        made = etree.Element(f"{{{NS}}}{tag}", nsmap=self.prefixes)
        if self.ignorable:
            made.set(f"{MC}Ignorable", " ".join(self.ignorable))
        return made

    def members(self) -> Iterator[tuple[str, bytes]]:
        """All parts, with their types and relationships written out."""
        types = etree.fromstring(f'<Types xmlns="{NS_CT}"/>')
        for ending, kind in (
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ):
            etree.SubElement(types, f"{{{NS_CT}}}Default", Extension=ending, ContentType=kind)
        for name, kind in self.types.items():
            etree.SubElement(types, f"{{{NS_CT}}}Override", PartName=f"/{name}", ContentType=kind)
        yield CONTENT_TYPES, to_bytes(types)
        for part in self.relations:
            folder, _, base = part.rpartition("/")
            name = f"{folder}/_rels/{base}.rels".lstrip("/") if part else "_rels/.rels"
            yield name, _relationships(self.relations[part], folder)
        yield from self.parts.items()


def _relationships(entries: Iterable[tuple[str, str, str, bool]], folder: str) -> bytes:
    root = etree.fromstring(f'<Relationships xmlns="{NS_RELS}"/>')
    for rid, kind, target, external in entries:
        node = etree.SubElement(root, f"{{{NS_RELS}}}Relationship", Id=rid, Type=kind)
        node.set("Target", target if external else _relative(target, folder))
        if external:
            node.set("TargetMode", "External")
    return to_bytes(root)


def _relative(target: str, folder: str) -> str:
    there, here = target.split("/"), [step for step in folder.split("/") if step]
    while here and len(there) > 1 and there[0] == here[0]:
        there, here = there[1:], here[1:]
    return "/".join([".."] * len(here) + there)


def content_type(package: Package, part: str) -> str:
    """The content type that a file gives one of its parts."""
    types = package.xml(CONTENT_TYPES)
    for node in types.iter(f"{{{NS_CT}}}Override"):
        if str(node.get("PartName", "")).lstrip("/").casefold() == part.casefold():
            return str(node.get("ContentType", ""))
    ending = part.rpartition(".")[2].casefold()
    for node in types.iter(f"{{{NS_CT}}}Default"):
        if str(node.get("Extension", "")).casefold() == ending:
            return str(node.get("ContentType", ""))
    return "application/octet-stream"


def bytes_of(text: str) -> bytes:
    """A part's text with its head."""
    return f"{HEAD}{text}".encode()
