"""What of a dossier belongs to one document: its parties, the figures and the support of its stage, and what had been decided by its day.

A number without the stage in which it was agreed is unusable: from letter of intent to binding agreement figures and amounts shrink.
"""

from __future__ import annotations

from datetime import date as Date

from drafting.model.base import Open
from drafting.model.dossier import Dossier
from drafting.model.figures import NotificationStatus, Stage, Support
from drafting.model.plans import StageEvent

_PATH = tuple(stage for stage in Stage if stage != Stage.DISCONTINUED)
"""The stages in the order in which they are taken; what is stopped stands behind them all."""


def _place(stage: Stage | None) -> int:
    return _PATH.index(stage) if stage in _PATH else len(_PATH)


def supports_in(supports: tuple[Support, ...], stage: Stage | None) -> tuple[Support, ...]:
    """The support as it stood in the document of `stage` (None: as it stands now): what was agreed in that stage, or in the nearest one
    before it, beside what is given for every stage."""
    before = [s.stage for s in supports if isinstance(s.stage, Stage) and _place(s.stage) <= _place(stage)]
    nearest = max(before, key=_place, default=None)
    return tuple(s for s in supports if s.stage is None or isinstance(s.stage, Open) or s.stage == nearest)


def at_document(dossier: Dossier, kind: str, stage: Stage | None) -> Dossier:
    """`dossier` as the document of `kind` knows it: its parties only, the quantities, obligations and support of its stage (None: of
    all), and no grant or approval that came after it."""
    entry = dossier.documents.get(kind)
    day = entry.date if entry is not None and isinstance(entry.date, Date) else None
    changed: dict[str, object] = {"organisations": dossier.parties(kind), "stages": _taken_before(dossier, day, stage)}
    if not isinstance(dossier.support, Open):
        changed["support"] = tuple(_known_by(s, day) for s in supports_in(dossier.support, stage))
    if stage is not None:
        changed |= {
            name: tuple(e for e in getattr(dossier, name) if e.stage == stage) for name in ("quantities", "obligations")
        }
    return dossier.model_copy(update=changed)


def _known_by(support: Support, day: Date | None) -> Support:
    """`support` as it was known on `day`: without a grant decision or an approval of a later day."""
    changed: dict[str, object] = {}
    if day is not None and isinstance(support.decided, Date) and support.decided > day:
        changed |= {"decided": None, "decision": None}
    if day is not None and isinstance(support.approved, Date) and support.approved > day:
        changed |= {"approved": None, "notification": NotificationStatus.NOTIFIED}
    return support.model_copy(update=changed) if changed else support


def _taken_before(dossier: Dossier, day: Date | None, stage: Stage | None) -> tuple[StageEvent, ...]:
    """The steps of `dossier`, but for a grant that was awarded after the document: later than its day, or as a step that follows its own."""
    events = {e.id: e for e in dossier.stages}
    own = {e.id for e in dossier.stages if e.stage == stage}

    def later(event: StageEvent) -> bool:
        if event.stage != Stage.SUBSIDY or stage == Stage.SUBSIDY:
            return False
        if day is not None and isinstance(event.date, Date):
            return event.date > day
        return _follows(event, own, events)

    return tuple(e for e in dossier.stages if not later(e))


def _follows(event: StageEvent, earlier: set[str], events: dict[str, StageEvent]) -> bool:
    """Whether `event` comes after one of `earlier`, by the steps that each names as those before it."""
    todo, seen = [event], set[str]()
    while todo:
        after = todo.pop().after
        for key in () if isinstance(after, Open) else after:
            if key in earlier:
                return True
            if key in events and key not in seen:
                seen.add(key)
                todo.append(events[key])
    return False
