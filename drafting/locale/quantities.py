"""Quantities: bound, figure or range, unit, substance, per year. `ruim 365 kton CO₂ per jaar`, with a real subscript.

Sources (DOMAIN.md section 4): non-breaking space between figure and unit, en dash in a range, `55%` without a space, CO₂ as
a subscript run; Ar 72 (legal units). Units have no plural in Dutch; English writes tonnes out.
"""

from __future__ import annotations

from decimal import Decimal

from drafting.locale.chemistry import chemical
from drafting.locale.numbers import number, span
from drafting.locale.pieces import Piece
from drafting.locale.typography import NBSP

BOUNDS = {
    "nl": {"": "", "about": "circa", "over": "ruim", "at_most": "ten hoogste", "at_least": "ten minste"},
    "en": {"": "", "about": "approximately", "over": "more than", "at_most": "at most", "at_least": "at least"},
}
"""How a figure is meant, in words."""
_UNITS = {
    "nl": {"mln m3": "miljoen m3"},
    "en": {"mln m3": "million m3", "ton": "tonnes", "kton": "kilotonnes", "Mton": "megatonnes"},
}
_SUBSTANCES = {
    "nl": {
        "CO2-eq": "CO2-equivalent",
        "gas": "aardgas",
        "electricity": "elektriciteit",
        "ZZS": "zeer zorgwekkende stoffen",
    },
    "en": {"CO2-eq": "CO2 equivalent", "gas": "natural gas", "ZZS": "substances of very high concern"},
}


def quantity(
    lang: str,
    *,
    value: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    unit: str,
    substance: str = "",
    per_year: bool = False,
    bound: str = "",
) -> tuple[Piece, ...]:
    """A quantity as pieces.

    `value`, or `low` and `high`; `unit` as the dossier has it ("kton", "mln m3", "%"; one unknown here prints as it is);
    `bound` a key of `BOUNDS`. Raises ValueError without a figure or for an unknown bound.
    """
    if bound not in BOUNDS[lang]:
        raise ValueError(f"{bound!r} is no bound")
    if value is not None:
        figure, single = number(lang, value), abs(value) == 1
    elif low is not None and high is not None:
        figure, single = span(lang, low, high), low == high == 1
    else:
        raise ValueError("a quantity needs a value, or a low and a high")
    named = _UNITS[lang].get(unit, unit)
    of = _SUBSTANCES[lang].get(substance, substance)
    if lang == "en" and of and named in ("tonnes", "kilotonnes", "megatonnes", "kg"):
        of = f"of {of}"
    if single and named.endswith("tonnes"):
        named = named[:-1]
    text = figure + (named if named == "%" else f"{NBSP}{named}" if named else "")
    if of:
        text += f" {of}"
    if per_year:
        text += " per jaar" if lang == "nl" else " per year"
    word = BOUNDS[lang][bound]
    return chemical(f"{word} {text}" if word else text)
