"""Numbered lists that start anew with each turn of the loop they stand in.

docxtpl repeats a list's number (`w:numId`), so that Word counts on from one turn to the next. Here, a list

- printed by a loop within a loop starts anew with each turn of the outer one, where that prints other paragraphs too;
- of two or more entries written out in a loop starts anew with each turn.

A single numbered paragraph in a loop (the list *is* the loop) counts on. Only numbers set on the paragraph itself are
meant: numbering that comes with a style (headings) counts on, as its author wants it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from jinja2 import nodes

from drafting.word.package.opening import Package
from drafting.word.template.codegen import LIST
from drafting.word.template.lifting import STOP

NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NUMBER = re.compile(r'(<w:numPr>(?:<w:ilvl w:val="(\d+)"/>)?<w:numId w:val=")(\d+)("/>)')


@dataclass(slots=True)
class _Seen:
    """A list inside loops: how it stands there, and where it is printed."""

    number: str
    loops: tuple[nodes.For, ...]
    top_level: int = 0
    places: list[nodes.TemplateData] = field(default_factory=list)


def mark_lists(tree: nodes.Template) -> bool:
    """Has every list that starts anew in a loop say so when it is printed; whether there are any."""
    found: dict[tuple[str, tuple[int, ...]], _Seen] = {}
    everywhere: dict[str, set[tuple[int, ...]]] = {}
    _walk(tree, (), found, everywhere)
    marked = False
    for i, ((number, path), seen) in enumerate(found.items()):
        if not path or len(everywhere[number]) > 1:
            continue  # outside loops, or one list over several places: it counts on
        inner = seen.loops[-1]
        outer = seen.loops[-2] if len(seen.loops) > 1 else None
        if outer is not None and _prints_beside(outer, inner):
            _before(outer, inner, f"{LIST}{number}:{i}:new{STOP}")
        elif seen.top_level > 1:
            inner.body.insert(
                0, nodes.Output([nodes.TemplateData(f"{LIST}{number}:{i}:new{STOP}")], lineno=inner.lineno)
            )
        else:
            continue
        marked = True
        for data in seen.places:
            data.data = _NUMBER.sub(
                lambda m, number=number, i=i: f"{m[1]}{LIST}{number}:{i}:{STOP}{m[4]}" if m[3] == number else m[0],  # type: ignore[misc]
                data.data,
            )
    return marked


def _walk(
    node: nodes.Node, loops: tuple[nodes.For, ...],
    found: dict[tuple[str, tuple[int, ...]], _Seen], everywhere: dict[str, set[tuple[int, ...]]],
) -> None:  # fmt: skip
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.TemplateData):
            if "<w:numPr>" not in child.data:
                continue
            path = tuple(id(loop) for loop in loops)
            for match in _NUMBER.finditer(child.data):
                if match[3] == "0":
                    continue
                seen = found.setdefault((match[3], path), _Seen(match[3], loops))
                seen.top_level += match[2] in (None, "0")
                if child not in seen.places:
                    seen.places.append(child)
                everywhere.setdefault(match[3], set()).add(path)
        else:
            _walk(child, (*loops, child) if isinstance(child, nodes.For) else loops, found, everywhere)


def _prints_beside(outer: nodes.For, inner: nodes.For) -> bool:
    """Whether `outer` prints a paragraph that `inner` does not."""

    def prints(node: nodes.Node) -> bool:
        if node is inner:
            return False
        if isinstance(node, nodes.TemplateData):
            return "<w:p>" in node.data or "<w:p " in node.data
        return any(prints(child) for child in node.iter_child_nodes())

    return prints(outer)


def _before(outer: nodes.For, inner: nodes.For, mark: str) -> None:
    """At the start of each turn of `outer`: its inner loop may stand within a condition."""
    outer.body.insert(0, nodes.Output([nodes.TemplateData(mark)], lineno=outer.lineno))


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbering part of a template whose lists start anew."""

    name: str
    text: str
    highest: int

    def with_restarts(self, restarts: list[tuple[int, str]]) -> bytes:
        """The part with a `w:num` for each (new number, the number it restarts)."""
        made = []
        for number, of in restarts:
            known = re.search(
                rf'<w:num\b[^>]*w:numId="{of}"[^>]*>.*?<w:abstractNumId w:val="(\d+)"/>', self.text, re.DOTALL
            )
            if known is None:
                continue
            levels = re.search(
                rf'<w:abstractNum\b[^>]*w:abstractNumId="{known[1]}"[^>]*>.*?</w:abstractNum>', self.text, re.DOTALL
            )
            start = (
                re.search(r'<w:lvl\b[^>]*w:ilvl="0"[^>]*>\s*<w:start w:val="(\d+)"/>', levels[0]) if levels else None
            )
            made.append(
                f'<w:num w:numId="{number}"><w:abstractNumId w:val="{known[1]}"/><w:lvlOverride w:ilvl="0">'
                f'<w:startOverride w:val="{start[1] if start else 1}"/></w:lvlOverride></w:num>'
            )
        at = self.text.rfind("</w:num>")
        at = at + len("</w:num>") if at >= 0 else self.text.index("</w:numbering>")
        return (self.text[:at] + "".join(made) + self.text[at:]).encode()


def read_numbering(package: Package, main: str) -> Numbering | None:
    """The numbering part, where there is one."""
    for relationship in package.relationships(main).values():
        if relationship.type == NUMBERING and relationship.target in package.parts:
            text = package.parts[relationship.target].decode("utf-8", "replace")
            numbers = [int(n) for n in re.findall(r'w:numId="(\d+)"', text)]
            return Numbering(relationship.target, text, max(numbers, default=0))
    return None
