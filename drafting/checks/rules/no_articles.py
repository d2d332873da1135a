"""An agreement in which no article is recognised: what asks for articles did not run, and that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_TITLE = re.compile(
    r"^(?:concept[ -:]*)?(?:maatwerk(?:afspraak|overeenkomst)|(?:bindende )?overeenkomst|convenant|intentieverklaring|joint letter of intent|"
    r"letter of intent|expression of principles|(?:binding |tailor-made )?agreement)\b",
    re.IGNORECASE,
)
_FIRST = 15  # lines in which a title is looked for


def find(subject: Subject) -> Iterator[Hit]:
    """Files that are checked as an agreement, or begin like one, and have no articles that can be read."""
    if subject.tree is None or subject.outline is not None or subject.dossier is not None:
        return
    if any(isinstance(node, t.Article | t.Recital) for node in subject.nodes()):
        return
    lines = [line for line in subject.lines[:_FIRST] if line.sort != "note"]  # a note may cite an agreement
    titled = any(len(line.text.split()) <= 8 and _TITLE.match(line.text.strip()) for line in lines)
    if subject.profile == "agreement" or titled:
        yield Hit(None)


RULE = Rule("no-articles", "leesbaarheid van het bestand", find, Severity.WARNING)
