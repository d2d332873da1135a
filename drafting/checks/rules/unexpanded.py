"""An abbreviation that is never written out. For a ministry that is always told; for other names only where it is asked for,
since instruments and techniques are often known by their letters alone (SDE++, CCS)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafting.checks.dictionary import HERE, word_lists
from drafting.checks.rule import Hit, Rule, Subject
from drafting.checks.rules.abbreviations import expanded

_MINISTRY = re.compile(
    r"\b(?:[Mm]inister(?:ie)?|[Mm]inisteries|[Ss]taatssecretaris|[Mm]inist(?:er|ry) (?:of|for))(?: van)?[ \u00a0](?P<a>[A-Z][A-Za-z]*[A-Z])(?![\w’'&-])"
)
_USED = re.compile(
    r"\b(?:[Dd]e|[Hh]et|een|[Tt]he|an?|van|door|bij|met|aan|uit|via)[ \u00a0](?P<a>[A-Z]{3,6})(?![\w’'&+-])(?! [A-Z])|(?<![\w-])(?P<b>[A-Z]{3,6})-[a-z]{4,}"
)
_LETTERS = re.compile(r"(?<![\w(/.-])([A-Z]{3,5})(?:\+{1,2})?(?:[’']s)?(?![\w/&]|-[A-Z])")
# Known to every reader of a letter to parliament: bodies, units, forms, techniques (`dictionary/known.txt`).
_COMMON = word_lists(HERE / "known.txt")["known"]


def find(subject: Subject) -> Iterator[Hit]:
    """Names of ministries by their letters; the abbreviations of the field (`dictionary/letters.tsv`), with what they stand for."""
    yield from _never(subject, _MINISTRY, "unexpanded")
    if subject.lang != "nl" or (subject.tree is not None and subject.tree.kind):
        return  # In a letter of ours the words are the dossiers' and the clauses'; a secretary changes them there.
    text = "\n".join(line.text for line in subject.lines)
    told = expanded(subject)
    for line in subject.lines:
        if line.sort not in ("text", "heading") or line.text.isupper():
            continue
        for match in _LETTERS.finditer(line.text):
            short = match[1]
            full = _fields().get(short, "")
            if not full or short in told:
                continue
            told.add(short)
            if full.casefold() not in text.casefold() and not _explained(short, text):
                yield Hit(line, match[0], {"short": short, "full": full}, "unexpanded-field")


@cache
def _fields() -> dict[str, str]:
    rows = (HERE / "letters.tsv").read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows if "\t" in row)


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
            if not _explained(short, text):
                yield Hit(line, match[0], {"short": short}, name)


def _explained(short: str, text: str) -> bool:
    """Whether the text says anywhere what the letters are: in brackets in either order, after "hierna" or a colon, in a list; or has them in a name
    ("NIKI B.V.")."""
    return bool(
        re.search(
            rf"\([^()]{{0,40}}\b{short}(?:[’']s)?[”\"’']?[;,)]|\b{short}(?:[’']s)? \([A-Za-z]|[ :]{short}\)|-{short}\)|(?:^|\n){short}\n|\b{short}(?: ?[:=–]| staat voor| is de afkorting| stands for) "
            rf"|\b(?:hierna|afgekort|kortweg|hereinafter)(?: te noemen| genoemd| als)?:? ?[“\"‘']?(?:de |het |the )?{short}\b|\b{short} (?:B\.?V|N\.?V|AG|GmbH|Ltd|Group)\b"
            rf"|«[^»]{{4,60}}» ?\({short}\)|\b{short}, (?:de|het|een|the) [a-z]+",
            text,
        )
    )


RULE = Rule("unexpanded", "Schrijfwijzer: een afkorting voluit bij het eerste gebruik", find, profiles=("letter",))
