"""The metadata of a PDF of ours: title, language, and the two standards it keeps, in XMP as PDF/A-2 asks.

Norms: ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1; ISO 16684-1 (XMP).
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'?\d\d)?")

# PDF/A-2 wants every property declared that it does not define itself; pdfuaid:part is one (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA = (
    '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


def put_metadata(document: Any, *, title: str = "", archive: bool = True, accessible: bool = True) -> None:
    """Writes XMP that agrees with the document's Info, and shows the title in the window.

    `title`: instead of the one in Info. `archive` claims PDF/A-2b, `accessible` PDF/UA-1: claim only what is so.
    """
    import pikepdf

    info = document.docinfo
    if title:
        info["/Title"] = pikepdf.String(title)
    for key in ("/CreationDate", "/ModDate"):
        if key in info:
            info[key] = pikepdf.String(_pdf_date(str(info[key])))
    packet = _packet(
        {str(k): str(v) for k, v in info.items()}, str(document.Root.get("/Lang", "")), archive, accessible
    )
    stream = pikepdf.Stream(document, packet.encode())
    stream["/Type"], stream["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML
    document.Root["/Metadata"] = document.make_indirect(stream)
    viewing = document.Root.get("/ViewerPreferences")
    if viewing is None:
        viewing = document.Root["/ViewerPreferences"] = pikepdf.Dictionary()
    viewing["/DisplayDocTitle"] = True
    if "/StructTreeRoot" in document.Root:
        document.Root["/MarkInfo"] = pikepdf.Dictionary(Marked=True)


def claims(document: Any) -> tuple[bool, bool]:
    """Whether a PDF says of itself that it keeps PDF/A (any part) and PDF/UA-1."""
    stream = document.Root.get("/Metadata")
    try:
        raw = stream.read_bytes() if stream is not None else b""
    except Exception:  # any damage: it claims nothing that can be read
        raw = b""
    archive = re.search(rb"pdfaid:part\s*(?:=\s*[\"']|>)\s*\d", raw) is not None
    accessible = re.search(rb"pdfuaid:part\s*(?:=\s*[\"']|>)\s*1", raw) is not None
    return archive, accessible


def _packet(info: dict[str, str], lang: str, archive: bool, accessible: bool) -> str:
    said: list[str] = []

    def alternative(tag: str, text: str) -> None:
        if text:
            said.append(f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{tag}>')

    def plain(tag: str, text: str) -> None:
        if text:
            said.append(f"<{tag}>{escape(text)}</{tag}>")

    if archive:
        said.append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")
    if accessible:
        said.append("<pdfuaid:part>1</pdfuaid:part>")
    alternative("dc:title", info.get("/Title", ""))
    alternative("dc:description", info.get("/Subject", ""))
    if info.get("/Author"):
        said.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(info['/Author'])}</rdf:li></rdf:Seq></dc:creator>")
    if lang:
        said.append(f"<dc:language><rdf:Bag><rdf:li>{escape(lang)}</rdf:li></rdf:Bag></dc:language>")
    plain("pdf:Keywords", info.get("/Keywords", ""))
    plain("pdf:Producer", info.get("/Producer", ""))
    plain("xmp:CreatorTool", info.get("/Creator", ""))
    plain("xmp:CreateDate", _iso(info.get("/CreationDate", "")))
    plain("xmp:ModifyDate", _iso(info.get("/ModDate", "")))
    schema = _UA_SCHEMA if archive and accessible else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        f' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">{"".join(said)}</rdf:Description>{schema}'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _pdf_date(text: str) -> str:
    """A date as ISO 32000-1, 7.9.4 has it; LibreOffice writes "Z'" at its end."""
    match = _DATE.match(text)
    return match[0].replace("'", "") if match and match[7] == "Z" else text


def _iso(text: str) -> str:
    match = _DATE.match(text)
    if match is None:
        return ""
    zone = match[7] or "Z"
    if zone != "Z":
        zone = f"{zone[:3]}:{zone.replace(chr(39), '')[3:5]}"
    return f"{match[1]}-{match[2]}-{match[3]}T{match[4]}:{match[5]}:{match[6]}{zone}"
