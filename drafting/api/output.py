"""Writing results: never over what is there unless told, never half."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from drafting.errors import Finding, OutputError, Place


def write_file(path: Path, content: bytes, force: bool = False) -> None:
    """Writes `content` at `path`: aside first, then put in place, so that a half-written file never appears.

    Raises OutputError where the file exists (without `force`), the folder cannot be made or written, or the disk is
    full.
    """
    if path.exists() and not force:
        raise OutputError(Finding("output.exists", Place(str(path))))
    put(write_aside(path, content), path)


PART = ".part"
"""The ending of a file that is still aside."""


def write_aside(path: Path, content: bytes, durable: bool = True) -> Path:
    """Writes `content` beside `path`, whole and on disk, under a name that begins with a point; `put` brings it in place.

    Without `durable` the machine may lose it when the power fails: for who checks hashes afterwards, as a batch run does.
    Raises OutputError; leaves nothing then.
    """
    place = Place(str(path))
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=PART, dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise OutputError(Finding("output.cannot-write", place, {"reason": error.strerror or str(error)})) from None
    return Path(temporary)


def put(aside: Path, path: Path) -> None:
    """Brings a file that was written aside in its place, at once. Raises OutputError."""
    try:
        os.replace(aside, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        reason = error.strerror or str(error)
        raise OutputError(Finding("output.cannot-write", Place(str(path)), {"reason": reason})) from None


def must_not_exist(paths: list[Path], force: bool) -> None:
    """Refuses a run before it starts where any of its files exists already. Raises OutputError naming them all."""
    if not force and (there := [p for p in paths if p.exists()]):
        raise OutputError([Finding("output.exists", Place(str(p))) for p in there])
