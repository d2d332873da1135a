"""From Jinja's syntax tree to a Python function that appends UTF-8 bytes: what a template costs, it costs once.

Jinja's own generator does the language; what is printed at the top is done here. Static XML is one constant, encoded
beforehand; a value is escaped and encoded on its own, and looked up without raising an exception where it comes from
a plain dict. Text that a macro, `set` or `filter` block captures stays Jinja's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import Environment
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import EvalContext
from jinja2.runtime import exported
from markupsafe import escape

# Marks in static text that become calls; XML cannot hold these characters. Each is followed by an argument and STOP.
FRESH_ID, NOTE, LIST, STOP = "\x0e", "\x0f", "\x10", "\x12"
_MARK = re.compile(f"([{FRESH_ID}{NOTE}{LIST}])([^{STOP}]*){STOP}")
FLUSH = "\x14"
OUT = "out"
_PLAIN_METHODS = frozenset(dir(dict))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a printed value: whether it is text of a run, and the properties of its run and paragraph."""

    in_text: bool
    run: str
    paragraph: str


@dataclass(slots=True)
class _Scan:
    """The paragraph that static text has come to, as far as it went."""

    text: str = ""
    known: dict[Surroundings, int] = field(default_factory=dict)

    def feed(self, text: str) -> None:
        at = max(text.rfind("<w:p>"), text.rfind("<w:p "))
        self.text = text[at:] if at >= 0 else self.text + text

    def here(self) -> int:
        text = self.text
        in_text = max(text.rfind("<w:t>"), text.rfind("<w:t ")) > text.rfind("</w:t>")
        run_at = max(text.rfind("<w:r>"), text.rfind("<w:r "))
        run = _RUN_PROPERTIES.search(text, run_at) if run_at >= 0 else None
        paragraph = _PARAGRAPH_PROPERTIES.search(text)
        found = Surroundings(in_text, run[0] if run else "", paragraph[0] if paragraph else "")
        return self.known.setdefault(found, len(self.known))


_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)


class PartGenerator(CodeGenerator):
    """Generates `root(context, out, put, get, mark, flush)` for one part."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, None, None, defer_init=True, optimized=True)
        self.constants: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}
        self.scan = _Scan()

    @property
    def surroundings(self) -> tuple[Surroundings, ...]:
        """What stands around each printed value, by the number passed to `put`."""
        return tuple(self.scan.known)

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The module: one function."""
        self.writeline("from jinja2.runtime import " + ", ".join(sorted(exported)))
        self.writeline("name = None")
        self.writeline(
            "def root(context, out, put, get, mark, flush, missing=missing, environment=environment):", extra=1
        )
        self.indent()
        self.writeline("resolve = context.resolve_or_missing")
        self.writeline("undefined = environment.undefined")
        self.writeline("concat = environment.concat")
        self.writeline("cond_expr_undefined = Undefined")
        self.writeline("extend = out.extend")
        inner = Frame(EvalContext(self.environment, None))
        inner.buffer = OUT
        inner.symbols.analyze_node(node)
        inner.toplevel = inner.rootlevel = True
        self.enter_frame(inner)
        self.pull_dependencies(node.body)
        self.blockvisit(node.body, inner)
        self.leave_frame(inner, with_python_scope=True)
        self.outdent()

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802
        """A loop; at the end of each turn what was written may be passed on."""
        if frame.buffer == OUT and not node.recursive:
            node.body.append(nodes.Output([nodes.TemplateData(FLUSH)], lineno=node.lineno))
        super().visit_For(node, frame)

    def start_write(self, frame: Frame, node: nodes.Node | None = None) -> None:
        """A captured text that is printed at the top passes through `put`."""
        if frame.buffer == OUT:
            self.writeline("out.append(put(", node)
        else:
            super().start_write(frame, node)

    def end_write(self, frame: Frame) -> None:
        """Closes what `start_write` opened."""
        self.write(f", {self.scan.here()}))") if frame.buffer == OUT else super().end_write(frame)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Printed text: constants as bytes, values through `put`."""
        if len(node.nodes) == 1 and isinstance(node.nodes[0], nodes.TemplateData) and node.nodes[0].data == FLUSH:
            if frame.buffer == OUT:
                self.writeline("if len(out) > 2048: flush()")
            return
        if frame.buffer != OUT:
            for child in node.nodes:
                if isinstance(child, nodes.TemplateData):
                    self.scan.feed(child.data)
            super().visit_Output(node, frame)
            return
        pieces = self._pieces(node, frame)
        if not pieces:
            return
        self.writeline("extend((", node)
        for piece in pieces:
            if isinstance(piece, str):
                self.write(piece + ", ")
            else:
                child, at = piece
                self.write("put(")
                self.visit(child, frame)
                self.write(f", {at}), ")
        self.write("))")

    def _pieces(self, node: nodes.Output, frame: Frame) -> list[str | tuple[nodes.Expr, int]]:
        pieces: list[str | tuple[nodes.Expr, int]] = []
        static = ""
        for child in node.nodes:
            text = self._static(child, frame)
            if text is not None:
                self.scan.feed(text)
                static += text
                continue
            self._constant(static, pieces)
            static = ""
            pieces.append((child, self.scan.here()))
        self._constant(static, pieces)
        return pieces

    def _static(self, child: nodes.Expr, frame: Frame) -> str | None:
        if isinstance(child, nodes.TemplateData):
            return child.data
        try:
            value = child.as_const(frame.eval_ctx)
        except (nodes.Impossible, Exception):  # whatever goes wrong goes wrong again, located, when it runs
            return None
        if not isinstance(value, str | int | float) or hasattr(value, "__html__") or not str(value).isprintable():
            return None
        return str(escape(value))

    def _constant(self, text: str, pieces: list[Any]) -> None:
        """Static text; its marks become calls."""
        done = 0
        for mark in _MARK.finditer(text):
            self._bytes(text[done : mark.start()], pieces)
            pieces.append(f"mark({ord(mark[1])}, {mark[2]!r})")
            done = mark.end()
        self._bytes(text[done:], pieces)

    def _bytes(self, text: str, pieces: list[Any]) -> None:
        if not text:
            return
        raw = text.encode()
        name = self._names.get(raw)
        if name is None:
            name = self._names[raw] = f"s_{len(self.constants)}"
            self.constants[name] = raw
        pieces.append(name)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """`x.y`: straight from a plain dict where no method of it has that name; else as the sandbox does."""
        if node.attr.startswith("_") or node.attr in _PLAIN_METHODS:
            super().visit_Getattr(node, frame)
            return
        entry = self._loop_variable(node.node, frame)
        if entry:
            self.write(f"({entry}[{node.attr!r}] if {entry}.__class__ is dict and {node.attr!r} in {entry} else ")
        self.write("get(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" + (")" if entry else ""))

    def _loop_variable(self, node: nodes.Expr, frame: Frame) -> str:
        """The Python name of a loop's variable, where `node` is one that is surely set; "" for anything else."""
        if not isinstance(node, nodes.Name):
            return ""
        ref = frame.symbols.ref(node.name)
        load = frame.symbols.find_load(ref)
        known = load is not None and load[0] == VAR_LOAD_PARAMETER and not self.parameter_is_undeclared(ref)
        return ref if known else ""

    @property
    def source(self) -> str:
        """The Python that was generated."""
        return self.stream.getvalue()  # type: ignore[attr-defined,no-any-return]
