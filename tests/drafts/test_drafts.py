"""Drafts of real dossiers: saved, shown, compared, rebuilt, restored, received."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drafting.api import drafts as api
from drafting.api.order import Order
from drafting.cli import main
from drafting.drafts import DraftStore, Revision
from drafting.errors import PackageError, StoreError, UsageError
from tests.conftest import ROOT

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"


def _why(message: str) -> api.Entry:
    return api.Entry("an", "2026-03-03T10:00:00+00:00", message)


def _save(store: DraftStore, source: Path, kind: str, message: str, **asked: Any) -> tuple[Revision, bool]:
    saving = {name: asked.pop(name) for name in ("label", "based_on") if name in asked}
    return api.save(store, Order(source=source, kinds=kind, **asked), _why(message), **saving)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[DraftStore]:
    opened = DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    yield opened
    opened.close()


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "dossier.yaml"
    path.write_text(WADCHEMIE.read_text(encoding="utf-8").replace("value: 218,", "value: 205,"), encoding="utf-8")
    return path


def test_a_revision_is_rebuilt_to_the_same_bytes(store: DraftStore) -> None:
    revision, new = _save(store, WADCHEMIE, "jloi", "eerste")
    assert new
    assert api.rebuild(store, revision) == store.content(revision.docx)
    result = api.verify(store)
    assert (result.count, result.findings, result.elsewhere) == (1, (), ())


def test_another_writer_version_is_not_tampering(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    _save(store, WADCHEMIE, "jloi", "eerste")
    monkeypatch.setattr(api, "WRITER", "drafting 99")
    result = api.verify(store)
    assert result.findings == ()
    assert [r.name for r in result.elsewhere] == ["wadchemie/jloi@1"]


def test_the_difference_names_data_clauses_and_text_per_article(store: DraftStore, changed: Path) -> None:
    first, _ = _save(store, WADCHEMIE, "jloi", "eerste")
    second, _ = _save(store, changed, "jloi", "tweede", positions={"confidentiality": "fallback"})
    changes = api.diff(store, first, second)
    assert any(
        c.sort == "values" and "218" in c.old and "205" in c.new and "CO2-reductie" in c.article for c in changes
    )
    assert any(c.sort == "text" and "tien jaar" in c.new and c.article.endswith(" Vertrouwelijkheid") for c in changes)
    assert api.diff(store, first, first) == []


def test_a_save_based_on_an_older_revision_names_the_articles_that_changed(store: DraftStore, changed: Path) -> None:
    _save(store, WADCHEMIE, "jloi", "eerste")
    _save(store, changed, "jloi", "tweede", positions={"confidentiality": "fallback"})
    with pytest.raises(StoreError) as caught:
        _save(store, WADCHEMIE, "jloi", "derde", based_on=1, positions={"milestones": "fallback"})
    for lang in ("nl", "en"):
        said = caught.value.text(lang)
        assert "an" in said
        assert "2026-03-03T10:00:00+00:00" in said
        assert "CO2-reductie" in said
        assert "Vertrouwelijkheid" in said


def test_a_received_file_says_which_clauses_it_holds(store: DraftStore, tmp_path: Path) -> None:
    first, _ = _save(store, WADCHEMIE, "jloi", "eerste")
    (tmp_path / "terug.docx").write_bytes(store.content(first.docx))
    back = api.receive(store, "wadchemie/jloi", tmp_path / "terug.docx", _why("reactie"), "Wadchemie")
    assert store.clauses_of(back) == store.clauses_of(first)
    assert [r.name for r in store.uses("costs")] == ["wadchemie/jloi@2"]
    text = (ROOT / "clauses" / "final" / "costs.md").read_text(encoding="utf-8")
    assert [r.name for r, _, _ in api.previews(store, "costs", re.sub(r"(?m)^version: \d+", "version: 99", text))] == [
        "wadchemie/jloi@1"
    ]


def test_a_label_appears_in_the_header(store: DraftStore) -> None:
    from drafting.word.package.opening import open_package

    revision, _ = _save(store, WADCHEMIE, "eop", "x", label="v0.3 concept")
    parts = open_package(store.content(revision.docx)).parts
    assert any(b"v0.3 concept" in raw for name, raw in parts.items() if "header" in name)


def test_restoring_makes_an_earlier_revision_the_newest(store: DraftStore, changed: Path) -> None:
    first, _ = _save(store, WADCHEMIE, "jloi", "eerste")
    _save(store, changed, "jloi", "tweede")
    third = api.restore(store, "wadchemie/jloi", 1, _why("terug"))
    assert third.number == 3
    assert third.docx == first.docx
    assert api.verify(store).findings == ()


def test_a_received_file_is_kept_byte_for_byte(store: DraftStore, tmp_path: Path) -> None:
    import drafting

    path = tmp_path / "terug.docx"
    path.write_bytes(drafting.render(drafting.assemble(drafting.load_dossier(WADCHEMIE), "eop")))
    revision = api.receive(store, "wadchemie/eop", path, _why("reactie"), "Wadchemie")
    assert store.content(revision.docx) == path.read_bytes()
    assert (revision.origin, revision.sender) == ("received", "Wadchemie")
    assert api.receive(store, "wadchemie/eop", path, _why("nogmaals"), "Wadchemie").number == revision.number


def test_a_received_file_that_is_no_word_file_is_refused(store: DraftStore, tmp_path: Path) -> None:
    path = tmp_path / "terug.docx"
    path.write_bytes(b"geen word")
    with pytest.raises(PackageError):
        api.receive(store, "wadchemie/eop", path, _why("x"), "y")
    assert store.drafts() == []


def test_a_changed_clause_shows_what_it_would_do_to_each_draft(store: DraftStore) -> None:
    _save(store, WADCHEMIE, "jloi", "eerste")
    text = (ROOT / "clauses" / "final" / "costs.md").read_text(encoding="utf-8")
    text = re.sub(r"(?m)^(1\. .*?\.)", r"\1 Btw is daarin begrepen.", text, count=1)
    text = re.sub(r"(?m)^version: \d+", "version: 99", text)
    found = list(api.previews(store, "costs", text))
    assert [r.name for r, _, _ in found] == ["wadchemie/jloi@1"]
    assert {c.sort for c in found[0][1]} >= {"text", "clause"}


@pytest.mark.parametrize("name", ["delta", "delta/jloi@", "../x", "delta/jloi@x"])
def test_a_name_that_is_none_is_told(name: str) -> None:
    with pytest.raises(UsageError):
        api.parse_name(name)


def test_the_command_line_saves_to_the_nearest_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAFTING_STORE", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    dossier = tmp_path / "ws" / "dossier.yaml"
    dossier.write_text(WADCHEMIE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "ws")
    assert main(["draft", "save", "dossier.yaml", "--kind", "jloi", "-m", "eerste"]) == 0
    assert main(["draft", "save", "dossier.yaml", "--kind", "jloi", "-m", "weer"]) == 0
    assert main(["draft", "status", "wadchemie/jloi@1", "ter-review"]) == 0
    assert main(["draft", "verify"]) == 0
    assert main(["draft", "export", "wadchemie/jloi@1", "-o", "a.docx"]) == 0
    assert main(["draft", "export", "wadchemie/jloi@1", "-o", "a.docx"]) == 7
    said = capsys.readouterr().out
    assert "bewaard: wadchemie/jloi@1" in said
    assert "ongewijzigd" in said
    assert (tmp_path / "ws" / ".drafting" / "drafts.db").is_file()


def test_saving_and_finding_again_look_in_one_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAFTING_STORE", raising=False)
    assert main(["init", str(tmp_path / "ws")]) == 0
    # A dossier outside the workspace in which the user stands …
    monkeypatch.chdir(tmp_path / "ws")
    assert main(["draft", "save", str(WADCHEMIE), "--kind", "eop", "-m", "van buiten"]) == 0
    assert main(["draft", "log", "wadchemie/eop"]) == 0
    assert "van buiten" in capsys.readouterr().out
    assert main(["draft", "show", "wadchemie/eop@1"]) == 0
    shown = capsys.readouterr().out
    assert "herkomst         gemaakt" in shown
    assert "Word-bestand     " in shown
    assert main(["--ui", "en", "draft", "trail"]) == 0
    assert "saved" in capsys.readouterr().out
    # … and a dossier in a workspace, saved from outside any.
    (tmp_path / "ws" / "wad.yaml").write_text(WADCHEMIE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["draft", "save", "ws/wad.yaml", "--kind", "jloi", "-m", "van boven"]) == 0
    monkeypatch.chdir(tmp_path / "ws")
    assert main(["draft", "log", "wadchemie/jloi"]) == 0
    assert "van boven" in capsys.readouterr().out


def test_without_a_store_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAFTING_STORE", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["draft", "log", "delta/jloi"]) == 9
    assert "drafting init" in capsys.readouterr().err
