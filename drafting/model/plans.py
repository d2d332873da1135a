"""Sites, projects, obligations, stages, sources: what is done where, by when, promised where."""

from __future__ import annotations

import re
from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from drafting.model.base import Id, Line, LocalText, Maybe, Model, Number, To, ToSource, Words
from drafting.model.figures import Money, Stage
from drafting.model.yardstick import Review


class Installation(Model):
    """An installation with an emission permit of its own: `permit` is its number, `activity` what it does."""

    id: Id
    name: Maybe[Words]
    permit: Maybe[str] = ""
    activity: Maybe[Words] = LocalText()


class Site(Model):
    """A production location. `cluster` is the industrial cluster; `ets_permit` the number of its emission permit; `installations`
    those whose emissions count, where the site has several permits."""

    id: Id
    name: Maybe[Words]
    municipality: Maybe[Line]
    province: Maybe[Line]
    cluster: Maybe[Words] = LocalText()
    ets_permit: Maybe[str] = ""
    organisation: Maybe[Annotated[Id, To("organisations")]] | None = None
    description: Maybe[Words] = LocalText()
    installations: Maybe[tuple[Installation, ...]] = ()


class MilestoneKind(StrEnum):
    """What kind of step a milestone is."""

    DESIGN = "design"
    PERMIT = "permit"
    FID = "fid"  # definitief investeringsbesluit
    CONSTRUCTION = "construction"
    OPERATION = "operation"
    OTHER = "other"


class MilestoneOwner(StrEnum):
    """Who decides whether a milestone is reached: a permit is the authority's, a grid connection its operator's."""

    COMPANY = "company"
    AUTHORITY = "authority"
    OPERATOR = "operator"
    STATE = "state"


_OWNERS = {MilestoneKind.PERMIT: MilestoneOwner.AUTHORITY}


class Milestone(Model):
    """A step of a project with its date (the last day on which it is reached). `owner` is whose step it is; without one it follows from
    the kind: a permit is the authority's, anything else the company's."""

    id: Id
    title: Maybe[Words]
    kind: MilestoneKind = MilestoneKind.OTHER
    date: Maybe[Date]
    owner: Maybe[MilestoneOwner] | None = None

    @property
    def whose(self) -> MilestoneOwner:
        """Whose step it is: as given, else by its kind."""
        if isinstance(self.owner, MilestoneOwner):
            return self.owner
        return _OWNERS.get(self.kind, MilestoneOwner.COMPANY)


class Permit(Model):
    """A permit a project needs, with the authority that decides."""

    title: Maybe[Words]
    authority: Maybe[Words]
    status: Maybe[Words] = LocalText()
    date: Maybe[Date] | None = None


class Infrastructure(Model):
    """Infrastructure a project depends on. `reference` is its MIEK entry where it has one."""

    title: Maybe[Words]
    operator: Maybe[Words] = LocalText()
    reference: Maybe[str] = ""
    date: Maybe[Date] | None = None


class Project(Model):
    """A decarbonisation project. `investment` is the expected total; `start` and `end` of construction."""

    id: Id
    title: Maybe[Words]
    description: Maybe[Words] = LocalText()
    technology: Maybe[Words] = LocalText()
    site: Maybe[Annotated[Id, To("sites")]]
    investment: Maybe[Money] | None = None
    start: Maybe[Date] | None = None
    end: Maybe[Date] | None = None
    milestones: Maybe[tuple[Milestone, ...]] = ()
    permits: Maybe[tuple[Permit, ...]] = ()
    infrastructure: Maybe[tuple[Infrastructure, ...]] = ()
    depends_on: tuple[Annotated[Id, To("projects")], ...] = ()
    risks: Maybe[tuple[Words, ...]] = ()
    review: Maybe[Review] | None = None

    @model_validator(mode="after")
    def _order(self) -> Project:
        if isinstance(self.start, Date) and isinstance(self.end, Date) and self.end < self.start:
            raise PydanticCustomError(
                "end_before_start", "end before start", {"start": str(self.start), "end": str(self.end)}
            )
        return self


class ObligationKind(StrEnum):
    """Inspannings-, resultaats- or informatieverplichting (Aanwijzingen voor convenanten 2003, toelichting 7)."""

    EFFORT = "effort"
    RESULT = "result"
    INFORMATION = "information"


class Obligation(Model):
    """What one party owes another, beyond the library's clauses.

    `text` completes "<debtor> …" as a whole sentence without its subject's number. `stage` is the document in which it
    stands; `counterpart` the obligation of an earlier stage that it continues.
    """

    id: Id
    debtor: Maybe[Annotated[Id, To("organisations")]]
    creditor: Maybe[Annotated[Id, To("organisations")]] | None = None
    text: Maybe[Words]
    kind: ObligationKind
    binding: bool
    enforceable: bool = True
    deadline: Maybe[Date] | None = None
    conditions: Maybe[tuple[Words, ...]] = ()
    remedy: Maybe[Words] = LocalText()
    stage: Stage
    clause: str = ""
    counterpart: Annotated[Id, To("obligations")] | None = None


class StageEvent(Model):
    """A step taken or planned. `after` names the events it follows (by id), so that stages form a graph.

    `precision` says how much of `date` is known: a date written as "2022-12" or "2022" has its month or its year only, and
    stands at its first day for what comes before what.
    """

    id: Id
    stage: Stage
    date: Maybe[Date]
    precision: str = Field(default="day", pattern="^(day|month|year)$")
    planned: bool = False
    after: Maybe[tuple[Annotated[Id, To("stages")], ...]] = ()
    source: Maybe[ToSource] | None = None
    note: Maybe[Words] = LocalText()

    @model_validator(mode="before")
    @classmethod
    def _month_or_year(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(day := value.get("date"), str | int) and not isinstance(day, bool):
            written = str(day).strip()
            if re.fullmatch(r"(19|20)\d\d-(0[1-9]|1[0-2])", written):
                return {**value, "date": f"{written}-01", "precision": "month"}
            if re.fullmatch(r"(19|20)\d\d", written):
                return {**value, "date": f"{written}-01-01", "precision": "year"}
        return value


class Source(Model):
    """Where a fact comes from. `reference` as cited: "29 826, nr. 259", "Stcrt. 2025, 20039", "TZ202410-136"."""

    id: Id
    kind: str = Field(pattern="^(kamerstuk|stcrt|toezegging|document|besluit|url|overig)$")
    reference: Maybe[str] = ""
    session: Maybe[str] = ""
    title: Maybe[Words] = LocalText()
    date: Maybe[Date] | None = None
    url: Maybe[str] = ""


class Term(Model):
    """A defined term of this dossier, beside the library's own."""

    id: Id
    term: Maybe[Words]
    definition: Maybe[Words]


class Governance(Model):
    """How the parties meet. Frequencies are meetings a year."""

    steering_per_year: Maybe[Annotated[int, Field(ge=1)]] = 2
    working_per_year: Maybe[Annotated[int, Field(ge=1)]] = 6
    chair: Maybe[Annotated[Id, To("organisations")]] | None = None


class Reporting(Model):
    """Reports of the company. `due_day` and `due_month`: each year's last day of submission, over the year before."""

    first_year: Maybe[int]
    due_day: Maybe[Annotated[int, Field(ge=1, le=31)]] = 1
    due_month: Maybe[Annotated[int, Field(ge=1, le=12)]] = 5
    verifier: Maybe[Words] = LocalText()
    retention_years: Maybe[Annotated[int, Field(ge=1)]] = 10


class Evaluation(Model):
    """Evaluation of the agreement (Aanwijzingen voor convenanten 2003, directive 18)."""

    years: Maybe[Annotated[tuple[int, ...], Field(min_length=1)]]
    by: Maybe[Words] = LocalText()


class Trigger(Model):
    """A stated event that reopens the talks: levies, network tariffs, other costs. `threshold` in percent, or
    `measure` in words ("een Project niet meer rendabel is") where no percentage was agreed."""

    id: Id
    event: Maybe[Words]
    threshold: Maybe[Number] | None = None
    measure: Maybe[Words] = LocalText()
    reference: Maybe[Words] = LocalText()
    consequence: Maybe[Words] = LocalText()


class Duration(Model):
    """Entry into force and term (directive 19). `long_stop`: the last date on which conditions may be met."""

    start: Maybe[Date] | None = None
    end: Maybe[Date]
    long_stop: Maybe[Date] | None = None
    extension_years: Maybe[int] | None = None
    notice_months: Maybe[int] = 3

    @model_validator(mode="after")
    def _order(self) -> Duration:
        if isinstance(self.start, Date) and isinstance(self.end, Date) and self.end < self.start:
            raise PydanticCustomError(
                "end_before_start", "end before start", {"start": str(self.start), "end": str(self.end)}
            )
        return self
