"""Placeholders left behind: what was to be filled in before the document goes out; words marked yellow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_PATTERN = re.compile(
    r"\[●[^\]]*\]?|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{\{|\{%|\b[Xx]{2,}(?:[-./][Xx]{2,})*\b|\[(?:\.{2,}|…|_+|[Xx]+|(?:nog )?(?:in te )?vullen[^\]]*|invullen[^\]]*|(?:naam|datum|bedrag|functie|plaats|adres|kenmerk|nummer|bedrijf|name|date|amount|insert)\b[^\]]{0,40})\]"
    r"|<(?:naam|datum|bedrag|invullen|name|date)[^>]{0,40}>|\bPM\b(?!\s?\d)|\bP\.M\.(?!\s?\d)|\bTODO\b|\b[Nn]\.?[Tt]\.?[Bb]\b\.?|\bt\.b\.[acd]\.|\bT\.B\.[ACD]\.|\bTB[ACD]\b|_{4,}|\.{6,}(?=\s*$|\s*[a-z])|\?{2,}"
    r"|Error! (?:Reference|Bookmark)[^.]*\.|Fout! (?:Verwijzingsbron|Bladwijzer)[^.]*\."
)
_CLOCK = re.compile(r"\d\s?$")


def find(subject: Subject) -> Iterator[Hit]:
    """Marks of open places in any line. `PM` only in capitals: it stands for an amount still to come. Roman numbers are
    left alone, and so are dotted lines to sign on."""
    for line in subject.lines:
        for match in _PATTERN.finditer(line.text):
            found = match[0]
            if re.fullmatch(r"X{2,3}", found) and re.search(
                r"\b(?:hoofdstuk|titel|deel|bijlage|chapter|title|annex|[0-9 ]{5,7}) ?$",
                line.text[: match.start()],
                re.IGNORECASE,
            ):
                continue
            if found[0] in "_." and len(line.text.strip(" _.:")) < 40:
                continue
            if found == "PM" and _CLOCK.search(line.text[: match.start()]):
                continue
            yield Hit(line, line.text[max(0, match.start() - 30) : match.end() + 30], {"found": found})
    for text in subject.facts.get("highlights", ()):
        if "[●" not in text:
            yield Hit(None, text, {"found": text[:60]}, "placeholders-lit")


RULE = Rule("placeholders", "werkwijze: een document gaat niet uit met open plaatsen", find, Severity.ERROR)
