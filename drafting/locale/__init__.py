"""All Dutch and English formatting: numbers, amounts in words, dates, names, lists, citations, references, typography.

`get("nl")` gives the Dutch `Locale`, `get("en")` the English one::

    nl = locale.get("nl")
    nl.money(Decimal("529000000"), "words")   # € 529.000.000 (zegge: vijfhonderdnegenentwintig miljoen euro)
    nl.date(date(2025, 6, 23))                # 23 juni 2025
    nl.quantity(value=Decimal(365), unit="kton", substance="CO2", per_year=True, bound="over")   # Pieces: ruim 365 kton CO₂ per jaar
    nl.reference(article="5", paragraph="2")  # ReferencePieces: artikel 5, tweede lid
    locale.parse_number("1,250.50", "nl")     # NotationError: written the English way, 1.250,50 is meant

What needs more than plain text comes as a tuple of `Piece` or `ReferencePiece`; `joined` gives their text. Whoever asks for a
form, style or bound that does not exist gets a ValueError.

| module | holds |
|---|---|
| `numbers`, `words` | figures, percentages, ranges, ordinals; the same in words |
| `money`, `dates`, `quantities`, `enumeration` | amounts, days and years, measures, lists |
| `persons`, `addresses` | names, titles, sorting; addresses, countries |
| `citations`, `references` | parliamentary papers; places in a document |
| `typography`, `chemistry` | spaces, quotes, plurals, compounds, capitals; formulas with real subscripts |
| `parsing` | what people type, read back |

Sources of the rules: DOMAIN.md section 4 names them; each module repeats its own. Importing this room is cheap, and formatting is
code of our own, held to CLDR by the tests; babel is loaded only where a country's name is asked for.
"""

from functools import cache

from drafting.locale.addresses import country_name
from drafting.locale.chemistry import chemical
from drafting.locale.citations import (
    Citation,
    OtherPaper,
    find_citations,
    parse_citation,
    render_citation,
    render_paper,
)
from drafting.locale.core import Locale
from drafting.locale.dates import MONTHS, WEEKDAYS
from drafting.locale.numbers import exact
from drafting.locale.parsing import NotationError, is_ambiguous, parse_date, parse_money, parse_number, parse_percent
from drafting.locale.persons import ordered_titles, person_name, sort_key
from drafting.locale.pieces import Piece, ReferencePiece, joined
from drafting.locale.typed import typed_amount, typed_date, typed_number, typed_percent
from drafting.locale.typography import (
    APOSTROPHE,
    EN_DASH,
    NBSP,
    capital,
    compound,
    plural_of_initialism,
    quote,
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
    "exact",
    "find_citations",
    "get",
    "is_ambiguous",
    "joined",
    "ordered_titles",
    "parse_citation",
    "parse_date",
    "parse_money",
    "parse_number",
    "parse_percent",
    "person_name",
    "plural_of_initialism",
    "quote",
    "quoted",
    "render_citation",
    "render_paper",
    "sort_key",
    "spaced",
    "typed_amount",
    "typed_date",
    "typed_number",
    "typed_percent",
]


@cache
def get(lang: str) -> Locale:
    """The `Locale` for "nl" or "en". Raises KeyError for another language."""
    if lang not in ("nl", "en"):
        raise KeyError(lang)
    return Locale(lang)
