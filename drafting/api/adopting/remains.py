"""What still reads otherwise when all was tried: named, to the last word."""

from __future__ import annotations

from dataclasses import replace

from drafting.api.adopting.records import Left
from drafting.api.adopting.texts import BROKEN, Texts
from drafting.api.review_text import short
from drafting.assembly import Reading
from drafting.returns.pairing import edits
from drafting.returns.records import ClauseReview
from drafting.returns.values import bare
from drafting.returns.words import Said


class Remains(Texts):
    """Naming what was not taken over."""

    def _name_the_rest(self) -> None:
        read = self._read()
        differing = dict(self._differing(read))
        for clause in self.review.clauses:
            before = len(self.made.left)
            self._name_clause(clause, read, differing)
            if self.asked.clauses and clause.clause not in self.asked.clauses:
                self.made.left[before:] = [replace(one, reason="not-asked") for one in self.made.left[before:]]
        self._name_faults()
        for o in self.review.outside:
            reason = "not-asked" if self.asked.clauses else "outside"
            self.made.left.append(Left(o.place, reason, short(o.old), short(o.new)))

    def _name_clause(self, clause: ClauseReview, read: Reading, differing: dict[str, list[Said]]) -> None:
        if clause.presence == "new":
            said_now = {t.new for t in self.made.taken if t.sort in ("bespoke", "term") and not t.old}
            taken = bool({clause.heading, short(clause.text)} & said_now)
            if not taken:
                self.made.left.append(
                    Left(short(clause.heading or clause.text, 60), "new-not-taken", "", short(clause.text))
                )
            return
        now = self._lines(read, clause.clause)
        if clause.presence == "gone":
            if now:
                reason = "declined" if clause.clause in self.asked.refused else "still-there"
                self.made.left.append(Left(clause.clause, reason, short(clause.heading), ""))
            return
        if now is None and clause.clause in self.c.units and clause.sort == "definition":
            self.made.left.append(Left(clause.clause, "would-vanish", short(self._said_in(clause.clause)), ""))
        if clause.clause in differing:
            self._name_words(clause, differing[clause.clause])
        elif clause.touched and now is None and clause.sort != "definition":
            for edit in clause.edits:
                self.made.left.append(Left(clause.clause, "words", short(edit.old), short(edit.new)))
        elif clause.touched and self._is_signatures(clause.clause):
            self._name_signatures(clause)
        if clause.moved and not any(t.sort == "order" and t.what == clause.clause for t in self.made.taken):
            reason = "declined" if clause.clause in self.asked.refused else "not-moved"
            self.made.left.append(Left(clause.clause, reason))

    def _name_faults(self) -> None:
        """What would keep the document from being built."""
        for fault in self._read().faults:
            if fault.code in BROKEN:
                self.made.left.append(
                    Left(
                        str(fault.values.get("clause", fault.place.text(self.lang))),
                        "broken",
                        "",
                        str(fault.values.get("target", "")),
                    )
                )

    def _said_in(self, clause: str) -> str:
        return " ".join(one.line.text for one in self.c.units.get(clause, ()))

    def _is_signatures(self, clause: str) -> bool:
        return any(one.line.role.startswith("signat") for one in self.c.units.get(clause, ()))

    def _name_signatures(self, clause: ClauseReview) -> None:
        taken = [t for t in self.made.taken if t.sort == "value"]
        for edit in clause.edits:
            if not any(bare(edit.new) in bare(t.new) or bare(t.new) in bare(edit.new) for t in taken):
                self.made.left.append(Left(clause.clause, "signatures", short(edit.old), short(edit.new)))

    def _name_words(self, clause: ClauseReview, now: list[Said]) -> None:
        new = self._returned(clause.clause)
        reason = "words" if clause.touched else "follows"
        if any(one.line.cell is not None for one in new):
            reason = "cells" if clause.touched else "follows"
        if self._contradicts(clause.clause):
            reason = "contradicts"
        if clause.clause in self.asked.refused or self._declined(clause.clause):
            reason = "declined"
        for words in edits(now, new, self.c.accepted.numbers):
            self.made.left.append(Left(clause.clause, reason, short(words.old), short(words.new)))
