"""Characters that are seldom what they look like: direction turned about, no width, private use, letters of two scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from drafting.admission.characters import named, odd
from drafting.checks.rule import Hit, Rule, Subject


def find(subject: Subject) -> Iterator[Hit]:
    """Every value of a dossier, and every line of a text or document."""
    if subject.dossier is not None:
        for path, text in _texts(subject.dossier):
            yield from (Hit(None, word, values, name, path) for word, values, name in _found(text))
    for line in subject.lines:
        yield from (Hit(line, word, values, name) for word, values, name in _found(line.text))


def _found(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for at, what, sort in odd(text):
        start, end = text.rfind(" ", 0, at) + 1, text.find(" ", at)
        word = text[start : end if end >= 0 else len(text)]
        shown = what if sort == "scripts" else named(what)
        yield word, {"found": shown}, f"odd-characters-{sort}"


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for i, entry in enumerate(value):
            yield from _texts(entry, f"{path}.{getattr(entry, 'id', i + 1)}")
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, f"{path}.{key}")


RULE = Rule(
    "odd-characters", "UTS 39 (Unicode Security Mechanisms); werkwijze: wat er staat is wat er wordt gelezen", find
)
