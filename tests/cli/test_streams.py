"""No traceback on any output: consoles of other character sets, pipes that close, disks that are full; and the last `except`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.cli import main, streams
from tests.conftest import ROOT

DOSSIER = str(ROOT / "examples" / "wadchemie" / "dossier.yaml")
PORTFOLIO = str(ROOT / "examples" / "voortgang-2025" / "portfolio.yaml")
DRAFTING = [sys.executable, "-c", "import sys; from drafting.cli import main; sys.exit(main(sys.argv[1:]))"]
COMMANDS = [
    ["--help"],
    ["build", "--help"],
    ["build", DOSSIER, "--kind", "eop", "--format", "md", "--force"],
    ["build", DOSSIER, "--kind", "eop", "--format", "md", "--json", "--force"],
    ["build", DOSSIER, "--kind", "bestaat-niet"],
    ["check", DOSSIER],
    ["check", DOSSIER, "--format", "json"],
    ["check", "--list"],
    ["clauses", "list"],
    ["clauses", "list", "--json"],
    ["clauses", "show", "costs"],
    ["schema"],
    ["trail", DOSSIER],
]
TOLD = "Traceback", "Exception ignored", "Error in", "UnicodeEncodeError"


def _run(words: list[str], folder: Path, encoding: str, stdout: int | None = subprocess.PIPE) -> tuple[int, bytes, str]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*DRAFTING, *words],
        cwd=folder,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout or b"", done.stderr.decode("latin-1")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: " ".join(w[:1] + [x for x in w if x.startswith("-")]))
def test_a_console_of_another_character_set(words: list[str], tmp_path: Path) -> None:
    codes = set()
    for encoding in ("cp1252", "ascii", "utf-8"):
        code, out, err = _run(words, tmp_path, encoding)
        assert not any(t in err for t in TOLD), err
        out.decode(encoding)
        codes.add(code)
        if "json" in words or "--json" in words or words[0] == "schema":
            for text in out.decode(encoding).splitlines() if words[0] == "build" else [out.decode(encoding)]:
                json.loads(text)
    assert len(codes) == 1


@pytest.mark.parametrize("words", [["clauses", "list"], ["schema"], ["--help"], ["check", "--list"]])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_behind_standard_output_is_a_fault(words: list[str], tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        code, _, err = _run(words, tmp_path, "utf-8", full.fileno())
    assert not any(t in err for t in TOLD), err
    assert code == 7
    assert "de uitvoer kan niet worden geschreven" in err


def test_a_full_disk_behind_a_filled_template_is_a_fault(tmp_path: Path) -> None:
    import docx

    made = docx.Document()
    made.add_paragraph("Beste {{ naam }}")
    made.save(str(tmp_path / "b.docx"))
    (tmp_path / "a.yaml").write_text("naam: An\n", encoding="utf-8")
    code, out, _ = _run(["fill", "b.docx", "a.yaml", "-o", "-"], tmp_path, "ascii")
    assert (code, out[:2]) == (0, b"PK")
    if Path("/dev/full").exists():
        with open("/dev/full", "wb") as full:
            code, _, err = _run(["fill", "b.docx", "a.yaml", "-o", "-"], tmp_path, "utf-8", full.fileno())
        assert code == 7
        assert not any(t in err for t in TOLD), err


@pytest.mark.parametrize("words", [["clauses", "list"], ["schema"], ["clauses", "show", "costs"], ["--help"]])
def test_a_pipe_that_closes_ends_the_command_quietly(words: list[str], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        code, _, err = _run(words, tmp_path, "utf-8", write)
    finally:
        os.close(write)
    assert (code, err) == (0, "")


def test_standard_output_that_is_closed_is_no_traceback(tmp_path: Path) -> None:
    words = " ".join(["clauses", "list"])
    done = subprocess.run(
        ["/bin/sh", "-c", f'{sys.executable} -c "import sys; from drafting.cli import main; sys.exit(main(sys.argv[1:]))" {words} >&-'],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert not any(t in done.stderr for t in TOLD), done.stderr


def test_data_on_standard_output_is_utf_8_whatever_the_console(tmp_path: Path) -> None:
    assert main(["workbook", "new", str(tmp_path / "p.xlsx"), "--from", PORTFOLIO]) == 0
    outputs = {_run(["workbook", "yaml", "p.xlsx"], tmp_path, encoding)[1] for encoding in ("cp1252", "ascii", "utf-8")}
    assert len(outputs) == 1
    assert not outputs.pop().decode("utf-8").isascii()


def test_marks_are_written_as_much_alike_as_can_be() -> None:
    assert "a → b … CO₂ ● é".encode("ascii", "drafting-alike") == b"a -> b ... CO2 * e"
    assert "● → é ☃".encode("cp1252", "drafting-alike") == "* -> é ?".encode("cp1252")


def test_a_fault_that_nobody_foresaw(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*_: object) -> int:
        raise ZeroDivisionError("deling")

    monkeypatch.setattr("drafting.cli.schema.run", fails)
    assert main(["schema"]) == 70
    told = capsys.readouterr().err
    assert "fout van drafting zelf" in told
    assert "ZeroDivisionError" in told
    assert "Meld die bij" in told
    assert "Traceback" not in told
    assert main(["--ui", "en", "schema", "--debug"]) == 70
    told = capsys.readouterr().err
    assert "Traceback" in told
    assert "Report it to" in told


def test_recursion_and_memory_are_faults_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for error in (RecursionError(), MemoryError(), OSError(5, "x", "bestand")):

        def fails(*_: object, error: Exception = error) -> int:
            raise error

        monkeypatch.setattr("drafting.cli.schema.run", fails)
        assert main(["schema"]) == 70
        assert "Traceback" not in capsys.readouterr().err


def test_bytes_on_a_stream_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    streams.write_bytes(b"abc")
    assert caught.getvalue() == "abc"
