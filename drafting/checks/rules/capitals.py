"""One name or office with and without its capital in the same text: "Europese commissie", "de Minister" and "de minister"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_NAME = re.compile(r"\b[A-ZÀ-Þ][\w\u00c0-\u017f]{3,}(?:[ \u00a0][A-ZÀ-Þ][\w\u00c0-\u017f]{3,})+")
_OFFICE = re.compile(
    r"\b((?:[Mm]inister|[Ss]taatssecretaris)(?:-president)?)[ \u00a0]van[ \u00a0][A-Z]|\b([Gg]edeputeerde[ \u00a0][Ss]taten|[Cc]ommissaris van de Koning)\b"
)


def find(subject: Subject) -> Iterator[Hit]:
    """A name of several words of which one has lost its capital; offices before their ministry, outside the start of a
    sentence. The rarer form is told."""
    yield from _names(subject)
    yield from _offices(subject)


def _names(subject: Subject) -> Iterator[Hit]:
    names: Counter[str] = Counter()
    for line in subject.prose:
        for match in _NAME.finditer(line.text):
            # "Vereniging van Nederlandse Gemeenten" is no name of its own from "Nederlandse" on.
            if not re.search(r"\b(?:van|voor|der|of|en)[ \u00a0]$", line.text[: match.start()]):
                names[match[0].replace("\u00a0", " ")] += 1
    for name in names:
        first, *rest = name.split(" ")
        # Only the first word kept its capital: it is meant as a name, and the second one lost it.
        lowered = " ".join([first, *(w.lower() for w in rest)])
        pattern = re.compile(rf"(?<=[a-zà-ÿ,;)] ){re.escape(lowered)}(?![\w-])")
        for line in subject.prose:
            if lowered in line.text and (small := pattern.search(line.text)):
                yield Hit(line, small[0], {"found": small[0], "usual": name})


def _offices(subject: Subject) -> Iterator[Hit]:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, TextLine] = {}
    for line in subject.prose:
        for match in _OFFICE.finditer(line.text):
            before = line.text[: match.start()].rstrip()
            office = (match[1] or match[2]).replace("\u00a0", " ")
            # "De minister van …," on a line of its own is a signature, whose capital is a matter of layout.
            if before and before[-1] not in ".:?!" and len(line.text) > 70:
                forms[office.lower()][office] += 1
                first.setdefault(office, line)
    for counts in forms.values():
        if len(counts) > 1:
            (usual, often), *others = counts.most_common()
            # One in four may be a quotation or another department's way; below that nobody can say which is meant.
            for other, seldom in others:
                if often < 3 * seldom:
                    continue
                yield Hit(first[other], other, {"found": other, "usual": usual})


RULE = Rule("capitals", "Ar 93 (oude nummering); Woordenlijst, Leidraad 16", find)
