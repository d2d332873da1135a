"""Quotation marks as the House prints them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from drafting.tree import Text

_MARKS = str.maketrans({"“": "«", "”": "»", "„": "«"})


def guillemets(node: Any) -> Any:
    """A node with « » for its curled double quotes, everywhere in it."""
    if isinstance(node, Text):
        return replace(node, text=node.text.translate(_MARKS))
    if isinstance(node, tuple):
        return tuple(guillemets(inner) for inner in node)
    if is_dataclass(node) and not isinstance(node, type):
        changed = {
            f.name: new
            for f in fields(node)
            if (new := guillemets(old := getattr(node, f.name))) is not old and new != old
        }
        return replace(node, **changed) if changed else node
    return node
