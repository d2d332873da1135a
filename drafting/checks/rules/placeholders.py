"""Placeholders left behind: what was to be filled in before the document goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_PATTERN = re.compile(r"\[●[^\]]*\]?|\{\{|\}\}|\{%|\bXX+\b|\[(?:\.\.\.|…|xx+|invullen[^\]]*|naam|datum|bedrag)\]|\bPM\b(?!\s?\d)|\bTODO\b|\bn\.?t\.?b\.?\b", re.IGNORECASE)
_PM = re.compile(r"\bPM\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Marks of open places in any line. `PM` only in capitals: it stands for an amount still to come."""
    for line in subject.lines:
        for match in _PATTERN.finditer(line.text):
            if match[0].upper() == "PM" and not _PM.fullmatch(match[0]):
                continue
            yield Hit(line, line.text[max(0, match.start() - 30) : match.end() + 30], {"found": match[0]})


RULE = Rule("placeholders", "werkwijze: een document gaat niet uit met open plaatsen", find, Severity.ERROR)
