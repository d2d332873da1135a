"""What a file is, told by what is in it and not by its name: the one place that says what is no Word file, and what it is instead.

Norms: ECMA-376 part 2 (packages), part 1 (the roots of the three formats); the signatures of other formats are those of their
own specifications (PDF 2.0, 7.5.2; RTF 1.9; [MS-CFB]; ODF 1.3 part 2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
NS_PACKAGE = "http://schemas.microsoft.com/office/2006/xmlPackage"
NS_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_OTHER_ZIPS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"BZh")
_ROOTS = {"workbook": "workbook", "presentation": "presentation", "VisioDocument": "other-office"}
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted-or-old"),
    ("WordDocument", "old-word"),
    ("PowerPoint Document", "presentation"),
    ("Workbook", "workbook"),
    ("__substg1.0_", "mail"),
)
_ODF = {
    "text": "opendocument", "spreadsheet": "workbook", "presentation": "presentation",
}  # fmt: skip
_HEAD = 1024  # bytes: a PDF's signature may stand anywhere in them


def sort_of_bytes(raw: bytes) -> str:
    """What `raw`, which is no zip, is: "empty", "encrypted-or-old" (also an OLE file of which more cannot be told), "old-word",
    "workbook", "presentation", "mail", "pdf", "rtf", "html", "flat-xml", "picture", "archive"; "" for plain text and all else."""
    if not raw:
        return "empty"
    if raw.startswith(OLE_MAGIC):
        told = (sort for name, sort in _OLE_STREAMS if name.encode("utf-16-le") in raw)
        return next(told, "encrypted-or-old")
    head = raw[:_HEAD]
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if b"%PDF-" in head:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if raw.startswith(_PICTURES):
        return "picture"
    if raw.startswith(_OTHER_ZIPS):
        return "archive"
    if re.match(rb"(?i)<(?:!doctype\s+html|html)\b", start):
        return "html"
    if start.startswith(b"<"):
        tag = root_of(raw)
        if tag.startswith((f"{{{NS_PACKAGE}}}", f"{{{NS_WORD_2003}}}")):
            return "flat-xml"
    return ""


def sort_of_parts(parts: Mapping[str, bytes]) -> str:
    """What a zip of `parts`, which is no Office package, is: "opendocument", "workbook", "presentation", "other-office"; "" for any other."""
    kind = parts.get("mimetype", b"")[:100].decode("ascii", "replace").strip()
    if kind.startswith("application/vnd.oasis.opendocument."):
        return _ODF.get(kind.rpartition(".")[2].partition("-")[0], "other-office")
    if any(name.endswith(".iwa") or name == "Index.zip" for name in parts):
        return "other-office"
    return ""


def sort_of_root(tag: str) -> str:
    """What an Office package is whose document has the root `tag` ("{namespace}name", "" where it is no XML): "word", "workbook",
    "presentation", "other-office", "wrong-root"."""
    namespace, _, name = tag.rpartition("}")
    if namespace[1:] in WORD_NAMESPACES:
        return "word" if name == "document" else "wrong-root"
    return _ROOTS.get(name, "wrong-root" if tag else "other-office")


_PIECE = 2048  # bytes: the first tag with the names that Word declares in it


def root_of(raw: bytes) -> str:
    """The root of an XML part, read no further than its first tag; "" where there is none to be read."""
    reader = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for start in (*range(0, len(raw), _PIECE), -1):
        try:
            if start < 0:
                reader.close()  # what is no longer than a tag is told at its end
            else:
                reader.feed(raw[start : start + _PIECE])
        except etree.XMLSyntaxError:
            start = -1
        for _, element in reader.read_events():
            return str(element.tag) if isinstance(element, etree._Element) else ""
        if start < 0:
            break
    return ""
