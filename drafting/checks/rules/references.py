"""References to an article, lid, onderdeel or annex of this document that it does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting import locale
from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity

_NL = re.compile(r"\bartikel(?:en)?[ \u00a0](\d+)(?!:|\.\d)(?:, (?:het )?(\w+) lid)?(?:, onderdeel[ \u00a0]([a-z]+))?(?!\d)(?P<after>.{0,25})", re.DOTALL)
_EN = re.compile(r"\bArticles?[ \u00a0](\d+)(?!:)(?:\((\d+)\))?(?:\(([a-z]+)\))?(?P<after>.{0,25})", re.DOTALL)
_ANNEX = re.compile(r"\b(?:[Bb]ijlage|Annex)[ \u00a0](\d+)(?P<after>.{0,25})", re.DOTALL)
# A reference to another text names it: "artikel 6 van de Wet …", "Article 107 of the Treaty".
_ELSEWHERE = re.compile(r"^[^.;]{0,12}\b(?:van (?:de|het)|of the|VWEU|BW|Awb|Woo|TFEU)\b")


def find(subject: Subject) -> Iterator[Hit]:
    """Looks up every reference in the document's own numbers."""
    if subject.tree is None:
        return
    articles = {n.num: n for n in t.walk(subject.tree) if isinstance(n, t.Article)}
    annexes = {n.num for n in t.walk(subject.tree) if isinstance(n, t.Annex)}
    if not articles:
        return
    ordinals = {locale.get("nl").ordinal(k): str(k) for k in range(1, 60)}
    pattern = _EN if subject.lang == "en" else _NL
    for line in subject.lines:
        for match in pattern.finditer(line.text):
            if _ELSEWHERE.match(match["after"]):
                continue
            lid = ordinals.get(match[2] or "", match[2] or "")
            if not _exists(articles, match[1], lid, match[3] or ""):
                yield Hit(line, match[0], {"found": match[0][: len(match[0]) - len(match["after"])].strip()})
        for match in _ANNEX.finditer(line.text):
            if match[1] not in annexes and not _ELSEWHERE.match(match["after"]):
                yield Hit(line, match[0], {"found": match[0][: len(match[0]) - len(match["after"])].strip()})


def _exists(articles: dict[str, t.Article], number: str, lid: str, item: str) -> bool:
    article = articles.get(number)
    if article is None:
        return False
    leden = {n.num.strip("().").rsplit(".", 1)[-1]: n for n in article.children if isinstance(n, t.Paragraph)}
    if lid and lid not in leden:
        return False
    home = leden[lid] if lid else article
    items = {n.num.strip("().") for n in t.walk(home) if isinstance(n, t.Item)}
    return not item or item in items


RULE = Rule("references", "Ar 3.29", find, Severity.ERROR)
