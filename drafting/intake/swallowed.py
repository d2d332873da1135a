"""What a sign of YAML takes from a text without a word: a quotation mark that was a letter ('s-Gravenhage), a number sign (Project #5) that
begins a comment, an ampersand (&Co) that names an anchor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from drafting.admission.bounds import Parser
from drafting.errors import Finding, Place, Severity

KEY_LINE = re.compile(r"\s*(?:-\s+)*[^\s#'\"{}\[\],][^'\"{}\[\]]*?:(?:\s|\Z)")
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?\Z")
_COMMENT = re.compile(r"\s*(#.*)")
_WORDS = re.compile(r"[^\W\d_]{2}")


def open_quote(name: str, line: int, column: int, quote: str) -> Finding:
    """The fault of a quotation mark that is not closed where the text it opens ends; line and column from 0."""
    return Finding("intake.open-quote", Place(name, line + 1, column + 1), {"quote": quote})


def unclosed(text: str, until: int) -> tuple[int, int, str] | None:
    """The line and column (from 0) of the first quotation mark, up to line `until`, that opens a value and is not closed behind its
    last word: 's-Gravenhage."""
    lines = text.split("\n")
    at = 0
    while at < min(len(lines), until):
        line = lines[at]
        if _BLOCK.search(line):
            at += 1
            while at < len(lines) and (not lines[at].strip() or _indent(lines[at]) > _indent(line)):
                at += 1
            continue
        key = re.match(r"(\s*(?:-\s+)*(?:[^\s#'\"{}\[\],][^'\"#{}\[\]]*?:\s+)?)(['\"])", line)
        if key is None or (line.lstrip()[:1] in "'\"" and re.match(r"\s*(['\"]).*?\1\s*:", line)):
            at += 1
            continue
        quote, begin = key[2], key.end()
        end = _closed(lines, at, begin, quote)
        if end is None or not re.match(r"\s*(?:\Z|#|[,\]}:])", lines[end[0]][end[1] :]):
            return at, begin - 1, quote
        if end[0] > at and any(KEY_LINE.match(more) for more in lines[at + 1 : end[0] + 1]):
            return at, begin - 1, quote
        at = end[0] + 1
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _closed(lines: list[str], at: int, begin: int, quote: str) -> tuple[int, int] | None:
    """Where the quoted text that begins there ends: line, and the column behind its quotation mark."""
    ends = re.compile(r"''|'" if quote == "'" else r'\\.|"')
    for number in range(at, len(lines)):
        for found in ends.finditer(lines[number], begin if number == at else 0):
            if found[0] == quote:
                return number, found.end()
    return None


def swallowed(text: str, name: str) -> Iterator[Finding]:
    """What a sound YAML text loses to a comment or an anchor that may have been meant as text: behind a value that is a text, or in the
    place of one. Warnings, in the order of the file."""
    lines = text.split("\n")
    anchors: dict[str, Place] = {}
    parser = Parser(text)
    try:
        event: Any = parser.get_event()
        while not isinstance(event, yaml.StreamEndEvent):
            if isinstance(event, yaml.AliasEvent):
                anchors.pop(str(event.anchor), None)
            elif isinstance(event, yaml.NodeEvent):
                if event.anchor:
                    start: Any = event.start_mark
                    anchors[event.anchor] = Place(name, start.line + 1, start.column + 1)
                if isinstance(event, yaml.ScalarEvent) and not event.style:
                    yield from _comment(event, lines, name)
            event = parser.get_event()
    finally:
        parser.dispose()
    for anchor, place in anchors.items():
        yield Finding("intake.swallowed", place, {"found": f"&{anchor}"}, Severity.WARNING)


def _comment(event: Any, lines: list[str], name: str) -> Iterator[Finding]:
    mark = event.end_mark
    line = lines[mark.line] if mark.line < len(lines) else ""
    found = _COMMENT.fullmatch(line, mark.column)
    value = str(event.value)
    # Behind a number or a key a comment is a comment; behind words it may have been one of them, and instead of a value it was one.
    if found and line.strip() != found[1] and (_WORDS.search(value) or (not value and not found[1].startswith("# "))):
        place = Place(name, mark.line + 1, line.index("#", mark.column) + 1)
        yield Finding("intake.swallowed", place, {"found": found[1][:60]}, Severity.WARNING)
