"""What a letter says of itself: to which Kamer, on whose behalf, who speaks, how many annexes, whose reference, which promises, in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_TO = re.compile(r"[Vv]oorzitter van de (Eerste|Tweede) Kamer")
_ADDRESS = {
    "Eerste": re.compile(r"Prinses Irenestraat|Postbus 20018"),
    "Tweede": re.compile(r"Kazernestraat 52|Postbus 20017"),
}
_TOLD = re.compile(
    r"\b(?:dank(?: ik)?|bied(?: ik)?|zend(?: ik)?|stuur(?: ik)?|informeer(?: ik)?|verzoek(?: ik)?|doe(?: ik)?)\b(?! (?:ook|eveneens|tevens))[^.,;]{0,30}?\b(?:de leden van )?de (?P<house>Eerste|Tweede) Kamer\b(?! (?:een afschrift|een gelijk|ook|eveneens))"
    r"|\bfracties in de (?P<other>Eerste|Tweede) Kamer\b|\buw Kamer\b[^.;]{0,60}\bin de (?P<third>Eerste|Tweede) Kamer (?:heb|is) toegezegd\b"
)
_PROMISE = re.compile(r"\bTZ(?P<year>\d{4})(?P<month>\d{2})-(?P<number>\d+)\b|\bTZ\d{0,9}-?\d*\b")
_UPPER = re.compile(r"\bT(?P<digits>\d{4,6})\b")
_OURS = re.compile(r"^(?:[Oo]ns [Kk]enmerk|[Kk]enmerk)\W*(.*)$")
_YOURS = re.compile(r"^[Uu]w [Kk]enmerk\W*(.*)$")
_ANNEXES = re.compile(r"^Bijlage(?:n|\(n\)|\(n\):|n:)?\W*(\d{1,2}|geen|één|een|twee|drie|vier|vijf)?\W*$")
_WORDS = {"geen": 0, "één": 1, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5}
_SIGNS = re.compile(
    r"^(?:namens )?(?:de |DE |De )?(?:Minister|minister|MINISTER|Staatssecretaris|staatssecretaris|STAATSSECRETARIS)\b(?! van\b[^,]{0,80}\b(?:heeft|is|wordt)\b)[^.;:]{0,110},?$"
)
_BEHALF = re.compile(
    r"\b[Mm]ede namens (?:de |het )?((?:demissionair )?(?:minister|staatssecretaris|Minister|Staatssecretaris) (?:van|voor) [A-Z][\w,]*(?: (?:en )?[A-Z]\w+,?){0,4})"
)
_WE = re.compile(
    r"\b(?:[Ww]ij (?:hebben|zijn|zullen|willen|hechten|delen|bieden|informeren|zenden|sturen|nemen|zien|verwachten|onderschrijven)|(?:hebben|zullen|willen|doet|doen|zenden|sturen|bieden|delen|hechten|informeren) wij)\b"
)
_I = re.compile(r"\bik\b|\bIk\b")
_SHALL = re.compile(r"\bIk (?:hecht|ben|heb|zal|verwacht|vind|deel|onderschrijf|informeer|zend|stuur|neem|zie)\b")
_FAMILIAR = re.compile(r"\b(?:jullie|jouw|jij)\b")
_NUMBERED = re.compile(r"^(\d{1,2})[.)]?(?=\s+\S|$)")
_LABELLED = re.compile(r"^((?:Vraag|Antwoord|Motie|Toezegging|Aanbeveling|Question|Answer)) (\d{1,3})\b(?![.,]\d)")


def find(subject: Subject) -> Iterator[Hit]:
    """Letters only; what the head does not say is not asked."""
    lines = subject.lines
    house = next((m[1] for line in lines[:40] if (m := _TO.search(line.text))), "")
    signers = [line for line in lines[len(lines) // 2 :] if _SIGNS.match(line.text.strip()) and len(line.text) < 140]
    yield from _house(subject, house)
    yield from _voice(subject, len({s.text.strip(" ,").casefold() for s in signers}))
    yield from _behalf(lines, signers)
    yield from _references(lines)
    yield from _annexes(subject)
    yield from _numbers(lines)


def _house(subject: Subject, house: str) -> Iterator[Hit]:
    other = {"Eerste": "Tweede", "Tweede": "Eerste"}.get(house, "")
    for i, line in enumerate(subject.lines):
        text = line.text
        if house and i < 15 and _ADDRESS[house].search(text):
            head = next((x for x in subject.lines[:40] if _TO.search(x.text)), line)
            yield Hit(head, f"{house} Kamer", {"found": f"{house} Kamer", "other": text.strip()}, "letterhead-address")
        if house and (match := _TOLD.search(text)):
            said = match["house"] or match["other"] or match["third"]
            copied = re.search(
                r"\b(?:afschrift|gelijkluidend|eveneens|ook aan)\b|\baan de (?:Eerste|Tweede) Kamer$",
                text[max(0, match.start() - 40) : match.end()],
            )
            if said != house and not copied:
                yield Hit(line, match[0], {"found": f"{said} Kamer", "house": f"{house} Kamer"}, "letterhead-house")
        for match in _PROMISE.finditer(text):
            sound = (
                match["month"]
                and 1 <= int(match["month"]) <= 12
                and len(match["number"]) == 3
                and 2000 < int(match["year"]) < 2100
            )
            if not sound:
                yield Hit(line, match[0], {"found": match[0]}, "letterhead-promise")
            elif house == "Eerste" and other:
                yield Hit(
                    line,
                    match[0],
                    {"found": match[0], "house": "Eerste Kamer", "right": "T00000"},
                    "letterhead-promise-house",
                )
        if re.search(r"[Tt]oezegging", text) or house == "Eerste":
            for match in _UPPER.finditer(text):
                if len(match["digits"]) != 5:
                    yield Hit(line, match[0], {"found": match[0]}, "letterhead-promise")


def _voice(subject: Subject, signers: int) -> Iterator[Hit]:
    """ "Wij" in a letter that one signs, "ik" in one of two; "jullie" beside "u"."""
    prose = [line for line in subject.prose if line.sort == "text"]
    ours = [
        (line, m)
        for line in prose
        for m in _WE.finditer(line.text)
        if not re.search("[“«][^”»]*$", line.text[: m.start()])
    ]
    mine = [(line, m) for line in prose for m in _I.finditer(line.text)]
    if signers == 1 and ours and len(mine) >= len(ours):
        for line, match in ours:
            yield Hit(line, match[0], {"found": match[0], "usual": "ik"}, "letterhead-voice")
    elif len(ours) >= 1:
        strong = [(line, m) for line in prose for m in _SHALL.finditer(line.text)]
        if len(mine) == len(strong) and 0 < len(strong) <= len(ours) and signers != 1:
            for line, match in strong:
                yield Hit(line, match[0], {"found": match[0], "usual": "wij"}, "letterhead-voice")
    formal = sum(len(re.findall(r"\b(?:[Uu]w?|Uw)\b", line.text)) for line in prose)
    if formal >= 2:
        for line in prose:
            for match in _FAMILIAR.finditer(line.text):
                yield Hit(
                    line,
                    line.text[max(0, match.start() - 15) : match.end()],
                    {"found": match[0]},
                    "letterhead-familiar",
                )


def _behalf(lines: tuple[TextLine, ...], signers: list[TextLine]) -> Iterator[Hit]:
    for line in lines:
        for match in _BEHALF.finditer(line.text):
            office = re.sub(r"\W+", " ", match[1]).casefold().strip()
            if line not in signers and any(office in re.sub(r"\W+", " ", s.text).casefold() for s in signers):
                yield Hit(line, match[0], {"found": match[1]}, "letterhead-behalf")


def _references(lines: tuple[TextLine, ...]) -> Iterator[Hit]:
    found: dict[str, tuple[str, TextLine]] = {}
    for i, line in enumerate(lines[:60]):
        for key, pattern in (("yours", _YOURS), ("ours", _OURS)):
            match = pattern.match(line.text.strip())
            if match:
                value_line = line if match[1] else lines[i + 1] if i + 1 < len(lines) else line
                found.setdefault(key, (match[1].strip() or value_line.text.strip(), value_line))
                break
    if len(found) == 2 and found["ours"][0] == found["yours"][0] and any(c.isdigit() for c in found["ours"][0]):
        value, line = found["yours"]
        yield Hit(line, value, {"found": value}, "letterhead-reference")


def _annexes(subject: Subject) -> Iterator[Hit]:
    """The number in the head against the annexes that the text numbers."""
    lines = subject.lines
    for i, line in enumerate(lines[:60]):
        match = _ANNEXES.match(line.text.strip())
        if match is None:
            continue
        value_line = line if match[1] else lines[i + 1] if i + 1 < len(lines) else line
        raw = match[1] or value_line.text.strip().lower()
        if not (raw.isdigit() and len(raw) < 3) and raw not in _WORDS:
            return
        said = int(raw) if raw.isdigit() else _WORDS[raw]
        text = "\n".join(x.text for x in lines[i + 1 :])
        numbers = {
            int(n)
            for m in re.finditer(r"\b[Bb]ijlagen? (\d{1,2})\b(?:(?: en |, | tot en met )(\d{1,2})\b(?! \w+ 20))?", text)
            for n in m.groups()
            if n
        }
        if numbers and max(numbers) != said and max(numbers) < 30:
            wrong = next((x for x in lines[i + 2 :] if re.search(rf"\b[Bb]ijlage {max(numbers)}\b", x.text)), None)
            if max(numbers) > said and said > 0 and wrong is not None:
                yield Hit(wrong, f"ijlage {max(numbers)}", {"found": said, "count": max(numbers)}, "letterhead-annexes")
            yield Hit(value_line, raw, {"found": said, "count": max(numbers)}, "letterhead-annexes")
        elif said == 0 and (bare := re.search(r"\b(?:de |als )bijlage (?:bij deze brief|bijgevoegd|gevoegd)", text)):
            home = next(x for x in lines if bare[0] in x.text)
            yield Hit(home, bare[0], {"found": 0, "count": 1}, "letterhead-annexes")
        return


def _numbers(lines: tuple[TextLine, ...]) -> Iterator[Hit]:
    """Typed numbers that skip: 1, 2, 4; "Vraag 1", "Vraag 2", "Vraag 4"."""
    last: dict[str, int] = {}
    seen = {
        (m[1] if p is _LABELLED else "", int(m[2] if p is _LABELLED else m[1]))
        for line in lines
        for p in (_NUMBERED, _LABELLED)
        if (m := p.match(line.text.strip()))
    }
    for line in lines:
        text = line.text.strip()
        match = _LABELLED.match(text)
        label, number = (match[1], int(match[2])) if match else ("", 0)
        if match is None:
            plain = re.match(r"^(\d{1,2})\.\s+\S", text)
            if plain is None or line.sort == "cell" or re.match(r"^\d{1,2}\.\s*\d", text):
                continue
            number = int(plain[1])
        if number == 1:
            last[label] = 1
        elif label in last:
            if number == last[label] + 2 and (label, number - 1) not in seen:
                found = f"{label} {number}".strip()
                yield Hit(line, text[:40], {"found": found, "expected": str(number - 1)}, "letterhead-numbers")
            elif number == last[label] + 2 and label:
                yield Hit(
                    line, text[:40], {"found": f"{label} {number}", "expected": str(number - 1)}, "letterhead-numbers"
                )
            last[label] = number


RULE = Rule("letterhead", "werkwijze: de brief zegt van zichzelf wat klopt", find, profiles=("letter",), langs=("nl",))
