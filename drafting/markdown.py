"""A document tree as Markdown: for previews, goldens and differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from drafting import tree as t

_WORDS = {"nl": ("Artikel", "Hoofdstuk"), "en": ("Article", "Chapter")}


def render(document: t.Document) -> str:
    """The document as Markdown (CommonMark with tables and footnotes)."""
    page = _Page(document)
    lines = [f"# {document.title}", "", document.subtitle, ""]
    for party in document.cover.get("parties", ()):
        lines.append(f"- {party}")
    lines += ["", *page.blocks(document.body)]
    for k, note in enumerate(page.notes, 1):
        lines.append(f"[^{k}]: {note}")
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"


class _Page:
    def __init__(self, document: t.Document) -> None:
        self.article, self.chapter = _WORDS[document.lang]
        self.notes: list[str] = []

    def inline(self, nodes: Iterable[Any]) -> str:
        return "".join(self._inline(n) for n in nodes)

    def _inline(self, n: Any) -> str:
        if isinstance(n, t.Text):
            text = n.text.replace("\u00a0", " ")
            if n.position:
                text = f"<{n.position}>{text}</{n.position}>"
            if n.bold:
                text = f"**{text}**"
            return f"*{text}*" if n.italic else text
        if isinstance(n, t.DefinedTerm):
            return f"**{n.text}**"
        if isinstance(n, t.Footnote):
            self.notes.append("")
            k = len(self.notes)
            self.notes[k - 1] = self.inline(n.children)
            return f"[^{k}]"
        if isinstance(n, t.Link):
            return f"[{self.inline(n.children)}]({n.href})"
        if isinstance(n, t.LineBreak):
            return "  \n"
        if isinstance(n, t.Withheld):
            return n.label
        if isinstance(n, t.Reference):
            return n.text
        return self.inline(n.children)

    def blocks(self, nodes: Iterable[Any]) -> Iterator[str]:
        for n in nodes:
            yield from self.block(n)

    def block(self, n: Any) -> Iterator[str]:
        if isinstance(n, t.Block):
            yield from (self.inline(n.children), "")
        elif isinstance(n, t.Paragraph | t.Party | t.Recital | t.Item | t.SubItem):
            indent = {t.Item: "   ", t.SubItem: "      "}.get(type(n), "")
            yield f"{indent}{n.num} {self.inline(n.content)}"
            yield from self.blocks(n.children)
            yield ""
        elif isinstance(n, t.Definition):
            yield from (f"- {self.inline(n.content)}", *self.blocks(n.children))
        elif isinstance(n, t.Article):
            yield from self._headed("###", f"{self.article} {n.num}", n)
        elif isinstance(n, t.Chapter):
            yield from self._headed("##", f"{self.chapter} {n.num}", n)
        elif isinstance(n, t.Annex):
            yield from self._headed("##", f"{n.label} {n.num}", n)
        elif isinstance(n, t.Section):
            yield from self._headed("#" * min(6, n.level + 1), n.num, n)
        elif isinstance(n, t.Preamble):
            yield from self._headed("##", "", n)
        elif isinstance(n, t.BulletList):
            yield from (f"- {' '.join(self.inline(b.children) for b in e)}" for e in n.entries)
            yield ""
        elif isinstance(n, t.Table):
            yield from self._table(n)
        elif isinstance(n, t.Signatures):
            yield from (f"## {self.inline(n.heading)}", "", *self.blocks(n.lead))
            for s in n.signatories:
                yield from (f"**{self.inline(s.party)}**  ", f"{self.inline(s.name)}  ", self.inline(s.function), "")

    def _headed(self, mark: str, number: str, n: Any) -> Iterator[str]:
        words = f"{number} {self.inline(n.heading)}".strip()
        if words:
            yield from (f"{mark} {words}", "")
        yield from self.blocks(n.children)

    def _table(self, n: t.Table) -> Iterator[str]:
        def row(r: t.Row) -> str:
            return "| " + " | ".join(" ".join(self.inline(b.children) for b in c.children) for c in r.cells) + " |"

        if n.caption:
            yield from (f"**{self.inline(n.caption)}**", "")
        yield row(n.header)
        yield "|" + "---|" * len(n.columns)
        yield from (row(r) for r in n.rows)
        yield ""
