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
    "nl": {"mln m3": "miljoen m3", "ouE/s": "Europese geureenheden per seconde"},
    "en": {
        "mln m3": "million m3",
        "ton": "tonnes",
        "kton": "kilotonnes",
        "Mton": "megatonnes",
        "ouE/s": "European odour units per second",
    },
}
_SUBSTANCES = {
    "nl": {
        "CO2-eq": "CO2-equivalent",
        "gas": "aardgas",
        "electricity": "elektriciteit",
        "ZZS": "zeer zorgwekkende stoffen",
        "H2": "waterstof",
        "N": "stikstof",
        "PM10": "fijnstof PM10",
        "PM2.5": "fijnstof PM2,5",
        "benzene": "benzeen",
        "PAH": "polycyclische aromatische koolwaterstoffen",
        "lead": "lood",
        "odour": "geur",
        "noise": "geluid",
        "heat": "warmte",
        "waste": "afval",
    },
    "en": {
        "CO2-eq": "CO2 equivalent",
        "gas": "natural gas",
        "ZZS": "substances of very high concern",
        "H2": "hydrogen",
        "N": "nitrogen",
        "PM10": "particulate matter PM10",
        "PM2.5": "particulate matter PM2.5",
        "PAH": "polycyclic aromatic hydrocarbons",
    },
}
_EFFECTS = {
    "nl": {
        "emission": "de uitstoot van {}",
        "use": "het gebruik van {}",
        "intake": "de inname van {}",
        "discharge": "de lozing van {}",
        "load": "de belasting door {}",
        "disposal": "de afvoer van {}",
    },
    "en": {
        "emission": "the emissions of {}",
        "use": "the use of {}",
        "intake": "the intake of {}",
        "discharge": "the discharge of {}",
        "load": "the load of {}",
        "disposal": "the removal of {}",
    },
}
_FIXED = {
    "nl": {("load", "odour"): "de geurbelasting", ("load", "noise"): "de geluidbelasting", ("discharge", "water"): "de lozing van afvalwater"},
    "en": {("load", "odour"): "the odour load", ("load", "noise"): "the noise load", ("discharge", "water"): "the discharge of waste water"},
}  # fmt: skip


def effect(lang: str, what: str, substance: str, name: str = "") -> tuple[Piece, ...]:
    """What is reduced, with its article and its verb made a noun: `de uitstoot van NOx`, `het gebruik van water`, `de geluidbelasting`.

    `what` is emission, use, intake, discharge, load or disposal; `name` the substance by name where it has one.
    """
    fixed = "" if name else _FIXED[lang].get((what, substance), "")
    return chemical(fixed or _EFFECTS[lang][what].format(name or _SUBSTANCES[lang].get(substance, substance)))


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
