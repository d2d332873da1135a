"""Every kind builds in both languages from dossiers in which any optional part is missing: no clause points at one that went with it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

import drafting
from drafting import tree
from drafting.errors import DraftingError
from drafting.intake import dossier_json, load_dossier, parse_dossier
from drafting.markdown import render as markdown
from drafting.model import Choices, Dossier, Position, PositionChoice
from tests.clauses.test_library import NEGOTIABLE
from tests.conftest import ROOT

Plain = dict[str, Any]


def _without(*names: str) -> Callable[[Plain], None]:
    def drop(plain: Plain) -> None:
        for name in names:
            plain.pop(name, None)

    return drop


def _each(block: str, *names: str) -> Callable[[Plain], None]:
    def drop(plain: Plain) -> None:
        for entry in plain.get(block, []):
            for name in names:
                entry.pop(name, None)

    return drop


def _of(block: str, *names: str) -> Callable[[Plain], None]:
    def drop(plain: Plain) -> None:
        for name in names:
            (plain.get(block) or {}).pop(name, None)

    return drop


def _no_projects(plain: Plain) -> None:
    plain.pop("projects")
    plain["quantities"] = [q for q in plain["quantities"] if "project" not in q]
    _each("support", "projects", "instalments", "costs")(plain)


def _no_environment(plain: Plain) -> None:
    plain["quantities"] = [q for q in plain["quantities"] if q["substance"].startswith("CO2")]


def _only_total(plain: Plain) -> None:
    _no_environment(plain)
    plain["quantities"] = [q for q in plain["quantities"] if "project" not in q and q["year"] == 2030]
    for q in plain["quantities"]:
        q.pop("additional", None)
        q["baseline"].pop("value", None)


def _no_role(role: str) -> Callable[[Plain], None]:
    def drop(plain: Plain) -> None:
        gone = {o["id"] for o in plain["organisations"] if o["role"] == role}
        plain["organisations"] = [o for o in plain["organisations"] if o["id"] not in gone]
        for organisation in plain["organisations"]:
            if organisation.get("parent") in gone:
                organisation.pop("parent")
        for entry in plain.get("documents", {}).values():
            if isinstance(entry, dict) and "parties" in entry:
                entry["parties"] = [p for p in entry["parties"] if p not in gone]

    return drop


def _bare(plain: Plain) -> None:
    """All that is optional at once."""
    _no_projects(plain)
    _only_total(plain)
    for role in ("province", "guarantor"):
        _no_role(role)(plain)
    _without("support", "triggers", "obligations", "terms", "governance", "reporting", "evaluation", "duration")(plain)


BLOCKS: dict[str, Callable[[Plain], None]] = {
    "support": _without("support"),
    "duration": _without("duration"),
    "projects": _no_projects,
    "governance": _without("governance"),
    "reporting": _without("reporting"),
    "evaluation": _without("evaluation"),
    "triggers": _without("triggers"),
    "obligations": _without("obligations"),
    "own terms": _without("terms"),
    "province": _no_role("province"),
    "guarantor": _no_role("guarantor"),
    "environment": _no_environment,
    "yearly figures": _only_total,
    "instalments": _each("support", "instalments"),
    "profit share": _each("support", "profit_share"),
    "share and budget": _each("support", "share", "budget_article", "budget_year"),
    "permits": _each("projects", "permits"),
    "infrastructure": _each("projects", "infrastructure"),
    "project details": _each("projects", "description", "technology", "start", "end", "risks", "depends_on"),
    "milestones": lambda p: (_each("support", "instalments")(p), _each("projects", "milestones")(p))[0],
    "long stop": _of("duration", "long_stop", "extension_years", "start"),
    "chair": _of("governance", "chair"),
    "verifier": _of("reporting", "verifier"),
    "evaluator": _of("evaluation", "by"),
    "support and duration": _without("support", "duration"),
    "support, reporting and triggers": _without("support", "reporting", "triggers"),
    "everything": _bare,
}


def _dossier(example: str, block: str, position: str = "preferred") -> Dossier:
    plain: Plain = copy.deepcopy(json.loads(dossier_json(load_dossier(ROOT / "examples" / example / "dossier.yaml"))))
    plain.pop("choices", None)
    BLOCKS[block](plain)
    dossier = parse_dossier(json.dumps(plain))
    chosen = {c: PositionChoice(position=Position(position), reason="proef", approver="proef") for c in NEGOTIABLE}
    return dossier.model_copy(update={"choices": Choices(positions=chosen)})


@pytest.mark.parametrize(
    ("example", "position"), [("wadchemie", "preferred"), ("glasgroep", "fallback"), ("glasgroep", "walk_away")]
)
@pytest.mark.parametrize("block", BLOCKS)
def test_every_kind_builds_without(block: str, example: str, position: str) -> None:
    dossier = _dossier(example, block, position)
    for kind in ("eop", "jloi", "agreement"):
        for lang in ("nl", "en"):
            document = drafting.assemble(dossier, kind, lang)
            for node in tree.walk(document):
                if isinstance(node, tree.Table):
                    assert node.rows, (kind, lang, "an empty table")
            text = markdown(document)
            assert not [w for w in (" ,", " . ", "..", " ;", "None", " the the ", " de de ") if w in text], (
                kind,
                lang,
            )


def test_a_dossier_without_figures_is_told_what_is_missing() -> None:
    plain: Plain = json.loads(dossier_json(load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")))
    plain.pop("quantities")
    with pytest.raises(DraftingError) as caught:
        drafting.assemble(parse_dossier(json.dumps(plain)), "agreement", "nl")
    assert "geen hoeveelheid CO2 met stage agreement" in caught.value.text("nl")
