"""Word templates made by script, and how their text is read back. The same bytes go to docxtpl and to us."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docxtpl import DocxTemplate
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    "%s</w:footnotes>"
)


def run(text: str, look: str = "") -> str:
    """A run; several for a list of texts."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*texts: str, look: str = "", properties: str = "") -> str:
    """A paragraph of one run per text."""
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{''.join(run(t, look) for t in texts)}</w:p>"


def tc(*texts: str, properties: str = '<w:tcW w:w="2000" w:type="dxa"/>') -> str:
    """A cell of a paragraph per text."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(p(t) for t in texts)}</w:tc>"


def tr(*cells: str) -> str:
    """A row of cells, or of texts."""
    return "<w:tr>" + "".join(c if c.startswith("<w:tc>") else tc(c) for c in cells) + "</w:tr>"


def tbl(columns: int, *rows: str) -> str:
    """A table with a grid of `columns`."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def footnote(number: int) -> str:
    """A run that refers to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def docx(
    *blocks: str, header: str = "", footer: str = "", footnotes: Mapping[int, str] | None = None,
    properties: Mapping[str, str] | None = None,
) -> bytes:  # fmt: skip
    """A Word file with `blocks` of XML for its body."""
    document = Document()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    for name, text in (properties or {}).items():
        setattr(document.core_properties, name, text)
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    body = re.sub(r"<w:body>", lambda m: "<w:body>" + "".join(blocks), body, count=1)
    parts["word/document.xml"] = body.encode()
    if footnotes:
        notes = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{run(t)}</w:p></w:footnote>'
            for n, t in footnotes.items()
        )
        parts["word/footnotes.xml"] = (_FOOTNOTES % notes).encode()
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
        )
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def by_docxtpl(raw: bytes, values: Mapping[str, Any], make: Any = None) -> bytes:
    """What docxtpl makes of it. `make(template)` gives further values that need the template."""
    template = DocxTemplate(io.BytesIO(raw))
    extra = make(template) if make else {}
    template.render({**values, **extra}, autoescape=True)
    out = io.BytesIO()
    template.save(out)
    return out.getvalue()


def part(raw: bytes, name: str) -> bytes:
    """A part of a package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return archive.read(name)


def names(raw: bytes) -> list[str]:
    """The members of a package, in order."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


_BREAKS = {f"{{{W}}}tab": "\t", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n"}


def text(raw: bytes, name: str = "word/document.xml") -> list[str]:
    """The text of each paragraph of a part, with tabs and breaks, tables included."""
    root = etree.fromstring(part(raw, name))
    return [
        "".join(e.text or "" if e.tag == f"{{{W}}}t" else _BREAKS.get(str(e.tag), "") for e in par.iter())
        for par in root.iter(f"{{{W}}}p")
    ]


def all_text(raw: bytes) -> dict[str, list[str]]:
    """The text of the body, headers, footers and footnotes."""
    wanted = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
    return {name: text(raw, name) for name in sorted(names(raw)) if wanted.fullmatch(name)}


def grid(raw: bytes) -> list[list[int]]:
    """Per table: its number of grid columns, then of each row the columns it spans."""
    found = []
    for table in etree.fromstring(part(raw, "word/document.xml")).iter(f"{{{W}}}tbl"):
        rows = []
        for row in table.findall(f"{{{W}}}tr"):
            spans = [c.find(f"{{{W}}}tcPr/{{{W}}}gridSpan") for c in row.findall(f"{{{W}}}tc")]
            rows.append(sum(int(s.get(f"{{{W}}}val")) if s is not None else 1 for s in spans))
        found.append([len(table.findall(f"{{{W}}}tblGrid/{{{W}}}gridCol")), *rows])
    return found


def png(width: int, height: int) -> bytes:
    """A white picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\x00" + b"\xff\xff\xff" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """The package with one part changed, added or (None) taken out."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        parts = {member: old.read(member) for member in old.namelist()}
    new = change(parts.pop(name, b""))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in parts.items():
            archive.writestr(member, content)
        if new is not None:
            archive.writestr(name, new)
    return out.getvalue()
