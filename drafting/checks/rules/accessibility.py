"""Accessibility of a Word file: headings in order, header rows, alternative text, no text boxes, a title and a language."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject


def find(subject: Subject) -> Iterator[Hit]:
    """What a screen reader needs; only for Word files."""
    if not subject.blocks or subject.tree is None:
        return
    last = 0
    for block in subject.blocks:
        if block.level and block.text.strip():
            if block.level > last + 1:
                yield Hit(None, block.text, {"level": block.level, "last": last}, "accessibility-heading", block.text[:40])
            last = block.level
        if any(d is None or not d.strip() for d in block.drawings):
            yield Hit(None, block.text[:60], {}, "accessibility-alt", block.text[:40])
        if block.in_text_box:
            yield Hit(None, block.text[:60], {}, "accessibility-box", block.text[:40])
    for table in (n for n in t.walk(subject.tree) if isinstance(n, t.Table)):
        if not table.header.cells:
            first = t.plain_text(table.rows[0].cells[0].children) if table.rows and table.rows[0].cells else ""
            yield Hit(None, first, {}, "accessibility-header", first[:40])
    if not subject.tree.properties.get("title"):
        yield Hit(None, "", {}, "accessibility-title")


RULE = Rule("accessibility", "WCAG 2.1 AA (EN 301 549): 1.1.1, 1.3.1, 2.4.2, 3.1.1", find)
