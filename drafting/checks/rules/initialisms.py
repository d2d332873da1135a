"""Plurals of and compounds with initialisms: EoP’s, JLoI-traject, CO2-reductie, cluster 6-bedrijf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

# An initialism with small letters inside (EoP, JLoI) or of capitals; a plural without its apostrophe.
_PLURAL = re.compile(r"\b((?:[A-Z][a-z]?){2,5}[A-Z])s\b(?!-)")
_NOUNS = r"traject|reductie|heffing|uitstoot|document|project|fase|advies|proces|neutraliteit|beprijzing|bedrijf|bedrijven|opslag|afvang|prijs"
_OPEN = re.compile(rf"\b((?:EoP|JLoI|AMVI|CO2|CO₂|NOx|CCS|MIEK|NIKI|SDE)) ({_NOUNS})\b")
_BEFORE = re.compile(r"\b(concept) (JLoI|EoP|NDA)(?:’s)?\b")
_GROUP = re.compile(r"\b(cluster) (\d) (bedrijf|bedrijven|actieplan)\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Dutch text only."""
    for line in subject.prose:
        for match in _PLURAL.finditer(line.text):
            if match[1].isupper() or match[1] in ("EoP", "JLoI"):
                yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}’s"})
        for match in _OPEN.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _BEFORE.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _GROUP.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]} {match[2]}-{match[3]}"})


RULE = Rule("initialisms", "Woordenlijst 6.J; taaladvies.net", find, langs=("nl",))
