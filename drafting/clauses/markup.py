"""Clause markup into parts: markers decide levels, attributes are taken off, inline marks become nodes.

The text has been through Jinja; every value in it is a token (`START` number `END`), so that no value can be read
as markup. The format is docs/clauses.md.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from drafting import locale
from drafting.clauses.parts import Part
from drafting.tree import Footnote, Text, Value, plain_text

START, END = "\ue000", "\ue001"

_TOKEN = re.compile(f"{START}(\\d+){END}")
_LID = re.compile(r"\d{1,3}\.\s+")
_ITEM = re.compile(r"[a-z]{1,2}\.\s+")
_SUBITEM = re.compile(r"\d{1,3}°\.?\s+")
_RECITAL = re.compile(r"[A-Z]\.\s+")
_BULLET = re.compile(r"-\s+")
_SECTION = re.compile(r"(#{3,6})\s+")
_RULE = re.compile(r"\|(\s*:?-+:?\s*\|)+\s*$")
_ATTRIBUTES = re.compile(r"\s*\{:\s*([^{}]*)\}\s*$")
_LIST_END = re.compile(r"\s*\{(and|or)\}\s*$")
_ALONE = {"{definitions}": "definitions", "{contents}": "contents", "{pagebreak}": "pagebreak"}

LEVELS = ((_SUBITEM, "subitem"), (_LID, "lid"), (_ITEM, "item"), (_BULLET, "bullet"))


class MarkupError(Exception):
    """A line that cannot be read; `line` counts from 0 within the text."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def parse(text: str, role: str, lang: str, tokens: Sequence[Sequence[Any]]) -> list[Part]:
    """The parts of a rendered clause text; `tokens` holds the inline nodes of each value token. Raises MarkupError."""
    return _Structure(role, lang, tokens).read(text)


class _Structure:
    """Reads lines into a forest of parts, keeping the open lid and item to hang the next one under."""

    def __init__(self, role: str, lang: str, tokens: Sequence[Sequence[Any]]) -> None:
        self.role, self.lang, self.tokens = role, lang, tokens
        self.root: list[Part] = []
        self.lid: Part | None = None
        self.item: Part | None = None
        self.table: Part | None = None
        self.texts: list[tuple[Part, list[str]]] = []

    def read(self, text: str) -> list[Part]:
        current: list[str] | None = None
        for number, raw in enumerate(text.split("\n")):
            line = raw.strip()
            if not line:
                current = self.table = None
                continue
            if line.startswith(("{: table", "{: chart")):
                self._open_table(line, number)
                current = None
            elif line.startswith("|"):
                self._row(line, number)
                current = None
            elif line in _ALONE:
                self._add(Part(_ALONE[line], line=number), self.root)
                current = None
            elif (opened := self._open(line, number)) is not None:
                current = opened
            elif current is not None:
                current.append(line)
            else:
                current = self._block(line, len(raw) - len(raw.lstrip()), number)
        for part, lines in self.texts:
            self._finish(part, " ".join(lines))
        _punctuate(self.root, self.lang)
        return self.root

    def _open(self, line: str, number: int) -> list[str] | None:
        """Opens the part that a marker at the start of `line` announces; None where there is no marker."""
        if match := _SECTION.match(line):
            self.lid = self.item = None
            part = Part("section", depth=len(match[1]) - 1, line=number)
            return self._start(part, self.root, line[match.end() :])
        if self.role == "recital" and (match := _RECITAL.match(line)):
            self.item = None
            self.lid = Part("recital", line=number)
            return self._start(self.lid, self.root, line[match.end() :])
        for pattern, level in LEVELS:
            match = pattern.match(line)
            if match is None:
                continue
            part = Part(level, line=number)
            if level == "lid":
                part.level = "party" if self.role == "parties" else "lid"
                self.lid, self.item = part, None
                home = self.root
            elif level == "item":
                self.item = part
                home = self.lid.children if self.lid else self.root
            elif level == "subitem":
                if self.item is None:
                    raise MarkupError(number, "1° zonder onderdeel erboven / 1° without an item above it")
                home = self.item.children
            else:
                home = self.root
            return self._start(part, home, line[match.end() :])
        return None

    def _start(self, part: Part, home: list[Part], text: str) -> list[str]:
        self._add(part, home)
        lines = [text]
        self.texts.append((part, lines))
        return lines

    def _add(self, part: Part, home: list[Part]) -> None:
        home.append(part)

    def _block(self, line: str, indent: int, number: int) -> list[str]:
        if self.role == "recital" and not self.root:
            self.lid = Part("recital", line=number)
            return self._start(self.lid, self.root, line)
        inside = indent >= 2 and self.lid is not None
        part = Part("block", style="continuation" if inside else "body", line=number)
        if not inside:
            self.lid = self.item = None
        home = self.lid.children if inside and self.lid else self.root
        return self._start(part, home, line)

    def _open_table(self, line: str, number: int) -> None:
        match = _ATTRIBUTES.search(line)
        if match is None:
            raise MarkupError(number, "{: table …} of {: chart …} is niet gesloten / is not closed")
        self.table = Part("table", line=number)
        sort, *words = _split(match[1])
        self.table.attributes = {"sort": sort} | dict(self._plain(word).split("=", 1) for word in words if "=" in word)
        home = self.lid.children if self.lid is not None else self.root
        home.append(self.table)

    def _plain(self, text: str) -> str:
        """A caption or description with its values as words: neither holds controls."""
        return _TOKEN.sub(lambda m: plain_text(tuple(self.tokens[int(m[1])])), text)

    def _row(self, line: str, number: int) -> None:
        if self.table is None:
            self.table = Part("table", line=number)
            self.root.append(self.table)
        if _RULE.match(line):
            return
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        self.table.rows.append([self._inline(cell) for cell in cells])
        if len(cells) != len(self.table.rows[0]):
            raise MarkupError(number, f"{len(cells)} ≠ {len(self.table.rows[0])} cellen / cells")

    def _finish(self, part: Part, text: str) -> None:
        if match := _ATTRIBUTES.search(text):
            text = text[: match.start()]
            for word in _split(match[1]):
                if word.startswith("#"):
                    part.label = word[1:]
                elif "=" in word:
                    key, _, value = word.partition("=")
                    part.attributes[key] = value
                else:
                    raise MarkupError(part.line, f"attribuut '{word}' / attribute '{word}'")
        if match := _LIST_END.search(text):
            text = text[: match.start()].rstrip(" ;,.")
            part.attributes["list"] = match[1]
        part.content = self._inline(text)

    def _inline(self, text: str) -> list[Any]:
        return inline(text, self.lang, self.tokens)


def _punctuate(parts: list[Part], lang: str) -> None:
    """Puts `;`, `; en` and `.` after the entries of lists that ask for it (Aanwijzingen voor de regelgeving 3.59)."""
    for i, part in enumerate(parts):
        _punctuate(part.children, lang)
        word = part.attributes.pop("list", "")
        if not word:
            continue
        siblings = [p for p in _same_list(parts[i + 1 :], part.level) if p.level == part.level]
        end = locale.get(lang).list_end(len(siblings), word)
        host = part
        while host.children and host.children[-1].level in ("item", "subitem"):
            host = host.children[-1]
        if host is part:
            part.content.append(Text(end))


@lru_cache(maxsize=20_000)
def _split(text: str) -> tuple[str, ...]:
    """The words of attributes, quoted as in a shell; the same few hundred come back with every document."""
    return tuple(shlex.split(text))


_BREAKS = {"section", "table", "lid", "block"}


def _same_list(following: list[Part], level: str) -> list[Part]:
    """What still belongs to a list of `level`: a heading, a table or a text of its own ends a list of onderdelen or bullets."""
    if level not in ("item", "subitem", "bullet"):
        return following
    end = next((i for i, p in enumerate(following) if p.level in _BREAKS), len(following))
    return following[:end]


_INLINE = re.compile(f"{START}\\d+{END}|\\*\\*|\\*|\\^\\[|\\]")


def inline(text: str, lang: str, tokens: Sequence[Sequence[Any]]) -> list[Any]:
    """Inline marks, value tokens and plain text of `text` as nodes."""
    nodes, _ = _span(text, 0, lang, tokens, "", False, False)
    return nodes


def _span(
    text: str, at: int, lang: str, tokens: Sequence[Sequence[Any]], closing: str, bold: bool, italic: bool
) -> tuple[list[Any], int]:
    nodes: list[Any] = []
    while at < len(text):
        match = _INLINE.search(text, at)
        if match is None:
            nodes.extend(literal(text[at:], lang, bold, italic))
            return nodes, len(text)
        if match.start() > at:
            nodes.extend(literal(text[at : match.start()], lang, bold, italic))
        mark, at = match[0], match.end()
        if mark[0] == START:
            nodes.extend(_marked(node, bold, italic) for node in tokens[int(mark[1:-1])])
        elif mark == "**":
            bold = not bold
        elif mark == "*":
            italic = not italic
        elif mark == "^[":
            inner, at = _span(text, at, lang, tokens, "]", False, False)
            nodes.append(Footnote(tuple(inner)))
        elif closing == "]":
            return nodes, at
        else:
            nodes.append(Text(mark, bold, italic))
    return nodes, at


def _marked(node: Any, bold: bool, italic: bool) -> Any:
    """A node of a value in the appearance of the text around it."""
    if not (bold or italic):
        return node
    if isinstance(node, Text):
        return replace(node, bold=node.bold or bold, italic=node.italic or italic)
    if isinstance(node, Value):
        return replace(node, children=tuple(_marked(child, bold, italic) for child in node.children))
    return node


@lru_cache(maxsize=20_000)
def literal(text: str, lang: str, bold: bool = False, italic: bool = False) -> tuple[Text, ...]:
    """Plain text as runs: real subscripts in chemical formulas, non-breaking spaces and curled quotes in place."""
    return tuple(
        Text(piece.text, bold, italic or piece.italic, piece.position, piece.lang)
        for piece in locale.get(lang).running(text)
    )
