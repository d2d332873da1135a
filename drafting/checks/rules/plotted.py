"""A figure in the text against the tables and native charts of the same file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting import locale
from drafting import tree as t
from drafting.checks.claims import Claim, claims, measured
from drafting.checks.figures import figures
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_UNIT = re.compile(r"\b(kton|Mton|kiloton|megaton|ton|GWh|MWh|TWh|MW|GW|PJ|ha|km)\b|(%|procent)")
_MONEY = re.compile(r"€|\beuro\b|\bEUR\b")
_SCALE = re.compile(r"\b(miljoen|mln|miljard|mld|million|billion)\b")


@dataclass(frozen=True, slots=True)
class _Point:
    """A value of a table or chart with the words that say what it is."""

    labels: tuple[str, ...]
    value: Decimal
    unit: str


def find(subject: Subject) -> Iterator[Hit]:
    """A point is the claim's own where its labels name whose it is, and its year and measure where they say any."""
    points = list(_points(subject)) if subject.tree is not None else []
    for claim in claims(subject) if points else ():
        own = [p for p in points if p.unit == claim.unit and _is_of(p, claim)]
        if len({p.value for p in own}) == 1 and not _near(own[0].value, claim):
            yield Hit(
                claim.line,
                claim.text,
                {
                    "found": claim.text,
                    "value": _said(own[0], subject.lang),
                    "where": " / ".join(x for x in own[0].labels if x)[:80],
                },
            )


def _points(subject: Subject) -> Iterator[_Point]:
    caption = ""
    for node in subject.nodes():
        if isinstance(node, t.Table):
            yield from _of_table(node, t.plain_text(node.caption) or caption, subject.lang)
        elif isinstance(node, t.Chart):
            for series in node.series:
                for category, value in zip(node.categories, series.values, strict=False):
                    if value is not None:
                        yield from _point(
                            (series.name, category, node.title),
                            str(value).replace(".", ","),
                            (node.unit, node.title, series.name),
                            "nl",
                        )
        elif isinstance(node, t.Block):
            text = t.plain_text(node.children)
            caption = text if len(text) < 120 and not text.rstrip().endswith((".", ":", ";")) else ""


def _of_table(table: t.Table, caption: str, lang: str) -> Iterator[_Point]:
    header = [
        t.plain_text(b.children) if (b := next(iter(c.children), None)) is not None else "" for c in table.header.cells
    ]
    for row in table.rows:
        texts = [" ".join(t.plain_text(b.children) for b in c.children) for c in row.cells]
        for head, cell in zip(header[1:], texts[1:], strict=False):
            yield from _point((texts[0], head, caption), cell, (head, texts[0], caption), lang)


def _point(labels: tuple[str, ...], cell: str, about: tuple[str, ...], lang: str) -> Iterator[_Point]:
    """A cell as a figure: with its own unit, else with the one that its labels say."""
    text = cell.strip()
    if not re.fullmatch(r"(?:€[ \u00a0]?)?-?\d[\d.,]*(?:[ \u00a0]?[\w%³²]+){0,2}", text):
        return
    for words in about if re.fullmatch(r"-?\d[\d.,]*", text) else ():
        unit, scale = _UNIT.search(words), _SCALE.search(words)
        if unit:
            text = f"{text}%" if unit[2] else f"{text} {unit[1]}"
            break
        if _MONEY.search(words):
            text = f"€ {text} {scale[1] if scale else ''}".rstrip()
            break
    for figure in list(figures(text, lang))[:1]:
        if figure.unit:
            yield _Point(labels, figure.value, figure.unit)


def _is_of(point: _Point, claim: Claim) -> bool:
    words = " | ".join(point.labels)
    if not re.search(rf"(?<![\w-]){re.escape(claim.whose)}(?![\w-])", words, re.IGNORECASE):
        return False
    years = set(_YEAR.findall(" | ".join(point.labels[:2]))) or set(_YEAR.findall(words))
    if (years and claim.year not in years) or (claim.year and not years):
        return False
    measure = next((m for label in point.labels if (m := measured(label))), "")
    return measure == claim.measure


def _near(value: Decimal, claim: Claim) -> bool:
    larger = max(abs(value), abs(claim.value))
    return abs(value - claim.value) <= larger * (Decimal("0.1") if claim.rough else Decimal("0.02"))


def _said(point: _Point, lang: str) -> str:
    unit, factor = {"t": ("kton", 1000), "€": ("miljoen euro", 10**6), "W": ("MW", 10**6), "Wh": ("GWh", 10**9)}.get(
        point.unit, (point.unit, 1)
    )
    return f"{locale.get(lang).number((point.value / factor).normalize() + 0)} {unit}"


RULE = Rule("plotted", "werkwijze: tekst, tabel en grafiek noemen dezelfde waarde", find, Severity.ERROR)
