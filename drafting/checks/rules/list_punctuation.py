"""Ends of list entries: a semicolon or comma after each, "en" or "of" after the last but one, a full stop at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

_AND = {"nl": (" en", " of", " dan wel", " en,", " of,"), "en": (" and", " or")}


def find(subject: Subject) -> Iterator[Hit]:
    """Every run of onderdelen in a document with articles."""
    if subject.structure is None:
        return
    for node in t.walk(subject.structure):
        children = getattr(node, "children", ())
        if isinstance(node, t.Paragraph | t.Article | t.Item) and isinstance(children, tuple):
            entries = [c for c in children if isinstance(c, t.Item | t.SubItem) and type(c) is type(_first(children))]
            if subject.outline is not None and any(isinstance(e, t.SubItem) for e in entries):
                continue
            for run in _runs(entries):
                yield from _entries(run, subject.lang)


def _first(children: tuple[Any, ...]) -> Any:
    return next((c for c in children if isinstance(c, t.Item | t.SubItem)), None)


def _runs(entries: list[Any]) -> Iterator[list[Any]]:
    """Lists that begin anew with a or 1 are lists of their own."""
    run: list[Any] = []
    for entry in entries:
        if run and entry.num.strip("(). °") in ("a", "1", "i"):
            yield run
            run = []
        run.append(entry)
    yield run


def _entries(entries: list[Any], lang: str) -> Iterator[Hit]:
    # A list of sentences is punctuated as sentences; one that keeps to no form at all is another style, no slip.
    if len(entries) < 2 or any(re.search(r"[a-z)]\. [A-Z]", t.plain_text(e.content)) for e in entries):
        return
    found = [hit for i, entry in enumerate(entries) if (hit := _entry(entries, i, entry, lang))]
    if len(found) == 1 or len(found) * 3 <= len(entries):
        yield from found


def _entry(entries: list[Any], i: int, entry: Any, lang: str) -> Hit | None:
    if entry.children:
        return None
    text = t.plain_text(entry.content).replace("\u00a0", " ").rstrip(" *_")
    if re.search(r"\b(?:vervallen|gereserveerd)\b", text) or text.endswith(":"):
        return None
    if i == len(entries) - 1:
        sound = text.endswith((".", ";", *_AND[lang]))
    elif i == len(entries) - 2:
        sound = text.endswith((*_AND[lang], ";", ","))
    else:
        sound = text.endswith((";", ",", *_AND[lang]))
    return None if sound else Hit(None, text[-60:], {"num": entry.num}, place=entry.num)


RULE = Rule("list-punctuation", "Ar 3.59", find, profiles=("agreement", "statute"))
