"""Nothing that a dossier says is lost without a word: every field is printed by some clause, used by a fact, or listed with its reason;
every party has a right or a duty."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from drafting.api import checks as api
from drafting.api import places
from drafting.checks.printing import SILENT, WHOLE
from drafting.clauses.check import fields_of_terms, named_fields
from drafting.intake import dossier_json, load_dossier, parse_dossier
from drafting.model import FACTS, Dossier
from tests.conftest import EXAMPLES, ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _models(model: type[BaseModel], found: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """`model` and every model that its fields may hold."""
    if model not in found:
        found.add(model)
        for info in model.model_fields.values():
            todo = [info.annotation]
            while todo:
                kind = todo.pop()
                todo += [a for a in get_args(kind) if a is not Ellipsis]
                if isinstance(kind, type) and issubclass(kind, BaseModel):
                    _models(kind, found)
    return found


NOT_OF_A_DOCUMENT = {"LocalText", "Choices", "PositionChoice", "Omission", "BespokeClause", "ClauseText", "ClausePlace"}


@pytest.mark.parametrize("model", sorted(_models(Dossier, set()), key=lambda m: m.__name__), ids=lambda m: m.__name__)
def test_every_field_of_the_model_is_printed_or_listed(model: type[BaseModel]) -> None:
    if model.__name__ in NOT_OF_A_DOCUMENT:
        return
    library = places.library()
    named = set().union(*(named_fields(c) for c in library)) | fields_of_terms(library)
    rules = "".join(inspect.getsource(f.holds) for f in FACTS.values())
    for name, info in model.model_fields.items():
        holds_models = any(m is not model for m in _models_in(info.annotation))
        known = f"{model.__name__}.{name}" in named | set(SILENT) or name in WHOLE.get(model.__name__, ())
        assert known or holds_models or f".{name}" in rules, f"{model.__name__}.{name}"


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    todo, found = [annotation], []
    while todo:
        kind = todo.pop()
        todo += [a for a in get_args(kind) if a is not Ellipsis]
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.__name__ not in ("LocalText",):
            found.append(kind)
    return found


def test_every_reason_is_of_a_field_that_exists() -> None:
    models = {m.__name__: m for m in _models(Dossier, set())}
    for key in SILENT:
        model, _, name = key.partition(".")
        assert name in models[model].model_fields, key


def _with(change: dict[str, Any]) -> Dossier:
    plain = json.loads(dossier_json(load_dossier(WADCHEMIE)))
    for path, value in change.items():
        node: Any = plain
        *steps, last = path.split("/")
        for step in steps:
            node = node[step] if isinstance(node, dict) else next(e for e in node if e["id"] == step)
        if isinstance(value, dict) and last == "+":
            node.append(value)
        else:
            node[last] = value
    return parse_dossier(json.dumps(plain))


SAID = {"nl": "een eigen zin", "en": "a sentence of its own"}


@pytest.mark.parametrize(
    "change",
    [
        {"support/maatwerksubsidie/conditions": [SAID]},
        {"support/maatwerksubsidie/repayment": SAID},
        {"support/maatwerksubsidie/decision": "DGKI-1"},
        {"support/maatwerksubsidie/instalments/termijn-1/condition": SAID},
        {"support/maatwerksubsidie/yearly_clawback": 10, "support/maatwerksubsidie/delay_step": 5},
        {"support/+": {"id": "dei", "instrument": SAID, "maximum": 3000000, "aid_basis": "gber", "conditions": [SAID]}},
        {
            "sites/farmsum/ets_permit": "NL-1",
            "sites/farmsum/installations": [{"id": "a", "name": SAID, "permit": "NL-2"}],
        },
        {"surroundings": {"health": SAID, "monitoring": SAID, "nitrogen": "nature", "secured_by": "2030-01-01"}},
        {"additionality": {"yardstick": "levy", "law": SAID, "path": [{"year": 2030, "value": 280}]}},
    ],
    ids=lambda c: next(iter(c)),
)
def test_what_used_to_be_lost_is_printed(change: dict[str, Any]) -> None:
    assert [f.text() for f in api.check_dossier(_with(change), "d", only=["unprinted"])] == []


def test_what_no_document_prints_is_told() -> None:
    lost = {
        "quantities/+": {
            "id": "toegekend", "substance": "CO2", "unit": "kton", "value": 9, "year": 2031, "scope": [1], "stage": "agreement",
            "baseline": {"years": [2020], "production": 7, "production_unit": "kton"}, "project": "waterstofbenutting",
        }
    }  # fmt: skip
    found = api.check_dossier(_with(lost), "d", only=["unprinted"])
    assert [f.place.path for f in found] == [
        "quantities.toegekend.baseline.production",
        "quantities.toegekend.baseline.production_unit",
    ]


def test_a_party_without_right_or_duty_is_told() -> None:
    party = {
        "id": "havenbedrijf",
        "role": "province",
        "name": "Havenbedrijf",
        "short_name": "Haven",
        "seat": "Delfzijl",
    }
    plain = {"organisations/+": party | {"role": "other"}}
    dossier = _with(plain)
    entry = dossier.documents["agreement"]
    listed = entry.model_copy(update={"parties": (*entry.parties, "havenbedrijf")})
    named = dossier.model_copy(update={"documents": {**dossier.documents, "agreement": listed}})
    assert api.check_dossier(named, "d", only=["idle-party"]) == []  # it contributes
    idle = named.model_copy(
        update={"choices": named.choices.model_validate({"omitted": {"party-roles": {"reason": "proef"}}})}
    )
    found = api.check_dossier(idle, "d", only=["idle-party"])
    assert {"Haven", "Staatssecretaris"} <= {str(f.values["party"]) for f in found}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_the_examples_lose_nothing(path: Path) -> None:
    assert [
        f.text()
        for f in api.check(path, only=["unprinted", "idle-party", "mandates", "support-money", "binding-results"])
    ] == []
