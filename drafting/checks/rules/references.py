"""References to an article, lid, onderdeel, annex or note of this document that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting import locale
from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject, TextLine
from drafting.errors import Severity

_GAP = "[ \u00a0]"
_NL = re.compile(
    rf"\b[Aa]rtikel(?:en)?{_GAP}(?P<article>\d+(?:\.\d+)?[a-z]?)(?![\d:]|\.\d)(?:,? (?:het )?(?P<lid>\w+) lid)?(?:,? lid{_GAP}(?P<figure>\d+))?(?:,? (?:onderdeel|aanhef en onderdeel|onder){_GAP}(?P<item>[a-z])\b)?"
)
_EN = re.compile(
    rf"\bArticles?{_GAP}(?P<article>\d+[a-z]?)(?![\d:]|\.\d)(?:\((?P<figure>\d+)\))?(?:\((?P<item>[a-z])\))?(?P<lid>)"
)
_LIST = re.compile(
    rf"\b(?:[Aa]rtikelen|Articles){_GAP}\d+[a-z]?(?:, \d+[a-z]?)*{_GAP}(?:en|of|and|or|tot en met|to){_GAP}\d+[a-z]?(?![\d:.,]\d|[\w:])"
)
_ANNEX = re.compile(rf"\b(?:[Bb]ijlagen?|Annex|Appendix){_GAP}(?P<num>\d+)(?!\d|[.,]\d)")
_NOTE = re.compile(rf"\b(?:zie|see){_GAP}(?:voet|foot)?(?:noot|note){_GAP}(?P<num>\d+)\b", re.IGNORECASE)
_OWN_LID = re.compile(
    rf"(?:\b(?:het|in het|bedoeld in het|van het)){_GAP}(\w+){_GAP}lid\b(?!{_GAP}van{_GAP}(?:artikel|de|het))"
)
# A reference to another text names it: "artikel 6 van de Wet …", "Article 107 of the Treaty", "artikel 5.1 Woo".
_ELSEWHERE = re.compile(
    r"^[^.;:]{0,110}?\b(?:van (?:de|het|dat|die|Boek|Richtlijn|Verordening|Besluit|bijlage|\w*[Ww]et|\w+verdrag)\b|of (?:the|that|Directive|Regulation|Council|Book)\b|"
    r"(?:VWEU|BW|Awb|Woo|Wob|TFEU|EG|EU|EVRM|VEU|AVG|GDPR|Sr|Sv|Grondwet|Gemeentewet|Provinciewet)\b)"
    r"|^,? ?(?:\w+ ){0,2}[A-Z]\w*(?:wet|besluit|regeling|verdrag|verordening)\b"
)


# In a text that was not made here a paragraph that names a law may mean the law's articles throughout.
_LAW = re.compile(
    r"\b(?:\w*(?:wet|besluit|verdrag|regeling|verordening|richtlijn|wetboek|statuten|statuut|bestemmingsplan)|EG|EU|Treaty|Regulation|Directive|Act|Code)\b",
    re.IGNORECASE,
)


# A law that changes another speaks of that one's articles.
_CHANGES = re.compile(
    r"\b(?:wordt als volgt gewijzigd|komt te luiden|wordt vervangen door|wordt ingevoegd|vervalt\.$|wordt toegevoegd|tot wijziging van|Wijziging van)\b"
)


@dataclass(frozen=True, slots=True)
class _Have:
    articles: dict[str, t.Article]
    annexes: frozenset[str]
    notes: int
    by_others: bool


def find(subject: Subject) -> Iterator[Hit]:
    """Looks up every reference in the document's own numbers. A law by others cites other laws all the time, so there only a
    tree of our own is sure enough."""
    document = subject.structure
    if document is None:
        return
    changes = subject.outline is not None and subject.profile == "statute"
    if changes and (len(subject.lines) > 150 or any(_CHANGES.search(line.text) for line in subject.lines)):
        return
    articles = {n.num: n for n in t.walk(document) if isinstance(n, t.Article)}
    have = _Have(
        articles,
        frozenset(n.num for n in t.walk(document) if isinstance(n, t.Annex)),
        sum(line.sort == "note" for line in subject.lines),
        subject.outline is not None,
    )
    here = ""
    for line in subject.lines:
        here = _article_of(line) or here
        yield from _line(line, have, here, subject.lang)


@cache
def _ordinals() -> dict[str, str]:
    return {locale.get("nl").ordinal(k): str(k) for k in range(1, 60)}


def _article_of(line: TextLine) -> str:
    match = re.match(
        r"(?:[Aa]rtikel|Article) (\d+[a-z]?)\b", line.place or (line.text if line.sort == "heading" else "")
    )
    return match[1] if match else ""


def _line(line: TextLine, have: _Have, here: str, lang: str) -> Iterator[Hit]:
    ordinals = _ordinals()
    if have.articles:
        for match in (_EN if lang == "en" else _NL).finditer(line.text):
            if (
                _ELSEWHERE.match(line.text[match.end() :])
                or (have.by_others and _LAW.search(line.text))
                or (line.sort == "heading" and match.start() == 0)
            ):
                continue
            if "." in match["article"] and not any("." in number for number in have.articles):
                continue
            lid = match["figure"] or ordinals.get(match["lid"] or "", "")
            if not _exists(have.articles, match["article"], lid, match["item"] or ""):
                yield Hit(line, match[0], {"found": match[0]})
        for match in _LIST.finditer(line.text):
            if not _ELSEWHERE.match(line.text[match.end() :]) and not (have.by_others and _LAW.search(line.text)):
                absent = [n for n in re.findall(r"\d+[a-z]?", match[0]) if n not in have.articles]
                if absent and len(have.articles) > 2:
                    yield Hit(
                        line, match[0], {"found": f"artikel {absent[0]}" if lang == "nl" else f"Article {absent[0]}"}
                    )
        if here in have.articles and lang == "nl":
            leden = _leden(have.articles[here])
            for match in _OWN_LID.finditer(line.text):
                number = ordinals.get(match[1])
                if (
                    number
                    and leden
                    and number not in leden
                    and not re.search(r"\bartikel\b", line.text[: match.start()][-60:])
                ):
                    yield Hit(
                        line, match[0], {"found": match[0], "article": here, "count": len(leden)}, "references-lid"
                    )
    if have.annexes:
        for match in _ANNEX.finditer(line.text):
            if match["num"] not in have.annexes and not _ELSEWHERE.match(line.text[match.end() :]):
                yield Hit(line, match[0], {"found": match[0]})
    if have.notes:
        for match in _NOTE.finditer(line.text):
            if int(match["num"]) > have.notes:
                yield Hit(line, match[0], {"found": match[0]})


def _leden(article: t.Article) -> set[str]:
    return {n.num.strip("().").rsplit(".", 1)[-1] for n in article.children if isinstance(n, t.Paragraph)}


def _exists(articles: dict[str, t.Article], number: str, lid: str, item: str) -> bool:
    article = articles.get(number)
    if article is None:
        return False
    leden = {n.num.strip("().").rsplit(".", 1)[-1]: n for n in article.children if isinstance(n, t.Paragraph)}
    if not article.eid.startswith("o") or not leden:
        item = item if not article.eid.startswith("o") else ""
        lid = lid if leden or not article.eid.startswith("o") else ""
    if lid and lid not in leden:
        return False
    home = leden[lid] if lid else article
    items = {n.num.strip("().") for n in t.walk(home) if isinstance(n, t.Item)}
    return not item or item in items


RULE = Rule("references", "Ar 3.29", find, Severity.ERROR, ("agreement", "letter", "statute"))
