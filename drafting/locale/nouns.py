"""The article and the pronouns of a party's short name: het Bedrijf … zijn, de Onderneming … haar, TSN … haar, the Company … its.

A short name is a common noun ("Bedrijf", "Provincie Gelderland") or a proper name ("TSN", "Nobian"). A common noun takes its article,
a proper name none. Which nouns take "het" is a matter of the dictionary (Woordenlijst); the list holds what parties are called.
"""

from __future__ import annotations

from typing import NamedTuple

_HET = frozenset(
    [
        "agentschap",
        "bedrijf",
        "bureau",
        "college",
        "concern",
        "consortium",
        "fonds",
        "havenbedrijf",
        "hoogheemraadschap",
        "industriebedrijf",
        "ministerie",
        "openbaar",
        "platform",
        "rijk",
        "samenwerkingsverband",
        "schap",
        "syndicaat",
        "waterbedrijf",
        "waterschap",
        "wetterskip",
    ]
)
_HER = frozenset(
    [
        "coöperatie",
        "gemeente",
        "groep",
        "maatschap",
        "maatschappij",
        "moeder",
        "moedermaatschappij",
        "moedervennootschap",
        "onderneming",
        "provincie",
        "raffinaderij",
        "regio",
        "stichting",
        "unie",
        "veiligheidsregio",
        "vennootschap",
        "vereniging",
        "groepsmaatschappij",
        "dochter",
        "dochtermaatschappij",
        "commissie",
    ]
)
_HIS = frozenset(
    [
        "aanvrager",
        "afnemer",
        "beheerder",
        "exploitant",
        "financier",
        "garant",
        "minister",
        "netbeheerder",
        "omgevingsdienst",
        "milieudienst",
        "partner",
        "staat",
        "staatssecretaris",
        "subsidieontvanger",
        "holding",
        "fabriek",
        "dienst",
        "bank",
    ]
)
_THE = frozenset(
    [
        "agency",
        "authority",
        "bank",
        "board",
        "bureau",
        "companies",
        "company",
        "consortium",
        "cooperative",
        "council",
        "fund",
        "group",
        "guarantor",
        "holding",
        "minister",
        "ministry",
        "municipality",
        "operator",
        "parent",
        "partner",
        "province",
        "region",
        "state",
        "undertaking",
        "union",
        "applicant",
        "association",
        "foundation",
        "secretary",
    ]
)


class Naming(NamedTuple):
    """How running text names a party: its article ("" where it has none), whose (zijn, haar, its), and who (het, zij, hij, it)."""

    article: str
    possessive: str
    pronoun: str


def naming(lang: str, name: str, article: str = "", *, public: bool = False) -> Naming:
    """The article and pronouns of `name`. `article` is what the dossier says ("het", "de", "the", "-" for none); `public` bodies with
    another than a proper name take "de"."""
    words = name.lower().split()
    first = words[0] if words else ""
    if lang == "en":
        common = first in _THE or (bool(words) and words[-1] in _THE)
        chosen = article or ("the" if common or (public and not _proper(name)) else "-")
        return Naming("" if chosen == "-" else chosen, "its", "it")
    if not article:
        known = first in _HET or first in _HER or first in _HIS
        article = "het" if first in _HET else "de" if known or (public and not _proper(name)) else "-"
    if article == "het":
        return Naming("het", "zijn", "het")
    masculine = first in _HIS or (article == "de" and first not in _HER and public)
    return Naming("" if article == "-" else article, *(("zijn", "hij") if masculine else ("haar", "zij")))


def _proper(name: str) -> bool:
    """Whether a name is an initialism or a single word: such a name stands without an article."""
    return name.isupper() or len(name.split()) == 1
