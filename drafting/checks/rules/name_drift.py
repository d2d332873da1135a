"""A name written in two ways: another hyphen, accent or ending."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u017f’']+(?:-[A-Z\u00c0-\u00de][\w\u00c0-\u017f]+)*"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0-](?:van|de|den|der|ten|ter)){{0,2}}[ \u00a0-]{_WORD}(?:[ \u00a0-]{_WORD})*|\b[A-Z]{{2,6}}\+{{0,3}}(?![\w+])")


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("\u00a0", " "))
    return re.sub(r"[^a-z]", "", "".join(c for c in plain if not unicodedata.combining(c)).casefold())


def find(subject: Subject) -> Iterator[Hit]:
    """Names that are the same but for hyphens, accents, spaces and plus signs; the rarer form is told."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, TextLine] = {}
    for line in subject.lines:
        if line.sort == "heading":
            continue
        for match in _NAME.finditer(line.text):
            name = match[0].replace("\u00a0", " ")
            forms[_key(name)][name] += 1
            first.setdefault(name, line)
    for key, counts in forms.items():
        if len(key) < 3 or len(counts) < 2:
            continue
        (usual, _), *others = counts.most_common()
        for other, _count in others:
            if _differs(usual, other):
                yield Hit(first[other], other, {"found": other, "usual": usual})


def _differs(one: str, other: str) -> bool:
    return one.casefold() != other.casefold()


RULE = Rule("name-drift", "werkwijze: één naam, één schrijfwijze", find)
