"""A workspace to start in, for each document: every field explained, all of it valid."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from drafting.api.build import build
from drafting.api.order import Order
from drafting.api.starting import init
from drafting.errors import UsageError
from drafting.intake import parse_dossier
from drafting.model import Dossier


def _uncommented(text: str) -> str:
    """The start with everything that is left to choose taken up."""
    return re.sub(r"^(\s*)# (?=[a-z_]+: |[a-z_]+:\s*#|[a-z_]+:$|- |  )", r"\1", text, flags=re.MULTILINE)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models(inner)


def _fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield name
        for inner in _models(field.annotation):
            yield from _fields(inner, seen)


def test_the_start_of_an_agreement_explains_every_field_and_all_of_it_is_valid(tmp_path: Path) -> None:
    init(tmp_path / "w", kind="agreement")
    text = (tmp_path / "w" / "dossier.yaml").read_text(encoding="utf-8")
    # Derived from `company` as a list, and from a date that is only a month or a year.
    derived = {"companies", "precision"}
    missing = [f for f in sorted(set(_fields(Dossier, set())) - derived) if not re.search(rf"\b{f}\b", text)]
    assert missing == []
    whole = parse_dossier(_uncommented(text))
    parts = (whole.support, whole.obligations, whole.choices.bespoke, whole.exit, whole.persons, whole.advice)
    assert all(parts)


@pytest.mark.parametrize("kind", ["eop", "jloi", "agreement"])
def test_a_start_for_a_kind_gives_that_document_whole_in_both_languages(tmp_path: Path, kind: str) -> None:
    init(tmp_path / "w", kind=kind)
    for built in build(Order(source=tmp_path / "w", kinds=(kind,), languages=("nl", "en"))):
        assert built.error is None
        assert built.notices == ()
        assert len(built.open_values) >= 10
    text = (tmp_path / "w" / "dossier.yaml").read_text(encoding="utf-8")
    assert "#!" not in text


@pytest.mark.parametrize("asked", [{"kind": "letter"}, {"kind": "exit"}, {"kind": "jloi", "example": "wadchemie"}])
def test_a_start_that_there_is_not_is_refused(tmp_path: Path, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        init(tmp_path / "w", **asked)
    assert not (tmp_path / "w").exists()
