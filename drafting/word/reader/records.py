"""The first step of reading: a Word file as typed records, in reading order. No structure yet, and no XML any more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from drafting.tree import Chart, Text, plain_text
from drafting.word.package.opening import Package
from drafting.word.reader.charts import read_chart
from drafting.word.reader.inlines import InlineReader
from drafting.word.reader.numbers import Label, Numbers, read_numbers
from drafting.word.styles import STYLES, Sheet, W, is_on, left_indent, number, read_sheet, value
from drafting.word.text import BODY_BOOKMARK, wid_of_bookmark

_ROLES = {name.casefold(): role for role, name in STYLES.items()}


@dataclass(slots=True)
class Para:
    """A Word paragraph. `role` is that of its style, "" for a style that is not ours; `indent` in twips."""

    role: str
    style: str
    inlines: tuple[Any, ...]
    label: Label | None = None
    indent: int = 0
    outline: int | None = None
    wids: tuple[str, ...] = ()
    page_break: bool = False
    break_after: bool = False
    align: str = ""
    toc: str = ""
    in_toc: bool = False
    chart: Chart | None = None
    drawings: tuple[str | None, ...] = ()
    keep_next: bool = False
    boxed: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return plain_text(self.inlines)


@dataclass(slots=True)
class TableRecord:
    """A table: cells are lists of records. `header` says which rows repeat as header rows."""

    rows: list[list[list[Any]]]
    header: list[bool]
    widths: list[int]
    indent: int
    caption: str
    description: str
    merged: bool
    wids: tuple[str, ...] = ()


@dataclass(slots=True)
class Control:
    """A content control around blocks."""

    tag: str
    title: str
    records: list[Any]
    wids: tuple[str, ...] = ()


@dataclass(slots=True)
class Records:
    """A whole file: what stands before the body, the body, and what checks want to know of the file."""

    cover: list[Any]
    body: list[Any]
    after: list[Any]
    sheet: Sheet
    cover_values: list[tuple[str, str]] = field(default_factory=list)
    paragraph_level: str = ""


@dataclass(frozen=True, slots=True)
class BlockInfo:
    """What is to be known of one Word paragraph.

    `index` counts from 0; `level` is the heading level from 1, None for text; `number` as Word prints it; `wid` and `clause`
    say which node of ours it is, "" where it is none; `cell` says whether it stands in a table, `header_row` whether in a
    row that repeats; `drawings` are the alternative texts of its pictures and charts, None for one without.
    """

    index: int
    text: str
    style: str
    role: str
    level: int | None
    number: str
    wid: str
    clause: str
    cell: bool
    header_row: bool
    align: str
    page_break: bool
    keep_next: bool
    in_contents: bool
    in_text_box: bool
    drawings: tuple[str | None, ...]


def infos(records: Records) -> Iterator[BlockInfo]:
    """The paragraphs of a file as `BlockInfo`."""

    def visit(entries: list[Any], clause: str, cell: bool, header: bool) -> Iterator[tuple[Para, str, bool, bool]]:
        for record in entries:
            if isinstance(record, Control):
                inner = record.tag.removeprefix("clause:") if record.tag.startswith("clause:") else clause
                yield from visit(record.records, inner, cell, header)
            elif isinstance(record, TableRecord):
                for is_header, row in zip(record.header, record.rows, strict=True):
                    for entry in row:
                        yield from visit(entry, clause, True, is_header)
            else:
                yield record, clause, cell, header

    for index, (para, clause, cell, header) in enumerate(
        visit([*records.cover, *records.body, *records.after], "", False, False)
    ):
        level = None if para.outline is None else para.outline + 1
        label = para.label.text if para.label else ""
        wid = para.wids[0] if para.wids else ""
        yield BlockInfo(
            index, para.text, para.style, para.role, level, label, wid, clause, cell, header, para.align,
            para.page_break, para.keep_next, para.in_toc, para.boxed, para.drawings,
        )  # fmt: skip


def read_records(package: Package) -> Records:
    """The records of a file. Raises PackageError where a part is no sound XML."""
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts = {
            r.type.rpartition("/")[2]: r.target for r in package.relationships(package.main).values() if not r.external
        }
        styles, lists = self._part("styles"), self._part("numbering")
        self.sheet = read_sheet(styles) if styles is not None else Sheet()
        self.numbers: Numbers = read_numbers(lists)
        self.inlines = InlineReader(package, self.sheet, {k: self.parts.get(k, "") for k in ("footnotes", "endnotes")})
        self.pending: list[str] = []
        self.paragraph_level = ""

    def _part(self, kind: str) -> etree._Element | None:
        target = self.parts.get(kind)
        return self.package.xml(target) if target in self.package.parts else None

    def read(self) -> Records:
        root = self.package.xml(self.package.main)
        body = root.find(f"{W}body")
        zones: list[list[Any]] = [[], [], []]
        ours = any(value(b, "name") == BODY_BOOKMARK for b in root.iter(f"{W}bookmarkStart"))
        zone, number_of_body = (0 if ours else 1), ""
        for child in body if body is not None else ():
            for mark in child.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
                if value(mark, "name") == BODY_BOOKMARK:
                    zone, number_of_body = 1, value(mark, "id")
            self._block(child, zones[zone])
            if any(value(m, "id") == number_of_body for m in child.iter(f"{W}bookmarkEnd")) and number_of_body:
                zone = 2
        records = Records(zones[0], zones[1], zones[2], self.sheet, self._cover_values(root))
        records.paragraph_level = self._paragraph_level()
        return records

    def _paragraph_level(self) -> str:
        """The text of the level that numbers leden: it says which numbering scheme the document has."""
        style = self.sheet.by_id.get(self.sheet.id_of(STYLES["paragraph"]) or "")
        lvl = self.numbers.level(style.num_id, style.level) if style else None
        return lvl.text if lvl else ""

    def _cover_values(self, root: etree._Element) -> list[tuple[str, str]]:
        """The values that a frame printed in controls tagged `cover:<key>`, of the text first, then headers and footers."""
        roots = [root]
        for relationship in sorted(self.package.relationships(self.package.main).values(), key=lambda r: r.target):
            if relationship.type.endswith(("/header", "/footer")) and relationship.target in self.package.parts:
                roots.append(self.package.xml(relationship.target))
        found = []
        for part in roots:
            for control in part.iter(f"{W}sdt"):
                tag = value(control.find(f"{W}sdtPr/{W}tag"))
                if tag.startswith("cover:"):
                    found.append(
                        (tag.removeprefix("cover:"), "".join(str(t.text or "") for t in control.iter(f"{W}t")))
                    )
        return found

    # ------------------------------------------------------------ blocks

    def _block(self, node: etree._Element, out: list[Any]) -> None:
        tag = node.tag
        if tag == f"{W}p":
            out.append(self._para(node))
            for box in node.iter(f"{W}txbxContent"):
                if next(box.iterancestors("{*}Fallback"), None) is None:
                    for child in box:
                        self._boxed(child, out)
        elif tag == f"{W}tbl":
            out.append(self._table(node))
        elif tag == f"{W}sdt":
            self._control(node, out)
        elif tag == f"{W}bookmarkStart":
            if wid := wid_of_bookmark(value(node, "name")):
                self.pending.append(wid)
        elif tag in (f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
            for child in node:
                self._block(child, out)
        # Word's own marks, section properties and deleted blocks carry no text.

    def _boxed(self, node: etree._Element, out: list[Any]) -> None:
        """Text of a text box, after the paragraph that it is anchored to: floating text has no place of its own."""
        at = len(out)
        self._block(node, out)
        for record in out[at:]:
            if isinstance(record, Para):
                record.boxed = True

    def _control(self, node: etree._Element, out: list[Any]) -> None:
        properties, content = node.find(f"{W}sdtPr"), node.find(f"{W}sdtContent")
        if content is None:
            return
        gallery = "" if properties is None else value(properties.find(f"{W}docPartObj/{W}docPartGallery"))
        tag = (
            "contents"
            if gallery == "Table of Contents"
            else ("" if properties is None else value(properties.find(f"{W}tag")))
        )
        made = Control(tag, "" if properties is None else value(properties.find(f"{W}alias")), [])
        for child in content:
            self._block(child, made.records)
        if made.records and isinstance(made.records[-1], Para | TableRecord | Control) and self.pending:
            made.wids, self.pending = tuple(self.pending), []
        out.append(made)

    def _take_pending(self) -> tuple[str, ...]:
        taken, self.pending = tuple(self.pending), []
        return taken

    def _para(self, node: etree._Element) -> Para:
        before = self._take_pending()
        ppr = node.find(f"{W}pPr")
        sid = value(ppr.find(f"{W}pStyle")) if ppr is not None else ""
        sid = sid or self.sheet.default
        style = self.sheet.by_id.get(sid)
        name = style.name if style else (sid or "Normal")
        label = self._label(ppr, sid)
        inlines = self.inlines.read(node)
        own = left_indent(ppr)
        indent = own if own is not None else (style.indent if style and style.indent is not None else None)
        if indent is None:
            indent = label.indent if label and label.indent is not None else 0
        outline = (
            number(value(ppr.find(f"{W}outlineLvl")))
            if ppr is not None and ppr.find(f"{W}outlineLvl") is not None
            else None
        )
        if outline is None and style is not None:
            outline = style.outline
        inside = (b for b in node.iter(f"{W}bookmarkStart") if next(b.iterancestors(f"{W}txbxContent"), None) is None)
        wids = before + tuple(w for b in inside if (w := wid_of_bookmark(value(b, "name"))))
        chart, drawings = self._drawings(node)
        return Para(
            role=_ROLES.get(name.casefold(), ""),
            style=name,
            inlines=inlines,
            label=label,
            indent=indent,
            outline=outline if outline is not None and outline < 9 else None,
            wids=wids,
            page_break=(ppr is not None and is_on(ppr.find(f"{W}pageBreakBefore"))) or self.inlines.break_first,
            break_after=self.inlines.break_last,
            align=value(ppr.find(f"{W}jc")) if ppr is not None else "",
            toc=self.inlines.toc,
            in_toc=self.inlines.in_toc,
            chart=chart,
            drawings=drawings,
            keep_next=ppr is not None and is_on(ppr.find(f"{W}keepNext")),
        )

    def _label(self, ppr: etree._Element | None, sid: str) -> Label | None:
        own = ppr.find(f"{W}numPr") if ppr is not None else None
        style = self.sheet.by_id.get(sid)
        num = value(own.find(f"{W}numId")) if own is not None else ""
        if own is not None and num:
            level = number(value(own.find(f"{W}ilvl"))) or 0
        elif style is not None and style.num_id:
            num = style.num_id
            level = self.numbers.level_of_style(num, sid) or style.level
        else:
            return None
        return self.numbers.next(num, level) if num != "0" else None

    def _drawings(self, node: etree._Element) -> tuple[Chart | None, tuple[str | None, ...]]:
        chart, texts = None, []
        for properties in node.iter("{*}docPr"):
            texts.append(properties.get("descr") or None)
            drawing = properties.getparent()
            charts = (
                drawing.iter("{http://schemas.openxmlformats.org/drawingml/2006/chart}chart")
                if drawing is not None
                else iter(())
            )
            reference = next(charts, None)
            if reference is not None and chart is None:
                rid = next((v for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
                target = self.package.relationships(self.package.main).get(str(rid))
                if target is not None and target.target in self.package.parts:
                    chart = read_chart(self.package.xml(target.target), properties.get("descr") or "")
        return chart, tuple(texts)

    # ------------------------------------------------------------ tables

    def _table(self, node: etree._Element) -> TableRecord:
        wids = self._take_pending()
        properties = node.find(f"{W}tblPr")
        rows, header = [], []
        merged = False
        for row in _rows(node):
            cells = []
            for cell in _cells(row):
                inner: list[Any] = []
                for child in cell:
                    self._block(child, inner)
                merged = (
                    merged
                    or cell.find(f"{W}tcPr/{W}gridSpan") is not None
                    or cell.find(f"{W}tcPr/{W}vMerge") is not None
                )
                cells.append(inner)
            if cells:
                rows.append(cells)
                header.append(is_on(row.find(f"{W}trPr/{W}tblHeader")))
        grid = [number(value(c, "w")) or 0 for c in node.iterfind(f"{W}tblGrid/{W}gridCol")]
        count = max((len(r) for r in rows), default=0)
        grid = grid if len(grid) == count else [1] * count
        caption, description, indent = (
            properties.find(W + tag) if properties is not None else None
            for tag in ("tblCaption", "tblDescription", "tblInd")
        )
        return TableRecord(
            rows, header, grid, number(value(indent, "w")) or 0, value(caption), value(description), merged, wids
        )


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == f"{W}tr":
            if child.find(f"{W}trPr/{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml"):
            content = child.find(f"{W}sdtContent")
            yield from _rows(content if content is not None else child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}customXml"):
            content = child.find(f"{W}sdtContent")
            yield from _cells(content if content is not None else child)


def words(texts: tuple[Any, ...]) -> tuple[Text, ...]:
    """Inline nodes as plain text runs."""
    return tuple(n if isinstance(n, Text) else Text(plain_text(n)) for n in texts)
