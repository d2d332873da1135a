"""The types of the public door, as somebody who uses drafting sees them: mypy --strict over a script of theirs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import drafting
from tests.conftest import ROOT

SCRIPT = """
from pathlib import Path

import drafting

dossier: drafting.Dossier = drafting.load_dossier("dossier.yaml")
document = drafting.assemble(dossier, "jloi", lang="nl", positions={"costs": "preferred"})
content: bytes = drafting.render(document)
for made in drafting.build(drafting.Order(source=Path("portfolio.yaml"), kinds=("letter",))):
    name: str = made.name
    error: drafting.DraftingError | None = made.error
portfolio: drafting.Portfolio = drafting.read_portfolio("voortgang.xlsx")
parts: list[tuple[str, bytes]] = list(drafting.split_workbook("voortgang.xlsx"))
whole: bytes = drafting.merge_workbooks(["delen"])
findings: list[drafting.Finding] = drafting.check("brief.docx")
marked: bytes = drafting.redline(content, content, author="A")
filled: bytes = drafting.fill("brief.docx", {"naam": "Jansen"})
"""


def test_every_public_name_is_there() -> None:
    for name in drafting.__all__:
        assert getattr(drafting, name) is not None


@pytest.mark.slow
def test_a_script_of_a_user_passes_a_strict_type_check(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "script.py"]
    told = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=300, env={"MYPYPATH": str(ROOT), "PATH": ""}
    )
    assert told.returncode == 0, told.stdout


@pytest.mark.slow
def test_a_wrong_script_of_a_user_is_caught(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT + "\ncontent = drafting.render(dossier)\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path / "cache"), "script.py"]
    told = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=300, env={"MYPYPATH": str(ROOT), "PATH": ""}
    )
    assert told.returncode == 1
    assert 'incompatible type "Dossier"' in told.stdout
