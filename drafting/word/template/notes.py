"""Notes, comments, pictures and links whose reference a condition dropped: they go too, so that they are nowhere in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafting.word.package.opening import Package
from drafting.word.template.part import Part

NOTE_PARTS = {
    "footnote": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    "endnote": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes",
    "comment": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}
_REFERENCE = re.compile(r'<w:(footnote|endnote|comment)Reference\b[^>]*?w:id="(-?\d+)"')


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A part with notes of which some may be dropped. `kind` is "footnote", "endnote" or "comment"."""

    name: str
    kind: str
    text: bytes
    may_drop: frozenset[str]

    def settled(self, filled: bytes | None, printed: set[tuple[str, str]], written: bytes = b"") -> bytes:
        """The part (as filled, or as it was) without the notes whose reference was not printed, and with those `written` elsewhere."""
        text = self._without(self.text if filled is None else filled, printed)
        if not written:
            return text
        end = text.rindex(b"</")
        return text[:end] + written + text[end:]

    def _without(self, text: bytes, printed: set[tuple[str, str]]) -> bytes:
        dropped = {n for n in self.may_drop if (self.kind, n) not in printed}
        if not dropped:
            return text
        element = self.kind.encode()
        note = re.compile(
            rb"<w:" + element + rb"\b(?![A-Za-z])[^>]*?w:id=\"(-?\d+)\"[^>]*>.*?</w:" + element + rb">", re.DOTALL
        )
        return note.sub(lambda m: b"" if m[1].decode() in dropped else m[0], text)


def read_notes(package: Package, main: str, parts: Mapping[str, Part]) -> tuple[NoteFile, ...]:
    """The parts with notes that stand within a condition or loop of the body."""
    body = package.parts[main].decode("utf-8", "replace")
    referred: dict[str, set[str]] = {}
    for kind, number in _REFERENCE.findall(body):
        referred.setdefault(kind, set()).add(number)
    found = []
    targets = {r.type: r.target for r in package.relationships(main).values() if not r.external}
    for kind, numbers in referred.items():
        steady = {n for k, n in parts[main].notes if k == kind} if main in parts else numbers
        target = targets.get(NOTE_PARTS[kind])
        if numbers - steady and target in package.parts:
            found.append(NoteFile(target, kind, package.parts[target], frozenset(numbers - steady)))
    return tuple(found)


_RELATIONSHIP = re.compile(r'<Relationship\b[^>]*?\bId="([^"]*)"[^>]*/>')


@dataclass(frozen=True, slots=True)
class Relations:
    """The relationships of the body of which some may be dropped; `parts` the pictures that only those need, by id."""

    name: str
    may_drop: frozenset[str]
    parts: Mapping[str, str]

    def dropped(self, printed: set[tuple[str, str]]) -> frozenset[str]:
        """The ids that nothing printed refers to."""
        return frozenset(rid for rid in self.may_drop if ("relationship", rid) not in printed)

    def without(self, text: bytes, dropped: frozenset[str]) -> bytes:
        """The relationships without those dropped."""
        return _RELATIONSHIP.sub(lambda m: "" if m[1] in dropped else m[0], text.decode()).encode()

    def needless(self, dropped: frozenset[str]) -> set[str]:
        """The parts that nothing needs any more."""
        kept = {part for rid, part in self.parts.items() if rid not in dropped}
        return {self.parts[rid] for rid in dropped if rid in self.parts} - kept


def read_relations(package: Package, main: str, parts: Mapping[str, Part]) -> Relations | None:
    """The relationships of the body that a condition may drop: pictures and links."""
    if main not in parts:
        return None
    known = package.relationships(main)
    body = package.parts[main].decode("utf-8", "replace")
    referred = set(re.findall(r' r:(?:embed|id|link|pict)="([^"]*)"', body))
    steady = {rid for kind, rid in parts[main].notes if kind == "relationship"}
    droppable = {
        rid for rid in referred - steady
        if rid in known and known[rid].type.rpartition("/")[2] in ("image", "hyperlink")
    }  # fmt: skip
    if not droppable:
        return None
    folder, _, base = main.rpartition("/")
    mine = f"{folder}/_rels/{base}.rels"
    # A picture that another part, or a lasting reference, shows as well stays.
    elsewhere = {
        relationship.target
        for name in package.parts
        if name != main and f"{name.rpartition('/')[0]}/_rels/{name.rpartition('/')[2]}.rels" in package.parts
        for relationship in package.relationships(name).values()
    }
    owned = {
        rid: r.target
        for rid, r in known.items()
        if not r.external and r.target in package.parts and r.target not in elsewhere
    }
    return Relations(mine, frozenset(droppable), {rid: target for rid, target in owned.items() if rid in referred})
