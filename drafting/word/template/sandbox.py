"""The sandbox that templates run in: `drafting.admission.sandbox`, with less in it.

Templates come from outside. What they may reach is data and text; Python itself (attributes that begin with an
underscore, code, frames, modules) and other files they may not; what they may use up is the budget of every sandbox.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import FunctionType, ModuleType
from typing import Any

from jinja2 import StrictUndefined, nodes, pass_context

from drafting.admission.budget import Budget
from drafting.admission.sandbox import Sandbox
from drafting.word.template.asides import NOTE_FILTER, note_printed
from drafting.word.template.quotes import STRAIGHT_FILTER, straight

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


class TemplateSandbox(Sandbox):
    """Jinja for Word parts, within a budget. Autoescaped, strict about missing values, closed to Python."""

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], undefined: type[StrictUndefined] = StrictUndefined
    ) -> None:
        super().__init__(autoescape=True, undefined=undefined, finalize=_finalize)
        self.tests["float"] = lambda value: isinstance(value, float | Decimal)
        self.filters[STRAIGHT_FILTER] = straight
        self.filters[NOTE_FILTER] = note_printed
        self.add_filters(filters)

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


@pass_context
def _finalize(context: Any, value: Any) -> Any:
    """In text that a macro or a block captures: pictures and subdocuments become marks that printing replaces."""
    embed = getattr(context, "embed", None)
    if embed is not None:
        value = embed(value)
    budget: Budget = context.budget
    budget.text(budget.printed(value, "{{ … }}"), "{{ … }}")
    return value
