"""Figures that mean something: quantities with baseline and scope, money, support.

A number without unit, year, baseline and scope is unusable (DOMAIN.md section 1), so none of them is optional.
"""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from drafting.model.base import Id, Line, LocalText, Maybe, Model, Number, Open, To, ToSource, Words

_MASS = {"kg": Decimal("0.001"), "ton": Decimal(1), "kton": Decimal(1000), "Mton": Decimal(1000000)}


class Substance(StrEnum):
    """What is measured."""

    CO2 = "CO2"
    CO2_EQ = "CO2-eq"
    NOX = "NOx"
    NH3 = "NH3"
    SO2 = "SO2"
    PARTICULATES = "PM10"
    ZZS = "ZZS"
    NITROGEN = "N"
    PM25 = "PM2.5"
    BENZENE = "benzene"
    PAH = "PAH"
    LEAD = "lead"
    ODOUR = "odour"
    NOISE = "noise"
    HEAT = "heat"
    WASTE = "waste"
    OTHER = "other"
    WATER = "water"
    GAS = "gas"
    ELECTRICITY = "electricity"
    HYDROGEN = "H2"


class Unit(StrEnum):
    """Unit of a quantity. Mass in metric tonnes (1 kton = 1,000 ton)."""

    KG = "kg"
    TON = "ton"
    KTON = "kton"
    MTON = "Mton"
    M3 = "m3"
    MILLION_M3 = "mln m3"
    GWH = "GWh"
    TWH = "TWh"
    PJ = "PJ"
    MW = "MW"
    TJ = "TJ"
    DECIBEL = "dB"
    ODOUR_UNITS = "ouE/s"
    PERCENT = "%"


class Effect(StrEnum):
    """What is reduced: what comes out, what is used, what is discharged, what the surroundings bear, what is carried off."""

    EMISSION = "emission"  # uitstoot
    USE = "use"  # gebruik
    INTAKE = "intake"  # inname
    DISCHARGE = "discharge"  # lozing
    LOAD = "load"  # belasting
    DISPOSAL = "disposal"  # afvoer


UNITS_OF: dict[Substance, frozenset[Unit]] = {
    **{
        s: frozenset({Unit.KG, Unit.TON, Unit.KTON, Unit.MTON, Unit.PERCENT})
        for s in (
            Substance.CO2,
            Substance.CO2_EQ,
            Substance.NOX,
            Substance.NH3,
            Substance.SO2,
            Substance.PARTICULATES,
            Substance.ZZS,
            Substance.HYDROGEN,
            Substance.NITROGEN,
            Substance.PM25,
            Substance.BENZENE,
            Substance.PAH,
            Substance.LEAD,
            Substance.WASTE,
        )
    },
    Substance.ODOUR: frozenset({Unit.ODOUR_UNITS, Unit.PERCENT}),
    Substance.NOISE: frozenset({Unit.DECIBEL, Unit.PERCENT}),
    Substance.HEAT: frozenset({Unit.MW, Unit.GWH, Unit.TJ, Unit.PJ, Unit.PERCENT}),
    Substance.OTHER: frozenset(Unit),
    Substance.WATER: frozenset({Unit.M3, Unit.MILLION_M3, Unit.PERCENT}),
    Substance.GAS: frozenset({Unit.M3, Unit.MILLION_M3, Unit.PJ, Unit.PERCENT}),
    Substance.ELECTRICITY: frozenset({Unit.GWH, Unit.TWH, Unit.PJ, Unit.MW, Unit.PERCENT}),
}


_EFFECTS: dict[Substance, Effect] = {
    Substance.WATER: Effect.USE,
    Substance.GAS: Effect.USE,
    Substance.ELECTRICITY: Effect.USE,
    Substance.HYDROGEN: Effect.USE,
    Substance.ODOUR: Effect.LOAD,
    Substance.NOISE: Effect.LOAD,
    Substance.HEAT: Effect.DISCHARGE,
    Substance.WASTE: Effect.DISPOSAL,
}


class Bound(StrEnum):
    """How a figure is meant."""

    EXACT = ""
    ABOUT = "about"  # circa
    OVER = "over"  # ruim
    AT_MOST = "at_most"  # ten hoogste
    AT_LEAST = "at_least"  # ten minste


class Stage(StrEnum):
    """Steps of the maatwerkaanpak, with a side branch (subsidy) and an exit (discontinued)."""

    EXPLORATION = "exploration"  # verkenning
    EOP = "eop"
    NEGOTIATION = "negotiation"  # onderhandeling
    DRAFT_JLOI = "draft_jloi"  # concept-JLoI
    ADVICE_REQUESTED = "advice_requested"  # adviesaanvraag AMVI
    ADVICE = "advice"  # advies AMVI
    JLOI = "jloi"
    SUBSIDY = "subsidy"  # incidentele maatwerksubsidie
    AGREEMENT = "agreement"  # bindende maatwerkafspraak
    EXECUTION = "execution"  # uitvoering
    DISCONTINUED = "discontinued"  # niet voortgezet


class Baseline(Model):
    """What a quantity is measured against: one year, or the average of several; `value` in the quantity's own unit.

    `production` is the reference production volume of those years, with its unit ("kton glas").
    """

    years: Maybe[Annotated[tuple[int, ...], Field(min_length=1)]]
    value: Maybe[Number] | None = None
    production: Maybe[Number] | None = None
    production_unit: Maybe[Words] = LocalText()

    @model_validator(mode="before")
    @classmethod
    def _one_year(cls, value: object) -> object:
        if isinstance(value, int) and not isinstance(value, bool):
            return {"years": (value,)}
        if isinstance(value, dict) and isinstance(value.get("years"), int):
            return {**value, "years": (value["years"],)}
        return value


class Quantity(Model):
    """A measured or promised quantity, e.g. the CO₂ reduction of a project.

    `value`, or `low` and `high` for a range; `year` the year in which it is reached; `scope` the GHG-protocol scopes
    it counts; `additional` the part above the national CO₂-heffing, same unit; `stage` the document in which it was
    promised; `project` and `site` narrow it, neither means the whole company. `direction`: "reduction" (a decrease
    against the baseline) or "level" (what remains). `name` is the substance by name where the list has none ("benzo(a)pyreen");
    `effect` what is reduced, where the substance does not tell (water that is discharged instead of used); `required` the part that
    the law requires anyhow, in the same unit.
    """

    id: Id
    substance: Substance
    unit: Unit
    year: Maybe[Annotated[int, Field(ge=1990, le=2100)]]
    baseline: Maybe[Baseline]
    scope: Maybe[Annotated[tuple[int, ...], Field(min_length=1)]]
    value: Maybe[Number] | None = None
    low: Maybe[Number] | None = None
    high: Maybe[Number] | None = None
    bound: Bound = Bound.EXACT
    per_year: bool = True
    direction: str = Field(default="reduction", pattern="^(reduction|level)$")
    additional: Maybe[Number] | None = None
    stage: Stage
    project: Annotated[Id, To("projects")] | None = None
    site: Annotated[Id, To("sites")] | None = None
    source: Maybe[ToSource] | None = None
    note: Maybe[Words] = LocalText()
    name: Maybe[Words] = LocalText()
    effect: Maybe[Effect] | None = None
    required: Maybe[Number] | None = None

    @model_validator(mode="before")
    @classmethod
    def _scope_list(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("scope"), int):
            return {**value, "scope": (value["scope"],)}
        return value

    @model_validator(mode="after")
    def _one_figure(self) -> Quantity:
        if (self.value is None) == (self.low is None and self.high is None):
            raise PydanticCustomError("quantity_figure", "give either value, or low and high")
        if isinstance(self.low, Decimal) and isinstance(self.high, Decimal) and self.low > self.high:
            raise PydanticCustomError("range_order", "low above high", {"low": str(self.low), "high": str(self.high)})
        if (self.low is None) != (self.high is None):
            raise PydanticCustomError("quantity_figure", "give either value, or low and high")
        if (
            self.substance == Substance.OTHER
            and isinstance(self.name, LocalText)
            and not (self.name.nl or self.name.en)
        ):
            raise PydanticCustomError("substance_unnamed", "a substance of another kind needs a name")
        if isinstance(self.unit, Unit) and isinstance(self.substance, Substance):
            allowed = UNITS_OF[self.substance]
            if self.unit not in allowed:
                raise PydanticCustomError(
                    "wrong_unit",
                    "unit does not fit substance",
                    {
                        "unit": self.unit.value,
                        "substance": self.substance.value,
                        "allowed": ", ".join(sorted(u.value for u in allowed)),
                    },
                )
        return self

    @property
    def what(self) -> Effect:
        """What is reduced: as given, else what goes with the substance."""
        return self.effect if isinstance(self.effect, Effect) else _EFFECTS.get(self.substance, Effect.EMISSION)

    @property
    def tonnes(self) -> Decimal | None:
        """The value in metric tonnes (the middle of a range); None where it is open or no mass."""
        factor = _MASS.get(self.unit)
        if factor is None:
            return None
        if isinstance(self.value, Decimal):
            return self.value * factor
        if isinstance(self.low, Decimal) and isinstance(self.high, Decimal):
            return (self.low + self.high) / 2 * factor
        return None


class Money(Model):
    """An amount, exact to the cent. Currency by ISO 4217; a plain number means euros."""

    amount: Maybe[Number]
    currency: str = Field(default="EUR", pattern="^[A-Z]{3}$")

    @model_validator(mode="before")
    @classmethod
    def _plain_number(cls, value: object) -> object:
        return value if isinstance(value, dict | Money) else {"amount": value}

    @model_validator(mode="after")
    def _cents(self) -> Money:
        if isinstance(self.amount, Decimal) and self.amount != self.amount.quantize(Decimal("0.01")):
            raise PydanticCustomError("money_cents", "more than two decimals", {"found": str(self.amount)})
        return self


class AidBasis(StrEnum):
    """On what ground state aid may be given (VWEU articles 107 and 108)."""

    NOTIFICATION = "notification"  # aanmelding, artikel 108, derde lid, VWEU
    GBER = "gber"  # algemene groepsvrijstellingsverordening
    CISAF = "cisaf"  # Clean Industrial Deal State Aid Framework
    CEEAG = "ceeag"  # richtsnoeren klimaat, milieubescherming en energie
    SCHEME = "scheme"  # binnen een regeling die de Commissie heeft goedgekeurd
    DE_MINIMIS = "de_minimis"
    NONE = "none"  # no aid


class NotificationStatus(StrEnum):
    """Where the notification to the Commission stands."""

    NOT_NEEDED = "not_needed"
    PLANNED = "planned"
    PRE_NOTIFIED = "pre_notified"
    NOTIFIED = "notified"
    APPROVED = "approved"


class LegalBasis(StrEnum):
    """On what a grant rests in national law (Awb 4:23): a statutory provision, or one of the four cases that need none."""

    STATUTE = "statute"  # eerste lid: een wettelijk voorschrift
    ANTICIPATING = "anticipating"  # derde lid, onderdeel a: vooruitlopend op een wettelijk voorschrift
    EU_PROGRAMME = "eu_programme"  # derde lid, onderdeel b: een programma van de Europese Unie
    BUDGET = "budget"  # derde lid, onderdeel c: de begroting vermeldt ontvanger en bedrag
    INCIDENTAL = "incidental"  # derde lid, onderdeel d: incidenteel, voor ten hoogste vier jaren


class CostItem(Model):
    """Eligible costs of one sort, budgeted; of a project where one is named."""

    id: Id
    title: Maybe[Words]
    amount: Maybe[Money]
    project: Maybe[Annotated[Id, To("projects")]] | None = None


class Instalment(Model):
    """One payment of the support, on reaching a milestone, or on the verified reduction of a `year`; `amount` is a maximum."""

    id: Id
    amount: Maybe[Money]
    project: Maybe[Annotated[Id, To("projects")]] | None = None
    milestone: Maybe[Annotated[Id, To("projects[project].milestones")]] | None = None
    date: Maybe[Date]
    condition: Maybe[Words] = LocalText()
    year: Maybe[int] | None = None


class Support(Model):
    """Financial support: its instrument, maximum, aid basis and instalments.

    `instrument` e.g. "maatwerksubsidie"; `share` the highest part of eligible costs in percent; `budget_year` the
    first year it weighs on; `budget_article` the article of the ministry's budget; `repayment` what is agreed on
    giving back.

    `legal_basis` is the ground in national law, with the `regulation` by name; `compatibility` the article or section of the State aid
    rules that the aid rests on; `case` the number the Commission gave it ("SA.123456"), `approved` the day of its decision. `decision` is the
    number of the grant decision, `decided` its day. `applied` and `works_start` show the incentive effect; `start` and `end` the time for
    which the grant is given; `costs` the eligible costs that `share` is a share of; `maintenance_years` how long the installations stay in
    use after completion; `yearly_clawback` and `delay_step` the percentages by which the support is determined lower for each calendar
    year in which the reduction falls short, and for each half year of delay. `stage` is the document in which this support was agreed,
    where it differs between documents (105 million in the letter of intent, 73 in the agreement): one entry for each; without it the
    support is that of every document.
    """

    id: Id
    instrument: Maybe[Words]
    maximum: Maybe[Money]
    share: Maybe[Number] | None = None
    aid_basis: Maybe[AidBasis]
    notification: Maybe[NotificationStatus] = NotificationStatus.PLANNED
    decision: Maybe[Line] | None = None
    projects: Maybe[tuple[Annotated[Id, To("projects")], ...]] = ()
    budget_year: Maybe[int] | None = None
    budget_article: Maybe[Words] = LocalText()
    conditions: Maybe[tuple[Words, ...]] = ()
    repayment: Maybe[Words] = LocalText()
    profit_share: Maybe[Number] | None = None
    instalments: Maybe[tuple[Instalment, ...]] = ()
    source: Maybe[ToSource] | None = None
    legal_basis: Maybe[LegalBasis] | None = None
    regulation: Maybe[Words] = LocalText()
    compatibility: Maybe[Words] = LocalText()
    case: Maybe[str] = ""
    approved: Maybe[Date] | None = None
    decided: Maybe[Date] | None = None
    applied: Maybe[Date] | None = None
    works_start: Maybe[Date] | None = None
    start: Maybe[Date] | None = None
    end: Maybe[Date] | None = None
    costs: Maybe[tuple[CostItem, ...]] = ()
    maintenance_years: Maybe[int] | None = None
    yearly_clawback: Maybe[Number] | None = None
    delay_step: Maybe[Number] | None = None
    stage: Maybe[Stage] | None = None

    @model_validator(mode="after")
    def _within_cap(self) -> Support:
        if isinstance(self.maximum, Open) or isinstance(self.instalments, Open):
            return self
        amounts = [i.amount.amount for i in self.instalments if not isinstance(i.amount, Open)]
        known = [a for a in amounts if isinstance(a, Decimal)]
        cap = self.maximum.amount
        if isinstance(cap, Decimal) and sum(known) > cap:
            raise PydanticCustomError(
                "above_cap", "instalments above the maximum", {"total": str(sum(known)), "maximum": str(cap)}
            )
        return self
