"""Every command on a machine that fails: a full disk, a folder that may not be written, a console in another encoding.

By default one command of each trouble; all of them with the slow tests. A full disk is a process that may write no byte to a file.
"""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_promises import COMMANDS
from tests.cli.test_promises import folder as folder  # the files that the commands work on

_DROP, _OVERRIDE = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
TROUBLES = ("full", "read-only", "LANG=C", "cp1252")
_EVERY = len(COMMANDS) - 4


def _drawn() -> list[Any]:
    pairs = [(trouble, at) for trouble in TROUBLES for at in range(len(COMMANDS))]
    return [
        pytest.param(trouble, at, marks=() if n % _EVERY == 0 else pytest.mark.slow, id=f"{' '.join(COMMANDS[at][0][:2])}, {trouble}".replace(os.sep, "·"))
        for n, (trouble, at) in enumerate(pairs)
    ]  # fmt: skip


def _run(words: list[str], folder: Path, encoding: str, before: Callable[[], None] | None = None) -> tuple[int, bytes]:
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUTF8", "PYTHONIOENCODING"))
    }
    if encoding == "LANG=C":
        environment |= {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    elif encoding:
        environment["PYTHONIOENCODING"] = encoding
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    done = subprocess.run(
        [sys.executable, "-m", "drafting", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        preexec_fn=before,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def _full() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _unprivileged() -> None:
    """Root may write what nobody may; here it gives that up for the command that follows."""
    if os.geteuid() == 0 and ctypes.CDLL(None).prctl(_DROP, _OVERRIDE, 0, 0, 0) != 0:
        raise OSError("the right to write anything cannot be given up")


def _snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "state" not in p.parts
    }


@pytest.mark.skipif(sys.platform != "linux", reason="asks the system for troubles as Linux makes them")
@pytest.mark.parametrize(("trouble", "at"), _drawn())
def test_a_command_in_trouble_says_so_and_leaves_nothing_half_done(folder: Path, trouble: str, at: int) -> None:
    words, made = COMMANDS[at]
    before = _snapshot(folder)
    if trouble in ("full", "read-only"):
        code, said = _run(words, folder, "", _full) if trouble == "full" else _without_rights(words, folder)
        assert code in (2, 7, 8, 9), said
        assert not (folder / made).exists()
        after = _snapshot(folder)
        assert {name: after.get(name) for name in before} == before
        assert {name for name in after.keys() - before.keys() if not name.startswith(("out", "uit"))} <= {
            "d.db-journal",
            "d.db-wal",
            "d.db-shm",
        }
    else:
        code, said = _run(words, folder, trouble)
        assert code in (0, 1), said
        assert (folder / made).is_file()
    assert b"Traceback" not in said
    assert code != 70


def _without_rights(words: list[str], folder: Path) -> tuple[int, bytes]:
    homes = [folder, *(p for p in folder.rglob("*"))]
    modes = {path: path.stat().st_mode for path in homes}
    for path in homes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        return _run(words, folder, "", _unprivileged)
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
