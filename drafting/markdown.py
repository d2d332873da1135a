"""A document tree as Markdown (CommonMark with tables and footnotes): for previews, goldens and differences.

Leden are list items by their own number where Markdown has that number; onderdelen are bullets that carry theirs, since
Markdown knows no "a." and no "1°.".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from drafting import tree as t
from drafting.tree.words import WORDS

_NUMBERED = (t.Paragraph, t.Party, t.Recital)
_LIST_NUMBER = re.compile(r"\d{1,9}\.")
_SPECIAL = re.compile(r"[\\*`]|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|\](?=\()|~(?=~)")
_START = re.compile(r"(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|(\d{1,9})([.)])(?=\s|$))")


def render(document: t.Document) -> str:
    """The document as Markdown."""
    page = _Page(document)
    lines = [f"# {escaped(document.title)}", ""]
    if document.subtitle:
        lines += [escaped(document.subtitle), ""]
    lines += [f"- {escaped(str(party))}" for party in document.cover.get("parties", ())]
    lines += ["", *page.blocks(document.body)]
    for k, note in enumerate(page.notes, 1):
        lines.append(f"[^{k}]: {note}")
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip() + "\n"


def escaped(text: str) -> str:
    """Plain text with what Markdown would read as a mark made plain."""
    return _SPECIAL.sub(
        lambda m: "\\" + m[0] if m[0] != "&" else "&amp;", text.replace("\u00a0", " ").replace("\n", " ")
    )


def _line(text: str) -> str:
    """A paragraph that Markdown does not take for a heading, list or quotation."""
    return (
        _START.sub(lambda m: f"{m[1]}{m[3]}\\{m[4]}" if m[3] else f"{m[1]}\\{m[2]}", text, count=1)
        if _START.match(text)
        else text
    )


def _text(n: t.Text) -> str:
    text = escaped(n.text)
    return f"<{n.position}>{text}</{n.position}>" if n.position else text


def _emphasised(text: str, bold: bool, italic: bool) -> str:
    mark = ("**" if bold else "") + ("*" if italic else "")
    core = text.strip()
    if not mark or not core:
        return text
    # Markdown sees no emphasis that begins or ends with a space.
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{mark}{core}{mark[::-1]}{after}"


class _Page:
    def __init__(self, document: t.Document) -> None:
        self.article, self.chapter, _ = WORDS[document.lang]
        self.notes: list[str] = []

    # ------------------------------------------------------------ inline

    def inline(self, nodes: Iterable[Any]) -> str:
        """Inline nodes; runs of one emphasis that follow each other stand between one pair of marks."""
        out = []
        for look, run in groupby(nodes, key=lambda n: (n.bold, n.italic) if isinstance(n, t.Text) else None):
            if look is None:
                out += [self._inline(n) for n in run]
            else:
                out.append(_emphasised("".join(_text(n) for n in run), *look))
        return "".join(out)

    def _inline(self, n: Any) -> str:
        if isinstance(n, t.DefinedTerm):
            return _emphasised("".join(_text(c) for c in n.children or (t.Text(n.text),)), True, False)
        if isinstance(n, t.Footnote):
            self.notes.append("")
            k = len(self.notes)
            self.notes[k - 1] = self.inline(n.children).replace("\\\n", " ")
            return f"[^{k}]"
        if isinstance(n, t.Link):
            return f"[{self.inline(n.children)}](<{n.href.replace('<', '%3C').replace('>', '%3E')}>)"
        if isinstance(n, t.LineBreak):
            return "\\\n"
        if isinstance(n, t.Withheld):
            return escaped(n.label)
        if isinstance(n, t.Reference):
            return escaped(n.text)
        return self.inline(n.children)

    # ------------------------------------------------------------ blocks

    def blocks(self, nodes: Iterable[Any]) -> Iterator[str]:
        """Block nodes as lines; an empty line follows each."""
        for n in nodes:
            yield from self.block(n)

    def block(self, n: Any) -> Iterator[str]:
        """One block node as lines."""
        if isinstance(n, t.Block):
            yield from _line(self.inline(n.children)).split("\n")
            yield ""
        elif isinstance(n, _NUMBERED):
            yield from self._numbered(n)
        elif isinstance(n, t.Item | t.SubItem):
            yield from self._entry(f"- {n.num} ", self.inline(n.content), n.children)
        elif isinstance(n, t.Definition):
            yield from self._entry("- ", self.inline(n.content), n.children)
        elif isinstance(n, t.Article):
            yield from self._headed("###", f"{self.article} {n.num}", n)
        elif isinstance(n, t.Chapter):
            yield from self._headed("##", f"{self.chapter} {n.num}", n)
        elif isinstance(n, t.Annex):
            yield from self._headed("##", f"{n.label} {n.num}", n)
        elif isinstance(n, t.Section):
            yield from self._headed("#" * max(2, min(6, n.level + 1)), n.num, n)
        elif isinstance(n, t.Preamble):
            yield from self._headed("##", "", n)
        elif isinstance(n, t.BulletList):
            for entry in n.entries:
                yield from self._entry("- ", self.inline(entry[0].children) if entry else "", entry[1:])
        elif isinstance(n, t.Table):
            yield from self._table(n)
        elif isinstance(n, t.Chart):
            yield from self._chart(n)
        elif isinstance(n, t.Signatures):
            yield from self._signatures(n)

    def _numbered(self, n: Any) -> Iterator[str]:
        words = self.inline(n.content)
        if _LIST_NUMBER.fullmatch(n.num):
            yield from self._entry(f"{n.num} ", words, n.children)
        else:
            yield from f"{n.num} {words}".split("\n")
            yield ""
            yield from self.blocks(n.children)

    def _entry(self, mark: str, words: str, children: Iterable[Any]) -> Iterator[str]:
        """A list item; what belongs to it stands under its text."""
        indent = " " * (2 if mark.startswith("-") else len(mark))
        lines = words.split("\n")
        lines.append("")
        lines.extend(self.blocks(children))
        yield f"{mark}{lines[0]}"
        yield from (f"{indent}{line}" if line else "" for line in lines[1:])

    def _headed(self, mark: str, number: str, n: Any) -> Iterator[str]:
        words = f"{number} {self.inline(n.heading)}".strip().replace("\\\n", " ")
        if words:
            yield from (f"{mark} {words}", "")
        yield from self.blocks(n.children)

    def _signatures(self, n: t.Signatures) -> Iterator[str]:
        if n.heading:
            yield from (f"## {self.inline(n.heading)}", "")
        yield from self.blocks(n.lead)
        for s in n.signatories:
            party = _emphasised(escaped(t.plain_text(s.party)), True, False)
            lines = [party, self.inline(s.name), self.inline(s.function), *(f"{escaped(x)}:" for x in s.lines)]
            yield from ("\\\n".join(line for line in lines if line), "")

    # ------------------------------------------------------------ tables

    def _cell(self, blocks: Iterable[t.Block]) -> str:
        text = "<br>".join(self.inline(b.children) for b in blocks)
        return text.replace("\\\n", "<br>").replace("|", "\\|")

    def _table(self, n: t.Table) -> Iterator[str]:
        if n.caption:
            yield from (f"**{self.inline(n.caption)}**", "")
        rule = {"right": "---:", "center": ":---:"}
        yield _row(self._cell(c.children) for c in n.header.cells)
        yield "|" + "|".join(rule.get(c.align, "---") for c in n.columns) + "|"
        yield from (_row(self._cell(c.children) for c in r.cells) for r in n.rows)
        yield ""

    def _chart(self, n: t.Chart) -> Iterator[str]:
        unit = f" ({escaped(n.unit)})" if n.unit else ""
        yield from (f"**{escaped(n.title)}**{unit}. {escaped(n.description)}", "")
        yield _row(["", *(escaped(s.name).replace("|", "\\|") for s in n.series)])
        yield "|---|" + "---:|" * len(n.series)
        for i, category in enumerate(n.categories):
            figures = ("–" if i >= len(s.values) or s.values[i] is None else f"{s.values[i]:g}" for s in n.series)
            yield _row([escaped(category).replace("|", "\\|"), *figures])
        yield ""


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
