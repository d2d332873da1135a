"""References by number that a text of any make does not bear out: a clause 7.4 where 7 ends at 7.1, a table, figure or annex without one, an article that
a law cannot have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_G = "[ \u00a0]"
_TYPED = re.compile(
    r"^(?:(?:Artikel|Article|Clause|Section|Bepaling)[ \u00a0])?(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?[.)]?[ \u00a0:]+(?=\S)"
)
_CLAUSE = re.compile(
    rf"\b(?:[Aa]rtikel(?:en)?|[Cc]lauses?|[Ss]ections?|[Aa]rticles?|[Pp]aragraaf|[Bb]epaling|[Pp]unt){_G}(?P<a>\d{{1,2}})(?:\.(?P<b>\d{{1,2}}))?(?:(?:{_G}(?:en|and|of|or),?{_G})(?P<c>\d{{1,2}})(?:\.(?P<d>\d{{1,2}}))?)?(?!\d|[.:]\d|°|:)(?:\((?P<item>[a-z])\))?(?:,{_G}paragraph{_G}(?P<par>\d{{1,2}}))?"
)
_OTHER = re.compile(
    r"^[^.;:]{0,70}?\b(?:van (?:de|het|dat|die|deze|Boek|Richtlijn|Verordening|Besluit|bijlage|\w*[Ww]et|mijn|onze|uw)\b|of (?:the|that|this|Directive|Regulation|Council|Annex)\b|"
    r"(?:VWEU|BW|Awb|Woo|Wob|TFEU|EG|EU|EVRM|VEU|AVG|GDPR|Sr|Sv|Grondwet)\b|(?:[A-Z]\w*|[a-z]+)(?:wet|besluit|regeling|verdrag|verordening|code)\b)"
)
_ANNEX_HEAD = re.compile(
    r"^(?:Bijlage|Annex|Schedule|Appendix)[ \u00a0](\d{1,2}|[A-Z]|[IVX]{1,4})(?![\w])(?![ \u00a0](?:bij|van|to|of|bevat|is|wordt|contains)\b)"
)
_ANNEX = re.compile(rf"\b(?:[Bb]ijlage|Annex|Schedule|Appendix){_G}(\d{{1,2}}|[A-Z]|[IVX]{{1,4}})(?![\w]|\.\d|[-–])")
_CAPTION = re.compile(r"^(Tabel|Figuur|Table|Figure|Grafiek)[ \u00a0](\d{1,2})\b(?=[.:]?[ \u00a0–-]|$)")
_TABLE = re.compile(
    rf"\b([Tt]abel(?:len)?|[Ff]iguur|[Tt]able|[Ff]igure|[Gg]rafiek){_G}(\d{{1,2}})(?!\d|\.\d|{_G}(?:van|of|uit|in)\b)"
)
_LIMITS: dict[str, dict[int, int]] = {
    # More than each chapter or book has, rounded up, so that a new article does not make this wrong.
    "Awb": {1: 20, 2: 30, 3: 60, 4: 130, 5: 60, 6: 30, 7: 40, 8: 130, 9: 40, 10: 40, 11: 10},
    "BW": {1: 450, 2: 460, 3: 330, 4: 240, 5: 150, 6: 300, 7: 1000, 8: 1850, 10: 170},
}
_LAW_ARTICLE = re.compile(
    rf"\b[Aa]rt(?:ikel|\.){_G}(?P<book>\d{{1,2}}):(?P<n>\d{{1,4}})(?:,[^.;]{{0,30}}?)?{_G}(?:van{_G}(?:de|het){_G})?(?P<law>Algemene{_G}wet{_G}bestuursrecht|Awb|Burgerlijk{_G}Wetboek|BW)\b"
)
_ZERO = re.compile(rf"\b[Aa]rtikel{_G}0(?![.:\d])")


def find(subject: Subject) -> Iterator[Hit]:
    """Only against numbers that the text itself shows; what names another text is left alone."""
    for line in subject.lines:
        for match in _LAW_ARTICLE.finditer(line.text):
            limits = _LIMITS["BW" if match["law"].startswith("B") else "Awb"]
            book = int(match["book"])
            if book not in limits or int(match["n"]) > limits[book]:
                yield Hit(line, match[0], {"found": match[0]}, "pointers-law")
        if zero := _ZERO.search(line.text):
            yield Hit(line, zero[0], {"found": zero[0]}, "pointers-law")
    if subject.tree is not None and subject.tree.kind:
        return
    yield from _clauses(subject)
    yield from _annexes(subject)
    yield from _captions(subject)


def _typed(subject: Subject) -> tuple[dict[int, set[int]], set[int]]:
    """The numbers that lines begin with: 7.1 under 7, and the top numbers; none where they do not run from 1."""
    inner: dict[int, set[int]] = defaultdict(set)
    top: list[int] = []
    for line in subject.lines:
        if line.sort in ("note", "cell"):
            continue
        text = f"{line.num} {line.text}" if line.num and not line.text.startswith(line.num) else line.text
        match = _TYPED.match(text.strip())
        if match is None:
            continue
        if match[2]:
            inner[int(match[1])].add(int(match[2]))
        elif int(match[1]) < 60:
            top.append(int(match[1]))
    return inner, set(top)


def _clauses(subject: Subject) -> Iterator[Hit]:
    inner, top = _typed(subject)
    tops = top | set(inner)
    deep = len(inner) >= 2 and sum(map(len, inner.values())) >= 4
    whole = tops == set(range(1, len(tops) + 1)) and len(tops) >= 3
    articles = any(re.match(r"^(?:Artikel|Article)[ \u00a0]\d", x.text) for x in subject.lines)
    if subject.profile == "letter" or not (deep or whole):
        return
    for line in subject.prose:
        for match in _CLAUSE.finditer(line.text):
            if (
                match.start() == 0
                or _OTHER.match(line.text[match.end() :])
                or re.search(
                    r"\b(?:EU|EG|Directive|Richtlijn|Verordening|Regulation)\b[^.;]{0,30}$", line.text[: match.start()]
                )
            ):
                continue
            for a, b in ((match["a"], match["b"]), (match["c"], match["d"])):
                if a is None:
                    continue
                number = int(a)
                if b is not None and deep and number in inner:
                    wrong = int(b) not in inner[number]
                elif b is None and whole and not (articles and subject.profile == "statute"):
                    wrong = number > max(tops)
                else:
                    wrong = bool(b and deep and whole and number > max(tops))
                if wrong:
                    yield Hit(line, match[0], {"found": match[0]})
                    break
            else:
                yield from _inside(subject, line, match, inner)


def _inside(subject: Subject, line: object, match: re.Match[str], inner: dict[int, set[int]]) -> Iterator[Hit]:
    """ "Article 3, paragraph 4" where article 3 ends at 3.2; "clause 3(d)" where clause 3 ends at (c)."""
    number = int(match["a"])
    if match["par"] and number in inner and int(match["par"]) not in inner[number]:
        yield Hit(line, match[0], {"found": match[0]})  # type: ignore[arg-type]
    elif match["item"] and not match["b"]:
        letters = _letters(subject, number)
        if letters and match["item"] not in letters:
            yield Hit(line, match[0], {"found": match[0]})  # type: ignore[arg-type]


def _letters(subject: Subject, number: int) -> set[str]:
    found: set[str] = set()
    inside = False
    for line in subject.lines:
        typed = _TYPED.match(line.text.strip())
        if typed:
            inside = int(typed[1]) == number
        elif inside and (item := re.match(r"^\(?([a-z])[.)]\s", line.text.strip())):
            found.add(item[1])
    return found


def _annexes(subject: Subject) -> Iterator[Hit]:
    if subject.profile == "letter":
        return
    heads: list[tuple[str, object]] = [
        (m[1], line)
        for line in subject.lines
        if len(line.text) < 90
        and not line.text.rstrip().endswith((".", ";"))
        and (m := _ANNEX_HEAD.match(line.text.strip()))
    ]
    names = {name for name, _ in heads}
    if not names:
        return
    form = {_form(n) for n in names}
    homes = {id(line) for _, line in heads}
    for line in subject.prose:
        if id(line) in homes:
            continue
        for match in _ANNEX.finditer(line.text):
            if (
                _form(match[1]) in form
                and match[1] not in names
                and not _OTHER.match(line.text[match.end() :])
                and not (match[1].isdigit() and subject.outline is not None)
            ):
                yield Hit(line, match[0], {"found": match[0]})


def _form(name: str) -> str:
    return "9" if name.isdigit() else "I" if re.fullmatch(r"[IVX]+", name) else "A"


def _captions(subject: Subject) -> Iterator[Hit]:
    have: dict[str, set[int]] = defaultdict(set)
    for line in subject.lines:
        if match := _CAPTION.match(line.text.strip()):
            have[match[1][:3].lower()].add(int(match[2]))
    for line in subject.prose:
        for match in _TABLE.finditer(line.text):
            kind = match[1][:3].lower()
            if have[kind] and match.start() > 0 and int(match[2]) not in have[kind]:
                yield Hit(line, match[0], {"found": match[0]})


RULE = Rule("pointers", "Ar 3.29; werkwijze: wat genoemd wordt, bestaat", find, Severity.ERROR)
