"""Who made an edit: the tracked change that holds its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from drafting.returns.words import plain


class Marked(Protocol):
    """A tracked change as a file holds it."""

    @property
    def author(self) -> str:
        """By whom."""

    @property
    def date(self) -> str:
        """When."""

    @property
    def old(self) -> str:
        """The words taken out."""

    @property
    def new(self) -> str:
        """The words put in."""


class Authors:
    """The tracked changes of a file, asked whose an edit is."""

    def __init__(self, changes: Sequence[Marked]) -> None:
        self.changes = [(c.author, c.date, _bare(c.old), _bare(c.new)) for c in changes if c.old or c.new]
        self.only = {(a, d) for a, d, _, _ in self.changes}

    def of(self, old: str, new: str) -> tuple[str, str]:
        """Author and date of the change that made `new` of `old`; "" where none is known."""
        if not self.changes:
            return "", ""
        a, b = _bare(old), _bare(new)
        best, most = ("", ""), 0
        for author, date, out, put in self.changes:
            score = max(_common(put, b), _common(out, a))
            if score > most:
                best, most = (author, date), score
        return best if most else (next(iter(self.only)) if len(self.only) == 1 else ("", ""))


def _bare(text: str) -> str:
    return " ".join(plain(text).split())


def _common(change: str, edit: str) -> int:
    if not change or not edit:
        return 0
    return len(change) if change in edit else len(edit) if edit in change else 0
