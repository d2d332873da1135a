"""The tables of the draft store, and the steps that bring an older store up to date. SQLAlchemy Core; one schema for
SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    Column,
    Connection,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    inspect,
    select,
    text,
)

from drafting.drafts.trail import entry_hash, sealed_hash

VERSION = 3
METADATA = MetaData()

STORE = Table("store", METADATA, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

# What a revision is made of, by the SHA-256 of its bytes; stored once however many revisions hold it.
BLOBS = Table(
    "blobs", METADATA, Column("hash", String(64), primary_key=True), Column("content", LargeBinary, nullable=False)
)

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("draft", String(120), primary_key=True),  # "<dossier>/<kind>"
    Column("number", Integer, primary_key=True),
    Column("parent", Integer),
    Column("author", Text, nullable=False),
    Column("moment", String(40), nullable=False),  # ISO 8601, UTC
    Column("message", Text, nullable=False),
    Column("origin", String(10), nullable=False),  # built, received, restored
    Column("sender", Text, nullable=False),  # who sent a received file
    Column("label", Text, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("writer", String(60), nullable=False),  # writer version and codec
    Column("built", String(40), nullable=False),  # the draft's own date
    Column("positions", Text, nullable=False),  # JSON, positions for this once
    Column("dossier", String(64), nullable=False),
    Column("library", String(64), nullable=False),
    Column("frame", String(64), nullable=False),
    Column("tree", String(64), nullable=False),
    Column("docx", String(64), nullable=False),
    Column("open_values", Integer, nullable=False),
    Column("digest", String(64), nullable=False),  # over all of the above
)

CLAUSES = Table(
    "revision_clauses",
    METADATA,
    Column("draft", String(120), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("clause", String(40), primary_key=True),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["draft", "number"], ["revisions.draft", "revisions.number"]),
)

STATUSES = Table(
    "statuses",
    METADATA,
    Column("draft", String(120), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("step", Integer, primary_key=True),
    Column("status", String(20), nullable=False),
    Column("author", Text, nullable=False),
    Column("moment", String(40), nullable=False),
    ForeignKeyConstraint(["draft", "number"], ["revisions.draft", "revisions.number"]),
)

# Each entry holds the hash of the one before it, so that a change anywhere is found and located.
AUDIT = Table(
    "audit",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("moment", String(40), nullable=False),
    Column("author", Text, nullable=False),
    Column("action", String(20), nullable=False),
    Column("draft", String(120), nullable=False),
    Column("number", Integer, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)


class ForeignError(Exception):
    """A database that holds something else, or the remains of a store."""


def _to_2(connection: Connection) -> None:
    """Version 1 kept no sender of a received file."""
    columns = {c["name"] for c in inspect(connection).get_columns("revisions")}
    if "sender" not in columns:
        connection.execute(text("ALTER TABLE revisions ADD COLUMN sender TEXT NOT NULL DEFAULT ''"))


def _to_3(connection: Connection) -> None:
    """Version 2 had the clauses of revisions in no hash, and no word of how far the trail goes: the clauses of all revisions are sealed
    by an entry of the trail, and its end is kept."""
    clauses: dict[tuple[str, int], dict[str, int]] = {}
    for row in connection.execute(select(REVISIONS.c.draft, REVISIONS.c.number)):
        clauses[row.draft, row.number] = {}
    for row in connection.execute(select(CLAUSES)):
        clauses.setdefault((row.draft, row.number), {})[row.clause] = row.version
    last = connection.execute(select(AUDIT).order_by(AUDIT.c.sequence.desc()).limit(1)).first()
    if last is None:
        write_head(connection, 0, "0" * 64)
        return
    append(connection, "seal", "drafting", last.moment, "", 0, sealed_hash(clauses))


MIGRATIONS: dict[int, Callable[[Connection], None]] = {2: _to_2, 3: _to_3}


def append(connection: Connection, action: str, author: str, moment: str, draft: str, number: int, detail: str) -> None:
    """Adds an entry to the trail, chained to the one before, and keeps how far the trail goes now."""
    last = connection.execute(select(AUDIT.c.sequence, AUDIT.c.hash).order_by(AUDIT.c.sequence.desc()).limit(1)).first()
    sequence = (int(last.sequence) if last else 0) + 1
    entry = {
        "sequence": sequence, "moment": moment, "author": author, "action": action,
        "draft": draft, "number": number, "detail": detail, "previous": last.hash if last else "",
    }  # fmt: skip
    hash_ = entry_hash(entry)
    connection.execute(AUDIT.insert().values(**entry, hash=hash_))
    write_head(connection, sequence, hash_)


def write_head(connection: Connection, entries: int, head: str) -> None:
    """Keeps the number of entries in the trail, and the hash of the last."""
    for key, value in (("entries", str(entries)), ("head", head)):
        changed = connection.execute(STORE.update().where(STORE.c.key == key).values(value=value))
        if not changed.rowcount:
            connection.execute(STORE.insert().values(key=key, value=value))


def prepare(connection: Connection) -> int:
    """Makes the tables where there are none, migrates where they are older. Returns the version found before.

    Raises ValueError for a store that is newer than this program, ForeignError for a database that is something else.
    """
    there = set(inspect(connection).get_table_names())
    if "store" not in there:
        # A database of a team may hold other things; a file is ours alone.
        if there & METADATA.tables.keys() or (there and connection.dialect.name == "sqlite"):
            raise ForeignError(", ".join(sorted(there)[:5]))
        METADATA.create_all(connection)
        connection.execute(STORE.insert().values(key="version", value=str(VERSION)))
        write_head(connection, 0, "0" * 64)
        return VERSION
    said = connection.execute(text("SELECT value FROM store WHERE key = 'version'")).scalar()
    if said is None or not str(said).isdigit():
        raise ForeignError("store")
    found = int(said)
    if found > VERSION:
        raise ValueError(str(found))
    for step in range(found + 1, VERSION + 1):
        MIGRATIONS[step](connection)
        connection.execute(STORE.update().where(STORE.c.key == "version").values(value=str(step)))
    METADATA.create_all(connection)
    return found
