"""Quotes as a word processor types them, inside a tag: what opens and closes a text is brought to what Jinja reads, what
stands within it stays what it is. A text that holds a quote compares equal to the same text with the other kind of quote."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes

_DOUBLE, _SINGLE = '“”„‟"', "‘’‚‛'"
_CURLY = frozenset("“”„‟‘’‚‛")
_QUOTES = {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'")}
_STRAIGHT = str.maketrans(_QUOTES)
STRAIGHT_FILTER = "quotes made straight"  # no name that a template could write


def straightened(tag: str) -> str:
    """The inside of a tag with its texts between straight quotes."""
    if _CURLY.isdisjoint(tag):
        return tag
    out: list[str] = []
    at = 0
    while at < len(tag):
        sign = tag[at]
        if sign not in _QUOTES:
            out.append(sign)
            at += 1
            continue
        end = _closing(tag, at)
        if end < 0:
            out.append(_QUOTES[sign])
            at += 1
            continue
        said = tag[at + 1 : end]
        mark = _QUOTES[sign]
        if sign in _CURLY and mark in said:
            said = said.replace("\\", "\\\\").replace(mark, f"\\{mark}")
        out += (mark, said, mark)
        at = end + 1
    return "".join(out)


def _closing(tag: str, start: int) -> int:
    """Where the text ends that begins at `start`; -1 where nowhere. An apostrophe within a word closes nothing."""
    sign = tag[start]
    if sign not in _CURLY:  # as Jinja reads it
        at = start + 1
        while at < len(tag):
            if tag[at] == "\\":
                at += 1
            elif tag[at] == sign:
                return at
            at += 1
        # Opened straight and closed curly.
    family = _DOUBLE if _QUOTES[sign] == '"' else _SINGLE
    found = -1
    for at in range(start + 1, len(tag)):
        if tag[at] in family:
            following = tag[at + 1 : at + 2]
            if not (following.isalnum() or following == "_"):
                return at
            found = at
    return found if sign not in "’'" or family is _DOUBLE else -1


def straight(value: Any) -> Any:
    """A text, or the texts of a list, with straight quotes; anything else as it is."""
    if isinstance(value, str):
        return str(value).translate(_STRAIGHT) if not _QUOTES.keys().isdisjoint(value) else value
    if isinstance(value, list | tuple | set | frozenset):
        return [straight(entry) for entry in value]
    return value


def compare_straight(tree: nodes.Template) -> None:
    """Has comparisons with a text that holds a quote look past the kind of quote."""
    for node in tree.find_all(nodes.Compare):
        if not any(_quoted(side) for side in (node.expr, *(op.expr for op in node.ops))):
            continue
        node.expr = _wrapped(node.expr)
        for op in node.ops:
            op.expr = _wrapped(op.expr)


def _quoted(node: nodes.Node) -> bool:
    consts = [node] if isinstance(node, nodes.Const) else node.find_all(nodes.Const)
    return any(isinstance(c.value, str) and not _QUOTES.keys().isdisjoint(c.value) for c in consts)


def _wrapped(node: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(node, STRAIGHT_FILTER, [], [], None, None, lineno=node.lineno)
