"""Rules that the library's data keeps: versions rise with texts, kinds are held to norms, no key stands twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafting.api import clauses as api
from drafting.api.workspace import MARKER, Workspace, shipped
from drafting.assembly.outline import read_outline
from drafting.clauses import Library
from drafting.clauses.lock import NAME, findings, lock_text, read_lock
from drafting.cli import main
from drafting.errors import LibraryError, Severity
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / MARKER).mkdir()
    (tmp_path / "clauses" / "final").mkdir(parents=True)
    for name in ("costs", "language", "counterparts"):
        shutil.copy(ROOT / "clauses" / "final" / f"{name}.md", tmp_path / "clauses" / "final")
    monkeypatch.chdir(tmp_path)
    assert main(["clauses", "lock"]) == 0
    return tmp_path


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _told(folder: Path) -> list[tuple[str, str]]:
    library = Library([folder / "clauses"])
    locked = read_lock(folder / "clauses")
    assert locked is not None
    return [(f.code, str(f.values["id"])) for f in findings(library, locked)]


def test_every_text_of_the_shipped_library_has_the_version_that_is_locked() -> None:
    locked = read_lock(shipped("clauses"))
    assert locked is not None, f"{NAME} is missing: python -m drafting clauses lock --folder clauses"
    wrong = [f.text("en") for f in findings(Library([shipped("clauses")]), locked) if f.severity == Severity.ERROR]
    assert wrong == []


def test_a_text_that_changed_without_a_higher_version_is_told(folder: Path) -> None:
    assert _told(folder) == []
    costs = folder / "clauses" / "final" / "costs.md"
    _edit(costs, "Elke Partij draagt", "Iedere Partij draagt")
    assert _told(folder) == [("clauses.version-not-raised", "costs")]
    with pytest.raises(LibraryError):
        api.lock(folder / "clauses")
    assert main(["clauses", "lock", "--raise"]) == 0
    assert _told(folder) == []
    assert (
        Library([folder / "clauses"]).clause("costs").version == 1 + Library([ROOT / "clauses"]).clause("costs").version
    )


def test_a_heading_counts_and_a_note_does_not(folder: Path) -> None:
    costs = folder / "clauses" / "final" / "costs.md"
    _edit(
        costs, "---\n\n#", 'note: {nl: "Nieuw.", en: "New."}\n---\n\n#'
    ) if "note:" not in costs.read_text() else _edit(costs, "note: {", "note: {")
    assert _told(folder) == []
    language = folder / "clauses" / "final" / "language.md"
    _edit(language, "heading: {nl: ", "heading: {nl: X")
    assert _told(folder) == [("clauses.version-not-raised", "language")]


def test_a_lower_version_is_told_and_a_new_clause_is_a_warning(folder: Path) -> None:
    costs = folder / "clauses" / "final" / "costs.md"
    version = Library([folder / "clauses"]).clause("costs").version
    _edit(costs, f"version: {version}", f"version: {version - 1}")
    shutil.copy(ROOT / "clauses" / "final" / "notices.md", folder / "clauses" / "final")
    assert sorted(_told(folder)) == [("clauses.not-locked", "notices"), ("clauses.version-not-raised", "costs")]


def test_the_check_holds_a_workspace_to_its_own_lock(folder: Path) -> None:
    _edit(folder / "clauses" / "final" / "costs.md", "Elke Partij draagt", "Iedere Partij draagt")
    library = Workspace(folder).library
    found = list(api._unlocked(list(library), library))
    assert [(f.code, f.values["id"]) for f in found if f.severity == Severity.ERROR] == [
        ("clauses.version-not-raised", "costs")
    ]


def test_the_lock_reads_back_and_is_sorted(folder: Path) -> None:
    text = lock_text(Library([folder / "clauses"]))
    assert text == (folder / "clauses" / NAME).read_text(encoding="utf-8")
    lines = text.splitlines()[1:]
    assert lines == sorted(lines)


def test_a_kind_in_no_list_of_norms_is_told(folder: Path) -> None:
    kind = folder / "templates" / "mou"
    shutil.copytree(ROOT / "templates" / "eop", kind)
    _edit(kind / "outline.yaml", "id: eop", "id: mou")
    told = [f for f in api.kinds_without_norms(Workspace(folder)) if f.code == "clauses.kind-without-norms"]
    assert [f.values["kind"] for f in told] == ["mou"]
    (folder / "clauses" / "norms.yaml").write_text("outside: [mou]\n", encoding="utf-8")
    assert api.kinds_without_norms(Workspace(folder)) == []


def test_a_key_that_stands_twice_is_told_in_every_file_of_the_library(folder: Path) -> None:
    costs = folder / "clauses" / "final" / "costs.md"
    _edit(costs, "role: article\n", "role: article\nnorms: []\nnorms: []\nrole: annex\n")
    with pytest.raises(LibraryError) as caught:
        Library([folder / "clauses"]).clause("costs")
    told = [(f.code, f.values["key"], f.place.line) for f in caught.value.findings]
    assert [key for _, key, _ in told].count("role") == 1
    assert {code for code, _, _ in told} == {"clauses.repeated-key"}
    lines = costs.read_text(encoding="utf-8").split("\n")
    assert all(line is not None and lines[line - 1].startswith(f"{key}:") for _, key, line in told)
    (folder / "clauses" / "terms.yaml").write_text("terms: []\nterms: []\n", encoding="utf-8")
    with pytest.raises(LibraryError):
        _ = Library([folder / "clauses"]).terms
    outline = folder / "outline.yaml"
    outline.write_text("id: a\nid: b\n", encoding="utf-8")
    with pytest.raises(LibraryError) as caught:
        read_outline(outline, "outline.yaml")
    assert [(f.values["key"], f.place.line, f.values["first"]) for f in caught.value.findings] == [("id", 2, 1)]
