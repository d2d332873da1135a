"""Defined terms: defined twice, defined but not used, or used with another capital."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject


def find(subject: Subject) -> Iterator[Hit]:
    """Compares the list of definitions with the text outside it."""
    if subject.tree is None:
        return
    defined = [n for n in t.walk(subject.tree) if isinstance(n, t.DefinedTerm)]
    for term, count in Counter(d.text for d in defined).items():
        if count > 1:
            yield Hit(None, term, {"term": term}, "terms-twice")
    text = "\n".join(line.text for line in subject.lines)
    for node in defined:
        stem = re.escape(node.text.rstrip("en") if len(node.text) > 6 else node.text)
        if len(re.findall(stem, text, re.IGNORECASE)) < 2:
            yield Hit(None, node.text, {"term": node.text}, "terms-unused")


RULE = Rule("terms", "AvC 2003, aanwijzing 7; Ar 121-123", find, profiles=("agreement", "statute"))
