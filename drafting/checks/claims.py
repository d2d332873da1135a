"""What sentences say of a quantity: whose, what is measured, how much, in which year and against which year, so that the same can be found in other
words, in an annex, a table or a chart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting import tree as t
from drafting.checks.figures import figures
from drafting.checks.rule import Subject, TextLine

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)%₂][.;?!])\s+(?=[A-Z“(])")
_MEASURES = (
    ("reduction", re.compile(r"reduc|vermind|verlag|minder\b|bespar|daling|dalen|daalt|afname|neemt af|lower|\bcuts?\b|saves?\b", re.IGNORECASE)),
    ("emission", re.compile(r"uitstoot|stoot|stoten|emissie|emission|emits?\b", re.IGNORECASE)),
    ("support", re.compile(r"subsid|steun|grant|support|state aid", re.IGNORECASE)),
    ("investment", re.compile(r"invest", re.IGNORECASE)),
    ("budget", re.compile(r"budget|begrot|gereserveerd|beschikbaar|reserv|available", re.IGNORECASE)),
    ("cost", re.compile(r"\bkost|costs?\b", re.IGNORECASE)),
    ("capacity", re.compile(r"capaciteit|vermogen|capacity", re.IGNORECASE)),
    ("production", re.compile(r"produc|opwek", re.IGNORECASE)),
)  # fmt: skip
_SUBSTANCES = (
    ("co2", re.compile(r"CO₂|CO2|broeikasgas|koolstofdioxide|greenhouse", re.IGNORECASE)),
    ("nitrogen", re.compile(r"stikstof|NO[xₓ]|NH₃|NH3|ammoniak|nitrogen", re.IGNORECASE)),
    ("dust", re.compile(r"fijnstof|PM10|PM2|particulate", re.IGNORECASE)),
)  # fmt: skip
_BASE = re.compile(
    r"(?:ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking met|dan in|basisjaar|compared (?:to|with)|relative to|than in|against)(?: het (?:jaar|niveau van))?[ \u00a0]((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
# A part, an earlier value, a possibility: not the quantity itself.
_NOT_IT = re.compile(
    r"\b(?:waarvan|hiervan|daarvan|helft|deel|aandeel|resterende?|overige|aanvankelijk|eerder|eerste raming|oorspronkelijk|destijds|scenario|variant|bandbreedte|"
    r"tussen|bijgesteld|verhoogd|verlaagd van|van .{1,20} naar|nog|reeds|al|potentieel|cumulatief|eenmalig|indien|als|mits|of which|half|share|originally|"
    r"between|up to then|if|per ton|per project|elk|ieder|each|zou|would|extra|additionele?|aanvullende?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w-])[A-Z][\w\u00c0-\u017f&’-]*[a-zA-Z](?:[ \u00a0](?:&[ \u00a0])?[A-Z][\w\u00c0-\u017f&’-]+)*"
)
_WITHIN = re.compile(r"(?<=[a-zà-ÿ,] )[A-Z][\w\u00c0-\u017f&’-]{2,}")
_KINDS = re.compile(
    r"\b(?:de|het|the|deze|dit) (industrie|sector|maatwerkaanpak|maatwerkafspraken|staalindustrie|chemie|landbouw|mobiliteit|haven|installatie|fabriek|regeling|"
    r"onderneming|bedrijf|project|industry|installation|plant|company|scheme)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    [
        "CO2",
        "CO₂",
        "NOx",
        "NH3",
        "ETS",
        "EU",
        "Rijk",
        "Staat",
        "Kamer",
        "Kamerstuk",
        "Nederland",
        "Europese",
        "Commissie",
        "Tweede",
        "Eerste",
        "Artikel",
        "Bijlage",
        "Tabel",
        "Figuur",
        "Partijen",
        "Minister",
        "Scope",
        "JLoI",
        "EoP",
        "AMVI",
        "Mton",
        "MW",
        "GW",
        "GWh",
        "MWh",
        "TWh",
        "PJ",
        "GJ",
        "TJ",
        "EUR",
        "In",
        "De",
        "Het",
        "Een",
        "Dit",
        "Deze",
        "Voor",
        "Met",
        "Bij",
        "Van",
        "Op",
        "Uit",
        "Tot",
        "The",
        "This",
        "It",
        "By",
        "For",
        "State",
        "Parties",
        "Annex",
        "Table",
        "Figure",
        "Commission",
        "Netherlands",
        "Dutch",
        "European",
        "Article",
    ]
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure and what it is of; `whose` is a name or a kind ("de industrie"), `year` and `base` are "" where the sentence says none."""

    whose: str
    measure: str
    substance: str
    unit: str
    year: str
    base: str
    value: Decimal
    text: str
    rough: bool
    line: TextLine


def claims(subject: Subject) -> tuple[Claim, ...]:
    """The sentences that say one figure of one unit of one thing; all others leave room for doubt and are passed over. Read once a document."""
    if "claims" not in subject.kept:
        subject.kept["claims"] = tuple(_claims(subject))
    return subject.kept["claims"]


def _claims(subject: Subject) -> Iterator[Claim]:
    names = _names(subject)
    for line in subject.lines:
        if line.sort in ("heading", "cell") or not any(c.isdigit() for c in line.text):
            continue
        for sentence in _SENTENCE.split(line.text):
            yield from _of(sentence, line, subject, names)


def _names(subject: Subject) -> frozenset[str]:
    """What has a capital within a sentence, or stands in a table or chart by itself: a name also where it begins a sentence."""
    found = {w for line in subject.prose for w in _WITHIN.findall(line.text)}
    found |= {line.text.split()[0] for line in subject.lines if line.sort == "cell" and line.text[:1].isupper()}
    charts = (n for n in subject.nodes() if isinstance(n, t.Chart))
    return frozenset(
        found | {w for n in charts for x in (*n.categories, *(s.name for s in n.series)) for w in x.split()[:1]}
    )


def _of(sentence: str, line: TextLine, subject: Subject, names: frozenset[str]) -> Iterator[Claim]:
    if _NOT_IT.search(sentence):
        return
    measure, substance = measured(sentence), _substance(sentence)
    whose = _whose(sentence, subject, names)
    if not measure or not whose:
        return
    base = _BASE.search(sentence)
    years = set(_YEAR.findall(_BASE.sub(" ", sentence)))
    if len(years) > 1:
        return
    named = list(figures(sentence, subject.lang))
    for figure in named:
        if figure.unit and sum(f.unit == figure.unit for f in named) == 1:
            yield Claim(
                whose, measure, substance, figure.unit, next(iter(years), ""), base[1] if base else "", figure.value, figure.text, figure.rough, line,
            )  # fmt: skip


def measured(text: str) -> str:
    """What is measured; "" where the words name nothing, or more than one thing."""
    found = [name for name, pattern in _MEASURES if pattern.search(text)]
    if found[:2] == ["reduction", "emission"]:
        found.remove("emission")
    return found[0] if len(found) == 1 else ""


def _substance(text: str) -> str:
    found = [name for name, pattern in _SUBSTANCES if pattern.search(text)]
    return found[0] if len(found) == 1 else "several" if found else ""


def _whose(sentence: str, subject: Subject, known: frozenset[str]) -> str:
    names = {n for m in _NAME.finditer(sentence) if (n := _as_name(m, sentence, subject, known))}
    if len(names) == 1:
        return names.pop()
    kinds = {m[1].casefold() for m in _KINDS.finditer(sentence)}
    return kinds.pop() if not names and len(kinds) == 1 else ""


def _as_name(match: re.Match[str], sentence: str, subject: Subject, names: frozenset[str]) -> str:
    words = [w for w in match[0].replace("\u00a0", " ").split(" ") if w.partition("-")[0] not in _COMMON]
    begins = match.start() == 0 or sentence[: match.start()].rstrip()[-1:] in ".:“("
    if begins and words and words[0] not in names:
        known = subject.words is not None and (
            subject.words.knows(words[0].lower()) if subject.lang == "nl" else subject.words.english(words[0].lower())
        )
        words = words[1:] if known else words
    return " ".join(words) if words and len(words[0]) > 2 else ""


def agree(one: Claim, other: Claim) -> bool:
    """Whether two figures are the same, or are rounded so."""
    if one.value == other.value:
        return True
    larger = max(one.value, other.value)
    return bool(larger) and abs(one.value - other.value) <= larger * (
        Decimal("0.1") if one.rough or other.rough else Decimal("0.005")
    )
