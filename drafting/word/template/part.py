"""One part of a template (body, header, footer, notes) compiled: from XML with tags to a function that appends bytes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from drafting.word.template import dialect, structure
from drafting.word.template.codegen import FRESH_ID, NOTE, STOP, PartGenerator, Surroundings
from drafting.word.template.lists import mark_lists
from drafting.word.template.place import ParagraphPlace
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
    whether any is marked; `doubts` the lines of blocks that may leave broken XML."""

    name: str
    kind: str
    root: Callable[..., None]
    surroundings: tuple[Surroundings, ...]
    outline: str
    held: tuple[str, ...]
    notes: frozenset[tuple[str, str]]
    tables: bool
    lists: bool
    doubts: tuple[int, ...]


@dataclass(slots=True)
class Source:
    """A part on its way to Jinja: its outline (tags with the XML between them taken out) and that XML."""

    outline: str
    held: list[str] = field(default_factory=list)
    tables: bool = False

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
    text = dialect.to_jinja(text)
    if "\t" in text or dialect.VERTICAL_TAB in text:
        text = _static_breaks(text)
    if body:
        text = _DOC_PR.sub(rf"\1{FRESH_ID}{STOP}", text)
    text, tables = mark_tables(text)
    source = take_out(text)
    source.tables = tables
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


def compile_part(text: str, name: str, kind: str, environment: TemplateSandbox, restart_lists: bool = True) -> Part:
    """Compiles a part of which `text` is the normal XML.

    Raises TemplateSyntaxError (line of the outline) or RefusedError; use `drafting.word.template.faults` to say it to a person.
    """
    source = prepare(text, kind == "body")
    tree = parse(source, environment)
    if out_of_bounds(tree, environment):
        raise RefusedError(tree)
    doubts = structure.doubts(tree)
    lists = restart_lists and kind == "body" and mark_lists(tree)
    steady = _mark_references(tree) if kind == "body" else frozenset()
    generator = PartGenerator(environment)
    generator.visit(tree)
    namespace: dict[str, Any] = {"environment": environment, **generator.constants}
    exec(compile(generator.source, f"<{name}>", "exec"), namespace)
    root = namespace["root"]
    return Part(
        name, kind, root, generator.surroundings, source.outline, tuple(source.held), steady, source.tables, lists, doubts
    )  # fmt: skip


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


def excerpts(text: str) -> list[str]:
    """The text of each paragraph of normal XML."""
    found = []
    for piece in re.split(r"<w:p(?=[ >])", text)[1:]:
        words = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", piece))
        for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            words = words.replace(written, meant)
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
