"""Spaces at which a line must not end: "€ 5", "nr. 12", "artikel 5", "30 juni". Off by default: few ministries set them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.locale import MONTHS

_MONTH = "|".join((*MONTHS["nl"], *MONTHS["en"]))
_SPACE = re.compile(
    rf"€ \d|\b(?:nrs?\.|p\.|artikel|bijlage|Stcrt\.|Stb\.|Article|Annex) \d|\b\d{{1,2}} (?:{_MONTH})\b|\b\d[\d.,]* (?:kton|Mton|ton|miljoen|miljard|kg|MW|GWh|PJ)\b"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Word files only. Each kind once, with how often it stands in the file."""
    if not subject.typeset:
        return
    hits = [(line, match) for line in subject.prose for match in _SPACE.finditer(line.text)]
    if hits:
        line, match = hits[0]
        yield Hit(line, match[0], {"found": match[0], "count": len(hits)})


RULE = Rule("nonbreaking", "taaladvies.net: vaste spatie", find, Severity.INFO, default=False)
