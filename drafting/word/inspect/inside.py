"""What the parts beside the text give away: properties, settings, people, books, pictures, parts that nothing leads to."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from drafting.errors import PackageError
from drafting.word.inspect.record import Trace
from drafting.word.package.opening import CONTENT_TYPES, Package
from drafting.word.styles import W, value

_CORE = {
    "creator": "author", "lastModifiedBy": "author", "created": "dates", "modified": "dates", "lastPrinted": "dates",
    "title": "title", "subject": "title", "keywords": "properties", "description": "properties", "category": "properties",
    "contentStatus": "properties", "identifier": "properties", "version": "properties", "revision": "counts",
}  # fmt: skip
_APP = {
    "Company": "company", "Manager": "company", "Template": "template", "Application": "program", "AppVersion": "program",
    "TotalTime": "counts", "HyperlinkBase": "properties",
}  # fmt: skip
_BOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls")
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MAX_BOOK = 50_000_000  # bytes of a sheet of an embedded book that is looked into


def of_parts(package: Package) -> Iterator[Trace]:
    """What the parts beside the text give away."""
    yield from _properties(package)
    yield from _settings(package)
    for part in package.parts:
        low = part.casefold()
        if low.startswith("customxml/") and low.endswith(".xml") and "/_rels/" not in low and "itemprops" not in low:
            yield Trace("custom-xml", part, _root(package, part))
        elif "thumbnail" in low:
            yield Trace("thumbnail", part)
        elif "printersettings" in low:
            yield Trace("printer", part)
        elif low.startswith("_xmlsignatures/") and low.endswith(".xml"):
            yield Trace("signature", part)
        elif low.endswith("/people.xml"):
            for node in package.xml(part):
                yield Trace(
                    "people", part, next((str(v) for k, v in node.attrib.items() if str(k).endswith("author")), "")
                )
        elif low.endswith((".jpg", ".jpeg", ".png", ".tif", ".tiff")) and (
            said := picture_metadata(package.parts[part])
        ):
            yield Trace("picture-metadata", part, said)
        elif "/embeddings/" in f"/{low}":
            yield Trace("embedded", part, f"{len(package.parts[part])} B")
    if glossary := package.related("/glossaryDocument"):
        yield Trace("building-blocks", glossary)
    for orphan in orphans(package):
        yield Trace("orphan", orphan, f"{len(package.parts[orphan])} B")
    yield from _books(package)


def _root(package: Package, part: str) -> str:
    try:
        return str(package.xml(part).tag)
    except PackageError:  # a part of no use need not be sound
        return ""


def _properties(package: Package) -> Iterator[Trace]:
    for relation in package.relationships().values():
        if relation.external or relation.target not in package.parts:
            continue
        sort_of, part = relation.type.rpartition("/")[2], relation.target
        if sort_of not in ("core-properties", "extended-properties", "custom-properties"):
            continue
        for node in package.xml(part):
            name = etree.QName(node).localname
            said = " ".join("".join(str(t) for t in node.itertext()).split())
            if not said:
                continue
            if sort_of == "custom-properties":
                yield Trace("custom-properties", part, f"{node.get('name', '')}: {said}")
            elif sort := (_CORE if sort_of == "core-properties" else _APP).get(name, ""):
                if sort == "template" and said.casefold() in ("normal.dotm", "normal", "normal.dot"):
                    continue
                if sort == "counts" and said in ("0", "1"):
                    continue
                yield Trace(sort, part, f"{name}: {said}")


def _settings(package: Package) -> Iterator[Trace]:
    part = package.related("/settings")
    if not part:
        return
    root = package.xml(part)
    for node in root.iter(f"{W}docVar"):
        yield Trace("variables", part, f"{value(node, 'name')}: {node.get(f'{W}val', '')}")
    if root.find(f"{W}mailMerge") is not None:
        query = value(root.find(f"{W}mailMerge/{W}query")) or value(root.find(f"{W}mailMerge/{W}connectString"))
        yield Trace("mail-merge", part, query)


def orphans(package: Package) -> list[str]:
    """The parts that no relationship leads to, over however many steps."""
    reached = {CONTENT_TYPES}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        folder, _, base = part.rpartition("/")
        reached.add(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        for relation in package.relationships(part).values():
            target = relation.target
            if not relation.external and target in package.parts and target not in reached:
                reached.add(target)
                waiting.append(target)
    return [part for part in package.parts if part not in reached]


def picture_metadata(raw: bytes) -> str:
    """What a picture says of its making: Exif, XMP, comments or texts; "" where it says nothing."""
    told = []
    if raw.startswith(b"\xff\xd8"):
        for sort_of, body in _segments(raw):
            if sort_of == 0xE1 and body.startswith(b"Exif"):
                told.append("Exif")
            elif sort_of == 0xE1 and b"ns.adobe.com/xap" in body[:64]:
                told.append("XMP")
            elif sort_of == 0xED:
                told.append("IPTC")
            elif sort_of == 0xFE:
                told.append("comment")
    elif raw.startswith(b"\x89PNG"):
        told += [name.decode() for name in (b"tEXt", b"iTXt", b"zTXt", b"eXIf") if name in raw]
    return ", ".join(dict.fromkeys(told))


def _segments(raw: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(raw) and raw[at] == 0xFF and raw[at + 1] not in (0xDA, 0xD9):
        size = int.from_bytes(raw[at + 2 : at + 4], "big")
        yield raw[at + 1], raw[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)


def without_metadata(raw: bytes) -> bytes:
    """A picture with the same points and none of what `picture_metadata` tells; the way it is turned (Exif) is kept as a bare tag."""
    if raw.startswith(b"\xff\xd8"):
        kept, at = [raw[:2]], 2
        turned = _orientation(raw)
        for sort_of, body in _segments(raw):
            if sort_of not in (0xE1, 0xED, 0xFE):
                kept.append(raw[at : at + 4 + len(body)])
            at += 4 + len(body)
        if turned > 1:
            exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0" + bytes([turned]) + b"\0\0\0\0\0\0"
            kept.insert(1, b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif)
        return b"".join(kept) + raw[at:]
    if raw.startswith(b"\x89PNG"):
        kept, at = [raw[:8]], 8
        while at + 12 <= len(raw):
            size = int.from_bytes(raw[at : at + 4], "big")
            if raw[at + 4 : at + 8] not in (b"tEXt", b"iTXt", b"zTXt", b"eXIf", b"tIME"):
                kept.append(raw[at : at + 12 + size])
            at += 12 + size
        return b"".join(kept)
    return raw


def _orientation(raw: bytes) -> int:
    for sort_of, body in _segments(raw):
        if sort_of == 0xE1 and body.startswith(b"Exif\0\0"):
            tiff = body[6:]
            order = "little" if tiff[:2] == b"II" else "big"
            first = int.from_bytes(tiff[4:8], order)  # type: ignore[arg-type]
            for i in range(int.from_bytes(tiff[first : first + 2], order)):  # type: ignore[arg-type]
                entry = tiff[first + 2 + 12 * i : first + 14 + 12 * i]
                if int.from_bytes(entry[:2], order) == 0x112:  # type: ignore[arg-type]
                    turned = int.from_bytes(entry[8:10], order)  # type: ignore[arg-type]
                    return turned if 1 <= turned <= 8 else 1
    return 1


def _books(package: Package) -> Iterator[Trace]:
    """Books behind charts and objects that hold more than is shown: other sheets, or more cells than the chart draws."""
    for part in package.parts:
        if part.endswith(".rels"):
            continue
        for relation in package.relationships(part).values():
            target = relation.target
            if relation.external or target not in package.parts or not target.casefold().endswith(_BOOKS):
                continue
            shown = _shown(package, part)
            sheets, cells = _held(package.parts[target])
            if sheets > 1 or (shown is not None and cells > shown):
                yield Trace("book-with-more", target, f"{sheets} / {cells}{'' if shown is None else f' > {shown}'}")


def _shown(package: Package, part: str) -> int | None:
    """How many cells a chart draws, the names of its series and categories with them; None for what is no chart."""
    if not package.parts[part].lstrip().startswith(b"<"):
        return None
    root = package.xml(part)
    if not str(root.tag).startswith(_CHART):
        return None
    drawn: set[str] = set()
    for node in root.iter(f"{_CHART}f"):
        drawn |= _cells(node.text or "")
    return len(drawn) + 1  # the corner


def _cells(formula: str) -> set[str]:
    found: set[str] = set()
    for area in formula.split(","):
        match = re.search(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?\)?\s*\Z", area)
        if not match:
            continue
        first, last = _column(match[1]), _column(match[3] or match[1])
        top, bottom = int(match[2]), int(match[4] or match[2])
        if (last - first + 1) * (bottom - top + 1) > 1_000_000:
            continue
        found |= {f"{c}:{r}" for c in range(first, last + 1) for r in range(top, bottom + 1)}
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _held(raw: bytes) -> tuple[int, int]:
    """How many sheets, and cells with something in them, a book holds; (0, 0) where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            sheets = [i for i in archive.infolist() if re.match(r"xl/worksheets/[^/]+\.xml\Z", i.filename)]
            cells = 0
            for info in sheets:
                if info.file_size < MAX_BOOK:
                    with archive.open(info) as stream:
                        cells += len(re.findall(rb"<(?:\w+:)?(?:v|is)>", stream.read(MAX_BOOK)))
            return len(sheets), cells
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError, EOFError):
        return 0, 0
