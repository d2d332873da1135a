"""The days that a text names, and the day of the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drafting.locale import MONTHS

_MONTH = "|".join((*MONTHS["nl"], *MONTHS["en"]))
_NAMES = [m.lower() for m in (*MONTHS["nl"], *MONTHS["en"])]
_G = "[ \u00a0]"
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}){_G})?(?P<month>{_MONTH}){_G}(?P<year>(?:19|20)\d\d)\b|\b(?P<d>\d{{1,2}})[-/](?P<m>\d{{1,2}})[-/](?P<y>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    rf"^(?:(?:[A-Z][\w’'-]+(?:{_G}[A-Z][\w’'-]+){{0,2}}|’s-Gravenhage|'s-Gravenhage),?{_G}(?:op{_G}|de{_G})?)?(\d{{1,2}}{_G}\w+{_G}\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}})\.?$"
)
_LABEL = re.compile(rf"^(?:Datum|Date|Dagtekening|Datum brief){_G}*:?{_G}*(.*)$", re.IGNORECASE)
_TITLE = re.compile(rf"\bvan{_G}(\d{{1,2}}{_G}\w+{_G}\d{{4}}),{_G}nr\.?|^Besluit van{_G}(\d{{1,2}}{_G}\w+{_G}\d{{4}})")
_SIGNED = re.compile(
    rf"\b(?:Aldus|[Gg]etekend|[Oo]ndertekend|Gegeven|[Ss]igned|[Mm]ade|[Cc]oncluded|[Ee]ntered into)\b[^.;]{{0,80}}?\b(?:op|on|te [^,.;]{{2,40}},?|in [A-Z][^,.;]{{2,30}},?|at [^,.;]{{2,30}},?){_G}?(?:de{_G})?(\d{{1,2}}{_G}\w+{_G}\d{{4}})"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or a whole month where `first` and `last` differ, with where it stands."""

    start: int
    end: int
    text: str
    first: date
    last: date


def mentions(text: str) -> Iterator[Mention]:
    """Every day and month with its year; a day that does not exist is left out."""
    for match in _DAY.finditer(text):
        try:
            if match["d"]:
                first = last = date(int(match["y"]), int(match["m"]), int(match["d"]))
            else:
                year, month = int(match["year"]), _NAMES.index(match["month"].lower()) % 12 + 1
                first = last = date(year, month, int(match["day"] or 1))
                if not match["day"]:
                    last = date(year + (month == 12), month % 12 + 1, 1)
        except ValueError:
            continue
        yield Mention(match.start(), match.end(), match[0], first, last)


def document_day(texts: Sequence[str]) -> tuple[date, str] | None:
    """The day of a document, with the words it was taken from: "Datum" with its value beside or below it, a line "Den Haag, 30 juni
    2025" in its head, the title of a regulation, else the day on which it was signed or the line above its signature."""
    head = [t.strip() for t in texts[:60]]
    for i, text in enumerate(head):
        label = _LABEL.match(text)
        if label and (found := _only(label[1] or (head[i + 1] if i + 1 < len(head) else ""))):
            return found, text if label[1] else f"{text} {head[i + 1]}"
    for text in (*head, *(t.strip() for t in texts[-30:])):
        match = _ALONE.match(text)
        if match and (found := _only(match[1])):
            return found, text
    for text in head[:3]:
        match = _TITLE.search(text)
        if match and (found := _only(match[1] or match[2])):
            return found, match[0]
    for text in reversed([t.strip() for t in texts]):
        match = _SIGNED.search(text)
        if match and (found := _only(match[1])):
            return found, match[0]
    return None


def signed(text: str) -> Mention | None:
    """The day on which a line says that the document was signed, or that stands alone above a signature."""
    placed = text.strip()[:1].isalpha() or text.strip()[:1] in "’'"
    match = _SIGNED.search(text) or (_ALONE.match(text.strip()) if placed else None)
    if match is None:
        return None
    return next((m for m in mentions(text) if m.text in match[0]), None)


def _only(text: str) -> date | None:
    found = list(mentions(text))
    return (
        found[0].first
        if len(found) == 1 and len(text.strip()) <= len(found[0].text) + 12 and found[0].first == found[0].last
        else None
    )
