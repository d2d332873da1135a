"""One filling: how values are printed, and what they bring along (pictures, links, subdocuments)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jinja2.runtime import Undefined
from markupsafe import Markup, escape

from drafting.admission.budget import Budget
from drafting.word.template.additions import Added
from drafting.word.template.adopted import Brought, ForeignBlocks, ForeignRuns, adopted
from drafting.word.template.codegen import FRESH_ID, LIST, NOTE, OWN, Surroundings
from drafting.word.template.fitting import between, fitted, in_paragraph
from drafting.word.template.identity import Identities
from drafting.word.template.lifting import BAR, LIFTED, STOP
from drafting.word.template.listing import BREAKS, broken, broken_xml, legal
from drafting.word.template.merge.asking import Rows
from drafting.word.template.values import InlineImage, Listing, RichText, RichTextParagraph, Subdocument

if TYPE_CHECKING:
    from drafting.word.template.compose import Composition
    from drafting.word.template.merge.controls import Binding
    from drafting.word.template.part import Part

EMBEDDED = "\x11"
# Bytes below 32 (of which text holds few or none) become others, so that a text without them stays the same.
_PLAIN = bytes([1, *[0] * 31, *range(32, 256)])
LONG = 65_536  # bytes of one value that are paid for
FIRST_ID = 1000  # docxtpl numbers drawings from 1001
_MARKS = re.compile(f"([{FRESH_ID}{NOTE}{LIST}{OWN}{EMBEDDED}{LIFTED}])([^{STOP}]*){STOP}")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f]")
_REFERRED = re.compile(r'( r:(?:embed|id|link|pict)=")([^"]*)"')
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"

try:
    from markupsafe._speedups import _escape_inner as _escaped
except ImportError:  # without markupsafe's C part

    def _escaped(text: str, /) -> str:
        return str(escape(text))


class Render:
    """The state of one filling."""

    def __init__(
        self,
        raw: bytes,
        highest_list: int = 0,
        names: tuple[frozenset[str], int] = (frozenset(), 0),
        rows: Rows | None = None,
        words: Callable[[bool | None], str] | None = None,
    ) -> None:
        self._words = words  # of values from a data file: how true, false and nothing print
        self.added = Added()
        self.budget = Budget()
        self.composition: Composition | None = None
        self.restarts: list[tuple[int, str]] = []  # (a list's new number, the number it restarts)
        self._lists: dict[str, str] = {}
        self._highest_list = highest_list
        self._raw = raw
        self.notes: set[tuple[str, str]] = set()
        self.rows = rows or Rows()
        self.bound: dict[Binding, str] = {}  # what controls show of the XML that they are bound to
        self.identities = Identities(*names)
        self.written: dict[str, list[tuple[str, str]]] = {}  # notes filled at their references: kind → (number, text)
        self.rich = False  # more than text was printed
        self.suspect = False  # XML of the user's own was printed: it may not be sound
        self._part = ""
        self._ids = FIRST_ID
        self._embedded: list[Any] = []
        self._around = Surroundings(True, "", "")

    def rows_of(self, kind: str) -> Rows:
        """The rows of a part: the document goes on from row to row, the others show the first."""
        return self.rows if kind == "body" else Rows(self.rows.records)

    def next_id(self) -> int:
        """A number no other drawing of this document has."""
        self._ids += 1
        return self._ids

    def mark(self, kind: int, argument: str) -> bytes:
        """What a mark in static text stands for."""
        if kind == ord(FRESH_ID):
            return b"%d" % self.next_id()
        if kind == ord(NOTE):
            name, _, number = argument.partition(":")
            self.notes.add((name, number))
        if kind == ord(OWN):
            return self.identities.told(argument).encode()
        if kind == ord(LIST):
            return self._list(*argument.split(":"))
        return b""

    def _list(self, number: str, key: str, new: str) -> bytes:
        if not new:
            return self._lists.get(key, number).encode()
        if key not in self._lists:
            self._lists[key] = number  # the first turn keeps the list's own number
        else:
            fresh = self._highest_list + len(self.restarts) + 1
            self.restarts.append((fresh, number))
            self._lists[key] = str(fresh)
        return b""

    def note(self, kind: str, number: str, loop: str, text: str) -> str:
        """Keeps a note that was filled where it is referred to. Gives the number it has here."""
        own = self.identities.own("d", loop, f"{kind} {number}") if loop else number
        self.written.setdefault(kind, []).append((own, text))
        return own

    def notes_of(self, kind: str, part: str) -> bytes:
        """The notes of a kind that were filled at their references, as they stand in `part`."""
        self._part = part
        made = []
        for number, text in self.written.get(kind, ()):
            xml = self._markup(Markup(text), _INSIDE)
            made.append(_NOTE_NUMBER.sub(rf"\g<1>{number}\2", xml, count=1))
        return "".join(made).encode()

    def embed(self, value: Any) -> Any:
        """For text that Jinja captures: a mark in place of what only printing can make; text made legal."""
        if self._words is not None and (value is None or value.__class__ is bool):
            return self._words(value)
        value = adopted(value)
        if isinstance(value, InlineImage | Subdocument | Brought | RichText | RichTextParagraph | Listing):
            self._embedded.append(value)
            return Markup(f"{EMBEDDED}{len(self._embedded) - 1}{STOP}")
        if value.__class__ is str and not value.isprintable():
            return legal(value)
        return value

    def printer(self, part: Part) -> Callable[[Any, int], bytes]:
        """The function that prints a value of `part`: XML, escaped, in UTF-8."""
        self._part = part.name
        surroundings = part.surroundings
        inner = _escaped
        other = self.print_other

        def put(value: Any, at: int) -> bytes:
            kind = value.__class__
            if kind is str:
                try:
                    raw = inner(value).encode()
                except UnicodeEncodeError:  # half a surrogate pair
                    return other(value, surroundings[at]).encode()
                # One pass over the bytes sees whether there is anything to break or leave out; that is rare.
                if len(raw) < LONG and raw.translate(_PLAIN) == raw and (raw.isascii() or b"\xef\xbf" not in raw):
                    return raw
            elif kind is int:
                return b"%d" % value
            return other(value, surroundings[at]).encode()

        return put

    def placer(self, part: Part) -> Callable[[Any, int], bytes]:
        """The function that prints a value in the place of a paragraph, run, row or cell of `part`."""
        surroundings, other = part.surroundings, self.print_other

        def place(value: Any, at: int) -> bytes:
            return other(value, surroundings[at]).encode()

        return place

    def print_other(self, value: Any, around: Surroundings) -> str:
        """Whatever is not plain printable text. Raises UndefinedError for a missing value, WordlessError for a function."""
        if value.__class__ is str:
            if len(value) > LONG // 4:
                self.budget.text(len(value) * 4, "{{ … }}")
            return self._text(legal(value), around)
        if isinstance(value, Undefined):
            return str(value)
        if self._words is not None and (value is None or value.__class__ is bool):
            return self._text(self._words(value), around)
        value = adopted(value)
        known = _PRINTED.get(value.__class__)
        if known is not None:
            self.rich = True
            return known(self, value, around)
        if hasattr(value, "__html__"):
            return self._markup(value, around)
        self.budget.printed(value, "{{ … }}")
        if isinstance(value, list | tuple | dict):
            _no_undefined(value)
        return self._text(legal(str(value)), around)

    def _text(self, text: str, around: Surroundings) -> str:
        text = _escaped(text)
        if around.lifted:
            return in_paragraph(text, around)
        return broken(text, around) if BREAKS.search(text) else text

    def _markup(self, value: Any, around: Surroundings) -> str:
        xml = str.__str__(value.__html__())
        if value.__class__ is ForeignRuns:
            return self._runs(xml, around)
        if value.__class__ is ForeignBlocks:
            return between(broken_xml(legal(xml), _INSIDE), around)
        if around.lifted and "<" not in xml and not _MARKS.search(xml):
            return in_paragraph(legal(xml), around)
        if not self.suspect:
            self.suspect = not _sound(xml)
        if _MARKS.search(xml):
            here = around

            def marked(mark: re.Match[str]) -> str:
                nonlocal here
                if mark[1] == LIFTED:
                    element, paragraph, run = mark[2].split(BAR)
                    here = Surroundings(False, run, paragraph, element)
                    return ""
                made = self._marked(mark, here)
                here = around
                return made

            xml = _MARKS.sub(marked, xml)
        if not xml.isprintable():
            xml = legal(xml)
            if BREAKS.search(xml):
                xml = broken_xml(xml, around)
        return xml

    def _marked(self, mark: re.Match[str], around: Surroundings) -> str:
        if mark[1] == EMBEDDED:
            return self.print_other(self._embedded[int(mark[2])], around)
        return self.mark(ord(mark[1]), mark[2]).decode()

    def _rich(self, value: RichText, around: Surroundings) -> str:
        out = []
        for xml, url in value.runs:
            if url:
                rid = self.added.relate(self._part, _LINK, url, True)
                xml = f'<w:hyperlink r:id="{rid}" w:tgtFrame="_blank">{xml}</w:hyperlink>'
            out.append(xml)
        return self._runs("".join(out), around)

    def _runs(self, xml: str, around: Surroundings) -> str:
        xml = legal(xml)
        if BREAKS.search(xml):
            splits = around.splits or around.lifted == "p"
            xml = broken_xml(xml, Surroundings(False, "", around.paragraph, splits=splits))
        return fitted(xml, around)

    def _rich_paragraphs(self, value: RichTextParagraph, around: Surroundings) -> str:
        out = []
        for text, style in value.paragraphs:
            look = f'<w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>' if style else ""
            out.append(f"<w:p>{look}{self._rich(text, _INSIDE)}</w:p>")
        return between("".join(out), around)

    def _listing(self, value: Listing, around: Surroundings) -> str:
        return self.print_other(value.text, around)

    def _image(self, value: InlineImage, around: Surroundings) -> str:
        from drafting.word.template.images import drawing

        xml = drawing(value, self._part, self.added, self.next_id)
        return fitted(f"<w:r><w:drawing>{xml}</w:drawing></w:r>", around)

    def _subdoc(self, value: Subdocument, around: Surroundings) -> str:
        if self.composition is None:
            from drafting.word.template.compose import Composition

            self.composition = Composition(self._raw)
        return between(self.composition.xml(value, self.next_id, self._part), around)

    def _brought(self, value: Brought, around: Surroundings) -> str:
        made = {}
        for rid, (kind, address, extension, content_type, raw) in value.relations.items():
            target = address or self.added.member(raw, extension, content_type)
            made[rid] = self.added.relate(self._part, kind, target, bool(address))
        return between(_REFERRED.sub(lambda m: f'{m[1]}{made.get(m[2], m[2])}"', value.xml), around)


_INSIDE = Surroundings(False, "", "")
_NOTE_NUMBER = re.compile(r'( w:id=")-?\d+(")')


def _sound(xml: str) -> bool:
    """Whether a stretch of XML is well formed by itself, so that it cannot break what is around it."""
    if "<" not in xml and "&" not in xml:
        return True
    from xml.parsers import expat

    try:
        expat.ParserCreate().Parse(f"<x>{_NOT_XML.sub('', xml)}</x>", True)
    except expat.ExpatError:
        return False
    return True


def _no_undefined(values: Any, depth: int = 20) -> None:
    """A missing value inside a printed list would read "Undefined": it says so instead."""
    for value in values.values() if isinstance(values, dict) else values:
        if isinstance(value, Undefined):
            str(value)
        elif depth and isinstance(value, list | tuple | dict):
            _no_undefined(value, depth - 1)


_PRINTED: dict[type, Callable[[Render, Any, Surroundings], str]] = {
    RichText: Render._rich,
    RichTextParagraph: Render._rich_paragraphs,
    Listing: Render._listing,
    InlineImage: Render._image,
    Subdocument: Render._subdoc,
    Brought: Render._brought,
}
