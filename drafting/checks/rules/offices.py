"""Ministries, ministers, bodies and laws that were called otherwise on the day of the document: "het ministerie van KGG" in March 2026."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.locale.offices import OFFICES, called, named_instead

_G = "[ \u00a0]"


def _pattern(sorts: tuple[str, ...]) -> str:
    names = {
        n.replace(" ", _G)
        for o in OFFICES
        if o.sort in sorts
        for n in (re.escape(o.name).replace("\\ ", " "), *map(re.escape, o.short))
    }
    return "|".join(sorted(names, key=len, reverse=True))


_OFFICE = re.compile(
    rf"\b(?P<sort>[Mm]inister(?:ie|ies)?|[Ss]taatssecretaris(?:sen)?|MINISTER|STAATSSECRETARIS|commissie){_G}(?:van|voor|VAN|VOOR){_G}(?P<name>{_pattern(('ministry', 'minister'))})(?![\w&]|-[a-z]|,? (?:Landbouw|en [A-Z]))",
    re.IGNORECASE,
)
_BODY = re.compile(rf"(?<![\w-])(?P<name>{_pattern(('body', 'law'))})(?![\w]|-(?!verzoek|besluit))")
_BARE = re.compile(r"\b(?:Minister van (?P<name>EL&I|VROM|VenW|V&W|IenM|I&M))(?![\w])")
# What is told of an earlier time.
_THEN = re.compile(
    r"\b(?:destijds|toenmalige?|voormalige?|vroegere?|voorheen|opgegaan|rechtsvoorganger|(?:ambts)?voorgangers?|voorgaande?|vorige? kabinet|oud-\w+|former(?:ly)?|predecessors?)\b"
)
_BULLET = re.compile(r"^(?:[-–•*]|\(?[a-z0-9]{1,2}[.)])\s")
_LAW_NAMES = re.compile(
    r"\b(?:Kaderwet|Regeling|Besluit|Mandaatbesluit|Subsidieregeling|Wet|begrotingsstaten?|begroting)\b[^.;]{0,60}$"
)


def find(subject: Subject) -> Iterator[Hit]:
    """By the day of the document; where that is not known, only what existed in none of the years that the text names."""
    span = _span(subject)
    if span is None:
        return
    told: set[tuple[str, str]] = set()
    lead = ""
    for line in subject.lines:
        if line.sort == "note":
            continue
        if not _BULLET.match(line.text):
            lead = line.text if line.text.rstrip().endswith(":") else ""
        for pattern in (_OFFICE, _BODY):
            for match in pattern.finditer(line.text):
                name = _canonical(match["name"].replace("\u00a0", " "))
                sort = _sort(match)
                # An entry of a list speaks of the time of its opening words.
                around = f"{lead} {line.text[max(0, match.start() - 90) : match.end() + 60]}"
                years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", around)]
                if _past(around, years, span) or _LAW_NAMES.search(line.text[: match.start()]) or (sort, name) in told:
                    continue
                sorts = ("body", "law") if sort == "body" else (sort,)
                if all(_wrong(s, name, span) for s in sorts) and not (
                    subject.profile == "statute" and _later(name, span[1])
                ):
                    told.add((sort, name))
                    day = span[1]
                    right = next((r for s in sorts if (r := named_instead(s, name, day))), "")
                    yield Hit(
                        line, match[0], {"found": match[0], "name": name, "right": right or "–", "day": f"{day.year}"}
                    )


def _sort(match: re.Match[str]) -> str:
    word = match.groupdict().get("sort")
    return "body" if word is None else "ministry" if word.lower().startswith("ministerie") else "minister"


def _canonical(name: str) -> str:
    return next((n for o in OFFICES for n in (o.name, *o.short) if n.casefold() == name.casefold()), name)


def _wrong(sort: str, name: str, span: tuple[date, date]) -> bool:
    if not any(
        name in (o.name, *o.short) and (o.sort == sort or (sort == "minister" and o.sort == "ministry"))
        for o in OFFICES
    ):
        return sort in ("body", "law")
    first, last = span
    if first == last:
        return not called(sort, name, first)
    known = [
        o
        for o in OFFICES
        if name in (o.name, *o.short) and (o.sort == sort or (sort == "minister" and o.sort == "ministry"))
    ]
    return all(o.until <= first or o.since > last for o in known)


def _past(around: str, years: list[int], span: tuple[date, date]) -> bool:
    """Whether the sentence speaks of another time than the document's."""
    if years and min(years) < span[0].year:
        return True
    return bool(_THEN.search(around))


def _later(name: str, day: date) -> bool:
    """Whether it was called so at a later time: a law in force has been changed since its date."""
    return any(name in (o.name, *o.short) and o.since > day for o in OFFICES)


def _span(subject: Subject) -> tuple[date, date] | None:
    if subject.moment:
        return subject.moment, subject.moment
    years = sorted({int(y) for line in subject.lines for y in re.findall(r"\b(20[0-4]\d)\b", line.text)})
    return (date(years[0], 1, 1), date(years[-1], 12, 31)) if years else None


RULE = Rule("offices", "Almanak van de overheid; koninklijke besluiten bij het aantreden van de kabinetten", find)
