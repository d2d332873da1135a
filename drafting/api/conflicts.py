"""Where both sides changed the same: told with clause, position and who must approve, in the file as a comment and on the screen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from drafting import messages, tree
from drafting.api.adopting.records import Left
from drafting.api.review import Base
from drafting.api.review_text import short, title_of
from drafting.returns.judging import same_but_values
from drafting.returns.records import ClauseReview, Review
from drafting.returns.units import units_of
from drafting.returns.verdicts import Compared
from drafting.returns.words import NEUTRAL, Said
from drafting.tree.lines import lines_of

if TYPE_CHECKING:
    from drafting.word.redline.merging import Conflict


@dataclass(frozen=True, slots=True)
class Told:
    """A conflict: `what` (a value's path, or the beginning of a paragraph), in which `clause` (as users call it), in which `position`
    that stands, who must approve another (`approver`); what it was, what we made of it and what they did. `mark`: the words of the
    comment that the merge set at it, "" where none stands there yet."""

    what: str
    clause: str
    position: str
    approver: str
    was: str
    ours: str
    theirs: str
    mark: str = ""

    def words(self, lang: str) -> str:
        """It in words, for a comment or the screen."""
        values = {"what": self.what, "was": short(self.was), "ours": short(self.ours), "theirs": short(self.theirs)}
        said = [messages.text("review.both-changed", lang, **values)]
        if self.clause:
            said.insert(0, f"{self.clause}.")
        if self.position:
            said.append(messages.text("review.in-position", lang, position=self.position))
        if self.approver:
            said.append(messages.text("review.approval-due", lang, who=self.approver) + ".")
        return " ".join(said)


def fought_over(found: Review, our_tree: str) -> set[str]:
    """The clauses whose own words (not only values in them) both we and they changed since the draft was sent; `our_tree` is the
    document as we have it now."""
    compared: Compared = found.seen[1]
    ours: dict[str, list[Said]] = {}
    for node in tree.loads(our_tree).body:
        for unit in units_of(lines_of(node)):
            if not unit.outside:
                ours.setdefault(unit.id, []).extend(unit.lines)
    fought: set[str] = set()
    for clause in found.clauses:
        was = compared.units.get(clause.clause, [])
        if not clause.clause or not clause.touched or not was:
            continue
        now = ours.get(clause.clause)
        if now is not None and not same_but_values(was, now, NEUTRAL):
            fought.add(clause.clause)
    return fought


def told_of(
    found: Review | None, conflicts: Iterable[Left | Conflict], ours: str, marks: Sequence[str] = ()
) -> Iterator[Told]:
    """Conflicts of values (as adopting names them) or of words (as merging does), each with its clause; `ours`: our dossier, as JSON;
    `marks`: the comments that were set at them."""
    held = json.loads(ours) if ours else {}
    for n, one in enumerate(conflicts):
        if isinstance(one, Left):
            clause = _of_value(found, one.what)
            yield Told(one.what, *_where(found, clause), one.old, str(_at(held, one.what)), one.new)
        else:
            clause = _of_words(found, one)
            mark = marks[n] if n < len(marks) else ""
            yield Told(one.place, *_where(found, clause), one.base, one.ours, one.theirs, mark)


def _of_value(found: Review | None, path: str) -> ClauseReview | None:
    """The clause of a value: of those that print it the one that is negotiated, where there is one."""
    value = next((v for v in found.values if path in v.names), None) if found is not None else None
    if found is None or value is None:
        return None
    library = found.seen[0].library
    printing = value.clauses or (value.clause,)
    negotiated = (c for c in printing if library is not None and c in library and library.clause(c).negotiable)
    return _clause(found, next(negotiated, printing[0]))


def _of_words(found: Review | None, one: Conflict) -> ClauseReview | None:
    """The clause in which words stand, as they came back or as they were sent: by how their paragraph begins, else by the words."""
    if found is None:
        return None
    compared: Compared = found.seen[1]
    for words, lines in (
        (one.place, compared.accepted.lines), (one.place, compared.units), (one.base, compared.units), (one.theirs, compared.accepted.lines)
    ):  # fmt: skip
        wanted = " ".join(words.split())
        for key, inside in lines.items():
            if wanted and any(wanted in " ".join(line.line.text.split()) for line in inside):
                return _clause(found, key)
    return None


def _clause(found: Review | None, key: str) -> ClauseReview | None:
    return next((c for c in found.clauses if c.clause == key), None) if found is not None else None


def _where(found: Review | None, clause: ClauseReview | None) -> tuple[str, str, str]:
    """How a clause is called, its position, and who must approve another one."""
    if found is None or clause is None:
        return "", "", ""
    base: Base = found.seen[0]
    library, lang = base.library, base.lang or "nl"
    if library is None or clause.clause not in library or not library.clause(clause.clause).negotiable:
        return title_of(clause, lang), "", ""
    book: Mapping[str, Any] = library.clause(clause.clause).playbook
    # A text that both changed is in no position of ours: whoever approves the last of them must see it.
    reached = clause.returned_position if clause.returned_position not in ("", clause.position) else "walk_away"
    entry = book.get(reached)
    approver = str(entry.get("approver", {}).get(lang, "")) if isinstance(entry, Mapping) else ""
    return title_of(clause, lang), clause.position, approver


def _at(held: Any, path: str) -> Any:
    """What our dossier holds at a dotted path, where lists are gone through by id; "" where it is not there."""
    for key in path.split("."):
        if isinstance(held, list):
            held = next((e for e in held if isinstance(e, dict) and e.get("id") == key), None)
        elif isinstance(held, dict):
            held = held.get(key)
        else:
            return ""
    if isinstance(held, dict):
        # An amount, or a text per language: what is said of it.
        held = held.get("amount") or held.get("nl") or held.get("en") or held
    return "" if held is None else held


def commented(content: bytes, conflicts: Sequence[Told], author: str, date: str | datetime, lang: str) -> bytes:
    """The file with a comment of ours at each conflict."""
    from drafting.word.comments import annotated, reworded

    if not conflicts:
        return content
    stamp = date if isinstance(date, str) else date.strftime("%Y-%m-%dT%H:%M:%S")
    content = reworded(content, {one.mark: one.words(lang) for one in conflicts if one.mark}, author)
    fresh = [(one.theirs, "", one.words(lang)) for one in conflicts if not one.mark]
    return annotated(content, fresh, stamp, author) if fresh else content


__all__ = ["Told", "commented", "fought_over", "told_of"]
