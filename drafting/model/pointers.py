"""Pointers as the types declare them: which fields of a model hold ids of what, derived once per model.

A field that points says so in its type (`Annotated[Id, To("organisations")]`), so a new one is checked without a line here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from drafting.model.base import Open, To

Path = tuple[str | int, ...]


class Pointer(NamedTuple):
    """One id that points: its path, where it points to, the id, and the entry whose field it is."""

    path: Path
    to: To
    key: str
    holder: BaseModel


def pointers(value: BaseModel, beneath: Path = ()) -> Iterator[Pointer]:
    """Every pointer in a model, in the order of its fields; what is open or absent points nowhere."""
    for name, inside in _plan(type(value)):
        yield from _found(getattr(value, name), inside, (*beneath, name), value)


def _found(value: Any, inside: _Inside, path: Path, holder: BaseModel) -> Iterator[Pointer]:
    if value is None or isinstance(value, Open):
        return
    if isinstance(value, BaseModel):
        yield from pointers(value, path)
    elif isinstance(value, tuple):
        for i, entry in enumerate(value):
            yield from _found(entry, inside, (*path, i), holder)
    elif isinstance(value, dict):
        for key, entry in value.items():
            if inside.keys is not None:
                yield Pointer((*path, key), inside.keys, key, holder)
            yield from _found(entry, inside, (*path, key), holder)
    elif inside.values is not None:
        yield Pointer(path, inside.values, value, holder)


class _Inside(NamedTuple):
    """What a field holds: ids that point (its values, or the keys of a mapping), or models with pointers in them."""

    values: To | None = None
    keys: To | None = None
    models: bool = False


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, _Inside], ...]:
    hints = get_type_hints(model, include_extras=True)
    plan = ((name, _inside(hints[name])) for name in model.model_fields)
    return tuple((name, inside) for name, inside in plan if inside != _Inside())


def _inside(annotation: Any) -> _Inside:
    here = next((mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, To)), None)
    if here is not None:
        return _Inside(values=here)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _Inside(models=bool(_plan(annotation)))
    if hasattr(annotation, "__metadata__"):
        return _inside(annotation.__origin__)
    parts = [_inside(part) for part in get_args(annotation)]
    if get_origin(annotation) is dict:
        keys, values = parts
        return _Inside(values.values, keys.values, values.models)
    return _Inside(next((p.values for p in parts if p.values), None), None, any(p.models for p in parts))
