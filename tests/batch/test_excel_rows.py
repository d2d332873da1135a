"""Rows of Excel files: the declared area does not count, a repeated heading is refused, a fault names its own cell."""

from __future__ import annotations

import datetime as dt
import pickle
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from drafting.batch.jobs import Options, record_jobs
from drafting.cli.main import main
from drafting.errors import InputError, PackageError
from drafting.workbook import read_rows, sheet_rows
from tests.word.template.made import docx, p, text


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


# ---------------------------------------------------------------- shown as Excel shows it


@pytest.mark.parametrize(
    ("value", "code", "said"),
    [
        (1234567, "00000000", "01234567"),
        (612345678, "0000000000", "0612345678"),
        (123456789, "000-00-000", "1234-56-789"),
        (0.155, "0%", "16%"),
        (0.155, "0.0%", "15,5%"),
        (1234.5, "General", "1234,5"),
        (1234567, "General", "1234567"),
        (1234.5, "#,##0.00", "1.234,50"),
        (1234.5, '"€" #,##0.00', "€ 1.234,50"),
        (-1234.5, '"€" #,##0.00', "-€ 1.234,50"),
        (-1234.5, '_ "€"\\ * #,##0.00_ ;_ "€"\\ * \\-#,##0.00_ ;_ "€"\\ * "-"??_ ;_ @_ ', "€ -1.234,50"),
        (0, '_ "€"\\ * #,##0.00_ ;_ "€"\\ * \\-#,##0.00_ ;_ "€"\\ * "-"??_ ;_ @_ ', "€ -"),
        (1234.5, "[$€-413] #,##0.00", "€ 1.234,50"),
        (1500000, '0.0,, "mln"', "1,5 mln"),
        (-3, "#,##0;[Red](#,##0)", "(3)"),
        (1, '[=1]0 "dag";0 "dagen"', "1 dag"),
        (2, '[=1]0 "dag";0 "dagen"', "2 dagen"),
        (12345.678, "0.00E+00", "1,23E+04"),
        (1.5, "# ?/?", "1 1/2"),
        (0.75, "h:mm", "18:00"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (45831, "d-m-yyyy", "23-6-2025"),
        (45831, "[$-413]d mmmm yyyy;@", "23 juni 2025"),
        (45831, "dddd d mmmm yyyy", "maandag 23 juni 2025"),
        (45731, "d-mmm-yy", "15-mrt-25"),
        (45831, "mmm-yy", "jun-25"),
        (45831.5, "d-m-yyyy h:mm", "23-6-2025 12:00"),
        ("An", '"Dossier "@', "Dossier An"),
        ("0123", "@", "0123"),
        (0, "0;-0;;@", ""),
    ],
)  # fmt: skip
def test_a_value_prints_as_its_cell_shows_it_in_a_dutch_excel(tmp_path: Path, value: Any, code: str, said: str) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["naam", "x"])
    book.active.append(["An", value])
    book.active["B2"].number_format = code
    book.save(tmp_path / "r.xlsx")
    ((_, record, faults),) = read_rows(tmp_path / "r.xlsx")
    assert (str(record["x"]), faults) == (said, ())
    if isinstance(value, int | float) and not isinstance(record["x"], dt.date | dt.time):
        assert record["x"] == (value if isinstance(value, int) else Decimal(str(value)))
        assert bool(record["x"]) is bool(value)


def test_days_and_hours_are_what_they_are(tmp_path: Path) -> None:
    path = made(
        tmp_path / "r.xlsx", [["d", "m", "u"], [dt.date(2025, 6, 23), dt.datetime(2025, 6, 23, 9, 30), dt.time(9, 30)]]
    )
    ((_, record, _),) = read_rows(path)
    assert record == {"d": dt.date(2025, 6, 23), "m": dt.datetime(2025, 6, 23, 9, 30), "u": dt.time(9, 30)}
    assert pickle.loads(pickle.dumps(record)) == record


def codes(path: Path, **asked: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(note.code.partition(".")[2], dict(note.values)) for note in sheet_rows(path, **asked).notes]


def test_the_headings_are_found_below_titles_and_what_stands_above_is_told(tmp_path: Path) -> None:
    body = [["naam", "kvk", "bedrag"], ["An", "0123", 1]]
    for above in ([["Overzicht 2025"], [None]], [["Overzicht", "2025"], [None]], [["Stand"], ["per maand"]]):
        path = made(tmp_path / "r.xlsx", [*above, *body])
        assert [record for _, record, _ in read_rows(path)] == [{"naam": "An", "kvk": "0123", "bedrag": 1}]
        assert codes(path)[0][0] == "above-headings"
    path = made(tmp_path / "r.xlsx", [["Lijst", "van", "bedrijven"], *body])
    assert next(r for _, r, _ in sheet_rows(path, wanted={"kvk", "naam"}))["kvk"] == "0123"


def test_what_is_hidden_or_left_out_is_told(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title, first.sheet_state = "Oud", "hidden"
    first.append(["naam"])
    for title in ("Adressen", "Rest"):
        page = book.create_sheet(title)
        for row in (["naam", "kvk", None], ["An", "1", "los"], ["Bo", "2"], ["Cor", "3"]):
            page.append(row)
    page = book["Adressen"]
    page.row_dimensions[3].hidden = page.row_dimensions[4].hidden = True
    page.column_dimensions["B"].hidden = True
    path = tmp_path / "r.xlsx"
    book.save(path)
    assert [record["naam"] for _, record, _ in read_rows(path)] == ["An", "Bo", "Cor"]
    assert codes(path) == [
        ("sheet-hidden", {"sheets": "Oud", "read": "Adressen"}),
        ("sheet-left", {"sheets": "Rest", "read": "Adressen"}),
        ("hidden-rows", {"rows": "3–4"}),
        ("hidden-columns", {"columns": "B (kvk)"}),
        ("no-heading", {"columns": "C", "row": 1}),
    ]
    assert codes(path, sheet="rest") == [("no-heading", {"columns": "C", "row": 1})]
    with pytest.raises(InputError, match="Kies met --sheet een van: Oud, Adressen, Rest"):
        sheet_rows(path, sheet="Nieuw")


def test_a_merged_cell_speaks_for_each_of_its_rows_and_blank_rows_make_no_record(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    book = Workbook()
    assert book.active is not None
    for row in (["naam", "x"], ["An", 1], [None, 2], [" ", "\u00a0"], ["Bo", 3], [None, None]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("A5:A9")
    book.save(path)
    assert [(r["naam"], r["x"]) for _, r, _ in read_rows(path)] == [("An", 1), ("An", 2), ("Bo", 3)]


def test_errors_and_formulas_without_a_result_are_told_at_their_cell(tmp_path: Path) -> None:
    rows = [["a", "b"], ["x", "#N/B"], ["#DEEL/0!", "=1+1"], ["#1 in NL!", "#N/A"]]
    found = [[(f.code, f.place.cell) for f in faults] for _, _, faults in read_rows(made(tmp_path / "r.xlsx", rows))]
    assert found == [
        [("batch.cell-error", "B2")],
        [("batch.cell-error", "A3"), ("workbook.no-cached", "B3")],
        [("batch.cell-error", "B4")],
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("strict", ["An 01234567 100", "Bo 02345678 200", "Cor 03456789 300"]),
        ("leeg_fill", ["An 01234567 100", "Bo 02345678 200", "Cor 03456789 300"]),
        ("dimensie_A1", ["An 01234567 100", "Bo 02345678 200", "Cor 03456789 300"]),
        ("opmaak", ["An 01234567 15%", "Bo 02345678 € 1.234,50"]),
        ("titel_boven", ["An 01234567 100"]),
        ("verborgen_blad", ["Echt 09999999 1"]),
        ("verborgen_rij", ["An 01234567 100", "Bo 02345678 200", "Cor 03456789 300"]),
        ("spatierij", ["An 01234567 100", "Bo 02345678 200", "Cor 03456789 300"]),
        ("samengevoegd", ["An 01234567 100", "An 02345678 200", "Cor 03456789 300"]),
    ],
)
def test_the_files_that_went_wrong_before(shared: Path, name: str, said: list[str]) -> None:
    found = sheet_rows(shared / "faults" / "templates" / f"{name}.xlsx")
    assert [" ".join(map(str, record.values())) for _, record, _ in found] == said


def test_a_heading_that_is_no_name_can_be_reached(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = made(tmp_path / "r.xlsx", [["Naam bedrijf", "KvK-nummer", "2025"], ["An", "0123", 7]])
    template = tmp_path / "t.docx"
    template.write_bytes(docx(p("{{ naam_bedrijf }} {{ KvK_nummer }} {{ _2025 * 2 }} {{ kvk }}")))
    wanted = ["batch", str(rows), "--template", str(template), "-o", str(tmp_path / "uit"), "--jobs", "1", "--quiet"]
    (tmp_path / "kolommen.yaml").write_text("kvk: KvK-nummer\n", encoding="utf-8")
    for columns in ("kvk=KvK-nummer", str(tmp_path / "kolommen.yaml")):
        template.write_bytes(docx(p("{{ naam_bedrijf }} {{ _2025 * 2 }} {{ kvk }}")))
        assert main([*wanted, "--columns", columns, "--force"]) == 0
        assert text((tmp_path / "uit" / "An.docx").read_bytes()) == ["An 14 0123"]
    assert main([*wanted, "--columns", "kvk=KvK"]) == 2
    assert "De koppen zijn: Naam bedrijf, KvK-nummer, 2025." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ending", "raw", "code"),
    [
        (".xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "workbook.locked-or-old"),
        (".xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "workbook.locked-or-old"),
        (".xlsx", b"naam;kvk\n", "workbook.not-excel"),
        (".ods", b"PK", "workbook.other-format"),
    ],
)
def test_a_file_that_is_no_workbook_says_what_it_is(tmp_path: Path, ending: str, raw: bytes, code: str) -> None:
    (tmp_path / f"r{ending}").write_bytes(raw)
    with pytest.raises(PackageError) as caught:
        list(record_jobs(str(tmp_path / f"r{ending}"), Options("")))
    assert [f.code for f in caught.value.findings] == [code]


def test_a_workbook_with_macros_is_not_read_in_silence(tmp_path: Path) -> None:
    path = made(tmp_path / "r.xlsm", [["a"], [1]])
    assert [r for _, r, _ in read_rows(path)] == [{"a": 1}]
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"")
    with pytest.raises(PackageError, match="macro"):
        list(read_rows(path))
