"""Plurals of and compounds with initialisms and numbers: EoP’s, JLoI-traject, CO2-reductie, concept-JLoI, EU-ETS-bedrijf, cluster 6-bedrijf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.dictionary import Dictionary
from drafting.checks.pairwords import BARE, BARE_ACTS, PAST, PREPOSITIONS
from drafting.checks.rule import Hit, Rule, Subject

# An initialism with small letters inside (EoP, JLoI) or of capitals; a plural without its apostrophe.
_SHORT = r"(?:[A-Z]{2,6}(?:\+{2})?|[A-Z][a-z]?[A-Z][a-z]?[A-Z]?|CO2|CO₂|NOx|NH3|NH₃|H2|MJA-?\d|DEI\+)"
_PLURAL = re.compile(r"\b((?:[A-Z][a-z]?){1,5}[A-Z])s\b(?!-)")
_PLURALS = frozenset(["VS", "GS", "PS", "BVs"])
# Heads that only make a compound with what stands before them.
_HEADS = (
    r"trajecten|traject|reducties|reductie|heffingen|heffing|uitstoot|emissies|emissie|documenten|document|fase|adviezen|advies|neutraliteit|beprijzing|"
    r"opslag|afvang|prijzen|prijs|subsidies|subsidie|regeling|middelen|budget|procedure|programma|projecten|project|plafond|vergunning|rechten|norm|doel|doelen|doelstelling"
)
_OPEN = re.compile(rf"(?<![\w-])({_SHORT}) ({_HEADS})\b(?![-’])")
_ANY = re.compile(rf"(?<![\w-])({_SHORT}(?: {_SHORT})?) ([a-zà-ÿ]{{4,}})(?![\w’-])")
# Nouns that are verbs of the third person as well: "De ACM besluit in mei".
_ACTS = frozenset(
    [
        "besluit",
        "bericht",
        "beheer",
        "bezoek",
        "onderhoud",
        "overleg",
        "verblijf",
        "verkeer",
        "verlies",
        "vertrek",
        "vervoer",
        "verzoek",
    ]
)
_NUMERAL = re.compile(r"^[IVXLC]+$")
# "Het model NEMA" and "de pilot EPK" are names beside what they are of.
_BEFORE = re.compile(r"\b(concept|ontwerp) ((?:[A-Z][a-z]?){1,4}[A-Z](?:[’']s)?)\b")
_DRAFT = re.compile(
    r"\b(concept|ontwerp) (afspraken|afspraak|overeenkomst(?:en)?|besluit(?:en)?|brief|brieven|tekst(?:en)?|versie|advies|adviezen|regeling(?:en)?|convenant(?:en)?|wetsvoorstel|vergunning(?:en)?)\b"
)
_GROUP = re.compile(
    r"\b(cluster|scope|fase|categorie|klasse|niveau|type|Natura) (\d{1,4}) (bedrijf|bedrijven|actieplan|uitstoot|emissies?|project(?:en)?|gebied(?:en)?|onderzoek|plan(?:nen)?|doelen|maatregelen)\b"
)
# Units, which are followed by what they measure, and bodies that "het" goes with.
_UNITS = frozenset(
    [
        "PJ",
        "TJ",
        "GJ",
        "MJ",
        "MW",
        "GW",
        "TW",
        "KW",
        "MWH",
        "GWH",
        "EUR",
        "PM",
        "KV",
        "HA",
        "KM",
        "MM",
        "CM",
        "KG",
        "HZ",
        "GB",
        "MB",
        "TB",
        "AM",
        "FTE",
        "USD",
        "GBP",
        "BV",
        "NV",
    ]
)
_NEUTER = frozenset(
    [
        "CBS",
        "RIVM",
        "PBL",
        "IPO",
        "UWV",
        "KNMI",
        "OM",
        "COA",
        "CPB",
        "SCP",
        "NIVEL",
        "KIWA",
        "CBR",
        "IMF",
        "NFI",
        "CJIB",
        "OCW",
        "TNO",
        "CIBG",
        "ATR",
        "WODC",
    ]
)


def find(subject: Subject) -> Iterator[Hit]:
    """Dutch text only."""
    for line in subject.prose:
        told: set[str] = set()
        for match in _PLURAL.finditer(line.text):
            if (match[1].isupper() or match[1] in ("EoP", "JLoI")) and match[0] not in _PLURALS:
                yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}’s"})
        for match in _OPEN.finditer(line.text):
            if not _NUMERAL.match(match[1]) and not match[1].istitle() and match[1] not in _UNITS:
                told.add(match[0])
                yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _ANY.finditer(line.text) if subject.words is not None else ():
            if subject.words and match[0] not in told and _compound(line.text, match, subject.words):
                yield Hit(line, match[0], {"found": match[0], "right": match[0].replace(" ", "-")})
        for match in _BEFORE.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}-{match[2]}"})
        for match in _DRAFT.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]}{match[2]}"})
        for match in _GROUP.finditer(line.text):
            yield Hit(line, match[0], {"found": match[0], "right": f"{match[1]} {match[2]}-{match[3]}"})


def _compound(text: str, match: re.Match[str], words: Dictionary) -> bool:
    """Whether letters and the noun after them are one word: where the noun cannot be the object of a body that acts ("dat de ACM
    toezicht houdt"), since it is a singular that asks for an article, or since an article says that the letters only begin the word."""
    letters, noun = match[1].split()[-1], match[2]
    sorts = words.sorts(noun)
    if (
        not sorts & {"noun", "nouns"}
        or sorts & {"verb", "adjective", "participle"}
        or noun in BARE | BARE_ACTS | PREPOSITIONS | PAST
        or _NUMERAL.match(letters)
    ):
        return False
    if (
        letters.upper() in _UNITS
        or letters in ("BW", "Awb", "II", "TK", "EK")
        or letters.istitle()
        or noun.endswith(("heid", "teit"))
    ):
        return False
    before = re.findall(r"[\w€%’-]+|[.:;]", text[: match.start()])[-2:]
    previous = before[-1].lower() if before else "."
    if any(c.isdigit() for c in previous) or (previous in ("het", "dit") and letters in _NEUTER):
        return False
    after = text[match.end() :].lstrip()[:1] or "."
    following = (re.findall(r"[\w’-]+", text[match.end() :]) or [""])[0].lower() if after not in ".,;:)" else "."
    initial = len(before) < 2 or before[-2] in ".:;"
    if initial and noun in _ACTS and letters != "EU":
        return False
    ends = (
        following == "."
        or following in PREPOSITIONS
        or following in ("en", "of", "die", "dat", "is", "zijn", "wordt", "worden")
    )
    if previous in ("het", "dit", "een", "geen", "elk", "ons") or (
        initial and previous in ("de", "deze", "die", "dit")
    ):
        return "stem" not in sorts or (ends and not initial)
    single = "noun" in sorts and "nouns" not in sorts and "stem" not in sorts and not noun.endswith(("ing", "ie", "en"))
    if previous in ("de", "deze", "die", "onze", "alle", "enkele", "veel", "meer") or previous in PREPOSITIONS - {
        "door",
        "te",
    }:
        return ends and (single or (len(noun) > 9 and not words.listed(noun) and following in (".", *PREPOSITIONS)))
    return ends and previous.endswith("e") and "adjective" in words.sorts(previous) and (single or "nouns" in sorts)


RULE = Rule("initialisms", "Woordenlijst 6.J; taaladvies.net", find, langs=("nl",))
