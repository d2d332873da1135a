"""An abbreviation that is never written out. For a ministry that is always told; for other names only where it is asked for,
since instruments and techniques are often known by their letters alone (SDE++, CCS)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.checks.rules.abbreviations import expanded

_MINISTRY = re.compile(
    r"\b(?:[Mm]inister(?:ie)?|[Mm]inisteries|[Ss]taatssecretaris|[Mm]inist(?:er|ry) (?:of|for))(?: van)?[ \u00a0](?P<a>[A-Z][A-Za-z]*[A-Z])(?![\w’'&-])"
)
_USED = re.compile(r"\b(?:de|het|een|the|an?)[ \u00a0](?P<a>[A-Z]{3,5})(?![\w’'-])|\b(?P<b>[A-Z]{3,5})-[a-z]{4,}")
_COMMON = frozenset(
    [
        "EU",
        "EG",
        "VN",
        "NAVO",
        "BTW",
        "BV",
        "NV",
        "VOF",
        "AWB",
        "WOO",
        "WOB",
        "CBS",
        "KVK",
        "IBAN",
        "PDF",
        "USA",
        "OESO",
        "CEO",
        "CFO",
        "TNO",
        "RIVM",
        "SER",
        "AVG",
        "RVO",
        "PBL",
        "CPB",
        "ACM",
        "IPO",
        "VNG",
        "MKB",
        "NGO",
        "ETS",
        "OV",
        "GGD",
        "ILT",
        "NVWA",
        "UWV",
        "SVB",
        "DNB",
        "AFM",
        "NWO",
        "SCP",
        "VNO",
        "NCW",
        "FNV",
        "CNV",
        "TU",
        "KNMI",
        "COA",
        "IND",
        "OM",
        "CAO",
        "WTO",
        "IMF",
        "ECB",
        "BBP",
        "CE",
        "EK",
        "TK",
        "EZ",
    ]
)


def find(subject: Subject) -> Iterator[Hit]:
    """Names of ministries by their letters."""
    yield from _never(subject, _MINISTRY, "unexpanded")


def find_all(subject: Subject) -> Iterator[Hit]:
    """Every abbreviation that is used as a noun."""
    yield from _never(subject, _USED, "unexpanded-all")


def _never(subject: Subject, pattern: re.Pattern[str], name: str) -> Iterator[Hit]:
    text = "\n".join(line.text for line in subject.lines)
    told = set(_COMMON) | expanded(subject)
    for line in subject.prose:
        if line.sort == "note":
            continue
        for match in pattern.finditer(line.text):
            short = match["a"] or match.groupdict().get("b") or ""
            if short in told or re.fullmatch(r"[IVXLC]+", short):
                continue
            told.add(short)
            if not re.search(
                rf"\({short}(?:[’']s)?[;,)]|\b{short}(?:[’']s)? \([A-Za-z]|[ :]{short}\)|-{short}\)", text
            ):
                yield Hit(line, match[0], {"short": short}, name)


RULE = Rule("unexpanded", "Schrijfwijzer: een afkorting voluit bij het eerste gebruik", find, profiles=("letter",))
