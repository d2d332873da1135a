"""Tables read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafting.tree import Block, Cell, Column, Row, Table
from drafting.word.reader.records import Control, Para, TableRecord
from drafting.word.styles import BLOCKS
from drafting.word.writer.tables import widths

_ALIGN = {"right": "right", "end": "right", "center": "center"}
_STYLE = {role: style for style, role in BLOCKS.items()}


def table_of(record: TableRecord, caption: tuple[Any, ...], wid: str) -> Table:
    """A table node. Without a row that repeats, the first one heads it."""
    rows = [_row(cells, i == 0) for i, cells in enumerate(record.rows)]
    count = max((len(cells) for cells in record.rows), default=1)
    aligned = [_align(cell) for cell in record.rows[0]] if record.rows else []
    weights = lowest_terms(record.widths) if record.widths else [1.0] * count
    columns = tuple(
        Column(weights[i] if i < len(weights) else 1.0, aligned[i] if i < len(aligned) else "left")
        for i in range(count)
    )
    return Table(columns, rows[0] if rows else Row(()), tuple(rows[1:]), caption, record.description, wid)


def _row(cells: list[list[Any]], first: bool) -> Row:
    made = tuple(_cell(entry, first) for entry in cells)
    total = not first and any(p.role == "total-cell" for entry in cells for p in _paras(entry))
    return Row(made, total)


def _cell(entry: list[Any], first: bool) -> Cell:
    paras = list(_paras(entry))
    blocks = tuple(Block(p.inlines, "cell") for p in paras if p.inlines)
    return Cell(blocks, first or any(p.role == "header-cell" for p in paras))


def _paras(entry: Sequence[Any]) -> list[Para]:
    """The paragraphs of a cell, those of tables and controls inside it too."""
    found: list[Para] = []
    for record in entry:
        if isinstance(record, Para):
            found.append(record)
        elif isinstance(record, Control):
            found += _paras(record.records)
        else:
            found += [p for row in record.rows for cell in row for p in _paras(cell)]
    return found


def _align(entry: Sequence[Any]) -> str:
    first = next(iter(_paras(entry)), None)
    return _ALIGN.get(first.align, "left") if first else "left"


def lowest_terms(found: list[int], most: int = 240) -> list[float]:
    """The smallest whole weights that give column widths (twips): [6047, 3023] → [2, 1]."""
    total = sum(found)
    if total <= 0:
        return [1.0] * len(found)
    for whole in range(len(found), most):
        weights = [max(1, round(whole * w / total)) for w in found]
        if widths([Column(float(w)) for w in weights], total) == list(found):
            return [float(w) for w in weights]
    return [float(w) for w in found]
