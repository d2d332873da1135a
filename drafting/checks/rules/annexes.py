"""Annexes: named but absent, absent from the list, never named, skipped, or without the number that others have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject, TextLine

_NUMBERED = re.compile(
    r"\b(?:[Bb]ijlagen?|[Aa]nnex(?:es)?)[ \u00a0](\d{1,2})(?:[ \u00a0](?:en|and|tot en met|to)[ \u00a0](\d{1,2}))?(?![\d.,]*\d)"
)
_BARE = re.compile(r"\b(?:als bijlage(?! [\dA-Z])|as an annex(?! \d))\b")
_ELSEWHERE = re.compile(
    r"^(?:(?!:)[^.;]{0,25}\b(?:van (?:de|het) (?!brief|overeenkomst)|bij (?:de|het) (?!brief|overeenkomst)|of the (?:Treaty|Regulation)|(?:van|bij|of|to) [A-Z]))"
)
_LIST = re.compile(r"^(?:[Bb]ijlagen?(?:\(n\))?|Annexes)\s*:?\s*$")
_LISTED = re.compile(r"^(?:[Bb]ijlage |Annex )?(\d{1,2})[.:)]?\s+\S")
_COUNT = re.compile(r"^Bijlage(?:n|\(n\))\s*:?\s+(\d{1,2})$")


def find(subject: Subject) -> Iterator[Hit]:
    """What a letter or agreement says of its annexes against its list of them and against itself."""
    named: dict[int, TextLine] = {}
    bare: list[tuple[TextLine, str]] = []
    for line in subject.prose:
        for match in _NUMBERED.finditer(line.text):
            if _ELSEWHERE.match(line.text[match.end() :]):
                continue
            first, last = int(match[1]), int(match[2] or match[1])
            for number in range(first, min(last, first + 20) + 1):
                named.setdefault(number, line)
        bare += [(line, m[0]) for m in _BARE.finditer(line.text) if not _ELSEWHERE.match(line.text[m.end() :])]
    if named:
        for line, words in bare:
            yield Hit(line, _around(line.text, words), {"found": words})
        own = any(re.match(r"(?:Bijlage|Annex) \d", line.text) for line in subject.lines[:3])
        for number in range(1, max(named)) if not _present(subject) and not own else ():
            if number not in named:
                yield Hit(
                    named[max(named)], f"bijlage {max(named)}", {"found": number, "last": max(named)}, "annexes-skipped"
                )
    listed = _listed(subject)
    if listed:
        for number, line in named.items():
            if number not in listed:
                yield Hit(line, _around(line.text, str(number)), {"found": number}, "annexes-unlisted")
    # An agreement may carry an annex that its articles do not name; a letter sends none unsaid.
    for number in sorted(listed | _present(subject)) if subject.profile == "letter" else ():
        if named and number not in named and not _mentioned(subject, number):
            yield Hit(None, "", {"found": number}, "annexes-unnamed")


def _present(subject: Subject) -> set[int]:
    document = subject.structure
    return {int(n.num) for n in t.walk(document) if isinstance(n, t.Annex) and n.num.isdigit()} if document else set()


def _listed(subject: Subject) -> set[int]:
    """The numbers in a list of annexes: a heading "Bijlagen" and numbered lines, or a count in the letterhead."""
    found: set[int] = set()
    lines = [line.text.strip() for line in subject.lines]
    for i, text in enumerate(lines):
        if match := _COUNT.match(text):
            return set(range(1, int(match[1]) + 1))
        if _LIST.match(text):
            for following in lines[i + 1 :]:
                match = _LISTED.match(following)
                if not match:
                    break
                found.add(int(match[1]))
    return found


def _mentioned(subject: Subject, number: int) -> bool:
    """In any line, also as a part of a range or a heading of the annex alone."""
    return any(
        re.search(rf"\b(?:[Bb]ijlagen?|Annex(?:es)?)[ \u00a0][\d, en\u00a0]*\b{number}\b", line.text)
        for line in subject.prose
    )


def _around(text: str, words: str) -> str:
    at = text.find(words)
    return text[max(0, at - 30) : at + len(words) + 30]


RULE = Rule(
    "annexes",
    "Ar 103; werkwijze: elke bijlage genummerd, genoemd en in de lijst",
    find,
    profiles=("agreement", "letter"),
)
