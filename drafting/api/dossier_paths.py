"""Dossier paths as documents carry them ("support.maatwerksubsidie.maximum"), followed into a dossier and into its plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from drafting.clauses.located import value_key
from drafting.model import Dossier, LocalText, Open
from drafting.model.paths import PathKey, follow


def found(dossier: Dossier, path: str) -> tuple[Any, PathKey] | None:
    """`follow`, also for a path that was too long for a tag and is known by its short form."""
    return follow(dossier, whole(dossier, path))


def whole(dossier: Dossier, path: str) -> str:
    """A path that was too long for a tag, written out."""
    return next((p for p in _long(dossier) if value_key(p) == path), path) if "~" in path else path


def _long(dossier: Dossier) -> Iterator[str]:
    """Every path of a dossier that is too long for a tag."""

    def visit(value: Any, path: str) -> Iterator[str]:
        if len(path) > 40:
            yield path
        if isinstance(value, LocalText | Open):
            return
        if isinstance(value, BaseModel):
            for name in type(value).model_fields:
                yield from visit(getattr(value, name), f"{path}.{name}" if path else name)
        elif isinstance(value, Mapping):
            for name, inner in value.items():
                yield from visit(inner, f"{path}.{name}")
        elif isinstance(value, tuple | list):
            for i, inner in enumerate(value):
                yield from visit(inner, f"{path}.{getattr(inner, 'id', None) or i + 1}")

    return visit(dossier, "")


def leaves(value: Any, keys: PathKey) -> Iterator[tuple[Any, PathKey]]:
    """The scalars, texts and lists of plain figures in a value, with their keys."""
    if isinstance(value, BaseModel) and not isinstance(value, LocalText):
        for name in type(value).model_fields:
            yield from leaves(getattr(value, name), (*keys, name))
    elif isinstance(value, tuple | list) and any(isinstance(v, BaseModel) for v in value):
        for i, inner in enumerate(value):
            yield from leaves(inner, (*keys, i))
    elif value is not None:
        yield value, keys


def dotted(dossier: Dossier, keys: PathKey) -> str:
    """The path that users read: list entries by their ids."""
    names: list[str] = []
    here: Any = dossier
    for key in keys:
        if isinstance(key, int) and isinstance(here, tuple | list):
            here = here[key] if key < len(here) else None
            names.append(str(getattr(here, "id", None) or key + 1))
        else:
            here = here.get(key) if isinstance(here, Mapping) else getattr(here, str(key), None)
            names.append(str(key))
    return ".".join(names)


def put(plain: Any, keys: PathKey, value: Any, lang: str) -> bool:
    """Sets a value in plain values, in the shape in which it stands there: an amount keeps its currency, a text its other language.
    False where there is no such place."""
    here: Any = plain
    for key in keys[:-1]:
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return False
    last = keys[-1]
    if not (isinstance(here, dict) or (isinstance(here, list) and isinstance(last, int) and last < len(here))):
        return False
    at: Any = last
    old = here.get(at) if isinstance(here, dict) else here[at]
    if isinstance(old, dict) and isinstance(value, str) and set(old) <= {"nl", "en"}:
        old[lang] = value
    elif isinstance(old, dict) and "amount" in old:
        old["amount"] = value
    else:
        here[at] = value
    return True
