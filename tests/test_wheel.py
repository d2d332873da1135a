"""The wheel, unpacked somewhere else: all that the commands need comes with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wiel")
    made = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    if made.returncode and "No matching distribution found for hatchling" in made.stderr:
        pytest.skip("the build backend cannot be had here (no package registry)")
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "lib")
    return folder / "lib"


def test_the_wheel_does_the_main_jobs_elsewhere(installed: Path, tmp_path: Path) -> None:
    home = {**os.environ, "PYTHONPATH": str(installed)}

    def run(*words: str) -> str:
        told = subprocess.run(
            [sys.executable, "-m", "drafting", *words],
            cwd=tmp_path,
            env=home,
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert told.returncode == 0, told.stderr
        return told.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import drafting; print(drafting.__file__)"],
        cwd=tmp_path, env=home, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert str(installed) in where
    run("init", "werk", "--kind", "jloi")
    run("build", "werk", "--kind", "jloi", "--lang", "nl", "--lang", "en", "-o", "uit")
    assert {p.name for p in (tmp_path / "uit").iterdir()} == {"mijn-bedrijf-jloi-nl.docx", "mijn-bedrijf-jloi-en.docx"}
    run("workbook", "new", "leeg.xlsx", "-o", "leeg.xlsx")
    assert "support-cap" in run("clauses", "list")
    assert (installed / "drafting" / "py.typed").is_file()
    licences = [p for p in installed.glob("*.dist-info/**/*") if p.name.startswith("LICENSE")]
    assert licences
