"""Nothing is overwritten without --force, by any command; what the same command wrote and nobody changed is renewed."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from drafting.cli import main
from tests.conftest import ROOT

DOSSIER = str(ROOT / "examples" / "wadchemie" / "dossier.yaml")
PORTFOLIO = str(ROOT / "examples" / "voortgang-2025" / "portfolio.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    for name, words in (
        ("oud.docx", "Beste An"),
        ("nieuw.docx", "Beste Bo en An"),
        ("sjabloon.docx", "Beste {{ id }}"),
    ):
        made = docx.Document()
        made.add_paragraph(f"{words}, het college verleent de steun onder de voorwaarden van deze brief.")
        made.save(name)
    Path("gegevens.yaml").write_text("id: An\n", encoding="utf-8")
    Path("rijen.csv").write_text("id;naam\n1;An\n", encoding="utf-8")
    assert main(["workbook", "new", "p.xlsx", "--from", PORTFOLIO]) == 0
    assert main(["redline", "oud.docx", "nieuw.docx", "-o", "verschil.docx", "--author", "an"]) == 0
    assert main(["draft", "--store", "d.db", "save", DOSSIER, "--kind", "eop"]) == 0
    return tmp_path


COMMANDS: list[tuple[list[str], str]] = [
    (["build", DOSSIER, "--kind", "eop", "--lang", "nl", "--format", "md", "-o", "uit"], "uit/wadchemie-eop-nl.md"),
    (["build", DOSSIER, "--template", "sjabloon.docx", "-o", "uit"], "uit/wadchemie-sjabloon-nl.docx"),
    (["batch", "rijen.csv", "--template", "sjabloon.docx", "--jobs", "1", "--quiet", "-o", "uit"], "uit/1.docx"),
    (["batch", DOSSIER, "--kind", "eop", "--lang", "nl", "--format", "md", "--jobs", "1", "--quiet", "-o", "uit"], "uit/wadchemie-eop-nl.md"),
    (["fill", "sjabloon.docx", "gegevens.yaml", "-o", "uit.docx"], "uit.docx"),
    (["redline", "oud.docx", "nieuw.docx", "-o", "r.docx", "--author", "an", "--date", "2026-03-31"], "r.docx"),
    (["merge", "oud.docx", "nieuw.docx", "oud.docx", "-o", "m.docx", "--author", "an", "--date", "2026-03-31"], "m.docx"),
    (["revisions", "accept", "verschil.docx", "-o", "schoon.docx"], "schoon.docx"),
    (["check", "oud.docx", "--annotate", "na.docx", "--fail-on", "error"], "na.docx"),
    (["workbook", "new", "w.xlsx", "--from", PORTFOLIO], "w.xlsx"),
    (["workbook", "merge", "p.xlsx", "-o", "samen.xlsx"], "samen.xlsx"),
    (["workbook", "yaml", "p.xlsx", "-o", "p.yaml"], "p.yaml"),
    (["clauses", "catalogue", "--topic", "final", "-o", "catalogus.docx"], "catalogus.docx"),
    (["draft", "--store", "d.db", "export", "wadchemie/eop@1", "-o", "e.docx"], "e.docx"),
    (["init", "werk"], "werk/dossier.yaml"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "made"), COMMANDS, ids=lambda v: " ".join(v[:2]) if isinstance(v, list) else "")
def test_nothing_is_overwritten_without_force(
    folder: Path, words: list[str], made: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / made
    assert main(words) in (0, 1)
    assert path.is_file()
    assert main(words) in ((7,) if words[0] in ("draft", "init") else (0, 1)), (
        "what nobody changed is renewed, but for what went out"
    )
    path.write_bytes(b"met de hand")
    capsys.readouterr()
    assert main(words) != 0
    assert path.read_bytes() == b"met de hand"
    assert "--force" in capsys.readouterr().err
    assert main([*words, "--force"]) in (0, 1)
    assert path.read_bytes() != b"met de hand"


def test_a_redline_is_not_replaced_by_what_is_made_of_it(folder: Path) -> None:
    before = (folder / "verschil.docx").read_bytes()
    assert main(["revisions", "accept", "verschil.docx", "-o", "verschil.docx"]) == 7
    assert (folder / "verschil.docx").read_bytes() == before


def test_several_formats_in_one_build_and_one_batch(folder: Path) -> None:
    words = ["--kind", "eop", "--lang", "nl", "--format", "docx", "--format", "md", "--format", "html"]
    assert main(["build", DOSSIER, *words, "-o", "a"]) == 0
    assert main(["batch", DOSSIER, *words, "--jobs", "1", "--quiet", "-o", "b"]) == 0
    for out in ("a", "b"):
        assert sorted(p.suffix for p in (folder / out).glob("wadchemie*")) == [".docx", ".html", ".md"]
    assert {p.name: p.read_bytes() for p in (folder / "a").glob("wad*")} == {
        p.name: p.read_bytes() for p in (folder / "b").glob("wad*")
    }


def test_json_of_build_log_and_clauses(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(
        [
            "build",
            DOSSIER,
            "--kind",
            "eop",
            "--kind",
            "agreement",
            "--lang",
            "nl",
            "--format",
            "md",
            "--json",
            "-o",
            "j",
        ]
    ) in (0, 5)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["kind"], line["result"]) for line in lines] == [("eop", "done"), ("agreement", "done")]
    assert all(Path(line["output"]).is_file() and len(line["hash"]) == 64 for line in lines)
    assert main(["draft", "--store", "d.db", "log", "wadchemie/eop", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert (entry["name"], entry["number"], entry["status"]) == ("wadchemie/eop@1", 1, "concept")
    assert entry["clauses"]["parties"] >= 1
    assert main(["clauses", "list", "--topic", "final", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {"id", "version", "kinds", "cells"} <= listed[0].keys()
    assert {c["topic"] for c in listed} == {"final"}


def test_a_build_that_fails_is_told_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "wadchemie-eop-nl.md").write_bytes(b"met de hand")
    capsys.readouterr()
    assert main(["build", DOSSIER, "--kind", "eop", "--lang", "nl", "--format", "md", "--json"]) == 7
    (line,) = [json.loads(text) for text in capsys.readouterr().out.splitlines()]
    assert (line["result"], line["findings"][0]["code"]) == ("failed", "output.exists")


def test_an_empty_field_in_a_name_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("leeg.csv").write_text("id;naam\n1;\n2;Bo\n;\n", encoding="utf-8")
    words = ["batch", "leeg.csv", "--template", "sjabloon.docx", "--jobs", "1", "--quiet", "-o", "n"]
    assert main([*words, "--name", "{id}-{naam}"]) == 0
    told = capsys.readouterr().err
    assert "leeg.csv:2" in told
    assert "naam leeg" in told
    assert main([*words, "--name", "{naam}", "--force"]) == 1
    assert "de bestandsnaam is leeg" in capsys.readouterr().err
    assert not list((folder / "n").glob("_*"))
