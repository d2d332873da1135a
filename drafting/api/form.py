"""A dossier as a form, made from the model and the file as it is: parts, fields with their labels, choices, and what is declared open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from drafting.clauses.labels import LABELS
from drafting.intake import read_plain
from drafting.intake.labels import label_of_field
from drafting.intake.plain import Plain
from drafting.model import Dossier, LocalText, Money, Open
from drafting.model.base import Model, To, declares_open, own_type

PARTS: dict[str, tuple[str, ...]] = {
    "general": ("title", "language", "company", "joint_name", "track", "sector"),
    "story": ("summary", "ambition", "living_environment", "progress", "obstacles", "next_step"),
    "organisations": ("organisations",),
    "persons": ("persons",),
    "sites": ("sites",),
    "projects": ("projects",),
    "quantities": ("quantities",),
    "support": ("support",),
    "obligations": ("obligations",),
    "stages": ("stages",),
    "documents": ("documents",),
    "governance": ("governance", "reporting", "evaluation", "duration"),
    "terms": ("terms", "triggers"),
    "sources": ("sources",),
    "more": ("additionality", "surroundings", "advice_request", "advice", "exit"),
}
"""The parts of the form, each with the fields of a dossier that it holds. Choices are made at the document."""
LONG = ("text", "description", "summary", "ambition", "living_environment", "progress", "obstacles", "next_step", "definition", "note", "measure", "consequence", "event", "remedy", "conditions")  # fmt: skip
"""Fields that hold more than a line."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of the form. `sort`: "text", "long", "number", "numbers" (with commas between), "date", "yes", "choice", "many", "local" (two languages), "group", "list" or
    "file" (written as text only). `value`, `english` as typed; `open` the reason where it is declared open."""

    path: Path
    label: str
    sort: str
    value: str = ""
    english: str = ""
    open: str = ""
    may_open: bool = False
    needed: bool = False
    several: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    children: tuple[FormField, ...] = ()
    line: int = 0
    long: bool = False

    @property
    def name(self) -> str:
        """Its name in a form."""
        return "/".join(map(str, self.path))

    @property
    def said(self) -> tuple[str, ...]:
        """What it says, to see whether it was changed."""
        return (self.value, self.english, self.open, *self.several)


@dataclass(slots=True)
class _Maker:
    """Makes fields of one dossier's plain values."""

    plain: Plain
    lang: str
    ids: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def of_model(self, model: type[Model], value: Any, path: Path) -> Iterator[FormField]:
        """The fields of a model."""
        held = value if isinstance(value, Mapping) else {}
        for name, info in model.model_fields.items():
            if name == "id" and path:  # made and kept here, never typed
                continue
            yield self.of_field(name, info, held.get(name), (*path, name))

    def of_field(self, name: str, info: FieldInfo, value: Any, path: Path) -> FormField:
        """One field."""
        own, may_open = own_type(info.annotation), may_be_open(info)
        label = label_of_field(name).en if self.lang == "en" else label_of_field(name).nl
        base = FormField(
            path, label[:1].upper() + label[1:], "text", may_open=may_open, needed=info.is_required(), line=self._line(path), long=name in LONG
        )  # fmt: skip
        if declares_open(value):
            sort, options = self._sort(own, info), self._options(own, info)
            return replace(
                base, sort=sort, open=_reason(value["open"]), options=options, children=self._empty(own, path)
            )
        if own is LocalText:
            nl, en = (value.get("nl"), value.get("en")) if isinstance(value, Mapping) else (value, "")
            if declares_open(nl) or declares_open(en):
                return replace(base, sort="file")
            return replace(base, sort="local", value=_text(nl), english=_text(en))
        if own is Money and not isinstance(value, Mapping):
            return replace(base, sort="number", value=_text(value))
        if is_model(own):
            if value is not None and not isinstance(value, Mapping):
                return replace(base, sort="file", value=_text(value))
            return replace(base, sort="group", children=tuple(self.of_model(own, value, path)))
        entry = entry_of(own)
        if is_model(entry):
            return replace(base, sort="list", children=tuple(self._entries(entry, value, path)))
        return self._simple(base, own, info, value)

    def _simple(self, base: FormField, own: Any, info: FieldInfo, value: Any) -> FormField:
        """A field of one value, or of several that are ticked or listed."""
        sort, options = self._sort(own, info), self._options(own, info)
        if sort == "many":
            several = tuple(_text(v) for v in value) if isinstance(value, list | tuple) else ()
            return replace(base, sort=sort, several=several, options=options)
        if sort == "numbers" and isinstance(value, list | tuple):
            return replace(base, sort=sort, value=", ".join(map(str, value)))
        return replace(base, sort=sort, value="" if sort == "file" else _text(value), options=options)

    def _entries(self, entry: type[Model], value: Any, path: Path) -> Iterator[FormField]:
        listed = value.items() if isinstance(value, Mapping) else enumerate(value or ())
        for key, held in listed:
            name = _called(held, self.lang) or str(key)
            yield FormField((*path, key), name, "group", children=tuple(self.of_model(entry, held, (*path, key))))

    def _empty(self, own: Any, path: Path) -> tuple[FormField, ...]:
        return tuple(self.of_model(own, None, path)) if is_model(own) and own not in (LocalText, Money) else ()

    def _line(self, path: Path) -> int:
        try:
            return self.plain.place(path).line or 0
        except (KeyError, IndexError, TypeError):
            return 0

    def _sort(self, own: Any, info: FieldInfo) -> str:
        if own is LocalText:
            return "local"
        if own is bool:
            return "yes"
        if own is date:
            return "date"
        if own in (int, Decimal, Money):
            return "number"
        if entry_of(own) is int:
            return "numbers"
        if self._options(own, info):
            return "many" if entry_of(own) is not None else "choice"
        if is_model(own):
            return "group"
        if is_model(entry_of(own)):
            return "list"
        return "text" if own is str else "file"

    def _options(self, own: Any, info: FieldInfo) -> tuple[tuple[str, str], ...]:
        inner = entry_of(own)
        inner = own if inner is None else own_type(inner)
        if isinstance(inner, type) and issubclass(inner, Enum):
            return tuple((str(e.value), self._said(e)) for e in inner)
        if get_origin(inner) is Literal:
            return tuple((str(v), str(v)) for v in get_args(inner))
        to = points_to(info)
        return self.ids.get(to, ()) if to else ()

    def _said(self, value: Enum) -> str:
        both = LABELS.get(value)
        return both[self.lang == "en"] if both else str(value.value).replace("_", " ")


def form_part(text: str, part: str, lang: str, name: str = "dossier") -> tuple[FormField, ...]:
    """The fields of one part of a dossier's text. Raises InputError where it is no YAML or JSON, KeyError for a part that there is not."""
    plain = read_plain(text, name)
    value = plain.value if isinstance(plain.value, Mapping) else {}
    maker = _Maker(plain, lang, _ids(value, lang))
    return tuple(maker.of_field(n, Dossier.model_fields[n], value.get(n), (n,)) for n in PARTS[part])


def leaves(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    """Every field that holds a value of its own, and every group or list that may be open as a whole."""
    for one in fields:
        if one.sort not in ("group", "list"):
            yield one
        yield from leaves(one.children)


def _ids(value: Mapping[str, Any], lang: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Of every list of the dossier what an id may point to: id and how users call it."""
    made = {}
    for key, entries in value.items():
        if isinstance(entries, list):
            pairs = [
                (str(e["id"]), _called(e, lang) or str(e["id"]))
                for e in entries
                if isinstance(e, Mapping) and "id" in e
            ]
            made[key] = tuple(pairs)
    return made


def _called(held: Any, lang: str) -> str:
    """How users call an entry: its name, title or term; else its id."""
    if not isinstance(held, Mapping):
        return ""
    for name in ("short_name", "surname", "title", "name", "term", "substance", "stage", "event", "text"):
        found = held.get(name)
        if isinstance(found, Mapping):
            found = found.get(lang) or found.get("nl") or ""
        if isinstance(found, str) and found.strip():
            return found if len(found) <= 60 else found[:59] + "…"
    return str(held.get("id", ""))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else ""
    return "" if value is None or isinstance(value, Mapping | list) else str(value)


def _reason(value: Any) -> str:
    return str(value.get("nl") or value.get("en") or "") if isinstance(value, Mapping) else str(value)


def is_model(own: Any) -> bool:
    """Whether a type is one of our models."""
    return isinstance(own, type) and issubclass(own, Model)


def entry_of(own: Any) -> Any:
    """What a list or mapping holds; None where a type is neither."""
    origin, args = get_origin(own), get_args(own)
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return own_type(args[0])
    if origin is dict:
        return own_type(args[1])
    return None


def may_be_open(info: FieldInfo) -> bool:
    """Whether a field says that it may be declared open."""
    return _holds(info.annotation, Open) or any(_holds(m, Open) for m in info.metadata)


def _holds(annotation: Any, wanted: type) -> bool:
    return annotation is wanted or any(_holds(a, wanted) for a in get_args(annotation))


def points_to(info: FieldInfo) -> str:
    """The list that an id points to; "" where it points to none of the top."""
    found = [m.list for m in info.metadata if isinstance(m, To)] or list(_tos(info.annotation))
    return found[0] if found and found[0].isidentifier() else ""


def _tos(annotation: Any) -> Iterator[str]:
    for meta in getattr(annotation, "__metadata__", ()):
        if isinstance(meta, To):
            yield meta.list
    for inner in get_args(annotation):
        yield from _tos(inner)


def place_in(text: str, said: list[str], name: str = "dossier") -> Path:
    """Where in a text a dossier path leads: entries by their id or number become places in their list."""
    value = read_plain(text, name).value
    made: list[str | int] = []
    for step in said:
        if isinstance(value, list):
            at = next((i for i, e in enumerate(value) if isinstance(e, Mapping) and str(e.get("id")) == step), None)
            if at is None and step.isdecimal() and int(step) < len(value):
                at = int(step)
            if at is None:
                break
            made.append(at)
            value = value[at]
        elif isinstance(value, Mapping):
            made.append(step)
            value = value.get(step)
        else:
            break
    return tuple(made)
