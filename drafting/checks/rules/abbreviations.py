"""An abbreviation that is written out twice, or in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_EXPANDED = re.compile(r"((?:[A-Z][\w-]+ ?(?:(?:of|the|for|van|de|het|en|and|State|voor) ?)*){2,7})\((?:hierna:? ?)?([A-Z][A-Za-z]{1,7})\)")


def find(subject: Subject) -> Iterator[Hit]:
    """Full names followed by their abbreviation in brackets."""
    seen: dict[str, tuple[str, TextLine]] = {}
    for line in subject.prose:
        for match in _EXPANDED.finditer(line.text):
            full, short = " ".join(match[1].split()), match[2]
            if short not in seen:
                seen[short] = (full, line)
            elif seen[short][0].casefold() != full.casefold() and not full.endswith(seen[short][0]) and not seen[short][0].endswith(full):
                yield Hit(line, match[0], {"short": short, "first": seen[short][0], "now": full}, "abbreviations-two")
            elif seen[short][1].sort == line.sort:
                yield Hit(line, match[0], {"short": short})


RULE = Rule("abbreviations", "werkwijze: een afkorting wordt één keer voluit geschreven", find)
