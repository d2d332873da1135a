"""Whether a part stays sound XML whatever its conditions decide: each may leave out or repeat only what balances.

docxtpl finds out by repairing the result. Here it is seen once, at compile time; only a part that cannot be proved sound
is parsed after each filling, and a fault then points at the tag that crosses the structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import nodes

_TAG = re.compile(r"<(/?)([A-Za-z][^ />]*)(?: [^>]*?)?(/?)>")
Names = tuple[str, ...]
Effect = tuple[Names, Names]
"""What a stretch of XML does to the elements that are open: those it closes (inner first), those it leaves open."""
NONE: Effect = ((), ())


class _DoubtError(Exception):
    """A stretch whose effect cannot be told."""

    def __init__(self, line: int) -> None:
        self.line = line


def doubts(tree: nodes.Template) -> tuple[int, ...]:
    """The lines of the blocks that may break the XML; empty where the part is sound for any data."""
    found: list[int] = []
    effect = _sequence(tree.body, found)
    if not found and effect != NONE:
        found.append(1)
    return tuple(dict.fromkeys(found))


def _of_text(text: str) -> Effect:
    closes: list[str] = []
    opens: list[str] = []
    for slash, name, selfclosing in _TAG.findall(text):
        if selfclosing:
            continue
        if not slash:
            opens.append(name)
        elif opens:
            if opens.pop() != name:
                raise _DoubtError(1)
        else:
            closes.append(name)
    return tuple(closes), tuple(opens)


def _joined(a: Effect, b: Effect) -> Effect:
    opens, closes = list(a[1]), list(b[0])
    while opens and closes:
        if opens.pop() != closes.pop(0):
            raise _DoubtError(1)
    return (*a[0], *closes), (*opens, *b[1])


def _mirrored(effect: Effect) -> bool:
    return effect[0] == tuple(reversed(effect[1]))


def _sequence(body: Iterable[nodes.Node], found: list[int]) -> Effect:
    whole = NONE
    for node in body:
        try:
            whole = _joined(whole, _of_node(node, found))
        except _DoubtError:
            found.append(node.lineno)
            whole = NONE
    return whole


def _of_node(node: nodes.Node, found: list[int]) -> Effect:
    if isinstance(node, nodes.Output):
        whole = NONE
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                whole = _joined(whole, _of_text(child.data))
        return whole
    if isinstance(node, nodes.If):
        branches = [
            _sequence(node.body, found),
            *(_sequence(e.body, found) for e in node.elif_),
            _sequence(node.else_, found),
        ]
        return _agreed(branches, node)
    if isinstance(node, nodes.For):
        return _agreed(
            [_sequence(node.body, found), NONE if not node.else_ else _sequence(node.else_, found), NONE], node
        )
    inner = getattr(node, "body", None)
    if not isinstance(inner, list):
        return NONE
    effect = _sequence(inner, found)
    if isinstance(node, nodes.With | nodes.FilterBlock | nodes.Scope | nodes.ScopedEvalContextModifier):
        return effect
    if effect != NONE and not _mirrored(effect):  # a macro, a call: printed elsewhere, any number of times
        raise _DoubtError(node.lineno)
    return NONE


def _agreed(branches: list[Effect], node: nodes.Node) -> Effect:
    if all(_mirrored(b) for b in branches):
        return max(branches, key=lambda b: len(b[0]))
    if all(b == branches[0] for b in branches):
        return branches[0]
    raise _DoubtError(node.lineno)
