"""The sandbox that templates run in: Jinja's own immutable sandbox, with less in it.

Templates come from outside. What they may reach is data and text; Python itself (attributes that begin with an
underscore, code, frames, modules), other files and endless output they may not.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sized
from decimal import Decimal
from types import FunctionType, ModuleType
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafting.word.template.asides import NOTE_FILTER, note_printed
from drafting.word.template.quotes import STRAIGHT_FILTER, straight

MAX_STRING = 10_000_000  # characters that one expression may make
MAX_WIDTH = 100_000  # the widest padding or indent
MAX_TURNS = 5_000_000  # turns of all loops, and calls, in one part of one filling
CALL = 20  # what a call counts for beside a turn
_PADDING = frozenset({"ljust", "rjust", "center", "zfill", "expandtabs", "replace", "join"})
_PADDING_FILTERS = ("center", "indent", "batch", "slice", "wordwrap", "round", "truncate")
# What differs from one run to the next cannot be in a file that must be the same each time.
_LEFT_OUT_FILTERS = ("random",)
_LEFT_OUT_GLOBALS = ("lipsum",)
REFUSED: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from … import",
    nodes.Extends: "extends",
}


# Objects with files, packages or templates behind them: printed, never taken apart.
_CLOSED = ("drafting.word.template.values", "docxtpl.", "docx.")
# Parts of the standard library whose objects are plain values.
_PLAIN = frozenset(
    (
        "builtins",
        "datetime",
        "decimal",
        "fractions",
        "collections",
        "uuid",
        "enum",
        "types",
        "calendar",
        "ipaddress",
        "numbers",
    )
)


def _stdlib(module: str) -> bool:
    root = module.partition(".")[0]
    return root in sys.stdlib_module_names and root not in _PLAIN


def _of_python(kind: type) -> bool:
    """Whether a class is one of the standard library's that does things (paths, files, processes, sockets)."""
    return any(_stdlib(base.__module__) for base in kind.__mro__ if base.__module__ not in ("abc", "typing"))


class ExcessError(SecurityError):
    """An expression that makes more than any document needs."""


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """Jinja for Word parts. Autoescaped, strict about missing values, closed to Python."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], undefined: type[StrictUndefined] = StrictUndefined
    ) -> None:
        super().__init__(autoescape=True, undefined=undefined, cache_size=0, finalize=_finalize)
        for name in _LEFT_OUT_FILTERS:
            self.filters.pop(name, None)
        for name in _LEFT_OUT_GLOBALS:
            self.globals.pop(name, None)
        for name in _PADDING_FILTERS:
            self.filters[name] = _bounded(name, self.filters[name])
        self.filters["format"] = _format
        self.tests["float"] = lambda value: isinstance(value, float | Decimal)
        self.filters[_TURNS] = _turns
        self.filters[STRAIGHT_FILTER] = straight
        self.filters[NOTE_FILTER] = note_printed
        self.globals["range"] = _range
        self.filters.update(filters)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The syntax tree, in which every loop says over how much it goes before it begins."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _TURNS, [], [], None, None, lineno=loop.iter.lineno)
        return tree

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Nothing of a module, a class, a picture or a file; nothing private; nothing that changes the data."""
        if isinstance(obj, ModuleType | type) or isinstance(value, ModuleType):
            return False
        if type(obj).__module__.startswith(_CLOSED):
            return False
        if callable(value) and _of_python(type(obj)):
            return False
        return super().is_safe_attribute(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Methods of plain values, and functions that the caller gave: none of Python's own, and no classes but Jinja's."""
        if isinstance(obj, type):
            return obj.__module__ == "jinja2.utils" or obj is dict
        if isinstance(getattr(obj, "__self__", None), ModuleType):  # open, eval, os.system
            return False
        if isinstance(obj, FunctionType) and _stdlib(obj.__module__ or ""):
            return False
        return super().is_safe_callable(obj)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """A call, unless it is one to make a text without end, or one too many (a macro that calls itself twice)."""
        _spend(__context, CALL, "…()")
        if getattr(__obj, "__name__", "") in _PADDING and isinstance(getattr(__obj, "__self__", None), str):
            for argument in (*args, *kwargs.values()):
                if _wide(argument):
                    raise ExcessError(f"{__obj.__name__}({argument})")
        if getattr(__obj, "__name__", "") in ("format", "format_map"):
            pattern = str(getattr(getattr(__obj, "__wrapped__", None), "__self__", ""))
            nested = re.search(r":[^}]*\{", pattern) is not None
            if re.search(r":[^}]*\d{6}", pattern) or (nested and any(_wide(a) for a in (*args, *kwargs.values()))):
                raise ExcessError(f"format({pattern[:40]!r})")
        return super().call(__context, __obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiplying, raising and filling in, within bounds."""
        # A number of a data file is exact; one that is typed in a template is not: they count together as exact ones.
        if isinstance(left, Decimal) and isinstance(right, float):
            right = Decimal(str(right))
        elif isinstance(left, float) and isinstance(right, Decimal):
            left = Decimal(str(left))
        if operator == "%" and isinstance(left, str):
            return _format_percent(left, right)
        if operator == "*":
            for text, times in ((left, right), (right, left)):
                if isinstance(times, int) and hasattr(text, "__len__") and len(text) * times > MAX_STRING:
                    raise ExcessError(f"… * {times}")
        if operator == "**" and isinstance(right, int | float) and (abs(right) > 1000 or _large(left)):
            raise ExcessError(f"… ** {right}")
        return super().call_binop(context, operator, left, right)


def _large(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) > 10**100


_TURNS = "turns of a loop"  # no name that a template could write


def _spend(context: Context, turns: int, what: str) -> None:
    spent = getattr(context, "spent", 0) + turns
    if spent > MAX_TURNS:
        raise ExcessError(what)
    context.spent = spent  # type: ignore[attr-defined]


@pass_context
def _turns(context: Context, values: Any) -> Any:
    """What a loop goes over, counted: a few lists of data within each other are as endless as `range`."""
    if isinstance(values, Sized) and not isinstance(values, Undefined):
        _spend(context, len(values), f"for … in … × {len(values)}")
    return values


@pass_context
def _range(context: Context, *bounds: int) -> range:
    """`range`, within what one document can need."""
    made = range(*bounds)
    _spend(context, len(made), f"range{bounds}")
    return made


def _bounded(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
    def bounded(*args: Any, **kwargs: Any) -> Any:
        for argument in (*args[1:], *kwargs.values()):
            if _wide(argument):
                raise ExcessError(f"{name}({argument})")
        return inner(*args, **kwargs)

    mark = getattr(inner, "jinja_pass_arg", None)
    if mark is not None:
        bounded.jinja_pass_arg = mark  # type: ignore[attr-defined]
    bounded.__name__ = name
    return bounded


_WIDE = re.compile(r"%(?:\([^)]*\))?[-#0 +]*(?:\d{6}|\*|\d*\.(?:\d{6}|\*))")


def _wide(value: Any) -> bool:
    return isinstance(value, int) and value > MAX_WIDTH


def _format_percent(pattern: str, values: Any) -> str:
    if _WIDE.search(pattern):
        raise ExcessError(f"{pattern[:40]!r} % …")
    made: str = pattern % values
    return made


def _format(value: Any, *args: Any, **kwargs: Any) -> str:
    """Jinja's `format` filter within bounds."""
    from markupsafe import Markup

    pattern = value if isinstance(value, Markup) else str(value)
    return _format_percent(pattern, kwargs or args)


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    """In text that a macro or a block captures: pictures and subdocuments become marks that printing replaces."""
    embed = getattr(context, "embed", None)
    return value if embed is None else embed(value)
