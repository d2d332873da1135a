"""The tables beside this file: what is typed and what becomes of it, a line each."""

from __future__ import annotations

from pathlib import Path


def rows(name: str, separator: str) -> list[list[str]]:
    """The lines of a table, split; lines that begin with # are remarks."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return [line.split(separator) for line in text.splitlines() if line and not line.startswith("#")]
