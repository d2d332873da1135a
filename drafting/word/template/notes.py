"""Notes and comments whose reference a condition dropped: their text goes too, so that it is nowhere in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from drafting.word.package import Package
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

    def without_dropped(self, filled: bytes | None, printed: set[tuple[str, str]]) -> bytes:
        """The part (as filled, or as it was) without the notes whose reference was not printed."""
        text = self.text if filled is None else filled
        dropped = {n for n in self.may_drop if (self.kind, n) not in printed}
        if not dropped:
            return text
        element = self.kind.encode()
        note = re.compile(rb"<w:" + element + rb"\b(?![A-Za-z])[^>]*?w:id=\"(-?\d+)\"[^>]*>.*?</w:" + element + rb">", re.DOTALL)
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
