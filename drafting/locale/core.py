"""`Locale`: everything that is formatted, in one language; each method says in which module its rules and sources stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date as Date
from decimal import Decimal
from functools import lru_cache

from drafting.locale import (
    addresses,
    citations,
    dates,
    enumeration,
    money,
    numbers,
    persons,
    quantities,
    references,
    words,
)
from drafting.locale.chemistry import chemical
from drafting.locale.foreign import marked
from drafting.locale.numbers import Figure
from drafting.locale.pieces import Piece, ReferencePiece
from drafting.locale.typography import quoted, spaced


class Locale:
    """Formatting in Dutch ("nl") or English ("en"). Obtained by `drafting.locale.get`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    # ------------------------------------------------------------ numbers (numbers, words)

    def number(self, value: Figure, decimals: int | None = None, *, grouped: bool = False) -> str:
        """A number with separators: 1.250,5. `decimals` fixes the count (rounding half up); None keeps what is given.

        Four figures without decimals stand bare (2000), years included (taaladvies.net), unless `grouped`, as in a column that holds larger ones."""
        return numbers.number(self.lang, value, decimals, grouped=grouped)

    def percent(self, value: Figure, style: str = "figures") -> str:
        """49,5%; style "words": 49,5 procent. Never rounded."""
        return numbers.percent(self.lang, value, style)

    def range(self, low: Figure, high: Figure, unit: str = "") -> str:
        """65–75% with an en dash and no spaces; other units after a non-breaking space."""
        return numbers.span(self.lang, low, high, unit)

    def words(self, n: int) -> str:
        """A whole number in words."""
        return words.cardinal(self.lang, n)

    def in_prose(self, n: int) -> str:
        """A number of things in a sentence: twaalf, but 24."""
        return words.in_prose(self.lang, n)

    def ordinal(self, n: int) -> str:
        """Rangtelwoord in words: vierde, fourth."""
        return words.ordinal(self.lang, n)

    def ordinal_figure(self, n: int) -> str:
        """Rangtelwoord in figures: 4e, 4th."""
        return numbers.ordinal_figure(self.lang, n)

    # ------------------------------------------------------------ money

    def money(self, amount: Figure, form: str = "short", currency: str = "EUR") -> str:
        """An amount: "exact" (€ 1.250.000,00), "whole" (€ 25.451), "short" (€ 190 miljoen where that loses nothing),
        "words" (whole, with the words derived from it)."""
        return money.money(self.lang, amount, form, currency)

    def money_words(self, amount: Figure, currency: str = "EUR") -> str:
        """The amount in words: "een miljoen tweehonderdvijftigduizend euro en vijftig cent"."""
        return money.money_words(self.lang, amount, currency)

    # ------------------------------------------------------------ dates

    def date(self, day: Date, form: str = "long") -> str:
        """A date: "long" (23 juni 2025), "weekday" (maandag 23 juni 2025), "short" (23-06-2025), "month" (juni 2025),
        "day" (23 juni)."""
        return dates.date(self.lang, day, form)

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return dates.MONTHS[self.lang][number - 1]

    def recent_date(self, day: Date, reference: Date) -> str:
        """ "25 juni jl." where `day` lies in the same year as `reference` and before it; else the full date."""
        return dates.recent_date(self.lang, day, reference)

    def years(self, years: Iterable[int]) -> str:
        """Years: "2020", "2018 tot en met 2021" for three or more in a row, else "2019 en 2021"."""
        return dates.years(self.lang, years)

    # ------------------------------------------------------------ lists (enumeration)

    def separators(self, count: int, word: str = "and") -> tuple[str, ...]:
        """What stands between `count` entries: ", " … " en "."""
        return enumeration.separators(self.lang, count, word)

    def enumerate(self, entries: Iterable[str], word: str = "and") -> str:
        """a, b en c; `word` "or" (or "of") for a, b of c."""
        return enumeration.enumerate_texts(self.lang, entries, word)

    def list_end(self, remaining: int, word: str = "and") -> str:
        """What ends a list entry that has `remaining` entries after it: ";", "; en" or "." (Ar 3.59)."""
        return enumeration.list_end(self.lang, remaining, word)

    # ------------------------------------------------------------ quantities

    def quantity(
        self,
        *,
        value: Decimal | None = None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        unit: str,
        substance: str = "",
        per_year: bool = False,
        bound: str = "",
    ) -> tuple[Piece, ...]:
        """ruim 365 kton CO₂ per jaar: bound, figure or range, unit, substance with a real subscript."""
        return quantities.quantity(
            self.lang, value=value, low=low, high=high, unit=unit, substance=substance, per_year=per_year, bound=bound
        )

    def effect(self, what: str, substance: str, name: str = "") -> tuple[Piece, ...]:
        """What a quantity reduces: de uitstoot van NOx, het gebruik van water; see `drafting.locale.quantities.effect`."""
        return quantities.effect(self.lang, what, substance, name)

    # ------------------------------------------------------------ persons, addresses, papers, references

    def person(self, *, surname: str, initials: str = "", prefix: str = "", titles: str = "", salutation: str = "", belgian: bool = False, form: str = "running") -> str:  # fmt: skip
        """A person's name; see `drafting.locale.persons.person_name`."""
        return persons.person_name(
            self.lang, surname=surname, initials=initials, prefix=prefix, titles=titles, salutation=salutation,
            belgian=belgian, form=form,
        )  # fmt: skip

    def address(self, *, street: str, number: str = "", postcode: str = "", city: str = "", country: str = "NL", form: str = "running") -> str:  # fmt: skip
        """An address: "running" (Havenweg 12, 4782 PM Moerdijk) or "postal" (lines, two spaces, capitals: PostNL)."""
        return addresses.address(
            self.lang, street=street, number=number, postcode=postcode, city=city, country=country, form=form
        )

    def cite(self, text: str | citations.Citation, style: str = "ministry") -> tuple[Piece, ...]:
        """The parliamentary papers of a text in a style ("legal", "ministry", "house"); what it says around them stays, as
        running text."""
        if isinstance(text, citations.Citation):
            return citations.render_citation(text, style)
        parts = (self.running(part) if isinstance(part, str) else part for part in citations.cited(text, style))
        return tuple(piece for part in parts for piece in part)

    def reference(self, *, style: str = "statute", opening: bool = False, **numbers: str) -> tuple[ReferencePiece, ...]:
        """A reference to a place in a document; see `drafting.locale.references.reference`."""
        return references.reference(self.lang, style, opening=opening, **numbers)

    def references(self, *, articles: list[str]) -> tuple[ReferencePiece, ...]:
        """A reference to several articles."""
        return references.references(self.lang, articles)

    def several(
        self,
        *,
        style: str = "statute",
        article: str = "",
        paragraph: str = "",
        paragraphs: Sequence[str] = (),
        items: Sequence[str] = (),
        annexes: Sequence[str] = (),
    ) -> tuple[ReferencePiece, ...]:
        """A reference to several leden, onderdelen or annexes; see `drafting.locale.references.several`."""
        return references.several(
            self.lang, style, article=article, paragraph=paragraph, paragraphs=paragraphs, items=items, annexes=annexes
        )

    # ------------------------------------------------------------ running text (typography, chemistry)

    def running(self, text: str) -> tuple[Piece, ...]:
        """Running text as pieces: non-breaking spaces and curled quotes in place, real subscripts in formulas, English passages in
        Dutch marked as English."""
        return marked(_running(text)) if self.lang == "nl" else _running(text)


@lru_cache(maxsize=20_000)
def _running(text: str) -> tuple[Piece, ...]:
    return chemical(quoted(spaced(text)))
