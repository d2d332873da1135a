"""Numbers in words, Dutch and English, cardinal and ordinal.

Own code, since amounts in words are core and the libraries differ from the spelling guide. Measured against num2words
0.5.14: of 0 to 10,000 it differs in 9,000 Dutch numbers ("duizenddertien" for "duizend dertien", "honderdéén" for "honderdeen").
CLDR's rule-based formats (RBNF) too join what follows "duizend", and babel does not carry them. Source for Dutch: Leidraad of
the Woordenlijst 6.9, rule 6.N: one word up to and including "duizend", a space after it; "miljoen", "miljard" and further
stand apart; ordinals are written likewise ("tweeduizend tweehonderdtwintigste", "twee miljoenste"). The trema stands where
vowels clash ("tweeëntwintig"). "honderdeen" beside the guide's "honderdeneen": the shorter, throughout. A lone 1 is "één", as
contracts need it told apart from the article. English: British use, "and" before tens and units, no commas.
"""

from __future__ import annotations

from functools import lru_cache

from drafting.locale.numbers import number

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


@lru_cache(maxsize=20_000)
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


@lru_cache(maxsize=20_000)
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
    0: "nulde", 1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", 6: "zesde", 7: "zevende", 8: "achtste",
    9: "negende", 10: "tiende", 11: "elfde", 12: "twaalfde",
}  # fmt: skip


@lru_cache(maxsize=5_000)
def dutch_ordinal(n: int) -> str:
    """Rangtelwoord: vierde, achtste, twintigste, honderdeerste, duizend dertiende. Raises ValueError below 0."""
    _ranked(n)
    if n in _NL_ORDINALS:
        return _NL_ORDINALS[n]
    rest = n % 100
    if 0 < rest < 20 and n > 100:
        head = _dutch(n - rest)
        # After "duizend" and the great words comes a space, also within an ordinal.
        joint = " " if n % 1000 == rest else ""
        return f"{head}{joint}{dutch_ordinal(rest)}"
    word = _dutch(n)
    if n in (value for value, _ in _NL_GREAT):
        word = word.removeprefix("een ")
    return f"{word}de" if rest in range(13, 20) else f"{word}ste"


_EN_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}


@lru_cache(maxsize=5_000)
def english_ordinal(n: int) -> str:
    """Ordinal in words: fourth, twenty-first, one hundred and first. Raises ValueError below 0."""
    _ranked(n)
    head, sep, last = _split_last(english(n))
    if last in _EN_ORDINALS:
        return head + sep + _EN_ORDINALS[last]
    return head + sep + (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")


def _ranked(n: int) -> None:
    if n < 0:
        raise ValueError(f"{n} has no place in an order")


def _split_last(words: str) -> tuple[str, str, str]:
    for i in range(len(words) - 1, -1, -1):
        if words[i] in " -":
            return words[:i], words[i], words[i + 1 :]
    return "", "", words


def cardinal(lang: str, n: int) -> str:
    """A whole number in words of `lang`. Raises ValueError from 10^18."""
    return dutch(n) if lang == "nl" else english(n)


def ordinal(lang: str, n: int) -> str:
    """Its place in an order, in words of `lang`. Raises ValueError below 0 and from 10^18."""
    return dutch_ordinal(n) if lang == "nl" else english_ordinal(n)


def in_prose(lang: str, n: int) -> str:
    """A number of things in a sentence: in words to twenty, tens to hundred, hundreds to thousand, thousands to ten thousand;
    the others in figures (beterspellen.nl, meneerooms.nl). Measures, money and dates always keep their figures."""
    small = (
        0 <= n <= 20 or (n <= 100 and n % 10 == 0) or (n <= 1000 and n % 100 == 0) or (n <= 10_000 and n % 1000 == 0)
    )
    return cardinal(lang, n) if n >= 0 and small else number(lang, n)
