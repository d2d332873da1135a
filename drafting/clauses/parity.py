"""The two languages of a clause held against each other, entry by entry: structure, labels, duties, references, parameters,
conditions, figures (also in words, and with their unit of time), and whether a Party must, may, endeavours or must not.

Nothing is translated. What is compared is what a reader would act on; it finds the lid that one language says and the other
does not, the six weeks that became five, the "not" that fell out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from drafting import locale
from drafting.clauses.source import Clause, Variant
from drafting.errors import Finding, Place

_MARKERS = (
    ("1.", r"\s*\d+\.\s"),
    ("a.", r"\s*[a-z]\.\s"),
    ("1°", r"\s*\d+°"),
    ("|", r"\s*\|"),
    ("#", r"###"),
    ("-", r"\s*-\s"),
    ("A.", r"\s*[A-Z]\.\s"),
)
_CONTROL = re.compile(r"\s*(?:\{%.*?%\})+\s*$")
TAG = re.compile(r"\{:\s*([^{}]*)\}")
_DUTY = re.compile(r"\b(duty|debtor|deadline|trigger)=(\"[^\"]*\"|\S+)")


@dataclass(slots=True)
class _Entry:
    """One lid, onderdeel, row or block: its level, where it starts, and all its text."""

    level: str
    line: int
    text: str


def parity(clause: Clause) -> Iterator[Finding]:
    """Every way in which the two languages of one cell differ. A difference in structure is told alone: after it nothing pairs."""
    by_cell: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[str, Variant]] = {}
    for variant in clause.variants:
        by_cell.setdefault((variant.positions, variant.firmnesses), {})[variant.lang] = variant
    for cell, texts in by_cell.items():
        if set(texts) != {"nl", "en"}:
            only = next(iter(texts.values()))
            missing = {"lang": only.lang, "cell": ", ".join(cell[0]) + (f" : {', '.join(cell[1])}" if cell[1] else "")}
            yield Finding("clauses.one-language", Place(clause.source, only.line), missing)
            continue
        yield from _compare(clause, _entries(texts["nl"]), _entries(texts["en"]))


def _compare(clause: Clause, dutch: list[_Entry], english: list[_Entry]) -> Iterator[Finding]:
    levels = [[e.level for e in side] for side in (dutch, english)]
    if levels[0] != levels[1]:
        at = next((i for i, (a, b) in enumerate(zip(*levels, strict=False)) if a != b), min(map(len, levels)))
        here = [(side[at] if at < len(side) else None) for side in (dutch, english)]
        odd = " ≠ ".join(e.level if e else "–" for e in here)
        line = (here[1] or english[-1] if english else dutch[-1]).line
        other = (here[0] or dutch[-1] if dutch else english[-1]).line
        yield Finding("clauses.parity", Place(clause.source, line), {"what": "structure", "odd": odd, "other": other})
        return
    for a, b in zip(dutch, english, strict=True):
        ours, theirs = _shape(a.text, "nl"), _shape(b.text, "en")
        for what in ours:
            if ours[what] != theirs[what] and (what != "obligations" or clause.subject == "dossier"):
                unlike = (ours[what] - theirs[what]) + (theirs[what] - ours[what])
                values: dict[str, Any] = {"what": what, "odd": ", ".join(sorted(unlike)), "other": a.line}
                yield Finding("clauses.parity", Place(clause.source, b.line), values)


def _entries(variant: Variant) -> list[_Entry]:
    """The text cut at its markers; a condition or loop on a line of its own is an entry whose level is its words."""
    found: list[_Entry] = []
    after_blank = True
    for number, line in enumerate(variant.text.split("\n")):
        place = variant.line + number
        if not line.strip():
            after_blank = True
            continue
        level = (
            " ".join(line.split()) if _CONTROL.match(line) else next((m for m, p in _MARKERS if re.match(p, line)), "")
        )
        if level or after_blank or not found or _CONTROL.match(found[-1].text):
            found.append(_Entry(level, place, line))
        else:
            found[-1].text += " " + line
        after_blank = False
    return found


# ---------------------------------------------------------------- what is compared

_EFFORT = {
    "nl": re.compile(r"\b(?:spant zich in|spannen zich in|zich in te spannen|zich inspant|streeft|streven)\b"),
    "en": re.compile(r"\b(?:reasonable endeavours|aims? (?:to|for))\b"),
}
_MAY = {"nl": re.compile(r"\b(?:kan|kunnen|mag|mogen)\b"), "en": re.compile(r"\b(?:may|can|cannot|could|able)\b")}
_NOT = {
    "nl": re.compile(
        r"\b(?:niet|geen|nooit|noch|zonder|nietig|ontbreekt|onjuist|onvolledig|afwijzend|nalaat|onuitvoerbaar|tekortschieten)\b"
    ),
    "en": re.compile(
        r"\b(?:not|no|nor|neither|never|none|without|cannot|void|absence|lacking|lacks|fails?|failure|incorrect|incomplete|impossible|negative|refrains?)\b"
    ),
}
_UNITS = {
    "nl": {"week": "w", "weken": "w", "maand": "m", "maanden": "m", "jaar": "y", "jaren": "y", "dag": "d", "dagen": "d", "werkdag": "wd", "werkdagen": "wd"},
    "en": {"week": "w", "weeks": "w", "month": "m", "months": "m", "year": "y", "years": "y", "day": "d", "days": "d", "working day": "wd", "working days": "wd"},
}  # fmt: skip
_PARTS = {
    "nl": {
        "helft": "1/2",
        "halve": "1/2",
        "half": "1/2",
        "kwart": "1/4",
        "vijfde": "1/5",
        "tiende": "1/10",
        "tweemaal": "2×",
    },
    "en": {"half": "1/2", "quarter": "1/4", "fifth": "1/5", "tenth": "1/10", "tenths": "1/10", "twice": "2×"},
}
_ONE = {"nl": r"(?:één|een|1)", "en": r"(?:an?|one|1)"}


def _numbers(lang: str) -> dict[str, str]:
    words = {locale.get(lang).words(n): str(n) for n in range(2, 101)}
    return words | {w.replace("ë", "e"): n for w, n in words.items()}


NUMBERS = {lang: _numbers(lang) for lang in ("nl", "en")}
_WORD = {
    lang: re.compile(r"(?<![\w-])(" + "|".join(sorted(NUMBERS[lang], key=len, reverse=True)) + r")(?![\w-])")
    for lang in ("nl", "en")
}
_PERIOD = {
    lang: re.compile(
        rf"(?<![\w-])(\d+|{_ONE[lang]}) (" + "|".join(sorted(_UNITS[lang], key=len, reverse=True)) + r")(?![\w-])"
    )
    for lang in ("nl", "en")
}
_PART = {lang: re.compile(r"(?<![\w-])(" + "|".join(_PARTS[lang]) + r")(?![\w-])") for lang in ("nl", "en")}


def _shape(text: str, lang: str) -> dict[str, Counter[str]]:
    tags = " ".join(TAG.findall(text))
    expressions = re.findall(r"\{\{(.*?)\}\}", text)
    logic = " ".join(expressions + re.findall(r"\{%(.*?)%\}", text))
    values = Counter(
        name for e in expressions for name in re.findall(r"\b((?:[a-z_]+)(?:\.[a-z_]+)+)", re.sub(r"'[^']*'", "", e))
    )
    prose = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}", "", text).lower()
    prose = re.sub(r"^\s*\d+[.°]\s?|\b[a-z]{1,2}\d\b|co2|nh3|m3|pm10|\bin acht\b", "", prose)
    figures = _figures(re.sub(r"\d+:\d+", lambda m: f" {m[0]} ", prose), lang)
    return {
        "labels": Counter(re.findall(r"#[a-z0-9-]+", tags)),
        "duties": Counter(f"{k}={v}" for k, v in _DUTY.findall(tags)),
        "references": Counter(re.findall(r"[Rr]efs?\((.*?)\)", text)),
        "parameters": values,
        "conditions": Counter(re.findall(r"\b(?:fact|has)\([^)]*\)|\bverb\(", logic)),
        "figures": figures,
        "obligations": Counter(
            word
            for word, pattern in (("inspanning/effort", _EFFORT), ("kan/may", _MAY), ("niet/not", _NOT))
            for _ in pattern[lang].finditer(prose)
        ),
    }


def _figures(prose: str, lang: str) -> Counter[str]:
    """Figures, numbers in words (from two on; "een" is an article too), fractions, and lengths of time with their unit."""
    plain = _WORD[lang].sub(lambda m: NUMBERS[lang][m[1]], prose)
    periods = Counter(
        f"{n if n.isdigit() else 1} {_UNITS[lang][unit]}"
        for n, unit in _PERIOD[lang].findall(re.sub(r"(?:times|once|twice) a year", "", plain))
    )
    return (
        Counter(re.findall(r"(?<![\w.])\d+(?:[:.,]\d+)*(?![\w°])", plain))
        + periods
        + Counter(_PARTS[lang][w] for w in _PART[lang].findall(plain))
    )
