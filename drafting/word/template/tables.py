"""Tables whose number of columns depends on the data: their grid is set right once they are printed, as docxtpl does.

Which those are is seen at compile time: a table whose rows all fit its grid whatever rows the data brings needs nothing
at filling. The others are marked; the marks travel in the printed bytes and are gone once `settle` has been over them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

OPEN, CLOSE = "\x15", "\x16"
_SCAN = re.compile(
    r"<w:tbl>|</w:tbl>|<w:tr[ >]|</w:tr>|<w:tc[ >]|</w:tc>|<w:gridCol[ /]|<w:gridSpan w:val=\"([^\"]*)\"|\{%-?\s*(\w+)"
)
_TOKENS = re.compile(
    rb"<w:tbl>|</w:tbl>|<w:tr[ >]|</w:tr>|<w:tc[ >]|<w:gridSpan w:val=\"(\d+)\"|<w:tblGrid>.*?</w:tblGrid>"
)
_COLUMN = re.compile(rb"<w:gridCol(?: [^>]*)?/>")
_WIDTH = re.compile(rb'w:w="(-?[\d.]+)"')
_OPENING = frozenset({"for", "if", "macro", "call", "filter", "block", "with"})


@dataclass(slots=True)
class _Table:
    """A table as far as it was read: its columns, its rows as (cells, columns they span, always printed)."""

    start: int
    columns: int = 0
    rows: list[tuple[int, int, bool]] = field(default_factory=list)
    cells: int = 0
    span: int = 0
    in_row: bool = False
    in_cell: bool = False
    blocks: int = 0  # conditions and loops open around the row
    inner: int = 0  # and within the cell
    varies: bool = False

    @property
    def fits(self) -> bool:
        if self.varies:
            return False
        if any(cells > self.columns or span > self.columns for cells, span, _ in self.rows):
            return False
        return all(span == self.columns for _, span, _ in self.rows) or any(
            always and span == self.columns for _, span, always in self.rows
        )

    @property
    def steady(self) -> bool:
        return not self.varies and all(always for *_, always in self.rows)


def mark_tables(text: str) -> tuple[str, bool]:
    """A part in Jinja's terms with marks around the tables whose grid depends on the data, and whether there are any.

    Tables that never change but do not fit their grid are set right here.
    """
    if "<w:tbl>" not in text:
        return text, False
    open_tables: list[_Table] = []
    edits: list[tuple[int, int, str]] = []
    marked = False
    for token in _SCAN.finditer(text):
        word = token[0]
        if word == "<w:tbl>":
            open_tables.append(_Table(token.start()))
            continue
        if not open_tables:
            continue
        table = open_tables[-1]
        if word != "</w:tbl>":
            _read(table, word, token)
            continue
        open_tables.pop()
        if table.fits:
            continue
        if table.steady and not any(start > table.start for start, *_ in edits):
            piece = text[table.start : token.end()]
            edits.append((table.start, token.end(), _settled(piece.encode()).decode()))
            continue
        marked = True
        edits += [(table.start, table.start, OPEN), (token.end(), token.end(), CLOSE)]
    out, done = [], 0
    for start, end, new in sorted(edits, key=lambda e: (e[0], e[1])):
        if start < done:
            continue  # inside a table that was set right as a whole
        out += [text[done:start], new]
        done = end
    return "".join([*out, text[done:]]), marked


def _read(table: _Table, word: str, token: re.Match[str]) -> None:
    if word.startswith("<w:gridCol"):
        table.columns += not table.in_row
    elif word.startswith("<w:tr"):
        table.in_row, table.cells, table.span = True, 0, 0
    elif word == "</w:tr>":
        table.in_row = False
        table.rows.append((table.cells, table.span, table.blocks == 0))
    elif word.startswith("<w:tc"):
        table.in_cell, table.inner = True, 0
        table.cells += 1
        table.span += 1
    elif word == "</w:tc>":
        table.in_cell = False
        table.varies |= table.inner != 0
    elif word.startswith("<w:gridSpan"):
        if token[1].isdigit():
            table.span += int(token[1]) - 1
        else:
            table.varies = True
    else:
        _block(table, token[2])


def _block(table: _Table, name: str) -> None:
    step = 1 if name in _OPENING else -1 if name.startswith("end") and name[3:] in _OPENING else 0
    if table.in_cell:
        table.inner += step
        table.varies |= table.inner < 0
    elif table.in_row:
        table.varies = True
    else:
        table.blocks += step
        table.varies |= table.blocks < 0


def settle(xml: bytes) -> bytes:
    """`xml` with every marked table's grid as wide as its rows, and without the marks."""
    out: list[list[bytes]] = [[]]
    for piece in re.split(b"([\x15\x16])", xml):
        if piece == b"\x15":
            out.append([])
        elif piece == b"\x16":
            if len(out) > 1:
                table = b"".join(out.pop())
                out[-1].append(_settled(table))
        else:
            out[-1].append(piece)
    return b"".join(b"".join(level) for level in out)


def _settled(table: bytes) -> bytes:
    depth = cells = span = 0
    most_cells = most_span = 0
    grid: tuple[int, int] | None = None
    for token in _TOKENS.finditer(table):
        word = token[0]
        if word == b"<w:tbl>":
            depth += 1
        elif word == b"</w:tbl>":
            depth -= 1
        elif depth != 1:
            continue
        elif word.startswith(b"<w:tblGrid"):
            grid = grid or token.span()
        elif word.startswith(b"<w:tr"):
            cells = span = 0
        elif word.startswith(b"<w:tc"):
            cells += 1
            span += 1
        elif word.startswith(b"<w:gridSpan"):
            span += int(token[1]) - 1
        else:
            most_cells, most_span = max(most_cells, cells), max(most_span, span)
    if grid is None:
        return table
    columns = _COLUMN.findall(table, *grid)
    fixed = _columns(columns, most_cells, most_span)
    if fixed == columns:
        return table
    return table[: grid[0]] + b"<w:tblGrid>" + b"".join(fixed) + b"</w:tblGrid>" + table[grid[1] :]


def _columns(columns: list[bytes], cells: int, span: int) -> list[bytes]:
    widths = [float(w[1]) if (w := _WIDTH.search(c)) else 0.0 for c in columns]
    if cells > len(columns) and sum(widths) > 0:
        # The table keeps its width: the old columns make room.
        average = sum(widths) / cells
        factor = len(columns) / cells
        widths = [float(int(w * factor)) for w in widths] + [float(int(average))] * (cells - len(columns))
        columns = [b'<w:gridCol w:w="%d"/>' % int(w) for w in widths]
    if 0 < span < len(columns):
        extra = int(sum(widths[span:]) / span)
        columns = [b'<w:gridCol w:w="%d"/>' % int(w + extra) for w in widths[:span]]
    return columns
