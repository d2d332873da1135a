"""References typed by hand in a document whose others are fields: they stay behind when numbers change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

_TYPED = re.compile(
    r"\b(?:artikel|Article|bijlage|Annex)[ \u00a0](\d+)(?!:|\d|\.\d)(?!(?:[^.;]{0,40}?)\b(?:van de|van het|of the|of Directive|van Boek)\b)"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Plain text that names an article or annex, where cross-references exist."""
    if subject.tree is None or not any(isinstance(n, t.CrossReference) for n in subject.nodes()):
        return
    for node in subject.nodes():
        content = getattr(node, "content", None)
        if content is None and isinstance(node, t.Block):
            content = node.children
        # The text after one run may say whose article it is, so the whole paragraph is read, fields left out.
        text = "".join(n.text for n in content or () if isinstance(n, t.Text))
        for match in _TYPED.finditer(text):
            place = getattr(node, "num", "") or ""
            yield Hit(None, text[max(0, match.start() - 20) : match.end() + 20], {"found": match[0]}, place=place)


RULE = Rule("typed-references", "werkwijze: verwijzingen zijn velden", find)
