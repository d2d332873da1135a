"""Opening a Word file from outside without being hurt, and writing one so that the same parts give the same bytes.

Anything that is not ours is untrusted: a zip bomb, an encrypted file, a document type with entities, macros and
external relationships are met here, before any other code sees a part. Norms: ECMA-376 part 2 (packaging).
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from lxml import etree

from drafting.errors import Finding, PackageError, Place
from drafting.word.package import bounds
from drafting.word.package.sorts import OLE_MAGIC, ZIP_MAGIC, root_of, sort_of_bytes, sort_of_parts, sort_of_root
from drafting.word.package.strict import is_strict, transitional

CHUNK = 4_000_000  # bytes inflated at a time, so that a bomb is met before it fills the memory

FIXED_TIME = (1980, 1, 1, 0, 0, 0)

CONTENT_TYPES = "[Content_Types].xml"
KEPT_TREE = 300_000  # bytes of a part whose tree is kept for who asks for it next
NS_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
NS_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


_ROOTS = {CONTENT_TYPES: f"{{{NS_CT}}}Types", "rels": f"{{{NS_RELS}}}Relationships"}
"""What the parts that hold a package together begin with: under another name they would be read as empty."""


def xml_parser() -> etree.XMLParser:
    """A parser that loads no entity, no network and no document type, with lxml's own guards against huge trees."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )


@dataclass(frozen=True, slots=True)
class Relationship:
    """One relationship of a part: `target` as a part name (no leading slash), or an address when `external`."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(slots=True)
class Package:
    """The parts of an Office file in their order, by name without leading slash."""

    name: str
    parts: dict[str, bytes]
    _trees: dict[str, etree._Element] = field(default_factory=dict)
    _relations: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def xml(self, part: str) -> etree._Element:
        """The root element of an XML part, parsed once. Raises PackageError where it is not sound XML or has a DTD."""
        if part not in self._trees:
            self._trees[part] = parse_xml(self.parts[part], self.name, part)
        return self._trees[part]

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """The relationships of `part` ("" for the package), by id. Empty where it has none."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def related(self, ending: str) -> str:
        """The first part that is there and that the document is related to by a type that ends so ("/footnotes"); else ""."""
        found = (
            r.target
            for r in self.relationships(self.main).values()
            if r.type.endswith(ending) and not r.external and r.target in self.parts
        )
        return next(found, "")

    def put(self, part: str, raw: bytes) -> None:
        """Replaces a part."""
        self.parts[part] = raw
        self._trees.pop(part, None)
        self._relations.clear()

    def _read_relations(self, part: str) -> dict[str, Relationship]:
        folder, _, base = part.rpartition("/")
        rels = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if rels not in self.parts:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(rels).iter(f"{{{NS_RELS}}}Relationship"):
            target, rid = element.get("Target", ""), element.get("Id", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = _resolve(folder, target)
            found[rid] = Relationship(rid, element.get("Type", ""), target, external)
        return found

    @property
    def main(self) -> str:
        """The name of the main document part."""
        for relationship in self.relationships().values():
            if relationship.type == OFFICE_DOCUMENT and relationship.target in self.parts:
                return relationship.target
        raise PackageError(Finding("package.no-main-part", Place(self.name)))

    @property
    def has_macros(self) -> bool:
        """Whether a VBA project is inside, under any name: told by content type and by relationship as well."""
        types = self.parts.get(CONTENT_TYPES, b"")
        if b"macroEnabled" in types or b"vbaProject" in types:
            return True
        if any(p.lower().endswith("vbaproject.bin") for p in self.parts):
            return True
        rels = (raw for part, raw in self.parts.items() if part.endswith(".rels"))
        return any(b"/vbaProject" in raw or b"/wordVbaData" in raw for raw in rels)


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    path = [p for p in folder.split("/") if p]
    for step in target.split("/"):
        if step == "..":
            if path:
                path.pop()
        elif step not in ("", "."):
            path.append(step)
    return "/".join(path)


def parse_xml(raw: bytes, name: str, part: str) -> etree._Element:
    """`raw` as an element. Raises PackageError for broken XML and for any document type declaration."""
    try:
        root = etree.fromstring(raw, xml_parser())
    except etree.XMLSyntaxError as error:
        raise PackageError(
            Finding("package.broken-xml", Place(name, path=part), {"part": part, "reason": str(error)})
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(Finding("package.doctype", Place(name, path=part), {"part": part}))
    return root


def read_file(source: str | Path) -> bytes:
    """The bytes of a file. Raises PackageError where it is not there, cannot be read, is no file (a device, a pipe, a folder), or is
    larger than a document can be."""
    place = Place(str(source))
    try:
        handle = os.open(source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            told = os.fstat(handle)
            if not stat.S_ISREG(told.st_mode):
                raise PackageError(Finding("package.no-file", place))
            if told.st_size > bounds.MAX_FILE:
                raise PackageError(Finding("package.too-large", place, {"what": f"{told.st_size} > {bounds.MAX_FILE}"}))
            return file.read()
    except FileNotFoundError:
        raise PackageError(Finding("package.missing-file", place)) from None
    except IsADirectoryError:
        raise PackageError(Finding("package.no-file", place)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise PackageError(Finding("package.unreadable", place, {"reason": reason})) from None


def open_package(source: str | Path | bytes, name: str = "") -> Package:
    """All parts of a Word file, safely.

    `source` is a path or the bytes; `name` is what errors call it (default: the path). Raises PackageError with a
    clear finding for: missing or unreadable file; what is no Word file, by what it is (see `sorts`); encrypted (OLE container or
    zip encryption); too many or too large parts (zip bomb), damaged members, odd or duplicate names, document types (see `bounds`).
    A file in the strict form of the format is given in the transitional one.
    """
    if isinstance(source, bytes):
        raw, name = source, name or "bytes"
    else:
        name = name or str(source)
        raw = read_file(source)
    if not raw.startswith(ZIP_MAGIC):
        refuse(sort_of_bytes(raw), name)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _read_members(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        raise PackageError(Finding("package.broken-zip", Place(name), {"reason": str(error)})) from None
    if CONTENT_TYPES not in parts:
        refuse(sort_of_parts(parts), name)
    bounds.within(parts, name)
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")) and is_strict(content):
            parts[part] = transitional(content)
    package = Package(name, parts)
    main = package.main
    root = root_of(parts[main])
    sort = sort_of_root(root)
    if sort != "word":
        if not root:
            package.xml(main)  # tells what is wrong with it
        refuse(sort, name, found=root.rpartition("}")[2], part=main)
    _readable(package, main)
    return package


def _readable(package: Package, main: str) -> None:
    """Refuses a file of which a part that nobody here reads is no sound XML, or has a document type: what is made of it carries that
    part on, and Word would not open it. The main part is read by whoever asks for the file."""
    wrong: list[Finding] = []
    for part, content in package.parts.items():
        if part == main or not part.endswith((".xml", ".rels")):
            continue
        try:
            root = package.xml(part) if len(content) < KEPT_TREE else parse_xml(content, package.name, part)
        except PackageError as error:
            wrong += error.findings
            continue
        meant = _ROOTS.get(part if part == CONTENT_TYPES else part.rpartition(".")[2])
        if meant is not None and root.tag != meant:
            values = {"part": part, "reason": f"<{str(root.tag)[:80]}>"}
            wrong.append(Finding("package.broken-xml", Place(package.name, path=part), values))
    if wrong:
        raise PackageError(wrong)


def is_word(raw: bytes) -> bool:
    """Whether `raw` is to be taken as a Word file, sound or not: a zip or an OLE container, whatever its name says."""
    return raw.startswith((*ZIP_MAGIC, OLE_MAGIC))


def refuse_foreign(raw: bytes, name: str) -> None:
    """Raises PackageError for what is neither a zip nor plain text: a PDF, a picture and so on, told by what it is.

    An empty file and a web page are texts."""
    sort = sort_of_bytes(raw)
    if sort and sort not in ("empty", "html") and not raw.startswith(ZIP_MAGIC):
        refuse(sort, name)


def refuse(sort: str, name: str, **values: object) -> NoReturn:
    """Raises PackageError for a file that is no Word file but of `sort`, one of those that `sorts` tells ("" for unknown)."""
    code = f"package.{sort}" if sort == "encrypted-or-old" else f"package.is-{sort}" if sort else "package.not-word"
    raise PackageError(Finding(code, Place(name), values))


def _read_members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > bounds.MAX_PARTS:
        raise PackageError(Finding("package.too-large", Place(name), {"what": f"{len(members)} > {bounds.MAX_PARTS}"}))
    parts: dict[str, bytes] = {}
    known: dict[str, str] = {}
    total = packed = 0
    for member in members:
        if member.is_dir():
            continue
        if member.flag_bits & 0x1:
            raise PackageError(Finding("package.encrypted-or-old", Place(name)))
        part = bounds.part_name(member.filename, name, known)
        packed += max(1, member.compress_size)
        # The header may lie about its size, so the reading itself is bounded too.
        with archive.open(member) as stream:
            pieces: list[bytes] = []
            size = 0
            while piece := stream.read(CHUNK):
                size += len(piece)
                bounds.inflated(size, total + size, member.compress_size, packed, member.filename, name)
                pieces.append(piece)
        data = b"".join(pieces) if len(pieces) != 1 else pieces[0]
        total += len(data)
        known[part.casefold()] = part
        parts[part] = data
    return parts


def write_package(
    parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    level: int = 6,
) -> bytes:
    """The zip of `parts` in the order given, content types first; the same parts and level give the same bytes."""
    items = list(parts.items()) if isinstance(parts, Mapping) else list(parts)
    items.sort(key=lambda item: item[0] != CONTENT_TYPES)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for part, data in items:
            info = zipfile.ZipInfo(part, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            archive.writestr(info, data, compresslevel=level)
    return out.getvalue()
