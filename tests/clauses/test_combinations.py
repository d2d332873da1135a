"""Positions that depend on one another: a combination that leaves a gap is told by build and check, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.api import checks, places
from drafting.clauses.combinations import clashes, faults
from drafting.cli import main
from drafting.intake import load_dossier
from drafting.model import Choices
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
LIBRARY = places.library()


@pytest.mark.parametrize(
    ("positions", "clause"),
    [
        ({"termination": "fallback"}, "change-in-law"),
        ({"parent-guarantee": "walk_away"}, "parent-guarantee"),
        (
            {"parent-guarantee": "walk_away", "determination-recovery": "walk_away", "maintenance": "walk_away"},
            "maintenance",
        ),
        ({"verification": "walk_away", "information-rights": "walk_away"}, "verification"),
    ],
)
def test_a_combination_that_leaves_a_gap_is_found(positions: dict[str, str], clause: str) -> None:
    found = list(clashes(LIBRARY, LIBRARY.ids, positions))
    assert clause in {f.values["clause"] for f in found}
    for lang in ("nl", "en"):
        assert all("{" not in f.text(lang) for f in found)


@pytest.mark.parametrize(
    "positions",
    [
        {},
        {"termination": "fallback", "change-in-law": "fallback"},
        {"verification": "walk_away"},
        {"parent-guarantee": "walk_away", "determination-recovery": "walk_away"},  # the one asks the other
    ],
)
def test_a_combination_that_fits_is_not(positions: dict[str, str]) -> None:
    assert [f.text() for f in clashes(LIBRARY, LIBRARY.ids, positions)] == []


def test_a_clause_that_is_not_in_the_document_clashes_with_nothing() -> None:
    present = set(LIBRARY.ids) - {"change-in-law"}
    assert list(clashes(LIBRARY, present, {"termination": "fallback"})) == []


def test_every_dependency_of_the_library_is_sound() -> None:
    assert [f for clause in LIBRARY for f in faults(clause, LIBRARY)] == []


def test_build_tells_the_gap_and_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "build",
        str(WADCHEMIE),
        "--kind",
        "agreement",
        "--lang",
        "nl",
        "--lang",
        "en",
        "--format",
        "md",
        "-o",
        str(tmp_path),
    ]
    assert main([*arguments, "--set", "termination=fallback"]) == 0
    told = capsys.readouterr().err
    assert told.count("'change-in-law'") == 1
    assert len(list(tmp_path.iterdir())) == 2
    assert main([*arguments, "--force"]) == 0
    assert "change-in-law" not in capsys.readouterr().err


def test_check_tells_the_gap_of_a_dossier() -> None:
    choices = Choices.model_validate({"positions": {"termination": {"position": "fallback", "reason": "proef"}}})
    dossier = load_dossier(WADCHEMIE).model_copy(update={"choices": choices})
    assert "clauses.clash" in {f.code for f in checks.check_dossier(dossier, "d")}
