"""The portfolio: many dossiers, and the letter to parliament that tells of them."""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from drafting.model.base import Beyond, Id, Line, LocalText, Maybe, Model, To, ToSource, Words
from drafting.model.dossier import Dossier
from drafting.model.parties import Person
from drafting.model.plans import Source


class Grouping(StrEnum):
    """By what the companies of the annex are grouped."""

    NONE = "none"
    STAGE = "stage"
    PROVINCE = "province"
    CLUSTER = "cluster"


class Sorting(StrEnum):
    """By what the companies stand in order, within their group."""

    NAME = "name"
    STAGE = "stage"
    REDUCTION = "reduction"
    GIVEN = "given"


class SignatureStyle(StrEnum):
    """How a ministry closes and signs its letters to parliament.

    Read off published letters (EZ/EZK/KGG 2016 to 2025, IenW 2025 and 2026); how the House prints one is a form of the letter, not a style.
    """

    NAME_FIRST = "name_first"
    """EZ, EZK, KGG: no closing words, the name, under it the office."""
    OFFICE_FIRST = "office_first"
    """IenW: "Hoogachtend,", the office in capitals, under it the name with titles and first name."""


class Sender(Model):
    """The letterhead: ministry, directorate, addresses, contact; `return_address` is the line in the window of the envelope.

    `classification` is the rubricering (Vir-BI), printed in capitals at the head and the foot of each page; `style` is how the ministry signs.
    """

    ministry: Maybe[Line]
    directorate: Maybe[str] = ""
    style: SignatureStyle = SignatureStyle.NAME_FIRST
    return_address: Maybe[str] = ""
    classification: Maybe[str] = ""
    visiting_address: Maybe[tuple[str, ...]] = ()
    postal_address: Maybe[tuple[str, ...]] = ()
    contact: Maybe[str] = ""
    telephone: Maybe[str] = ""
    website: Maybe[str] = ""


class Addressee(Model):
    """To whom a letter goes: `lines` of the address block, and how the letter addresses them (empty: as the sender's style has it)."""

    lines: Maybe[Annotated[tuple[Line, ...], Field(min_length=1)]]
    salutation: Maybe[Words] = LocalText()


class LetterSection(Model):
    """A part of the letter: `heading` empty for words before the first heading; `level` 1 to 3; `text` in clause markup, in
    which `[^source-id]` is a footnote that cites a source and `[bijlage:annex-id]` the number of an annex."""

    id: Id
    heading: Maybe[Words] = LocalText()
    level: int = Field(default=1, ge=1, le=3)
    text: Maybe[Words]


class RecordKind(StrEnum):
    """What the House asked for, or was promised."""

    PROMISE = "promise"  # toezegging
    MOTION = "motion"  # motie
    QUESTION = "question"  # vraag


class RecordState(StrEnum):
    """Where a promise, motion or question stands with this letter."""

    DONE = "done"  # afgedaan
    UNDERWAY = "underway"  # in uitvoering
    OPEN = "open"  # nog niet afgedaan


class Commitment(Model):
    """Toezegging, motie of vraag: what was promised to the House or asked by it, and how this letter deals with it.

    `reference` as registered ("TZ202410-136", "29 826, nr. 215"); `members` the members who moved, asked or were promised it; `debate` where
    and on what ("commissiedebat Verduurzaming industrie"), `date` its day; `kept` what was done with it, `state` how far that is.
    """

    id: Id
    kind: RecordKind = RecordKind.PROMISE
    reference: Maybe[str] = ""
    text: Maybe[Words]
    kept: Maybe[Words] = LocalText()
    date: Maybe[Date] | None = None
    source: Maybe[ToSource] | None = None
    members: Maybe[tuple[Line, ...]] = ()
    debate: Maybe[Words] = LocalText()
    state: RecordState = RecordState.DONE

    @model_validator(mode="before")
    @classmethod
    def _one_member(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(member := value.get("members"), str):
            return {**value, "members": (member,)}
        return value


class AnnexEntry(Model):
    """Bijlage: one that this project makes (`document`: the id of an outline) or a file taken in (`file`: a Word or PDF file,
    relative to the portfolio's own file). `company` is the dossier it belongs to; `pages` what an annex made elsewhere says
    of itself. Numbered in the order given."""

    id: Id
    title: Maybe[Words]
    document: Annotated[Id, Beyond("documents")] | None = None
    file: Maybe[str] = ""
    date: Maybe[Date] | None = None
    company: Maybe[Annotated[Id, To("companies")]] | None = None
    source: Maybe[ToSource] | None = None
    language: str = Field(default="nl", pattern="^(nl|en)$")


class ParliamentaryDossier(Model):
    """A Kamerstuk dossier under which the House prints the letter: number ("29 826") and its title."""

    number: Maybe[Line]
    title: Maybe[Line]


class Member(Model):
    """A member of the advisory committee: its `person`, `role` ("voorzitter"), and what changes with this letter."""

    id: Id
    person: Annotated[Id, To("persons")]
    role: Maybe[Words] = LocalText()
    change: str = Field(default="", pattern="^(|leaving|new|reappointed|expert_to_member)$")
    until: Maybe[Date] | None = None
    source: Maybe[ToSource] | None = None


class Instrument(Model):
    """A policy instrument (SDE++, DEI+ …): what it is, and its state at the reference date."""

    id: Id
    name: Maybe[Line]
    description: Maybe[Words] = LocalText()
    status: Maybe[Words] = LocalText()
    source: Maybe[ToSource] | None = None


class DecisionNote(Model):
    """Beslisnota: the officials' note on which the decision to send a letter rests, made public with it.

    Since 20 September 2022 one comes with every paper for parliament (Kamerstuk 32 802, nr. 73; rijksoverheid.nl, 23 September 2022). The
    fields are the headings seen in published notes. Texts in clause markup; an empty one has no heading. `addressee` is "Aan";
    `decisions` lists what is advised, an act a line ("- …"); `not_public` says what is left out when the note is published.
    """

    addressee: Maybe[Words]
    occasion: Maybe[Words]
    decisions: Maybe[Words]
    key_points: Maybe[Words]
    explanation: Maybe[Words] = LocalText()
    political_context: Maybe[Words] = LocalText()
    advice: Maybe[Words] = LocalText()
    annexes: Maybe[Words] = LocalText()
    not_public: Maybe[Words] = LocalText(nl="Niet van toepassing.", en="Not applicable.")


class Letter(Model):
    """Kamerbrief: `reference` is ons kenmerk, `their_reference` uw kenmerk, `subject` betreft; `signatories` are ids of persons
    in the order they sign, `on_behalf_of` of those in whose name they write too (mede namens); `annex_list` asks
    for a list of the annexes under the signatures; `decision_note` is the beslisnota that goes with it; `dossiers` and `number` are for the
    form in which the House prints it."""

    date: Maybe[Date]
    reference: Maybe[str] = ""
    their_reference: Maybe[str] = ""
    subject: Maybe[Words]
    place: Maybe[str] = "Den Haag"
    sender: Maybe[Sender] | None = None
    addressee: Maybe[Addressee] = Addressee(
        lines=("De Voorzitter van de Tweede Kamer der Staten-Generaal", "Postbus 20018", "2500 EA  DEN HAAG")
    )
    signatories: Maybe[tuple[Annotated[Id, To("persons")], ...]] = ()
    on_behalf_of: Maybe[tuple[Annotated[Id, To("persons")], ...]] = ()
    numbered: bool = False
    sections: Maybe[tuple[LetterSection, ...]] = ()
    commitments: Maybe[tuple[Commitment, ...]] = ()
    annexes: Maybe[tuple[AnnexEntry, ...]] = ()
    annex_list: bool = False
    dossiers: Maybe[tuple[ParliamentaryDossier, ...]] = ()
    number: Maybe[str] = ""
    decision_note: DecisionNote | None = None


class Portfolio(Model):
    """Many dossiers and a letter. `reference_date` is the day on which the annex tells where the companies stand (None: the
    letter's date); `files` names, by dossier id, the dossier file that holds what the letter and its annexes do not use."""

    id: Id
    language: str = Field(default="nl", pattern="^(nl|en)$")
    title: Maybe[Words] = LocalText()
    reference_date: Maybe[Date] | None = None
    group_by: Grouping = Grouping.NONE
    sort_by: Sorting = Sorting.NAME
    letter: Letter
    companies: tuple[Dossier, ...] = Field(min_length=1)
    files: dict[Annotated[Id, To("companies")], str] = Field(default_factory=dict)
    persons: tuple[Person, ...] = ()
    committee: tuple[Member, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    sources: tuple[Source, ...] = ()

    # ------------------------------------------------------------ looking things up

    def company(self, key: str) -> Dossier | None:
        """The dossier with id `key`, or None."""
        return next((c for c in self.companies if c.id == key), None)

    def person(self, key: str) -> Person | None:
        """The person with id `key`, or None."""
        return next((p for p in self.persons if p.id == key), None)

    def source(self, key: str) -> Source | None:
        """The source with id `key`: the portfolio's own, else a dossier's; None where there is none."""
        own = next((s for s in self.sources if s.id == key), None)
        return own or next((s for c in self.companies for s in c.sources if s.id == key), None)

    @property
    def day(self) -> Date | None:
        """The day on which the annex tells where the companies stand; None while the letter's date is open."""
        for day in (self.reference_date, self.letter.date):
            if isinstance(day, Date):
                return day
        return None
