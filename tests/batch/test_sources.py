"""Everything a batch can be given: CSV, JSON Lines, standard input, a portfolio, a workbook; and what is wrong in them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from drafting.batch import Options, dossier_jobs, record_jobs, run
from drafting.batch.jobs import count
from drafting.cli import main
from drafting.errors import InputError, LibraryError, UsageError
from tests.batch.test_batch import _dossier
from tests.conftest import ROOT

PORTFOLIO = ROOT / "examples" / "voortgang-2025" / "portfolio.yaml"


@pytest.fixture
def letter(tmp_path: Path) -> str:
    document = docx.Document()
    document.add_paragraph("Beste {{ naam }}, {{ bedrag | euro }}.")
    document.save(str(tmp_path / "brief.docx"))
    return str(tmp_path / "brief.docx")


def _said(path: Path) -> str:
    return docx.Document(str(path)).paragraphs[0].text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_of_a_csv_file(tmp_path: Path, letter: str, delimiter: str) -> None:
    rows = [
        ["kvk", "naam", "bedrag"],
        ["01234567", f'"Jansen{delimiter} Zn & Co"', "1250"],
        ["x", "te weinig"],
        [],
        ["02", "Piet", "3"],
    ]
    path = tmp_path / "rijen.csv"
    path.write_text("\ufeff" + "\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    options = Options(str(tmp_path / "out"), template=letter, pattern="{kvk}")
    outcomes = list(run(record_jobs(str(path), options), options))
    assert [(o.result, o.source.rpartition(":")[2]) for o in outcomes] == [
        ("done", "2"),
        ("failed", "3"),
        ("done", "5"),
    ]
    assert outcomes[1].findings[0].code == "template.filter-value"
    assert _said(tmp_path / "out" / "01234567.docx") == f"Beste Jansen{delimiter} Zn & Co, €\u00a01.250."
    assert count(str(path)) == 3


def test_records_from_standard_input(tmp_path: Path, letter: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ['{"naam": "An", "bedrag": 1}', "[1]", "{", '{"naam": "Bo"}']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    out = tmp_path / "out"
    assert main(["batch", "-", "--template", letter, "--name", "{naam}", "-o", str(out), "--jobs", "1", "--quiet"]) == 1
    assert [p.name for p in out.glob("*.docx")] == ["An.docx"]
    entries = [json.loads(line) for line in (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [e["result"] for e in entries] == ["done", "failed", "failed", "failed"]


def test_marked_values_in_json_lines_stay_inside_the_folder(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "x.jsonl"
    good = {"naam": {"$richtext": [{"text": "An", "bold": True}]}, "bedrag": 1, "nr": 1}
    path.write_text(
        json.dumps(good) + "\n" + json.dumps({"naam": {"$image": "../../etc/passwd"}, "bedrag": 1, "nr": 2}),
        encoding="utf-8",
    )
    options = Options(str(tmp_path / "out"), template=letter, pattern="{nr}")
    outcomes = list(run(record_jobs(str(path), options), options))
    assert [o.result for o in outcomes] == ["done", "failed"]
    assert outcomes[1].findings[0].code == "template.outside"


@pytest.mark.parametrize("workers", [1, 3])
def test_two_records_that_would_be_one_file_keep_the_first(tmp_path: Path, letter: str, workers: int) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        "\n".join(
            json.dumps({"naam": name, "bedrag": k}) for k, name in enumerate(["Jansen", "Piet", "JANSEN", "Jansen"])
        ),
        encoding="utf-8",
    )
    options = Options(str(tmp_path / "out"), template=letter, pattern="{naam}")
    outcomes = {o.source.rpartition(":")[2]: o for o in run(record_jobs(str(path), options), options, workers=workers)}
    assert {k: o.result for k, o in outcomes.items()} == {"1": "done", "2": "done", "3": "failed", "4": "failed"}
    assert outcomes["4"].findings[0].code == "batch.collision"
    assert "x.jsonl:1" in outcomes["4"].findings[0].text()
    assert _said(tmp_path / "out" / "Jansen.docx") == "Beste Jansen, €\u00a00."
    assert not list((tmp_path / "out").glob("JANSEN*"))


def test_records_of_a_json_array(tmp_path: Path, letter: str) -> None:
    path = tmp_path / "rijen.json"
    path.write_text('\ufeff [{"naam": "An", "bedrag": 1}, 3]', encoding="utf-8")
    out = tmp_path / "out"
    assert main(["batch", str(path), "--template", letter, "--name", "{naam}", "-o", str(out), "--jobs", "1"]) == 1
    assert _said(out / "An.docx") == "Beste An, €\u00a01."


def test_dossiers_as_data_in_any_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dossiers").mkdir()
    for k in (1, 2):
        (tmp_path / "dossiers" / f"{k}.json").write_text(_dossier(k), encoding="utf-8")
    document = docx.Document()
    document.add_paragraph("Betreft {{ id }}")
    document.save(str(tmp_path / "brief.docx"))
    out = tmp_path / "out"
    assert (
        main(
            [
                "batch",
                str(tmp_path / "dossiers"),
                "--template",
                str(tmp_path / "brief.docx"),
                "-o",
                str(out),
                "--jobs",
                "1",
            ]
        )
        == 0
    )
    assert _said(out / "bedrijf-001-brief-nl.docx") == "Betreft bedrijf-001"
    assert (
        main(
            [
                "batch",
                str(PORTFOLIO),
                "--template",
                str(tmp_path / "brief.docx"),
                "-o",
                str(tmp_path / "o2"),
                "--jobs",
                "1",
            ]
        )
        == 0
    )
    assert _said(tmp_path / "o2" / "nobian-brief-nl.docx") == "Betreft nobian"
    assert "11 gemaakt" in capsys.readouterr().out


def test_a_fault_that_many_documents_share_is_told_once(
    tmp_path: Path, letter: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text("\n".join(json.dumps({"nr": k}) for k in range(1, 10)), encoding="utf-8")
    assert (
        main(["batch", str(path), "--template", letter, "--name", "{nr}", "-o", str(tmp_path / "out"), "--jobs", "1"])
        == 3
    )
    told = capsys.readouterr().err.splitlines()
    assert told[0] == ", ".join(f"{path}:{k}" for k in range(1, 6)) + " en nog 4 (zie manifest.jsonl):"
    assert ["'bedrag' staat niet" in told[1], "'naam' staat niet" in told[2], len(told)] == [True, True, 3]


def test_a_portfolio_gives_the_documents_of_every_company_and_its_own(tmp_path: Path) -> None:
    options = Options(str(tmp_path / "out"), ("eop", "letter"), ("nl",))
    outcomes = list(run(dossier_jobs(str(PORTFOLIO), options), options, workers=2))
    companies = {o.source for o in outcomes if "#" in o.source}
    assert len(companies) > 3
    assert all(o.source.startswith(str(PORTFOLIO)) for o in outcomes)
    (own,) = [o for o in outcomes if "#" not in o.source]
    assert (own.result, own.output) == ("done", "voortgang-2025-letter-nl.docx")
    assert (tmp_path / "out" / own.output).stat().st_size > 10_000
    again = list(run(dossier_jobs(str(PORTFOLIO), options), options, resume=True))
    assert {o.output for o in again if o.result == "kept"} == {o.output for o in outcomes if o.result == "done"}


def test_a_company_with_a_dossier_of_its_own_gets_all_its_documents(tmp_path: Path) -> None:
    (tmp_path / "wadchemie.yaml").write_text(
        (ROOT / "examples" / "wadchemie" / "dossier.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    path = tmp_path / "portfolio.yaml"
    path.write_text(
        "id: klein\nletter:\n  date: 2025-11-14\n  subject: Voortgang\ncompanies:\n  - id: wadchemie\n    dossier: wadchemie.yaml\n",
        encoding="utf-8",
    )
    options = Options(str(tmp_path / "out"), ("agreement", "annex"), ("nl",))
    outcomes = list(run(dossier_jobs(str(path), options), options))
    assert [(o.result, o.output) for o in outcomes] == [
        ("done", "wadchemie-agreement-nl.docx"),
        ("done", "klein-annex-nl.docx"),
    ]


def test_a_portfolio_in_one_line_of_json_is_one(tmp_path: Path) -> None:
    from drafting.api.portfolio import is_portfolio_file

    (tmp_path / "p.json").write_text('{"id": "x", "companies": []}', encoding="utf-8")
    (tmp_path / "d.json").write_text('{"id": "x", "note": "companies: none"}', encoding="utf-8")
    assert [is_portfolio_file(tmp_path / name) for name in ("p.json", "d.json")] == [True, False]


def test_a_dossier_is_no_portfolio(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(_dossier(1), encoding="utf-8")
    options = Options(str(tmp_path / "out"), ("letter",), ("nl",))
    (outcome,) = run(dossier_jobs(str(tmp_path), options), options)
    assert [f.code for f in outcome.findings] == ["assembly.other-subject"]


def test_a_fault_of_a_clause_names_the_company(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["batch", str(PORTFOLIO), "--kind", "agreement", "-o", str(tmp_path / "out"), "--jobs", "1", "--quiet"])
    told = capsys.readouterr().err
    assert all(str(PORTFOLIO) in line for line in told.splitlines() if not line.endswith(".docx:"))


def test_a_workbook_is_a_portfolio(tmp_path: Path) -> None:
    (book,) = list((ROOT / "examples").glob("*/*.xlsx"))[:1]
    options = Options(str(tmp_path / "out"), ("annex",), ("nl",))
    outcomes = list(run(dossier_jobs(str(book), options), options))
    assert [o.result for o in outcomes] == ["done"]


def test_an_unreadable_workbook_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"geen werkmap")
    (tmp_path / "b.json").write_text(_dossier(1), encoding="utf-8")
    options = Options(str(tmp_path / "out"), ("eop",), ("nl",))
    outcomes = list(run(dossier_jobs(str(tmp_path), options), options))
    assert {(Path(o.source).name, o.result) for o in outcomes} == {("a.xlsx", "failed"), ("b.json", "done")}


def test_what_would_fail_every_job_is_told_once_before_the_run(tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    broken = docx.Document()
    broken.add_paragraph("{{ naam")
    broken.add_paragraph("{% if %}")
    broken.save(str(tmp_path / "kapot.docx"))
    for options, error in (
        (Options(out, template=str(tmp_path / "kapot.docx")), LibraryError),
        (Options(out, template=str(tmp_path / "weg.docx")), InputError),
        (Options(out, ("bestaat-niet",)), LibraryError),
        (Options(out, pattern="{id"), UsageError),
        (Options(out, formats=("docx", "odt")), UsageError),
    ):
        with pytest.raises(error):
            list(run([], options))
    assert not Path(out).exists()


def test_time_left_is_told_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    from drafting.batch import Summary
    from drafting.cli.batch import _Progress

    progress = _Progress("nl", False, 100)
    progress.terminal = True
    progress.started -= 30
    progress.shown -= 30
    progress.show(Summary(done=1), "a")
    assert "1 gemaakt, 0 mislukt, 2,0 per minuut, nog 50 min" in capsys.readouterr().err


def test_a_bundle_in_a_batch_is_in_the_formats_that_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.pdf.office.office_path", lambda: None)
    monkeypatch.setattr("drafting.pdf.pool.available", lambda: False)
    given: dict[str, dict[str, str]] = {}
    for format in ("html", "docx"):
        options = Options(str(tmp_path / format), formats=(format,), kinds=("all",), pattern="{id}-{kind}")
        outcomes = run(dossier_jobs(str(PORTFOLIO), options), options)
        given[format] = {o.output: o.result for o in outcomes if o.output.startswith("portfolio-")}
    kinds = ("letter", "beslisnota", "annex")
    assert given["html"] == {f"portfolio-{k}.html": "done" for k in kinds}
    assert given["docx"] == {f"portfolio-{k}.docx": "done" for k in (*kinds, "bundle")}
    assert (tmp_path / "docx" / "portfolio-bundle.docx").read_bytes()[:2] == b"PK"
