"""The lock of a clause library: per clause its version and the hash of its texts, so that a text that changed without a higher version is
found. Documents name the version they hold; two texts under one version would make that worthless.

`versions.lock` stands in the library's folder: a line `id version hash` for each clause, sorted, to be read in a diff.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from drafting.clauses.source import Clause
from drafting.errors import Finding, Place, Severity

NAME = "versions.lock"
_HEAD = "# id, version and hash of the texts of each clause; written by `drafting clauses lock`\n"


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock says of a clause."""

    version: int
    hash: str


def text_hash(clause: Clause) -> str:
    """SHA-256 of what a clause puts into documents: headings and texts with their cells; not its notes, playbook or sample."""
    told = [
        dict(clause.heading),
        clause.role,
        [[v.lang, v.positions, v.firmnesses, v.text.strip("\n")] for v in clause.variants],
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_lock(folder: Path) -> dict[str, Locked] | None:
    """The lock in a library's folder by clause id; None where there is none. Lines that are none are left out."""
    path = folder / NAME
    if not path.is_file():
        return None
    found: dict[str, Locked] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if len(words) == 3 and words[1].isdigit():
            found[words[0]] = Locked(int(words[1]), words[2])
    return found


def lock_text(clauses: Iterable[Clause]) -> str:
    """The lock of these clauses."""
    lines = [f"{c.id} {c.version} {text_hash(c)}\n" for c in sorted(clauses, key=lambda c: c.id)]
    return _HEAD + "".join(lines)


def unraised(clauses: Iterable[Clause], locked: Mapping[str, Locked]) -> list[tuple[Clause, int]]:
    """Clauses whose text changed, and whose version is no higher than the locked one; with the version that they need."""
    found = []
    for clause in clauses:
        was = locked.get(clause.id)
        if was is not None and (
            clause.version < was.version or (clause.version == was.version and text_hash(clause) != was.hash)
        ):
            found.append((clause, was.version + 1 if text_hash(clause) != was.hash else was.version))
    return found


def findings(clauses: Iterable[Clause], locked: Mapping[str, Locked]) -> list[Finding]:
    """What the lock tells: texts that changed without a higher version, and, as a warning, clauses that it does not know yet."""
    clauses = list(clauses)
    found = [
        Finding("clauses.version-not-raised", Place(c.source), {"id": c.id, "version": c.version, "needed": needed})
        for c, needed in unraised(clauses, locked)
    ]
    for clause in clauses:
        was = locked.get(clause.id)
        if was is None or clause.version > was.version:
            values = {"id": clause.id, "version": clause.version}
            found.append(Finding("clauses.not-locked", Place(clause.source), values, Severity.WARNING))
    return found
