"""Figures in prose: a reduction without its baseline or unit, a decimal written the other language's way, and one quantity
with two values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from drafting import locale
from drafting.checks.rule import Hit, Rule, Subject, TextLine

_GAP = "[ \u00a0\u202f]"
_NUMBER = r"\d[\d.,]*\d|\d"
_GAS = r"(?:CO₂|CO2|CO₂-eq(?:uivalent(?:en)?)?|broeikasgas(?:sen)?|stikstof|NOx|NOₓ|NH₃|NH3|ammoniak|nitrogen|emissie|uitstoot|emission)"
_SHARE = {
    "nl": re.compile(
        rf"\b({_NUMBER}){_GAP}?(?:%|procent){_GAP}(?:minder{_GAP})?(?:(?:reductie|vermindering|daling){_GAP}van{_GAP}(?:de{_GAP})?)?{_GAP}?{_GAS}(?:-?(?:reductie|uitstoot|emissies?))?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b({_NUMBER}){_GAP}?(?:%|per cent){_GAP}(?:(?:less|fewer|reduction (?:in|of)){_GAP})?{_GAS}", re.IGNORECASE
    ),
}
_BASE = re.compile(
    r"ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking met|basisjaar|referentie|compared (?:to|with)|relative to|baseline|versus|below (?:19|20)\d\d|from (?:19|20)\d\d levels|dan in (?:19|20)\d\d|than in (?:19|20)\d\d",
    re.IGNORECASE,
)
# A share with a target year is a goal; without one it may be a matter of speaking.
_TARGET = re.compile(r"\b(?:in|per|voor|vóór|tot|by|uiterlijk)[ \u00a0]20\d\d\b")
_UNIT = r"(?:kiloton|megaton|kton|Mton|ton(?:nes?)?|kg|kilogram|miljoen ton|GWh|MWh|TWh|PJ|TJ|MW|GW|m³|m3|bcm|km)"
_BARE = re.compile(
    rf"\b(?:CO₂|CO2|stikstof|NOx|NH₃)-?(?:reductie|uitstoot|emissie){_GAP}van{_GAP}(?:(?:circa|ruim|ongeveer|bijna|maximaal|ten minste){_GAP})?(\d[\d.]*(?:,\d+)?)(?=[.;]|{_GAP}(?:in|per|en|of)\b|,{_GAP})"
)
_DECIMAL = {
    "nl": re.compile(
        rf"\b(\d{{1,3}}\.\d{{1,2}}){_GAP}?(?:%|(?:procent|miljoen|miljard|mln|mld|{_UNIT})\b)|€{_GAP}?(\d+\.\d{{2}})(?![\d.])"
    ),
    "en": re.compile(rf"\b(\d{{1,3}},\d{{1,2}}){_GAP}?(?:%|(?:per cent|million|billion|{_UNIT})\b)"),
}
# What is measured, up to its number: "een CO₂-reductie van 167 kton in 2030", "subsidie van maximaal € 73 miljoen".
_BIG = rf"%|procent|per cent|miljoen ton|miljoen|miljard|mln|million|billion|{_UNIT}"
_SAID = re.compile(
    rf"(?P<lead>(?:[\w\u00c0-\u017f₂₃-]+{_GAP}){{2,9}})(?:(?P<money>€){_GAP}?(?P<amount>{_NUMBER})(?:{_GAP}(?P<scale>{_BIG})\b)?|(?P<value>{_NUMBER}){_GAP}?(?P<unit>{_BIG}))(?P<tail>(?:{_GAP}[\w\u00c0-\u017f₂₃-]+){{0,4}})"
)


# What makes it one thing: a year, or a name in the middle.
_NAMED = re.compile(r"\b(?:19|20)\d\d\b|(?<=[a-zà-ÿ][ \u00a0])[A-Z]\w+")


_OVER = re.compile(
    rf"\b(?:daal(?:t|de)?|daling|dalen|reductie|vermindering|verminderd?|verlaging|verlaagd?|afname|lager|minder|reduction|reduced?|decrease[ds]?|fall|cut)\b[^.;%]{{0,60}}?(?:\d+[–-])?(?P<n>\d{{3,4}}(?:[.,]\d+)?){_GAP}?(?:%|procent\b)",
    re.IGNORECASE,
)
_PERCENT_BEFORE = re.compile(
    rf"(?:\d+[–-])?(?P<n>[1-9]\d{{2}}){_GAP}?(?:%|procent){_GAP}(?:daalt|daling|reductie|minder|lager|vermindering|reduction|lower|less)\b",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\b(?P<a>\d{{1,2}})[–-](?P<n>\d{{3}}){_GAP}?%")
_BASE_AFTER = re.compile(
    rf"\b(?:in|tot|per|voor|vóór|uiterlijk(?: in)?|by|until){_GAP}(?P<target>20\d\d)\b[^.;]{{0,90}}?\b(?:ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking met|compared (?:to|with)|relative to|versus){_GAP}(?:de uitstoot in |het niveau van |het jaar |emissions in |the level of )?(?P<base>(?:19|20)\d\d)\b"
)
_BACKWARDS = re.compile(
    rf"\b(?:[Tt]ussen|[Pp]eriode(?:{_GAP}van)?|[Jj]aren|[Bb]etween|[Pp]eriod){_GAP}(?P<from>20\d\d)(?:{_GAP}(?:en|tot{_GAP}en{_GAP}met|tot|and|to){_GAP}|[–-])(?P<to>20\d\d)\b"
)
_COMMAS = re.compile(rf"€{_GAP}?[1-9]\d{{0,2}}(?:,\d{{3}})+(?![\d,])")
_GLUED = re.compile(r"€(?=\d)(?P<n>\d[\d.,]*)")
_TWICE = re.compile(rf"€{_GAP}?\d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d\d)?{_GAP}(?:miljoen|miljard)\b")


_PERCENT = re.compile(r"%|procent|per cent")
_HUNDREDS = re.compile(rf"\d{{3}}(?:[.,]\d+)?{_GAP}?(?:%|procent)")


def find(subject: Subject) -> Iterator[Hit]:
    """Percentages of emissions whose baseline stands nowhere in their paragraph; emissions without a unit; decimals."""
    based: set[str] = set()
    told: set[str] = set()
    for line in subject.prose:
        if not any(c.isdigit() for c in line.text):
            continue
        for match in _SHARE[subject.lang].finditer(line.text) if _PERCENT.search(line.text) else ():
            if _BASE.search(line.text):
                based.add(match[1])
            elif match[1] not in told | based and _TARGET.search(line.text[match.start() :].partition(". ")[0]):
                told.add(match[1])
                yield Hit(line, match[0], {"found": f"{match[1]}%"}, "quantities-baseline")
        for match in _BARE.finditer(line.text):
            if not re.fullmatch(r"(?:19|20)\d\d", match[1]):
                yield Hit(line, match[0], {"found": match[1]}, "quantities-unit")
        for match in _DECIMAL[subject.lang].finditer(line.text):
            found = match[1] or match[2]
            right = found.replace(".", ",") if subject.lang == "nl" else found.replace(",", ".")
            yield Hit(line, match[0], {"found": found, "right": right}, "quantities-decimal")
        yield from _impossible(line)
        if subject.lang == "nl":
            yield from _money(line)
    yield from _two_values(subject)


def _near_figures(text: str) -> Iterator[re.Match[str]]:
    """What `_SAID` finds, looked for around figures with a unit only: a long paragraph holds few."""
    at = 0
    for figure in _UNITED.finditer(text):
        if figure.end() > at and (
            match := _SAID.search(text, max(at, figure.start() - 130), min(len(text), figure.end() + 90))
        ):
            yield match
            at = match.end()


_UNITED = re.compile(rf"€{_GAP}?\d|\d{_GAP}?(?:{_BIG})")


def _impossible(line: TextLine) -> Iterator[Hit]:
    """More than all there is; a base year that does not lie before its target."""
    for pattern in (_OVER, _PERCENT_BEFORE, _RANGE) if _HUNDREDS.search(line.text) else ():
        for match in pattern.finditer(line.text):
            value = locale.parse_number(match["n"].replace(".", ","), "nl")
            if value > 100 and (
                pattern is not _RANGE or re.search(r"\b(?:daal|dalen|daalt|reduc|vermind|verlag)", line.text)
            ):
                yield Hit(line, match[0][-40:], {"found": f"{match['n']}%"}, "quantities-over")
                break
        else:
            continue
        break
    for match in _BACKWARDS.finditer(line.text):
        if int(match["from"]) > int(match["to"]):
            yield Hit(line, match[0], {"found": match["from"], "target": match["to"]}, "quantities-base")
    for match in _BASE_AFTER.finditer(line.text) if _BASE.search(line.text) else ():
        if int(match["base"]) >= int(match["target"]):
            yield Hit(line, match[0][-40:], {"found": match["base"], "target": match["target"]}, "quantities-base")


def _money(line: TextLine) -> Iterator[Hit]:
    """ "€ 36,500,000", "€73", "€ 126.000.000,00 miljoen"."""
    for match in _COMMAS.finditer(line.text):
        yield Hit(line, match[0], {"found": match[0], "right": match[0].replace(",", ".")}, "quantities-money")
    for match in _TWICE.finditer(line.text):
        yield Hit(line, match[0], {"found": match[0], "right": f"{match[0].rpartition(' ')[0]}"}, "quantities-money")
    for match in _GLUED.finditer(line.text):
        yield Hit(
            line,
            match[0],
            {"found": match[0].rstrip(".,"), "right": f"€ {match['n'].rstrip('.,')}"},
            "quantities-money",
        )


def _two_values(subject: Subject) -> Iterator[Hit]:
    """The same words before and after two different numbers of one unit, at least five words in all, one of them a name or
    a year: the same quantity, said twice."""
    seen: dict[tuple[str, ...], list[tuple[Decimal, str, TextLine]]] = defaultdict(list)
    for line in subject.prose:
        for match in _SAID.finditer(line.text) if any(c.isdigit() for c in line.text) else ():
            unit = match["unit"] or match["scale"] or "€"
            words = f"{match['lead']} {match['tail']}".casefold().split()
            if len(words) < 5 or not _NAMED.search(f"{match['lead']} {match['tail']}"):
                continue
            try:
                value = locale.parse_number((match["value"] or match["amount"]).rstrip(".,"), subject.lang)
            except locale.NotationError:
                continue
            at = match.start("amount") if match["money"] else match.start("value")
            seen[(*words, unit, match["money"] or "")].append(
                (value, line.text[max(match.start(), at - 30) : match.end()], line)
            )
    for said in seen.values():
        # Three values for the same words are a list or a scale.
        if len({value for value, _, _ in said}) != 2:
            continue
        first = said[0]
        for value, excerpt, line in said[1:]:
            if value != first[0]:
                yield Hit(
                    line,
                    excerpt,
                    {"now": _plain(value, subject.lang), "then": _plain(first[0], subject.lang)},
                    "quantities-two",
                )


def _plain(value: Decimal, lang: str) -> str:
    return locale.get(lang).number(value)


RULE = Rule(
    "quantities", "werkwijze: een getal heeft eenheid, basisjaar en één waarde; taaladvies.net: decimale komma", find
)
