"""Clauses that went, came or moved."""

from __future__ import annotations

import re
from typing import Any

from drafting.api.adopting.figures import Figures
from drafting.api.review_text import short
from drafting.returns.markup import Placeholders, UntakeableError, heading_of, literal, markup_of
from drafting.returns.words import NEUTRAL, Said, without_label


class Structure(Figures):
    """Leaving clauses out, putting new ones in, putting them elsewhere."""

    def _gone_and_new(self) -> None:
        known = set(self._outline.clause_ids) | {b.id for b in self.dossier.choices.bespoke}
        for clause in self.review.clauses:
            if (
                clause.presence == "gone"
                and self._wanted(clause.clause)
                and clause.sort != "definition"
                and clause.clause in known
            ):
                if any(b.id == clause.clause for b in self.dossier.choices.bespoke):
                    continue
                entry = {"reason": self.asked.reason, "kinds": [self.kind]}
                text = self._put(("choices", "omitted", clause.clause), entry)
                self._take(text, "omitted", clause.clause, clause.heading, "")
            elif clause.moved and self._wanted(clause.clause) and clause.sort == "clause" and clause.clause in known:
                after = self._before(clause.clause)
                if after:
                    entry = {"clause": clause.clause, "after": after, "kinds": [self.kind], "reason": self.asked.reason}
                    text = self._put(("choices", "order", self._place("order", clause.clause)), entry)
                    self._take(text, "order", clause.clause, "", after)
        fresh = self.c.accepted.placed.fresh
        for f in fresh:
            if f.sort == "clause" and f.lines and not self.asked.clauses:
                self._bespoke(f)
            elif f.sort == "definition" and len(f.lines) == 1 and not self.asked.clauses:
                self._new_term(f.lines[0])

    def _before(self, clause: str) -> str:
        """The clause that stands before one in the returned file."""
        starts = self.c.accepted.starts
        order = [
            k
            for k in sorted(starts, key=starts.__getitem__)
            if not k.startswith("#") and self.c.first(k).sort == "clause"
        ]
        at = order.index(clause) if clause in order else 0
        return order[at - 1] if at else ""

    def _bespoke(self, f: Any) -> None:
        lines: list[Said] = [without_label(one) or one for one in f.lines]
        head, rest = lines[0], lines[1:]
        segments = self.c.segments
        at = f.after
        while at >= 0 and (segments[at].outside or segments[at].sort != "clause"):
            at = (
                next((i for i in range(at) if segments[i].id == segments[at].within), at - 1)
                if segments[at].within
                else at - 1
            )
        if at < 0 or not rest:
            return
        title = heading_of(None, head, NEUTRAL, Placeholders(""))
        key = self._fresh_id(title)
        try:
            words = markup_of([], rest, NEUTRAL, Placeholders(key))
        except UntakeableError:
            return
        entry = {
            "id": key, "after": segments[at].id, "kinds": [self.kind], "heading": {self.lang: title}, "text": {self.lang: words},
            "reason": self.asked.reason,
        }  # fmt: skip
        text = self._put(("choices", "bespoke", None), entry)
        self._take(text, "bespoke", key, "", title)

    def _fresh_id(self, title: str) -> str:
        base = "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:24].strip("-") or "bepaling"
        taken = {*self._library.ids, *(b.id for b in self.dossier.choices.bespoke)}
        key, n = base, 2
        while key in taken:
            key, n = f"{base}-{n}", n + 1
        return key

    def _new_term(self, line: Said) -> None:
        """A definition that they added, where a text uses its term: a definition stands in a document exactly when it is used."""
        name, colon, definition = literal(line.line.text).partition(": ")
        if not colon or "{" in name:
            return
        key = "-".join(re.findall(r"[a-z0-9]+", name.casefold()))[:40].strip("-")
        entry = {
            "id": key,
            "term": {self.lang: name.strip()},
            "definition": {self.lang: re.sub(r"[;.]\s*$", "", definition)},
        }
        before = self.made.text, self.dossier
        text = self._put(("terms", None), entry)
        if self._take(text, "term", key, "", short(line.line.text)) and self._lines(self._read(), key) is None:
            self._undo(before)
