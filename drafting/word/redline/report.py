"""The tracked changes of a file as a report: per article what was added, taken out, moved and altered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from drafting.compare.report import Entry, Part, Piece, gathered
from drafting.tree.words import WORDS
from drafting.word.package.opening import Package, open_package
from drafting.word.redline.told import told_in
from drafting.word.revisions.controls import RANGES
from drafting.word.revisions.said import said as printed
from drafting.word.revisions.settle import ADDED, CHANGES, REMOVED, stories
from drafting.word.styles import STYLES, Sheet, W, read_sheet, value

_WORDS = {
    "nl": {"header": "Koptekst", "footer": "Voettekst", "footnotes": "Voetnoten", "endnotes": "Eindnoten"},
    "en": {"header": "Header", "footer": "Footer", "footnotes": "Footnotes", "endnotes": "Endnotes"},
}
_MOVES = (f"{W}moveFrom", f"{W}moveTo")


def report_of(source: str | Path | bytes, lang: str = "nl") -> tuple[Part, ...]:
    """What the tracked changes of a Word file come to. `lang` is that of the words between ("Artikel", "Voetnoten"), not of the
    text. Raises PackageError."""
    package = open_package(source)
    sheet = _sheet(package)
    found: list[tuple[str, Entry]] = []
    for part in stories(package):
        name = part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")
        title = "" if part == package.main else _WORDS[lang].get(name, name)
        found += _in_story(package.xml(part), title, sheet, lang)
    return gathered(found)


def beside_words(source: str | Path | bytes) -> dict[str, int]:
    """What a marked file tells beside its words, by name, with how many: what is marked of looks ("letters" and "lines": paragraphs;
    "tables", "pages", "cells", "controls"), and what the files differ in that is not marked (see `told`). Raises PackageError."""
    package = open_package(source)
    found: dict[str, int] = {}
    for part in stories(package):
        root = package.xml(part)
        changed: dict[str, set[etree._Element]] = {}
        for node in root.iter(*CHANGES, *_CELLS):
            sort = _SORTS.get(etree.QName(node).localname, "tables")
            homes = node.iterancestors(_HOMES.get(sort, f"{W}tbl"))
            changed.setdefault(sort, set()).add(next(homes, node))
        for sort, homes_met in changed.items():
            found[sort] = found.get(sort, 0) + len(homes_met)
        starts = sum(1 for node in root.iter(*RANGES) if str(node.tag).endswith("Start"))
        if starts:
            found["controls"] = found.get("controls", 0) + starts // 2
    return {**found, **told_in(package)}


_CELLS = tuple(f"{W}{n}" for n in ("cellIns", "cellDel", "cellMerge"))
_SORTS = {
    "rPrChange": "letters", "pPrChange": "lines", "sectPrChange": "pages", "cellIns": "cells", "cellDel": "cells", "cellMerge": "cells",
}  # fmt: skip
_HOMES = {"letters": f"{W}p", "lines": f"{W}p", "pages": f"{W}sectPr", "cells": f"{W}tc"}


def _sheet(package: Package) -> Sheet:
    part = next((r.target for r in package.relationships(package.main).values() if r.type.endswith("/styles")), "")
    return read_sheet(package.xml(part)) if part in package.parts else Sheet()


def _in_story(root: etree._Element, title: str, sheet: Sheet, lang: str) -> Iterator[tuple[str, Entry]]:
    fixed, counts = title, {"article": 0, "annex": 0}
    for node in root.iter(f"{W}p", f"{W}tr"):
        if node.tag == f"{W}tr":
            how = _row(node)
            if how:
                row = Piece(" | ".join(_all(c) for c in node.iter(f"{W}tc")), how)
                yield title, Entry("added" if how == "ins" else "removed", (row,))
            continue
        read = list(_pieces(node))
        pieces = tuple(piece for piece, _ in read)
        if not fixed and (kind := _heading(node, sheet)):
            title = _title(pieces, kind, counts, lang)
        if any(_row(a) for a in node.iterancestors(f"{W}tr")):
            continue  # told with its row
        yield from ((title, entry) for entry in _entries(node, read))


def _heading(paragraph: etree._Element, sheet: Sheet) -> str:
    """Which sort of heading a paragraph is: a role of ours, "heading" for another, "" for none."""
    style = sheet.by_id.get(value(paragraph.find(f"{W}pPr/{W}pStyle")))
    if style is None:
        return ""
    for role in ("article", "annex"):
        if style.name.casefold() == STYLES[role].casefold():
            return role
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    level = int(value(own) or 9) if own is not None else style.outline
    return "heading" if level is not None and level < 9 else ""


def _title(pieces: tuple[Piece, ...], kind: str, counts: dict[str, int], lang: str) -> str:
    """The heading as it reads after the change, with its automatic number where it is one of ours."""
    kept = "".join(p.text for p in pieces if p.how != "del").strip()
    words = kept or "".join(p.text for p in pieces).strip()
    if kind not in counts:
        return words
    if not kept:
        return f"{getattr(WORDS[lang], kind)} – {words}"
    counts[kind] += 1
    return f"{getattr(WORDS[lang], kind)} {counts[kind]} {words}"


def _row(row: etree._Element) -> str:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return ""
    if any(properties.find(tag) is not None for tag in REMOVED):
        return "del"
    return "ins" if any(properties.find(tag) is not None for tag in ADDED) else ""


def _entries(paragraph: etree._Element, read: list[tuple[Piece, bool]]) -> Iterator[Entry]:
    """What the changes of a paragraph come to: one entry, or two where one text took the place of another and either moved."""
    said = [(piece, moved) for piece, moved in read if piece.text.strip()]
    changed = [piece for piece, _ in said if piece.how]
    if not changed and (ended := _end(paragraph)):
        if not said:
            yield Entry("added" if ended == "ins" else "removed", (Piece("¶", ended),))
        else:
            yield Entry("changed", (*(piece for piece, _ in read), Piece("¶", ended)))
        return
    if not changed and any(piece.how for piece, _ in read):
        yield Entry("changed", tuple(_visible(piece) for piece, _ in read))
        return
    if not changed:
        if any(paragraph.find(f".//{tag}") is not None for tag in CHANGES) and said:
            yield Entry("look", tuple(piece for piece, _ in read))
        return
    if len(changed) < len(said) or not any(moved for _, moved in said):
        yield _entry(tuple(piece for piece, _ in read), len(changed) == len(said))
        return
    moved_here = tuple(piece for piece, moved in read if moved and piece.how == "ins")
    if moved_here:  # told once, where it went to
        yield Entry("moved", moved_here)
    others = tuple(piece for piece, moved in read if not moved)
    if any(piece.how for piece in others):
        yield _entry(others, True)


def _end(paragraph: etree._Element) -> str:
    """Whether the mark of a paragraph came or went by itself: not with a whole paragraph before or after it, which is told as one."""
    how = _mark(paragraph)
    if not how:
        return ""
    own, beside = printed(paragraph).strip(), [paragraph.getprevious(), paragraph.getnext()]
    for other in beside:
        if other is not None and other.tag == f"{W}p" and (own or _mark(other) == how):
            pieces = [p for p, _ in _pieces(other) if p.text.strip()]
            if pieces and all(p.how == how for p in pieces):
                return ""
    return how


def _mark(paragraph: etree._Element) -> str:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is None:
        return ""
    if any(mark.find(tag) is not None for tag in REMOVED):
        return "del"
    return "ins" if any(mark.find(tag) is not None for tag in ADDED) else ""


def _visible(piece: Piece) -> Piece:
    """A change of spaces only, to be seen."""
    return Piece("␣" * len(piece.text), piece.how) if piece.how else piece


def _entry(pieces: tuple[Piece, ...], whole: bool) -> Entry:
    hows = {piece.how for piece in pieces if piece.how and piece.text.strip()}
    said = ["".join(p.text for p in pieces if p.how == how) for how in ("del", "ins")]
    if hows == {"del", "ins"} and said[0].split() == said[1].split():
        return Entry("look", pieces)  # the same words in another link or control
    if whole and len(hows) == 1:
        return Entry("added" if hows == {"ins"} else "removed", pieces)
    return Entry("changed", pieces)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[Piece, bool]]:
    """The text of a paragraph in pieces, each with whether it moved."""
    fields: list[bool] = []  # of each open field, whether its result has begun: what stands before is its instruction
    for node in paragraph.iter(*_SAID, f"{W}fldChar"):
        if node.tag == f"{W}fldChar":
            sort = value(node, "fldCharType")
            if sort == "begin":
                fields.append(False)
            elif fields and sort == "separate":
                fields[-1] = True
            elif fields:
                fields.pop()
            continue
        if not all(fields):
            continue
        parent = node.getparent()
        if next(node.iterancestors(f"{W}p")) is not paragraph or parent is None or parent.tag == f"{W}tabs":
            continue
        how, moved = "", False
        for above in node.iterancestors():
            if above is paragraph:
                break
            moved = moved or above.tag in _MOVES
            if above.tag in REMOVED:
                how = "del"
                break
            if above.tag in ADDED:
                how = "ins"
        yield Piece(_text(node), how), moved


_TEXTS = (f"{W}t", f"{W}delText")
_DRAWN = tuple(f"{W}{n}" for n in ("drawing", "pict", "object"))
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SAID = (
    *_TEXTS, *_DRAWN, _MATH,
    *(f"{W}{n}" for n in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "footnoteReference", "endnoteReference", "checkBox")),
)  # fmt: skip


def _text(node: etree._Element) -> str:
    """What one thing in a line reads as."""
    if node.tag in _TEXTS:
        return node.text or ""
    if node.tag in _DRAWN:
        return "▣"  # what stands in its text box is told by itself
    return printed(node) or " "


def _all(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(f"{W}t", f"{W}delText"))
