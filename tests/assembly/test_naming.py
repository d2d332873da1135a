"""The parties are called what the dossier calls them, with the article and the pronouns that go with it, in both languages."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

import drafting
from drafting import tree
from drafting.intake import dossier_json, load_dossier, parse_dossier
from drafting.locale.nouns import naming
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
KINDS = ("eop", "jloi", "agreement")


def _plain() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(dossier_json(load_dossier(WADCHEMIE)))
    return plain


def _texts(plain: dict[str, Any], lang: str) -> str:
    dossier = parse_dossier(json.dumps(plain))
    return "\n".join(tree.plain_text(drafting.assemble(dossier, kind, lang).body) for kind in KINDS)


def _renamed(**names: Any) -> dict[str, Any]:
    plain = _plain()
    for organisation in plain["organisations"]:
        if organisation["id"] in names:
            organisation.update(names[organisation["id"]])
    return plain


@pytest.mark.parametrize(
    ("name", "article", "nl", "en", "whose"),
    [
        ("TSN", {}, "TSN", "TSN", "haar"),
        ("Onderneming", {}, "de Onderneming", "Onderneming", "haar"),
        ("Concern", {}, "het Concern", "Concern", "zijn"),
        ({"nl": "Tata", "en": "Tata Group"}, {"nl": "-"}, "Tata", "the Tata Group", "haar"),
        ("Noord", {"nl": "het", "en": "the"}, "het Noord", "the Noord", "zijn"),
    ],
)
def test_the_company_has_the_name_of_the_dossier(
    name: Any, article: dict[str, str], nl: str, en: str, whose: str
) -> None:
    plain = _renamed(wadchemie={"short_name": name, "article": article})
    dutch, english = _texts(plain, "nl"), _texts(plain, "en")
    assert not re.search(r"\b[Hh]et Bedrijf\b|\b[Tt]he Company\b", dutch + english)
    assert dutch.count(nl) > 30
    assert english.count(en) > 30
    assert f"hierna: {nl};" in dutch
    assert f"hereinafter: {en};" in english
    assert f"bij in {whose} administratie" in dutch
    short = nl.rpartition(" ")[2]
    wrong = {"het", "de"} - {nl.partition(" ")[0]}
    assert not re.search(rf"\b({'|'.join(sorted(wrong))}) {short}\b", dutch, re.IGNORECASE)


def test_a_minister_with_a_longer_name_and_a_province_by_its_own() -> None:
    plain = _renamed(
        **{
            "staat-kgg": {"short_name": {"nl": "Minister van KGG", "en": "Minister of KGG"}},
            "provincie-groningen": {"short_name": {"nl": "Provincie Groningen", "en": "Province of Groningen"}},
        }
    )
    jloi = parse_dossier(json.dumps(plain))
    for lang, other, name in (("nl", r"[Dd]e Provincie(?! Groningen)\b", "de Minister van KGG"), ("en", r"[Tt]he Province(?! of)\b", "the Minister of KGG")):  # fmt: skip
        text = tree.plain_text(drafting.assemble(jloi, "jloi", lang).body).replace("\u00a0", " ")
        assert not re.findall(other, text)
        assert text.count(name) > 5
        minister = r"[Dd]e Minister(?! van)\b" if lang == "nl" else r"[Tt]he Minister(?! of| for)\b"
        assert not re.findall(minister, text)


def test_the_usual_names_change_nothing() -> None:
    dossier = load_dossier(WADCHEMIE)
    plain = parse_dossier(json.dumps(_renamed(wadchemie={"article": {"nl": "het", "en": "the"}})))
    assert drafting.assemble(plain, "jloi", "nl").body == drafting.assemble(dossier, "jloi", "nl").body


def test_a_name_is_never_read_as_markup_or_code() -> None:
    plain = _renamed(wadchemie={"short_name": "{{ 7 * 7 }} **x** {: #a }"})
    assert "{{ 7 * 7 }} **x** {: #a }" in _texts(plain, "nl").replace("\u00a0", " ")


def test_several_companies_are_bound_together() -> None:
    plain = _plain()
    other = {
        "id": "wadchemie-twee", "role": "company", "name": "Wadchemie Twee B.V.", "short_name": "Twee", "seat": "Delfzijl",
        "kvk": "02098766",
    }  # fmt: skip
    plain["organisations"].append(other)
    for organisation in plain["organisations"]:
        if organisation["id"] == "wadchemie":
            organisation["short_name"] = "Een"
    plain["company"] = ["wadchemie", "wadchemie-twee"]
    for entry in plain["documents"].values():
        entry["parties"] = [*entry["parties"], "wadchemie-twee"]
    text = _texts(plain, "nl")
    assert "Een en Twee heten samen en ieder afzonderlijk ook: het Bedrijf." in text
    assert "Een en Twee zijn elk hoofdelijk verbonden voor elke verplichting van het Bedrijf." in text
    assert "Een and Twee are each jointly and severally bound for every obligation of the Company." in _texts(
        plain, "en"
    )


def test_another_party_has_an_article_of_its_own() -> None:
    plain = _plain()
    plain["organisations"].append(
        {
            "id": "noorderzijlvest", "role": "authority", "name": "waterschap Noorderzijlvest", "short_name": "Waterschap",
            "office": "het dagelijks bestuur van waterschap Noorderzijlvest", "seat": "Groningen", "capacities": ["public_authority"],
            "contribution": {"nl": "de zuivering van afvalwater", "en": "the treatment of waste water"},
        }
    )  # fmt: skip
    plain["documents"]["agreement"]["parties"].append("noorderzijlvest")
    text = tree.plain_text(drafting.assemble(parse_dossier(json.dumps(plain)), "agreement", "nl").body)
    assert "Het Waterschap spant zich in" in text
    assert "in het bijzonder bij de zuivering van afvalwater" in text


@pytest.mark.parametrize(
    ("lang", "name", "article"),
    [
        ("nl", "Bedrijf", "het"), ("nl", "Waterschap", "het"), ("nl", "Minister van EZK", "de"), ("nl", "Nobian", ""),
        ("nl", "Coöperatie", "de"), ("en", "Nobian", ""), ("en", "Province of Zeeland", "the"), ("en", "State Secretary", "the"),
    ],
)  # fmt: skip
def test_articles_follow_from_names(lang: str, name: str, article: str) -> None:
    assert naming(lang, name).article == article
