"""The table of contents: a TOC field whose entries are filled in, each a link to its heading.

Page numbers only a layout knows: `paginate` puts them in. Never `w:updateFields`, which makes Word ask a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from drafting.tree import (
    Annex,
    Article,
    Chapter,
    Contents,
    Document,
    Preamble,
    Section,
    Signatures,
    Text,
    Value,
    plain_text,
    walk,
)
from drafting.tree.words import WORDS
from drafting.word.text import attribute, bookmark_name, escape
from drafting.word.writer.fields import END, opening
from drafting.word.writer.inlines import run
from drafting.word.writer.paragraphs import Paragraphs


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table: heading level (from 1), number as it prints, the heading, and where it leads."""

    level: int
    number: str
    heading: tuple[Any, ...]
    wid: str


def entries(document: Document, levels: int) -> Iterator[Entry]:
    """The headings that Word itself would list down to `levels`, in reading order."""
    article, chapter, _ = WORDS[document.lang]
    top = 2 if any(isinstance(n, Chapter) for n in document.body) else 1
    for node in document.body:
        for inner in walk(node):
            if isinstance(inner, Chapter):
                entry = Entry(1, f"{chapter} {inner.num}", inner.heading, inner.wid)
            elif isinstance(inner, Article):
                entry = Entry(top, f"{article} {inner.num}", inner.heading, inner.wid)
            elif isinstance(inner, Annex):
                entry = Entry(1, f"{inner.label} {inner.num}", inner.heading, inner.wid)
            elif isinstance(inner, Preamble | Signatures) and inner.heading:
                entry = Entry(1, "", inner.heading, inner.wid)
            elif isinstance(inner, Section):
                entry = Entry(max(1, min(inner.level, 4)), inner.num, inner.heading, inner.wid)
            else:
                continue
            if entry.level <= levels:
                yield entry


def words(nodes: Iterable[Any]) -> str:
    """A heading's runs without its notes, links and fields, which a table of contents repeats as plain text."""
    out = []
    for node in nodes:
        if isinstance(node, Text):
            out.append(run(node))
        elif isinstance(node, Value):
            out += [run(text) for text in node.children]
        else:
            out.append(run(Text(plain_text(node).replace("\n", " "))))
    return "".join(out)


def contents(body: Paragraphs, node: Contents) -> str:
    """The heading and the field, in the control that gives Word's own "update table" handle."""
    levels = max(1, min(node.levels, 4))
    head = body.p("contents", f"<w:r>{_t(node.heading)}</w:r>") if node.heading else ""
    code = f'TOC \\o "1-{levels}" \\n \\h \\z \\u'
    lines = []
    for entry in entries(body.document, levels):
        number = f"<w:r>{_t(entry.number)}</w:r><w:r><w:tab/></w:r>" if entry.number else ""
        inner = f'<w:hyperlink w:anchor="{bookmark_name(entry.wid)}" w:history="1">{number}{words(entry.heading)}</w:hyperlink>'
        lines.append((f"toc-{entry.level}", inner, "" if entry.number else _unnumbered(body, f"toc-{entry.level}")))
    if not lines:
        lines = [("toc-1", f"<w:r>{_t('–')}</w:r>", "")]
    out = []
    for i, (role, inner, place) in enumerate(lines):
        start = opening(code) if i == 0 else ""
        end = END if i == len(lines) - 1 else ""
        out.append(body.p(role, f"{start}{inner}{end}", place))
    control = body.inlines.next_id()
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(node.heading[:64] or "TOC")}"/><w:tag w:val="contents"/><w:id w:val="{control}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{head}{''.join(out)}</w:sdtContent></w:sdt>"
    )


def _unnumbered(body: Paragraphs, role: str) -> str:
    """An entry without a number goes on to its page, past the place where the titles begin."""
    style = body.frame.sheet.by_id[body.styles[role]]
    tabs = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in style.tabs)
    start = max(0, (style.indent or 0) - style.hanging)
    return f'{f"<w:tabs>{tabs}</w:tabs>" if tabs else ""}<w:ind w:left="{start}" w:firstLine="0"/>'


def _t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
