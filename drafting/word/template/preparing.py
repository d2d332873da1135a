"""A part of a template on its way to the dialect: read safely, what Word itself asks to be filled made into tags, sections told in full."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from drafting.errors import Finding
from drafting.word.styles import W, value
from drafting.word.template.dialect import normal_tree
from drafting.word.template.merge.controls import Controls
from drafting.word.template.merge.controls import rewrite as rewrite_controls
from drafting.word.template.merge.fields import Table, may_hold_fields
from drafting.word.template.merge.fields import rewrite as rewrite_fields
from drafting.word.template.place import ParagraphPlace

_DELETED = (f"{W}delText", f"{W}delInstrText")


@dataclass(slots=True)
class Asked:
    """What a template's own fields and controls ask, gathered over its parts, and what of it is at fault."""

    fields: Table = field(default_factory=Table)
    controls: Controls = field(default_factory=Controls)
    wrong: list[Finding] = field(default_factory=list)


def prepared(raw: bytes, name: str, part: str, kind: str, asked: Asked) -> str:
    """The normal XML of a part with merge fields and tagged controls as tags. Raises PackageError for broken XML and any DTD."""
    root = normal_tree(raw, name, part)
    if b"<w:delText" in raw or b"<w:delInstrText" in raw:
        asked.wrong += _deleted_tags(root, name, kind)
    if kind == "body" and raw.count(b"<w:sectPr") > 1:
        hand_on(root)
    if may_hold_fields(raw):
        rewrite_fields(root, asked.fields, kind)
    if b"<w:sdt" in raw:
        rewrite_controls(root, asked.controls)
    return etree.tostring(root, encoding="unicode")


def _deleted_tags(root: etree._Element, name: str, kind: str) -> list[Finding]:
    """Tags that a tracked change takes out: whether they count is for the author to say, not for us to guess."""
    found: list[Finding] = []
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        words = "".join(n.text or "" for n in paragraph.iter(*_DELETED))
        if re.search(r"[{}]", words):
            place = ParagraphPlace(name, path=words[:80], part=kind, paragraph=number)
            found.append(Finding("template.tracked-tag", place, {"words": words[:80]}))
    return found


def hand_on(root: etree._Element) -> None:
    """Has every section say the headers and footers that it takes over from the one before: that one may be dropped."""
    known: dict[tuple[str, str], etree._Element] = {}
    for section in root.iter(f"{W}sectPr"):
        holder = section.getparent()
        if holder is not None and holder.tag == f"{W}sectPrChange":
            continue
        own: dict[tuple[str, str], etree._Element] = {}
        for tag in ("headerReference", "footerReference"):
            own |= {(tag, value(n, "type")): n for n in section.findall(f"{W}{tag}")}
        for key, node in reversed(list(known.items())):
            if key not in own:
                section.insert(0, deepcopy(node))
        known |= own
