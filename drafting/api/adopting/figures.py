"""Values and positions, first of all: texts print them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from drafting.api.adopting.records import Left, Taken
from drafting.api.adopting.steps import Steps
from drafting.api.dossier_paths import found
from drafting.errors import InputError
from drafting.intake.splice import put_entry, put_value
from drafting.model import LocalText, Money
from drafting.returns.records import ValueReview

Write = tuple[tuple[str | int, ...], Any, Any]
"""Where a value stands in the dossier, what stands there, and what is to stand there."""


class Figures(Steps):
    """Taking over values and positions."""

    def _values(self) -> None:
        """All proposals: one by one, and what the dossier refuses by itself again when others are there, at last all together."""
        waiting = [(v, writes) for v in self.review.values if (writes := self._writes(v))]
        count = -1
        while waiting and len(waiting) != count:
            count = len(waiting)
            waiting = [(v, writes) for v, writes in waiting if not self._put_values([(v, writes)])]
        if waiting and not (len(waiting) > 1 and self._put_values(waiting)):
            self.made.left += [Left(v.path, "refused", v.old, v.new) for v, _ in waiting]

    def _writes(self, value: ValueReview) -> list[Write]:
        """What a proposal puts where in this dossier; nothing where it is not to be taken, or cannot be: then it is named."""
        clauses = value.clauses or (value.clause,)
        if value.status != "changed" or (self.asked.clauses and not any(c in self.asked.clauses for c in clauses)):
            return []  # the words of one without proposal are named with its clause, or become a text
        if value.names & self.asked.refused or any(c in self.asked.refused for c in clauses):
            self.made.left.append(Left(value.path, "declined", value.old, value.new))
            return []
        writes: list[Write] = []
        for path, new in value.writes:
            held = found(self.dossier, path)
            if held is None:
                self.made.left.append(Left(path, "path-gone", value.old, value.new))
                return []
            then = found(self.base.dossier, path) if self.base.dossier else None
            if then is not None and then[0] != held[0] and _shown(held[0], self.lang) != new:
                self.made.left.append(Left(path, "both-changed", value.old, value.new))
                if not self.asked.over:
                    return []
            writes.append((held[1], held[0], new))
        return writes

    def _put_values(self, values: Sequence[tuple[ValueReview, list[Write]]]) -> bool:
        """Takes values over together; whether the dossier holds with them."""
        text = self.made.text
        for _, writes in values:
            for keys, held, new in writes:
                text = _written(text, keys, held, new, self.lang, self.asked.name)
        if text == self.made.text:
            return True
        first, *others = [v for v, _ in values]
        if not self._take(text, "value", first.path, first.old, first.new):
            return False
        self.made.taken += [Taken("value", v.path, v.old, v.new) for v in others]
        return True

    def _positions(self) -> None:
        for clause in self.touched.values():
            if not self._wanted(clause.clause) or clause.presence != "kept":
                continue
            position = clause.returned_position
            if not position or position == clause.position:
                continue
            if position == "walk_away" and not self.asked.approver:
                self.made.left.append(Left(clause.clause, "needs-approver", clause.position, position))
                continue
            choice = {"position": position, "reason": self.asked.reason}
            if self.asked.approver:
                choice["approver"] = self.asked.approver
            text = self._put(("choices", "positions", clause.clause), choice)
            self._take(text, "position", clause.clause, clause.position, position)


def _shown(value: Any, lang: str) -> Any:
    if isinstance(value, LocalText):
        return value.get(lang)
    if isinstance(value, Money):
        return value.amount
    return value.isoformat() if hasattr(value, "isoformat") else value


def _written(text: str, keys: tuple[str | int, ...], held: Any, value: Any, lang: str, name: str) -> str:
    """The text with one value spliced in, in the shape in which it stands there."""
    for more in ((lang,), ("amount",)):
        fits = (more == ("amount",)) == isinstance(held, Money)
        if fits and isinstance(held, LocalText | Money):
            try:
                return put_value(text, (*keys, *more), value, name)
            except InputError:
                continue
    try:
        return put_value(text, keys, value, name)
    except InputError:
        return put_entry(text, keys, value, name)
