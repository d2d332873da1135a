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
from jinja2.compiler import Frame
from jinja2.environment import Environment
from jinja2.idtracking import VAR_LOAD_PARAMETER
from jinja2.nodes import EvalContext
from jinja2.runtime import exported
from markupsafe import escape

from drafting.admission.metering import MeteredGenerator
from drafting.word.template.lifting import BAR, LIFTED, STOP

# Marks in static text that become calls; XML cannot hold these characters. Each is followed by an argument and STOP.
FRESH_ID, NOTE, LIST, OWN = "\x0e", "\x0f", "\x10", "\x18"
_MARK = re.compile(f"([{FRESH_ID}{NOTE}{LIST}{OWN}])([^{STOP}]*){STOP}")
_GHOST = re.compile(f"{LIFTED}([^{BAR}]*){BAR}([^{BAR}]*){BAR}([^{STOP}]*){STOP}")
FLUSH = "\x14"
KEPT = 8_000_000  # characters printed by a loop before they are passed on
OUT = "out"
_PLAIN_METHODS = frozenset(dir(dict))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a printed value: whether it is text of a run, and the properties of its run and paragraph.

    `lifted`: the element ("p", "r", "tr", "tc") that the value takes the place of; `splits`: whether the paragraph may be
    ended here and another begun; `closed`: whether it stands in an attribute or a field's code, where there is room for text only.
    """

    in_text: bool
    run: str
    paragraph: str
    lifted: str = ""
    splits: bool = True
    closed: bool = False


@dataclass(slots=True)
class _Scan:
    """The paragraph that static text has come to, as far as it went."""

    text: str = ""
    known: dict[Surroundings, int] = field(default_factory=dict)
    order: list[Surroundings] = field(default_factory=list)

    def feed(self, text: str) -> None:
        at = max(text.rfind("<w:p>"), text.rfind("<w:p "))
        self.text = text[at:] if at >= 0 else self.text + text

    def here(self) -> int:
        found = around(self.text)
        if found not in self.known:
            self.known[found] = len(self.order)
            self.order.append(found)
        return self.known[found]


def around(text: str) -> Surroundings:
    """What stands around a value behind `text`, which begins with its paragraph."""
    if text.endswith(STOP) and (ghost := _GHOST.match(text, text.rfind(LIFTED))) is not None:
        return Surroundings(False, ghost[3], ghost[2], ghost[1], ghost[1] == "r" and _may_split(text, 1))
    in_text = max(text.rfind("<w:t>"), text.rfind("<w:t ")) > text.rfind("</w:t>")
    run_at = max(text.rfind("<w:r>"), text.rfind("<w:r "))
    run = _RUN_PROPERTIES.search(text, run_at) if run_at >= 0 else None
    paragraph = _PARAGRAPH_PROPERTIES.search(text)
    closed = text.rfind("<") > text.rfind(">") or text.rfind("<w:instrText") > text.rfind("</w:instrText>")
    return Surroundings(
        in_text, run[0] if run else "", paragraph[0] if paragraph else "", "", in_text and _may_split(text, 3), closed
    )


_OPEN = re.compile(r"<(/?)([A-Za-z][\w:]*)(?: [^<>]*?)?(/?)>")


def _may_split(text: str, depth: int) -> bool:
    """Whether nothing but paragraph, run and text is open, so that they can be ended here and begun again."""
    stack: list[str] = []
    for slash, name, alone in _OPEN.findall(text):
        if slash:
            if stack:
                stack.pop()
        elif not alone:
            stack.append(name)
    return stack == ["w:p", "w:r", "w:t"][:depth]


_RUN_PROPERTIES = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_PARAGRAPH_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)


class PartGenerator(MeteredGenerator):
    """Generates `root(context, out, put, get, mark, flush, place)` for one part."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, None, None, defer_init=True, optimized=False)
        self.constants: dict[str, bytes] = {}
        self._names: dict[bytes, str] = {}
        self.scan = _Scan()

    @property
    def surroundings(self) -> tuple[Surroundings, ...]:
        """What stands around each printed value, by the number passed to `put`."""
        return tuple(self.scan.order)

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The module: one function."""
        self.writeline("from jinja2.runtime import " + ", ".join(sorted(exported)))
        self.writeline("name = None")
        self.writeline(
            "def root(context, out, put, get, mark, flush, place, missing=missing, environment=environment):", extra=1
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
            # Long text that is in the template is kept once, however often it is printed; joined it is not.
            static = sum(len(data.data) for data in node.find_all(nodes.TemplateData)) + 1
            most = max(8, min(2048, KEPT // static))
            node.body.append(nodes.Output([nodes.TemplateData(f"{FLUSH}{most}")], lineno=node.lineno))
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

    def captures(self, frame: Frame) -> bool:
        """What is printed at the top is passed on as it comes."""
        return bool(frame.buffer != OUT)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Printed text: constants as bytes, values through `put`."""
        first = node.nodes[0] if len(node.nodes) == 1 else None
        if isinstance(first, nodes.TemplateData) and first.data.startswith(FLUSH):
            if frame.buffer == OUT:
                self.writeline(f"if len(out) > {first.data[1:]}: flush()")
            return
        if frame.buffer != OUT:
            for child in node.nodes:
                if isinstance(child, nodes.TemplateData):
                    self.scan.feed(child.data)
            super().visit_Output(node, frame)
            return
        pieces = self._pieces(node)
        if not pieces:
            return
        self.writeline("extend((", node)
        for piece in pieces:
            if isinstance(piece, str):
                self.write(piece + ", ")
            else:
                child, at = piece
                self.newline(child)  # a fault is told at the line that runs
                self.write("place(" if self._special(at) else "put(")
                self.visit(child, frame)
                self.write(f", {at}), ")
        self.write("))")

    def _special(self, at: int) -> bool:
        """Whether plain text needs more than escaping here: it takes the place of a paragraph or run."""
        return bool(self.scan.order[at].lifted)

    def _pieces(self, node: nodes.Output) -> list[str | tuple[nodes.Expr, int]]:
        pieces: list[str | tuple[nodes.Expr, int]] = []
        static = ""
        for child in node.nodes:
            text = self._static(child)
            here = None if isinstance(child, nodes.TemplateData) else self.scan.here()
            if text is not None and (here is None or not self._special(here)):
                self.scan.feed(text)
                static += text
                continue
            self._constant(static, pieces)
            static = ""
            pieces.append((child, self.scan.here()))
        self._constant(static, pieces)
        return pieces

    def _static(self, child: nodes.Expr) -> str | None:
        if isinstance(child, nodes.TemplateData):
            return child.data
        # Anything else is worked out when it runs, within the budget and told at its place.
        value = child.value if isinstance(child, nodes.Const) else None
        if not isinstance(value, str | int | float) or not str(value).isprintable():
            return None
        return str(escape(value))

    def _constant(self, text: str, pieces: list[Any]) -> None:
        """Static text; its marks become calls."""
        if LIFTED in text:
            text = _GHOST.sub("", text)
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
