"""Positions that depend on one another: a combination that leaves a gap, as the playbooks of the clauses state it.

A playbook's `clashes` each say: this clause at one of the positions `at`, beside clause `with` at one of `positions`, leaves the gap `why`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from drafting.clauses.library import Library
from drafting.clauses.source import POSITIONS, Clause
from drafting.errors import Both, Finding, Place, Severity


def clashes(
    library: Library, present: Collection[str], positions: Mapping[str, str], name: str = ""
) -> Iterator[Finding]:
    """The gaps of a document that holds the clauses `present`, at `positions` (clause id → position; any other is preferred)."""
    for clause_id in sorted(set(present) & set(library.ids)):
        for clash in _of(library.clause(clause_id)):
            other = str(clash.get("with"))
            own, theirs = positions.get(clause_id, "preferred"), positions.get(other, "preferred")
            if other in present and own in clash.get("at", ()) and theirs in clash.get("positions", ()):
                why = clash.get("why", {})
                values = {
                    "clause": clause_id, "position": own, "other": other, "other_position": theirs,
                    "why": Both(why.get("nl", ""), why.get("en", "")),
                }  # fmt: skip
                yield Finding("clauses.clash", Place(name, path="choices.positions"), values, Severity.WARNING)


def faults(clause: Clause, library: Library) -> Iterator[Finding]:
    """What is wrong with the clashes a clause states: a clause or position that does not exist, a gap without words."""
    for clash in _of(clause):
        named = [*clash.get("at", ()), *clash.get("positions", ())]
        why = clash.get("why", {})
        sound = (
            clash.get("with") in library
            and clash.get("at")
            and clash.get("positions")
            and all(p in POSITIONS for p in named)
            and isinstance(why, Mapping)
            and why.get("nl")
            and why.get("en")
        )
        if not sound:
            yield Finding("clauses.clash-unsound", Place(clause.source), {"with": str(clash.get("with", "?"))})


def _of(clause: Clause) -> tuple[Mapping[str, Any], ...]:
    found = clause.playbook.get("clashes", ())
    return tuple(c for c in found if isinstance(c, Mapping)) if isinstance(found, list | tuple) else ()
