"""Spaces, quotes, capitals, plurals, compounds, and formulas with real subscripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.locale import NBSP, Piece, joined
from tests.locale.tables import rows

NL = locale.get("nl")
_SET = {"": "{}", "sub": "_{{{}}}", "sup": "^{{{}}}"}


def _shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(_SET[p.position].format(p.text) for p in pieces)


@pytest.mark.parametrize(("typed", "shown"), rows("chemistry.txt", " = "))
def test_formulas_are_set_with_real_subscripts(typed: str, shown: str) -> None:
    assert _shown(locale.chemical(typed)) == shown


@given(st.lists(st.sampled_from([*"COSNHxX2345₂₃ₓm²³ -.,", "CO2", "NOx", "km2"]), max_size=40).map("".join))
def test_no_formula_loses_or_gains_a_character(text: str) -> None:
    plain = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓX²³", "0123456789xx23")
    assert joined(locale.chemical(text)).translate(plain) == text.translate(plain)


@given(st.text(max_size=60))
def test_running_text_keeps_its_words(text: str) -> None:
    """Only spaces, dashes, quotes and the way figures stand may change."""
    same = str.maketrans({"₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "ₓ": "x", "X": "x", "²": "2", "³": "3",
                          NBSP: " ", "–": "-", "“": '"', "”": '"', "‘": "'", "’": "'"})  # fmt: skip
    before, after = text.translate(same), joined(NL.running(text)).translate(same)
    assert after.replace(" ", "") == before.replace(" ", "")


@pytest.mark.parametrize(("typed", "shown"), rows("quotes.txt", " = "))
def test_quotes_are_curled(typed: str, shown: str) -> None:
    assert locale.quoted(typed) == shown


@given(st.text(max_size=60))
def test_curling_and_spacing_once_is_enough(text: str) -> None:
    assert locale.quoted(locale.quoted(text)) == locale.quoted(text)
    assert locale.spaced(locale.spaced(text)) == locale.spaced(text)


def test_quotes_around_a_text() -> None:
    assert [locale.quote("a", s) for s in ("double", "single", "house")] == ["“a”", "‘a’", "«a»"]


@pytest.mark.parametrize(
    ("word", "capital"),
    [
        ("ijmuiden", "IJmuiden"),
        ("één", "Eén"),
        ("’s avonds laat", "’s Avonds laat"),
        ("'t hart", "'t Hart"),
        ("de", "De"),
        ("", ""),
        ("'t", "'t"),
        ("élan", "Élan"),
    ],
)
def test_capitals_at_the_start_of_a_sentence(word: str, capital: str) -> None:
    assert locale.capital(word) == capital


def test_plurals_of_initialisms() -> None:
    assert [locale.plural_of_initialism(w) for w in ("EoP", "JLoI", "AVI", "ETS", "gps", "BMX")] == [
        "EoP’s",
        "JLoI’s",
        "AVI’s",
        "ETS’en",
        "gps’en",
        "BMX’en",
    ]


def test_compounds_with_initialisms_formulas_and_groups() -> None:
    assert [locale.compound(*w) for w in (("JLoI", "traject"), ("CO2", "reductie"), ("cluster 6", "bedrijf"), ("CO2-", "-reductie"))] == [
        "JLoI-traject", "CO2-reductie", "cluster 6-bedrijf", "CO2-reductie",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "€_190_miljoen", "EUR_200", "nr._234", "nrs._2 en 3", "art._5", "365_kton", "5_Mton", "29_826, nr._260", "36_200 XIII", "artikel_5", "Annex_2", "23_juni 2025",
        "3_July 2025", "10_jaar", "12_MW", "12_MWe", "5_Nm3", "Stcrt._2025, 28171", "blz._3", "§_2",
    ],
)  # fmt: skip
def test_a_line_does_not_end_where_it_should_not(text: str) -> None:
    assert locale.spaced(text.replace("_", " ")) == text.replace("_", NBSP)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("65-75%", "65–75%"), ("0,8 - 1,7 Mton", "0,8–1,7_Mton"), ("2018-2021", "2018-2021"), ("21501-30", "21501-30")],
)
def test_ranges_before_a_unit_have_an_en_dash(typed: str, shown: str) -> None:
    assert locale.spaced(typed) == shown.replace("_", NBSP)
