"""Dates that cannot be: a day that does not exist, a weekday that does not match, `jl.` outside its year, something done
on a day still to come, and documents out of their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.errors import Severity
from drafting.locale import MONTHS, WEEKDAYS

_DAY = "|".join((*WEEKDAYS["nl"], *WEEKDAYS["en"]))
_MONTH = "|".join((*MONTHS["nl"], *MONTHS["en"]))
_DATE = re.compile(
    rf"(?:\b(?P<weekday>{_DAY}),? )?\b(?P<day>\d{{1,2}})[ \u00a0](?P<month>{_MONTH})(?:[ \u00a0](?P<year>(?:19|20)\d{{2}}))?(?P<jl>[ \u00a0]jl\.?)?",
    re.IGNORECASE,
)


_DONE = re.compile(
    r"(?:\b(?:is|zijn|werd|werden|heeft|hebben|has|have|was|were)\b[^.;]{0,60}|\b(?:getekend|ondertekend|gesloten|gepubliceerd|aangenomen|verzonden|signed|published|adopted|sent)\b[^.;]{0,12})$"
)
_PARTICIPLE = re.compile(
    r"^[^.;]{0,60}?\b(?:getekend|ondertekend|gesloten|gepubliceerd|aangenomen|verzonden|signed|published|adopted|sent)\b"
)
# In January "12 december jl." is that of a few weeks ago, and so it is written.
_RECENT = 100
_STAGES = (
    ("EoP", re.compile(r"\b(?:EoP|Expression of Principles)\b")),
    ("AMVI-advies", re.compile(r"\b(?:AMVI-advies|advies van de (?:AMVI|[Aa]dviescommissie))\b")),
    ("JLoI", re.compile(r"\b(?:JLoI|Joint Letter of Intent)\b")),
    (
        "maatwerkafspraak",
        re.compile(r"\b(?:[Mm]aatwerkafspraak|[Tt]ailor-made [Aa]greement|[Mm]aatwerkovereenkomst)\b"),
    ),
)


def find(subject: Subject) -> Iterator[Hit]:
    """Dates in words, in Dutch and English. A date without a year counts in the document's own year if it is followed by
    `jl.`"""
    for line in subject.lines:
        yield from _order(line)
        for match in _DATE.finditer(line.text):
            names = [m.lower() for m in (*MONTHS["nl"], *MONTHS["en"])]
            month = names.index(match["month"].lower()) % 12 + 1
            year = (
                int(match["year"]) if match["year"] else subject.moment.year if match["jl"] and subject.moment else None
            )
            try:
                day = date(year or 2024, month, int(match["day"]))
            except ValueError:
                yield Hit(line, match[0], {"found": match[0]}, "dates-none")
                continue
            if match["weekday"] and year:
                days = [d.lower() for d in (*WEEKDAYS["nl"], *WEEKDAYS["en"])]
                if days.index(match["weekday"].lower()) % 7 != day.weekday():
                    right = WEEKDAYS[subject.lang][day.weekday()]
                    yield Hit(line, match[0], {"found": match["weekday"], "date": match[0], "right": right})
            if match["year"] and subject.moment and day > subject.moment and _done(line.text, match):
                yield Hit(
                    line, line.text[max(0, match.start() - 30) : match.end() + 15], {"found": match[0]}, "dates-done"
                )
            if match["jl"] and match["year"]:
                yield Hit(line, match[0], {"found": match[0]}, "dates-jl")
            elif match["jl"] and subject.moment and day > subject.moment and not _recent(day, subject.moment):
                yield Hit(line, match[0], {"found": match[0]}, "dates-jl-future")


def _recent(day: date, moment: date) -> bool:
    """Whether that day of the year before lies a few weeks back."""
    return (moment - day).days + 365 <= _RECENT


def _done(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence says that it has happened: "is op … getekend", "getekend op …"."""
    before, after = text[: match.start()][-75:], text[match.end() :][:75]
    if re.search(
        r"\b(?:worden|zal|zullen|wordt|gaat|beoogd|voorzien|uiterlijk|vóór|tot|will|to be|by)\b", before + after[:40]
    ):
        return False
    if re.search(
        r"\b(?:getekend|ondertekend|gesloten|gepubliceerd|aangenomen|verzonden|signed|published|adopted|sent)\b[^.;]{0,12}$",
        before,
    ):
        return True
    return bool(_DONE.search(before) and _PARTICIPLE.match(after))


def _order(line: TextLine) -> Iterator[Hit]:
    """Two documents of the process with their dates in one sentence, the later one first in time."""
    for sentence in re.split(r"(?<=[a-z)]{2}[.;])\s", line.text):
        dated: list[tuple[int, str, date]] = []
        for rank, (name, pattern) in enumerate(_STAGES):
            for stage in pattern.finditer(sentence):
                near = re.compile(
                    r"^(?:[ \u00a0](?:is|was|werd|of|van|op|d\.d\.|dated|signed|on|getekend|gesloten|ondertekend|gedateerd|uitgebracht)){1,4}[ \u00a0]"
                )
                match = near.match(sentence[stage.end() :])
                at = _DATE.match(sentence, stage.end() + match.end()) if match else None
                if at and at["year"] and (day := _day(at)):
                    dated.append((rank, name, day))
        for rank, name, day in dated:
            earlier = next((d for d in dated if d[0] < rank and d[2] > day), None)
            if earlier:
                values = {"later": name, "date": day, "earlier": earlier[1], "other": earlier[2]}
                yield Hit(line, sentence[:80], values, "dates-order")


def _day(match: re.Match[str]) -> date | None:
    names = [m.lower() for m in (*MONTHS["nl"], *MONTHS["en"])]
    try:
        return date(int(match["year"]), names.index(match["month"].lower()) % 12 + 1, int(match["day"]))
    except ValueError:
        return None


RULE = Rule(
    "dates",
    "kalender; taaladvies: 'jl.' alleen binnen hetzelfde jaar; werkwijze: EoP < advies < JLoI < maatwerkafspraak",
    find,
    Severity.ERROR,
)
