"""What a merge field or a control's tag asks of the data, while a file is filled."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, DivisionByZero, InvalidOperation
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from jinja2.utils import missing

from drafting.word.template.merge.fields import Known, Operand
from drafting.word.template.merge.pictures import Said, Switches, amount_of, compares, shown

_FOLD = re.compile(r"[\s_\-.]+")


def folded(name: str) -> str:
    """A name as Word compares it: capitals, spaces, underscores and hyphens aside."""
    return _FOLD.sub("_", name.strip()).casefold()


@dataclass(slots=True)
class Rows:
    """The rows of one filling: the row that is printed now, and whether the file is to be skipped. Without rows, the data is the row."""

    records: Sequence[Mapping[str, Any]] = ()
    at: int = 0
    skipped: bool = False
    _folded: dict[int, dict[str, str]] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether NEXT went past the last row: then fields print nothing, as in Word."""
        return self.at > 0 and self.at >= len(self.records)

    def find(self, name: str, context: Context) -> Any:
        """The value of a name in the current row; `missing` where there is none."""
        data: Mapping[str, Any] = self.records[self.at] if self.at and not self.ended else context.parent
        if not self.at and name not in data and (found := context.resolve_or_missing(name)) is not missing:
            return found
        if name in data:
            return data[name]
        names = self._folded.get(self.at)
        if names is None:
            names = self._folded[self.at] = {}
            for key in data:
                if isinstance(key, str):
                    names.setdefault(folded(key), key)
        same = names.get(folded(name))
        if same is not None:
            return data[same]
        return _along(name, data)


def _along(path: str, data: Mapping[str, Any]) -> Any:
    """A value by a path with points: partij.naam."""
    if "." not in path:
        return missing
    found: Any = data
    for step in path.split("."):
        if not isinstance(found, Mapping) or step not in found:
            return missing
        found = found[step]
    return found


class Fields:
    """The function that the tags of merge fields call."""

    def __init__(self, known: Sequence[Known], said: Said) -> None:
        self.known, self.said = known, said

    def function(self) -> Callable[..., Any]:
        """For the globals of an environment."""

        @pass_context
        def word_field(context: Context, *of: Any) -> Any:
            return self.asked(context, of[-1])

        return word_field

    def asked(self, context: Context, number: int) -> Any:
        """What field `number` prints, or decides."""
        known = self.known[number]
        rows = rows_of(context)
        if known.word == "MERGEFIELD":
            return "" if rows.ended else self.value(context, known, rows)
        if known.word in ("MERGEREC", "MERGESEQ"):
            return shown(rows.at + 1, known.switches, self.said)
        if known.word == "=":
            return self.sum(context, known)
        if known.word == "NEXT":
            rows.at += 1
            return ""
        holds = self.holds(context, known)
        if known.word == "IF":
            return holds
        if holds:
            if known.word == "NEXTIF":
                rows.at += 1
            else:
                rows.skipped = True
        return ""

    def value(self, context: Context, known: Known, rows: Rows) -> Any:
        found = rows.find(known.name, context)
        if found is missing:
            return context.environment.undefined(name=known.name)
        if isinstance(found, Undefined) or hasattr(found, "__html__") or type(found).__module__.startswith(_RICH):
            return found
        if isinstance(found, bool):
            found = self.said["yes or no of a field"](found) if "yes or no of a field" in self.said else found
        return shown(found, known.switches, self.said)

    def holds(self, context: Context, known: Known) -> bool:
        # What a cell holds is compared as a number (0.15 where it shows 15%), and by what it shows as a text.
        said = [self.side(context, operand) for operand in (known.left, known.right)]
        sides = [self.side(context, operand, counted=True) for operand in (known.left, known.right)]
        if said[0] == said[1] or any(amount_of(side, self.said) is None for side in sides):
            sides = said
        return compares(sides[0], known.sign, sides[1], self.said)

    def side(self, context: Context, operand: Operand, counted: bool = False) -> str:
        return "".join(p if isinstance(p, str) else self.piece(context, p, counted) for p in operand.pieces)

    def piece(self, context: Context, number: int, counted: bool) -> str:
        """What a field within another gives: as it prints, or as the number that its cell holds."""
        known = self.known[number]
        if counted and known.word == "MERGEFIELD" and known.switches == Switches():
            found = rows_of(context).find(known.name, context)
            if isinstance(found, Decimal | int) and not isinstance(found, bool) and hasattr(found, "shown"):
                return f"{Decimal(found):f}"
        return str(self.asked(context, number))

    def sum(self, context: Context, known: Known) -> str:
        """A field that reckons: `{ = { MERGEFIELD bedrag } * 1,21 \\# "#.##0,00" }`."""
        said = ""
        for piece in known.left.pieces:
            if isinstance(piece, str):
                said += piece
                continue
            value = self.piece(context, piece, True)
            amount = amount_of(value, self.said) if value else Decimal(0)
            if amount is None:
                return "!Syntaxisfout, " + value
            said += f"({amount:f})"
        return shown(reckoned(said), known.switches, self.said)


_RICH = ("drafting.word.template.values", "docxtpl.")
_TOKEN = re.compile(r"\s*(?:(\d+(?:[.,]\d+)?)|([-+*/^%()]))")


def reckoned(text: str) -> Decimal | str:
    """A sum of numbers with + - * / ^ % and brackets. Text for what is none, as Word shows it."""
    tokens: list[str] = []
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or len(tokens) > 200:
            return "!Syntaxisfout"
        tokens.append(match[1].replace(",", ".") if match[1] else match[2])
        at = match.end()
    try:
        found, rest = _added(tokens, 0)
    except (ValueError, IndexError, InvalidOperation, DivisionByZero, RecursionError, OverflowError):
        return "!Syntaxisfout"
    return found if rest == len(tokens) else "!Syntaxisfout"


def _added(tokens: list[str], at: int) -> tuple[Decimal, int]:
    found, at = _multiplied(tokens, at)
    while at < len(tokens) and tokens[at] in "+-":
        other, after = _multiplied(tokens, at + 1)
        found = found + other if tokens[at] == "+" else found - other
        at = after
    return found, at


def _multiplied(tokens: list[str], at: int) -> tuple[Decimal, int]:
    found, at = _raised(tokens, at)
    while at < len(tokens) and tokens[at] in "*/":
        other, after = _raised(tokens, at + 1)
        found = found * other if tokens[at] == "*" else found / other
        at = after
    return found, at


def _raised(tokens: list[str], at: int) -> tuple[Decimal, int]:
    found, at = _single(tokens, at)
    if at < len(tokens) and tokens[at] == "^":
        power, at = _single(tokens, at + 1)
        if abs(power) > 100:
            raise ValueError(power)
        found = found**power
    return found, at


def _single(tokens: list[str], at: int) -> tuple[Decimal, int]:
    token = tokens[at]
    if token in "+-":
        found, at = _single(tokens, at + 1)
        return (-found if token == "-" else found), at
    if token == "(":
        found, at = _added(tokens, at + 1)
        if tokens[at] != ")":
            raise ValueError(token)
        at += 1
    else:
        found, at = Decimal(token), at + 1
    if at < len(tokens) and tokens[at] == "%":
        found, at = found / 100, at + 1
    return found, at


def rows_of(context: Context) -> Rows:
    """The rows of the filling that a context belongs to."""
    rows: Rows | None = getattr(context, "rows", None)
    if rows is None:
        rows = Rows()
        context.rows = rows  # type: ignore[attr-defined]
    return rows
