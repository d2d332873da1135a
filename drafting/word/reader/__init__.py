"""Word back to a tree, in two steps: the file into typed records (paragraphs, tables, controls), records into nodes.

What `write_docx` wrote is read back as it was. From any other Word file comes the best tree that can be made of it:
headings become sections, numbered paragraphs items, fields references, header rows and alternative text what they are.
Tracked changes are read as accepted.
"""

from __future__ import annotations

from pathlib import Path

from drafting.tree import Document
from drafting.word.package.opening import open_package
from drafting.word.reader.build import build
from drafting.word.reader.properties import document_of
from drafting.word.reader.records import BlockInfo, infos, read_records

__all__ = ["BlockInfo", "read_blocks", "read_docx"]


def read_docx(source: str | Path | bytes, name: str = "") -> Document:
    """The tree of a Word file. `name` is what findings call it. Raises PackageError for a file that cannot be read safely."""
    package = open_package(source, name)
    records = read_records(package)
    return document_of(package, records, build(records))


def read_blocks(source: str | Path | bytes, name: str = "") -> tuple[BlockInfo, ...]:
    """What is to be known of each Word paragraph, cover and tables included, in reading order. Raises PackageError."""
    return tuple(infos(read_records(open_package(source, name))))
