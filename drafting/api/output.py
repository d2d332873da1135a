"""Writing results: never over what is there unless told, never half. The only place where a result becomes a file."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from drafting.api import written
from drafting.errors import Finding, OutputError, Place

PART = ".part"
"""The ending of a file that is still aside."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def write_file(path: str | Path, content: bytes, force: bool = False) -> None:
    """Writes `content` at `path`: aside first, then put in place, so that a half-written file never appears.

    What is there stays as it is without `force`, but for a file that the same command wrote and nobody changed since: that is
    renewed. Raises OutputError where the file may not be replaced, the folder cannot be made or written, or the disk is full.
    """
    path = Path(path)
    must_not_exist([path], force)
    put(write_aside(path, content), path)
    written.remember(path, hashlib.sha256(content).hexdigest())


def must_not_exist(paths: Iterable[Path], force: bool) -> None:
    """Refuses before anything is done where a file may not be replaced. Raises OutputError naming them all."""
    if not force and (faults := [f for p in paths if (f := why_not(p)) is not None]):
        raise OutputError(faults)


def why_not(path: Path, ours: str = "") -> Finding | None:
    """Why there may be no file of ours at `path` without force; None where there may. `ours` is the hash of what we wrote there, where
    the caller knows."""
    if not os.path.lexists(path):
        return None
    place = Place(str(path))
    if path.is_symlink():  # it may lead to anything: what we wrote is not a link
        return Finding("output.link", place, {"target": os.readlink(path)})
    known = ours or written.known(path)
    if known and known == written.hash_of(path):
        return None
    return Finding("output.changed" if known else "output.exists", place)


def write_aside(path: Path, content: bytes, durable: bool = True) -> Path:
    """Writes `content` beside `path`, whole and on disk, under a name that begins with a point and cannot be guessed; `put` brings it
    in place. The file has the mode that the user's umask gives.

    Without `durable` the machine may lose it when the power fails: for who checks hashes afterwards, as a batch run does.
    Raises OutputError; leaves nothing then.
    """
    aside = path.with_name(f".{_beginning(path.name)}.{secrets.token_hex(8)}{PART}")
    made = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(aside, _FLAGS, 0o666)
        made = True
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
    except (OSError, ValueError) as error:
        if made:
            with contextlib.suppress(OSError):
                os.unlink(aside)
        raise _refused(path, error) from None
    return aside


def put(aside: Path, path: Path, durable: bool = True) -> None:
    """Brings a file that was written aside in its place, at once; a link there is replaced, never followed. Raises OutputError."""
    try:
        os.replace(aside, path)
    except (OSError, ValueError) as error:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise _refused(path, error) from None
    if durable:
        _settle(path.parent)


def _beginning(name: str) -> str:
    """As much of a name as leaves room for what is put around it, on file systems that hold 255 bytes."""
    return name.encode(errors="replace")[:100].decode(errors="ignore")


def _settle(folder: Path) -> None:
    """Puts the folder itself on disk, so that the new name outlives a power failure; where the system can (Windows cannot)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refused(path: Path, error: OSError | ValueError) -> OutputError:
    reason = getattr(error, "strerror", None) or str(error)
    return OutputError(Finding("output.cannot-write", Place(str(path)), {"reason": reason}))
