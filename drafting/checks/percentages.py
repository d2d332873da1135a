"""A percentage against the figures beside it: as a share, or as a change."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from drafting.checks.figures import Figure
from drafting.checks.rule import Hit, TextLine
from drafting.checks.sums import rounded, said_like

_FROM_TO = re.compile(r"\b(?:van|from)[ \u00a0](?:circa |ruim |€ ?)?$")
_TO = re.compile(r"^(?:[ \u00a0][\w₂-]+){0,4}?[ \u00a0](?:naar|to)[ \u00a0]")
_SHARE = re.compile(
    r"(?:\b(?:oftewel|ofwel|of|dus|dat is|dit is|or|zijnde|te weten|equal to|which is|that is|is)[ \u00a0]|\(|\b(?:daling|stijging|toename|afname|verlaging|verhoging|vermindering|reductie|groei|reduction|increase|decrease|drop) (?:van|of|met|by)[ \u00a0]|\bdaalt met[ \u00a0]|\bdaling met[ \u00a0]|\bby[ \u00a0]|\bso[ \u00a0](?!by)|:[ \u00a0])(?:circa |ruim |bijna |ongeveer )?$",
    re.IGNORECASE,
)


def shares(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """A percentage that is said to follow: from the two figures of one unit before it (or around it), as a share or as a change."""
    for i, share in enumerate(named):
        if share.unit != "%" or share.end <= since or not _SHARE.search(text[: share.start]):
            continue
        if sum(f.unit == "%" for f in named) > 1 and not re.search(r"\($", text[: share.start].rstrip()):
            others = [f for f in named if f.unit == "%" and f is not share]
            if any(abs(f.start - share.start) < 60 for f in others):
                continue
        pool = [f for f in named[:i] if f.unit != "%"] or []
        pair = pair_of(pool, text) or pair_of([f for f in named if f.unit != "%" and f.end > since - 400], text)
        if pair is None:
            continue
        one, other = pair
        if share.rough or one.rough or other.rough or min(one.value, other.value) <= 0:
            continue
        change = bool(
            re.search(
                r"(?:daling|stijging|toename|afname|verlaging|verhoging|vermindering|groei|reduction|increase|decrease|daalt|by)\b[^%]{0,12}$",
                text[: share.start],
                re.IGNORECASE,
            )
        )
        if _fits(share, one.value, other.value, change, bool(_FROM_TO.search(text[: one.start]))):
            continue
        right = _expected(one.value, other.value, change, bool(_FROM_TO.search(text[: one.start])))
        excerpt = text[max(since, share.start - 40) : share.end + 10]
        yield Hit(
            line,
            excerpt,
            {
                "found": share.text,
                "right": f"{rounded(right, lang)}%",
                "one": one.text.strip(),
                "other": other.text.strip(),
            },
            "arithmetic-share",
        )


def portions(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "€ 8.000.000. De subsidie is 40% daarvan, dus € 3.400.000"."""
    for i in range(1, len(named) - 1):
        whole, share, part = named[i - 1], named[i], named[i + 1]
        between = text[share.end : part.start]
        if (
            share.unit != "%"
            or whole.unit != part.unit
            or part.end <= since
            or not re.fullmatch(r"[^.;]{0,40}?,? (?:dus|so|oftewel|ofwel|that is|zijnde) (?:[\w ]{0,20} )?", between)
        ):
            continue
        right = whole.value * share.value / 100
        if part.value != right and not part.rough and abs(part.value - right) > right / 200:
            yield Hit(
                line,
                text[max(since, part.start - 30) : part.end],
                {
                    "found": part.text,
                    "right": f"{said_like(right, part, lang)}",
                    "one": whole.text,
                    "other": share.text,
                },
                "arithmetic-share",
            )


def pair_of(pool: list[Figure], text: str = "") -> tuple[Figure, Figure] | None:
    """The last two figures that share a unit, where no third of that unit stands between or before them."""
    for unit in dict.fromkeys(f.unit for f in reversed(pool)):
        same = [f for f in pool if f.unit == unit]
        if len(same) > 2 and text:
            same = next(
                (
                    [a, b]
                    for a, b in itertools.pairwise(same)
                    if _FROM_TO.search(text[: a.start]) and _TO.match(text[a.end : b.start + 1])
                ),
                same,
            )
        if len(same) == 2 and same[0].value != same[1].value:
            return same[0], same[1]
    return None


def _expected(one: Decimal, other: Decimal, change: bool, from_to: bool) -> Decimal:
    if change or from_to:
        return abs(one - other) / one * 100
    return min(one, other) / max(one, other) * 100


def _fits(share: Figure, one: Decimal, other: Decimal, change: bool, from_to: bool) -> bool:
    """Within the rounding of its own digits; where it may be meant in two ways, either will do."""
    decimals = len(re.split(r"[.,]", share.text)[1].rstrip("% procent")) if re.search(r"\d[.,]\d", share.text) else 0
    slack = Decimal("0.55") / (10**decimals) + Decimal("0.05")
    wanted = [_expected(one, other, change, from_to)]
    if not change:
        wanted += [min(one, other) / max(one, other) * 100, abs(one - other) / max(one, other) * 100]
    else:
        # A share that has been reached, or a change counted the other way round, is not what "a fall of" says.
        wanted += [abs(one - other) / other * 100] if not from_to and one < other else []
    return any(abs(share.value - w) <= slack for w in wanted)


_BY = re.compile(r"\b(?:met|by)[ \u00a0](?:circa |ruim )?$")


def changed(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "steeg met 20%, van € 400.000 naar € 500.000"."""
    for share, one, other in zip(named, named[1:], named[2:], strict=False):
        if share.unit != "%" or share.end <= since or one.unit != other.unit or one.unit == "%" or not one.value:
            continue
        between = text[share.end : one.start]
        if (
            not _BY.search(text[: share.start])
            or not re.search(r"\b(?:van|from)[ \u00a0](?:\w+ )?$", between)
            or len(between) > 45
        ):
            continue
        if not re.fullmatch(r"[ \u00a0](?:\w+ ){0,3}(?:naar|tot|to)[ \u00a0](?:\w+ )?", text[one.end : other.start]):
            continue
        right = abs(other.value - one.value) / one.value * 100
        if abs(right - share.value) > Decimal("0.6") and not (share.rough or one.rough or other.rough):
            values = {"found": share.text, "one": one.text, "other": other.text, "right": f"{rounded(right, lang)}%"}
            yield Hit(line, text[max(since, share.start - 20) : other.end], values, "arithmetic-share")
