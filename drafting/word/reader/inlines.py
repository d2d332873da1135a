"""Runs, controls, links, fields and notes of a paragraph as inline nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from drafting.tree import (
    CrossReference,
    DefinedTerm,
    Footnote,
    LineBreak,
    Link,
    Reference,
    Text,
    Value,
    Withheld,
    plain_text,
)
from drafting.word.package.opening import Package
from drafting.word.styles import STYLES, Sheet, W, is_on, value
from drafting.word.text import LANGUAGES, wid_of_bookmark
from drafting.word.writer.fields import FIXED

_LANG = {code.casefold(): lang for lang, code in LANGUAGES.items()}
_REF = re.compile(r"\bREF\s+(\S+)")
_ADDRESS = re.compile(r'\bHYPERLINK\s+(?:\\l\s+)?"([^"]*)"')
_TRANSPARENT = {
    f"{W}{t}" for t in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rt", "rubyBase")
}
_SKIPPED = {f"{W}{t}" for t in ("del", "moveFrom", "pPr", "rPr", "sdtPr")}
_OURS = {STYLES[role].casefold() for role in ("link", "reference", "footnote-mark")}


@dataclass(slots=True)
class _Field:
    """A field while it is read: its code, the codes of fields inside its code, its result."""

    code: str = ""
    inner: list[str] = field(default_factory=list)
    result: list[Any] | None = None


class InlineReader:
    """Reads paragraphs in their order: a field may begin in one and end in another (a table of contents does)."""

    def __init__(self, package: Package, sheet: Sheet, parts: dict[str, str]) -> None:
        self.package, self.sheet = package, sheet
        self.default = sheet.lang
        self.notes: dict[tuple[str, str], tuple[etree._Element, str]] = {}
        for kind, part in parts.items():
            for note in package.xml(part).iterfind(W + kind[:-1]) if part in package.parts else ():
                self.notes[kind[:-1], value(note, "id")] = (note, part)
        self.links = {rid: r.target for rid, r in package.relationships(package.main).items() if r.external}
        self.fields: list[_Field] = []
        self.toc = ""
        self.in_toc = self.break_first = self.break_last = False
        self._marked = False
        self._out: list[Any] = []

    def read(self, node: etree._Element) -> tuple[Any, ...]:
        """The inline nodes of a paragraph. Sets `toc`, `in_toc`, `break_first` and `break_last` for it."""
        self.toc = ""
        self.in_toc = any("TOC" in f.code for f in self.fields)
        self.break_first = self.break_last = False
        nodes = self._into(node)
        # Only a table of contents goes on in the next paragraph. Whatever else is left open is malformed or too strange to
        # follow; its text must not get lost.
        for left in self.fields:
            if left.result and "TOC" not in left.code:
                nodes += left.result
        self.fields = [f for f in self.fields if f.result is not None and "TOC" in f.code]
        return _wrapped(joined(nodes))

    def _into(self, node: etree._Element) -> list[Any]:
        before, self._out = self._out, []
        for child in node:
            self._child(child)
        made, self._out = self._out, before
        return made

    def _child(self, node: etree._Element) -> None:
        tag = node.tag
        if tag == f"{W}r":
            self._run(node)
        elif tag in _SKIPPED:
            return
        elif tag in _TRANSPARENT:
            for child in node:
                self._child(child)
        elif tag == f"{W}hyperlink":
            self._hyperlink(node)
        elif tag == f"{W}sdt":
            self._control(node)
        elif tag == f"{W}fldSimple":
            made = _Field(value(node, "instr"), [], self._into(node))
            self._finish(made)
        elif str(tag).startswith("{http://schemas.openxmlformats.org/officeDocument/2006/math}"):
            self._put(Text("".join(str(t.text or "") for t in node.iter("{*}t"))))

    def _put(self, node: Any) -> None:
        """A node into the result of the innermost field, or the paragraph; nothing while a field's code is read."""
        if any(f.result is None for f in self.fields):
            return
        top = self.fields[-1] if self.fields else None
        if top is not None and top.result is not None and "TOC" not in top.code:
            top.result.append(node)
        else:
            self._out.append(node)

    # ------------------------------------------------------------ runs

    def _run(self, run: etree._Element) -> None:
        look = self._look(run.find(f"{W}rPr"))
        for child in run:
            name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
            if name == "t":
                if child.text:
                    self._put(Text(str(child.text), *look))
            elif name == "fldChar":
                self._field_mark(value(child, "fldCharType"))
            elif name == "instrText":
                if self.fields:
                    self.fields[-1].code += str(child.text or "")
            elif name in ("tab", "ptab"):
                self._put(Text("\t", *look))
            elif name in ("br", "cr"):
                self._break(value(child, "type"))
            elif name == "noBreakHyphen":
                self._put(Text("\u2011", *look))
            elif name == "softHyphen":
                self._put(Text("\u00ad", *look))
            elif name == "sym":
                self._put(Text(_symbol(value(child, "char")), *look))
            elif name in ("footnoteReference", "endnoteReference"):
                self._footnote(name.removesuffix("Reference"), value(child, "id"))
            elif name == "AlternateContent":
                pass  # drawings; their alternative text is read with the paragraph

    def _look(self, rpr: etree._Element | None) -> tuple[bool, bool, str, str]:
        if rpr is None:
            return False, False, "", ""
        bold, italic = is_on(rpr.find(f"{W}b")), is_on(rpr.find(f"{W}i"))
        style = self.sheet.by_id.get(value(rpr.find(f"{W}rStyle")))
        if style is not None and style.name.casefold() not in _OURS:
            bold = bold or (style.bold and rpr.find(f"{W}b") is None)
        position = {"subscript": "sub", "superscript": "sup"}.get(value(rpr.find(f"{W}vertAlign")), "")
        lang = value(rpr.find(f"{W}lang"))
        if value(rpr.find(f"{W}highlight")) not in ("", "none"):
            self._marked = True
        return bold, italic, position, _LANG.get(lang.casefold(), lang) if lang and lang != self.default else ""

    def _break(self, sort: str) -> None:
        if sort == "page":
            if self._out:
                self.break_last = True
            else:
                self.break_first = True
        elif sort != "column":
            self._put(LineBreak())

    def _footnote(self, kind: str, key: str) -> None:
        if (kind, key) not in self.notes:
            return
        note, part = self.notes[kind, key]
        fields, self.fields = self.fields, []
        links = self.links
        self.links = {rid: r.target for rid, r in self.package.relationships(part).items() if r.external}
        nodes: list[Any] = []
        for paragraph in note.iter(f"{W}p"):
            if nodes:
                nodes.append(LineBreak())
            nodes += self._into(paragraph)
        self.fields, self.links = fields, links
        content = list(joined(nodes))
        if content and isinstance(content[0], Text) and content[0].text.startswith(" "):
            rest = content[0].text[1:]
            content[0] = Text(rest, content[0].bold, content[0].italic, content[0].position, content[0].lang)
            content = content[0 if rest else 1 :]
        self._put(Footnote(_wrapped(joined(content))))

    # ------------------------------------------------------------ fields

    def _field_mark(self, which: str) -> None:
        if which == "begin":
            self.fields.append(_Field())
        elif which == "separate" and self.fields:
            self.fields[-1].result = []
            if re.match(r"\s*TOC\b", self.fields[-1].code):
                self.toc, self.in_toc = self.fields[-1].code.strip(), True
        elif which == "end" and self.fields:
            self._finish(self.fields.pop())

    def _finish(self, made: _Field) -> None:
        if any(f.result is None for f in self.fields):
            # A field inside the code of another: only what it points to matters.
            outer = next(f for f in reversed(self.fields) if f.result is None)
            outer.inner += [made.code, *made.inner]
            return
        codes = [made.code, *made.inner]
        result = list(joined(made.result or []))
        pointed = next((m for code in codes if (m := _REF.search(code)) and "PAGEREF" not in code), None)
        if pointed is not None:
            form = "ordinal" if any("OrdText" in code or code.strip().startswith(FIXED) for code in codes) else "number"
            self._put(Reference(wid_of_bookmark(pointed[1]) or pointed[1], plain_text(tuple(result)), form))
        elif (address := _ADDRESS.search(made.code)) and "\\l" not in made.code:
            self._put(Link(address[1], _texts(result)))
        else:
            for node in result:
                self._put(node)

    # ------------------------------------------------------------ links and controls

    def _hyperlink(self, node: etree._Element) -> None:
        inner = list(joined(self._into(node)))
        rid = next((str(v) for k, v in node.attrib.items() if str(k).endswith("relationships}id")), "")
        if rid in self.links:
            self._put(Link(self.links[rid], _texts(inner)))
            return
        target = wid_of_bookmark(value(node, "anchor"))
        if not target or self.in_toc:
            for child in inner:
                self._put(child)
            return
        pieces = tuple(c if isinstance(c, Text | Reference) else Text(plain_text(c)) for c in inner)
        if pieces:
            self._put(CrossReference(target, pieces))

    def _control(self, node: etree._Element) -> None:
        content = node.find(f"{W}sdtContent")
        if content is None:
            return
        tag = value(node.find(f"{W}sdtPr/{W}tag"))
        prefix, _, key = tag.partition(":")
        before, self._marked = self._marked, False
        inner = list(joined(self._into(content)))
        marked, self._marked = self._marked, before or self._marked
        if prefix == "value":
            self._put(Value(key, _texts(inner), marked))
        elif prefix == "term":
            texts = tuple(Text(t.text, False, t.italic, t.position, t.lang) for t in _texts(inner))
            plain = len(texts) == 1 and texts[0] == Text(texts[0].text)
            self._put(DefinedTerm(key, "".join(t.text for t in texts), () if plain else texts))
        elif prefix == "withheld":
            self._put(Withheld(key, plain_text(tuple(inner))))
        else:
            for child in inner:
                self._put(child)


def _wrapped(nodes: tuple[Any, ...]) -> tuple[Any, ...]:
    """A reference that stands by itself in a cross-reference of its own."""
    return tuple(CrossReference(n.target, (n,)) if isinstance(n, Reference) else n for n in nodes)


def _texts(nodes: list[Any]) -> tuple[Text, ...]:
    return tuple(n if isinstance(n, Text) else Text(plain_text(n)) for n in nodes)


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except ValueError:
        return ""


def joined(nodes: list[Any]) -> tuple[Any, ...]:
    """`nodes` with neighbouring texts of one appearance joined and empty ones left out."""
    out: list[Any] = []
    alike: list[Text] = []  # a paragraph may hold a hundred thousand runs: their words are joined once

    def close() -> None:
        if alike:
            out.append(alike[0] if len(alike) == 1 else replace(alike[0], text="".join(t.text for t in alike)))
            alike.clear()

    for node in nodes:
        if not isinstance(node, Text):
            close()
            out.append(node)
        elif node.text:
            last = alike[-1] if alike else node
            if (last.bold, last.italic, last.position, last.lang) != (
                node.bold, node.italic, node.position, node.lang,
            ):  # fmt: skip
                close()
            alike.append(node)
    close()
    return tuple(out)
