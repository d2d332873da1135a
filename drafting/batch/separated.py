"""Rows of a CSV file, as Excel and others write them: looked through once before the first row is handed on.

What would lose or shift something is refused with its line: another encoding than UTF-8, a quotation mark that is never
closed, a heading that stands twice.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from drafting.errors import Finding, InputError, Place

DELIMITERS = ";,\t"
_LONGEST = 10_000_000
_TOLD = re.compile(r"sep=(.)\r?\n?\Z")
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"\Z')
_MANGLED = re.compile(r"\d[.,]\d+E\+\d+\Z")


def read_separated(path: Path) -> Iterator[tuple[int, dict[str, str], tuple[Finding, ...]]]:
    """The line, record and faults of each row that is not empty. Raises InputError for what holds for the whole file, OSError."""
    csv.field_size_limit(_LONGEST)
    _decoded(path)
    heads, delimiter, first = _heading(path)
    for _ in _rows(path, delimiter, first, strict=True):
        pass  # raises where a quotation mark is never closed, before any row is handed on
    for number, row in _rows(path, delimiter, first, strict=False):
        if not any(cell.strip() for cell in row):
            continue
        cells = [_bare(cell) for cell in row]
        place = Place(str(path), number)
        faults: list[Finding] = []
        if any(cell.strip() for cell in cells[len(heads) :]):
            faults.append(Finding("batch.bad-row", place, {"found": len(row), "wanted": len(heads)}))
        # Excel leaves out the empty cells that a row ends in.
        cells += [""] * (len(heads) - len(cells))
        record = {head: cell for head, cell in zip(heads, cells, strict=False) if head}
        faults += [
            Finding("batch.mangled", place, {"field": head, "found": cell})
            for head, cell in record.items()
            if _MANGLED.match(cell.strip())
        ]
        yield number, record, tuple(faults)


def _decoded(path: Path) -> None:
    """Raises InputError, with the line, where the file is not UTF-8."""
    decoder, line = codecs.getincrementaldecoder("utf-8-sig")(), 1
    with path.open("rb") as stream:
        for chunk in stream:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                raise InputError(Finding("intake.encoding", Place(str(path), line))) from None
            line += 1


def _open(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def _heading(path: Path) -> tuple[list[str], str, int]:
    """The names of the fields, what parts them, and how many lines come before them ("sep=;")."""
    with _open(path) as stream:
        told = _TOLD.match(stream.readline())
    before = 1 if told else 0
    tried: list[tuple[int, str, list[str]]] = []
    for delimiter in told[1] if told else DELIMITERS:
        row = next((row for _, row in _rows(path, delimiter, before, strict=False, heading=True)), [])
        tried.append((len(row), delimiter, row))
    _, delimiter, row = max(tried, key=lambda one: one[0])
    heads = [" ".join(_bare(cell).split()) for cell in row]
    if not any(heads):
        raise InputError(Finding("batch.nothing", Place(str(path))))
    if twice := [head for head in dict.fromkeys(heads) if head and heads.count(head) > 1]:
        raise InputError([Finding("batch.repeated-heading", Place(str(path), before + 1), {"found": h}) for h in twice])
    return heads, delimiter, before


def _rows(
    path: Path, delimiter: str, before: int, *, strict: bool, heading: bool = False
) -> Iterator[tuple[int, list[str]]]:
    """The rows below the heading (or the heading itself), each with the line that it begins on."""
    with _open(path) as stream:
        rows = csv.reader(islice(stream, before, None), delimiter=delimiter, strict=strict)
        last, first = before, True
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                code = "batch.open-quote" if "unexpected end" in str(error) else "batch.bad-quote"
                if "limit" in str(error):
                    code = "batch.long-cell"
                raise InputError(Finding(code, Place(str(path), last + 1), {"reason": str(error)})) from None
            if row is None:
                return
            number, last = last + 1, before + rows.line_num
            if first == heading:
                yield number, row
            first = False


def _bare(cell: str) -> str:
    """A cell without the `="…"` in which Excel keeps a text from being read as a number."""
    found = _AS_TEXT.match(cell.strip())
    return found[1].replace('""', '"') if found else cell
