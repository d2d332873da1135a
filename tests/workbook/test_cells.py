"""What people type in a cell, and what it is read as."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from drafting.locale import NotationError
from drafting.workbook.cells import NONE, CellError, Percent, read
from drafting.workbook.grid import Cell
from drafting.workbook.layout import AID, Column
from drafting.workbook.typed import write


def column(sort: str) -> Column:
    return Column("Kolom", "field", sort, words=AID if sort == "choice" else ())


def value(typed: Any, sort: str, **shown: bool) -> Any:
    return read(Cell(typed, "A1", **shown), column(sort))


def code(typed: Any, sort: str, **shown: bool) -> str:
    with pytest.raises((CellError, NotationError)) as caught:
        value(typed, sort, **shown)
    error: Any = caught.value
    finding = error.finding() if isinstance(error, NotationError) else error.finding(None)
    assert finding.fact("nl")
    assert finding.remedy("nl")
    assert finding.fact("en")
    return str(finding.code)


@pytest.mark.parametrize(
    ("typed", "sort", "read_as"),
    [
        ("  spaties \u00a0", "text", "spaties"),
        ("1.000\u00a0ton", "words", "1.000\u00a0ton"),  # a no-break space is typography
        ("een\r\ntwee", "words", "een\ntwee"),
        ("\u00a0", "words", None),
        ("\\?geen vraag", "words", "?geen vraag"),
        ("(geen)", "english", NONE),
        (Decimal("12.5"), "text", "12,5"),
        (Decimal(260), "text", "260"),
        ("ja", "yes", True),
        ("Onwaar", "yes", False),
        (True, "yes", True),
        ("de-minimis", "choice", "de_minimis"),
        ("AGVV ", "choice", "gber"),
        ("1,250.50", "number", Decimal("1250.50")),
        ("1.250,50", "number", Decimal("1250.50")),
        ("1\u00a0250,5", "number", Decimal("1250.5")),
        ("70%", "number", Decimal(70)),
        ("49,5 procent", "number", Decimal("49.5")),
        ("\u22125", "number", Decimal(-5)),
        ("€ 1,2 mln", "money", Decimal(1200000)),
        ("€ 1.250.000,00", "money", Decimal(1250000)),
        ("2018-2021", "years", [2018, 2019, 2020, 2021]),
        ("2019 en 2021", "years", [2019, 2021]),
        (Decimal(2021), "years", [2021]),
        ("1+2", "scope", [1, 2]),
        ("scope 1 en 2", "scope", [1, 2]),
        ("Postbus 1; 2500 EA  DEN HAAG", "lines", ["Postbus 1", "2500 EA  DEN HAAG"]),
        ("a; b\nc", "lines", ["a; b", "c"]),
        ("a, b; c", "ids", ["a", "b", "c"]),
        ("31-12-2025", "date", "2025-12-31"),
        ("31 december 2025", "date", "2025-12-31"),
        ("2025-12-31", "date", "2025-12-31"),
        ("December 31, 2025", "date", "2025-12-31"),
        ("12/31/2025", "date", "2025-12-31"),
        ("05/05/2025", "date", "2025-05-05"),
        (Decimal(46022), "date", "2025-12-31"),
        (date(2025, 12, 31), "date", "2025-12-31"),
        ("dec 2022", "step", "2022-12"),
        (date(1905, 7, 15), "step", 2023),  # 2023 typed in a cell for dates
        ("12345678", "code", "12345678"),
        (Decimal(123456789012), "code", "123456789012"),
        ("01 234 567", "code", "01234567"),
        ("? wacht op advies", "number", {"open": "wacht op advies"}),
        ("open: wacht op advies", "date", {"open": "wacht op advies"}),
        ("Open : wacht", "words", {"open": "wacht"}),
        ("? wacht (Engels: waiting)", "date", {"open": {"nl": "wacht", "en": "waiting"}}),
    ],
)
def test_it_is_read_as_it_was_meant(typed: Any, sort: str, read_as: Any) -> None:
    assert value(typed, sort) == read_as


@pytest.mark.parametrize(
    ("typed", "sort", "told"),
    [
        ("03/04/2025", "date", "workbook.ambiguous-date"),
        ("31-02-2025", "date", "locale.notation-no-such-day-near"),
        ("02/31/2025", "date", "locale.notation-no-such-day"),
        ("voorjaar", "date", "locale.notation-date"),
        ("n.n.b.", "date", "workbook.not-known"),
        ("PM", "number", "workbook.not-known"),
        ("-", "money", "workbook.not-known"),
        ("1.250", "number", "locale.notation-ambiguous"),
        ("twee miljoen", "money", "locale.notation-amount"),
        ("10-50", "number", "workbook.range-in-cell"),
        ("0,8 tot 1,7", "number", "workbook.range-in-cell"),
        ("ruim 260", "number", "workbook.bound-in-cell"),
        ("ca. 260", "number", "workbook.bound-in-cell"),
        ("260 kton", "number", "workbook.unit-in-cell"),
        ("veel", "number", "locale.notation-number"),
        (date(2025, 5, 1), "number", "workbook.made-a-date"),
        (date(2025, 5, 1), "text", "workbook.made-a-date"),
        (date(2025, 5, 1), "scope", "workbook.made-a-date"),
        ("1.23457E+11", "code", "workbook.mangled"),
        ("1,23457e+11", "code", "workbook.mangled"),
        (Decimal(1234567), "code", "workbook.noughts"),
        ("$ 12", "money", "locale.notation-amount"),
        ("GBP 12", "money", "workbook.currency"),
        ("?", "text", "workbook.open-reason"),
        ("open:", "text", "workbook.open-reason"),
        ("#REF!", "words", "workbook.cell-error"),
        ("4", "scope", "workbook.scope"),
        (Decimal("2030.5"), "whole", "workbook.whole"),
        ("misschien", "yes", "workbook.yes-no"),
        ("AGV", "choice", "workbook.choice-near"),
        ("boterham", "choice", "workbook.choice"),
        ("Industriebeleid", "dossiers", "workbook.dossiers"),
    ],
)
def test_what_could_be_two_things_or_none_is_a_fault(typed: Any, sort: str, told: str) -> None:
    assert code(typed, sort) == told


def test_what_a_cell_shows_counts() -> None:
    assert value(Decimal("0.7"), "number", percent=True) == 70
    assert isinstance(value(Decimal("0.7"), "number", percent=True), Percent)
    assert value(date(2022, 12, 1), "step", month=True) == "2022-12"
    assert code(date(2022, 12, 1), "date", month=True) == "workbook.month-only"
    assert code("#DIV/0!", "number", error=True) == "workbook.cell-error"


@pytest.mark.parametrize(
    ("held", "sort"),
    [
        ("?", "words"), ("? een vraag", "words"), ("open: het raam", "words"), ("\\\\server", "text"), ("#REF!", "text"),
        ("(geen)", "english"), (NONE, "english"), ("=1+1", "text"), ("-5", "text"), (["a;b"], "lines"), (["a;b", "c"], "lines"),
        (["a", "b"], "lines"), ([2018, 2019, 2020], "years"), ([2018, 2020], "years"), ([1, 2], "scope"), ([1], "scope"),
        (Decimal("0.1"), "number"), (Decimal("1234567890123456.789"), "number"), (Decimal("1E+3"), "number"), (False, "yes"),
        ("2025-12-31", "date"), ("2022-12", "step"), (2022, "step"), ({"open": "wacht"}, "number"), ({"open": {"nl": "wacht (nog)", "en": "waiting"}}, "step"),
        ([{"number": "36 200 XIII", "title": "Begroting; EZK"}], "dossiers"),
    ],
)  # fmt: skip
def test_what_is_written_reads_back(held: Any, sort: str) -> None:
    written = write(held, column(sort))
    typed = Decimal(str(written)) if isinstance(written, int | float) and not isinstance(written, bool) else written
    again = value(typed, sort)
    assert again == held
    assert type(again) is type(held) or not isinstance(held, str)
