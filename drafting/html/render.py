"""The page: semantic elements, real headings, real lists, no scripts, styles inside. Norm: WCAG 2.1 A and AA."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote

from drafting import tree as t
from drafting.html.style import STYLE
from drafting.tree.words import WORDS

_WORDS = {
    "nl": {"notes": "Voetnoten", "note": "Voetnoot", "back": "Terug naar de tekst", "skip": "Naar de inhoud", "open": "nog open"},
    "en": {"notes": "Footnotes", "note": "Footnote", "back": "Back to the text", "skip": "Skip to the content", "open": "still open"},
}  # fmt: skip
_LANG = {"nl": "nl-NL", "en": "en-GB"}
_NUMBERED = (t.Paragraph, t.Item, t.SubItem, t.Party, t.Recital)


def render(document: t.Document) -> str:
    """The whole page. Values carry their dossier path in `data-value`; open ones are marked."""
    page = _Page(document)
    body = page.nodes(document.body)
    notes = page.notes_section()
    words = page.words
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANG[document.lang]}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(document.title)}</title>'
        f'<style>{STYLE}</style></head><body><a class="skip" href="#inhoud">{words["skip"]}</a>\n'
        f'{page.cover()}<main id="inhoud">\n{body}{notes}</main></body></html>\n'
    )


def fragment(document: t.Document, to_value: str = "") -> str:
    """The same without the page around it, for a page of others with `STYLE`'s rules. `to_value`: the beginning of an address, to which a
    value's dossier path is added: each value then leads to where it is said."""
    page = _Page(document, to_value)
    body = page.nodes(document.body)
    return f'{page.cover()}<div class="text">\n{body}{page.notes_section()}</div>\n'


class _Page:
    def __init__(self, document: t.Document, to_value: str = "") -> None:
        self.document = document
        self.to_value = to_value
        self.words = {**WORDS[document.lang]._asdict(), **_WORDS[document.lang]}
        self.notes: list[str] = []
        self.regions: dict[str, int] = {}
        self.shift = 1 if any(isinstance(n, t.Chapter) for n in document.body) else 0

    def cover(self) -> str:
        """What stands on the cover: title, parties, and the facts that have a label."""
        cover = self.document.cover
        facts = "".join(
            f"<div><dt>{escape(str(cover[f'label_{key}']))}</dt><dd>{escape(str(cover[key]))}</dd></div>"
            for key in ("date", "status", "version", "reference")
            if cover.get(key) and cover.get(f"label_{key}")
        )
        parties = "".join(f"<li>{escape(str(p))}</li>" for p in cover.get("parties", ()))
        return (
            "<header>"
            + (f'<p class="sort">{escape(str(cover["kind_label"]))}</p>' if cover.get("kind_label") else "")
            + f"<h1>{escape(self.document.title)}</h1>"
            + (f'<p class="subtitle">{escape(self.document.subtitle)}</p>' if self.document.subtitle else "")
            + (f'<ul class="parties">{parties}</ul>' if parties else "")
            + (f"<dl>{facts}</dl>" if facts else "")
            + (f'<p class="secret">{escape(str(cover["confidentiality"]))}</p>' if cover.get("confidentiality") else "")
            + "</header>\n"
        )

    # ------------------------------------------------------------ inline

    def inline(self, nodes: Iterable[Any]) -> str:
        """Inline nodes."""
        return "".join(_INLINE[n.__class__](self, n) for n in nodes)

    def _text(self, n: t.Text) -> str:
        text = escape(n.text)
        if n.position:
            text = f"<{n.position}>{text}</{n.position}>"
        if n.italic:
            text = f"<em>{text}</em>"
        if n.bold:
            text = f"<strong>{text}</strong>"
        return f'<span lang="{escape(_LANG.get(n.lang, n.lang))}">{text}</span>' if n.lang else text

    def _value(self, n: t.Value) -> str:
        inner = self.inline(n.children)
        if self.to_value and "<a " not in inner:
            inner = f'<a class="value" href="{escape(self.to_value + quote(n.path, safe=""))}">{inner}</a>'
        if n.open:
            return f'<mark data-value="{escape(n.path)}" title="{self.words["open"]}">{inner}</mark>'
        return f'<span data-value="{escape(n.path)}">{inner}</span>'

    def _term(self, n: t.DefinedTerm) -> str:
        return f"<dfn>{self.inline(n.children) if n.children else escape(n.text)}</dfn>"

    def _cross_reference(self, n: t.CrossReference) -> str:
        return f'<a class="ref" href="#{escape(n.target)}">{self.inline(n.children)}</a>'

    def _footnote(self, n: t.Footnote) -> str:
        self.notes.append("")
        k = len(self.notes)
        self.notes[k - 1] = self.inline(n.children)
        return f'<sup class="mark"><a id="ref-{k}" href="#note-{k}" aria-label="{self.words["note"]} {k}">{k}</a></sup>'

    def _link(self, n: t.Link) -> str:
        inner = self.inline(n.children)
        # Only addresses that lead somewhere: a script in a link would run in the reader's name.
        if n.href.partition(":")[0].lower() not in ("http", "https", "mailto"):
            return inner
        return f'<a href="{escape(n.href)}">{inner}</a>'

    def notes_section(self) -> str:
        """The footnotes, at the end."""
        if not self.notes:
            return ""
        back = self.words["back"]
        entries = "".join(
            f'<li id="note-{k}">{note} <a href="#ref-{k}" aria-label="{back} ({k})">↩</a></li>'
            for k, note in enumerate(self.notes, 1)
        )
        return f'<section class="foot"><h2>{self.words["notes"]}</h2><ol>{entries}</ol></section>\n'

    # ------------------------------------------------------------ blocks

    def nodes(self, nodes: Iterable[Any]) -> str:
        """Block nodes; numbered ones of one sort that follow each other are one list."""
        out = []
        for cls, run in groupby(nodes, key=lambda n: n.__class__):
            if cls in _NUMBERED:
                out.append(f'<ol role="list">\n{"".join(self._numbered(n) for n in run)}</ol>\n')
            elif cls is t.Definition:
                out.append(f'<ul role="list" class="terms">\n{"".join(self._definition(n) for n in run)}</ul>\n')
            else:
                out += [_BLOCKS[cls](self, n) for n in run]
        return "".join(out)

    def _numbered(self, n: Any) -> str:
        return (
            f'<li id="{escape(n.wid)}"><span class="n">{escape(n.num)}</span><div><p>{self.inline(n.content)}</p>\n'
            f"{self.nodes(n.children)}</div></li>\n"
        )

    def _definition(self, n: t.Definition) -> str:
        return f'<li id="{escape(n.wid)}"><p>{self.inline(n.content)}</p>{self.nodes(n.children)}</li>\n'

    def _block(self, n: t.Block) -> str:
        return f'<p class="{escape(n.style)}">{self.inline(n.children)}</p>\n'

    def _bullets(self, n: t.BulletList) -> str:
        entries = "".join(
            f"<li>{''.join(f'<p>{self.inline(b.children)}</p>' for b in entry)}</li>" for entry in n.entries
        )
        return f'<ul class="bullets">{entries}</ul>\n'

    def _article(self, n: t.Article) -> str:
        return self._headed(n, 2 + self.shift, f"{self.words['article']} {n.num}")

    def _chapter(self, n: t.Chapter) -> str:
        return self._headed(n, 2, f"{self.words['chapter']} {n.num}")

    def _annex(self, n: t.Annex) -> str:
        return self._headed(n, 2, f"{n.label} {n.num}")

    def _section(self, n: t.Section) -> str:
        return self._headed(n, min(6, n.level + 1), n.num)

    def _preamble(self, n: t.Preamble) -> str:
        return self._headed(n, 2, "")

    def _headed(self, n: Any, level: int, number: str) -> str:
        label = f'<span class="label">{escape(number)}</span> ' if number else ""
        head = f"<h{level}>{label}{self.inline(n.heading)}</h{level}>\n" if number or n.heading else ""
        return f'<section id="{escape(n.wid)}">{head}{self.nodes(n.children)}</section>\n'

    def _table(self, n: t.Table) -> str:
        caption = f"<caption>{self.inline(n.caption)}</caption>" if n.caption else ""
        label = self._label(n.description if n.description and not n.caption else t.plain_text(n.caption))

        def row(r: t.Row, head: bool) -> str:
            cells = []
            for cell, column in zip(r.cells, n.columns, strict=False):
                tag, scope = ("th", ' scope="col"') if head else ("th", ' scope="row"') if cell.header else ("td", "")
                text = "<br>".join(self.inline(b.children) for b in cell.children)
                cells.append(f'<{tag}{scope} class="{escape(column.align)}">{text}</{tag}>')
            return f"<tr{' class=total' if r.total else ''}>{''.join(cells)}</tr>"

        rows = "".join(row(r, False) for r in n.rows)
        anchor = f' id="{escape(n.wid)}"' if n.wid else ""
        # A wide table scrolls within itself; it takes the focus so that the keyboard can scroll it too.
        return (
            f'<div class="wide" tabindex="0" role="region"{label}><table{anchor}>{caption}<thead>{row(n.header, True)}</thead>'
            f"<tbody>{rows}</tbody></table></div>\n"
        )

    def _label(self, words: str) -> str:
        """The name of a region: each its own, for who goes from one to the next."""
        if not words:
            return ""
        times = self.regions[words] = self.regions.get(words, 0) + 1
        return f' aria-label="{escape(words if times == 1 else f"{words} ({times})")}"'

    def _chart(self, n: t.Chart) -> str:
        """The figures of a chart as a table: a preview draws no chart, and nobody misses anything."""
        head = "".join(f'<th scope="col" class="right">{escape(s.name)}</th>' for s in n.series)
        rows = "".join(
            f'<tr><th scope="row">{escape(c)}</th>'
            + "".join(
                f'<td class="right">{_figure(s.values[i] if i < len(s.values) else None, self.document.lang)}</td>'
                for s in n.series
            )
            + "</tr>"
            for i, c in enumerate(n.categories)
        )
        unit = f" ({escape(n.unit)})" if n.unit else ""
        anchor = f' id="{escape(n.wid)}"' if n.wid else ""
        return (
            f"<figure{anchor}><figcaption>{escape(n.title)}{unit}. {escape(n.description)}</figcaption>"
            f"<table><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></figure>\n"
        )

    def _signatures(self, n: t.Signatures) -> str:
        blocks = []
        for s in n.signatories:
            who = "<br>".join(
                part
                for part in (f"<strong>{self.inline(s.party)}</strong>", self.inline(s.name), self.inline(s.function))
                if part
            )
            lines = "".join(
                f'<p class="line"><span>{escape(line)}:</span><span class="rule"></span></p>' for line in s.lines
            )
            blocks.append(f'<div class="sig"><p>{who}</p>{lines}</div>\n')
        head = f"<h2>{self.inline(n.heading)}</h2>\n" if n.heading else ""
        return f'<section id="{escape(n.wid)}">{head}{self.nodes(n.lead)}{"".join(blocks)}</section>\n'

    # ------------------------------------------------------------ contents

    def _contents(self, n: t.Contents) -> str:
        items = "".join(
            f'<li class="l{level}"><a href="#{escape(node.wid)}">'
            f"{f'<span>{escape(number)}</span> ' if number else ''}{self.plain_inline(node.heading)}</a></li>\n"
            for level, number, node in self._headings(self.document.body)
            if level <= n.levels
        )
        head = f'<h2 id="contents">{escape(n.heading)}</h2>' if n.heading else ""
        name = 'aria-labelledby="contents"' if n.heading else 'aria-label="Contents"'
        return f'<nav {name}>{head}<ol role="list">\n{items}</ol></nav>\n'

    def plain_inline(self, nodes: Iterable[Any]) -> str:
        """A heading without its notes and links, which may stand only once."""
        return "".join(
            self._text(n)
            if isinstance(n, t.Text)
            else "".join(self._text(c) for c in n.children)
            if isinstance(n, t.Value)
            else escape(t.plain_text(n))
            for n in nodes
        )

    def _headings(self, nodes: Iterable[Any]) -> Iterable[tuple[int, str, Any]]:
        for n in nodes:
            if isinstance(n, t.Chapter):
                yield 1, f"{self.words['chapter']} {n.num}", n
            elif isinstance(n, t.Article):
                yield 1 + self.shift, f"{self.words['article']} {n.num}", n
            elif isinstance(n, t.Annex):
                yield 1, f"{n.label} {n.num}", n
            elif isinstance(n, t.Section):
                yield n.level, n.num, n
            elif isinstance(n, t.Preamble | t.Signatures) and n.heading:
                yield 1, "", n
            yield from self._headings(
                getattr(n, "children", ()) if isinstance(n, t.Chapter | t.Annex | t.Section) else ()
            )


def _figure(value: float | None, lang: str) -> str:
    if value is None:
        return "–"
    text = f"{value:g}"
    return text.replace(".", ",") if lang == "nl" else text


_INLINE: dict[type, Callable[[_Page, Any], str]] = {
    t.Text: _Page._text,
    t.Value: _Page._value,
    t.DefinedTerm: _Page._term,
    t.CrossReference: _Page._cross_reference,
    t.Reference: lambda page, n: escape(n.text),
    t.Footnote: _Page._footnote,
    t.Link: _Page._link,
    t.LineBreak: lambda page, n: "<br>",
    t.Withheld: lambda page, n: f'<span class="withheld">{escape(n.label)}</span>',
}
_BLOCKS: dict[type, Callable[[_Page, Any], str]] = {
    t.Block: _Page._block,
    t.BulletList: _Page._bullets,
    t.Table: _Page._table,
    t.Chart: _Page._chart,
    t.PageBreak: lambda page, n: "",
    t.Contents: _Page._contents,
    t.Article: _Page._article,
    t.Chapter: _Page._chapter,
    t.Section: _Page._section,
    t.Preamble: _Page._preamble,
    t.Signatures: _Page._signatures,
    t.Annex: _Page._annex,
}
