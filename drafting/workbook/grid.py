"""The sheets of an Excel file from outside, read straight from its parts: in one pass, within bounds, and nothing run.

A cell gives what Excel last worked out and how it is shown, since both matter: 0.7 shown as 70% was typed as 70%, and
1-12-2022 shown as "dec-22" was typed as a month. Norms: ECMA-376 part 1 (18, SpreadsheetML), both its namespaces.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from lxml import etree

from drafting.errors import Finding, InputError, PackageError, Place
from drafting.workbook.formats import BUILT_IN

MAX_FILE = 50_000_000
"""Bytes of the file itself."""
MAX_CONTENT = 400_000_000
"""Bytes of all parts unpacked; they are read as a stream, never whole."""
MAX_PARTS = 5_000
MAX_ROWS = 20_000
"""Rows of one sheet with anything in them."""
MAX_CELLS = 1_000_000
"""Cells of one file with anything in them."""
MAX_TEXT = 60_000_000
"""Characters of all texts together."""

_OLE = b"\xd0\xcf\x11\xe0"
_DOCUMENT = "/officeDocument"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BUILT_IN_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_YES = ("1", "true")
_MONTHS = frozenset({17})  # mmm-yy
_PERCENTS = frozenset({9, 10})

Style = tuple[bool, bool, bool, str]
Bounds = tuple[int, int, int, int]
"""A merged area: first row, first column, last row, last column, from 1."""


class Unworked:
    """A formula without a result in the file."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with something in it. `value`: text, exact number, date, truth, or `Unworked`; `error` an Excel error ("#REF!").

    `percent`: shown as a percentage; `month`: a date shown without its day; `formula`: worked out, not typed. `number` and `code`: what
    the file holds of a number, day or hour, and the format it is shown by.
    """

    value: str | Decimal | datetime.date | bool | type[Unworked]
    ref: str
    percent: bool = False
    month: bool = False
    formula: bool = False
    error: bool = False
    number: Decimal | None = None
    code: str = ""


@dataclass(slots=True)
class Page:
    """A sheet: its cells by (row, column) from 1, its merged areas, the rows and columns that are hidden, and the day that days count from."""

    title: str
    hidden: bool = False
    epoch: datetime.date = datetime.date(1899, 12, 30)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Bounds] = field(default_factory=list)
    max_row: int = 0
    max_column: int = 0

    def at(self, row: int, column: int) -> Cell | None:
        """The cell there, or None where it is empty."""
        return self.cells.get((row, column))


def letters(column: int) -> str:
    """A column's letters: 28 is "AB"."""
    made = ""
    while column:
        column, rest = divmod(column - 1, 26)
        made = chr(65 + rest) + made
    return made


def read_pages(path: Path, most_rows: int = MAX_ROWS) -> list[Page]:
    """The sheets of the workbook at `path`, hidden ones too, in their order; of each at most `most_rows` rows with anything in them.

    Raises InputError where there is no file, PackageError for a file that is no safe workbook: another format, a password,
    macros, links to other files, document type declarations, damage, or more than the bounds of this module.
    """
    place = Place(str(path))
    raw = _bytes(path, place)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check(package, place)
            return _Book(package, place, most_rows).pages()
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        etree.XMLSyntaxError,
    ) as error:
        raise PackageError(Finding("workbook.broken", place, {"reason": str(error)[:120]})) from None
    except (KeyError, ValueError, ArithmeticError, IndexError) as error:
        # What a sound file always has is missing or of another kind.
        raise PackageError(
            Finding("workbook.broken", place, {"reason": f"{type(error).__name__}: {error}"[:120]})
        ) from None


def _bytes(path: Path, place: Place) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise InputError(Finding("intake.no-file", place)) from None
    except OSError as error:
        raise InputError(Finding("intake.unreadable", place, {"reason": error.strerror or str(error)})) from None
    if len(raw) > MAX_FILE:
        raise PackageError(Finding("workbook.too-large", place, {"limit": MAX_FILE // 1_000_000}))
    suffix = path.suffix.lower()
    if raw.startswith(_OLE):
        raise PackageError(Finding("workbook.locked-or-old", place))
    if suffix not in (".xlsx", ".xlsm"):
        raise PackageError(Finding("workbook.other-format", place, {"found": suffix or path.name}))
    if not raw.startswith(b"PK"):
        # A text file or a web page under Excel's name: what some systems call an export to Excel.
        raise PackageError(Finding("workbook.not-excel", place))
    return raw


def _check(package: zipfile.ZipFile, place: Place) -> None:
    entries = package.infolist()
    # A header that lies about a size is caught as well: zipfile reads no further than it says, and then misses its checksum.
    if len(entries) > MAX_PARTS or sum(e.file_size for e in entries) > MAX_CONTENT:
        raise PackageError(Finding("workbook.too-large", place, {"limit": MAX_CONTENT // 1_000_000}))
    names = [e.filename.lower() for e in entries]
    if any(e.flag_bits & 0x1 for e in entries):
        raise PackageError(Finding("workbook.locked-or-old", place))
    if len(set(names)) != len(names):
        raise PackageError(Finding("workbook.broken", place, {"reason": "part twice"}))
    if "mimetype" in names or any(n.endswith("workbook.bin") for n in names):
        raise PackageError(Finding("workbook.not-excel", place))
    if any("vbaproject" in n or "xl4macro" in n or "macrosheets/" in n for n in names):
        raise PackageError(Finding("workbook.macros", place))
    if any(n.startswith("xl/externallinks/") and n.endswith(".xml") for n in names):
        raise PackageError(Finding("workbook.external", place))
    if not any(n.startswith("xl/worksheets/") for n in names):
        raise PackageError(Finding("workbook.not-excel", place))


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class _Book:
    """One open file."""

    def __init__(self, package: zipfile.ZipFile, place: Place, most_rows: int) -> None:
        self.package, self.place, self.most_rows = package, place, most_rows
        self.room, self.text_room = MAX_CELLS, MAX_TEXT
        self.epoch = datetime.date(1899, 12, 30)

    def pages(self) -> list[Page]:
        main = next((t for kind, t in self._relations("").values() if kind.endswith(_DOCUMENT)), "xl/workbook.xml")
        relations = self._relations(main)
        listed: list[tuple[str, str, bool]] = []
        for element in self._elements(main):
            name = _local(element)
            if name == "workbookPr" and element.get("date1904") in ("1", "true"):
                self.epoch = datetime.date(1904, 1, 1)
            elif name == "sheet":
                rid = next(
                    (v for k, v in element.attrib.items() if k.rpartition("}")[2] == "id" and k.startswith("{")), ""
                )
                listed.append((str(element.get("name", "")), rid, element.get("state", "visible") != "visible"))
        by_kind = {kind.rpartition("/")[2]: target for kind, target in relations.values()}
        texts = self._shared(by_kind.get("sharedStrings"))
        styles = self._styles(by_kind.get("styles"))
        made = []
        for title, rid, hidden in listed:
            kind, target = relations.get(rid, ("", ""))
            if kind.endswith("/worksheet"):
                made.append(self._page(Page(title, hidden, self.epoch), target, texts, styles))
        return made

    def _elements(self, part: str) -> Iterator[Any]:
        """The elements of a part as they end, each let go once it was seen."""
        with self.package.open(part) as stream:
            walk = etree.iterparse(
                stream,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
            )
            first = True
            for event, element in walk:
                if first:
                    if element.getroottree().docinfo.internalDTD is not None:
                        raise PackageError(Finding("workbook.broken", self.place, {"reason": f"DOCTYPE, {part}"}))
                    first = False
                if event == "end":
                    yield element
                    if _local(element) in ("c", "row", "si", "mergeCell", "dataValidation", "conditionalFormatting"):
                        element.clear()
                        above = element.getparent()
                        while above is not None and element.getprevious() is not None:
                            del above[0]

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, _, base = part.rpartition("/")
        name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        if name not in self.package.namelist():
            return {}
        found = {}
        for element in self._elements(name):
            if _local(element) == "Relationship" and element.get("TargetMode") != "External":
                target = str(element.get("Target", ""))
                whole = PurePosixPath(target.lstrip("/")) if target.startswith("/") else PurePosixPath(folder, target)
                steps: list[str] = []
                for step in whole.parts:
                    if step == "..":
                        steps = steps[:-1]
                    elif step != ".":
                        steps.append(step)
                found[str(element.get("Id", ""))] = (str(element.get("Type", "")), "/".join(steps))
        return found

    def _shared(self, part: str | None) -> list[str]:
        if part is None:
            return []
        return [self._said(element) for element in self._elements(part) if _local(element) == "si"]

    def _said(self, element: Any) -> str:
        """The text of a string item: its runs, without the hints for pronunciation."""
        pieces = []
        for inner in element.iter():
            above = inner.getparent()
            if _local(inner) == "t" and (above is None or _local(above) != "rPh"):
                pieces.append(inner.text or "")
        text = "".join(pieces)
        self.text_room -= len(text)
        if self.text_room < 0:
            raise PackageError(Finding("workbook.too-large", self.place, {"limit": MAX_TEXT // 1_000_000}))
        return _unescaped(text)

    def _styles(self, part: str | None) -> list[Style]:
        """Per cell style whether it shows a date, a date without its day, a percentage; and its format."""
        if part is None:
            return []
        codes: dict[int, str] = {}
        made: list[Style] = []
        for element in self._elements(part):
            name = _local(element)
            if name == "numFmt":
                codes[int(element.get("numFmtId", "0"))] = str(element.get("formatCode", ""))
            elif name == "cellXfs":
                for style in element:
                    number = int(style.get("numFmtId", "0"))
                    code = codes.get(number, "")
                    made.append((*_shows(number, code), code or BUILT_IN.get(number, "")))
        return made

    def _page(self, page: Page, part: str, texts: list[str], styles: list[Style]) -> Page:
        row, column, rows = 0, 0, 0
        current = -1  # the row that cells belong to: known only when the row ends, so positions come from references
        for element in self._elements(part):
            name = _local(element)
            if name == "c":
                match = _REFERENCE.fullmatch(str(element.get("r", "")))
                if match:
                    row, column = int(match[2]), _number_of(match[1])
                else:
                    above = element.getparent()
                    row = int(above.get("r", row or 1)) if above is not None else row
                    column = column + 1 if current == row else 1
                cell = self._cell(element, f"{letters(column)}{row}", texts, styles)
                if cell is not None:
                    if row != current:
                        rows += 1
                    self.room -= 1
                    if self.room < 0 or rows > self.most_rows:
                        there = Place(self.place.source, sheet=page.title)
                        raise PackageError(Finding("workbook.too-many-rows", there, {"limit": self.most_rows}))
                    page.cells[row, column] = cell
                    page.max_row, page.max_column = max(page.max_row, row), max(page.max_column, column)
                current = row
            elif name == "row" and element.get("hidden") in _YES:
                page.hidden_rows.add(int(element.get("r", current)))
            elif name == "col" and element.get("hidden") in _YES:
                last = min(int(element.get("max", "1")), 16_384)
                page.hidden_columns |= set(range(int(element.get("min", "1")), last + 1))
            elif name == "mergeCell":
                ends = [_REFERENCE.fullmatch(p) for p in str(element.get("ref", "")).split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    page.merged.append(
                        (int(ends[0][2]), _number_of(ends[0][1]), int(ends[1][2]), _number_of(ends[1][1]))
                    )
        return page

    def _cell(self, element: Any, ref: str, texts: list[str], styles: list[Style]) -> Cell | None:
        sort, style = element.get("t", "n"), int(element.get("s", "0") or 0)
        value, formula, inline = None, False, None
        for inner in element:
            name = _local(inner)
            if name == "v":
                value = inner.text
            elif name == "f":
                formula = True
            elif name == "is":
                inline = inner
        is_date, month, percent, code = styles[style] if style < len(styles) else (False, False, False, "")
        if sort == "inlineStr":
            return _text_cell(self._said(inline) if inline is not None else "", ref, formula, code)
        if value is None:
            # An empty formula text ("") has an empty result of the sort str: that is a result.
            return Cell(Unworked, ref, formula=True) if formula and sort != "str" else None
        if sort == "s":
            return _text_cell(texts[int(value)], ref, formula, code)
        if sort == "str":
            self.text_room -= len(value)
            return _text_cell(_unescaped(value), ref, formula, code)
        if sort == "b":
            return Cell(value.strip() in ("1", "true"), ref, formula=formula)
        if sort == "e":
            return Cell(value, ref, formula=formula, error=True)
        if sort == "d":
            moment = datetime.datetime.fromisoformat(value)
            number = _counted(moment, self.epoch)
            return Cell(moment.date(), ref, formula=formula, number=number, code=code or BUILT_IN[14])
        number = _exact(value)
        if is_date and 0 < number < 3_000_000:
            day = self.epoch + datetime.timedelta(days=int(number))
            return Cell(day, ref, month=month, formula=formula, number=number, code=code)
        return Cell(number, ref, percent=percent, formula=formula, number=number, code=code)


def _unescaped(text: str) -> str:
    """`text` with the characters that Excel writes by their number (`_x000D_`); two halves of one are one."""
    if "_x" not in text:
        return text
    whole = _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def _text_cell(text: str, ref: str, formula: bool, code: str) -> Cell | None:
    return Cell(text, ref, formula=formula, code=code if "@" in code else "") if text else None


def _exact(text: str) -> Decimal:
    """The number that a cell shows in full: Excel counts in binary and shows at most fifteen figures of it."""
    number = Decimal(text.strip())
    if not number.is_finite():
        raise ValueError(text[:40])
    if len(number.as_tuple().digits) > 15:
        number = Decimal(f"{number:.15g}")
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if number == whole and abs(number) < 10**20 else number


def _counted(moment: datetime.datetime, epoch: datetime.date) -> Decimal:
    """A day and hour as the number that a cell would hold."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return Decimal((moment.date() - epoch).days) + Decimal(seconds) / 86400


def _number_of(name: str) -> int:
    made = 0
    for letter in name:
        made = made * 26 + ord(letter) - 64
    return made


def _shows(number: int, code: str) -> tuple[bool, bool, bool]:
    if not code:
        return number in _BUILT_IN_DATES, number in _MONTHS, number in _PERCENTS
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", code.lower()).split(";")[0]
    if "general" in bare or "standaard" in bare:
        return False, False, False
    day, year = "d" in bare, "y" in bare or "j" in bare
    month = "m" in bare and (day or year)
    return (day or year or month), (year and month and not day), "%" in bare
