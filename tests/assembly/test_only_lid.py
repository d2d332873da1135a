"""An article of a single lid has no leden; a list ends where other text begins."""

from __future__ import annotations

import pytest

from drafting.assembly.nodes import NodeMaker
from drafting.assembly.numbering import Numbering
from drafting.assembly.references import References
from drafting.clauses import Part, PendingReference
from drafting.clauses.markup import parse
from drafting.tree import BulletList, plain_text


def _made(text: str, style: str = "statute") -> tuple[tuple[object, ...], References]:
    parts: list[Part] = parse(text, "article", "nl", ())
    numbering = Numbering(style, "nl")
    numbering.body("clause", "5", "article", "art_5", "clause", parts)
    references = References(numbering, "nl", style, {})
    return NodeMaker(references, "nl").body(parts), references


@pytest.mark.parametrize("style", ["statute", "contract"])
def test_an_only_lid_is_not_numbered_and_its_onderdelen_stay(style: str) -> None:
    nodes, references = _made(
        "1. Het Bedrijf meldt: {: #meldt }\n\na. de uitstoot; {: #uitstoot }\nb. de kosten.\n", style
    )
    assert [type(n).__name__ for n in nodes] == ["Block", "Item", "Item"]
    assert [n.num for n in nodes[1:]] == ["a.", "b."]  # type: ignore[attr-defined]
    whole = references.resolve(PendingReference(("clause.meldt",), "elders"))[0]
    assert plain_text(whole) == "artikel\u00a05"
    part = references.resolve(PendingReference(("clause.uitstoot",), "elders"))[0]
    assert plain_text(part) == "artikel\u00a05, onderdeel\u00a0a"
    assert references.faults == []


def test_two_leden_are_numbered() -> None:
    nodes, references = _made("1. Het Bedrijf meldt. {: #meldt }\n2. De Minister leest.\n")
    assert [n.num for n in nodes] == ["1.", "2."]  # type: ignore[attr-defined]
    assert (
        plain_text(references.resolve(PendingReference(("clause.meldt",), "elders"))[0]) == "artikel\u00a05, eerste lid"
    )


def test_a_list_ends_at_the_text_that_follows_it() -> None:
    nodes, _ = _made("Eerst:\n\n- een{and}\n- twee{and}\n\n## Kop\n\n- drie{and}\n- vier{and}\n")
    lists = [n for n in nodes if isinstance(n, BulletList)] + [
        c for n in nodes for c in getattr(n, "children", ()) if isinstance(c, BulletList)
    ]
    assert [[plain_text(b.children) for entry in one.entries for b in entry] for one in lists] == [
        ["een;\u00a0en", "twee."],
        ["drie;\u00a0en", "vier."],
    ]
