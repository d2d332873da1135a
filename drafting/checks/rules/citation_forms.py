"""The form of a citation: a comma before nr., one paper or more, the Aanhangsel, EU acts in the numbering of their time, a Staatsblad of a year
to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_G = "[ \u00a0]"
_DOSSIER = rf"\d{{2}}{_G}?\d{{3}}(?:-\d{{1,2}})?(?:{_G}[IVXLC]{{1,6}})?"
_NO_COMMA = re.compile(
    rf"\b[Kk]amerstuk(?:ken)?{_G}?(?:I{{1,2}})?(?:{_G}\d{{4}}[/–-]\d{{2,4}},)?[^.;()]{{0,20}}?{_DOSSIER}(?:(?: en |, ){_DOSSIER})?(?P<gap>{_G})(?P<nr>nrs?\.?){_G}(?P<n>\d{{1,5}}|[A-Z]{{1,2}})\b"
)
_NO_NR = re.compile(
    rf"\b[Kk]amerstuk(?:ken)?{_G}?(?:II)?(?:{_G}\d{{4}}[/–-]\d{{2,4}},)?{_G}?(?:{_DOSSIER}),{_G}(?P<n>\d{{1,4}})\b(?!{_G}?\d{{3}}\b|[/–-])"
)
_NO_STOP = re.compile(rf"\b[Kk]amerstuk(?:ken)?[^.;()]{{0,40}}?,{_G}nr{_G}\d")
_UPPER_NR = re.compile(rf"\bKamerstuk(?:ken)?{_G}I{_G}[^.;()]{{0,40}}?,?{_G}nr\.?{_G}(?P<n>[A-Z]{{1,2}})\b")
_PLURAL = re.compile(rf"\b[Kk]amerstukken{_G}({_DOSSIER}),{_G}nr\.{_G}\d{{1,5}}(?!\d|,{_G}\d|{_G}en{_G}\d)")
_SINGULAR = re.compile(rf"\b[Kk]amerstuk{_G}{_DOSSIER}{_G}en{_G}{_DOSSIER},?{_G}nr")
_SMALL = re.compile(r"(?<=\()kamerstuk\b|\bkamerstuk (?=\d{2})")
_ANNEX = re.compile(
    rf"\bAanhangsel(?:{_G}van{_G}de)?(?:{_G}Handelingen)?(?P<rest>(?:[^.;()]|(?<=nr)\.|(?<=nrs)\.){{0,40}})",
    re.IGNORECASE,
)
_STCRT = re.compile(
    rf"\b(?P<s>Stcrt|Stb|Trb)(?P<stop>\.?)(?P<comma>,?){_G}(?P<year>(?:19|20)\d\d)(?P<rest>,?{_G}(?:nr\.?{_G})?\d{{1,6}})?"
)
_CASE = re.compile(r"\b20\d\dZ(\d+)\b")
_EU_TWICE = re.compile(rf"\((?:EU|EG)\){_G}?(?:nr\.{_G})?\d{{1,4}}/\d{{1,4}}/(?:EU|EG|EC|EEC|EEG)\b")
_EU_NR = re.compile(rf"\((?:EU|EG|EC)\){_G}(?P<nr>(?:nr|No)\.?{_G})?(?P<a>\d{{1,4}})/(?P<b>\d{{1,4}})\b(?!/)")
_SUFFIX = re.compile(
    rf"\b(?P<kind>[Rr]ichtlijn|[Dd]irective|[Bb]esluit|[Dd]ecision){_G}(?:nr\.{_G})?(?P<year>\d{{2}}|\d{{4}})/(?P<number>\d{{1,4}})/(?P<suffix>EU|EG|EC|EEC|EEG)\b"
)
_NUMERIC = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)(?![\d-])")


def find(subject: Subject) -> Iterator[Hit]:
    """In any line, notes as well."""
    latest = subject.moment.year if subject.moment else 0
    for line in subject.lines:
        text = line.text
        if not any(c.isdigit() for c in text):
            continue
        if "amerstuk" in text:
            yield from _papers(line)
        if re.search("aanhangsel", text, re.IGNORECASE):
            yield from _questions(line)
        for match in _STCRT.finditer(text):
            yield from _gazette(line, match, latest)
        for match in _CASE.finditer(text):
            if len(match[1]) != 5:
                yield Hit(line, match[0], {"found": match[0], "right": "2025Z01234"}, "citation-forms-case")
        yield from _european(line)
        for match in _NUMERIC.finditer(text):
            if not _exists(int(match[1]), int(match[2]), int(match[3])):
                yield Hit(line, match[0], {"found": match[0]}, "dates-none")


def _papers(line: TextLine) -> Iterator[Hit]:
    text = line.text
    told: set[int] = set()
    for match in _UPPER_NR.finditer(text):
        told.add(match.start())
        yield Hit(
            line,
            match[0],
            {"found": match[0], "right": re.sub(rf",?{_G}nr\.?{_G}(?=[A-Z]{{1,2}}$)", ", ", match[0])},
            "citation-forms-letter",
        )
    for match in _NO_COMMA.finditer(text):
        if match.start() not in told:
            told.add(match.start())
            at = match.start("gap") - match.start()
            right = f"{match[0][:at]}, nr{'s' if 'nrs' in match['nr'] else ''}. {match['n']}"
            yield Hit(line, match[0], {"found": match[0], "right": right}, "citation-forms-comma")
    for match in _NO_NR.finditer(text):
        if match.start() not in told:
            told.add(match.start())
            yield Hit(
                line,
                match[0],
                {"found": match[0], "right": re.sub(r"(\d+)$", r"nr. \1", match[0])},
                "citation-forms-nr",
            )
    for match in _NO_STOP.finditer(text):
        if match.start() not in told:
            yield Hit(
                line,
                match[0],
                {"found": match[0], "right": re.sub(r"nr(?=.\d$)", "nr.", match[0])},
                "citation-forms-nr",
            )
    for match in _PLURAL.finditer(text):
        if match.start() not in told:
            yield Hit(
                line,
                match[0],
                {"found": match[0], "right": match[0].replace("stukken", "stuk", 1)},
                "citation-forms-one",
            )
    for match in _SINGULAR.finditer(text):
        yield Hit(
            line, match[0], {"found": match[0], "right": match[0].replace("stuk", "stukken", 1)}, "citation-forms-more"
        )


def _questions(line: TextLine) -> Iterator[Hit]:
    """Aanhangsel Handelingen II 2024/25, nr. 2104: chamber, session and nr."""
    for match in _ANNEX.finditer(line.text):
        rest = match["rest"]
        if not re.search(r"\d", rest) and "andelingen" not in match[0]:
            continue
        session = re.search(r"\b\d{4}[/–-]\d{2,4}\b", rest)
        number = re.search(r"\bnr\.[ \u00a0]\d", rest) or re.search(r"\bnrs?\.", rest)
        if re.search(r"\d", rest) and not (session and number):
            yield Hit(
                line,
                match[0].rstrip(" ,"),
                {"found": match[0].strip(" ,"), "right": "Aanhangsel Handelingen II 2024/25, nr. 1234"},
                "citation-forms-questions",
            )


def _gazette(line: TextLine, match: re.Match[str], latest: int) -> Iterator[Hit]:
    if latest and int(match["year"]) > latest:
        yield Hit(line, match[0], {"found": match[0], "year": match["year"]}, "citation-forms-future")
        return
    rest = match["rest"] or ""
    sound = match["stop"] and not match["comma"] and (not rest or re.fullmatch(rf",{_G}\d+", rest))
    if not sound and rest:
        number = re.sub(r"\D", "", rest)
        yield Hit(
            line,
            match[0],
            {"found": match[0], "right": f"{match['s']}. {match['year']}, {number}"},
            "citation-forms-gazette",
        )


def _european(line: TextLine) -> Iterator[Hit]:
    """Until 2014 a regulation is (EU) nr. 651/2014 and a directive 2012/27/EU; from 2015 all are (EU) 2018/2066. EG until 30 November 2009."""
    for match in _EU_TWICE.finditer(line.text):
        yield Hit(line, match[0], {"found": match[0], "right": match[0].rpartition("/")[0]}, "citation-forms-eu")
    for match in _EU_NR.finditer(line.text):
        if _EU_TWICE.match(line.text, match.start()):
            continue
        a, b = match["a"], match["b"]
        year_first = len(a) == 4 and 1950 < int(a) < 2100
        year_last = len(b) == 4 and 1950 < int(b) < 2100
        right = ""
        if match["nr"] and year_first and int(a) >= 2015 and not (year_last and int(b) < 2015):
            right = f"(EU) {a}/{b}"
        elif match["nr"] and year_first and not year_last:
            right = f"(EU) nr. {b}/{a}"
        elif not match["nr"] and year_last and not year_first:
            right = f"(EU) {b}/{a}" if int(b) >= 2015 else f"(EU) nr. {a}/{b}"
        elif not year_first and not year_last and len(a) == 2 and int(a) >= 15:
            right = f"(EU) 20{a}/{b}"
        if right:
            yield Hit(line, match[0], {"found": match[0], "right": right}, "citation-forms-eu")
    for match in _SUFFIX.finditer(line.text):
        year = int(match["year"]) if len(match["year"]) == 4 else 1900 + int(match["year"])
        dutch = match["kind"].lower() in ("richtlijn", "besluit")
        wanted = (("EEG", "EEC") if year < 1993 else ("EG", "EC") if year <= 2009 else ("EU", "EU"))[0 if dutch else 1]
        if year == 2009 or (year in (1992, 1993)):
            continue
        if year >= 2015:
            yield Hit(
                line,
                match[0],
                {"found": match[0], "right": f"{match['kind'].capitalize()} (EU) {year}/{match['number']}"},
                "citation-forms-eu",
            )
        elif match["suffix"] != wanted:
            yield Hit(
                line,
                match[0],
                {"found": match[0], "right": f"{match[0].rpartition('/')[0]}/{wanted}"},
                "citation-forms-eu",
            )


def _exists(day: int, month: int, year: int) -> bool:
    from datetime import date

    try:
        date(year, month, day)
    except ValueError:
        # 13-25-2025 is an American date or a number, 31-06-2025 a slip.
        return not (1 <= month <= 12 and day <= 31)
    return True


RULE = Rule("citation-forms", "Ar 3.43; Leidraad voor juridische auteurs; EU Interinstitutionele schrijfwijzer", find)
