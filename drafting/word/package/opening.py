"""Opening a Word file from outside without being hurt, and writing one so that the same parts give the same bytes.

Anything that is not ours is untrusted: a zip bomb, an encrypted file, a document type with entities, macros and
external relationships are met here, before any other code sees a part. Norms: ECMA-376 part 2 (packaging).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from drafting.errors import Finding, PackageError, Place
from drafting.word.package.strict import is_strict, transitional

MAX_PARTS = 20_000
MAX_TOTAL = 1_000_000_000  # bytes, uncompressed, all parts together
MAX_PART = 300_000_000  # bytes, uncompressed, one part
MAX_RATIO = 400  # a part that inflates more than this, and is large, is a bomb
CHUNK = 4_000_000  # bytes inflated at a time, so that a bomb is met before it fills the memory
RATIO_FROM = 20_000_000  # bytes: below this the ratio says nothing

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

CONTENT_TYPES = "[Content_Types].xml"
NS_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
NS_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


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
        """Whether a VBA project is inside, under any name."""
        return any(p.lower().endswith("vbaproject.bin") for p in self.parts) or b"macroEnabled" in self.parts.get(
            CONTENT_TYPES, b""
        )


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
    """The bytes of a file. Raises PackageError where it is not there or cannot be read."""
    try:
        return Path(source).read_bytes()
    except FileNotFoundError:
        raise PackageError(Finding("package.missing-file", Place(str(source)))) from None
    except OSError as error:
        raise PackageError(
            Finding("package.unreadable", Place(str(source)), {"reason": error.strerror or str(error)})
        ) from None


def open_package(source: str | Path | bytes, name: str = "") -> Package:
    """All parts of a Word file, safely.

    `source` is a path or the bytes; `name` is what errors call it (default: the path). Raises PackageError with a
    clear finding for: missing or unreadable file, not a zip, encrypted (OLE container or zip encryption), too many
    or too large parts (zip bomb), damaged members, duplicate names, no content types. A file in the strict form of the
    format is given in the transitional one.
    """
    if isinstance(source, bytes):
        raw, name = source, name or "bytes"
    else:
        name = name or str(source)
        raw = read_file(source)
    if raw.startswith(OLE_MAGIC):
        raise PackageError(Finding("package.encrypted-or-old", Place(name)))
    if not raw.startswith(ZIP_MAGIC):
        raise PackageError(Finding("package.not-word", Place(name)))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = _read_members(archive, name)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError) as error:
        raise PackageError(Finding("package.broken-zip", Place(name), {"reason": str(error)})) from None
    if CONTENT_TYPES not in parts:
        raise PackageError(Finding("package.not-word", Place(name)))
    for part, content in parts.items():
        if part.endswith((".xml", ".rels")) and is_strict(content):
            parts[part] = transitional(content)
    return Package(name, parts)


def _read_members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MAX_PARTS:
        raise PackageError(Finding("package.too-large", Place(name), {"what": f"{len(members)} > {MAX_PARTS}"}))
    parts: dict[str, bytes] = {}
    total = 0
    for member in members:
        if member.is_dir():
            continue
        if member.flag_bits & 0x1:
            raise PackageError(Finding("package.encrypted-or-old", Place(name)))
        # The header may lie about its size, so the reading itself is bounded too.
        room = min(MAX_PART, MAX_TOTAL - total)
        data = b""
        with archive.open(member) as stream:
            pieces: list[bytes] = []
            size = 0
            while piece := stream.read(CHUNK):
                size += len(piece)
                if size > room or (size > RATIO_FROM and size > MAX_RATIO * max(1, member.compress_size)):
                    raise PackageError(Finding("package.too-large", Place(name), {"what": member.filename}))
                pieces.append(piece)
            data = b"".join(pieces) if len(pieces) != 1 else pieces[0]
        total += len(data)
        part = member.filename.replace("\\", "/").lstrip("/")
        if part in parts:
            raise PackageError(Finding("package.duplicate-part", Place(name), {"part": part}))
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
