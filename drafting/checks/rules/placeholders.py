"""Placeholders left behind: what was to be filled in before the document goes out; notes of the writers to each other; words marked yellow;
a status on a document that goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.errors import Severity

_TO_FILL = (
    r"naam|datum|bedrag|functie|plaats|adres|kenmerk|nummer|bedrijf|handtekening(?:en)?|tekst|tabel|bron|invoegen|name|date|amount|insert|signature|number|table|text|place|"
    r"PM|P\.M\.|TBD|TBC|xx+|XX+|nog|to be|volgt|vul"
)
_PATTERN = re.compile(
    r"\[●[^\]]*\]?|\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{\{|\{%|\b[Xx]{2,}(?:[-./][Xx]{2,})*\b|\[(?:\.{2,}|…|_+|[Xx]+|(?:nog )?(?:in te )?vullen[^\]]*|invullen[^\]]*|"
    rf"(?:{_TO_FILL})\b[^\]]{{0,60}}|(?:HANDTEKENINGEN?|NAAM|DATUM|BEDRAG))\]"
    r"|<{1,2}(?:naam|datum|bedrag|invullen|name|date|to be|nog|vul|tekst|insert|TO BE|NAAM|DATUM)[^>]{0,40}>{1,2}|\((?:in te vullen|invullen|nog invullen|nog in te vullen|to be completed|to be inserted|tbd|tbc)[^)]{0,40}\)"
    r"|#(?:VUL|vul)[^#]{0,30}#|\bPM\b(?!\s?\d)|\bP\.M\.(?!\s?\d)|(?:\b(?:met|van|op|is|zijn|bedraagt|bedragen|bevat)|:)[ \u00a0]p\.m\.|\bTODO\b|\b[Nn]\.?[Tt]\.?[Bb]\b\.?|\bn\.n\.b\.|\bN\.N\.(?=\s*$|[ \u00a0]*\()"
    r"|\bt\.b\.[acd]\.|\bT\.B\.[ACD]\.|\bTB[ACD]\b|_{4,}|\.{6,}(?=\s*$|\s*[a-z])|\?{2,}|(?<=[ \u00a0(])(?:\.\.\.|…)(?=[ \u00a0]\d{4}\b|\.?$|/)|(?<=/)…(?=/)"
    r"|\bdd[-/]mm[-/](?:jj|jjjj|yyyy)\b|\b[Ll]orem ipsum\b[^.]*\.?"
    r"|Error! (?:Reference|Bookmark)[^.]*\.|Fout! (?:Verwijzingsbron|Bladwijzer)[^.]*\."
)
# One of these stands in every open place: looked for first, since few paragraphs have one.
_SIGNS = re.compile(
    r"[\[{<_?#…]|[Xx]{2}|PM|[Pp]\.[Mm]\.|TODO|TB[ACD]|[Tt]\.[Bb]\.|[Nn]\.?[Tt]\.?[Bb]|[Nn]\.[Nn]\.|\.{3}|\bdd[-/]|[Ll]orem|Fout!|Error!|vullen|completed|inserted|\(tb[cd]"
)
_CLOCK = re.compile(r"\d\s?$")
# What writers say to each other. Each stands for a kind of note, not for a sentence that a reader is told.
_NOTES = re.compile(
    r"(?<!\S)@[A-Z][a-z]+\b|\b[Nn]ote to (?:draft|drafter|self)\b|\b[Ii]nsert (?:paragraph|table|text|sentence|here)\b|\b(?:[Ll]awyers|[Ll]egal|[A-Z]\w+) to (?:confirm|check|provide)\b"
    r"|\b(?:not|niet) (?:yet )?(?:cleared by|verspreiden|for circulation)\b|\bfor internal use(?: only)?\b"
    r"|\bakkoord\?|\bkijkt nog naar\b|\bnog niet akkoord\b|\b[Jj]uridische check\b|\bopmerkingen (?:\w+ )?(?:verwerkt|verwerken)\b|\bontbreekt nog\s*\.?$|\bgevoelige passage\b|\bZIE OPMERKING\b"
    r"|^\W*HIER NOG\b|^\W*[Hh]ier nog (?:tekst|invoegen|aanvullen)|\b(?:svp|s\.v\.p\.|graag) (?:\w+ )?(?:invullen|aanvullen|checken|akkoord)\b|\b[Nn]og (?:toevoegen|checken|invullen|uitzoeken|nagaan|afstemmen|doen)\b(?=[ :.]|$)"
    r"|^\W*(?:Wel of niet noemen|Vraag aan|Opm\.|Opmerking [A-Z]{2,})\b|\bTekst in (?:geel|rood)\b|\bJZ kijkt\b"
)
_DOING = re.compile(
    r"\b(?:zal|zullen|wil|willen|moet|moeten|ga|gaan|gaat|kan|kunnen|dient|dienen|te|we|wij|ik|will|shall|must|need)\b",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"^(?:\W*)(?!(?:De|Het|Een|Deze|Dit|Er|Hierna|Hieronder|Daarna|Vervolgens|Eerst)\b)(?:[A-Z][\w-]*)(?:[ :]+[\w-]+){0,4}[ :]+(?:volgt|volgen)(?: nog)?\s*\.?$|^(?:De|Het) \w+ volgt nog\.$"
)
_UNKNOWN = re.compile(
    r"^(?:[\w-]+ ){0,4}(?:to follow|to be completed|to be confirmed)\W*$|^(?:nog niet bekend|onbekend|nader te bepalen|nog te bepalen|volgt(?: nog)?)\W*$|^\W*[Nn]og niet bekend:|\((?:nog niet bekend|nog te bepalen|volgt nog|nader in te vullen)\)",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\b(?:volgt|volgen|follow|bekend|onbekend|bepalen|vullen|completed|confirmed)\b", re.IGNORECASE)
_STATUS = re.compile(
    r"^\W*(?:status:?\s*)?(?:definitief |eind|vertrouwelijk |tweede |eerste |derde )?(?:concept|draft|ontwerp|versie|version)(?:versie)?(?:[ ]?(?:versie|v\.?))?[ ]?(?:[\d.,]*)(?:\W+.{0,45})?\W*$|\b(?:[Vv]ersie|[Vv]ersion|[Vv]\.?) ?\d{1,2}\.\d{1,2}\b(?: (?:def|definitief|concept))?",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Hit]:
    """Marks of open places in any line. `PM` only in capitals: it stands for an amount still to come. Roman numbers are left alone, and so
    are dotted lines to sign on and what a quotation leaves out."""
    for line in subject.lines:
        for match in _PATTERN.finditer(line.text) if _SIGNS.search(line.text) else ():
            if not _meant(line, match):
                yield Hit(line, line.text[max(0, match.start() - 30) : match.end() + 30], {"found": match[0]})
        if subject.tree is None or not subject.tree.kind:
            yield from _notes(line)
        if subject.outgoing:
            yield from _status(line)
    if subject.outgoing:
        for text in subject.facts.get("furniture", ()):
            if len(text) < 60 and _STATUS.match(text) and not re.match(r"\W*[Vv]ersie(?:datum)?\W*$", text):
                yield Hit(None, text, {"found": text[:60]}, "placeholders-status")
    for text in subject.facts.get("highlights", ()):
        if "[●" not in text:
            yield Hit(None, text, {"found": text[:60]}, "placeholders-lit")


def _meant(line: TextLine, match: re.Match[str]) -> bool:
    """Whether what looks like an open place is none."""
    found, before = match[0], line.text[: match.start()]
    if re.fullmatch(r"X{2,3}", found) and re.search(
        r"\b(?:hoofdstuk|titel|deel|bijlage|chapter|title|annex|[0-9 ]{5,7}) ?$", before, re.IGNORECASE
    ):
        return True
    if found[0] in "_." and len(line.text.strip(" _.:")) < 40 and found != "...":
        return True
    # A quotation that leaves words out.
    quoted = len(re.findall("[“«„]", before)) > len(re.findall("[”»]", before)) or before.count('"') % 2 == 1
    if found in ("[…]", "[...]", "…", "...") and (
        quoted or (before.rstrip().endswith((")", "lid")) and found[0] == "[")
    ):
        return True
    return found == "PM" and bool(_CLOCK.search(before))


def _notes(line: TextLine) -> Iterator[Hit]:
    if not (_NOTES.search(line.text) or _ASKS.search(line.text)):
        return
    sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z@])", line.text)
    for sentence in sentences:
        if match := _NOTES.search(sentence):
            asks = match[0].lower().startswith("nog ")
            if not (asks and _DOING.search(sentence[: match.start()])):
                yield Hit(line, sentence[:90], {"found": match[0].strip()}, "placeholders-note")
        elif (_FOLLOWS.match(sentence) and len(sentence.split()) < 7) or _UNKNOWN.search(sentence):
            yield Hit(line, sentence[:90], {"found": sentence.strip()[:60]})


def _status(line: TextLine) -> Iterator[Hit]:
    text = line.text.strip()
    match = (
        _STATUS.search(text)
        if len(text) < 70
        else re.search(r"\b(?:[Vv]ersie|[Vv]) ?\d{1,2}\.\d{1,2}(?: def| concept)\b", text)
    )
    if match and not text.endswith((".", ":")) and line.sort != "note":
        yield Hit(line, match[0], {"found": match[0].strip()[:60]}, "placeholders-status")
    elif match and len(text) >= 70:
        yield Hit(line, match[0], {"found": match[0].strip()}, "placeholders-status")


RULE = Rule("placeholders", "werkwijze: een document gaat niet uit met open plaatsen", find, Severity.ERROR)
