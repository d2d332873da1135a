"""All Dutch and English formatting: numbers, amounts in words, dates, names, lists, citations, references, typography.

`get("nl")` gives the Dutch `Locale`, `get("en")` the English one. Sources of the rules: DOMAIN.md section 4 names them;
each module repeats its own. Importing this room is cheap: babel is loaded only where CLDR's tables are asked for.
"""

from functools import cache

from drafting.locale.chemistry import chemical
from drafting.locale.citations import Citation, OtherPaper, find_citations, parse_citation, render_citation
from drafting.locale.core import Locale, country_name
from drafting.locale.parsing import MONTHS, WEEKDAYS, NotationError, parse_date, parse_number
from drafting.locale.persons import person_name, sort_key
from drafting.locale.pieces import Piece, ReferencePiece, joined
from drafting.locale.typography import (
    APOSTROPHE,
    EN_DASH,
    NBSP,
    capital,
    compound,
    plural_of_initialism,
    quoted,
    spaced,
)

__all__ = [
    "APOSTROPHE",
    "EN_DASH",
    "MONTHS",
    "NBSP",
    "WEEKDAYS",
    "Citation",
    "Locale",
    "NotationError",
    "OtherPaper",
    "Piece",
    "ReferencePiece",
    "capital",
    "chemical",
    "compound",
    "country_name",
    "find_citations",
    "get",
    "joined",
    "parse_citation",
    "parse_date",
    "parse_number",
    "person_name",
    "plural_of_initialism",
    "quoted",
    "render_citation",
    "sort_key",
    "spaced",
]


@cache
def get(lang: str) -> Locale:
    """The `Locale` for "nl" or "en". Raises KeyError for another language."""
    if lang not in ("nl", "en"):
        raise KeyError(lang)
    return Locale(lang)
