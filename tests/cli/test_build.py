"""The command line as a user types it: what is written, what is refused, and nothing half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafting.cli import main
from tests.conftest import ROOT

WADCHEMIE = str(ROOT / "examples" / "wadchemie" / "dossier.yaml")


def test_all_kinds_in_both_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", WADCHEMIE, "--kind", "all", "--lang", "nl", "--lang", "en", "-o", str(tmp_path)]) == 0
    names = {p.name for p in tmp_path.iterdir()}
    assert names == {f"wadchemie-{k}-{lang}.docx" for k in ("eop", "jloi", "agreement") for lang in ("nl", "en")}
    assert capsys.readouterr().out.count("geschreven:") == 6


@pytest.mark.parametrize("format", ["html", "md"])
def test_previews(tmp_path: Path, format: str) -> None:
    assert main(["build", WADCHEMIE, "--kind", "eop", "--format", format, "-o", str(tmp_path)]) == 0
    text = (tmp_path / f"wadchemie-eop-nl.{format}").read_text(encoding="utf-8")
    assert "Juridische aard" in text


def test_an_existing_file_is_not_overwritten_without_force(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "wadchemie-eop-nl.docx"
    path.write_bytes(b"van mij")
    assert main(["build", WADCHEMIE, "--kind", "eop", "-o", str(tmp_path)]) == 7
    assert path.read_bytes() == b"van mij"
    assert "--force" in capsys.readouterr().err
    assert main(["build", WADCHEMIE, "--kind", "eop", "-o", str(tmp_path), "--force"]) == 0
    assert path.read_bytes()[:2] == b"PK"


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    assert main(["build", WADCHEMIE, "--kind", "eop", "-o", str(tmp_path / "bestand")]) == 7
    assert [p.name for p in tmp_path.iterdir()] == ["bestand"]
    assert "kan niet worden geschreven" in capsys.readouterr().err


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    mounted = tmp_path / "vol"
    mounted.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(mounted)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("a small file system cannot be mounted here")
    try:
        assert main(["build", WADCHEMIE, "--kind", "agreement", "-o", str(mounted)]) == 7
        assert list(mounted.iterdir()) == []
    finally:
        subprocess.run(["umount", str(mounted)], check=False)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["build", "geen.yaml", "--kind", "eop"], 3, "bestaat niet"),
        (
            ["build", WADCHEMIE, "--kind", "brief"],
            4,
            "agreement, annex, beslisnota, bundle, eop, exit, jloi, letter, memo",
        ),
        (
            ["build", WADCHEMIE, "--kind", "agrement"],
            4,
            "--kind: documentsoort 'agrement' bestaat niet. Bedoelde u 'agreement'?",
        ),
        (
            ["build", WADCHEMIE, "--kind", "all", "--set", "suport-cap=fallback"],
            2,
            "--set: bepaling 'suport-cap' bestaat niet. Bedoelde u 'support-cap'?",
        ),
        (
            ["build", WADCHEMIE, "--kind", "all", "--set", "support-cap=fallbak"],
            2,
            "--set: 'fallbak' is geen positie. Bedoelde u 'fallback'?",
        ),
        (
            ["build", WADCHEMIE, "--kind", "eop", "--set", "milestones=fallback"],
            2,
            "--set: bepaling 'milestones' staat niet in wat u laat maken, maar in: JLoI, maatwerkafspraak. Laat die soort maken",
        ),
        (
            ["build", WADCHEMIE, "--kind", "eop", "--set", "annex-definitions=fallback"],
            2,
            "--set: bepaling 'annex-definitions' staat in geen enkel document.",
        ),
        (["build", WADCHEMIE, "--kind", "eop", "--set", "hardship"], 2, "support-cap=fallback"),
        (["build", WADCHEMIE, "--kind", "eop", "--date", "31-02-2026"], 2, "geen datum"),
        (["clauses", "show"], 2, "id van een bepaling"),
        (["clauses", "show", "suport-cap"], 4, "Bedoelde u 'support-cap'?"),
    ],
)
def test_a_wrong_word_gets_place_fact_and_remedy(
    tmp_path: Path, words: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    full = [*words, "-o", str(tmp_path)] if words[0] == "build" else words
    assert main(full) == code
    assert said in capsys.readouterr().err


def test_english_on_request(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["--ui", "en", "build", "no.yaml", "--kind", "eop", "-o", str(tmp_path)]) == 3
    assert "does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command", ["", "init", "build", "batch", "check", "clauses", "draft", "fill", "schema", "trail"]
)
def test_every_command_has_help(command: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"] if command else ["--help"])
    assert caught.value.code == 0


def test_a_workspace_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["init", str(tmp_path / "ws")]) == 0
    assert main(["init", str(tmp_path / "ws")]) == 7
    own = tmp_path / "ws" / "clauses" / "final"
    own.mkdir(parents=True)
    text = (
        (ROOT / "clauses" / "final" / "costs.md")
        .read_text(encoding="utf-8")
        .replace("Elke Partij draagt", "Iedere Partij draagt zelf")
    )
    (own / "costs.md").write_text(text, encoding="utf-8")
    assert (
        main(
            [
                "build",
                str(tmp_path / "ws" / "dossier.yaml"),
                "--kind",
                "eop",
                "--format",
                "md",
                "-o",
                str(tmp_path / "uit"),
            ]
        )
        == 0
    )
    made = (tmp_path / "uit" / "mijn-bedrijf-eop-nl.md").read_text(encoding="utf-8")
    assert "Iedere Partij draagt zelf" in made
    assert "[●: omvang van de reductie]" in made


OWN = """---
id: costs
version: 1
topic: final
role: article
heading: {nl: Kosten, en: Costs}
---

# nl

## preferred

1. Elke Partij draagt de eigen kosten.
2. FAULT

# en

## preferred

1. Each Party bears its own costs.
2. FAULT
"""
FAULTS = [
    ("{% if company %}Zonder einde", 4, "clauses/costs.md, regel 14: de sjabloontaal klopt hier niet"),
    ("{{ company.__class__.__mro__ }}", 4, "clauses/costs.md, regel 14: deze tekst probeert bij Python zelf te komen"),
    ("{{ ''.join(['a']) }}", 4, "clauses/costs.md, regel 14: deze tekst probeert bij Python zelf te komen"),
    (
        "{{ company.nam }}",
        4,
        "clauses/costs.md, regel 14: de waarde 'organisations.wadchemie.nam' bestaat niet. Bedoelde u 'name'?",
    ),
    ("{{ compani.name }}", 4, "clauses/costs.md, regel 14: de waarde 'compani' bestaat niet. Bedoelde u 'company'?"),
    (
        "Zie {{ ref('guarantee') }}.",
        5,
        "clauses/costs.md, regel 14: bepaling 'costs' verwijst naar 'guarantee', maar die bepaling staat niet in dit document.",
    ),
]


@pytest.mark.parametrize(("fault", "code", "said"), FAULTS, ids=[f for f, _, _ in FAULTS])
def test_a_clause_with_a_fault_is_told_with_its_file_and_line(
    tmp_path: Path, fault: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".drafting").mkdir()
    (tmp_path / "clauses").mkdir()
    (tmp_path / "clauses" / "LEESMIJ.md").write_text("geen bepaling", encoding="utf-8")
    (tmp_path / "clauses" / "costs.md").write_text(OWN.replace("FAULT", fault), encoding="utf-8")
    dossier = tmp_path / "dossier.yaml"
    dossier.write_bytes(Path(WADCHEMIE).read_bytes())
    assert main(["build", str(dossier), "--kind", "eop", "-o", str(tmp_path / "uit")]) == code
    assert said in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_an_outline_that_names_no_clause_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".drafting").mkdir()
    own = tmp_path / "templates" / "eop"
    own.mkdir(parents=True)
    text = (ROOT / "templates" / "eop" / "outline.yaml").read_text(encoding="utf-8").replace("- costs", "- kosten")
    (own / "outline.yaml").write_text(text, encoding="utf-8")
    line = next(i for i, said in enumerate(text.split("\n"), 1) if said.strip() == "- kosten")
    dossier = tmp_path / "dossier.yaml"
    dossier.write_bytes(Path(WADCHEMIE).read_bytes())
    assert main(["build", str(dossier), "--kind", "eop", "-o", str(tmp_path / "uit")]) == 4
    assert (
        f"templates/eop/outline.yaml, regel {line}: bepaling 'kosten' bestaat niet. Bedoelde u 'costs'?"
        in capsys.readouterr().err
    )


def test_the_schema_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    import json

    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Dossier maatwerkaanpak"


def test_help_imports_only_what_it_uses() -> None:
    code = "import sys; from drafting.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint([m for m in ('pydantic', 'lxml', 'jinja2', 'sqlalchemy', 'docx', 'openpyxl', 'babel') if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_has_no_pages_gets_no_page_numbers(
    tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", WADCHEMIE, "--kind", "jloi", "--format", format, "--paginate", "-o", str(tmp_path)]) == 2
    assert "--format docx" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_page_numbers_without_libreoffice_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert main(["build", WADCHEMIE, "--kind", "jloi", "--paginate", "-o", str(tmp_path)]) == 8
    assert "LibreOffice" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
