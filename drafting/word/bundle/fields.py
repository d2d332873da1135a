"""Field codes of a document that becomes a part of another: what is counted over a whole file is counted over its own pages.

==========================================  =================================================================================
NUMPAGES                                    SECTIONPAGES; in a document of several sections the page of its own end (PAGEREF)
TOC                                         bound to the document's own bookmark (`\\b`), by outline levels too (`\\u`)
SEQ                                         a name of its own where another document counts under the same
REF, PAGEREF, HYPERLINK \\l and the like     the new names of bookmarks that another document has too
STYLEREF                                    the new names of styles
TITLE, AUTHOR, DOCPROPERTY, FILENAME …      as they read: they would take on the properties of the bundle
==========================================  =================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafting.word.styles import W, value

FROZEN = frozenset(
    (
        "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS", "DOCPROPERTY", "DOCVARIABLE", "INFO", "FILENAME", "FILESIZE",
        "CREATEDATE", "SAVEDATE", "PRINTDATE", "LASTSAVEDBY", "REVNUM", "EDITTIME", "NUMWORDS", "NUMCHARS", "TEMPLATE",
        "USERNAME", "USERINITIALS", "USERADDRESS",
    )
)  # fmt: skip
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLEREF = re.compile(r'(\s*STYLEREF\s+)(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_SEQ = re.compile(r"(\s*SEQ\s+)(\S+)", re.IGNORECASE)
_SEQ_LIST = re.compile(r'(\\[cC]\s+"?)([^"\s\\]+)')


@dataclass(slots=True)
class Renamed:
    """What has another name in the bundle: bookmarks (folded name → name), styles (folded name → name), sequences."""

    bookmarks: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    sequences: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    pages: str = "SECTIONPAGES"
    count: int = 0


@dataclass(slots=True)
class _Field:
    begin: etree._Element
    codes: list[etree._Element] = field(default_factory=list)
    separate: etree._Element | None = None
    nested: bool = False


def rewrite(root: etree._Element, renamed: Renamed) -> None:
    """Puts the codes of all fields of a story right."""
    for one in list(_fields(root)):
        if isinstance(one, etree._Element):
            _simple(one, renamed)
            continue
        found, end = one
        code = "".join(node.text or "" for node in found.codes)
        if _word(code) in FROZEN and not found.nested:
            for node in (found.begin, *found.codes, found.separate, end):
                if node is not None:
                    _drop(node)
            continue
        new = recoded(code, renamed)
        if _word(code) == "NUMPAGES" and renamed.count and not found.nested:
            _show(found, end, str(renamed.count))
        if new != code and found.codes:
            found.codes[0].text = new
            found.codes[0].set(_SPACE, "preserve")
            for node in found.codes[1:]:
                node.text = ""


def codes(root: etree._Element) -> Iterator[str]:
    """The codes of all fields of a story."""
    for one in _fields(root):
        if isinstance(one, etree._Element):
            yield value(one, "instr")
        else:
            yield "".join(node.text or "" for node in one[0].codes)


def recoded(code: str, renamed: Renamed) -> str:
    """One field code as it must be in the bundle."""
    word = _word(code)
    if word == "NUMPAGES":
        return re.sub("NUMPAGES", renamed.pages.replace("\\", r"\\"), code, count=1, flags=re.IGNORECASE)
    if word == "SEQ":
        code = _SEQ.sub(lambda m: m[1] + renamed.sequences.get(m[2].casefold(), m[2]), code, count=1)
    elif word == "STYLEREF":
        code = _STYLEREF.sub(lambda m: _style(m, renamed), code, count=1)
    elif word == "TOC":
        code = _SEQ_LIST.sub(lambda m: m[1] + renamed.sequences.get(m[2].casefold(), m[2]), code)
        if renamed.own and "\\b" not in code.casefold():
            code = f"{code.rstrip()} \\b {renamed.own} "
        if "\\o" in code.casefold() and "\\u" not in code.casefold() and renamed.styles:
            code = f"{code.rstrip()} \\u "
    if renamed.bookmarks:
        code = re.sub(r"[^\W]\w*", lambda m: renamed.bookmarks.get(m[0].casefold(), m[0]), code)
    return code


def _style(match: re.Match[str], renamed: Renamed) -> str:
    name = match[2] or match[3]
    wanted = f"heading {name}" if name.isdigit() else name.casefold()
    new = renamed.styles.get(wanted) or renamed.styles.get(re.sub(r"^kop (\d)$", r"heading \1", wanted))
    return f'{match[1]}"{new}"' if new else match[0]


def _word(code: str) -> str:
    return (code.split() or [""])[0].upper()


def _fields(root: etree._Element) -> Iterator[tuple[_Field, etree._Element] | etree._Element]:
    stack: list[_Field] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        if node.tag == f"{W}fldSimple":
            yield node
        elif node.tag == f"{W}instrText":
            if stack and stack[-1].separate is None:
                stack[-1].codes.append(node)
        elif value(node, "fldCharType") == "begin":
            if stack and stack[-1].separate is None:
                stack[-1].nested = True
            stack.append(_Field(node))
        elif value(node, "fldCharType") == "separate":
            if stack:
                stack[-1].separate = node
        elif stack:
            yield stack.pop(), node


def _show(found: _Field, end: etree._Element, text: str) -> None:
    """Lets a field read `text` until Word works it out again."""
    if found.separate is None:
        return
    between = False
    texts = []
    for node in end.getroottree().getroot().iter(f"{W}fldChar", f"{W}t"):
        if node is found.separate:
            between = True
        elif node is end:
            break
        elif between and node.tag == f"{W}t":
            texts.append(node)
    for i, node in enumerate(texts):
        node.text = "" if i else text


def _simple(node: etree._Element, renamed: Renamed) -> None:
    code = value(node, "instr")
    if _word(code) in FROZEN:
        parent = node.getparent()
        if parent is not None:
            at = parent.index(node)
            for i, child in enumerate([c for c in node if c.tag != f"{W}fldData"]):
                parent.insert(at + i, child)
            parent.remove(node)
        return
    texts = list(node.iter(f"{W}t")) if _word(code) == "NUMPAGES" and renamed.count else []
    for i, text in enumerate(texts):
        text.text = "" if i else str(renamed.count)
    node.set(f"{W}instr", recoded(code, renamed))


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
