"""A Word file as lines, all that a reader sees: cover, text, notes, headers and footers, each under the heading it stands under.

Nothing here rests on controls, bookmarks or styles alone, so that a file keeps its lines whatever program saved it. Tracked changes are
read as accepted; contents, page numbers and other fields that Word works out anew are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafting.word.package.opening import Package, open_package
from drafting.word.reader.records import infos, read_records
from drafting.word.styles import W, value

PLACES = ("body", "notes", "header", "footer")
_COUNTED = frozenset(
    ("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME")
)
_HEADED = ("article", "annex", "preamble", "signatures", "chapter")
_GONE = (f"{W}del", f"{W}moveFrom")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with words: where it stands ("body", "notes", "header", "footer"), the heading above it (`title`, with its number),
    its own number as printed, whether it is itself a heading, and the clause whose control it stands in ("" for none)."""

    text: str
    place: str = "body"
    title: str = ""
    number: str = ""
    heading: bool = False
    clause: str = ""


def read_lines(source: str | Path | bytes, name: str = "") -> tuple[Line, ...]:
    """The lines of a Word file. Raises PackageError."""
    package = open_package(source, name)
    return (*_without_contents(list(_body(package))), *_notes(package), *_margins(package))


def _body(package: Package) -> Iterator[Line]:
    title = ""
    for block in infos(read_records(package)):
        words = block.text.strip()
        if not words or block.in_contents:
            continue
        heading = not block.cell and (block.role in _HEADED or block.level is not None)
        if heading:
            title = f"{block.number} {words}".strip()
        yield Line(words, "body", title, block.number, heading, block.clause)


_LEAST_ENTRIES = 4


def _without_contents(lines: list[Line]) -> list[Line]:
    """The lines without a table of contents that became plain text: lines beside each other that say, in its order, what stands as a line of
    its own further on."""
    where: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        where.setdefault(" ".join(line.text.split()), []).append(at)
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        run, last = 0, 0
        while at + run < len(lines) and not lines[at + run].number:
            found = next((n for n in where.get(_entry(lines[at + run].text), ()) if n > max(at + run, last)), None)
            if found is None:
                break
            run, last = run + 1, found
        if run >= _LEAST_ENTRIES and at + run <= where[_entry(lines[at].text)][-1]:
            at += run
        else:
            kept.append(lines[at])
            at += 1
    return kept


def _entry(text: str) -> str:
    """What an entry of a table of contents names: without the number before a tab, and the page behind one."""
    pieces = [piece.strip() for piece in text.split("\t") if piece.strip()]
    while len(pieces) > 1 and pieces[-1].isdigit():
        pieces.pop()
    return " ".join(pieces[-1].split()) if pieces else ""


def _notes(package: Package) -> Iterator[Line]:
    for ending, own in (("/footnotes", "footnote"), ("/endnotes", "endnote")):
        part = package.related(ending)
        for note in package.xml(part).iter(f"{W}{own}") if part else ():
            if note.get(f"{W}type") in (None, "normal"):
                yield from (Line(words, "notes") for p in note.iter(f"{W}p") if (words := printed(p).strip()))


def _margins(package: Package) -> Iterator[Line]:
    """Headers and footers, each text once: programs repeat them per section and per sort of page."""
    for place in ("header", "footer"):
        met: dict[str, None] = {}
        for relation in package.relationships(package.main).values():
            if relation.type.endswith(f"/{place}") and relation.target in package.parts:
                for paragraph in package.xml(relation.target).iter(f"{W}p"):
                    if words := " ".join(printed(paragraph).split()):
                        met.setdefault(words)
        yield from (Line(words, place) for words in met)


def printed(paragraph: etree._Element) -> str:
    """The words of a paragraph as they stand once all is accepted, without what fields count."""
    found: list[str] = []
    fields: list[list[object]] = []  # of each open field: its code, and whether its result has begun
    for node in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen", f"{W}fldChar", f"{W}instrText"):
        if node.tag == f"{W}fldChar":
            sort = value(node, "fldCharType")
            if sort == "begin":
                fields.append(["", False])
            elif fields and sort == "separate":
                fields[-1][1] = True
            elif fields:
                fields.pop()
            continue
        if node.tag == f"{W}instrText":
            if fields:
                fields[-1][0] = f"{fields[-1][0]}{node.text or ''}"
            continue
        if any(not begun or _counts(str(code)) for code, begun in fields) or _left_out(node, paragraph):
            continue
        found.append(node.text or "" if node.tag == f"{W}t" else "-" if node.tag == f"{W}noBreakHyphen" else " ")
    return "".join(found)


def _counts(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _COUNTED


def _left_out(node: etree._Element, paragraph: etree._Element) -> bool:
    for above in node.iterancestors():
        if above is paragraph:
            return False
        if above.tag in _GONE or above.tag in (
            f"{W}tabs",
            "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
        ):
            return True
        if above.tag == f"{W}fldSimple" and _counts(value(above, "instr")):
            return True
    return False
