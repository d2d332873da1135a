"""An amount whose words say something else than its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafting import locale
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_AMOUNT = {
    "nl": re.compile(r"€[ \u00a0]?([\d.]+(?:,\d{2})?)[ \u00a0]?\(zegge:? ([^)]*?)\)"),
    "en": re.compile(r"(?:€|EUR)[ \u00a0]?([\d,]+(?:\.\d{2})?)[ \u00a0]?\(in words:? ([^)]*?)\)"),
}


def find(subject: Subject) -> Iterator[Hit]:
    """Every amount that is followed by its words."""
    tongue = locale.get(subject.lang)
    for line in subject.lines:
        for match in _AMOUNT[subject.lang].finditer(line.text):
            try:
                amount = Decimal(locale.parse_number(match[1], subject.lang))
            except locale.NotationError:
                continue
            expected = tongue.money_words(amount)
            if _plain(match[2]) != _plain(expected):
                yield Hit(line, match[0], {"found": match[2], "expected": expected})


def _plain(words: str) -> str:
    return re.sub(r"[\s-]", "", words.casefold().replace("één", "een"))


RULE = Rule("amount-words", "werkwijze: woorden volgen het bedrag", find, Severity.ERROR)
