"""The workers of a studio: a bounded number of processes, a queue before them, progress, and cancelling."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from typing import Any

from drafting.errors import DraftingError
from drafting.web import ledger as states
from drafting.web.ledger import Kept, Ledger
from drafting.web.settings import Settings

ATTEMPTS = 2
"""How often work is begun that took its worker with it, or was under way when the studio stopped."""
log = logging.getLogger("drafting.studio")


@dataclass(slots=True)
class Progress:
    """How far work is: `done` of `total` (0 where unknown), and what it is at."""

    done: int = 0
    total: int = 0
    note: str = ""


@dataclass(eq=False)
class Pool:
    """Does the work of a ledger with `settings.workers` processes."""

    settings: Settings
    ledger: Ledger
    _queue: queue.SimpleQueue[str | None] = field(default_factory=queue.SimpleQueue)
    _progress: dict[str, Progress] = field(default_factory=dict)
    _waiting: list[str] = field(default_factory=list)
    _running: dict[str, _Process] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _ended: threading.Condition = field(default_factory=threading.Condition)
    _threads: list[threading.Thread] = field(default_factory=list)
    _closed: bool = False

    def start(self) -> None:
        """Begins; work that was under way when the studio stopped is done again from its beginning."""
        for work in self.ledger.unfinished():
            self.add(work)
        for n in range(self.settings.workers):
            thread = threading.Thread(target=self._serve, name=f"worker-{n}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """Ends the workers; what they were at is done again at the next start."""
        with self._lock:
            self._closed = True
            running = list(self._running.values())
        for process in running:
            process.kill()
        for _ in self._threads:
            self._queue.put(None)
        for thread in self._threads:
            thread.join(5)

    def add(self, work: str) -> None:
        """Puts work in the queue."""
        with self._lock:
            self._progress[work] = Progress()
            self._waiting.append(work)
        self._queue.put(work)

    def before(self, work: str) -> int:
        """How many wait before this one, or are being done."""
        with self._lock:
            return self._waiting.index(work) + len(self._running) if work in self._waiting else 0

    def progress(self, work: str) -> Progress:
        """How far it is."""
        return self._progress.get(work, Progress())

    def settled(self, work: str, seconds: float) -> bool:
        """Waits until work has ended, at most so long: quick work needs no page that says that it is being done."""
        with self._ended:
            return self._ended.wait_for(lambda: work not in self._progress, seconds)

    def stop(self, work: str) -> None:
        """Cancels work; what it made so far is nowhere to be seen."""
        self.ledger.ends(work, states.STOPPED, {})
        with self._lock:
            process = self._running.get(work)
            if work in self._waiting:
                self._waiting.remove(work)
        if process is not None:
            process.kill()
        self._forget(work)

    def _forget(self, work: str) -> None:
        with self._ended:
            self._progress.pop(work, None)
            self._ended.notify_all()

    def _serve(self) -> None:
        process: _Process | None = _Process()  # begun at once, so that the first piece need not wait for it
        while (work := self._queue.get()) is not None:
            with self._lock:
                if self._closed:
                    break
                if work not in self._waiting:  # cancelled
                    continue
                self._waiting.remove(work)
                if process is None or not process.alive:
                    process = _Process()
                self._running[work] = process
            try:
                self._do(work, process)
            except DraftingError as error:
                log.error("work %s: %s", work, error.text("en"))
            except Exception:
                log.exception("work %s", work)
            finally:
                with self._lock:
                    self._running.pop(work, None)
                if not self._closed:
                    self._forget(work)
        if process is not None:
            process.kill()

    def _do(self, work: str, process: _Process) -> None:
        attempt = self.ledger.starts(work)
        if attempt > ATTEMPTS:
            self.ledger.ends(work, states.FAILED, {"broken": True})
            return
        record = self.ledger.get(work)
        task = {
            "sort": record.sort, "room": str(self.ledger.room_of(work)), "lang": record.lang, "asked": record.asked,
            "files": [[f.field, f.name] for f in record.of("in")],
            "workspace": str(self.settings.workspace), "store": self.settings.store,
        }  # fmt: skip
        reply = process.ask(task, lambda told: self._tell(work, told))
        if reply is None:  # the worker is gone: cancelled, closing down, or it died
            if not self._closed and self.ledger.get(work).open:
                if attempt < ATTEMPTS:
                    self.add(work)
                    return
                self.ledger.ends(work, states.FAILED, {"broken": True})
            return
        out = self.ledger.room_of(work) / "out"
        made = [
            Kept("out", n, name, what, (out / name).stat().st_size) for n, (name, what) in enumerate(reply.get("files", ()))
        ]  # fmt: skip
        self.ledger.ends(work, reply["state"], reply["told"], made)

    def _tell(self, work: str, told: dict[str, Any]) -> None:
        at = self._progress.get(work)
        if at is not None:
            at.done, at.total, at.note = told.get("done", at.done), told.get("total", at.total), told.get("note", "")


class _Process:
    """One worker."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            [sys.executable, "-m", "drafting.web.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
            start_new_session=os.name == "posix",
        )  # fmt: skip

    @property
    def alive(self) -> bool:
        return self._child.poll() is None

    def ask(self, task: dict[str, Any], tell: Any) -> dict[str, Any] | None:
        """Sends a task and reads its progress; the result, or None where the worker is gone."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        try:
            self._child.stdin.write(json.dumps(task) + "\n")
            self._child.stdin.flush()
            for line in self._child.stdout:
                said: dict[str, Any] = json.loads(line)
                if "state" in said:
                    return said
                tell(said)
        except (OSError, ValueError):
            pass
        return None

    def kill(self) -> None:
        """Ends it, with what it started."""
        with contextlib.suppress(OSError):
            if os.name == "posix":
                os.killpg(self._child.pid, signal.SIGKILL)
            else:
                self._child.kill()
        self._child.wait()
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
