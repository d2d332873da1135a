"""Finished files together in one zip, to be handed over: written as it goes, never held in memory, always alike."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from drafting.word.package.opening import FIXED_TIME


def write_archive(path: Path, files: Iterable[Path]) -> None:
    """A zip at `path` of `files`, each under its own name. Word and PDF files are compressed already, so nothing is compressed again.
    Raises OSError."""
    with zipfile.ZipFile(path, "x", zipfile.ZIP_STORED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, FIXED_TIME)
            entry.external_attr = 0o644 << 16
            with file.open("rb") as source, archive.open(entry, "w", force_zip64=False) as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
