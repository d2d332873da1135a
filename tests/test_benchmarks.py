"""The measurements have an input of their own, frozen: it still builds, and no measurement reads what may change."""

from __future__ import annotations

import re

import pytest

import drafting
from drafting.api.portfolio import assemble_portfolio
from drafting.clauses.source import parse_clause
from drafting.intake import load_dossier, load_portfolio
from drafting.tree import Article, walk
from tests.conftest import ROOT

FROZEN = ROOT / "benchmarks" / "frozen"


@pytest.mark.parametrize(("kind", "articles"), [("eop", 10), ("jloi", 20), ("agreement", 30)])
def test_the_frozen_dossier_builds_with_the_frozen_clauses(kind: str, articles: int) -> None:
    document = drafting.assemble(load_dossier(FROZEN / "dossier.yaml"), kind, "nl", workspace=FROZEN)
    assert sum(isinstance(node, Article) for node in walk(document)) >= articles
    for path in sorted((FROZEN / "clauses").rglob("transfer.md")):
        held = parse_clause(path.read_text(encoding="utf-8"), str(path), path.stem)
        assert kind != "agreement" or f"transfer@{held.version}" in {getattr(n, "clause", "") for n in walk(document)}


@pytest.mark.parametrize("kind", ["letter", "annex"])
def test_the_frozen_portfolio_builds(kind: str) -> None:
    portfolio = load_portfolio(FROZEN / "portfolio" / "portfolio.yaml")
    assert assemble_portfolio(portfolio, kind, "nl", workspace=FROZEN).body


def test_no_measurement_reads_an_example() -> None:
    reading = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "benchmarks").glob("*/*.py")
        if re.search(r"\"examples\"|places\.templates\(\)", path.read_text(encoding="utf-8"))
    }
    assert reading == set()
