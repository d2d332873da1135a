"""YAML and JSON as data of a template: what was typed is what is printed, and what YAML swallows is told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from drafting.api.fill import fill, read_filling
from drafting.batch.jobs import Options, record_jobs
from drafting.errors import InputError
from drafting.intake.plain import read_plain
from tests.word.template.made import docx, p, text


def read(folder: Path, written: str, name: str = "g.yaml") -> Any:
    (folder / name).write_text(written, encoding="utf-8")
    return read_filling(folder / name)[0]


@pytest.mark.parametrize(
    "typed",
    ["007", "+31", "2025E14", "0x1F", "0o17", "12e3", "1.50", "0.0000001", "-0.0", "1234567890123456789012", "-5", ".5", "5.", "2025-06-23", "12:30", "1_000", "0", "00", "1.2.3", "€ 1.250,50", "no", "Jansen & Zn"],
)  # fmt: skip
def test_a_yaml_scalar_prints_as_it_was_typed(tmp_path: Path, typed: str) -> None:
    (tmp_path / "g.yaml").write_text(f"x: {typed}\nl:\n- {typed}\n", encoding="utf-8")
    assert text(fill(docx(p("{{ x }}|{{ l[0] }}")), tmp_path / "g.yaml")) == [f"{typed}|{typed}"]


@pytest.mark.parametrize("typed", ["1e3", "1.50", "-0", "-0.0", "0.00000001", "1E+2", "12345678901234567890"])
@pytest.mark.parametrize("more", ["", ', "m": {"$listing": "x"}'])
def test_a_json_number_prints_as_it_was_typed_and_counts(tmp_path: Path, typed: str, more: str) -> None:
    (tmp_path / "g.json").write_text(f'{{"x": {typed}{more}}}', encoding="utf-8")
    assert text(fill(docx(p("{{ x }}")), tmp_path / "g.json")) == [typed]
    assert read_filling(tmp_path / "g.json")[0]["x"] * 2 == Decimal(typed) * 2
    (tmp_path / "r.jsonl").write_text(f'{{"x": {typed}}}\n', encoding="utf-8")
    (job,) = record_jobs(str(tmp_path / "r.jsonl"), Options(""))
    assert job.record is not None
    assert job.record["x"] * 2 == Decimal(typed) * 2


def test_a_dossier_is_read_by_the_core_schema_as_before() -> None:
    assert read_plain("a: 0x1F\nb: 010\nc: 12e3\n", "d").value == {"a": 31, "b": 10, "c": Decimal("12e3")}


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("naam: x\nplaats: 's-Gravenhage\nstraat: Plein\n", 2),
        ("plaats: 's-Gravenhage\nnaam: 't Hof\n", 1),
        ("plaats: 's-Gravenhage\nnaam: Jan's\n", 1),
        ("plaats: 's-Gravenhage\nnaam: Jans'\n", 1),
        ('lijst:\n  - naam: "Den Haag\n  - naam: x\n', 2),
        ("tekst: |\n  Let op: 's middags\nplaats: 's-Gravenhage\n", 3),
        ("a: 'goed'\nb: 'over\n  twee regels'\nc: 't Hof en 's-Gravenhage\n", 4),
        ("- 's-Gravenhage\n- x\n", 1),
    ],
)
def test_a_quotation_mark_that_was_a_letter_is_told_at_its_own_line(tmp_path: Path, written: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, written)
    assert [(f.code, f.place.line) for f in caught.value.findings] == [("intake.open-quote", line)]
    assert '"\'s-Gravenhage"' in caught.value.findings[0].text("nl")


@pytest.mark.parametrize(
    "written",
    ["a: 'over\n  twee: regels'\nb: 1\n", 'a: "x\n\n  y"\n', "a: |\n  't Hof: 's\nb: 'x''s'\n", "'a': 'b' # c\n", "a: ['x', 'y: z']\n", "a: '''s-Gravenhage'\n"],
)  # fmt: skip
def test_quoted_texts_that_are_whole_are_read(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, written)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("naam: Project # 5\n", [(1, "# 5")]),
        ("a: 1\nkleur: #C00000\n", [(2, "#C00000")]),
        ("naam: &Co Jansen\n", [(1, "&Co")]),
        ("naam: &Zn\n", [(1, "&Zn")]),
        ("lijst:\n  - Perceel A #3\n", [(2, "#3")]),
        ("a: 12 # stuks\nb: 'x' # y\n# los\nc: # hierna\n  d: Jansen & Zn\n", []),
        ("a: &een {b: 1}\nc: *een\nd: C#\ne: x#y\n", []),
    ],
)
def test_what_yaml_takes_for_a_comment_or_an_anchor_is_told(
    tmp_path: Path, written: str, found: list[tuple[int, str]]
) -> None:
    assert [(n.place.line, n.values["found"]) for n in read(tmp_path, written).notes] == found
