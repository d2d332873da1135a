"""The second step of reading: records into nodes.

A stack of what is open: a heading closes what it must, a lid hangs under the article, an onderdeel under the lid, and a
block under the innermost whose text stands no further right than it does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from drafting.tree import (
    Annex,
    Article,
    Block,
    BodyNode,
    BulletList,
    Chapter,
    Contents,
    DefinedTerm,
    Definition,
    Item,
    PageBreak,
    Paragraph,
    Party,
    Preamble,
    Recital,
    Section,
    Signatory,
    Signatures,
    SubItem,
    Text,
    plain_text,
)
from drafting.word.reader.eids import with_eids
from drafting.word.reader.records import Control, Para, Records, TableRecord
from drafting.word.reader.tables import table_of
from drafting.word.styles import BLOCKS

_BLOCK_OF = {role: style for style, role in BLOCKS.items()} | {
    "continuation-item": "continuation", "continuation-subitem": "continuation", "header-cell": "cell", "total-cell": "cell",
}  # fmt: skip
_LEVELS = {
    "paragraph": Paragraph, "annex-paragraph": Paragraph, "item": Item, "annex-item": Item, "recital-item": Item,
    "subitem": SubItem, "annex-subitem": SubItem, "recital-subitem": SubItem, "party": Party, "recital": Recital,
    "definition": Definition,
}  # fmt: skip
_HEADED = {"article": Article, "annex": Annex, "preamble": Preamble, "signatures": Signatures, "chapter": Chapter}
_HOLDERS = (Paragraph, Party, Recital, Definition)
_LEAVES = (*_HOLDERS, Item, SubItem)
_DEPTHS: dict[Any, int] = {**dict.fromkeys(_HOLDERS, 1), Item: 2, SubItem: 3}
"""How deep a node stands: the level of the bullets in it."""


@dataclass(slots=True)
class _Open:
    """A node that is still being filled."""

    cls: Any
    children: list[Any] = field(default_factory=list)
    wid: str = ""
    num: str = ""
    words: tuple[Any, ...] = ()
    clause: str = ""
    indent: int = 0
    level: int = 0
    label: str = ""
    signatories: list[list[Any]] = field(default_factory=list)

    def node(self) -> Any:
        """The finished node."""
        kids, cls = tuple(self.children), self.cls
        if cls is Definition:
            first = next((n for n in self.words if isinstance(n, DefinedTerm)), None)
            return Definition(self.wid, "", first.term if first else "", self.words, kids)
        if cls in _LEAVES:
            return cls(self.wid, "", self.num, self.words, kids)
        if cls is Article:
            return Article(self.wid, "", self.num, self.words, self.clause, kids)
        if cls is Chapter:
            return Chapter(self.wid, "", self.num, self.words, kids)
        if cls is Section:
            return Section(self.wid, "", self.level, self.num, self.words, kids, self.clause)
        if cls is Annex:
            return Annex(self.wid, "", self.num, self.words, self.clause, kids, self.label or "Bijlage")
        if cls is Preamble:
            return Preamble(self.wid, "", self.words, self.clause, kids)
        lead = tuple(k for k in kids if isinstance(k, Block))
        return Signatures(self.wid, "", self.words, self.clause, lead, tuple(_signatory(s) for s in self.signatories))


def _signatory(rows: list[Any]) -> Signatory:
    party, name, function, lines = rows
    return Signatory(party, name, function, tuple(lines))


def build(records: Records) -> tuple[BodyNode, ...]:
    """The body of a file as nodes."""
    builder = _Builder()
    builder.records(records.body)
    return with_eids(builder.finish())


class _Builder:
    def __init__(self) -> None:
        self.root = _Open(None)
        self.stack: list[_Open] = [self.root]
        self.floor = 1  # what lies below was opened outside the control that is read
        self.caption: Para | None = None
        self.clause = ""
        self.wids: tuple[str, ...] = ()

    def finish(self) -> tuple[BodyNode, ...]:
        """Everything closed."""
        self._flush_caption()
        self._close(1)
        return tuple(self.root.children)

    # ------------------------------------------------------------ the stack

    def _close(self, depth: int) -> None:
        while len(self.stack) > max(depth, 1):
            done = self.stack.pop()
            self.stack[-1].children.append(done.node())

    def _close_while(self, test: Any) -> None:
        while len(self.stack) > self.floor and test(self.stack[-1]):
            self._close(len(self.stack) - 1)

    def _append(self, node: Any) -> None:
        self.stack[-1].children.append(node)

    def _open(self, opened: _Open) -> _Open:
        self.stack.append(opened)
        return opened

    # ------------------------------------------------------------ records

    def records(self, records: list[Any]) -> None:
        """Reads records that stand beside each other."""
        for record in records:
            if isinstance(record, Para):
                self._para(record)
            elif isinstance(record, TableRecord):
                self._table(record)
            else:
                self._control(record)

    def _control(self, control: Control) -> None:
        prefix, _, key = control.tag.partition(":")
        if control.tag == "contents":
            self._contents(control)
            return
        if prefix not in ("clause", "part"):
            self.records(control.records)
            return
        self._flush_caption()
        clause = key if prefix == "clause" else ""
        first = _first(control.records)
        before = self.floor, self.clause, self.wids
        self.clause, self.wids = clause, control.wids
        if first is None or not (first.role in _HEADED or _heading_level(first)):
            # Without a heading it is a preamble, or signatures where somebody signs.
            cls = Signatures if _signs(control.records) else Preamble
            self._close(self.floor)
            if first is not None and first.page_break:
                self._append(PageBreak())
                first.page_break = False
            wids = control.wids or (first.wids if first is not None and first.role not in _LEVELS else ())
            opened = _Open(cls, wid=wids[0] if wids else "", clause=clause)
            if first is not None and first.role in _LEVELS and len(first.wids) > 1:
                opened.wid, first.wids = first.wids[0], first.wids[1:]
            self._open(opened)
            self.clause, depth = "", len(self.stack) - 1
        else:
            self._close_for(first)
            depth = len(self.stack)
        self.floor = depth + 1
        self.records(control.records)
        self._flush_caption()
        self.floor, self.clause, self.wids = before
        self._close(depth)

    def _para(self, record: Para) -> None:
        if record.in_toc:
            self._loose_contents(record)
            return
        if record.role == "caption" and self.caption is None and not record.chart:
            self.caption = record
            return
        self._flush_caption()
        self._place(record)

    def _flush_caption(self) -> None:
        """A caption that no table followed is a block of its own."""
        if self.caption is not None:
            record, self.caption = self.caption, None
            self._place(record)

    def _place(self, record: Para) -> None:
        role = record.role
        level = _heading_level(record)
        if record.break_after and not record.inlines and not record.wids and record.chart is None:
            self._append(PageBreak())
            return
        if role in _HEADED or level:
            self._heading(record, role, level)
        elif role in _LEVELS:
            self._leaf(record, _LEVELS[role])
        elif role == "bullet" or (not role and record.label and record.label.form == "bullet"):
            self._bullet(record)
        elif role in ("signatory", "signatory-name", "signatory-function", "signature-line") and self._signing(
            record, role
        ):
            return
        elif not role and record.label and record.label.text:
            self._leaf(record, Item if record.label.level == 0 else SubItem)
        else:
            self._block(record)
        if record.break_after:
            self._append(PageBreak())

    # ------------------------------------------------------------ headings

    def _close_for(self, record: Para) -> None:
        """Closes what a heading ends."""
        level = _heading_level(record)
        if record.role == "article":
            self._close_while(lambda o: o.cls is not Chapter)
        elif record.role in _HEADED or level == 1:
            self._close(self.floor)
        else:
            self._close_while(lambda o: o.cls in (*_LEAVES, Article) or (o.cls is Section and o.level >= level))

    def _heading(self, record: Para, role: str, level: int) -> None:
        self._close_for(record)
        if record.page_break:
            self._append(PageBreak())
        wids = self.wids or record.wids
        opened = _Open(
            _HEADED.get(role, Section), wid=wids[0] if wids else "", words=record.inlines, clause=self.clause
        )
        self.clause, self.wids = "", ()
        label = record.label.text if record.label else ""
        if opened.cls is Section:
            opened.level = level
            opened.num, opened.words = (label, record.inlines) if label else _numbered_by_hand(record.inlines)
        elif record.label:
            opened.num = record.label.bare
            opened.label = label.removesuffix(record.label.bare).strip()
        self._open(opened)

    # ------------------------------------------------------------ leaves

    def _leaf(self, record: Para, cls: Any) -> None:
        if cls is SubItem:
            self._close_while(lambda o: o.cls is SubItem)
        elif cls is Item:
            self._close_while(lambda o: o.cls in (Item, SubItem))
        else:
            self._close_while(lambda o: o.cls in _LEAVES)
        if record.page_break:
            self._append(PageBreak())
        num = record.label.text if record.label else ""
        wid = record.wids[0] if record.wids else ""
        self._open(_Open(cls, wid=wid, num=num, words=record.inlines, indent=record.indent))

    def _to_indent(self, indent: int) -> None:
        self._close_while(lambda o: o.cls in _LEAVES and o.indent > indent)

    def _block(self, record: Para) -> None:
        if not record.inlines and record.chart is None:
            # An empty paragraph is no block; its indent says something only of the page break that it carries.
            if record.page_break:
                self._to_indent(record.indent)
                self._append(PageBreak())
            return
        self._to_indent(record.indent)
        if record.page_break:
            self._append(PageBreak())
        if record.chart is not None:
            self._append(_with_wid(record.chart, record.wids))
        elif (
            record.role == "bullet-more"
            and self.stack[-1].children
            and isinstance(self.stack[-1].children[-1], BulletList)
        ):
            last = self.stack[-1].children[-1]
            more = (*last.entries[-1], Block(record.inlines, "continuation"))
            self.stack[-1].children[-1] = BulletList((*last.entries[:-1], more))
        else:
            self._append(Block(record.inlines, _BLOCK_OF.get(record.role, "body")))

    def _bullet(self, record: Para) -> None:
        wanted = record.label.level if record.label else 0
        self._close_while(lambda o: _DEPTHS.get(o.cls, 0) > wanted)
        if record.page_break:
            self._append(PageBreak())
        entry = (Block(record.inlines, "bullet"),)
        children = self.stack[-1].children
        if children and isinstance(children[-1], BulletList):
            children[-1] = BulletList((*children[-1].entries, entry))
        else:
            children.append(BulletList((entry,)))

    def _signing(self, record: Para, role: str) -> bool:
        home = next((o for o in reversed(self.stack) if o.cls is Signatures), None)
        if home is None:
            return False
        at = ("signatory", "signatory-name", "signatory-function", "signature-line").index(role)
        blocks = home.signatories
        if not blocks or at == 0 or (at < 3 and (blocks[-1][at] or blocks[-1][3])):
            blocks.append([(), (), (), []])
        if at < 3:
            blocks[-1][at] = record.inlines
        else:
            blocks[-1][3].append(plain_text(record.inlines).split("\t")[0].strip().removesuffix(":"))
        return True

    # ------------------------------------------------------------ tables and contents

    def _table(self, record: TableRecord) -> None:
        caption, self.caption = self.caption, None
        self._to_indent(record.indent)
        first = caption or _first([cell for row in record.rows[:1] for entry in row for cell in entry])
        if first is not None and first.page_break:
            self._append(PageBreak())
        wids = (caption.wids if caption else ()) or record.wids
        self._append(table_of(record, caption.inlines if caption else (), wids[0] if wids else ""))

    def _contents(self, control: Control) -> None:
        self._flush_caption()
        paras = [r for r in control.records if isinstance(r, Para)]
        heading = next((p.text for p in paras if p.role == "contents" or (not p.in_toc and not p.toc)), "")
        code = next((p.toc for p in paras if p.toc), "")
        self._close_while(lambda o: o.cls in _LEAVES)
        if paras and paras[0].page_break:
            self._append(PageBreak())
        self._append(Contents(heading, _levels(code)))

    def _loose_contents(self, record: Para) -> None:
        """A table of contents without a control around it: its first paragraph stands for all."""
        if record.toc:
            self._flush_caption()
            self._append(Contents("", _levels(record.toc)))


def _levels(code: str) -> int:
    last = code.partition('"')[2].partition('"')[0].rpartition("-")[2]
    return int(last) if last.isdecimal() else 1


def _heading_level(record: Para) -> int:
    """The level of a heading that is no part of ours; 0 for text."""
    if record.role.startswith("heading-"):
        return int(record.role[-1])
    if not record.role and record.outline is not None and record.inlines:
        return record.outline + 1
    return 0


def _numbered_by_hand(words: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
    """A heading whose number is typed before a tab."""
    first = words[0] if words else None
    if isinstance(first, Text) and "\t" in first.text and len(first.text.partition("\t")[0]) < 20:
        num, _, rest = first.text.partition("\t")
        kept = (Text(rest, first.bold, first.italic, first.position, first.lang),) if rest else ()
        return num.strip(), (*kept, *words[1:])
    return "", words


def _first(records: list[Any]) -> Para | None:
    for record in records:
        if isinstance(record, Para):
            return record
        if isinstance(record, Control):
            return _first(record.records)
        if isinstance(record, TableRecord):
            return None
    return None


def _signs(records: list[Any]) -> bool:
    return any(
        (isinstance(r, Para) and r.role.startswith("signatory")) or (isinstance(r, Control) and _signs(r.records))
        for r in records
    )


def _with_wid(chart: Any, wids: tuple[str, ...]) -> Any:
    from dataclasses import replace

    return replace(chart, wid=wids[0]) if wids else chart
