"""Documents from dossiers: right numbers and references whatever is added or dropped; choices; gaps; what cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest

import drafting
from drafting import tree
from drafting.api.build import open_values
from drafting.errors import AssemblyError, DraftingError, LibraryError
from drafting.intake import dossier_json, load_dossier, parse_dossier
from drafting.markdown import render as markdown
from drafting.model import Dossier
from tests.conftest import EXAMPLES, ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
GLASGROEP = ROOT / "examples" / "glasgroep" / "dossier.yaml"
KINDS = ("eop", "jloi", "agreement")


@pytest.fixture(scope="module")
def wadchemie() -> Dossier:
    return load_dossier(WADCHEMIE)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_the_first_example(wadchemie: Dossier, kind: str, lang: str, rewrite: bool) -> None:
    golden = ROOT / "tests" / "golden" / f"wadchemie-{kind}-{lang}.md"
    text = markdown(drafting.assemble(wadchemie, kind, lang))
    if rewrite:
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def _articles(document: tree.Document) -> list[tree.Article]:
    return [n for n in tree.walk(document) if isinstance(n, tree.Article)]


def _numbers_by_wid(document: tree.Document) -> dict[str, str]:
    return {n.wid: n.num for n in tree.walk(document) if getattr(n, "wid", "") and getattr(n, "num", "")}


def _buildable(path: Path) -> list[tuple[str, str]]:
    dossier = load_dossier(path)
    stages = {e.stage.value for e in dossier.stages}
    return [(k, lang) for k in KINDS if k in stages for lang in ("nl", "en")]


ALL = [(p, k, lang) for p in EXAMPLES for k, lang in _buildable(p)]


@pytest.mark.parametrize(("path", "kind", "lang"), ALL, ids=lambda v: v.parent.name if isinstance(v, Path) else v)
def test_every_reference_prints_the_number_of_what_it_points_to(path: Path, kind: str, lang: str) -> None:
    document = drafting.assemble(load_dossier(path), kind, lang)
    numbers = _numbers_by_wid(document)
    references = [n for n in tree.walk(document) if isinstance(n, tree.Reference)]
    assert references
    for reference in references:
        printed = numbers[reference.target]
        if reference.form == "ordinal":
            from drafting import locale

            assert reference.text == locale.get(lang).ordinal(int(printed.strip(".")))
        else:
            assert reference.text == printed.rstrip(".")


@pytest.mark.parametrize(("path", "kind", "lang"), ALL, ids=lambda v: v.parent.name if isinstance(v, Path) else v)
def test_ids_are_unique_and_fit_a_bookmark(path: Path, kind: str, lang: str) -> None:
    document = drafting.assemble(load_dossier(path), kind, lang)
    wids = [n.wid for n in tree.walk(document) if getattr(n, "wid", "")]
    assert len(wids) == len(set(wids))
    assert all(len(w) <= 38 and w == w.lower() and "_" not in w for w in wids)


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_articles(wadchemie: Dossier, kind: str) -> None:
    nl, en = (drafting.assemble(wadchemie, kind, lang) for lang in ("nl", "en"))
    assert [(a.wid, a.num) for a in _articles(nl)] == [(a.wid, a.num) for a in _articles(en)]


def test_the_documents_are_as_deep_as_promised(wadchemie: Dossier) -> None:
    counts = {kind: len(_articles(drafting.assemble(wadchemie, kind))) for kind in KINDS}
    assert counts["eop"] >= 12
    assert counts["jloi"] >= 24
    assert counts["agreement"] >= 32


def _with(dossier: Dossier, **choices: object) -> Dossier:
    import json

    plain = json.loads(dossier_json(dossier))
    plain.setdefault("choices", {}).update(choices)
    return parse_dossier(json.dumps(plain))


def test_dropping_a_clause_renumbers_and_every_reference_follows(wadchemie: Dossier) -> None:
    without = _with(wadchemie, omitted={"interpretation": {"reason": "proef"}})
    document = drafting.assemble(without, "agreement")
    assert "interpretation" not in {a.wid for a in _articles(document)}
    assert [a.num for a in _articles(document)] == [str(n) for n in range(1, len(_articles(document)) + 1)]
    numbers = _numbers_by_wid(document)
    for reference in (n for n in tree.walk(document) if isinstance(n, tree.Reference) and n.form == "number"):
        assert reference.text == numbers[reference.target].rstrip(".")


def test_a_reference_to_a_dropped_clause_is_told_with_file_and_line(wadchemie: Dossier) -> None:
    without = _with(wadchemie, omitted={"consultation": {"reason": "proef"}})
    with pytest.raises(DraftingError) as caught:
        drafting.assemble(without, "agreement")
    assert any(
        f.code == "assembly.no-such-clause" and f.place.line and "clauses/" in f.place.source
        for f in caught.value.findings
    )


def test_a_bespoke_clause_stands_after_the_clause_it_names() -> None:
    document = drafting.assemble(load_dossier(GLASGROEP), "agreement")
    order = [a.wid for a in _articles(document)]
    assert order[order.index("environment-quality") + 1] == "scherveninzet"


def test_positions_of_the_dossier_and_for_this_once(wadchemie: Dossier) -> None:
    preferred = markdown(drafting.assemble(wadchemie, "agreement"))
    fallback = markdown(drafting.assemble(wadchemie, "agreement", positions={"confidentiality": "fallback"}))
    assert preferred != fallback
    assert "tien jaar na het einde" in fallback
    assert "vijf jaar na het einde" in preferred


def test_walk_away_needs_a_named_approval(wadchemie: Dossier) -> None:
    with pytest.raises(AssemblyError) as caught:
        drafting.assemble(wadchemie, "agreement", positions={"hardship": "walk_away"})
    assert [f.code for f in caught.value.findings] == ["assembly.walk-away-approval"]
    approved = _with(
        wadchemie, positions={"hardship": {"position": "walk_away", "reason": "proef", "approver": "A. Bee"}}
    )
    assert drafting.assemble(approved, "agreement")


def test_an_unknown_clause_gets_the_nearest_name_and_an_unknown_position_its_choices(wadchemie: Dossier) -> None:
    with pytest.raises(DraftingError) as caught:
        drafting.assemble(wadchemie, "agreement", positions={"suport-cap": "fallback", "hardship": "beste"})
    said = caught.value.text("nl")
    assert "Bedoelde u 'support-cap'?" in said
    assert "preferred, fallback, walk_away" in said


def test_values_declared_open_print_as_such_and_are_listed() -> None:
    document = drafting.assemble(load_dossier(GLASGROEP), "agreement")
    gaps = dict(open_values(document))
    assert gaps["projects.restwarmte.investment"] == "[●: raming volgt in het eerste kwartaal van 2027]"
    assert "organisations.vitrum.register_entry.name" in gaps


def test_a_missing_value_is_told_with_clause_and_path(wadchemie: Dossier) -> None:
    import json

    plain = json.loads(dossier_json(wadchemie))
    del plain["projects"][0]["investment"]
    with pytest.raises(AssemblyError) as caught:
        drafting.assemble(parse_dossier(json.dumps(plain)), "agreement")
    finding = caught.value.findings[0]
    assert finding.code == "assembly.missing-value"
    assert "projects" in finding.values["asked"]
    assert finding.values["path"] == "projects.elektrische-stoom.investment"


def test_every_value_knows_a_path_that_exists(wadchemie: Dossier) -> None:
    document = drafting.assemble(wadchemie, "agreement")
    paths = {n.path for n in tree.walk(document) if isinstance(n, tree.Value)}
    assert "support.maatwerksubsidie.maximum" in paths
    assert len(paths) > 60
    for path in paths:
        head, *rest = path.split(".")
        assert head in Dossier.model_fields, path
        if rest and rest[0] != "*" and isinstance(getattr(wadchemie, head), tuple):
            assert rest[0] in {e.id for e in getattr(wadchemie, head)}, path


def test_documents_end_where_the_stages_end(wadchemie: Dossier) -> None:
    import json

    plain = json.loads(dossier_json(wadchemie))
    plain["stages"] = [s for s in plain["stages"] if s["id"] in ("verkenning", "eop")]
    plain["stages"].append({"id": "stop", "stage": "discontinued", "date": "2024-03-01", "after": ["eop"]})
    stopped = parse_dossier(json.dumps(plain))
    assert drafting.assemble(stopped, "eop")
    with pytest.raises(AssemblyError) as caught:
        drafting.assemble(stopped, "agreement")
    assert "2024-03-01 gestopt" in caught.value.text("nl")


def test_an_unknown_kind_names_the_known_ones(wadchemie: Dossier) -> None:
    with pytest.raises(LibraryError) as caught:
        drafting.assemble(wadchemie, "loi")
    assert "agreement, annex, beslisnota, bundle, eop, exit, jloi, letter, memo" in caught.value.text()


def test_the_same_input_gives_the_same_tree(wadchemie: Dossier) -> None:
    assert drafting.assemble(wadchemie, "jloi") == drafting.assemble(wadchemie, "jloi")


def test_a_tree_comes_back_from_json(wadchemie: Dossier) -> None:
    document = drafting.assemble(wadchemie, "agreement", "en")
    assert tree.loads(tree.dumps(document)) == document
