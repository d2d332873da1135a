"""Whole documents: ours are clean, real prose gives what a colleague marks, comments land where they belong, bad files are told."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import time
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

import drafting
from drafting.api import checks as api
from drafting.api import places
from drafting.api.build import all_kinds
from drafting.api.portfolio import assemble_portfolio
from drafting.api.trail import trail
from drafting.checks import check
from drafting.cli import main
from drafting.errors import DraftingError, Severity
from drafting.intake import dossier_json, load_dossier, load_portfolio, parse_dossier
from tests.checks import faulty
from tests.conftest import EXAMPLES, ROOT

CASES = Path(__file__).parent / "cases"
WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
PORTFOLIO = ROOT / "examples" / "voortgang-2025" / "portfolio.yaml"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
OPEN = ("checks.placeholders", "checks.placeholders-open", "checks.placeholders-lit")


def _told(findings: list[drafting.Finding]) -> list[str]:
    return [f"{f.code} {f.text()} « {f.excerpt} »" for f in findings if f.code not in OPEN]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_a_dossier_and_its_documents_are_clean_but_for_open_values(path: Path) -> None:
    assert _told(api.check(path)) == []


def test_a_portfolio_its_letter_and_its_annex_are_clean_but_for_open_values() -> None:
    assert _told(api.check(PORTFOLIO)) == []


@pytest.mark.parametrize("position", ["preferred", "fallback", "walk_away"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.parent.name)
def test_our_word_files_are_clean_in_every_kind_language_and_position(path: Path, position: str) -> None:
    dossier = load_dossier(path)
    plain = json.loads(dossier_json(dossier))
    library = places.library()
    made = 0
    for kind in all_kinds():
        for lang in ("nl", "en"):
            chosen = {}
            if position != "preferred":
                held = {c.id for c in library if any(position in v.positions for v in c.variants if v.lang == lang)}
                chosen = {i: {"position": position, "reason": "proef", "approver": "A. Bee"} for i in held}
            one = parse_dossier(json.dumps({**plain, "choices": {**plain.get("choices", {}), "positions": chosen}}))
            try:
                document = drafting.assemble(one, kind, lang, moment=NOW)
            except DraftingError as error:
                if {f.code for f in error.findings} - {
                    "assembly.stage-absent",
                    "assembly.stopped",
                    "assembly.fact-absent",
                }:
                    raise
                continue
            subject = api.word_subject(drafting.render(document), f"{kind}-{lang}", "agreement")
            assert _told(check(subject)) == []
            made += 1
    assert made or position != "preferred" or path.parent.name == "start"


@pytest.mark.parametrize("kind", ["letter", "annex", "memo"])
@pytest.mark.parametrize("form", ["", "house"])
def test_letter_annex_and_memo_are_clean(kind: str, form: str) -> None:
    if form and kind != "letter":
        form = ""
    since = load_portfolio(PORTFOLIO.with_name("vorige.yaml")) if kind == "memo" else None
    document = assemble_portfolio(load_portfolio(PORTFOLIO), kind, since=since, form=form, moment=NOW)
    subject = api.word_subject(drafting.render(document), kind, "letter", moment=date(2025, 6, 30))
    assert _told(check(subject)) == []


def test_the_real_letter_gives_what_a_careful_colleague_marks(shared: Path) -> None:
    found = api.check(
        shared / "material" / "kamerbrief-29826-260.txt",
        profile="letter",
        moment=date(2025, 6, 30),
        also=["unexpanded-all"],
    )
    said = [(f.code.removeprefix("checks."), f.excerpt) for f in found]
    lines = (ROOT / "benchmarks" / "checks" / "letter.tsv").read_text(encoding="utf-8").splitlines()
    expected = [tuple(line.split("\t")) for line in lines if "\t" in line]
    missed = [e for e in expected if not any(c.startswith(e[0]) and e[1] in x for c, x in said)]
    extra = [s for s in said if not any(s[0].startswith(c) and w in s[1] for c, w in expected)]
    assert len(missed) <= 6
    assert extra == []


def test_a_figure_that_is_not_the_dossiers_is_told_in_a_file_and_not_in_its_own(tmp_path: Path) -> None:
    content = drafting.render(drafting.assemble(load_dossier(WADCHEMIE), "agreement", moment=NOW))
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert [f for f in api.check(path, against=WADCHEMIE) if f.code.startswith("checks.dossier-figures")] == []
    changed = tmp_path / "b.yaml"
    changed.write_text(WADCHEMIE.read_text(encoding="utf-8").replace("value: 214,", "value: 219,"), encoding="utf-8")
    assert "value: 219" in changed.read_text(encoding="utf-8")
    codes = {f.code for f in api.check(path, against=changed)}
    assert "checks.dossier-figures-value" in codes


# ---------------------------------------------------------------- comments


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {n: archive.read(n) for n in archive.namelist()}


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_annotating_puts_a_comment_at_every_fault_and_changes_nothing_else(tmp_path: Path) -> None:
    path = CASES / "accessibility.nl.bad.docx"
    found = api.check(path, profile="letter")
    out = api.annotate(path, found, "nl", "2026-01-01T00:00:00")
    before, after = _members(path.read_bytes()), _members(out)
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert {n for n in after if n not in touched and after[n] != before.get(n)} == set()
    assert set(before) - set(after) == set()
    made = docx.Document(io.BytesIO(out))
    assert len(list(made.comments)) == len(found) > 8
    # The words are what they were.
    texts = [
        ["".join(n.text or "" for n in p.iter(f"{W}t")) for p in etree.fromstring(m["word/document.xml"]).iter(f"{W}p")]
        for m in (before, after)
    ]
    assert texts[0] == texts[1]


def test_a_comment_spans_the_words_it_is_about(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("De bijdrage van de gemeente bedraagt PM en volgt in het voorjaar.")
    path = tmp_path / "brief.docx"
    document.save(str(path))
    found = [f for f in api.check(path, profile="letter") if f.code == "checks.placeholders"]
    body = etree.fromstring(_members(api.annotate(path, found))["word/document.xml"])
    start, end = (body.find(f".//{W}commentRange{x}") for x in ("Start", "End"))
    assert start is not None
    assert end is not None
    inside, node = "", start.getnext()
    while node is not end:
        inside += "".join(n.text or "" for n in node.iter(f"{W}t"))
        node = node.getnext()
    assert "PM" in inside
    assert inside != "De bijdrage van de gemeente bedraagt PM en volgt in het voorjaar."


def test_existing_comments_stay(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("De bijdrage bedraagt PM.")
    document.add_comment(paragraph.runs, text="Al gezien", author="Collega")
    path = tmp_path / "brief.docx"
    document.save(str(path))
    found = api.check(path, profile="letter")
    texts = [c.text for c in docx.Document(io.BytesIO(api.annotate(path, found))).comments]
    assert "Al gezien" in texts
    assert len(texts) == len(found) + 1


@pytest.mark.validator
@pytest.mark.parametrize("name", ["accessibility.nl.bad.docx", "marks.nl.bad.docx", "agreement"])
def test_annotated_files_are_valid(name: str, tmp_path: Path, validator: Path) -> None:
    path = CASES / name
    if name == "agreement":
        path = tmp_path / "a.docx"
        path.write_bytes(drafting.render(drafting.assemble(load_dossier(WADCHEMIE), "agreement", moment=NOW)))
    out = tmp_path / "out.docx"
    out.write_bytes(
        api.annotate(path, api.check(path, also=["nonbreaking"], profile="letter"), "nl", "2026-01-01T00:00:00")
    )
    run = subprocess.run([str(validator), str(out)], capture_output=True, text=True, check=False)
    assert json.loads(run.stdout)["ok"] is True, run.stdout[:800]


# ---------------------------------------------------------------- trail


def test_the_trail_tells_size_and_direction_of_each_drift() -> None:
    steps = [s for s in trail(load_dossier(WADCHEMIE)) if s.what == "CO2"]
    assert [s.stage for s in steps] == ["eop", "jloi", "agreement"]
    assert "240.000 → 218.000 ton (-9,2%)" in steps[1].drift
    assert steps[1].softer


def test_the_trail_tells_weakened_words_and_what_has_no_forebear() -> None:
    from tests.checks.test_rules import _patched

    for lang, words in (("nl", "verplicht zich → streeft ernaar"), ("en", "undertakes to → aims to")):
        steps = list(trail(parse_dossier(_patched(CASES / "weakened.bad.yaml")[1]), lang))
        assert any(s.drift == words and s.softer for s in steps)
        assert any(s.what == "werkgelegenheid" and s.drift for s in steps)


def test_the_trail_of_a_portfolio_ends_with_the_letter() -> None:
    portfolio = load_portfolio(PORTFOLIO)
    letters = [s for s in trail(portfolio) if s.stage == "letter"]
    assert len(letters) == len(portfolio.companies)
    for step, company in zip(letters, portfolio.companies, strict=True):
        event = company.latest_stage(portfolio.day) if portfolio.day else None
        assert step.text.startswith(event.stage.value if event else "–")


# ---------------------------------------------------------------- the command, and files that are no use


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("De Steun bedraagt PM.\n", encoding="utf-8")
    assert main(["check", str(path), "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert list(told[0]) == ["code", "severity", "place", "excerpt", "fact", "remedy", "norm"]
    assert main(["check", str(path), "--silence", "placeholders=nog in overleg"]) == 0
    assert "nog in overleg" in capsys.readouterr().out
    assert main(["check", str(path), "--silence", "placeholders"]) == 2
    assert main(["check", str(path), "--only", "geen-regel"]) == 2
    assert main(["check", str(path), "--only", "dates"]) == 0
    assert main(["check", str(path), "--annotate", str(tmp_path / "b.docx")]) == 2
    assert not (tmp_path / "b.docx").exists()
    assert main(["check", "--list"]) == 0
    listed = capsys.readouterr().out
    assert "citations" in listed
    assert "--also nonbreaking" in listed
    assert "--silence" in listed
    assert main(["check", str(tmp_path / "geen.txt")]) == 3
    assert main(["trail", "wadchemie"]) == 0
    assert main(["trail", "voortgang-2025"]) == 0


def test_warnings_fail_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("De Kamer ontvangt de de brief.\n", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", str(path), "--fail-on", "warning"]) == 1


def test_a_draft_is_checked_against_its_own_dossier_and_annotated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = f"sqlite:///{tmp_path / 'd.db'}"
    monkeypatch.chdir(tmp_path)
    assert (
        main(["draft", "save", str(WADCHEMIE), "--kind", "jloi", "--author", "Proef", "-m", "eerste", "--store", store])
        == 0
    )
    assert main(["check", "wadchemie/jloi@1", "--store", store]) == 0
    assert main(["check", "wadchemie/jloi@1", "--store", store, "--also", "nonbreaking", "--annotate", "n.docx"]) == 0
    assert docx.Document("n.docx").paragraphs


def test_files_that_cannot_be_read_are_told_in_both_languages(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = shared / "material" / "docx"
    entries = json.loads((home / "manifest.json").read_text(encoding="utf-8"))["files"]
    refused = [home / e["file"] for e in entries if "refuse" in e["expected"]]
    assert len(refused) >= 5
    for path in refused:
        for lang in ("nl", "en"):
            code = main(["--ui", lang, "check", str(path)]) if "may" in str(path) else main(["check", str(path)])
            said = capsys.readouterr()
            assert "Traceback" not in said.err + said.out
            assert code in (0, 1) or said.err.strip()
    for entry in entries:
        if entry["expected"] == "must be read":
            assert api.check(home / entry["file"]) is not None


def test_a_renamed_or_empty_file_is_told(tmp_path: Path) -> None:
    word = tmp_path / "brief.txt"
    word.write_bytes((CASES / "totals.nl.bad.docx").read_bytes())
    assert "checks.totals" in {f.code for f in api.check(word)}
    old = tmp_path / "oud.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    with pytest.raises(DraftingError):
        api.check(old)
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    assert api.check(empty) == []


def test_a_long_document_is_checked_in_time(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(drafting.render(drafting.assemble(load_dossier(WADCHEMIE), "agreement", moment=NOW)))
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    api.check(path)
    start = time.perf_counter()
    api.check(path)
    # Not a measurement (benchmarks/ has those): only that nothing has become quadratic.
    assert time.perf_counter() - start < 20
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest


# ---------------------------------------------------------------- going out


def test_left_overs_are_errors_in_what_goes_out_and_hints_elsewhere(tmp_path: Path) -> None:
    text = next(t for t in faulty.texts() if t.name == "letter-08")
    content = faulty.word_file(text.wrong)
    out = [f for f in api.check_word(content, "brief.docx", profile="letter") if f.code.startswith("checks.traces")]
    assert [f.severity for f in out] == [Severity.ERROR]
    assert "Dit advies is vertrouwelijk." in str(out[0].values["found"])
    kept = api.check_word(content, "brief.docx", profile="letter", outgoing=False)
    hints = [f for f in kept if f.code.startswith("checks.traces")]
    assert [(f.code, f.severity) for f in hints] == [("checks.traces-deleteds", Severity.INFO)]
    clean = api.check_word(faulty.word_file(text.right, clean=True), "brief.docx", profile="letter")
    assert [f for f in clean if f.code.startswith("checks.traces")] == []


def test_a_reference_out_of_date_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    target = document.add_paragraph()
    for name, kind in (("Projectplan Noord", "words"),):
        start, end = (docx.oxml.OxmlElement(f"w:bookmark{x}") for x in ("Start", "End"))
        for mark in (start, end):
            mark.set(docx.oxml.ns.qn("w:id"), "7")
        start.set(docx.oxml.ns.qn("w:name"), "plan")
        target._p.append(start)
        target.add_run(name)
        target._p.append(end)
        assert kind
    paragraph = document.add_paragraph("Zie het ")
    for step in ("begin", "code", "separate", "shown", "end"):
        run = paragraph.add_run("Projectplan Zuid" if step == "shown" else "")
        if step == "code":
            code = docx.oxml.OxmlElement("w:instrText")
            code.text = " REF plan \\h "
            run._r.append(code)
        elif step != "shown":
            char = docx.oxml.OxmlElement("w:fldChar")
            char.set(docx.oxml.ns.qn("w:fldCharType"), step)
            run._r.append(char)
    path = tmp_path / "a.docx"
    document.save(str(path))
    assert "checks.traces-stale" in {f.code for f in api.check(path, profile="letter")}


@pytest.mark.parametrize(
    "head",
    [
        ["Datum", "14 november 2025"],
        ["Datum 14 november 2025"],
        ["Datum: 14 november 2025"],
        ["Den Haag, 14 november 2025"],
        ["'s-Gravenhage, 14 november 2025"],
        ["The Hague, 14 November 2025"],
        ["| Datum | 14 november 2025 |"],
    ],
)
def test_the_day_of_a_letter_is_read_from_every_head(head: list[str], tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(faulty.word_file(("Aan de Voorzitter van de Tweede Kamer", *head, "Geachte Voorzitter,")))
    found = api.day_of(path)
    assert found is not None
    assert found[0] == date(2025, 11, 14)


def test_the_command_says_which_day_it_used(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Den Haag, 1 juli 2025\n\nOp 3 juni jl. is de brief verzonden.\n", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "Datum van het document: 1 juli 2025 (uit: Den Haag, 1 juli 2025)" in capsys.readouterr().out


# ---------------------------------------------------------------- the corpus


def _corpus(names: list[faulty.CorpusText]) -> tuple[int, int, int, int]:
    """How many faults were met, how many there are, how many findings are right, how many wrong (with those in the twins)."""
    from benchmarks.checks import corpus

    counters = tuple(Counter[str]() for _ in range(5))
    for text in names:
        corpus._measure(text, False, "", counters)
    total, hit, right, wrong, twin = (c.total() for c in counters)
    return hit, total, right, wrong + twin


def test_a_drawn_part_of_the_corpus_of_faults_is_found_without_false_alarms() -> None:
    hit, total, right, wrong = _corpus([t for t in faulty.texts() if t.name.endswith(("5", "8"))])
    assert total > 150
    assert hit >= 0.7 * total
    assert wrong <= 0.1 * right


@pytest.mark.slow
def test_the_whole_corpus_of_faults() -> None:
    for held, floor in ((False, 0.78), (True, 0.7)):
        hit, total, right, wrong = _corpus([t for t in faulty.texts() if t.held_out is held])
        assert hit >= floor * total
        assert wrong <= 0.12 * right
