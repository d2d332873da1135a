"""What changed between two states of a portfolio: companies, steps, figures, support and texts. Two portfolios in, facts out."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

from drafting.model.base import LocalText, Maybe, Model, Words, listed
from drafting.model.dossier import Dossier
from drafting.model.figures import Quantity, Stage, Support
from drafting.model.plans import StageEvent
from drafting.model.portfolio import Portfolio

TEXTS = {
    "summary": LocalText(nl="Situatie", en="Situation"),
    "ambition": LocalText(nl="Ambitie", en="Ambition"),
    "living_environment": LocalText(nl="Leefomgeving", en="Living environment"),
    "progress": LocalText(nl="Voortgang", en="Progress"),
    "obstacles": LocalText(nl="Knelpunten", en="Obstacles"),
    "next_step": LocalText(nl="Vervolg", en="Next step"),
}
"""The texts of a company that an annex prints, as it heads them."""


class StepChange(Model):
    """A step that was added, moved or dropped; `old` or `new` is None where it did not or does not exist."""

    stage: Stage
    old: StageEvent | None = None
    new: StageEvent | None = None


class FigureChange(Model):
    """A quantity that was added, altered or dropped."""

    id: str
    old: Quantity | None = None
    new: Quantity | None = None


class SupportChange(Model):
    """Support that was added, altered or dropped."""

    id: str
    old: Support | None = None
    new: Support | None = None


class TextChange(Model):
    """A text that reads differently."""

    label: Words
    old: Maybe[Words]
    new: Maybe[Words]


class CompanyChange(Model):
    """What changed for one company. `old_stage` and `new_stage` are the latest steps on the two days."""

    id: str
    name: Maybe[Words]
    old_stage: Stage | None = None
    new_stage: Stage | None = None
    stage_changed: bool = False
    steps: tuple[StepChange, ...] = ()
    figures: tuple[FigureChange, ...] = ()
    support: tuple[SupportChange, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def weight(self) -> int:
        """What a reader wants first: another stage, then other figures, then other steps, then other words."""
        return 0 if self.stage_changed else 1 if self.figures or self.support else 2 if self.steps else 3


class Changes(Model):
    """Everything that changed: companies that came, went or differ, and the names of those that stayed as they were."""

    old_day: Date
    new_day: Date
    added: tuple[CompanyChange, ...] = ()
    dropped: tuple[CompanyChange, ...] = ()
    changed: tuple[CompanyChange, ...] = ()
    unchanged: tuple[CompanyChange, ...] = ()


def changes(old: Portfolio, new: Portfolio) -> Changes:
    """What changed from `old` to `new`. Raises ValueError where one of them has no day to be judged on."""
    if old.day is None or new.day is None:
        raise ValueError("both portfolios need a day")
    before, after = {c.id: c for c in old.companies}, {c.id: c for c in new.companies}
    both = [_company(before[key], after[key], old.day, new.day) for key in after if key in before]
    differing = [c for c in both if c.stage_changed or c.steps or c.figures or c.support or c.texts]
    return Changes(
        old_day=old.day,
        new_day=new.day,
        added=tuple(_alone(after[key], new.day, True) for key in after if key not in before),
        dropped=tuple(_alone(before[key], old.day, False) for key in before if key not in after),
        changed=tuple(sorted(differing, key=lambda c: c.weight)),
        unchanged=tuple(c for c in both if c not in differing),
    )


def _name(dossier: Dossier) -> Maybe[Words]:
    company = dossier.organisation(dossier.company)
    return company.short_name if company else dossier.title


def _stage(dossier: Dossier, day: Date) -> Stage | None:
    event = dossier.latest_stage(day)
    return event.stage if event else None


def _alone(dossier: Dossier, day: Date, new: bool) -> CompanyChange:
    stage = _stage(dossier, day)
    return CompanyChange(
        id=dossier.id, name=_name(dossier), new_stage=stage if new else None, old_stage=None if new else stage
    )


def _company(old: Dossier, new: Dossier, old_day: Date, new_day: Date) -> CompanyChange:
    before, after = _stage(old, old_day), _stage(new, new_day)
    steps = [
        StepChange(stage=(b or a).stage, old=a, new=b)
        for a, b in _pairs(old.stages, new.stages)
        if a is None
        or b is None
        or (a.stage, a.date, a.precision, a.planned) != (b.stage, b.date, b.precision, b.planned)
    ]
    figures = [
        FigureChange(id=(b or a).id, old=a, new=b)
        for a, b in _pairs(old.quantities, new.quantities)
        if _told(a) != _told(b)
    ]
    support = [
        SupportChange(id=(b or a).id, old=a, new=b)
        for a, b in _pairs(listed(old.support), listed(new.support))
        if _paid(a) != _paid(b)
    ]
    texts = [
        TextChange(label=label, old=getattr(old, name), new=getattr(new, name))
        for name, label in TEXTS.items()
        if getattr(old, name) != getattr(new, name)
    ]
    return CompanyChange(
        id=new.id,
        name=_name(new),
        old_stage=before,
        new_stage=after,
        stage_changed=before != after,
        steps=tuple(steps),
        figures=tuple(figures),
        support=tuple(support),
        texts=tuple(texts),
    )


def _pairs(old: Any, new: Any) -> list[tuple[Any, Any]]:
    """Entries with one id side by side: those that stayed or came in their new order, then those that went."""
    before, after = {e.id: e for e in old}, {e.id: e for e in new}
    return [(before.get(key), after[key]) for key in after] + [
        (before[key], None) for key in before if key not in after
    ]


def _told(q: Quantity | None) -> Any:
    """What of a quantity would read differently: not its source or note."""
    return (
        None
        if q is None
        else (q.substance, q.unit, q.value, q.low, q.high, q.bound, q.year, q.baseline, q.per_year, q.stage)
    )


def _paid(s: Support | None) -> Any:
    return None if s is None else (s.instrument, s.maximum, s.aid_basis, s.notification)
