"""What the content controls of a file of ours say of themselves."""

from __future__ import annotations

import re

from drafting.word.package.opening import Package

_CLAUSE = re.compile(rb'<w:tag w:val="clause:([A-Za-z0-9_-]{1,40})@(\d{1,6})"/>')


def clauses_in(package: Package) -> dict[str, int]:
    """The clauses of a Word file with their versions; empty for a file that is not ours. Raises PackageError without a document."""
    found = _CLAUSE.findall(package.parts[package.main])
    return {clause.decode(): int(version) for clause, version in found}
