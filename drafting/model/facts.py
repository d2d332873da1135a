"""Named facts of a dossier: the only conditions an outline may name.

Each fact has a name, a Dutch and an English description, and a rule over a dossier. Kinds of documents are not known
here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date
from typing import Generic, NamedTuple, TypeVar

from drafting.model.base import Open, listed
from drafting.model.dossier import Dossier
from drafting.model.figures import AidBasis, NotificationStatus, Stage, Substance
from drafting.model.parties import Role
from drafting.model.portfolio import Portfolio, RecordKind, RecordState
from drafting.model.yardstick import Additionality, Sector, Track, Yardstick

S = TypeVar("S")


class Fact(NamedTuple, Generic[S]):
    """A named condition over a dossier, or over a portfolio. `field` is what to fill in to bring it about, where one field does."""

    nl: str
    en: str
    holds: Callable[[S], bool]
    field: str = ""


def _given(value: object) -> bool:
    """Whether something is there: declared open counts, since it will be filled in."""
    return isinstance(value, Open) or bool(value)


def _granted_before(d: Dossier) -> bool:
    """Whether the grant was awarded (stage `subsidy`, not merely planned, or the day of its decision) and no binding agreement came
    before it."""
    granted: list[object] = [e.date for e in d.stages if e.stage == Stage.SUBSIDY and not e.planned]
    supports = () if isinstance(d.support, Open) else d.support[:1]
    if not any(e.stage == Stage.SUBSIDY and e.planned for e in d.stages):
        granted += [s.decided for s in supports if s.decided is not None and not isinstance(s.decided, Open)]
    signed = [e.date for e in d.stages if e.stage == Stage.AGREEMENT and not e.planned]
    return any(not any(_before(day, given) for day in signed) for given in granted)


def _before(day: object, given: object) -> bool:
    """Whether an agreement of `day` came before a grant of `given`; what is open may have."""
    return not (isinstance(day, Date) and isinstance(given, Date)) or day < given


def _air(d: Dossier) -> bool:
    return any(q.substance not in (Substance.CO2, Substance.CO2_EQ) for q in d.quantities)


FACTS: dict[str, Fact[Dossier]] = {
    "has_support": Fact("er is financiële steun", "there is financial support", lambda d: _given(d.support)),
    "has_instalments": Fact(
        "de steun kent termijnen",
        "the support has instalments",
        lambda d: any(_given(s.instalments) for s in listed(d.support)),
    ),
    "has_grant": Fact(
        "de subsidie is verleend vóór de maatwerkafspraak",
        "the grant was awarded before the binding agreement",
        _granted_before,
    ),
    "has_profit_share": Fact(
        "er is een winstdeling afgesproken",
        "profit sharing is agreed",
        lambda d: any(s.profit_share is not None for s in listed(d.support)),
    ),
    "has_state_aid": Fact(
        "de steun is staatssteun",
        "the support is state aid",
        lambda d: (
            isinstance(d.support, Open)
            or any(s.aid_basis not in (AidBasis.NONE, AidBasis.DE_MINIMIS) for s in d.support)
        ),
    ),
    "has_province": Fact("een provincie is partij", "a province is party", lambda d: bool(d.with_role(Role.PROVINCE))),
    "has_other_authority": Fact(
        "een gemeente of omgevingsdienst is betrokken",
        "a municipality or environmental agency is involved",
        lambda d: bool(d.with_role(Role.MUNICIPALITY, Role.AUTHORITY)),
    ),
    "has_parent": Fact(
        "het bedrijf heeft een moeder", "the company has a parent", lambda d: bool(d.with_role(Role.PARENT))
    ),
    "has_guarantor": Fact(
        "een moeder of derde staat garant",
        "a parent or third party guarantees",
        lambda d: bool(d.with_role(Role.GUARANTOR)),
    ),
    "has_several_sites": Fact("er zijn meer locaties", "there are several sites", lambda d: len(d.sites) > 1),
    "has_projects": Fact("er zijn projecten", "there are projects", lambda d: bool(d.projects), "projects"),
    "has_permits": Fact(
        "er zijn vergunningen nodig", "permits are needed", lambda d: any(_given(p.permits) for p in d.projects)
    ),
    "has_infrastructure": Fact(
        "er is infrastructuur nodig",
        "infrastructure is needed",
        lambda d: any(_given(p.infrastructure) for p in d.projects),
    ),
    "has_milestones": Fact(
        "er zijn mijlpalen",
        "there are milestones",
        lambda d: any(_given(p.milestones) for p in d.projects),
        "projects.….milestones",
    ),
    "has_environment": Fact(
        "er zijn afspraken over de leefomgeving", "there are terms on the living environment", _air
    ),
    "has_triggers": Fact("er zijn herzieningsgronden", "there are hardship triggers", lambda d: bool(d.triggers)),
    "has_reporting": Fact(
        "de rapportage is ingevuld", "reporting is filled in", lambda d: _given(d.reporting), "reporting"
    ),
    "has_evaluation": Fact(
        "de evaluatie is ingevuld", "evaluation is filled in", lambda d: _given(d.evaluation), "evaluation"
    ),
    "has_duration": Fact("de looptijd is ingevuld", "the term is filled in", lambda d: _given(d.duration), "duration"),
    "has_obligations": Fact(
        "er zijn eigen verplichtingen", "there are obligations of its own", lambda d: bool(d.obligations)
    ),
    "has_terms": Fact("er zijn eigen begrippen", "there are terms of its own", lambda d: bool(d.terms)),
    "has_sources": Fact("er zijn bronnen", "there are sources", lambda d: bool(d.sources)),
    "has_eop": Fact("er is een EoP", "there is an EoP", lambda d: any(e.stage == Stage.EOP for e in d.stages)),
    "has_jloi": Fact("er is een JLoI", "there is a JLoI", lambda d: any(e.stage == Stage.JLOI for e in d.stages)),
    "has_advice": Fact(
        "de AMVI adviseerde", "the AMVI advised", lambda d: any(e.stage == Stage.ADVICE for e in d.stages)
    ),
    "is_discontinued": Fact(
        "het traject is gestopt",
        "the process has ended",
        lambda d: any(e.stage == Stage.DISCONTINUED for e in d.stages),
    ),
    "has_other_parties": Fact(
        "andere Partijen dan Staat, provincie en bedrijf dragen bij",
        "other Parties than State, province and company contribute",
        lambda d: (
            len(d.with_role(Role.STATE)) > 1
            or bool(d.with_role(Role.MUNICIPALITY, Role.AUTHORITY, Role.PARENT, Role.OTHER))
        ),
    ),
    "has_joint_companies": Fact(
        "meer bedrijven zijn samen gebonden", "several companies are bound together", lambda d: bool(d.companies)
    ),
    "measures_additional": Fact(
        "er is een maatstaf voor additionaliteit",
        "there is a yardstick for additionality",
        lambda d: (
            d.track != Track.NET_ZERO
            and not (isinstance(d.additionality, Additionality) and d.additionality.yardstick == Yardstick.NONE)
        ),
    ),
    "is_net_zero": Fact(
        "het spoor is netto nul na 2030", "the track is net zero after 2030", lambda d: d.track == Track.NET_ZERO
    ),
    "is_waste": Fact(
        "het gaat om afvalverbranding", "it concerns waste incineration", lambda d: d.sector == Sector.WASTE
    ),
    "is_cluster_six": Fact(
        "het bedrijf hoort bij cluster 6", "the company belongs to cluster 6", lambda d: d.sector == Sector.CLUSTER_SIX
    ),
    "has_surroundings": Fact(
        "er zijn afspraken over gezondheid, meten of stikstof",
        "there are terms on health, measuring or nitrogen",
        lambda d: _given(d.surroundings),
    ),
    "has_review": Fact(
        "een project is getoetst",
        "a project has been reviewed",
        lambda d: any(_given(p.review) for p in d.projects),
    ),
    "has_advice_points": Fact(
        "de adviesaanvraag of de punten van het AMVI-advies zijn ingevuld",
        "the request for advice or the points of the AMVI's advice are filled in",
        lambda d: _given(d.advice) or _given(d.advice_request),
    ),
    "has_exit": Fact(
        "de redenen om te stoppen zijn ingevuld", "the reasons to stop are filled in", lambda d: _given(d.exit)
    ),
    "has_maintenance": Fact(
        "de installaties blijven na voltooiing in gebruik",
        "the installations stay in use after completion",
        lambda d: any(s.maintenance_years is not None for s in listed(d.support)[:1]),
    ),
    "has_costs": Fact(
        "de subsidiabele kosten zijn begroot",
        "the eligible costs have been budgeted",
        lambda d: any(_given(s.costs) for s in listed(d.support)),
    ),
    "has_other_support": Fact(
        "er is andere steun naast de eerste",
        "there is other support beside the first",
        lambda d: len(listed(d.support)) > 1,
    ),
    "needs_approval": Fact(
        "de steun wacht op een besluit van de Commissie",
        "the support waits for a decision of the Commission",
        lambda d: any(
            s.aid_basis in (AidBasis.NOTIFICATION, AidBasis.CISAF, AidBasis.CEEAG)
            and s.notification not in (NotificationStatus.APPROVED, NotificationStatus.NOT_NEEDED)
            for s in listed(d.support)[:1]
        ),
    ),
    "is_approved": Fact(
        "de Commissie heeft de steun goedgekeurd",
        "the Commission has approved the support",
        lambda d: any(s.notification == NotificationStatus.APPROVED for s in listed(d.support)[:1]),
    ),
    "is_exempt": Fact(
        "de steun valt onder een groepsvrijstelling",
        "the support falls under a block exemption",
        lambda d: any(s.aid_basis == AidBasis.GBER for s in listed(d.support)[:1]),
    ),
    "has_foreign_party": Fact(
        "een partij is buitenlands",
        "a party is foreign",
        lambda d: any(
            o.country != "NL" for o in d.organisations if o.role in (Role.PARENT, Role.GUARANTOR, Role.COMPANY)
        ),
    ),
}
"""Every fact by its name. `not <fact>` may be written in an outline too."""
OF_A_DOCUMENT = frozenset(
    {
        "has_environment", "has_obligations", "has_province", "has_other_authority", "has_parent", "has_guarantor",
        "has_other_parties", "has_support", "has_instalments", "has_grant", "has_profit_share", "has_state_aid", "has_maintenance",
        "has_costs", "has_other_support", "needs_approval", "is_approved", "is_exempt",
    }
)  # fmt: skip
"""Facts about what was agreed in one stage, and by whom: asked of a document, they look at its stage, its parties and its day."""


def _has_reductions(portfolio: Portfolio) -> bool:
    """Whether the chart of reductions would hold anything: asked of what the annex derives, so that it never stands empty."""
    from drafting.model.progress import all_progress, reductions

    return bool(reductions(all_progress(portfolio)))


PORTFOLIO_FACTS: dict[str, Fact[Portfolio]] = {
    "has_sections": Fact(
        "de brief heeft eigen tekst", "the letter has text of its own", lambda p: _given(p.letter.sections)
    ),
    "has_annexes": Fact("de brief heeft bijlagen", "the letter has annexes", lambda p: _given(p.letter.annexes)),
    "has_annex_list": Fact(
        "de brief heeft bijlagen en vraagt om een lijst ervan",
        "the letter has annexes and asks for a list of them",
        lambda p: p.letter.annex_list is True and _given(p.letter.annexes),
    ),
    "has_decision_note": Fact(
        "er is een beslisnota bij de brief",
        "a decision note goes with the letter",
        lambda p: p.letter.decision_note is not None,
    ),
    "has_on_behalf_of": Fact(
        "de brief wordt mede namens anderen verstuurd",
        "the letter is sent on behalf of others too",
        lambda p: _given(p.letter.on_behalf_of),
    ),
    "has_commitments": Fact(
        "de brief doet toezeggingen gestand", "the letter keeps promises", lambda p: _given(p.letter.commitments)
    ),
    "keeps_promises_only": Fact(
        "alles in het register is een nagekomen toezegging",
        "all that is in the register is a promise kept",
        lambda p: all(
            c.kind == RecordKind.PROMISE and c.state == RecordState.DONE for c in listed(p.letter.commitments)
        ),
    ),
    "has_company_advice": Fact(
        "over een bedrijf is advies van de AMVI gevraagd of gegeven",
        "advice of the AMVI on a company was asked for or given",
        lambda p: any(_given(c.advice) or _given(c.advice_request) for c in p.companies),
    ),
    "has_committee": Fact("de commissie is ingevuld", "the committee is filled in", lambda p: bool(p.committee)),
    "has_instruments": Fact("er zijn instrumenten genoemd", "instruments are named", lambda p: bool(p.instruments)),
    "has_many_companies": Fact(
        "er zijn meer dan twintig bedrijven", "there are more than twenty companies", lambda p: len(p.companies) > 20
    ),
    "has_several_companies": Fact(
        "er zijn meer bedrijven", "there are several companies", lambda p: len(p.companies) > 1
    ),
    "has_reductions": Fact(
        "er zijn CO₂-reducties in massa",
        "there are CO₂ reductions in mass",
        lambda p: _has_reductions(p),
    ),
    "has_discontinued": Fact(
        "een traject is gestopt",
        "a process has ended",
        lambda p: any(e.stage == Stage.DISCONTINUED for c in p.companies for e in c.stages),
    ),
}
"""Every fact of a portfolio by its name."""
