"""A value of the dossier that no document prints."""

from __future__ import annotations

from collections.abc import Iterator

from drafting import tree as t
from drafting.checks.printing import Given, is_printed, values_of
from drafting.checks.rule import Hit, Rule, Subject


def find(subject: Subject) -> Iterator[Hit]:
    """What was given against what the documents print that the dossier gives now (facts `documents`: kind, stage, trees). A value of a
    stage is looked for in the documents of that stage, any other in all of them. What only a document still to come will print (facts
    `to_come`: the fields that its clauses name) is not lost."""
    documents: tuple[tuple[str, str, tuple[t.Document, ...]], ...] = subject.facts.get("documents", ())
    if subject.dossier is None or not any(trees for _, _, trees in documents):
        return
    by_stage: dict[str, frozenset[str]] = {}
    for _, stage, trees in documents:
        if trees:
            by_stage[stage] = by_stage.get(stage, frozenset()) | frozenset(_paths(trees))
    everywhere = frozenset().union(*by_stage.values())
    stages = {stage for _, stage, _ in documents if stage}
    lost: list[Given] = []
    shown: set[tuple[str, str, str]] = set()
    for given in values_of(subject.dossier):
        if given.stage in stages and given.stage not in by_stage:
            continue  # its document cannot be made; that is told
        if is_printed(given, by_stage.get(given.stage, everywhere)):
            shown.add(_alike(given))
        elif given.field not in subject.facts.get("to_come", ()):
            lost.append(given)
    for given in lost:
        if given.field.startswith("Baseline.") and _alike(given) in shown:
            continue  # what is compared with is said once for all the figures that share it
        kinds = ", ".join(k for k, stage, trees in documents if trees and given.stage in ("", stage))
        values = {"path": given.path, "kinds": kinds or ", ".join(k for k, _, trees in documents if trees)}
        yield Hit(None, given.path, values, place=given.path)


def _alike(given: Given) -> tuple[str, str, str]:
    return given.field, given.stage, repr(given.value)


def _paths(trees: tuple[t.Document, ...]) -> Iterator[str]:
    return (node.path for tree in trees for node in t.walk(tree) if isinstance(node, t.Value))


RULE = Rule("unprinted", "werkwijze: wat het dossier zegt, staat in een stuk", find)
