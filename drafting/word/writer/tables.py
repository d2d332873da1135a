"""Tables: a header row that repeats, rows that do not break, alternative text, widths to the text column."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafting.tree import Column, Row, Table, plain_text
from drafting.word.text import attribute
from drafting.word.writer.paragraphs import Paragraphs

WHOLE = 12
"""A table of at most so many rows is not divided over two pages."""
_LOOK = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
_RULE = '<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="auto"/></w:tcBorders>'


def widths(columns: Sequence[Column], total: int) -> list[int]:
    """The columns' widths in twips; together exactly `total`."""
    weights = [max(c.width, 0.0) for c in columns]
    whole = sum(weights) or 1.0
    edges = [0]
    running = 0.0
    for weight in weights:
        running += weight
        edges.append(round(total * running / whole))
    return [b - a for a, b in pairwise(edges)]


def table(body: Paragraphs, node: Table, indent: int, width: int) -> str:
    """A table at `indent`, `width` wide (twips), with its caption above it."""
    out = []
    if node.caption:
        ind = f'<w:ind w:left="{indent}"/>' if indent != body.indents["caption"] else ""
        out.append(body.p("caption", body.marked(body.inlines.write(node.caption), node.wid), ind, "<w:keepNext/>"))
    else:
        out.append(body.separator())
        out.append(body.marked("", node.wid))
    columns = widths(node.columns, width)
    titled = f'<w:tblCaption w:val="{attribute(plain_text(node.caption))}"/>' if node.caption else ""
    described = f'<w:tblDescription w:val="{attribute(node.description)}"/>' if node.description else ""
    out.append(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{body.styles["table"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_LOOK}{titled}{described}</w:tblPr><w:tblGrid>'
    )
    out += [f'<w:gridCol w:w="{w}"/>' for w in columns]
    out.append("</w:tblGrid>")
    aligned = ["" if c.align == "left" else f'<w:jc w:val="{c.align}"/>' for c in node.columns]
    out.append(_row(body, node.header, columns, aligned, True))
    last = len(node.rows) - 1
    whole = last < WHOLE
    out += [
        _row(body, row, columns, aligned, False, keep=i < last and (whole or i in (0, last - 1)))
        for i, row in enumerate(node.rows)
    ]
    out.append("</w:tbl>")
    return "".join(out)


def _row(body: Paragraphs, row: Row, columns: list[int], aligned: list[str], header: bool, keep: bool = False) -> str:
    """One row. `keep` holds it to the next: a short table stands on one page, and of a long one no single row is left alone
    above or below a page's end."""
    out = ["<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else "<w:tr><w:trPr><w:cantSplit/></w:trPr>"]
    held = "<w:keepNext/>" if keep else ""
    for cell, width, align in zip(row.cells, columns, aligned, strict=False):
        role = "header-cell" if header or cell.header else "total-cell" if row.total else "cell"
        blocks = [body.p(role, body.inlines.write(b.children), align, held) for b in cell.children]
        text = "".join(blocks) or body.p(role, "", align)
        out.append(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_RULE if row.total else ""}</w:tcPr>{text}</w:tc>'
        )
    out.append("</w:tr>")
    return "".join(out)
