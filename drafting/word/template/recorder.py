"""Values that are missing from the data, and go on all the same: so that every missing value of a filling is found in one run."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jinja2 import StrictUndefined
from jinja2.exceptions import UndefinedError
from jinja2.runtime import Undefined


def named(error: UndefinedError) -> str:
    """The name that an error of Jinja's is about."""
    name = re.search(r"'([^']*)' is undefined|has no attribute '([^']*)'", str(error))
    return (name[1] or name[2]) if name else str(error)


def recorder(missing: Callable[[Undefined], None]) -> type[StrictUndefined]:
    """A class of undefined values that note their use and let the run go on."""

    def noted(answer: Any) -> Any:
        def method(self: StrictUndefined, *args: Any, **kwargs: Any) -> Any:
            missing(self)
            return self if answer is _ITSELF else iter(()) if answer is _NOTHING else answer

        return method

    def attribute(self: StrictUndefined, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        missing(self)
        return self

    methods = {f"__{name}__": noted(answer) for name, answer in _ANSWERS.items()}
    made: type[StrictUndefined] = type(
        "Recorder", (StrictUndefined,), methods | {"__getattr__": attribute, "__slots__": ()}
    )
    return made


_ITSELF, _NOTHING = object(), object()
_ANSWERS: dict[str, Any] = {
    **dict.fromkeys(
        ["add", "radd", "sub", "rsub", "mul", "rmul", "truediv", "rtruediv", "floordiv", "rfloordiv", "mod", "rmod", "pow", "rpow", "neg", "pos", "call", "getitem"],
        _ITSELF,
    ),
    **dict.fromkeys(["bool", "eq", "ne", "lt", "le", "gt", "ge", "contains"], False),
    "str": "", "len": 0, "iter": _NOTHING, "hash": 0, "int": 0, "float": 0.0,
}  # fmt: skip
