"""Inline nodes as WordprocessingML, written as text: runs, values, references, footnotes, links.

Children of `w:rPr` stand in the order of the schema (CT_RPr): rStyle, b, i, highlight, vertAlign, lang.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from drafting.tree import CrossReference, DefinedTerm, Footnote, LineBreak, Link, Reference, Text, Value, Withheld
from drafting.word.text import LANGUAGES, MAX_TAG, attribute, bookmark_name, escape, text_xml
from drafting.word.writer.fields import reference_field

_CONTAINER = '<w:docPartObj><w:docPartGallery w:val="Custom Quick Parts"/></w:docPartObj>'
_T, _T_END = '<w:t xml:space="preserve">', "</w:t></w:r>"
_PLAIN = f"<w:r>{_T}"
_APPEARANCES: dict[tuple[bool, bool, str, str, bool, str], str] = {}


def _opening(bold: bool, italic: bool, position: str, lang: str, mark: bool, style: str) -> str:
    """The run up to its text, in one appearance."""
    key = (bold, italic, position, lang, mark, style)
    made = _APPEARANCES.get(key)
    if made is None:
        rpr = (
            (f'<w:rStyle w:val="{style}"/>' if style else "")
            + ("<w:b/>" if bold else "")
            + ("<w:i/>" if italic else "")
            + ('<w:highlight w:val="yellow"/>' if mark else "")
            + (f'<w:vertAlign w:val="{"subscript" if position == "sub" else "superscript"}"/>' if position else "")
            + (f'<w:lang w:val="{attribute(LANGUAGES.get(lang, lang))}"/>' if lang else "")
        )
        made = f"<w:r><w:rPr>{rpr}</w:rPr>" if rpr else "<w:r>"
        if len(_APPEARANCES) < 2000:
            _APPEARANCES[key] = made
    return made


def run(text: Text, mark: bool = False, style: str = "", bold: bool = False) -> str:
    """One run; `mark` highlights it (open values), `style` is a character style's id."""
    opening = _opening(text.bold or bold, text.italic, text.position, text.lang, mark, style)
    return f"{opening}{text_xml(text.text)}</w:r>"


class Inlines:
    """Writes inline nodes and collects what other parts need: footnotes, links, ids of controls.

    `worded` holds the wids whose number prints with a word before it ("Artikel 5"); `first_note` and `first_control`
    are the first ids that the frame leaves free; `composed` says that leden carry the article's number too ("5.2").
    """

    def __init__(
        self, styles: Mapping[str, str], worded: Collection[str] = (), first_note: int = 1, first_control: int = 1,
        composed: bool = False,
    ) -> None:  # fmt: skip
        self.styles, self.worded, self.composed = styles, worded, composed
        self.footnotes: list[str] = []
        self.links: dict[str, str] = {}
        self._note, self._control = first_note, first_control

    def write(self, nodes: Iterable[Any]) -> str:
        """The runs of `nodes`."""
        out = []
        for node in nodes:
            if node.__class__ is Text:
                text = node.text
                if not text.isprintable():
                    out.append(run(node))
                    continue
                if "&" in text or "<" in text or ">" in text:
                    text = escape(text)
                if node.bold or node.italic or node.position or node.lang:
                    out += (_opening(node.bold, node.italic, node.position, node.lang, False, ""), _T, text, _T_END)
                else:
                    out += (_PLAIN, text, _T_END)
            else:
                out.append(_WRITERS[node.__class__](self, node))
        return "".join(out)

    def control(self, tag: str, title: str, inner: str, block: bool = False) -> str:
        """A content control around `inner` that a reader does not see (appearance: hidden).

        Around blocks it is a container for a document part, the sort that Word puts around page numbers: LibreOffice
        would make an input field of the first words of any other (docs/word-notes.md).
        """
        number = self._control
        self._control = number + 1
        alias = f'<w:alias w:val="{attribute(title.strip()[:MAX_TAG])}"/>' if title else ""
        return (
            f'<w:sdt><w:sdtPr>{alias}<w:tag w:val="{attribute(tag[:MAX_TAG])}"/><w:id w:val="{number}"/>'
            f'<w15:appearance w15:val="hidden"/>{_CONTAINER if block else ""}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'
        )

    def next_id(self) -> int:
        """An id that no other control or drawing has."""
        self._control += 1
        return self._control - 1

    def _value(self, node: Value) -> str:
        return self.control(f"value:{node.path}", "", "".join([run(text, node.open) for text in node.children]))

    def _term(self, node: DefinedTerm) -> str:
        parts = node.children or (Text(node.text),)
        return self.control(f"term:{node.term}", "", "".join([run(part, bold=True) for part in parts]))

    def _cross_reference(self, node: CrossReference) -> str:
        """The pieces in one link to the target, so that the words around the numbers lead there too."""
        style = self.styles["reference"]
        inner = "".join(
            [
                run(c, style=style)
                if isinstance(c, Text)
                else reference_field(c, c.target in self.worded, style, self.composed)
                for c in node.children
            ]
        )
        return f'<w:hyperlink w:anchor="{bookmark_name(node.target)}" w:history="1">{inner}</w:hyperlink>'

    def _reference(self, node: Reference) -> str:
        return reference_field(node, node.target in self.worded, composed=self.composed)

    def _footnote(self, node: Footnote) -> str:
        number = self._note
        self._note = number + 1
        text, mark = self.styles["footnote"], self.styles["footnote-mark"]
        self.footnotes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{text}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr>'
            f'<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>{self.write(node.children)}</w:p></w:footnote>'
        )
        return f'<w:r><w:rPr><w:rStyle w:val="{mark}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'

    def _link(self, node: Link) -> str:
        rid = self.links.setdefault(node.href, f"rIdLink{len(self.links) + 1}")
        style = self.styles["link"]
        return f'<w:hyperlink r:id="{rid}" w:history="1">{"".join([run(t, style=style) for t in node.children])}</w:hyperlink>'

    def _line_break(self, node: LineBreak) -> str:
        return "<w:r><w:br/></w:r>"

    def _withheld(self, node: Withheld) -> str:
        return self.control(f"withheld:{node.ground}", "", run(Text(node.label)))

    def _text(self, node: Text) -> str:
        return run(node)


_WRITERS: dict[type, Any] = {
    Text: Inlines._text,
    Value: Inlines._value,
    DefinedTerm: Inlines._term,
    CrossReference: Inlines._cross_reference,
    Reference: Inlines._reference,
    Footnote: Inlines._footnote,
    Link: Inlines._link,
    LineBreak: Inlines._line_break,
    Withheld: Inlines._withheld,
}
