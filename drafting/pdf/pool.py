"""Word to PDF in bulk: LibreOffice kept running, so that a document costs its own layout and not a start (0.8 s and more).

A `Pool` keeps up to `size` instances, each a LibreOffice with its own profile and a small process that drives it (see
`uno_office`). An instance is begun when it is first needed, ended and replaced when a document makes it hang or crash, and after
`RENEW` documents, for LibreOffice grows. A document that crashes it is tried once more in a fresh instance, then fails
alone; one that hangs fails at once. Where no Python with LibreOffice's `uno` is found, `available()` is False and who wants a PDF
starts LibreOffice for each (see `office.from_docx`).
"""

from __future__ import annotations

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from drafting.errors import ComponentError, Finding
from drafting.pdf.office import FILTER, TIMEOUT, new_profile, office_path

RENEW = 200
"""Documents after which an instance is replaced."""
START = 90  # seconds for an instance to say that it is ready
DRIVER = Path(__file__).with_name("uno_office.py")


@cache
def uno_python() -> str | None:
    """A Python that can load LibreOffice's `uno`: this one, the system's, or the one that LibreOffice brings; None if none can."""
    office = office_path()
    beside = [str(p) for p in Path(office).resolve().parent.glob("python*") if p.is_file()] if office else []
    candidates = [sys.executable, "/usr/bin/python3", shutil.which("python3") or "", *beside]
    for candidate in dict.fromkeys(c for c in candidates if c):
        with suppress(OSError, subprocess.TimeoutExpired):
            if (
                subprocess.run([candidate, "-c", "import uno"], capture_output=True, timeout=20, check=False).returncode
                == 0
            ):
                return candidate
    return None


def available() -> bool:
    """Whether LibreOffice can be kept running here."""
    return os.name == "posix" and office_path() is not None and uno_python() is not None


class _GoneError(Exception):
    """LibreOffice stopped in mid-document."""


class _Instance:
    """One LibreOffice and its driver."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="drafting-office-"))
        self.made = 0
        self._process = subprocess.Popen(
            [uno_python() or sys.executable, str(DRIVER), office_path() or "soffice", new_profile(self.folder / "profile")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True,
        )  # fmt: skip
        self._answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            ready = self._answers.get(timeout=START).strip() == "ready"
        except queue.Empty:
            ready = False
        if not ready:
            self.end()
            raise ComponentError(Finding("pdf.failed", values={"reason": "LibreOffice"}))

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put("")  # it stopped

    @property
    def pid(self) -> int:
        """The process that leads the instance's group."""
        return self._process.pid

    def convert(self, docx: bytes, timeout: float) -> bytes:
        """Raises _GoneError (crashed), TimeoutError (hangs) or ComponentError (this document will not do)."""
        source, target = self.folder / "document.docx", self.folder / "document.pdf"
        source.write_bytes(docx)
        target.unlink(missing_ok=True)
        assert self._process.stdin is not None
        wanted = {"source": str(source), "target": str(target), "filter": FILTER}
        try:
            self._process.stdin.write(json.dumps(wanted) + "\n")
            self._process.stdin.flush()
        except OSError:
            raise _GoneError from None
        try:
            told = self._answers.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError from None
        if not told:
            raise _GoneError
        self.made += 1
        error = json.loads(told).get("error", "" if target.is_file() else "no PDF")
        if error:
            raise ComponentError(Finding("pdf.failed", values={"reason": error}))
        return target.read_bytes()

    def end(self) -> None:
        """Stops it, all its processes, and removes its profile."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Pool:
    """Up to `size` LibreOffices, used by as many threads. `timeout`: seconds for one document. End it with `close`."""

    def __init__(self, size: int = 1, timeout: float = TIMEOUT) -> None:
        self.timeout = timeout
        self._places = threading.Semaphore(size)
        self._idle: list[_Instance] = []
        self._lock = threading.Lock()
        self.started = 0

    def from_docx(self, docx: bytes, timeout: float | None = None) -> bytes:
        """The PDF of a Word file. Raises ComponentError; the pool goes on."""
        limit = timeout or self.timeout
        with self._places:
            for _ in range(2):
                instance = self._take()
                try:
                    made = instance.convert(docx, limit)
                except _GoneError:
                    instance.end()
                    continue
                except TimeoutError:
                    instance.end()
                    raise ComponentError(Finding("pdf.timeout", values={"seconds": int(limit)})) from None
                except ComponentError:
                    self._give(instance)
                    raise
                except BaseException:
                    instance.end()
                    raise
                self._give(instance)
                return made
        raise ComponentError(Finding("pdf.crashed"))

    def _take(self) -> _Instance:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self.started += 1
        return _Instance()

    def _give(self, instance: _Instance) -> None:
        if instance.made >= RENEW:
            instance.end()
            return
        with self._lock:
            self._idle.append(instance)

    @property
    def pids(self) -> list[int]:
        """The leading processes of the idle instances."""
        return [instance.pid for instance in self._idle]

    def close(self) -> None:
        """Ends the idle instances."""
        with self._lock:
            idle, self._idle = self._idle, []
        for instance in idle:
            instance.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_kept: dict[int, Pool] = {}  # of this process: a fork must not share its parent's LibreOffice


def keep(size: int = 1) -> None:
    """From now on this process makes its PDFs with LibreOffices that stay; until `release`, or the process ends."""
    if os.getpid() in _kept or not available():
        return
    from multiprocessing.util import Finalize

    pool = _kept[os.getpid()] = Pool(size)
    Finalize(None, pool.close, exitpriority=10)  # a worker of a process pool leaves without `atexit`


def kept() -> Pool | None:
    """The pool that this process keeps, if it does."""
    return _kept.get(os.getpid())


def release() -> None:
    """Ends what `keep` began."""
    pool = _kept.pop(os.getpid(), None)
    if pool is not None:
        pool.close()
