"""Words that the Aanwijzingen voor de regelgeving do not allow: en/of, c.q., "indien en voor zover", lid 2, sub a."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_WORDS = (
    (re.compile(r"\ben/of\b", re.IGNORECASE), "Ar 63", "of"),
    (re.compile(r"\bc\.q\.|(?<!\w)cq\b", re.IGNORECASE), "Ar 66", "dan wel"),
    (re.compile(r"\b(?:indien|als) en voor ?zover\b", re.IGNORECASE), "Ar 62", "voor zover"),
)
_STATUTE = (
    (re.compile(r"\bartikel[ \u00a0]\d+[a-z]?,? lid[ \u00a0]\d+"), "Ar 3.29", "eerste lid"),
    (re.compile(r"\bsub[ \u00a0][a-z]\b"), "Ar 3.29", "onderdeel a"),
    (re.compile(r"\b(?:letter|lettera)[ \u00a0][a-z]\b(?![ \u00a0-]?\w)(?!\.\w)"), "Ar 3.29", "onderdeel a"),
    (re.compile(r"\bt/m\b"), "Ar 65", "tot en met"),
    (re.compile(r"\bonderdeel[ \u00a0][a-z]\.(?=,| )(?! [A-Z])"), "Ar 3.29", "onderdeel a"),
    (re.compile(r"\b(?:euro|EUR)[ \u00a0]\d"), "Ar 71a", "€"),
)


def find(subject: Subject) -> Iterator[Hit]:
    """The first three in any agreement, where they are advice; the rest only under the statute profile."""
    strict = subject.profile == "statute"
    for line in subject.prose:
        if line.sort == "note":
            continue
        for pattern, norm, instead in (*_WORDS, *(_STATUTE if strict else ())):
            for match in pattern.finditer(line.text):
                excerpt = line.text[max(0, match.start() - 30) : match.end() + 30]
                yield Hit(
                    line,
                    excerpt,
                    {"found": match[0], "norm": norm, "instead": instead},
                    severity=None if strict else Severity.INFO,
                )


RULE = Rule(
    "statute-style",
    "Ar 3.29; oudere nummers 62, 63, 65, 66, 71a",
    find,
    profiles=("agreement", "statute"),
    langs=("nl",),
)
