"""Values that are declared open: a reason, or one per language."""

from __future__ import annotations

import jsonschema
import pytest

import drafting
from drafting.errors import InputError
from drafting.intake import dossier_json, load_dossier, parse_dossier, schema
from drafting.markdown import render
from drafting.model import Open
from tests.conftest import ROOT

START = (ROOT / "examples" / "start" / "dossier.yaml").read_text(encoding="utf-8")
GLASGROEP = ROOT / "examples" / "glasgroep" / "dossier.yaml"


def _with(reason: str) -> str:
    return START.replace("{open: statutaire zetel invullen}", f"{{open: {reason}}}")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("nog vragen", Open("nog vragen")),
        ("{nl: nog vragen, en: to be asked}", Open("nog vragen", "to be asked")),
        ("{en: to be asked}", Open("to be asked")),
    ],
)
def test_a_reason_stands_for_both_languages_or_is_given_in_each(written: str, value: Open) -> None:
    dossier = parse_dossier(_with(written))
    assert dossier.organisation(dossier.company).seat == value  # type: ignore[union-attr]
    assert parse_dossier(dossier_json(dossier)) == dossier


@pytest.mark.parametrize("written", ["", "''", "{nl: ''}", "{}", "{de: noch offen}", "{nl: x, en: 3}", "[a]", "3"])
def test_without_a_reason_it_is_refused(written: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_dossier(_with(written))
    assert [f.code for f in caught.value.findings] == ["intake.open-reason"]
    assert "{nl: …, en: …}" in caught.value.text("nl")


def test_an_english_document_gives_the_english_reason() -> None:
    dossier = load_dossier(GLASGROEP)
    english, dutch = (drafting.assemble(dossier, "agreement", lang) for lang in ("en", "nl"))
    assert "[●: estimate follows in the first quarter of 2027]" in render(english)
    assert english.cover["date"] == "[●: date of signature to be determined]"
    assert "verkiezingen" not in render(english)
    assert "[●: raming volgt in het eerste kwartaal van 2027]" in render(dutch)


def test_the_schema_knows_both() -> None:
    only = {"$defs": schema()["$defs"], "$ref": "#/$defs/OpenValue"}
    checker = jsonschema.Draft202012Validator(only)
    assert checker.is_valid({"open": "reden"})
    assert checker.is_valid({"open": {"nl": "reden", "en": "reason"}})
    assert not checker.is_valid({"open": {}})
    assert not checker.is_valid({"open": {"de": "Grund"}})
