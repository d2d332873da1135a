"""A figure in a document that is not the dossier's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from drafting import locale
from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import Dossier, Money, Open, Portfolio, listed

_GAP = "[ \u00a0\u202f]"
_WEIGHT = re.compile(
    rf"(?<![\d.,])(\d[\d.,]*\d|\d){_GAP}?(Mton|megaton|kton|kiloton|miljoen{_GAP}ton|million{_GAP}tonnes|ton(?:nes?)?){_GAP}(?:CO₂|CO2)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"(?:€|EUR){_GAP}?(\d[\d.,]*\d|\d)(?:{_GAP}(miljoen|miljard|mln|mld|million|billion)\b)?", re.IGNORECASE
)
_FACTOR = {
    "mton": 10**6,
    "megaton": 10**6,
    "miljoen ton": 10**6,
    "million tonnes": 10**6,
    "kton": 1000,
    "kiloton": 1000,
}
_LARGE = {"miljoen": 10**6, "mln": 10**6, "million": 10**6, "miljard": 10**9, "mld": 10**9, "billion": 10**9}


def find(subject: Subject) -> Iterator[Hit]:
    """Values in content controls against what the dossier prints there now; weights of CO₂ and amounts of a million or more
    in the text against every figure of the dossier. Only where a dossier is given to hold the file against."""
    if subject.against is None:
        return
    printed: dict[str, set[str]] = subject.facts.get("printed", {})
    known = set(_numbers(subject.against))
    # What the dossier says in its own words ("een investering van € 645 miljoen") is the dossier's too.
    words = _plain(repr(subject.against).replace("\\xa0", " "))
    told: set[str] = set()
    if subject.tree is not None and printed:
        for node in subject.nodes():
            if isinstance(node, t.Value) and node.path in printed:
                text = t.plain_text(node.children)
                if text not in printed[node.path] and text not in told:
                    told.add(text)
                    yield Hit(
                        None,
                        text,
                        {"found": text, "path": node.path, "right": min(printed[node.path], key=len)},
                        "dossier-figures-value",
                        severity=Severity.ERROR,
                    )
    for line in subject.lines:
        for pattern in (_WEIGHT, _MONEY):
            for match in pattern.finditer(line.text):
                value = _value(match, pattern is _WEIGHT, subject.lang)
                if _plain(match[0]) in words:
                    continue
                if value is None or (pattern is _MONEY and value < 10**6) or match[0] in told or value in known:
                    continue
                yield Hit(line, match[0], {"found": match[0]})


def _plain(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f]+", " ", text).replace("CO₂", "CO2")


def _value(match: re.Match[str], weight: bool, lang: str) -> Decimal | None:
    try:
        number = locale.parse_number(match[1].rstrip(".,"), lang)
    except locale.NotationError:
        return None
    unit = " ".join((match[2] or "").lower().split())
    return number * (_FACTOR if weight else _LARGE).get(unit, 1)


def _numbers(part: Any) -> Iterator[Decimal]:
    """Every number of a dossier, tonnes and euros, also as far as it is rounded to thousands or millions."""
    dossiers = part.companies if isinstance(part, Portfolio) else (part,)
    for dossier in dossiers:
        yield from _of(dossier)


def _of(dossier: Dossier) -> Iterator[Decimal]:
    for q in dossier.quantities:
        base = q.baseline.value if not isinstance(q.baseline, Open) else None
        scale = Decimal({"Mton": 10**6, "kton": 1000}.get(q.unit.value, 1))
        for value in (q.value, q.low, q.high, base, q.additional):
            if isinstance(value, Decimal):
                yield value * scale
    supports = listed(dossier.support)
    amounts = [s.maximum for s in supports] + [p.investment for p in dossier.projects]
    instalments = [i.amount for s in supports for i in listed(s.instalments)]
    costs = [c.amount for s in supports for c in listed(s.costs)]
    yield sum((m.amount for m in costs if isinstance(m, Money) and isinstance(m.amount, Decimal)), Decimal(0))
    for money in (*amounts, *instalments, *costs):
        if money is not None and not isinstance(money, Open) and isinstance(money.amount, Decimal):
            yield money.amount


RULE = Rule("dossier-figures", "werkwijze: een getal in de tekst is dat van het dossier", find)
