"""Every deal that is publicly known can be written down: it builds what its stage allows in both languages, lists what is open, and drops
nothing that was given."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import drafting
from drafting import tree
from drafting.api import checks
from drafting.api.build import kinds_of
from drafting.api.documents import open_values
from drafting.errors import DraftingError
from drafting.intake import load_dossier
from drafting.model import Dossier

FOLDER = Path(__file__).parent
DEALS = sorted(FOLDER.glob("*.yaml"))
BUILDS = {
    "aeb": {"eop"}, "avr": {"eop"}, "cosun": {"eop", "jloi", "agreement"}, "dow": {"eop", "exit"},
    "dow-terug": {"eop", "jloi", "exit"}, "netto-nul": {"jloi", "agreement"}, "nobian": {"jloi", "agreement"},
    "tata": {"jloi"}, "yara": {"eop", "jloi"},
}  # fmt: skip
TOLD = ("checks.placeholders", "checks.placeholders-lit", "checks.musts-2025")


def _documents(dossier: Dossier) -> dict[tuple[str, str], tree.Document]:
    made = {}
    for kind in kinds_of(dossier):
        for lang in ("nl", "en"):
            try:
                made[kind, lang] = drafting.assemble(dossier, kind, lang)
            except DraftingError:
                continue
    return made


@pytest.mark.parametrize("path", DEALS, ids=lambda p: p.stem)
def test_a_deal_builds_what_its_stage_allows(path: Path) -> None:
    documents = _documents(load_dossier(path))
    for lang in ("nl", "en"):
        assert BUILDS[path.stem] <= {kind for kind, one in documents if one == lang}
    for document in documents.values():
        text = tree.plain_text(document.body)
        assert not re.search(r"\{\{|\{%|None\b", text)
        assert not re.search(r"\b[Hh]et Bedrijf\b|\bthe Company\b", text)


@pytest.mark.parametrize("path", DEALS, ids=lambda p: p.stem)
def test_nothing_given_is_dropped_and_every_party_has_a_part(path: Path) -> None:
    only = ["unprinted", "idle-party", "offices", "support-money", "binding-results"]
    assert [f.text() for f in checks.check(path, only=only)] == []


@pytest.mark.parametrize("path", [p for p in DEALS if p.stem != "netto-nul"], ids=lambda p: p.stem)
def test_what_no_source_tells_is_listed_as_open(path: Path) -> None:
    listed = [value for document in _documents(load_dossier(path)).values() for value in open_values(document)]
    assert len(listed) > 3
    assert all("●" in said for _, said in listed)


def test_the_figures_of_the_deals_stand_in_their_documents() -> None:
    said = {
        ("nobian", "agreement"): ["0,5 Mton", "€ 185.000.000", "andere overheidssteun"],
        ("cosun", "jloi"): [
            "260 kton",
            "de uitstoot van stikstof is 44 ton per jaar lager vanaf 2030",
            "2018 tot en met 2021",
            "€ 105.000.000",
        ],
        ("cosun", "agreement"): ["167 kton", "€ 73.000.000"],
        ("tata", "jloi"): ["TSL spant zich in", "PNH", "gezondheid van omwonenden", "aanzienlijk"],
        ("yara", "eop"): ["1,5 Mton"],
        ("aeb", "eop"): ["De Gemeente Amsterdam"],
        ("dow", "exit"): ["stikstof", "hervat"],
        ("netto-nul", "agreement"): [
            "netto nul",
            "Kalkoven 2",
            "geluidbelasting",
            "lozing van warmte",
            "420 kton kalk",
            "SA.999002",
        ],
    }
    for (deal, kind), words in said.items():
        document = drafting.assemble(load_dossier(FOLDER / f"{deal}.yaml"), kind, "nl")
        text = tree.plain_text(document.body).replace("\u00a0", " ")
        for word in words:
            assert word in text, (deal, kind, word)
    assert "105.000.000" not in text_of("cosun", "agreement")


def text_of(deal: str, kind: str) -> str:
    """The words of a deal's document, in Dutch, with plain spaces."""
    return tree.plain_text(drafting.assemble(load_dossier(FOLDER / f"{deal}.yaml"), kind, "nl").body).replace(
        "\u00a0", " "
    )
