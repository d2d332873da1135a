"""Dates that cannot be: a day that does not exist, a weekday that does not match, `jl.` outside its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.locale import MONTHS, WEEKDAYS

_DAY = "|".join((*WEEKDAYS["nl"], *WEEKDAYS["en"]))
_MONTH = "|".join((*MONTHS["nl"], *MONTHS["en"]))
_DATE = re.compile(rf"(?:\b(?P<weekday>{_DAY}),? )?\b(?P<day>\d{{1,2}})[ \u00a0](?P<month>{_MONTH})(?:[ \u00a0](?P<year>(?:19|20)\d{{2}}))?(?P<jl>[ \u00a0]jl\.?)?", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Hit]:
    """Dates in words, in Dutch and English. A date without a year counts in the document's own year if it is followed by
    `jl.`"""
    for line in subject.lines:
        for match in _DATE.finditer(line.text):
            names = [m.lower() for m in (*MONTHS["nl"], *MONTHS["en"])]
            month = names.index(match["month"].lower()) % 12 + 1
            year = int(match["year"]) if match["year"] else subject.moment.year if match["jl"] and subject.moment else None
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
            if match["jl"] and match["year"]:
                yield Hit(line, match[0], {"found": match[0]}, "dates-jl")
            elif match["jl"] and subject.moment and day > subject.moment:
                yield Hit(line, match[0], {"found": match[0]}, "dates-jl-future")


RULE = Rule("dates", "taaladvies: 'jl.' alleen binnen hetzelfde jaar; kalender", find, Severity.ERROR)
