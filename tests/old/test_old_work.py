"""The law of old work: what drafting 0.1.0 made opens, verifies by its stored bytes, redlines and can be worked on."""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import drafting
from drafting.api import build, drafts, redline, revisions, workbook
from drafting.api.order import Order
from drafting.cli.main import main
from drafting.drafts import DraftStore
from drafting.intake import load_dossier
from drafting.markdown import render
from drafting.tree import plain_text
from drafting.word import read_docx

OLD = Path(__file__).parent / "v0_1_0"
DOSSIERS = ("glasgroep.yaml", "zuivelpoeder.yaml")


@pytest.fixture
def url(tmp_path: Path) -> str:
    (tmp_path / "drafts.db").write_bytes(lzma.decompress((OLD / "drafts.db.xz").read_bytes()))
    return f"sqlite:///{tmp_path / 'drafts.db'}"


@pytest.fixture
def store(url: str) -> Iterator[DraftStore]:
    opened = DraftStore(url)
    yield opened
    opened.close()


def test_an_old_store_opens_and_holds_what_it_held(store: DraftStore) -> None:
    assert store.drafts() == ["glasgroep/agreement", "glasgroep/eop", "opengelaten/eop", "zuivelpoeder/jloi"]
    log = store.log("glasgroep/eop")
    assert [(r.number, r.origin, r.status, r.label) for r in log] == [
        (1, "built", "concept", ""),
        (2, "built", "ter-review", "0.2"),
        (3, "received", "concept", ""),
    ]
    assert [e["action"] for e in store.trail()].count("save") == 6


def test_its_revisions_verify_by_their_stored_bytes_and_are_told_to_be_of_another_writer(
    store: DraftStore, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = drafts.verify(store)
    assert result.findings == ()
    assert {r.name for r in result.elsewhere} == {
        r.name for d in store.drafts() for r in store.log(d) if r.origin == "built"
    }
    assert main(["draft", "verify", "--store", url]) == 0
    assert "drafting 0.1.0 zlib6" in capsys.readouterr().out


def test_one_changed_byte_of_an_old_revision_is_found(store: DraftStore, url: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)
    with engine.begin() as connection:
        hash_ = store.get("glasgroep/eop", 1).docx
        connection.execute(
            text("update blobs set content = :content where hash = :hash"), {"content": b"PK other", "hash": hash_}
        )
    engine.dispose()
    assert [f.code for f in drafts.verify(store).findings] == ["drafts.changed-blob"]


@pytest.mark.parametrize("name", ["glasgroep/eop", "glasgroep/agreement", "zuivelpoeder/jloi"])
def test_an_old_revision_is_assembled_again_from_what_was_kept(store: DraftStore, name: str) -> None:
    revision = store.get(name, 1)
    kept, again = read_docx(store.content(revision.docx)), drafts.document_of(store, revision)
    # A clause text asks the code to name a quantity; since 0.1.0 that says in words what PM10 is.
    words = plain_text(again.body).replace("particulate matter PM", "PM")
    assert words.split() == plain_text(kept.body).split()


def test_what_was_open_where_it_may_no_longer_be_still_loads_and_is_told(store: DraftStore) -> None:
    dossier, told = drafts.stored_dossier(store, store.get("opengelaten/eop"))
    assert dossier.organisation("vitrum").country == "NL"  # type: ignore[union-attr]
    assert [f.code for f in told] == ["intake.open-left-out"] * 2
    assert "'country'" in told[0].text("nl")
    assert "'depends_on'" in told[1].text("en")


def test_an_old_revision_redlines_against_a_new_build(store: DraftStore, tmp_path: Path) -> None:
    old = drafts.export(store, store.get("glasgroep/eop", 1))
    new = drafting.render(drafting.assemble(load_dossier(OLD / "glasgroep.yaml"), "eop"))
    exact, plain = (redline.redline(old, new, strict=strict) for strict in (True, False))
    for marked in (exact, plain):
        assert render(read_docx(revisions.reject_all(marked))) == render(read_docx(old))
    made = render(read_docx(new))
    assert render(read_docx(revisions.accept_all(exact))) == made
    # Without --strict a number that Word counts anew keeps OLD's figure, within its field, and the same word keeps OLD's look, which is told:
    # no word may differ.
    cited = re.compile(r"artikel(?:en)?[ \xa0]\d+(?:(?:, | en | tot en met )\d+)*", re.IGNORECASE)

    def neutral(text: str) -> str:
        return cited.sub(lambda m: re.sub(r"\d+", "#", m[0]), re.sub(r"</?su[bp]>", "", text))

    assert neutral(render(read_docx(revisions.accept_all(plain)))) == neutral(made)


def test_work_goes_on_in_an_old_store(store: DraftStore, url: str) -> None:
    entry = drafts.Entry("bakker", "2027-01-04T09:00:00+00:00", "verder")
    saved, new = drafts.save(store, Order(source=OLD / "glasgroep.yaml", kinds=("eop",)), entry, based_on=3)
    assert (saved.number, new, saved.writer) == (4, True, drafts.WRITER)
    store.set_status("glasgroep/eop", 4, "ter-review", "bakker", "2027-01-05T09:00:00+00:00")
    later = drafts.Entry("bakker", "2027-01-06T09:00:00+00:00")
    received = drafts.receive(store, "glasgroep/eop", OLD / "terug.docx", later, sender="X")
    assert received.number == 5
    assert drafts.verify(store).findings == ()


@pytest.mark.parametrize("name", DOSSIERS)
def test_old_dossiers_build(name: str) -> None:
    made = list(build.build(Order(source=OLD / name)))
    assert [one.error for one in made] == [None] * len(made)


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    checked = workbook.check(OLD / "vorige.xlsx")
    assert checked.portfolio is not None
    assert [f for f in checked.findings if f.severity.value == "error"] == []


@pytest.mark.parametrize(("name", "kind"), [("glasgroep", "eop"), ("glasgroep", "jloi"), ("zuivelpoeder", "jloi")])
def test_a_fresh_revision_with_positions_of_clauses_of_other_kinds_verifies(
    tmp_path: Path, name: str, kind: str
) -> None:
    store = DraftStore(f"sqlite:///{tmp_path / 'drafts.db'}")
    order = Order(source=OLD / f"{name}.yaml", kinds=(kind,), positions={"transfer": "fallback"})
    drafts.save(store, order, drafts.Entry("jansen", "2027-01-04T09:00:00+00:00"))
    result = drafts.verify(store)
    store.close()
    assert (result.findings, result.elsewhere) == ((), ())
