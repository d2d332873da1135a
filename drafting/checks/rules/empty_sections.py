"""Headings with nothing under them."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject


def find(subject: Subject) -> Iterator[Hit]:
    """Articles, annexes, chapters and sections without any text."""
    if subject.tree is None:
        return
    for node in t.walk(subject.tree):
        if isinstance(node, t.Article | t.Annex | t.Chapter | t.Section) and not node.children:
            yield Hit(None, t.plain_text(node.heading), {"heading": t.plain_text(node.heading)}, place=node.num)


RULE = Rule("empty-sections", "werkwijze", find)
