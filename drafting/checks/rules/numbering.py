"""Numbers of articles, annexes, leden and onderdelen that skip or repeat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from drafting import tree as t
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity


def find(subject: Subject) -> Iterator[Hit]:
    """Each must count 1, 2, 3 … or a, b, c … A law in force may skip what was repealed, so this is for agreements."""
    document = subject.structure
    if document is None:
        return
    for cls in (t.Article, t.Annex):
        nodes = [n for n in t.walk(document) if isinstance(n, cls)]
        # The first annex of a text by others may lie in a file of its own.
        yield from _sequence(
            nodes,
            "",
            first=_value(nodes[0].num) or 1 if nodes and cls is t.Annex and subject.outline is not None else 1,
        )
    for article in (n for n in t.walk(document) if isinstance(n, t.Article)):
        # What was read from a text by others and runs on for pages is no article, but all that follows its heading.
        if subject.outline is not None and len(article.children) > 15:
            continue
        for home in t.walk(article):
            children = getattr(home, "children", ())
            for inner in (t.Paragraph, t.Item):
                yield from _sequence([c for c in children if isinstance(c, inner)], f"artikel {article.num}, ")


def _sequence(nodes: Sequence[Any], place: str, first: int = 1) -> Iterator[Hit]:
    expected = first
    for node in nodes:
        number = _value(node.num)
        if number is None:
            return
        # A sequence that starts anew is another list.
        if number != expected and number != 1:
            text = t.plain_text(getattr(node, "heading", ()) or getattr(node, "content", ()))
            found = node.num.strip("(). ")
            yield Hit(
                None,
                text,
                {"found": found, "expected": _like(found, expected)},
                place=f"{place}{found}" if place else "",
            )
        expected = number + 1


def _value(number: str) -> int | None:
    plain = number.strip("(). ").rsplit(".", 1)[-1]
    if plain.isdigit():
        return int(plain)
    return ord(plain) - 96 if len(plain) == 1 and plain.isascii() and plain.islower() else None


def _like(found: str, number: int) -> str:
    return str(number) if found.rsplit(".", 1)[-1].isdigit() else chr(96 + number)


RULE = Rule("numbering", "Ar 95, 99, 100 (oude nummering)", find, Severity.ERROR, ("agreement",))
