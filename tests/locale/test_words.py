"""Number words, against the spelling guide's own examples, an independent composition, and a second library."""

from __future__ import annotations

import pytest

from drafting.locale.words import dutch, dutch_ordinal, english, english_ordinal

# As the Dutch spelling guide and taaladvies write them (DOMAIN.md section 4).
DUTCH = {
    0: "nul", 1: "één", 2: "twee", 8: "acht", 11: "elf", 14: "veertien", 18: "achttien", 21: "eenentwintig",
    22: "tweeëntwintig", 33: "drieëndertig", 80: "tachtig", 99: "negenennegentig", 100: "honderd", 101: "honderdeen",
    112: "honderdtwaalf", 529: "vijfhonderdnegenentwintig", 1000: "duizend", 1001: "duizend een", 1013: "duizend dertien",
    2000: "tweeduizend", 2013: "tweeduizend dertien", 10_000: "tienduizend", 21_000: "eenentwintigduizend",
    100_000: "honderdduizend", 108_000: "honderdachtduizend", 10**6: "een miljoen", 1_250_000: "een miljoen tweehonderdvijftigduizend",
    529 * 10**6: "vijfhonderdnegenentwintig miljoen", 10**9: "een miljard", 10**12: "een biljoen", 10**15: "een biljard",
}  # fmt: skip
ENGLISH = {
    0: "zero", 1: "one", 21: "twenty-one", 100: "one hundred", 101: "one hundred and one", 1013: "one thousand and thirteen",
    1250: "one thousand two hundred and fifty", 10**6: "one million", 10**9: "one billion",
    529 * 10**6: "five hundred and twenty-nine million", 10**12: "one trillion",
}  # fmt: skip


@pytest.mark.parametrize(("n", "words"), DUTCH.items())
def test_dutch_numbers_are_written_as_the_spelling_guide_has_them(n: int, words: str) -> None:
    assert dutch(n) == words


@pytest.mark.parametrize(("n", "words"), ENGLISH.items())
def test_english_numbers_are_british(n: int, words: str) -> None:
    assert english(n) == words


def _compose(n: int) -> str:
    """Dutch number words composed in another way than the code does: from the right, digit by digit."""
    ones = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
    tens = ["", "tien", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
    text = ""
    thousands, hundreds, rest = n // 1000, n // 100 % 10, n % 100
    if rest:
        if rest < 20:
            text = ones[rest]
        else:
            unit = ones[rest % 10] if rest % 10 else ""
            text = unit + ("" if not unit else "ën" if unit.endswith("e") else "en") + tens[rest // 10]
    if hundreds:
        text = ("" if hundreds == 1 else ones[hundreds]) + "honderd" + text
    if thousands:
        head = "" if thousands == 1 else _compose(thousands)
        text = f"{head}duizend {text}".strip()
    return text


def test_all_dutch_words_to_ten_thousand_agree_with_a_second_composition() -> None:
    assert [n for n in range(2, 10_001) if dutch(n) != _compose(n)] == []


def test_all_english_words_to_ten_thousand_agree_with_num2words() -> None:
    num2words = pytest.importorskip("num2words").num2words
    differing = [n for n in range(10_001) if english(n) != num2words(n, lang="en_GB").replace(",", "")]
    assert differing == []


@pytest.mark.parametrize(
    ("n", "dutch_word", "english_word"),
    [
        (1, "eerste", "first"), (2, "tweede", "second"), (3, "derde", "third"), (4, "vierde", "fourth"), (8, "achtste", "eighth"),
        (12, "twaalfde", "twelfth"), (13, "dertiende", "thirteenth"), (19, "negentiende", "nineteenth"), (20, "twintigste", "twentieth"),
        (21, "eenentwintigste", "twenty-first"), (30, "dertigste", "thirtieth"), (100, "honderdste", "one hundredth"),
        (101, "honderdeerste", "one hundred and first"), (108, "honderdachtste", "one hundred and eighth"),
        (112, "honderdtwaalfde", "one hundred and twelfth"), (120, "honderdtwintigste", "one hundred and twentieth"),
    ],
)  # fmt: skip
def test_ordinals_of_leden(n: int, dutch_word: str, english_word: str) -> None:
    assert (dutch_ordinal(n), english_ordinal(n)) == (dutch_word, english_word)
