"""Figures against CLDR (through babel), and what formatting refuses; and that it is quick and cheap to import."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from decimal import Decimal

import babel.numbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import locale
from drafting.locale import NBSP, joined

NL, EN = locale.get("nl"), locale.get("en")
FIGURES = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=3)


@given(FIGURES)
def test_figures_agree_with_cldr_but_for_four_bare_ones(value: Decimal) -> None:
    for name, tongue in (("nl", NL), ("en_GB", EN)):
        expected = babel.numbers.format_decimal(value, "#,##0.###", locale=name)
        if len(f"{abs(value):f}".partition(".")[0]) == 4 and value == value.to_integral_value():
            expected = f"{value:f}".partition(".")[0]
        assert tongue.number(value) == (expected if value else "0")


@given(st.integers(-(10**50), 10**50), st.integers(0, 99))
def test_no_figure_is_rounded_behind_the_back(whole: int, cents: int) -> None:
    exact = Decimal(f"{whole}.{cents:02d}")
    assert NL.money(exact, "exact").replace(".", "").endswith(f"{abs(whole)},{cents:02d}")
    assert NL.number(exact, 2).replace(".", "").removeprefix("-") == f"{abs(whole)},{cents:02d}"


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999999", "", "veel", "1,5"])
def test_what_is_no_number_is_refused(value: str) -> None:
    for draw in (NL.number, NL.percent, NL.money, NL.money_words):
        with pytest.raises(ValueError):  # noqa: PT011 - the message differs per draw
            draw(value)


def test_unknown_forms_are_refused() -> None:
    for draw in (
        lambda: NL.money(5, "gross"), lambda: NL.date(date(2025, 6, 23), "iso"), lambda: NL.percent(5, "promille"), lambda: NL.enumerate(["a"], "en/of"),
        lambda: NL.list_end(1, "xor"), lambda: NL.quantity(value=Decimal(1), unit="kton", bound="sort of"), lambda: NL.quantity(unit="kton"), lambda: NL.ordinal_figure(-1),
    ):  # fmt: skip
        with pytest.raises(ValueError):  # noqa: PT011 - the message differs per draw
            draw()
    with pytest.raises(KeyError):
        locale.get("fr")


def test_decimals_round_a_half_upwards() -> None:
    assert [NL.number(v, 1) for v in ("0.25", "0.35", "-0.25", "-0.04", "2")] == ["0,3", "0,4", "-0,3", "0,0", "2,0"]


def test_the_two_ends_of_a_range_stand_in_one_notation() -> None:
    assert NL.range(8000, 12000, "ton") == f"8.000–12.000{NBSP}ton"
    assert NL.range(800, 1700) == "800–1700"
    assert NL.range("65", "75", "%") == "65–75%"
    assert NL.range(-5, 10, "%") == "-5 tot 10%"
    assert EN.range(5, 5, "%") == "5%"


def test_ordinals_in_figures() -> None:
    assert [NL.ordinal_figure(n) for n in (1, 8, 20)] == ["1e", "8e", "20e"]
    assert [EN.ordinal_figure(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "12th",
        "13th",
        "21st",
        "101st",
        "111th",
    ]


@pytest.mark.parametrize(
    ("amount", "form", "currency", "dutch", "english"),
    [
        ("190000000", "short", "EUR", "€ 190 miljoen", "€190 million"),
        ("2000000000", "short", "EUR", "€ 2 miljard", "€2 billion"),
        ("1250500", "short", "EUR", "€ 1.250.500", "€1,250,500"),
        ("-1250000", "short", "EUR", "€ -1,25 miljoen", "-€1.25 million"),
        ("25451", "whole", "EUR", "€ 25.451", "€25,451"),
        ("0.125", "exact", "EUR", "€ 0,13", "€0.13"),
        ("200", "whole", "NOK", "NOK 200", "NOK 200"),
        ("200", "whole", "GBP", "GBP 200", "£200"),
        ("0.5", "words", "EUR", "€ 0,50 (zegge: vijftig cent)", "€0.50 (in words: fifty cents)"),
        ("0.125", "words", "EUR", "€ 0,13 (zegge: dertien cent)", "€0.13 (in words: thirteen cents)"),
        ("0", "words", "EUR", "€ 0 (zegge: nul euro)", "€0 (in words: zero euros)"),
        ("1.01", "words", "EUR", "€ 1,01 (zegge: één euro en één cent)", "€1.01 (in words: one euro and one cent)"),
        ("-12", "words", "EUR", "€ -12 (zegge: min twaalf euro)", "-€12 (in words: minus twelve euros)"),
        (
            "1013",
            "words",
            "USD",
            "USD 1.013 (zegge: duizend dertien Amerikaanse dollar)",
            "US$1,013 (in words: one thousand and thirteen US dollars)",
        ),
        (
            "2.5",
            "words",
            "GBP",
            "GBP 2,50 (zegge: twee pond sterling en vijftig pence)",
            "£2.50 (in words: two pounds sterling and fifty pence)",
        ),
        (
            "3.5",
            "words",
            "NOK",
            "NOK 3,50 (zegge: drie NOK en vijftig cent)",
            "NOK 3.50 (in words: three NOK and fifty cents)",
        ),
    ],
)
def test_amounts(amount: str, form: str, currency: str, dutch: str, english: str) -> None:
    assert NL.money(Decimal(amount), form, currency).replace(NBSP, " ") == dutch
    assert EN.money(Decimal(amount), form, currency).replace(NBSP, " ") == english


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_the_words_of_an_amount_are_those_of_its_figures(amount: Decimal) -> None:
    figures, _, words = NL.money(amount, "words").partition(" (zegge: ")
    assert locale.parse_money(figures) == (amount, "EUR")
    assert words.rstrip(")") == NL.money_words(amount)


@pytest.mark.parametrize(
    ("quantity", "dutch", "english"),
    [
        (
            {"value": Decimal(365), "unit": "kton", "substance": "CO2-eq", "per_year": True},
            "365 kton CO2-equivalent per jaar",
            "365 kilotonnes of CO2 equivalent per year",
        ),
        (
            {"value": Decimal("0.6"), "unit": "Mton", "substance": "CO2", "bound": "over"},
            "ruim 0,6 Mton CO2",
            "more than 0.6 megatonnes of CO2",
        ),
        ({"value": Decimal(1), "unit": "Mton", "substance": "CO2"}, "1 Mton CO2", "1 megatonne of CO2"),
        ({"low": Decimal(65), "high": Decimal(75), "unit": "%"}, "65–75%", "65–75%"),
        (
            {"value": Decimal(44), "unit": "kg", "substance": "NOx", "per_year": True},
            "44 kg NOx per jaar",
            "44 kg of NOx per year",
        ),
        (
            {"value": Decimal(3), "unit": "mln m3", "substance": "gas", "bound": "at_most"},
            "ten hoogste 3 miljoen m3 aardgas",
            "at most 3 million m3 natural gas",
        ),
        ({"value": Decimal("1.5"), "unit": "PJ", "bound": "at_least"}, "ten minste 1,5 PJ", "at least 1.5 PJ"),
        ({"value": Decimal(120), "unit": "MWh", "bound": "about"}, "circa 120 MWh", "approximately 120 MWh"),
    ],
)
def test_quantities(quantity: dict[str, object], dutch: str, english: str) -> None:
    assert joined(NL.quantity(**quantity)).replace(NBSP, " ") == dutch  # type: ignore[arg-type]
    assert joined(EN.quantity(**quantity)).replace(NBSP, " ") == english  # type: ignore[arg-type]


def test_an_enumeration_is_asked_for_in_either_language() -> None:
    assert NL.enumerate(["a", "b"], "of") == NL.enumerate(["a", "b"], "or") == "a of b"
    assert EN.enumerate(["a", "b", "c"], "en") == "a, b and c"
    assert (NL.enumerate([]), NL.enumerate(["a"])) == ("", "a")
    assert [EN.list_end(n, "of") for n in (2, 1, 0)] == [";", ";\u00a0or", "."]


def test_years() -> None:
    assert NL.years([2020]) == "2020"
    assert NL.years([2021, 2018, 2019, 2020]) == "2018 tot en met 2021"
    assert NL.years([2019, 2021]) == "2019 en 2021"
    assert NL.years([2018, 2019, 2022]) == "2018, 2019 en 2022"
    assert EN.years([2018, 2019, 2020]) == "2018 to 2020"


def test_the_day_itself_is_not_past() -> None:
    assert NL.recent_date(date(2025, 6, 30), date(2025, 6, 30)) == f"30{NBSP}juni 2025"
    assert EN.recent_date(date(2025, 6, 25), date(2025, 6, 30)) == f"25{NBSP}June 2025"


def test_importing_the_room_loads_no_babel() -> None:
    script = "import sys, drafting.locale as l; l.get('nl').money(5); print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_four_hundred_values_take_milliseconds() -> None:
    """A document prints some four hundred; the bound is wide, for a busy machine."""
    values = [Decimal(n * 12345) / 100 for n in range(100)]
    best = min(_time(values) for _ in range(3))
    assert best < 0.05


def _time(values: list[Decimal]) -> float:
    began = time.perf_counter()
    for n, value in enumerate(values):
        NL.money(value)
        NL.number(value)
        NL.date(date(2025, 6, 1 + n % 28))
        NL.quantity(value=value, unit="kton", substance="CO2", per_year=True)
    return time.perf_counter() - began
