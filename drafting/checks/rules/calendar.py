"""Days that do not fit the day of the document or each other: `j.l.`, "dit jaar, 2024", a letter on a Sunday, a deadline that has passed, an end
before its beginning."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import date

from drafting.checks.days import Mention, mentions, signed
from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.errors import Severity
from drafting.locale.holidays import holiday

_SENTENCE = re.compile(r"(?<=[a-zà-ÿ\d)][.;?!])\s+(?=[A-Z“(])")
_JL = re.compile(r"\bj\.[ \u00a0]?l\.")
_JL_ANY = re.compile(r"\d [a-z]+[ \u00a0]jl\.")
_YEAR = re.compile(
    r"\b([Dd]it|[Vv]orig|[Vv]olgend|[Aa]fgelopen|[Kk]omend|[Tt]his|[Ll]ast|[Nn]ext) (?:jaar|year),? \(?((?:19|20)\d\d)\b"
)
_OFFSET = {
    "dit": (0,),
    "this": (0,),
    "vorig": (-1,),
    "last": (-1,),
    "volgend": (1,),
    "next": (1,),
    "afgelopen": (-1, 0),
    "komend": (0, 1),
}
_TO_COME = re.compile(
    r"\b(?:zal|zullen|wordt|worden|verwacht|volgt|volgen|ontvangt|ontvangen|verschijnt|kunt|kunnen|stuur|stuurt|zend|zendt|informeer|nadert|uiterlijk|dient|dienen|moet|moeten|treedt|treden|neem|nemen|publiceert|"
    r"eindigt|start|will|shall|expected|no later than|ultimately|before|confirm)\b"
)
_LATEST = re.compile(
    r"(?:\b(?:uiterlijk(?: op| in| per)?|vóór|voor|tot en met|tot|per|met ingang van|verwacht (?:op|in)|treedt op|op|in|uiterste datum is|no later than|before|by|until|on|ultimately)[ \u00a0])$",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:heeft|hebben|had|hadden|is|zijn|was|waren|werd|werden|vond|vonden|sprak|zond|besprak|kwam|stemde|has|have|was|were|adopted|agreed|signed|met|dated|advised|requested|discussed)\b"
)
_DONE = re.compile(
    r"\b(?:ge\w{3,}(?:d|t|en)|\w{2,}ge\w{3,}(?:d|t|en)|(?:ver|be|ont|her|er)\w{3,}(?:d|t|en)|plaats|\w+ed|signed|advised|dated|sent|met)\b"
)
_LETTER = re.compile(
    r"\b(?:(?:[Bb]ij|[Mm]et|[Ii]n|[Uu]w|de|het|your|our|my|the) (?:mijn |uw |de |onze )?(?:brief|verzoek|advies|rapport|besluit|letter|agreement|decision|request)(?: [^.;,]{0,60})?|dated|gepubliceerd in|ingezonden(?: op)?|sinds|eerder, op|gedateerd) (?:van |of |dated |op |on )?$"
)
_FROM = re.compile(
    r"\b(?:van|vanaf|start op|starts? on|from|met ingang van|in werking(?: getreden)?(?: op| met ingang van)?|gaat in op|enters into force on|takes effect on|concluded on|in de periode van|loopt van)[ \u00a0]$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:tot en met|tot|en eindigt op|eindigt(?: in ieder geval)? op|loopt tot(?: en met)?|vervalt met ingang van|vervalt op|geldt tot(?: en met)?|until|to|ends on|and ends on|gereed op|is gereed op|terminates on|terminate on|in force until|remain in force until)[ \u00a0]$",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:in werking|gaat in|ingang van|aangegaan|enters? into force|takes effect|starts on)\b", re.IGNORECASE
)
_BACK = re.compile(r"\bwerkt terug tot en met[ \u00a0]$")
_YEARS = re.compile(
    r"\b(?:(\d{1,2})|(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig|dertig|one|two|three|four|five|ten)) (?:jaar|jaren|years?)\b"
)
_WORDS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "twaalf": 12, "vijftien": 15,
          "twintig": 20, "dertig": 30, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}  # fmt: skip


def find(subject: Subject) -> Iterator[Hit]:
    """By the sentences of the text; what needs the document's own day is left out where that is not known, and said so."""
    yield from _own_day(subject)
    asks = False
    for line in subject.lines:
        for match in _JL.finditer(line.text):
            yield Hit(line, line.text[max(0, match.start() - 20) : match.end()], {"found": match[0]}, "calendar-form")
        asks = asks or bool(_JL_ANY.search(line.text))
        for match in _YEAR.finditer(line.text):
            if subject.moment and int(match[2]) - subject.moment.year not in _OFFSET[match[1].lower()]:
                yield Hit(line, match[0], {"found": match[0], "year": str(subject.moment.year)}, "calendar-year")
        if line.sort == "note" or not re.search(r"(?:19|20)\d\d", line.text):
            continue
        for sentence in _SENTENCE.split(line.text):
            named = list(mentions(sentence))
            yield from _ranges(line, sentence, named)
            if subject.moment:
                for mention in named:
                    yield from _against(line, sentence, mention, subject)
    yield from _term(subject)
    if asks and subject.moment is None and subject.profile == "letter":
        yield Hit(None, "", {}, "calendar-none", severity=Severity.INFO)


def _own_day(subject: Subject) -> Iterator[Hit]:
    """A letter of a Sunday or public holiday, or a signature on one."""
    told: set[str] = set()
    if subject.profile == "letter" and subject.moment and (name := holiday(subject.moment, subject.lang)):
        line = next((x for x in subject.lines[:60] if any(m.first == subject.moment for m in mentions(x.text))), None)
        if line is not None:
            words = next(m.text for m in mentions(line.text) if m.first == subject.moment)
            told.add(words)
            yield Hit(line, words, {"found": words, "name": name}, "calendar-holiday")
    for line in subject.lines:
        mention = signed(line.text) if len(line.text) < 400 else None
        if mention and mention.text not in told and (name := holiday(mention.first, subject.lang)):
            told.add(mention.text)
            yield Hit(line, mention.text, {"found": mention.text, "name": name}, "calendar-holiday")


def _against(line: TextLine, sentence: str, mention: Mention, subject: Subject) -> Iterator[Hit]:
    """A day to come by which something has been done; a day gone by until which something is still to be done."""
    moment = subject.moment
    assert moment is not None
    before, after = sentence[: mention.start], sentence[mention.end :]
    if mention.first > moment:
        clause = re.split(r"[,;:(]\s", before)[-1] + mention.text + re.split(r"[,;:)]\s", after)[0]
        letter = (
            None
            if re.search(r"\b(?:before|until|by|vóór|uiterlijk|deadline of|date of) $", before)
            else _LETTER.search(before[-110:])
        )
        done = (
            bool(_PAST.search(clause))
            and bool(_DONE.search(clause.replace(mention.text, " ")))
            and not _TO_COME.search(clause)
        )
        at = re.search(r"(?:^|[(,] ?|\b(?:op|in|on|dated|d\.d\.) )(?:\w+dag |\w+day )?$", before, re.IGNORECASE)
        if letter or (
            done
            and at
            and subject.profile != "statute"
            and not re.search(
                r"\b(?:tot|vanaf|voor|vóór|uiterlijk|until|by|voorzien|gepland|beoogd|per|termijn|periode)\b[^,;]{0,25}$",
                before,
            )
        ):
            yield Hit(
                line, sentence[max(0, mention.start - 30) : mention.end + 15], {"found": mention.text}, "calendar-done"
            )
    elif mention.last < moment and subject.profile == "letter" and line.sort != "heading" and _LATEST.search(before):
        clause = sentence
        to_come = _TO_COME.search(clause) and not re.search(
            r"\b(?:heeft|hebben|had|is|was|waren|werd|werden|zijn|bleek|kon|moest|zou|has|have|were)\b", clause
        )
        if (
            to_come
            and not re.search(r"\b(?:sinds|vanaf|geweest|destijds|reeds|al)\b", clause)
            and (moment - mention.last).days < 1500
            and mention.last.year >= moment.year - 3
        ):
            yield Hit(
                line,
                sentence[max(0, mention.start - 30) : mention.end + 15],
                {"found": mention.text},
                "calendar-passed",
            )


def _ranges(line: TextLine, sentence: str, named: list[Mention]) -> Iterator[Hit]:
    """ "van 1 februari 2027 tot en met 31 januari 2022"; a number of years that its two ends do not have."""
    for one, other in itertools.pairwise(named):
        between = sentence[one.end : other.start]
        if _BACK.search(between) or (_BACK.search(sentence[: other.start])):
            if other.first > one.first:
                yield Hit(
                    line,
                    sentence[max(0, one.start - 10) : other.end],
                    {"found": other.text, "from": one.text},
                    "calendar-back",
                )
            continue
        if not (
            _UNTIL.search(between)
            and (
                _FROM.search(sentence[: one.start])
                or _BEGINS.search(sentence[: other.start])
                or re.fullmatch(r"(?:,? [\d.]+ uur,)? (?:tot|tot en met|to|until) ", between)
            )
        ):
            continue
        if other.last < one.first:
            yield Hit(
                line,
                sentence[max(0, one.start - 10) : other.end],
                {"found": other.text, "from": one.text},
                "calendar-range",
            )
        elif length := _YEARS.search(between):
            years = int(length[1] or _WORDS[length[2]])
            days = (other.first - one.first).days
            if abs(days - 365.25 * years) > 32 and abs(days - 365.25 * years) > 0.05 * days:
                yield Hit(line, other.text, {"found": other.text, "from": one.text, "years": years}, "calendar-length")


def _term(subject: Subject) -> Iterator[Hit]:
    """The whole document's beginning against its end, where each is said once."""
    if subject.profile == "letter":
        return
    begins: list[date] = []
    for line in subject.prose:
        for sentence in _SENTENCE.split(line.text):
            for mention in mentions(sentence):
                before = sentence[: mention.start]
                if _FROM.search(before) and _BEGINS.search(before):
                    begins.append(mention.first)
                elif (
                    _UNTIL.search(before)
                    and re.search(r"eindig|loopt|vervalt|geldt|ends|until|terminate", before)
                    and not _FROM.search(before)
                ):
                    start = begins[-1] if len(set(begins)) == 1 else subject.moment
                    if start and mention.last < start and not any(m.end < mention.start for m in mentions(sentence)):
                        yield Hit(
                            line,
                            sentence[max(0, mention.start - 30) : mention.end],
                            {"found": mention.text, "from": str(start)},
                            "calendar-range",
                        )


RULE = Rule("calendar", "kalender; Algemene termijnenwet art. 3", find)
