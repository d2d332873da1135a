"""What is wrong with a template or its data, said by paragraph: every fault of a template at once, every missing value."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol

from jinja2 import StrictUndefined, meta, nodes, pass_context
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.runtime import Undefined, new_context

from drafting import messages
from drafting.admission.budget import ExcessError, WordlessError
from drafting.admission.sandbox import rendered
from drafting.errors import DraftingError, Finding, InputError, LibraryError, both
from drafting.word.template.asides import Aside
from drafting.word.template.codegen import Surroundings
from drafting.word.template.identity import references
from drafting.word.template.lifting import Lost
from drafting.word.template.merge.asking import folded
from drafting.word.template.merge.fields import Table
from drafting.word.template.merge.storing import equip
from drafting.word.template.part import (
    Part,
    Source,
    excerpts,
    out_of_bounds,
    parse,
    place,
    prepare,
    shortened,
    with_asides,
)
from drafting.word.template.place import ParagraphPlace
from drafting.word.template.preparing import Asked
from drafting.word.template.recorder import named, recorder
from drafting.word.template.render import Render
from drafting.word.template.sandbox import TemplateSandbox


class Template(Protocol):
    """What of a template is looked at to say what is wrong with it."""

    raw: bytes
    name: str
    filters: dict[str, Callable[..., Any]]
    asked: Asked
    parts: tuple[Part, ...]

    @property
    def tagged_texts(self) -> tuple[tuple[str, str], ...]: ...

    def text(self, part: Part) -> str: ...


_BLOCKS = ("for", "if", "macro", "call", "filter", "set", "block", "with", "autoescape", "raw")
_TAG = re.compile(r"\{\{(.*?)\}\}|\{%-?\s*(\w+)(.*?)-?%\}|\{#.*?#\}", re.DOTALL)
_MARKERS = ("tr", "tc", "p", "r")
_SPACED = re.compile(r"\s*([^\W\d]\w*(?:[ \u00a0][^\W\d]\w*)+)\s*")
_SPACES = re.compile(r"[ \u00a0]")
_ANYWHERE = Surroundings(True, "", "")


def _at(text: str, kind: str, source: str, line: int, about: str = "") -> ParagraphPlace:
    said = excerpts(text)
    number = max(line - 1, 1)
    return place(source, kind, line, shortened(said[number - 1], about) if number <= len(said) else "")


# ---------------------------------------------------------------- before filling


def syntax(
    error: TemplateSyntaxError, text: str, kind: str, source: str, environment: TemplateSandbox
) -> list[Finding]:
    """Everything in a part that Jinja cannot read. `text` is the part's normal XML, `error` the first fault met."""
    prepared = prepare(text, kind == "body")
    outline, found = prepared.outline, beside(prepared.lost, text, kind, source)
    for line, tag in _tags(outline):
        if tag[2] in _MARKERS:
            where = _at(text, kind, source, line, tag[0])
            found.append(Finding("template.marker-apart", where, {"found": tag[0][:40], "marker": tag[2]}))
        if tag[1] is None:
            continue
        if spaced := _SPACED.fullmatch(tag[1]):
            where = _at(text, kind, source, line, tag[1].strip())
            found.append(
                Finding("template.name-space", where, {"name": spaced[1], "near": _SPACES.sub("_", spaced[1])})
            )
            continue
        try:
            environment.parse("{{" + tag[1] + "}}")
        except TemplateSyntaxError as inner:
            where = _at(text, kind, source, line, tag[1].strip())
            found.append(Finding("template.syntax", where, {"reason": inner.message or ""}))
    found += [
        Finding("template.unclosed", _at(text, kind, source, line), {"tag": tag}) for line, tag in _unclosed(outline)
    ]
    if not found:
        found = [Finding("template.syntax", _at(text, kind, source, error.lineno), {"reason": error.message or ""})]
    return found


def place_of(text: str, kind: str, source: str, words: str) -> ParagraphPlace:
    """The place of the first paragraph with `words`."""
    for number, said in enumerate(excerpts(text), 1):
        if words in said:
            return place(source, kind, number + 1, shortened(said, words))
    return place(source, kind, 1)


def refused_fields(table: Table, source: str) -> list[Finding]:
    """Fields of Word's mail merge that are not filled here."""
    return [
        Finding("template.field-not-filled", ParagraphPlace(source, part=kind, paragraph=paragraph), {"field": code})
        for kind, paragraph, code in table.refused
    ]


_SHARED = {"two-tags": "two-tags", "words": "beside", "break": "beside-break", "note": "beside-note", "picture": "beside-picture", "symbol": "beside-symbol"}  # fmt: skip


def beside(lost: Iterable[Lost], text: str, kind: str, source: str) -> list[Finding]:
    """What stands beside tags that take the place of their paragraph, row or cell, and would vanish with it."""
    return [
        Finding(f"template.{_SHARED[one.sort]}", _at(text, kind, source, one.line), {"element": one.element, "words": one.words[:80]})
        for one in lost
    ]  # fmt: skip


def _tags(outline: str) -> Iterator[tuple[int, re.Match[str]]]:
    line = done = 0
    for tag in _TAG.finditer(outline):
        line += outline.count("\n", done, tag.start())
        done = tag.start()
        yield line + 1, tag


def _unclosed(outline: str) -> list[tuple[int, str]]:
    stack: list[tuple[int, str]] = []
    for line, tag in _tags(outline):
        word = tag[2] or ""
        if word in _BLOCKS and not (word == "set" and "=" in tag[3]):
            stack.append((line, word))
        elif word.startswith("end") and stack and stack[-1][1] == word[3:]:
            stack.pop()
    return stack


def refused(tree: nodes.Template, text: str, kind: str, source: str, environment: TemplateSandbox) -> list[Finding]:
    """What in a part is out of bounds, each at its paragraph."""
    return [
        Finding(code, _at(text, kind, source, line), values) for line, code, values in out_of_bounds(tree, environment)
    ]


def undeclared(parts: Iterable[Part], environment: TemplateSandbox) -> frozenset[str]:
    """The names that parts ask of their data."""
    found: set[str] = set()
    for part in parts:
        for outline in (part.outline, *(aside.outline for aside in part.asides)):
            found |= meta.find_undeclared_variables(environment.parse(outline))
    return frozenset(found - set(environment.globals))


# ---------------------------------------------------------------- after a filling failed


def explained(error: Exception, template: Template, values: Mapping[str, Any]) -> DraftingError:
    """Why a filling failed: the template is run once more, slowly, so that every missing value is found in one go.

    Raises `error` itself where neither template nor data is to blame.
    """
    found = _beyond(error, template)
    if found:
        return LibraryError(found)
    for part in template.parts:
        found += _Diagnosis(template, part.kind, template.text(part)).run(part, values)
    found += _properties(template, values)
    if not found and isinstance(error, DraftingError):
        found = _where_it_ran(error, template)
    found = found or _as_it_ran(error, template)
    if not found:
        raise error  # not a fault of the template or the data: ours
    return InputError(found) if all(f.code in _OF_THE_DATA for f in found) else LibraryError(found)


_OF_THE_DATA = frozenset(
    f"template.{name}"
    for name in (
        "undefined",
        "image-missing",
        "image-broken",
        "subdocument-missing",
        "filter-value",
        "marked-value",
        "wrong-place",
    )
)


def _where_it_ran(error: DraftingError, template: Template) -> list[Finding]:
    """The findings of a value that does not fit its place, which the slow run does not know."""
    for part in template.parts:
        line = part.line(error)
        if line is not None:
            text = template.text(part)
            where = _at(text, part.kind, template.name, line)
            return [Finding(f.code, where, f.values) for f in error.findings]
    return []


def _beyond(error: Exception, template: Template) -> list[Finding]:
    """The finding of a filling that asked too much: where it was is known, and it is not run once more."""
    if not isinstance(error, ExcessError | RecursionError | MemoryError):
        return []
    return _where_raised(error, template, lambda where: Finding("template.excess", where, {"reason": _reason(error)}))


def _as_it_ran(error: Exception, template: Template) -> list[Finding]:
    """The finding of what went wrong in the filling and not in the slow run: `self` means something to Jinja, nothing here."""
    if isinstance(error, UndefinedError):
        return _where_raised(error, template, lambda where: _undefined(where, named(error), ""))
    if isinstance(error, SecurityError):
        return _where_raised(error, template, lambda where: Finding(_code(error), where, {"reason": _reason(error)}))
    return []


def _where_raised(error: Exception, template: Template, made: Callable[[ParagraphPlace], Finding]) -> list[Finding]:
    for part in template.parts:
        line = part.line(error)
        if line is not None:
            return [made(_at(template.text(part), part.kind, template.name, line))]
    return []


def _code(error: SecurityError) -> str:
    if isinstance(error, ExcessError):
        return "template.excess"
    return "template.wordless" if isinstance(error, WordlessError) else "template.unsafe"


def _reason(error: Exception) -> Any:
    if isinstance(error, ExcessError):
        return error.reason
    if isinstance(error, RecursionError | MemoryError):
        return both("budget.nesting", what="{% … %}")
    return str(error) or type(error).__name__


def _properties(template: Template, values: Mapping[str, Any]) -> list[Finding]:
    found = []
    environment = TemplateSandbox(template.filters)
    for kind, said in template.tagged_texts:
        where = ParagraphPlace(template.name, part=kind, path=said[:80])
        try:
            rendered(environment.from_string(said), values)
        except SecurityError as error:
            found.append(Finding(_code(error), where, {"reason": _reason(error)}))
        except UndefinedError as error:
            found.append(_undefined(where, named(error), ""))
        except Exception as error:
            found.append(Finding("template.failed", where, {"reason": _reason(error)}))
    return found


def _undefined(where: ParagraphPlace, name: str, near: str) -> Finding:
    return Finding("template.undefined", where, {"name": name, "meant": _Meant(near)})


_LOOKED_UP = 50
"""Missing names for which the most alike is looked for; beyond these only one that differs in capitals and hyphens: that takes no time."""


_HYPHENED = re.compile(r"\w+(?:-\w+)+")


class _Near:
    """The known names nearest to those that are missing, in time that grows with their number only."""

    def __init__(self) -> None:
        self.folded: dict[int, tuple[Iterable[str], dict[str, str]]] = {}
        self.looked = 0

    def of(self, path: str, known: Iterable[str], said: str = "") -> str:
        """The known name that `path` may be meant for; "" where there is none. `said` are the words it stands in: {{ KvK-nummer }} asks for
        KvK and takes nummer off."""
        from difflib import get_close_matches

        name = path.rpartition(".")[2]
        kept = self.folded.get(id(known))
        if kept is None:
            by: dict[str, str] = {}
            for key in known:
                if isinstance(key, str) and (folded(key) not in by or key.isidentifier()):
                    by[folded(key)] = key
            kept = self.folded[id(known)] = (known, by)
        names = kept[1]
        for one in (*(w for w in _HYPHENED.findall(said) if w.startswith(f"{name}-")), name):
            if folded(one) in names:
                return names[folded(one)]
        self.looked += 1
        if self.looked > _LOOKED_UP or len(names) > 2_000:
            return ""
        return next(iter(get_close_matches(name, list(names.values()), 1, 0.7)), "")


class _Meant(str):
    """A suggestion that reads in the language it is asked in: its bare form is the name."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        return messages.text("template.meant", spec or "nl", known=str(self)) if self else ""


class _Diagnosis:
    """One part run slowly, with missing values noted instead of raised."""

    def __init__(self, template: Template, kind: str, text: str) -> None:
        self.template, self.kind = template, kind
        self.said = excerpts(text)
        self.found: dict[tuple[int, str], Finding] = {}
        self.mark = f"<fill {kind}>"
        self.tree: nodes.Template | None = None
        self.data: Mapping[str, Any] = {}
        self.asides: tuple[Aside, ...] = ()
        self.paths: dict[tuple[str, int], str] | None = None
        self.codes: list[int] = []
        self.outline: list[int] = []
        self.near = _Near()

    def run(self, part: Part, values: Mapping[str, Any]) -> list[Finding]:
        self.data, self.asides = values, part.asides
        filters = {name: self.guarded(inner) for name, inner in self.template.filters.items()}
        environment = TemplateSandbox(filters, recorder(self.missing))
        equip(environment, self.template.asked, self.template.filters)
        source = Source(part.outline, list(part.held))
        self.tree = with_asides(parse(source, environment), part.asides, environment)
        render = Render(self.template.raw)
        # With the context, so that nothing is printed while it is compiled.
        printing = pass_context(lambda _, value: render.print_other(value, _ANYWHERE) and "")
        environment.finalize = self.guarded(printing)
        render.printer(part)
        code = environment.compile(self.tree, None, self.mark)
        compiled = environment.template_class.from_code(environment, code, {})
        pairs = sorted((code, line) for line, code in compiled.debug_info)
        self.codes, self.outline = [code for code, _ in pairs], [line for _, line in pairs]
        context = new_context(environment, None, {}, dict(values), False, environment.globals)
        try:
            for _ in compiled.root_render_func(context):
                pass
        except DraftingError as error:
            for finding in error.findings:
                self.note(self.line(error), finding.code, dict(finding.values))
        except SecurityError as error:
            self.note(self.line(error), _code(error), {"reason": _reason(error)})
        except (RecursionError, MemoryError) as error:
            self.note(self.line(error), "template.excess", {"reason": _reason(error)})
        except Exception as error:
            self.note(self.line(error), "template.failed", {"reason": _reason(error)})
        return [self.found[key] for key in sorted(self.found)]

    def note(self, line: int, code: str, values: Mapping[str, Any]) -> None:
        key = (line, code + str(sorted(values.items())))
        self.found.setdefault(key, Finding(code, self.place(line), values))

    def place(self, line: int, about: str = "") -> ParagraphPlace:
        for aside in reversed(self.asides):
            if line > aside.first_line:
                number = max(line - aside.first_line - 1, 1)
                said = shortened(aside.said[number - 1], about) if number <= len(aside.said) else ""
                return place(self.template.name, f"{aside.kind}s", aside.paragraphs + number + 1, said)
        number = max(line - 1, 1)
        said = shortened(self.said[number - 1], about) if number <= len(self.said) else ""
        return place(self.template.name, self.kind, line, said)

    def lines(self, code: int) -> int:
        """The line of the outline that a line of the code was made of."""
        at = bisect_right(self.codes, code)
        return self.outline[at - 1] if at else 1

    def line(self, error: BaseException) -> int:
        line, trace = 1, error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.mark:
                line = self.lines(trace.tb_lineno)
            trace = trace.tb_next
        return line

    def now(self) -> int:
        """The line of the outline that is running."""
        frame: Any = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.mark:
                return self.lines(frame.f_lineno)
            frame = frame.f_back
        return 1

    def guarded(self, inner: Callable[..., Any]) -> Callable[..., Any]:
        """`inner`, whose faults are noted instead of raised."""

        def guarded(*args: Any, **kwargs: Any) -> Any:
            try:
                return inner(*args, **kwargs)
            except DraftingError as error:
                for finding in error.findings:
                    self.note(self.now(), finding.code, dict(finding.values))
                return ""

        guarded.jinja_pass_arg = getattr(inner, "jinja_pass_arg", None)  # type: ignore[attr-defined]
        return guarded

    def missing(self, undefined: Undefined) -> None:
        """Called by an undefined value when it is used."""
        line = self.now()
        if undefined._undefined_exception is SecurityError:
            self.note(line, "template.unsafe", {"reason": undefined._undefined_message})
            return
        name = str(undefined._undefined_name)
        holder = undefined._undefined_obj
        known: Iterable[str] = self.data if holder is _NO_OBJECT else holder if isinstance(holder, Mapping) else ()
        path = self._path(name, line)
        key = (line, f"undefined {path}")
        if key not in self.found:
            where = self.place(line, path)
            self.found[key] = _undefined(where, path, self.near.of(path, known, where.path))

    def _path(self, name: str, line: int) -> str:
        if self.paths is None:
            assert self.tree is not None
            self.paths = {}
            for node in self.tree.find_all(nodes.Getattr):
                self.paths.setdefault((node.attr, node.lineno), _dotted(node) or node.attr)
        return self.paths.get((name, line), name)


_NO_OBJECT: Any = StrictUndefined()._undefined_obj


def _dotted(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        before = _dotted(node.node)
        return f"{before}.{node.attr}" if before else node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_dotted(node.node)}[{node.arg.value!r}]"
    return ""


def dangling(template: Template, names: set[str]) -> list[Finding]:
    """The references of a template to bookmarks that a condition dropped, each at its first paragraph."""
    found: dict[str, Finding] = {}
    for part in template.parts:
        if not names:
            break
        text = template.text(part)
        for number, piece in enumerate(re.split(r"<w:p(?=[ >])", text)[1:], 1):
            for name in references(piece):
                if name in names and name not in found:
                    where = _at(text, part.kind, template.name, number + 1)
                    found[name] = Finding("template.dangling", where, {"name": name})
    return list(found.values()) + [
        Finding("template.dangling", ParagraphPlace(template.name), {"name": name})
        for name in sorted(names - found.keys())
        if not any(name.startswith(known) for known in found)
    ]


def unsound(raw: bytes, part: Part, text: str, source: str) -> list[Finding]:
    """The findings where a filled part is no sound XML: at the blocks that cross its structure, where those are known."""
    from xml.parsers import expat

    parser = expat.ParserCreate()
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        values = {"reason": expat.ErrorString(error.code)}
        lines = [line for line in part.doubts if line > 1]
        if not lines:
            return [Finding("template.broken-structure", ParagraphPlace(source, part=part.kind), values)]
        return [Finding("template.broken-structure", _at(text, part.kind, source, line), values) for line in lines]
    return []
