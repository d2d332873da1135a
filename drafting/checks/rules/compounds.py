"""Compounds written in two words: "subsidie regeling", "vergunnings aanvraag", "lange termijn maatregel", "terug vorderen"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.compound import joined
from drafting.checks.dictionary import Dictionary
from drafting.checks.rule import Hit, Rule, Subject

_TOKEN = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*|\d+(?:[.,]\d+)*|€|[^\w\s]")
_CUT = re.compile(r"\b([A-Za-zÀ-ÿ]{3,})-(en|of) (?=[a-zà-ÿ])")
_LONG = re.compile(
    r"\b((?:[Ll]ange|[Kk]orte|[Mm]iddellange)[ -][Tt]ermijn|[Hh]oge[ -]druk|[Vv]rije[ -]tijds?|[Zz]ware[ -]metalen)[ -]([a-zà-ÿ]{4,})\b"
)

_SET = (
    (re.compile(r"(?P<found>\bom dat)(?= (?:[\w’-]+ ){1,12}?[\w’-]+[.,;])(?![^.,;]* te )"), "omdat"),
    (
        re.compile(
            r"(?P<found>\b(?:[Ww]et en regelgeving|[Ll]and en tuinbouw|[Ll]and en bosbouw|[Ll]ucht en ruimtevaart|[Zz]ee en binnenvaart|"
            r"[Gg]root en kleinverbruik\w*|[Mm]idden en kleinbedrijf|[Kk]limaat en [Ee]nergie(?:verkenning|akkoord|pakket|beleid|transitie)\w*|"
            r"[Hh]oog en laagspanning\w*|[Mm]idden en laagspanning\w*|[Kk]ennis en innovatie(?:agenda|programma|beleid|convenant)\w*|"
            r"[Ww]inst en verliesrekening|[Kk]osten en batenanalyses?|[Vv]oor en nadelen|[Aa]an en afvoer\w*|[Ii]n en uitvoer\b|"
            r"[Oo]p en overslag\b|[Ww]oon en leefomgeving\w*|[Mm]ilieu en omgevings\w+|[Ii]nvesterings en exploitatie\w+))(?![\w-])"
        ),
        "een streepje na het eerste woord",
    ),
    (
        re.compile(r"(?P<found>\bFit[- ]for[- ]55 (?:pakket|voorstel(?:len)?|maatregelen|plannen|wetgeving))"),
        "Fit for 55-…",
    ),
    (re.compile(r"(?P<found>\bkosten[ -]baten[ -]analyses?)"), "kosten-batenanalyse"),
    (
        re.compile(r"(?P<found>\bNoord[ \u00a0](?:Holland|Brabant)\b|\bZuid[ \u00a0]Holland\b)"),
        "met een streepje (Noord-Holland)",
    ),
    (
        re.compile(r"(?P<found>\b(?:de|het|een|uw|mijn|onze?) (?:Rijks|rijks) [Oo]verheid\b|\b[Rr]ijks [Oo]verheid\b)"),
        "rijksoverheid",
    ),
)


def find(subject: Subject) -> Iterator[Hit]:
    """Each pair of words that the dictionary holds as one, where the pair cannot stand as two: see `drafting.checks.compound`."""
    words = subject.words
    if words is None:
        return
    for line in subject.lines:
        if line.sort == "cell" and len(line.text) < 40:
            continue
        for match in _CUT.finditer(line.text):
            if words.knows(match[1]) or words.knows(match[1].rstrip("s")):
                found = f"{match[1]}-{match[2]}"
                yield Hit(
                    line,
                    _around(line.text, match.start(), match.end()),
                    {"found": found, "right": f"{match[1]}- {match[2]}"},
                    "compounds-space",
                )
        for match in _LONG.finditer(line.text):
            right = re.sub(r"[ -]", "", match[1]).lower() + match[2]
            if line.text[: match.start()].rstrip().endswith((" op", "Op")) or match[2] in ("voor", "wordt", "worden"):
                continue
            if "noun" in words.sorts(match[2]) or "nouns" in words.sorts(match[2]):
                yield Hit(line, match[0], {"found": match[0], "right": right})
        for pattern, right in _SET:
            for match in pattern.finditer(line.text):
                yield Hit(line, match[0], {"found": match["found"], "right": right})
        yield from _pairs(line.text, words, line)


def _pairs(text: str, words: Dictionary, line: object) -> Iterator[Hit]:
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]
    skip = 0
    for i in range(len(tokens) - 1):
        if i < skip:
            continue
        (first, start, after), (second, at, end) = tokens[i], tokens[i + 1]
        if (
            at - after != 1
            or text[after] not in " \u00a0"
            or not second[0].islower()
            or len(first) < 2
            or len(second) < 3
        ):
            continue
        before = [t[0] for t in tokens[max(0, i - 12) : i]]
        following = [t[0] for t in tokens[i + 2 : i + 5]]
        right = joined(first, second, before, following, words)
        if right:
            skip = i + 2
            yield Hit(line, text[start:end], {"found": text[start:end], "right": right})  # type: ignore[arg-type]


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 10) : end + 20]


RULE = Rule("compounds", "Woordenlijst, Leidraad 6 en 12: samenstellingen aaneen", find, langs=("nl",))
