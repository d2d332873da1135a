"""One budget for every text from outside that runs: clause texts, Word templates, frames, properties and links.

What may be used up while it runs is counted in units (a unit is the work of some 0.2 µs), in bytes made, in calls within calls, and
looked at against the processor's time now and then: counts are the same on every machine, the time is there for what a count prices
too low. What is asked for is paid before it is made, so that nothing larger than the budget ever exists.

Why no process of its own with limits of the system: a fork with limits costs 18 to 30 ms, a fresh one 140 to 200, a filling 0.3.
Everything that a text can ask for has a price here; what has none is refused.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any, Literal

from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined
from jinja2.utils import Namespace

from drafting.errors import Both, both

UNITS = 5_000_000
"""Turns of loops and what calls, filters and comparisons count for, in one filling."""
MADE = 64_000_000
"""Bytes of text and entries made in one filling, what is printed at once left out."""
STRING = 10_000_000
"""Characters of one text."""
WIDTH = 100_000
"""The widest padding, indent or number of decimals."""
ENTRIES = 100_000
"""Entries of one value, those within it too, each as often as it stands there."""
DEPTH = 60
"""Values within values."""
CALLS = 100
"""Calls within calls: a macro that calls itself."""
BITS = 2_048
"""Of a whole number: some 600 figures."""
EXPONENT = 600
"""Figures before or behind the point of an exact number."""
SECONDS = 1.0
"""Of the processor, for one filling."""
_LOOK = 1_000  # units between two looks at the clock
_ENTRY = 64  # bytes that an entry of a list takes

Limit = Literal["turns", "memory", "width", "number", "nesting", "time"]
CONTAINERS = (list, tuple, Mapping, AbstractSet)


class ExcessError(SecurityError):
    """A text asks for more than any document needs: which limit it meets, and what it asked for."""

    def __init__(self, limit: Limit, what: str) -> None:
        super().__init__(f"{limit}: {what}")
        self.limit = limit
        self.reason: Both = both(f"budget.{limit}", what=what[:80])


_BARE: Any = object


class WordlessError(SecurityError):
    """What is to be printed has no words: it is a function, an iterator or the like."""


def wordless(value: Any) -> bool:
    """Whether a value has no words to print, but a name of Python's with an address in the memory: a function, an iterator."""
    if isinstance(value, Undefined) or hasattr(value, "__html__"):
        return False
    kind: Any = type(value)
    bare = kind.__str__ is _BARE.__str__ and kind.__repr__ is _BARE.__repr__
    return bare or callable(value) or isinstance(value, Iterator | Namespace)


class Budget:
    """What one filling has left. Not for several threads: each filling has its own."""

    __slots__ = ("_left", "_look", "_room", "_until", "calls")

    def __init__(self) -> None:
        self._left = UNITS
        self._room = MADE
        self._look = UNITS - _LOOK
        self._until = 0.0
        self.calls = 0

    def spend(self, units: int, what: str) -> None:
        """Pays for work. Raises ExcessError where none is left."""
        self._left -= units
        if self._left < self._look:
            self._checked(what)

    def _checked(self, what: str) -> None:
        if self._left < 0:
            raise ExcessError("turns", what)
        now = time.thread_time()
        if not self._until:
            self._until = now + SECONDS
        elif now > self._until:
            raise ExcessError("time", what)
        self._look = self._left - _LOOK

    def make(self, size: int, what: str) -> None:
        """Pays for `size` bytes that are about to be there, and for the work of making them."""
        if size > STRING * 4:
            raise ExcessError("memory", what)
        self._room -= size
        if self._room < 0:
            raise ExcessError("memory", what)
        self.spend(size >> 7, what)

    def text(self, characters: int, what: str) -> None:
        """Pays for a text of so many characters that is about to be made."""
        if characters > STRING:
            raise ExcessError("memory", what)
        self.make(characters, what)

    def gain(self, value: Any, what: str) -> Any:
        """`value`, which came of a filter, method or operator: paid for; an iterator counts as it is gone through."""
        kind = value.__class__
        if kind is str or isinstance(value, str | bytes):
            if len(value) > 64:
                self.text(len(value) if isinstance(value, bytes) or value.isascii() else 4 * len(value), what)
        elif kind is int:
            if value.bit_length() > BITS:
                raise ExcessError("number", what)
        elif isinstance(value, list | tuple | dict):
            self.make(_ENTRY * len(value), what)
        elif isinstance(value, Decimal):
            exact(value, what)
        elif isinstance(value, Iterator) and type(value).__module__ in ("builtins", "itertools"):
            return self.counted(value, what)
        return value

    def turns(self, values: Any, what: str) -> Any:
        """What a loop goes over: paid for beforehand where its length is known, else turn by turn."""
        if isinstance(values, Undefined):
            return values
        if hasattr(values, "__len__"):
            self.spend(length(values), what)
            return values
        return self.counted(values, what) if hasattr(values, "__iter__") else values

    def counted(self, values: Iterable[Any], what: str) -> Iterator[Any]:
        """`values` one by one, each paid for."""
        for value in values:
            self.spend(2, what)
            yield value

    def width(self, value: Any, what: str) -> None:
        """Refuses a padding wider than any page."""
        if isinstance(value, int) and value > WIDTH:
            raise ExcessError("width", what)
        if isinstance(value, str):
            self.weigh(value, what)

    def weigh(self, value: Any, what: str) -> None:
        """Pays for looking a value through: comparing, sorting, hashing. Lists that hold themselves over and over are met here."""
        kind = value.__class__
        if kind is str:
            if len(value) > 127:
                self.spend(len(value) >> 7, what)
        elif kind is int or kind is float or kind is bool or value is None:
            return
        elif isinstance(value, CONTAINERS):
            self._through(value, what, False)
        else:
            self.spend(10 + (len(value) >> 7 if isinstance(value, str) else 0), what)

    def printed(self, value: Any, what: str) -> int:
        """About how many characters a value has when printed; paid for. Raises WordlessError for what has no words."""
        kind = value.__class__
        if kind is str:
            if len(value) > 127:
                self.spend(len(value) >> 7, what)
            return len(value)
        if kind is int or kind is float or kind is bool or value is None:
            return value.bit_length() // 3 + 2 if kind is int else 25
        if isinstance(value, Decimal):
            return exact(value, what)
        if isinstance(value, str | bytes):
            self.spend(len(value) >> 7, what)
            return len(value)
        if isinstance(value, CONTAINERS):
            return self._through(value, what, True)
        if wordless(value):
            raise WordlessError(what)
        return 100

    def _through(self, value: Any, what: str, words: bool) -> int:
        """Goes through a value and what is in it; gives the characters of its texts, with some for each entry."""
        size = count = 0
        todo = [(value, 1)]
        while todo:
            inner, depth = todo.pop()
            if depth > DEPTH:
                raise ExcessError("nesting", what)
            entries = length(inner)
            count += entries
            if count > ENTRIES:
                raise ExcessError("memory", what)
            self.spend(entries + 1, what)
            size += 6 * entries + 4
            for entry in (*inner.keys(), *inner.values()) if isinstance(inner, Mapping) else inner:
                if isinstance(entry, CONTAINERS):
                    todo.append((entry, depth + 1))
                elif words:
                    size += len(str(entry)) if isinstance(entry, Undefined) else self.printed(entry, what)
                else:
                    self.weigh(entry, what)
        return size


def length(value: Any) -> int:
    """The length of what has one; a range may have more than Python can say."""
    try:
        return len(value)
    except OverflowError:
        return UNITS + 1


def exact(value: Decimal, what: str) -> int:
    """About how many figures an exact number has, written out. Refuses more than mean anything: as a whole number it would fill the memory."""
    size = abs(value.adjusted()) if value.is_finite() else 0
    if size > EXPONENT:
        raise ExcessError("number", what)
    return size + 40
