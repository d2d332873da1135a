"""Plurals of and compounds with initialisms and numbers: EoP’s, JLoI-traject, CO2-reductie, concept-JLoI, cluster 6-bedrijf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject

# An initialism with small letters inside (EoP, JLoI) or of capitals; a plural without its apostrophe.
_SHORT = r"(?:[A-Z]{2,5}|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?|CO2|CO₂|NOx|NH3|NH₃)"
_PLURAL = re.compile(r"\b((?:[A-Z][a-z]?){1,5}[A-Z])s\b(?!-)")
_PLURALS = frozenset(["VS", "GS", "PS", "BVs"])
# Heads that only make a compound with what stands before them.
_HEADS = (
    r"trajecten|traject|reducties|reductie|heffingen|heffing|uitstoot|emissies|emissie|documenten|document|fase|adviezen|advies|neutraliteit|beprijzing|"
    r"opslag|afvang|prijzen|prijs|subsidies|subsidie|regeling|middelen|budget|procedure|programma|projecten|project|plafond|vergunning|rechten|norm|doel|doelen|doelstelling"
)
_OPEN = re.compile(rf"(?<![\w-])({_SHORT}) ({_HEADS})\b(?![-’])")
_NUMERAL = re.compile(r"^[IVXLC]+$")
_BEFORE = re.compile(r"\b(concept|ontwerp|model|standaard|pilot|proef) ((?:[A-Z][a-z]?){1,4}[A-Z](?:[’']s)?)\b")
_DRAFT = re.compile(
    r"\b(concept|ontwerp) (afspraken|afspraak|overeenkomst(?:en)?|besluit(?:en)?|brief|brieven|tekst(?:en)?|versie|advies|adviezen|regeling(?:en)?|convenant(?:en)?|wetsvoorstel|vergunning(?:en)?)\b"
)
_GROUP = re.compile(
    r"\b(cluster|scope|fase|categorie|klasse|niveau|type|Natura) (\d{1,4}) (bedrijf|bedrijven|actieplan|uitstoot|emissies?|project(?:en)?|gebied(?:en)?|onderzoek|plan(?:nen)?|doelen|maatregelen)\b"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Dutch text only."""
    for line in subject.prose:
        for match in _PLURAL.finditer(line.text):
            if (match[1].isupper() or match[1] in ("EoP", "JLoI")) and match[0] not in _PLURALS:
                yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}’s"})
        for match in _OPEN.finditer(line.text):
            if not _NUMERAL.match(match[1]) and not match[1].istitle():
                yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _BEFORE.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _DRAFT.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}{match[2]}"})
        for match in _GROUP.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]} {match[2]}-{match[3]}"})


RULE = Rule("initialisms", "Woordenlijst 6.J; taaladvies.net", find, langs=("nl",))
