"""Finished files together in one zip."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drafting.api.output import PART
from drafting.errors import Finding, OutputError, Place


def write_archive(path: Path, files: Iterable[Path]) -> None:
    """A zip at `path`, where there must be none, of `files` under their own names; whole or not at all. Raises OutputError."""
    from drafting.word.package.archive import write_archive as write

    aside = path.with_name(f".{path.name}{PART}")
    try:
        aside.unlink(missing_ok=True)
        write(aside, files)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        values = {"reason": error.strerror or str(error)}
        raise OutputError(Finding("output.cannot-write", Place(path.name), values)) from None
