"""Active content: what a file runs, fetches or opens when it is opened or clicked. Norms: ECMA-376 part 1, 17.16 (fields), [MS-OFFMACRO2],
[MS-OI29500]; what attackers use is described at MITRE ATT&CK T1221 (remote templates) and T1559.002 (DDE)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from drafting.word.inspect.record import Trace
from drafting.word.package.opening import CONTENT_TYPES, Package, Relationship
from drafting.word.styles import W, value

RUNNING = frozenset(("DDE", "DDEAUTO", "PRINT"))
FETCHING = frozenset(("INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD"))
_BUTTONS = frozenset(("MACROBUTTON", "CONTROL"))
SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel", "news", "ftp", "ftps", "sip"))
_SCRIPTS = frozenset(("javascript", "vbscript", "data", "mhtml", "jar", "ms-its", "mk", "shell", "search-ms", "search", "ms-msdt",
                      "its", "res", "about", "view-source"))  # fmt: skip
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
_PATH = re.compile(r"(?i)^(?:file:|[a-z]:[\\/]|\\\\|//)")
_PLAIN_NAME = re.compile(r"(?:\[Content_Types\]\.xml|[A-Za-z0-9_./\- ()%+,~=@&]+)\Z")
_RUNNABLE = (
    ".exe",
    ".dll",
    ".js",
    ".vbs",
    ".bat",
    ".cmd",
    ".ps1",
    ".hta",
    ".lnk",
    ".scr",
    ".jar",
    ".msi",
    ".com",
    ".wsf",
    ".sct",
)
_LINKED = {"image": "linked-picture", "oleObject": "linked-ole", "aFChunk": "alt-chunk", "mailMergeSource": "mail-merge",
           "mailMergeHeaderSource": "mail-merge"}  # fmt: skip
_INSIDE = {"control": "active-control", "activeXControlBinary": "active-control", "oleObject": "ole", "aFChunk": "alt-chunk",
           "webextension": "add-in", "webextensiontaskpanes": "add-in", "extensibility": "add-in",
           "keyMapCustomizations": "add-in", "attachedToolbars": "add-in"}  # fmt: skip


def sort_of_address(address: str) -> str:
    """What an address of a link does: "script-link", "file-link" (a path on a machine or share), "" for what leads to the web, to a mail or
    into the document."""
    plain = re.sub(r"[\x00-\x20\u200b-\u200f\u202a-\u202e\ufeff]", "", unquote(address))
    if not plain or plain.startswith("#"):
        return ""
    if _PATH.match(plain):
        return "file-link"
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return ""
    name = scheme[1].lower()
    return "" if name in SAFE_SCHEMES else "script-link" if name in _SCRIPTS else "external"


def in_relations(package: Package) -> Iterator[Trace]:
    """What the relationships of all parts fetch, run or open."""
    told: set[str] = set()
    for part in package.parts:
        if part.endswith(".rels") or part == CONTENT_TYPES:
            continue
        for relation in package.relationships(part).values():
            yield from _relation(part, relation, told)
    for relation in package.relationships().values():
        yield from _relation("", relation, told)
    if package.has_macros:
        names = [p for p in package.parts if p.lower().endswith(".bin") and "vba" in p.lower()]
        yield Trace("macros", next(iter(names), package.main))


def _relation(part: str, relation: Relationship, told: set[str]) -> Iterator[Trace]:
    relates = relation.type.rpartition("/")[2]
    if not relation.external:
        sort = _INSIDE.get(relates, "")
        if sort and relation.target not in told:
            told.add(relation.target)
            yield Trace(sort, part, relation.target)
        return
    address = relation.target
    if relates == "hyperlink":
        sort = sort_of_address(address)
        if sort:
            yield Trace(sort, part, address)
    elif relates == "attachedTemplate":
        yield Trace("template" if _local(address) else "remote-template", part, address)
    else:
        yield Trace(_LINKED.get(relates, "external"), part, address)


def _local(address: str) -> bool:
    """Whether a template's address leads to the machine itself, and nowhere over a network."""
    plain = unquote(address).replace("\\", "/")
    plain = re.sub(r"(?i)^file:/*(?=[a-z]:)", "", plain)
    return bool(re.match(r"[A-Za-z]:/", plain)) or not re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", plain)


def in_story(root: etree._Element, part: str) -> Iterator[Trace]:
    """What the fields, controls and objects of a story run, fetch or open."""
    for code, composed in _codes(root):
        words = code.split()
        word = words[0].upper() if words else ""
        if word in RUNNING:
            yield Trace("running-field", part, code.strip())
        elif word in FETCHING:
            yield Trace("fetching-field", part, code.strip())
        elif word in _BUTTONS:
            yield Trace("button-field", part, code.strip())
        elif word == "HYPERLINK":
            address = _argument(code)
            sort = sort_of_address(address)
            if sort:
                yield Trace(sort, part, address)
        elif composed and not word:
            yield Trace("composed-field", part)


def _argument(code: str) -> str:
    found = re.search(r'HYPERLINK\s+(?:"((?:[^"\\]|\\.)*)"|([^\s\\]\S*))', code, re.IGNORECASE)
    return ((found[1] or found[2] or "").replace("\\\\", "\\")) if found else ""


def _codes(root: etree._Element) -> Iterator[tuple[str, bool]]:
    """The code of each field, also of one that was taken out or never closed, and whether another field makes a part of it."""
    open_fields: list[tuple[list[str], list[bool]]] = []  # code so far; (separated, composed)
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText", f"{W}fldSimple"):
        if node.tag == f"{W}fldSimple":
            yield value(node, "instr"), False
        elif node.tag != f"{W}fldChar":
            if open_fields and not open_fields[-1][1][0]:
                open_fields[-1][0].append(node.text or "")
            elif not open_fields:
                yield node.text or "", False
        elif value(node, "fldCharType") == "begin":
            if open_fields and not open_fields[-1][1][0]:
                open_fields[-1][1][1] = True
            open_fields.append(([], [False, False]))
        elif open_fields and value(node, "fldCharType") == "separate":
            open_fields[-1][1][0] = True
        elif open_fields:
            code, (_, composed) = open_fields.pop()
            yield "".join(code), composed
    for code, (_, composed) in open_fields:
        yield "".join(code), composed


def in_names(package: Package) -> Iterator[Trace]:
    """Parts whose names or sort belong in no document."""
    for part in package.parts:
        if part.casefold().endswith(_RUNNABLE) or not _PLAIN_NAME.match(part):
            yield Trace("odd-part", part, part)
