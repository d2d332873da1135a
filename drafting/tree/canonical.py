"""One form for trees that print the same: what a Word file can say, and no more.

Law 1, `read(render(tree)) == tree`, holds for trees in this form; assembly makes them so, but for the weights of columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import gcd
from typing import Any

from drafting.tree import nodes as n

_LEADING = (
    n.Paragraph,
    n.Item,
    n.SubItem,
    n.Definition,
    n.Party,
    n.Recital,
    n.Section,
    n.Chapter,
    n.Article,
    n.Annex,
    n.Preamble,
)


def canonical(document: n.Document) -> n.Document:
    """`document` in its one form: neighbouring runs of one appearance joined, empty texts and blocks left out, column
    weights in lowest terms, lists that follow each other made one, page breaks moved before what they push to a new page."""
    body = [_node(node, document.lang) for node in document.body]
    return replace(document, body=_tidy(body, last=True))


def _node(node: Any, lang: str) -> Any:
    if isinstance(node, n.Text):
        return replace(node, lang="") if node.lang == lang else node
    if isinstance(node, n.DefinedTerm):
        plain = joined(replace(_node(c, lang), bold=False) for c in node.children)
        return replace(node, children=() if len(plain) < 2 and plain == (n.Text(node.text),) else plain)
    if isinstance(node, n.Table):
        return _table(node, lang)
    if isinstance(node, n.BulletList):
        entries = tuple(
            tuple(n.Block(_inline(b.children, lang), "continuation" if i else "bullet") for i, b in enumerate(entry))
            for entry in node.entries
        )
        return n.BulletList(entries)
    if not hasattr(node, "__dataclass_fields__"):
        return node
    changed: dict[str, Any] = {}
    for name in ("content", "heading", "party", "name", "function", "children", "lead", "signatories"):
        kids = getattr(node, name, None)
        if not isinstance(kids, tuple) or not kids:
            continue
        made = [_node(kid, lang) for kid in kids]
        inline = name in ("content", "heading", "party", "name", "function") or isinstance(node, _INLINE_HOLDERS)
        changed[name] = joined(made) if inline else _tidy(made)
    return replace(node, **changed) if changed else node


_INLINE_HOLDERS = (n.Block, n.Value, n.CrossReference, n.Footnote, n.Link)


def _inline(nodes: Iterable[Any], lang: str) -> tuple[Any, ...]:
    return joined(_node(node, lang) for node in nodes)


def joined(nodes: Iterable[Any]) -> tuple[Any, ...]:
    """Inline nodes with neighbouring texts of one appearance joined and empty ones left out."""
    out: list[Any] = []
    for node in nodes:
        if isinstance(node, n.Text):
            if not node.text:
                continue
            last = out[-1] if out else None
            if isinstance(last, n.Text) and replace(last, text="") == replace(node, text=""):
                out[-1] = replace(last, text=last.text + node.text)
                continue
        out.append(node)
    return tuple(out)


def _tidy(nodes: list[Any], last: bool = False) -> tuple[Any, ...]:
    """Siblings: no empty blocks, no two lists in a row, page breaks where they work."""
    out: list[Any] = []
    for node in nodes:
        for one in _raised(node):
            if isinstance(one, n.Block) and not one.children:
                continue
            if isinstance(one, n.BulletList) and out and isinstance(out[-1], n.BulletList):
                out[-1] = n.BulletList(out[-1].entries + one.entries)
            elif isinstance(one, n.PageBreak) and out and isinstance(out[-1], n.PageBreak):
                continue
            else:
                out.append(one)
    if last:
        while out and isinstance(out[-1], n.PageBreak):
            out.pop()
    return tuple(out)


def _raised(node: Any) -> list[Any]:
    """A node whose page breaks at its end come after it, and those before its first words before it."""
    kids = getattr(node, "children", None)
    if not isinstance(node, _LEADING) or not kids:
        return [node]
    after: list[Any] = []
    before: list[Any] = []
    kept = list(kids)
    while kept and isinstance(kept[-1], n.PageBreak):
        after = [kept.pop()]
    while kept and isinstance(node, n.Preamble) and not node.heading and isinstance(kept[0], n.PageBreak):
        before = [kept.pop(0)]
    return [*before, replace(node, children=tuple(kept)), *after]


def _table(node: n.Table, lang: str) -> n.Table:
    def row(given: n.Row, header: bool) -> n.Row:
        cells = tuple(
            n.Cell(
                tuple(n.Block(text, "cell") for b in c.children if (text := _inline(b.children, lang))),
                header or c.header,
            )
            for c in given.cells
        )
        return n.Row(cells, given.total and not header and not all(c.header for c in cells))

    weights = lowest([c.width for c in node.columns])
    columns = tuple(n.Column(w, c.align) for w, c in zip(weights, node.columns, strict=True))
    return replace(
        node, columns=columns, header=row(node.header, True), rows=tuple(row(r, False) for r in node.rows),
        caption=_inline(node.caption, lang),
    )  # fmt: skip


def lowest(weights: list[float]) -> list[float]:
    """Weights in lowest terms: [4, 2] → [2, 1], [1.5, 3] → [1, 2]. Thousandths are the finest that count."""
    whole = [round(w * 1000) for w in weights]
    divisor = gcd(*whole) if whole else 1
    return [float(w // divisor) for w in whole] if divisor else weights
