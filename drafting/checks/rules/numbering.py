"""Numbers of articles and annexes that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity


def find(subject: Subject) -> Iterator[Hit]:
    """Articles and annexes must count 1, 2, 3 …"""
    if subject.tree is None:
        return
    for cls in (t.Article, t.Annex):
        expected = 1
        for node in t.walk(subject.tree):
            if isinstance(node, cls) and node.num.isdigit():
                if int(node.num) != expected:
                    yield Hit(None, t.plain_text(node.heading), {"found": node.num, "expected": expected}, place=node.num)
                expected = int(node.num) + 1


RULE = Rule("numbering", "Ar 95", find, Severity.ERROR)
