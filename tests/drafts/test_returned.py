"""A file that came back: `draft diff` tells what was edited, and nothing else, whatever program saved it and whatever it lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from drafting.api import drafts as api
from drafting.api.inspect import clean
from drafting.api.order import Order
from drafting.cli import main
from drafting.drafts import DraftStore
from drafting.tree import loads
from tests.conftest import ROOT
from tests.word.elsewhere import WAYS, Change, W, added, gone, replaced, through

WADCHEMIE = ROOT / "examples" / "wadchemie" / "dossier.yaml"
WHO = api.Entry("an", "2026-03-03T10:00:00+00:00")
EDITS: tuple[Change, ...] = (
    replaced("binnen zes weken", "binnen tien weken"),
    replaced("ten minste zes leerwerkplaatsen", "ten minste acht leerwerkplaatsen"),
    gone("verplicht het Bedrijf niet tot het uitvoeren"),
    added("met redenen af", "Het Bedrijf meldt elke Mijlpaal ook aan de Provincie."),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[DraftStore, bytes]]:
    store = DraftStore(f"sqlite:///{tmp_path_factory.mktemp('s') / 'd.db'}")
    revision, _ = api.save(store, Order(source=WADCHEMIE, kinds=("agreement",)), WHO)
    yield store, store.content(revision.docx)
    store.close()


def came_back(store: DraftStore, raw: bytes, folder: Path) -> list[api.Change]:
    (folder / "terug.docx").write_bytes(raw)
    new = api.receive(store, "wadchemie/agreement", folder / "terug.docx", WHO, "W")
    return api.diff(store, store.get("wadchemie/agreement", 1), new)


@pytest.mark.parametrize("way", WAYS)
def test_a_file_that_nobody_edited_differs_in_nothing(way: str, kept: tuple[DraftStore, bytes], tmp_path: Path) -> None:
    store, docx = kept
    told = came_back(store, through(docx, *WAYS[way]), tmp_path)
    assert {c.sort for c in told} <= {"numbers"}
    assert len(told) == (1 if way in ("no numbers", "google docs", "plain styles") else 0)


@pytest.mark.parametrize("way", WAYS)
def test_the_edits_are_told_each_once(way: str, kept: tuple[DraftStore, bytes], tmp_path: Path) -> None:
    store, docx = kept
    told = [c for c in came_back(store, through(docx, *EDITS, *WAYS[way]), tmp_path) if c.sort != "numbers"]
    assert len(told) == len(EDITS)
    assert all(c.article for c in told)
    words = "\n".join(f"{c.old} → {c.new}" for c in told)
    for said in ("tien weken", "acht leerwerkplaatsen", "verplicht het Bedrijf niet", "ook aan de Provincie"):
        assert said in words


def _empty(root: object) -> None:
    body = root.find(f"{W}body")  # type: ignore[attr-defined]
    for child in list(body):
        if child.tag != f"{W}sectPr":
            body.remove(child)


def test_an_emptied_file_is_told_whole(kept: tuple[DraftStore, bytes], tmp_path: Path) -> None:
    store, docx = kept
    told = came_back(store, through(docx, _empty), tmp_path)
    assert len([c for c in told if c.sort == "removed"]) > 40
    assert any("Ondertekening" in c.article for c in told)


def _chapter(root: object) -> None:
    said = [p for p in root.iter(f"{W}p") if "".join(t.text or "" for t in p.iter(f"{W}t")) == "Algemeen"]  # type: ignore[attr-defined]
    next(said[-1].iter(f"{W}t")).text = "Algemene bepalingen"


def _last(root: object) -> None:
    section = root.find(f"{W}body/{W}sectPr")  # type: ignore[attr-defined]
    section.addprevious(etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Na de ondertekening.</w:t></w:r></w:p>'))


def test_what_stands_around_the_articles_is_told(kept: tuple[DraftStore, bytes], tmp_path: Path) -> None:
    store, docx = kept
    cover = replaced("Maatwerkafspraak", "Maatwerkovereenkomst")
    told = came_back(store, through(docx, cover, _chapter, _last), tmp_path)
    assert {c.new for c in told} == {"Maatwerkovereenkomst", "Algemene bepalingen", "Na de ondertekening."}


def test_header_footer_and_note_are_told(kept: tuple[DraftStore, bytes], tmp_path: Path) -> None:
    import io
    import zipfile

    store, docx = kept
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w") as made:
        for name in source.namelist():
            raw = source.read(name)
            if name.startswith("word/header") and b"</w:p>" in raw:
                raw = raw.replace(b"</w:p>", b"<w:r><w:t>VERTROUWELIJK GEHEIM</w:t></w:r></w:p>", 1)
            made.writestr(name, raw)
    told = came_back(store, out.getvalue(), tmp_path)
    assert told
    assert {c.article for c in told} == {"Koptekst"}
    assert any("VERTROUWELIJK GEHEIM" in c.new for c in told)


def test_the_fault_files_are_told_right(shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faults = shared / "faults" / "redline"
    store = ["draft", "--store", str(tmp_path / "s.db")]
    names = {
        "agreement-base": 0, "agreement-resaved-by-libreoffice": 0, "agreement-edited-in-libreoffice": 5,
        "agreement-edited-tracked-in-libreoffice": 5, "agreement-lid-between-articles": 1, "agreement-no-signatures": 1,
    }  # fmt: skip
    for name in names:
        assert main([*store, "import", "wadchemie/agreement", str(faults / f"{name}.docx"), "--author", "a"]) == 0
    for number, (name, count) in enumerate(names.items(), 1):
        capsys.readouterr()
        assert main([*store, "diff", "wadchemie/agreement@1", f"@{number}"]) == 0
        said = capsys.readouterr().out
        marks = [line for line in said.splitlines() if line.startswith("  ") and not line.startswith("    ")]
        assert len(marks) == count, name
        if not count:
            assert "Geen verschil" in said
    assert "10 miljoen euro" in _diff(store, 5, capsys)
    assert "Ondertekening\n  vervallen" in _diff(store, 6, capsys)


def _diff(store: list[str], number: int, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    main([*store, "diff", "wadchemie/agreement@1", f"@{number}"])
    return capsys.readouterr().out


def test_clauses_are_known_again_by_their_bookmarks_and_opaque_keys(
    kept: tuple[DraftStore, bytes], tmp_path: Path
) -> None:
    store, docx = kept
    first = store.get("wadchemie/agreement", 1)
    document = loads(store.content(first.tree).decode())
    for raw in (
        through(docx, *WAYS["no controls"]),
        clean(docx, document),
        through(clean(docx, document), *WAYS["no controls"]),
    ):
        (tmp_path / "terug.docx").write_bytes(raw)
        new = api.receive(store, "wadchemie/agreement", tmp_path / "terug.docx", WHO, "W")
        assert store.clauses_of(new) == store.clauses_of(first)
        assert api.diff(store, first, new) == []
