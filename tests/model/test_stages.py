"""The stage a company has reached: by day, by month, or by what it follows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from drafting.errors import InputError
from drafting.intake import dossier_from_plain, to_plain
from drafting.model import Dossier


def dossier(*stages: dict[str, Any]) -> Dossier:
    return dossier_from_plain(
        {
            "id": "alfa",
            "company": "alfa",
            "organisations": [{"id": "alfa", "role": "company", "name": "Alfa", "short_name": "Alfa"}],
            "sites": [{"id": "s", "name": "s", "municipality": "Delft", "province": "Zuid-Holland"}],
            "stages": list(stages),
        }
    )


def reached(held: Dossier, day: date) -> str | None:
    event = held.latest_stage(day)
    return None if event is None else event.id


EOP = {"id": "eop", "stage": "eop", "date": "2022-12"}
JLOI = {"id": "jloi", "stage": "jloi", "date": "2023-11-21", "after": ["eop"]}
STOP = {"id": "stop", "stage": "discontinued", "date": {"open": "onbekend"}, "after": ["eop"]}


def test_a_month_or_a_year_is_a_date_of_less_precision() -> None:
    held = dossier(EOP, JLOI, {"id": "v", "stage": "exploration", "date": 2021})
    assert [(e.date, e.precision) for e in held.stages] == [
        (date(2022, 12, 1), "month"),
        (date(2023, 11, 21), "day"),
        (date(2021, 1, 1), "year"),
    ]
    assert dossier_from_plain(to_plain(held)) == held


def test_a_month_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(InputError):
        dossier({**EOP, "date": "2022-13"})


def test_the_latest_stage_is_the_last_one_taken_by_the_day() -> None:
    held = dossier(EOP, JLOI)
    assert reached(held, date(2022, 11, 30)) is None
    assert reached(held, date(2023, 11, 20)) == "eop"
    assert reached(held, date(2023, 11, 21)) == "jloi"


def test_a_step_on_a_day_still_open_counts_once_what_it_follows_was_taken() -> None:
    held = dossier(EOP, STOP)
    assert reached(held, date(2022, 11, 30)) is None
    assert reached(held, date(2024, 1, 1)) == "stop"


def test_a_planned_step_is_not_taken() -> None:
    held = dossier(EOP, {**JLOI, "planned": True}, {**STOP, "after": ["jloi"]})
    assert reached(held, date(2025, 1, 1)) == "eop"


def test_a_first_step_on_an_open_day_is_the_earliest() -> None:
    held = dossier({**EOP, "date": {"open": "onbekend"}}, JLOI)
    assert reached(held, date(2023, 1, 1)) == "eop"
    assert reached(held, date(2024, 1, 1)) == "jloi"
