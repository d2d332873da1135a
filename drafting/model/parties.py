"""Organisations and the persons who act for them."""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum
from typing import Annotated

from pydantic import field_validator, model_validator
from pydantic_core import PydanticCustomError

from drafting.model.base import Id, Line, LocalText, Maybe, Model, Open, To, Words
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

    street: Maybe[Line]
    number: Maybe[str] = ""
    postcode: Maybe[str] = ""
    city: Maybe[Line]
    country: str = "NL"

    @model_validator(mode="after")
    def _dutch_postcode(self) -> Address:
        if self.country == "NL" and self.postcode and not isinstance(self.postcode, Open):
            _DutchPostcode(postcode=self.postcode)
        return self


class _DutchPostcode(Model):
    postcode: Postcode


class Register(Model):
    """Entry in a foreign trade register."""

    name: Maybe[Line]
    number: Maybe[Line]


class Mandate(Model):
    """On what basis and how long a person may sign (Aanwijzingen voor convenanten 2003, directive 5)."""

    basis: Maybe[Words] = LocalText()
    valid_from: Maybe[Date] | None = None
    valid_until: Maybe[Date] | None = None

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
    empty. `function` is the office held; `printed_as` the initials and surname as the House prints them, where it prints others
    ("S.Th.M. Hermans").
    """

    id: Id
    initials: Maybe[str] = ""
    given_name: Maybe[str] = ""
    prefix: Maybe[str] = ""
    surname: Maybe[Line]
    titles: Maybe[str] = ""
    salutation: str = ""
    printed_as: Maybe[str] = ""
    function: Maybe[Words] = LocalText()
    belgian: bool = False
    mandate: Maybe[Mandate] | None = None


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
    name: Maybe[Words]
    short_name: Maybe[Words]
    legal_form: Maybe[Words] = LocalText()
    office: Maybe[Words] = LocalText()
    acts_for: Maybe[Words] = LocalText()
    capacities: Maybe[tuple[Capacity, ...]] = (Capacity.LEGAL_PERSON,)
    seat: Maybe[str] = ""
    country: str = "NL"
    address: Maybe[Address] | None = None
    kvk: Maybe[KvkNumber] | None = None
    establishment: Maybe[EstablishmentNumber] | None = None
    rsin: Maybe[Rsin] | None = None
    vat: Maybe[VatId] | None = None
    iban: Maybe[Iban] | None = None
    register_entry: Maybe[Register] | None = None
    parent: Maybe[Annotated[Id, To("organisations")]] | None = None
    represented_by: Maybe[tuple[Annotated[Id, To("persons")], ...]] = ()
    description: Maybe[Words] = LocalText()
    article: Maybe[Words] = LocalText()
    contribution: Maybe[Words] = LocalText()

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
