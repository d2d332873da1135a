"""Amounts: in figures, in the great words (miljoen), and in words derived from the figures.

Sources (DOMAIN.md section 4): taaladvies.net and taaltelefoon.be (`€ 1.250.000,00`, sign first, space, `€ -12`); Stcrt. 2025,
28171 for `€ 529.000.000 (zegge: vijfhonderdnegenentwintig miljoen euro)`, joined as the spelling guide has it. English as
in CLDR: €1,250,000.00 without a space, -€12, a code with a space (EUR 200).
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from drafting.locale.numbers import SEPARATORS, WIDE, Figure, exact, number, rounded
from drafting.locale.typography import NBSP
from drafting.locale.words import cardinal

FORMS = ("exact", "whole", "short", "words")
"""How an amount is written; see `money`."""


class Names(NamedTuple):
    """What a currency's units are called: one and many, whole and hundredth."""

    one: str
    many: str
    cent: str
    cents: str


_SIGNS = {"nl": {"EUR": "€"}, "en": {"EUR": "€", "GBP": "£", "USD": "US$"}}
_NAMES = {
    "nl": {
        "EUR": Names("euro", "euro", "cent", "cent"),
        "USD": Names("Amerikaanse dollar", "Amerikaanse dollar", "cent", "cent"),
        "GBP": Names("pond sterling", "pond sterling", "penny", "pence"),
        "CHF": Names("Zwitserse frank", "Zwitserse frank", "rappen", "rappen"),
    },
    "en": {
        "EUR": Names("euro", "euros", "cent", "cents"),
        "USD": Names("US dollar", "US dollars", "cent", "cents"),
        "GBP": Names("pound sterling", "pounds sterling", "penny", "pence"),
        "CHF": Names("Swiss franc", "Swiss francs", "rappen", "rappen"),
    },
}
_GREAT = {"nl": ((9, "miljard"), (6, "miljoen")), "en": ((9, "billion"), (6, "million"))}


def money(lang: str, amount: Figure, form: str = "short", currency: str = "EUR") -> str:
    """An amount.

    `form`: "exact" (€ 1.250.000,00), "whole" (€ 25.451; cents only where there are any), "short" (€ 190 miljoen where that
    loses nothing, else as whole), "words" (as whole, with the words derived from it). Fractions of a cent are rounded, a
    half upwards. Raises ValueError for another form or what is no amount.
    """
    if form not in FORMS:
        raise ValueError(f"{form!r} is no form of an amount")
    known = rounded(exact(amount), 2)
    sign = _SIGNS[lang].get(currency, currency)
    joint = NBSP if lang == "nl" or sign == currency else ""
    if form == "short" and (short := _great(lang, known.copy_abs())):
        return _signed(lang, known, sign + joint, short)
    figures = _signed(
        lang,
        known,
        sign + joint,
        _grouped(lang, known.copy_abs(), form == "exact" or known != known.to_integral_value()),
    )
    if form != "words":
        return figures
    return f"{figures} ({'zegge' if lang == 'nl' else 'in words'}: {money_words(lang, known, currency)})"


def _signed(lang: str, known: Decimal, sign: str, figures: str) -> str:
    """Dutch has the minus after the sign of the currency, English before it."""
    if known >= 0:
        return sign + figures
    return f"{sign}-{figures}" if lang == "nl" else f"-{sign}{figures}"


def _grouped(lang: str, known: Decimal, cents: bool) -> str:
    whole, _, rest = f"{known:,.2f}".partition(".")
    group, point = SEPARATORS[lang]
    whole = whole.replace(",", group)
    return f"{whole}{point}{rest}" if cents else whole


def _great(lang: str, known: Decimal) -> str:
    for power, name in _GREAT[lang]:
        if known >= Decimal(10) ** power:
            parts = known.scaleb(-power, WIDE)
            # At most three decimals: beyond that the figures read better in full.
            return f"{number(lang, parts, grouped=True)}{NBSP}{name}" if parts == rounded(parts, 3) else ""
    return ""


def money_words(lang: str, amount: Figure, currency: str = "EUR") -> str:
    """The amount in words: "een miljoen tweehonderdvijftigduizend euro en vijftig cent"; only the cents below one euro.

    A currency without a name here keeps its code. Raises ValueError for what is no amount, or from 10^18.
    """
    known = rounded(exact(amount), 2)
    names = _NAMES[lang].get(currency, Names(currency, currency, "cent", "cent" if lang == "nl" else "cents"))
    whole, cents = divmod(int(known.copy_abs().scaleb(2, WIDE)), 100)
    parts = []
    if whole or not cents:
        parts.append(f"{cardinal(lang, whole)} {names.one if whole == 1 else names.many}")
    if cents:
        parts.append(f"{cardinal(lang, cents)} {names.cent if cents == 1 else names.cents}")
    text = (" en " if lang == "nl" else " and ").join(parts)
    return f"{'min' if lang == 'nl' else 'minus'} {text}" if known < 0 else text
