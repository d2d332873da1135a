"""A Word file as lines (`drafting.tree.lines`): its paragraphs, notes, headers and footers, flat, and its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from drafting.tree.lines import Line, Span, spelled
from drafting.word.package.opening import Package, open_package
from drafting.word.reader.properties import custom
from drafting.word.reader.records import Control, Para, TableRecord, read_records
from drafting.word.styles import W, value
from drafting.word.writer.document import KIND

PAGE = "#"
"""What stands for a page number or count in the text of a header or footer."""
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment: by whom, its text, and the paragraph of the file (from 0) that it stands at, -1 where it stands at none."""

    author: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class FileLines:
    """What a file says, flat. `kind` is the outline that it was made of, "" where it is none of ours; `lang` its language."""

    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...]
    kind: str
    lang: str


def read_lines(source: str | Path | bytes, name: str = "") -> FileLines:
    """The lines of a Word file, tracked changes read as accepted. Raises PackageError for a file that cannot be read safely."""
    package = open_package(source, name)
    records = read_records(package)
    lines = [*_body([*records.cover, *records.body, *records.after]), *_edges(package)]
    lang = "en" if records.sheet.lang.casefold().startswith("en") else "nl"
    return FileLines(tuple(lines), tuple(_remarks(package)), custom(package).get(KIND, ""), lang)


# ---------------------------------------------------------------- the text


def _body(entries: list[Any]) -> Iterator[Line]:
    count = 0
    tables = 0

    def visit(
        records: list[Any], clause: str, part: str, cell: tuple[int, int, int] | None, inherited: tuple[str, ...]
    ) -> Iterator[Line]:
        nonlocal count, tables
        for record in records:
            if isinstance(record, Control):
                prefix, _, key = record.tag.partition(":")
                inner_clause = key if prefix == "clause" else clause
                inner_part = key if prefix == "part" else part
                yield from visit(record.records, inner_clause, inner_part, cell, inherited + record.wids)
                inherited = ()
            elif isinstance(record, TableRecord):
                number, tables = tables, tables + 1
                wids = inherited + record.wids
                for r, row in enumerate(record.rows):
                    for c, entry in enumerate(row):
                        # Of a table in a cell the outer place counts: its rows are lines of that cell.
                        yield from visit(entry, clause, part, cell or (number, r, c), wids)
                        wids = ()
                inherited = ()
            elif isinstance(record, Para):
                yield from _of(record, clause, part, cell, inherited, count)
                inherited = ()
                count += 1

    yield from visit(entries, "", "", None, ())


def _of(
    para: Para, clause: str, part: str, cell: tuple[int, int, int] | None, inherited: tuple[str, ...], count: int
) -> Iterator[Line]:
    text, spans, notes, bold = spelled(para.inlines)
    level = None if para.outline is None else para.outline + 1
    number = para.label.text if para.label and para.label.form != "bullet" else ""
    wids = inherited + para.wids
    yield Line(text, "body", number, para.role, level, wids, clause, part, cell, para.in_toc, bold, spans, count)
    for note in notes:
        said, inside, _, _ = spelled(note.children)
        yield Line(said, "note", "", "footnote", None, (), clause, part, None, False, False, inside, count)


# ---------------------------------------------------------------- headers and footers


def _edges(package: Package) -> Iterator[Line]:
    relationships = package.relationships(package.main).values()
    for relationship in sorted(relationships, key=lambda r: r.target):
        zone = relationship.type.rpartition("/")[2]
        if zone not in ("header", "footer") or relationship.target not in package.parts:
            continue
        for paragraph in package.xml(relationship.target).iter(f"{W}p"):
            if next(paragraph.iterancestors("{*}Fallback"), None) is None:
                text = _Edge().read(paragraph)
                spans = tuple(Span(m.start(), m.end(), "page") for m in re.finditer(PAGE, text))
                if text.strip():
                    yield Line(text, zone, spans=spans)


class _Edge:
    """The words of one paragraph of a header or footer, page fields as `PAGE`."""

    def __init__(self) -> None:
        self.said = ""
        self.fields: list[list[Any]] = []  # code, whether its result has begun

    def read(self, paragraph: etree._Element) -> str:
        self._into(paragraph)
        return self.said

    def _hidden(self) -> bool:
        return any(not shown or _PAGE_FIELD.match(code) for code, shown in self.fields)

    def _into(self, node: etree._Element) -> None:
        for child in node:
            tag = child.tag
            if tag in (f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}p"):
                continue
            if tag == f"{W}fldSimple" and _PAGE_FIELD.match(value(child, "instr")):
                self.said += PAGE
            elif tag == f"{W}fldChar":
                self._mark(value(child, "fldCharType"))
            elif tag == f"{W}instrText":
                if self.fields:
                    self.fields[-1][0] += child.text or ""
            elif tag in (f"{W}tab", f"{W}ptab", f"{W}br", f"{W}cr"):
                parent = child.getparent()
                if parent is not None and parent.tag == f"{W}r" and not self._hidden():
                    self.said += " "
            elif tag == f"{W}t":
                if not self._hidden():
                    self.said += child.text or ""
            elif isinstance(tag, str):
                self._into(child)

    def _mark(self, which: str) -> None:
        if which == "begin":
            self.fields.append(["", False])
        elif which == "separate" and self.fields:
            self.fields[-1][1] = True
        elif which == "end" and self.fields:
            code, _ = self.fields.pop()
            if _PAGE_FIELD.match(code):
                self.said += PAGE


# ---------------------------------------------------------------- comments


def _remarks(package: Package) -> Iterator[Remark]:
    target = next((r.target for r in package.relationships(package.main).values() if r.type.endswith("/comments")), "")
    if target not in package.parts:
        return
    at = _anchors(package)
    for comment in package.xml(target).iter(f"{W}comment"):
        said = "\n".join("".join(str(t.text or "") for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")).strip()
        yield Remark(value(comment, "author"), said, at.get(value(comment, "id"), -1))


def _anchors(package: Package) -> dict[str, int]:
    """For each comment the paragraph that it begins in, counted as `read_lines` counts."""
    found: dict[str, int] = {}
    marks = (f"{W}commentRangeStart", f"{W}commentReference", f"{W}commentRangeEnd")
    count = -1
    body = package.xml(package.main).find(f"{W}body")
    for node in body.iter(f"{W}p", *marks) if body is not None else ():
        if node.tag == f"{W}p":
            count += 1 if next(node.iterancestors("{*}Fallback"), None) is None else 0
        else:
            inside = next(node.iterancestors(f"{W}p"), None) is not None
            found.setdefault(value(node, "id"), count if inside else count + 1)
    return found
