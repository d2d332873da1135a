"""Lines to look at, from plain text or from a document tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafting import tree as t
from drafting.checks.rule import TextLine

_NOTE = re.compile(r"\[(\d+):\s*(.*?)\]\s*(?=\[\d+:|$)")
_MARK = re.compile(r"\[footnoteRef:\d+\]|\[bookmark:[^\]]*\]")


def lines_of_text(text: str) -> tuple[TextLine, ...]:
    """The lines of a plain text. Notes that stand in it as `[8:  …]`, as converters write them, become lines of their own;
    marks of notes and bookmarks are taken out."""
    found: list[TextLine] = []
    for number, raw in enumerate(text.split("\n"), 1):
        notes = [(m[1], m[2]) for m in _NOTE.finditer(raw)]
        line = _MARK.sub("", _NOTE.sub("", raw)).rstrip("\r")
        if line.strip():
            heading = len(line) < 90 and not line.rstrip().endswith((".", ":", ",", ";"))
            found.append(TextLine(line, "", "heading" if heading else "text", line=number))
        found += [TextLine(note, f"voetnoot {k}", "note", line=number) for k, note in notes]
    return tuple(found)


def lines_of_tree(document: t.Document) -> tuple[TextLine, ...]:
    """The lines of a document, each with its place ("artikel 5, lid 2")."""
    return tuple(_lines(document.body, "", {"notes": 0}))


def _lines(nodes: tuple[Any, ...], place: str, state: dict[str, int]) -> Iterator[TextLine]:
    for node in nodes:
        if isinstance(node, t.Article | t.Annex | t.Chapter | t.Section):
            label = {t.Article: "artikel", t.Annex: "bijlage", t.Chapter: "hoofdstuk", t.Section: ""}[type(node)]
            here = f"{label} {node.num}".strip() or t.plain_text(node.heading) or place
            yield TextLine(t.plain_text(node.heading), here, "heading")
            yield from _notes(node.heading, here, state)
            yield from _lines(node.children, here, state)
        elif isinstance(node, t.Preamble | t.Signatures):
            here = t.plain_text(node.heading) or place
            if node.heading:
                yield TextLine(t.plain_text(node.heading), here, "heading")
            yield from _lines(getattr(node, "children", ()) or getattr(node, "lead", ()), here, state)
        elif isinstance(node, t.Paragraph | t.Item | t.SubItem | t.Party | t.Recital | t.Definition):
            number = getattr(node, "num", "").rstrip(".")
            here = f"{place}, {number}" if number and place else place or number
            yield TextLine(t.plain_text(node.content), here)
            yield from _notes(node.content, here, state)
            yield from _lines(node.children, here, state)
        elif isinstance(node, t.Table):
            for row in (node.header, *node.rows):
                for cell in row.cells:
                    for block in cell.children:
                        yield TextLine(t.plain_text(block.children), place, "cell")
        elif isinstance(node, t.BulletList):
            for entry in node.entries:
                yield from _lines(entry, place, state)
        elif isinstance(node, t.Block):
            yield TextLine(t.plain_text(node.children), place)
            yield from _notes(node.children, place, state)


def _notes(nodes: tuple[Any, ...], place: str, state: dict[str, int]) -> Iterator[TextLine]:
    for node in nodes:
        if isinstance(node, t.Footnote):
            state["notes"] += 1
            yield TextLine(t.plain_text(node.children), f"voetnoot {state['notes']}", "note")
