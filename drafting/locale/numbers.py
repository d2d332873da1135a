"""Numbers in figures: separators, percentages, ranges, ordinals in figures.

Sources (DOMAIN.md section 4): taaladvies.net (point for thousands, comma for decimals, four figures bare, `55%` without a
space), the spelling guide 6.9 (`4e`). Own code, since hundreds of figures are printed per document and babel's default
percent format rounds (49,5 would become 50%); the tests hold it to CLDR.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from drafting.locale.typography import EN_DASH, NBSP

Figure = Decimal | int | float | str
SEPARATORS = {"nl": (".", ","), "en": (",", ".")}
"""Per language the mark between thousands and the decimal mark."""
WIDE = Context(prec=140, rounding=ROUND_HALF_UP)
"""Wide enough for every number that `exact` lets through: nothing is rounded behind the back."""
_LONGEST = 60


def exact(value: Figure) -> Decimal:
    """`value` as an exact Decimal. Raises ValueError for what is no finite number, or one of over 60 figures."""
    if isinstance(value, bool):
        raise ValueError(f"{value!r} is no number")
    if isinstance(value, Decimal | int):
        number = Decimal(value)
    else:
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise ValueError(f"{value!r} is no number") from None
    if not number.is_finite() or (number and not -_LONGEST <= number.adjusted() <= _LONGEST):
        raise ValueError(f"{value!r} cannot be written in figures")
    return number


def rounded(number: Decimal, decimals: int) -> Decimal:
    """`number` to so many decimals, a half upwards (away from zero), as amounts are rounded."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, WIDE)


def number(lang: str, value: Figure, decimals: int | None = None, *, grouped: bool = False) -> str:
    """A number with its separators: 1.250,5. `decimals` fixes the count; None keeps what is given, without end zeros.

    Four figures without decimals stand bare in running text (2000), unless `grouped`.
    """
    known = exact(value)
    if decimals is not None:
        known = rounded(known, decimals)
    whole, _, rest = f"{known.copy_abs():f}".partition(".")
    if decimals is None:
        rest = rest.rstrip("0")
    group, point = SEPARATORS[lang]
    if len(whole) > 4 or (len(whole) == 4 and (rest or grouped)):
        whole = f"{int(whole):,}".replace(",", group)
    sign = "-" if known < 0 else ""
    return f"{sign}{whole}{point}{rest}" if rest else f"{sign}{whole}"


def percent(lang: str, value: Figure, style: str = "figures") -> str:
    """49,5%, or with style "words" 49,5 procent. Never rounded. Raises ValueError for another style."""
    if style not in ("figures", "words"):
        raise ValueError(style)
    text = number(lang, value)
    return f"{text}%" if style == "figures" else f"{text}{NBSP}{'procent' if lang == 'nl' else 'per cent'}"


def span(lang: str, low: Figure, high: Figure, unit: str = "") -> str:
    """65–75% with an en dash and no spaces; other units after a non-breaking space.

    Both figures in one notation (8.000–12.000); with a figure below zero the word "tot" instead of the dash; one figure
    where both are the same.
    """
    first, last = exact(low), exact(high)
    tail = unit if unit in ("", "%") else f"{NBSP}{unit}"
    if first == last:
        return number(lang, first) + tail
    grouped = max(first.copy_abs(), last.copy_abs()) >= 10_000
    texts = [number(lang, figure, grouped=grouped) for figure in (first, last)]
    word = "tot" if lang == "nl" else "to"
    return (f" {word} " if first < 0 or last < 0 else EN_DASH).join(texts) + tail


def ordinal_figure(lang: str, n: int) -> str:
    """An ordinal in figures: 4e (the spelling guide: no apostrophe, no superscript), 4th. Raises ValueError below 0."""
    if n < 0:
        raise ValueError(n)
    if lang == "nl":
        return f"{n}e"
    return f"{n}th" if n % 100 in (11, 12, 13) else f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"
