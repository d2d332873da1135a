"""The sections of a document within a bundle: its pages begin anew and count from 1, its headers and footers are its own."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from drafting.word.bundle.growing import Growing, R, bytes_of
from drafting.word.bundle.sheets import insert
from drafting.word.package.parts import OFFICE, WML
from drafting.word.styles import NS, W, is_on, value

ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter",
    "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
"""CT_SectPr, ECMA-376 part 1, 17.6.17."""
_FIRST = ("footnotePr", "endnotePr")


@dataclass(frozen=True, slots=True)
class Habits:
    """What the settings of a document say of all its sections: headers of even pages, how notes are numbered."""

    even: bool = False
    footnotes: etree._Element | None = None
    endnotes: etree._Element | None = None


def habits(settings: etree._Element | None) -> Habits:
    """The habits in a `w:settings`."""
    if settings is None:
        return Habits()
    return Habits(
        is_on(settings.find(f"{W}evenAndOddHeaders")), settings.find(f"{W}footnotePr"), settings.find(f"{W}endnotePr")
    )


def sections_of(body: etree._Element) -> list[etree._Element]:
    """The sections of a body in order. The last stands in the body itself; it is made where it is missing."""
    direct = body.findall(f"{W}sectPr")
    last = direct[-1] if direct else etree.SubElement(body, f"{W}sectPr")
    for early in direct[:-1]:
        # Not allowed there, and yet met: it ends a section, so it gets the paragraph that it should have.
        paragraph = etree.Element(f"{W}p")
        early.addprevious(paragraph)
        etree.SubElement(paragraph, f"{W}pPr").append(early)
    body.append(last)
    blocks = [b for b in body if isinstance(b.tag, str) and b is not last]
    if blocks and blocks[-1].tag == f"{W}tbl":
        last.addprevious(etree.Element(f"{W}p"))  # a body may not end with a table
    found = [s for s in body.iter(f"{W}sectPr") if s is last or _in_paragraph(s)]
    for section in found:
        if section.find(f"{W}pgSz") is None:
            size = etree.Element(f"{W}pgSz")
            size.set(f"{W}w", "12240")  # Word takes US Letter where a section says nothing
            size.set(f"{W}h", "15840")
            insert(section, size, ORDER)
    return found


def _in_paragraph(section: etree._Element) -> bool:
    parent = section.getparent()
    return parent is not None and parent.tag == f"{W}pPr"


def prepare(
    growing: Growing, sections: list[etree._Element], theirs: Habits, even: bool, noted: tuple[bool, bool]
) -> None:
    """Lets the sections of a document stand on their own among others. `even`: whether the bundle knows headers of even pages;
    `noted`: whether footnotes, and endnotes, stand before these sections already."""
    for i, section in enumerate(sections):
        for node in section.findall(f"{W}printerSettings"):
            section.remove(node)
        for (tag, own), before in zip(
            (("footnotePr", theirs.footnotes), ("endnotePr", theirs.endnotes)), noted, strict=True
        ):
            # Only where notes came before: LibreOffice takes what the very first section says for the whole file, and then
            # numbers every note 0.
            _notes(section, tag, own, anew=before and i == 0)
        if i < len(sections) - 1 and section.find(f"{W}noEndnote") is None:
            # Endnotes of a bundle stand at the end of a section; these go on to the end of their own document.
            insert(section, etree.Element(f"{W}noEndnote"), ORDER)
    first = sections[0]
    kind = first.find(f"{W}type")
    if kind is not None and value(kind) in ("continuous", "nextColumn"):
        kind.set(f"{W}val", "nextPage")
    numbers = first.find(f"{W}pgNumType")
    if numbers is None:
        numbers = etree.Element(f"{W}pgNumType")
        insert(first, numbers, ORDER)
    if not value(numbers, "start"):
        numbers.set(f"{W}start", "1")
    _headers(growing, sections, theirs.even, even)


def restarts(sections: list[etree._Element]) -> bool:
    """Whether a later section of a document begins its page numbers anew."""
    return any(value(s.find(f"{W}pgNumType"), "start") for s in sections[1:])


def _notes(section: etree._Element, tag: str, own: etree._Element | None, *, anew: bool) -> None:
    """How notes are numbered, from the settings of a document into each of its sections; `anew`: from the first number on."""
    node = section.find(W + tag)
    if node is None:
        node = etree.Element(W + tag)
        insert(section, node, ORDER)
    for name in ("pos", "numFmt", "numStart", "numRestart"):
        said = own.find(W + name) if own is not None else None
        if said is not None and node.find(W + name) is None:
            insert(node, deepcopy(said), ("pos", "numFmt", "numStart", "numRestart"))
    again = node.find(f"{W}numRestart")
    if again is None and anew:
        again = etree.Element(f"{W}numRestart")
        again.set(f"{W}val", "eachSect")
        node.append(again)
    if tag == "endnotePr":
        for pos in node.findall(f"{W}pos"):
            node.remove(pos)  # said once, in the settings of the bundle
    if not len(node):
        section.remove(node)


def _headers(growing: Growing, sections: list[etree._Element], own_even: bool, even: bool) -> None:
    """Each kind of header that Word would take from the document before is given: empty, or the one of all pages."""
    first = sections[0]
    titled = any(is_on(s.find(f"{W}titlePg")) for s in sections)
    for word in ("header", "footer"):
        tag = f"{W}{word}Reference"
        for kind in ("default", "first") if titled else ("default",):
            if not any(value(n, "type") == kind for n in first.iterfind(tag)):
                _refer(first, tag, kind, _empty(growing, word))
        if own_even:
            if not any(value(n, "type") == "even" for n in first.iterfind(tag)):
                _refer(first, tag, "even", _empty(growing, word))
        elif even:
            # The bundle tells even pages apart, this document does not: its even pages show what all its pages show.
            for section in sections:
                for node in [n for n in section.iterfind(tag) if value(n, "type") == "even"]:
                    section.remove(node)
                for node in [n for n in section.iterfind(tag) if value(n, "type") == "default"]:
                    _refer(section, tag, "even", str(node.get(f"{R}id", "")))


def _refer(section: etree._Element, tag: str, kind: str, rid: str) -> None:
    node = etree.Element(tag)
    node.set(f"{W}type", kind)
    node.set(f"{R}id", rid)
    at = [n for n in section if n.tag in (f"{W}headerReference", f"{W}footerReference")]
    if at:
        at[-1].addnext(node)
    else:
        section.insert(0, node)


def _empty(growing: Growing, word: str) -> str:
    tag = "hdr" if word == "header" else "ftr"
    name = f"word/{word}-empty.xml"
    if name not in growing.parts:
        growing.add(name, bytes_of(f'<w:{tag} xmlns:w="{NS}"><w:p/></w:{tag}>'), f"{WML}.{word}+xml")
    return growing.relate(growing.main, f"{OFFICE}/{word}", name)


def end_with_section(body: etree._Element) -> etree._Element:
    """Moves the last section of a body into its last paragraph, so that another document can follow. Gives that paragraph."""
    section = body.find(f"{W}sectPr")
    blocks = [b for b in body if b is not section and isinstance(b.tag, str)]
    last = blocks[-1] if blocks else None
    if last is None or last.tag != f"{W}p" or last.find(f"{W}pPr/{W}sectPr") is not None:
        last = etree.SubElement(body, f"{W}p")
        properties = etree.SubElement(last, f"{W}pPr")
        spacing = etree.SubElement(properties, f"{W}spacing")
        for name, size in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
            spacing.set(W + name, size)
    found = last.find(f"{W}pPr")
    properties = found if found is not None else etree.Element(f"{W}pPr")
    if found is None:
        last.insert(0, properties)
    if section is not None:
        change = properties.find(f"{W}pPrChange")
        if change is not None:
            change.addprevious(section)
        else:
            properties.append(section)
    return last
