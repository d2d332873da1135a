"""What the documents say is true: the reference is the code's, every command shown can be given, the Python of the README runs."""

from __future__ import annotations

import re
import shlex
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from drafting.cli import main
from drafting.cli.main import COMMANDS, parser_for
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "examples").glob("*/*.md"))]
COMMAND = re.compile(r"^(?:    |\$ )?(?:\.venv/bin/)?(drafting [a-z][^#\n]*)", re.M)


def _commands() -> list[tuple[str, str]]:
    """Every command line that a page shows in a block of its own, with the lines that continue it."""
    found = []
    for page in PAGES:
        for block in re.findall(
            r"(?:^(?: {4}.*|)\n)+|^```(?:sh|bash|text)?\n.*?^```", page.read_text(encoding="utf-8"), re.M | re.S
        ):
            found += [(str(page.relative_to(ROOT)), m.strip()) for m in COMMAND.findall(block.replace("\\\n", " "))]
    return found


COMMANDS_SHOWN = _commands()


def test_pages_show_commands() -> None:
    assert len(COMMANDS_SHOWN) > 20
    assert {words.split()[1] for _, words in COMMANDS_SHOWN} >= {
        "build",
        "check",
        "draft",
        "redline",
        "batch",
        "fill",
        "workbook",
        "clauses",
    }


@pytest.mark.parametrize(("page", "words"), COMMANDS_SHOWN)
def test_a_command_shown_can_be_given(page: str, words: str) -> None:
    args = shlex.split(words)[1:]
    args = [a for a in args if a not in ("…", "...")]
    if ">" in args:
        args = args[: args.index(">")]
    assert args[0] in COMMANDS, words
    if "--help" in args:
        return
    parser = parser_for("nl", args[0])
    options = {"--lang": "nl", "--kind": "eop", "--format": "md"}
    # A page may leave a choice open (`--kind eop|jloi`): any of the words shown must be one that can be given.
    shown = [a.split("|")[0] if i and args[i - 1] in options else a for i, a in enumerate(args)]
    try:
        parser.parse_args(shown)
    except SystemExit:
        pytest.fail(f"{page}: drafting refuses the words of: {words}")


def test_the_commands_of_the_readme_run_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], office: str
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAFTING_STORE", raising=False)
    monkeypatch.delenv("DRAFTING_UI", raising=False)
    ran = 0
    for line in re.findall(r"^    ((?:drafting|export) .*)$", (ROOT / "README.md").read_text(encoding="utf-8"), re.M):
        words = shlex.split(line, comments=True)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", 1))
            continue
        if words[1] == "serve":  # until it is stopped: tests/web has it
            continue
        code = main(words[1:])
        told = capsys.readouterr()
        assert code == 0, (line, told.out, told.err)
        ran += 1
    assert ran > 20
    assert (tmp_path / "out" / "wadchemie-agreement-nl.docx").is_file()


def _script(name: str) -> Any:
    """A script of docs/ as a module."""
    spec = util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_picture_of_the_house_is_that_of_the_imports(rewrite: bool) -> None:
    made = _script("make_architecture")
    path = ROOT / "docs" / "architecture.svg"
    if rewrite:
        path.write_text(made.drawn(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made.drawn(), "run: python docs/make_architecture.py"


def test_the_reference_is_that_of_the_code(rewrite: bool) -> None:
    made = _script("make_reference")
    if rewrite:
        made.PAGE.write_text(made.reference(), encoding="utf-8")
    assert made.PAGE.read_text(encoding="utf-8") == made.reference(), "run: python docs/make_reference.py"


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
    assert blocks
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {"__name__": "__main__"})
    assert list(tmp_path.glob("*.docx"))
