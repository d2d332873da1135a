"""Body nodes as WordprocessingML, written as text in one pass: paragraphs, tables, content controls, contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from drafting.tree import (
    Annex,
    Article,
    Block,
    BulletList,
    Chapter,
    Contents,
    Definition,
    Document,
    Item,
    PageBreak,
    Paragraph,
    Party,
    Preamble,
    Recital,
    Section,
    Signatures,
    SubItem,
    Table,
    Text,
    Value,
    plain_text,
    walk,
)
from drafting.word.frame import Frame
from drafting.word.lists import Counter
from drafting.word.text import Inlines, attribute, bookmark_name, escape, run

PAGE_WIDTH = 9070  # twips between the margins of an A4 page as the frames have it
_AFTER_TABLE = '<w:spacing w:after="60" w:line="120" w:lineRule="exact"/>'
_LABELS = {"nl": ("Artikel", "Hoofdstuk", "Bijlage"), "en": ("Article", "Chapter", "Annex")}
_BLOCK_ROLES = {
    "body": "body", "lead": "lead", "continuation": "continuation", "cell": "cell", "title": "title",
    "subtitle": "subtitle", "caption": "caption", "bullet": "bullet",
}  # fmt: skip


class Body:
    """Writes the body of one document."""

    def __init__(self, document: Document, frame: Frame) -> None:
        self.document, self.frame = document, frame
        self.styles = frame.styles
        self.inlines = Inlines(frame.styles)
        self.counter = Counter(frame.lists)
        self._bookmark = 0
        self._context = ""
        self._top = 1 if any(isinstance(n, Chapter) for n in document.body) else 0
        self.charts: list[Any] = []

    def write(self) -> str:
        """All of it."""
        return "".join(self._nodes(self.document.body))

    # ------------------------------------------------------------ paragraphs

    def _p(self, role: str, inner: str, ppr: str = "", wid: str = "") -> str:
        """One paragraph. `ppr` holds what follows pStyle, in schema order; a wid becomes a bookmark."""
        style = self.styles[role]
        properties = f'<w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>' if role != "body" or ppr else ""
        return f"<w:p>{properties}{self._marked(inner, wid) if wid else inner}</w:p>"

    def _marked(self, inner: str, wid: str) -> str:
        self._bookmark += 1
        n = self._bookmark
        return f'<w:bookmarkStart w:id="{n}" w:name="{bookmark_name(wid)}"/>{inner}<w:bookmarkEnd w:id="{n}"/>'

    def _numbered(self, role: str, node: Any, wanted: int, keep: str = "") -> str:
        return self._p(role, self.inlines.write(node.content), keep + self.counter.place(role, wanted), node.wid)

    def _nodes(self, nodes: Iterable[Any]) -> list[str]:
        return [self._node(node) for node in nodes]

    def _node(self, node: Any) -> str:
        text: str = _WRITERS[type(node)](self, node)
        return text

    def _block(self, node: Block) -> str:
        return self._p(_BLOCK_ROLES[node.style], self.inlines.write(node.children))

    def _bullets(self, node: BulletList) -> str:
        out = []
        for entry in node.entries:
            for i, block in enumerate(entry):
                out.append(self._p("bullet" if i == 0 else "continuation", self.inlines.write(block.children)))
        return "".join(out)

    def _page_break(self, node: PageBreak) -> str:
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    # ------------------------------------------------------------ structure

    def _level(self, role: str, node: Any) -> str:
        # Recitals and annexes have onderdelen of their own list; an article's are the plain ones.
        if self._context == "recital" and role == "paragraph":
            role = "recital"
        named = f"{self._context}-{role}" if self._context and f"{self._context}-{role}" in self.styles else role
        head = self._numbered(named, node, _ordinal(node.num))
        return head + "".join(self._nodes(node.children))

    def _paragraph(self, node: Paragraph) -> str:
        return self._level("paragraph", node)

    def _item(self, node: Item) -> str:
        return self._level("item", node)

    def _subitem(self, node: SubItem) -> str:
        return self._level("subitem", node)

    def _definition(self, node: Definition) -> str:
        return self._p("definition", self.inlines.write(node.content), "", node.wid) + "".join(self._nodes(node.children))

    def _party(self, node: Party) -> str:
        return self._numbered("party", node, _ordinal(node.num)) + "".join(self._nodes(node.children))

    def _recital(self, node: Recital) -> str:
        before, self._context = self._context, "recital"
        text = self._numbered("recital", node, _ordinal(node.num)) + "".join(self._nodes(node.children))
        self._context = before
        return text

    def _article(self, node: Article) -> str:
        outline = "" if self._top else '<w:outlineLvl w:val="0"/>'
        place = self.counter.place("article", int(node.num))
        head = self._p("article", self._heading_bookmark(self.inlines.write(node.heading), node.wid), place + outline)
        return self._control(node.clause, plain_text(node.heading), head + "".join(self._nodes(node.children)))

    def _heading_bookmark(self, inner: str, wid: str) -> str:
        return self._marked(inner, wid)

    def _chapter(self, node: Chapter) -> str:
        place = self.counter.place("chapter", int(node.num))
        head = self._p("chapter", self._marked(self.inlines.write(node.heading), node.wid), place)
        return head + "".join(self._nodes(node.children))

    def _annex(self, node: Annex) -> str:
        before, self._context = self._context, "annex"
        place = self.counter.place("annex", int(node.num))
        head = self._p("annex", self._marked(self.inlines.write(node.heading), node.wid), place)
        text = self._control(node.clause, plain_text(node.heading), head + "".join(self._nodes(node.children)))
        self._context = before
        return text

    def _section(self, node: Section) -> str:
        number = run_text(f"{node.num} ") if node.num else ""
        inner = self._marked(number + self.inlines.write(node.heading), node.wid)
        head = self._p(f"heading-{min(node.level, 4)}", inner)
        text = head + "".join(self._nodes(node.children))
        return self._control(node.clause, plain_text(node.heading), text) if node.clause else text

    def _preamble(self, node: Preamble) -> str:
        head = self._p("heading-1", self._marked(self.inlines.write(node.heading), node.wid)) if node.heading else ""
        text = head + "".join(self._nodes(node.children))
        return self._control(node.clause, plain_text(node.heading), text) if node.clause else text

    def _control(self, clause: str, title: str, inner: str) -> str:
        return self.inlines.control(f"clause:{clause}", title, inner)

    # ------------------------------------------------------------ signatures

    def _signatures(self, node: Signatures) -> str:
        head = self._p("heading-1", self._marked(self.inlines.write(node.heading), node.wid)) if node.heading else ""
        out = [head, *(self._p("lead", self.inlines.write(b.children)) for b in node.lead)]
        for signatory in node.signatories:
            out.append(self._p("signatory", self.inlines.write(signatory.party)))
            for part in (signatory.name, signatory.function):
                if part:
                    out.append(self._p("signature-line", self.inlines.write(part)))
            for i, label in enumerate(signatory.lines):
                last = i == len(signatory.lines) - 1
                # The last line lets go, so that a block stays whole but two blocks may part.
                keep = '<w:keepNext w:val="0"/>' if last else ""
                room = '<w:spacing w:before="360"/>' if last else ""
                inner = f"{run_text(label + ':')}<w:r><w:tab/></w:r><w:r><w:tab/></w:r>"
                out.append(self._p("signature-line", inner, keep + room))
        return self._control(node.clause, plain_text(node.heading), "".join(out))

    # ------------------------------------------------------------ tables

    def _table(self, node: Table) -> str:
        total = sum(c.width for c in node.columns) or 1
        widths = [round(PAGE_WIDTH * c.width / total) for c in node.columns]
        described = f'<w:tblDescription w:val="{attribute(node.description)}"/>' if node.description else ""
        titled = f'<w:tblCaption w:val="{attribute(plain_text(node.caption))}"/>' if node.caption else ""
        caption = self._p("caption", self.inlines.write(node.caption)) if node.caption else ""
        rows = "".join(
            [self._row(node.header.cells, widths, node.columns, True), *(self._row(r.cells, widths, node.columns, False) for r in node.rows)]
        )
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        return (
            f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="{self.styles["table"]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{titled}{described}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{self._p('body', '', _AFTER_TABLE)}"
        )

    def _row(self, cells: Sequence[Any], widths: list[int], columns: Sequence[Any], header: bool) -> str:
        properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else "<w:trPr><w:cantSplit/></w:trPr>"
        out = []
        for cell, width, column in zip(cells, widths, columns, strict=True):
            align = "" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'
            role = "header-cell" if header or cell.header else "cell"
            blocks = "".join(self._p(role, self.inlines.write(b.children), align) for b in cell.children)
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{blocks or self._p(role, "")}</w:tc>')
        return f"<w:tr>{properties}{''.join(out)}</w:tr>"

    # ------------------------------------------------------------ contents

    def _contents(self, node: Contents) -> str:
        """The table of contents: a TOC field whose entries are filled in, each a link; no page numbers, which only a
        layout knows (`--paginate` adds them)."""
        levels = max(1, node.levels)
        entries = list(self._entries(levels))
        code = f'TOC \\o "1-{levels}" \\n \\h \\z \\u'
        out = [self._p("contents", run_text(node.heading))] if node.heading else []
        for i, (level, number, title, wid) in enumerate(entries):
            shown = f"{run_text(number)}<w:r><w:tab/></w:r>{title}" if number else title
            inner = f'<w:hyperlink w:anchor="{bookmark_name(wid)}" w:history="1">{shown}</w:hyperlink>'
            if i == 0:
                inner = _field_open(code) + inner
            if i == len(entries) - 1:
                inner += _FIELD_CLOSE
            out.append(self._p(f"toc-{level}", inner))
        return "".join(out) + self._page_break(PageBreak())

    def _toc_words(self, heading: Sequence[Any]) -> str:
        """A heading's words for the table of contents: no content controls, no live numbers, no notes."""
        return "".join(
            run(t) if isinstance(t, Text) else "".join(run(c) for c in t.children) if isinstance(t, Value) else run_text(plain_text(t))
            for t in heading
        )

    def _entries(self, levels: int) -> Iterable[tuple[int, str, str, str]]:
        article, chapter, annex = _LABELS[self.document.lang]
        for node in self.document.body:
            for inner in walk(node):
                cls = type(inner)
                if cls is Chapter:
                    level, number = 1, f"{chapter} {inner.num}"
                elif cls is Article:
                    level, number = self._top + 1, f"{article} {inner.num}"
                elif cls is Annex:
                    level, number = 1, f"{annex} {inner.num}"
                elif cls in (Preamble, Signatures) and inner.heading:
                    level, number = 1, ""
                elif cls is Section and inner.level <= levels and not any(isinstance(n, Annex) for n in (node,)):
                    level, number = inner.level, inner.num
                else:
                    continue
                if level <= levels:
                    yield level, number, self._toc_words(inner.heading), inner.wid


def run_text(text: str) -> str:
    """A plain run."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field_open(code: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


_FIELD_CLOSE = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _ordinal(num: str) -> int:
    """The position that a printed number stands for: "5.2" → 2, "(b)" → 2, "1°." → 1, "C." → 3."""
    bare = num.strip("().°").rsplit(".", 1)[-1]
    if bare.isdigit():
        return int(bare)
    if num.startswith("(") and set(bare) <= set("ivxlc") and bare not in ("c", "l", "v", "x") and (len(bare) > 1 or bare == "i"):
        return _roman(bare)
    value = 0
    for letter in bare.lower():
        value = value * 26 + ord(letter) - 96
    return value


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for sign, following in zip(text, [*text[1:], ""], strict=True):
        value = values[sign]
        total += -value if following and values[following] > value else value
    return total


_WRITERS: dict[type, Any] = {
    Block: Body._block,
    BulletList: Body._bullets,
    PageBreak: Body._page_break,
    Contents: Body._contents,
    Table: Body._table,
    Paragraph: Body._paragraph,
    Item: Body._item,
    SubItem: Body._subitem,
    Definition: Body._definition,
    Party: Body._party,
    Recital: Body._recital,
    Article: Body._article,
    Chapter: Body._chapter,
    Annex: Body._annex,
    Section: Body._section,
    Preamble: Body._preamble,
    Signatures: Body._signatures,
}
