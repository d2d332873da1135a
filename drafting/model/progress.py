"""What an annex tells of each company on a day: derived from the dossiers, nothing of its own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date as Date
from decimal import Decimal
from typing import Any, ClassVar

from drafting.model.base import LocalText, Maybe, Model, Open, Words
from drafting.model.dossier import Dossier
from drafting.model.figures import Bound, Quantity, Stage, Substance, Support
from drafting.model.plans import Site, StageEvent
from drafting.model.portfolio import Grouping, Portfolio, Sorting
from drafting.model.staging import supports_in

ORDER = (
    Stage.AGREEMENT,
    Stage.EXECUTION,
    Stage.SUBSIDY,
    Stage.JLOI,
    Stage.ADVICE,
    Stage.ADVICE_REQUESTED,
    Stage.DRAFT_JLOI,
    Stage.NEGOTIATION,
    Stage.EOP,
    Stage.EXPLORATION,
    Stage.DISCONTINUED,
)
"""Stages as an annex lists them: the furthest first, what was stopped last."""
_CARBON = (Substance.CO2, Substance.CO2_EQ)
_ENVIRONMENT = frozenset(Substance) - set(_CARBON)
_ARTICLE = re.compile(r"(?:['’‘][ts]|de|het|een|the)\s+")
NO_STEP = LocalText(nl="Nog geen stap gezet", en="No step taken yet")


class Progress(Model):
    """One company on the reference day. `event` is the latest step; `eop` … `agreement` the steps taken by then, or planned; `headline`
    the CO₂ reduction promised in the furthest stage; `environment` the other quantities."""

    home: ClassVar[str] = "companies"
    """Where a company is found in a portfolio, whatever group or chart it is read from."""

    id: str
    name: Maybe[Words]
    short_name: Maybe[Words]
    sites: tuple[Site, ...] = ()
    places: tuple[Maybe[Words], ...] = ()
    provinces: tuple[Maybe[str], ...] = ()
    clusters: tuple[Maybe[Words], ...] = ()
    stage: Stage | None = None
    event: StageEvent | None = None
    eop: StageEvent | None = None
    jloi: StageEvent | None = None
    advice: StageEvent | None = None
    agreement: StageEvent | None = None
    subsidy: StageEvent | None = None
    discontinued: StageEvent | None = None
    headline: Quantity | None = None
    environment: tuple[Quantity, ...] = ()
    support: Maybe[tuple[Support, ...]] = ()
    summary: Maybe[Words] = LocalText()
    ambition: Maybe[Words] = LocalText()
    living_environment: Maybe[Words] = LocalText()
    progress: Maybe[Words] = LocalText()
    obstacles: Maybe[Words] = LocalText()
    next_step: Maybe[Words] = LocalText()


class CompanyGroup(Model):
    """Companies under one heading of the annex; `title` is empty where they are not grouped."""

    id: str
    title: Words = LocalText()
    companies: tuple[Progress, ...]


class StageGroup(Model):
    """The companies that stand at one stage (None: no step taken by the day), and how many they are."""

    stage: Stage | None
    count: int
    companies: tuple[Progress, ...]


class Reduction(Model):
    """A promised CO₂ reduction made comparable, in kton: `least` as named, `extra` what may come on top of it.

    Of a range `least` is its lower end; of a figure named as "at most" all of it is `extra`, so that no chart shows it as certain."""

    company: Progress
    least: Decimal | None = None
    extra: Decimal | None = None
    quantity: Quantity


def progress_of(dossier: Dossier, day: Date) -> Progress:
    """The company of `dossier` as it stands on `day`."""
    company = dossier.organisation(dossier.company)
    event = dossier.latest_stage(day)
    taken = {e.stage: e for e in dossier.stages if not e.planned and not (isinstance(e.date, Date) and e.date > day)}
    # A step that is only planned stands in its column, shown as planned; it never counts as the stage of a company.
    shown = {**{e.stage: e for e in dossier.stages if e.planned}, **taken}
    named: dict[str, Any] = {
        "eop": shown.get(Stage.EOP),
        "jloi": shown.get(Stage.JLOI),
        "advice": shown.get(Stage.ADVICE),
        "agreement": shown.get(Stage.AGREEMENT),
        "subsidy": taken.get(Stage.SUBSIDY),
        "discontinued": taken.get(Stage.DISCONTINUED),
    }
    return Progress.model_construct(
        id=dossier.id,
        name=company.name if company else dossier.title,
        short_name=company.short_name if company else dossier.title,
        sites=dossier.sites,
        places=tuple(s.name for s in dossier.sites),
        provinces=tuple(dict.fromkeys(s.province for s in dossier.sites)),
        clusters=tuple(dict.fromkeys(s.cluster for s in dossier.sites if isinstance(s.cluster, Open) or s.cluster.nl)),
        stage=event.stage if event else None,
        event=event,
        headline=_headline(dossier, set(taken)),
        environment=_latest_environment(dossier, set(taken)),
        support=dossier.support
        if isinstance(dossier.support, Open)
        else supports_in(dossier.support, _furthest(taken)),
        summary=dossier.summary,
        ambition=dossier.ambition,
        living_environment=dossier.living_environment,
        progress=dossier.progress,
        obstacles=dossier.obstacles,
        next_step=dossier.next_step,
        **named,
    )


def _furthest(taken: Iterable[Stage]) -> Stage | None:
    """The furthest step that was taken, stopped or not; None before the first."""
    return min((s for s in taken if s != Stage.DISCONTINUED), key=_rank, default=None)


def _rank(stage: Stage) -> int:
    return ORDER.index(stage)


def _headline(dossier: Dossier, taken: set[Stage]) -> Quantity | None:
    """The company's whole CO₂ reduction: of the furthest stage taken, of the last year in it, in mass before percent."""
    whole = [
        q
        for q in dossier.figures(None, _CARBON)
        if q.project is None and q.site is None and q.direction == "reduction" and q.stage in taken
    ]
    if not whole:
        return None
    return min(whole, key=lambda q: (_rank(q.stage), q.unit == "%", -(q.year if isinstance(q.year, int) else 0)))


def _latest_environment(dossier: Dossier, taken: set[Stage]) -> tuple[Quantity, ...]:
    found = [q for q in dossier.quantities if q.substance in _ENVIRONMENT and q.stage in taken]
    best: dict[Substance, int] = {}
    for q in found:
        best[q.substance] = min(best.get(q.substance, 99), _rank(q.stage))
    return tuple(q for q in found if _rank(q.stage) == best[q.substance])


def all_progress(portfolio: Portfolio) -> tuple[Progress, ...]:
    """Every company on the portfolio's day, sorted as it asks; none while that day is open."""
    day = portfolio.day
    if day is None:
        return ()
    made = [progress_of(company, day) for company in portfolio.companies]
    if portfolio.sort_by == Sorting.GIVEN:
        return tuple(made)
    made.sort(key=lambda p: sort_name(p.short_name))
    if portfolio.sort_by == Sorting.STAGE:
        made.sort(key=lambda p: _rank(p.stage) if p.stage else len(ORDER))
    elif portfolio.sort_by == Sorting.REDUCTION:
        made.sort(key=lambda p: -(_tonnes(p.headline) or Decimal(-1)))
    return tuple(made)


def sort_name(name: Maybe[LocalText] | Maybe[str]) -> str:
    """A name for sorting, on its core: without capitals and accents, and without an article before it ("'t Hart" under H); an open
    one last."""
    own = name.nl if isinstance(name, LocalText) else name
    if isinstance(own, Open):
        return "\uffff"
    plain = unicodedata.normalize("NFKD", own)
    bare = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return _ARTICLE.sub("", bare) or bare


def _tonnes(quantity: Quantity | None) -> Decimal | None:
    return quantity.tonnes if quantity is not None else None


def groups(
    portfolio: Portfolio, companies: tuple[Progress, ...], stage_label: dict[Stage, LocalText]
) -> tuple[CompanyGroup, ...]:
    """The companies under the headings that the portfolio asks for. A company in several provinces stands under the first."""
    if portfolio.group_by == Grouping.NONE:
        return (CompanyGroup.model_construct(id="all", companies=companies),)
    found: dict[str, tuple[LocalText, list[Progress]]] = {}
    for company in companies:
        key, title = _group_of(portfolio.group_by, company, stage_label)
        found.setdefault(key, (title, []))[1].append(company)
    keys = sorted(found)
    return tuple(
        CompanyGroup.model_construct(id=key[3:] or "other", title=found[key][0], companies=tuple(found[key][1]))
        for key in keys
    )


def _group_of(by: Grouping, company: Progress, stage_label: dict[Stage, LocalText]) -> tuple[str, LocalText]:
    """A key that sorts, with its place in two digits first, and the heading."""
    if by == Grouping.STAGE:
        if company.stage is None:
            return "99 ", NO_STEP
        return f"{_rank(company.stage):02} {company.stage.value}", stage_label[company.stage]
    named: tuple[Maybe[str] | Maybe[LocalText], ...] = (
        company.provinces if by == Grouping.PROVINCE else company.clusters
    )
    first = named[0] if named else None
    if first is None or isinstance(first, Open):
        return "99 ", LocalText(nl="Overig", en="Other")
    title = first if isinstance(first, LocalText) else LocalText(nl=first, en=first)
    return f"00 {sort_name(title)}", title


def by_stage(companies: tuple[Progress, ...]) -> tuple[StageGroup, ...]:
    """How many companies stand at each stage, in the order of the process."""
    found: dict[Stage | None, list[Progress]] = {}
    for company in companies:
        found.setdefault(company.stage, []).append(company)
    steps = [s for s in (None, *Stage) if s in found]
    return tuple(StageGroup.model_construct(stage=s, count=len(found[s]), companies=tuple(found[s])) for s in steps)


def reductions(companies: tuple[Progress, ...]) -> tuple[Reduction, ...]:
    """The promised reductions that can stand in one chart: those in mass, in kton; percentages stand in the table only."""
    found = []
    for company in companies:
        q = company.headline
        if q is None or company.discontinued is not None or (tonnes := q.tonnes) is None:
            continue
        if isinstance(q.low, Decimal) and isinstance(q.high, Decimal) and q.value is None:
            share = tonnes / ((q.low + q.high) / 2) / 1000
            found.append(
                Reduction.model_construct(
                    company=company, least=q.low * share, extra=(q.high - q.low) * share, quantity=q
                )
            )
        elif q.bound == Bound.AT_MOST:
            found.append(Reduction.model_construct(company=company, extra=tonnes / 1000, quantity=q))
        else:
            found.append(Reduction.model_construct(company=company, least=tonnes / 1000, quantity=q))
    return tuple(sorted(found, key=lambda r: -((r.least or 0) + (r.extra or 0))))
