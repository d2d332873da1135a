"""Emission figures that are withheld: the Woo does not allow that."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_EMISSION = re.compile(r"\b(?:CO₂|CO2|NOx|NH₃|NH3|SO2|uitstoot|emissie|emission)", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Hit]:
    """Withheld passages in a paragraph about emissions."""
    if subject.tree is not None:
        for node in subject.nodes():
            content = getattr(node, "content", None) or (node.children if isinstance(node, t.Block) else ())
            if any(isinstance(n, t.Withheld) for n in content) and _EMISSION.search(t.plain_text(content)):
                yield Hit(None, t.plain_text(content), {}, place=getattr(node, "num", ""))
    for line in subject.lines:
        if "vertrouwelijk: Woo" in line.text and _EMISSION.search(line.text):
            yield Hit(line, line.text, {})


RULE = Rule("withheld-emissions", "Woo, artikel 5.1, zevende lid", find, Severity.ERROR)
