"""What a Word template asks for, told as a tree, as an empty data file, and as what may stay blank."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import yaml

from drafting.api.fill import asked_of
from drafting.word.template.asking import Asked
from drafting.word.template.template import Template

Nested = dict[str, "Nested"]


def tree_of(template: Template) -> list[str]:
    """A line for each name, in the order of the alphabet, with what is asked of it indented beneath it; `[]` behind a list."""
    lines: list[str] = []
    for one in _sorted(template):
        lines.append(one.name + ("[]" if one.sort in ("rows", "list") else ""))
        lines += _branches(_nested(one.columns), 1)
    return lines


def _branches(inside: Nested, depth: int) -> Iterator[str]:
    for name, deeper in inside.items():
        yield "  " * depth + name
        yield from _branches(deeper, depth + 1)


def empty_data(template: Template) -> str:
    """A YAML file with every name that the template asks for and no value yet, to be filled in: a list with one entry, a condition as
    false."""
    made = {one.name: _empty(one) for one in asked_of(template)}
    return str(yaml.safe_dump(made, allow_unicode=True, sort_keys=False)) if made else "{}\n"


def blanked(template: Template, values: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The values with all that is missing from them as nothing, and the paths of what was missing: "klant.adres", "regels.2.bedrag"."""
    made = dict(values)
    missing: list[str] = []
    for one in asked_of(template):
        if one.name not in made:
            made[one.name] = (
                _empty(one, "") if one.sort in ("group", "condition") else [] if one.sort in ("rows", "list") else ""
            )
            missing.append(one.name)
        elif one.columns and one.sort in ("group", "rows"):
            made[one.name] = _completed(made[one.name], _nested(one.columns), one.name, missing)
    return made, tuple(missing)


def _completed(value: Any, inside: Nested, path: str, missing: list[str]) -> Any:
    """A copy of `value` with the parts that are not there as nothing; what has no parts as it is."""
    if isinstance(value, list | tuple):
        return [_completed(v, inside, f"{path}.{i}", missing) for i, v in enumerate(value, 1)]
    if not isinstance(value, Mapping):
        return value
    made = copy.copy(value) if isinstance(value, dict) else dict(value)
    for name, deeper in inside.items():
        if name not in made:
            made[name] = _blank(deeper)
            missing.append(f"{path}.{name}")
        elif deeper:
            made[name] = _completed(made[name], deeper, f"{path}.{name}", missing)
    return made


def _empty(one: Asked, text: str = "") -> Any:
    if one.sort == "condition":
        return False
    if one.sort == "list":
        return [text]
    if one.sort == "rows":
        return [_blank(_nested(one.columns))]
    return _blank(_nested(one.columns))


def _blank(inside: Nested) -> Any:
    return {name: _blank(deeper) for name, deeper in inside.items()} if inside else ""


def _nested(paths: Iterable[str]) -> Nested:
    """Dotted paths as a tree."""
    root: Nested = {}
    for path in paths:
        here = root
        for name in path.split("."):
            here = here.setdefault(name, {})
    return root


def _sorted(template: Template) -> list[Asked]:
    return sorted(asked_of(template), key=lambda one: one.name)
