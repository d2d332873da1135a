"""Citations of parliamentary papers: a session that cannot be, two notations, a zaaknummer cited as Kamerstuk, an
incomplete budget chapter, a number out of its dossier's range, one paper in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.locale import Citation, find_citations

_SESSION = re.compile(r"\b((?:19|20)\d{2})[/-]((?:19|20)?\d{2})\b")
_CASE = re.compile(r"Kamerstuk(?:ken)?[^.;]{0,20}?\b(?:20\d{2})?[ZD]\d{5}")
_PROMISE = re.compile(r"Kamerstuk(?:ken)?[^.;]{0,12}\bTZ20\d{4}-\d{3}")
# The budget has a number of its own each year, with a Roman chapter: 36 200 XIII.
_BUDGET = re.compile(r"^3\d(?:200|300|350|400|410|500|550|600|700|750|775|800|850|925|950|570|450|470)$")


def find(subject: Subject) -> Iterator[Hit]:
    """Every citation in text and notes, by itself and against the others."""
    found: list[tuple[TextLine, str, Citation]] = []
    sessions: Counter[str] = Counter()
    for line in subject.lines:
        if match := _CASE.search(line.text) or _PROMISE.search(line.text):
            yield Hit(line, match[0], {"found": match[0]}, "citations-case")
        for start, end, record in find_citations(line.text):
            if not isinstance(record, Citation):
                continue
            text = line.text[start:end]
            found.append((line, text, record))
            if match := _SESSION.search(text):
                first, second = match[1], match[2]
                sessions["long" if len(second) == 4 else "short"] += 1
                if int(first[2:] if len(second) == 2 else first) + 1 != int(second) and not (first[2:] == "99" and second == "00"):
                    yield Hit(line, text, {"found": match[0]}, "citations-session")
            if _BUDGET.match(record.dossier) and not record.chapter:
                yield Hit(line, text, {"found": text}, "citations-chapter")
    yield from _notations(found, sessions)
    yield from _numbers(found)


def _notations(found: list[tuple[TextLine, str, Citation]], sessions: Counter[str]) -> Iterator[Hit]:
    """Session years written in two ways: the rarer one is told once."""
    if len(sessions) > 1:
        rare = min(sessions, key=lambda k: (sessions[k], k))
        for line, text, _ in found:
            match = _SESSION.search(text)
            if match and (len(match[2]) == 4) == (rare == "long"):
                yield Hit(line, text, {"found": match[0], "count": sessions[rare]}, "citations-notation")
    grouped = Counter(bool(re.search(r"\d{2}[ \u00a0]\d{3}", text)) for _, text, _ in found)
    if len(grouped) > 1:
        rare_grouped = min(grouped, key=lambda k: grouped[k])
        for line, text, _ in found:
            if bool(re.search(r"\d{2}[ \u00a0]\d{3}", text)) == rare_grouped:
                yield Hit(line, text, {"found": text}, "citations-grouping")


def _numbers(found: list[tuple[TextLine, str, Citation]]) -> Iterator[Hit]:
    """A number far beyond the others of its dossier in one document is a slip of the pen."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for _, _, record in found:
        if record.number.isdigit():
            numbers[record.dossier].append(int(record.number))
    for line, text, record in found:
        if not record.number.isdigit():
            continue
        others = [n for n in numbers[record.dossier] if n != int(record.number)]
        if len(others) >= 2 and int(record.number) > 3 * max(others):
            yield Hit(line, text, {"found": record.number, "others": max(others)}, "citations-number")


RULE = Rule("citations", "Ar 3.43; Leidraad voor juridische auteurs", find)
