"""The record of what a file gives away."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.messages import LANGUAGES, Both, text


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of trace: the group under which a reader looks for it ("who", "work", "hidden", "names", "links", "inside", "active"), and
    whether `clean` takes it out without touching text or look."""

    group: str
    cleaned: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing that a file gives away: `sort` is a key of SORTS, `part` the part it stands in, `found` what it says (a name, a date,
    an address, hidden words), `place` the words of the paragraph around it ("" where it stands in none), `count` how often."""

    sort: str
    part: str
    found: str = ""
    place: str = ""
    count: int = 1

    @property
    def group(self) -> str:
        """The group of its sort."""
        return SORTS[self.sort].group

    @property
    def cleaned(self) -> bool:
        """Whether `clean` takes it out."""
        return SORTS[self.sort].cleaned

    @property
    def said(self) -> Both:
        """The trace in words, without the point at their end."""
        found = " ".join(self.found.split())[:120] or self.part or "?"
        return Both(*(text(f"inspect.{self.sort}", lang, found=found).rstrip(".") for lang in LANGUAGES))

    @property
    def active(self) -> bool:
        """Whether it does something, or fetches something, when the file is opened or clicked."""
        return SORTS[self.sort].group == "active"


SORTS: dict[str, Sort] = {
    # who and when
    "author": Sort("who", True),
    "dates": Sort("who", True),
    "company": Sort("who", True),
    "program": Sort("who", True),
    "people": Sort("who", True),
    "editors": Sort("who"),
    # what was being worked on
    "tracked": Sort("work"),
    "comments": Sort("work"),
    "properties": Sort("work", True),
    "custom-properties": Sort("work", True),
    "title": Sort("work"),
    "counts": Sort("work", True),
    "rsids": Sort("work", True),
    "variables": Sort("work", True),
    # what a reader does not see
    "hidden-text": Sort("hidden", True),
    "invisible-text": Sort("hidden"),
    "cropped": Sort("hidden"),
    "unused-notes": Sort("hidden", True),
    "unused-comments": Sort("hidden", True),
    "alternative-text": Sort("hidden"),
    "picture-metadata": Sort("hidden", True),
    # names inside
    "tags": Sort("names", True),
    "bookmarks": Sort("names", True),
    # links
    "path": Sort("links"),
    "template": Sort("links", True),
    # parts
    "custom-xml": Sort("inside", True),
    "thumbnail": Sort("inside", True),
    "orphan": Sort("inside", True),
    "building-blocks": Sort("inside", True),
    "printer": Sort("inside", True),
    "embedded": Sort("inside"),
    "book-with-more": Sort("inside"),
    "attachment": Sort("inside"),
    "signature": Sort("inside"),
    # active content
    "macros": Sort("active"),
    "active-control": Sort("active"),
    "ole": Sort("active"),
    "linked-ole": Sort("active"),
    "running-field": Sort("active"),
    "fetching-field": Sort("active"),
    "button-field": Sort("active"),
    "composed-field": Sort("active"),
    "script-link": Sort("active"),
    "file-link": Sort("active"),
    "remote-template": Sort("active", True),
    "linked-picture": Sort("active"),
    "external": Sort("active"),
    "alt-chunk": Sort("active"),
    "add-in": Sort("active"),
    "mail-merge": Sort("active", True),
    "odd-part": Sort("active"),
    "action": Sort("active"),
}
"""Every sort of trace by its name, in the order in which it is told."""
