"""Typography of running text: non-breaking spaces, curled quotes, ranges, plurals of initialisms, compounds, capitals.

Sources: DOMAIN.md section 4 (taaladvies.net, woordenlijst.org 6.J, onzetaal.nl). A non-breaking space stands between a
number and its unit, after € and nr., inside dossier numbers; a non-breaking hyphen nowhere (Word handles it badly).
"""

from __future__ import annotations

import re

NBSP = "\u00a0"
EN_DASH = "\u2013"
APOSTROPHE = "\u2019"

_UNITS = (
    r"kton|Mton|ton|kg|mg|Nm[3³]|mln|miljoen|miljard|euro|procent|jaar|jaren|maanden|m[23²³]|GWh|TWh|MWh|kWh|MWe|MWth|MW|GW|PJ|TJ|km|ha"
    r"|million|billion|tonnes|years|months|kt|Mt|%"
)
_JOINTS = (
    (re.compile(r"€ (?=[\d-])"), f"€{NBSP}"),
    (re.compile(r"\b(EUR|USD|GBP) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"\b([Nn]rs?|[Aa]rt|[Pp]|[Bb]lz|[Bb]ijl|[Nn]o|[Nn]os|Stcrt|Stb|Trb)\. (?=\d|[A-Z]\b)"), rf"\1.{NBSP}"),
    (re.compile(r"§ (?=\d)"), f"§{NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?![A-Za-z]))"), NBSP),
    (
        re.compile(
            r"\b(artikel|artikelen|bijlage|lid|hoofdstuk|Artikel|Bijlage|Article|Articles|Annex|paragraph|Chapter) (?=\d)"
        ),
        rf"\1{NBSP}",
    ),
    (re.compile(r"(?<!\d)(?<!\d[.,])(\d{2}) (\d{3})(?!\d)(?![.,]\d)(?= ?(?:,|en\b|[IVXLC]+\b|$|\)))"), rf"\1{NBSP}\2"),
    (
        re.compile(
            r"(?<=\b\d) (?=(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)"
        ),
        NBSP,
    ),
    (
        re.compile(
            r"(?<=\b\d\d) (?=(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)"
        ),
        NBSP,
    ),
    (
        re.compile(
            r"(?<=\d) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
        ),
        NBSP,
    ),
)
_RANGE = re.compile(r"(?<=\d)(?: ?- ?)(?=\d+(?:[.,]\d+)?\s?(?:%|kton|Mton|ton|kg|mln|miljoen))")
# A quote at the very start closes where a space, a mark or nothing follows: `“` and a bold name may stand before it.
_AFTER_CLOSE = r"(?![\s.,;:!?)\]\u2019\u201d]|$)"
_OPENING = re.compile(rf"(?<=[\s(\[{{\u2013\u2014/\u2018])\"|^\"{_AFTER_CLOSE}")
# 's, 't, 'n and '90 begin with an apostrophe, not with a quote.
_OPENING_SINGLE = re.compile(
    rf"(?:(?<=[\s(\[{{\u2013\u2014/\u201c])'|^'{_AFTER_CLOSE})(?!(?:[stnmrk]|ns|em)(?=[\s-]|$)|[0-9]{{2}}(?![0-9'\u2019]))"
)
_QUOTES = {"double": ("\u201c", "\u201d"), "single": ("\u2018", "\u2019"), "house": ("\u00ab", "\u00bb")}
_SHORT_WORD = re.compile(r"['\u2019](?:[stnmrk]|ns|em)(?=[\s-])[\s-]*")


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
    text = _OPENING.sub("\u201c", text).replace('"', "\u201d")
    return _OPENING_SINGLE.sub("\u2018", text).replace("'", APOSTROPHE)


def quote(text: str, style: str = "double") -> str:
    """`text` between quotes: "double" “…”, "single" ‘…’, or "house" «…» as the House prints. Raises KeyError for another."""
    opening, closing = _QUOTES[style]
    return f"{opening}{text}{closing}"


def plural_of_initialism(word: str) -> str:
    """EoP → EoP’s, AVI → AVI’s; ending in s or x it gets ’en: ETS → ETS’en (Woordenlijst 6.J; onzetaal.nl)."""
    return f"{word}{APOSTROPHE}{'en' if word[-1:].lower() in ('s', 'x') else 's'}"


def compound(first: str, noun: str) -> str:
    """A compound with an initialism, formula or group that ends in a figure: JLoI-traject, CO2-reductie, cluster 6-bedrijf."""
    return f"{first.rstrip('-')}-{noun.lstrip('-')}"


def capital(text: str) -> str:
    """The first letter in upper case, as a Dutch sentence begins: ij counts as one letter (IJmuiden), "één" becomes "Eén",
    and after ’s or ’t the next word has the capital (’s Ochtends)."""
    if match := _SHORT_WORD.match(text):
        at = match.end()
        return text[:at] + capital(text[at:]) if at < len(text) else text
    if text.startswith("ij"):
        return "IJ" + text[2:]
    if text.startswith("één"):
        return "E" + text[1:]
    return text[:1].upper() + text[1:]
