"""The dossier: one company, everything its documents print, and the choices made while negotiating."""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from drafting.model.base import Beyond, Id, Line, LocalText, Maybe, Model, Open, To, Words
from drafting.model.figures import Quantity, Stage, Substance, Support
from drafting.model.parties import Organisation, Person, Role
from drafting.model.plans import (
    Duration,
    Evaluation,
    Governance,
    Obligation,
    Project,
    Reporting,
    Site,
    Source,
    StageEvent,
    Term,
    Trigger,
)
from drafting.model.yardstick import Additionality, AdvicePoint, Sector, Surroundings, Track


class Position(StrEnum):
    """Onderhandelingspositie: which text of a clause is used."""

    PREFERRED = "preferred"
    FALLBACK = "fallback"
    WALK_AWAY = "walk_away"


class PositionChoice(Model):
    """A position taken on one clause, and why. Walk-away needs a named approver."""

    position: Position
    reason: Line
    approver: str = ""


class Omission(Model):
    """A clause left out, and why; of the documents of `kinds` only, or of all where that is empty."""

    reason: Line
    approver: str = ""
    kinds: tuple[Annotated[Id, Beyond("documents")], ...] = ()


class BespokeClause(Model):
    """A clause written for this dossier: its place (after a clause of the outline) and its text per language, in clause
    markup."""

    id: Id
    after: Annotated[Id, Beyond("clauses")]
    kinds: tuple[Annotated[Id, Beyond("documents")], ...] = ()
    heading: LocalText
    text: LocalText
    reason: str = ""


class ClauseText(Model):
    """A text of this dossier in place of a clause's own, in the documents of `kinds` (all where that is empty): its heading and text per
    language, in clause markup. A language that has none keeps the library's text."""

    clause: Annotated[Id, Beyond("clauses")]
    kinds: tuple[Annotated[Id, Beyond("documents")], ...] = ()
    heading: LocalText = LocalText()
    text: LocalText
    reason: str = ""


class ClausePlace(Model):
    """A clause that stands elsewhere in this dossier's documents of `kinds` (all where that is empty): right after another one."""

    clause: Annotated[Id, Beyond("clauses")]
    after: Annotated[Id, Beyond("clauses")]
    kinds: tuple[Annotated[Id, Beyond("documents")], ...] = ()
    reason: str = ""


class Choices(Model):
    """What was chosen per clause id. None of this is ever printed, but for the texts."""

    positions: dict[Annotated[Id, Beyond("clauses")], PositionChoice] = Field(default_factory=dict)
    omitted: dict[Annotated[Id, Beyond("clauses")], Omission] = Field(default_factory=dict)
    bespoke: tuple[BespokeClause, ...] = ()
    texts: tuple[ClauseText, ...] = ()
    order: tuple[ClausePlace, ...] = ()


class DocumentEntry(Model):
    """What belongs to one document of this dossier: date and place of signing, reference, version, status, parties.

    `parties`: organisation ids in the order of the parties' list; empty means State, provinces, other authorities,
    company, parent, guarantor. `signed_in`: the languages in which it is signed (Dutch unless stated otherwise, Awb 2:6);
    `prevailing` is the language that prevails where both are.
    """

    date: Maybe[Date] | None = None
    place: Maybe[Words] = LocalText()
    reference: Maybe[str] = ""
    version: Maybe[str] = "0.1"
    status: Maybe[Words] = LocalText(nl="concept", en="draft")
    parties: tuple[Annotated[Id, To("organisations")], ...] = ()
    prevailing: str = Field(default="nl", pattern="^(nl|en)$")
    signed_in: tuple[Literal["nl", "en"], ...] = Field(default=("nl",), min_length=1, max_length=2)
    classification: Maybe[Words] = LocalText()


class Exit(Model):
    """Why the parties do not go on, and what stays: `reasons` each a clause after "omdat"; `confidential` what stays secret and how
    long; `door` on what conditions talks may be resumed."""

    reasons: Maybe[Annotated[tuple[Words, ...], Field(min_length=1)]]
    confidential: Maybe[Words] = LocalText()
    door: Maybe[Words] = LocalText()


class Dossier(Model):
    """Everything about one company's path through the maatwerkaanpak.

    `company` is the organisation id of the company; where several companies of a group are bound together it is a list, whose first leads:
    `companies` then holds the others, and `joint_name` is what the documents call them together. `track` and `sector` choose among the
    texts on additional tonnes, net zero and waste incineration; `additionality` is the yardstick; `surroundings` what is agreed on health,
    monitoring and nitrogen; `advice_request` what the AMVI was asked, `advice` the points of its advice; `exit` why a track was left. `documents`
    holds one entry per document kind (id of an outline).
    `summary` (situatie), `ambition`, `living_environment` (leefomgeving), `progress`, `obstacles` (knelpunten) and
    `next_step` (vervolg) are what the annex to a letter to parliament says of the company.
    """

    id: Id
    language: str = Field(default="nl", pattern="^(nl|en)$")
    title: Maybe[Words] = LocalText()
    company: Annotated[Id, To("organisations")]
    companies: tuple[Annotated[Id, To("organisations")], ...] = ()
    joint_name: Maybe[Words] = LocalText(nl="Bedrijf", en="Company")
    track: Track = Track.ADDITIONAL
    sector: Sector = Sector.INDUSTRY
    organisations: tuple[Organisation, ...] = Field(min_length=1)
    persons: tuple[Person, ...] = ()
    sites: tuple[Site, ...] = Field(min_length=1)
    projects: tuple[Project, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    support: Maybe[tuple[Support, ...]] = ()
    obligations: tuple[Obligation, ...] = ()
    stages: tuple[StageEvent, ...] = ()
    sources: tuple[Source, ...] = ()
    terms: tuple[Term, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    governance: Maybe[Governance] = Governance()
    reporting: Maybe[Reporting] | None = None
    evaluation: Maybe[Evaluation] | None = None
    duration: Maybe[Duration] | None = None
    documents: dict[Annotated[Id, Beyond("documents")], DocumentEntry] = Field(default_factory=dict)
    choices: Choices = Choices()
    summary: Maybe[Words] = LocalText()
    ambition: Maybe[Words] = LocalText()
    living_environment: Maybe[Words] = LocalText()
    progress: Maybe[Words] = LocalText()
    obstacles: Maybe[Words] = LocalText()
    next_step: Maybe[Words] = LocalText()
    additionality: Maybe[Additionality] | None = None
    surroundings: Maybe[Surroundings] | None = None
    advice: Maybe[tuple[AdvicePoint, ...]] = ()
    advice_request: Maybe[Words] = LocalText()
    exit: Maybe[Exit] | None = None

    @model_validator(mode="before")
    @classmethod
    def _several_companies(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(several := value.get("company"), list | tuple) and several:
            return {**value, "company": several[0], "companies": (*several[1:], *value.get("companies", ()))}
        return value

    # ------------------------------------------------------------ looking things up

    def organisation(self, key: str) -> Organisation | None:
        """The organisation with id `key`, or None."""
        return next((o for o in self.organisations if o.id == key), None)

    def person(self, key: str) -> Person | None:
        """The person with id `key`, or None."""
        return next((p for p in self.persons if p.id == key), None)

    def with_role(self, *roles: Role) -> tuple[Organisation, ...]:
        """The organisations with one of `roles`, in the order of `roles`, then as given."""
        return tuple(o for role in roles for o in self.organisations if o.role == role)

    def parties(self, kind: str) -> tuple[Organisation, ...]:
        """The parties of the document of `kind`, in the order in which they are listed."""
        entry = self.documents.get(kind)
        if entry is not None and entry.parties:
            return tuple(o for key in entry.parties if (o := self.organisation(key)) is not None)
        order = (
            Role.STATE,
            Role.PROVINCE,
            Role.MUNICIPALITY,
            Role.AUTHORITY,
            Role.COMPANY,
            Role.PARENT,
            Role.GUARANTOR,
        )
        return self.with_role(*order)

    def acting(self, kind: str, *roles: Role) -> tuple[Organisation, ...]:
        """The parties of the document of `kind` with one of `roles`; where it has none, those of the dossier. Offices change: who signed an
        earlier document need not sign the next."""
        own = tuple(o for o in self.parties(kind) if o.role in roles)
        return own or self.with_role(*roles)

    def figures(self, stage: Stage | None = None, substances: tuple[Substance, ...] = ()) -> tuple[Quantity, ...]:
        """The quantities of `stage` (None: of every stage) and of `substances` (none: of all)."""
        return tuple(
            q
            for q in self.quantities
            if (stage is None or q.stage == stage) and (not substances or q.substance in substances)
        )

    def latest_stage(self, day: Date) -> StageEvent | None:
        """The latest stage that was reached on or before `day`; among equals the last one given.

        A step that was taken on a day still open counts as taken when the steps it follows had been taken.
        """
        when = {event.id: event for event in self.stages}
        reached = [(taken, i, e) for i, e in enumerate(self.stages) if (taken := _taken(e, when, day, 0)) is not None]
        return max(reached, key=lambda r: r[:2])[2] if reached else None


def _taken(event: StageEvent, events: dict[str, StageEvent], day: Date, depth: int) -> Date | None:
    """The day on which `event` was taken, for ordering; None where it was not taken by `day`."""
    if event.planned is True or depth > len(events):
        return None
    if isinstance(event.date, Date):
        return event.date if event.date <= day else None
    if isinstance(event.after, Open) or not event.after:
        return Date.min
    before = [_taken(events[key], events, day, depth + 1) for key in event.after if key in events]
    known = [taken for taken in before if taken is not None]
    return max(known) if len(known) == len(before) and known else None
