"""The functions that an environment needs for fields and controls, and the parts in which the texts of bound controls are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from lxml.etree import XMLSyntaxError

from drafting.errors import Finding, Place
from drafting.word.package.opening import Package
from drafting.word.package.zipping import Packed
from drafting.word.template.merge import controls, fields
from drafting.word.template.merge.asking import Fields
from drafting.word.template.merge.controls import BUILT_IN, Binding, Controls, bound_node, read_store, stored
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


def wrong_stores(
    package: Package, asked: Controls, known: Mapping[str, str], name: str
) -> tuple[list[Finding], list[Finding]]:
    """What cannot be filled of the XML that controls are bound to: parts that are broken, and (told beside the result) paths that lead
    nowhere, so that Word goes on showing what it showed."""
    broken: list[Finding] = []
    nowhere: list[Finding] = []
    roots: dict[str, Any] = {}
    for control in asked.known:
        binding = control.binding
        part = _part_of(binding, known) if binding else None
        if binding is None or (part is None and (not binding.store or binding.store in BUILT_IN)):
            continue
        if part is not None and part not in roots:
            try:
                roots[part] = read_store(package.parts[part])
            except XMLSyntaxError as error:
                roots[part] = None
                values = {"part": part, "reason": str(error)[:120]}
                broken.append(Finding("package.broken-xml", Place(name, path=part), values))
        root = roots.get(part) if part is not None else None
        if (part is None or root is not None) and (root is None or bound_node(root, binding) is None):
            values = {"tag": control.tag, "path": binding.xpath[:80]}
            nowhere.append(Finding("template.bound-nowhere", Place(name), values))
    return broken, nowhere


def _part_of(binding: Binding, known: Mapping[str, str]) -> str | None:
    """The part that a binding points into; without an id the only one that there is."""
    part = known.get(binding.store)
    own = set(known.values()) - set(BUILT_IN.values())
    return next(iter(own)) if part is None and not binding.store and len(own) == 1 else part


def put_in(
    bound: Mapping[Binding, str], known: Mapping[str, str], made: Mapping[str, Packed], member: Callable[[str], bytes]
) -> dict[str, bytes]:
    """The parts with the texts of bound controls in them, by name."""
    by_part: dict[str, dict[Binding, str]] = {}
    for binding, text in bound.items():
        part = _part_of(binding, known)
        if part is not None:
            by_part.setdefault(part, {})[binding] = text
    return {
        part: stored(made[part].unpacked() if part in made else member(part), values)
        for part, values in by_part.items()
    }
