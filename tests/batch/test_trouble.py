"""What may go wrong around a run: a full disk, a read-only mount, Ctrl-C, a pool of others that breaks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest

from drafting.batch import Options, dossier_jobs, run
from drafting.batch import work as module
from drafting.cli import main
from drafting.errors import ComponentError, OutputError
from tests.batch.test_batch import _dossier, _dying, _outputs
from tests.conftest import ROOT

COMMAND = [sys.executable, "-c", "import sys; from drafting.cli import main; sys.exit(main(sys.argv[1:]))", "batch"]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    path = tmp_path / "dossiers.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(24)), encoding="utf-8")
    return path


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, where the machine lets us make one."""
    folder = tmp_path / "mount"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("mounting is not allowed here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_disk_that_fills_up_fails_only_what_no_longer_fits(mounted: Path, lines: Path) -> None:
    options = Options(str(mounted / "out"), ("eop",), ("nl",))
    outcomes = list(run(dossier_jobs(str(lines), options), options))
    done = {o.output: o.hash for o in outcomes if o.result == "done"}
    failed = [o for o in outcomes if o.result == "failed"]
    assert done
    assert failed
    assert len(outcomes) == 24
    assert {f.code for o in failed for f in o.findings} == {"output.cannot-write"}
    assert _outputs(mounted / "out") == done
    assert not list((mounted / "out").glob(".*"))


def test_a_read_only_mount_is_told(mounted: Path, lines: Path, capsys: pytest.CaptureFixture[str]) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    assert (
        main(["batch", str(lines), "--kind", "eop", "-o", str(mounted / "out"), "--jobs", "1"]) == OutputError.exit_code
    )
    assert str(mounted / "out") in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_manifest_that_no_longer_fits_stops_the_run_and_says_so(tmp_path: Path, lines: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "manifest.jsonl").symlink_to("/dev/full")
    options = Options(str(out), ("eop",), ("nl",))
    with pytest.raises(OutputError) as caught:
        list(run(dossier_jobs(str(lines), options), options, workers=2))
    assert caught.value.findings[0].code == "output.cannot-write"
    assert not list(out.glob(".*"))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_dask_the_engine_is_told_before_anything_is_made(
    tmp_path: Path, lines: Path, lang: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    out = tmp_path / "out"
    assert main(["--ui", lang, "batch", str(lines), "-o", str(out), "--engine", "dask"]) == ComponentError.exit_code
    assert "'dask'" in capsys.readouterr().err
    assert not out.exists()


def test_a_scheduler_that_does_not_answer_is_told(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(address: str, timeout: float) -> None:
        raise OSError(f"Timed out trying to connect to {address} after {timeout} s")

    monkeypatch.setitem(sys.modules, "distributed", SimpleNamespace(Client=refuse))
    out = tmp_path / "out"
    command = ["batch", str(lines), "-o", str(out), "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1"]
    assert main(command) == ComponentError.exit_code
    assert "tcp://127.0.0.1:1 antwoordt niet" in capsys.readouterr().err
    assert not out.exists()


MANY = 400  # so many that an interrupt comes before the last, however busy the machine


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """Tests that a shell runs in the background are born deaf to SIGINT, and so would the run be that they start."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeding_interrupts")
def test_ctrl_c_ends_in_order_and_the_run_can_go_on(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(MANY)), encoding="utf-8")
    out = tmp_path / "out"
    command = [*COMMAND, str(path), "--kind", "eop", "--lang", "nl", "-o", str(out), "--jobs", "2", "--resume"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    end = time.monotonic() + 60
    while len(list(out.glob("*.docx"))) < 5 and time.monotonic() < end:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    assert "gemaakt" in said
    made = len(list(out.glob("*.docx")))
    assert 5 <= made < MANY
    assert not list(out.glob(".*"))
    assert subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0
    assert len(_outputs(out)) == MANY


def test_no_worker_stays_behind_when_the_run_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(300)), encoding="utf-8")
    out = tmp_path / "out"
    command = [*COMMAND, str(path), "--kind", "eop", "--lang", "nl", "-o", str(out), "--jobs", "2", "--quiet"]
    process = subprocess.Popen(command, cwd=ROOT, start_new_session=True)
    end = time.monotonic() + 60
    while len(list(out.glob("*.docx"))) < 5 and time.monotonic() < end:
        time.sleep(0.01)
    process.kill()  # it alone, not its group
    process.wait()
    left = True
    end = time.monotonic() + 20
    while left and time.monotonic() < end:
        time.sleep(0.2)
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            left = False
    assert not left


@pytest.mark.filterwarnings("ignore")
def test_a_pool_of_others_that_breaks_loses_no_word_of_what_is_missing(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import multiprocessing

    monkeypatch.setattr(module, "parse_dossier", _dying(module.parse_dossier))
    options = Options(str(tmp_path / "out"), ("eop",), ("nl",))
    with ProcessPoolExecutor(2, multiprocessing.get_context("fork")) as executor:
        outcomes = list(run(dossier_jobs(str(lines), options), options, executor=executor))
    assert sorted(int(o.source.rpartition(":")[2]) for o in outcomes) == list(range(1, 25))
    dead = [o for o in outcomes if o.result == "failed"]
    assert {o.findings[0].code for o in dead} == {"batch.worker-died"}
    assert f"{lines}:8" in {o.source for o in dead}
    assert _outputs(tmp_path / "out") == {o.output: o.hash for o in outcomes if o.result == "done"}
