"""The whole store held against its hashes: bytes, revisions with their clauses, statuses, the trail to its end, and what does not belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, LargeBinary, Table, inspect, text

from drafting.drafts import schema as s
from drafting.drafts.revision import Revision, sha
from drafting.drafts.trail import broken_chain, changed_revisions, clauses_hash, sealed_hash
from drafting.errors import Finding, Place

Row = dict[str, Any]
Key = tuple[str, int]
EMPTY = "0" * 64
"""The head of a store that nothing was ever written in."""


def verified(connection: Connection) -> tuple[list[Finding], int, str]:
    """Every fault with its place, and how far the trail goes: its number of entries and the hash of the last, which holds all before."""
    found = [*_damaged(connection), *_strange(connection)]
    rows = {
        table.name: list(_rows(connection, table, found)) for table in s.METADATA.sorted_tables if table is not s.BLOBS
    }
    kept = set(_blobs(connection, found))
    statuses: dict[Key, list[Row]] = defaultdict(list)
    for row in sorted(rows["statuses"], key=lambda r: (r["draft"], r["number"], r["step"])):
        statuses[row["draft"], row["number"]].append(row)
    revisions = [Revision(**row) for row in sorted(rows["revisions"], key=lambda r: (r["draft"], r["number"]))]
    entries = sorted(rows["audit"], key=lambda r: r["sequence"])
    found += changed_revisions(revisions, kept)
    found += broken_chain(entries)
    found += _end(entries, {r["key"]: r["value"] for r in rows["store"]})
    found += _saved(entries, revisions, _by_revision(rows["revision_clauses"]))
    found += _statuses(entries, statuses)
    return found, len(entries), entries[-1]["hash"] if entries else EMPTY


def _by_revision(rows: list[Row]) -> dict[Key, dict[str, int]]:
    made: dict[Key, dict[str, int]] = defaultdict(dict)
    for row in rows:
        made[row["draft"], row["number"]][row["clause"]] = row["version"]
    return made


def _damaged(connection: Connection) -> Iterator[Finding]:
    """What SQLite itself finds in its file."""
    if connection.dialect.name != "sqlite":
        return
    for (told,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if told != "ok":
            yield Finding("drafts.damaged-file", values={"reason": str(told)[:200]})
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Finding("drafts.damaged-file", values={"reason": f"{row[0]}: {row[2]}"})


def _strange(connection: Connection) -> Iterator[Finding]:
    """Triggers, and in a file of our own views and tables: they can change what is written, or what is read."""
    found: list[tuple[str, str]] = []
    if connection.dialect.name == "sqlite":
        query = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
        found = [(str(sort), str(name)) for sort, name in connection.execute(text(query))]
        found = [
            (sort, name)
            for sort, name in found
            if sort not in ("table", "index") or (sort == "table" and name not in s.METADATA.tables)
        ]
    else:
        query = (
            "SELECT 'trigger', t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND c.relname = ANY(:names)"
            " UNION ALL SELECT 'rule', r.rulename FROM pg_rules r WHERE r.schemaname = current_schema() AND r.tablename = ANY(:names)"
        )
        found = [(str(a), str(b)) for a, b in connection.execute(text(query), {"names": list(s.METADATA.tables)})]
    for sort, name in found:
        yield Finding("drafts.strange", values={"sort": sort, "name": name})


def _rows(connection: Connection, table: Table, found: list[Finding]) -> Iterator[Row]:
    """The rows of a table as they are; one with a value of another sort than its column holds is told and left out."""
    names = {c["name"] for c in inspect(connection).get_columns(table.name)}
    missing = [c.name for c in table.columns if c.name not in names]
    if missing:
        found.append(Finding("drafts.wrong-type", Place(table.name), {"column": ", ".join(missing), "key": "–"}))
        return
    listed = ", ".join(c.name for c in table.columns)
    for values in connection.execute(text(f"SELECT {listed} FROM {table.name}")):
        row = dict(zip(listed.split(", "), values, strict=True))
        wrong = [c.name for c in table.columns if not _fits(row[c.name], c)]
        if wrong:
            key = ", ".join(str(row[c.name])[:40] for c in table.primary_key.columns)
            found.append(Finding("drafts.wrong-type", Place(table.name), {"column": ", ".join(wrong), "key": key}))
            continue
        yield row


def _fits(value: Any, column: Any) -> bool:
    if value is None:
        return bool(column.nullable)
    wanted = (
        int
        if isinstance(column.type, Integer)
        else (bytes, memoryview)
        if isinstance(column.type, LargeBinary)
        else str
    )
    return isinstance(value, wanted) and not isinstance(value, bool)


def _blobs(connection: Connection, found: list[Finding]) -> Iterator[str]:
    """The hashes of the bytes that are there, one at a time: a store may be larger than memory."""
    for hash_, content in connection.execute(text("SELECT hash, content FROM blobs")):
        if not isinstance(hash_, str) or not isinstance(content, bytes | memoryview):
            values = {"column": "content", "key": str(hash_)[:12]}
            found.append(Finding("drafts.wrong-type", Place("blobs"), values))
            continue
        yield hash_
        if sha(bytes(content)) != hash_:
            found.append(Finding("drafts.changed-blob", values={"hash": hash_[:12]}))


def _end(entries: list[Row], told: Mapping[str, str]) -> Iterator[Finding]:
    """Whether the trail goes as far as the store says that it does."""
    count, head = told.get("entries"), told.get("head")
    if count is None or head is None:
        yield Finding("drafts.no-head")
    elif (count, head) != (str(len(entries)), entries[-1]["hash"] if entries else EMPTY):
        yield Finding("drafts.cut-off", values={"wanted": count, "found": len(entries)})


def _saved(
    entries: list[Row], revisions: list[Revision], clauses: Mapping[Key, Mapping[str, int]]
) -> Iterator[Finding]:
    """Each revision and its clauses against what the trail says was saved."""
    saved = {(e["draft"], e["number"]): str(e["detail"]).partition(" ") for e in entries if e["action"] == "save"}
    early: dict[Key, Mapping[str, int]] = {}
    for revision in revisions:
        key = (revision.draft, revision.number)
        digest, _, of_clauses = saved.get(key, ("", "", ""))
        if digest != revision.digest:
            yield Finding("drafts.not-in-trail", Place(revision.name))
        elif of_clauses and of_clauses != clauses_hash(clauses.get(key, {})):
            yield Finding("drafts.changed-clauses", Place(revision.name))
    known = {(r.draft, r.number) for r in revisions}
    for (draft, number), (_, _, of_clauses) in saved.items():
        if (draft, number) not in known:
            yield Finding("drafts.lost-revision", Place(f"{draft}@{number}"))
        if not of_clauses:
            early[draft, number] = clauses.get((draft, number), {})
    for draft, number in clauses.keys() - known:
        yield Finding("drafts.changed-clauses", Place(f"{draft}@{number}"))
    # Revisions of before version 3 have their clauses sealed all at once, when the store was brought up to date.
    seal = next((e["detail"] for e in entries if e["action"] == "seal"), None)
    if early and seal is not None and seal != sealed_hash(early):
        yield Finding("drafts.changed-clauses", values={})


def _statuses(entries: list[Row], stored: Mapping[Key, list[Row]]) -> Iterator[Finding]:
    """Each status with who gave it and when, in order, against what the trail says."""
    given: dict[Key, list[tuple[str, str, str]]] = defaultdict(list)
    for entry in entries:
        if entry["action"] == "status":
            given[entry["draft"], entry["number"]].append((entry["detail"], entry["author"], entry["moment"]))
    for key in sorted({*given, *stored}):
        if given.get(key, []) != [(r["status"], r["author"], r["moment"]) for r in stored.get(key, [])]:
            yield Finding("drafts.changed-status", Place(f"{key[0]}@{key[1]}"))
