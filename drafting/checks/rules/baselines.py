"""A quantity whose baseline or unit differs between stages: figures that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.model import Open, Quantity


def find(subject: Subject) -> Iterator[Hit]:
    """The company's own figures of one substance, stage by stage."""
    dossier = subject.dossier
    if dossier is None:
        return
    first: dict[str, Quantity] = {}
    for q in dossier.quantities:
        if q.project is not None or q.site is not None or isinstance(q.baseline, Open):
            continue
        key = str(q.substance)
        earlier = first.setdefault(key, q)
        if earlier is not q and earlier.baseline.years != q.baseline.years:
            values = {
                "id": q.id,
                "other": earlier.id,
                "now": ", ".join(map(str, q.baseline.years)),
                "then": ", ".join(map(str, earlier.baseline.years)),
            }
            yield Hit(None, q.id, values, place=f"quantities.{q.id}")


RULE = Rule("baselines", "werkwijze: zelfde basisjaar en eenheid in elke fase", find)
