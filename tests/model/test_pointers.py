"""Pointers are types: every id that names something says what, and is checked without a line elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_type_hints

import pytest
from pydantic import BaseModel, Field

from drafting.errors import InputError
from drafting.intake import dossier_from_plain, load_dossier, load_portfolio, to_plain
from drafting.model import Beyond, Dossier, Maybe, Model, Portfolio, To
from drafting.model.base import Id
from drafting.model.pointers import pointers
from tests.conftest import ROOT

PATTERN = get_args(Id)[1]


def models(of: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if of in seen:
        return
    seen.add(of)
    yield of
    for hint in get_type_hints(of, include_extras=True).values():
        for part in _parts(hint):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from models(part, seen)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if hasattr(annotation, "__metadata__"):
        yield from _parts(annotation.__origin__)
    for part in get_args(annotation):
        yield from _parts(part)


def _ids(annotation: Any) -> Iterator[tuple[Any, ...]]:
    """The marks of every id in an annotation."""
    marks = getattr(annotation, "__metadata__", ())
    if PATTERN in marks:
        yield marks
    else:
        for part in [annotation.__origin__] if marks else get_args(annotation):
            yield from _ids(part)


def test_an_id_that_is_not_its_entrys_own_says_what_it_names() -> None:
    found = [
        f"{model.__name__}.{name}"
        for model in models(Portfolio, set())
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and name != "id"
        for marks in _ids(hint)
        if not any(isinstance(mark, To | Beyond) for mark in marks)
    ]
    assert found == []


def test_what_a_pointer_names_is_a_list_of_the_dossier_or_portfolio() -> None:
    lists = {To(name) for name in (*Dossier.model_fields, *Portfolio.model_fields)}
    named = {
        mark
        for model in models(Portfolio, set())
        for hint in get_type_hints(model, include_extras=True).values()
        for marks in _ids(hint)
        for mark in marks
        if isinstance(mark, To)
    }
    assert named - lists == {To("projects[project].milestones")}


def test_every_pointer_of_an_example_is_found_and_checked() -> None:
    dossier = load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")
    plain = to_plain(dossier)
    found = list(pointers(dossier))
    assert len(found) > 40
    for pointer in found:
        here = plain
        for step in pointer.path[:-1]:
            here = here[step]
        was, here[pointer.path[-1]] = here[pointer.path[-1]], "nergens"
        with pytest.raises(InputError) as caught:
            dossier_from_plain(plain)
        assert caught.value.findings[0].code.startswith("model.")
        here[pointer.path[-1]] = was


def test_a_new_field_that_points_is_checked_by_its_type_alone() -> None:
    class Added(Model):
        owner: Maybe[Annotated[Id, To("organisations")]] | None = None
        others: tuple[Annotated[Id, To("persons")], ...] = ()
        by: dict[Annotated[Id, To("sites")], str] = Field(default_factory=dict)

    made = Added(owner="a", others=("b", "c"), by={"d": "x"})
    assert [(p.path, p.to.list, p.key) for p in pointers(made)] == [
        (("owner",), "organisations", "a"),
        (("others", 0), "persons", "b"),
        (("others", 1), "persons", "c"),
        (("by", "d"), "sites", "d"),
    ]


def test_an_annex_names_a_company_and_a_source_of_the_portfolio() -> None:
    whole = load_portfolio(ROOT / "examples" / "voortgang-2025" / "portfolio.yaml")
    assert {p.to.list for p in pointers(whole.letter)} >= {"persons", "companies", "sources"}
