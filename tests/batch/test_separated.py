"""Rows of CSV files as people and Excel write them: nothing lost, nothing shifted, or a fault with its line."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from drafting.api.fill import Template
from drafting.batch.jobs import Options, record_jobs
from drafting.errors import InputError
from tests.word.template.made import docx, p
from tests.word.template.made import text as said


def rows(tmp_path: Path, text: str | bytes) -> list[tuple[str, dict[str, str], list[str]]]:
    path = tmp_path / "r.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [
        (job.source.rpartition(":")[2], dict(job.record or {}), [f.code for f in job.fault])
        for job in record_jobs(str(path), Options(""))
    ]


def refused(tmp_path: Path, text: str | bytes) -> list[tuple[str, int | None]]:
    with pytest.raises(InputError) as caught:
        rows(tmp_path, text)
    assert all(f.text("nl") != f.text("en") for f in caught.value.findings)
    return [(f.code, f.place.line) for f in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("a;b\r\n1;2\r\n", {"a": "1", "b": "2"}),
        ("\ufeffa;b\n1;2", {"a": "1", "b": "2"}),
        ("sep=,\na,b\n1,2", {"a": "1", "b": "2"}),
        ("sep=|\r\na|b\r\n1|2", {"a": "1", "b": "2"}),
        ('"x, y, z";b\n1;2', {"x, y, z": "1", "b": "2"}),
        ('a;"b\nin euro"\n1;2', {"a": "1", "b in euro": "2"}),
        ("a\tb\n1\t2", {"a": "1", "b": "2"}),
        ("a;b;c\n1;2", {"a": "1", "b": "2", "c": ""}),
        ("a;b\n1;2;;", {"a": "1", "b": "2"}),
        ('a;b\n="0123";"=""045"""', {"a": "0123", "b": "045"}),
        ('a;b\nzeg "ja";"zeg ""ja"""', {"a": 'zeg "ja"', "b": 'zeg "ja"'}),
        ('a;b\n"regel 1\nregel 2";x', {"a": "regel 1\nregel 2", "b": "x"}),
        (f"a;b\n1;{'x' * 300_000}", {"a": "1", "b": "x" * 300_000}),
        ("a;b\n\n;\n1;2\n", {"a": "1", "b": "2"}),
        ("a;b\n007;1,5", {"a": "007", "b": "1,5"}),
    ],
)
def test_a_row_is_what_was_written(tmp_path: Path, text: str, record: dict[str, str]) -> None:
    assert [(r, faults) for _, r, faults in rows(tmp_path, text)] == [(record, [])]


def test_a_row_is_named_by_the_line_on_which_it_begins(tmp_path: Path) -> None:
    found = rows(tmp_path, 'sep=;\na;"b\nc"\n1;"2\n3"\n\n4;5\n')
    assert [number for number, *_ in found] == ["4", "7"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('a;b\n1;"2\n3;4\n5;6\n', "batch.open-quote", 2),
        ('a;b\n1;2\n3;"4"5\n', "batch.bad-quote", 3),
        ("a;b;a\n1;2;3\n", "batch.repeated-heading", 1),
        ("a;b\n1;2\n3;caf\u00e9\n".encode("cp1252"), "intake.encoding", 3),
        ("", "batch.nothing", None),
        ("sep=;\n", "batch.nothing", None),
    ],
)
def test_what_holds_for_the_whole_file_is_refused_before_the_first_row(
    tmp_path: Path, text: str | bytes, code: str, line: int | None
) -> None:
    assert refused(tmp_path, text) == [(code, line)]


@pytest.mark.parametrize(("row", "code"), [("1;2;3", "batch.bad-row"), ("1;1,23457E+11", "batch.mangled")])
def test_one_faulty_row_costs_the_others_nothing(tmp_path: Path, row: str, code: str) -> None:
    found = rows(tmp_path, f"a;b\n1;2\n{row}\n3;4\n")
    assert [faults for *_, faults in found] == [[], [code], []]


def test_the_files_that_lost_something_before(shared: Path) -> None:
    folder = shared / "faults" / "templates"
    for name, code in (
        ("aanhaling_open", "batch.open-quote"),
        ("cp1252_laat", "intake.encoding"),
        ("dubbel", "batch.repeated-heading"),
    ):
        with pytest.raises(InputError) as caught:
            list(record_jobs(str(folder / f"{name}.csv"), Options("")))
        assert [f.code for f in caught.value.findings] == [code]
    for name in ("excel_tekst", "groot_veld", "kop_komma", "kop_newline", "kort", "sep"):
        for job in record_jobs(str(folder / f"{name}.csv"), Options("")):
            assert not job.fault
            assert job.record
            assert not any('"' in cell for cell in job.record.values())


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("a;b\n100;200\n", 300),
        ("a;b\n1.000;2,5\n", Decimal("1002.5")),
        ('a,b\n"1,000",2.5\n', Decimal("1002.5")),
        ("a;b\n1.250,50;-0,50\n", Decimal("1250.00")),
        ("a;b\n1 250,50;1\n", Decimal("1251.50")),
        ("a\tb\n1,5\t1.000\n", Decimal("1001.5")),
    ],
)
def test_numbers_count_in_the_notation_of_the_file(tmp_path: Path, text: str, counted: Any) -> None:
    ((_, record, _),) = rows(tmp_path, text)
    assert record["a"] + record["b"] == counted
    assert [str(v) for v in record.values()] == next(
        csv.reader(text.splitlines()[1:], delimiter=next(s for s in "\t;," if s in text))
    )


@pytest.mark.parametrize("text", ["a;b\n1.250;12.5\n", "a\tb\n1.250\t1\n", 'a,b\n"1,250","2,5"\n'])
def test_a_number_that_reads_two_ways_prints_and_is_asked_back_where_it_counts(tmp_path: Path, text: str) -> None:
    ((_, record, _),) = rows(tmp_path, text)
    assert str(record["a"]) in ("1.250", "1,250")
    for sum_ in (lambda r: r["a"] + r["b"], lambda r: r["b"] + r["a"], lambda r: r["a"] * 2, lambda r: r["a"] > 1):
        with pytest.raises(InputError, match="in het Nederlands een ander getal"):
            sum_(record)


@pytest.mark.parametrize(
    ("cell", "true"),
    [("0", False), ("0,00", False), ("nee", False), ("Onwaar", False), ("no", False), ("", False), ("1", True), ("ja", True), ("007", True), ("00", True), ("2025E14", True), ("+31", True)],
)  # fmt: skip
def test_what_says_no_is_false(tmp_path: Path, cell: str, true: bool) -> None:
    ((_, record, _),) = rows(tmp_path, f"a;b\n{cell};x\n")
    assert (bool(record["a"]), str(record["a"])) == (true, cell)


def test_a_number_of_a_row_is_a_text_where_a_template_takes_it_as_one(tmp_path: Path) -> None:
    template = Template(
        docx(
            p(
                "{{ k[:4] }} {{ k|length }} {{ k.startswith('12') }} {{ k == '12345678' }} {{ k == 12345678 }} {{ k ~ '!' }}"
            )
        )
    )
    ((_, record, _),) = rows(tmp_path, "k;b\n12345678;x\n")
    assert said(template.fill(record)) == ["1234 8 True True True 12345678!"]


def test_a_column_without_heading_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("a;;b\n1;x;2\n3;y;4\n", encoding="utf-8")
    jobs = list(record_jobs(str(tmp_path / "r.csv"), Options("")))
    assert [[(n.code, n.values["columns"]) for n in job.notes] for job in jobs] == [[("batch.no-heading-csv", "2")], []]


def test_the_sums_of_the_shared_file(shared: Path) -> None:
    folder = shared / "faults" / "templates"
    template = Template(folder / "som.docx")
    found = [said(template.fill(dict(job.record or {}))) for job in record_jobs(str(folder / "som.csv"), Options(""))]
    assert found == [["An: som 300, dubbel 200, ZONDER korting"], ["Bo: som 1002.5, dubbel 2000, ZONDER korting"]]
