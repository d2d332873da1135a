"""One part of a template (body, header, footer, notes) compiled: from XML with tags to a function that appends bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.visitor import NodeTransformer

from drafting.admission.characters import unholdable
from drafting.word.template import asides, dialect, structure
from drafting.word.template.asides import Aside, NoteText
from drafting.word.template.codegen import FRESH_ID, NOTE, PartGenerator, Surroundings
from drafting.word.template.containers import doubtful
from drafting.word.template.identity import Told, mark_identity
from drafting.word.template.lifting import STOP, Lost
from drafting.word.template.lists import mark_lists
from drafting.word.template.place import ParagraphPlace
from drafting.word.template.quotes import compare_straight
from drafting.word.template.sandbox import REFUSED, TemplateSandbox
from drafting.word.template.tables import mark_tables

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_OPENER = re.compile(r"\{[{%#]")
_HELD = re.compile("\x01(\\d+)\x02")
_DOC_PR = re.compile(r'(<wp:docPr(?: [^>]*?)? id=")[^"]*(?=")')
_REFERENCE = re.compile(
    r'<w:(footnote|endnote|comment)Reference\b[^>]*?w:id="(-?\d+)"[^>]*/>| r:(?:embed|id|link|pict)="([^"]*)"'
)
_UNIQUE = re.compile(r' w14:(?:paraId|textId)="[^"]*"')
_CONTROL_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*[\t\x0b][^<]*)</w:t>")
_ESCAPED_TAGS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


@dataclass(frozen=True, slots=True)
class Part:
    """A compiled part. `kind` is its name for findings ("body", "header:header1.xml"); `outline` its Jinja source with the
    XML taken out, a line per paragraph; `notes` the notes, pictures and links that stand outside any condition or loop; `tables` and `lists`
    whether any is marked; `containers` whether any may be left empty; `doubts` the lines of blocks that may leave broken XML; `asides` the notes that are
    filled where this part refers to them; `told` the names that it may drop and those it refers to; `lines` of the outline
    against those of the code; `proven` whether
    its own text holds no character that XML cannot."""

    name: str
    kind: str
    root: Callable[..., None]
    surroundings: tuple[Surroundings, ...]
    outline: str
    held: tuple[str, ...]
    notes: frozenset[tuple[str, str]]
    tables: bool
    containers: bool
    lists: bool
    doubts: tuple[int, ...]
    asides: tuple[Aside, ...] = ()
    told: Told = field(default_factory=Told)
    lines: tuple[tuple[int, int], ...] = ()
    proven: bool = False

    def line(self, error: BaseException) -> int | None:
        """The line of the outline that ran when `error` was raised; None where it was raised elsewhere."""
        found, trace = None, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == f"<{self.name}>":
                found = next((t for t, code in reversed(self.lines) if code <= trace.tb_lineno), 1)
            trace = trace.tb_next
        return found


@dataclass(slots=True)
class Source:
    """A part on its way to Jinja: its outline (tags with the XML between them taken out) and that XML."""

    outline: str
    held: list[str] = field(default_factory=list)
    tables: bool = False
    containers: bool = False
    lost: list[Lost] = field(default_factory=list)

    def restore(self, data: str) -> str:
        """Static text as it will be printed. Its line breaks were paragraph marks only."""
        data = data.replace("\n", "")
        data = _HELD.sub(lambda m: self.held[int(m[1])], data)
        return data.replace(dialect.VERTICAL_TAB, "\n")


def take_out(text: str) -> Source:
    """The outline of a part: what Jinja has to read, the XML between the tags held apart.

    Where the end of a tag is not plain to see (braces inside it), nothing is taken out and Jinja reads it all.
    """
    held: list[str] = []
    out: list[str] = []
    done = 0
    for tag in _TAG.finditer(text):
        inner = tag[1] or tag[2] or ""
        if "{" in inner or "}" in inner:
            return Source(text)
        _hold(text[done : tag.start()], held, out)
        out.append(tag[0])
        done = tag.end()
    _hold(text[done:], held, out)
    if any(_OPENER.search(static) for static in held):
        return Source(text)
    return Source("".join(out), held)


def _hold(static: str, held: list[str], out: list[str]) -> None:
    bare = static.strip()
    if not bare:
        out.append(static)
        return
    # White space at the ends stays where Jinja's own `-` can take it away.
    start = static.index(bare)
    tail = static[start + len(bare) :]
    out.append(f"{static[:start]}\x01{len(held)}\x02{chr(10) * bare.count(chr(10))}{tail}")
    held.append(bare.replace("\n", ""))


def prepare(text: str, body: bool) -> Source:
    """A part's XML as Jinja's outline, with all that needs doing once done: breaks in its own text, ids, escaped tags."""
    lost: list[Lost] = []
    text = dialect.to_jinja(text, lost)
    if "\t" in text or dialect.VERTICAL_TAB in text:
        text = _static_breaks(text)
    if body:
        text = _DOC_PR.sub(rf"\1{FRESH_ID}{STOP}", text)
    text, tables = mark_tables(text)
    source = take_out(text)
    source.tables, source.lost, source.containers = tables, lost, doubtful(text)
    for i, static in enumerate(source.held):
        if "{_" in static or "_}" in static:
            source.held[i] = _unescape_tags(static)
    return source


def _unescape_tags(text: str) -> str:
    for written, meant in _ESCAPED_TAGS:
        text = text.replace(written, meant)
    return text


def _static_breaks(text: str) -> str:
    """Tabs and line breaks that stand as characters in the template's own text, as docxtpl makes them."""

    def of_text(match: re.Match[str]) -> str:
        run_at = max(text.rfind("<w:r>", 0, match.start()), text.rfind("<w:r ", 0, match.start()))
        look = re.search(r"<w:rPr>.*?</w:rPr>", text[run_at : match.start()], re.DOTALL) if run_at >= 0 else None
        run = look[0] if look else ""
        keep = '<w:t xml:space="preserve">'
        pieces = []
        done = 0
        for tag in [*_TAG.finditer(match[0]), None]:
            plain = match[0][done : tag.start() if tag else None]
            plain = plain.replace("\t", f"</w:t></w:r><w:r>{run}<w:tab/></w:r><w:r>{run}{keep}")
            pieces.append(plain.replace(dialect.VERTICAL_TAB, f"</w:t><w:br/>{keep}"))
            if tag:
                pieces.append(tag[0])
                done = tag.end()
        return "".join(pieces)

    return _CONTROL_TEXT.sub(of_text, text)


class _Unblocked(NodeTransformer):
    """Blocks as their own content: without inheritance, which a Word template cannot have, that is all they are."""

    def visit_Block(self, node: nodes.Block) -> list[nodes.Node]:  # noqa: N802
        self.generic_visit(node)
        return node.body


def parse(source: Source, environment: TemplateSandbox) -> nodes.Template:
    """The syntax tree with the XML put back. Raises TemplateSyntaxError with a line of the outline."""
    tree = environment.parse(source.outline)
    if "block" in source.outline:
        tree = _Unblocked().visit(tree)
    compare_straight(tree)
    for node in tree.find_all((nodes.TemplateData, nodes.Const)):
        if isinstance(node, nodes.TemplateData):
            node.data = source.restore(node.data)
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and dialect.VERTICAL_TAB in node.value:
            node.value = node.value.replace(dialect.VERTICAL_TAB, "\n")
    return tree


class RefusedError(Exception):
    """A template asks for what no template may have; `tree` is its syntax tree."""

    def __init__(self, tree: nodes.Template) -> None:
        self.tree = tree


class LostError(Exception):
    """Something stands beside a tag and would vanish with its place."""

    def __init__(self, lost: list[Lost]) -> None:
        self.lost = lost


_WATCHED: tuple[type[nodes.Node], ...] = (nodes.Getattr, nodes.Getitem, nodes.Filter, nodes.Test, *REFUSED)


def out_of_bounds(tree: nodes.Template, environment: TemplateSandbox) -> list[tuple[int, str, dict[str, str]]]:
    """What can be seen, before any filling, to be out of bounds: line, finding code and values. Private attributes,
    includes and the like, filters and tests that do not exist."""
    found: list[tuple[int, str, dict[str, str]]] = []
    for node in tree.find_all(_WATCHED):
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            name = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", "")
            if isinstance(name, str) and name.startswith("__" if isinstance(node, nodes.Getitem) else "_"):
                found.append((node.lineno, "template.unsafe", {"reason": f".{name}"}))
        elif isinstance(node, nodes.Filter):
            if node.name not in environment.filters:
                found.append((node.lineno, "template.syntax", {"reason": f"No filter named {node.name!r}."}))
        elif isinstance(node, nodes.Test):
            if node.name not in environment.tests:
                found.append((node.lineno, "template.syntax", {"reason": f"No test named {node.name!r}."}))
        else:
            found.append((node.lineno, "template.refused-tag", {"tag": REFUSED[type(node)]}))
    return sorted(found, key=lambda entry: entry[0])


def compile_part(
    text: str, name: str, kind: str, environment: TemplateSandbox, restart_lists: bool = True,
    notes: Mapping[tuple[str, str], NoteText] | None = None,
) -> Part:  # fmt: skip
    """Compiles a part of which `text` is the normal XML; `notes` are those that it may refer to.

    Raises TemplateSyntaxError (line of the outline), RefusedError or LostError; use `drafting.word.template.faults` to say it to a person.
    """
    source = prepare(text, kind == "body")
    tree = parse(source, environment)
    if out_of_bounds(tree, environment):
        raise RefusedError(tree)
    if source.lost:
        raise LostError(source.lost)
    found = _asides(tree, notes or {}, source, environment)
    tree = with_asides(tree, found, environment)
    doubts = structure.doubts(tree)
    lists = restart_lists and kind == "body" and mark_lists(tree)
    steady = _mark_references(tree) if kind == "body" else frozenset()
    told = mark_identity(tree, kind == "body")
    generator = PartGenerator(environment)
    generator.visit(tree)
    namespace: dict[str, Any] = {"environment": environment, **generator.constants}
    exec(compile(generator.source, f"<{name}>", "exec"), namespace)
    root = namespace["root"]
    return Part(
        name, kind, root, generator.surroundings, source.outline, tuple(source.held), steady, source.tables,
        source.containers, lists, doubts, found, told, tuple(generator.debug_info),
        not any(unholdable(raw) for raw in generator.constants.values()),
    )  # fmt: skip


def _asides(
    tree: nodes.Template, notes: Mapping[tuple[str, str], NoteText], source: Source, environment: TemplateSandbox
) -> tuple[Aside, ...]:
    """The notes that must be filled at their references: those with tags that a condition or loop decides on, and those repeated.

    One with a fault stays in its own part, which will tell it there."""
    found: dict[tuple[str, str], Aside] = {}
    line = source.outline.count("\n") + 1
    for kind, number, repeated in asides.decided(tree):
        note = notes.get((kind, number))
        if note is None or (kind, number) in found:
            continue
        if not repeated and not dialect.has_tags(note.xml):
            continue
        own = prepare(note.xml, False)
        try:
            if own.lost or out_of_bounds(parse(own, environment), environment):
                continue
        except TemplateSyntaxError:
            continue
        found[kind, number] = Aside(
            kind, number, own.outline, tuple(own.held), line, note.paragraphs, tuple(excerpts(note.xml))
        )
        line += own.outline.count("\n") + 1
    return tuple(found.values())


def with_asides(tree: nodes.Template, found: Sequence[Aside], environment: TemplateSandbox) -> nodes.Template:
    """A body's tree with its asides filled at their references."""
    bodies = {}
    for aside in found:
        own = parse(Source(aside.outline, list(aside.held)), environment)
        for node in own.find_all(nodes.Node):
            node.lineno = (node.lineno or 1) + aside.first_line
        bodies[aside.kind, aside.number] = own.body
    return asides.insert(tree, bodies) if bodies else tree


def _mark_references(tree: nodes.Template) -> frozenset[tuple[str, str]]:
    """Has every reference to a note, picture or link that a condition may drop say so when it is printed; returns those
    that always are. In loops, paragraphs lose the ids that must be unique."""
    steady: set[tuple[str, str]] = set()

    def mark(match: re.Match[str]) -> str:
        return f"{NOTE}{match[1] or 'relationship'}:{match[2] or match[3]}{STOP}{match[0]}"

    def walk(node: nodes.Node, conditional: bool, repeated: bool) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.TemplateData):
                if repeated and "w14:" in child.data:
                    child.data = _UNIQUE.sub("", child.data)
                if conditional:
                    child.data = _REFERENCE.sub(mark, child.data)
                else:
                    steady.update((m[1] or "relationship", m[2] or m[3]) for m in _REFERENCE.finditer(child.data))
            else:
                walk(
                    child, conditional or not isinstance(child, nodes.Output), repeated or isinstance(child, nodes.For)
                )

    walk(tree, False, False)
    return frozenset(steady)


def place(source: str, kind: str, line: int, excerpt: str = "") -> ParagraphPlace:
    """The place of a line of an outline: line 1 is before the first paragraph."""
    return ParagraphPlace(source, path=excerpt, part=kind, paragraph=max(line - 1, 1))


MAX_EXCERPT = 80  # characters


_FIELD = re.compile(r'\{\{ __word__\((?:"([^"]*)", )?\d+\) \}\}|\{% if __word__\((?:"([^"]*)", )?\d+\) %\}')


def excerpts(text: str) -> list[str]:
    """The text of each paragraph of normal XML; Word's own fields as Word shows them."""
    found = []
    for piece in re.split(r"<w:p(?=[ >])", text)[1:]:
        words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", piece))
        for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            words = words.replace(written, meant)
        if "__word__" in words:
            words = _FIELD.sub(lambda m: f"«{m[1] or m[2] or '…'}»", words)
        found.append(words)
    return found


def shortened(words: str, about: str = "") -> str:
    """A few words of a paragraph: around `about` where that is in it, else around its first tag."""
    if len(words) <= MAX_EXCERPT:
        return words
    at = words.find(about) if about else -1
    if at < 0:
        at = max(words.find("{"), 0)
    start = max(0, min(at - MAX_EXCERPT // 3, len(words) - MAX_EXCERPT + 2))
    end = start + MAX_EXCERPT - 2
    return ("…" if start else "") + words[start:end] + ("…" if end < len(words) else "")
