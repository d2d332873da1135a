"""A half-filled dossier: what is missing is told once per fact, at the dossier's line; what was agreed before can be carried over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.api.advance import advance_file
from drafting.api.build import build
from drafting.api.checks import check
from drafting.api.order import Order
from drafting.cli import main
from drafting.errors import DraftingError, UsageError
from drafting.intake import load_dossier, to_plain
from drafting.model import Open
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
START = ROOT / "examples" / "start" / "dossier.yaml"


def without(tmp_path: Path, *fields: str, stage: str = "") -> Path:
    """Wadchemie without fields, or without its quantities of a stage."""
    plain = to_plain(load_dossier(WADCHEMIE))
    for field in fields:
        plain.pop(field)
    if stage:
        plain["quantities"] = [q for q in plain["quantities"] if q["stage"] != stage]
    path = tmp_path / "dossier.json"
    path.write_text(json.dumps(plain, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    return path


@pytest.mark.parametrize("stage", ["eop", "jloi", "agreement"])
def test_no_figure_of_a_stage_is_one_finding_with_the_stages_that_have_one(tmp_path: Path, stage: str) -> None:
    path = without(tmp_path, stage=stage)
    (error,) = [b.error for b in build(Order(source=path, kinds=(stage,))) if b.error is not None]
    (finding,) = error.findings
    assert finding.code == "assembly.no-figure-but"
    assert finding.place.source == str(path)
    assert finding.place.line == next(
        i for i, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1) if '"quantities"' in line
    )
    assert "co2-reduction" in finding.fact("nl")
    assert f"--to {stage}" in finding.remedy("nl")
    told = [f for f in check(path) if f.code.startswith("assembly.")]
    assert [f.code for f in told] == ["assembly.no-figure-but"]


@pytest.mark.parametrize(
    ("field", "clause"),
    [("duration", "Inwerkingtreding en looptijd"), ("reporting", "Rapportage"), ("evaluation", "Evaluatie")],
)
def test_build_and_check_say_what_an_agreement_lacks_to_be_signed(tmp_path: Path, field: str, clause: str) -> None:
    path = without(tmp_path, field)
    (made,) = build(Order(source=path, kinds=("agreement",)))
    assert made.error is None
    (notice,) = made.notices
    assert notice.code == "assembly.incomplete"
    assert clause in notice.fact("nl")
    assert f"Vul {field} in" in notice.remedy("nl")
    assert [f.fact("nl") for f in check(path) if f.code == "assembly.incomplete"] == [notice.fact("nl")]
    assert not [f for f in check(path, silenced=["incomplete"]) if f.code == "assembly.incomplete"]


def test_an_open_value_is_told_once_at_its_line_with_the_documents_it_is_in() -> None:
    found = [f for f in check(START) if f.code == "checks.placeholders-open"]
    lines = START.read_text(encoding="utf-8").split("\n")
    assert len(found) == len({f.place.path for f in found}) == 10
    for finding in found:
        assert finding.place.line is not None
        assert finding.place.path.rpartition(".")[2] in lines[finding.place.line - 1]
        assert finding.values["documents"] == "eop (nl), eop (en)"
    assert not [f for f in check(START, silenced=["placeholders"]) if f.code.startswith("checks.placeholders")]


@pytest.mark.parametrize("kind", ["jloi", "agreement"])
def test_a_start_is_carried_on_to_each_document(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_bytes(START.read_bytes())
    assert main(["advance", str(path), "--to", kind]) == 0
    old, new = START.read_text(encoding="utf-8").split("\n"), path.read_text(encoding="utf-8").split("\n")
    rest = iter(new)
    assert all(line in rest for line in old)  # every line of the old file stands, in its order
    assert [b.error for b in build(Order(source=path, kinds=(kind,), languages=("nl", "en")))] == [None, None]
    assert main(["advance", str(path), "--to", kind]) == 0
    assert path.read_text(encoding="utf-8").split("\n") == new  # nothing left to carry over


def test_figures_are_carried_over_to_be_confirmed(tmp_path: Path) -> None:
    path = without(tmp_path, stage="agreement")
    made = advance_file(path, "agreement")
    path.write_bytes(made.content)
    dossier = load_dossier(path)
    taken = [q for q in dossier.quantities if q.stage.value == "agreement"]
    before = [q for q in dossier.quantities if q.stage.value == "jloi"]
    assert len(taken) == len(before) == len([c for c in made.changes if c.code == "cli.advance-entry"])
    for new, old in zip(taken, before, strict=True):
        assert isinstance(new.value, Open)
        assert "JLoI" in new.value.said("nl")
        assert (new.baseline, new.project, new.year, new.unit) == (old.baseline, old.project, old.year, old.unit)
    assert not [f for f in check(path) if f.code.startswith("assembly.")]


def test_what_cannot_be_carried_on_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="gestopt"):
        advance_file(ROOT / "examples" / "deltaraffinage" / "dossier.yaml", "agreement")
    with pytest.raises(UsageError, match="letter"):
        advance_file(START, "letter")
    with pytest.raises(DraftingError, match="jloii"):
        advance_file(START, "jloii")
    out = tmp_path / "nieuw.yaml"
    assert main(["advance", str(START), "--to", "jloi", "--dry-run", "-o", str(out)]) == 0
    assert not out.exists()


def test_a_check_reads_the_clauses_of_its_own_workspace(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "w")]) == 0
    own = tmp_path / "w" / "clauses" / "costs.md"
    text = (ROOT / "clauses" / "final" / "costs.md").read_text(encoding="utf-8")
    own.write_text(text.replace("kosten", "koosten"), encoding="utf-8")
    found = [f for f in check(tmp_path / "w") if "koosten" in f.excerpt]
    assert found
