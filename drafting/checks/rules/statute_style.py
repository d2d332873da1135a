"""Words that the Aanwijzingen voor de regelgeving do not allow: en/of, c.q., "indien en voor zover", lid 2, sub a."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

_WORDS = (
    (re.compile(r"\ben/of\b", re.IGNORECASE), "Ar 63", "en/of"),
    (re.compile(r"\bc\.q\.", re.IGNORECASE), "Ar 66", "c.q."),
    (re.compile(r"\bindien en voor ?zover\b", re.IGNORECASE), "Ar 62", "voor zover"),
)
_STATUTE = (
    (re.compile(r"\bartikel[ \u00a0]\d+,? lid[ \u00a0]\d+"), "Ar 3.29", "eerste lid"),
    (re.compile(r"\bsub[ \u00a0][a-z]\b"), "Ar 3.29", "onderdeel a"),
    (re.compile(r"\bletter[ \u00a0][a-z]\b"), "Ar 3.29", "onderdeel a"),
)


def find(subject: Subject) -> Iterator[Hit]:
    """The first three in any agreement; the forms of reference only under the statute profile."""
    for line in subject.prose:
        for pattern, norm, instead in (*_WORDS, *(_STATUTE if subject.profile == "statute" else ())):
            for match in pattern.finditer(line.text):
                excerpt = line.text[max(0, match.start() - 30) : match.end() + 30]
                yield Hit(line, excerpt, {"found": match[0], "norm": norm, "instead": instead})


RULE = Rule("statute-style", "Ar 3.29; oudere nummers 62, 63, 66", find, profiles=("agreement", "statute"), langs=("nl",))
