"""An abbreviation that is written out twice, or in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_SHORT = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:-[A-Z]+)?"
_BRACKET = re.compile(
    rf"\((?:(?:hierna|hereinafter|hereafter)(?: te noemen)?:? ?|afgekort:? |in het kort )?[“\"‘']?({_SHORT})(?:[’']s)?[”\"’']?(?:, [^()]*)?\)"
)
_REVERSE = re.compile(rf"\b({_SHORT})(?:[’']s)? \(([A-Z][^()]{{8,90}})\)")
_INSIDE = re.compile(rf"\(([A-Z][\w ’'-]{{8,90}}), ({_SHORT})\)")
_WORD = re.compile(r"[\w\u00c0-\u017f’'&+]+(?:-[\w\u00c0-\u017f]+)*")
_SMALL = frozenset(
    [
        "of",
        "the",
        "for",
        "van",
        "de",
        "het",
        "en",
        "and",
        "voor",
        "der",
        "den",
        "in",
        "op",
        "aan",
        "tot",
        "met",
        "to",
        "on",
    ]
)


def find(subject: Subject) -> Iterator[Hit]:
    """Full names beside their abbreviation in brackets, the initials held against the words."""
    seen: dict[str, tuple[str, TextLine]] = {}
    for line in subject.prose:
        for short, full, excerpt in _expansions(line.text):
            if short not in seen:
                seen[short] = (full, line)
            elif _key(seen[short][0]) != _key(full):
                yield Hit(line, excerpt, {"short": short, "first": seen[short][0], "now": full}, "abbreviations-two")
            elif "note" not in (line.sort, seen[short][1].sort):
                yield Hit(line, excerpt, {"short": short})


def expanded(subject: Subject) -> set[str]:
    """Every abbreviation that stands beside its full name somewhere."""
    if "expanded" not in subject.kept:
        found = {short for line in subject.lines if "(" in line.text for short, _, _ in _expansions(line.text)}
        subject.kept["expanded"] = tuple(found)
    return set(subject.kept["expanded"])


def _expansions(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _BRACKET.finditer(text):
        full = _full(text[: match.start()], match[1])
        if full:
            yield match[1], full, f"{full} {match[0]}"
    for match in _INSIDE.finditer(text):
        if _fits(_WORD.findall(match[1]), match[2]):
            yield match[2], match[1], match[0]
    for match in _REVERSE.finditer(text):
        words = _WORD.findall(match[2])
        if _fits(words, match[1]):
            yield match[1], " ".join(words), match[0]


def _full(before: str, short: str) -> str:
    """The words before a bracket whose initials make the abbreviation; "" where none do."""
    words = _WORD.findall(re.split(r"[.;:()]\s", before)[-1])
    for count in range(1, min(len(words), 2 * len(short) + 2) + 1):
        tail = words[-count:]
        if tail[0].casefold() not in _SMALL and _fits(tail, short):
            return " ".join(tail)
    return ""


def _fits(words: list[str], short: str) -> bool:
    letters = [c for c in short if c.isalpha()]
    initials = [w[0].casefold() for w in words if w.casefold() not in _SMALL]
    wanted = [c.casefold() for c in letters if c.isupper()]
    if initials == wanted:
        return True
    # Small words that count ("Joint Letter of Intent (JLoI)") and parts of compounds ("Raad voor de Havenwarmte (RHW)").
    if len(wanted) < 2 or not initials:
        return False
    every = [w[0].casefold() for w in words]
    if every in ([c.casefold() for c in letters], wanted):
        return True
    return _inside([w.casefold() for w in words if w.casefold() not in _SMALL], wanted)


def _inside(words: list[str], wanted: list[str]) -> bool:
    """Whether each word gives its first letter, and perhaps later ones, in order."""
    i = 0
    for k, word in enumerate(words):
        if i >= len(wanted) or word[0] != wanted[i]:
            return False
        i, at = i + 1, 0
        following = words[k + 1][0] if k + 1 < len(words) else ""
        while i < len(wanted) and wanted[i] != following and (at := word.find(wanted[i], at + 1)) > 0:
            i += 1
    return i == len(wanted) and 2 * len(words) >= len(wanted)


def _key(full: str) -> str:
    return re.sub(r"\W|(?:s|n)\b", "", full.casefold())


RULE = Rule("abbreviations", "Schrijfwijzer: een afkorting één keer voluit, bij het eerste gebruik", find)
