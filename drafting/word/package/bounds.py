"""What a package may be before any of it is parsed: bounded, without document types, every part under a name of its own.

The bounds lie far above what documents are (of 273 collected ones none has more than 36 namespaces or 28,000 tags; one of two thousand
pages would have some three million) and below what fills a machine. All is counted in the bytes, so that what hurts a parser is met
before one sees it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.errors import Finding, PackageError, Place

MAX_PARTS = 20_000
MAX_FILE = 500_000_000  # bytes of the file itself
MAX_TOTAL = 600_000_000  # bytes, uncompressed, all parts together
MAX_PART = 300_000_000  # bytes, uncompressed, one part
MAX_RATIO = 400  # a part, or all together, that inflates more than this, and is large, is a bomb
RATIO_FROM = 20_000_000  # bytes: below this the ratio says nothing
MAX_TAGS = 6_000_000  # tags of all XML parts together, opening and closing
MAX_ATTRIBUTES = 6_000_000  # of all XML parts together
MAX_NAMESPACES = 1_000  # different namespaces in one part, and declarations at one element
MAX_PARAGRAPHS = 100_000  # of a text that is compared: three thousand pages; comparing weighs them with one another
MAX_NAME = 1_000  # characters of a part's name

_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_BOM = b"\xef\xbb\xbf"
_PROLOG = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*(<!DOCTYPE\b[^\[>]*(\[?))?", re.DOTALL)
_ENCODED = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']+)[\"']")
# Codes in which "<!DOCTYPE" is what it looks like. UTF-7, EBCDIC and their like could hide one.
_PLAIN = re.compile(
    rb"(?i)utf-?8|utf-16(?:le|be)?|(?:us-)?ascii|iso-8859-\d{1,2}|windows-125\d|koi8-\w|gb\w+|big5|shift_jis|euc-\w+"
)
_MAY_DECLARE = (".svg", ".htm", ".html", ".xhtml", ".mht")
_NAMESPACE = re.compile(rb"xmlns(?::[^\s=]*)?\s*=\s*(\"[^\"]*\"|'[^']*')")
_DRIVE = re.compile(r"[A-Za-z]:")


def part_name(member: str, name: str, known: Mapping[str, str]) -> str:
    """The name of a part, from that of a member of the zip; `known` are those before it, by their names without case. Raises PackageError
    for one that leads out of the package, cannot be written, or is there already: Word tells no capitals apart."""
    part = member.replace("\\", "/").lstrip("/")
    steps = part.split("/")
    odd = ".." in steps or "." in steps or _DRIVE.match(part) or len(part) > MAX_NAME or not part
    if odd or any(ord(sign) < 0x20 or 0xD800 <= ord(sign) < 0xE000 for sign in part):
        raise PackageError(Finding("package.bad-name", Place(name), {"part": member[:80]}))
    if part.casefold() in known:
        raise PackageError(Finding("package.duplicate-part", Place(name), {"part": part}))
    return part


def inflated(size: int, total: int, packed: int, packed_total: int, part: str, name: str) -> None:
    """Raises PackageError where a part of `size` bytes so far, or all parts of `total` so far, are more than their packed bytes can be."""
    bomb = size > RATIO_FROM and size > MAX_RATIO * max(1, packed)
    bomb = bomb or (total > RATIO_FROM and total > MAX_RATIO * max(1, packed_total))
    if bomb or size > MAX_PART or total > MAX_TOTAL:
        raise PackageError(Finding("package.too-large", Place(name), {"what": part}))


def within(parts: Mapping[str, bytes], name: str) -> None:
    """Raises PackageError, with every fault, where a part has a document type or the parts hold more than a document does."""
    faults: list[Finding] = []
    tags = attributes = 0
    for part, raw in parts.items():
        if not _is_xml(part, raw):
            continue
        declared = doctype(raw)
        if declared == "hidden":
            faults.append(Finding("package.encoding", Place(name, path=part), {"part": part}))
        elif declared == "declares" or (declared and not part.casefold().endswith(_MAY_DECLARE)):
            faults.append(Finding("package.doctype", Place(name, path=part), {"part": part}))
        tags += raw.count(b"<")
        attributes += raw.count(b'="') + raw.count(b"='")
        if raw.count(b"xmlns") > MAX_NAMESPACES and (found := _namespaces(raw)) > MAX_NAMESPACES:
            faults.append(_too_much(name, part, f"{found} xmlns > {MAX_NAMESPACES}"))
    for count, most, what in ((tags, MAX_TAGS, "tags"), (attributes, MAX_ATTRIBUTES, "attributes")):
        if count > most:
            faults.append(_too_much(name, "", f"{count} {what} > {most}"))
    if faults:
        raise PackageError(faults)


_PARAGRAPH = re.compile(rb"<w:p[ />]")


def too_long(raw: bytes, name: str) -> list[Finding]:
    """Why the text in `raw` is too long to be compared: a finding where it has more paragraphs than MAX_PARAGRAPHS."""
    count = len(_PARAGRAPH.findall(raw)) if raw.count(b"<w:p") > MAX_PARAGRAPHS else 0
    if count <= MAX_PARAGRAPHS:
        return []
    return [Finding("package.too-long", Place(name), {"count": count, "most": MAX_PARAGRAPHS})]


def _namespaces(raw: bytes) -> int:
    """How many different namespaces a part declares, or how many one of its elements declares, whichever is more. Programs declare the
    same one again and again, under names that they count on; that is no fault."""
    different = len(set(_NAMESPACE.findall(raw)))
    return max(different, max((tag.count(b"xmlns") for tag in raw.split(b"<")), default=0))


def _too_much(name: str, part: str, what: str) -> Finding:
    return Finding("package.too-large", Place(name, path=part), {"what": what})


def _is_xml(part: str, raw: bytes) -> bool:
    """Whether a part is, or looks like, XML: by its name or by how it begins."""
    if part.endswith((".xml", ".rels")) or raw.startswith(_BOMS):
        return True
    return raw[:64].removeprefix(_UTF8_BOM).lstrip().startswith(b"<")


def doctype(raw: bytes) -> str:
    """Whether an XML part has a document type: "" for none, "plain" for one that only names itself, "declares" for one with
    declarations of its own; "hidden" where the part is in a code that could hide one."""
    if raw.startswith(_BOMS) or b"\0" in raw[:4]:
        code = "utf-16" if raw.startswith(_BOMS) else "utf-16-be" if raw[:1] == b"\0" else "utf-16-le"
        try:
            text = raw.decode(code)
        except UnicodeDecodeError:
            return "hidden"
        return _declared(text.encode("utf-8", "replace"))
    raw = raw.removeprefix(_UTF8_BOM)
    encoded = _ENCODED.match(raw)
    if encoded is not None and not _PLAIN.fullmatch(encoded[1]):
        return "hidden"
    return _declared(raw)


def _declared(raw: bytes) -> str:
    found = _PROLOG.match(raw)
    if found is None or found[1] is None:
        return ""
    return "declares" if found[2] else "plain"
