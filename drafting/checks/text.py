"""Lines to look at, from plain text (also with the marks of Markdown or HTML) or from a document tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from drafting import tree as t
from drafting.checks.rule import TextLine

_NOTE = re.compile(r"\[(\d{1,3}):\s+(.*?)\](?=\s|$|\[|[.,;])")
_MARK = re.compile(r"\[footnoteRef:\d+\]|\[bookmark:[^\]]*\]")
# What is set as code in Markdown is no prose.
_CODE = re.compile(r"`[^`\n]+`")
_HTML = re.compile(r"</?(?:sub|sup|b|i|em|strong|br|p|span|u|a|meta)\b[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")
_STRONG = re.compile(r"(\*{1,3}|_{2,3})(?=\S)(.+?)(?<=\S)\1")
# "1.  ", "a. ", "3°.  ", "- ": how far a text stands from its number says nothing.
_LEAD = re.compile(r"^\s*(?:(\d{1,3}[.)]|[a-z]{1,2}[.)]|\d{1,2}°\.?|[-–•*])\s+)?")
_SMALL_START = re.compile(r"^\s*(?:[a-zà-ÿ]{2,}|[a-z] [a-z]|[(“][a-z])(?!\))")
_LISTED = re.compile(r"^(?:\d{1,3}[.)]|[a-z][.)]|[-–−•*]|(?:Artikel|Article|Bijlage|Annex|Nr\.|Den Haag))\s")
_HEADING = re.compile(r"^\s*(#{1,6})\s*")


def lines_of_text(text: str) -> tuple[TextLine, ...]:
    """The lines of a plain text. Notes that stand in it as `[8:  …]`, as converters write them, become lines of their own;
    marks of notes, bookmarks, Markdown and HTML are taken out; rows of a Markdown table become cells."""
    found: list[TextLine] = []
    for number, raw in _unwrapped(text.lstrip("\ufeff").split("\n")):
        notes = [(m[1], m[2]) for m in _NOTE.finditer(raw)]
        line = _MARK.sub("", _NOTE.sub("", raw)).rstrip()
        marked = _HEADING.match(line)
        line = _plain(line[marked.end() :] if marked else line)
        if line.count("|") >= 2 and line.lstrip().startswith("|"):
            cells = [c.strip() for c in line.strip().strip("|").split("|")]
            found += [TextLine(c, "", "cell", line=number) for c in cells if c.strip("-: ")]
        elif line.strip():
            heading = bool(marked) or (len(line) < 90 and not line.endswith((".", ":", ",", ";", " en", " of")))
            found.append(TextLine(line, "", "heading" if heading else "text", line=number))
        found += [TextLine(note, f"voetnoot {k}", "note", line=number) for k, note in notes]
    return tuple(found)


def _unwrapped(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs with the number of their first line. In a text whose lines end at a width, as converters make them, a
    line goes on where the next begins with a small letter, or where it is long and ends no sentence."""
    following = list(pairwise(lines))
    wrapped = sum(bool(a.strip()) and _SMALL_START.match(b) is not None for a, b in following)
    if (
        max((len(line) for line in lines), default=0) > 160
        or wrapped < 5
        or wrapped * 5 < sum(bool(a.strip() and b.strip()) for a, b in following)
    ):
        yield from enumerate(lines, 1)
        return
    width = sorted(len(line.rstrip()) for line in lines if line.strip())[-max(1, len(lines) // 10)]
    start, paragraph = 1, ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        previous = lines[number - 2].rstrip() if number > 1 else ""
        full = len(previous) > 0.75 * width and not previous.endswith((".", ":", "?", "!", ";"))
        goes_on = paragraph and text and previous and (_SMALL_START.match(line) or (full and not _LISTED.match(text)))
        if goes_on:
            cut = (
                re.search(r"[a-zà-ÿ]-$", paragraph) and not re.match(r"(?:en|of|and|or)\b", text) and text[0].islower()
            )
            paragraph = paragraph[:-1] + text if cut else f"{paragraph} {text}"
            continue
        yield start, paragraph
        start, paragraph = number, text
    yield start, paragraph


def _plain(line: str) -> str:
    """Without marks; one space after a number at the start, so that two say nothing of the author."""
    bare = _HTML.sub("", _CODE.sub("", line))
    if bare != line:
        bare = re.sub(r" {2,}", " ", bare)
    line = _STRONG.sub(r"\2", _LINK.sub(r"\1", bare))
    lead = _LEAD.match(line)
    return line if lead is None else (f"{lead[1]} " if lead[1] else "") + line[lead.end() :]


def lines_of_tree(document: t.Document) -> tuple[TextLine, ...]:
    """The lines of a document, each with its place ("artikel 5, lid 2")."""
    return tuple(_lines(document.body, "", {"notes": 0}))


def _lines(nodes: tuple[Any, ...], place: str, state: dict[str, int]) -> Iterator[TextLine]:
    for node in nodes:
        if isinstance(node, t.Article | t.Annex | t.Chapter | t.Section):
            label = {t.Article: "artikel", t.Annex: "bijlage", t.Chapter: "hoofdstuk", t.Section: ""}[type(node)]
            here = f"{label} {node.num}".strip() or t.plain_text(node.heading) or place
            yield TextLine(t.plain_text(node.heading), here, "heading", num=node.num)
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
            yield TextLine(t.plain_text(node.content), here, num=getattr(node, "num", ""))
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
