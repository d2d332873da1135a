"""Jinja's compiler, whose code counts: loops, comparisons, lists, slices and captured text pass by the budget of their filling."""

from __future__ import annotations

from math import isinf
from typing import Any, NoReturn

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, operators
from jinja2.runtime import Context

from drafting.admission.budget import Budget


class MeteredContext(Context):
    """What a text runs in, with its budget."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budget = Budget()


class _Metered:
    """What a loop goes over, in the place of its node while the loop is written."""

    def __init__(self, inner: nodes.Node) -> None:
        self.inner = inner

    def as_const(self, *_: Any) -> NoReturn:
        raise nodes.Impossible


class MeteredGenerator(CodeGenerator):
    """Jinja's generator with calls to the environment (`drafting.admission.sandbox`) where work can grow."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """A loop: what it goes over is counted."""
        kept = node.iter
        node.iter = _Metered(kept)  # type: ignore[assignment]
        try:
            super().visit_For(node, frame)
        finally:
            node.iter = kept

    def visit__Metered(self, node: _Metered, frame: Frame) -> None:  # noqa: N802
        """The counted values of a loop."""
        self._by("turns", node.inner, frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Printed text; what is captured (a macro, a set block) pays for its static text too."""
        if frame.buffer is not None and self.captures(frame):
            static = sum(len(c.data) for c in node.nodes if isinstance(c, nodes.TemplateData))
            if static:
                self.writeline(f"context.budget.text({static}, 'macro')")
        super().visit_Output(node, frame)

    def captures(self, frame: Frame) -> bool:
        """Whether what is printed in `frame` is kept as a text."""
        return True

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802
        """A value that is written out; 1e999 is endless, which Python writes as a name."""
        if isinstance(node.value, float) and isinf(node.value):
            self.write("float('inf')")
        else:
            super().visit_Const(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """`a ~ b`."""
        self.write("environment.joined(context, (")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Compare(self, node: nodes.Compare, frame: Frame) -> None:  # noqa: N802
        """A comparison: what can be long or deep on both sides is looked at first."""
        small = len(node.ops) == 1 and (
            (_small(node.expr) and node.ops[0].op not in ("in", "notin")) or _small(node.ops[0].expr)
        )
        self.write("(")
        operands: tuple[Any, ...] = (node, *node.ops)
        for operand in operands:
            if isinstance(operand, nodes.Operand):
                self.write(f" {operators[operand.op]} ")
            if small or _small(operand.expr):
                self.visit(operand.expr, frame)
            else:
                self._by("weighed", operand.expr, frame)
        self.write(")")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """A part of a list is a new list; a key may be deep."""
        if isinstance(node.arg, nodes.Slice):
            self.write("environment.taken(context, ")
            super().visit_Getitem(node, frame)
            self.write(")")
        elif _small(node.arg):
            super().visit_Getitem(node, frame)
        else:
            self.write("environment.getitem(")
            self.visit(node.node, frame)
            self.write(", ")
            self._by("weighed", node.arg, frame)
            self.write(")")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        """A list that is written out."""
        self._built(node, frame, super().visit_List)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        """A tuple; as the target of an assignment it makes nothing."""
        if node.ctx == "load":
            self._built(node, frame, super().visit_Tuple)
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802
        """A mapping that is written out."""
        self.write("environment.built(context, {")
        for pair in node.items:
            self._by("weighed", pair.key, frame)
            self.write(": ")
            self.visit(pair.value, frame)
            self.write(", ")
        self.write("})")

    def _built(self, node: Any, frame: Frame, write: Any) -> None:
        if all(_small(item) for item in node.items):
            write(node, frame)
            return
        self.write("environment.built(context, ")
        write(node, frame)
        self.write(")")

    def _by(self, name: str, node: nodes.Node, frame: Frame) -> None:
        self.write(f"environment.{name}(context, ")
        self.visit(node, frame)
        self.write(")")


def _small(node: nodes.Node) -> bool:
    """Whether a value is written out in the text and so is no longer than it."""
    if isinstance(node, nodes.List | nodes.Tuple):
        return all(_small(item) for item in node.items)
    return isinstance(node, nodes.Const)
