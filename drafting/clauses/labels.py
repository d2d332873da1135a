"""Readable names of the model's enumerations, Dutch and English, for running text and tables."""

from __future__ import annotations

from enum import Enum

from drafting.model import (
    AidBasis,
    Capacity,
    MilestoneKind,
    NotificationStatus,
    ObligationKind,
    Role,
    Stage,
    Substance,
    Unit,
)

LABELS: dict[Enum, tuple[str, str]] = {
    Stage.EXPLORATION: ("verkenning", "exploration"),
    Stage.EOP: ("Expression of Principles", "Expression of Principles"),
    Stage.DRAFT_JLOI: ("concept-JLoI", "draft JLoI"),
    Stage.ADVICE_REQUESTED: ("adviesaanvraag AMVI", "AMVI advice requested"),
    Stage.ADVICE: ("advies AMVI", "AMVI advice"),
    Stage.JLOI: ("Joint Letter of Intent", "Joint Letter of Intent"),
    Stage.SUBSIDY: ("maatwerksubsidie", "tailor-made grant"),
    Stage.AGREEMENT: ("bindende maatwerkafspraak", "binding tailor-made agreement"),
    Stage.EXECUTION: ("uitvoering", "implementation"),
    Stage.DISCONTINUED: ("niet voortgezet", "discontinued"),
    AidBasis.NOTIFICATION: ("aanmelding bij de Commissie", "notification to the Commission"),
    AidBasis.GBER: ("algemene groepsvrijstellingsverordening", "General Block Exemption Regulation"),
    AidBasis.CISAF: ("kaderregeling staatssteun Clean Industrial Deal", "Clean Industrial Deal State Aid Framework"),
    AidBasis.CEEAG: (
        "richtsnoeren staatssteun voor klimaat, milieubescherming en energie",
        "Guidelines on State aid for climate, environmental protection and energy",
    ),
    AidBasis.DE_MINIMIS: ("de-minimissteun", "de minimis aid"),
    AidBasis.NONE: ("geen staatssteun", "no State aid"),
    NotificationStatus.NOT_NEEDED: ("niet nodig", "not needed"),
    NotificationStatus.PLANNED: ("voorgenomen", "planned"),
    NotificationStatus.PRE_NOTIFIED: ("in prenotificatie", "in pre-notification"),
    NotificationStatus.NOTIFIED: ("aangemeld", "notified"),
    NotificationStatus.APPROVED: ("goedgekeurd", "approved"),
    MilestoneKind.DESIGN: ("ontwerp", "design"),
    MilestoneKind.PERMIT: ("vergunning", "permit"),
    MilestoneKind.FID: ("definitief investeringsbesluit", "final investment decision"),
    MilestoneKind.CONSTRUCTION: ("bouw", "construction"),
    MilestoneKind.OPERATION: ("ingebruikname", "start of operation"),
    MilestoneKind.OTHER: ("overig", "other"),
    ObligationKind.EFFORT: ("inspanningsverplichting", "obligation of effort"),
    ObligationKind.RESULT: ("resultaatsverplichting", "obligation of result"),
    ObligationKind.INFORMATION: ("informatieverplichting", "obligation to inform"),
    Role.STATE: ("de Staat", "the State"),
    Role.PROVINCE: ("provincie", "province"),
    Role.MUNICIPALITY: ("gemeente", "municipality"),
    Role.AUTHORITY: ("omgevingsdienst", "environmental agency"),
    Role.COMPANY: ("bedrijf", "company"),
    Role.PARENT: ("moedermaatschappij", "parent company"),
    Role.GUARANTOR: ("garant", "guarantor"),
    Role.OTHER: ("overig", "other"),
    Capacity.PUBLIC_AUTHORITY: ("bestuursorgaan", "public authority"),
    Capacity.LEGAL_PERSON: ("rechtspersoon", "legal person"),
    Substance.CO2: ("CO₂", "CO₂"),
    Substance.CO2_EQ: ("CO₂-equivalent", "CO₂ equivalent"),
    Substance.NOX: ("NOx", "NOx"),
    Substance.NH3: ("NH₃", "NH₃"),
    Substance.SO2: ("SO₂", "SO₂"),
    Substance.PARTICULATES: ("fijnstof (PM10)", "particulate matter (PM10)"),
    Substance.ZZS: ("zeer zorgwekkende stoffen", "substances of very high concern"),
    Substance.WATER: ("water", "water"),
    Substance.GAS: ("aardgas", "natural gas"),
    Substance.ELECTRICITY: ("elektriciteit", "electricity"),
    Substance.HYDROGEN: ("waterstof", "hydrogen"),
    Unit.TON: ("ton", "tonnes"),
    Unit.KTON: ("kton", "kilotonnes"),
    Unit.MTON: ("Mton", "megatonnes"),
    Unit.MILLION_M3: ("miljoen m3", "million m3"),
}


def label_of(value: Enum, lang: str) -> str:
    """The readable name of an enum's value; its own value where none is listed (units)."""
    nl_en = LABELS.get(value)
    return str(value.value) if nl_en is None else nl_en[1 if lang == "en" else 0]
