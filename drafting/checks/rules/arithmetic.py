"""Figures that do not follow from each other: a percentage, a difference or a sum that is not what its neighbours give, a unit a thousand times too
large, instalments that are not the whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from drafting.checks.figures import WORDS, Figure, figures
from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.errors import Severity
from drafting.locale import get

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d%)₂³][.;?!])\s+(?=[A-Z“(\d€])")
_BACK = re.compile(
    r"^(?:Dat|Dit|Hiervan|Daarvan|Deze|De (?:verlaging|verhoging|daling|stijging|toename|afname|vermindering)|That|This|Of this|Of these|Samen|In totaal|In total|Together|Van die|Van dat|It|Dus|So|In \d{4} (?:is|was|bedraagt)|Bij (?:een|volledige))\b"
)
_FROM_TO = re.compile(r"\b(?:van|from)[ \u00a0](?:circa |ruim |€ ?)?$")
_TO = re.compile(r"^(?:[ \u00a0][\w₂-]+){0,4}?[ \u00a0](?:naar|to)[ \u00a0]")
_SHARE = re.compile(
    r"(?:\b(?:oftewel|ofwel|of|dus|dat is|dit is|or|zijnde|te weten|equal to|which is|that is|is)[ \u00a0]|\(|\b(?:daling|stijging|toename|afname|verlaging|verhoging|vermindering|reductie|groei|reduction|increase|decrease|drop) (?:van|of|met|by)[ \u00a0]|\bdaalt met[ \u00a0]|\bdaling met[ \u00a0]|\bby[ \u00a0]|\bso[ \u00a0](?!by)|:[ \u00a0])(?:circa |ruim |bijna |ongeveer )?$",
    re.IGNORECASE,
)
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
_PARTS = re.compile(
    r":|\b(?:waarvan|bestaande uit|bestaat uit|te weten|namelijk|verdeeld in|als volgt verdeeld|of which|consisting of|made up of|namely|in two sections of|in twee delen van)\b:?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"(?:^|[ ,;])(?:[Ss]amen|[Ii]n totaal|[Tt]ezamen|[Tt]ogether|[Ii]n total|totalling)(?: is dat| is| komt dat neer op| bedraagt)?[ \u00a0](?:is (?:dat )?|goed voor )?$|\b(?:[Ii]n totaal|[Tt]otaal|[Tt]otal) (?:is|bedraagt|of)[ \u00a0]$|\b[Dd]at is (?:samen|in totaal)[ \u00a0]$"
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
                yield from _sums(line, line.text, list(figures(line.text, subject.lang, words=True)), 0, subject.lang)
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
        for check in (_shares, _portions, _differences, _direction, _equal, _instalments, partial(_sums)):
            counted = list(figures(joined, lang, words=True)) if getattr(check, "func", check) is _sums else named
            for hit in check(line, joined, counted, since, lang):
                if not told & {str(hit.values.get("found"))}:
                    told.add(str(hit.values.get("found")))
                    yield hit
        yield from _rest(line, joined, lang)
        previous = sentence


def _shares(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """A percentage that is said to follow: from the two figures of one unit before it (or around it), as a share or as a change."""
    for i, share in enumerate(named):
        if share.unit != "%" or share.end <= since or not _SHARE.search(text[: share.start]):
            continue
        if sum(f.unit == "%" for f in named) > 1 and not re.search(r"\($", text[: share.start].rstrip()):
            others = [f for f in named if f.unit == "%" and f is not share]
            if any(abs(f.start - share.start) < 60 for f in others):
                continue
        pool = [f for f in named[:i] if f.unit != "%"] or []
        pair = _pair(pool, text) or _pair([f for f in named if f.unit != "%" and f.end > since - 400], text)
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
                "right": f"{_round(right, lang)}%",
                "one": one.text.strip(),
                "other": other.text.strip(),
            },
            "arithmetic-share",
        )


def _portions(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
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
                {"found": part.text, "right": f"{_said(right, part, lang)}", "one": whole.text, "other": share.text},
                "arithmetic-share",
            )


def _pair(pool: list[Figure], text: str = "") -> tuple[Figure, Figure] | None:
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


def _differences(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
    """ "van 260 naar 167 kton, een vermindering van 95 kton"."""
    for i, figure in enumerate(named):
        if figure.unit in ("%",) or figure.end <= since or not _DIFFERENCE.search(text[: figure.start]):
            continue
        pair = _pair([f for f in named[:i] if f.unit == figure.unit]) or (
            _pair([f for f in named if f.unit == figure.unit and f is not figure]) if i == 0 else None
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
                {"found": figure.text, "right": _said(right, figure, lang), "one": pair[0].text, "other": pair[1].text},
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
                {"found": other.text, "right": _said(one.value, other, lang), "one": one.text},
                "arithmetic-equal",
            )


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
                    "right": _said(whole[-1].value / count, figure, lang),
                    "one": whole[-1].text,
                    "count": count,
                },
                "arithmetic-instalments",
            )


def _sums(line: TextLine, text: str, named: list[Figure], since: int, lang: str) -> Iterator[Hit]:
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


def _sum(line: TextLine, text: str, whole: Figure, total: Decimal, since: int, lang: str) -> Hit:
    start = max(since, whole.start - 10)
    return Hit(line, text[start:], {"found": whole.text, "right": _said(total, whole, lang)}, "arithmetic-sum")


def _listed(text: str, parts: list[Figure]) -> bool:
    """Whether figures stand in one enumeration: commas or "en" between, few words, no new verb of comparison."""
    for one, other in itertools.pairwise(parts):
        between = text[one.end : other.start]
        if (
            len(between.split()) > 14
            or not re.search(r",|\ben\b|\band\b|;|\bplus\b", between)
            or re.search(r"\b(?:naar|tot|tegen|dan|maar|terwijl|than|to)\b(?! het)", between)
        ):
            return False
    return True


def _rest(line: TextLine, text: str, lang: str) -> Iterator[Hit]:
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


def _round(value: Decimal, lang: str) -> str:
    return get(lang).number(value.quantize(Decimal("0.1")).normalize() if value % 1 else value)


def _said(value: Decimal, like: Figure, lang: str) -> str:
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


RULE = Rule("arithmetic", "werkwijze: getallen die naast elkaar staan, kloppen met elkaar", find, Severity.ERROR)
