"""The words that stand before the numbers of divisions, per language of a document."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What an article, a chapter and an annex are called."""

    article: str
    chapter: str
    annex: str


WORDS = {"nl": Words("Artikel", "Hoofdstuk", "Bijlage"), "en": Words("Article", "Chapter", "Annex")}
