"""The sandbox that every text from outside runs in: Jinja's own immutable one, with a budget, and with less in it.

What a text may reach is said by each room (`clauses.environment`, `word.template.sandbox`, `word.writer.frame`); what it may use up is
said here, for all of them alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import BuiltinMethodType, FunctionType, MethodType
from typing import Any

import jinja2
from jinja2 import pass_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.runtime import LoopContext, Undefined, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment, SandboxedEscapeFormatter, SandboxedFormatter
from jinja2.tests import TESTS as DEFAULT_TESTS
from markupsafe import Markup

from drafting.admission import prices
from drafting.admission.budget import CALLS, CONTAINERS, STRING, Budget, ExcessError
from drafting.admission.metering import MeteredContext, MeteredGenerator

CALL = 20
"""What a call counts for beside a turn."""
FILTER = 5
"""What a filter counts for beside what it makes."""
OWN_FILTER = 40
"""What one of ours counts for: an amount in words, a date."""
# What differs from one run to the next cannot be in a file that must be the same each time.
_LEFT_OUT_FILTERS = ("random",)
_LEFT_OUT_GLOBALS = ("lipsum",)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja within a budget. Each running has its own (`MeteredContext.budget`), or is given one."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})
    code_generator_class = MeteredGenerator
    context_class = MeteredContext

    def __init__(self, **options: Any) -> None:
        # Nothing is worked out while a text is compiled: that would be outside any budget.
        super().__init__(cache_size=0, optimized=False, **options)
        for name in _LEFT_OUT_FILTERS:
            self.filters.pop(name, None)
        for name in _LEFT_OUT_GLOBALS:
            self.globals.pop(name, None)
        self.filters.update(_priced_filters())
        self.tests.update(_priced_tests())
        self.globals["range"] = _range

    def add_filters(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Filters of our own, or of who calls us: each at one price."""
        for name, inner in filters.items():
            self.filters[name] = _own(name, inner)

    # ------------------------------------------------------------ called by the code that MeteredGenerator writes

    def turns(self, context: Any, values: Any) -> Any:
        """What a loop goes over, counted."""
        return context.budget.turns(values, "for … in …")

    def weighed(self, context: Any, value: Any) -> Any:
        """One side of a comparison, or a key."""
        if value.__class__ is not int:
            context.budget.weigh(value, "==")
        return value

    def built(self, context: Any, made: Any) -> Any:
        """A list or mapping that the text writes out."""
        budget: Budget = context.budget
        budget.make(64 * len(made), "[…]")
        for entry in made.values() if isinstance(made, dict) else made:
            if isinstance(entry, CONTAINERS):
                budget.weigh(entry, "[[…], …]")
        return made

    def taken(self, context: Any, made: Any) -> Any:
        """A part of a list or text."""
        return context.budget.gain(made, "[… : …]")

    def joined(self, context: Any, parts: tuple[Any, ...]) -> str:
        """`a ~ b`."""
        budget: Budget = context.budget
        budget.text(sum(budget.printed(part, "… ~ …") for part in parts), "… ~ …")
        return budget.gain(markup_join(parts) if context.eval_ctx.autoescape else str_join(parts), "… ~ …")  # type: ignore[no-any-return]

    # ------------------------------------------------------------ called by Jinja

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """A call: paid for, and not within itself without end."""
        budget: Budget = __context.budget
        what = f"{getattr(__obj, '__name__', None) or getattr(__obj, 'name', '…')}(…)"
        budget.spend(CALL, what)
        if budget.calls >= CALLS:
            raise ExcessError("nesting", what)
        budget.calls += 1
        try:
            if isinstance(__obj, LoopContext) and args:
                args = (budget.turns(args[0], "loop(…)"), *args[1:])
            if not __self.is_safe_callable(__obj):
                raise SecurityError(what)  # Jinja's own words hold an address
            method = _method(__obj)
            if method is not None:
                return budget.gain(_called(__self, budget, method, args, kwargs), what)
            return budget.gain(super().call(__context, __obj, *args, **kwargs), what)
        finally:
            budget.calls -= 1

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """An operator: paid for."""
        # A number of a data file is exact; one that is typed in a template is not: they count together as exact ones.
        if isinstance(left, Decimal) and isinstance(right, float):
            right = Decimal(str(right))
        elif isinstance(left, float) and isinstance(right, Decimal):
            left = Decimal(str(left))
        if not (isinstance(left, Undefined) or isinstance(right, Undefined)):
            prices.for_operator(context.budget, operator, left, right)
        return context.budget.gain(super().call_binop(context, operator, left, right), f"… {operator} …")


# ---------------------------------------------------------------- methods


def _method(obj: Any) -> Any:
    """The method of a plain value that `obj` is; None for any other function. Jinja wraps `format` in a function of its own."""
    if isinstance(obj, FunctionType):
        obj = getattr(obj, "__wrapped__", obj)
    if isinstance(obj, BuiltinMethodType):
        return None if type(obj.__self__).__name__ == "module" else obj
    if isinstance(obj, MethodType) and isinstance(obj.__self__, Markup | Mapping):
        return obj
    return None


def _called(environment: Sandbox, budget: Budget, method: Any, args: tuple[Any, ...], named: dict[str, Any]) -> Any:
    owner, name = method.__self__, method.__name__
    if isinstance(owner, str) and name in ("format", "format_map"):
        return _formatted(environment, budget, owner, name, args, named)
    if isinstance(owner, str) and name == "join" and len(args) == 1:
        values = list(budget.turns(args[0], ".join(…)"))
        prices.joined(budget, owner, values, ".join(…)")
        return method(values)
    prices.for_method(budget, owner, name, args, named)
    return method(*args, **named)


class _Within:
    """A formatter whose every piece is paid for."""

    budget: Budget

    def format_field(self, value: Any, format_spec: str) -> Any:
        """One value as its specification says."""
        self.budget.width(max((int(n[:9]) for n in _figures(format_spec)), default=0), f"format({format_spec[:20]!r})")
        self.budget.text(self.budget.printed(value, "format(…)"), "format(…)")
        return self.budget.gain(super().format_field(value, format_spec), "format(…)")  # type: ignore[misc]

    def convert_field(self, value: Any, conversion: Any) -> Any:
        """`!r` and `!s`."""
        if isinstance(value, Undefined):
            str(value)  # says what is missing, or unsafe
        if conversion:
            self.budget.text(4 * self.budget.printed(value, "format(…)"), "format(…)")
        return super().convert_field(value, conversion)  # type: ignore[misc]


def _figures(specification: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in specification).split()


class _Formatter(_Within, SandboxedFormatter):
    pass


class _EscapeFormatter(_Within, SandboxedEscapeFormatter):
    pass


def _formatted(
    environment: Sandbox, budget: Budget, pattern: str, name: str, args: tuple[Any, ...], named: dict[str, Any]
) -> str:
    formatter: Any
    if isinstance(pattern, Markup):
        formatter = _EscapeFormatter(environment, escape=pattern.escape)
    else:
        formatter = _Formatter(environment)
    formatter.budget = budget
    budget.spend(5 * pattern.count("{") + (len(pattern) >> 7), "format(…)")
    if name == "format_map":
        if named or len(args) != 1:
            raise TypeError("format_map() takes one mapping")
        return type(pattern)(formatter.vformat(pattern, (), args[0]))
    return type(pattern)(formatter.vformat(pattern, args, named))


# ---------------------------------------------------------------- filters, tests and functions


def _wanting(inner: Callable[..., Any]) -> str:
    """What Jinja gives a filter or test before its value: "context", "eval_context", "environment" or "" (nothing)."""
    return getattr(getattr(inner, "jinja_pass_arg", None), "name", "")


def _first(wanting: str, context: Any) -> tuple[Any, ...]:
    if wanting == "context":
        return (context,)
    if wanting == "eval_context":
        return (context.eval_ctx,)
    return (context.environment,) if wanting == "environment" else ()


def _priced(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
    wanting = _wanting(inner)

    def priced(context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        budget: Budget = context.budget
        budget.spend(FILTER, name)
        value = prices.for_filter(budget, name, value, args, kwargs, context.environment)
        return budget.gain(inner(*_first(wanting, context), value, *args, **kwargs), name)

    priced.__name__ = name
    return pass_context(priced)


def _own(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
    wanting = _wanting(inner)

    def own(context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        budget: Budget = context.budget
        budget.spend(OWN_FILTER, name)
        if not isinstance(value, Undefined):
            for given in (value, *args, *kwargs.values()):
                budget.weigh(given, name)
        return budget.gain(inner(*_first(wanting, context), value, *args, **kwargs), name)

    own.__name__ = name
    return pass_context(own)


def _compared(name: str, inner: Callable[..., Any]) -> Callable[..., Any]:
    wanting = _wanting(inner)

    def compared(context: Any, value: Any, *args: Any, **kwargs: Any) -> Any:
        for given in (value, *args):
            context.budget.weigh(given, f"is {name}")
        return inner(*_first(wanting, context), value, *args, **kwargs)

    compared.__name__ = name
    return pass_context(compared)


@pass_context
def _range(context: Any, *bounds: Any) -> range:
    made = range(*bounds)
    context.budget.turns(made, f"range{bounds}")
    return made


_FILTERS: dict[str, Callable[..., Any]] = {}
_TESTS: dict[str, Callable[..., Any]] = {}


def _priced_filters() -> dict[str, Callable[..., Any]]:
    if not _FILTERS:
        known = {name: inner for name, inner in DEFAULT_FILTERS.items() if name not in _LEFT_OUT_FILTERS}
        known["format"] = _percent
        _FILTERS.update({name: _priced(name, inner) for name, inner in known.items()})
    return _FILTERS


def _priced_tests() -> dict[str, Callable[..., Any]]:
    if not _TESTS:
        known: dict[str, Any] = DEFAULT_TESTS
        _TESTS.update({name: _compared(name, inner) for name, inner in known.items() if name in prices.COMPARING})
    return _TESTS


def _percent(value: Any, *args: Any, **kwargs: Any) -> str:
    """Jinja's `format`, without its refusal of both sorts of arguments."""
    pattern = value if isinstance(value, Markup) else str(value)
    made: str = pattern % (kwargs or args)
    return made


@pass_context
def printed(context: Any, value: Any) -> Any:
    """What `{{ … }}` prints, paid for: the `finalize` of a sandbox that has none of its own. Raises WordlessError."""
    context.budget.printed(value, "{{ … }}")
    return value


# ---------------------------------------------------------------- running

UNREADABLE = (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError)
"""What reading and compiling a text raises, beside Jinja's own, when it is nested too deep for Python or holds a number too long for it."""


def rendered(
    template: jinja2.Template, values: Mapping[str, Any], budget: Budget | None = None, most: int = STRING
) -> str:
    """A text filled in, of at most so many characters, within a budget. Raises what Jinja raises, ExcessError for more."""
    context = template.new_context(dict(values))
    if budget is not None:
        context.budget = budget  # type: ignore[attr-defined]
    out: list[str] = []
    size = 0
    try:
        for piece in template.root_render_func(context):
            size += len(piece)
            if size > most:
                raise ExcessError("memory", "{{ … }}")
            out.append(piece)
    except Exception:
        template.environment.handle_exception()  # raises it anew, with the lines of the text
    return "".join(out)
