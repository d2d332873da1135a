"""The store, on SQLite and on PostgreSQL alike: nothing is lost, nothing is half, nothing is changed unseen."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from drafting.drafts import Contents, DraftStore, Revision
from drafting.drafts import schema as tables
from drafting.errors import StoreError
from tests.conftest import ROOT

Open = Callable[[], DraftStore]


def _revision(message: str = "m", author: str = "an", **fields: object) -> Revision:
    return Revision("delta/jloi", author, "2026-03-03T10:00:00+00:00", message, "built", **fields)  # type: ignore[arg-type]


def _contents(word: str) -> Contents:
    return Contents(
        dossier=b"{}",
        library=b"{}",
        frame=b"frame",
        tree=word.encode(),
        docx=b"PK" + word.encode(),
        clauses={"hardship": 1},
    )


def test_revisions_are_numbered_and_come_back_exactly(store: DraftStore) -> None:
    first = store.save(_revision("een"), _contents("a"))
    second = store.save(_revision("twee"), _contents("b"))
    assert (first.number, second.number, second.parent) == (1, 2, 1)
    assert [r.message for r in store.log("delta/jloi")] == ["een", "twee"]
    assert store.content(store.get("delta/jloi", 1).docx) == b"PKa"
    assert store.get("delta/jloi").number == 2
    assert store.verify() == []


def test_unchanged_input_is_no_new_revision(store: DraftStore) -> None:
    store.save(_revision(), _contents("a"))
    assert store.save(_revision("anders", author="bo"), _contents("a")).number == 1
    assert len(store.log("delta/jloi")) == 1


def test_a_save_based_on_an_older_revision_is_refused_and_told_by_whom(store: DraftStore) -> None:
    store.save(_revision(), _contents("a"))
    store.save(_revision("van bo", author="bo"), _contents("b"))
    with pytest.raises(StoreError) as caught:
        store.save(_revision(), _contents("c"), based_on=1)
    said = caught.value.text("nl")
    assert "bo" in said
    assert "van bo" in said
    assert store.save(_revision(), _contents("c"), based_on=2).number == 3


def test_two_who_save_at_once_are_both_kept(opened: Open) -> None:
    stores = [opened() for _ in range(4)]
    faults: list[Exception] = []

    def work(k: int) -> None:
        try:
            for i in range(6):
                stores[k].save(_revision(f"{k}.{i}", author=f"p{k}"), _contents(f"{k}-{i}"))
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    log = stores[0].log("delta/jloi")
    assert [r.number for r in log] == list(range(1, 25))
    assert {r.message for r in log} == {f"{k}.{i}" for k in range(4) for i in range(6)}
    assert stores[0].verify() == []


def test_only_one_of_two_who_worked_from_the_same_revision_gets_through(opened: Open) -> None:
    stores = [opened(), opened()]
    stores[0].save(_revision(), _contents("begin"))
    outcomes: list[object] = []

    def work(k: int) -> None:
        try:
            outcomes.append(stores[k].save(_revision(author=f"p{k}"), _contents(f"{k}"), based_on=1).number)
        except StoreError as error:
            outcomes.append(error.findings[0].code)

    threads = [threading.Thread(target=work, args=(k,)) for k in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, outcomes)) == ["2", "drafts.not-latest"]


def test_statuses_follow_the_allowed_steps(store: DraftStore) -> None:
    store.save(_revision(), _contents("a"))
    for status in ("ter-review", "definitief", "ondertekend"):
        assert store.set_status("delta/jloi", 1, status, "an", "2026-03-04").status == status
    for status in ("concept", "ter-review"):
        with pytest.raises(StoreError) as caught:
            store.set_status("delta/jloi", 1, status, "an", "2026-03-04")
        assert caught.value.findings[0].code == "drafts.transition"
    assert store.verify() == []


@pytest.mark.parametrize("status", ["definitief", "onbekend"])
def test_a_status_is_refused_while_values_are_open_or_when_unknown(store: DraftStore, status: str) -> None:
    store.save(_revision(open_values=3), _contents("a"))
    with pytest.raises(StoreError) as caught:
        store.set_status("delta/jloi", 1, status, "an", "2026-03-04")
    assert caught.value.findings[0].code in ("drafts.still-open", "drafts.unknown-status")


def test_what_uses_a_clause(store: DraftStore) -> None:
    store.save(_revision(), _contents("a"))
    assert [r.name for r in store.uses("hardship")] == ["delta/jloi@1"]
    assert store.uses("hardship", 2) == []
    assert store.uses("costs") == []


TAMPERING = {
    "UPDATE revisions SET author = 'eve' WHERE number = 2": "delta/jloi@2",
    "UPDATE revisions SET message = 'x' WHERE number = 1": "delta/jloi@1",
    "UPDATE audit SET author = 'eve' WHERE sequence = 2": "eve",
    "DELETE FROM audit WHERE sequence = 1": "",
    "UPDATE statuses SET status = 'definitief'": "status",
    "DELETE FROM statuses": "status",
}


@pytest.mark.parametrize(("statement", "located"), TAMPERING.items())
def test_tampering_is_found_and_located(store: DraftStore, url: str, statement: str, located: str) -> None:
    for word in "abc":
        store.save(_revision(word), _contents(word))
    store.set_status("delta/jloi", 2, "ter-review", "an", "2026-03-04")
    assert store.verify() == []
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    found = store.verify()
    assert found
    assert any(located in f.text("nl") for f in found)


def test_changed_bytes_are_found(store: DraftStore, url: str) -> None:
    revision = store.save(_revision(), _contents("a"))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(tables.BLOBS.update().where(tables.BLOBS.c.hash == revision.docx).values(content=b"anders"))
    engine.dispose()
    assert "drafts.changed-blob" in {f.code for f in store.verify()}
    with pytest.raises(StoreError):
        store.content(revision.docx)


def test_an_old_store_stays_readable(url: str, opened: Open) -> None:
    old = opened()
    old.save(_revision(), _contents("a"))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE revisions DROP COLUMN sender"))
        connection.execute(tables.STORE.update().values(value="1"))
    engine.dispose()
    migrated = opened()
    assert migrated.log("delta/jloi")[0].sender == ""
    assert migrated.save(_revision("b", sender="Delta"), _contents("b")).number == 2
    assert migrated.verify() == []


def test_a_newer_store_is_refused(url: str, opened: Open) -> None:
    opened()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(tables.STORE.update().values(value="99"))
    engine.dispose()
    with pytest.raises(StoreError) as caught:
        opened()
    assert caught.value.findings[0].code == "drafts.newer"


def _kills(url: str, opened: Open, times: int, seed: int) -> None:
    """Kills a saver at a random moment, `times` times; after each, every save that was told is there and all is sound."""
    chance = random.Random(seed)
    told = 0
    for _ in range(times):
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.drafts.saver", url, "kill/test"], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
        process.wait()
        process.stdout.close()
        lines = [line for line in (first + rest).split("\n") if line.strip().isdigit()]
        told = max([told, *map(int, lines)])
        store = opened()
        log = store.log("kill/test")
        assert len(log) >= told
        assert [r.number for r in log] == list(range(1, len(log) + 1))
        told = len(log)
        assert store.verify() == []
        store.close()


def test_a_save_killed_at_any_moment_leaves_all_earlier_ones_intact(url: str, opened: Open) -> None:
    _kills(url, opened, 8, 1)


@pytest.mark.slow
def test_two_hundred_kills(url: str, opened: Open) -> None:
    _kills(url, opened, 200, 2)


def test_a_locked_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from drafting.drafts import database as module

    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    store = DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    other = sqlite3.connect(tmp_path / "d.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError) as caught:
        store.save(_revision(), _contents("a"))
    assert caught.value.findings[0].code == "drafts.locked"
    other.execute("ROLLBACK")
    other.close()
    store.close()


def test_a_full_disk_is_told_and_nothing_is_kept(tmp_path: Path) -> None:
    store = DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    store.save(_revision(), _contents("a"))
    with store._database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    from sqlalchemy import event

    event.listen(store._database.engine, "begin", lambda c: c.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}"))
    with pytest.raises(StoreError) as caught:
        store.save(_revision(), Contents(docx=b"x" * 500_000))
    assert caught.value.findings[0].code == "drafts.full"
    assert len(store.log("delta/jloi")) == 1
    store.close()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("sqlite:////bestaat/niet/d.db", "drafts.unreachable"),
        ("postgresql+psycopg://nobody:geheim@127.0.0.1:1/x", "drafts.unreachable"),
        ("mongodb://x", "drafts.bad-url"),
        ("zomaar", "drafts.bad-url"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told_without_its_password(address: str, code: str) -> None:
    with pytest.raises(StoreError) as caught:
        DraftStore(address)
    assert caught.value.findings[0].code == code
    assert "geheim" not in caught.value.text()


def test_a_file_that_is_no_store_is_told(tmp_path: Path) -> None:
    (tmp_path / "d.db").write_bytes(b"dit is geen database" * 100)
    with pytest.raises(StoreError) as caught:
        DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    assert caught.value.findings[0].code == "drafts.damaged"
