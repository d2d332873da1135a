"""The law of open values: any field of any example, declared open, gives a document or a finding; never a traceback.

Each field by itself (given or left out in the example), for each document in both languages, for checks, the trail, the letter
with its annexes and the workbook. The whole law takes long (`make test-slow`); a drawn fiftieth runs by default.
"""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from drafting import workbook
from drafting.api import build, checks, portfolio
from drafting.api.trail import trail
from drafting.errors import DraftingError
from drafting.intake import (
    Plain,
    dossier_from_plain,
    load_dossier,
    load_portfolio,
    portfolio_from_plain,
    portfolio_to_plain,
    portfolio_yaml,
    to_plain,
)
from drafting.model import Dossier, Portfolio
from tests.conftest import ROOT

DOSSIERS = sorted((ROOT / "examples").glob("*/dossier.yaml"))
PORTFOLIOS = [ROOT / "examples" / "voortgang-2025" / name for name in ("portfolio.yaml", "vorige.yaml")]
DRAWN = {"check": 200}
"""One in so many cases of an output runs by default: one in fifty, but for a check, which assembles every document anew."""

FieldPath = tuple[str | int, ...]
Case = tuple[FieldPath, str]


def fields(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """Every field below a value, those at their default too."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield (*path, name)
            yield from fields(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for i, entry in enumerate(value):
            yield from fields(entry, (*path, i))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from fields(entry, (*path, key))


def opened(plain: Any, path: FieldPath) -> Any:
    """The plain values with the field at `path` declared open."""
    made = here = copy.deepcopy(plain)
    for step, following in itertools.pairwise(path):
        if isinstance(here, dict) and not isinstance(here.get(step), dict | list):
            # A text in both languages is one string; a value left out has no mapping yet.
            text = here.get(step)
            here[step] = {"nl": text, "en": text} if isinstance(text, str) else {}
            if following == "amount" or isinstance(text, int):
                here[step] = {}
        here = here[step]
    here[path[-1]] = {"open": "nog te bepalen"}
    return made


def _of_dossier(source: Dossier, name: str) -> dict[str, Callable[[], Any]]:
    made: dict[str, Callable[[], Any]] = {
        f"{kind}-{lang}": lambda kind=kind, lang=lang: build.render(build.assemble(source, kind, lang, name=name))  # type: ignore[misc]
        for kind in build.all_kinds()
        for lang in ("nl", "en")
    }
    return made | {
        "check": lambda: checks.check_dossier(source, name),
        "trail": lambda: list(trail(source, "en")),
        "plain": lambda: dossier_from_plain(to_plain(source)),
    }


def _of_portfolio(source: Portfolio, name: str) -> dict[str, Callable[[], Any]]:
    made: dict[str, Callable[[], Any]] = {
        f"{kind}-{lang}": lambda kind=kind, lang=lang: build.render(  # type: ignore[misc]
            portfolio.assemble_portfolio(source, kind, lang, name=name)
        )
        for kind in build.portfolio_kinds(None, False, "md", noted=True)
        for lang in ("nl", "en")
    }
    return made | {
        "check": lambda: checks.check_portfolio(source, name),
        "trail": lambda: list(trail(source)),
        "missing": lambda: list(portfolio.missing(source)),
        "yaml": lambda: portfolio_yaml(source),
        "workbook": lambda: workbook.write_portfolio(source),
        "parts": lambda: list(workbook.split(source)),
    }


def _load(path: Path) -> tuple[Any, Any, Callable[[Any], Any], Callable[..., dict[str, Callable[[], Any]]]]:
    """What an example is, its plain values, how those are read, and what can be made of it."""
    if path in PORTFOLIOS:
        whole = load_portfolio(path)
        return (
            whole,
            portfolio_to_plain(whole),
            lambda plain: portfolio_from_plain(Plain(plain, path.name), path.parent),
            _of_portfolio,
        )
    dossier = load_dossier(path)
    return dossier, to_plain(dossier), lambda plain: dossier_from_plain(plain, path.name), _of_dossier


def broken(path: Path, chosen: Callable[[list[Case]], list[Case]]) -> list[str]:
    """The cases of an example that end in anything but a document or a finding, with what they end in."""
    whole, plain, read, outputs = _load(path)
    kinds = list(outputs(whole, path.name))
    found: list[str] = []
    last: tuple[FieldPath, dict[str, Callable[[], Any]]] | None = None
    for field, output in chosen([(f, o) for f in fields(whole) for o in kinds]):
        if last is None or last[0] != field:
            try:
                last = field, outputs(read(opened(plain, field)), path.name)
            except DraftingError as error:
                last = field, {}
                if not error.findings:
                    found.append(f"{field}: no finding")
            except Exception as error:
                last = field, {}
                found.append(f"{'.'.join(map(str, field))}: reading it: {error!r}")
        try:
            if output in last[1]:
                last[1][output]()
        except DraftingError as error:
            if not error.findings:
                found.append(f"{field} in {output}: no finding")
        except Exception as error:
            found.append(f"{'.'.join(map(str, field))} in {output}: {error!r}")
    return found


def _drawn(cases: list[Case]) -> list[Case]:
    """One in so many, of one entry of each list: the others differ from it in what they hold, not in what they are."""
    cases = list({(_place(field), output): (field, output) for field, output in reversed(cases)}.values())[::-1]
    return [case for case in cases if random.Random(f"{case}").randrange(DRAWN.get(case[1], 50)) == 0]


def _place(field: FieldPath) -> str:
    return ".".join("*" if isinstance(step, int) else step for step in field)


@pytest.mark.parametrize("path", [*DOSSIERS, *PORTFOLIOS], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_a_field_declared_open_gives_a_document_or_a_finding(path: Path) -> None:
    assert broken(path, _drawn) == []


@pytest.mark.slow
@pytest.mark.parametrize("path", [*DOSSIERS, *PORTFOLIOS], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_field_declared_open_gives_a_document_or_a_finding(path: Path) -> None:
    assert broken(path, lambda cases: cases) == []
