"""Values that are declared open: a reason, or one per language."""

from __future__ import annotations

import jsonschema
import pytest

import drafting
from drafting.api.build import open_values
from drafting.errors import InputError
from drafting.intake import dossier_from_plain, dossier_json, load_dossier, parse_dossier, schema, to_plain
from drafting.markdown import render
from drafting.model import Dossier, Open
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


WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _opened(**fields: str) -> Dossier:
    dossier = load_dossier(WADCHEMIE)
    plain = to_plain(dossier)
    signing = dossier.parties("agreement")[0].represented_by[0]  # type: ignore[index]
    person = next(p for p in plain["persons"] if p["id"] == signing)
    for name, reason in fields.items():
        person[name] = {"open": reason}
    return dossier_from_plain(plain)


def test_a_signatory_without_a_name_prints_as_open() -> None:
    document = drafting.assemble(_opened(surname="ondertekenaar nog niet bekend"), "agreement", "nl")
    assert "[●: ondertekenaar nog niet bekend]" in render(document)
    assert any(value == "[●: ondertekenaar nog niet bekend]" for _, value in open_values(document))


def test_an_open_part_of_a_name_prints_in_its_place() -> None:
    document = drafting.assemble(_opened(initials="voorletters"), "agreement", "nl")
    assert any("[●: voorletters]\u00a0" in value for _, value in open_values(document))


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ("kind: result", "intake.may-not-be-open", "Vul een waarde in."),
        ("belgian: true", "intake.may-not-be-open-optional", "of laat 'belgian' weg"),
    ],
)
def test_where_open_has_no_meaning_it_is_refused_with_its_place(written: str, code: str, words: str) -> None:
    text = GLASGROEP.read_text(encoding="utf-8")
    assert written in text
    key = written.partition(":")[0]
    with pytest.raises(InputError) as caught:
        parse_dossier(text.replace(written, f"{key}: {{open: nog te kiezen}}", 1), "d.yaml")
    (finding,) = caught.value.findings
    line = text[: text.index(written)].count("\n") + 1
    assert (finding.code, finding.place.line) == (code, line)
    assert words in finding.text("nl")
    assert "open" in finding.text("en")


def test_a_list_that_cannot_be_open_as_a_whole_says_to_open_what_is_in_it() -> None:
    plain = to_plain(load_dossier(WADCHEMIE)) | {"sites": {"open": "nog te kiezen"}, "projects": {"open": "volgt"}}
    with pytest.raises(InputError) as caught:
        dossier_from_plain(plain)
    assert {f.code for f in caught.value.findings} == {"intake.may-not-be-open-whole"}
    assert len(caught.value.findings) == 2


def test_the_schema_lets_be_open_what_the_model_does() -> None:
    whole = schema()
    checker = jsonschema.Draft202012Validator({"$defs": whole["$defs"], "$ref": "#/$defs/Person"})
    assert checker.is_valid({"id": "a", "surname": {"open": "nog vragen"}})
    assert not checker.is_valid({"id": {"open": "nog vragen"}, "surname": "Vries"})
    assert not checker.is_valid({"id": "a", "surname": "Vries", "belgian": {"open": "nagaan"}})


def test_the_schema_knows_both() -> None:
    only = {"$defs": schema()["$defs"], "$ref": "#/$defs/OpenValue"}
    checker = jsonschema.Draft202012Validator(only)
    assert checker.is_valid({"open": "reden"})
    assert checker.is_valid({"open": {"nl": "reden", "en": "reason"}})
    assert not checker.is_valid({"open": {}})
    assert not checker.is_valid({"open": {"de": "Grund"}})
