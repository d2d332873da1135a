"""Values of rows and data files that print as they were typed, or as a spreadsheet shows them, and count as what they are.

`bedrag` typed as "1.250,50" prints so and counts as 1250.50; a cell of 0.15 shown as 15% prints so and counts as 0.15; 23 June 2025 shown
as "jun-25" prints so and is that day. A text that prints what it says is compared with texts as a text, cut and looked into as one.
(They have no length by themselves: what counts as a number has none. The filter `length` gives that of the text.)
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NoReturn

from drafting.errors import InputError
from drafting.locale.parsing import NotationError, is_ambiguous, parse_number
from drafting.locale.typed import typed_number

_TEXT = frozenset(name for name in dir(str) if not name.startswith("_"))
_MOST = 15  # figures that a spreadsheet keeps; a longer row of figures is a name (IBAN, case number)


class _Shown:
    """What a value shows, and what of it is a text."""

    __slots__ = ()
    shown: str

    def __str__(self) -> str:
        return self.shown

    def __repr__(self) -> str:
        return self.shown

    def __getitem__(self, at: Any) -> str:
        return self.shown[at]

    def __contains__(self, part: object) -> bool:
        return isinstance(part, str) and str(part) in self.shown

    def __getattr__(self, name: str) -> Any:
        if name in _TEXT:
            return getattr(self.shown, name)
        raise AttributeError(name)


class Whole(_Shown, int):
    """A whole number with how it prints."""

    shown: str
    percent: bool

    def __new__(cls, number: int, shown: str, percent: bool = False) -> Whole:
        made = int.__new__(cls, number)
        made.shown, made.percent = shown, percent
        return made

    def __eq__(self, other: object) -> bool:
        return self.shown == other if isinstance(other, str) else int.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = int.__hash__

    def __bool__(self) -> bool:
        return int.__bool__(self)

    def __format__(self, spec: str) -> str:
        return int.__format__(self, spec) if spec else self.shown

    def __reduce__(self) -> tuple[Any, ...]:
        return Whole, (int(self), self.shown, self.percent)


class Exact(_Shown, Decimal):
    """A number with a fraction, with how it prints. `percent`: shown as a percentage (0.15 as 15%)."""

    shown: str
    percent: bool

    def __new__(cls, number: Decimal, shown: str, percent: bool = False) -> Exact:
        made = Decimal.__new__(cls, number)
        made.shown, made.percent = shown, percent
        return made

    def __eq__(self, other: object) -> bool:
        return self.shown == other if isinstance(other, str) else Decimal.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = Decimal.__hash__

    def __bool__(self) -> bool:
        return Decimal.__bool__(self)

    def __format__(self, spec: str, *more: Any) -> str:
        return Decimal.__format__(self, spec) if spec else self.shown

    def __reduce__(self) -> tuple[Any, ...]:
        return Exact, (Decimal(self), self.shown, self.percent)


class Day(_Shown, date):
    """A day with how it prints."""

    shown: str

    def __new__(cls, day: date, shown: str) -> Day:
        made = date.__new__(cls, day.year, day.month, day.day)
        made.shown = shown
        return made

    def __eq__(self, other: object) -> bool:
        return self.shown == other if isinstance(other, str) else date.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = date.__hash__

    def __bool__(self) -> bool:
        return True

    def __format__(self, spec: str) -> str:
        return date.__format__(self, spec) if spec else self.shown

    def __reduce__(self) -> tuple[Any, ...]:
        return Day, (date(self.year, self.month, self.day), self.shown)


class Moment(_Shown, datetime):
    """A day and hour with how it prints."""

    shown: str

    def __new__(cls, moment: datetime, shown: str) -> Moment:
        made = datetime.__new__(
            cls, moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond
        )
        made.shown = shown
        return made

    def __eq__(self, other: object) -> bool:
        return self.shown == other if isinstance(other, str) else datetime.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = datetime.__hash__

    def __bool__(self) -> bool:
        return True

    def __format__(self, spec: str) -> str:
        return datetime.__format__(self, spec) if spec else self.shown

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return Moment, (datetime(*self.timetuple()[:6], self.microsecond), self.shown)


class Hour(_Shown, time):
    """A time of day with how it prints."""

    shown: str

    def __new__(cls, moment: time, shown: str) -> Hour:
        made = time.__new__(cls, moment.hour, moment.minute, moment.second)
        made.shown = shown
        return made

    def __eq__(self, other: object) -> bool:
        return self.shown == other if isinstance(other, str) else time.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = time.__hash__

    def __bool__(self) -> bool:
        return True

    def __format__(self, spec: str) -> str:
        return time.__format__(self, spec) if spec else self.shown

    def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
        return Hour, (time(self.hour, self.minute, self.second), self.shown)


class No(str):
    """A text that says no ("nee", "onwaar"): it prints as typed and is false."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class TwoWays(str):
    """A number that reads two ways ("1.250"): it prints as typed; whoever counts with it is asked which it is."""

    __slots__ = ()

    def _asked(self, *_: Any) -> NoReturn:
        try:
            typed_number(str(self))
        except NotationError as error:
            raise InputError(error.finding()) from None
        raise AssertionError(self)

    def _added(self, other: Any) -> str:
        if isinstance(other, str) and not isinstance(other, TwoWays):
            return str(self) + other
        self._asked()

    def _added_to(self, other: Any) -> str:
        return other + str(self) if isinstance(other, str) else self._asked()

    def _compared(self, other: Any) -> Any:
        return NotImplemented if isinstance(other, str) and not isinstance(other, TwoWays) else self._asked()

    __add__, __radd__ = _added, _added_to
    __mul__ = __rmul__ = __sub__ = __rsub__ = __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _asked
    __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __int__ = __float__ = __round__ = __abs__ = _asked
    __lt__ = __le__ = __gt__ = __ge__ = _compared


NO = frozenset({"nee", "onwaar", "no", "false"})
_NUMBER = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:[.,][0-9]+)?|-?[1-9][0-9]{0,2}(?:([., \u00a0\u202f])[0-9]{3})+(?:[.,][0-9]+)?"
)


def as_typed(text: str, lang: str = "") -> Any:
    """A cell as people type it: text, or a number where it can be nothing else. What it prints is always `text`.

    The one rule of all rows (CSV and Excel): figures with a minus, thousands and decimals as one writes them here (1250, 1.250,50, 1 250,50;
    1,250.50 and 1250.5 too) are a number; figures that begin with a nought (0123), that have a plus, an exponent or more than fifteen
    figures are a name, so a text; "1.250" reads two ways, so it prints, and may not be counted with, but where the file as a whole is in
    the notation of `lang` (see `written_in`); "nee", "onwaar", "no" and "false" are false, and so is 0."""
    bare = text.strip()
    if not bare[-1:].isdigit():
        return No(text) if bare.casefold() in NO else text
    if bare.isdigit() and bare.isascii() and bare[0] != "0" and len(bare) <= _MOST:
        return Whole(int(bare), text)  # most numbers of most rows
    if not _NUMBER.fullmatch(bare) or sum(map(str.isdigit, bare)) > _MOST:
        return text
    if is_ambiguous(bare):
        return counted(parse_number(bare, lang), text) if lang else TwoWays(text)
    try:
        return counted(typed_number(bare), text)
    except NotationError:
        return text


_EITHER = {
    "nl": re.compile(
        r"-?[0-9]+,[0-9]{1,2}|-?[0-9]+,[0-9]{4,}|-?0,[0-9]+|-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+|\.[0-9]{3})"
    ),
    "en": re.compile(
        r"-?[0-9]+\.[0-9]{1,2}|-?[0-9]+\.[0-9]{4,}|-?0\.[0-9]+|-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+|,[0-9]{3})"
    ),
}


def written_in(cell: str) -> str:
    """The notation that a cell can only be in: "nl" (2,5), "en" (2.5), or "" where it says nothing of it."""
    bare = cell.strip()
    return (
        next((lang for lang, pattern in _EITHER.items() if pattern.fullmatch(bare)), "") if bare[-1:].isdigit() else ""
    )


def counted(number: Decimal, shown: str, percent: bool = False) -> Whole | Exact:
    """A number that prints as `shown`."""
    if number == number.to_integral_value() and abs(number) < 10**30 and number.as_tuple().exponent >= 0:  # type: ignore[operator]
        return Whole(int(number), shown, percent)
    return Exact(number, shown, percent)
