"""Chemical formulas and units in running text: real subscripts and superscripts, whichever way they were typed."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.locale.pieces import Piece

_SUB = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
# Formulas that occur in this field; a digit in any other word is left alone.
_FORMULA = re.compile(
    r"(?<![A-Za-z0-9])(CO|N|SO|NO|NH|CH|H|O|SF|PM)([₀-₉ₓ]+|(?<=CO)2|(?<=NO)[2xX]|(?<=SO)[2xX]|(?<=NH)[34]|(?<=CH)4|(?<=SF)6|(?<=N)2(?=O)|(?<=H)2(?=O|S|\b)|(?<=PM)(?:10|2[.,]5))"
    r"(O|S)?(?![a-z0-9])"
)
_POWER = re.compile(r"(?<![A-Za-z])(k?m|cm|mm|Nm)([23²³])(?![A-Za-z0-9])")


@lru_cache(maxsize=20_000)
def chemical(text: str) -> tuple[Piece, ...]:
    """`text` as pieces: "CO2-reductie" becomes CO, subscript 2, -reductie; "m3" gets a superscript. CO2, CO₂, NOx, NH3,
    SO2, N2O, CH4, H2, PM10 are known."""
    pieces: list[Piece] = []
    at = 0
    for match in sorted([*_FORMULA.finditer(text), *_POWER.finditer(text)], key=lambda m: m.start()):
        if match.start() < at:
            continue
        before = text[at : match.start()] + match[1]
        pieces.append(Piece(before))
        low = match.re is _FORMULA
        pieces.append(Piece(match[2].translate(_SUB).replace("²", "2").replace("³", "3"), "sub" if low else "sup"))
        at = match.end()
        if low and match[3]:
            at -= len(match[3])
    if at < len(text) or not pieces:
        pieces.append(Piece(text[at:]))
    return tuple(p for p in pieces if p.text)
