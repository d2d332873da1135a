"""The negotiation as a table: who moved in which round, what is agreed, open or to decide; from the store alone, the same every time."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.api.matrix import OUTSIDE, matrix
from drafting.cli import main
from drafting.drafts import DraftStore
from drafting.returns.matrix import AGREED, DECIDE, OPEN, OWN, THEM, US, Cell, Matrix, Row
from tests.conftest import ROOT
from tests.review.cases import base
from tests.review.returns import File, text

HOME = ROOT / "examples" / "wadchemie"
DRAFT = "wadchemie/jloi"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DraftStore]:
    """Five rounds: sent, back with five changes (one refused), sent again, back with that one let go and two new, sent with one of these."""
    folder = tmp_path_factory.mktemp("matrix")
    kept = ["--store", f"sqlite:///{folder / 'a.db'}"]
    dossier = folder / "dossier.yaml"
    dossier.write_bytes((HOME / "dossier.yaml").read_bytes())
    save = ["draft", "save", str(dossier), "--kind", "jloi", "-m", "v", *kept]
    assert main(save) == 0
    assert main(["draft", "import", DRAFT, str(HOME / "terug.docx"), "--from", "Wadchemie", *kept]) == 0
    words = ["adopt", f"{DRAFT}@1", f"{DRAFT}@2", "--dossier", str(dossier), "--refuse", "surroundings"]
    assert main([*words, "--reason", "omgeving blijft", *kept]) == 0
    assert main(save) == 0
    opened = DraftStore(kept[1])
    file = File(opened.content(opened.get(DRAFT, 3).docx))
    costs = next(p for p in file.paras(file.clause("costs")) if "draagt" in text(p))
    file.replace(costs, "draagt", "betaalt", False)
    lid = file.paras(file.clause("costs"), "Lid")[-1]
    head = file.paras(file.clause("costs"), "Artikelkop")[0]
    end = file.clause("costs").getparent()
    new = [
        file.new_para(head, "Exclusiviteit", True),
        file.new_para(lid, "Het Bedrijf spreekt met niemand anders.", True),
    ]
    at = list(end).index(file.clause("costs")) + 1
    for n, p in enumerate(new):
        end.insert(at + n, p)
    cover = next(p for p in file.body.iter("{*}p") if text(p).startswith("Status"))
    file.replace(cover, text(cover).removeprefix("Status"), "ter ondertekening", False)
    back = folder / "terug2.docx"
    back.write_bytes(file.bytes())
    assert main(["draft", "import", DRAFT, str(back), "--from", "Wadchemie", *kept]) == 0
    words = ["adopt", f"{DRAFT}@3", f"{DRAFT}@4", "--dossier", str(dossier), "--clause", "costs"]
    assert main([*words, *kept]) == 0
    assert main(save) == 0
    yield opened
    opened.close()


def cells(found: Matrix, clause: str) -> list[tuple[str, str, str] | None]:
    row = next(r for r in found.rows if r.clause == clause)
    return [None if c is None else (c.who, c.presence, c.state) for c in row.cells]


def test_every_clause_is_told_through_every_round(store: DraftStore) -> None:
    found = matrix(store, DRAFT)
    assert [(r.number, r.side) for r in found.rounds] == [(1, US), (2, THEM), (3, US), (4, THEM), (5, US)]
    assert found.rounds[1].who == "Wadchemie"
    quiet = ("", "kept", AGREED)
    assert cells(found, "purpose") == [("", "kept", OPEN), quiet, quiet, quiet, quiet]
    # Taken over, and sent as they asked.
    assert cells(found, "confidentiality")[1:3] == [(THEM, "kept", AGREED), (US, "kept", AGREED)]
    # Refused; sent as before; they let it stand.
    assert cells(found, "surroundings")[1:] == [(THEM, "gone", OPEN), ("", "kept", OPEN), quiet, quiet]
    # Silent words, taken over.
    assert cells(found, "costs")[2:] == [quiet, (THEM, "kept", AGREED), (US, "kept", AGREED)]
    # A new article that nobody decided on and that was not sent: open.
    assert cells(found, "+Exclusiviteit")[2:] == [None, (THEM, "new", DECIDE), (US, "gone", OPEN)]
    assert cells(found, OUTSIDE) == [None, None, None, (THEM, "kept", DECIDE), None]
    order = [r.clause for r in found.rows]
    assert order.index("+Exclusiviteit") == order.index("costs") + 1


def test_positions_approvers_and_words_are_told(store: DraftStore) -> None:
    found = matrix(store, DRAFT)
    row = next(r for r in found.rows if r.clause == "confidentiality")
    theirs, ours = row.cells[1], row.cells[2]
    assert theirs is not None
    assert ours is not None
    assert (theirs.was, theirs.now, theirs.changed, theirs.decision) == ("preferred", "fallback", "untracked", "taken")
    assert (ours.was, ours.now, ours.approver) == ("preferred", "fallback", "projectleider")
    assert row.asks.startswith("Het bedrijf wil")
    words = next(r for r in found.rows if r.clause == "costs").cells[3]
    assert words is not None
    assert words.words == (("draagt", "betaalt"),)
    milestones = next(r for r in found.rows if r.clause == "milestones").cells[1]
    assert milestones is not None
    assert (milestones.was, milestones.now, milestones.changed) == ("preferred", OWN, "tracked")


def test_the_agenda_is_what_is_not_agreed(store: DraftStore) -> None:
    found = matrix(store, DRAFT)
    assert [r.clause for r in found.agenda] == [OUTSIDE, "+Exclusiviteit"]
    assert [r.last.state for r in found.agenda] == [DECIDE, OPEN]


def test_the_same_store_gives_the_same_table(store: DraftStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte; and a store that kept no reviews, as older ones, gives the same by reading the files."""
    from drafting.api import matrix as room
    from drafting.api.matrix_reports import FORMATS, matrix_report

    found = matrix(store, DRAFT)
    monkeypatch.setattr(room, "kept_reviews", lambda *_: {})
    again = matrix(store, DRAFT)
    assert again == found
    for form in FORMATS:
        assert matrix_report(found, form, "nl") == matrix_report(again, form, "nl")


@pytest.mark.parametrize("lang", ["nl", pytest.param("en", marks=pytest.mark.slow)])
def test_the_files_say_it(store: DraftStore, tmp_path: Path, lang: str) -> None:
    from openpyxl import load_workbook

    from drafting.word.reader import read_blocks

    for form in ("xlsx", "docx", "html", "json"):
        words = ["matrix", DRAFT, "-o", str(tmp_path / f"m.{form}"), "--store", store.url, "--ui", lang]
        assert main(words) == 1
    book = load_workbook(tmp_path / "m.xlsx")
    first = book.worksheets[0]
    assert first.freeze_panes == "B2"
    assert first.auto_filter.ref.startswith("A1:H")
    rows = {r[1].value: r for r in first.iter_rows(min_row=2)}
    assert {"confidentiality", "costs", "+Exclusiviteit", OUTSIDE} <= set(rows)
    cell = rows["confidentiality"][4]
    assert "preferred → fallback" in cell.value
    assert cell.fill.fgColor.rgb.endswith("DDEFD9")
    said = {"nl": "overeengekomen", "en": "agreed"}[lang]
    assert said in cell.value
    assert all(r[2].value for r in rows.values())
    assert book.worksheets[1].max_row == 3
    text_of = "\n".join(b.text for b in read_blocks(tmp_path / "m.docx"))
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    for words_ in ("Exclusiviteit", "preferred → fallback", "omgeving blijft"):
        assert words_ in text_of
        assert words_ in page
    data = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert data["agenda"] == [OUTSIDE, "+Exclusiviteit"]
    with zipfile.ZipFile(io.BytesIO((tmp_path / "m.xlsx").read_bytes())) as archive:
        assert {i.date_time[0] for i in archive.infolist()} == {2000}


def test_what_cannot_be_shown_is_told(store: DraftStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", DRAFT, "-o", str(tmp_path / "m.pdf"), "--store", store.url]) == 2
    assert main(["matrix", DRAFT, "--format", "xlsx", "--store", store.url]) == 2
    assert main(["matrix", "wadchemie/eop", "--store", store.url]) != 0
    assert "wadchemie/eop" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_a_file_that_is_no_return_is_a_round_that_says_so(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    kept = ["--store", url]
    assert main(["draft", "save", str(HOME / "dossier.yaml"), "--kind", "jloi", "-m", "v", *kept]) == 0
    other = str(ROOT / "examples" / "brief" / "brief.docx")
    assert main(["draft", "import", DRAFT, other, *kept]) == 0
    with_store = DraftStore(url)
    found = matrix(with_store, DRAFT)
    (row,) = found.agenda
    assert row.clause == OUTSIDE
    assert "geen antwoord" in row.words[0][1]
    with_store.close()


def test_a_row_knows_where_it_stands() -> None:
    cell = Cell(THEM, "kept", "tracked", False, "", "", DECIDE, words=(("a", "b"),))
    row = Row("x", "", "", "clause", (cell, None))
    assert row.last is cell
    assert row.words == (("a", "b"),)
    assert base("wadchemie", "jloi").name == "wadchemie/jloi@1"
