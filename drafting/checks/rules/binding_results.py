"""What a binding result cannot be built on: a bound that binds to nothing, a last year that falls outside the term, an additional part
that does not follow from the reference path."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import (
    Additionality,
    Baseline,
    Bound,
    Dossier,
    Duration,
    MilestoneKind,
    Open,
    Quantity,
    Reporting,
    Stage,
)

_UNITS = {"ton": Decimal(1), "kton": Decimal(1000), "Mton": Decimal(1000000)}


def find(subject: Subject) -> Iterator[Hit]:
    """The figures of the binding agreement."""
    dossier = subject.dossier
    if dossier is None:
        return
    promised = [q for q in dossier.figures(Stage.AGREEMENT) if q.project is None]
    for q in promised:
        place = f"quantities.{q.id}"
        if q.source is not None:
            continue  # told as its source has it
        loose = q.bound in (Bound.ABOUT, Bound.OVER) or (q.bound == Bound.AT_MOST and q.direction == "reduction")
        if loose:
            yield Hit(None, place, {"bound": q.bound.value, "id": q.id}, "binding-results-vague", f"{place}.bound")
        elif q.value is None and not isinstance(q.low, Open) and q.low is not None:
            yield Hit(None, place, {"low": q.low, "high": q.high}, "binding-results-range", place)
    carbon = [q for q in promised if q.substance.value.startswith("CO2") and q.direction == "reduction"]
    last = max(carbon, key=lambda q: q.year if isinstance(q.year, int) else 0, default=None)
    if last is not None:
        yield from _within_term(dossier, last)
        yield from _above_path(dossier, last)
    yield from _undecided(dossier)


def _undecided(dossier: Dossier) -> Iterator[Hit]:
    """Everything that a project owes counts from its final investment decision: without a milestone for it there is no day to count from."""
    if not any(e.stage == Stage.AGREEMENT for e in dossier.stages):
        return
    for project in dossier.projects:
        if isinstance(project.milestones, Open) or any(m.kind == MilestoneKind.FID for m in project.milestones):
            continue
        place = f"projects.{project.id}.milestones"
        yield Hit(None, place, {"id": project.id}, "binding-results-decision", place)


def _within_term(dossier: Dossier, last: Quantity) -> Iterator[Hit]:
    """The target year must have been reported on and verified before the term ends."""
    end = dossier.duration.end if isinstance(dossier.duration, Duration) else None
    due = dossier.reporting if isinstance(dossier.reporting, Reporting) else None
    if not isinstance(end, date) or not isinstance(last.year, int):
        return
    month = due.due_month if due and isinstance(due.due_month, int) else 4
    day = due.due_day if due and isinstance(due.due_day, int) else 1
    reported = date(last.year + 1, month, min(day, 28))
    if end < reported:
        yield Hit(
            None,
            f"duration.end {end}",
            {"end": end, "year": last.year, "due": reported},
            "binding-results-term",
            "duration.end",
        )


def _above_path(dossier: Dossier, last: Quantity) -> Iterator[Hit]:
    """Emissions that remain after the reduction, against the path of the target year less the additional part."""
    yardstick = dossier.additionality
    base = last.baseline.value if isinstance(last.baseline, Baseline) else None
    if (
        not isinstance(yardstick, Additionality)
        or not isinstance(yardstick.path, tuple)
        or not isinstance(base, Decimal)
    ):
        return
    path = next((f.value for f in yardstick.path if f.year == last.year), None)
    if not all(isinstance(v, Decimal) for v in (path, last.additional, last.value)) or last.unit.value not in _UNITS:
        return
    assert isinstance(path, Decimal)
    assert isinstance(last.additional, Decimal)
    assert isinstance(last.value, Decimal)
    allowed = path * _UNITS[yardstick.unit] / _UNITS[last.unit.value]
    below = allowed - (base - last.value)
    if abs(below - last.additional) > max(abs(allowed) / 100, Decimal("0.5")):
        values = {"additional": last.additional, "below": below, "year": last.year, "unit": last.unit.value}
        yield Hit(None, f"quantities.{last.id}", values, "binding-results-path", f"quantities.{last.id}.additional")


RULE = Rule(
    "binding-results",
    "Aanwijzingen voor convenanten 2003, aanwijzing 7 en toelichting: wie, wat en wanneer",
    find,
    Severity.WARNING,
)
