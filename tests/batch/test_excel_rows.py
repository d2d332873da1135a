"""Rows of Excel files: the declared area does not count, a repeated heading is refused, a fault names its own cell."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from drafting.errors import InputError
from drafting.workbook import read_rows


def made(path: Path, rows: Sequence[Sequence[Any]], area: str = "") -> Path:
    """A workbook of these rows; `area`: what it declares as its area, true or not."""
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    if area:
        with zipfile.ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        sheet = "xl/worksheets/sheet1.xml"
        parts[sheet], hits = re.subn(rb'<dimension ref="[^"]*"', f'<dimension ref="{area}"'.encode(), parts[sheet])
        assert hits == 1
        with zipfile.ZipFile(path, "w") as package:
            for name, raw in parts.items():
                package.writestr(name, raw)
    return path


@pytest.mark.parametrize("area", ["A1", "A1:A2", "A1:B2", "A1:C4", "A1:XFD1048576"])
def test_the_area_that_a_file_declares_does_not_count(tmp_path: Path, area: str) -> None:
    path = made(tmp_path / "r.xlsx", [["a", "b", "c"], [1, 2, 3], [None], [4, 5]], area)
    records = [(place.rpartition("!")[2], record) for place, record, _ in read_rows(path)]
    assert records == [("2", {"a": 1, "b": 2, "c": 3}), ("4", {"a": 4, "b": 5, "c": ""})]


def test_a_heading_that_stands_twice_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", [["a", "b", "a", None, "b "], [1, 2, 3, 4, 5]])
    with pytest.raises(InputError) as caught:
        list(read_rows(path))
    assert [(f.code, f.place.cell, f.values["found"]) for f in caught.value.findings] == [
        ("batch.repeated-heading", "C1", "a"),
        ("batch.repeated-heading", "E1", "b"),
    ]


def test_an_error_behind_a_column_without_heading_is_told_at_its_own_cell(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsx", [["a", None, "c"], [1, 2, "#N/A"]])
    ((_, _, faults),) = read_rows(path)
    assert [(f.code, f.place.cell) for f in faults] == [("batch.cell-error", "C2")]
