"""Numbered parts into tree nodes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafting import locale
from drafting.assembly.columns import MEASURE, fitted
from drafting.assembly.references import References
from drafting.clauses import Part, PendingReference
from drafting.clauses.markup import literal
from drafting.tree import (
    Block,
    BodyNode,
    BulletList,
    Cell,
    Chart,
    Column,
    Contents,
    Definition,
    Footnote,
    Item,
    PageBreak,
    Paragraph,
    Party,
    Recital,
    Row,
    Section,
    Series,
    SubItem,
    Table,
    Text,
    plain_text,
)

_STRUCTURE: dict[str, Any] = {
    "lid": Paragraph,
    "item": Item,
    "subitem": SubItem,
    "party": Party,
    "recital": Recital,
}


class NodeMaker:
    """Makes the nodes of one document; references are resolved on the way."""

    def __init__(self, references: References, lang: str, measure: float = MEASURE) -> None:
        self.references, self.lang, self.measure = references, lang, measure

    def inline(self, content: Iterable[Any]) -> tuple[Any, ...]:
        """Inline nodes with references resolved and neighbouring runs of one appearance joined."""
        nodes: list[Any] = []
        for node in content:
            if isinstance(node, PendingReference):
                nodes.extend(self.references.resolve(node))
            elif isinstance(node, Footnote):
                nodes.append(Footnote(self.inline(node.children)))
            elif (
                isinstance(node, Text)
                and nodes
                and isinstance(last := nodes[-1], Text)
                and (last.bold, last.italic, last.position, last.lang)
                == (node.bold, node.italic, node.position, node.lang)
            ):
                nodes[-1] = Text(last.text + node.text, node.bold, node.italic, node.position, node.lang)
            elif not (isinstance(node, Text) and not node.text):
                nodes.append(node)
        return tuple(nodes)

    def body(self, parts: list[Part]) -> tuple[BodyNode, ...]:
        """The nodes of parts that stand beside each other; a section takes what follows it until the next one."""
        nodes: list[Any] = []
        at = 0
        while at < len(parts):
            part = parts[at]
            if part.level == "section":
                end = next(
                    (
                        i
                        for i in range(at + 1, len(parts))
                        if parts[i].level == "section" and parts[i].depth <= part.depth
                    ),
                    len(parts),
                )
                nodes.append(self._section(part, self.body(parts[at + 1 : end])))
                at = end
            elif part.level == "bullet":
                end = next((i for i in range(at, len(parts)) if parts[i].level != "bullet"), len(parts))
                entries = tuple((Block(self.inline(p.content), "bullet"),) for p in parts[at:end])
                nodes.append(BulletList(entries))
                at = end
            else:
                if part.level == "table" and part.attributes.get("sort") == "chart":
                    nodes.append(self._chart(part))
                nodes.append(self._node(part))
                at += 1
        return tuple(nodes)

    def _section(self, part: Part, inside: tuple[BodyNode, ...]) -> Section:
        return Section(part.wid, part.eid, part.depth, part.num, self.inline(part.content), inside)

    def _node(self, part: Part) -> Any:
        if part.level in _STRUCTURE:
            cls = _STRUCTURE[part.level]
            return cls(part.wid, part.eid, part.num, self.inline(part.content), self.body(part.children))
        if part.level == "definition":
            term = part.attributes["term"]
            return Definition(part.wid, part.eid, term, self.inline(part.content), self.body(part.children))
        if part.level == "table":
            return self._table(part)
        if part.level == "contents":
            return Contents(part.attributes.get("heading", ""))
        if part.level == "pagebreak":
            return PageBreak()
        return Block(self.inline(part.content), part.style)

    def _table(self, part: Part) -> Table:
        count = len(part.rows[0]) if part.rows else 1
        widths = _numbers(part.attributes.get("widths", ""), count)
        aligns = [a.strip() or "left" for a in part.attributes.get("align", "").split(",")]
        rows = [self._row(cells, i == 0) for i, cells in enumerate(part.rows)]
        texts = [[plain_text(row.cells[i].children[0]) for row in rows if i < len(row.cells)] for i in range(count)]
        widths = fitted(widths, texts, self.measure)
        columns = tuple(Column(widths[i], aligns[i] if i < len(aligns) else "left") for i in range(count))
        caption = part.attributes.get("caption", "")
        return Table(
            columns,
            rows[0] if rows else Row(()),
            tuple(rows[1:]),
            caption=literal(caption, self.lang) if caption else (),
            description=part.attributes.get("description", ""),
            wid=part.wid,
        )

    def _chart(self, part: Part) -> Chart:
        """The chart of a table: its first column names the categories, the columns of `series` (2 where not said) hold the
        figures, of no more rows than `rows` says. A cell that holds no figure ("nog niet bekend") leaves a gap."""
        wanted = [int(w) - 1 for w in part.attributes.get("series", "2").split(",") if w.strip().isdigit()]
        heads = [plain_text(self.inline(cell)) for cell in part.rows[0]] if part.rows else []
        most = part.attributes.get("rows", "")
        body = part.rows[1 : int(most) + 1] if most.isdigit() else part.rows[1:]
        series = tuple(
            Series(heads[at], tuple(self._figure(row[at]) for row in body)) for at in wanted if 0 < at < len(heads)
        )
        return Chart(
            part.attributes.get("form", "bar"),
            part.attributes.get("title", ""),
            tuple(plain_text(self.inline(row[0])) for row in body),
            series,
            part.attributes.get("unit", ""),
            part.attributes.get("description", ""),
            part.attributes.get("stacked", "") == "true",
        )

    def _figure(self, cell: list[Any]) -> float | None:
        text = plain_text(self.inline(cell)).strip()
        try:
            return float(locale.parse_number(text, self.lang))
        except (locale.NotationError, ValueError):
            return None

    def _row(self, cells: list[list[Any]], header: bool) -> Row:
        total = not header and bool(cells) and any(isinstance(n, Text) and n.bold for n in cells[0])
        return Row(tuple(Cell((Block(self.inline(c), "cell"),), header) for c in cells), total)


def _numbers(text: str, count: int) -> list[float]:
    given = [float(w) for w in text.split(",") if w.strip()]
    return (given + [1.0] * count)[:count]
