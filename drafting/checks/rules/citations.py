"""Citations of parliamentary papers: a session that cannot be, two notations, a zaaknummer cited as Kamerstuk, an
incomplete budget chapter, a number out of its dossier's range, one paper in two ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.locale import Citation, find_citations

_SESSION = re.compile(r"\b((?:19|20)\d{2})[/-]((?:19|20)?\d{2})\b")
_CASE = re.compile(r"Kamerstuk(?:ken)?[^.;]{0,20}?\b(?:20\d{2})?[ZD]\d{5}")
_PROMISE = re.compile(r"Kamerstuk(?:ken)?[^.;]{0,12}\bTZ20\d{4}-\d{3}")
# Each session's budget, the first dossiers that it opened: what is numbered from there on did not exist before.
_BUDGETS = {
    2008: 31700, 2009: 32123, 2010: 32500, 2011: 33000, 2012: 33400, 2013: 33750, 2014: 34000, 2015: 34300, 2016: 34550, 2017: 34775,
    2018: 35000, 2019: 35300, 2020: 35570, 2021: 35925, 2022: 36200, 2023: 36410, 2024: 36600, 2025: 36800,
}  # fmt: skip
# The title of a web page, as it is copied with its address: "Besluit | Rijksoverheid.nl".
_PAGE = re.compile(
    r"[^|]{5,80}\|[^|]{0,60}\b(?:[Rr]ijksoverheid|[Oo]verheid|[Tt]weede ?[Kk]amer|[Ee]urlex|[Gg]overnment)\.?(?:nl|eu)?\b"
)


def find(subject: Subject) -> Iterator[Hit]:
    """Every citation in text and notes, by itself and against the others."""
    found: list[tuple[TextLine, str, Citation]] = []
    sessions: Counter[str] = Counter()
    for line in subject.lines:
        if match := _CASE.search(line.text) or _PROMISE.search(line.text):
            yield Hit(line, match[0], {"found": match[0]}, "citations-case")
        if line.sort == "note" and (match := _PAGE.search(line.text)):
            yield Hit(line, match[0], {}, "citations-page")
        for start, end, record in find_citations(line.text):
            if not isinstance(record, Citation):
                continue
            text = line.text[start:end]
            found.append((line, text, record))
            if match := _SESSION.search(text):
                first, second = match[1], match[2]
                sessions["long" if len(second) == 4 else "short"] += 1
                if int(first[2:] if len(second) == 2 else first) + 1 != int(second) and not (
                    first[2:] == "99" and second == "00"
                ):
                    yield Hit(line, text, {"found": match[0]}, "citations-session")
            yield from _possible(line, text, record, subject.moment)
    with_chapter = {record.dossier for _, _, record in found if record.chapter}
    for line, text, record in found:
        # Papers on the budget as a whole (the Miljoenennota, motions of the general debate) have low numbers and no chapter.
        late = record.number.isdigit() and int(record.number) > 60
        if (
            record.dossier.isdigit()
            and int(record.dossier) in _BUDGETS.values()
            and not record.chapter
            and (late or record.dossier in with_chapter)
        ):
            yield Hit(line, text, {"found": text}, "citations-chapter")
    yield from _notations(found, sessions)
    yield from _numbers(found)
    yield from _two_ways(subject, found)


def _possible(line: TextLine, text: str, record: Citation, moment: date | None) -> Iterator[Hit]:
    """Whether the dossier, its session can go together, and are not of a day to come."""
    number = int(record.dossier[:5])
    if not record.session:
        return
    year = int(record.session[:4])
    # The numbers just above a budget's may have been given out before it.
    opened = max((y for y, first in _BUDGETS.items() if first == number or first + 30 <= number), default=0)
    if year < opened:
        yield Hit(
            line,
            text,
            {"found": record.session, "dossier": record.dossier, "opened": f"{opened}/{(opened + 1) % 100:02}"},
            "citations-opened",
        )
    # A session begins on the third Tuesday of September.
    elif moment and year > (moment.year if moment.month >= 9 else moment.year - 1):
        yield Hit(line, text, {"found": record.session}, "citations-future")


def _notations(found: list[tuple[TextLine, str, Citation]], sessions: Counter[str]) -> Iterator[Hit]:
    """Session years written in two ways: the rarer one is told once."""
    if len(sessions) > 1:
        rare = min(sessions, key=lambda k: (sessions[k], k))
        for line, text, _ in found:
            match = _SESSION.search(text)
            if match and (len(match[2]) == 4) == (rare == "long"):
                yield Hit(line, text, {"found": match[0], "count": sessions[rare]}, "citations-notation")
    grouped = Counter(bool(re.search(r"\d{2}[ \u00a0]\d{3}", text)) for _, text, _ in found)
    if len(grouped) > 1:
        rare_grouped = min(grouped, key=lambda k: grouped[k])
        for line, text, _ in found:
            if bool(re.search(r"\d{2}[ \u00a0]\d{3}", text)) == rare_grouped:
                yield Hit(line, text, {"found": text}, "citations-grouping")


def _numbers(found: list[tuple[TextLine, str, Citation]]) -> Iterator[Hit]:
    """A number far beyond the others of its dossier is a slip of the pen: three times the highest of its session or a later one;
    where no session is said, five times the highest of three others, for a text may cite old papers and new."""
    numbers: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for _, _, record in found:
        if record.number.isdigit():
            numbers[(record.dossier, record.chapter)].append((int(record.number), record.session[:4]))
    for line, text, record in found:
        if not record.number.isdigit():
            continue
        value, year = int(record.number), record.session[:4]
        all_others = {pair for pair in numbers[(record.dossier, record.chapter)] if pair[0] != value}
        others = [n for n, y in all_others if not year or (y and y >= year)]
        needed, factor = (2, 3) if year else (3, 5)
        if len(others) >= needed and value > factor * max(others):
            yield Hit(line, text, {"found": record.number, "others": max(others)}, "citations-number")


def _two_ways(subject: Subject, found: list[tuple[TextLine, str, Citation]]) -> Iterator[Hit]:
    """One paper in two sessions; numbers that go back while sessions go on; a promise with and without its name."""
    session: dict[tuple[str, str, str], str] = {}
    highest: dict[tuple[str, str], tuple[str, int]] = {}
    ordered = sorted((f for f in found if f[2].session and f[2].number), key=lambda f: f[2].session)
    for line, text, record in ordered:
        key = (record.dossier, record.chapter, record.number)
        if session.setdefault(key, record.session) != record.session:
            yield Hit(line, text, {"found": record.session, "other": session[key]}, "citations-two")
            continue
        if record.number.isdigit():
            top = highest.get(key[:2])
            if top and top[0] < record.session and top[1] > int(record.number):
                values = {"found": record.number, "session": record.session, "other": top[1], "earlier": top[0]}
                yield Hit(line, text, values, "citations-back")
            elif top is None or int(record.number) > top[1]:
                highest[key[:2]] = (record.session, int(record.number))
    forms: dict[str, dict[str, TextLine]] = defaultdict(dict)
    for line in subject.lines:
        if line.sort == "note":
            for match in re.finditer(r"^(Toezegging(?:snummer)? )?(TZ20\d{4}-\d{3})", line.text.strip()):
                forms[match[2]].setdefault(match[1] or "", line)
    for number, ways in forms.items():
        if len(ways) > 1:
            yield Hit(ways.get("") or next(iter(ways.values())), number, {"found": number}, "citations-forms")


RULE = Rule("citations", "Ar 3.43; Leidraad voor juridische auteurs", find)
