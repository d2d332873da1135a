"""Typography: double spaces, straight quotes, `CO2` without its subscript, a space before a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

_DOUBLE = re.compile(r"(?<=[\w,;.])  +(?=\S)")
_BEFORE_MARK = re.compile(r"(?<=\w) +[,;:.](?=\s|$)")
_STRAIGHT = re.compile(r"(?<!\w)\"[^\"\n]{2,80}\"")
_FORMULA = re.compile(r"\b(?:CO2|NH3|SO2|NOx)\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Double spaces and marks anywhere; the formula only where a subscript could be seen."""
    for line in subject.prose:
        for pattern, name in ((_DOUBLE, "typography-double"), (_BEFORE_MARK, "typography-space"), (_STRAIGHT, "typography-quotes")):
            for match in pattern.finditer(line.text):
                yield Hit(line, line.text[max(0, match.start() - 20) : match.end() + 20], {"found": match[0].strip()}, name)
    if subject.tree is not None and subject.typeset:
        for node in t.walk(subject.tree):
            if isinstance(node, t.Text) and (formula := _FORMULA.search(node.text)):
                yield Hit(None, node.text, {"found": formula[0]}, "typography-formula")


RULE = Rule("typography", "taaladvies.net; onzetaal.nl", find)
