"""A dossier on its way to what came back: steps are put into its text one by one, and stand only where the document can still be made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from drafting.api.adopting.records import SORTS, Adopted, Keys, Taken
from drafting.api.review import Base
from drafting.assembly import Reading
from drafting.errors import DraftingError
from drafting.intake.dossier import parse_dossier
from drafting.intake.splice import put_entry
from drafting.model import Dossier
from drafting.returns.pairing import same
from drafting.returns.records import Review
from drafting.returns.verdicts import Compared
from drafting.returns.words import Said, said
from drafting.tree.lines import lines_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be taken over: of `clauses` only (default: all), which `sorts`; what is `refused` (clause ids and value paths) stays as it
    was; `approver` allows walk-away texts; `over`: a value that the dossier changed as well is taken as they have it (and named all the same); `reason` is kept with each choice; `name` is what findings call the dossier."""

    clauses: tuple[str, ...] = ()
    sorts: tuple[str, ...] = SORTS
    refused: frozenset[str] = field(default_factory=frozenset)
    approver: str = ""
    reason: str = ""
    name: str = "dossier"
    over: bool = False


class Steps:
    """The state that all kinds of steps share."""

    def __init__(self, text: str, review: Review, asked: Asked) -> None:
        base, compared, lang = review.seen
        self.base: Base = base
        self.c: Compared = compared
        self.review, self.lang, self.asked = review, lang, asked
        self.kind = base.draft.partition("/")[2] or (base.outline.id if base.outline else "")
        self.start = text
        self.made = Adopted(text)
        self.dossier: Dossier = parse_dossier(text, asked.name)
        self.steps: list[tuple[Keys, Any]] = []
        self.step: tuple[Keys, Any] | None = None
        self.touched = {c.clause: c for c in review.clauses if c.clause and c.touched}

    def _wanted(self, clause: str) -> bool:
        return (not self.asked.clauses or clause in self.asked.clauses) and clause not in self.asked.refused

    def _put(self, keys: Keys, entry: Any) -> str:
        """The dossier with an entry put in; the step is kept where it is taken."""
        self.step = keys, entry
        return put_entry(self.made.text, keys, entry, self.asked.name)

    def _undo(self, before: tuple[str, Dossier]) -> None:
        """Goes back to before the last step."""
        self.made.text, self.dossier = before
        self.made.taken.pop()
        self.steps.pop()

    def _take(self, text: str, sort: str, what: str, old: str, new: str) -> bool:
        """Takes a step over where the dossier still holds with it."""
        try:
            dossier = parse_dossier(text, self.asked.name)
            Reading(dossier, self._outline, self._library, self.lang, self._once)
        except DraftingError:
            self.step = None
            return False
        self.made.text, self.dossier = text, dossier
        if self.step is not None:
            self.steps.append(self.step)
        elif sort != "value":
            raise ValueError(sort)
        self.step = None
        self.made.taken.append(Taken(sort, what, old, new))
        return True

    @property
    def _outline(self) -> Any:
        return self.base.outline

    @property
    def _library(self) -> Any:
        return self.base.library

    @property
    def _once(self) -> dict[str, str]:
        """Positions that the draft was built with for this once, and that the dossier does not know."""
        chosen = {t.what for t in self.made.taken if t.sort == "position"}
        return {k: v for k, v in self.base.positions.items() if k not in chosen}

    def _read(self) -> Reading:
        return Reading(self.dossier, self._outline, self._library, self.lang, self._once)

    def _here(self, kinds: Sequence[str]) -> bool:
        """Whether a choice for documents of `kinds` is for this one."""
        return self.kind in (kinds or (self.kind,))

    def _place(self, name: str, clause: str) -> int | None:
        """Where the dossier already has an entry for a clause of this document, None for the end."""
        held = getattr(self.dossier.choices, name)
        mine = (i for i, e in enumerate(held) if e.clause == clause and self._here(e.kinds))
        return next(mine, None)

    def _lines(self, read: Reading, clause: str) -> list[Said] | None:
        """What a clause would say now."""
        if clause in read.nodes:
            lines = [said(line) for node in read.nodes[clause] for line in lines_of(node)]
            inner = [one for one in lines if one.tokens or one.line.cell is not None]
            return [one for one in inner if one.line.role != "definition"]
        for node in read.nodes.values():
            for line in (line for n in node for line in lines_of(n)):
                if line.role == "definition" and any(s.sort == "term" and s.key == clause for s in line.spans):
                    return [said(line)]
        return None

    def _preamble(self, clause: str) -> bool:
        """Whether the heading above a clause is its group's, and no part of its text."""
        lines = self.c.units[clause]
        return bool(lines) and lines[0].line.role == "preamble"

    def _returned(self, clause: str) -> list[Said]:
        """What a clause reads in the returned file, without the heading of its group."""
        new = self.c.accepted.lines.get(clause, [])
        return new[1:] if new and self._preamble(clause) else new

    def _differing(self, read: Reading) -> Iterator[tuple[str, list[Said]]]:
        """The clauses that would still read otherwise than what came back, with what they would say."""
        for key in self.c.units:
            if key.startswith("#"):
                continue
            new = self._returned(key)
            if self.c.first(key).sort == "clause" and any(
                one.line.role.startswith("signat") for one in self.c.units[key]
            ):
                continue  # signature blocks are told by their values
            now = self._lines(read, key) or []
            if new and now and not same(now, new, self.c.accepted.numbers):
                yield key, now
