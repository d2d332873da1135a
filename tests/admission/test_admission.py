"""What may not come in is refused with its place, and nothing that came past goes out in a part."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest

import drafting
from drafting.admission.bounds import MAX_DEPTH, MAX_NODES, overrun, too_large
from drafting.admission.characters import odd, refused
from drafting.api.build import render
from drafting.batch.jobs import Options, record_jobs
from drafting.clauses.source import parse_clause
from drafting.errors import DraftingError, InputError, LibraryError, OutputError
from drafting.intake import load_dossier, parse_dossier
from drafting.intake.plain import read_plain
from drafting.word.package.zipping import Plain, write_zip
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
RAW = ["\x00", "\x07", "\x0b", "\x1f", "\ufffe", "\uffff", "\ufdd0", "\U0001ffff"]


def faults(text: str) -> list[tuple[str, int | None]]:
    with pytest.raises(InputError) as caught:
        read_plain(text, "x.yaml")
    assert all(f.text("nl") != f.text("en") for f in caught.value.findings)
    return [(f.code, f.place.line) for f in caught.value.findings]


@pytest.mark.parametrize("char", RAW, ids=ascii)
def test_a_character_that_no_document_can_hold_is_refused_where_it_stands(char: str) -> None:
    assert faults(f"a: x\nb: y{char}z\nc: 'w{char}'") == [("intake.bad-character", 2), ("intake.bad-character", 3)]


@pytest.mark.parametrize(
    "written", ["\\u0000", "\\u0007", "\\ufffe", "\\ud83d", "\\ude00", "\\ude00\\ud83d", "\\uD83Dx"]
)
def test_so_is_one_that_an_escape_stands_for(written: str) -> None:
    assert faults('{"a": "x",\n "b": "' + written + '"}')[0] == ("intake.bad-character", 2)


def test_one_in_a_key_is_refused_too() -> None:
    assert faults('{"a\\u0001": 1}') == [("intake.bad-character", 1)]


def test_what_json_escapes_in_two_halves_is_one_character() -> None:
    text = json.dumps({"a": "😀 \\ud83d", "b": ["𝛼", "\\\\u0041"]})
    assert read_plain(text, "x.json").value == json.loads(text)


def test_tabs_breaks_and_accents_stay() -> None:
    assert list(refused("a\tb\nc\r\n é € 😀 \u00ad")) == []


DEEP = ["a: " + "[" * 30_000, '{"a":' * 30_000 + "1" + "}" * 30_000, "- " * 30_000 + "x", "? " * 30_000]
MANY = ["- a\n" * 1_000_000, "a: [" + "1," * 1_000_000 + "]", "".join(f"k{i}: 1\n" for i in range(300_000))]
LAUGHS = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{i}: &a{i} [{','.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)
)


@pytest.mark.parametrize("text", [*DEEP, *MANY, LAUGHS], ids=lambda t: ascii(t[:12]))
def test_depth_and_number_are_counted_before_anything_is_built(text: str) -> None:
    start = time.process_time()
    assert "intake.too-deep" in {code for code, _ in faults(text)} or set(faults(text)) == {("intake.odd-key", 1)}
    assert time.process_time() - start < 12  # some tenths of it on a machine of its own
    assert overrun(text) is not None


def test_a_collection_that_holds_itself_is_refused() -> None:
    assert faults("a: &x [*x]") == [("intake.syntax", 1)]


def test_aliases_within_bounds_are_followed_each_to_a_value_of_its_own() -> None:
    value = read_plain("a: &x {p: [1]}\nb: *x\nc: &k key\n*k : 5", "x").value
    assert value == {"a": {"p": [1]}, "b": {"p": [1]}, "c": "key", "key": 5}
    assert value["a"]["p"] is not value["b"]["p"]


def test_the_bounds_themselves_are_read() -> None:
    read_plain("a: " + "[" * (MAX_DEPTH - 2) + "]" * (MAX_DEPTH - 2), "x")
    assert len(read_plain("a: [" + "1," * 50_000 + "]", "x").value["a"]) == 50_000
    assert MAX_NODES > 200_000


@pytest.mark.parametrize(
    "number", ["9" * 5000, "-" + "9" * 41, "1e9999999", "1E-500", "0x" + "f" * 5000, "." + "1" * 60]
)
def test_a_number_of_no_use_is_refused(number: str) -> None:
    assert faults(f"a: 1\nb: {number}") == [("intake.number-size", 2)]
    assert read_plain(f"b: '{number}'", "x").value == {"b": number}


def test_ordinary_numbers_are_no_less_read() -> None:
    assert not any(map(too_large, ["1", "-12.5e3", "1e9", "0x1F", "123456789012345678901234567890", "4.0"]))


@pytest.mark.parametrize("name", ["control-char-reference.json", "bigint-5000-digits.yaml", "segfault-depth30000.yaml"])
def test_what_broke_before_is_told_by_the_command(shared: Path, tmp_path: Path, name: str) -> None:
    path = shared / "faults" / "robustness" / name
    done = subprocess.run(
        [sys.executable, "-m", "drafting", "build", str(path), "--kind", "eop", "-o", str(tmp_path)],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert (done.returncode, list(tmp_path.iterdir())) == (3, [])
    assert name in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("char", ["\x01", "\ufffe", "\ud800"], ids=ascii)
def test_a_character_that_came_in_from_python_goes_out_in_no_part(char: str) -> None:
    dossier = load_dossier(WADCHEMIE)
    entry = dossier.documents["eop"].model_copy(update={"reference": f"DG{char}KI"})
    changed = dossier.model_copy(update={"documents": {**dossier.documents, "eop": entry}})
    with pytest.raises(OutputError) as caught:
        render(drafting.assemble(changed, "eop"))
    assert [f.code for f in caught.value.findings] == ["output.bad-character"]


@pytest.mark.parametrize("bad", [b"\x01", b"\x0c", "\ufffe".encode(), "\uffff".encode()])
def test_no_part_is_written_with_what_xml_cannot_hold(bad: bytes) -> None:
    with pytest.raises(OutputError):
        write_zip([Plain("word/document.xml", b"<a>" + bad + b"</a>")])
    write_zip([Plain("word/media/image1.png", bad), Plain("customXml/item1.xml", "<a>é</a>".encode("utf-16"))])


def test_rows_of_csv_json_and_excel_are_held_to_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("naam,plaats\nA,B\nC,D\x07\n", encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"naam": "A"}\n{"naam": {"x": ["\\u0001"]}}\n', encoding="utf-8")
    (tmp_path / "a.json").write_text('[{"naam": "A"}, {"naam": "\\ud800"}]', encoding="utf-8")
    for name in ("a.csv", "a.jsonl", "a.json"):
        jobs = list(record_jobs(str(tmp_path / name), Options("")))
        assert [[f.code for f in job.fault] for job in jobs] == [[], ["intake.bad-character"]]


def test_a_cell_of_a_workbook_that_stands_for_one_is_told(tmp_path: Path) -> None:
    from drafting.api import workbook

    path = tmp_path / "v.xlsx"
    path.write_bytes((ROOT / "examples" / "voortgang-2025" / "voortgang.xlsx").read_bytes())
    book = openpyxl.load_workbook(path)
    book["Brief"]["B8"] = "DG_x0007_KI"
    book.save(path)
    found = [f for f in workbook.check(path).findings if f.code == "intake.bad-character"]
    assert [(f.place.sheet, f.place.cell) for f in found] == [("Brief", "B8")]


CLAUSE = (ROOT / "clauses" / "general" / "transfer.md").read_text(encoding="utf-8") if (
    ROOT / "clauses" / "general" / "transfer.md"
).exists() else next((ROOT / "clauses").glob("*/transfer.md")).read_text(encoding="utf-8")  # fmt: skip


@pytest.mark.parametrize(
    "front",
    ["x: " + "[" * 30_000, "x: " + "9" * 5000, "x: 2025-13-45", LAUGHS, "- " * 30_000],
    ids=["depth", "figures", "day", "aliases", "dashes"],
)
def test_front_matter_is_held_to_the_same_bounds(front: str) -> None:
    raw = CLAUSE.replace("---\n", f"---\n{front}\n", 1)
    with pytest.raises(LibraryError):
        parse_clause(raw, "transfer.md", "transfer")


def test_a_clause_text_with_such_a_character_is_refused_at_its_line() -> None:
    raw = CLAUSE + "\nMet een teken\x07 erin.\n"
    with pytest.raises(LibraryError) as caught:
        parse_clause(raw, "transfer.md", "transfer")
    assert [(f.code, f.place.line) for f in caught.value.findings] == [
        ("clauses.bad-character", raw[: raw.index("\x07")].count("\n") + 1)
    ]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Delta\u202e", "direction"),
        ("Del\u200bta", "zero-width"),
        ("\ue000", "private"),
        ("\x93Delta\x94", "control"),
        ("Dеlta", "scripts"),  # a Cyrillic е
        ("Οmega", "scripts"),  # a Greek capital omicron
        ("１\u0662", "digits"),
    ],
)
def test_what_is_seldom_what_it_looks_like(text: str, sort: str) -> None:
    assert {found for *_, found in odd(text)} == {sort}


@pytest.mark.parametrize(
    "text", ["Fryslân", "5 μm", "Δt", "CO₂", "Αθήνα", "Škoda", "1½", "x²", "Delta – Fase", "Москва"]
)
def test_what_is_what_it_looks_like(text: str) -> None:
    assert list(odd(text)) == []


def test_odd_characters_in_a_dossier_build_and_are_findings() -> None:
    from drafting.checks import Subject
    from drafting.checks import check as run_rules

    text = WADCHEMIE.read_text(encoding="utf-8").replace("Wadchemie", "W\u0430dchemie")
    dossier = parse_dossier(text)
    codes = {f.code for f in run_rules(Subject("d", "nl", "agreement", dossier=dossier))}
    assert "checks.odd-characters-scripts" in codes
    assert issubclass(InputError, DraftingError)
