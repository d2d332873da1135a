"""The store, on SQLite and on PostgreSQL alike: nothing is lost, nothing is half, nothing is changed unseen."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from drafting.drafts import Contents, DraftStore, Happened, Revision, sha
from drafting.drafts import schema as tables
from drafting.drafts.trail import entry_hash
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


MORE_TAMPERING = {
    "a clause's version": "UPDATE revision_clauses SET version = 9 WHERE number = 2",
    "a clause taken away": "DELETE FROM revision_clauses WHERE number = 3",
    "a clause added": "INSERT INTO revision_clauses (draft, number, clause, version) VALUES ('delta/jloi', 1, 'erbij', 1)",
    "the author of a status": "UPDATE statuses SET author = 'eve'",
    "the moment of a status": "UPDATE statuses SET moment = '2020-01-01'",
    "the tail of the trail": "DELETE FROM audit WHERE sequence = 4",
    "the last revision and its tail": (
        "DELETE FROM statuses; DELETE FROM revision_clauses WHERE number = 3; DELETE FROM revisions WHERE number = 3;"
        "DELETE FROM audit WHERE sequence >= 3"
    ),
    "everything": "DELETE FROM statuses; DELETE FROM revision_clauses; DELETE FROM revisions; DELETE FROM audit; DELETE FROM blobs",
    "the word of the end": "DELETE FROM store WHERE key = 'head'",
}  # fmt: skip


def _three(store: DraftStore) -> None:
    for word in "abc":
        store.save(_revision(word), _contents(word))
    store.set_status("delta/jloi", 2, "ter-review", "an", "2026-03-04")


def _do(url: str, statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in filter(None, map(str.strip, statements.split(";"))):
            connection.execute(text(statement))
    engine.dispose()


@pytest.mark.parametrize("statements", MORE_TAMPERING.values(), ids=MORE_TAMPERING)
def test_what_the_store_proves(store: DraftStore, url: str, statements: str) -> None:
    _three(store)
    assert store.verify() == []
    _do(url, statements)
    found = store.verify()
    assert found
    assert all(f.text(lang) for f in found for lang in ("nl", "en"))


def test_every_row_of_every_table_is_proved(store: DraftStore, url: str) -> None:
    """Each value of each row changed, one by one, and put back: each is found."""
    _three(store)
    engine = create_engine(url)
    for table in (tables.REVISIONS, tables.CLAUSES, tables.STATUSES, tables.AUDIT):
        with engine.connect() as connection:
            rows = [dict(r._mapping) for r in connection.execute(table.select())]
        for row in rows:
            key = [c == row[c.name] for c in table.primary_key.columns]
            for column in (c for c in table.columns if not c.primary_key):
                was = row[column.name]
                other = (was or 0) + 1 if isinstance(column.type, tables.Integer) else _another(str(was))
                with engine.begin() as connection:
                    connection.execute(table.update().where(*key).values({column.name: other}))
                assert store.verify(), f"{table.name}.{column.name}"
                with engine.begin() as connection:
                    connection.execute(table.update().where(*key).values({column.name: was}))
    engine.dispose()
    assert store.verify() == []


def _another(text: str) -> str:
    return text[:-1] + ("y" if text[-1:] != "y" else "z")


def test_a_head_that_was_noted_holds_the_store_to_it(store: DraftStore, url: str) -> None:
    assert store.head() == (0, "0" * 64)
    _three(store)
    count, head = store.head()
    assert count == 4
    store.save(_revision("d"), _contents("d"))
    assert store.since(head) == 1
    assert store.since("0" * 64) == 5
    assert store.since("1" * 64) is None
    # Whoever cuts off the tail and writes a new end hides it from the store itself, not from a head kept elsewhere.
    later = store.head()[1]
    previous = store.trail()[3]["hash"]
    _do(
        url,
        "DELETE FROM revision_clauses WHERE number = 4; DELETE FROM revisions WHERE number = 4; DELETE FROM audit WHERE sequence = 5;"
        f"UPDATE store SET value = '4' WHERE key = 'entries'; UPDATE store SET value = '{previous}' WHERE key = 'head'",
    )
    assert store.verify() == []
    assert store.since(later) is None
    assert store.since(head) == 0


def test_a_trigger_is_told(store: DraftStore, url: str) -> None:
    _three(store)
    if url.startswith("sqlite"):
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE TRIGGER stil AFTER INSERT ON revisions BEGIN UPDATE revisions SET author = 'eve'; END"
            )
        engine.dispose()
    else:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION stil() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
            )
            connection.exec_driver_sql(
                "CREATE TRIGGER stil BEFORE INSERT ON revisions FOR EACH ROW EXECUTE FUNCTION stil()"
            )
        engine.dispose()
    assert [f.code for f in store.verify()] == ["drafts.strange"]
    assert "'stil'" in store.verify()[0].text("nl")


def test_an_older_store_is_sealed_when_it_is_opened_and_proves_its_clauses_from_then_on(url: str, opened: Open) -> None:
    old = opened()
    for word in "ab":
        old.save(_revision(word), _contents(word))
    engine = create_engine(url)
    with engine.begin() as connection:  # as version 2 kept it
        last = ""
        for entry in [
            dict(r._mapping) for r in connection.execute(tables.AUDIT.select().order_by(tables.AUDIT.c.sequence))
        ]:
            entry["detail"], entry["previous"] = entry["detail"].partition(" ")[0], last
            last = entry_hash(entry)
            connection.execute(
                tables.AUDIT.update()
                .where(tables.AUDIT.c.sequence == entry["sequence"])
                .values(**{**entry, "hash": last})
            )
        connection.execute(text("DELETE FROM store WHERE key IN ('head', 'entries')"))
        connection.execute(text("UPDATE store SET value = '2' WHERE key = 'version'"))
    engine.dispose()
    now = opened()
    assert now.verify() == []
    assert [e["action"] for e in now.trail()] == ["save", "save", "seal"]
    assert now.save(_revision("c"), _contents("c")).number == 3
    assert now.verify() == []
    _do(url, "UPDATE revision_clauses SET version = 9 WHERE number = 1")
    assert [f.code for f in now.verify()] == ["drafts.changed-clauses"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE blobs SET content = 'tekst'", "UPDATE revisions SET number = 'x' WHERE number = 1",
        "UPDATE audit SET detail = x'00' WHERE sequence = 1", "UPDATE revision_clauses SET version = 'twee'",
        "UPDATE revisions SET open_values = 'x'", "UPDATE revisions SET positions = 'geen json'",
    ],
)  # fmt: skip
def test_values_of_another_sort_are_told_and_no_traceback(tmp_path: Path, statement: str) -> None:
    import sqlite3

    from drafting.api import drafts as api

    store = DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    _three(store)
    raw = sqlite3.connect(tmp_path / "d.db")
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute(statement)
    raw.commit()
    raw.close()
    assert store.verify()
    result = api.verify(store)
    assert result.findings
    assert all(f.text("nl") for f in result.findings)
    store.close()


def test_two_hundred_flipped_bytes_are_found_or_change_nothing(tmp_path: Path) -> None:
    store = DraftStore(f"sqlite:///{tmp_path / 'd.db'}")
    _three(store)
    store.close()
    whole = (tmp_path / "d.db").read_bytes()
    chance = random.Random(7)
    silent = 0
    for number in range(60):
        at = chance.randrange(100, len(whole))
        path = tmp_path / f"f{number}.db"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :])
        try:
            damaged = DraftStore(f"sqlite:///{path}")
        except StoreError:
            continue
        found = damaged.verify()
        if not found:  # a byte of free space: all that is read is as it was
            silent += 1
            assert [r.digest for r in damaged.log("delta/jloi")] == [r.digest for r in _reopened(whole, tmp_path)]
        damaged.close()
    assert silent < 60


def _reopened(whole: bytes, folder: Path) -> list[Revision]:
    (folder / "heel.db").write_bytes(whole)
    store = DraftStore(f"sqlite:///{folder / 'heel.db'}")
    log = store.log("delta/jloi")
    store.close()
    return log


def test_a_file_of_something_else_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    import sqlite3

    raw = sqlite3.connect(tmp_path / "adressen.db")
    raw.execute("CREATE TABLE adressen (naam TEXT)")
    raw.commit()
    raw.close()
    before = (tmp_path / "adressen.db").read_bytes()
    with pytest.raises(StoreError) as caught:
        DraftStore(f"sqlite:///{tmp_path / 'adressen.db'}")
    assert caught.value.findings[0].code == "drafts.foreign"
    assert (tmp_path / "adressen.db").read_bytes() == before


def test_reading_makes_no_store_and_an_empty_file_is_told(tmp_path: Path) -> None:
    from drafting.api import drafts as api

    with pytest.raises(StoreError) as caught:
        api.open_store(str(tmp_path / "weg.db"), new=False)
    assert caught.value.findings[0].code == "drafts.absent"
    assert not (tmp_path / "weg.db").exists()
    (tmp_path / "leeg.db").write_bytes(b"")
    with pytest.raises(StoreError) as caught:
        api.open_store(str(tmp_path / "leeg.db"), new=False)
    assert caught.value.findings[0].code == "drafts.empty-file"


def test_the_command_prints_the_head_and_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from drafting.cli import main

    path = str(tmp_path / "d.db")
    store = DraftStore(f"sqlite:///{path}")
    _three(store)
    head = store.head()[1]
    assert main(["draft", "--store", path, "head"]) == 0
    assert f"4 regels in het logboek; stand {head}" in capsys.readouterr().out
    store.save(_revision("d"), _contents("d"))
    assert main(["draft", "--store", path, "verify", "--expect", head]) == 0
    told = capsys.readouterr().out
    assert "sindsdien kwamen er 1 regels bij" in told
    assert "5 regels in het logboek" in told
    assert main(["draft", "--store", path, "verify", "--expect", "f" * 64]) == 1
    assert "komt in het logboek niet voor" in capsys.readouterr().err
    store.close()


def test_the_first_use_by_several_at_once(url: str) -> None:
    """Twelve processes open an empty store and save at the same moment: all come through, nothing is lost."""
    code = (
        "import sys; from drafting.drafts import Contents, DraftStore, Revision\n"
        "store = DraftStore(sys.argv[1])\n"
        "for i in range(3):\n"
        "    store.save(Revision('a/b', sys.argv[2], '2026-01-01', str(i), 'built'), Contents(docx=f'{sys.argv[2]}-{i}'.encode()))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, url, f"p{k}"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        for k in range(6)
    ]
    for process in running:
        _, told = process.communicate(timeout=120)
        assert (process.returncode, told) == (0, "")
    store = DraftStore(url)
    assert [r.number for r in store.log("a/b")] == list(range(1, 19))
    assert store.verify() == []
    store.close()


def test_what_happened_is_written_all_or_nothing_and_not_twice(store: DraftStore, url: str, opened: Open) -> None:
    """Decisions on a return stand in the trail, with the bytes that they speak of; two who decide at once are both kept."""
    saved = store.save(_revision(), _contents("a"))

    def once(words: str, author: str = "an") -> Callable[[list[dict[str, Any]]], list[Happened]]:
        def entries(there: list[dict[str, Any]]) -> list[Happened]:
            known = {e["detail"] for e in there}
            made = [
                Happened("decide", "delta/jloi", saved.number, author, "2026-03-04T10:00:00+00:00", f"{words} {n}")
                for n in (1, 2)
            ]
            return [h for h in made if h.detail not in known]

        return entries

    assert store.append(once("a"), "delta/jloi", (b"terug",)) == 2
    assert store.append(once("a"), "delta/jloi", (b"iets anders",)) == 0
    assert store.content(sha(b"terug")) == b"terug"
    with pytest.raises(StoreError):
        store.content(sha(b"iets anders"))

    def broken(there: list[dict[str, Any]]) -> list[Happened]:
        made = once("b")(there)
        return [made[0], replace(made[1], detail={"no": "words"})]  # type: ignore[arg-type]

    before = store.head()
    with pytest.raises(StoreError):
        store.append(broken, "delta/jloi", (b"half",))
    assert store.head() == before
    threads = [threading.Thread(target=lambda k=k: opened().append(once(f"t{k}"), "delta/jloi")) for k in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([e for e in store.happened("delta/jloi") if e["action"] == "decide"]) == 10
    assert store.verify() == []
