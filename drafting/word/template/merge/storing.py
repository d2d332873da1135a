"""The functions that an environment needs for fields and controls, and the parts in which the texts of bound controls are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from drafting.word.package.opening import Package
from drafting.word.package.zipping import Packed
from drafting.word.template.merge import controls, fields
from drafting.word.template.merge.asking import Fields
from drafting.word.template.merge.controls import BUILT_IN, Binding, Controls, stored
from drafting.word.template.merge.fields import Table
from drafting.word.template.merge.pictures import Said


class _Asked(Protocol):
    fields: Table
    controls: Controls


class _Environment(Protocol):
    globals: Any
    filters: Any


def _length(value: Any) -> int:
    """How long a list or text is; of a number of a row how long its text is."""
    return len(value.shown if isinstance(value, int | Decimal) and hasattr(value, "shown") else value)


def equip(environment: _Environment, asked: _Asked, said: Said) -> None:
    """Gives an environment what the tags of fields and controls call."""
    for name in ("length", "count"):
        environment.filters[name] = _length
    environment.globals[fields.FUNCTION] = Fields(asked.fields.fields, said).function()
    environment.globals[controls.CONTROL] = controls.Asking(asked.controls.known, said).function()


def stores(package: Package) -> dict[str, str]:
    """The parts that controls may be bound to, by the id of the store (capitals, no braces)."""
    found = {store: part for store, part in BUILT_IN.items() if part in package.parts}
    for part in package.parts:
        if not part.lower().startswith("customxml/") or not part.endswith(".xml"):
            continue
        for relationship in package.relationships(part).values():
            if relationship.type.endswith("/customXmlProps") and relationship.target in package.parts:
                match = re.search(rb'itemID="\{?([0-9A-Fa-f-]+)\}?"', package.parts[relationship.target])
                if match is not None:
                    found[match[1].decode().upper()] = part
    return found


def put_in(
    bound: Mapping[Binding, str], known: Mapping[str, str], made: Mapping[str, Packed], member: Callable[[str], bytes]
) -> dict[str, bytes]:
    """The parts with the texts of bound controls in them, by name."""
    by_part: dict[str, dict[Binding, str]] = {}
    for binding, text in bound.items():
        part = known.get(binding.store)
        if part is None and not binding.store and len(set(known.values()) - set(BUILT_IN.values())) == 1:
            part = next(iter(set(known.values()) - set(BUILT_IN.values())))
        if part is not None:
            by_part.setdefault(part, {})[binding] = text
    return {
        part: stored(made[part].unpacked() if part in made else member(part), values)
        for part, values in by_part.items()
    }
