"""The page: semantic elements, real headings, no scripts, styles inside."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from drafting import tree as t

_STYLE = """
:root{color-scheme:light}
body{font:16px/1.55 Calibri,Carlito,system-ui,sans-serif;color:#1b1b1b;background:#fff;max-width:46rem;margin:2.5rem auto;padding:0 1.25rem}
h1,h2,h3,h4{color:#154273;line-height:1.25;margin:2em 0 .5em}h1{font-size:2rem;margin-top:0}h2{font-size:1.3rem}h3{font-size:1.1rem}h4{font-size:1rem}
.n{display:inline-block;min-width:2.2em}.lid,.item,.sub{display:flex;margin:.35em 0}.lid>.n,.item>.n,.sub>.n{flex:none;width:2.2em}
.item{margin-left:2.2em}.sub{margin-left:4.4em}.def{margin-left:2.2em}.cont{margin-left:2.2em}
mark{background:#ffeb7a}table{border-collapse:collapse;width:100%;margin:1em 0;border-top:2px solid #154273;border-bottom:2px solid #154273;font-size:.92em}
caption{text-align:left;font-weight:700;color:#154273;padding:.4em 0}th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #ccc}
th{color:#154273}.right{text-align:right}.center{text-align:center}.sig{margin:2em 0;break-inside:avoid}.meta{color:#444}
nav ol{list-style:none;padding:0}nav .l2{padding-left:1.5em}a{color:#0b4f9e}.foot{font-size:.9em;border-top:1px solid #999;margin-top:3em;padding-top:1em}
@media(max-width:30rem){body{margin:1rem auto}.item{margin-left:1em}.sub{margin-left:2em}}
"""
_WORDS = {
    "nl": {"article": "Artikel", "chapter": "Hoofdstuk", "notes": "Voetnoten", "contents": "Inhoud"},
    "en": {"article": "Article", "chapter": "Chapter", "notes": "Footnotes", "contents": "Contents"},
}


def render(document: t.Document) -> str:
    """The whole page. Values carry their dossier path in `data-value`; open ones are marked."""
    page = _Page(document)
    body = page.nodes(document.body)
    notes = page.notes_section()
    cover = document.cover
    meta = " · ".join(
        f"{escape(str(cover[f'label_{k}']))}: {escape(str(cover[k]))}"
        for k in ("status", "version", "date", "reference")
        if cover.get(k) and cover.get(f"label_{k}")
    )
    parties = "".join(f"<li>{escape(str(p))}</li>" for p in cover.get("parties", ()))
    lang = {"nl": "nl-NL", "en": "en-GB"}[document.lang]
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(document.title)}</h1><p class="meta">{escape(document.subtitle)}</p>'
        f'{f"<ul>{parties}</ul>" if parties else ""}<p class="meta">{meta}</p>{body}{notes}</main></body></html>\n'
    )


class _Page:
    def __init__(self, document: t.Document) -> None:
        self.document = document
        self.words = _WORDS[document.lang]
        self.notes: list[str] = []
        self.shift = 1 if any(isinstance(n, t.Chapter) for n in document.body) else 0

    # ------------------------------------------------------------ inline

    def inline(self, nodes: Iterable[Any]) -> str:
        return "".join(self._inline(n) for n in nodes)

    def _inline(self, n: Any) -> str:
        if isinstance(n, t.Text):
            text = escape(n.text)
            if n.position:
                text = f"<{n.position}>{text}</{n.position}>"
            if n.italic:
                text = f"<em>{text}</em>"
            if n.bold:
                text = f"<strong>{text}</strong>"
            return f'<span lang="{n.lang}">{text}</span>' if n.lang else text
        if isinstance(n, t.Value):
            inner = self.inline(n.children)
            return f"<mark>{inner}</mark>" if n.open else f'<span data-value="{escape(n.path)}">{inner}</span>'
        if isinstance(n, t.DefinedTerm):
            return f"<dfn><strong>{self.inline(n.children) if n.children else escape(n.text)}</strong></dfn>"
        if isinstance(n, t.CrossReference):
            return f'<a href="#{escape(n.target)}">{self.inline(n.children)}</a>'
        if isinstance(n, t.Footnote):
            self.notes.append(self.inline(n.children))
            k = len(self.notes)
            return f'<sup><a id="ref-{k}" href="#note-{k}">{k}</a></sup>'
        if isinstance(n, t.Link):
            return f'<a href="{escape(n.href)}">{self.inline(n.children)}</a>'
        if isinstance(n, t.LineBreak):
            return "<br>"
        if isinstance(n, t.Withheld):
            return f"<span>{escape(n.label)}</span>"
        return escape(n.text)

    def notes_section(self) -> str:
        if not self.notes:
            return ""
        entries = "".join(
            f'<li id="note-{k}">{note} <a href="#ref-{k}" aria-label="↩ {k}">↩</a></li>' for k, note in enumerate(self.notes, 1)
        )
        return f'<section class="foot"><h2>{self.words["notes"]}</h2><ol>{entries}</ol></section>'

    # ------------------------------------------------------------ blocks

    def nodes(self, nodes: Iterable[Any]) -> str:
        return "".join(self.node(n) for n in nodes)

    def node(self, n: Any) -> str:
        if isinstance(n, t.Block):
            cls = ' class="cont"' if n.style == "continuation" else ""
            return f"<p{cls}>{self.inline(n.children)}</p>\n"
        if isinstance(n, t.Paragraph | t.Party | t.Recital):
            return self._numbered(n, "lid")
        if isinstance(n, t.Item):
            return self._numbered(n, "item")
        if isinstance(n, t.SubItem):
            return self._numbered(n, "sub")
        if isinstance(n, t.Definition):
            return f'<p class="def" id="{n.wid}">{self.inline(n.content)}</p>\n{self.nodes(n.children)}'
        if isinstance(n, t.Article):
            return self._headed(n, 2 + self.shift, f"{self.words['article']} {n.num}")
        if isinstance(n, t.Chapter):
            return self._headed(n, 2, f"{self.words['chapter']} {n.num}")
        if isinstance(n, t.Annex):
            return self._headed(n, 2, f"{n.label} {n.num}")
        if isinstance(n, t.Section):
            return self._headed(n, min(6, n.level + 1), n.num)
        if isinstance(n, t.Preamble):
            return self._headed(n, 2, "")
        if isinstance(n, t.BulletList):
            entries = "".join(f"<li>{''.join(self.inline(b.children) for b in e)}</li>" for e in n.entries)
            return f"<ul>{entries}</ul>\n"
        if isinstance(n, t.Table):
            return self._table(n)
        if isinstance(n, t.Signatures):
            return self._signatures(n)
        if isinstance(n, t.Contents):
            return self._contents(n)
        if isinstance(n, t.Chart):
            return f'<p class="meta">{escape(n.description or n.title)}</p>\n'
        return ""

    def _numbered(self, n: Any, cls: str) -> str:
        return (
            f'<div class="{cls}" id="{n.wid}"><span class="n">{escape(n.num)}</span><div>{self.inline(n.content)}</div></div>\n'
            f"{self.nodes(n.children)}"
        )

    def _headed(self, n: Any, level: int, number: str) -> str:
        words = f"{escape(number)} {self.inline(n.heading)}".strip()
        head = f"<h{level}>{words}</h{level}>" if words else ""
        return f'<section id="{n.wid}">{head}\n{self.nodes(n.children)}</section>\n'

    def _table(self, n: t.Table) -> str:
        caption = f"<caption>{self.inline(n.caption)}</caption>" if n.caption else ""

        def row(r: t.Row, tag: str) -> str:
            cells = "".join(
                f'<{tag}{" scope=col" if tag == "th" else ""} class="{c.align}">'
                f"{''.join(self.inline(b.children) for b in cell.children)}</{tag}>"
                for cell, c in zip(r.cells, n.columns, strict=False)
            )
            return f"<tr>{cells}</tr>"

        rows = "".join(row(r, "td") for r in n.rows)
        return f"<table>{caption}<thead>{row(n.header, 'th')}</thead><tbody>{rows}</tbody></table>\n"

    def _signatures(self, n: t.Signatures) -> str:
        blocks = "".join(
            f'<div class="sig"><p><strong>{self.inline(s.party)}</strong><br>{self.inline(s.name)}<br>{self.inline(s.function)}</p>'
            + "".join(f"<p>{escape(line)}: ____________________</p>" for line in s.lines)
            + "</div>"
            for s in n.signatories
        )
        head = f"<h2>{self.inline(n.heading)}</h2>" if n.heading else ""
        return f'<section id="{n.wid}">{head}{self.nodes(n.lead)}{blocks}</section>\n'

    def _contents(self, n: t.Contents) -> str:
        entries: list[tuple[int, str, Any]] = []
        for node in self.document.body:
            for inner in t.walk(node):
                if isinstance(inner, t.Chapter):
                    entries.append((1, f"{self.words['chapter']} {inner.num}", inner))
                elif isinstance(inner, t.Article):
                    entries.append((1 + self.shift, f"{self.words['article']} {inner.num}", inner))
                elif isinstance(inner, t.Annex):
                    entries.append((1, f"{inner.label} {inner.num}", inner))
        items = "".join(
            f'<li class="l{level}"><a href="#{inner.wid}">{escape(number)} {escape(t.plain_text(inner.heading))}</a></li>'
            for level, number, inner in entries
            if level <= n.levels
        )
        return f"<nav><h2>{escape(n.heading)}</h2><ol>{items}</ol></nav>\n"
