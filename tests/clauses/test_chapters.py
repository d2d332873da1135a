"""The chapters on CO2 and Support follow the facts that decide them: what a sentence says when a fact is absent, single, open or earlier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import drafting
from drafting import tree
from drafting.model import Dossier
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
SAMPLE = ROOT / "clauses" / "sample.yaml"
DEALS = ROOT / "tests" / "deals"


def _plain(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


def _text(plain: dict[str, Any], kind: str, lang: str = "nl") -> str:
    document = drafting.assemble(Dossier.model_validate(plain), kind, lang)
    return tree.plain_text(document.body).replace("\u00a0", " ")


def _at(plain: dict[str, Any], **positions: str) -> dict[str, Any]:
    chosen = {
        k.replace("_", "-"): {"position": v, "reason": "proef", "approver": "proef"} for k, v in positions.items()
    }
    return {**plain, "choices": {"positions": chosen}}


def _only_first_project(plain: dict[str, Any]) -> dict[str, Any]:
    key = plain["projects"][0]["id"]
    for support in plain["support"]:
        support["projects"] = [key]
        for name in ("instalments", "costs"):
            support[name] = [e for e in support.get(name, []) if e.get("project") == key]
    quantities = [q for q in plain["quantities"] if q.get("project") in (None, key)]
    return {**plain, "projects": plain["projects"][:1], "quantities": quantities}


@pytest.mark.parametrize(
    ("lang", "words", "annex"),
    [
        ("nl", "lager met het getal dat in bijlage 2 voor dat Project staat", "bepalend voor artikel 7, zevende lid"),
        ("en", "by the figure set out for that Project in Annex 2", "applies under Article 7(7)"),
    ],
)
def test_what_falls_away_falls_by_its_own_figure(lang: str, words: str, annex: str) -> None:
    text = _text(_plain(WADCHEMIE), "agreement", lang)
    assert words in text
    assert annex in text
    alone = _text(_only_first_project(_plain(WADCHEMIE)), "agreement", lang)
    assert words not in alone
    assert annex not in alone


def test_without_a_figure_for_a_project_its_share_is_fixed() -> None:
    plain = _plain(WADCHEMIE)
    plain["quantities"] = [q for q in plain["quantities"] if q["id"] != "agr-h2"]
    assert "Staat daar geen getal, dan stellen Partijen het aandeel van dat Project vast" in _text(plain, "agreement")


def test_costs_are_budgeted_by_a_sentence_of_their_own() -> None:
    plain = _plain(WADCHEMIE)
    del plain["support"][0]["share"]
    assert "(zegge: eenenzestig miljoen euro). De subsidiabele kosten zijn begroot in bijlage 3." in _text(
        plain, "agreement"
    )


def test_room_is_shifted_between_projects_only_where_there_are_several() -> None:
    plain = _at(_only_first_project(_plain(WADCHEMIE)), support_cap="walk_away")
    text = _text(plain, "agreement")
    assert "Op verzoek van het Bedrijf past de Minister een nog niet betaalde termijn aan" in text
    assert "naar een ander Project" not in text


@pytest.mark.parametrize(
    ("share", "words"),
    [(50, "ook op grond van de artikelen"), (None, "ook op grond van artikel")],
)
def test_a_guarantee_covers_what_may_be_reclaimed_and_outlives_it(share: int | None, words: str) -> None:
    plain = _plain(SAMPLE)
    plain["support"][0]["profit_share"] = share
    text = _text(_at(plain, parent_guarantee="fallback"), "agreement")
    assert words in text
    assert ("is betaald wat volgens artikel" in text) == (share is not None)
    assert "over de Steun geen procedure meer loopt" in text


def test_a_grant_that_was_given_is_not_promised_or_filled_again() -> None:
    text = _text(_plain(DEALS / "yara.yaml"), "jloi")
    assert "De Minister heeft een maatwerksubsidie verleend van ten hoogste € 30 miljoen" in text
    assert "0,8 Mton" in text
    for promise in (
        "beschikbaar te stellen",
        "de middelen voor de Steun staan op de begroting",
        "komen in de Subsidiebeschikking te staan",
    ):
        assert promise not in text
    plain = _plain(WADCHEMIE)
    plain["support"][0] |= {"decided": "2026-01-15", "decision": "WM-26", "yearly_clawback": 10, "delay_step": 5}
    for position in ("preferred", "fallback", "walk_away"):
        text = _text(
            _at(plain, determination_recovery=position, profit_sharing=position, maintenance=position), "agreement"
        )
        assert "op in de Subsidiebeschikking" not in text
        assert "neemt in de Subsidiebeschikking op" not in text


def test_yearly_reductions_wait_for_the_last_year_and_leave_the_margin_in_peace() -> None:
    plain = _plain(WADCHEMIE)
    plain["support"][0]["yearly_clawback"] = 10
    text = _text(_at(plain, determination_recovery="fallback"), "agreement")
    assert "nadat de CO2-reductie over 2031 is vastgesteld" in text
    assert "naar evenredigheid van het tekort en behoudens het derde lid" in text


def test_a_single_reason_and_an_open_one_open_no_list() -> None:
    plain = _plain(DEALS / "dow.yaml")
    assert "niet voort, omdat niet zeker is" in _text(plain, "exit")
    plain["exit"]["reasons"] = {"open": {"nl": "nog niet bekend", "en": "not known yet"}}
    assert "niet voort, omdat [●: nog niet bekend]." in _text(plain, "exit")


def test_cluster_six_looks_for_infrastructure_site_by_site() -> None:
    text = _text(_plain(DEALS / "cosun.yaml"), "jloi")
    assert "bij cluster 6, waarvan de bedrijven over het land verspreid staan" in text
    assert "met andere gebruikers van Infrastructuur in de regio" in text
    assert "De Provincies wijzen binnen acht weken na ondertekening één van hen aan" in text
    assert "cluster 6" not in _text(_plain(WADCHEMIE), "jloi")
