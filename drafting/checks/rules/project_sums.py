"""CO₂ per project that does not add up to the total of its stage."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.locale import get
from drafting.model import Substance


def find(subject: Subject) -> Iterator[Hit]:
    """For each stage with figures per project: their sum against the company's figure of the same year."""
    dossier = subject.dossier
    if dossier is None:
        return
    tongue = get(subject.lang)
    for stage in dict.fromkeys(q.stage for q in dossier.quantities):
        carbon = [q for q in dossier.figures(stage, (Substance.CO2, Substance.CO2_EQ)) if q.direction == "reduction"]
        for total in (q for q in carbon if q.project is None and q.site is None):
            parts = [q for q in carbon if q.project is not None and q.year == total.year]
            tonnes = [q.tonnes for q in parts]
            if not parts or total.tonnes is None or any(v is None for v in tonnes):
                continue
            added = sum(v for v in tonnes if v is not None)
            if added != total.tonnes:
                values = {"id": total.id, "total": tongue.number(total.tonnes), "sum": tongue.number(added)}
                yield Hit(None, total.id, values, place=f"quantities.{total.id}")


RULE = Rule("project-sums", "werkwijze: som van de projecten = totaal", find, Severity.ERROR)
