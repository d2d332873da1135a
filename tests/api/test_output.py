"""The one writer of files: nothing is overwritten unasked, nothing is half, what we wrote and nobody changed may be renewed."""

from __future__ import annotations

import ast
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.api import output, written
from drafting.errors import OutputError
from tests.conftest import ROOT

PACKAGE = ROOT / "drafting"
ELSEWHERE = {"drafts.py", "run.py", "manifest.py", "written.py", "output.py"}
"""Modules that write what is no result: a folder to rebuild in, a manifest line by line, a record of what was written."""


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    written.made_by("proef")


def test_results_are_written_in_one_place_only() -> None:
    for room in ("api", "cli", "batch"):
        for path in (PACKAGE / room).rglob("*.py"):
            if path.name in ELSEWHERE:
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Attribute):
                    assert node.attr not in ("write_bytes", "write_text", "mkstemp", "NamedTemporaryFile"), path


def test_a_file_of_our_own_is_renewed_until_somebody_changes_it(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    output.write_file(path, b"een")
    output.write_file(path, b"twee")
    path.write_bytes(b"met de hand")
    with pytest.raises(OutputError) as caught:
        output.write_file(path, b"drie")
    assert [f.code for f in caught.value.findings] == ["output.changed"]
    assert path.read_bytes() == b"met de hand"
    output.write_file(path, b"drie", force=True)
    output.write_file(path, b"vier")
    assert path.read_bytes() == b"vier"


def test_a_file_of_another_or_of_another_command_stays(tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(b"van een ander")
    with pytest.raises(OutputError) as caught:
        output.write_file(path, b"een")
    assert [f.code for f in caught.value.findings] == ["output.exists"]
    output.write_file(path, b"een", force=True)
    written.made_by("een andere opdracht")  # what it made may be what this one is made of
    with pytest.raises(OutputError):
        output.write_file(path, b"twee")
    assert path.read_bytes() == b"een"


def test_the_record_is_in_the_users_state_folder_and_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "geheim bedrijf" / "brief.docx"
    output.write_file(path, b"een")
    assert [p.name for p in path.parent.iterdir()] == ["brief.docx"]
    records = [p for p in (tmp_path / "state").rglob("*") if p.is_file()]
    assert len(records) == 1
    assert "geheim" not in f"{records[0]}{records[0].read_text()}".replace(str(tmp_path), "")
    assert stat.S_IMODE(records[0].stat().st_mode) == 0o600


def test_without_a_state_folder_nothing_is_renewed_and_nothing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dicht").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "dicht" / "binnen"))
    output.write_file(tmp_path / "a.docx", b"een")
    with pytest.raises(OutputError):
        output.write_file(tmp_path / "a.docx", b"twee")


def test_records_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written, "MOST", 256 * 2)
    for number in range(1500):
        written.remember(tmp_path / f"{number}.docx", "0" * 64)
    assert sum(p.is_file() for p in (tmp_path / "state").rglob("*")) <= 256 * 5


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o027, 0o002])
def test_files_keep_the_users_umask(tmp_path: Path, mask: int) -> None:
    if os.name != "posix":
        pytest.skip("there are no such modes here")
    code = (
        f"import os; os.umask({mask}); from pathlib import Path; from drafting.api.output import write_file;"
        f"write_file(Path({str(tmp_path / 'a.docx')!r}), b'x'); write_file(Path({str(tmp_path / 'a.docx')!r}), b'y', True)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert stat.S_IMODE((tmp_path / "a.docx").stat().st_mode) == 0o666 & ~mask


def test_names_aside_cannot_be_guessed_and_nothing_is_left(tmp_path: Path) -> None:
    names = {output.write_aside(tmp_path / "a.docx", b"x").name for _ in range(20)}
    assert len(names) == 20
    assert all(name.startswith(".a.docx.") and len(name) > len(".a.docx.part") + 16 for name in names)
    (tmp_path / "map").mkdir()
    before = sorted(p.name for p in tmp_path.iterdir())
    with pytest.raises(OutputError):
        output.put(output.write_aside(tmp_path / "map", b"x"), tmp_path / "map")
    assert sorted(p.name for p in tmp_path.iterdir()) == before


@pytest.mark.parametrize("length", [240, 250, 255, 256, 300, 5000])
def test_a_long_name_is_written_or_told(tmp_path: Path, length: int) -> None:
    path = tmp_path / ("é" * ((length - 5) // 2) + "x" * ((length - 5) % 2) + ".docx")
    if length <= 255:
        output.write_file(path, b"x")
        assert path.read_bytes() == b"x"
    else:
        for _ in range(2):
            with pytest.raises(OutputError) as caught:
                output.write_file(path, b"x")
            assert caught.value.findings[0].code == "output.cannot-write"
        assert [p for p in tmp_path.iterdir() if p.name != "state"] == []


def test_a_name_with_a_nought_in_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        output.write_file(tmp_path / "a\0b.docx", b"x")


@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_told_and_never_followed(tmp_path: Path, dangling: bool) -> None:
    elsewhere, path = tmp_path / "elders.docx", tmp_path / "a.docx"
    if not dangling:
        elsewhere.write_bytes(b"van een ander")
    path.symlink_to(elsewhere)
    with pytest.raises(OutputError) as caught:
        output.write_file(path, b"x")
    assert caught.value.findings[0].code == "output.link"
    assert str(elsewhere) in caught.value.text("nl")
    output.write_file(path, b"x", force=True)
    assert not path.is_symlink()
    assert elsewhere.exists() is not dangling
    assert dangling or elsewhere.read_bytes() == b"van een ander"


def test_file_and_folder_are_on_disk_before_and_after_the_rename(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replaced(old: object, new: object) -> None:
        done.append("rename")
        replace(old, new)  # type: ignore[call-overload]

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    output.put(output.write_aside(tmp_path / "a.docx", b"x"), tmp_path / "a.docx")
    assert done == ["file", "rename", "folder"]
