"""What a return asks for in all: the words of each clause that became others, silent and tracked together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.returns.pairing import edits
from drafting.returns.records import NEW, Review
from drafting.returns.verdicts import Compared
from drafting.returns.words import NEUTRAL, Numbering, Said, plain

Net = Mapping[str, tuple[tuple[str, str], ...]]
"""Per clause (a new one under the name that `new_name` gives) the words that became others."""


def neutral(words: str) -> str:
    """Words with quotes, spaces and hyphens as one sort."""
    return " ".join(plain(words).split())


def net_edits(old: Sequence[Said], new: Sequence[Said], numbers: Numbering = NEUTRAL) -> tuple[tuple[str, str], ...]:
    """The words that became others between two texts of a clause."""
    return tuple((neutral(e.old), neutral(e.new)) for e in edits(old, new, numbers))


def new_name(heading: str, text: str) -> str:
    """How a clause that the draft did not have is called: by its heading, else by its first words."""
    return "+" + neutral(heading or " ".join(text.split()[:8]))


def net_of(compared: Compared, found: Review) -> dict[str, tuple[tuple[str, str], ...]]:
    """What a review's return asks for, per clause that it touches."""
    made: dict[str, tuple[tuple[str, str], ...]] = {}
    accepted = compared.accepted
    for clause in found.clauses:
        if clause.presence == NEW:
            made[new_name(clause.heading, clause.text)] = (("", neutral(clause.text)),)
        elif clause.touched:
            now = accepted.lines.get(clause.clause, [])
            made[clause.clause] = net_edits(compared.units[clause.clause], now, accepted.numbers) if now else ()
    return made
