"""Dossiers come back from their canonical JSON unchanged, and the schema accepts what the model accepts."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from drafting.intake import dossier_json, load_dossier, parse_dossier, read_plain, schema
from tests.conftest import EXAMPLES, ROOT


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_a_dossier_comes_back_from_json(path: Path) -> None:
    dossier = load_dossier(path)
    text = dossier_json(dossier)
    assert parse_dossier(text) == dossier
    assert dossier_json(parse_dossier(text)) == text


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return float(value) if isinstance(value, Decimal) else value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_the_schema_accepts_every_example(path: Path) -> None:
    plain = _plain(read_plain(path.read_text(encoding="utf-8"), str(path)).value)
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(plain)) == []


@pytest.mark.parametrize("name", ["unknown-field", "missing-field", "unknown-word", "english-number"])
def test_the_schema_refuses_what_the_model_refuses(name: str) -> None:
    text = (ROOT / "tests" / "bad" / "dossier" / f"{name}.yaml").read_text(encoding="utf-8")
    assert list(jsonschema.Draft202012Validator(schema()).iter_errors(_plain(read_plain(text, name).value)))
