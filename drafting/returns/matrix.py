"""The negotiation as one table: a row for each clause that any round knew, a column for each round, and what is open at the end.

Pure: it is given what each side put forward (texts of what we sent, what each return asked for, what was decided) and tells who moved,
from where to where, and whether it is agreed. A clause that the other side left as it was sent is agreed until somebody changes it; one
that it touched is ours to decide; one that we then send otherwise than it asked for is open again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.returns.net import net_edits, new_name
from drafting.returns.order import moved_of
from drafting.returns.records import GONE, KEPT, NEW, TRACKED, UNCHANGED
from drafting.returns.units import Unit
from drafting.returns.words import Said

OPEN, AGREED, DECIDE = "open", "agreed", "decide"
US, THEM = "us", "them"
OWN = "own"
"""In place of a position: words that are in none."""


@dataclass(frozen=True, slots=True)
class Round:
    """A column: a revision that was sent (`side` "us") or came back ("them"); `who` built or sent it."""

    name: str
    number: int
    side: str
    who: str
    moment: str
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A clause in what we sent: its number, heading, sort, position, who approved that, and its lines."""

    number: str
    heading: str
    sort: str
    position: str
    approver: str
    lines: Sequence[Said] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a return did to a clause, as its review says; `words` are all that became others in it."""

    presence: str
    changed: str
    moved: bool
    position: str
    returned_position: str
    words: tuple[tuple[str, str], ...] = ()
    number: str = ""
    heading: str = ""
    sort: str = "clause"
    after: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A round of ours: its clauses in their order."""

    round: Round
    stands: Mapping[str, Stand]
    units: Sequence[Unit] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Received:
    """A round of theirs: the clauses that it touches, and what was decided of them since ("taken", "refused", "open"), with why."""

    round: Round
    asked: Mapping[str, Asked]
    decided: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """What the playbook says of a clause: what they usually ask for, and who approves each position."""

    asks: str = ""
    approvers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """A clause in a round. `who` moved ("us", "them", "" for nobody); `presence`, `changed` (tracked or silent; ours are "tracked") and
    `moved` as in a review; from position `was` to `now`; `state` after this round ("open", "agreed", "decide"); `approver`: who must still
    approve; `decision` taken of it with `why`; `words` that became others."""

    who: str
    presence: str
    changed: str
    moved: bool
    was: str
    now: str
    state: str
    approver: str = ""
    decision: str = ""
    why: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @property
    def stirred(self) -> bool:
        """Whether anybody moved in this round."""
        return bool(self.who)


@dataclass(frozen=True, slots=True)
class Row:
    """A clause through all rounds; None where it did not exist. `number` and `heading` are the latest."""

    clause: str
    number: str
    heading: str
    sort: str
    cells: tuple[Cell | None, ...]
    asks: str = ""

    @property
    def last(self) -> Cell:
        """Where it stands now."""
        return next(c for c in reversed(self.cells) if c is not None)

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """The words that were last in dispute."""
        return next((c.words for c in reversed(self.cells) if c is not None and c.words), ())


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table of a draft."""

    draft: str
    lang: str
    rounds: tuple[Round, ...]
    rows: tuple[Row, ...]

    @property
    def agenda(self) -> tuple[Row, ...]:
        """What is not agreed after a return: to decide first, then open, in the order of the text."""
        stirred = [r for r in self.rows if r.last.state != AGREED and any(c is not None and c.stirred for c in r.cells)]
        return tuple(sorted(stirred, key=lambda r: r.last.state != DECIDE))


@dataclass(slots=True)
class _Thread:
    """A clause on its way through the rounds."""

    cells: list[Cell | None]
    number: str = ""
    heading: str = ""
    sort: str = "clause"
    state: str = OPEN
    position: str = ""
    present: bool = True
    demand: Asked | None = None


def matrix_of(
    draft: str, lang: str, rounds: Sequence[Sent | Received], books: Mapping[str, Book], bespoke: Mapping[str, str]
) -> Matrix:
    """The table. `bespoke`: the ids of clauses of this dossier by the name that `new_name` gave them when they first came back."""
    made = _Table(books, bespoke)
    for one in rounds:
        made.sent(one) if isinstance(one, Sent) else made.received(one)
    rows = tuple(
        Row(key, t.number, t.heading, t.sort, tuple(t.cells), made.book(key).asks)
        for key in made.order
        for t in (made.threads[key],)
    )
    return Matrix(draft, lang, tuple(one.round for one in rounds), rows)


class _Table:
    def __init__(self, books: Mapping[str, Book], bespoke: Mapping[str, str]) -> None:
        self.books, self.bespoke = books, bespoke
        self.threads: dict[str, _Thread] = {}
        self.order: list[str] = []
        self.count = 0
        self.before: Sent | None = None

    def book(self, key: str) -> Book:
        """What the playbook says of a clause; nothing of one that it does not know."""
        return self.books.get(key, Book())

    def _thread(self, key: str, after: str) -> _Thread:
        if key not in self.threads:
            self.threads[key] = _Thread([None] * self.count, present=False)
            at = self.order.index(after) + 1 if after in self.order else (len(self.order) if after == "" else 0)
            self.order.insert(at, key)
        return self.threads[key]

    # ------------------------------------------------------------ rounds of ours

    def sent(self, one: Sent) -> None:
        """A round of ours."""
        then = self.before
        moved: set[str] = set()
        if then is not None and list(then.stands) != list(one.stands):
            starts = {key: float(i) for i, key in enumerate(one.stands)}
            keys = [u.id for u in then.units]
            moved = moved_of(then.units, keys, starts)
        after = "" if then is None else "^"
        for key, stand in one.stands.items():
            self._thread(key, after)
            after = key
            self._stand(key, stand, then, key in moved)
        for key, thread in self.threads.items():
            if key not in one.stands:
                self._absent(thread)
        self.before = one
        self.count += 1

    def _stand(self, key: str, stand: Stand, then: Sent | None, moved: bool) -> None:
        thread = self.threads[key]
        thread.number, thread.heading, thread.sort = stand.number, stand.heading, stand.sort
        before = then.stands.get(key) if then is not None else None
        words = net_edits(before.lines, stand.lines) if before is not None else ()
        new = then is not None and before is None
        demand = thread.demand
        stirred = bool(words) or new or moved or (before is not None and before.position != stand.position)
        thread.state = self._after_ours(thread, demand, words, new, moved, stirred)
        changed = TRACKED if words or new else UNCHANGED
        was = before.position if before is not None else ""
        approver = "" if stand.approver else self.book(key).approvers.get(stand.position, "")
        thread.position, thread.present, thread.demand = stand.position, True, None
        who = US if stirred else ""
        thread.cells.append(
            Cell(who, NEW if new else KEPT, changed, moved, was, stand.position, thread.state, approver, words=words)
        )

    def _after_ours(
        self, thread: _Thread, demand: Asked | None, words: tuple[tuple[str, str], ...], new: bool, moved: bool, stirred: bool
    ) -> str:  # fmt: skip
        if demand is None:
            return OPEN if stirred else thread.state
        if demand.presence == GONE:
            return OPEN
        if demand.presence == NEW:
            return AGREED if new else OPEN
        return AGREED if words == demand.words and moved == demand.moved else OPEN

    def _absent(self, thread: _Thread) -> None:
        demand, thread.demand = thread.demand, None
        if not thread.present:
            if thread.sort == "outside":  # what we print there is not told in rounds of ours
                thread.cells.append(None)
            elif demand is not None and demand.presence == NEW:  # asked for, and not given
                thread.state = OPEN
                thread.cells.append(Cell(US, GONE, UNCHANGED, False, "", "", OPEN))
            else:
                thread.cells.append(replace(thread.cells[-1], who="", words=()) if thread.cells[-1] else None)
            return
        thread.present = False
        thread.state = AGREED if demand is not None and demand.presence == GONE else OPEN
        thread.cells.append(Cell(US, GONE, TRACKED, False, thread.position, "", thread.state))

    # ------------------------------------------------------------ rounds of theirs

    def received(self, one: Received) -> None:
        """A round of theirs."""
        for name, asked in one.asked.items():
            # Also what no draft of ours has as a clause: what is new, and what stands outside them all.
            self._thread(self.bespoke.get(name, name), asked.after or ("" if name.startswith("#") else "^"))
        known = {self.bespoke.get(name, name): (name, asked) for name, asked in one.asked.items()}
        for key, thread in self.threads.items():
            if key in known:
                name, asked = known[key]
                self._touched(key, thread, asked, one.decided.get(name, ("", "")))
            else:
                self._untouched(thread)
        self.count += 1

    def _untouched(self, thread: _Thread) -> None:
        if not thread.present and thread.sort != "outside":
            # That it is not there has been left as it was.
            thread.state = AGREED
            thread.cells.append(Cell("", GONE, UNCHANGED, False, "", "", AGREED) if any(thread.cells) else None)
            return
        thread.state, thread.demand = AGREED, None
        thread.cells.append(Cell("", KEPT, UNCHANGED, False, thread.position, thread.position, AGREED))

    def _touched(self, key: str, thread: _Thread, asked: Asked, decided: tuple[str, str]) -> None:
        if not thread.heading:
            thread.number, thread.heading, thread.sort = asked.number, asked.heading, asked.sort
        decision, why = decided
        thread.demand = asked
        thread.state = {"taken": AGREED, "refused": OPEN}.get(decision, DECIDE)
        approvers = self.book(key).approvers
        known = bool(thread.position)
        # Words outside every position go at least as far as the last of them.
        reached = asked.returned_position or ("walk_away" if asked.presence == KEPT and known else "")
        due = "" if decision or reached == asked.position else approvers.get(reached, "")
        now = "" if asked.presence != KEPT or not known else asked.returned_position or OWN
        thread.cells.append(
            Cell(
                THEM, asked.presence, asked.changed, asked.moved, thread.position, now, thread.state, due, decision, why,
                asked.words,
            )
        )  # fmt: skip


__all__ = [
    "AGREED", "DECIDE", "OPEN", "OWN", "THEM", "US", "Asked", "Book", "Cell", "Matrix", "Received", "Round", "Row",
    "Sent", "Stand", "matrix_of", "new_name",
]  # fmt: skip
