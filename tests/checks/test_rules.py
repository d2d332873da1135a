"""Every rule finds its bad case and leaves its good one alone; our own documents are clean; real prose is found at."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import drafting
from drafting import tree as t
from drafting.api import checks as api
from drafting.checks import Subject, all_rules, check, lines_of_tree
from drafting.cli import main
from drafting.intake import dossier_json, load_dossier, parse_dossier
from tests.conftest import ROOT

CASES = sorted((Path(__file__).parent / "cases").glob("*.bad.txt"))
WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
DAY = date(2025, 6, 30)


def _text(path: Path, only: str = "") -> set[str]:
    found = api.check(path, profile="statute", moment=DAY, lang="nl", only=[only] if only else [])
    return {f.code.removeprefix("checks.") for f in found}


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name.partition(".")[0])
def test_a_rule_finds_its_bad_case_and_leaves_its_good_one_alone(path: Path) -> None:
    rule = path.name.partition(".")[0]
    assert any(code.startswith(rule) for code in _text(path, rule))
    assert _text(path.with_name(path.name.replace(".bad.", ".good."))) == set()


def test_each_kind_of_citation_fault_is_named() -> None:
    found = _text(Path(__file__).parent / "cases" / "citations.bad.txt", "citations")
    assert found >= {"citations-case", "citations-session", "citations-notation", "citations-chapter", "citations-number"}


def test_every_rule_has_a_norm_and_words() -> None:
    from drafting.messages.checks import CATALOGUE

    for rule in all_rules():
        assert rule.norm
        assert rule.id in CATALOGUE
    assert len(all_rules()) >= 20


@pytest.mark.parametrize("example", ["wadchemie", "glasgroep", "zuivelpoeder", "deltaraffinage"])
def test_our_own_documents_are_clean_but_for_open_values(example: str) -> None:
    found = api.check(ROOT / "examples" / example / "dossier.yaml")
    assert [f.text() for f in found if f.code != "checks.placeholders"] == []


def _document() -> t.Document:
    return drafting.assemble(load_dossier(WADCHEMIE), "agreement")


def _codes(document: t.Document) -> set[str]:
    subject = Subject("x", "nl", "agreement", lines_of_tree(document), document, typeset=True)
    return {f.code.removeprefix("checks.") for f in check(subject)}


def _article(*children: object, num: str = "1") -> t.Document:
    article = t.Article(f"a{num}", f"art_{num}", num, (t.Text("Kop"),), "x@1", children)  # type: ignore[arg-type]
    return t.Document("agreement", "nl", "T", "", "statute", (article,))


def _lid(*content: object, children: tuple[object, ...] = (), num: str = "1.") -> t.Paragraph:
    return t.Paragraph("p" + num, "p" + num, num, content, children)  # type: ignore[arg-type]


def _item(num: str, text: str) -> t.Item:
    return t.Item("i" + num, "i" + num, num, (t.Text(text),))


def _table(*rows: tuple[str, str]) -> t.Table:
    cell = lambda text: t.Cell((t.Block((t.Text(text),), "cell"),))  # noqa: E731
    return t.Table((t.Column(), t.Column()), t.Row((cell("Wat"), cell("Bedrag"))), tuple(t.Row((cell(a), cell(b))) for a, b in rows))


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (_article(_lid(t.Text("Zie artikel 9, tweede lid."))), "references"),
        (_article(_lid(t.Text("Zie artikel 1, vijfde lid."))), "references"),
        (_article(_lid(t.Text("Zie bijlage 3."))), "references"),
        (_article(_lid(t.Text("Zie artikel 1, en "), t.CrossReference("a1", (t.Reference("a1", "1"),)))), "typed-references"),
        (_article(_lid(t.Text("x")), num="2"), "numbering"),
        (_article(_lid(t.Text("Lijst:"), children=(_item("a.", "een."), _item("b.", "twee;"), _item("c.", "drie.")))), "list-punctuation"),
        (_article(), "empty-sections"),
        (_article(t.Definition("d", "d", "x", (t.DefinedTerm("x", "Kolenhoop"), t.Text(": iets.")))), "terms-unused"),
        (_article(_table(("een", "€ 10"), ("twee", "€ 20"), ("Totaal", "€ 31"))), "totals"),
        (_article(_lid(t.Text("De CO2-reductie."))), "typography-formula"),
    ],
)
def test_faults_of_structure_are_found(document: t.Document, code: str) -> None:
    assert code in _codes(document)


def test_sound_structure_is_left_alone() -> None:
    document = _article(
        _lid(t.Text("Lijst als bedoeld in artikel 1 en in artikel 6 van de Mededingingswet:"), children=(_item("a.", "een;"), _item("b.", "twee; en"), _item("c.", "drie."))),
        _table(("een", "€ 10"), ("twee", "€ 20,50"), ("Totaal", "€ 30,50")),
    )
    assert _codes(document) == set()


def test_a_document_without_a_must_is_told() -> None:
    from drafting.api import places

    document = _document()
    kept = tuple(n for n in document.body if not isinstance(n, t.Chapter) or n.num != "8")
    library = places.library()
    norms = {c.id: tuple(map(str, c.norms)) for c in library}
    subject = Subject("x", "nl", "agreement", (), replace(document, body=kept), norms=library.norms, clause_norms=norms)
    assert any(f.code == "checks.musts" and "19" in f.values["norm"] for f in check(subject))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: d["quantities"][4].update(value=99), "project-sums"),
        (lambda d: d["quantities"][2].update(baseline={"years": [2021], "value": 1}), "baselines"),
        (lambda d: d["stages"][1].update(date="2026-01-01"), "stage-order"),
        (lambda d: d["persons"][0]["mandate"].update(valid_until="2024-01-01"), "signatories"),
    ],
)
def test_faults_of_a_dossier_are_found(change: object, code: str) -> None:
    plain = json.loads(dossier_json(load_dossier(WADCHEMIE)))
    if code == "project-sums":
        next(q for q in plain["quantities"] if q["id"] == "agr-stoom")["value"] = 99
    elif code == "baselines":
        next(q for q in plain["quantities"] if q["id"] == "jloi-co2")["baseline"] = {"years": [2021], "value": 1}
    else:
        change(plain)  # type: ignore[operator]
    found = check(Subject("x", "nl", "agreement", dossier=parse_dossier(json.dumps(plain))))
    assert code in {f.code.removeprefix("checks.").removesuffix("-document") for f in found}


def test_annotating_puts_a_comment_at_every_fault_and_stays_valid(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("De Steun bedraagt PM.")
    document.add_paragraph("De EoPs zijn  getekend op 31 juni 2025.")
    path = tmp_path / "brief.docx"
    document.save(str(path))
    found = api.check(path, profile="letter")
    assert len(found) >= 4
    out = api.annotate(path, found, "nl", "2026-01-01T00:00:00")
    made = docx.Document(io.BytesIO(out))
    texts = [c.text for c in made.comments]
    assert len(texts) == len(found)
    assert any("31 juni" in text for text in texts)
    names = zipfile.ZipFile(io.BytesIO(out)).namelist()
    assert len(names) == len(set(names))


def test_the_trail_tells_size_and_direction_of_each_drift() -> None:
    steps = list(api.trail(load_dossier(WADCHEMIE)))
    company = [s for s in steps if s.what == "CO2"]
    assert [s.stage for s in company] == ["eop", "jloi", "agreement"]
    assert "240.000 → 218.000 ton (-9,2%)" in company[1].drift


def test_the_real_letter_gives_what_a_careful_colleague_marks(shared: Path) -> None:
    found = api.check(shared / "material" / "kamerbrief-29826-260.txt", profile="letter", moment=DAY)
    said = {(f.code.removeprefix("checks."), f.excerpt) for f in found}
    assert ("citations-case", "Kamerstuk 2024/25, Z06432") in said
    assert any(code == "citations-number" and "2050" in text for code, text in said)
    assert any(code == "broken-words" and text.startswith("aan-genomen") for code, text in said)
    assert any(code == "name-drift" and text.startswith("DEI+") for code, text in said)
    assert len(found) < 40


def test_a_thirty_page_document_is_checked_in_about_a_second(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(drafting.render(_document()))
    api.check(path)
    start = time.perf_counter()
    api.check(path)
    # Not a measurement (benchmarks/ has those): only that nothing has become quadratic.
    assert time.perf_counter() - start < 20


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("De Steun bedraagt PM.\n", encoding="utf-8")
    assert main(["check", str(path), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert set(told[0]) == {"code", "severity", "place", "excerpt", "fact", "remedy", "norm"}
    assert main(["check", str(path), "--silence", "placeholders=nog in overleg"]) == 0
    assert main(["check", str(path), "--silence", "placeholders"]) == 2
    assert main(["check", "--list"]) == 0
    assert "citations" in capsys.readouterr().out
    assert main(["check", str(tmp_path / "geen.txt")]) == 3
    assert main(["trail", "wadchemie"]) == 0
