"""A paragraph as its words, however its runs lie: what a reader sees of it, in order, each piece with the elements that hold it.

A word may be spread over runs, controls and links; a field is read by its outermost result, as a reader sees it; quotes, spaces and
soft hyphens read as their plain equivalents. Nothing is changed here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from drafting.compare import tokens
from drafting.compare.equivalents import plain
from drafting.word.package.opening import Package
from drafting.word.redline.keys import NOTES, W
from drafting.word.revisions.settle import ADDED, REMOVED

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
BOX = f"{W}txbxContent"
SIGN = "{urn:drafting:redline}sign"  # where a paragraph ends inside paragraphs that are read as one
END, PAGE = "\n", "\f"  # the keys of a paragraph's end and of a page break
_TEXTS = (f"{W}t", f"{W}delText")
_CODES = (f"{W}instrText", f"{W}delInstrText")
_SPACES = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\v"}
_UNSEEN = tuple(
    f"{W}{n}" for n in ("rPr", "lastRenderedPageBreak", "softHyphen", "annotationRef", "commentReference", "fldChar")
)
_THROUGH = tuple(f"{W}{n}" for n in ("smartTag", "customXml", "dir", "bdo", "sdtContent"))
_MATH = ("}oMath", "}oMathPara")
VOLATILE = ("PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES", "SECTION")
"""Fields whose result follows from the layout: no programme counts pages as another does."""


class Field:
    """A field that begins and ends in one paragraph: the runs that it is made of, its code, whether it came to its end."""

    __slots__ = ("closed", "code", "runs", "separated")

    def __init__(self, code: str = "") -> None:
        self.code, self.runs, self.separated, self.closed = code, list[etree._Element](), False, False

    @property
    def sort(self) -> str:
        """The word that a code begins with: REF, PAGE, TOC."""
        return (self.code.split() or [""])[0].upper()

    @property
    def volatile(self) -> bool:
        """Whether its result follows from the layout."""
        return self.sort in VOLATILE


class Place(NamedTuple):
    """Where (a part of) a piece stands: a run, or None for what stands in the paragraph itself; the element; its characters."""

    run: etree._Element | None
    node: etree._Element
    start: int
    end: int


class Atom:
    """One piece that a reader sees: a word, a space, a tab, a picture, a note, the end of a paragraph.

    `key` is equal for what reads the same; `text` is as it stands; `marks` are the tracked changes around it, the outermost first;
    `link` is where it leads."""

    __slots__ = ("field", "key", "link", "marks", "places", "text")

    def __init__(
        self,
        key: str,
        text: str,
        places: list[Place],
        marks: tuple[etree._Element, ...] = (),
        link: str = "",
        field: Field | None = None,
    ) -> None:
        self.key, self.text, self.places, self.marks, self.link, self.field = key, text, places, marks, link, field

    @property
    def light(self) -> bool:
        """Whether it is no reason to pair two texts."""
        return self.key.isspace()

    @property
    def state(self) -> str:
        """How it stands under tracked changes: there, added, taken out, or added and taken out."""
        if not self.marks:
            return ""
        return "".join(sorted({"a" if m.tag in ADDED else "r" for m in self.marks}))

    @property
    def word(self) -> bool:
        """Whether it is text."""
        return bool(self.text) and self.places[0].node.tag in (*_TEXTS, f"{W}noBreakHyphen")


def atoms_of(paragraph: etree._Element, package: Package, part: str) -> list[Atom]:
    """The pieces of a paragraph, in order."""
    return _Reading(package, part).read(paragraph)


class _Reading:
    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.found: list[Atom] = []
        self.fields: list[Field] = []
        self.met: list[Field] = []
        self._held: list[tuple[Place, str]] = []
        self._around: tuple[tuple[etree._Element, ...], str, Field | None] = ((), "", None)

    def read(self, paragraph: etree._Element) -> list[Atom]:
        self._walk(paragraph, (), "")
        self._flush()
        open_ = {id(f) for f in self.met if not f.closed}
        for atom in self.found:
            if atom.field is not None and id(atom.field) in open_:
                atom.field = None  # one that goes on in other paragraphs, as a table of contents does
        return self.found

    def _walk(self, home: etree._Element, marks: tuple[etree._Element, ...], link: str) -> None:
        for child in home:
            tag = child.tag
            if not isinstance(tag, str) or tag == f"{W}pPr":
                continue
            if tag == f"{W}r":
                self._run(child, marks, link)
            elif tag in ADDED or tag in REMOVED:
                self._walk(child, (*marks, child), link)
            elif tag == f"{W}hyperlink":
                self._walk(child, marks, self._target(child))
            elif tag == f"{W}sdt":
                for content in child.findall(f"{W}sdtContent"):
                    self._walk(content, marks, link)
            elif tag == f"{W}fldSimple":
                self._simple(child, marks, link)
            elif tag in _THROUGH:
                self._walk(child, marks, link)
            elif tag == f"{MC}AlternateContent":
                chosen = next((c for c in child if c.tag in (f"{MC}Choice", f"{MC}Fallback")), None)
                if chosen is not None:
                    self._walk(chosen, marks, link)
            elif tag == SIGN:
                self._one(END, END, Place(None, child, 0, 0), marks, "")
            elif tag.endswith(_MATH):
                said = "".join(t.text or "" for t in child.iter() if str(t.tag).endswith("}t"))
                self._one(f"math:{said}", said, Place(None, child, 0, 0), marks, link)
            elif tag in (f"{W}altChunk", f"{W}subDoc"):
                self._one(tag, "", Place(None, child, 0, 0), marks, link)

    def _simple(self, node: etree._Element, marks: tuple[etree._Element, ...], link: str) -> None:
        made = Field(str(node.get(f"{W}instr", "")))
        made.separated = True
        self.fields.append(made)
        self.met.append(made)
        made.runs.append(node)
        self._walk(node, marks, link)
        self.fields.pop()
        made.closed = True

    def _run(self, run: etree._Element, marks: tuple[etree._Element, ...], link: str) -> None:
        if self.fields and self.fields[0].runs[-1] is not run and self.fields[0].runs[0].tag == f"{W}r":
            self.fields[0].runs.append(run)
        for part in run:
            tag = part.tag
            if tag == f"{W}fldChar":
                self._mark(part, run)
            elif tag in _CODES:
                for field in self.fields[-1:]:
                    field.code += "" if field.separated else part.text or ""
            elif not isinstance(tag, str) or tag in _UNSEEN or any(not f.separated for f in self.fields):
                continue
            elif tag in _TEXTS:
                self._text(part.text or "", Place(run, part, 0, len(part.text or "")), marks, link)
            elif tag == f"{W}noBreakHyphen":
                self._text("\u2011", Place(run, part, 0, 1), marks, link)
            else:
                self._one(*self._object(part), Place(run, part, 0, 0), marks, link)

    def _mark(self, node: etree._Element, run: etree._Element) -> None:
        sort = node.get(f"{W}fldCharType")
        if sort == "begin":
            made = Field()
            made.runs.append(run)
            if not self.fields:
                self._flush()
            self.fields.append(made)
            self.met.append(made)
        elif self.fields and sort == "separate":
            self.fields[-1].separated = True
        elif self.fields and sort == "end" and self.fields[-1].runs[0].tag == f"{W}r":
            if len(self.fields) == 1:
                self._flush()
            self.fields.pop().closed = True

    def _text(self, text: str, place: Place, marks: tuple[etree._Element, ...], link: str) -> None:
        field = self.fields[0] if self.fields else None
        if not _same_around((marks, link, field), self._around):
            self._flush()
            self._around = (marks, link, field)
        if text:
            self._held.append((place, text))

    def _one(self, key: str, text: str, place: Place, marks: tuple[etree._Element, ...], link: str) -> None:
        self._flush()
        self.found.append(Atom(key, text, [place], marks, link, self.fields[0] if self.fields else None))

    def _flush(self) -> None:
        """Cuts the text that was met into words."""
        held, self._held = self._held, []
        if not held:
            return
        marks, link, field = self._around
        if len(held) == 1 and held[0][1].isascii():  # as it stands, in one run
            ((place, text),) = held
            at = 0
            for token in tokens(text):
                end = at + len(token)
                self.found.append(Atom(token, token, [Place(place.run, place.node, at, end)], marks, link, field))
                at = end
            return
        whole = "".join(text for _, text in held)
        read, where = plain(whole)
        at = 0
        starts: list[int] = []
        for _, text in held:
            starts.append(at)
            at += len(text)
        first = 0
        for token in tokens(read):
            last = first + len(token)
            begin = where[first] if first else 0
            end = where[last] if last < len(where) else len(whole)
            places = [
                Place(p.run, p.node, max(begin - s, 0), min(end - s, len(t)))
                for (p, t), s in zip(held, starts, strict=True)
                if s < end and s + len(t) > begin
            ]
            self.found.append(Atom(token, whole[begin:end], places, marks, link, field))
            first = last

    def _object(self, part: etree._Element) -> tuple[str, str]:
        """The key of something in a run that is no text, and what it reads as."""
        tag = str(part.tag)
        if tag in _SPACES:
            return _SPACES[tag], _SPACES[tag]
        if tag == f"{W}br":
            sort = part.get(f"{W}type", "textWrapping")
            return ("\v", "\v") if sort == "textWrapping" else (PAGE, PAGE) if sort == "page" else (f"br:{sort}", "\v")
        if tag in NOTES:
            return f"note:{tag[len(W)]}", ""
        if tag == f"{W}sym":
            return f"sym:{part.get(f'{W}font')}:{str(part.get(f'{W}char')).upper()}", ""
        drawn = part
        if tag == f"{MC}AlternateContent":
            drawn = next((c for c in part if c.tag == f"{MC}Choice"), part)
        if next(drawn.iter(f"{W}drawing", f"{W}pict", f"{W}object", f"{_V}shape"), None) is None:
            return f"x:{etree.QName(part).localname}", ""
        return f"drawn:{self._picture(drawn)}", ""

    def _picture(self, drawn: etree._Element) -> str:
        """A picture by its bytes; what is drawn otherwise is told apart by its kind only."""
        for node in drawn.iter(f"{_A}blip", f"{_V}imagedata"):
            relation = self.package.relationships(self.part).get(str(node.get(f"{_R}embed") or node.get(f"{_R}id")))
            if relation is not None and not relation.external:
                raw = self.package.parts.get(relation.target, b"")
                return hashlib.sha1(raw, usedforsecurity=False).hexdigest()
        return "box" if next(drawn.iter(BOX), None) is not None else "shape"

    def _target(self, link: etree._Element) -> str:
        relation = self.package.relationships(self.part).get(str(link.get(f"{_R}id")))
        outside = relation.target.rstrip("/") if relation is not None else ""
        return f"{outside}#{link.get(f'{W}anchor', '')}"


def _same_around(
    one: tuple[tuple[etree._Element, ...], str, Field | None],
    other: tuple[tuple[etree._Element, ...], str, Field | None],
) -> bool:
    """Whether text around which these stand may be one word: the same hands in wrappers that may be several."""
    return _hands(one[0]) == _hands(other[0]) and one[1] == other[1] and one[2] is other[2]


def _hands(marks: Sequence[etree._Element]) -> list[tuple[str, str | None, str | None]]:
    return [(str(m.tag), m.get(f"{W}author"), m.get(f"{W}date")) for m in marks]


def boxes_of(atom: Atom) -> list[etree._Element]:
    """The contents of the text boxes of a drawing, each once: what a reader that does not know the newer form is given says the same."""
    drawn = atom.places[0].node
    if drawn.tag == f"{MC}AlternateContent":
        drawn = next((c for c in drawn if c.tag == f"{MC}Choice"), drawn)
    return [b for b in drawn.iter(BOX) if not any(a.tag == BOX for a in b.iterancestors())]


def leaves(home: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a home, whatever stands around them."""
    for child in home:
        tag = child.tag
        if tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield child
        elif tag == f"{MC}AlternateContent":
            chosen = next((c for c in child if c.tag in (f"{MC}Choice", f"{MC}Fallback")), None)
            if chosen is not None:
                yield from leaves(chosen)
        elif isinstance(tag, str) and tag in _BLOCKS:
            yield from leaves(child)


_BLOCKS = (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", *ADDED, *REMOVED)
