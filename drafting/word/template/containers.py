"""Cells, rows, tables, text boxes, controls, headers, notes and comments that a condition or an empty loop may leave without content.

Word refuses a cell without a paragraph, or one that ends in a table, and a row without cells. Which could come to that is seen at
compile time (`doubtful`); only a part with such is looked through once it is filled (`refilled`): a paragraph is put back, a row without
cells and a table without rows go.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from drafting.word.styles import W
from drafting.word.template.lifting import LIFTED

_BLOCKS = ("tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "comment")
_HOLDERS = "|".join((*_BLOCKS, "tr", "tbl", "sdtContent"))
_SCAN = re.compile(
    rf"<(/?)w:({_HOLDERS})(?:>| [^>]*?(/?)>)|(</w:p>|<w:p(?: [^>]*)?/>)|\{{%-?\s*(\w+)|({LIFTED})", re.DOTALL
)
_OPENING = frozenset({"for", "if", "macro", "call", "filter", "block", "with"})
_LAST_A_PARAGRAPH = frozenset(_BLOCKS)


@dataclass(slots=True)
class _Holder:
    """A container that is open: how many conditions and loops are around it, and whether it surely ends well so far."""

    name: str
    depth: int
    sound: bool = False


def doubtful(text: str) -> bool:
    """Whether any container of a part, in Jinja's terms, may be left without what it must hold."""
    if "{%" not in text and LIFTED not in text:
        return False
    depth = 0
    holders: list[_Holder] = []
    for token in _SCAN.finditer(text):
        slash, name, alone, paragraph, word, lifted = token.groups()
        if word is not None:
            depth += 1 if word in _OPENING else -1 if word.startswith("end") and word[3:] in _OPENING else 0
        elif lifted is not None:
            if holders and holders[-1].name not in ("tr", "tbl"):
                holders[-1].sound = False
        elif paragraph is not None:
            if holders and holders[-1].depth == depth:
                holders[-1].sound = True
        elif name is not None and not slash:
            if not alone:
                holders.append(_Holder(name, depth))
        elif name is not None and holders and holders[-1].name == name:
            holder = holders.pop()
            if not holder.sound and not (holder.name == "sdtContent" and _of_runs(text, token.start())):
                return True
            if holders and holder.name == "tbl" and holders[-1].name in _LAST_A_PARAGRAPH:
                holders[-1].sound = False
            elif holders and holders[-1].depth == depth and holder.name in ("tc", "tr", "sdtContent"):
                holders[-1].sound = True
    return False


def _of_runs(text: str, end: int) -> bool:
    """Whether a control's content that ends at `end` stands in a line: it may be empty."""
    start = text.rfind("<w:sdtContent", 0, end)
    before = text[max(text.rfind("<w:p>", 0, start), text.rfind("<w:p ", 0, start)) : start]
    return before.startswith("<w:p") and "</w:p>" not in before


def refilled(xml: bytes) -> bytes:
    """A filled part in which nothing is left without what it must hold; unchanged where it is no sound XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        return xml
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)) if mend(root) else xml


_CONTENT = frozenset(W + tag for tag in ("p", "tbl", "sdt", "customXml", "altChunk"))
_CELLS = frozenset(W + tag for tag in ("tc", "sdt", "customXml"))
_ROWS = frozenset(W + tag for tag in ("tr", "sdt", "customXml"))
_MARKS = re.compile(r"(?:bookmark|perm|commentRange)(?:Start|End)$")


def mend(root: etree._Element) -> bool:
    """Puts right what is empty under `root`; whether there was anything."""
    changed = False
    found = list(root.iter(*(W + tag for tag in (*_BLOCKS, "tr", "tbl", "sdtContent"))))
    for node in reversed(found):  # the inner first: what goes may leave what is around it empty
        tag = str(node.tag).removeprefix(W)
        tags = {str(child.tag) for child in node}
        if tag in ("tr", "tbl"):
            if not tags & (_CELLS if tag == "tr" else _ROWS):
                changed |= _remove(node)
        elif tag == "sdtContent":
            changed |= _control(node, tags)
        elif not tags & _CONTENT or _ends_in_table(node):
            _paragraph(node)
            changed = True
    return changed


def _ends_in_table(node: etree._Element) -> bool:
    last = [child for child in node if str(child.tag) in _CONTENT]
    return bool(last) and last[-1].tag == f"{W}tbl"


def _paragraph(node: etree._Element) -> None:
    etree.SubElement(node, f"{W}p")


def _control(node: etree._Element, tags: set[str]) -> bool:
    """An empty control: one of rows or cells goes, one of paragraphs gets one."""
    control = node.getparent()
    around = control.getparent() if control is not None else None
    while around is not None and around.tag in (f"{W}sdtContent", f"{W}sdt", f"{W}customXml"):
        around = around.getparent()
    where = str(around.tag).removeprefix(W) if around is not None else ""
    if where in ("tbl", "tr"):
        if not tags & ((_ROWS if where == "tbl" else _CELLS) | {f"{W}sdt"}) and control is not None:
            return _remove(control)
        return False
    if where in ("body", "docPartBody", *_BLOCKS) and not tags & _CONTENT:
        _paragraph(node)
        return True
    return False


def _remove(node: etree._Element) -> bool:
    """Takes an element out; the marks of ranges in it stay where it stood."""
    parent = node.getparent()
    if parent is None:
        return False
    for mark in [n for n in node.iter() if isinstance(n.tag, str) and _MARKS.search(n.tag)]:
        node.addprevious(mark)
    parent.remove(node)
    return True
