"""Files that are no return, or of something else: each is told for what it is, and nothing is written."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.api.adopt import adopt
from drafting.api.inspect import clean
from drafting.api.review import review, reviewed
from drafting.cli import main
from drafting.drafts import DraftStore
from drafting.errors import DraftingError
from drafting.intake.dossier import dossier_json
from tests.conftest import ROOT
from tests.review.cases import base
from tests.review.returns import File, W, read, text, written, xml

HOME = ROOT / "examples" / "wadchemie"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DraftStore]:
    """Two revisions of the JLoI and one of the agreement."""
    folder = tmp_path_factory.mktemp("wrong")
    url = f"sqlite:///{folder / 'a.db'}"
    dossier = folder / "dossier.yaml"
    words = (HOME / "dossier.yaml").read_text(encoding="utf-8")
    for kind, share in (("jloi", 40), ("agreement", 40), ("jloi", 35)):
        dossier.write_text(words.replace("share: 40", f"share: {share}"), encoding="utf-8")
        assert main(["draft", "save", str(dossier), "--kind", kind, "-m", "v", "--store", url]) == 0
    opened = DraftStore(url)
    yield opened
    opened.close()


def _word(store: DraftStore, draft: str, number: int, folder: Path) -> Path:
    path = folder / "terug.docx"
    path.write_bytes(store.content(store.get(draft, number).docx))
    return path


def test_a_file_of_another_draft_is_refused_and_that_draft_named(store: DraftStore, tmp_path: Path) -> None:
    with pytest.raises(DraftingError) as caught:
        review("wadchemie/jloi@2", _word(store, "wadchemie/agreement", 1, tmp_path), store=store)
    assert "wadchemie/agreement@1" in caught.value.text("nl")
    # Two revisions by name are compared, whatever they are of.
    assert review("wadchemie/jloi@2", "wadchemie/agreement@1", store=store).touched


def test_a_file_of_another_revision_says_which(store: DraftStore, tmp_path: Path) -> None:
    found = review("wadchemie/jloi@2", _word(store, "wadchemie/jloi", 1, tmp_path), store=store)
    assert [n.code for n in found.notes] == ["review.other-revision"]
    assert "wadchemie/jloi@1" in found.notes[0].text("nl")


def test_a_file_older_than_our_last_says_so(store: DraftStore, tmp_path: Path) -> None:
    found = review("wadchemie/jloi@1", _word(store, "wadchemie/jloi", 1, tmp_path), store=store)
    assert not found.touched
    assert [n.code for n in found.notes] == ["review.older"]
    assert review("wadchemie/jloi@2", _word(store, "wadchemie/jloi", 2, tmp_path), store=store).notes == ()


def _pasted(one: bytes, other: bytes) -> bytes:
    root = read(one)
    body = root.find(f"{W}body")
    for node in list(read(other).find(f"{W}body"))[:-1]:
        body[-1].addprevious(copy.deepcopy(node))
    return written(one, {"word/document.xml": xml(root)})


def _emptied(docx: bytes) -> bytes:
    root = read(docx)
    body = root.find(f"{W}body")
    for node in list(body)[:-1]:
        body.remove(node)
    return written(docx, {"word/document.xml": xml(root)})


@pytest.mark.parametrize(
    ("name", "code"),
    [("twice", "review.twice"), ("other", "review.twice"), ("empty", "review.no-words"), ("pdf", "package"), ("locked", "package")],
)  # fmt: skip
def test_what_cannot_be_compared_is_told(name: str, code: str, tmp_path: Path) -> None:
    sent = base("wadchemie", "jloi")
    docx = Path(sent.docx).read_bytes() if isinstance(sent.docx, Path) else sent.docx
    file = tmp_path / "terug.docx"
    file.write_bytes(
        {
            "twice": lambda: _pasted(docx, docx),
            "other": lambda: _pasted(docx, base("glasgroep", "jloi").docx),  # type: ignore[arg-type]
            "empty": lambda: _emptied(docx),
            "pdf": lambda: b"%PDF-1.7\n1 0 obj\n",
            "locked": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1200),
        }[name]()
    )
    with pytest.raises(DraftingError) as caught:
        reviewed(sent, file)
    assert caught.value.findings[0].code.startswith(code)


def test_a_file_sent_without_our_names_is_known_again() -> None:
    """`--clean` writes opaque keys; unedited nothing is told, edited it is told at its clause."""
    for kind in ("jloi", "agreement"):
        sent = base("wadchemie", kind)
        assert not reviewed(sent, clean(sent.docx)).touched
    file = File(clean(sent.docx))
    p = next(p for p in file.body.iter(f"{W}p") if text(p).startswith("Elke Partij draagt"))
    file.replace(p, "draagt", "betaalt", False)
    touched = {c.clause: [(e.old, e.new) for e in c.edits] for c in reviewed(sent, file.bytes()).clauses if c.touched}
    assert touched == {"costs": [("draagt", "betaalt")]}


def test_a_json_dossier_is_adopted_into_as_well() -> None:
    import json

    sent = base("wadchemie", "agreement")
    file = File(sent.docx)
    p = next(p for p in file.paras(file.clause("costs")) if "draagt" in text(p))
    file.replace(p, "draagt", "betaalt", False)
    p = next(p for p in file.body.iter(f"{W}p") if "Kloosterlaan" in text(p))
    file.replace(p, "14", "16", False)
    assert sent.dossier is not None
    for source in (dossier_json(sent.dossier), json.dumps(json.loads(dossier_json(sent.dossier)), indent=2)):
        made = adopt(source, reviewed(sent, file.bytes()), name="dossier.json")
        assert json.loads(made.text)["choices"]["texts"][0]["clause"] == "costs"
        assert {t.sort for t in made.taken} == {"text", "value"}


def test_a_path_that_is_gone_and_a_dossier_of_another_are_told() -> None:
    sent = base("wadchemie", "agreement")
    file = File(sent.docx)
    p = next(p for p in file.body.iter(f"{W}p") if "Kloosterlaan" in text(p))
    file.replace(p, "14", "16", False)
    found = reviewed(sent, file.bytes())
    source = (HOME / "dossier.yaml").read_text(encoding="utf-8")
    line = next(n for n in source.split("\n") if "Kloosterlaan" in n)
    made = adopt(source.replace(line + "\n", ""), found, sorts=("values",))
    assert "path-gone" in {one.reason for one in made.left}
    other = (ROOT / "examples" / "glasgroep" / "dossier.yaml").read_text(encoding="utf-8")
    with pytest.raises(DraftingError) as caught:
        adopt(other, found)
    assert "glasgroep" in caught.value.text("nl")


def test_a_workbook_in_place_of_a_dossier_is_told(
    store: DraftStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = str(ROOT / "examples" / "voortgang-2025" / "voortgang.xlsx")
    back = str(_word(store, "wadchemie/jloi", 2, tmp_path))
    assert main(["adopt", "wadchemie/jloi@2", back, "--dossier", book, "--store", store.url]) not in (0, 1, 70)
    assert "voortgang.xlsx" in capsys.readouterr().err
