"""Body nodes as WordprocessingML, written as text in one pass.

Where a block stands in the tree shows in Word by its left indent, which is that of the text of the lid, onderdeel or
subonderdeel that it belongs to; a reader finds the tree back by it (drafting/word/reader).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from drafting.tree import (
    Annex,
    Article,
    Block,
    BulletList,
    Chapter,
    Chart,
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
    plain_text,
)
from drafting.word.styles import BLOCKS
from drafting.word.text import BODY_BOOKMARK, bookmark_name, escape
from drafting.word.writer.charts import ChartPart, chart_part
from drafting.word.writer.contents import contents
from drafting.word.writer.frame import Frame
from drafting.word.writer.inlines import Inlines
from drafting.word.writer.lists import Counter, Scheme, number_in, position
from drafting.word.writer.tables import table

ROOM = 160
"""Room under a table, in twips: what follows gets at least this much before it."""
END = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
"""The paragraph after a last table: so low that it never takes a page of its own."""
_LISTED = (Item, SubItem, BulletList)
_ANNOUNCED = (Table, Chart, BulletList)
_CONTINUATIONS = ("continuation", "continuation-item", "continuation-subitem")


class Body:
    """Writes the body of one document."""

    def __init__(self, document: Document, frame: Frame, scheme: Scheme) -> None:
        self.document, self.frame, self.scheme, self.styles = document, frame, scheme, frame.styles
        # Articles stand in the body or in a chapter; going through the whole tree would cost as much as writing it.
        heads = (n for top in document.body for n in (top, *(top.children if isinstance(top, Chapter) else ())))
        worded = {n.wid for n in heads if isinstance(n, Chapter | Article | Annex)}
        self.inlines = Inlines(frame.styles, worded, frame.note, frame.control, document.numbering == "contract")
        self.counter = Counter(frame.lists)
        self.charts: list[ChartPart] = []
        self.top = 1 if any(isinstance(n, Chapter) for n in document.body) else 0
        self.indents = frame.indents
        self._bookmark = frame.bookmark
        self._continuations = {self.indents[role]: role for role in reversed(_CONTINUATIONS)}
        self._family = ""  # "annex-" or "recital-": whose onderdelen these are
        self._depth = 0  # 0 under an article, 1 under a lid, 2 under an onderdeel, 3 under a subonderdeel
        self._indent = 0
        self._break = self._after_table = False
        self._closing = _before_signatures(document.body)
        self._prepared: dict[tuple[str, str], tuple[str, str, int]] = {}
        self.lang = document.lang

    def write(self) -> str:
        """All of it, between the bookmarks that mark it as body."""
        number = self._bookmark
        self._bookmark += 1
        inner = self.nodes(self.document.body)
        if self._after_table or not inner:
            inner += END  # Word wants a paragraph after a table that ends a document
        start = f'<w:bookmarkStart w:id="{number}" w:name="{BODY_BOOKMARK}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{number}"/>'

    # ------------------------------------------------------------ paragraphs

    def p(self, role: str, inner: str, after: str = "", before: str = "", at_indent: bool = False) -> str:
        """One paragraph in the style of `role`.

        `before` and `after` hold what stands before and after `w:spacing` in a `w:pPr`, in the order of the schema
        (`w:ind` belongs to `after`). `at_indent` sets the left indent of the place in the tree where the style's own differs.
        """
        style = self.styles[role]
        if at_indent and self.indents[role] != self._indent:
            after = f'<w:ind w:left="{self._indent}"/>{after}'
        if self._break or self._after_table:
            before, after = self._follow(style, before, after)
        properties = f"{before}{after}"
        if not properties:
            return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inner}</w:p>'
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inner}</w:p>'

    def _follow(self, style: str, before: str, after: str) -> tuple[str, str]:
        """What a page break or a table leaves to the paragraph that follows it."""
        if self._break:
            # CT_PPr: keepNext, keepLines, pageBreakBefore, …, numPr, …, spacing, ind, …
            kept = before.find("<w:numPr>")
            at = len(before) if kept < 0 else kept
            before = f"{before[:at]}<w:pageBreakBefore/>{before[at:]}"
        elif self.frame.before.get(style, 0) < ROOM and "<w:spacing" not in after:
            after = f'<w:spacing w:before="{ROOM}"/>{after}'
        self._break = self._after_table = False
        return before, after

    def marked(self, inner: str, wid: str) -> str:
        """`inner` between the bookmark of a wid."""
        if not wid:
            return inner
        n = self._bookmark
        self._bookmark = n + 1
        return f'<w:bookmarkStart w:id="{n}" w:name="{bookmark_name(wid)}"/>{inner}<w:bookmarkEnd w:id="{n}"/>'

    def nodes(self, nodes: Sequence[Any]) -> str:
        """Block nodes, one after the other; a sentence stays with the table, chart or list that it announces."""
        last = len(nodes) - 1
        return "".join(
            [
                self._block(node, i < last and nodes[i + 1].__class__ in _ANNOUNCED)
                if node.__class__ is Block
                else _WRITERS[node.__class__](self, node)
                for i, node in enumerate(nodes)
            ]
        )

    def _block(self, node: Block, announces: bool = False) -> str:
        role = BLOCKS[node.style]
        if role == "continuation":
            role = self._continuations.get(self._indent, role)
        held = "<w:keepNext/>" if announces or node is self._closing else ""
        return self.p(role, self.inlines.write(node.children), before=held, at_indent=True)

    def _bullets(self, node: BulletList) -> str:
        level = min(self._depth, len(self.frame.lists.bullets) - 1)
        place = self.frame.lists.levels["bullet"]
        num = (
            f'<w:numPr><w:ilvl w:val="{place.level + level}"/><w:numId w:val="{place.num}"/></w:numPr>' if level else ""
        )
        left = self.frame.lists.bullets[level]
        more = f'<w:ind w:left="{left}"/>' if left != self.indents["bullet-more"] else ""
        out = []
        for entry in node.entries:
            for i, block in enumerate(entry):
                inner = self.inlines.write(block.children)
                out.append(self.p("bullet-more", inner, more) if i else self.p("bullet", inner, before=num))
        return "".join(out)

    def _page_break(self, node: PageBreak) -> str:
        # A property of what follows rather than an empty paragraph with a break in it.
        self._break = True
        return ""

    # ------------------------------------------------------------ numbered nodes

    def _level(self, node: Any, role: str, depth: int) -> str:
        prepared = self._prepared.get((self._family, role))
        if prepared is None:
            prepared = self._prepared[self._family, role] = self._prepare(role)
        named, start, indent = prepared
        children = node.children
        before = self.counter.place(named, position(node.num, named, self.lang))
        if children and children[0].__class__ in _LISTED:
            before = f"<w:keepNext/>{before}"
        if self._break or self._after_table:
            head = self.p(named, self.marked(self.inlines.write(node.content), node.wid), before=before)
        else:
            n = self._bookmark
            self._bookmark = n + 1
            name = node.wid.replace("-", "_")
            inner = self.inlines.write(node.content)
            head = f'{start}{before}</w:pPr><w:bookmarkStart w:id="{n}" w:name="_{name}"/>{inner}<w:bookmarkEnd w:id="{n}"/></w:p>'
        return head + self._inside(children, depth, indent) if children else head

    def _prepare(self, role: str) -> tuple[str, str, int]:
        """What all paragraphs of a level share: the role of their style, how they begin, and where their text stands."""
        named = f"{self._family}{role}"
        if named not in self.frame.lists.levels:
            named = role
        return named, f'<w:p><w:pPr><w:pStyle w:val="{self.styles[named]}"/>', self.frame.lists.levels[named].indent

    def _inside(self, nodes: Sequence[Any], depth: int, indent: int) -> str:
        before = self._depth, self._indent
        self._depth, self._indent = depth, indent
        text = self.nodes(nodes)
        self._depth, self._indent = before
        return text

    def _paragraph(self, node: Paragraph) -> str:
        return self._level(node, "paragraph", 1)

    def _item(self, node: Item) -> str:
        return self._level(node, "item", 2)

    def _subitem(self, node: SubItem) -> str:
        return self._level(node, "subitem", 3)

    def _party(self, node: Party) -> str:
        return self._level(node, "party", 1)

    def _recital(self, node: Recital) -> str:
        family, self._family = self._family, "recital-"
        text = self._level(node, "recital", 1)
        self._family = family
        return text

    def _definition(self, node: Definition) -> str:
        head = self.p("definition", self.marked(self.inlines.write(node.content), node.wid))
        return head + self._inside(node.children, 1, self.indents["definition"])

    # ------------------------------------------------------------ headed nodes

    def _headed(self, role: str, node: Any, place: str = "") -> str:
        """The heading of a node. One without words still carries the node's bookmark."""
        if not node.heading and not place:
            return self.marked("", node.wid)
        return self.p(role, self.marked(self.inlines.write(node.heading), node.wid), before=place)

    def _control(self, node: Any, inner: str) -> str:
        tag = f"clause:{node.clause}" if node.clause else f"part:{node.wid}"
        return self.inlines.control(tag, plain_text(node.heading), inner, block=True)

    def _article(self, node: Article) -> str:
        head = self._headed("article", node, self.counter.place("article", position(node.num, "article", "")))
        return self._control(node, head + self.nodes(node.children))

    def _chapter(self, node: Chapter) -> str:
        place = self.counter.place("chapter", number_in(self.scheme.chapter_form, node.num))
        return self._headed("chapter", node, place) + self.nodes(node.children)

    def _annex(self, node: Annex) -> str:
        before, self._family = self._family, "annex-"
        head = self._headed("annex", node, self.counter.place("annex", number_in(self.scheme.annex_form, node.num)))
        text = self._control(node, head + self.nodes(node.children))
        self._family = before
        return text

    def _section(self, node: Section) -> str:
        number = f"<w:r><w:t>{escape(node.num)}</w:t></w:r><w:r><w:tab/></w:r>" if node.num else ""
        inner = self.marked(number + self.inlines.write(node.heading), node.wid)
        text = self.p(f"heading-{max(1, min(node.level, 4))}", inner) + self.nodes(node.children)
        return self._control(node, text) if node.clause else text

    def _preamble(self, node: Preamble) -> str:
        return self._control(node, self._headed("preamble", node) + self.nodes(node.children))

    def _signatures(self, node: Signatures) -> str:
        """Signature blocks: paragraphs that keep together, and no table, so that every reader reads them in order."""
        # The heading first: what comes first takes the page break, or the room under a table, that was left to it.
        out = [self._headed("signatures", node)]
        out += [
            self.p(BLOCKS[b.style], self.inlines.write(b.children), before="<w:keepNext/>", at_indent=True)
            for b in node.lead
        ]
        # The two or three names under a letter stay together; the blocks of a contract, with lines to sign on, may spread.
        together = (
            node.signatories[-1]
            if 0 < len(node.signatories) <= 3 and not any(s.lines for s in node.signatories)
            else None
        )
        for number, signatory in enumerate(node.signatories, 1):
            rows = [
                ("signatory", signatory.party),
                ("signatory-name", signatory.name),
                ("signatory-function", signatory.function),
            ]
            rows = [(role, inline) for role, inline in rows if inline]
            for i, (role, inline) in enumerate(rows):
                free = (
                    '<w:keepNext w:val="0"/>'
                    if i == len(rows) - 1 and not signatory.lines and together in (None, signatory)
                    else ""
                )
                out.append(self.p(role, self.inlines.write(inline), before=free))
            for i, label in enumerate(signatory.lines):
                last = i == len(signatory.lines) - 1
                # The last line lets go, so that a block stays whole but two blocks may part; the last block is never alone on a page.
                free = '<w:keepNext w:val="0"/>' if last and number != len(node.signatories) - 1 else ""
                room = '<w:spacing w:before="360"/>' if last else ""
                inner = f"<w:r><w:t>{escape(label)}:</w:t></w:r><w:r><w:tab/></w:r><w:r><w:tab/></w:r>"
                out.append(self.p("signature-line", inner, room, free))
        return self._control(node, "".join(out))

    # ------------------------------------------------------------ larger things

    def _table(self, node: Table) -> str:
        text = table(self, node, self._indent, self.frame.width - self._indent)
        self._after_table = True
        return text

    def separator(self) -> str:
        """What keeps two tables without a caption apart: Word would make them one."""
        return self.p("cell", "", at_indent=True) if self._after_table else ""

    def _chart(self, node: Chart) -> str:
        made = chart_part(
            node, len(self.charts) + 1, self.frame.drawing + len(self.charts), self.frame.width - self._indent
        )
        self.charts.append(made)
        return self.p("chart", self.marked(made.drawing, node.wid), at_indent=True)

    def _contents(self, node: Contents) -> str:
        return contents(self, node)


def _before_signatures(body: Sequence[Any]) -> Block | None:
    """The last paragraph before signatures without words or lines of their own, which goes to their page with them: names never
    stand alone under a letter."""
    for node, following in pairwise(body):
        if isinstance(following, Signatures) and not any(s.lines for s in following.signatories):
            while isinstance(node, Section) and node.children:
                node = node.children[-1]
            if isinstance(node, Block):
                return node
    return None


_WRITERS: Mapping[type, Any] = {
    Block: Body._block,
    BulletList: Body._bullets,
    PageBreak: Body._page_break,
    Contents: Body._contents,
    Table: Body._table,
    Chart: Body._chart,
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
