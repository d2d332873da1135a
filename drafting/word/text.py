"""Inline nodes as WordprocessingML, written as text: runs, values, references, footnotes, links.

Children of `w:rPr` stand in the order of the schema (CT_RPr): rStyle, b, i, highlight, u, vertAlign, lang.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from drafting.tree import CrossReference, DefinedTerm, Footnote, LineBreak, Link, Reference, Text, Value, Withheld

_LANG = {"nl": "nl-NL", "en": "en-GB"}
# XML 1.0 cannot hold these; they come in by pasting and are dropped.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def escape(text: str) -> str:
    """`text` as XML character data."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CONTROL.sub("", text)


def attribute(text: str) -> str:
    """`text` as an XML attribute's value."""
    return escape(text).replace('"', "&quot;").replace("\n", " ")


def bookmark_name(wid: str) -> str:
    """The bookmark of a node: an underscore (Word hides it) and its wid with hyphens as underscores."""
    return "_" + wid.replace("-", "_")


def wid_of_bookmark(name: str) -> str:
    """The inverse of `bookmark_name`."""
    return name[1:].replace("_", "-")


@lru_cache(maxsize=50_000)
def run(text: Text, mark: bool = False) -> str:
    """One run; `mark` highlights it (open values)."""
    rpr = ""
    if text.bold:
        rpr += "<w:b/>"
    if text.italic:
        rpr += "<w:i/>"
    if mark:
        rpr += '<w:highlight w:val="yellow"/>'
    if text.position:
        rpr += f'<w:vertAlign w:val="{"subscript" if text.position == "sub" else "superscript"}"/>'
    if text.lang:
        rpr += f'<w:lang w:val="{_LANG.get(text.lang, text.lang)}"/>'
    properties = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text.text)}</w:t></w:r>'


class Inlines:
    """Writes inline nodes and collects what other parts need: footnotes, links, ids."""

    def __init__(self, style_ids: Any) -> None:
        self.style_ids = style_ids
        self.footnotes: list[str] = []
        self.links: dict[str, str] = {}
        self._control = 0

    def write(self, nodes: Iterable[Any]) -> str:
        """The runs of `nodes`."""
        return "".join([self._one(node) for node in nodes])

    def _one(self, node: Any) -> str:
        kind = type(node)
        if kind is Text:
            return run(node)
        if kind is Value:
            inner = "".join([run(text, node.open) for text in node.children])
            return self.control(f"value:{node.path}", "", inner)
        if kind is CrossReference:
            return "".join([run(c) if type(c) is Text else reference_field(c) for c in node.children])
        if kind is DefinedTerm:
            parts = node.children or (Text(node.text),)
            return "".join([run(Text(t.text, True, t.italic, t.position, t.lang)) for t in parts])
        if kind is Footnote:
            return self._footnote(node)
        if kind is Link:
            return self._link(node)
        if kind is LineBreak:
            return "<w:r><w:br/></w:r>"
        if kind is Withheld:
            return run(Text(node.label))
        if kind is Reference:
            return reference_field(node)
        raise TypeError(kind.__name__)

    def control(self, tag: str, title: str, inner: str) -> str:
        """A content control around `inner` that a reader does not see (appearance: hidden)."""
        self._control += 1
        alias = f'<w:alias w:val="{attribute(title[:64])}"/>' if title else ""
        return (
            f'<w:sdt><w:sdtPr>{alias}<w:tag w:val="{attribute(tag[:64])}"/><w:id w:val="{100_000 + self._control}"/>'
            f'<w15:appearance w15:val="hidden"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        )

    def _footnote(self, node: Footnote) -> str:
        # The place is kept before the text is written: a note cannot hold a note, but ids must follow the order.
        number = len(self.footnotes) + 1
        self.footnotes.append("")
        style, mark = self.style_ids["footnote"], self.style_ids["footnote-mark"]
        self.footnotes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{self.write(node.children)}</w:p></w:footnote>'
        )
        return f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _link(self, node: Link) -> str:
        rid = self.links.setdefault(node.href, f"rIdL{len(self.links) + 1}")
        style = self.style_ids["link"]
        runs = "".join(
            f'<w:r><w:rPr><w:rStyle w:val="{style}"/></w:rPr><w:t xml:space="preserve">{escape(t.text)}</w:t></w:r>'
            for t in node.children
        )
        return f'<w:hyperlink r:id="{rid}">{runs}</w:hyperlink>'


ORDINAL = "\\* OrdText"
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def instruction(code: str) -> str:
    """The run that holds a field's code."""
    return f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'


def field(code: str, result: str) -> str:
    """A complex field with its result as it stands now."""
    return f"{_BEGIN}{instruction(code)}{_SEPARATE}{result}{_END}"


@lru_cache(maxsize=10_000)
def reference_field(node: Reference) -> str:
    """A live number. `REF` with \\n gives the number of the paragraph without a trailing point, \\t drops the word
    before it ("Artikel"), \\h makes it a link. An ordinal is a formula over it, which Word writes in words in the text's
    language. Both of the latter stand in a QUOTE field, because LibreOffice knows neither \\t nor the formula and would
    print "artikel Artikel 5": inside QUOTE it keeps the text as it stands (docs/word-notes.md)."""
    shown = f'<w:r><w:t xml:space="preserve">{escape(node.text)}</w:t></w:r>'
    name = bookmark_name(node.target)
    if node.form == "ordinal":
        inner = field(f"REF {name} \\n \\t \\h", shown)
        formula = f"{_BEGIN}{instruction('=')}{inner}{instruction(ORDINAL)}{_SEPARATE}{shown}{_END}"
        return f"{_BEGIN}{instruction('QUOTE')}{formula}{_SEPARATE}{shown}{_END}"
    if "--" not in node.target:
        inner = field(f"REF {name} \\n \\t \\h", shown)
        return f"{_BEGIN}{instruction('QUOTE')}{inner}{_SEPARATE}{shown}{_END}"
    return field(f"REF {name} \\n \\h", shown)
