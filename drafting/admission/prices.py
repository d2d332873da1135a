"""What a text from outside pays for Jinja's filters and tests, for methods of plain values and for operators.

A price is paid before the work is done: it looks at what is asked for and says how much it can make at most. Filters and methods whose
cost follows from the length of what they are given pay by that; those that can make much of little each have a reckoning here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Undefined
from markupsafe import Markup

from drafting.admission.budget import BITS, WIDTH, Budget, ExcessError, exact, length

Arguments = Sequence[Any]

# ---------------------------------------------------------------- filters

_SHALLOW = frozenset(
    ("list", "batch", "slice", "first", "last", "length", "count", "reverse", "random", "items", "map", "select", "reject", "selectattr", "rejectattr")
)  # fmt: skip
_PADDED = frozenset(("center", "indent", "batch", "slice", "wordwrap", "round", "truncate", "urlize"))
_FREE = frozenset(("default", "d", "attr", "safe"))
_KEYED = frozenset(("sort", "unique", "min", "max", "groupby", "sum"))
# How many characters one may become: &#34; for a quotation mark, %EF%BF%BD for a letter.
_GROWTH = {
    "urlencode": 12,
    "urlize": 12,
    "tojson": 12,
    "xmlattr": 6,
    "pprint": 10,
    "forceescape": 6,
    "e": 6,
    "escape": 6,
}
_BY_PATTERN = {"striptags": 20, "urlize": 40, "wordcount": 20, "wordwrap": 20, "title": 10, "truncate": 2}
"""Filters that take a text apart with patterns: so many times the work of copying it."""
SLOW = 200_000
"""Characters that those filters may be given."""


def for_filter(
    budget: Budget, name: str, value: Any, args: Arguments, named: Mapping[str, Any], environment: Any
) -> Any:
    """Pays for a filter of Jinja's; gives the value to hand to it. Raises ExcessError."""
    if isinstance(value, Undefined) or name in _FREE:
        if name == "pprint":
            str(value)  # says that it is missing, which Jinja's does not
        return value
    what = f"… | {name}"
    if name in _PADDED:
        for argument in (*args, *named.values()):
            budget.width(argument, f"{name}({str(argument)[:20]})" if isinstance(argument, int) else what)
    if name in _SHALLOW:
        if hasattr(value, "__len__"):
            entries = length(value)
            budget.spend(entries, what)
            budget.make(0 if name in ("first", "last", "length", "count", "items") else 64 * entries, what)
        return value
    if name in _KEYED or name == "join":
        return _gone_through(budget, name, value, args, named, environment)
    if name == "dictsort":
        budget.weigh(value, what)
        return value
    reckoned = _RECKONED.get(name)
    if reckoned is not None:
        reckoned(budget, value, (*args, *named.values()), what)
        return value
    size = budget.printed(value, what)
    if name in _BY_PATTERN:
        if size > SLOW:
            raise ExcessError("memory", what)
        tags = str(value).count("<") if name == "striptags" else 0
        budget.spend((size * _BY_PATTERN[name] >> 7) + (tags * size >> 9), what)
    budget.make(size * _GROWTH.get(name, 1), what)
    return value


def _gone_through(
    budget: Budget, name: str, value: Any, args: Arguments, named: Mapping[str, Any], environment: Any
) -> Any:
    """A list of what is sorted, joined or added up, each entry's key paid for."""
    what = f"… | {name}"
    if not hasattr(value, "__iter__"):
        return value  # the filter says what is wrong with it
    entries = list(budget.turns(value, what))
    budget.make(64 * len(entries), what)
    budget.spend(8 * len(entries), what)
    at = {"sort": 2, "unique": 1, "min": 1, "max": 1, "groupby": 0, "sum": 0, "join": 1}[name]
    attribute = named.get("attribute", args[at] if len(args) > at else None)
    keys = entries if attribute is None else list(map(make_attrgetter(environment, attribute), entries))
    if name == "join":
        between = budget.printed(named.get("d", args[0] if args else ""), what)
        budget.text(sum(budget.printed(key, what) for key in keys) + between * max(len(keys) - 1, 0), what)
        return entries
    for key in keys:
        budget.weigh(key, what)
    if name == "sum":
        start = named.get("start", args[1] if len(args) > 1 else 0)
        whole = sum(length(key) for key in (start, *keys) if hasattr(key, "__len__") and not isinstance(key, Undefined))
        budget.make(8 * whole * len(keys), what)
    return entries


def _indent(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    size = budget.printed(value, what)
    wide = _wide(args[0]) if args else 4
    lines = str(value).count("\n") + 1 if isinstance(value, str) else size
    budget.text(size + lines * wide, what)


def _wordwrap(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    size = budget.printed(value, what)
    if size > SLOW:
        raise ExcessError("memory", what)
    width = next((a for a in args if isinstance(a, int) and not isinstance(a, bool)), 79)
    mark = max((len(a) for a in args if isinstance(a, str)), default=1)
    lines = (
        size // max(width, 1) + (value.count("\n") if isinstance(value, str) else 0) + value.count(" ") + 1
        if isinstance(value, str)
        else size
    )
    budget.spend(size * 20 >> 7, what)
    budget.text(size + lines * mark, what)


def _center(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    budget.text(budget.printed(value, what) + max((_wide(a) for a in args), default=80), what)


def _replace(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    size = budget.printed(value, what)
    if len(args) > 1:
        new = budget.printed(args[1], what)
        budget.text(size + _found(str(value), str(args[0])) * _escaping(value) * new, what)


def _format_filter(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    filled(budget, value if isinstance(value, str) else str(value), args, what)


def _number(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    size = budget.printed(value, what)
    if size > WIDTH:
        raise ExcessError("number", what)
    budget.spend(size, what)


def _truncate(budget: Budget, value: Any, args: Arguments, what: str) -> None:
    budget.make(budget.printed(value, what), what)
    for argument in args:
        if isinstance(argument, str):
            budget.make(len(argument), what)


_RECKONED: dict[str, Callable[[Budget, Any, Arguments, str], None]] = {
    "indent": _indent,
    "wordwrap": _wordwrap,
    "center": _center,
    "replace": _replace,
    "format": _format_filter,
    "int": _number,
    "float": _number,
    "round": _number,
    "abs": _number,
    "filesizeformat": _number,
    "truncate": _truncate,
}


def _wide(value: Any) -> int:
    return value if isinstance(value, int) else len(value) if isinstance(value, str | bytes) else 0


def _found(text: str, old: str) -> int:
    return text.count(old) if old else len(text) + 1


# ---------------------------------------------------------------- tests

COMPARING = frozenset(
    ("==", "eq", "equalto", "!=", "ne", ">", "gt", "greaterthan", ">=", "ge", "<", "lt", "lessthan", "<=", "le", "in", "lower", "upper", "iterable")
)  # fmt: skip
"""The tests that look their values through; the others look at their kind only."""

# ---------------------------------------------------------------- methods

_CODECS = frozenset(
    ["utf8", "utf16", "utf32", "utf8sig", "ascii", "latin1", "iso88591", "iso885915", "cp1252", "cp437", "cp850"]
)
_OF_BYTES = frozenset(("decode", "hex", "startswith", "endswith"))
_OF_TEXT = frozenset(
    [
        "capitalize",
        "casefold",
        "count",
        "encode",
        "endswith",
        "escape",
        "find",
        "index",
        "isalnum",
        "isalpha",
        "isascii",
        "isdecimal",
        "isdigit",
        "isidentifier",
        "islower",
        "isnumeric",
        "isprintable",
        "isspace",
        "istitle",
        "isupper",
        "lower",
        "lstrip",
        "maketrans",
        "partition",
        "removeprefix",
        "removesuffix",
        "rfind",
        "rindex",
        "rpartition",
        "rstrip",
        "startswith",
        "strip",
        "swapcase",
        "title",
        "unescape",
        "upper",
        "striptags",
    ]
)


def for_method(budget: Budget, owner: Any, name: str, args: Arguments, named: Mapping[str, Any]) -> None:
    """Pays for a method of a plain value. Raises ExcessError, or SecurityError for one that has no price."""
    what = f".{name}(…)"
    for argument in (*args, *named.values()):
        budget.weigh(argument, what)
    if isinstance(owner, str):
        _of_text(budget, owner, name, (*args, *named.values()), what)
    elif isinstance(owner, bytes | bytearray):
        if name not in _OF_BYTES:
            raise SecurityError(what)
        _codec(name, (*args, *named.values()))
        budget.make(3 * len(owner), what)
    elif isinstance(owner, list | tuple | Mapping):
        budget.weigh(owner, what) if name in ("count", "index") else budget.spend(1, what)
        budget.make(64 * length(owner) if name == "copy" else 0, what)
    elif isinstance(owner, Decimal):
        exact(owner, what)
        _exact_arguments((*args, *named.values()), what)
    elif name == "to_bytes":
        budget.width(args[0] if args else named.get("length", 1), f"to_bytes({str(args[:1])[:20]})")
    elif (
        name == "strftime"
        and args
        and isinstance(args[0], str)
        and (len(args[0]) > 1_000 or re.search(r"\d{4}", args[0]))
    ):
        raise ExcessError("width", what)


def _exact_arguments(args: Arguments, what: str) -> None:
    for argument in args:
        if isinstance(argument, Decimal):
            exact(argument, what)


def _of_text(budget: Budget, owner: str, name: str, args: Arguments, what: str) -> None:
    size = len(owner)
    budget.spend(size >> 7, what)
    if name in ("center", "ljust", "rjust", "zfill"):
        if args:
            budget.width(args[0], f"{name}({str(args[0])[:20]})")
    elif name == "expandtabs":
        wide = args[0] if args and isinstance(args[0], int) else 8
        budget.width(wide, f"{name}({wide})")
        budget.text(size + owner.count("\t") * max(wide, 0), what)
    elif name == "replace":
        if len(args) > 1 and isinstance(args[0], str) and isinstance(args[1], str):
            budget.text(size + _found(owner, args[0]) * _escaping(owner) * len(args[1]), what)
    elif name in ("split", "rsplit", "splitlines"):
        mark = args[0] if args and isinstance(args[0], str) and args[0] else ""
        budget.make(64 * (owner.count(mark) if mark else min(size, sum(map(owner.count, " \n\t\r")) * 2 + 64)), what)
    elif name == "translate":
        table = args[0] if args else {}
        widest = max(
            (len(v) for v in (table.values() if isinstance(table, Mapping) else table) if isinstance(v, str)), default=1
        )
        budget.text(size * max(widest, 1), what)
    elif name not in _OF_TEXT:
        raise SecurityError(what)
    elif name == "encode":
        _codec(name, args)
    elif name == "striptags":
        for_filter(budget, "striptags", owner, (), {}, None)


def _codec(name: str, args: Arguments) -> None:
    if name in ("encode", "decode") and args and re.sub(r"[^a-z0-9]", "", str(args[0]).lower()) not in _CODECS:
        raise SecurityError(f".{name}({str(args[0])[:20]!r})")


def joined(budget: Budget, between: str, values: list[Any], what: str) -> None:
    """Pays for `between.join(values)`."""
    size = sum(budget.printed(value, what) for value in values) + len(between) * len(values)
    budget.text(size * _escaping(between), what)


def _escaping(text: str) -> int:
    """How much longer what is put into `text` may become: XML escapes it."""
    return 6 if isinstance(text, Markup) else 1


# ---------------------------------------------------------------- texts that are filled in

_SPEC = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(\*|\d+)?(?:\.(\*|\d+))?[hlL]?(.)?", re.DOTALL)


def filled(budget: Budget, pattern: str, values: Any, what: str) -> None:
    """Pays for `pattern % values`. Raises ExcessError."""
    specs = _SPEC.findall(pattern)
    budget.spend(len(specs) + (len(pattern) >> 7), what)
    given = (
        values if isinstance(values, tuple) else tuple(values.values()) if isinstance(values, Mapping) else (values,)
    )
    size = max((330 if isinstance(value, float) else budget.printed(value, what) for value in given), default=0)
    wide = 0
    for before, behind, _ in specs:
        for figures in (before, behind):
            if figures == "*":
                wide += max((v for v in given if isinstance(v, int)), default=0)
            elif figures:
                wide += int(figures) if len(figures) < 7 else WIDTH + 1
        if wide > WIDTH:
            raise ExcessError("width", f"{pattern[:40]!r} % …")
    budget.text(len(pattern) + wide + len(specs) * size * _escaping(pattern), what)


# ---------------------------------------------------------------- operators


def for_operator(budget: Budget, operator: str, left: Any, right: Any) -> None:
    """Pays for an operator. Raises ExcessError."""
    what = f"… {operator} …"
    budget.spend(2, what)
    if isinstance(left, int) and isinstance(right, int):
        _whole(operator, left, right, what)
    elif operator == "*":
        for value, times in ((left, right), (right, left)):
            if isinstance(times, int) and hasattr(value, "__len__"):
                size = length(value) * max(times, 0)
                budget.text(size, f"… * {times}") if isinstance(value, str) else budget.make(8 * size, f"… * {times}")
    elif operator == "+" and hasattr(left, "__len__") and hasattr(right, "__len__"):
        size = length(left) + length(right)
        budget.text(size, what) if isinstance(left, str) else budget.make(8 * size, what)
    elif operator == "**" and not isinstance(left, float | Decimal) and not isinstance(right, float | Decimal):
        raise ExcessError("number", what)  # fractions and the like grow without end
    elif operator == "%" and isinstance(left, str | bytes):
        filled(budget, left if isinstance(left, str) else left.decode("latin-1"), right, what)
    elif operator == "-" and hasattr(left, "__len__"):
        budget.make(64 * length(left), what)


def _whole(operator: str, left: int, right: int, what: str) -> None:
    bits = left.bit_length()
    if (operator == "**" and right > 0 and bits * right > BITS + bits) or (
        operator == "*" and bits + right.bit_length() > BITS
    ):
        raise ExcessError("number", f"… {operator} {right}" if right.bit_length() < 64 else what)
    if operator == "**" and right < -BITS:
        raise ExcessError("number", what)
