"""The canary: a dossier whose every string is a mark of its own. No file written with --clean holds a mark that it does not print."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from drafting import errors
from drafting.intake import dossier_json, load_dossier, parse_dossier
from tests.conftest import ROOT
from tests.word.template.made import docx, p

MARK = re.compile(r"qz\d{4}mark", re.IGNORECASE)
TEXT = re.compile(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<")


NAMED = ("kind", "stage", "status", "role", "unit", "country", "level")  # words of the model, some of which are ids too


class _Marks:
    """Every string of a dossier as a mark; ids the same wherever they stand."""

    def __init__(self, plain: Any) -> None:
        self.made: dict[str, str] = {}
        self.ids = {v for k, v in _leaves(plain) if k == "id"}

    def mark(self, said: str) -> str:
        return self.made.setdefault(said, f"qz{len(self.made) + 1000}mark")

    def put(self, value: Any, kept: set[str], key: str = "") -> Any:
        if isinstance(value, dict):
            return {k: self.put(v, kept, k) for k, v in value.items()}
        if isinstance(value, list):
            return [self.put(v, kept, key) for v in value]
        if not isinstance(value, str) or key in NAMED or (value in kept and value not in self.ids):
            return value
        if value in self.ids or not re.fullmatch(r"[\d.,:/+TZ-]*", value):
            return self.mark(value)
        return value


def _leaves(value: Any, key: str = "") -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [leaf for k, v in value.items() for leaf in _leaves(v, k)]
    if isinstance(value, list):
        return [leaf for v in value for leaf in _leaves(v, key)]
    return [(key, value)] if isinstance(value, str) else []


def _canary() -> tuple[str, int]:
    """A dossier of marks, and how many it holds: what the model asks for by name (kinds, units, countries) stays what it was."""
    plain = json.loads(dossier_json(load_dossier(ROOT / "examples" / "wadchemie" / "dossier.yaml")))
    marks = _Marks(plain)
    kept: set[str] = set()
    for _ in range(60):
        text = json.dumps(marks.put(plain, kept))
        try:
            parse_dossier(text, "canary.json")
        except errors.DraftingError as error:
            told = json.dumps([[f.text("en"), str(f.values)] for f in error.findings])
            wrong = {said for said, mark in marks.made.items() if mark in told}
            if not wrong - kept:
                raise
            kept |= wrong
        else:
            return text, len(set(MARK.findall(text)))
    raise AssertionError("no dossier of marks can be made")


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the canary."""
    folder = tmp_path_factory.mktemp("canary")
    text, count = _canary()
    assert count > 60
    (folder / ".drafting").mkdir()
    (folder / "canary.json").write_text(text, encoding="utf-8")
    return folder


def _run(folder: Path, *words: str) -> None:
    run = subprocess.run([sys.executable, "-m", "drafting", *words], cwd=folder, capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stdout + run.stderr


def _unprinted(raw: bytes) -> dict[str, list[str]]:
    """The marks of a Word file that stand nowhere in its text, with the parts that hold them."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    printed = {
        mark.lower()
        for name, text in parts.items()
        if name.startswith("word/") and "comments" not in name
        for mark in MARK.findall("".join(TEXT.findall(text)))
    }
    found: dict[str, list[str]] = {}
    for name, text in parts.items():
        for mark in MARK.findall(name + text):
            if mark.lower() not in printed and name not in found.setdefault(mark, []):
                found[mark].append(name)
    return found


def test_no_clean_file_holds_a_mark_that_it_does_not_print(canary: Path) -> None:
    _run(canary, "build", "canary.json", "--kind", "eop", "--clean", "-o", "one/")
    _run(canary, "build", "canary.json", "--kind", "eop", "-o", "open/")
    _run(canary, "batch", "canary.json", "--kind", "agreement", "--clean", "-o", "batch/", "--jobs", "1")
    opened, one, batched = (sorted((canary / name).glob("*.docx")) for name in ("open", "one", "batch"))
    assert opened
    assert one
    assert batched
    assert _unprinted(opened[0].read_bytes()), "an ordinary file carries names that are not printed: the canary sings"
    (canary / "brief.docx").write_bytes(docx(p("{{ naam }}")))
    (canary / "rijen.csv").write_text("naam,geheim\nqz0001mark,qz0002mark\n", encoding="utf-8")
    _run(canary, "batch", "rijen.csv", "--template", "brief.docx", "--clean", "-o", "brieven/", "--jobs", "1")
    _run(canary, "redline", str(opened[0]), str(batched[0]), "-o", "redline.docx", "--clean", "--author", "KGG")
    _run(
        canary,
        "merge",
        str(opened[0]),
        str(opened[0]),
        str(batched[0]),
        "-o",
        "merge.docx",
        "--clean",
        "--author",
        "KGG",
    )
    _run(canary, "draft", "save", "canary.json", "--kind", "eop")
    _run(canary, "draft", "export", f"{_id(canary)}/eop@1", "-o", "export.docx", "--clean")
    _run(canary, "draft", "import", f"{_id(canary)}/eop", "export.docx", "--from", "ABC")
    _run(canary, "renew", f"{_id(canary)}/eop@2", "canary.json", "-o", "renew.docx", "--clean", "--author", "KGG")
    names = [
        *one,
        *batched,
        *(canary / "brieven").glob("*.docx"),
        *(canary / f"{n}.docx" for n in ("redline", "merge", "export", "renew")),
    ]
    assert len(names) >= 7
    for name in names:
        assert _unprinted(name.read_bytes()) == {}, name


def _id(folder: Path) -> str:
    found: str = json.loads((folder / "canary.json").read_text(encoding="utf-8"))["id"]
    return found


def test_the_login_stands_in_no_file(canary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "j.devries")
    monkeypatch.setenv("USER", "j.devries")
    old, new = canary / "old.docx", canary / "new.docx"
    old.write_bytes(docx(p("De Staat betaalt.")))
    new.write_bytes(docx(p("De Staat betaalt niet.")))
    _run(canary, "redline", str(old), str(new), "-o", "x.docx")
    with zipfile.ZipFile(canary / "x.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert "j.devries" not in text
    assert 'w:author="Auteur"' in text
    (canary / ".drafting" / "settings.yaml").write_text("author: Ministerie van KGG\n", encoding="utf-8")
    _run(canary, "redline", str(old), str(new), "-o", "y.docx")
    with zipfile.ZipFile(canary / "y.docx") as archive:
        assert 'w:author="Ministerie van KGG"' in archive.read("word/document.xml").decode()


def test_the_answer_is_asked_for_once_and_kept(tmp_path: Path) -> None:
    from drafting.api.workspace import Workspace

    (tmp_path / ".drafting").mkdir()
    (tmp_path / ".drafting" / "settings.yaml").write_text("# van ons", encoding="utf-8")
    home = Workspace(tmp_path)
    home.keep_author('KGG: "Klimaat"')
    assert Workspace(tmp_path).author == 'KGG: "Klimaat"'
    home.keep_author("een ander")
    assert Workspace(tmp_path).author == 'KGG: "Klimaat"'
    assert (tmp_path / ".drafting" / "settings.yaml").read_text(encoding="utf-8").startswith("# van ons\n")
