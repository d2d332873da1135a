"""The clause library: clause files, their sandboxed texts, and clause markup into parts of a document."""

from drafting.clauses.library import Library, LibraryTerm, TermText, unknown_clause
from drafting.clauses.parts import Part, PendingReference
from drafting.clauses.source import FIRMNESSES, POSITIONS, Clause, Variant

__all__ = [
    "FIRMNESSES",
    "POSITIONS",
    "Clause",
    "Library",
    "LibraryTerm",
    "Part",
    "PendingReference",
    "TermText",
    "Variant",
    "unknown_clause",
]
