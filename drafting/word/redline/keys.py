"""What makes two blocks or pieces the same: their XML as a reader sees it."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from drafting.word.package import Package

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
# What Word, and we, number anew at each save, and what a serialisation repeats: no difference to a reader.
_NOISE = re.compile(
    rb' (?:w14:(?:paraId|textId)|w:rsid\w*|xmlns:\w+)="[^"]*"|<w:id w:val="-?\d+"/>|(?<=<w:bookmarkStart) w:id="\d+"|<w:bookmarkEnd w:id="\d+"/>'
)
_SPACES = re.compile(rb' xmlns:\w+="[^"]*"')
_IDS = re.compile(rb'<w:(?:id w:val="-?\d+"|bookmarkEnd w:id="\d+")/>')
_MARKS = re.compile(rb'<w:bookmarkStart w:id="\d+"')


def seen(node: etree._Element) -> bytes:
    """An element's XML without noise: equal where a reader sees no difference."""
    raw = etree.tostring(node, with_tail=False)
    head, sign, rest = raw.partition(b">")
    if b" w:rsid" in raw or b" w14:" in raw or b" xmlns:" in rest:
        return _NOISE.sub(b"", raw)
    # The same for a file without what Word renews: patterns that begin with their letters cost a tenth of the time.
    rest = _IDS.sub(b"", rest) if b"<w:id " in rest or b"<w:bookmarkEnd" in rest else rest
    rest = _MARKS.sub(b"<w:bookmarkStart", rest) if b"<w:bookmarkStart" in rest else rest
    return _SPACES.sub(b"", head) + sign + rest


def text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText", f"{W}tab"))


def clause(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    name = str(tag.get(f"{W}val")) if tag is not None else ""
    return name.partition("@")[0] if name.startswith("clause:") else ""


def blocks(home: etree._Element) -> list[Any]:
    return [c for c in home if c.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]


def note_text(reference: etree._Element, package: Package) -> str:
    sort = "footnotes" if str(reference.tag).endswith("footnoteReference") else "endnotes"
    part = next((r.target for r in package.relationships(package.main).values() if r.type.endswith(f"/{sort}")), "")
    if part not in package.parts:
        return ""
    wanted = reference.get(f"{W}id")
    note = next((n for n in package.xml(part) if n.get(f"{W}id") == wanted), None)
    return "" if note is None else seen(note).decode().partition(">")[2]
