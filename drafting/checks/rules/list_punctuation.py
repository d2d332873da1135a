"""Ends of list entries: a semicolon or comma after each, "en" or "of" after the last but one, a full stop at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject

_AND = {"nl": (" en", " of"), "en": (" and", " or")}


def find(subject: Subject) -> Iterator[Hit]:
    """Every run of onderdelen in a document with articles."""
    if subject.tree is None:
        return
    for node in t.walk(subject.tree):
        children = getattr(node, "children", ())
        if isinstance(node, t.Paragraph | t.Article | t.Item) and isinstance(children, tuple):
            entries = [c for c in children if isinstance(c, t.Item | t.SubItem) and type(c) is type(_first(children))]
            yield from _entries(entries, subject.lang)


def _first(children: tuple[Any, ...]) -> Any:
    return next((c for c in children if isinstance(c, t.Item | t.SubItem)), None)


def _entries(entries: list[Any], lang: str) -> Iterator[Hit]:
    for i, entry in enumerate(entries):
        if entry.children:
            continue
        text = t.plain_text(entry.content).rstrip().replace("\u00a0", " ")
        if i == len(entries) - 1:
            sound = text.endswith((".", ":"))
        elif i == len(entries) - 2:
            sound = text.endswith(_AND[lang]) or text.endswith(";")
        else:
            sound = text.endswith((";", ","))
        if not sound and len(entries) > 1:
            yield Hit(None, text[-60:], {"num": entry.num}, place=entry.num)


RULE = Rule("list-punctuation", "Ar 3.59", find, profiles=("agreement", "statute"))
