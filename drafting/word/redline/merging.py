"""Three Word files as one: BASE, what we made of it (OURS) and what they made of it (THEIRS).

The differences between OURS and THEIRS are marked as in any redline; those that only we made are then settled our way, so that what
is left is theirs: rejecting all gives OURS, accepting all gives the merged text. Where both changed the same words nothing is chosen:
the difference stays a tracked change, with a comment that says what stood there. Nothing that either side wrote is left out silently.
"""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafting.compare import tokens
from drafting.word.package.opening import Package, open_package, write_package
from drafting.word.redline.engine import redline
from drafting.word.redline.keys import W
from drafting.word.redline.origin import Difference, differences
from drafting.word.redline.reading import Reader, text_of
from drafting.word.redline.remarks import Remarks, numbered_anew, paragraph_of
from drafting.word.revisions import controls
from drafting.word.revisions.settle import ADDED, CHANGES, RANGES, REMOVED, accept_all, reject_all, settle, stories

_HIDDEN = "{urn:drafting:hidden}"
_HIDEABLE = (
    *(
        f"{W}{n}"
        for n in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "delText", "delInstrText")
    ),
    *RANGES,
    *CHANGES,
)
_RENAMED = (f"{W}delText", f"{W}delInstrText")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Words that both sides changed: the beginning of their paragraph, what stood there, and what each has now."""

    place: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A merge: the file; how many differences in words were theirs and stand in it as tracked changes; how many were ours; the conflicts;
    how many differences of looks were theirs and stand in it likewise."""

    content: bytes
    theirs: int
    ours: int
    conflicts: tuple[Conflict, ...]
    looks: int = 0


Source = str | Path | bytes


def merge(
    base: Source, ours: Source, theirs: Source, author: str, date: str, note: Callable[[str], str] = str
) -> Merged:
    """One file in which rejecting all gives `ours`, and accepting all adds what `theirs` changed of `base`.

    Changes that the files already carry count as accepted. `author` and `date` (ISO 8601) are those of the changes; `note` makes
    the words of the comment at a conflict from what stood there. Raises PackageError for a file that cannot be read safely.
    """
    settled = [accept_all(source) for source in (base, ours, theirs)]
    marked = redline(settled[1], settled[2], author, date)
    made = _merged(marked, settled, author, date, note)
    if lost := _lost(settled, made.content):
        # Alignments disagreed, and words of a side would be nowhere: what holds them is left to choose, and if that does not do, everything.
        made = _merged(marked, settled, author, date, note, lost)
        if _lost(settled, made.content):
            made = _merged(marked, settled, author, date, note, cautious=True)
    return made


def _merged(
    marked: bytes,
    settled: list[bytes],
    author: str,
    date: str,
    note: Callable[[str], str],
    doubtful: Collection[str] = (),
    cautious: bool = False,
) -> Merged:
    package = open_package(marked)
    sources = [open_package(source) for source in settled]
    reader = Reader()
    found: list[Difference] = []
    conflicts: list[Conflict] = []
    roots: dict[str, etree._Element] = {}
    notes: list[tuple[str, Difference]] = []
    for part, number in _numbered(package):
        if number[0] == "comments":
            continue
        root = roots[part] = copy.deepcopy(package.xml(part))
        base, ours, theirs = (_story(source, number) for source in sources)
        mine = differences(root, base, ours, theirs, reader, doubtful, cautious)
        settle_ours(root, mine)
        for difference in mine:
            if difference.side == "both" and difference.marks:
                notes.append((part, difference))
                conflicts.append(Conflict(_place(difference), difference.base, difference.ours, difference.theirs))
        if not mine:
            del roots[part]
        found += mine
    main = roots.setdefault(package.main, copy.deepcopy(package.xml(package.main)))
    remarks = Remarks(package, roots)
    remarks.kept(sources)
    for part, difference in notes:
        remarks.at(difference.marks, part, author, date, note(difference.base))
    remarks.put()
    numbered_anew(main)
    for part, root in roots.items():
        etree.cleanup_namespaces(root, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
        package.parts[part] = bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    looks = [d for d in found if all(mark.tag in CHANGES for mark in d.marks)]
    count = Counter(d.side for d in found) - Counter(d.side for d in looks)
    shown = sum(d.side == "theirs" for d in looks)
    return Merged(write_package(package.parts), count["theirs"], count["ours"], tuple(conflicts), shown)


def _numbered(package: Package) -> list[tuple[str, tuple[str, int]]]:
    """The stories of a file, each with its sort and its number among those of the sort."""
    met: Counter[str] = Counter()
    found = []
    for part in stories(package):
        sort = _sort(package, part)
        found.append((part, (sort, met[sort])))
        met[sort] += 1
    return found


def _story(package: Package, wanted: tuple[str, int]) -> etree._Element | None:
    return next((package.xml(part) for part, number in _numbered(package) if number == wanted), None)


def _sort(package: Package, part: str) -> str:
    return next(
        (r.type.rpartition("/")[2] for r in package.relationships(package.main).values() if r.target == part), ""
    )


# ---------------------------------------------------------------- settling what is ours


def settle_ours(root: etree._Element, found: list[Difference]) -> None:
    """Rejects the changes that take back what only we changed, in place; the others stay as they are."""
    taken = {mark for d in found if d.side == "ours" for mark in d.marks}
    if not taken:
        return
    names = {name for d in found if d.side == "ours" for name in d.moves}
    ids = {
        n.get(f"{W}id")
        for n in root.iter(f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
        if n.get(f"{W}name") in names
    }
    ids |= _controls(root, taken)
    hidden = []
    for node in root.iter(*_HIDEABLE):
        if node in taken or (node.tag in RANGES and node.get(f"{W}id") in ids):
            continue
        if node.tag in _RENAMED and any(above in taken for above in node.iterancestors()):
            continue
        hidden.append(node)
    for node in hidden:
        node.tag = _HIDDEN + etree.QName(node).localname
    settle(root, False)
    for node in hidden:
        node.tag = W + etree.QName(node).localname


def _controls(root: etree._Element, taken: set[etree._Element]) -> set[str | None]:
    """The numbers of the ranges by which controls come or go whose words do so through changes that are taken."""
    found: set[str | None] = set()
    for control in controls.changed(root):
        marks = list(control.iter(*ADDED, *REMOVED))
        content = controls.inside(control)
        if content is not None and marks and all(mark in taken for mark in marks):
            found |= {node.get(f"{W}id") for node in content if node.tag in controls.RANGES}
    return found


def _lost(settled: list[bytes], merged: bytes) -> set[str]:
    """The words that a side wrote and that are nowhere in the merged file, neither in its text nor in its changes."""
    base, ours, theirs = (_words(source) for source in settled)
    there = _words(accept_all(merged)) | _words(reject_all(merged))
    return {word for side in (ours, theirs) for word in (side - base) - there}


def _words(source: bytes) -> Counter[str]:
    package, reader = open_package(source), Reader()
    found: Counter[str] = Counter()
    for part in stories(package):
        if _sort(package, part) != "comments":
            found.update(w for w in tokens(text_of(reader.steps(package.xml(part)))) if not w.isspace())
    return found


# ---------------------------------------------------------------- conflicts


def _place(difference: Difference) -> str:
    paragraph = paragraph_of(difference.marks[0])
    text = "".join(t.text or "" for t in paragraph.iter(f"{W}t")) if paragraph is not None else ""
    return " ".join(text.split()[:8])
