"""What people type is read back exactly, and nothing is guessed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.errors import Place
from drafting.locale import NotationError, is_ambiguous, parse_date, parse_money, parse_number, parse_percent
from drafting.locale.parsing import REASONS
from tests.locale.tables import rows

LANGS = st.sampled_from(["nl", "en"])
FIGURES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=4)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**14), max_value=10**14, places=2)
DAYS = st.dates(min_value=date(1000, 1, 1))


def _read(kind: str, lang: str, typed: str) -> Any:
    if kind == "date":
        return parse_date(typed)
    return {"number": parse_number, "money": parse_money, "percent": parse_percent}[kind](typed, lang)


@pytest.mark.parametrize(("kind", "lang", "typed", "reason", "suggestion"), rows("bad-notations.tsv", "\t"))
def test_a_bad_notation_is_named_with_how_it_is_written(
    kind: str, lang: str, typed: str, reason: str, suggestion: str
) -> None:
    with pytest.raises(NotationError) as caught:
        _read(kind, lang, typed)
    assert (caught.value.reason, caught.value.suggestion) == (reason, suggestion)


def test_every_reason_has_its_sentences_in_both_languages() -> None:
    for reason in REASONS:
        for suggestion in ("", "12"):
            finding = NotationError(reason, "x", suggestion).finding(Place("d.yaml", 3))
            for lang in ("nl", "en"):
                assert finding.text(lang).startswith("d.yaml, ")
                assert finding.fact(lang)
                assert finding.remedy(lang)


def test_the_finding_of_an_english_number_says_the_dutch_spelling() -> None:
    with pytest.raises(NotationError) as caught:
        parse_number("1,250.50")
    assert caught.value.finding().text("nl") == "'1,250.50' is op de Engelse manier geschreven. Schrijf 1.250,50."


@pytest.mark.parametrize(
    ("typed", "lang", "value"),
    [
        ("1.250", "nl", "1250"), ("1.250", "en", "1.250"), ("1,250", "nl", "1.250"), ("1,250", "en", "1250"), ("1 250,5", "nl", "1250.5"),
        ("1 250 000", "nl", "1250000"), ("−5", "nl", "-5"), ("+ 5", "en", "5"), (" 007 ", "nl", "7"), ("0,001", "nl", "0.001"),
    ],
)  # fmt: skip
def test_numbers_are_read_by_their_language(typed: str, lang: str, value: str) -> None:
    assert parse_number(typed, lang) == Decimal(value)


def test_a_number_that_means_another_in_the_other_language_can_be_refused() -> None:
    assert [t for t in ("1.250", "12,500", "1250", "0,250", "1.250.000", "1,25") if is_ambiguous(t)] == [
        "1.250",
        "12,500",
    ]
    with pytest.raises(NotationError) as caught:
        parse_number("12,500", "nl", strict=True)
    assert (caught.value.reason, caught.value.suggestion) == ("ambiguous", "12,5")


@given(FIGURES, LANGS)
def test_a_number_reads_back_exactly(value: Decimal, lang: str) -> None:
    assert parse_number(locale.get(lang).number(value), lang) == value


@given(st.integers(min_value=10_000, max_value=10**30), LANGS)
def test_a_grouped_number_is_never_read_in_the_other_language(value: int, lang: str) -> None:
    typed = locale.get(lang).number(value) + (",5" if lang == "nl" else ".5")
    with pytest.raises(NotationError) as caught:
        parse_number(typed, "en" if lang == "nl" else "nl")
    assert caught.value.reason == ("dutch" if lang == "nl" else "english")
    assert parse_number(caught.value.suggestion, "en" if lang == "nl" else "nl") == Decimal(f"{value}.5")


@given(AMOUNTS, LANGS, st.sampled_from(["exact", "whole", "short"]), st.sampled_from(["EUR", "USD", "GBP", "CHF"]))
def test_an_amount_reads_back_exactly_in_every_form(amount: Decimal, lang: str, form: str, currency: str) -> None:
    assert parse_money(locale.get(lang).money(amount, form, currency), lang) == (amount, currency)


@given(st.integers(min_value=1, max_value=10**6), LANGS)
def test_a_round_amount_in_its_short_form_reads_back(millions: int, lang: str) -> None:
    amount = Decimal(millions) * 10**5
    assert parse_money(locale.get(lang).money(amount), lang) == (amount, "EUR")


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("€ 1.250.000,00", 1_250_000), ("€1,25 miljoen", 1_250_000), ("1,25 mln.", 1_250_000), ("190 mln. euro", 190_000_000), ("€ 5,–", 5),
        ("5,-", 5), ("EUR 200", 200), ("200 EUR", 200), ("euro 12", 12), ("€ -12", -12), ("-€ 12", -12), ("2 miljard", 2 * 10**9),
    ],
)  # fmt: skip
def test_amounts_as_they_are_typed(typed: str, amount: int) -> None:
    assert parse_money(typed) == (Decimal(amount), "EUR")


@given(FIGURES, LANGS, st.sampled_from(["figures", "words"]))
def test_a_percentage_reads_back_exactly(value: Decimal, lang: str, style: str) -> None:
    assert parse_percent(locale.get(lang).percent(value, style), lang) == value


@given(DAYS, LANGS, st.sampled_from(["long", "weekday", "short"]))
def test_a_date_reads_back_in_every_form(day: date, lang: str, form: str) -> None:
    assert parse_date(locale.get(lang).date(day, form)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "typed",
    [
        "2025-06-23", "23-6-2025", "23/06/2025", "23.6.2025", "23 juni 2025", "23 JUNI 2025", "ma 23 juni 2025", "maandag 23 juni 2025",
        "23 jun. 2025", "23 June 2025", "June 23, 2025", "Monday, 23rd June 2025", " 23  juni\u00a02025 ", "2025-06-23T00:00:00",
    ],
)  # fmt: skip
def test_dates_as_they_are_typed(typed: str) -> None:
    assert parse_date(typed) == date(2025, 6, 23)


def test_shortened_months() -> None:
    months = ["jan", "feb.", "mrt", "apr", "mei", "jun", "jul", "aug", "sept.", "okt", "nov", "dec"]
    assert [parse_date(f"1 {m} 2025").month for m in months] == list(range(1, 13))


@given(st.text(max_size=80), st.sampled_from(["number", "money", "percent", "date"]), LANGS)
def test_any_text_is_read_or_refused_with_a_reason(typed: str, kind: str, lang: str) -> None:
    reason = ""
    try:
        _read(kind, lang, typed)
    except NotationError as error:
        reason = error.reason
    assert reason in ("", *REASONS)


def test_a_text_far_too_long_is_refused_without_repeating_it() -> None:
    for kind in ("number", "money", "percent", "date"):
        with pytest.raises(NotationError) as caught:
            _read(kind, "nl", "1" * 100_000)
        assert len(caught.value.found) <= 60
