"""A name written in two ways: another hyphen, accent or ending, another legal form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u017f’']+(?:-[A-Z\u00c0-\u00de][\w\u00c0-\u017f]+)*"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0-](?:van|de|den|der|ten|ter)){{0,2}}[ \u00a0-]{_WORD}(?:[ \u00a0-]{_WORD})*|\b[A-Z]{{2,6}}\+{{0,3}}(?![\w+])"
)
_FORM = r"B\.?V\.?|N\.?V\.?|U\.?A\.?|V\.?O\.?F\.?|C\.?V\.?|S\.?E\.?|Ltd\.?|Limited|GmbH|AG|Inc\.?|plc|S\.?A\.?|LLC"
_COMPANY = re.compile(rf"({_WORD}(?:[ \u00a0](?:&[ \u00a0])?{_WORD}){{0,4}})[ \u00a0]({_FORM})(?![\w])")


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("\u00a0", " "))
    return re.sub(r"[^a-z]", "", "".join(c for c in plain if not unicodedata.combining(c)).casefold())


def find(subject: Subject) -> Iterator[Hit]:
    """Names that are the same but for hyphens, accents, spaces and plus signs, and companies with two legal forms; the
    rarer form is told."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    legal: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, TextLine] = {}
    for line in subject.lines:
        if line.sort == "heading":
            continue
        for match in _NAME.finditer(line.text):
            name = match[0].replace("\u00a0", " ")
            forms[_key(name)][name] += 1
            first.setdefault(name, line)
        for match in _COMPANY.finditer(line.text):
            name = f"{match[1]} {match[2]}".replace("\u00a0", " ").rstrip(",")
            # "Ltd." at the end of a sentence is "Ltd".
            form = match[2] if match[2].count(".") != 1 else match[2].rstrip(".")
            legal[_key(match[1])][f"{match[1]} {form}"] += 1
            first.setdefault(f"{match[1]} {form}", line)
            first.setdefault(name, line)
    told: set[str] = set()
    for counts in (*forms.values(), *legal.values()):
        if len(counts) < 2 or len(_key(next(iter(counts)))) < 3:
            continue
        (usual, _), *others = counts.most_common()
        for other, _count in others:
            if _differs(usual, other) and other not in told:
                told.add(other)
                yield Hit(first[other], other, {"found": other, "usual": usual})


def _differs(one: str, other: str) -> bool:
    """Not only by capitals ("Tot slot", a heading in capitals), nor by an apostrophe's form."""
    return one.casefold().replace("’", "'") != other.casefold().replace("’", "'")


RULE = Rule("name-drift", "werkwijze: één naam, één schrijfwijze", find)
