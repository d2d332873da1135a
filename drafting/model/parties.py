"""Organisations and the persons who act for them."""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from drafting.model.base import Id, Line, LocalText, Model, Open, Words
from drafting.model.identifiers import EstablishmentNumber, Iban, KvkNumber, Postcode, Rsin, VatId


class Role(StrEnum):
    """What an organisation is in the agreement."""

    STATE = "state"  # de Staat, through a minister
    PROVINCE = "province"
    MUNICIPALITY = "municipality"
    AUTHORITY = "authority"  # omgevingsdienst, waterschap
    COMPANY = "company"
    PARENT = "parent"
    GUARANTOR = "guarantor"
    OTHER = "other"


class Capacity(StrEnum):
    """In which capacity a party acts; a minister usually acts in both at once."""

    PUBLIC_AUTHORITY = "public_authority"  # als bestuursorgaan
    LEGAL_PERSON = "legal_person"  # als rechtspersoon, or for the rechtspersoon


class Address(Model):
    """A visiting or postal address. `postcode` is checked as Dutch where `country` is NL."""

    street: Line
    number: str = ""
    postcode: str = ""
    city: Line
    country: str = "NL"

    @model_validator(mode="after")
    def _dutch_postcode(self) -> Address:
        if self.country == "NL" and self.postcode:
            _DutchPostcode(postcode=self.postcode)
        return self


class _DutchPostcode(Model):
    postcode: Postcode


class Register(Model):
    """Entry in a foreign trade register."""

    name: Line
    number: Line


class Mandate(Model):
    """On what basis and how long a person may sign (Aanwijzingen voor convenanten 2003, directive 5)."""

    basis: Words = LocalText()
    valid_from: Date | None = None
    valid_until: Date | None = None

    @model_validator(mode="after")
    def _order(self) -> Mandate:
        start, end = self.valid_from, self.valid_until
        if isinstance(start, Date) and isinstance(end, Date) and end < start:
            raise PydanticCustomError("end_before_start", "end before start", {"start": str(start), "end": str(end)})
        return self

    def valid_on(self, day: Date) -> bool:
        """Whether the mandate holds on `day`; a missing or open bound does not limit it."""
        start, end = self.valid_from, self.valid_until
        return not (isinstance(start, Date) and day < start) and not (isinstance(end, Date) and day > end)


class Person(Model):
    """A natural person who signs or is named.

    `prefix` is the tussenvoegsel ("van den"); `titles` in order ("mr.", "dr. ir."); `salutation` "heer", "mevrouw" or
    empty. `function` is the office held.
    """

    id: Id
    initials: str = ""
    given_name: str = ""
    prefix: str = ""
    surname: Line
    titles: str = ""
    salutation: str = ""
    function: Words = LocalText()
    belgian: bool = False
    mandate: Mandate | None = None


class Organisation(Model):
    """A party or another organisation named in the documents.

    `office` is the public office through which a public body acts ("Minister van Klimaat en Groene Groei", "gedeputeerde
    staten van de provincie Zeeland"); `acts_for` the legal person it represents ("Staat der Nederlanden"). `short_name`
    is the defined short name ("Delta"), `article` the article before it where that cannot be told from the name (nl "het", "de", en "the",
    "-" for none), `contribution` what a party beside State, province and company brings in ("de toepassing van de regels voor
    water"). `represented_by` names persons by id, in the order they sign.
    """

    id: Id
    role: Role
    name: Words
    short_name: Words
    article: Words = LocalText()
    legal_form: Words = LocalText()
    office: Words = LocalText()
    acts_for: Words = LocalText()
    capacities: tuple[Capacity, ...] = (Capacity.LEGAL_PERSON,)
    seat: str = ""
    country: str = "NL"
    address: Address | None = None
    kvk: KvkNumber | None = None
    establishment: EstablishmentNumber | None = None
    rsin: Rsin | None = None
    vat: VatId | None = None
    iban: Iban | None = None
    register_entry: Register | None = None
    parent: Id | None = None
    represented_by: tuple[Id, ...] = Field(default=())
    contribution: Words = LocalText()
    description: Words = LocalText()

    @field_validator("article", mode="after")
    @classmethod
    def _known_article(cls, value: LocalText | Open) -> LocalText | Open:
        if isinstance(value, LocalText):
            for given, known in ((value.nl, ("", "het", "de", "-", "the")), (value.en, ("", "the", "-", "het", "de"))):
                if isinstance(given, str) and given not in known:
                    raise PydanticCustomError("unknown_article", "no article", {"found": given})
        return value

    @property
    def is_public(self) -> bool:
        """Whether it is a public body."""
        return self.role in (Role.STATE, Role.PROVINCE, Role.MUNICIPALITY, Role.AUTHORITY)

    @property
    def acts_in_two_capacities(self) -> bool:
        """Whether it acts both as bestuursorgaan and for a rechtspersoon."""
        return not isinstance(self.capacities, Open) and len(set(self.capacities)) == 2
