"""A document tree as a .docx: the frame filled in, the body in its slot, notes, numbering, links and properties beside
it. The same tree and frame give the same bytes."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.tree import Document
from drafting.word.body import Body
from drafting.word.frame import SLOT, Frame, compile_frame
from drafting.word.package import write_package
from drafting.word.text import attribute, escape

NEEDED = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_docx(document: Document, frame: bytes, name: str = "frame.docx", level: int = 6) -> bytes:
    """`document` in `frame` as a Word file. `name` is what findings call the frame; `level` is zlib's.

    Raises PackageError or LibraryError for a frame with faults. Deterministic.
    """
    parts = write_parts(document, compile_frame(frame, name, document.lang, document.numbering))
    return write_package(parts, level)


def write_parts(document: Document, frame: Frame) -> dict[str, bytes]:
    """The parts of the Word file by name, before they are zipped."""
    filled = frame.filled(document.cover)
    body = Body(document, frame)
    text = body.write()
    parts = dict(frame.parts)
    for part, xml in filled.items():
        parts[part] = xml.encode()
    main = filled[frame.main].replace(SLOT, text)
    parts[frame.main] = _with_namespaces(main).encode()
    folder = frame.main.rpartition("/")[0]
    numbering = f"{folder}/numbering.xml"
    parts[numbering] = body.counter.numbering_xml(parts[numbering])
    notes = f"{folder}/footnotes.xml"
    if body.inlines.footnotes:
        text_notes = parts[notes].decode()
        inner = "".join(body.inlines.footnotes)
        parts[notes] = _with_namespaces(text_notes.replace("</w:footnotes>", inner + "</w:footnotes>")).encode()
    if body.inlines.links:
        rels = f"{folder}/_rels/{frame.main.rpartition('/')[2]}.rels"
        added = "".join(
            f'<Relationship Id="{rid}" Type="{_HYPERLINK}" Target="{attribute(href)}" TargetMode="External"/>'
            for href, rid in body.inlines.links.items()
        )
        parts[rels] = parts[rels].replace(b"</Relationships>", added.encode() + b"</Relationships>")
    parts["docProps/core.xml"] = core_properties(document.properties)
    return parts


def _with_namespaces(xml: str) -> str:
    """`xml` with the namespaces that our own markup uses declared on its root, and w15 marked as ignorable."""
    start = xml.index("<w:")
    end = xml.index(">", start)
    root = xml[start:end]
    for prefix, uri in NEEDED.items():
        if f"xmlns:{prefix}=" not in root:
            root += f' xmlns:{prefix}="{uri}"'
    if "mc:Ignorable=" not in root:
        root += ' mc:Ignorable="w15"'
    elif "w15" not in root.split('mc:Ignorable="')[1].split('"')[0].split():
        root = root.replace('mc:Ignorable="', 'mc:Ignorable="w15 ')
    return xml[:start] + root + xml[end:]


def core_properties(properties: Mapping[str, str]) -> bytes:
    """docProps/core.xml: title, subject, language, and the moment where one was given. No author, no editor."""
    out = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ]
    for key, tag in (("title", "dc:title"), ("subject", "dc:subject"), ("keywords", "cp:keywords"), ("language", "dc:language")):
        if properties.get(key):
            out.append(f"<{tag}>{escape(properties[key])}</{tag}>")
    if created := properties.get("created"):
        stamp = created if created.endswith("Z") else f"{created[:19]}Z"
        for tag in ("dcterms:created", "dcterms:modified"):
            out.append(f'<{tag} xsi:type="dcterms:W3CDTF">{escape(stamp)}</{tag}>')
    out.append("</cp:coreProperties>")
    return "".join(out).encode()
