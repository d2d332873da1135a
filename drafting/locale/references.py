"""How a place in a document is cited: "artikel 5, tweede lid, onderdeel b, onder 1°" (Ar 3.29), or the contract forms
"artikel 5.2, onderdeel b" and "Article 5(2)(b)(i)"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafting.locale.pieces import ReferencePiece as P
from drafting.locale.typography import NBSP
from drafting.locale.words import dutch_ordinal, ordinal

__all__ = ["STYLES", "ordinal", "reference", "references", "several"]

STYLES = ("statute", "contract")
"""Ar 3.29 ("artikel 5, tweede lid") or the numbering of contracts ("artikel 5.2")."""


def reference(
    lang: str,
    style: str,
    *,
    article: str = "",
    paragraph: str = "",
    item: str = "",
    subitem: str = "",
    annex: str = "",
    opening: bool = False,
    **_other: str,
) -> tuple[P, ...]:
    """The pieces of one reference; each number is a piece of its own, so that it can be a live field.

    Without `article` and `annex` the reference is within the article: "het tweede lid", "paragraph 2". `opening` adds the
    words before the items: "aanhef en onderdeel b" (Ar 3.29). `style`: "statute" or "contract"; raises ValueError for another.
    """
    _known(style)
    if lang == "en":
        return _english(style, article, paragraph, item, subitem, annex, opening)
    pieces: list[P] = []
    if annex:
        pieces += [P(f"bijlage{NBSP}"), P(annex, "annex")]
    if article and paragraph and style == "contract":
        pieces += [P(f"{', ' if pieces else ''}artikel{NBSP}"), P(f"{article}.{paragraph}", "paragraph")]
    elif article:
        pieces += [P(f"{', ' if pieces else ''}artikel{NBSP}"), P(article, "article")]
    if paragraph and not (article and style == "contract"):
        pieces += _dutch_lid(paragraph, bool(pieces))
    if opening:
        pieces += [P(", aanhef" if pieces else "de aanhef")]
    if item:
        lead = " en " if opening else ", " if pieces else ""
        pieces += [P(f"{lead}onderdeel{NBSP}"), P(item, "item")]
    if subitem:
        pieces += [P(f", onder{NBSP}" if pieces else f"onder{NBSP}"), P(subitem, "subitem")]
    return tuple(pieces)


def _known(style: str) -> None:
    if style not in STYLES:
        raise ValueError(f"{style!r} is no style of reference")


def _dutch_lid(paragraph: str, after: bool) -> list[P]:
    if not paragraph.isdigit():
        return [P(f", lid{NBSP}" if after else f"lid{NBSP}"), P(paragraph, "paragraph")]
    word = P(dutch_ordinal(int(paragraph)), "paragraph", "ordinal")
    return [P(", "), word, P(" lid")] if after else [P("het "), word, P(" lid")]


def _english(
    style: str, article: str, paragraph: str, item: str, subitem: str, annex: str, opening: bool
) -> tuple[P, ...]:
    pieces: list[P] = []
    if annex:
        pieces += [P(f"Annex{NBSP}"), P(annex, "annex")]
    lead = ", " if annex else ""
    if paragraph and article and style == "contract":
        pieces += [P(f"{lead}Article{NBSP}"), P(f"{article}.{paragraph}", "paragraph")]
    elif article:
        pieces += [P(f"{lead}Article{NBSP}"), P(article, "article")]
    if paragraph and article and style == "statute":
        pieces += [P("("), P(paragraph, "paragraph"), P(")")]
    elif paragraph and not article:
        pieces += [P(f", paragraph{NBSP}" if pieces else f"paragraph{NBSP}"), P(paragraph, "paragraph")]
    if opening:
        pieces += [P(", introductory words" if pieces else "the introductory words")]
    if opening and item:
        pieces += [P(f" and point{NBSP}")]
    for number, role in ((item, "item"), (subitem, "subitem")):
        if number:
            # The brackets belong to the number as it prints, so that a live field gives them too.
            pieces += ([] if pieces else [P(f"point{NBSP}")]) + [P(f"({number})", role)]
    return tuple(pieces)


def references(lang: str, articles: list[str]) -> tuple[P, ...]:
    """Several whole articles: "de artikelen 5, 6 en 8", "Articles 5, 6 and 8"; three or more in a row as a range
    ("de artikelen 5 tot en met 8", Ar 3.29 and the old 65). Raises ValueError for none."""
    if not articles:
        raise ValueError("no articles")
    if len(articles) == 1:
        return reference(lang, "statute", article=articles[0])
    word = "de artikelen" if lang == "nl" else "Articles"
    return (P(f"{word}{NBSP}"), *_series(lang, articles, lambda n: [P(n, "article")]))


def several(
    lang: str,
    style: str,
    *,
    article: str = "",
    paragraph: str = "",
    paragraphs: Sequence[str] = (),
    items: Sequence[str] = (),
    annexes: Sequence[str] = (),
) -> tuple[P, ...]:
    """Several leden or onderdelen of one article, or several annexes.

    "artikel 5, tweede en derde lid", "artikel 5, eerste tot en met vierde lid", "artikel 5, tweede lid, onderdelen a en b",
    "het tweede en derde lid", "artikelen 5.2 en 5.3", "bijlagen 1 en 2"; "Article 5(2) and (3)", "Article 5(2)(a) to (c)",
    "paragraphs 2 and 3", "Annexes 1 and 2". Exactly one of the three sequences holds entries; raises ValueError otherwise.
    """
    _known(style)
    if sum(map(bool, (paragraphs, items, annexes))) != 1:
        raise ValueError("either leden, or onderdelen, or annexes")
    if len(paragraphs or items or annexes) == 1:
        one: dict[str, str] = {
            "paragraph": paragraph or "".join(paragraphs),
            "item": "".join(items),
            "annex": "".join(annexes),
        }
        return reference(lang, style, article=article, opening=False, **one)
    if annexes:
        word = "bijlagen" if lang == "nl" else "Annexes"
        return (P(f"{word}{NBSP}"), *_series(lang, annexes, lambda n: [P(n, "annex")]))
    if items:
        head = list(reference(lang, style, article=article, paragraph=paragraph))
        if lang == "nl":
            lead = ", onderdelen" if head else "de onderdelen"
            return (*head, P(f"{lead}{NBSP}"), *_series(lang, items, lambda n: [P(n, "item")]))
        lead_en = [] if head else [P(f"points{NBSP}")]
        return (*head, *lead_en, *_series(lang, items, lambda n: [P(f"({n})", "item")]))
    return tuple(_several_paragraphs(lang, style, article, paragraphs))


def _several_paragraphs(lang: str, style: str, article: str, paragraphs: Sequence[str]) -> list[P]:
    if style == "contract" and article:
        word = "artikelen" if lang == "nl" else "Articles"
        return [P(f"{word}{NBSP}"), *_series(lang, paragraphs, lambda n: [P(f"{article}.{n}", "paragraph")])]
    if lang == "en":
        if not article:
            return [P(f"paragraphs{NBSP}"), *_series(lang, paragraphs, lambda n: [P(n, "paragraph")])]
        return [
            *reference(lang, style, article=article),
            *_series(lang, paragraphs, lambda n: [P("("), P(n, "paragraph"), P(")")]),
        ]
    head = [*reference(lang, style, article=article), P(", ")] if article else [P("het ")]
    if not all(n.isdigit() for n in paragraphs):
        lead = [*head[:-1], P(f", leden{NBSP}")] if article else [P(f"de leden{NBSP}")]
        return [*lead, *_series(lang, paragraphs, lambda n: [P(n, "paragraph")])]
    return [*head, *_series(lang, paragraphs, lambda n: [P(dutch_ordinal(int(n)), "paragraph", "ordinal")]), P(" lid")]


def _series(lang: str, numbers: Sequence[str], drawn: Callable[[str], list[P]]) -> list[P]:
    """Numbers with commas and "en"; three or more in a row as a range."""
    joint, until = (" en ", " tot en met ") if lang == "nl" else (" and ", " to ")
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _next(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    groups: list[list[P]] = []
    for run in runs:
        if len(run) >= 3:
            groups.append([*drawn(run[0]), P(until), *drawn(run[-1])])
        else:
            groups += [drawn(n) for n in run]
    pieces: list[P] = []
    for i, group in enumerate(groups):
        if i:
            pieces.append(P(joint if i == len(groups) - 1 else ", "))
        pieces += group
    return pieces


def _next(before: str, number: str) -> bool:
    """Whether `number` follows on `before`: 6 on 5, c on b."""
    if before.isdecimal() and number.isdecimal():
        return int(number) == int(before) + 1
    return len(before) == len(number) == 1 and before.islower() and ord(number) == ord(before) + 1
