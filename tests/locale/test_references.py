"""References to places in a document, whole and in pieces."""

from __future__ import annotations

from typing import Any

import pytest

from drafting import locale
from drafting.locale import NBSP, ReferencePiece, joined

NL, EN = locale.get("nl"), locale.get("en")


def plain(pieces: tuple[ReferencePiece, ...]) -> str:
    return joined(pieces).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("numbers", "dutch", "english"),
    [
        ({"article": "5"}, "artikel 5", "Article 5"),
        ({"article": "5", "paragraph": "2"}, "artikel 5, tweede lid", "Article 5(2)"),
        ({"article": "5", "paragraph": "2", "item": "b"}, "artikel 5, tweede lid, onderdeel b", "Article 5(2)(b)"),
        ({"article": "10", "item": "a", "subitem": "2°"}, "artikel 10, onderdeel a, onder 2°", "Article 10(a)(2°)"),
        ({"article": "8", "item": "c"}, "artikel 8, onderdeel c", "Article 8(c)"),
        ({"paragraph": "12"}, "het twaalfde lid", "paragraph 12"),
        ({"item": "b"}, "onderdeel b", "point (b)"),
        ({"annex": "2"}, "bijlage 2", "Annex 2"),
        ({"annex": "2", "paragraph": "3"}, "bijlage 2, derde lid", "Annex 2, paragraph 3"),
        ({"annex": "2", "article": "3"}, "bijlage 2, artikel 3", "Annex 2, Article 3"),
        ({"article": "9", "paragraph": "1", "item": "b", "opening": True}, "artikel 9, eerste lid, aanhef en onderdeel b", "Article 9(1), introductory words and point (b)"),
        ({"article": "9", "opening": True}, "artikel 9, aanhef", "Article 9, introductory words"),
        ({"article": "5", "paragraph": "2a"}, "artikel 5, lid 2a", "Article 5(2a)"),
    ],
)  # fmt: skip
def test_a_place_as_the_aanwijzingen_have_it(numbers: dict[str, Any], dutch: str, english: str) -> None:
    assert plain(NL.reference(**numbers)) == dutch
    assert plain(EN.reference(**numbers)) == english


def test_a_place_as_contracts_have_it() -> None:
    assert plain(NL.reference(style="contract", article="5", paragraph="2", item="b")) == "artikel 5.2, onderdeel b"
    assert plain(EN.reference(style="contract", article="5", paragraph="2", item="b")) == "Article 5.2(b)"
    assert plain(NL.reference(style="contract", annex="1", article="5", paragraph="2")) == "bijlage 1, artikel 5.2"
    assert plain(EN.reference(style="contract", annex="1", article="5", paragraph="2")) == "Annex 1, Article 5.2"
    with pytest.raises(ValueError, match="style"):
        NL.reference(style="memo", article="5")


def test_each_number_is_a_piece_that_says_what_it_is() -> None:
    numbered = [p for p in NL.reference(article="5", paragraph="2", item="b", subitem="1°") if p.role != "text"]
    assert numbered == [
        ReferencePiece("5", "article"),
        ReferencePiece("tweede", "paragraph", "ordinal"),
        ReferencePiece("b", "item"),
        ReferencePiece("1°", "subitem"),
    ]


@pytest.mark.parametrize(
    ("articles", "dutch", "english"),
    [
        (["5"], "artikel 5", "Article 5"),
        (["5", "6"], "de artikelen 5 en 6", "Articles 5 and 6"),
        (["5", "6", "7", "8"], "de artikelen 5 tot en met 8", "Articles 5 to 8"),
        (["1", "3", "5", "6", "7"], "de artikelen 1, 3 en 5 tot en met 7", "Articles 1, 3 and 5 to 7"),
    ],
)
def test_several_articles(articles: list[str], dutch: str, english: str) -> None:
    assert plain(NL.references(articles=articles)) == dutch
    assert plain(EN.references(articles=articles)) == english


@pytest.mark.parametrize(
    ("places", "dutch", "english"),
    [
        ({"article": "5", "paragraphs": ["2", "3"]}, "artikel 5, tweede en derde lid", "Article 5(2) and (3)"),
        (
            {"article": "5", "paragraphs": ["1", "2", "3", "5"]},
            "artikel 5, eerste tot en met derde en vijfde lid",
            "Article 5(1) to (3) and (5)",
        ),
        ({"article": "5", "paragraphs": ["2a", "3"]}, "artikel 5, leden 2a en 3", "Article 5(2a) and (3)"),
        (
            {"article": "5", "paragraph": "2", "items": ["a", "b"]},
            "artikel 5, tweede lid, onderdelen a en b",
            "Article 5(2)(a) and (b)",
        ),
        ({"article": "5", "paragraph": "2", "items": ["b"]}, "artikel 5, tweede lid, onderdeel b", "Article 5(2)(b)"),
        ({"paragraphs": ["2", "3"]}, "het tweede en derde lid", "paragraphs 2 and 3"),
        ({"paragraphs": ["2a", "3"]}, "de leden 2a en 3", "paragraphs 2a and 3"),
        ({"items": ["a", "b", "c"]}, "de onderdelen a tot en met c", "points (a) to (c)"),
        ({"annexes": ["1", "2", "4"]}, "bijlagen 1, 2 en 4", "Annexes 1, 2 and 4"),
        (
            {"style": "contract", "article": "5", "paragraphs": ["2", "3"]},
            "artikelen 5.2 en 5.3",
            "Articles 5.2 and 5.3",
        ),
    ],
)
def test_several_places_within_an_article(places: dict[str, Any], dutch: str, english: str) -> None:
    assert plain(NL.several(**places)) == dutch
    assert plain(EN.several(**places)) == english


def test_nothing_to_refer_to_is_refused() -> None:
    with pytest.raises(ValueError, match="no articles"):
        NL.references(articles=[])
    with pytest.raises(ValueError, match="either"):
        NL.several(article="5")
    with pytest.raises(ValueError, match="either"):
        NL.several(article="5", paragraphs=["1", "2"], items=["a"])
