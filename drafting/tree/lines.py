"""A document as lines: its paragraphs in reading order, flat, each with what is known of it.

What compares texts needs no more structure than this, and every Word file has it, whatever program saved it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafting.tree import nodes as n


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line's text that is more than words. `sort`: "value" (`key` is its dossier path), "reference" (`key` is the
    wid that it points to, `form` as in `Reference`), "cross" (a whole cross-reference, `key` the wid that is meant), "term" (`key` is the term that is defined there) or "page" (a page number)."""

    start: int
    end: int
    sort: str
    key: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph. `zone`: "body" (cover included), "note" (a footnote's text, after its line), "header" or "footer".

    `number` as Word prints it, "" where it prints none; `role` and `level` as in a Word reader's `BlockInfo`; `wids` of its
    bookmarks; `clause` ("id@version") and `part` (a wid) of the control around it; `cell` is (table, row, column), all from 0;
    `paragraph` counts the paragraphs of the file from 0 (a note has that of its line)."""

    text: str
    zone: str = "body"
    number: str = ""
    role: str = ""
    level: int | None = None
    wids: tuple[str, ...] = ()
    clause: str = ""
    part: str = ""
    cell: tuple[int, int, int] | None = None
    contents: bool = False
    bold: bool = False
    spans: tuple[Span, ...] = ()
    paragraph: int = -1


def spelled(inlines: Iterable[Any]) -> tuple[str, tuple[Span, ...], tuple[n.Footnote, ...], bool]:
    """The text of inline nodes, the spans in it, the footnotes at it, and whether all of it is bold. A line break is a space."""
    text = ""
    spans: list[Span] = []
    notes: list[n.Footnote] = []
    bold = True

    def add(words: str, heavy: bool = False) -> None:
        nonlocal text, bold
        text += words
        bold = bold and (heavy or not words.strip())

    def visit(node: Any) -> None:
        at = len(text)
        if isinstance(node, n.Text):
            add(node.text, node.bold)
        elif isinstance(node, n.Value):
            for child in node.children:
                visit(child)
            spans.append(Span(at, len(text), "value", node.path))
        elif isinstance(node, n.CrossReference):
            for piece in node.children:
                visit(piece)
            spans.append(Span(at, len(text), "cross", node.target))
        elif isinstance(node, n.Reference):
            add(node.text)
            spans.append(Span(at, len(text), "reference", node.target, node.form))
        elif isinstance(node, n.DefinedTerm):
            add(node.text, True)
            spans.append(Span(at, len(text), "term", node.term))
        elif isinstance(node, n.Footnote):
            notes.append(node)
        elif isinstance(node, n.LineBreak):
            add(" ")
        elif isinstance(node, n.Withheld):
            add(node.label)
        elif isinstance(node, n.Link):
            for child in node.children:
                visit(child)

    for node in inlines:
        visit(node)
    return text, tuple(spans), tuple(notes), bold and bool(text.strip())


def lines_of(node: Any) -> list[Line]:
    """The lines of a node and all in it, as a Word file has them: its heading, then what is inside. Signature blocks are not told."""
    made: list[Line] = []
    tables = 0
    clause = ""

    def put(inlines: tuple[Any, ...], role: str, number: str = "", wid: str = "", cell: Any = None) -> None:
        text, spans, notes, bold = spelled(inlines)
        wids = (wid,) if wid else ()
        made.append(Line(text, "body", number, role, None, wids, clause, "", cell, False, bold, spans))
        for note in notes:
            said, inside, _, _ = spelled(note.children)
            made.append(Line(said, "note", "", "footnote", spans=inside))

    def rows(table: n.Table) -> None:
        nonlocal tables
        if table.caption:
            put(table.caption, "caption", "", table.wid)
        for r, row in enumerate((table.header, *table.rows)):
            for c, cell in enumerate(row.cells):
                for block in cell.children or (n.Block(()),):
                    put(block.children, "cell", "", "", (tables, r, c))
        tables += 1

    def visit(one: Any) -> None:
        nonlocal clause
        around = clause
        # A recital goes by its own name, as it does in a file: there no control is set around one.
        clause = "" if isinstance(one, n.Recital) else getattr(one, "clause", "") or clause
        told(one)
        clause = around

    def told(one: Any) -> None:
        if isinstance(one, n.Table):
            rows(one)
        elif isinstance(one, n.BulletList):
            for entry in one.entries:
                for block in entry:
                    put(block.children, "bullet")
        elif isinstance(one, n.Block):
            if one.children:
                put(one.children, one.style)
        elif isinstance(one, n.Document):
            for child in one.body:
                visit(child)
        elif hasattr(one, "children") and hasattr(one, "wid"):
            words = getattr(one, "heading", None)
            words = getattr(one, "content", ()) if words is None else words
            if words:
                put(words, type(one).__name__.lower(), getattr(one, "num", ""), one.wid)
            for child in one.children:
                visit(child)

    visit(node)
    return made
