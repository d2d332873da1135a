"""Chemical formulas and units in running text: real subscripts and superscripts, whichever way they were typed.

DOMAIN.md section 4: `CO2` and `CO₂` (U+2082) mean the same; a real subscript run is safer for fonts and for search. A fixed list
of formulas, since a digit behind letters is more often something else (A2, H2020, PM1).
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.locale.pieces import Piece

_PLAIN = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓX²³", "0123456789xx23")
_FORMULAS = (
    "CO2", "CO2e", "CO2eq", "NOx", "NO2", "NO3", "SO2", "SO3", "SOx", "N2O", "NH3", "NH4", "NF3", "SF6", "CH4", "CH3OH", "C2H4",
    "C2H6", "C3H6", "C3H8", "C6H6", "C2H5OH", "H2", "H2O", "H2O2", "H2S", "H2SO4", "H3PO4", "HNO3", "O2", "O3", "Cl2", "P2O5",
    "CaCO3", "Na2CO3", "NaHCO3", "Al2O3", "Fe2O3", "Fe3O4", "SiO2", "TiO2", "PM10", "PM2,5", "PM2.5",
)  # fmt: skip


def _either(formula: str) -> str:
    """The formula with each lower figure typed plainly or as a subscript character."""
    given = "".join(f"[{c}{chr(0x2080 + int(c))}]" if c.isdigit() else re.escape(c) for c in formula)
    return given.replace("Ox", "O[xXₓ]")


_FORMULA = re.compile(
    # A mass may be written onto its substance: ktCO2.
    r"(?:(?<![A-Za-z0-9])|(?<=\bt)|(?<=\bkt)|(?<=\bMt)|(?<=\bkg))"
    rf"(?:{'|'.join(_either(f) for f in sorted(_FORMULAS, key=len, reverse=True))})"
    # "H2 2025" is half a year.
    r"(?![A-Za-z0-9₀-₉]|(?<=H2)[ \u00a0]20[0-9]{2}\b)"
)
_LOW = re.compile(r"(?<=[A-Z])[xXₓ]|[0-9₀-₉]+(?:[.,][0-9]+)?")
_TYPED_LOW = re.compile(r"(?<=[A-Za-z)])[₀-₉ₓ]+")
_POWER = re.compile(r"(?<![A-Za-z])(?:[kcdm]?m|Nm)([23²³])(?![A-Za-z0-9²³])")
_HINT = re.compile(r"[0-9₀-₉²³ₓ]|[NS]O[xX]")


@lru_cache(maxsize=20_000)
def chemical(text: str) -> tuple[Piece, ...]:
    """`text` as pieces: "CO2-reductie" becomes CO, subscript 2, -reductie; "m3" gets a superscript.

    Known are the formulas of this field (CO2, NOx, NH3, SO2, N2O, CH4, H2, PM10 …); another formula gets subscripts where
    it was typed with subscript characters.
    """
    if not _HINT.search(text):
        return (Piece(text),)
    marks: dict[int, tuple[int, str]] = {}
    for match in _FORMULA.finditer(text):
        for low in _LOW.finditer(text, match.start(), match.end()):
            marks[low.start()] = (low.end(), "sub")
    for low in _TYPED_LOW.finditer(text):
        marks.setdefault(low.start(), (low.end(), "sub"))
    for power in _POWER.finditer(text):
        marks[power.start(1)] = (power.end(1), "sup")
    pieces: list[Piece] = []
    at = 0
    for start, (end, position) in sorted(marks.items()):
        if start < at:
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end].translate(_PLAIN), position))
        at = end
    if at < len(text) or not pieces:
        pieces.append(Piece(text[at:]))
    return tuple(pieces)
