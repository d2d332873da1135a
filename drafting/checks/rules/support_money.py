"""The money of the support against itself: a maximum above its share of the costs, an incidental grant for longer than four years, works
that began before the application."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from drafting import locale
from drafting.checks.rule import Hit, Rule, Subject
from drafting.errors import Severity
from drafting.model import Dossier, LegalBasis, Money, Open, Support

_YEARS = 4  # Awb 4:23, derde lid, onderdeel d


def find(subject: Subject) -> Iterator[Hit]:
    """Each support of the dossier."""
    dossier = subject.dossier
    if dossier is None or isinstance(dossier.support, Open):
        return
    for support in dossier.support:
        place = f"support.{support.id}"
        yield from _share(dossier, support, place, subject.lang)
        start, end = _period(support)
        if support.legal_basis == LegalBasis.INCIDENTAL and start and end and end >= _later(start, _YEARS):
            values = {"start": start, "end": end, "years": _YEARS}
            yield Hit(None, place, values, "support-money-incidental", place, Severity.ERROR)
        begun, applied = support.works_start, support.applied
        if isinstance(begun, date) and isinstance(applied, date) and begun < applied:
            yield Hit(
                None, place, {"begun": begun, "applied": applied}, "support-money-incentive", place, Severity.ERROR
            )


def _share(dossier: Dossier, support: Support, place: str, lang: str) -> Iterator[Hit]:
    """The maximum against its percentage of the budgeted eligible costs; without a budget, of what its projects cost."""
    cap, costs = _euros(support.maximum), _costs(dossier, support)
    if cap is None or not isinstance(support.share, Decimal) or costs is None:
        return
    most = costs * support.share / 100

    def said(amount: Decimal) -> str:
        return str(locale.get(lang).money(amount.quantize(Decimal(1)), "whole", "EUR"))

    if cap > most:
        yield Hit(
            None,
            place,
            {"maximum": said(cap), "share": support.share.normalize(), "costs": said(costs), "most": said(most)},
            "support-money-share",
            f"{place}.maximum",
            Severity.ERROR,
        )


def _costs(dossier: Dossier, support: Support) -> Decimal | None:
    if isinstance(support.costs, Open):
        return None
    if support.costs:
        amounts = [_euros(c.amount) for c in support.costs]
    else:
        keys = () if isinstance(support.projects, Open) else support.projects
        amounts = [_euros(p.investment) for p in dossier.projects if not keys or p.id in keys]
    known = [a for a in amounts if a is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None


def _period(support: Support) -> tuple[date | None, date | None]:
    """From when to when the grant is given: as stated, else from its decision to its last instalment."""
    dates = [] if isinstance(support.instalments, Open) else [i.date for i in support.instalments]
    last = max((d for d in dates if isinstance(d, date)), default=None)
    start = support.start if isinstance(support.start, date) else support.decided
    end = support.end if isinstance(support.end, date) else last
    return (start if isinstance(start, date) else None), end


def _later(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)


def _euros(money: Money | Open | None) -> Decimal | None:
    return money.amount if isinstance(money, Money) and isinstance(money.amount, Decimal) else None


RULE = Rule(
    "support-money",
    "Awb 4:23, derde lid, onderdeel d; stimulerend effect en steunintensiteit (VWEU 107)",
    find,
    Severity.ERROR,
)
