"""What is additional, measured against what; and what is agreed on the living environment beside the figures."""

from __future__ import annotations

from datetime import date as Date  # a field is called date, so the type cannot be
from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from drafting.model.base import Id, LocalText, Maybe, Model, Number, Words


class Track(StrEnum):
    """What the agreement is for: additional tonnes in a target year near 2030, or net zero after 2030."""

    ADDITIONAL = "additional"
    NET_ZERO = "net_zero"


class Sector(StrEnum):
    """The rules of the levy differ for waste incinerators (afvalverbrandingsinstallaties, AVI's); the companies of cluster 6 stand spread
    over the country, outside the five regional clusters, so that each site finds its own infrastructure."""

    INDUSTRY = "industry"
    WASTE = "waste"
    CLUSTER_SIX = "cluster_6"


class Yardstick(StrEnum):
    """Against what the additional part is measured."""

    LEVY = "levy"  # dispensatierechten van de CO2-heffing, naar een genoemde versie van de wet
    PATH = "path"  # een referentiepad in getallen, door partijen vastgesteld
    NONE = "none"  # geen: het spoor naar netto nul


class YearFigure(Model):
    """A figure of one calendar year, in the unit of the list it stands in."""

    year: int = Field(ge=1990, le=2100)
    value: Maybe[Number]


class Additionality(Model):
    """Additionaliteit: the yardstick, the version of the law it rests on, and its figures year by year.

    `law` names the law with the day on which it stood so ("de Wet belastingen op milieugrondslag zoals die luidde op 1 januari
    2026"); `path` is what the yardstick allows each calendar year, in `unit`: dispensation rights, or the reference path;
    `reopened` says on what change of the law the parties talk about the yardstick again.
    """

    yardstick: Yardstick = Yardstick.LEVY
    law: Maybe[Words] = LocalText()
    unit: str = Field(default="kton", pattern="^(ton|kton|Mton)$")
    path: Maybe[tuple[YearFigure, ...]] = ()

    @model_validator(mode="after")
    def _path_in_figures(self) -> Additionality:
        years = [f.year for f in self.path] if isinstance(self.path, tuple) else []
        twice = sorted({y for y in years if years.count(y) > 1})
        if twice:
            raise PydanticCustomError("year_twice", "a year stands twice", {"year": twice[0]})
        if self.yardstick == Yardstick.PATH and self.path == ():
            raise PydanticCustomError("path_without_figures", "a reference path needs figures")
        return self


class NitrogenRoom(StrEnum):
    """Who keeps the nitrogen room that the projects free (stikstofruimte)."""

    COMPANY = "company"
    PROVINCE = "province"
    STATE = "state"
    NATURE = "nature"  # vervalt aan de natuur


class Surroundings(Model):
    """Leefomgeving beside the figures: a health study, measuring in the surroundings, freed nitrogen room, permits.

    `health` and `monitoring` complete "laat … uitvoeren" and "meet …"; `secured_by` is the day by which the company asks to have the
    gains laid down in its permit.
    """

    health: Maybe[Words] = LocalText()
    monitoring: Maybe[Words] = LocalText()
    nitrogen: Maybe[NitrogenRoom] | None = None
    secured_by: Maybe[Date] | None = None


class GenericInstrument(Model):
    """A generic instrument that was tried or looked at before tailor-made support, and why it does not do."""

    id: Id
    name: Maybe[Words]
    finding: Maybe[Words]


class Review(Model):
    """Toets van een project: business case, funding gap, the generic instruments that do not do, and what the State made of it."""

    business_case: Maybe[Words] = LocalText()
    funding_gap: Maybe[Words] = LocalText()
    instruments: Maybe[tuple[GenericInstrument, ...]] = ()
    conclusion: Maybe[Words] = LocalText()


class AdvicePoint(Model):
    """A point of the advice of the AMVI, and what was done with it."""

    id: Id
    text: Maybe[Words]
    done: Maybe[Words]
