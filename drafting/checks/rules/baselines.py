"""A quantity whose baseline or unit differs between stages: figures that cannot be compared."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.model import Baseline, Open


def find(subject: Subject) -> Iterator[Hit]:
    """The company's own figures of one substance, stage by stage."""
    dossier = subject.dossier
    if dossier is None:
        return
    first: dict[str, tuple[str, tuple[int, ...]]] = {}
    for q in dossier.quantities:
        years = q.baseline.years if isinstance(q.baseline, Baseline) else q.baseline
        if q.project is not None or q.site is not None or isinstance(years, Open):
            continue
        other, then = first.setdefault(str(q.substance), (q.id, years))
        if then != years:
            values = {
                "id": q.id,
                "other": other,
                "now": ", ".join(map(str, years)),
                "then": ", ".join(map(str, then)),
            }
            yield Hit(None, q.id, values, place=f"quantities.{q.id}")


RULE = Rule("baselines", "werkwijze: zelfde basisjaar en eenheid in elke fase", find)
