"""Tables whose number of columns depends on the data: their grid is set right once they are printed, as docxtpl does.

A table is marked where it holds a condition or loop over cells or rows, or spans that are computed; the marks travel in
the printed bytes and are gone once `settle` has been over them.
"""

from __future__ import annotations

import re

from jinja2 import nodes

OPEN, CLOSE = b"\x15", b"\x16"
_TABLE_EDGE = re.compile(r"<w:tbl>|</w:tbl>")
_CELL_EDGE = re.compile(r"<w:tbl>|</w:tbl>|<w:tc[ >]|</w:tc>")
_TOKENS = re.compile(rb"<w:tbl>|</w:tbl>|<w:tr[ >]|</w:tr>|<w:tc[ >]|<w:gridSpan w:val=\"(\d+)\"|<w:tblGrid>.*?</w:tblGrid>")
_COLUMN = re.compile(rb'<w:gridCol(?: [^>]*)?/>')
_WIDTH = re.compile(rb'w:w="(-?[\d.]+)"')


def mark_tables(tree: nodes.Template) -> bool:
    """Marks, in the static text of `tree`, every table; True where there are any whose grid may need settling."""
    pieces = list(tree.find_all(nodes.TemplateData))
    if not any("<w:tbl>" in piece.data for piece in pieces):
        return False
    for piece in pieces:
        if "w:tbl>" in piece.data:
            piece.data = _TABLE_EDGE.sub(
                lambda m: f"{OPEN.decode()}{m[0]}" if m[0] == "<w:tbl>" else f"{m[0]}{CLOSE.decode()}", piece.data
            )
    return True


def settle(xml: bytes) -> bytes:
    """`xml` with every marked table's grid as wide as its rows, and without the marks."""
    if OPEN not in xml:
        return xml
    out: list[list[bytes]] = [[]]
    for piece in re.split(b"([\x15\x16])", xml):
        if piece == OPEN:
            out.append([])
        elif piece == CLOSE:
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
