"""The commands on the example that ships: what `review`, `adopt` and `renew` say, write and return.

Where a clause or the dossier of Wadchemie changed, the example is made anew: `python -m tests.review.make_example` (LibreOffice)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafting.cli import main
from drafting.intake import load_dossier
from tests.conftest import ROOT

HOME = ROOT / "examples" / "wadchemie"
BACK = str(HOME / "terug.docx")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("store") / "concepten.db")
    assert (
        main(["draft", "save", str(HOME / "dossier.yaml"), "--kind", "jloi", "-m", "verstuurd", "--store", path]) == 0
    )
    return path


def test_the_example_tells_what_happened(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "wadchemie/jloi@1", BACK, "--format", "json", "--store", store]) == 1
    told = json.loads(capsys.readouterr().out)
    touched = {
        c["clause"]: (c["presence"], c["changed"], c["returned_position"])
        for c in told["clauses"]
        if c["changed"] != "none" or c["moved"] or c["presence"] != "kept"
    }
    assert touched.pop("milestones")[:2] == ("kept", "tracked")
    assert touched.pop("key-terms")[:2] == ("kept", "untracked")  # prints the maximum as well
    assert touched == {
        "support-cap": ("kept", "untracked", "preferred"),
        "surroundings": ("gone", "untracked", ""),
        "confidentiality": ("kept", "untracked", "fallback"),
    }
    (value,) = told["values"]
    assert (value["path"], value["old_value"], value["new_value"]) == (
        "support.maatwerksubsidie.maximum",
        61000000,
        65000000,
    )
    assert set(told) >= {"draft", "base", "lang", "clauses", "values", "ours", "outside", "comments"}
    assert told["draft"] == "wadchemie/jloi"
    assert told["base"] == "wadchemie/jloi@1"


def test_two_revisions_that_say_the_same_differ_in_nothing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "wadchemie/jloi@1", "wadchemie/jloi@1", "--store", store]) == 0
    assert "niets veranderd" in capsys.readouterr().out


def test_adopting_writes_a_dossier_that_says_it_again(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nieuw.yaml"
    words = ["adopt", "wadchemie/jloi@1", BACK, "--dossier", str(HOME / "dossier.yaml"), "--store", store]
    assert main([*words, "--dry-run"]) == 0
    assert main([*words, "-o", str(out)]) == 0
    assert "+    maximum: 65000000" in capsys.readouterr().out
    made = load_dossier(out)
    assert made.choices.positions["confidentiality"].position == "fallback"
    assert "surroundings" in made.choices.omitted
    out.write_text("iets van een ander", encoding="utf-8")
    assert main([*words, "-o", str(out)]) == 7
    assert out.read_text(encoding="utf-8") == "iets van een ander"


def test_a_report_for_a_file_needs_a_name(store: str) -> None:
    assert main(["review", "wadchemie/jloi@1", BACK, "--format", "docx", "--store", store]) == 2


def test_what_became_of_our_own_changes() -> None:
    """A redline of ours comes back: one change accepted, one rejected, one left open, and one word of theirs changed in silence."""
    import drafting
    from drafting.api.review import reviewed
    from tests.review.cases import base
    from tests.review.returns import File, W, text

    sent_base = base("wadchemie", "agreement")
    file = File(sent_base.docx)

    def swap(where: str, old: str, new: str) -> None:
        p = next(p for p in file.body.iter(f"{W}p") if where in text(p) and old in text(p))
        file.replace(p, old, new, True)

    swap("Elke Partij draagt", "draagt", "betaalt")
    swap("drie maanden", "drie", "vier")
    swap("onderwerp dat om spoed", "schriftelijk", "telefonisch")
    redline = file.bytes()
    theirs = File(redline)
    for mark, keep in (("betaalt", True), ("vier", False)):
        put = next(i for i in theirs.root.iter(f"{W}ins") if text(i) == mark)
        out = next(d for d in theirs.root.iter(f"{W}del") if d.getnext() is put or d.getprevious() is put)
        for node, stays in ((put, keep), (out, not keep)):
            for run in list(node) if stays else ():
                for piece in run.iter(f"{W}delText"):
                    piece.tag = f"{W}t"
                node.addprevious(run)
            node.getparent().remove(node)
    costs = next(p for p in theirs.paras(theirs.clause("costs")) if "adviseurs" in text(p))
    theirs.replace(costs, "adviseurs", "advocaten", False)
    found = reviewed(sent_base, theirs.bytes(), redline)
    assert sorted((o.old, o.new, o.state) for o in found.ours) == [
        ("draagt", "betaalt", "accepted"), ("drie", "vier", "rejected"), ("schriftelijk", "telefonisch", "pending"),
    ]  # fmt: skip
    touched = {c.clause: (c.changed, [(e.old, e.new) for e in c.edits]) for c in found.clauses if c.touched}
    assert touched == {"costs": ("untracked", [("adviseurs", "advocaten")])}
    assert drafting.review is not None


def test_a_file_that_is_no_return_is_refused(store: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from tests.review.cases import base

    other = tmp_path / "anders.docx"
    other.write_bytes((ROOT / "examples" / "brief" / "brief.docx").read_bytes())
    assert main(["review", "wadchemie/jloi@1", str(other), "--store", store]) == 3
    assert "geen antwoord op wadchemie/jloi@1" in capsys.readouterr().err
    assert base("wadchemie", "jloi").docx


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_reports_say_what_came_back(store: str, tmp_path: Path, lang: str) -> None:
    from openpyxl import load_workbook

    from drafting.word.reader import read_blocks

    for form in ("html", "docx", "xlsx"):
        out = tmp_path / f"verslag.{form}"
        words = ["review", "wadchemie/jloi@1", BACK, "--format", form, "-o", str(out), "--store", store, "--ui", lang]
        assert main(words) == 1
    said = "\n".join(b.text for b in read_blocks(tmp_path / "verslag.docx"))
    assert "65.000.000" in said
    assert "fallback" in said
    assert "65.000.000" in (tmp_path / "verslag.html").read_text(encoding="utf-8")
    sheet = load_workbook(tmp_path / "verslag.xlsx").active
    assert sheet.freeze_panes == "A2"
    assert {"support-cap", "confidentiality", "milestones", "surroundings"} <= {
        r[1].value for r in sheet.iter_rows(min_row=2)
    }


def test_renewing_keeps_their_words_and_brings_our_data(store: str, tmp_path: Path) -> None:
    """Every change in the name of who made it; rejecting all gives what was sent; accepting all is theirs with our new data."""
    from drafting.api.review import review, reviewed
    from drafting.api.revisions import accept_all, reject_all, revisions_of
    from drafting.drafts import DraftStore

    url = f"sqlite:///{tmp_path / 'eigen.db'}"
    kept = ["--store", url]
    assert main(["draft", "save", str(HOME / "dossier.yaml"), "--kind", "jloi", "-m", "verstuurd", *kept]) == 0
    assert main(["draft", "import", "wadchemie/jloi", BACK, "-m", "reactie", "--from", "Wadchemie", *kept]) == 0
    new = tmp_path / "nieuw.yaml"
    new.write_text(
        (HOME / "dossier.yaml").read_text(encoding="utf-8").replace("share: 40", "share: 38"), encoding="utf-8"
    )
    before = new.read_bytes()
    out = tmp_path / "samen.docx"
    assert main(["renew", "wadchemie/jloi@2", str(new), "-o", str(out), "--author", "Minister", *kept]) == 0
    assert new.read_bytes() == before
    made = out.read_bytes()
    assert {r.author for r in revisions_of(made)} == {"Minister", "Wadchemie"}
    assert [(r.old, r.new) for r in revisions_of(made) if r.author == "Minister" and r.sort != "properties"] == [
        ("40%", ""),
        ("", "38%"),
    ]
    with_store = DraftStore(url)
    assert not review("wadchemie/jloi@1", reject_all(made), store=with_store).touched
    from drafting.api.review import Base

    again = reviewed(Base("", "", accept_all(made), "nl"), accept_all(Path(BACK).read_bytes()))
    assert [(c.clause, [(e.old, e.new) for e in c.edits]) for c in again.clauses if c.touched] == [
        ("support-cap", [("38", "40")])
    ]
    with_store.close()


def test_a_filled_template_is_renewed(tmp_path: Path) -> None:
    """New numbers, and the explanation that a person wrote into the filled file."""
    from docx import Document

    from drafting.api.fill import fill
    from drafting.api.renew import renew_filled
    from drafting.api.revisions import accept_all

    template = tmp_path / "brief.docx"
    page = Document()
    page.add_paragraph("De bijdrage bedraagt {{ bedrag }} euro.")
    page.add_paragraph("Toelichting volgt.")
    page.save(str(template))
    filled = tmp_path / "ingevuld.docx"
    filled.write_bytes(fill(template, {"bedrag": 10}))
    edited = Document(str(filled))
    edited.paragraphs[1].text = "Toelichting: dit is het maximum."
    edited.save(str(filled))
    made = renew_filled(filled, template, {"bedrag": 10}, {"bedrag": 12}, author="wij", their_author="zij")
    (tmp_path / "klaar.docx").write_bytes(accept_all(made.content))
    said = [p.text for p in Document(str(tmp_path / "klaar.docx")).paragraphs]
    assert said == ["De bijdrage bedraagt 12 euro.", "Toelichting: dit is het maximum."]
    assert made.conflicts == ()
