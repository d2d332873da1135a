"""Batch runs: one bad record never costs the others, a killed run goes on where it was, nothing twice, nothing half."""

from __future__ import annotations

import contextlib
import io
import json
import multiprocessing
import os
import pickle
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from drafting.batch import Job, Options, dossier_jobs, record_jobs, run
from drafting.batch.manifest import file_hash
from drafting.batch.names import fill_name, safe_name
from drafting.cli import main
from drafting.errors import InputError, OutputError, UsageError
from tests.conftest import ROOT
from tests.word.template.made import docx, p

WADCHEMIE = (ROOT / "examples" / "wadchemie" / "dossier.yaml").read_text(encoding="utf-8")


def _dossier(k: int) -> str:
    from drafting.intake import dossier_json, parse_dossier

    plain = json.loads(dossier_json(parse_dossier(WADCHEMIE)))
    plain["id"] = f"bedrijf-{k:03d}"
    return json.dumps(plain, ensure_ascii=False)


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("lines") / "dossiers.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(24)), encoding="utf-8")
    return path


def _options(out: Path, **more: object) -> Options:
    return Options(str(out), ("eop",), ("nl",), **more)  # type: ignore[arg-type]


def _outputs(folder: Path) -> dict[str, str]:
    return {p.name: file_hash(p) for p in folder.glob("*.docx")}


def test_a_folder_gives_every_document_and_a_manifest(tmp_path: Path) -> None:
    options = Options(str(tmp_path / "out"), ("all",), ("nl", "en"))
    outcomes = list(run(dossier_jobs(str(ROOT / "examples"), options), options, workers=2))
    failed = [o for o in outcomes if o.result == "failed"]
    assert {o.source.split("/")[-2] for o in failed} <= {"start"}
    names = {p.name for p in (tmp_path / "out").glob("*.docx")}
    assert {"wadchemie-agreement-nl.docx", "deltaraffinage-eop-en.docx"} <= names
    assert "deltaraffinage-jloi-nl.docx" not in names
    entries = [json.loads(line) for line in (tmp_path / "out" / "manifest.jsonl").read_text().splitlines()]
    assert {e["output"] for e in entries if e["result"] == "done"} == names
    assert all(file_hash(tmp_path / "out" / e["output"]) == e["hash"] for e in entries if e["result"] == "done")


def test_bad_records_do_not_cost_the_others(tmp_path: Path) -> None:
    text = "\n".join([_dossier(1), "{kapot", _dossier(2), '{"id": "x"}', _dossier(3)])
    options = _options(tmp_path / "out")
    outcomes = list(run(dossier_jobs("-", options, io.StringIO(text)), options))
    assert [o.result for o in outcomes] == ["done", "failed", "done", "failed", "done"]
    assert [o.source for o in outcomes if o.result == "failed"] == ["-:2", "-:4"]
    assert all(o.findings for o in outcomes if o.result == "failed")


def test_two_inputs_with_one_name_keep_the_first(tmp_path: Path) -> None:
    second = _dossier(1).replace("Wadchemie Delfzijl B.V.", "Anders B.V.")
    options = _options(tmp_path / "out")
    outcomes = list(run(dossier_jobs("-", options, io.StringIO(f"{_dossier(1)}\n{second}")), options))
    assert [o.result for o in outcomes] == ["done", "failed"]
    assert outcomes[1].findings[0].code == "batch.collision"
    assert _outputs(tmp_path / "out") == {"bedrijf-001-eop-nl.docx": outcomes[0].hash}


@pytest.mark.parametrize("workers", [1, 2])
def test_resuming_does_nothing_twice(tmp_path: Path, lines: Path, workers: int) -> None:
    options = _options(tmp_path / "out")
    first = list(run(dossier_jobs(str(lines), options), options, workers=workers))
    (tmp_path / "out" / "bedrijf-003-eop-nl.docx").unlink()
    again = list(run(dossier_jobs(str(lines), options), options, workers=workers, resume=True))
    made = {o.output for o in again if o.result == "done"}
    assert made == {"bedrijf-003-eop-nl.docx"}
    assert sum(o.result == "kept" for o in again) == 23
    assert {o.output: o.hash for o in first} == _outputs(tmp_path / "out")


@pytest.mark.parametrize("resume", [False, True])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_letter_that_somebody_changed_is_never_replaced_without_force(
    tmp_path: Path, lines: Path, workers: int, resume: bool
) -> None:
    options = _options(tmp_path / "out")
    first = {o.output: o.hash for o in run(dossier_jobs(str(lines), options), options)}
    edited = tmp_path / "out" / "bedrijf-005-eop-nl.docx"
    edited.write_bytes(b"met de hand")
    again = list(run(dossier_jobs(str(lines), options), options, workers=workers, resume=resume))
    assert [(o.output, [f.code for f in o.findings]) for o in again if o.result == "failed"] == [
        (edited.name, ["output.changed"])
    ]
    assert edited.read_bytes() == b"met de hand"
    assert [p for p in (tmp_path / "out").iterdir() if p.name.endswith(".part")] == []
    forced = replace(options, force=True)
    list(run(dossier_jobs(str(lines), forced), forced, workers=workers, resume=resume))
    assert _outputs(tmp_path / "out") == first


def test_a_file_that_no_run_made_stays_and_what_a_run_made_long_ago_is_renewed(tmp_path: Path, lines: Path) -> None:
    options = _options(tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "bedrijf-001-eop-nl.docx").write_bytes(b"van een ander")
    (failed,) = [o for o in run(dossier_jobs(str(lines), options), options) if o.result == "failed"]
    assert failed.findings[0].code == "output.exists"
    other = replace(options, kinds=("jloi",))
    list(run(dossier_jobs("-", other, io.StringIO(_dossier(2))), other))
    (tmp_path / "out" / "manifest.jsonl").write_text("", encoding="utf-8")  # killed before its first document
    again = replace(options, moment=datetime(2026, 3, 31))
    outcomes = list(run(dossier_jobs("-", again, io.StringIO(_dossier(2))), again))
    assert [o.result for o in outcomes] == ["done"]


def _killed_and_resumed(tmp_path: Path, lines: Path, times: int, seed: int) -> None:
    options = _options(tmp_path / "whole")
    list(run(dossier_jobs(str(lines), options), options))
    chance = random.Random(seed)
    out = tmp_path / "killed"
    command = [sys.executable, "-c", "import sys; from drafting.cli import main; sys.exit(main(sys.argv[1:]))", "batch", str(lines),
               "--kind", "eop", "--lang", "nl", "-o", str(out), "--jobs", "2", "--resume", "--quiet"]  # fmt: skip
    for _ in range(times):
        before = len(list(out.glob("*.docx")))
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        if chance.random() < 0.8:  # most in the midst of documents, some while it starts
            end = time.monotonic() + 60
            while len(list(out.glob("*.docx"))) == before and process.poll() is None and time.monotonic() < end:
                time.sleep(0.005)
        time.sleep(chance.random() * 0.5)
        with contextlib.suppress(ProcessLookupError):  # it was done before
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for path in out.glob("*.docx"):
            assert path.read_bytes()[-22:-18] == b"PK\x05\x06"  # whole: it ends as a zip ends
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == 0
    assert _outputs(out) == _outputs(tmp_path / "whole")
    assert not list(out.glob(".*.part"))


def test_a_run_killed_and_resumed_gives_the_same_outputs(tmp_path: Path, lines: Path) -> None:
    _killed_and_resumed(tmp_path, lines, 3, 7)


def test_what_changed_in_frame_or_outline_is_made_anew(tmp_path: Path) -> None:
    workspace = tmp_path / "werkmap"
    shutil.copytree(ROOT / "templates" / "eop", workspace / "templates" / "eop")
    options = Options(str(tmp_path / "out"), ("eop",), ("nl",), workspace=str(workspace))

    def again() -> list[str]:
        return [o.result for o in run(dossier_jobs("-", options, io.StringIO(_dossier(1))), options, resume=True)]

    assert again() == ["done"]
    assert again() == ["kept"]
    with (workspace / "templates" / "eop" / "outline.yaml").open("a", encoding="utf-8") as outline:
        outline.write("# anders\n")
    assert again() == ["done"]


@pytest.mark.slow
def test_a_thousand_documents_killed_twenty_times(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(_dossier(k) for k in range(1000)), encoding="utf-8")
    _killed_and_resumed(tmp_path, path, 20, 8)


def test_any_executor_will_do(tmp_path: Path, lines: Path) -> None:
    def made(name: str, executor: Executor | None) -> dict[str, str]:
        options = _options(tmp_path / name)
        results = run(dossier_jobs(str(lines), options), options, executor=executor)
        assert iter(results) is results  # one by one, as they are done
        outcomes = list(results)
        assert [o.result for o in outcomes] == ["done"] * 24
        assert {o.output: o.hash for o in outcomes} == _outputs(tmp_path / name)
        return _outputs(tmp_path / name)

    with ThreadPoolExecutor(3) as threads, ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as processes:
        assert made("none", None) == made("threads", threads) == made("processes", processes) == made("other", _Other())


class _Other(Executor):
    """An executor that does each job at once, of a kind that is not known: its workers may be on another machine."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(pickle.loads(pickle.dumps(fn(*pickle.loads(pickle.dumps(args)), **kwargs))))
        return done


def test_workers_elsewhere_need_no_file_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import docx

    class Elsewhere(_Other):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            (tmp_path / "elders").mkdir(exist_ok=True)
            with contextlib.chdir(tmp_path / "elders"):
                return super().submit(fn, *args, **kwargs)

    monkeypatch.chdir(tmp_path)
    document = docx.Document()
    document.add_paragraph("Beste {{ naam }}")
    document.save("brief.docx")
    options = Options("out", template="brief.docx")
    outcomes = list(
        run(record_jobs("-", options, io.StringIO('{"naam": "An"}\n{"naam": "Bo"}')), options, executor=Elsewhere())
    )
    assert [(o.result, o.content, o.aside) for o in outcomes] == [("done", b"", "")] * 2
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["An.docx", "Bo.docx", "manifest.jsonl"]
    assert not list((tmp_path / "elders").iterdir())


def test_inputs_are_read_as_the_run_goes_on(tmp_path: Path) -> None:
    taken = 0

    def jobs() -> object:
        nonlocal taken
        for k in range(200):
            taken += 1
            yield Job(f"{k}", _dossier(k), options=options)

    options = _options(tmp_path / "out")
    results = run(jobs(), options, workers=2)  # type: ignore[arg-type]
    for _ in range(3):
        next(results)
    assert taken < 30
    results.close()  # type: ignore[attr-defined]


def test_an_output_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    options = _options(tmp_path / "bestand" / "out")
    with pytest.raises(OutputError):
        list(run([], options))


def test_nothing_to_do_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        list(dossier_jobs(str(tmp_path), _options(tmp_path)))
    assert caught.value.findings[0].code == "batch.nothing"


def test_an_unreadable_file_in_the_folder_fails_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b.json").write_text(_dossier(1), encoding="utf-8")
    (tmp_path / "c.yaml").symlink_to(tmp_path / "nergens.yaml")
    options = _options(tmp_path / "out")
    outcomes = list(run(dossier_jobs(str(tmp_path), options), options))
    assert {(Path(o.source).name, o.result) for o in outcomes} == {
        ("a.yaml", "failed"),
        ("b.json", "done"),
        ("c.yaml", "failed"),
    }


def test_a_worker_that_dies_costs_only_its_own_job(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafting.batch import work as module

    monkeypatch.setattr(module, "parse_dossier", _dying(module.parse_dossier))
    options = _options(tmp_path / "out")
    outcomes = list(run(dossier_jobs(str(lines), options), options, workers=2))
    failed = [o for o in outcomes if o.result == "failed"]
    assert [(o.source.rpartition(":")[2], o.findings[0].code) for o in failed] == [("8", "batch.worker-died")]
    assert sum(o.result == "done" for o in outcomes) == 23


def _dying(parse: object) -> object:
    def parsed(text: str, name: str) -> object:
        if name.endswith(":8"):
            os.kill(os.getpid(), signal.SIGKILL)
        return parse(text, name)  # type: ignore[operator]

    return parsed


def test_three_bad_rows_among_a_thousand_cost_only_themselves(tmp_path: Path) -> None:
    import docx
    import openpyxl

    document = docx.Document()
    document.add_paragraph("Beste {{ naam }}, uw KvK-nummer is {{ kvk }}.")
    document.save(str(tmp_path / "brief.docx"))
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["kvk", "naam"])
    for k in range(1000):
        bad = k in (10, 500, 999)
        sheet.append(["#REF!" if bad else f"{k:08d}", f"Bedrijf & Zn {k}"])
    book.save(tmp_path / "rows.xlsx")
    options = Options(str(tmp_path / "out"), template=str(tmp_path / "brief.docx"), pattern="{kvk}-{naam}")
    outcomes = list(run(record_jobs(str(tmp_path / "rows.xlsx"), options), options))
    assert sum(o.result == "done" for o in outcomes) == 997
    assert [o.findings[0].code for o in outcomes if o.result == "failed"] == ["batch.cell-error"] * 3
    made = docx.Document(str(tmp_path / "out" / "00000007-Bedrijf & Zn 7.docx"))
    assert made.paragraphs[0].text == "Beste Bedrijf & Zn 7, uw KvK-nummer is 00000007."


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("../../etc/passwd", "_.._etc_passwd.docx"), ("a/b\\c:d", "a_b_c_d.docx"), ("CON", "_CON.docx"), ("lpt1.x", "_lpt1.x.docx"),
        ("Coöperatie Zuivel™", "Coöperatie Zuivel™.docx"), ("", "_.docx"), ("  . ", "_.docx"), ("x\u202ecod", "x_cod.docx"),
    ],
)  # fmt: skip
def test_names_are_safe(stem: str, name: str) -> None:
    assert safe_name(stem, "docx") == name


def test_long_names_are_cut_so_that_two_stay_two() -> None:
    one, two = safe_name("x" * 400 + "1", "docx"), safe_name("x" * 400 + "2", "docx")
    assert one != two
    assert len(one.encode()) <= 200


@pytest.mark.parametrize("pattern", ["{naam.__class__}", "{onbekend}", "{naam", "{0}"])
def test_a_pattern_reaches_nothing_but_fields(pattern: str) -> None:
    with pytest.raises(UsageError):
        fill_name(pattern, {"naam": "x"})


def test_the_command_line_tells_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.yaml").write_text("id: x\n")
    (tmp_path / "b.json").write_text(_dossier(1), encoding="utf-8")
    assert main(["batch", str(tmp_path), "--kind", "eop", "-o", str(tmp_path / "out"), "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert "1 gemaakt, 0 behouden, 1 mislukt." in said.out
    assert "a.yaml" in said.err
    assert main(["batch", str(tmp_path), "--kind", "eop", "-o", str(tmp_path / "o2"), "--jobs", "1", "--json"]) == 1
    assert {json.loads(line)["result"] for line in capsys.readouterr().out.splitlines()} == {"done", "failed"}
    assert main(["batch", str(tmp_path / "niets"), "-o", str(tmp_path / "o3")]) == 3


def test_a_batch_tells_what_its_letters_are_left_with_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "t.docx").write_bytes(docx(p("{{ naam }} «kvk» ${plaats} [naam] [los]")))
    (tmp_path / "r.csv").write_text("naam\nAn\nBo\n", encoding="utf-8")
    asked = ["batch", str(tmp_path / "r.csv"), "--template", str(tmp_path / "t.docx"), "-o", str(tmp_path / "uit")]
    assert main([*asked, "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert [said.err.count(left) for left in ("“«kvk»”", "“${plaats}”", "“[naam]”", "“[los]”")] == [1, 1, 1, 0]
    assert "2 gemaakt" in said.out
    assert main([*asked, "--jobs", "1", "--json", "--force"]) == 1
    assert all(len(json.loads(line)["findings"]) == 3 for line in capsys.readouterr().out.splitlines())
