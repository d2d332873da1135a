"""An amount whose words say something else than its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafting import locale
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_AMOUNT = {
    "nl": re.compile(r"€[ \u00a0]?([\d.]+(?:,\d{1,2})?)(?:[ \u00a0](miljoen|miljard))?[ \u00a0]?\(zegge:? ([^)]*?)\)"),
    "en": re.compile(
        r"(?:€|EUR)[ \u00a0]?([\d,]+(?:\.\d{1,2})?)(?:[ \u00a0](million|billion))?[ \u00a0]?\(in words:? ([^)]*?)\)"
    ),
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
            amount *= {"m": 10**6, "b": 10**9}.get(
                (match[2] or "")[:1] if match[2] in ("miljoen", "million", "billion") else "", 10**9 if match[2] else 1
            )
            expected = tongue.money_words(amount)
            if _plain(match[3]) != _plain(expected) and _plain(match[3]) not in _other(amount, subject.lang):
                yield Hit(line, match[0], {"found": match[3], "expected": expected})


def _other(amount: Decimal, lang: str) -> tuple[str, ...]:
    """Other ways to say it: "veertienhonderdzeventig miljoen euro"."""
    if amount % 10**6 or amount >= 10**10:
        return ()
    tongue, millions = locale.get(lang), int(amount // 10**6)
    said = [tongue.words(millions)]
    if lang == "nl" and 1100 <= millions < 10000 and millions % 1000 >= 100:
        said.append(f"{tongue.words(millions // 100)}honderd{tongue.words(millions % 100) if millions % 100 else ''}")
    return tuple(_plain(f"{s} {'miljoen euro' if lang == 'nl' else 'million euro'}") for s in said)


def _plain(words: str) -> str:
    return re.sub(r"[\s-]|(?<=euro)s$", "", words.casefold().replace("één", "een"))


RULE = Rule("amount-words", "werkwijze: woorden volgen het bedrag", find, Severity.ERROR)
