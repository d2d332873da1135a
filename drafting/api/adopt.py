"""Taking over what came back: values, positions and texts go into the dossier, so that it again is the document.

What is taken over is proved, not hoped: the document is assembled from the new dossier and held against what came back; whatever still
reads otherwise is named as not taken over.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from drafting.api.adopting.records import SORTS, Adopted, Left, Taken
from drafting.api.adopting.remains import Remains
from drafting.api.adopting.steps import Asked
from drafting.api.review import Base
from drafting.api.review_text import title_of
from drafting.errors import Finding, InputError, Place, UsageError
from drafting.intake.dossier import dossier_json, parse_dossier
from drafting.returns.markup import literal
from drafting.returns.records import Review


def adopt(
    dossier: str,
    review: Review,
    *,
    clauses: Sequence[str] = (),
    sorts: Sequence[str] = SORTS,
    refused: Collection[str] = (),
    approver: str = "",
    reason: str = "",
    name: str = "dossier",
) -> Adopted:
    """The dossier (its YAML or JSON text, called `name` in findings) with what `review` found taken over.

    `clauses`: only these (default: all); `sorts`: which of "values", "positions" and "texts"; `refused`: clause ids and value paths that
    stay as they were sent; `approver`: who allows a walk-away text; `reason`: kept with each choice. Raises InputError for a dossier with
    faults, for one that is another's than the draft was made of, and where the review knows no dossier at all; UsageError for a clause
    or path in `clauses` or `refused` that nothing happened to.
    """
    base: Base = review.seen[0]
    if base.dossier is None:
        raise InputError(Finding("review.no-dossier", Place(base.name)))
    ours = parse_dossier(dossier, name)
    if ours.id != base.dossier.id:
        raise InputError(
            Finding(
                "review.other-dossier", Place(name), {"found": ours.id, "wanted": base.dossier.id, "base": base.name}
            )
        )
    _known(review, (*clauses, *refused))
    return taken_over(
        dossier, review, Asked(tuple(clauses), tuple(sorts), frozenset(refused), approver, reason or base.name, name)
    )


def taken_over(dossier: str, review: Review, asked: Asked) -> Adopted:
    """The same for a review that knows the dossier, and what is asked in one record."""
    base: Base = review.seen[0]
    assert base.dossier is not None
    ours = parse_dossier(dossier, asked.name)
    if not review.touched or dossier_json(ours) == dossier_json(base.dossier):
        made = _Adopting(dossier, review, asked).done()
        made.as_sent = made.text
        return made
    first = _Adopting(dossier_json(base.dossier), review, asked)
    first.done()
    made = first.onto(dossier)
    made.as_sent = first.made.text
    return made


def _known(review: Review, names: Sequence[str]) -> None:
    """Refuses a clause or path that the review does not tell of: whoever names one expects something of it."""
    clauses = {c.clause for c in review.clauses if c.clause}
    values = {path for v in review.values for path in v.names}
    unknown = sorted({n for n in names if n not in clauses | values})
    if unknown:
        known = sorted({c.clause for c in review.clauses if c.touched and c.clause} | values)
        raise UsageError(
            [Finding("review.not-touched", values={"found": n, "known": ", ".join(known) or "–"}) for n in unknown]
        )


class _Adopting(Remains):
    """All of it, in the order in which one thing rests on another."""

    def done(self) -> Adopted:
        """Values and positions first, since texts print them; then what still reads otherwise."""
        if not self.review.touched:
            return self.made
        if "values" in self.asked.sorts:
            self._values()
        if "positions" in self.asked.sorts:
            self._positions()
        if "texts" in self.asked.sorts:
            self._gone_and_new()
            self._texts()
        self._name_the_rest()
        self.made.changed = self.made.text != self.start
        return self.made

    def onto(self, text: str) -> Adopted:
        """What was taken over from the dossier as it was sent, put onto one that has changed since: values three ways, the rest as steps."""
        values_only = ("values",) if "values" in self.asked.sorts else ()
        later = _Adopting(text, self.review, replace(self.asked, sorts=values_only))
        if values_only:
            later._values()
        for keys, entry in self.steps:
            where = keys
            if len(keys) > 2 and keys[0] == "choices" and isinstance(entry, dict) and "clause" in entry:
                where = (*keys[:2], later._place(str(keys[1]), entry["clause"]))
            told = next(
                (t for t in self.made.taken if t.what in (*keys, entry.get("clause", ""), entry.get("id", ""))), None
            )
            sort, what = (told.sort, told.what) if told else ("text", str(keys[-1]))
            new = later._put(where, entry)
            if not later._take(new, sort, what, told.old if told else "", told.new if told else ""):
                later.made.left.append(Left(what, "refused"))
        values = {one.what for one in later.made.left}
        later.made.left += [one for one in self.made.left if one.what not in values]
        later.made.changed = later.made.text != text
        return later.made


def touches(adopted: Adopted) -> Mapping[str, int]:
    """How many of each sort were taken over."""
    counts: dict[str, int] = {}
    for one in adopted.taken:
        counts[one.sort] = counts.get(one.sort, 0) + 1
    return counts


__all__ = ["SORTS", "Adopted", "Left", "Taken", "adopt", "literal", "taken_over", "title_of", "touches"]
