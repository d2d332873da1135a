"""One reader of what people type: the same text is the same number, amount or day in a filter, a dossier, a workbook and a command."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from drafting.api import filters
from drafting.cli.build import parse_moment
from drafting.errors import DraftingError, InputError
from drafting.intake import dossier_from_plain, dossier_json, load_dossier, parse_dossier, read_plain, to_plain
from drafting.intake.plain import resolve
from drafting.locale import NotationError, typed_amount, typed_date, typed_number, typed_percent
from drafting.workbook.cells import CellError, read
from drafting.workbook.grid import Cell
from drafting.workbook.layout import Column
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1250", "1250"), ("1250.5", "1250.5"), ("1.250,50", "1250.50"), ("1,250.50", "1250.50"), ("1 250,50", "1250.50"),
        ("1\u00a0250,5", "1250.5"), ("12,5", "12.5"), ("0,125", "0.125"), ("0.125", "0.125"), ("-3,10", "-3.10"), ("1.250.000", "1250000"),
        ("1,250,000", "1250000"), ("12345.678", "12345.678"), ("−5", "-5"),
    ],
)  # fmt: skip
def test_a_number_that_reads_one_way(text: str, number: str) -> None:
    assert typed_number(text) == Decimal(number)


def _in_a_cell(text: str, sort: str) -> Any:
    return read(Cell(text, "A1"), Column("Kop", "veld", sort))


AMBIGUOUS = ("1.250", "1,250", "12.500", "999,999", "-1.250", "+1,250", " 1.250 ")


@pytest.mark.parametrize("text", AMBIGUOUS)
def test_a_text_that_reads_two_ways_is_asked_back_everywhere(text: str) -> None:
    for reader in (typed_number, typed_amount):
        with pytest.raises(NotationError) as caught:
            reader(text)
        assert caught.value.reason == "ambiguous"
    for name in ("euro", "getal", "procent", "money", "number", "zegge"):
        with pytest.raises(InputError):
            filters.apply(name, "nl", text)
    for sort in ("number", "money"):
        with pytest.raises((NotationError, CellError)):
            _in_a_cell(text, sort)
    with pytest.raises(InputError):
        dossier_from_plain(_with_investment(text))


@pytest.mark.parametrize("text", ["1250 stuks", "twaalf", "", "1.2.3,4", "1,25.00", "1..5", "12 5", "€"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        typed_number(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("€ 100", "100", "EUR"), ("€ 1.250", "1250", "EUR"), ("1.250 euro", "1250", "EUR"), ("€ 1.250,50", "1250.50", "EUR"),
        ("€1,250.50", "1250.50", "EUR"), ("€ 1,25 miljoen", "1250000", "EUR"), ("€1.25 million", "1250000", "EUR"),
        ("190 mln. euro", "190000000", "EUR"), ("£ 5", "5", "GBP"), ("1 250,50", "1250.50", "EUR"), ("1250.50", "1250.50", "EUR"), ("€ 5,–", "5", "EUR"),
    ],
)  # fmt: skip
def test_an_amount_that_reads_one_way(text: str, amount: str, currency: str) -> None:
    assert typed_amount(text) == (Decimal(amount), currency)


@pytest.mark.parametrize("text", ["€ 1,250", "€ 1.250 miljoen", "1,250 euro", "EUR 12,500", "€ 1,250 mln"])
def test_an_amount_that_reads_two_ways(text: str) -> None:
    with pytest.raises(NotationError) as caught:
        typed_amount(text)
    assert caught.value.reason == "ambiguous"


def test_percentages_and_days() -> None:
    assert [typed_percent(t) for t in ("12%", "49,5 procent", "49.5 percent")] == [12, Decimal("49.5"), Decimal("49.5")]
    with pytest.raises(NotationError):
        typed_percent("1.250%")
    june = date(2025, 6, 23)
    for text in (
        "2025-06-23",
        "23-6-2025",
        "23 juni 2025",
        "maandag 23 juni 2025",
        "23 June 2025",
        "June 23, 2025",
        "23/6/2025",
        "6/23/2025",
    ):
        assert typed_date(text) == june
        assert parse_moment(text).date() == june  # type: ignore[union-attr]
        assert filters.apply("datum", "nl", text) == "23\u00a0juni 2025"
        assert _in_a_cell(text, "date") == "2025-06-23"
        assert dossier_from_plain(_with_day(text)).stages[0].date == june
    assert typed_date("4/4/2025") == date(2025, 4, 4)


@pytest.mark.parametrize(
    "text", ["03/04/2025", "1/12/2025", "31-02-2025", "23-6-25", "dinsdag 23 juni 2025", "binnenkort"]
)
def test_a_day_that_reads_two_ways_or_none_is_asked_back_everywhere(text: str) -> None:
    with pytest.raises(DraftingError):
        parse_moment(text)
    with pytest.raises(InputError):
        filters.apply("datum", "nl", text)
    with pytest.raises((NotationError, CellError)):
        _in_a_cell(text, "date")
    with pytest.raises(InputError):
        dossier_from_plain(_with_day(text))


def test_a_bare_number_in_yaml_or_json_is_what_it_is() -> None:
    assert resolve("1.250") == Decimal("1.250")
    plain = read_plain('{"a": 1.250, "b": "1.250"}', "x.json").value
    assert (plain["a"], plain["b"]) == (Decimal("1.250"), "1.250")
    assert _investment(Decimal("1.250")) == Decimal("1.25")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("€ 100", "100"),
        ("1 250,50", "1250.50"),
        ("1250.50", "1250.50"),
        ("€ 1,25 miljoen", "1250000"),
        ("1.250.000", "1250000"),
    ],
)
def test_a_dossier_reads_an_amount_that_was_typed_as_text(text: str, amount: str) -> None:
    assert _investment(text) == Decimal(amount)


def test_what_was_typed_is_told_with_its_place_when_another_thing_is_wrong() -> None:
    plain = _with_investment("€ 100")
    plain["onbekend"] = 1
    with pytest.raises(InputError) as caught:
        dossier_from_plain(plain)
    assert [f.code for f in caught.value.findings] == ["intake.unknown-field"]


def test_a_dossier_written_by_us_reads_back_to_the_last_figure(tmp_path: Path) -> None:
    dossier = dossier_from_plain(_with_figure(Decimal("218.125")))
    text = dossier_json(dossier)
    assert "218.125" in text
    assert '"218.125"' not in text
    assert parse_dossier(text) == dossier
    earlier = text.replace("218.125", '"218.125"')  # as version 0.1.0 kept it
    with pytest.raises(InputError):
        parse_dossier(earlier)
    assert parse_dossier(earlier, kept=True) == dossier


def _plain() -> dict[str, Any]:
    return dict(to_plain(load_dossier(WADCHEMIE)))


def _with_investment(value: Any) -> dict[str, Any]:
    plain = _plain()
    plain["projects"][0]["investment"] = value
    return plain


def _investment(value: Any) -> Any:
    return dossier_from_plain(_with_investment(value)).projects[0].investment.amount  # type: ignore[union-attr]


def _with_day(text: str) -> dict[str, Any]:
    plain = _plain()
    plain["stages"][0]["date"] = text
    return plain


def _with_figure(value: Any) -> dict[str, Any]:
    plain = _plain()
    figure = next(q for q in plain["quantities"] if "value" in q and "open" not in str(q["value"]))
    figure["value"] = value
    return plain
