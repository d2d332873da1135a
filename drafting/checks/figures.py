"""The figures of a sentence with what they measure, in one unit each, so that they can be held against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting import locale

_G = "[ \u00a0\u202f]"
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_SCALES = {
    "miljoen": 10**6, "mln": 10**6, "million": 10**6, "miljard": 10**9, "mld": 10**9, "billion": 10**9, "duizend": 10**3, "thousand": 10**3,
}  # fmt: skip
_UNITS: dict[str, tuple[str, Decimal]] = {
    "ton": ("t", Decimal(1)), "tonnes": ("t", Decimal(1)), "tonne": ("t", Decimal(1)), "tons": ("t", Decimal(1)), "kton": ("t", Decimal(1000)),
    "kiloton": ("t", Decimal(1000)), "Mton": ("t", Decimal(10**6)), "megaton": ("t", Decimal(10**6)), "kg": ("t", Decimal("0.001")),
    "MW": ("W", Decimal(10**6)), "GW": ("W", Decimal(10**9)), "kW": ("W", Decimal(1000)), "MWh": ("Wh", Decimal(10**6)), "GWh": ("Wh", Decimal(10**9)),
    "TWh": ("Wh", Decimal(10**12)), "PJ": ("PJ", Decimal(1)), "m³": ("m3", Decimal(1)), "m3": ("m3", Decimal(1)), "m²": ("m2", Decimal(1)),
    "hectare": ("ha", Decimal(1)), "km": ("km", Decimal(1)), "weken": ("w", Decimal(1)), "weeks": ("w", Decimal(1)), "mol": ("mol", Decimal(1)),
    "µg/m³": ("µ", Decimal(1)),
}  # fmt: skip
_FIGURE = re.compile(
    rf"(?P<money>€|EUR){_G}?(?P<amount>{_NUMBER})(?:{_G}(?P<mscale>{'|'.join(_SCALES)})\b)?|(?P<value>{_NUMBER})(?:(?:{_G}(?P<scale>{'|'.join(_SCALES)}))?{_G}(?P<unit>{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))}|euro)(?![\w³²])|{_G}(?P<bare>{'|'.join(_SCALES)})\b|{_G}?(?P<percent>%|procent(?!punt)\b|per cent\b))?"
)
_WORDS_NL = {locale.get("nl").words(k): k for k in (*range(1, 21), 30, 40, 50, 60, 70, 80, 90, 100)}
_WORDS_EN = {locale.get("en").words(k): k for k in (*range(2, 21), 30, 40, 50, 60, 70, 80, 90, 100)}
WORDS = {**_WORDS_NL, **_WORDS_EN, "één": 1, "zestig": 60}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, WORDS), key=len, reverse=True))})\b", re.IGNORECASE)
_MONTHS = "|".join((*locale.MONTHS["nl"], *locale.MONTHS["en"]))
_NO_FIGURE_BEFORE = re.compile(
    r"(?:\b(?:artikel(?:en)?|article|clause|section|lid|nr\.|nummer|tabel|table|figuur|bijlage|annex|scope|cluster|paragraaf|hoofdstuk|punt|fase|phase|stap|vraag|antwoord|prioriteit|perceel|kolom|blz\.|p\.|top)[ \u00a0]|[A-Za-z/:.-]|\d[ \u00a0])$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its place: `value` in the base of its `unit` ("t", "€", "%", "" for a bare number); `rough` after circa, ruim, bijna."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str
    digits: str
    rough: bool


def figures(text: str, lang: str, words: bool = False) -> Iterator[Figure]:
    """Every figure that measures or counts; no years, dates, references. With `words` also numbers in words."""
    found: list[Figure] = []
    if not words and not any(c.isdigit() for c in text):
        return iter(())
    for match in _FIGURE.finditer(text):
        raw = match["amount"] or match["value"]
        before, after = text[: match.start()][-24:], text[match.end() :][:14]
        if (
            not match["money"]
            and not (match["unit"] or match["percent"] or match["bare"])
            and (
                re.fullmatch(r"(?:19|20)\d\d", raw)
                or _NO_FIGURE_BEFORE.search(before)
                or re.match(rf"{_G}(?:{_MONTHS})\b|[-/:°)]\d|°|[A-Za-z]|\.\d|(?:\.|\))(?:\s|$)(?<!\d\.)", after)
            )
        ):
            continue
        try:
            value = locale.parse_number(raw, lang)
        except locale.NotationError:
            continue
        scale = Decimal(_SCALES.get(match["mscale"] or match["scale"] or match["bare"] or "", 1))
        unit, factor = "", Decimal(1)
        if match["money"] or match["unit"] == "euro":
            unit = "€"
        elif match["percent"]:
            unit = "%"
        elif match["unit"]:
            unit, factor = _UNITS[match["unit"]]
        rough = bool(
            re.search(
                r"\b(?:circa|ca\.|ruim|bijna|ongeveer|zo’n|rond|meer dan|minder dan|about|over|nearly|some|almost)[ \u00a0](?:de[ \u00a0])?$",
                before,
                re.IGNORECASE,
            )
        )
        found.append(
            Figure(
                match.start(),
                match.end(),
                match[0],
                value * scale * factor,
                unit,
                raw.replace(".", "").replace(",", "").strip("0"),
                rough,
            )
        )
    if words:
        taken = [(f.start, f.end) for f in found]
        for match in _WORD.finditer(text):
            if not any(s <= match.start() < e for s, e in taken) and match[0].lower() not in ("een", "one", "a"):
                found.append(
                    Figure(match.start(), match.end(), match[0], Decimal(WORDS[match[0].lower()]), "", "", False)
                )
    return iter(sorted(found, key=lambda f: f.start))
