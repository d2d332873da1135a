"""YAML 1.2 and JSON into plain values, with the place of every key and entry.

libyaml composes the nodes (fast, with line marks); the scalars are resolved here by the core schema of YAML 1.2, so
that `no` is a word, `010` is ten and a date is text. Aliases are followed within bounds; tags are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from drafting.errors import Finding, InputError, Place

MAX_BYTES = 20_000_000
MAX_NODES = 500_000
MAX_DEPTH = 60

_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})

PathKey = tuple[str | int, ...]
_Composer: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Plain:
    """Plain values, and for each path its line and column (from 1). Keys are under their own path."""

    value: Any
    name: str
    places: dict[PathKey, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: PathKey) -> Place:
        """The place of `path`, or of the nearest thing around it that has one."""
        at = path
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Place(self.name, line, column)


class _Decimal(str):
    """A number as written, so that 0.10 stays exact until it becomes a Decimal."""


def read_plain(text: str, name: str) -> Plain:
    """The plain values of a YAML 1.2 or JSON text. Raises InputError: every syntax fault and repeated key."""
    if len(text) > MAX_BYTES:
        raise InputError(Finding("intake.too-large", Place(name), {"limit": MAX_BYTES}))
    faults: list[Finding] = []
    # Every JSON text is YAML 1.2, so one reader serves both.
    try:
        loader = _Composer(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise InputError(_syntax(error, name, text)) from None
    plain = Plain(None, name)
    if node is not None:
        plain.value = _Builder(plain, faults).build(node, (), 0)
    if faults:
        raise InputError(faults)
    return plain


def _syntax(error: yaml.YAMLError, name: str, text: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
    position = getattr(error, "position", None)
    if line is None and isinstance(position, int):
        line = text.count("\n", 0, position) + 1
    written = text.split("\n")[line - 1] if line and line <= text.count("\n") + 1 else ""
    code = "intake.tab" if "\t" in written[: len(written) - len(written.lstrip())] else "intake.syntax"
    return Finding(code, Place(name, line, column), {"reason": getattr(error, "problem", None) or str(error)})


class _Builder:
    def __init__(self, plain: Plain, faults: list[Finding]) -> None:
        self.plain, self.faults, self.count = plain, faults, 0

    def build(self, node: yaml.Node, path: PathKey, depth: int) -> Any:
        self.count += 1
        mark = node.start_mark
        place = Place(self.plain.name, mark.line + 1, mark.column + 1)
        if self.count > MAX_NODES or depth > MAX_DEPTH:
            raise InputError(Finding("intake.too-deep", place))
        self.plain.places.setdefault(path, (mark.line + 1, mark.column + 1))
        if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
            self.faults.append(Finding("intake.tag", place, {"tag": node.tag}))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(entry, (*path, i), depth + 1) for i, entry in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: PathKey, depth: int) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            mark = key_node.start_mark
            place = Place(self.plain.name, mark.line + 1, mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Finding("intake.odd-key", place))
                continue
            key = str(key_node.value)
            if key in built:
                first = self.plain.places[(*path, key)][0]
                self.faults.append(Finding("intake.repeated-key", place, {"key": key, "first": first}))
                continue
            self.plain.places[(*path, key)] = (mark.line + 1, mark.column + 1)
            built[key] = self.build(value_node, (*path, key), depth + 1)
        return built

    def _scalar(self, node: yaml.Node) -> Any:
        text = str(node.value)
        if getattr(node, "style", None):
            return text
        return resolve(text)


def resolve(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2; numbers with a point become exact decimals."""
    from decimal import Decimal

    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return Decimal(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    return text


def walk_plain(value: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, Any]]:
    """Every path and value inside plain values."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk_plain(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk_plain(inner, (*path, i))
