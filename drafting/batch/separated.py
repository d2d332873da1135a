"""Rows of a CSV file, as Excel and others write them: looked through once before the first row is handed on.

What would lose or shift something is refused with its line: another encoding than UTF-8, a quotation mark that is never
closed, a heading that stands twice.
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from drafting.admission.characters import refused
from drafting.api.records import as_typed, written_in
from drafting.errors import Finding, InputError, Place, Severity

DELIMITERS = ";,\t"
_LONGEST = 10_000_000
_TOLD = re.compile(r"sep=(.)\r?\n?\Z")
_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"\Z')
_MANGLED = re.compile(r"\d[.,]\d+E\+\d+\Z")


@dataclass(slots=True)
class SeparatedRows:
    """The rows of a CSV file: its headings by column, and `notes`, what holds for the file and not for one row. Iterating gives the place,
    record and faults of each row that is not empty; a cell prints as it was typed, and a number counts as one (`as_typed`). `lang` is the
    notation of the file where that is known: Excel parts cells by semicolons where the decimals have a comma (1.250 is a thousand and
    more there), by commas where they have a point; it holds unless a cell says otherwise."""

    path: Path
    headings: Mapping[int, str]
    delimiter: str
    before: int
    lang: str = ""
    notes: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[tuple[str, dict[str, Any], tuple[Finding, ...]]]:
        width = max(self.headings, default=0)
        for number, row in _rows(self.path, self.delimiter, self.before, strict=False):
            if not any(cell.strip() for cell in row):
                continue
            place = Place(str(self.path), number)
            faults: list[Finding] = []
            if any(cell.strip() for cell in row[width:]):
                faults.append(Finding("batch.bad-row", place, {"found": len(row), "wanted": width}))
            # Excel leaves out the empty cells that a row ends in.
            row += [""] * (width - len(row))
            record = {head: _value(row[column - 1], self.lang) for column, head in self.headings.items()}
            for head, cell in record.items():
                text = str(cell)
                if text.isprintable() and "E+" not in text:
                    continue  # neither holds of it
                if _MANGLED.match(text.strip()):
                    faults.append(Finding("batch.mangled", place, {"field": head, "found": text}))
                for char in dict.fromkeys(char for _, char in refused(text)):
                    faults.append(Finding("intake.bad-character", place, {"found": char}))
            yield f"{self.path}:{number}", record, tuple(faults)


def separated_rows(path: Path) -> SeparatedRows:
    """The rows of the CSV file at `path`, looked through once. Raises InputError for what holds for the whole file, OSError."""
    csv.field_size_limit(_LONGEST)
    _decoded(path)
    heads, delimiter, before = _heading(path)
    blank = [at for at, head in enumerate(heads) if not head and any(heads[at:])]
    unnamed: set[int] = set()
    # Raises where a quotation mark is never closed, before any row is handed on.
    seen: set[str] = set()
    for _, row in _rows(path, delimiter, before, strict=True):
        seen.update(map(written_in, row))
        unnamed |= {at for at in blank if row[at : at + 1] and row[at].strip()}
    named = {at: head for at, head in enumerate(heads, 1) if head}
    place = Place(str(path), before + 1)
    columns = ", ".join(str(at + 1) for at in sorted(unnamed))
    told = (Finding("batch.no-heading-csv", place, {"columns": columns}, Severity.WARNING),) if unnamed else ()
    lang = {";": "nl", ",": "en"}.get(delimiter, "nl" if "nl" in seen else "en" if "en" in seen else "")
    if seen - {lang, ""}:  # both, or not what the delimiter says
        lang = ""
    return SeparatedRows(path, named, delimiter, before, lang, told)


def _value(cell: str, lang: str) -> Any:
    """What a cell says; what Excel keeps as a text (`="0123"`) is one."""
    found = _AS_TEXT.match(cell.strip())
    return found[1].replace('""', '"') if found else as_typed(cell, lang)


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
