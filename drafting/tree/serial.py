"""A tree as plain data (and JSON), and back. Fields that hold their default are left out, so that goldens stay short."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, cast

from drafting.tree import nodes as n

CLASSES: dict[str, type] = {
    cls.__name__: cls
    for cls in vars(n).values()
    if isinstance(cls, type) and cls.__module__ == n.__name__ and hasattr(cls, "__dataclass_fields__")
}


@cache
def _shape(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (f.name, f.default if f.default is not MISSING else ({} if f.default_factory is not MISSING else MISSING))
        for f in fields(cls)
    )


def to_data(node: Any) -> Any:
    """Plain lists, dicts and scalars; a node becomes a dict with its class name under "node"."""
    if isinstance(node, tuple | list):
        return [to_data(x) for x in node]
    if isinstance(node, Mapping):
        return {key: to_data(value) for key, value in node.items()}
    if hasattr(node, "__dataclass_fields__"):
        data: dict[str, Any] = {"node": type(node).__name__}
        for name, default in _shape(type(node)):  # type: ignore[arg-type]
            value = getattr(node, name)
            if value != default:
                data[name] = to_data(value)
        return data
    return node


def from_data(data: Any) -> Any:
    """The inverse of `to_data`. Raises KeyError for an unknown node name, TypeError for unknown fields."""
    if isinstance(data, list):
        return tuple(from_data(x) for x in data)
    if isinstance(data, dict):
        if "node" in data:
            cls = CLASSES[data["node"]]
            kept = {key: value for key, value in data.items() if key != "node"}
            # A cover is the frame's plain data: its lists stay lists.
            return cls(**{k: v if k in ("cover", "properties") else from_data(v) for k, v in kept.items()})
        return {key: from_data(value) for key, value in data.items()}
    return data


def dumps(node: Any, indent: int | None = 1) -> str:
    """A tree as JSON text, keys in field order, characters as they are."""
    return json.dumps(to_data(node), ensure_ascii=False, indent=indent)


def loads(text: str) -> n.Document:
    """A document from `dumps`' text."""
    return cast(n.Document, from_data(json.loads(text)))
