"""Named facts of a dossier: the only conditions an outline may name.

Each fact has a name, a Dutch and an English description, and a rule over a dossier. Kinds of documents are not known
here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from drafting.model.base import Open
from drafting.model.dossier import Dossier
from drafting.model.figures import AidBasis, Stage, Substance
from drafting.model.parties import Role


class Fact(NamedTuple):
    """A named condition over a dossier, or over a portfolio."""

    nl: str
    en: str
    holds: Callable[[Any], bool]


def _given(value: object) -> bool:
    """Whether something is there: declared open counts, since it will be filled in."""
    return isinstance(value, Open) or bool(value)


def _granted_before(d: Dossier) -> bool:
    """Whether the grant was awarded (stage `subsidy`, not merely planned) and no binding agreement came before it."""
    granted = [e for e in d.stages if e.stage == Stage.SUBSIDY and not e.planned]
    signed = [e.date for e in d.stages if e.stage == Stage.AGREEMENT and not e.planned]
    return any(
        not any(isinstance(day, Open) or isinstance(e.date, Open) or day < e.date for day in signed) for e in granted
    )


def _air(d: Dossier) -> bool:
    local = (Substance.NOX, Substance.NH3, Substance.SO2, Substance.PARTICULATES, Substance.ZZS, Substance.WATER)
    return bool(d.figures(None, local))


FACTS: dict[str, Fact] = {
    "has_support": Fact("er is financiële steun", "there is financial support", lambda d: _given(d.support)),
    "has_instalments": Fact(
        "de steun kent termijnen",
        "the support has instalments",
        lambda d: any(_given(s.instalments) for s in d.support),
    ),
    "has_grant": Fact(
        "de subsidie is verleend vóór de maatwerkafspraak",
        "the grant was awarded before the binding agreement",
        _granted_before,
    ),
    "has_profit_share": Fact(
        "er is een winstdeling afgesproken",
        "profit sharing is agreed",
        lambda d: any(s.profit_share is not None for s in d.support),
    ),
    "has_state_aid": Fact(
        "de steun is staatssteun",
        "the support is state aid",
        lambda d: any(s.aid_basis not in (AidBasis.NONE, AidBasis.DE_MINIMIS) for s in d.support),
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
    "has_projects": Fact("er zijn projecten", "there are projects", lambda d: bool(d.projects)),
    "has_permits": Fact(
        "er zijn vergunningen nodig", "permits are needed", lambda d: any(_given(p.permits) for p in d.projects)
    ),
    "has_infrastructure": Fact(
        "er is infrastructuur nodig",
        "infrastructure is needed",
        lambda d: any(_given(p.infrastructure) for p in d.projects),
    ),
    "has_milestones": Fact(
        "er zijn mijlpalen", "there are milestones", lambda d: any(_given(p.milestones) for p in d.projects)
    ),
    "has_environment": Fact(
        "er zijn afspraken over de leefomgeving", "there are terms on the living environment", _air
    ),
    "has_triggers": Fact("er zijn hardheidsgronden", "there are hardship triggers", lambda d: bool(d.triggers)),
    "has_reporting": Fact("de rapportage is ingevuld", "reporting is filled in", lambda d: _given(d.reporting)),
    "has_evaluation": Fact("de evaluatie is ingevuld", "evaluation is filled in", lambda d: _given(d.evaluation)),
    "has_duration": Fact("de looptijd is ingevuld", "the term is filled in", lambda d: _given(d.duration)),
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
    "has_foreign_party": Fact(
        "een partij is buitenlands",
        "a party is foreign",
        lambda d: any(
            o.country != "NL" for o in d.organisations if o.role in (Role.PARENT, Role.GUARANTOR, Role.COMPANY)
        ),
    ),
}
"""Every fact by its name. `not <fact>` may be written in an outline too."""


def _has_reductions(portfolio: Any) -> bool:
    """Whether the chart of reductions would hold anything: asked of what the annex derives, so that it never stands empty."""
    from drafting.model.progress import all_progress, reductions

    return bool(reductions(all_progress(portfolio)))


PORTFOLIO_FACTS: dict[str, Fact] = {
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
