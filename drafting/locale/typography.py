"""Typography of running text: non-breaking spaces, curled quotes, ranges, plurals of initialisms, compounds.

Sources: DOMAIN.md section 4 (taaladvies.net, woordenlijst.org 6.J, onzetaal.nl). A non-breaking space stands between a
number and its unit, after € and nr., inside dossier numbers; a non-breaking hyphen nowhere (Word handles it badly).
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
EN_DASH = "\u2013"
APOSTROPHE = "\u2019"

_UNITS = (
    r"kton|Mton|ton|kg|mln|miljoen|miljard|euro|procent|jaar|jaren|maanden|m[23²³]|GWh|TWh|MWh|kWh|MW|GW|PJ|TJ|km|ha"
    r"|million|billion|tonnes|years|months|kt|Mt|%"
)
_JOINTS = (
    (re.compile(r"€ (?=[\d-])"), f"€{NBSP}"),
    (re.compile(r"\b(EUR|USD|GBP) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"\b([Nn]rs?|[Aa]rt|[Pp]|[Bb]ijl|[Nn]o|[Nn]os)\. (?=\d|[A-Z]\b)"), rf"\1.{NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![A-Za-z]))"), NBSP),
    (re.compile(r"\b(artikel|artikelen|bijlage|lid|hoofdstuk|Artikel|Bijlage|Article|Articles|Annex|paragraph|Chapter) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"(?<!\d)(?<!\d[.,])(\d{2}) (\d{3})(?!\d)(?![.,]\d)(?= ?(?:,|en\b|[IVXLC]+\b|$|\)))"), rf"\1{NBSP}\2"),
    (re.compile(r"(?<=\b\d) (?=(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)"), NBSP),
    (re.compile(r"(?<=\b\d\d) (?=(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)"), NBSP),
    (re.compile(r"(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"), NBSP),
)
_RANGE = re.compile(r"(?<=\d)(?: ?- ?)(?=\d+(?:[.,]\d+)?\s?(?:%|kton|Mton|ton|kg|mln|miljoen))")
_OPENING = re.compile(r"(^|[\s(\[{\u2013\u2014/])\"")
_OPENING_SINGLE = re.compile(r"(^|[\s(\[{\u2013\u2014/\u201c])'(?!s[\s-])")


def spaced(text: str) -> str:
    """`text` with non-breaking spaces where a line must not end, and en dashes in ranges before a unit."""
    if any(c.isdigit() for c in text):
        for pattern, joint in _JOINTS:
            text = pattern.sub(joint, text)
        text = _RANGE.sub(EN_DASH, text)
    return text


def quoted(text: str) -> str:
    """Straight quotes curled: high quotes “…” and ‘…’, apostrophes ’ (onzetaal.nl)."""
    if '"' not in text and "'" not in text:
        return text
    text = _OPENING.sub("\\1\u201c", text).replace('"', "\u201d")
    return _OPENING_SINGLE.sub("\\1\u2018", text).replace("'", APOSTROPHE)


def plural_of_initialism(word: str) -> str:
    """EoP → EoP’s, AVI → AVI’s; an initialism ending in s, x or z gets only the apostrophe-less es-form’s apostrophe
    (Woordenlijst 6.J): SMS → SMS’en is left to the writer, so only ’s is made here."""
    return f"{word}{APOSTROPHE}s"


def compound(initialism: str, noun: str) -> str:
    """A compound with an initialism, figure or formula: JLoI-traject, CO2-reductie, cluster 6-bedrijf."""
    return f"{initialism}-{noun}"


def capital(text: str) -> str:
    """First letter upper case; the Dutch ij counts as one letter (IJmuiden)."""
    if text.startswith("ij"):
        return "IJ" + text[2:]
    return text[:1].upper() + text[1:]
