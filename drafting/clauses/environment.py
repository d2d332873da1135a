"""The sandbox that clause texts run in: Jinja2 with nothing but dossier values, our filters and our functions.

What a text may do is listed here; everything else (attributes that begin with an underscore, methods, Python's own
builtins, includes, imports) is refused by the sandbox or does not exist.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import jinja2
from jinja2.exceptions import SecurityError

from drafting import locale
from drafting.admission.budget import ExcessError, WordlessError
from drafting.admission.sandbox import UNREADABLE, Sandbox, rendered
from drafting.clauses import located as loc
from drafting.clauses.labels import label_of
from drafting.clauses.located import Located, Render, Shown, shown, unwrap
from drafting.clauses.markup import END, START
from drafting.errors import Finding, LibraryError, Place, both
from drafting.model import LocalText, Open
from drafting.tree import Text

MAX_OUTPUT = 2_000_000  # characters of one rendered clause; more is a runaway loop


class _Absent(str):
    """What an undefined value says of itself; `found` is its name with its path, `known` the fields that exist there."""

    found: str
    known: tuple[str, ...]


class _Missing(jinja2.StrictUndefined):
    """A name or field that does not exist, and what does exist in its place."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        told = _Absent(super()._undefined_message)
        holder, name = self._undefined_obj, str(self._undefined_name)
        told.found, told.known = name, ()
        if isinstance(holder, Located):
            told.found = f"{loc.path_of(holder)}.{name}".removeprefix(".")
            told.known = loc.fields_of(holder)
        return told


class ClauseEnvironment(Sandbox):
    """Only fields of models, loop variables and the functions given can be reached, within the budget of every sandbox."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Fields of located values, and nothing of anything else but a loop's own counters."""
        if isinstance(obj, Located):
            return not attr.startswith("_")
        return isinstance(obj, jinja2.runtime.LoopContext) and not attr.startswith("_")

    def is_safe_callable(self, obj: Any) -> bool:
        """Functions of ours (marked `clause_function`) and a loop's cycle."""
        return getattr(obj, "clause_function", False) or type(obj).__name__ in ("Macro", "LoopContext")


def _join(render: Render, value: Any, word: str) -> Shown:
    """Values as `a, b en c`, each with its own path; a list that is open is told as such."""
    if isinstance(value, Located) and isinstance(unwrap(value), Open):
        return as_shown(render, value)
    entries = list(value) if not isinstance(value, str) else [value]
    separators = locale.get(render.lang).separators(len(entries), word)
    nodes: list[Any] = []
    for i, entry in enumerate(entries):
        nodes.extend(as_shown(render, entry).nodes)
        if i < len(separators):
            nodes.append(Text(separators[i]))
    return Shown(tuple(nodes))


def as_shown(render: Render, value: Any) -> Shown:
    """Anything printable as `Shown`: already shown, a located value, or a plain string of the template's own."""
    if isinstance(value, Shown):
        return value
    if isinstance(value, str | int):
        return Shown((Text(str(value)),))
    return loc.default(render, value, locale.get(render.lang))


def _capital(render: Render, value: Any) -> Any:
    if isinstance(value, str):
        return locale.capital(value)
    return Shown(capitalised(as_shown(render, value).nodes))


def capitalised(nodes: Sequence[Any]) -> tuple[Any, ...]:
    """Inline nodes with a capital at the start of the first."""
    return (_capital_node(nodes[0]), *nodes[1:]) if nodes else ()


def _capital_node(node: Any) -> Any:
    from dataclasses import replace

    if isinstance(node, Text):
        return replace(node, text=locale.capital(node.text))
    if getattr(node, "children", None):
        return replace(node, children=(_capital_node(node.children[0]), *node.children[1:]))
    if hasattr(node, "capital"):
        return replace(node, capital=True)
    return node


def _filter(name: str, wanted: str, draw: Callable[[Any, Any], Any]) -> Callable[..., Shown]:
    def run(context: Any, value: Any) -> Shown:
        render: Render = context["render"]
        tongue = locale.get(render.lang)
        return shown(render, value, name, wanted, lambda bare: draw(tongue, bare))

    run.__name__ = name
    return jinja2.pass_context(run)


def _amount(form: str) -> Callable[[Any, Any], Any]:
    return lambda tongue, m: tongue.money(getattr(m, "amount", m), form, getattr(m, "currency", "EUR"))


def _quantity(tongue: Any, q: Any, substance: bool = True) -> Any:
    return tongue.quantity(
        value=q.value,
        low=q.low,
        high=q.high,
        unit=q.unit.value,
        substance=(_substance(tongue, q) if q.substance.value not in ("CO2", "CO2-eq") else q.substance.value)
        if substance
        else "",
        per_year=q.per_year,
        bound=q.bound.value,
    )


def _substance(tongue: Any, q: Any) -> str:
    """The substance as running text names it; one with a name of its own by that name; a percentage has none."""
    if q.unit.value == "%":
        return ""
    own: str = q.name.get(tongue.lang) if isinstance(q.name, LocalText) else ""
    return own or str(q.substance.value)


def _at_least(tongue: Any, q: Any) -> Any:
    """The figure that a result is held to: the end of a range that binds, without "ruim" or "circa", and not per year."""
    figure = q.value if q.value is not None else q.high if q.direction == "level" else q.low
    carbon = q.substance.value in ("CO2", "CO2-eq")
    return tongue.quantity(value=figure, unit=q.unit.value, substance=_substance(tongue, q) if carbon else "")


def _effect(tongue: Any, q: Any) -> Any:
    name = q.name.get(tongue.lang) if isinstance(q.name, LocalText) else ""
    return tongue.effect(q.what.value, q.substance.value, name)


def _person(form: str) -> Callable[[Any, Any], Any]:
    return lambda tongue, p: tongue.person(
        initials=p.initials, prefix=p.prefix, surname=p.surname, titles=p.titles, salutation=p.salutation,
        belgian=p.belgian, form=form,
    )  # fmt: skip


def _address(tongue: Any, a: Any) -> Any:
    return tongue.address(street=a.street, number=a.number, postcode=a.postcode, city=a.city, country=a.country)


FILTERS: dict[str, Callable[..., Any]] = {
    "money": _filter("money", "amount", _amount("short")),
    "money_short": _filter("money_short", "amount", _amount("short")),
    "money_exact": _filter("money_exact", "amount", _amount("exact")),
    "money_whole": _filter("money_whole", "amount", _amount("whole")),
    "money_words": _filter("money_words", "amount", _amount("words")),
    "number": _filter("number", "number", lambda t, v: t.number(v)),
    "percent": _filter("percent", "number", lambda t, v: t.percent(v)),
    "words": _filter("words", "whole number", lambda t, v: t.words(int(locale.exact(v)))),
    "ordinal": _filter("ordinal", "whole number", lambda t, v: t.ordinal(int(locale.exact(v)))),
    "date": _filter("date", "date", lambda t, v: t.date(v)),
    "date_short": _filter("date_short", "date", lambda t, v: t.date(v, "short")),
    "month": _filter("month", "date", lambda t, v: t.date(v, "month")),
    "quantity": _filter("quantity", "quantity", _quantity),
    "figure": _filter("figure", "quantity", lambda t, v: _quantity(t, v, substance=False)),
    "at_least": _filter("at_least", "quantity", _at_least),
    "effect": _filter("effect", "quantity", _effect),
    "years": _filter("years", "list of years", lambda t, v: t.years(v)),
    "month_name": _filter("month_name", "month", lambda t, v: t.month(int(v))),
    "name": _filter("name", "person", _person("running")),
    "formal_name": _filter("formal_name", "person", _person("formal")),
    "address": _filter("address", "address", _address),
}


@jinja2.pass_context
def _enumerate(context: Any, value: Any) -> Shown:
    return _join(context["render"], value, "and")


@jinja2.pass_context
def _enumerate_or(context: Any, value: Any) -> Shown:
    return _join(context["render"], value, "or")


@jinja2.pass_context
def _baseline(context: Any, value: Any) -> Shown:
    """The baseline's years, of a quantity or of a baseline itself; its path is that of the years."""
    render: Render = context["render"]
    if isinstance(value, Located) and hasattr(unwrap(value), "baseline"):
        value = value.baseline
    years = value.years if isinstance(value, Located) and unwrap(value) is not None else value
    return shown(render, years, "baseline", "baseline", locale.get(render.lang).years)


@jinja2.pass_context
def _capital_filter(context: Any, value: Any) -> Any:
    return _capital(context["render"], value)


@jinja2.pass_context
def _label(context: Any, value: Any) -> Any:
    render: Render = context["render"]
    return shown(
        render, value, "label", "enum", lambda bare: locale.get(render.lang).running(label_of(bare, render.lang))
    )


@jinja2.pass_context
def _attr(context: Any, value: Any, name: str) -> Any:
    if not isinstance(value, Located) or name.startswith("_"):
        raise SecurityError(f"attr({name!r})")
    return getattr(value, name)


FILTERS |= {
    "enumerate": _enumerate,
    "enumerate_or": _enumerate_or,
    "capital": _capital_filter,
    "label": _label,
    "attr": _attr,
    "baseline": _baseline,
}
KEPT_FILTERS = ("length", "count", "first", "last", "list", "map", "select", "reject", "selectattr", "rejectattr", "sort",
                "unique", "sum", "default", "join", "groupby")  # fmt: skip


@jinja2.pass_context
def _finalize(context: Any, value: Any) -> str:
    """What `{{ … }}` puts into the text: a token for anything from the dossier, the words themselves for the rest."""
    if isinstance(value, str):
        return value
    render: Render = context["render"]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, jinja2.Undefined):
        return str(value)  # StrictUndefined raises here
    if not isinstance(value, Located | Shown):
        context.budget.printed(value, "{{ … }}")
    nodes = as_shown(render, value).nodes
    render.tokens.append(nodes)
    return f"{START}{len(render.tokens) - 1}{END}"


def make_environment() -> ClauseEnvironment:
    """The environment, once per process: parsing depends on nothing but the text."""
    env = ClauseEnvironment(
        undefined=_Missing,
        keep_trailing_newline=True,
        finalize=_finalize,
        autoescape=False,  # no markup language here: values travel as tokens, never as text
    )
    kept = {name: env.filters[name] for name in KEPT_FILTERS}
    env.filters.clear()
    env.filters.update(kept)
    env.add_filters(FILTERS)
    env.globals.clear()
    return env


_ENV: ClauseEnvironment | None = None


def environment() -> ClauseEnvironment:
    """The shared environment."""
    global _ENV
    if _ENV is None:
        _ENV = make_environment()
    return _ENV


# A line that holds only block tags must leave nothing behind, also no empty line; it keeps its place in the template, so
# that line numbers in errors stay right.
_SKIP = "\ue002"
_ELSEWHERE = re.compile(r"\{%[-+]?\s*(include|import|from|extends)\b")  # there is nothing to take in
_TAGS_ONLY = re.compile(r"(?m)^[ \t]*((?:\{%.*?%\}[ \t]*)+)$")


def parsed(text: str, source: str, line: int) -> jinja2.nodes.Template:
    """A clause text's syntax tree. `line` is its first line in `source`. Raises LibraryError with file and line."""
    with _readable(source, line):
        return environment().parse(text)


def compile_text(text: str, source: str, line: int) -> jinja2.Template:
    """A clause text compiled. `line` is its first line in `source`. Raises LibraryError with file and line."""
    with _readable(source, line):
        if elsewhere := _ELSEWHERE.search(text):
            place = Place(source, line + text.count("\n", 0, elsewhere.start()))
            raise LibraryError(Finding("clauses.unsafe", place, {"reason": elsewhere[1]}))
        return environment().from_string(_TAGS_ONLY.sub(rf"\1{_SKIP}", text))


@contextmanager
def _readable(source: str, line: int) -> Iterator[None]:
    try:
        yield
    except jinja2.TemplateSyntaxError as error:
        place = Place(source, line + error.lineno - 1)
        raise LibraryError(Finding("clauses.jinja-syntax", place, {"reason": error.message or ""})) from None
    except UNREADABLE:
        raise LibraryError(Finding("clauses.excess", Place(source, line), {"reason": both("budget.size")})) from None


def fill(template: jinja2.Template, render: Render, scope: Mapping[str, Any]) -> str:
    """The text with tokens for its values; values stand in `render.tokens`. Raises LibraryError with file and line."""
    try:
        text = rendered(template, {"render": render, **scope}, render.budget, MAX_OUTPUT)
    except Exception as error:
        finding = _failed(error, _failed_at(error, render), scope)
        if finding is None:
            raise
        raise LibraryError(finding) from None
    return text.replace(f"{_SKIP}\n", "").replace(_SKIP, "")


def _failed(error: Exception, place: Place, scope: Mapping[str, Any]) -> Finding | None:
    """Why a text could not be filled in; None where it is not the text's fault."""
    reason = str(error) or type(error).__name__
    if isinstance(error, ExcessError):
        return Finding("clauses.excess", place, {"reason": error.reason})
    if isinstance(error, RecursionError | MemoryError):
        return Finding("clauses.excess", place, {"reason": both("budget.nesting", what="{% … %}")})
    if isinstance(error, WordlessError):
        return Finding("clauses.wordless", place, {"reason": reason})
    if isinstance(error, SecurityError) or (isinstance(error, jinja2.UndefinedError) and "unsafe" in reason):
        return Finding("clauses.unsafe", place, {"reason": reason})
    if isinstance(error, jinja2.UndefinedError) and (absent := _absent(error.args[0], place, scope)):
        return absent
    if isinstance(error, (jinja2.TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)):
        return Finding("clauses.template-failed", place, {"reason": reason})
    return None


def _absent(told: object, place: Place, scope: Mapping[str, Any]) -> Finding | None:
    """The finding for a name or field that does not exist, with the nearest one that does."""
    if not isinstance(told, _Absent):
        return None
    known = told.known or tuple(sorted(scope))
    near = difflib.get_close_matches(told.found.rpartition(".")[2], known, n=1, cutoff=0.6)
    code = "clauses.unknown-value-near" if near else "clauses.unknown-value"
    return Finding(code, place, {"found": told.found, "near": "".join(near), "known": ", ".join(known)})


def _failed_at(error: BaseException, render: Render) -> Place:
    """The line of the clause file that was running when `error` was raised: Jinja rewrites tracebacks to its lines."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in ("<template>", "<unknown>"):
            line = trace.tb_lineno
        trace = trace.tb_next
    return Place(render.source, render.line + line - 1)
