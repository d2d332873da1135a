"""The shipped library: no fault, both languages alike, positions complete, every must met, every mix of positions builds."""

from __future__ import annotations

from pathlib import Path

import pytest

import drafting
from drafting import tree
from drafting.api import clauses as api
from drafting.api import places
from drafting.intake import load_dossier
from drafting.model import Choices, Position, PositionChoice
from tests.conftest import ROOT

NEGOTIABLE = tuple(c.id for c in places.library() if c.negotiable)
HEAD = "---\nid: proef\nversion: 1\ntopic: final\nrole: article\nheading: {nl: Proef, en: Test}\n"


def test_the_check_finds_nothing_and_looked_at_everything() -> None:
    count, found = api.check()
    assert [f.text("nl") for f in found] == []
    assert count == len(places.library().ids) >= 80


def test_at_least_eighteen_clauses_have_three_positions_and_a_playbook() -> None:
    negotiable = [c for c in places.library() if c.negotiable]
    assert len(negotiable) >= 18
    for clause in negotiable:
        for lang in ("nl", "en"):
            texts = {
                p: [v.text for v in clause.variants if v.lang == lang and p in v.positions]
                for p in ("preferred", "fallback", "walk_away")
            }
            assert all(texts.values()), clause.id
            assert len({t for group in texts.values() for t in group}) >= 3, clause.id


def test_every_must_is_met_in_every_kind() -> None:
    rows = api.norms()
    assert [(r.norm, r.gaps) for r in rows if r.force == "must" and r.gaps] == []
    assert sum(r.force == "must" for r in rows) >= 7


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("position", ["preferred", "fallback", "walk_away"])
@pytest.mark.parametrize("kind", ["jloi", "agreement"])
@pytest.mark.parametrize("example", ["wadchemie", "glasgroep"])
def test_documents_build_wholly_in_each_position(example: str, kind: str, position: str, lang: str) -> None:
    dossier = load_dossier(ROOT / "examples" / example / "dossier.yaml")
    choices = {
        c.id: PositionChoice(position=Position(position), reason="proef", approver="proef")
        for c in places.library()
        if c.negotiable
    }
    document = drafting.assemble(dossier.model_copy(update={"choices": Choices(positions=choices)}), kind, lang)
    assert len([n for n in tree.walk(document) if isinstance(n, tree.Article)]) >= 24


def _faults(tmp_path: Path, text: str) -> set[str]:
    from drafting.clauses import Library
    from drafting.clauses.check import static_findings
    from drafting.clauses.source import parse_clause

    library = Library([ROOT / "clauses"])
    return {f.code for f in static_findings([parse_clause(text, "proef.md", "proef")], library)}


def _both(nl: str, en: str, head: str = HEAD) -> str:
    return f"{head}---\n\n# nl\n\n## preferred\n\n{nl}\n\n# en\n\n## preferred\n\n{en}\n"


@pytest.mark.parametrize(
    ("nl", "en", "code"),
    [
        ("1. Een.\n2. Twee.", "1. One.", "clauses.parity"),
        ("1. Binnen 5 dagen.", "1. Within 6 days.", "clauses.parity"),
        ("1. {{ company.name }}.", "1. {{ company.seat }}.", "clauses.parity"),
        ("1. Zie {{ ref('costs') }}.", "1. See {{ ref('term') }}.", "clauses.parity"),
        ("1. A. {: #a }", "1. A. {: #b }", "clauses.parity"),
        ("1. Het en/of het.", "1. It.", "clauses.banned-word"),
        ("1. De steun c.q. lening.", "1. It.", "clauses.banned-word"),
        ("1. Indien en voor zover dat kan.", "1. It.", "clauses.banned-word"),
        ("1. Het.", "1. Rights and/or duties.", "clauses.banned-word"),
        ("1. Iets (tussen haakjes).", "1. Thing.", "clauses.brackets"),
        ("1. Ding.", "1. Thing (in brackets).", "clauses.brackets"),
        ("1. Iets [tussen haken].", "1. Thing.", "clauses.brackets"),
        ("1. Het Bedrijf spant zich in.", "1. It.", "clauses.untagged-duty"),
        ("1. Het Bedrijf betaalt de kosten.", "1. It.", "clauses.untagged-duty"),
        ("1. Het.", "1. Upon request. The Minister pays the costs.", "clauses.untagged-duty"),
        ("1. Het Bedrijf doet. {: duty=result debtor=company }", "1. It.", "clauses.incomplete-duty"),
        ('1. Het Bedrijf doet. {: duty=result deadline="nu" }', "1. It.", "clauses.incomplete-duty"),
        ('1. Het Bedrijf spant zich in. {: duty=result debtor=company deadline="nu" }', "1. It.", "clauses.mixed-duty"),
        ('1. Het Bedrijf betaalt. {: duty=effort debtor=company deadline="nu" }', "1. It.", "clauses.mixed-duty"),
        ("1. {{ bedrijf.naam }}.", "1. X.", "clauses.unknown-name"),
        ("1. {{ company.nmae }}.", "1. X.", "clauses.unknown-name"),
        ("1. {% for p in projects %}{{ p.titel }}{% endfor %}.", "1. X.", "clauses.unknown-name"),
        ("1. {{ company.name | geld }}.", "1. X.", "clauses.unknown-name"),
    ],
)
def test_a_text_with_a_fault_is_found(tmp_path: Path, nl: str, en: str, code: str) -> None:
    assert code in _faults(tmp_path, _both(nl, en))


def test_a_sound_text_is_left_alone(tmp_path: Path) -> None:
    tag = '{: #own duty=result debtor=parties trigger="elke kosten" }'
    assert (
        _faults(
            tmp_path,
            _both(f"1. Elke Partij draagt de eigen kosten. {tag}", f"1. Each Party bears its own costs. {tag}"),
        )
        == set()
    )


def test_a_negotiable_clause_without_positions_is_found(tmp_path: Path) -> None:
    head = HEAD + "negotiable: true\nplaybook: {asks: {nl: x, en: x}}\n"
    assert {"clauses.position-missing", "clauses.playbook-missing"} <= _faults(tmp_path, _both("1. A.", "1. A.", head))


def test_previews_stand_by_themselves() -> None:
    text = api.preview_text("hardship", "en", "walk_away")
    assert "Hardship" in text
    assert "six months" in text


def _catalogue_text(lang: str, topic: str = "", workspace: Path | None = None) -> str:
    import io
    import re
    import zipfile

    from drafting.api.catalogue import catalogue

    body = zipfile.ZipFile(io.BytesIO(catalogue(lang, topic, workspace))).read("word/document.xml").decode()
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p)) for p in body.split("</w:p>"))


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_catalogue_holds_every_clause_and_reads_without_template_language(lang: str) -> None:
    text = _catalogue_text(lang)
    for clause in places.library():
        assert f"\n{clause.id}" in text, clause.id
        for variant in clause.variants:
            cell = ", ".join(variant.positions) + (f" : {', '.join(variant.firmnesses)}" if variant.firmnesses else "")
            assert f"{variant.lang}: {cell}" in text
    assert not [mark for mark in ("{{", "}}", "{%", "%}", "{:", "duty=") if mark in text]
    assert {"nl": "De wederpartij vraagt", "en": "The other side asks"}[lang] in text
    assert (
        "[er is financiële steun: en de bevoegdheden over de Subsidiebeschikking blijven | anders: blijft] onverlet"
        in text
    )
    assert "▸ verification staat erin:" in text
    assert "[→ consultation]" in text


def test_the_catalogue_ends_with_the_norms_and_names_a_gap(tmp_path: Path) -> None:
    assert "Normen en bepalingen" not in _catalogue_text("nl", "final")
    assert "\nGAT" not in _catalogue_text("nl")
    own = tmp_path / "clauses" / "final"
    own.mkdir(parents=True)
    raw = places.library().clause("term").raw
    (own / "term.md").write_text(raw.replace("norms: [AvC-2003/19]\n", ""), encoding="utf-8")
    text = _catalogue_text("nl", workspace=tmp_path)
    assert text[text.rindex("\nAvC-2003/19") : text.rindex("\nAvC-2003/20")].count("GAT") == 3
