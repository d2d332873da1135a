"""Files that were read, and whether they are still what they were: what is kept in memory of a library must not outlive a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

Stamp = tuple[int, int, int] | None
"""Moment of change in nanoseconds, size and inode (a file written aside and renamed is another one); None where it is not there."""


def stamp(path: str | Path) -> Stamp:
    """What tells that the file or folder at `path` was changed; a folder changes when an entry comes or goes."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


class Watched:
    """The files behind what was read: `saw` a path before reading it, with what must be forgotten when it changes; `refresh`
    forgets. Looking costs some 2 µs a path."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[Stamp, Callable[[], object]]] = {}

    def saw(self, path: Path, forget: Callable[[], object]) -> None:
        """Remembers the file or folder as it is now, also where it is not there."""
        self._seen[str(path)] = (stamp(path), forget)

    def refresh(self) -> bool:
        """Forgets what is no longer so; whether there was anything."""
        changed = [(path, forget) for path, (was, forget) in list(self._seen.items()) if stamp(path) != was]
        for path, forget in changed:
            self._seen.pop(path, None)
            forget()
        return bool(changed)
