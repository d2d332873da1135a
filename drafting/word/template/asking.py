"""What a template asks of its data, to be shown as a form: each name with what it takes and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import nodes

from drafting.word.template.merge.storing import equip
from drafting.word.template.part import excerpts, place, shortened
from drafting.word.template.place import ParagraphPlace
from drafting.word.template.sandbox import TemplateSandbox
from drafting.word.template.template import Template

LIST_FILTERS = frozenset({"opsomming", "enumerate", "join"})
"""Filters that take a list and give a text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that a template asks for. `sort`: "text", "list" (one text a line), "rows" (`columns` are what it asks of each row), "group"
    (`columns` are its parts) or "condition" (asked only whether it is so). `filters`: what prints it ("datum"). `place`: where it stands
    first, with the words around it; None for a merge field of Word's own."""

    name: str
    sort: str = "text"
    columns: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    place: ParagraphPlace | None = None
    times: int = 1


@dataclass(slots=True)
class _Seen:
    sort: str = "condition"
    columns: dict[str, None] | None = None
    filters: dict[str, None] | None = None
    part: str = ""
    line: int = 0
    times: int = 0


def asked_of(template: Template) -> tuple[Asked, ...]:
    """Every name that `template` asks for, in the order of its text; then those of Word's own merge fields."""
    seen: dict[str, _Seen] = {}
    said: dict[str, list[str]] = {}
    environment = TemplateSandbox(template.filters)
    equip(environment, template.asked, template.filters)
    for part in template.parts:
        for outline in (part.outline, *(aside.outline for aside in part.asides)):
            _Walk(seen, part.kind).visit(environment.parse(outline))
        said[part.kind] = excerpts(template.text(part))
    names = template.names
    found = [
        Asked(
            name, one.sort, tuple(one.columns or ()), tuple(one.filters or ()),
            _place(template.name, one, said.get(one.part, []), name), one.times,
        )
        for name, one in seen.items()
        if name in names
    ]  # fmt: skip
    return (*found, *(Asked(name) for name in sorted(names - seen.keys())))


def _place(source: str, one: _Seen, said: list[str], name: str) -> ParagraphPlace:
    number = max(one.line - 1, 1)
    return place(source, one.part, one.line, shortened(said[number - 1], name) if number <= len(said) else "")


class _Walk:
    """Goes through a template and notes how each name of the data is used."""

    def __init__(self, seen: dict[str, _Seen], part: str) -> None:
        self.seen, self.part = seen, part
        self.items: dict[str, str] = {}  # the name of a loop → the list it goes through
        self.own: set[str] = set()  # names that the template makes itself

    def visit(self, node: nodes.Node) -> None:
        """A node and all in it."""
        if isinstance(node, nodes.For):
            self._loop(node)
        elif isinstance(node, nodes.If | nodes.CondExpr):
            self._condition(node.test)
            for child in node.iter_child_nodes(exclude=("test",)):
                self.visit(child)
        elif isinstance(node, nodes.Filter):
            self._filter(node)
        elif isinstance(node, nodes.Getattr | nodes.Getitem):
            self._part_of(node)
        elif isinstance(node, nodes.Name):
            self._note(node, "text") if node.ctx == "load" else self.own.add(node.name)
        else:
            for child in node.iter_child_nodes():
                self.visit(child)

    def _note(self, name: nodes.Name, sort: str) -> _Seen | None:
        if name.name in self.own or name.name == "loop":
            return None
        if name.name in self.items:
            return None
        one = self.seen.setdefault(name.name, _Seen(part=self.part, line=name.lineno))
        one.times += 1
        order = ("condition", "text", "list", "group", "rows")
        if order.index(sort) > order.index(one.sort):
            one.sort = sort
        return one

    def _loop(self, node: nodes.For) -> None:
        source = node.iter
        while isinstance(source, nodes.Filter) and source.node is not None:
            source = source.node
        if isinstance(source, nodes.Name):
            self._note(source, "list")
        else:
            self.visit(source)
        target = node.target
        before = dict(self.items)
        if isinstance(target, nodes.Name) and isinstance(source, nodes.Name):
            self.items[target.name] = source.name
        else:
            self.own |= {n.name for n in target.find_all(nodes.Name)} | (
                {target.name} if isinstance(target, nodes.Name) else set()
            )
        for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
            self.visit(child)
        self.items = before

    def _condition(self, test: nodes.Node) -> None:
        for name in [test] if isinstance(test, nodes.Name) else list(test.find_all(nodes.Name)):
            parent = next((n for n in test.find_all(nodes.Getattr) if n.node is name), None)
            if parent is None:
                self._note(name, "condition")
        for part in [test] if isinstance(test, nodes.Getattr) else list(test.find_all(nodes.Getattr)):
            self._part_of(part)

    def _filter(self, node: nodes.Filter) -> None:
        inner = node.node
        if isinstance(inner, nodes.Name):
            one = self._note(inner, "list" if node.name in LIST_FILTERS else "text")
            if one is not None:
                one.filters = {**(one.filters or {}), node.name: None}
        elif inner is not None:
            self.visit(inner)
        for child in node.iter_child_nodes(exclude=("node",)):
            self.visit(child)

    def _part_of(self, node: nodes.Getattr | nodes.Getitem) -> None:
        steps = list(_steps(node))
        root = steps[0]
        if not isinstance(root, nodes.Name) or len(steps) < 2 or not all(isinstance(s, str) for s in steps[1:]):
            for child in node.iter_child_nodes():
                self.visit(child)
            return
        name, path = root.name, ".".join(str(s) for s in steps[1:])
        owner = self.items.get(name)
        one = self.seen.get(owner) if owner else self._note(root, "group")
        if one is not None:
            one.columns = {**(one.columns or {}), path: None}
            if owner:
                one.sort = "rows"


def _steps(node: nodes.Node) -> Iterator[nodes.Node | str]:
    if isinstance(node, nodes.Getattr):
        yield from _steps(node.node)
        yield node.attr
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
        yield from _steps(node.node)
        yield node.arg.value
    else:
        yield node
