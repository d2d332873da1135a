"""What the content controls of a file of ours say of themselves."""

from __future__ import annotations

import re

from drafting import tree
from drafting.word.inspect.keys import keys_of, revealed
from drafting.word.package.opening import Package
from drafting.word.text import wid_of_bookmark

_CLAUSE = re.compile(rb'<w:tag w:val="clause:([A-Za-z0-9_-]{1,40})@(\d{1,6})"/>')


def clauses_in(package: Package) -> dict[str, int]:
    """The clauses of a Word file with their versions; empty for a file that is not ours. Raises PackageError without a document."""
    found = _CLAUSE.findall(package.parts[package.main])
    return {clause.decode(): int(version) for clause, version in found}


_BOOKMARK = re.compile(rb'<w:bookmarkStart [^>]*w:name="(_[a-z0-9_]{1,39})"')


def wids_in(package: Package, document: tree.Document) -> set[str]:
    """The nodes of `document` whose bookmarks a file still has, under their own names or under opaque ones."""
    raw = revealed({package.main: package.parts[package.main]}, keys_of(document))[package.main]
    return {wid for name in _BOOKMARK.findall(raw) if (wid := wid_of_bookmark(name.decode()))}
