"""`Locale`: everything that is formatted, in one language. Fast code of our own for what is printed by the hundred
(checked against CLDR, through babel, in the tests); babel itself only where CLDR's tables are needed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from drafting.locale import citations as _citations
from drafting.locale import persons as _persons
from drafting.locale import references as _references
from drafting.locale import words as _words
from drafting.locale.chemistry import chemical
from drafting.locale.parsing import MONTHS, WEEKDAYS
from drafting.locale.pieces import Piece, ReferencePiece
from drafting.locale.typography import EN_DASH, NBSP, quoted, spaced

_BOUNDS = {
    "nl": {"": "", "about": "circa", "over": "ruim", "at_most": "ten hoogste", "at_least": "ten minste"},
    "en": {"": "", "about": "approximately", "over": "more than", "at_most": "at most", "at_least": "at least"},
}
_UNIT_NAMES = {
    "nl": {"mln m3": "miljoen m3", "electricity": "elektriciteit"},
    "en": {"mln m3": "million m3", "ton": "tonnes", "kton": "kilotonnes", "Mton": "megatonnes"},
}
_SUBSTANCES = {
    "nl": {"CO2-eq": "CO2-equivalent", "gas": "aardgas", "electricity": "elektriciteit", "ZZS": "zeer zorgwekkende stoffen"},
    "en": {"CO2-eq": "CO2 equivalent", "gas": "natural gas", "ZZS": "substances of very high concern"},
}
_CURRENCY = {"nl": {"EUR": "€"}, "en": {"EUR": "€", "GBP": "£", "USD": "US$"}}
_CURRENCY_WORDS = {"nl": {"EUR": ("euro", "cent")}, "en": {"EUR": ("euros", "cents")}}
_GREAT = {"nl": ((9, "miljard"), (6, "miljoen")), "en": ((9, "billion"), (6, "million"))}
_COUNTRIES_OUTSIDE = ("NL", "")


class Locale:
    """Formatting in Dutch ("nl") or English ("en"). Obtained by `drafting.locale.get`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._group, self._point = (".", ",") if lang == "nl" else (",", ".")
        self._and, self._or = ("en", "of") if lang == "nl" else ("and", "or")

    # ------------------------------------------------------------ numbers

    def number(self, value: Decimal | int | float | str, decimals: int | None = None) -> str:
        """A number with separators: 1.250,5. `decimals` fixes the count (rounding half up); None keeps what is given.

        Four figures without decimals stand bare in Dutch text (2000), years included (taaladvies.net)."""
        exact = Decimal(str(value))
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        sign, digits = ("-" if exact < 0 else ""), f"{abs(exact):f}"
        whole, _, rest = digits.partition(".")
        if decimals is None:
            rest = rest.rstrip("0")
        if len(whole) > 4 or (len(whole) == 4 and (rest or decimals)):
            whole = f"{int(whole):,}".replace(",", self._group)
        return f"{sign}{whole}{self._point}{rest}" if rest else f"{sign}{whole}"

    def percent(self, value: Decimal | int | float | str, style: str = "figures") -> str:
        """49,5%; style "words": 49,5 procent. Never rounded."""
        number = self.number(value)
        word = "procent" if self.lang == "nl" else "per cent"
        return f"{number}{NBSP}{word}" if style == "words" else f"{number}%"

    def range(self, low: object, high: object, unit: str = "") -> str:
        """65–75% with an en dash and no spaces; other units after a non-breaking space."""
        span = f"{self.number(str(low))}{EN_DASH}{self.number(str(high))}"
        return span + (unit if unit in ("", "%") else f"{NBSP}{unit}")

    def words(self, n: int) -> str:
        """A whole number in words."""
        return _words.dutch(n) if self.lang == "nl" else _words.english(n)

    def ordinal(self, n: int) -> str:
        """Rangtelwoord in words: vierde, fourth."""
        return _words.dutch_ordinal(n) if self.lang == "nl" else _words.english_ordinal(n)

    # ------------------------------------------------------------ money

    def money(self, amount: Decimal | int | str, form: str = "short", currency: str = "EUR") -> str:
        """An amount. `form`: "exact" (€ 1.250.000,00), "whole" (€ 25.451; cents only where there are any), "short"
        (€ 190 miljoen where that loses nothing, else as whole), "words" (whole, with the words derived from it)."""
        exact = Decimal(str(amount))
        sign = _CURRENCY[self.lang].get(currency, currency)
        joint = NBSP if self.lang == "nl" or len(sign) > 2 else ""
        if form == "short" and (short := self._great(exact)):
            return f"{sign}{joint}{short}"
        decimals = 2 if form == "exact" or exact != exact.to_integral_value() else 0
        figures = f"{sign}{joint}{self._grouped(exact, decimals)}"
        if form != "words":
            return figures
        lead = "zegge" if self.lang == "nl" else "in words"
        return f"{figures} ({lead}: {self.money_words(exact, currency)})"

    def _grouped(self, exact: Decimal, decimals: int) -> str:
        fixed = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        text = f"{abs(fixed):,.{decimals}f}"
        if self.lang == "nl":
            text = text.translate(str.maketrans(",.", ".,"))
        return ("-" if fixed < 0 else "") + text

    def _great(self, exact: Decimal) -> str:
        for power, name in _GREAT[self.lang]:
            unit = Decimal(10) ** power
            if abs(exact) >= unit:
                parts = exact / unit
                # At most three decimals: beyond that the figures read better in full.
                if parts == parts.quantize(Decimal("0.001")):
                    return f"{self.number(parts)}{NBSP}{name}"
                return ""
        return ""

    def money_words(self, amount: Decimal | int | str, currency: str = "EUR") -> str:
        """The amount in words: "een miljoen tweehonderdvijftigduizend euro en vijftig cent"."""
        exact = Decimal(str(amount)).quantize(Decimal("0.01"))
        whole, cents = int(abs(exact)), int((abs(exact) - int(abs(exact))) * 100)
        major, minor = _CURRENCY_WORDS[self.lang].get(currency, (currency, "cent"))
        if self.lang == "en":
            major = "euro" if currency == "EUR" and whole == 1 else major
            minor = "cent" if cents == 1 else minor
        text = f"{self.words(whole)} {major}"
        if cents:
            text += f" {self._and} {self.words(cents)} {minor}"
        return f"min {text}" if exact < 0 else text

    # ------------------------------------------------------------ dates

    def date(self, day: Date, form: str = "long") -> str:
        """A date: "long" (23 juni 2025), "weekday" (maandag 23 juni 2025), "short" (23-06-2025), "month" (juni 2025),
        "day" (23 juni)."""
        month = MONTHS[self.lang][day.month - 1]
        if form == "short":
            return f"{day.day:02d}-{day.month:02d}-{day.year}" if self.lang == "nl" else f"{day.day:02d}/{day.month:02d}/{day.year}"
        if form == "month":
            return f"{month} {day.year}"
        if form == "day":
            return f"{day.day}{NBSP}{month}"
        long = f"{day.day}{NBSP}{month} {day.year}"
        return f"{WEEKDAYS[self.lang][day.weekday()]} {long}" if form == "weekday" else long

    def month(self, number: int) -> str:
        """The name of a month, 1 to 12."""
        return MONTHS[self.lang][number - 1]

    def recent_date(self, day: Date, reference: Date) -> str:
        """"25 juni jl." where `day` lies in the same year as `reference` and before it; else the full date."""
        if self.lang == "nl" and day.year == reference.year and day < reference:
            return f"{self.date(day, 'day')} jl."
        return self.date(day)

    def years(self, years: Iterable[int]) -> str:
        """Years: "2020", "2018 tot en met 2021" for three or more in a row, else "2019 en 2021"."""
        known = sorted(set(years))
        if len(known) >= 3 and known[-1] - known[0] == len(known) - 1:
            return f"{known[0]} {'tot en met' if self.lang == 'nl' else 'to'} {known[-1]}"
        return self.enumerate([str(y) for y in known])

    # ------------------------------------------------------------ lists

    def separators(self, count: int, word: str = "and") -> tuple[str, ...]:
        """What stands between `count` entries: ", " … " en "."""
        if count < 2:
            return ()
        last = f" {self._or if word == 'or' else self._and} "
        return (", ",) * (count - 2) + (last,)

    def enumerate(self, entries: Iterable[str], word: str = "and") -> str:
        """a, b en c."""
        texts = list(entries)
        return "".join(t + s for t, s in zip(texts, (*self.separators(len(texts), word), ""), strict=False))

    def list_end(self, remaining: int, word: str = "and") -> str:
        """What ends a list entry that has `remaining` entries after it: ";", "; en" or "." (Ar 3.59)."""
        if remaining == 0:
            return "."
        return f"; {self._or if word == 'or' else self._and}" if remaining == 1 else ";"

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
        figure = self.number(value) if value is not None else self.range(low, high)
        named = _UNIT_NAMES[self.lang].get(unit, unit)
        of = _SUBSTANCES[self.lang].get(substance, substance)
        text = figure + (named if named == "%" else f"{NBSP}{named}")
        if self.lang == "en" and of and named.endswith("tonnes"):
            of = f"of {of}"
        text += f" {of}" if of else ""
        if per_year:
            text += " per jaar" if self.lang == "nl" else " per year"
        word = _BOUNDS[self.lang].get(bound, "")
        return chemical(f"{word} {text}" if word else text)

    # ------------------------------------------------------------ persons, addresses, papers, references

    def person(self, *, surname: str, initials: str = "", prefix: str = "", titles: str = "", salutation: str = "", belgian: bool = False, form: str = "running") -> str:  # fmt: skip
        """A person's name; see `drafting.locale.persons.person_name`."""
        return _persons.person_name(
            self.lang, surname=surname, initials=initials, prefix=prefix, titles=titles, salutation=salutation,
            belgian=belgian, form=form,
        )  # fmt: skip

    def address(self, *, street: str, number: str = "", postcode: str = "", city: str = "", country: str = "NL", form: str = "running") -> str:  # fmt: skip
        """An address: "running" (Havenweg 12, 4782 PM Moerdijk) or "postal" (two lines, two spaces, capitals: PostNL)."""
        first = f"{street}{NBSP}{number}" if number else street
        code = postcode.upper()
        if country == "NL" and len(code.replace(" ", "")) == 6:
            code = f"{code.replace(' ', '')[:4]}{NBSP}{code.replace(' ', '')[4:]}"
        if form == "postal":
            return f"{first}\n{code}  {city.upper()}" if code else f"{first}\n{city.upper()}"
        second = f"{code} {city}" if code else city
        abroad = "" if country in _COUNTRIES_OUTSIDE else f", {country_name(country, self.lang)}"
        return f"{first}, {second}{abroad}"

    def cite(self, text: str | _citations.Citation, style: str = "ministry") -> tuple[Piece, ...]:
        """A parliamentary paper in a style; text that cites none comes back as running text."""
        record = text if isinstance(text, _citations.Citation) else _citations.parse_citation(text)
        return _citations.render_citation(record, style) if record else self.running(str(text))

    def reference(self, *, style: str = "statute", **numbers: str) -> tuple[ReferencePiece, ...]:
        """A reference to a place in a document; see `drafting.locale.references.reference`."""
        return _references.reference(self.lang, style, **numbers)

    def references(self, *, articles: list[str]) -> tuple[ReferencePiece, ...]:
        """A reference to several articles."""
        return _references.references(self.lang, articles)

    # ------------------------------------------------------------ running text

    def running(self, text: str) -> tuple[Piece, ...]:
        """Running text as pieces: non-breaking spaces and curled quotes in place, real subscripts in formulas."""
        return _running(text)


@lru_cache(maxsize=20_000)
def _running(text: str) -> tuple[Piece, ...]:
    return chemical(quoted(spaced(text)))


def country_name(code: str, lang: str) -> str:
    """A country's name by its ISO 3166 code, from CLDR."""
    from babel import Locale as BabelLocale

    return str(BabelLocale.parse(lang).territories.get(code, code))
