"""Following each commitment through EoP, JLoI and agreement to the letter, with the size and direction of every drift."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting.checks.rules.weakened import softer
from drafting.locale import get
from drafting.messages import text as say
from drafting.model import Dossier, Obligation, Open, Portfolio, Quantity, Stage, Support, known, listed, told

OPEN = "●"


@dataclass(frozen=True, slots=True)
class Step:
    """One figure, project or obligation in one stage; `drift` tells how it differs from the stage before; `softer` whether it
    promises less than before."""

    what: str
    stage: str
    text: str
    drift: str = ""
    softer: bool = False


def trail(source: Dossier | Portfolio, lang: str = "nl") -> Iterator[Step]:
    """Every commitment of a dossier, or of each company of a portfolio and what its letter tells of it."""
    if isinstance(source, Portfolio):
        for dossier in source.companies:
            for step in _dossier(dossier, lang):
                yield Step(f"{dossier.id}: {step.what}", step.stage, step.text, step.drift, step.softer)
            yield from _letter(source, dossier, lang)
    else:
        yield from _dossier(source, lang)


def _dossier(dossier: Dossier, lang: str) -> Iterator[Step]:
    order = {stage: i for i, stage in enumerate(dict.fromkeys(e.stage for e in dossier.stages))}
    yield from _quantities(dossier, order, lang)
    yield from _projects(dossier, order, lang)
    yield from _supports(dossier, order, lang)
    yield from _obligations(dossier, lang)


def _quantities(dossier: Dossier, order: dict[Stage, int], lang: str) -> Iterator[Step]:
    groups: dict[tuple[str, str], list[Quantity]] = {}
    for q in dossier.quantities:
        if q.direction == "reduction":
            groups.setdefault((str(q.substance), q.project or q.site or ""), []).append(q)
    for (substance, where), figures in groups.items():
        previous: Quantity | None = None
        last_of_stage = {q.stage: q for q in sorted(figures, key=_year)}
        for stage, q in sorted(last_of_stage.items(), key=lambda pair: order.get(pair[0], 99)):
            drift, less = _drift(previous, q, lang)
            yield Step(
                f"{substance} {where}".strip(),
                stage.value,
                f"{_value(q, lang)} ({_year(q) or OPEN}, {_base(q)})",
                drift,
                less,
            )
            previous = q


def _projects(dossier: Dossier, order: dict[Stage, int], lang: str) -> Iterator[Step]:
    """Projects that have figures in some stages and not in others: new, or gone."""
    stages = sorted({q.stage for q in dossier.quantities}, key=lambda s: order.get(s, 99))
    for project in dossier.projects:
        present = [s for s in stages if any(q.project == project.id and q.stage == s for q in dossier.quantities)]
        with_projects = [s for s in stages if any(q.project is not None and q.stage == s for q in dossier.quantities)]
        if not present or present == with_projects:
            continue
        for stage in with_projects:
            if stage not in present:
                later = any(with_projects.index(p) < with_projects.index(stage) for p in present)
                yield Step(
                    project.id, stage.value, "–", say("cli.trail-gone" if later else "cli.trail-absent", lang), later
                )


def _supports(dossier: Dossier, order: dict[Stage, int], lang: str) -> Iterator[Step]:
    """Each support, and what became of its maximum from one document to the next."""
    previous: dict[str, Support] = {}

    def place(support: Support) -> int:
        return order.get(support.stage, 99) if isinstance(support.stage, Stage) else -1

    for support in sorted(listed(dossier.support), key=place):
        staged = support.stage if isinstance(support.stage, Stage) else None
        before = previous.get(told(support.instrument, lang)) if staged else None
        then, now = (_euros(before) if before else None), _euros(support)
        drift = (
            "" if then is None or now is None or then == now else f"{_amount(before, lang)} → {_amount(support, lang)}"
        )
        less = then is not None and now is not None and now < then
        yield Step(support.id, staged.value if staged else "support", _amount(support, lang), drift, less)
        if staged:
            previous[told(support.instrument, lang)] = support


def _obligations(dossier: Dossier, lang: str) -> Iterator[Step]:
    by_id = {o.id: o for o in dossier.obligations}
    continued = {o.counterpart for o in dossier.obligations if o.counterpart}
    for last in (o for o in dossier.obligations if o.id not in continued):
        chain: list[Obligation] = [last]
        while chain[0].counterpart in by_id and by_id[str(chain[0].counterpart)] not in chain:
            chain.insert(0, by_id[str(chain[0].counterpart)])
        before: Obligation | None = None
        for one in chain:
            words = softer(before, one, lang) if before else None
            drift = f"{words[0]} → {words[1]}" if words else ""
            if before is None and one.stage != Stage.EOP:
                drift = say("cli.trail-untraced", lang)
            yield Step(last.id, one.stage.value, told(one.text, lang), drift, words is not None)
            before = one


def _letter(portfolio: Portfolio, dossier: Dossier, lang: str) -> Iterator[Step]:
    """The stage that the letter tells, against the dossier's on the same day."""
    day = portfolio.day
    event = dossier.latest_stage(day) if day else None
    last = dossier.stages[-1] if dossier.stages else None
    later = (
        ""
        if event is None or last is None or last.id == event.id
        else f"{event.stage.value} → {last.stage.value} ({_day(last.date)})"
    )
    yield Step(
        f"{dossier.id}: {say('cli.trail-letter', lang)}",
        "letter",
        f"{event.stage.value} ({_day(event.date)})" if event else "–",
        later,
    )


def _day(day: object) -> str:
    return OPEN if isinstance(day, Open) else str(day)


def _value(q: Quantity, lang: str) -> str:
    for figure in (q.value, q.low, q.high):
        if isinstance(figure, Open):
            return figure.marked(lang)
    pieces = get(lang).quantity(
        value=known(q.value),
        low=known(q.low),
        high=known(q.high),
        unit=q.unit.value,
        per_year=q.per_year,
        bound=q.bound.value,
    )
    return "".join(p.text for p in pieces)


def _base(q: Quantity) -> str:
    years = q.baseline if isinstance(q.baseline, Open) else q.baseline.years
    return OPEN if isinstance(years, Open) else "/".join(map(str, years))


def _euros(support: Support) -> Decimal | None:
    amount = None if isinstance(support.maximum, Open) else support.maximum.amount
    return amount if isinstance(amount, Decimal) else None


def _amount(support: Support | None, lang: str) -> str:
    amount = _euros(support) if support is not None else None
    return f"€ {get(lang).number(amount)}" if amount is not None else OPEN


def _drift(old: Quantity | None, new: Quantity, lang: str) -> tuple[str, bool]:
    """What changed, and whether less is promised: the amount with its share, then year, baseline and unit."""
    if old is None:
        return "", False
    tongue = get(lang)
    said: list[str] = []
    less = False
    if old.tonnes is not None and new.tonnes is not None and old.tonnes != new.tonnes:
        share = (new.tonnes - old.tonnes) / old.tonnes * 100 if old.tonnes else Decimal(0)
        less = new.tonnes < old.tonnes
        said.append(
            f"{tongue.number(old.tonnes)} → {tongue.number(new.tonnes)} ton ({'+' if share > 0 else ''}{tongue.number(share, 1)}%)"
        )
    for name, a, b in (
        ("year", _year(old), _year(new)),
        ("base", _base(old), _base(new)),
        ("bound", old.bound.value, new.bound.value),
    ):
        if a != b:
            said.append(say(f"cli.trail-{name}", lang, then=a or "–", now=b or "–"))
    return ", ".join(said), less or (0 < _year(old) < _year(new))


def _year(q: Quantity) -> int:
    """The target year; 0 where it is open."""
    return 0 if isinstance(q.year, Open) else int(q.year)
