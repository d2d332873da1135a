"""A name written in two ways: another hyphen, accent or ending, another legal form."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject, TextLine

_WORD = r"[A-Z\u00c0-\u00de][\w\u00c0-\u017f’']+(?:-[A-Z\u00c0-\u00de][\w\u00c0-\u017f]+)*"
_NAME = re.compile(
    rf"{_WORD}(?:[ \u00a0-](?:van|de|den|der|ten|ter|to|of|for)){{0,2}}[ \u00a0-]{_WORD}(?:[ \u00a0-]{_WORD})*|\b[A-Z]{{2,6}}\+{{0,3}}(?![\w+])"
)
_FORM = r"B\.?V\.?|N\.?V\.?|U\.?A\.?|V\.?O\.?F\.?|C\.?V\.?|S\.?E\.?|Ltd\.?|Limited|GmbH|AG|Inc\.?|plc|S\.?A\.?|LLC"
_COMPANY = re.compile(rf"({_WORD}(?:[ \u00a0](?:&[ \u00a0])?{_WORD}){{0,4}})[ \u00a0]({_FORM})(?![\w])")


# What begins a sentence is no part of the name that follows.
_LEADS = re.compile(
    r"^(?:De|Het|Een|Met|Voor|Van|Bij|Aan|Door|In|Op|Uit|Tot|Na|Om|Ook|Zo|Dit|Deze|Dat|Als|Maar|Tussen|Over|Zie|The|This|For|With|By|From|On|At|To|Since) "
)


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("\u00a0", " "))
    return re.sub(r"[^a-z0-9]", "", "".join(c for c in plain if not unicodedata.combining(c)).casefold())


def find(subject: Subject) -> Iterator[Hit]:
    """Names that are the same but for hyphens, accents, spaces and plus signs, and companies with two legal forms; the
    rarer form is told."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    legal: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, TextLine] = {}
    for line in subject.lines:
        if line.sort == "heading":
            continue
        for match in _NAME.finditer(line.text):
            name = _LEADS.sub("", match[0].replace("\u00a0", " "))
            if not name:
                continue
            forms[_key(name)][name] += 1
            first.setdefault(name, line)
        for match in _COMPANY.finditer(line.text):
            name = f"{match[1]} {match[2]}".replace("\u00a0", " ").rstrip(",")
            # "Ltd." at the end of a sentence is "Ltd".
            form = match[2] if match[2].count(".") != 1 else match[2].rstrip(".")
            legal[_key(match[1])][f"{match[1]} {form}"] += 1
            first.setdefault(f"{match[1]} {form}", line)
            first.setdefault(name, line)
    yield from _single(subject)
    yield from _numbered(subject)
    told: set[str] = set()
    for counts in (*forms.values(), *legal.values()):
        if len(counts) < 2 or len(_key(next(iter(counts)))) < 3:
            continue
        # Of forms as frequent the one without hyphens is meant.
        (usual, _), *others = sorted(counts.items(), key=lambda form: (-form[1], form[0].count("-")))
        for other, _count in others:
            if _differs(usual, other) and other not in told:
                told.add(other)
                yield Hit(first[other], other, {"found": other, "usual": usual})


_CUT = re.compile(r"(?<![\w-])([A-Z][a-zà-ÿ]{2,})(?:-|[ \u00a0])([A-Za-zà-ÿ][a-zà-ÿ]{2,})(?![\w-])")
_LETTERS = re.compile(
    r"(?<![\w.&-])(?:[A-Z]\.){2,6}(?=[\s,;:)’']|$)|(?<![\w.&-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w&+])|(?<![\w-])[A-Z]{2,4}-[A-Z]{2,5}(?![\w-])|(?<=\b[Dd]e )[A-Z][a-z]{3,6}(?![\w-])|(?<=\b[Hh]et )[A-Z][a-z]{3,6}(?![\w-])"
)
_AMPERSAND = re.compile(r"(?<![\w-])([A-Z]\w+(?: [A-Z]\w+)*) (&|en|and) ([A-Z]\w+)(?![\w-])")
_TITLES = frozenset(["B.V.", "N.V.", "U.A.", "C.V.", "V.O.F.", "S.E.", "w.g.", "p.m.", "P.M.", "N.N.", "S.A."])


_WITH_NUMBER = re.compile(
    r"(?<![\w-])(?P<letters>[A-Z][A-Za-z]*[A-Z])(?P<gap>[ \u00a0-]?)(?P<n>\d{1,2}|\+{1,3})(?![\w.,+%]|[ \u00a0](?:kton|miljoen|miljard|euro|ton))"
)


def _numbered(subject: Subject) -> Iterator[Hit]:
    """Letters and a number with and without a space or hyphen: "MJA2" and "MJA 2"; the rarer form is told."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, TextLine] = {}
    for line in subject.lines:
        for match in _WITH_NUMBER.finditer(line.text):
            forms[match["letters"] + match["n"]][match[0]] += 1
            first.setdefault(match[0], line)
    for counts in forms.values():
        (usual, _), *others = sorted(counts.items(), key=lambda form: (-form[1], len(form[0])))
        for other, _count in others:
            yield Hit(first[other], other, {"found": other, "usual": usual})


def _single(subject: Subject) -> Iterator[Hit]:
    """One word in two: "Aqua-chem" beside "Aquachem", "Staal Haven" beside "Staalhaven"; an abbreviation with stops, other capitals or two
    letters exchanged; "&" beside "en"."""
    text = "\n".join(line.text for line in subject.lines)
    words = Counter(re.findall(r"(?<![\w-])[A-Z][a-zà-ÿ]{5,}(?![\w-])", text))
    closed = {w.casefold(): w for w in words}
    told: set[str] = set()
    for line in subject.lines:
        for match in _CUT.finditer(line.text):
            whole = closed.get((match[1] + match[2]).casefold(), "")
            hyphen = "-" in match[0]
            if not whole or match[0] in told or (not hyphen and not match[2][0].isupper()):
                continue
            if words[whole] > len(re.findall(re.escape(match[0]), text)):
                told.add(match[0])
                yield Hit(line, match[0], {"found": match[0], "usual": whole})
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    home: dict[str, TextLine] = {}
    for line in subject.lines:
        if line.text.isupper():
            continue
        for match in _LETTERS.finditer(line.text):
            short = match[0]
            if (
                short in _TITLES
                or len(re.sub(r"\W", "", short)) < 3
                or (short[1:].islower() and subject.words is not None and subject.words.knows(short.lower()))
            ):
                continue
            forms[re.sub(r"\W", "", short).casefold()][short] += 1
            home.setdefault(short, line)
    for counts in forms.values():
        if len(counts) > 1 and any(len(re.findall("[A-Z]", s)) > 1 for s in counts):
            usual, *_others = [s for s, _ in counts.most_common()]
            # What was written out first is how it is called.
            usual = next((s for s in counts if re.search(rf"\([“\"]?{re.escape(s)}[”\"]?\)", text)), usual)
            for other in counts:
                if other != usual and other not in told:
                    told.add(other)
                    yield Hit(home[other], other, {"found": other, "usual": usual})
    known = {s for s in home if s.isupper() and len(s) > 3 and re.search(rf"\([“\"]?{re.escape(s)}[”\"]?\)", text)}
    for short, line in home.items():
        if (
            short.isupper()
            and short.isalpha()
            and len(short) > 3
            and short not in known
            and short not in told
            and forms[short.casefold()][short] == 1
        ):
            usual = next((k for k in known if _slip(short, k)), "")
            if usual:
                yield Hit(line, short, {"found": short, "usual": usual})
    pairs: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for line in subject.lines:
        for match in _AMPERSAND.finditer(line.text):
            pairs[(match[1].rpartition(" ")[2], match[3])][match[2]] += 1
            home.setdefault(match[0], line)
    for line in subject.lines:
        for match in _AMPERSAND.finditer(line.text):
            counts = pairs[(match[1].rpartition(" ")[2], match[3])]
            if match[2] != "&" and counts["&"] and counts["&"] >= counts[match[2]] and match[0] not in told:
                told.add(match[0])
                yield Hit(line, match[0], {"found": match[0], "usual": match[0].replace(f" {match[2]} ", " & ")})


def _slip(one: str, other: str) -> bool:
    """Two letters exchanged, or one too many at the end."""
    if len(one) == len(other):
        wrong = [i for i in range(len(one)) if one[i] != other[i]]
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and one[wrong[0]] == other[wrong[1]]
            and one[wrong[1]] == other[wrong[0]]
        )
    return one[:-1] == other or one == other[:-1]


def _differs(one: str, other: str) -> bool:
    """Not only by capitals ("Tot slot", a heading in capitals), nor by an apostrophe's form."""
    return one.casefold().replace("’", "'") != other.casefold().replace("’", "'")


RULE = Rule("name-drift", "werkwijze: één naam, één schrijfwijze", find)
