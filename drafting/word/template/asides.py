"""Notes and comments whose reference stands in a loop or condition: filled where they are referred to, with the variables that are
known there, once for every time that they are printed. What is not printed asks for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

KINDS = ("footnote", "endnote", "comment")
NOTE_FILTER = "note that is printed"  # no name that a template could write
_NOTE = re.compile(r"<w:(footnote|endnote|comment)(?: [^>]*?)? w:id=\"(-?\d+)\"[^>]*>.*?</w:\1>", re.DOTALL)
_REFERENCE = re.compile(r'(<w:(footnote|endnote|comment)Reference(?: [^>]*?)? w:id=")(-?\d+)(")')


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it stands in its part: its XML, and how many paragraphs stand before it there."""

    kind: str
    number: str
    xml: str
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A note that is filled where it is referred to. `outline` and `held` as of a part; `first_line` is the line that its first has
    among those of the body, `paragraphs` how many stand before it in its own part."""

    kind: str
    number: str
    outline: str
    held: tuple[str, ...]
    first_line: int
    paragraphs: int
    said: tuple[str, ...]


def read_texts(parts: Mapping[str, str]) -> dict[tuple[str, str], NoteText]:
    """The notes in the normal XML of parts ("footnotes", "endnotes", "comments"), by kind and number."""
    found: dict[tuple[str, str], NoteText] = {}
    for text in parts.values():
        for match in _NOTE.finditer(text):
            if 'w:type="' in match[0][: match[0].index(">")]:
                continue  # a separator
            before = len(re.findall(r"<w:p[ >]", text[: match.start()]))
            found[match[1], match[2]] = NoteText(match[1], match[2], match[0], before)
    return found


def without(text: str, taken: set[tuple[str, str]]) -> str:
    """A part of notes without those that are filled elsewhere; its paragraphs keep their numbers."""

    def cut(match: re.Match[str]) -> str:
        return _SAID.sub("", match[0]) if (match[1], match[2]) in taken else match[0]

    return _NOTE.sub(cut, text) if taken else text


_SAID = re.compile(r"(?<=>)[^<]+(?=</w:(?:t|instrText)>)")


def decided(tree: nodes.Template) -> Iterator[tuple[str, str, bool]]:
    """The notes that a condition or loop decides on: kind, number, and whether it may print them more than once."""

    def walk(node: nodes.Node, conditional: bool, repeated: bool) -> Iterator[tuple[str, str, bool]]:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.TemplateData):
                if conditional:
                    for match in _REFERENCE.finditer(child.data):
                        yield match[2], match[3], repeated
            else:
                again = isinstance(child, nodes.For | nodes.Macro | nodes.CallBlock)
                yield from walk(child, conditional or not isinstance(child, nodes.Output), repeated or again)

    return walk(tree, False, False)


def insert(tree: nodes.Template, bodies: Mapping[tuple[str, str], Sequence[nodes.Node]]) -> nodes.Template:
    """The tree of a body in which the notes in `bodies` are filled at their references."""
    made: nodes.Template = _Inserted(bodies).visit(tree)
    return made


class _Inserted(NodeTransformer):
    def __init__(self, bodies: Mapping[tuple[str, str], Sequence[nodes.Node]]) -> None:
        self.bodies = bodies

    def visit_Output(self, node: nodes.Output) -> Any:  # noqa: N802
        made: list[nodes.Node] = []
        held: list[nodes.Expr] = []
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                held.append(child)
                continue
            done = 0
            for match in _REFERENCE.finditer(child.data):
                body = self.bodies.get((match[2], match[3]))
                if body is None:
                    continue
                held.append(nodes.TemplateData(child.data[done : match.end(1)], lineno=node.lineno))
                made.append(nodes.Output(held, lineno=node.lineno))
                of: list[nodes.Expr] = [nodes.Const(match[2]), nodes.Const(match[3]), nodes.Const("")]
                note = nodes.Filter(None, NOTE_FILTER, of, [], None, None, lineno=node.lineno)
                made.append(nodes.FilterBlock(list(body), note, lineno=node.lineno))
                held, done = [], match.start(4)
            held.append(nodes.TemplateData(child.data[done:], lineno=node.lineno) if done else child)
        if not made:
            return node
        return [*made, nodes.Output(held, lineno=node.lineno)]


@pass_context
def note_printed(context: Context, text: str, kind: str, number: str, loop: str) -> Any:
    """Keeps a note that was filled for when its part is written; gives its number, which is printed in its reference. `loop` is that
    of `identity`, "" outside loops."""
    keep = getattr(context, "note", None)
    return Markup("") if keep is None else Markup(keep(kind, number, loop, text))
