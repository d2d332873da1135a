"""What there is to do: one job a dossier or record, read as the run goes on, never all at once."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from drafting.api.records import read_rows
from drafting.errors import Finding, InputError, Place

ENDINGS = (".yaml", ".yml", ".json")


@dataclass(frozen=True, slots=True)
class Options:
    """What is the same for every job of a run. `kinds` may be ("all",); `formats` of docx, pdf, html, md."""

    out: str
    kinds: tuple[str, ...] = ("all",)
    langs: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx",)
    template: str = ""
    pattern: str = ""
    workspace: str = ""

    @property
    def digest(self) -> str:
        """What the outputs depend on besides input and library."""
        template = Path(self.template).read_bytes() if self.template else b""
        told = json.dumps([self.kinds, self.langs, self.formats, self.pattern], sort_keys=True).encode()
        return hashlib.sha256(told + template).hexdigest()


@dataclass(frozen=True, slots=True)
class Job:
    """One input: how users call it (`source`: file, line or row), its text or record, or why it cannot be read."""

    source: str
    text: str = ""
    record: Mapping[str, Any] | None = None
    fault: tuple[Finding, ...] = ()
    options: Options = field(default_factory=lambda: Options(""))

    @property
    def digest(self) -> str:
        """SHA-256 of the input."""
        told = self.text or json.dumps(self.record, sort_keys=True, default=str)
        return hashlib.sha256(told.encode()).hexdigest()


def dossier_jobs(source: str, options: Options, stdin: TextIO | None = None) -> Iterator[Job]:
    """A job for each dossier: in a folder (dossiers in it or one level down), a single file, JSON Lines, or "-".

    A file that cannot be read becomes a job with its fault: it never costs the others. Raises InputError where the
    source itself does not exist or holds nothing.
    """
    if source == "-":
        yield from _lines(stdin or sys.stdin, "-", options)
        return
    path = Path(source)
    if path.is_dir():
        files = sorted(p for p in [*path.glob("*"), *path.glob("*/dossier.*")] if p.is_file() and p.suffix in ENDINGS)
        if not files:
            raise InputError(Finding("batch.nothing", Place(source)))
        for file in files:
            yield _file(file, options)
    elif not path.exists():
        raise InputError(Finding("intake.no-file", Place(source)))
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as stream:
            yield from _lines(stream, source, options)
    else:
        yield _file(path, options)


def _file(path: Path, options: Options) -> Job:
    try:
        return Job(str(path), path.read_text(encoding="utf-8-sig"), options=options)
    except UnicodeDecodeError:
        return Job(str(path), fault=(Finding("intake.encoding", Place(str(path))),), options=options)
    except OSError as error:
        fault = Finding("intake.unreadable", Place(str(path)), {"reason": error.strerror or str(error)})
        return Job(str(path), fault=(fault,), options=options)


def _lines(stream: TextIO, name: str, options: Options) -> Iterator[Job]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield Job(f"{name}:{number}", line, options=options)


def record_jobs(source: str, options: Options) -> Iterator[Job]:
    """A job for each record to be merged into a template: rows of an Excel sheet (the first row names the fields), or the
    lines of a JSON Lines file. A row with a fault becomes a job with that fault."""
    path = Path(source)
    if not path.exists():
        raise InputError(Finding("intake.no-file", Place(source)))
    if path.suffix == ".xlsx":
        yield from _rows(path, options)
        return
    with path.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                fault = Finding("batch.bad-line", Place(source, number), {"reason": str(error)})
                yield Job(f"{source}:{number}", line, fault=(fault,), options=options)
                continue
            yield Job(f"{source}:{number}", "", record, options=options)


def _rows(path: Path, options: Options) -> Iterator[Job]:
    for place, record, faults in read_rows(path):
        yield Job(place, "", record, faults, options)
