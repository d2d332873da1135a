"""A whole against its parts, and what is left of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from drafting.checks.figures import WORDS, Figure, figures
from drafting.checks.rule import Hit, TextLine
from drafting.locale import get

_PARTS = re.compile(
    r":|\b(?:waarvan|bestaande uit|bestaat uit|te weten|namelijk|verdeeld in|als volgt verdeeld|of which|consisting of|made up of|namely|in two sections of|in twee delen van)\b:?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:^|[ ,;])(?:[Ss]amen|[Ii]n totaal|[Tt]ezamen|[Tt]ogether|[Ii]n total|totalling)(?: is dat| is| komt dat neer op| bedraagt)?[ \u00a0](?:is (?:dat )?|goed voor )?$|\b(?:[Ii]n totaal|[Tt]otaal|[Tt]otal) (?:is|bedraagt|of)[ \u00a0]$|\b[Dd]at is (?:samen|in totaal)[ \u00a0]$"
)
_COUNT = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_REST = re.compile(rf"\b[Dd]e (?:overige|resterende) (?P<n>{_COUNT}|\d+)\b")


def sums(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "samen 500 kton: 200, 150 en 100", "€ 12 miljoen, waarvan € 8 miljoen … en € 5 miljoen …"."""
    plain = [f for f in named if f.unit != "%" and not f.rough]
    if len(plain) < 3 or any(f.rough for f in named):
        return
    for figure in plain:
        if _TOGETHER.search(text[: figure.start]) and figure.end > since:
            before = [f for f in plain if f.end <= figure.start and f.unit == figure.unit]
            if len(before) >= 2 and _listed(text, before) and not _PARTS.search(text[figure.end :]):
                total = sum((f.value for f in before), Decimal(0))
                if total != figure.value and not any(total - f.value == figure.value for f in before[:1]):
                    yield _sum(line, text, figure, total, since, lang)
                    return
    for split in _PARTS.finditer(text, since):
        heads = [f for f in plain if f.end <= split.start() and f.end > since]
        tails = [f for f in plain if f.start >= split.end()]
        if not heads or len(tails) < 2:
            continue
        whole = next((h for h in reversed(heads) if sum(t.unit == h.unit for t in tails) >= 2), None)
        if whole is None:
            continue
        parts = [t for t in tails if t.unit == whole.unit]
        tail = text[split.end() :]
        odd = [t for t in tails if t.unit != whole.unit and t.unit != ""]
        if (
            odd
            or not _listed(text, parts)
            or (re.search(r"\b(?:per|elk|ieder|each|jaarlijks|respectievelijk|20\d\d)\b", tail) and whole.unit != "")
        ) and not (
            not odd and _listed(text, parts) and not re.search(r"\b(?:per|elk|ieder|each|respectievelijk)\b", tail)
        ):
            continue
        if whole.unit == "" and any(
            len(f.text) and f.text[0].isdigit() and re.search(r"\b[a-z]\d*$|-$", text[: f.start]) for f in parts
        ):
            continue
        if whole.unit == "" and whole.text[0].isdigit() != parts[0].text[0].isdigit():
            continue
        total = sum((f.value for f in parts), Decimal(0))
        if total == whole.value or (
            len(parts) > 2
            and total - parts[-1].value == whole.value
            and text[parts[-1].start - 30 : parts[-1].start].find("samen") >= 0
        ):
            return
        some = bool(re.search(r"waarvan|of which", split[0], re.IGNORECASE))
        if total > whole.value or not some or len(parts) > 2:
            yield _sum(line, text, whole, total, since, lang)
        return


# "samen 500 kton: 200, 150 en 100": the parts have the unit of the whole.
_BARE_PARTS = re.compile(
    r"(?P<whole>\d[\d.]*(?:,\d+)?)[ \u00a0](?P<unit>kton|Mton|ton|miljoen(?: euro)?|miljard(?: euro)?|MW|GWh|PJ|woningen|bedrijven|million|billion)\b[^.;:()\d]{0,40}[:(] ?"
    r"(?P<parts>\d+(?:,\d+)?(?:(?:, | en | and |, en |, and )\d+(?:,\d+)?)+)(?:[ \u00a0](?P=unit))?(?=[.;)]|$)"
)


def bare_parts(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "samen 500 kton: 200, 150, 100"."""
    for match in _BARE_PARTS.finditer(text, since):
        whole = _decimal(match["whole"])
        parts = [_decimal(n) for n in re.split(r",? en |,? and |, ", match["parts"])]
        if sum(parts) != whole and len(parts) > 1:
            right = f"{get(lang).number(sum(parts, Decimal(0)).normalize() + 0)} {match['unit']}"
            yield Hit(line, match[0], {"found": f"{match['whole']} {match['unit']}", "right": right}, "arithmetic-sum")


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))


def _sum(line: TextLine, text: str, whole: Figure, total: Decimal, since: int, lang: str) -> Hit:
    start = max(since, whole.start - 10)
    return Hit(line, text[start:], {"found": whole.text, "right": said_like(total, whole, lang)}, "arithmetic-sum")


def _listed(text: str, parts: list[Figure]) -> bool:
    """Whether figures stand in one enumeration: commas or "en" between, few words, no new verb of comparison."""
    for one, other in itertools.pairwise(parts):
        between = text[one.end : other.start]
        if (
            len(between.split()) > 14
            or not re.search(r",|\ben\b|\band\b|;|\bplus\b", between)
            or re.search(
                r"\b(?:naar|tot|to)[ \u00a0](?:circa |ruim |€ ?)?$|\b(?:tegen|dan|maar|terwijl|than)\b", between
            )
        ):
            return False
    return True


def rest(line: TextLine, text: str, lang: str) -> Iterator[Hit]:
    """ "Van de zestig hebben er 45 …. De overige twintig …"."""
    match = _REST.search(text)
    if match is None:
        return
    before = [f for f in figures(text[: match.start()], lang, words=True) if f.unit == "" and not f.rough]
    said = Decimal(WORDS.get(match["n"].lower(), 0) or (match["n"] if match["n"].isdigit() else 0))
    if len(before) == 2 and said and before[0].value > before[1].value and before[0].value - before[1].value != said:
        yield Hit(
            line,
            match[0],
            {
                "found": match["n"],
                "right": str(before[0].value - before[1].value),
                "one": before[0].text,
                "other": before[1].text,
            },
            "arithmetic-difference",
        )


def rounded(value: Decimal, lang: str) -> str:
    return get(lang).number(value.quantize(Decimal("0.1")).normalize() if value % 1 else value)


def said_like(value: Decimal, like: Figure, lang: str) -> str:
    """A value in the unit of the figure that it belongs in."""
    factor = Decimal(1)
    for word, scale in (
        ("miljoen", 10**6),
        ("mln", 10**6),
        ("million", 10**6),
        ("miljard", 10**9),
        ("billion", 10**9),
        ("kton", 1000),
        ("Mton", 10**6),
        ("MW", 10**6),
        ("GW", 10**9),
    ):
        if re.search(rf"\b{word}\b", like.text):
            factor = Decimal(scale)
    number = get(lang).number((value / factor).quantize(Decimal("0.001")).normalize() + 0)
    return re.sub(r"\d[\d.,]*", number, like.text, count=1) if re.search(r"\d", like.text) else number
