"""Running jobs on an executor: as many at once as it can take, results as they come, nothing done twice."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from drafting.api.output import PART, put, why_not, write_aside
from drafting.api.written import hash_of
from drafting.batch.jobs import Job, Options, gathered
from drafting.batch.manifest import Manifest
from drafting.batch.work import Outcome, check, record_names, warm, work, work_all
from drafting.errors import DraftingError, Finding, OutputError, Place

AHEAD = 3  # parcels waiting for each worker: enough to keep it busy, few enough to keep memory flat
PARCEL = 0.02  # seconds of work that travel to a worker at once: short jobs go together, for sending one costs a third of a millisecond
_HERE = (ProcessPoolExecutor, ThreadPoolExecutor)  # their workers see the files that we see
MOST = 32  # jobs in a parcel


@dataclass(slots=True)
class Summary:
    """Counts of a run: documents done, kept from an earlier run, failed; the faults; whether documents were left with places to fill in."""

    done: int = 0
    kept: int = 0
    failed: int = 0
    faults: list[Outcome] = field(default_factory=list)
    left: bool = False

    @property
    def exit_code(self) -> int:
        """0 all, 1 some failed or were left with places to fill in, 3 none succeeded."""
        return int(self.left) if not self.failed else 1 if self.done + self.kept else 3


def run(
    jobs: Iterable[Job], options: Options, *, executor: Executor | None = None, workers: int = 1, resume: bool = False,
    clock: Callable[[], datetime] | None = None,
) -> Iterator[Outcome]:  # fmt: skip
    """Does `jobs`, yields an outcome for each document as it is done, and writes the manifest on the way.

    `executor`: any `concurrent.futures.Executor`; None means a pool of `workers` processes (1: this process). The workers of a
    process or thread pool write the documents themselves; those of another (Dask's `client.get_executor()`) may be on other
    machines: template and input are sent to them and the documents come back to be written here. With
    `resume`, documents that an earlier run finished in the same way are kept. `clock` gives the moments in the manifest.
    Raises OutputError where the output folder cannot be written, and what is wrong with the template or the kinds, before
    anything is built; what is wrong with one input is in its outcomes. Closing the iterator ends the run in order.

    ::

        options = Options("out", template="brief.docx", pattern="{kvk}-{naam}")
        with ProcessPoolExecutor() as pool:
            for outcome in run(record_jobs("rows.xlsx", options), options, executor=pool):
                print(outcome.result, outcome.output, *outcome.findings)
    """
    check(options)
    if options.template and options.compiled.takes_rows:
        jobs = gathered(jobs, options)
    library = _library(options)
    digest = options.digest
    taken: dict[str, str] = {}
    with Manifest(Path(options.out), resume) as manifest:
        _tidy(options.out)  # of a run that was killed
        fresh: list[Outcome] = []

        elsewhere = options.for_elsewhere() if executor is not None and not isinstance(executor, _HERE) else None

        def due() -> Iterator[Job]:
            for job in jobs:
                if elsewhere is not None:
                    job = _sent(job, elsewhere)
                if job.record is not None and not job.fault:
                    for name in record_names(job):  # the first record of a name has it, whoever is done first
                        taken.setdefault(name.casefold(), job.source)
                entries = manifest.finished(job.source, job.digest, digest, library) if resume and not job.fault else []
                if entries:
                    for e in entries:
                        taken[e["output"].casefold()] = job.source
                        fresh.append(Outcome(job.source, e["input_hash"], e["output"], "kept", e["hash"]))
                    continue
                yield job

        spread = _spread(due(), executor, workers, options)
        try:
            for outcomes in spread:
                yield from _drain(fresh)
                for outcome in outcomes:
                    checked = _settle(outcome, taken, options, manifest)
                    manifest.write(_entry(checked, digest, library, clock))
                    yield checked
            yield from _drain(fresh)
        finally:
            spread.close()  # the workers have ended, so what still waits aside is nobody's
            _tidy(options.out)
            if "pdf" in options.formats:
                from drafting.api.paging import release_office

                release_office()


def _library(options: Options) -> str:
    """What the outputs depend on beside input and options: the version of this program and, but for a template, the clause
    library, outlines and frames."""
    from drafting import __version__

    if options.template:
        return __version__
    total = hashlib.sha256(options.home.library.digest().encode())
    for folder in options.home.templates.folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            total.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return f"{__version__}-{total.hexdigest()}"


def _sent(job: Job, options: Options) -> Job:
    """A job that can be done where the files of this machine may not be, as far as it can."""
    folder, portfolio = (str(Path(path).resolve()) if path else "" for path in (job.folder, job.portfolio))
    rows = tuple(_sent(row, options) for row in job.rows)
    return replace(
        job, options=replace(options, kinds=job.options.kinds), folder=folder, portfolio=portfolio, rows=rows
    )


def _tidy(folder: str) -> None:
    for left in Path(folder).glob(f".*{PART}"):
        with contextlib.suppress(OSError):
            left.unlink()


def _drain(outcomes: list[Outcome]) -> Iterator[Outcome]:
    while outcomes:
        yield outcomes.pop(0)


def _settle(outcome: Outcome, taken: dict[str, str], options: Options, manifest: Manifest) -> Outcome:
    """Puts the document in place; a fault where another input already has a file of that name, or where there is a file that no run
    of ours made, or somebody changed since: it stays as it is."""
    if not outcome.output or outcome.result != "done":
        return outcome
    # Names that differ in capitals only are one name to Windows and macOS.
    first = taken.setdefault(outcome.output.casefold(), outcome.source)
    if first == outcome.source:
        target = Path(options.out, outcome.output)
        try:
            fault = None if options.force else why_not(target, manifest.ours.get(outcome.output, ""))
            if fault is not None and hash_of(target) != outcome.hash:  # the very same loses nothing
                raise OutputError(fault)
            if target.suffix == ".pdf":
                manifest.intend(outcome.output, outcome.hash)
            aside = write_aside(target, outcome.content, durable=False) if outcome.content else Path(outcome.aside)
            put(aside, target, durable=False)
        except DraftingError as error:
            if outcome.aside:
                Path(outcome.aside).unlink(missing_ok=True)
            return replace(outcome, result="failed", findings=error.findings, hash="", aside="", content=b"")
        manifest.ours[outcome.output] = outcome.hash
        return replace(outcome, aside="", content=b"")
    if outcome.aside:
        Path(outcome.aside).unlink(missing_ok=True)
    finding = Finding("batch.collision", Place(outcome.source), {"output": outcome.output, "first": first})
    return Outcome(outcome.source, outcome.input_hash, outcome.output, "failed", findings=(finding,), of=outcome.of)


def _entry(outcome: Outcome, options: str, library: str, clock: Callable[[], datetime] | None) -> dict[str, Any]:
    moment = {"at": clock().isoformat(timespec="seconds")} if clock is not None else {}
    return moment | {
        "input": outcome.source, "input_hash": outcome.input_hash, "options": options, "library": library,
        "output": outcome.output, "hash": outcome.hash, "of": outcome.of, "seconds": round(outcome.seconds, 4),
        "result": outcome.result, "findings": [f.text("nl") for f in outcome.findings],
    }  # fmt: skip


def _spread(
    jobs: Iterator[Job], executor: Executor | None, workers: int, options: Options
) -> Generator[list[Outcome], None, None]:
    if executor is not None:
        yield from _pooled(jobs, executor, max(workers, _size(executor)))
        return
    if workers <= 1:
        for job in jobs:
            yield work(job)
        return
    if not options.template:  # a template is compiled by `check`
        warm(options)
    yield from _own_pool(jobs, workers)


def _dead(job: Job) -> list[Outcome]:
    return [Outcome(job.source, job.digest, "", "failed", findings=(Finding("batch.worker-died", Place(job.source)),))]


def _size(executor: Executor) -> int:
    return int(getattr(executor, "_max_workers", 0) or 4)


class _Parcels:
    """Jobs taken from a stream a few at a time: as many as make PARCEL seconds, by what the last ones took."""

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._jobs = jobs
        self._size = 1

    def next(self) -> list[Job]:
        """The next parcel; empty at the end of the stream."""
        return list(islice(self._jobs, self._size))

    def took(self, outcomes: list[list[Outcome]]) -> None:
        """Learns from what came back."""
        seconds = sum(outcome.seconds for made in outcomes for outcome in made) / max(1, len(outcomes))
        self._size = max(1, min(MOST, self._size * 2, int(PARCEL / max(seconds, 1e-6))))


Pending = dict[Future[list[list[Outcome]]], list[Job]]


def _pooled(jobs: Iterator[Job], executor: Executor, workers: int) -> Iterator[list[Outcome]]:
    """Keeps the executor busy, never more than a few parcels ahead of what has come back."""
    pending: Pending = {}
    parcels = _Parcels(jobs)
    try:
        try:
            while parcel := parcels.next():
                try:
                    pending[executor.submit(work_all, parcel)] = parcel
                except BrokenExecutor:
                    yield from map(_dead, parcel)
                while len(pending) >= workers * AHEAD:
                    yield from _collect(pending, parcels)
            while pending:
                yield from _collect(pending, parcels)
        except BrokenExecutor:  # not ours to start anew: what it had and what was still to come fails, and says so
            for job in [*(job for parcel in pending.values() for job in parcel), *jobs]:
                yield _dead(job)
            pending.clear()
    finally:
        for future in pending:
            future.cancel()


def _collect(pending: Pending, parcels: _Parcels) -> Iterator[list[Outcome]]:
    finished, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in finished:
        parcel = pending.pop(future)
        try:
            outcomes = future.result()
        except BrokenExecutor:
            pending[future] = parcel  # for who starts the pool anew
            raise
        except Exception as error:
            reason = {"reason": f"{type(error).__name__}: {error}"}
            for job in parcel:
                yield [
                    Outcome(
                        job.source,
                        job.digest,
                        "",
                        "failed",
                        findings=(Finding("batch.crashed", Place(job.source), reason),),
                    )
                ]
            continue
        parcels.took(outcomes)
        yield from outcomes


def _undisturbed() -> None:
    # Ctrl-C reaches every process of the terminal; the run decides, workers finish the document they are at.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(os.getppid(),), daemon=True).start()


def _leave_with(run: int) -> None:
    """Ends this worker when the run that it works for is killed: a pool's workers would wait for it for ever."""
    while os.getppid() == run:
        time.sleep(0.5)
    os._exit(1)


def _own_pool(jobs: Iterator[Job], workers: int) -> Iterator[list[Outcome]]:
    """A pool of our own, started anew when a worker dies: the jobs that were in it are done again one by one, and one
    that kills its worker again fails alone."""
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    parcels = _Parcels(jobs)
    suspects: list[Job] = []
    exhausted = False
    while not exhausted or suspects:
        with ProcessPoolExecutor(workers, multiprocessing.get_context(method), _undisturbed) as pool:
            pending: Pending = {}
            try:
                while suspects:
                    job = suspects[0]
                    try:
                        outcomes = pool.submit(work, job).result()
                    except BrokenExecutor:
                        suspects.pop(0)
                        yield _dead(job)
                        raise
                    suspects.pop(0)
                    yield outcomes
                while True:
                    while len(pending) < workers * AHEAD and not exhausted:
                        parcel = parcels.next()
                        if not parcel:
                            exhausted = True
                            break
                        suspects = parcel  # until it is in the pool: a pool that broke meanwhile does not take it
                        pending[pool.submit(work_all, parcel)] = parcel
                        suspects = []
                    if not pending:
                        return
                    yield from _collect(pending, parcels)
            except BrokenExecutor:
                suspects += [job for parcel in pending.values() for job in parcel]
            except GeneratorExit:
                for left in pending:
                    left.cancel()
                raise
