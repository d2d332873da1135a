"""A document tree as a .docx: the frame filled in, the body in its slot, notes, numbering, links and properties beside
it. The same tree, frame and codec give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from drafting.tree import Document
from drafting.word.package.parts import HEAD, OFFICE, add_default, add_relationship, add_type
from drafting.word.package.zipping import Plain, write_zip
from drafting.word.text import attribute, escape
from drafting.word.writer.body import Body
from drafting.word.writer.frame import SLOT, Filters, Frame, compile_frame
from drafting.word.writer.lists import Scheme, scheme_of

NEEDED = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_HYPERLINK = f"{OFFICE}/hyperlink"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
KIND = "drafting.kind"
"""The custom property that holds the document's kind."""


def write_docx(
    document: Document, frame: bytes, name: str = "frame.docx", *, codec: str = "auto", filters: Filters | None = None
) -> bytes:
    """`document` in `frame` as a Word file.

    `name` is what findings call the frame; `codec` is "isal", "zlib" or "auto"; `filters` are added to Jinja's own for the
    frame's placeholders. Raises PackageError or LibraryError for a frame with faults. Deterministic per codec.
    """
    scheme = scheme_of(document)
    parts = write_parts(document, compile_frame(frame, name, scheme, filters), scheme)
    return write_zip([Plain(part, content) for part, content in parts.items()], codec)


def write_parts(document: Document, frame: Frame, scheme: Scheme) -> dict[str, bytes]:
    """The parts of the Word file by name, before they are zipped."""
    filled = frame.filled(document.cover)
    body = Body(document, frame, scheme)
    text = body.write()
    names = frame.parts.names
    parts = dict(frame.parts.raw)
    for part, xml in filled.items():
        numbered = _mark_open(_number_controls(xml, body))
        parts[part] = (
            numbered.encode() if part != frame.main else _with_namespaces(numbered).replace(SLOT, text).encode()
        )
    parts[names["numbering"]] = body.counter.numbering_xml(parts[names["numbering"]])
    if body.inlines.footnotes:
        notes = _with_namespaces(parts[names["footnotes"]].decode())
        inner = "".join(body.inlines.footnotes)
        parts[names["footnotes"]] = notes.replace("</w:footnotes>", f"{inner}</w:footnotes>").encode()
    _links(parts, frame, body)
    _charts(parts, frame, body)
    _properties(parts, document)
    return parts


_PROPERTIES = re.compile(r"<w:sdtPr>.*?</w:sdtPr>", re.DOTALL)
_CONTROL_ID = re.compile(r"<w:id w:val=\"[^\"]*\"\s*/>")
_NAMES = re.compile(r"<w:sdtPr>(<w:rPr>.*?</w:rPr>)?(<w:alias\b[^>]*/>)?(<w:tag\b[^>]*/>)?", re.DOTALL)


def _number_controls(xml: str, body: Body) -> str:
    """The frame's own content controls with ids that nothing else has: a loop repeats them."""
    if "<w:sdtPr>" not in xml:
        return xml

    def numbered(match: re.Match[str]) -> str:
        properties = _CONTROL_ID.sub("", match[0])
        names = _NAMES.match(properties)
        at = names.end() if names else len("<w:sdtPr>")
        return f'{properties[:at]}<w:id w:val="{body.inlines.next_id()}"/>{properties[at:]}'

    return _PROPERTIES.sub(numbered, xml)


_OPEN = re.compile(
    r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t(?: xml:space="preserve")?>([^<]*\[●: [^<]*)</w:t></w:r>'
)
_WORDS = re.compile(r"(\[●: [^\]]*\])")
_AFTER_HIGHLIGHT = re.compile(
    r"<w:(?:u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b"
)


def _mark_open(xml: str) -> str:
    """Values of the cover that are declared open, highlighted as they are in the body."""
    if "[●: " not in xml:
        return xml

    def marked(match: re.Match[str]) -> str:
        own = match[1] or ""
        later = _AFTER_HIGHLIGHT.search(own)
        at = later.start() if later else len(own)
        lit = f'{own[:at]}<w:highlight w:val="yellow"/>{own[at:]}'
        runs = []
        for piece in filter(None, _WORDS.split(match[2])):
            rpr = lit if piece.startswith("[●: ") else own
            properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
            runs.append(f'<w:r>{properties}<w:t xml:space="preserve">{piece}</w:t></w:r>')
        return "".join(runs)

    return _OPEN.sub(marked, xml)


def _links(parts: dict[str, bytes], frame: Frame, body: Body) -> None:
    """External links, in the relationships of each part that uses them."""
    if not body.inlines.links:
        return
    added = "".join(
        f'<Relationship Id="{rid}" Type="{_HYPERLINK}" Target="{attribute(href)}" TargetMode="External"/>'
        for href, rid in body.inlines.links.items()
    )
    notes = frame.parts.names["footnotes"]
    folder, _, base = notes.rpartition("/")
    in_notes = any("r:id=" in note for note in body.inlines.footnotes)
    for rels in [frame.parts.rels, *([f"{folder}/_rels/{base}.rels"] if in_notes else [])]:
        empty = f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
        text = parts.get(rels, empty.encode()).decode()
        parts[rels] = text.replace("</Relationships>", f"{added}</Relationships>").encode()


def _charts(parts: dict[str, bytes], frame: Frame, body: Body) -> None:
    if not body.charts:
        return
    add_default(parts, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    for chart in body.charts:
        name = f"{frame.parts.folder}/charts/chart{chart.number}.xml"
        sheet = f"{frame.parts.folder}/embeddings/chart{chart.number}.xlsx"
        parts[name], parts[sheet] = chart.xml, chart.workbook
        add_type(parts, name, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml")
        add_relationship(parts, frame.parts.rels, chart.rid, f"{OFFICE}/chart", f"charts/chart{chart.number}.xml")
        rels = f"{frame.parts.folder}/charts/_rels/chart{chart.number}.xml.rels"
        add_relationship(parts, rels, "rId1", f"{OFFICE}/package", f"../embeddings/chart{chart.number}.xlsx")


def _with_namespaces(xml: str) -> str:
    """`xml` with the namespaces that our own markup uses declared on its root, and w15 marked as ignorable."""
    start = xml.index("<w:")
    end = xml.index(">", start)
    root = xml[start:end]
    closing = "/" if root.endswith("/") else ""
    root = root.rstrip("/")
    for prefix, uri in NEEDED.items():
        if f"xmlns:{prefix}=" not in root:
            root += f' xmlns:{prefix}="{uri}"'
    if "mc:Ignorable=" not in root:
        root += ' mc:Ignorable="w15"'
    elif "w15" not in root.split('mc:Ignorable="')[1].split('"')[0].split():
        root = root.replace('mc:Ignorable="', 'mc:Ignorable="w15 ')
    return xml[:start] + root + closing + xml[end:]


# ---------------------------------------------------------------- properties


def _properties(parts: dict[str, bytes], document: Document) -> None:
    """Core and custom properties. What the frame's maker left in its properties does not go to the other side."""
    _put(parts, "docProps/core.xml", core_properties(document.properties),
         "application/vnd.openxmlformats-package.core-properties+xml",
         "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")  # fmt: skip
    _put(parts, "docProps/app.xml", f'{HEAD}<Properties xmlns="{OFFICE.replace("/relationships", "/extended-properties")}"/>'.encode(),
         "application/vnd.openxmlformats-officedocument.extended-properties+xml", f"{OFFICE}/extended-properties")  # fmt: skip
    _put(parts, "docProps/custom.xml", custom_properties({KIND: document.kind}),
         "application/vnd.openxmlformats-officedocument.custom-properties+xml", f"{OFFICE}/custom-properties")  # fmt: skip


def _put(parts: dict[str, bytes], usual: str, content: bytes, content_type: str, relation: str) -> None:
    root = parts.get("_rels/.rels", b"").decode("utf-8", "replace")
    for found in re.findall(r"<Relationship\b[^>]*>", root):
        if f'Type="{relation}"' in found:
            target = re.search(r'Target="/?([^"]*)"', found)
            if target and target[1] in parts:
                parts[target[1]] = content
                return
    parts[usual] = content
    add_type(parts, usual, content_type)
    add_relationship(parts, "_rels/.rels", f"rIdDrafting{usual.rpartition('/')[2].partition('.')[0]}", relation, usual)


def core_properties(properties: Mapping[str, str]) -> bytes:
    """docProps/core.xml: title, subject, keywords, language, the moment where one was given, and a creator only where the
    document names one itself (a body, never the person at the keyboard)."""
    out = [
        HEAD,
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ]
    for key, tag in CORE:
        if properties.get(key):
            out.append(f"<{tag}>{escape(properties[key])}</{tag}>")
    if created := utc(properties.get("created", "")):
        for tag in ("dcterms:created", "dcterms:modified"):
            out.append(f'<{tag} xsi:type="dcterms:W3CDTF">{created}</{tag}>')
    out.append("</cp:coreProperties>")
    return "".join(out).encode()


CORE = (
    ("title", "dc:title"), ("subject", "dc:subject"), ("creator", "dc:creator"), ("keywords", "cp:keywords"),
    ("language", "dc:language"),
)  # fmt: skip
"""Property → element of core.xml."""


def utc(moment: str) -> str:
    """An ISO 8601 moment in UTC to the second, as Word writes it; one without offset is taken as UTC. "" for no moment."""
    try:
        parsed = datetime.fromisoformat(moment)
    except ValueError:
        return ""
    if parsed.tzinfo is not None:
        parsed = parsed.astimezone(UTC)
    return f"{parsed:%Y-%m-%dT%H:%M:%S}Z"


def custom_properties(properties: Mapping[str, str]) -> bytes:
    """docProps/custom.xml of text properties."""
    entries = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{i}" name="{attribute(key)}"><vt:lpwstr>{escape(text)}</vt:lpwstr></property>'
        for i, (key, text) in enumerate(properties.items(), 2)
    )
    return f'{HEAD}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{entries}</Properties>'.encode()
