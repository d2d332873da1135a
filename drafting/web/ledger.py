"""What the studio keeps of its own, in an SQLite file of the workspace: work that was asked for, its files, and who did what.

Documents are in folders beside it, by the number of the work; a path that a request names is never one on disk, but a key here.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from drafting.errors import Finding, OutputError, StoreError

WAITING, RUNNING, DONE, FAILED, STOPPED = "waiting", "running", "done", "failed", "stopped"
OPEN = (WAITING, RUNNING)
TEXTS = 500
"""Texts that are kept for forms that are open."""
PATIENCE = 5.0
"""Seconds that a locked file is waited for."""
_TABLES = """
create table if not exists work (
  id text primary key, sort text not null, title text not null, visitor text not null, lang text not null, state text not null,
  asked text not null, told text not null default '{}', begun text not null, ended text not null default '',
  key text not null unique, digest text not null default '', source text not null default '', attempts integer not null default 0
);
create table if not exists file (
  work text not null references work(id), side text not null, number integer not null, name text not null, field text not null,
  size integer not null, primary key (work, side, number)
);
create table if not exists deed (
  number integer primary key, moment text not null, visitor text not null, deed text not null, about text not null
);
create table if not exists shown (state text primary key, content text not null, at text not null);
create index if not exists work_begun on work (begun);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of some work: `side` is "in" (given) or "out" (made); `field` the field of the form, or what the file is."""

    side: str
    number: int
    name: str
    field: str
    size: int


@dataclass(frozen=True, slots=True)
class Work:
    """Something that was asked for: its sort, state, what was asked, and what is to be told of it."""

    id: str
    sort: str
    title: str
    visitor: str
    lang: str
    state: str
    asked: dict[str, Any]
    told: dict[str, Any]
    begun: str
    ended: str
    key: str
    digest: str
    source: str
    attempts: int
    files: tuple[Kept, ...] = field(default=())

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in OPEN

    def of(self, side: str) -> tuple[Kept, ...]:
        """Its files that were given ("in") or made ("out")."""
        return tuple(f for f in self.files if f.side == side)


class Ledger:
    """The record of a studio in `folder`, made when first used. Several threads may use one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "studio.db"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(Finding("web.no-folder", values={"reason": error.strerror or str(error)})) from None
        with self._open() as base:
            base.execute("pragma journal_mode=wal")
            base.executescript(_TABLES)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE)) as base:
                base.row_factory = sqlite3.Row
                with base:
                    yield base
        except sqlite3.OperationalError as error:
            reason = str(error)
            if "locked" in reason or "busy" in reason:
                raise StoreError(Finding("web.locked")) from None
            if "full" in reason or "disk" in reason:
                raise OutputError(Finding("web.disk-full")) from None
            raise StoreError(Finding("web.record-failed", values={"reason": reason})) from None
        except sqlite3.DatabaseError as error:
            raise StoreError(Finding("web.record-failed", values={"reason": str(error)})) from None

    # ------------------------------------------------------------ work

    def room_of(self, work: str) -> Path:
        """The folder of some work that is known here. Its name comes from the record, never from a request."""
        return self.folder / "werk" / self.get(work).id

    def new_id(self) -> str:
        """A number that cannot be guessed."""
        return secrets.token_hex(8)

    def by_key(self, key: str) -> Work | None:
        """The work that was asked for by this very posting."""
        with self._open() as base:
            row = base.execute("select id from work where key = ?", (key,)).fetchone()
        return self.get(row["id"]) if row else None

    def begin(self, work: Work) -> bool:
        """Keeps new work with its files; False where the very same was posted before."""
        with self._open() as base:
            made = base.execute(
                "insert or ignore into work (id, sort, title, visitor, lang, state, asked, begun, key, digest, source)"
                " values (?,?,?,?,?,?,?,?,?,?,?)",
                (
                    work.id, work.sort, work.title, work.visitor, work.lang, work.state, json.dumps(work.asked), work.begun, work.key,
                    work.digest, work.source,
                ),
            )  # fmt: skip
            if made.rowcount != 1:
                return False
            _put_files(base, work.id, work.files)
            _put_deed(base, work.visitor, f"work-{work.sort}", work.id)
        return True

    def get(self, work: str) -> Work:
        """Work by its number. Raises KeyError."""
        with self._open() as base:
            row = base.execute("select * from work where id = ?", (work,)).fetchone()
            if row is None:
                raise KeyError(work)
            files = base.execute(
                "select side, number, name, field, size from file where work = ? order by side, number", (work,)
            )
            return _work(row, tuple(Kept(*f) for f in files))

    def latest(self, visitor: str = "", most: int = 20, search: str = "") -> list[Work]:
        """The latest work, of `visitor` where given, the newest first."""
        wanted = "(? = '' or visitor = ?) and title like ? escape '\\'"
        like = "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        with self._open() as base:
            rows = base.execute(
                f"select * from work where {wanted} order by begun desc, rowid desc limit ?",
                (visitor, visitor, like, most),
            )
            return [_work(row, ()) for row in rows]

    def same_before(self, work: Work) -> Work | None:
        """Earlier work of this sort, of the same visitor with the same files and wishes; None where there is none."""
        with self._open() as base:
            row = base.execute(
                "select * from work where sort = ? and digest = ? and visitor = ? and begun < ? and state = ?"
                " order by begun desc limit 1",
                (work.sort, work.digest, work.visitor, work.begun, DONE),
            ).fetchone()
        return _work(row, ()) if row else None

    def unfinished(self) -> list[str]:
        """What was waiting or under way when the studio stopped, the oldest first."""
        with self._open() as base:
            rows = base.execute("select id from work where state in (?, ?) order by begun", OPEN)
            return [row["id"] for row in rows]

    def starts(self, work: str) -> int:
        """Says that work has begun; returns the how manieth time."""
        with self._open() as base:
            base.execute("update work set state = ?, attempts = attempts + 1 where id = ?", (RUNNING, work))
            row = base.execute("select attempts from work where id = ?", (work,)).fetchone()
            return int(row["attempts"])

    def ends(self, work: str, state: str, told: dict[str, Any], files: Sequence[Kept] = ()) -> None:
        """Says how it ended, with the files that were made: all at once, or not."""
        with self._open() as base:
            base.execute(
                "update work set state = ?, told = ?, ended = ? where id = ? and state in (?, ?)",
                (state, json.dumps(told), now(), work, *OPEN),
            )
            _put_files(base, work, files)

    def forget(self, work: str, visitor: str) -> None:
        """Takes work off the record; that it was there, and who took it away, stays in the trail."""
        with self._open() as base:
            base.execute("delete from file where work = ?", (work,))
            base.execute("delete from work where id = ?", (work,))
            _put_deed(base, visitor, "forget", work)

    # ------------------------------------------------------------ texts that forms were made from

    def keep_text(self, state: str, content: str) -> None:
        """Keeps the text that a form was made from, so that it can be seen what another changed in the meantime; the latest of them."""
        with self._open() as base:
            base.execute("insert or replace into shown (state, content, at) values (?, ?, ?)", (state, content, now()))
            base.execute(
                "delete from shown where state not in (select state from shown order by at desc limit ?)", (TEXTS,)
            )

    def kept_text(self, state: str) -> str | None:
        """A text that a form was made from; None where it is too long ago."""
        with self._open() as base:
            row = base.execute("select content from shown where state = ?", (state,)).fetchone()
        return row["content"] if row else None

    # ------------------------------------------------------------ deeds

    def note(self, visitor: str, deed: str, about: str) -> None:
        """An entry of the audit trail: who did what with what; never what stands in it."""
        with self._open() as base:
            _put_deed(base, visitor, deed, about)

    def deeds(self, most: int = 200) -> list[tuple[str, str, str, str]]:
        """The latest entries: moment, visitor, deed, about."""
        with self._open() as base:
            rows = base.execute("select moment, visitor, deed, about from deed order by number desc limit ?", (most,))
            return [tuple(row) for row in rows]


def now() -> str:
    """This moment, UTC, so that moments sort as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _work(row: sqlite3.Row, files: tuple[Kept, ...]) -> Work:
    held = dict(row)
    held["asked"], held["told"] = json.loads(held["asked"]), json.loads(held["told"])
    return Work(**held, files=files)


def _put_files(base: sqlite3.Connection, work: str, files: Sequence[Kept]) -> None:
    base.executemany(
        "insert or replace into file (work, side, number, name, field, size) values (?,?,?,?,?,?)",
        [(work, f.side, f.number, f.name, f.field, f.size) for f in files],
    )


def _put_deed(base: sqlite3.Connection, visitor: str, deed: str, about: str) -> None:
    base.execute("insert into deed (moment, visitor, deed, about) values (?,?,?,?)", (now(), visitor, deed, about))
