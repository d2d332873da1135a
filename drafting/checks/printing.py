"""Which values of a dossier a document prints, and which fields print nowhere, each with its reason.

A document's tree holds every value it prints with its dossier path. `values_of` walks a dossier for what was given; what is printed
nowhere, and is not listed here, is lost without a word: rule `unprinted` tells it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, NamedTuple

from pydantic import BaseModel

from drafting.clauses.located import value_key
from drafting.model import LocalText

KEY, CHOICE, CHECK, ANNEX, COVER = (
    "points to another part",
    "chooses among texts",
    "held against other values by a check",
    "printed in the annex of a letter to parliament",
    "printed on the cover or in the signature block",
)
SILENT: dict[str, str] = {
    **{
        f"{model}.id": KEY
        for model in (
            "AdvicePoint",
            "BespokeClause",
            "CostItem",
            "Dossier",
            "GenericInstrument",
            "Installation",
            "Instalment",
            "Milestone",
            "Obligation",
            "Organisation",
            "Person",
            "Project",
            "Quantity",
            "Site",
            "Source",
            "StageEvent",
            "Support",
            "Term",
            "Trigger",
        )
    },
    **{
        f"Dossier.{name}": ANNEX
        for name in ("summary", "ambition", "living_environment", "progress", "obstacles", "next_step")
    },
    **dict.fromkeys(
        ("Dossier.company", "Dossier.companies", "Organisation.parent", "Organisation.represented_by"), KEY
    ),
    **dict.fromkeys(
        ("Dossier.language", "Dossier.track", "Dossier.sector", "Dossier.choices", "Additionality.yardstick"), CHOICE
    ),
    **dict.fromkeys(
        ("Organisation.role", "Organisation.capacities", "Organisation.article", "Organisation.country"), CHOICE
    ),
    "Dossier.title": "names the dossier in lists; the documents have titles of their own",
    "Organisation.office": COVER,
    "Organisation.establishment": "identifies the branch; the trade register number is what a contract states",
    "Organisation.rsin": "identifies towards the tax authority; kept for the grant decision",
    "Organisation.vat": "identifies towards the tax authority; kept for the grant decision",
    "Organisation.iban": "belongs in the grant decision, not in a document that is published",
    "Organisation.name": COVER,
    "Organisation.acts_for": COVER,
    "Organisation.description": "told in the recital on the company; that of another party in no document",
    "Site.organisation": KEY,
    "Site.cluster": ANNEX,
    "Site.description": ANNEX,
    "Project.site": KEY,
    "Project.depends_on": KEY,
    "Milestone.kind": CHOICE,
    "Milestone.owner": "printed by whose step it is",
    **dict.fromkeys(("Mandate.valid_from", "Mandate.valid_until"), CHECK),
    **dict.fromkeys(("Person.belgian", "Person.salutation", "Person.given_name"), "steers how the name is written"),
    "Person.function": COVER,
    **{
        f"Quantity.{name}": CHOICE
        for name in ("substance", "unit", "bound", "per_year", "direction", "effect", "name", "scope")
    },
    **dict.fromkeys(
        ("Quantity.stage", "Quantity.project", "Quantity.site", "Quantity.source", "Obligation.stage", "Support.stage"),
        KEY,
    ),
    "Quantity.note": ANNEX,
    "Money.currency": "printed with its amount",
    **dict.fromkeys(
        ("Support.projects", "Support.source", "CostItem.project", "Instalment.project", "Instalment.milestone"), KEY
    ),
    **dict.fromkeys(("Support.notification", "Support.legal_basis", "Support.aid_basis"), CHOICE),
    "Support.budget_year": ANNEX,
    **dict.fromkeys(("Support.applied", "Support.works_start"), CHECK),
    **dict.fromkeys(("Obligation.debtor", "Obligation.creditor", "Obligation.clause", "Obligation.counterpart"), KEY),
    **dict.fromkeys(("Obligation.kind", "Obligation.binding", "Obligation.enforceable"), CHOICE),
    **{f"StageEvent.{name}": ANNEX for name in ("stage", "date", "precision", "planned", "after", "source", "note")},
    **{f"Source.{name}": ANNEX for name in ("kind", "reference", "session", "title", "date", "url")},
    **{
        f"DocumentEntry.{name}": COVER
        for name in (
            "date",
            "place",
            "reference",
            "version",
            "status",
            "parties",
            "prevailing",
            "signed_in",
            "classification",
        )
    },
    "Duration.start": "the document itself enters into force when the last party signs",
    "Governance.chair": "printed as the party's name",
    "Surroundings.nitrogen": CHOICE,
    "Term.term": "printed as the defined term",
    "Term.definition": "printed where the document uses the term",
}
"""Fields that no document prints as a value of their own, with the reason: they steer, point, are checked, or stand elsewhere."""

WHOLE = {
    "Quantity": ("value", "low", "high"),
    "Money": ("amount", "currency"),
    "Address": ("street", "number", "postcode", "city", "country"),
    "Person": ("initials", "prefix", "surname", "titles"),
    "Register": ("name", "number"),
}
"""What a model that is printed whole shows of itself."""


class Given(NamedTuple):
    """A value that the dossier gives: its path, the field it is of ("Support.conditions"), the stage it belongs to, if any, and itself."""

    path: str
    field: str
    stage: str
    value: Any


def values_of(dossier: BaseModel) -> Iterator[Given]:
    """Every value that was given, but for those of `SILENT`: leaves, each once, in the order of the model."""
    yield from _of_model(dossier, "", "")


def _of_model(model: BaseModel, path: str, stage: str) -> Iterator[Given]:
    name = type(model).__name__
    own = getattr(model, "stage", None)
    stage = own.value if isinstance(own, Enum) and name in ("Quantity", "Obligation", "Support") else stage
    for field, info in type(model).model_fields.items():
        value = getattr(model, field)
        if f"{name}.{field}" in SILENT or value is None or value in ("", ()) or value == info.get_default():
            continue
        yield from _of_value(value, f"{path}.{field}" if path else field, f"{name}.{field}", stage)


def _of_value(value: Any, path: str, field: str, stage: str) -> Iterator[Given]:
    if isinstance(value, LocalText):
        if value.nl or value.en:
            yield Given(path, field, stage, value)
    elif isinstance(value, BaseModel):
        yield from _of_model(value, path, stage)
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _of_value(entry, f"{path}.{key}", field, stage)
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        for i, entry in enumerate(value):
            key = getattr(entry, "id", None)
            yield from _of_value(entry, f"{path}.{key if isinstance(key, str) else i + 1}", field, stage)
    elif value is not None:
        yield Given(path, field, stage, value)


def is_printed(given: Given, printed: frozenset[str]) -> bool:
    """Whether one of the paths that documents print shows this value: its own, or that of what is printed whole."""
    if value_key(given.path) in printed:
        return True
    above, _, leaf = given.path.rpartition(".")
    model = given.field.partition(".")[0]
    return leaf in WHOLE.get(model, ()) and value_key(above) in printed
