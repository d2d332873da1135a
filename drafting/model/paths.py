"""Dossier paths as documents carry them ("support.maatwerksubsidie.maximum"): entries of lists by their ids, or counted from 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from drafting.model.dossier import Dossier

PathKey = tuple[str | int, ...]


def follow(dossier: Dossier, path: str) -> tuple[Any, PathKey] | None:
    """The value at a path and the keys that lead to it in plain values; None where it leads nowhere."""
    here: Any = dossier
    keys: list[str | int] = []
    for name in path.split("."):
        if isinstance(here, BaseModel):
            if name not in type(here).model_fields:
                return None
            here = getattr(here, name)
            keys.append(name)
        elif isinstance(here, Mapping):
            if name not in here:
                return None
            here = here[name]
            keys.append(name)
        elif isinstance(here, tuple | list):
            at = next((i for i, entry in enumerate(here) if getattr(entry, "id", None) == name), None)
            if at is None and name.isdigit() and 0 < int(name) <= len(here):
                at = int(name) - 1
            if at is None:
                return None
            here = here[at]
            keys.append(at)
        else:
            return None
    return here, tuple(keys)
