"""How far the parts of a workbook are: who has returned something, what was changed since it was sent, who is not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafting.errors import Place
from drafting.workbook.parts import COMPANIES_SHEET, LETTER_PART, changes
from drafting.workbook.reading import Columns, read_base


@dataclass(frozen=True, slots=True)
class PartStatus:
    """One part: the company's id (LETTER_PART for the letter's own part), its file ("" where there is none), and the cells that were
    changed since the split with their heading."""

    name: str
    file: str
    changed: tuple[tuple[str, Place], ...] = ()


def statuses(paths: Sequence[Path], columns: Columns | None = None) -> tuple[list[PartStatus], list[Path]]:
    """The status of every part that was split off, as far as the files tell, and the files that are no part. Two files of one part are
    two. Raises PackageError for a file that is no safe workbook."""
    found: list[PartStatus] = []
    others: list[Path] = []
    expected: list[str] = []
    for path in paths:
        base = read_base(path)
        if base is None:
            others.append(path)
            continue
        expected += [key for title, key in base.order if title == COMPANIES_SHEET]
        found.append(PartStatus(base.name, str(path), tuple(changes(path, base, columns))))
    there = {p.name for p in found}
    absent = [PartStatus(name, "") for name in expected if name not in there]
    if expected:
        order = {name: i for i, name in enumerate((*expected, LETTER_PART))}
        return sorted([*found, *absent], key=lambda p: (order.get(p.name, len(order)), p.file)), others
    return sorted(found, key=lambda p: (p.name == LETTER_PART, p.name)), others
