"""Dossier values on their way into a text: each knows the dossier path it came from.

Templates see only `Located` (a value with its path), `Shown` (a value made ready to print, with its path) and plain
strings. Nothing else of Python is within their reach.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from drafting.errors import Finding, Place
from drafting.model import LocalText, Maybe, Open
from drafting.tree import Text, Value

if TYPE_CHECKING:
    from drafting.admission.budget import Budget

MAX_KEY = 58
"""A content control's tag holds 64 characters, of which `value:` takes six."""

# Properties and methods that a template may read besides a model's fields.
PROPERTIES = frozenset({"is_public", "acts_in_two_capacities", "tonnes", "what", "whose"})


def value_key(path: str) -> str:
    """A path that fits a tag: itself, or its head with a short hash of the whole."""
    if len(path) <= MAX_KEY:
        return path
    return f"{path[: MAX_KEY - 9]}~{hashlib.sha256(path.encode()).hexdigest()[:8]}"


class Render:
    """One filling-in of one clause text: its language, its tokens, and the faults met so far.

    `plain_open`: open values read "nog niet bekend" instead of `[●: reden]`, as in what goes to parliament. `budget` is what all
    texts of a document have together.
    """

    def __init__(
        self,
        lang: str,
        source: str,
        line: int,
        clause: str = "",
        plain_open: bool = False,
        budget: Budget | None = None,
    ) -> None:
        self.lang, self.source, self.line, self.clause = lang, source, line, clause
        self.plain_open = plain_open
        self.tokens: list[tuple[Any, ...]] = []
        self.faults: list[Finding] = []
        self.budget = budget

    def fault(self, code: str, **values: Any) -> None:
        """Notes a fault at this clause; filling in goes on, so that all faults are told at once."""
        finding = Finding(code, Place(self.source, self.line), values)
        if finding not in self.faults:
            self.faults.append(finding)


class Shown:
    """Something ready to print: inline nodes. Filters give it; it can be put into a text, and that is all."""

    __slots__ = ("nodes",)

    def __init__(self, nodes: tuple[Any, ...]) -> None:
        self.nodes = nodes


class Located:
    """A value of the dossier with its path. Reading a field gives another one; a value declared open stays open."""

    __slots__ = ("_path", "_render", "_value")

    def __init__(self, value: Any, path: str, render: Render) -> None:
        self._value, self._path, self._render = value, path, render

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        value, path = self._value, f"{self._path}.{name}" if self._path else name
        if value is None or isinstance(value, Open):
            return Located(value, path, self._render)
        if isinstance(value, BaseModel):
            if name in type(value).model_fields or name in PROPERTIES:
                found = getattr(value, name)
                return Located(found, _home(found) or path, self._render)
        elif isinstance(value, Mapping) and name in value:
            return Located(value[name], path, self._render)
        raise AttributeError(name)

    def __getitem__(self, key: Any) -> Any:
        value = self._value
        if isinstance(key, Located):
            key = key._value
        if value is None or isinstance(value, Open):
            return Located(value, f"{self._path}.{key}", self._render)
        if isinstance(value, Mapping):
            return Located(value.get(key), f"{self._path}.{key}", self._render)
        if isinstance(value, tuple | list) and isinstance(key, int):
            return Located(value[key], f"{self._path}.{_name_of(value[key], key)}", self._render)
        raise KeyError(key)

    def __iter__(self) -> Iterator[Any]:
        value = self._value
        if isinstance(value, Mapping):
            yield from value
        elif isinstance(value, tuple | list):
            for i, entry in enumerate(value):
                yield (
                    entry
                    if isinstance(entry, Located)
                    else Located(entry, _home(entry) or f"{self._path}.{_name_of(entry, i)}", self._render)
                )

    def __len__(self) -> int:
        return len(self._value) if isinstance(self._value, tuple | list | Mapping) else 0

    def __bool__(self) -> bool:
        value = self._value
        if isinstance(value, LocalText):
            return bool(value.nl or value.en)
        if isinstance(value, bool):
            return value
        # A figure of nought is a figure: only what is absent is false.
        return value is not None and value != "" and value != ()

    def __eq__(self, other: object) -> bool:
        mine, theirs = _plain(self._value), _plain(other._value if isinstance(other, Located) else other)
        return bool(mine == theirs)

    def __hash__(self) -> int:
        return hash(self._path)

    def __lt__(self, other: Any) -> bool:
        return bool(self._value < (other._value if isinstance(other, Located) else other))

    def __gt__(self, other: Any) -> bool:
        return bool(self._value > (other._value if isinstance(other, Located) else other))

    def __le__(self, other: Any) -> bool:
        return not self > other

    def __ge__(self, other: Any) -> bool:
        return not self < other

    def __contains__(self, other: object) -> bool:
        return any(entry == other for entry in self)

    def __str__(self) -> str:
        value = self._value
        if isinstance(value, LocalText):
            return value.get(self._render.lang)
        return str(_plain(value))


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _name_of(entry: Any, i: int) -> str:
    key = getattr(entry, "id", None)
    return key if isinstance(key, str) else str(i + 1)


def _home(value: Any) -> str:
    """The path of what stands under several headings but has one place of its own: a company in a group; else empty."""
    home = getattr(type(value), "home", "") if isinstance(value, BaseModel) else ""
    return f"{home}.{_name_of(value, 0)}" if isinstance(home, str) and home else ""


def unwrap(value: Any) -> Any:
    """The bare value of a `Located`; anything else as it is."""
    return value._value if isinstance(value, Located) else value


def fields_of(value: Located) -> tuple[str, ...]:
    """The fields that a template may read of a `Located`, sorted."""
    bare = value._value
    names = type(bare).model_fields if isinstance(bare, BaseModel) else bare if isinstance(bare, Mapping) else ()
    return tuple(sorted(str(name) for name in names))


def path_of(value: Any) -> str:
    """The dossier path of a `Located`; empty for anything else."""
    return value._path if isinstance(value, Located) else ""


def open_text(reason: str) -> tuple[Text, ...]:
    """How an open value prints in a document under negotiation."""
    return (Text(f"[●: {reason}]"),)


NOT_KNOWN = {"nl": "nog niet bekend", "en": "not yet known"}
"""How an open value prints in what goes to parliament."""


def open_value(render: Render, path: str, reason: str) -> Value:
    """An open value as this document prints it. What goes to parliament marks nothing and gives no reason."""
    if render.plain_open:
        return Value(value_key(path), (Text(NOT_KNOWN[render.lang]),))
    return Value(value_key(path), open_text(reason), open=True)


def shown(render: Render, value: Any, filter_name: str, wanted: str, draw: Callable[[Any], Any]) -> Shown:
    """`value` drawn by `draw` (bare value to str or pieces) with its path; open and missing values are met here.

    A TypeError or AttributeError from `draw` means that the value is not of the kind that the filter asks for.
    """
    bare, path = unwrap(value), path_of(value)
    if isinstance(bare, Open):
        return Shown((open_value(render, path, bare.said(render.lang)),))
    inside = _open_inside(bare)
    if inside is not None:
        name, reason = inside
        return Shown((open_value(render, f"{path}.{name}", reason.said(render.lang)),))
    if bare is None or bare == "":
        render.fault("clauses.missing-value", path=path or "?")
        return Shown((Text("?"),))
    part_open, bare = marked_parts(render, bare)
    try:
        drawn = draw(bare)
    except (TypeError, AttributeError, ValueError, ArithmeticError):
        render.fault("clauses.wrong-value", path=path or str(bare), wanted=wanted, filter=filter_name)
        return Shown((Text("?"),))
    texts = as_texts(drawn)
    return Shown((Value(value_key(path), texts, open=part_open),) if path else texts)


# What a printed model cannot do without: a quantity without its figure, an amount without its sum.
_ESSENTIAL = ("value", "low", "high", "amount", "surname", "street", "city", "years")


def _open_inside(bare: Any) -> tuple[str, Open] | None:
    """The name and the value of an essential field that is declared open, if there is one."""
    if isinstance(bare, BaseModel):
        for name in _ESSENTIAL:
            value = getattr(bare, name, None)
            if isinstance(value, Open):
                return name, value
    return None


def marked_parts(render: Render, bare: Any) -> tuple[bool, Any]:
    """Whether a part of a model is open that it can be printed without (a person's initials), and the model with those
    parts as the document prints them."""
    if not isinstance(bare, BaseModel):
        return False, bare
    parts = {name: value for name in type(bare).model_fields if isinstance(value := getattr(bare, name), Open)}
    marked = {
        name: NOT_KNOWN[render.lang] if render.plain_open else value.marked(render.lang)
        for name, value in parts.items()
    }
    return bool(parts) and not render.plain_open, bare.model_copy(update=marked) if parts else bare


def person_value(render: Render, person: Any, draw: Callable[[Any], str]) -> Value:
    """The name of a person as `draw` writes it, as one value; `[●: reason]` while the surname is open."""
    path = f"persons.{person.id}.surname"
    if isinstance(person.surname, Open):
        return open_value(render, path, person.surname.said(render.lang))
    part_open, whole = marked_parts(render, person)
    return Value(value_key(path), (Text(draw(whole)),), open=part_open)


def as_texts(drawn: Any) -> tuple[Text, ...]:
    """A string, or pieces with `text`, `position` and `italic`, as text nodes."""
    if isinstance(drawn, str):
        return (Text(drawn),)
    return tuple(Text(p.text, italic=p.italic, position=p.position, lang=p.lang) for p in drawn)


def default(render: Render, value: Any, locale: Any) -> Shown:
    """A value printed without a filter: by its type."""
    bare = unwrap(value)
    if isinstance(bare, LocalText):
        return local_text(render, value, locale)
    if isinstance(bare, str) and not isinstance(bare, Enum):
        return shown(render, value, "text", "text", locale.running)
    if isinstance(bare, bool):
        raise TypeError("a truth value cannot be printed")
    if isinstance(bare, int):
        return shown(render, value, "number", "number", str)
    if isinstance(bare, Decimal):
        return shown(render, value, "number", "number", locale.number)
    if isinstance(bare, date):
        return shown(render, value, "date", "date", locale.date)
    if bare is None or isinstance(bare, Open):
        return shown(render, value, "text", "text", str)
    named = getattr(bare, "amount", None)
    if named is not None:
        return shown(render, value, "money", "amount", lambda m: locale.money(m.amount, "short", m.currency))
    raise TypeError(f"{type(bare).__name__} needs a filter")


def local_text(render: Render, value: Any, locale: Any) -> Shown:
    """A text in the document's language; missing there is a fault, also when the other language has it."""
    bare: Maybe[LocalText] | None = unwrap(value)
    if bare is None:
        render.fault("clauses.missing-value", path=path_of(value))
        return Shown((Text("?"),))
    text = bare if isinstance(bare, Open) else bare.own(render.lang)
    if isinstance(text, Open):
        return Shown((open_value(render, path_of(value), text.said(render.lang)),))
    if not text:
        code = "clauses.missing-language" if bare else "clauses.missing-value"
        render.fault(code, path=path_of(value), **({"lang": render.lang} if code.endswith("language") else {}))
        return Shown((Text("?"),))
    return shown(render, _Same(value, text), "text", "text", locale.running)


def _Same(value: Any, text: str) -> Located:  # noqa: N802 - reads as the class it makes
    return Located(text, path_of(value), value._render)
