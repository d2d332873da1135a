"""What programs read is a contract: exit codes, names of files, the lines and keys of JSON. Changed only with a changelog line.

Each session is a list of commands in an empty folder, with the frozen input of the measurements, so that wording moves
nothing. The golden holds of every command its exit code, the files it wrote and its JSON; sentences, moments and hashes are
masked: those are for people, or differ each time.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from drafting.cli.main import main
from tests.conftest import ROOT

FROZEN = ROOT / "benchmarks" / "frozen"
GOLDEN = Path(__file__).parent / "contract.json"
SENTENCES = frozenset(
    {
        "fact",
        "remedy",
        "excerpt",
        "text",
        "message",
        "label",
        "reason",
        "heading",
        "title",
        "norm",
        "asks",
        "findings",
        "topic",
    }
)
SESSIONS: dict[str, list[list[str]]] = {
    "build": [
        ["build", "dossier.yaml", "--kind", "all", "--lang", "nl", "--lang", "en", "-o", "uit"],
        ["build", "dossier.yaml", "--kind", "eop", "--format", "md", "-o", "uit", "--json"],
        ["build", "dossier.yaml", "--kind", "eop", "--format", "md", "-o", "hand"],
        ["build", "dossier.yaml", "--kind", "niets", "-o", "uit"],
        ["build", "fout.yaml", "--kind", "eop", "-o", "uit", "--json"],
        ["build", "nergens.yaml", "--kind", "eop"],
    ],
    "portfolio": [
        ["build", "portfolio/portfolio.yaml", "--kind", "letter", "--lang", "nl", "-o", "uit"],
        ["build", "portfolio/portfolio.yaml", "--kind", "annex", "--format", "html", "-o", "uit", "--json"],
        ["workbook", "new", "v.xlsx", "--from", "portfolio/portfolio.yaml"],
        ["workbook", "check", "v.xlsx", "--format", "json"],
        ["workbook", "split", "v.xlsx", "-o", "delen"],
    ],
    "check": [
        ["check", "tekst.txt", "--only", "doubled-words", "--format", "json"],
        ["check", "goed.txt", "--only", "doubled-words", "--format", "json"],
        ["check", "nergens.txt", "--format", "json"],
    ],
    "draft": [
        ["draft", "save", "dossier.yaml", "--kind", "eop", "--author", "jansen", "-m", "eerste"],
        ["draft", "save", "dossier.yaml", "--kind", "eop", "--author", "jansen", "-m", "weer"],
        ["draft", "log", "wadchemie/eop", "--json"],
        ["draft", "status", "wadchemie/eop@1", "ter-review", "--author", "jansen"],
        ["draft", "export", "wadchemie/eop@1", "--author", "jansen"],
        ["draft", "show", "wadchemie/eop@9"],
        ["draft", "verify"],
    ],
    "batch": [
        ["batch", "rijen.csv", "--template", "brief.docx", "-o", "uit", "--json", "--jobs", "1"],
        ["batch", "dossier.yaml", "--kind", "eop", "-o", "documenten", "--json", "--jobs", "1"],
    ],
    "others": [
        ["fill", "brief.docx", "gegevens.json", "-o", "b.docx"],
        ["fill", "brief.docx", "leeg.json", "-o", "c.docx"],
        ["redline", "b.docx", "b.docx", "-o", "r.docx"],
        ["redline", "tekst.txt", "b.docx", "-o", "r2.docx"],
        ["upgrade", "dossier.yaml"],
        ["clauses", "list", "--json"],
        ["nooit"],
    ],
}


def _prepared(folder: Path) -> None:
    for name in (".drafting", "clauses", "templates", "portfolio"):
        shutil.copytree(FROZEN / name, folder / name)
    text = (FROZEN / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "dossier.yaml").write_text(text, encoding="utf-8")
    (folder / "fout.yaml").write_text(text.replace("kind: result", "kind: resultaat", 1), encoding="utf-8")
    (folder / "tekst.txt").write_text("De de motie is aangenomen.\n", encoding="utf-8")
    (folder / "goed.txt").write_text("De motie is aangenomen.\n", encoding="utf-8")
    (folder / "hand").mkdir()
    (folder / "hand" / "wadchemie-eop-nl.md").write_text("met de hand\n", encoding="utf-8")
    shutil.copy(ROOT / "examples" / "brief" / "brief.docx", folder / "brief.docx")
    shutil.copy(ROOT / "tests" / "contract" / "rijen.csv", folder / "rijen.csv")
    shutil.copy(ROOT / "tests" / "contract" / "gegevens.json", folder / "gegevens.json")
    (folder / "leeg.json").write_text("{}", encoding="utf-8")


def _files(folder: Path) -> dict[str, tuple[int, int]]:
    skipped = (".drafting", "clauses", "templates")
    return {
        str(p.relative_to(folder)): (p.stat().st_mtime_ns, p.stat().st_size)
        for p in folder.rglob("*")
        if p.is_file() and p.relative_to(folder).parts[0] not in skipped
    }


def _masked(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _masked(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_masked(v, key) for v in value[:2]]
    if isinstance(value, str):
        if key in SENTENCES:
            return "…"
        if re.fullmatch(r"[0-9a-f]{16,64}", value):
            return "<hash>"
        return re.sub(r"20\d\d-\d\d-\d\dT[\d:.+Z]+", "<moment>", value)
    return "<seconds>" if key in ("seconds", "duration", "took") else value


def _json(out: str) -> Any:
    """What a command printed that a program reads: one JSON value, or one per line; None where it printed none."""
    try:
        return json.loads(out)
    except ValueError:
        pass
    lines = []
    for line in out.splitlines():
        try:
            lines.append(json.loads(line))
        except ValueError:
            continue
    return lines or None


@pytest.mark.parametrize("name", list(SESSIONS))
def test_what_programs_read_stays(
    name: str, rewrite: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _prepared(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ".drafting"))
    monkeypatch.setenv("HOME", str(tmp_path / ".drafting"))
    said = []
    for words in SESSIONS[name]:
        before = _files(tmp_path)
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        after = _files(tmp_path)
        made: dict[str, Any] = {
            "command": " ".join(words),
            "exit": code,
            "files": sorted(f for f in after if after[f] != before.get(f)),
        }
        if (told := _json(capsys.readouterr().out)) is not None:
            made["json"] = _masked(told)
        said.append(made)
    golden = json.loads(GOLDEN.read_text(encoding="utf-8")) if GOLDEN.is_file() else {}
    if rewrite:
        golden[name] = said
        GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    assert said == golden[name]
