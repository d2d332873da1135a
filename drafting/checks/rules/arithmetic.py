"""Figures that do not follow from each other: a percentage, a difference or a sum that is not what its neighbours give, a unit a thousand times too
large, instalments that are not the whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from drafting.checks.figures import WORDS, Figure, figures
from drafting.checks.percentages import changed, pair_of, portions, shares
from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.checks.sums import bare_parts, rest, said_like, sums
from drafting.errors import Severity

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d%)₂³][.;?!])\s+(?=[A-Z“(\d€])")
_BACK = re.compile(
    r"^(?:Dat|Dit|Hiervan|Daarvan|Deze|De (?:verlaging|verhoging|daling|stijging|toename|afname|vermindering)|That|This|Of this|Of these|Samen|In totaal|In total|Together|Van die|Van dat|It|Dus|So|In \d{4} (?:is|was|bedraagt)|Bij (?:een|volledige))\b"
)
_FROM_TO = re.compile(r"\b(?:van|from)[ \u00a0](?:circa |ruim |€ ?)?$")
_TO = re.compile(r"^(?:[ \u00a0][\w₂-]+){0,4}?[ \u00a0](?:naar|to)[ \u00a0]")
_DIFFERENCE = re.compile(
    r"\b(?:daling|stijging|toename|afname|verlaging|verhoging|vermindering|reductie|verschil|reduction|increase|decrease|difference) (?:van|of)[ \u00a0](?:circa |ruim |€ ?)?$",
    re.IGNORECASE,
)
_FALL = re.compile(
    r"\b(?:daal|dalen|daling|gedaald|vermind|verlaag|verlaging|terug|reduc|afname|afgenomen|bespaar|minder|fall|lower|decreas|cut)",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?:stijg|gestegen|toename|toegenomen|nam toe|groei|verhog|verhoogd|increas|rise|rose|grow)", re.IGNORECASE
)
_SAME = re.compile(
    r"\b(?:gelijk aan|oftewel|ofwel|dat is|dit is|equal to|which is|that is|or)[ \u00a0]$", re.IGNORECASE
)
_COUNT = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_INSTALMENTS = re.compile(
    rf"\b(?:in|four|{_COUNT}|\d+)?[ ]?(?P<n>{_COUNT}|\d{{1,2}}|maandelijkse|monthly)[ ](?:gelijke |jaarlijkse |equal |annual )*(?:termijnen|delen|tranches|instalments|installments|parts)(?: van| of|,)[ \u00a0]$",
    re.IGNORECASE,
)
_REST = re.compile(rf"\b[Dd]e (?:overige|resterende) (?P<n>{_COUNT}|\d+)\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Sentence by sentence; a sentence that goes on about the last one is read with it."""
    for line in subject.prose:
        if not any(c.isdigit() for c in line.text):
            if line.sort == "text" and re.search(r"\bsamen\b|:", line.text):
                yield from sums(line, line.text, list(figures(line.text, subject.lang, words=True)), 0, subject.lang)
            continue
        yield from _line(line, subject.lang)
    yield from _scales(subject)


def _line(line: TextLine, lang: str) -> Iterator[Hit]:
    previous = ""
    for sentence in _SENTENCE.split(line.text):
        joined = f"{previous} {sentence}" if previous and (_BACK.match(sentence) or _REST.match(sentence)) else sentence
        since = len(joined) - len(sentence)
        named = list(figures(joined, lang))
        told: set[str] = set()
        for check in (
            portions,
            shares,
            changed,
            _differences,
            _direction,
            _equal,
            bracketed,
            _instalments,
            partial(sums),
            bare_parts,
        ):
            counted = list(figures(joined, lang, words=True)) if getattr(check, "func", check) is sums else named
            for hit in check(line, joined, counted, since, lang):
                # The same two figures are wrong once, whichever of them is told.
                one = {str(hit.values.get(k)) for k in ("found", "one", "other") if hit.values.get(k)}
                if not told & {str(hit.values.get("found"))} and len(told & one) < 2:
                    told |= one if check is portions else {str(hit.values.get("found"))}
                    yield hit
        yield from rest(line, joined, lang)
        previous = sentence


def _differences(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "van 260 naar 167 kton, een vermindering van 95 kton"."""
    for i, figure in enumerate(named):
        if figure.unit in ("%",) or figure.end <= since or not _DIFFERENCE.search(text[: figure.start]):
            continue
        pair = pair_of([f for f in named[:i] if f.unit == figure.unit]) or (
            pair_of([f for f in named if f.unit == figure.unit and f is not figure]) if i == 0 else None
        )
        if (
            pair is None
            or figure.rough
            or pair[0].rough
            or pair[1].rough
            or not re.search(r"\b(?:naar|to|tot|was|bijgesteld)\b", text)
        ):
            continue
        right = abs(pair[0].value - pair[1].value)
        if figure.value != right and figure.value not in (pair[0].value, pair[1].value):
            yield Hit(
                line,
                text[max(since, figure.start - 30) : figure.end],
                {
                    "found": figure.text,
                    "right": said_like(right, figure, lang),
                    "one": pair[0].text,
                    "other": pair[1].text,
                },
                "arithmetic-difference",
            )


def _direction(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """A fall to a larger figure: most often a unit too large."""
    for one, other in itertools.pairwise(named):
        if (
            one.unit != other.unit
            or one.unit in ("%", "")
            or other.end <= since
            or not _FROM_TO.search(text[: one.start])
            or not _TO.match(text[one.end : other.start + 1] if text[one.end : other.start].strip() else " ")
        ):
            continue
        fall, rise = _FALL.search(text[since:]), _RISE.search(text[since:])
        if fall and not rise and other.value > one.value:
            yield Hit(
                line,
                text[max(since, one.start - 10) : other.end],
                {"found": other.text, "one": one.text},
                "arithmetic-direction",
            )


def _equal(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "1.200 kton, gelijk aan 12 Mton"."""
    for i in range(1, len(named)):
        one, other = named[i - 1], named[i]
        near = [f for f in named[:i] if f.unit == other.unit and f.unit not in ("%", "")]
        if (
            other.end <= since
            or not near
            or not _SAME.search(text[: other.start])
            or re.match(
                r"[ \u00a0](?:minder|meer|lager|hoger|less|more|lower|higher)\b(?! uitstoot)", text[other.end :]
            )
        ):
            continue
        one = near[-1]
        scaled = other.value != one.value and one.digits == other.digits
        said = re.search(r"\b(?:gelijk aan|equal to|oftewel|ofwel)[ \u00a0]$", text[: other.start])
        units = _unit(one) != _unit(other)
        if scaled or (
            units
            and other.value != one.value
            and (
                said
                or (
                    text[one.end : other.start].count(" ") < 9
                    and re.search(r"\b(?:[Dd]at|[Dd]it) is[ \u00a0]$", text[: other.start])
                )
            )
        ):
            yield Hit(
                line,
                text[max(since, other.start - 30) : other.end],
                {"found": other.text, "right": said_like(one.value, other, lang), "one": one.text},
                "arithmetic-equal",
            )


def bracketed(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "0,5 Mton (50 kton)": the same once more in another unit."""
    for one, other in itertools.pairwise(named):
        again = text[one.end : other.start] in (" (", "\u00a0(") and text[other.end : other.end + 1] == ")"
        if (
            again
            and other.end > since
            and one.unit == other.unit != ""
            and _unit(one) != _unit(other)
            and one.digits == other.digits
            and one.value != other.value
        ):
            values = {"found": other.text, "right": said_like(one.value, other, lang), "one": one.text}
            yield Hit(line, text[one.start : other.end], values, "arithmetic-equal")


def _unit(figure: Figure) -> str:
    return re.sub(r"[\d.,\s€]", "", figure.text)


def _instalments(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "€ 45 miljoen in drie termijnen van € 20 miljoen"."""
    for i, figure in enumerate(named):
        match = _INSTALMENTS.search(text[: figure.start])
        whole = [f for f in named[:i] if f.unit == figure.unit]
        if match is None or not whole or figure.unit in ("%",):
            continue
        word = match["n"].lower()
        count = 12 if word in ("maandelijkse", "monthly") else WORDS.get(word) or (int(word) if word.isdigit() else 0)
        if count and count * figure.value != whole[-1].value and not figure.rough:
            yield Hit(
                line,
                text[max(since, figure.start - 30) : figure.end],
                {
                    "found": figure.text,
                    "right": said_like(whole[-1].value / count, figure, lang),
                    "one": whole[-1].text,
                    "count": count,
                },
                "arithmetic-instalments",
            )


def _scales(subject: Subject) -> Iterator[Hit]:
    """The same digits a thousand times apart in one paragraph or the next: kton for Mton, miljard for miljoen."""
    last: list[tuple[Figure, TextLine]] = []
    for line in subject.prose:
        here = (
            [(f, line) for f in figures(line.text, subject.lang) if f.unit in ("t", "€") and len(f.digits) > 0]
            if any(c.isdigit() for c in line.text)
            else []
        )
        for i, (figure, _) in enumerate(here):
            for other, home in (*last, *here[:i]):
                ratio = max(figure.value, other.value) / max(Decimal("0.0001"), min(figure.value, other.value))
                trivial = len(figure.digits) < 2 or not (
                    re.search("[a-z]", figure.text) and re.search("[a-z]", other.text)
                )
                again = re.search(
                    r"\b(?:[Dd]eze|[Dd]it|[Dd]at|a demand of|vraag van|[Tt]hese|[Tt]his)[ \u00a0](?:bedrag van )?$",
                    line.text[: figure.start],
                )
                if (
                    figure.unit == other.unit
                    and figure.digits == other.digits
                    and ratio in (1000, 1000000)
                    and (not trivial or again)
                    and not _SAME.search(line.text[: figure.start])
                ):
                    first = other.value > figure.value and _unit(other) in ("Mton", "miljard", "billion")
                    yield Hit(
                        home if first and again else line,
                        (other if first and again else figure).text,
                        {
                            "found": (other if first and again else figure).text,
                            "one": (figure if first and again else other).text,
                        },
                        "arithmetic-scale",
                    )
        if here:
            last = here


RULE = Rule("arithmetic", "werkwijze: getallen die naast elkaar staan, kloppen met elkaar", find, Severity.ERROR)
