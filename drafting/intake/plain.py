"""YAML 1.2 and JSON into plain values, with the place of every key and entry.

libyaml reads events (fast, with line marks), of which values are built one by one: depth and number are counted before
anything is built. The scalars are resolved here by the core schema of YAML 1.2, so that `no` is a word, `010` is ten and a
date is text. Aliases are followed within bounds; tags are refused, and characters that no document can hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import yaml

from drafting.admission.bounds import MAX_BYTES, MAX_DEPTH, MAX_NODES, Parser, too_large
from drafting.admission.characters import refused
from drafting.errors import Finding, InputError, Place
from drafting.intake.swallowed import KEY_LINE, open_quote, unclosed

_INT = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEX = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\Z")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})

PathKey = tuple[str | int, ...]
_ESCAPE = re.compile(r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|.)", re.DOTALL)
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


@dataclass(slots=True)
class Plain:
    """Plain values, and for each path its line and column (from 1). Keys are under their own path."""

    value: Any
    name: str
    places: dict[PathKey, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: PathKey) -> Place:
        """The place of `path`, or of the nearest thing around it that has one."""
        at = path
        while at and at not in self.places:
            at = at[:-1]
        line, column = self.places.get(at, (1, 1))
        return Place(self.name, line, column)


class _Decimal(str):
    """A number as written, so that 0.10 stays exact until it becomes a Decimal."""


def read_plain(text: str, name: str, read: Callable[[str], Any] | None = None) -> Plain:
    """The plain values of a YAML 1.2 or JSON text. `read` makes values of unquoted scalars (default: the core schema, `resolve`). Raises
    InputError: every syntax fault and repeated key, and quotation marks that swallow lines."""
    if len(text) > MAX_BYTES:
        raise InputError(Finding("intake.too-large", Place(name), {"limit": MAX_BYTES}))
    if faults := list(_refused(text, name)):
        raise InputError(faults)
    # Every JSON text is YAML 1.2, so one reader serves both.
    try:
        return _Builder(name, read).read(text)
    except yaml.YAMLError as error:
        fault = error
    if _ESCAPED_SURROGATE.search(text):
        # JSON escapes a character beyond the first plane as two halves, which YAML does not know.
        try:
            return _Builder(name, read).read(_ESCAPE.sub(_whole, text))
        except yaml.YAMLError as error:
            fault = error
    raise InputError(_syntax(fault, name, text)) from None


def _refused(text: str, name: str) -> Iterator[Finding]:
    """Each character that no document can hold, as it stands in the file."""
    for at, char in refused(text):
        line = text.count("\n", 0, at)
        yield Finding("intake.bad-character", Place(name, line + 1, at - text.rfind("\n", 0, at)), {"found": char})


def _whole(escape: re.Match[str]) -> str:
    """The two halves of an escaped character as one."""
    if not escape[1]:
        return escape[0]
    code = 0x10000 + ((int(escape[1], 16) - 0xD800) << 10) + int(escape[2], 16) - 0xDC00
    return f"\\U{code:08x}"


def _syntax(error: yaml.YAMLError, name: str, text: str) -> Finding:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
    position = getattr(error, "position", None)
    if line is None and isinstance(position, int):
        line = text.count("\n", 0, position) + 1
    if mark is not None and (half := _ESCAPED_SURROGATE.match(text, max(text.rfind("\\", 0, mark.index + 1), 0))):
        return Finding("intake.bad-character", Place(name, line, column), {"found": f"U+{half[0][2:].upper()}"})
    written = text.split("\n")[line - 1] if line and line <= text.count("\n") + 1 else ""
    if (found := unclosed(text, line or text.count("\n") + 1)) is not None:
        return open_quote(name, *found)
    code = "intake.tab" if "\t" in written[: len(written) - len(written.lstrip())] else "intake.syntax"
    return Finding(code, Place(name, line, column), {"reason": getattr(error, "problem", None) or str(error)})


class _Collection:
    """A mapping or list while it is read: what it holds so far, where, and the size of the text before it."""

    __slots__ = ("anchor", "before", "built", "inside", "key", "path", "skipped")

    def __init__(self, built: Any, path: PathKey, anchor: str | None, before: int, skipped: bool) -> None:
        self.built, self.path, self.anchor, self.before = built, path, anchor, before
        self.key: str | None = None  # of a mapping: the key whose value comes next
        self.skipped = skipped  # stands where a fault was told: read to its end, kept nowhere
        self.inside = 1  # the levels it holds, itself one


class _Builder:
    """Values from events, one by one: nothing is built beyond the bounds."""

    def __init__(self, name: str, read: Callable[[str], Any] | None = None) -> None:
        self.resolve, self.lines = read or resolve, list[str]()
        self.plain, self.faults, self.total = Plain(None, name), list[Finding](), 0
        self.stack: list[_Collection] = []
        self.anchors: dict[str, tuple[Any, int, int]] = {}  # value, how many nodes, how many levels

    def read(self, text: str) -> Plain:
        """Raises yaml.YAMLError, InputError."""
        parser = Parser(text)
        self.text = text
        try:
            documents = 0
            event: Any = parser.get_event()
            while not isinstance(event, yaml.StreamEndEvent):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        mark: Any = event.start_mark
                        raise yaml.composer.ComposerError(None, None, "but found another document", mark)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._end()
                elif isinstance(event, yaml.NodeEvent):
                    self._node(event)
                event = parser.get_event()
        finally:
            parser.dispose()
        if self.faults:
            raise InputError(self.faults)
        return self.plain

    def _node(self, event: Any) -> None:
        alias = isinstance(event, yaml.AliasEvent)
        if alias and event.anchor not in self.anchors:
            raise yaml.composer.ComposerError(None, None, f"found undefined alias {event.anchor!r}", event.start_mark)
        value, size, levels = self.anchors[event.anchor] if alias else (None, 1, 1)
        self.total += size
        if self.total > MAX_NODES or len(self.stack) + levels > MAX_DEPTH + 1:
            raise InputError([*self.faults, Finding("intake.too-deep", self._place(event))])
        around = self.stack[-1] if self.stack else None
        path: PathKey = ()
        skipped = False
        if around is not None:
            if around.inside <= levels:
                around.inside = levels + 1
            if around.key is not None:
                path = (*around.path, around.key)
                skipped = around.skipped or around.key == _SKIP
            elif isinstance(around.built, dict):
                self._key(around, event, value)
                return
            else:
                path = (*around.path, len(around.built))
                skipped = around.skipped
        if not skipped and path not in self.plain.places:
            mark = event.start_mark
            self.plain.places[path] = (mark.line + 1, mark.column + 1)
        if not alias and event.tag not in (None, "!"):
            tag = event.tag
            if not tag.startswith("tag:yaml.org,2002:") or tag.startswith("tag:yaml.org,2002:python"):
                self.faults.append(Finding("intake.tag", self._place(event), {"tag": tag}))
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event)
            if event.anchor:
                self.anchors[event.anchor] = value, 1, 1
            self._put(around, value, skipped)
        elif alias:
            self._put(around, deepcopy(value), skipped)
        else:
            self.anchors.pop(event.anchor, None)  # an alias inside it would stand for itself
            built: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(around, built, skipped)
            self.stack.append(_Collection(built, path, event.anchor, self.total - 1, skipped))

    def _place(self, event: Any) -> Place:
        return Place(self.plain.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _end(self) -> None:
        closed = self.stack.pop()
        if self.stack:
            self.stack[-1].inside = max(self.stack[-1].inside, closed.inside + 1)
        if closed.anchor:
            self.anchors[closed.anchor] = closed.built, self.total - closed.before, closed.inside

    def _put(self, around: _Collection | None, value: Any, skipped: bool) -> None:
        if around is None:
            self.plain.value = value
        elif isinstance(around.built, dict):
            if not skipped:
                around.built[around.key] = value
            around.key = None
        elif not skipped:
            around.built.append(value)

    def _key(self, around: _Collection, event: Any, aliased: Any) -> None:
        """The key of the value that comes next; one that cannot be has its value read and left out."""
        if isinstance(event, yaml.CollectionStartEvent) or (
            isinstance(event, yaml.AliasEvent) and not isinstance(aliased, str)
        ):
            self.faults.append(Finding("intake.odd-key", self._place(event)))
            around.key = _SKIP
            if isinstance(event, yaml.CollectionStartEvent):
                inner: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
                self.stack.append(_Collection(inner, (), None, self.total, True))
            return
        key = aliased if isinstance(event, yaml.AliasEvent) else str(event.value)
        if event.anchor and not isinstance(event, yaml.AliasEvent):
            self.anchors[event.anchor] = key, 1, 1
        self._characters(key, event)
        if key in around.built:
            first = self.plain.places[(*around.path, key)][0]
            self.faults.append(Finding("intake.repeated-key", self._place(event), {"key": key, "first": first}))
            around.key = _SKIP
            return
        if not around.skipped:
            self.plain.places[(*around.path, key)] = (event.start_mark.line + 1, event.start_mark.column + 1)
        around.key = key

    def _scalar(self, event: Any) -> Any:
        text = str(event.value)
        self._characters(text, event)
        if style := getattr(event, "style", None):
            if style in "'\"" and event.end_mark.line > event.start_mark.line:
                self._swallows(event, style)
            return text
        if text[:1] in _NUMBER_STARTS and _numeric(text) and too_large(text):
            shown = f"{text[:20]}…"
            self.faults.append(
                Finding("intake.number-size", self._place(event), {"found": shown, "figures": len(text)})
            )
            return None
        return self.resolve(text)

    def _swallows(self, event: Any, quote: str) -> None:
        """A quoted text that goes on over lines that are keys of their own: its quotation mark was never meant to open one."""
        self.lines = self.lines or self.text.split("\n")
        first, last = event.start_mark.line, event.end_mark.line
        began = self.lines[first]
        indent = len(began) - len(began.lstrip())
        for line in self.lines[first + 1 : last + 1]:
            if line.strip() and len(line) - len(line.lstrip()) <= indent and KEY_LINE.match(line):
                self.faults.append(open_quote(self.plain.name, event.start_mark.line, event.start_mark.column, quote))
                return

    def _characters(self, text: str, event: Any) -> None:
        """What an escape stands for may be no character of any document."""
        if not text.isprintable():
            for char in dict.fromkeys(char for _, char in refused(text)):
                self.faults.append(Finding("intake.bad-character", self._place(event), {"found": char}))


_SKIP = "\ufdd0"  # stands for the key of a value that is left out; no text can hold it
_NUMBER_STARTS = frozenset("0123456789+-.")


def _numeric(text: str) -> bool:
    return any(pattern.match(text) for pattern in (_INT, _FLOAT, _OCTAL, _HEX))


def resolve(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2; numbers with a point become exact decimals."""
    from decimal import Decimal

    if text in _NULL:
        return None
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        return Decimal(text)
    if _OCTAL.match(text):
        return int(text[2:], 8)
    if _HEX.match(text):
        return int(text[2:], 16)
    return text


_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_EXACT = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")


def as_written(text: str) -> Any:
    """A plain scalar of a data file: as `resolve`, but a number prints as it was typed, and figures that nobody writes for a number stay
    the text that they are: 007, +31, 2025E14, 0x1F, 12e3."""
    if text[:1] in _NUMBER_STARTS:
        if _WHOLE.match(text) or _EXACT.match(text):
            return number_written(text)
        return text
    return resolve(text)


def as_written_in_json(text: str) -> Any:
    """The same in JSON, where 12e3 cannot be anything but a number."""
    return number_written(text) if _JSON_NUMBER.match(text) else as_written(text)


def number_written(text: str) -> Any:
    """A number that prints as it was typed (1.50, 1e3)."""
    from decimal import Decimal

    number: Any = int(text) if _WHOLE.match(text) else Decimal(text)
    if str(number) == text:
        return number
    from drafting.locale.shown import Exact

    return Exact(Decimal(text), text)


def walk_plain(value: Any, path: PathKey = ()) -> Iterator[tuple[PathKey, Any]]:
    """Every path and value inside plain values."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk_plain(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk_plain(inner, (*path, i))
