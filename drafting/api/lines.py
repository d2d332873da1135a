"""Findings about values of a dossier, at the line of the file where the value stands or should come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from drafting.errors import NOWHERE, DraftingError, Finding, Place
from drafting.intake import Plain, read_plain, read_text

_READ = (".yaml", ".yml", ".json")


def at_lines(findings: Iterable[Finding], source: str | Path | None, called: str = "") -> list[Finding]:
    """The findings that name a path of the dossier in `source`, with its line: that of the value, else that of the nearest thing
    around it that is there. `called` is what the findings call the file. Others as they are."""
    found = list(findings)
    name = called or str(source)
    if source is None or Path(source).suffix.lower() not in _READ or not any(_open(f, name) for f in found):
        return found
    try:
        plain = read_plain(read_text(source), str(source))
    except DraftingError:
        return found  # a file that changed or went since it was read: the path tells enough
    return [replace(f, place=replace(f.place, line=_line(plain, f.place.path))) if _open(f, name) else f for f in found]


def at_cells(
    findings: Iterable[Finding], source: str | Path, columns: Mapping[str, Any] | None = None, called: str = ""
) -> list[Finding]:
    """The findings that name a path of the portfolio in the workbook at `source`, with the cell of the value, or of the nearest thing
    around it. Others as they are."""
    found = list(findings)
    name = called or str(source)
    if not any(_open(f, name) for f in found):
        return found
    from drafting import workbook

    plain = workbook.in_cells(Path(source), columns)
    told = ((f, _place(plain, f.place.path) if _open(f, name) else NOWHERE) for f in found)
    return [replace(f, place=place) if place.sheet else f for f, place in told]


def _open(finding: Finding, name: str) -> bool:
    place = finding.place
    return place.source == name and bool(place.path) and place.line is None


def _line(plain: Plain, path: str) -> int | None:
    return _place(plain, path).line


def _place(plain: Plain, path: str) -> Place:
    """The place of the value at a dossier path, or of what holds it; nowhere where its first name is not in the file."""
    here: Any = plain.value
    keys: tuple[str | int, ...] = ()
    for name in path.split("."):
        key = _key(here, name)
        if key is None:
            break
        here, keys = here[key], (*keys, key)
    return plain.place(keys) if keys else NOWHERE


def _key(here: Any, name: str) -> str | int | None:
    if isinstance(here, Mapping):
        return name if name in here else None
    if not isinstance(here, list):
        return None
    for i, entry in enumerate(here):
        if isinstance(entry, Mapping) and str(entry.get("id", "")) == name:
            return i
    return int(name) - 1 if name.isdigit() and 0 < int(name) <= len(here) else None
