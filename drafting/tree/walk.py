"""Going through a tree: direct children, all nodes in reading order, and the plain text of any part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from drafting.tree import nodes as n


@cache
def _child_fields(cls: Any) -> tuple[str, ...]:
    """The fields of a node class that may hold nodes, in reading order."""
    return tuple(f.name for f in fields(cls) if f.type not in ("str", "bool", "int", "float"))


def _nodes_in(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for entry in value:
            yield from _nodes_in(entry)
    elif hasattr(value, "__dataclass_fields__"):
        yield value


def children(node: Any) -> Iterator[Any]:
    """The nodes directly inside `node`, in reading order (heading, content, then children)."""
    if isinstance(node, n.DefinedTerm):
        return  # its children only draw its own text
    for name in _child_fields(type(node)):  # type: ignore[arg-type]
        yield from _nodes_in(getattr(node, name))


def walk(node: Any) -> Iterator[Any]:
    """`node` and every node inside it, in reading order."""
    yield node
    for child in children(node):
        yield from walk(child)


def plain_text(part: Any) -> str:
    """The words of a node or tuple of nodes, without numbers of articles and without footnotes' text.

    Blocks are separated by line feeds, inline nodes by nothing."""
    if part.__class__ is n.Text:  # nearly always
        return str(part.text)
    if isinstance(part, str):
        return part  # labels of signature lines, categories of a chart
    if part is None or isinstance(part, int | float):
        return ""  # figures of a chart
    if isinstance(part, tuple):
        joint = "" if all(isinstance(x, _INLINE) for x in part) else "\n"
        return joint.join(t for t in (plain_text(x) for x in part) if t or joint == "")
    if isinstance(part, n.Text | n.Reference | n.DefinedTerm):
        return part.text
    if isinstance(part, n.LineBreak):
        return "\n"
    if isinstance(part, n.Withheld):
        return part.label
    if isinstance(part, n.Footnote):
        return ""
    if isinstance(part, _CONTAINERS):
        return plain_text(part.children)
    texts: list[str] = []
    for name in _child_fields(type(part)):  # type: ignore[arg-type]
        value = getattr(part, name)
        if (isinstance(value, tuple) and value) or hasattr(value, "__dataclass_fields__"):  # the header row of a table
            text = plain_text(value)
            if text:
                texts.append(text)
    return "\n".join(texts)


_INLINE = (n.Text, n.Value, n.DefinedTerm, n.CrossReference, n.Footnote, n.Link, n.LineBreak, n.Withheld, n.Reference)
_CONTAINERS = (n.Value, n.CrossReference, n.Link, n.Block)
