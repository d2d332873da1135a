"""A template that goes from row to row takes several rows into one file, as Word does; what it skips is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli.main import main
from tests.word.template.made import docx, text
from tests.word.template.test_merge import field, merge


def made(tmp_path: Path, body: str, rows: str, *more: str) -> tuple[int, dict[str, list[str]]]:
    template, source, out = tmp_path / "etiket.docx", tmp_path / "rijen.csv", tmp_path / "uit"
    template.write_bytes(docx(body))
    source.write_text(rows, encoding="utf-8")
    code = main(["batch", str(source), "--template", str(template), "-o", str(out), "--jobs", "1", "--quiet", *more])
    return code, {p.stem: [t for t in text(p.read_bytes()) if t] for p in sorted(out.glob("*.docx"))}


NAME = f"<w:p>{merge('n')}</w:p>"
NEXT = f"<w:p>{field(' NEXT ')}{merge('n')}</w:p>"


@pytest.mark.parametrize(
    ("body", "rows", "files"),
    [
        (NAME + NEXT, "n\na\nb\nc\n", {"a": ["a", "b"], "c": ["c"]}),
        (NAME + NEXT * 3, "n\na\nb\nc\nd\ne\n", {"a": ["a", "b", "c", "d"], "e": ["e"]}),
        (
            NAME + f"<w:p>{field(' NEXTIF ', merge('soort'), ' = ', chr(34), 'kort', chr(34), ' ')}{merge('n')}</w:p>",
            "n;soort\na;kort\nb;lang\nc;lang\n",
            {"a": ["a", "b"], "c": ["c", "c"]},
        ),
    ],
)
def test_rows_go_on_where_the_last_file_ended(
    tmp_path: Path, body: str, rows: str, files: dict[str, list[str]]
) -> None:
    assert made(tmp_path, body, rows) == (0, files)


def test_a_row_that_is_skipped_makes_no_file_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    skip = field(" SKIPIF ", merge("n"), ' = "b" ')
    code, files = made(tmp_path, f"<w:p>{skip}{merge('n')}</w:p>", "n\na\nb\nc\n")
    assert (code, files) == (0, {"a": ["a"], "c": ["c"]})
    assert "overgeslagen door SKIPIF in het sjabloon (1): rij 3." in capsys.readouterr().err


def test_all_rows_skipped_is_no_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    skip = field(" SKIPIF ", merge("n"), ' &lt;&gt; "" ')
    assert made(tmp_path, f"<w:p>{skip}{merge('n')}</w:p>", "n\na\nb\n") == (3, {})
    assert "(2): rij 2, 3." in capsys.readouterr().err


def test_two_files_of_one_name_do_not_take_each_others_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, files = made(tmp_path, NAME + NEXT, "n\na\nb\na\nc\n")
    assert (code, files) == (1, {"a": ["a", "b"]})
    assert "rijen.csv:4: a.docx is ook de naam van wat" in capsys.readouterr().err


def test_a_row_with_a_fault_costs_the_others_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, files = made(tmp_path, NAME + NEXT, "n;m\na;1\nb;1;2\nc;1\n")
    assert (code, files) == (1, {"a": ["a", "c"]})
    assert "regel 3: deze rij heeft 3 cellen" in capsys.readouterr().err


def test_a_run_that_was_finished_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(tmp_path, NAME + NEXT, "n\na\nb\nc\n")
    capsys.readouterr()
    code, files = made(tmp_path, NAME + NEXT, "n\na\nb\nc\n", "--resume", "--json")
    results = [json.loads(line)["result"] for line in capsys.readouterr().out.splitlines()]
    assert (code, results, list(files)) == (0, ["kept", "kept"], ["a", "c"])
