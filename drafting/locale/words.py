"""Numbers in words, Dutch and English, cardinal and ordinal.

Own code, since the libraries differ from the spelling guide: num2words (0.5.14) writes "duizenddertien" for "duizend
dertien" and "éénmiljoen"-like forms; babel has no number words (CLDR's RBNF is not in it). Source for Dutch: the rule
of the Woordenlijst (Leidraad 6.9, as given in DOMAIN.md section 4): words up to duizend are joined, after "duizend" comes a
space, "miljoen" and "miljard" stand apart; the trema where vowels would clash ("tweeëntwintig"). English: British use,
"and" before tens and units.
"""

from __future__ import annotations

from functools import cache

_NL_UNITS = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_NL_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_NL_GREAT = ((10**15, "biljard"), (10**12, "biljoen"), (10**9, "miljard"), (10**6, "miljoen"))
_EN_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_GREAT = ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
MAX = 10**18
"""Numbers from here on have no words."""


def _nl_below_hundred(n: int) -> str:
    if n < 20:
        return _NL_UNITS[n]
    tens, unit = divmod(n, 10)
    if unit == 0:
        return _NL_TENS[tens]
    joint = "ën" if unit in (2, 3) else "en"
    return f"{_NL_UNITS[unit]}{joint}{_NL_TENS[tens]}"


def _nl_below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    head = "" if hundreds == 0 else "honderd" if hundreds == 1 else f"{_NL_UNITS[hundreds]}honderd"
    return head + (_nl_below_hundred(rest) if rest or not head else "")


def _nl_below_million(n: int) -> str:
    thousands, rest = divmod(n, 1000)
    if thousands == 0:
        return _nl_below_thousand(rest)
    head = "duizend" if thousands == 1 else f"{_nl_below_thousand(thousands)}duizend"
    return f"{head} {_nl_below_thousand(rest)}" if rest else head


@cache
def dutch(n: int) -> str:
    """A whole number in Dutch words; a lone 1 is "één"."""
    if n < 0:
        return f"min {dutch(-n)}"
    _bound(n)
    return "één" if n == 1 else _dutch(n)


def _dutch(n: int) -> str:
    for value, name in _NL_GREAT:
        if n >= value:
            many, rest = divmod(n, value)
            head = f"{'een' if many == 1 else _dutch(many)} {name}"
            return f"{head} {_dutch(rest)}" if rest else head
    return _nl_below_million(n)


@cache
def english(n: int) -> str:
    """A whole number in British English words."""
    if n < 0:
        return f"minus {english(-n)}"
    _bound(n)
    for value, name in _EN_GREAT:
        if n >= value:
            many, rest = divmod(n, value)
            head = f"{english(many)} {name}"
            if not rest:
                return head
            return f"{head} and {english(rest)}" if rest < 100 else f"{head} {english(rest)}"
    if n >= 100:
        hundreds, rest = divmod(n, 100)
        return f"{_EN_UNITS[hundreds]} hundred" + (f" and {english(rest)}" if rest else "")
    if n < 20:
        return _EN_UNITS[n]
    tens, unit = divmod(n, 10)
    return _EN_TENS[tens] + (f"-{_EN_UNITS[unit]}" if unit else "")


def _bound(n: int) -> None:
    if n >= MAX:
        raise ValueError(f"{n} has no words here")


_NL_ORDINALS = {
    1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", 6: "zesde", 7: "zevende", 8: "achtste", 9: "negende",
    10: "tiende", 11: "elfde", 12: "twaalfde",
}  # fmt: skip


@cache
def dutch_ordinal(n: int) -> str:
    """Rangtelwoord: vierde, achtste, twintigste, honderdeerste."""
    if n in _NL_ORDINALS:
        return _NL_ORDINALS[n]
    rest = n % 100
    if (n > 100 and 0 < rest < 20) or (n > 12 and rest in _NL_ORDINALS and n > 100):
        head = _dutch(n - rest)
        joint = " " if n % 1000 == rest and n >= 1000 else ""
        return f"{head}{joint}{dutch_ordinal(rest)}"
    word = _dutch(n)
    return f"{word}de" if 13 <= rest <= 19 else f"{word}ste"


_EN_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}


@cache
def english_ordinal(n: int) -> str:
    """Ordinal in words: fourth, twenty-first, one hundred and first."""
    head, sep, last = _split_last(english(n))
    if last in _EN_ORDINALS:
        return head + sep + _EN_ORDINALS[last]
    return head + sep + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _split_last(words: str) -> tuple[str, str, str]:
    for i in range(len(words) - 1, -1, -1):
        if words[i] in " -":
            return words[:i], words[i], words[i + 1 :]
    return "", "", words
