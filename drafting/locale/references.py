"""How a place in a document is cited: "artikel 5, tweede lid, onderdeel b, onder 1°" (Ar 3.29), or the contract forms
"artikel 5.2, onderdeel b" and "Article 5(2)(b)(i)"."""

from __future__ import annotations

from drafting.locale.pieces import ReferencePiece as P
from drafting.locale.typography import NBSP
from drafting.locale.words import dutch_ordinal, english_ordinal


def reference(
    lang: str,
    style: str,
    *,
    article: str = "",
    paragraph: str = "",
    item: str = "",
    subitem: str = "",
    annex: str = "",
    **_other: str,
) -> tuple[P, ...]:
    """The pieces of one reference; each number is a piece of its own, so that it can be a live field.

    Without `article` and `annex` the reference is within the article: "het tweede lid", "paragraph 2".
    `style`: "statute" or "contract".
    """
    if lang == "en":
        return _english(style, article, paragraph, item, subitem, annex)
    pieces: list[P] = []
    if annex:
        pieces += [P(f"bijlage{NBSP}"), P(annex, "annex")]
    if article and paragraph and style == "contract":
        pieces += [P(f"artikel{NBSP}"), P(f"{article}.{paragraph}", "paragraph")]
    elif article:
        pieces += [P(f"artikel{NBSP}"), P(article, "article")]
    if paragraph and not (article and style == "contract"):
        pieces += _dutch_lid(paragraph, bool(pieces))
    if item:
        pieces += [P(f", onderdeel{NBSP}" if pieces else f"onderdeel{NBSP}"), P(item, "item")]
    if subitem:
        pieces += [P(f", onder{NBSP}" if pieces else f"onder{NBSP}"), P(subitem, "subitem")]
    return tuple(pieces)


def _dutch_lid(paragraph: str, after: bool) -> list[P]:
    if not paragraph.isdigit():
        return [P(f", lid{NBSP}" if after else f"lid{NBSP}"), P(paragraph, "paragraph")]
    word = P(dutch_ordinal(int(paragraph)), "paragraph", "ordinal")
    return [P(", "), word, P(" lid")] if after else [P("het "), word, P(" lid")]


def _english(style: str, article: str, paragraph: str, item: str, subitem: str, annex: str) -> tuple[P, ...]:
    pieces: list[P] = []
    if annex:
        pieces += [P(f"Annex{NBSP}"), P(annex, "annex")]
    if article:
        pieces += [P(f"Article{NBSP}"), P(article, "article")]
    if paragraph and article and style == "contract":
        pieces = [P(f"Article{NBSP}"), P(f"{article}.{paragraph}", "paragraph")]
    elif paragraph and article:
        pieces += [P("("), P(paragraph, "paragraph"), P(")")]
    elif paragraph:
        pieces += [P(f", paragraph{NBSP}" if pieces else f"paragraph{NBSP}"), P(paragraph, "paragraph")]
    for number, role in ((item, "item"), (subitem, "subitem")):
        if number:
            # The brackets belong to the number as it prints, so that a live field gives them too.
            pieces += ([] if pieces else [P(f"point{NBSP}")]) + [P(f"({number})", role)]
    return tuple(pieces)


def references(lang: str, articles: list[str]) -> tuple[P, ...]:
    """Several whole articles: "de artikelen 5, 6 en 8", "Articles 5, 6 and 8"; three or more in a row as a range
    ("de artikelen 5 tot en met 8", Ar 3.29 and the old 65)."""
    if len(articles) == 1:
        return reference(lang, "statute", article=articles[0])
    word = "de artikelen" if lang == "nl" else "Articles"
    joint = " en " if lang == "nl" else " and "
    until = " tot en met " if lang == "nl" else " to "
    runs: list[list[str]] = []
    for number in articles:
        if runs and number.isdigit() and runs[-1][-1].isdigit() and int(number) == int(runs[-1][-1]) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    groups: list[list[P]] = []
    for run in runs:
        if len(run) >= 3:
            groups.append([P(run[0], "article"), P(until), P(run[-1], "article")])
        else:
            groups += [[P(n, "article")] for n in run]
    pieces = [P(f"{word}{NBSP}")]
    for i, group in enumerate(groups):
        if i:
            pieces.append(P(joint if i == len(groups) - 1 else ", "))
        pieces += group
    return tuple(pieces)


def ordinal(lang: str, n: int) -> str:
    """Rangtelwoord of a lid."""
    return dutch_ordinal(n) if lang == "nl" else english_ordinal(n)
