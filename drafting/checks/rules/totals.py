"""A total that is not the sum of its parts: of what stands above it in a table, or of what a sentence says it consists of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from drafting import locale
from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_TOTAL = re.compile(r"^(totaal|total|som|sum)\b", re.IGNORECASE)
_FIGURE = re.compile(r"^(?:€|EUR)?[ \u00a0]?(-?[\d.,]+)[ \u00a0]?([^\d]*)$")


def find(subject: Subject) -> Iterator[Hit]:
    """Tables with a row that begins with "Totaal": each column of figures in one unit is added up."""
    yield from _sentences(subject)
    if subject.tree is None:
        return
    for table in (n for n in subject.nodes() if isinstance(n, t.Table)):
        texts = [[t.plain_text(c.children) for c in row.cells] for row in table.rows]
        for i, row in enumerate(texts):
            if row and _TOTAL.match(row[0]):
                yield from _columns(texts[:i], row, subject.lang)


_PARTS = re.compile(
    r"\b(?:bestaande uit|bestaat uit|te weten|namelijk|verdeeld in|consisting of|made up of|namely)\b:?", re.IGNORECASE
)
_SUM = re.compile(
    r"(?P<money>€[ \u00a0]?)?(?P<value>\d[\d.,]*\d|\d)(?:[ \u00a0](?P<unit>miljoen|miljard|million|billion|kton|Mton|ton|MW|GWh|PJ|kg)\b)?"
)


def _sentences(subject: Subject) -> Iterator[Hit]:
    """A total that is said to consist of amounts in the same unit, in one sentence."""
    for line in subject.prose:
        for sentence in re.split(r"(?<=[a-z)\d])\.\s", line.text):
            split = _PARTS.search(sentence)
            if split is None:
                continue
            whole = [_amount(m, subject.lang) for m in _SUM.finditer(sentence[: split.start()])]
            parts = [_amount(m, subject.lang) for m in _SUM.finditer(sentence[split.end() :])]
            totals = [w for w in whole if w is not None and w[1]]
            same = [p for p in parts if p is not None and totals and p[1] == totals[-1][1]]
            if len(same) < 2 or len(same) != len([p for p in parts if p is not None and p[1]]):
                continue
            added = sum((p[0] for p in same), Decimal(0))
            if added != totals[-1][0]:
                tongue = locale.get(subject.lang)
                yield Hit(
                    line,
                    sentence[max(0, split.start() - 40) : split.end() + 60],
                    {"said": tongue.number(totals[-1][0]), "added": tongue.number(added)},
                )


def _amount(match: re.Match[str], lang: str) -> tuple[Decimal, str] | None:
    try:
        return locale.parse_number(
            match["value"], lang
        ), f"{(match['money'] or '').strip()} {match['unit'] or ''}".strip()
    except locale.NotationError:
        return None


def _columns(above: list[list[str]], total: list[str], lang: str) -> Iterator[Hit]:
    for column in range(1, len(total)):
        said = _figure(total[column], lang)
        parts = [_figure(row[column], lang) for row in above if column < len(row)]
        if said is None or not parts or any(p is None or p[1] != said[1] for p in parts) or _year(said[0], parts):
            continue
        added = sum((p[0] for p in parts if p), Decimal(0))
        if added != said[0]:
            tongue = locale.get(lang)
            yield Hit(None, " ".join(total), {"said": tongue.number(said[0]), "added": tongue.number(added)})


def _year(said: Decimal, parts: list[tuple[Decimal, str] | None]) -> bool:
    return all(p is not None and 1990 <= p[0] <= 2100 and not p[1] for p in parts) and 1990 <= said <= 2100


def _figure(text: str, lang: str) -> tuple[Decimal, str] | None:
    match = _FIGURE.match(text.strip())
    if match is None:
        return None
    try:
        return locale.parse_number(match[1], lang), " ".join(match[2].split())
    except locale.NotationError:
        return None


RULE = Rule("totals", "werkwijze: een totaal is de som", find, Severity.ERROR)
