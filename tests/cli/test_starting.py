"""The first minutes: a workspace from an example, what comes with drafting copied into it, a folder as the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.cli.main import main
from tests.conftest import ROOT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with the dossier of an example, in which the commands are given."""
    folder = tmp_path / "werkmap"
    assert main(["init", str(folder), "--example", "deltaraffinage"]) == 0
    monkeypatch.chdir(folder)
    return folder


def test_a_workspace_starts_from_an_example_and_is_built_by_its_folder(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["build", ".", "-o", "uit", "--format", "md"]) == 0
    _, err = capsys.readouterr()
    made = sorted(p.name for p in (home / "uit").iterdir())
    assert made == ["deltaraffinage-eop-nl.md", "deltaraffinage-exit-nl.md"], "what the stage allows, no more"
    assert err == "", "and not a word of what it does not allow, which nobody asked for"
    assert main(["check", "."]) in (0, 1)


def test_what_is_asked_for_and_not_allowed_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", ".", "--kind", "all", "-o", "uit", "--format", "md"]) == 0
    assert capsys.readouterr().err.count("dit traject is op") == 2
    assert main(["build", ".", "--kind", "jloi", "-o", "uit", "--format", "md"]) != 0


def test_a_frame_and_a_clause_are_copied_and_go_before_the_shipped_ones(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", "copy", "eop"]) == 0
    assert (home / "templates/eop/frame.docx").read_bytes() == (ROOT / "templates/eop/frame.docx").read_bytes()
    assert main(["clauses", "copy", "costs"]) == 0
    clause = home / "clauses" / "final" / "costs.md"
    clause.write_text(clause.read_text(encoding="utf-8").replace("kosten", "onkosten"), encoding="utf-8")
    capsys.readouterr()
    assert main(["clauses", "show", "costs"]) == 0
    assert "onkosten" in capsys.readouterr().out
    assert main(["templates", "list"]) == 0
    own = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.endswith("eigen")]
    assert own == ["eop"]


def test_a_copy_never_goes_over_what_was_changed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clauses", "copy", "costs"]) == 0
    path = home / "clauses" / "final" / "costs.md"
    path.write_text("mijn tekst", encoding="utf-8")
    assert main(["clauses", "copy", "costs"]) != 0
    assert "niet overschreven" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mijn tekst"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["templates", "copy", "eopp"], "eop"),
        (["templates", "copy"], "welke documentsoort"),
        (["clauses", "copy", "cots"], "Bedoelde u 'costs'?"),
        (["clauses", "copy"], "copy"),
        (["init", "ergens", "--example", "wadchem"], "wadchemie"),
    ],
)
def test_a_wrong_name_is_told_with_the_right_ones(
    home: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert main(words) != 0
    assert told in capsys.readouterr().err
    assert not (home / "ergens").exists()


def test_outside_a_workspace_there_is_nothing_to_copy_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["templates", "copy", "eop"]) != 0
    assert "drafting init" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((), "geen dossier of portfolio"),
        (("a.yaml", "b.yaml"), "a.yaml, b.yaml"),
        (("dossier.yaml", "portfolio.yaml"), "dossier.yaml, portfolio.yaml"),
    ],
)
def test_a_folder_without_one_dossier_is_told_and_not_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], files: tuple[str, ...], told: str
) -> None:
    for name in files:
        (tmp_path / name).write_text("id: x\n", encoding="utf-8")
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "uit")]) != 0
    assert told in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_help_may_be_asked_for_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["help", "trail"])
    assert ended.value.code == 0
    assert "drafting trail" in capsys.readouterr().out
