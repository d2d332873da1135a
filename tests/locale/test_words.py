"""Number words, against the spelling guide's own examples, an independent composition, and a second library."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.locale.words import dutch, dutch_ordinal, english, english_ordinal
from tests.locale.spellout import spell

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


POWERS = [10**p + d for p in range(3, 18) for d in (-1, 0, 1, 13, 100, 101)]


@pytest.mark.parametrize(("lang", "own"), [("nl", dutch), ("en", english)])
def test_all_words_to_ten_thousand_and_at_the_powers_follow_the_published_rules(
    lang: str, own: Callable[[int], str]
) -> None:
    differing = [n for n in (*range(10_001), *POWERS) if own(n) != spell(lang, n) and not (lang == "nl" and n == 1)]
    assert differing == []


@given(st.integers(min_value=2, max_value=10**18 - 1))
def test_any_number_follows_the_published_rules(n: int) -> None:
    assert dutch(n) == spell("nl", n)
    assert english(n) == spell("en", n)


def test_no_two_numbers_have_the_same_words() -> None:
    for own in (dutch, english, dutch_ordinal, english_ordinal):
        assert len({own(n) for n in range(10_001)}) == 10_001


def test_where_the_library_differs_from_the_spelling_guide() -> None:
    """Why the words are not left to num2words: listed, so that a better version of it is noticed."""
    num2words = pytest.importorskip("num2words").num2words
    differing = {n for n in range(2, 10_001) if num2words(n, lang="nl") != dutch(n)}
    after_thousand = {n for n in range(1001, 10_001) if n % 1000}
    accents = set(range(101, 10_001, 100))
    assert differing == after_thousand | accents
    assert {n for n in range(2, 10_001) if n not in differing} == {
        n for n in range(2, 10_001) if num2words(n, lang="nl") == spell("nl", n)
    }


def test_ordinals_of_leden_agree_with_the_library_to_two_hundred() -> None:
    num2words = pytest.importorskip("num2words").num2words
    assert [n for n in range(1, 201) if dutch_ordinal(n) != num2words(n, lang="nl", to="ordinal")] == []
    assert [
        n for n in range(1, 10_001) if english_ordinal(n) != num2words(n, lang="en_GB", to="ordinal").replace(",", "")
    ] == []


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (2, "tweede"), (20, "twintigste"), (22, "tweeëntwintigste"), (200, "tweehonderdste"), (222, "tweehonderdtweeëntwintigste"),
        (2220, "tweeduizend tweehonderdtwintigste"), (2 * 10**6, "twee miljoenste"), (2_200_000, "twee miljoen tweehonderdduizendste"),
        (2_200_222, "twee miljoen tweehonderdduizend tweehonderdtweeëntwintigste"), (3254, "drieduizend tweehonderdvierenvijftigste"),
        (1000, "duizendste"), (1001, "duizend eerste"), (10**6, "miljoenste"), (0, "nulde"),
    ],
)  # fmt: skip
def test_ordinals_as_the_leidraad_and_the_flemish_language_team_have_them(n: int, words: str) -> None:
    assert dutch_ordinal(n) == words


def test_numbers_out_of_reach_are_refused() -> None:
    for lang in ("nl", "en"):
        with pytest.raises(ValueError, match="no words"):
            locale.get(lang).words(10**18)
        with pytest.raises(ValueError, match="no place"):
            locale.get(lang).ordinal(-1)
    assert (locale.get("nl").words(-2), locale.get("en").words(-2)) == ("min twee", "minus two")


@pytest.mark.parametrize(("n", "text"), [(0, "nul"), (1, "één"), (12, "twaalf"), (20, "twintig"), (24, "24"), (30, "dertig"), (110, "110"), (300, "driehonderd"), (2500, "2500"), (3000, "drieduizend"), (25_000, "25.000"), (-3, "-3")])  # fmt: skip
def test_numbers_of_things_in_a_sentence(n: int, text: str) -> None:
    assert locale.get("nl").in_prose(n) == text


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
