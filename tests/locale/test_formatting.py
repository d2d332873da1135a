"""Money, dates, quantities, lists, names and running text, as DOMAIN.md section 4 wants them; figures against CLDR."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import babel.dates
import babel.numbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.locale import NBSP, NotationError, joined, parse_date, parse_number

NL, EN = locale.get("nl"), locale.get("en")


@pytest.mark.parametrize(
    ("amount", "form", "text"),
    [
        ("190000000", "short", "€ 190 miljoen"),
        ("1250000", "short", "€ 1,25 miljoen"),
        ("1250000", "exact", "€ 1.250.000,00"),
        ("25451", "whole", "€ 25.451"),
        ("25451.5", "whole", "€ 25.451,50"),
        ("1250001", "short", "€ 1.250.001"),
        ("-12", "whole", "€ -12"),
        ("529000000", "words", "€ 529.000.000 (zegge: vijfhonderdnegenentwintig miljoen euro)"),
        ("1.5", "words", "€ 1,50 (zegge: één euro en vijftig cent)"),
    ],
)
def test_dutch_money(amount: str, form: str, text: str) -> None:
    assert NL.money(Decimal(amount), form) == text.replace(" ", NBSP, 1).replace(
        "0 miljoen", f"0{NBSP}miljoen", 1 if form == "short" else 0
    ).replace("5 miljoen", f"5{NBSP}miljoen")


def test_english_money_in_words() -> None:
    assert EN.money(529_000_000, "words") == "€529,000,000 (in words: five hundred and twenty-nine million euros)"


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_exact_amounts_agree_with_cldr(amount: Decimal) -> None:
    for lang, tongue in (("nl", NL), ("en_GB", EN)):
        assert tongue.money(amount, "exact").lstrip("€" + NBSP) == babel.numbers.format_decimal(
            amount, "#,##0.00", locale=lang
        )


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_dates_agree_with_cldr_and_read_back(day: date) -> None:
    for lang, tongue in (("nl", NL), ("en_GB", EN)):
        assert tongue.date(day).replace(NBSP, " ") == babel.dates.format_date(day, "d MMMM y", locale=lang)
        assert parse_date(tongue.date(day)) == day
    assert NL.date(day, "weekday").replace(NBSP, " ") == babel.dates.format_date(day, "EEEE d MMMM y", locale="nl")


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_numbers_read_back_exactly(value: Decimal) -> None:
    assert parse_number(NL.number(value), "nl") == value
    assert parse_number(EN.number(value), "en") == value


def test_the_other_languages_notation_is_named_not_guessed() -> None:
    with pytest.raises(NotationError) as caught:
        parse_number("1,250.50", "nl")
    assert (caught.value.reason, caught.value.suggestion) == ("english", "1.250,50")


def test_a_day_that_does_not_exist() -> None:
    with pytest.raises(NotationError) as caught:
        parse_date("31-02-2026")
    assert caught.value.reason == "no-such-day"


def test_percent_is_never_rounded() -> None:
    assert NL.percent(Decimal("49.5")) == "49,5%"
    assert NL.percent(Decimal("49.5"), "words") == f"49,5{NBSP}procent"


def test_jl_only_within_the_same_year_and_before() -> None:
    assert NL.recent_date(date(2025, 6, 25), date(2025, 6, 30)) == f"25{NBSP}juni jl."
    assert NL.recent_date(date(2024, 6, 25), date(2025, 6, 30)) == f"25{NBSP}juni 2024"
    assert NL.recent_date(date(2025, 7, 25), date(2025, 6, 30)) == f"25{NBSP}juli 2025"


def test_enumerations_and_list_ends() -> None:
    assert NL.enumerate(["a", "b", "c"]) == "a, b en c"
    assert EN.enumerate(["a", "b"], "or") == "a or b"
    assert [NL.list_end(n) for n in (2, 1, 0)] == [";", ";\u00a0en", "."]


def test_a_quantity_has_a_real_subscript() -> None:
    pieces = NL.quantity(value=Decimal(365), unit="kton", substance="CO2", per_year=True, bound="over")
    assert [(p.text, p.position) for p in pieces] == [(f"ruim 365{NBSP}kton CO", ""), ("2", "sub"), (" per jaar", "")]
    assert joined(NL.quantity(low=Decimal(65), high=Decimal(75), unit="%")) == "65–75%"


@pytest.mark.parametrize("typed", ["CO2-reductie", "CO₂-reductie"])
def test_both_ways_of_typing_co2_come_out_the_same(typed: str) -> None:
    assert [(p.text, p.position) for p in locale.chemical(typed)] == [("CO", ""), ("2", "sub"), ("-reductie", "")]


@pytest.mark.parametrize("word", ["A2", "nr. 2", "CO", "EoP2", "H2020", "2H"])
def test_a_digit_in_another_word_is_left_alone(word: str) -> None:
    assert all(p.position == "" for p in locale.chemical(word))


def test_names() -> None:
    berg = {"surname": "Berg", "initials": "J.", "prefix": "van den", "titles": "mr.", "salutation": "heer"}
    assert NL.person(**berg) == f"J.{NBSP}van den Berg"
    assert NL.person(**berg, form="address") == "de heer Van den Berg"
    assert NL.person(**berg, form="formal") == f"de heer mr. J.{NBSP}van den Berg"
    assert NL.person(**berg, form="sort") == "Berg, J. van den"
    assert NL.person(surname="Damme", prefix="Van", belgian=True, form="sort") == "Van Damme"


def test_addresses() -> None:
    where = {"street": "Bezuidenhoutseweg", "number": "73", "postcode": "2594ac", "city": "Den Haag"}
    assert NL.address(**where).replace(NBSP, " ") == "Bezuidenhoutseweg 73, 2594 AC Den Haag"
    assert NL.address(**where, form="postal").endswith(f"2594{NBSP}AC  DEN HAAG")


def test_plurals_of_initialisms_take_a_curled_apostrophe() -> None:
    assert [locale.plural_of_initialism(w) for w in ("EoP", "JLoI", "AVI")] == ["EoP’s", "JLoI’s", "AVI’s"]


def test_ij_is_one_letter_for_a_capital() -> None:
    assert locale.capital("ijmuiden") == "IJmuiden"


@pytest.mark.parametrize(
    ("plain", "set_"),
    [
        ("€ 190 miljoen", "€_190_miljoen"),
        ("nr. 234", "nr._234"),
        ("365 kton", "365_kton"),
        ("29 826, nr. 260", "29_826, nr._260"),
        ("artikel 5", "artikel_5"),
    ],
)
def test_spaces_that_do_not_break(plain: str, set_: str) -> None:
    assert locale.spaced(plain) == set_.replace("_", NBSP)


def test_references_in_both_styles() -> None:
    numbers = {"article": "5", "paragraph": "2", "item": "b", "subitem": "1°"}
    assert joined(NL.reference(**numbers)).replace(NBSP, " ") == "artikel 5, tweede lid, onderdeel b, onder 1°"
    assert (
        joined(EN.reference(article="5", paragraph="2", item="b", subitem="i")).replace(NBSP, " ")
        == "Article 5(2)(b)(i)"
    )
    assert (
        joined(NL.reference(style="contract", article="5", paragraph="2", item="b")).replace(NBSP, " ")
        == "artikel 5.2, onderdeel b"
    )
    assert joined(NL.reference(paragraph="2")) == "het tweede lid"
    assert joined(NL.references(articles=["5", "6", "7", "9"])).replace(NBSP, " ") == "de artikelen 5 tot en met 7 en 9"
