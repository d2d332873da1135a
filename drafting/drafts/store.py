"""The draft store: immutable numbered revisions with all they were made of, statuses, and a hash-chained audit trail.

One code path for SQLite (a file) and PostgreSQL (a team). A save is one transaction: it is there whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event, func, select
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from drafting.drafts import schema as s
from drafting.errors import Finding, Place, StoreError

T = TypeVar("T")
RETRIES = 40
BUSY_SECONDS = 30

# What may follow what. Ondertekend is final.
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "concept": ("ter-review", "definitief"),
    "ter-review": ("concept", "definitief"),
    "definitief": ("ter-review", "ondertekend"),
    "ondertekend": (),
}
CLOSED = ("definitief", "ondertekend")
"""Statuses that are refused while values are open."""


@dataclass(frozen=True, slots=True)
class Revision:
    """Versie: one immutable state of a draft. `number` 0 means not yet saved; hashes are SHA-256 of the bytes kept."""

    draft: str
    author: str
    moment: str
    message: str
    origin: str
    lang: str = "nl"
    number: int = 0
    parent: int | None = None
    sender: str = ""
    label: str = ""
    writer: str = ""
    built: str = ""
    positions: str = "{}"
    dossier: str = ""
    library: str = ""
    frame: str = ""
    tree: str = ""
    docx: str = ""
    open_values: int = 0
    digest: str = ""
    status: str = "concept"

    @property
    def name(self) -> str:
        """How users call it: `delta/jloi@3`."""
        return f"{self.draft}@{self.number}"


@dataclass(frozen=True, slots=True)
class Contents:
    """What a revision is made of, as bytes: dossier JSON, library bundle JSON, frame, tree JSON, the Word file."""

    dossier: bytes = b""
    library: bytes = b""
    frame: bytes = b""
    tree: bytes = b""
    docx: bytes = b""
    clauses: Mapping[str, int] = field(default_factory=dict)


def sha(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _digest(revision: Revision) -> str:
    told = asdict(revision)
    for name in ("digest", "status"):
        told.pop(name)
    return sha(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())


class DraftStore:
    """A store at an SQLAlchemy URL (`sqlite:///path`, `postgresql+psycopg://…`). Raises StoreError where it cannot be
    opened, is newer than this program, is locked or full."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            where = make_url(url)
            self._engine: Engine = create_engine(where, **_options(where.get_backend_name()))
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise StoreError(Finding("drafts.bad-url", values={"url": _safe(url), "reason": str(error)})) from None
        if where.get_backend_name() == "sqlite":
            _serialise(self._engine)
        try:
            with self._fault_tolerant(), self._engine.begin() as connection:
                s.prepare(connection)
        except ValueError as error:
            self.close()
            raise StoreError(Finding("drafts.newer", values={"found": str(error), "known": s.VERSION})) from None
        except StoreError:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of all connections."""
        self._engine.dispose()

    # ------------------------------------------------------------ saving

    def save(self, revision: Revision, contents: Contents, based_on: int | None = None) -> Revision:
        """Keeps a revision as the next of its draft, and returns it with its number.

        `based_on`: the number that the author worked from; refused with StoreError where that is not the latest. Unchanged
        input (same dossier, library, frame, language, positions and label, or the same received bytes) is no new
        revision: the latest is returned.
        """

        def work(connection: Connection) -> Revision:
            latest = self._latest(connection, revision.draft)
            if based_on is not None and (latest is None or latest.number != based_on):
                values = {
                    "draft": revision.draft, "based": based_on, "latest": latest.number if latest else 0,
                    "author": latest.author if latest else "-", "moment": latest.moment if latest else "-",
                    "message": latest.message if latest else "-",
                }  # fmt: skip
                raise StoreError(Finding("drafts.not-latest", Place(revision.draft), values))
            hashes: dict[str, Any] = {n: self._keep(connection, getattr(contents, n)) for n in ("dossier", "library", "frame", "tree", "docx")}
            numbered = replace(
                revision, number=(latest.number if latest else 0) + 1, parent=latest.number if latest else None, **hashes
            )
            if latest is not None and _same(latest, numbered):
                return latest
            numbered = replace(numbered, digest=_digest(numbered))
            row = {k: v for k, v in asdict(numbered).items() if k != "status"}
            connection.execute(s.REVISIONS.insert().values(**row))
            if contents.clauses:
                connection.execute(
                    s.CLAUSES.insert(),
                    [{"draft": numbered.draft, "number": numbered.number, "clause": c, "version": v} for c, v in sorted(contents.clauses.items())],
                )
            self._audit(connection, "save", numbered.author, numbered.moment, numbered.draft, numbered.number, numbered.digest)
            return numbered

        return self._transaction(work)

    def set_status(self, draft: str, number: int, status: str, author: str, moment: str) -> Revision:
        """Gives a revision a status. Raises StoreError for an unknown one, a transition that is not allowed, and for a
        closed status while values are open."""

        def work(connection: Connection) -> Revision:
            revision = self._get(connection, draft, number)
            place = Place(revision.name)
            if status not in TRANSITIONS:
                raise StoreError(Finding("drafts.unknown-status", place, {"found": status, "known": ", ".join(TRANSITIONS)}))
            if status not in TRANSITIONS[revision.status]:
                allowed = ", ".join(TRANSITIONS[revision.status]) or "-"
                raise StoreError(Finding("drafts.transition", place, {"was": revision.status, "asked": status, "allowed": allowed}))
            if status in CLOSED and revision.open_values:
                raise StoreError(Finding("drafts.still-open", place, {"asked": status, "count": revision.open_values}))
            step = connection.execute(
                select(func.count()).select_from(s.STATUSES).where(s.STATUSES.c.draft == draft, s.STATUSES.c.number == number)
            ).scalar_one()
            connection.execute(
                s.STATUSES.insert().values(draft=draft, number=number, step=step + 1, status=status, author=author, moment=moment)
            )
            self._audit(connection, "status", author, moment, draft, number, status)
            return replace(revision, status=status)

        return self._transaction(work)

    def record(self, action: str, draft: str, number: int, author: str, moment: str, detail: str = "") -> None:
        """Writes something that happened (an export) into the audit trail."""
        self._transaction(lambda connection: self._audit(connection, action, author, moment, draft, number, detail))

    # ------------------------------------------------------------ reading

    def log(self, draft: str) -> list[Revision]:
        """All revisions of a draft, the first first. Raises StoreError where the draft does not exist."""
        with self._reading() as connection:
            rows = connection.execute(select(s.REVISIONS).where(s.REVISIONS.c.draft == draft).order_by(s.REVISIONS.c.number))
            found = [self._revision(connection, row) for row in rows]
        if not found:
            raise StoreError(Finding("drafts.no-draft", Place(draft), {"known": ", ".join(self.drafts()) or "-"}))
        return found

    def drafts(self) -> list[str]:
        """The names of all drafts."""
        with self._reading() as connection:
            return list(connection.execute(select(s.REVISIONS.c.draft).distinct().order_by(s.REVISIONS.c.draft)).scalars())

    def get(self, draft: str, number: int | None = None) -> Revision:
        """A revision by number, or the latest. Raises StoreError where it does not exist."""
        if number is None:
            return self.log(draft)[-1]
        with self._reading() as connection:
            return self._get(connection, draft, number)

    def content(self, hash_: str) -> bytes:
        """The bytes kept under a hash; b"" for an empty hash. Raises StoreError where they are missing or changed."""
        if not hash_:
            return b""
        with self._reading() as connection:
            content = connection.execute(select(s.BLOBS.c.content).where(s.BLOBS.c.hash == hash_)).scalar()
        if content is None:
            raise StoreError(Finding("drafts.missing-blob", values={"hash": hash_[:12]}))
        if sha(bytes(content)) != hash_:
            raise StoreError(Finding("drafts.changed-blob", values={"hash": hash_[:12]}))
        return bytes(content)

    def uses(self, clause: str, version: int | None = None) -> list[Revision]:
        """The latest revisions of drafts that hold a clause (in a version, or any)."""
        with self._reading() as connection:
            latest = select(s.REVISIONS.c.draft, func.max(s.REVISIONS.c.number).label("number")).group_by(s.REVISIONS.c.draft).subquery()
            query = (
                select(s.REVISIONS)
                .join(latest, (latest.c.draft == s.REVISIONS.c.draft) & (latest.c.number == s.REVISIONS.c.number))
                .join(s.CLAUSES, (s.CLAUSES.c.draft == s.REVISIONS.c.draft) & (s.CLAUSES.c.number == s.REVISIONS.c.number))
                .where(s.CLAUSES.c.clause == clause)
                .order_by(s.REVISIONS.c.draft)
            )
            if version is not None:
                query = query.where(s.CLAUSES.c.version == version)
            return [self._revision(connection, row) for row in connection.execute(query)]

    def clauses_of(self, revision: Revision) -> dict[str, int]:
        """The clauses of a revision with their versions."""
        with self._reading() as connection:
            rows = connection.execute(
                select(s.CLAUSES.c.clause, s.CLAUSES.c.version).where(
                    s.CLAUSES.c.draft == revision.draft, s.CLAUSES.c.number == revision.number
                )
            )
            return {row.clause: row.version for row in rows}

    def trail(self) -> list[dict[str, Any]]:
        """The audit trail, oldest first."""
        with self._reading() as connection:
            return [dict(row._mapping) for row in connection.execute(select(s.AUDIT).order_by(s.AUDIT.c.sequence))]

    # ------------------------------------------------------------ verifying

    def verify(self) -> list[Finding]:
        """Everything in the store against its hashes: bytes, revisions, parents, statuses, the audit chain. Each fault
        with its place."""
        found: list[Finding] = []
        with self._reading() as connection:
            kept: set[str] = set()
            for row in connection.execute(select(s.BLOBS.c.hash, s.BLOBS.c.content)):
                kept.add(row.hash)
                if sha(bytes(row.content)) != row.hash:
                    found.append(Finding("drafts.changed-blob", values={"hash": row.hash[:12]}))
            revisions = [self._revision(connection, r) for r in connection.execute(select(s.REVISIONS).order_by(s.REVISIONS.c.draft, s.REVISIONS.c.number))]
            found += self._verify_revisions(revisions, kept)
            entries = [dict(r._mapping) for r in connection.execute(select(s.AUDIT).order_by(s.AUDIT.c.sequence))]
            statuses = {(r.draft, r.number, r.step): r for r in connection.execute(select(s.STATUSES))}
        found += _verify_chain(entries)
        saved = {(e["draft"], e["number"]): e["detail"] for e in entries if e["action"] == "save"}
        found += [
            Finding("drafts.not-in-trail", Place(r.name)) for r in revisions if saved.get((r.draft, r.number)) != r.digest
        ]
        numbers = {(r.draft, r.number) for r in revisions}
        found += [Finding("drafts.lost-revision", Place(f"{d}@{n}")) for d, n in saved if (d, n) not in numbers]
        given = [(e["draft"], e["number"], e["detail"]) for e in entries if e["action"] == "status"]
        stored = [(d, n, r.status) for (d, n, _), r in sorted(statuses.items(), key=lambda i: i[0])]
        if sorted(given) != sorted(stored):
            found.append(Finding("drafts.changed-status"))
        return found

    @staticmethod
    def _verify_revisions(revisions: list[Revision], kept: set[str]) -> Iterator[Finding]:
        last: dict[str, int] = {}
        for revision in revisions:
            place = Place(revision.name)
            if _digest(revision) != revision.digest:
                yield Finding("drafts.changed-revision", place)
            if revision.number != last.get(revision.draft, 0) + 1:
                yield Finding("drafts.gap", place)
            last[revision.draft] = revision.number
            for name in ("dossier", "library", "frame", "tree", "docx"):
                hash_ = getattr(revision, name)
                if hash_ and hash_ not in kept:
                    yield Finding("drafts.missing-blob", place, {"hash": hash_[:12]})

    # ------------------------------------------------------------ inside

    def _keep(self, connection: Connection, content: bytes) -> str:
        if not content:
            return ""
        hash_ = sha(content)
        if connection.execute(select(s.BLOBS.c.hash).where(s.BLOBS.c.hash == hash_)).scalar() is None:
            connection.execute(s.BLOBS.insert().values(hash=hash_, content=content))
        return hash_

    def _latest(self, connection: Connection, draft: str) -> Revision | None:
        row = connection.execute(
            select(s.REVISIONS).where(s.REVISIONS.c.draft == draft).order_by(s.REVISIONS.c.number.desc()).limit(1)
        ).first()
        return self._revision(connection, row) if row is not None else None

    def _get(self, connection: Connection, draft: str, number: int) -> Revision:
        row = connection.execute(
            select(s.REVISIONS).where(s.REVISIONS.c.draft == draft, s.REVISIONS.c.number == number)
        ).first()
        if row is None:
            raise StoreError(Finding("drafts.no-revision", Place(f"{draft}@{number}")))
        return self._revision(connection, row)

    @staticmethod
    def _revision(connection: Connection, row: Any) -> Revision:
        status = connection.execute(
            select(s.STATUSES.c.status)
            .where(s.STATUSES.c.draft == row.draft, s.STATUSES.c.number == row.number)
            .order_by(s.STATUSES.c.step.desc())
            .limit(1)
        ).scalar()
        return Revision(**dict(row._mapping), status=status or "concept")

    @staticmethod
    def _audit(connection: Connection, action: str, author: str, moment: str, draft: str, number: int, detail: str) -> None:
        last = connection.execute(select(s.AUDIT.c.sequence, s.AUDIT.c.hash).order_by(s.AUDIT.c.sequence.desc()).limit(1)).first()
        entry = {
            "sequence": (last.sequence if last else 0) + 1, "moment": moment, "author": author, "action": action,
            "draft": draft, "number": number, "detail": detail, "previous": last.hash if last else "",
        }  # fmt: skip
        connection.execute(s.AUDIT.insert().values(**entry, hash=_entry_hash(entry)))

    def _transaction(self, work: Callable[[Connection], T]) -> T:
        """Runs `work` in a transaction, again where somebody else took the number or the place in the trail first."""
        for attempt in range(RETRIES):
            try:
                with self._fault_tolerant(), self._engine.begin() as connection:
                    return work(connection)
            except IntegrityError:
                if attempt == RETRIES - 1:
                    raise StoreError(Finding("drafts.busy")) from None
            except _ConflictError:
                if attempt == RETRIES - 1:
                    raise StoreError(Finding("drafts.busy")) from None
        raise AssertionError("unreachable")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._fault_tolerant(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _fault_tolerant(self) -> Iterator[None]:
        """The database's own faults in the user's words."""
        try:
            yield
        except IntegrityError:
            raise
        except OperationalError as error:
            raise _told(error, self.url) from None
        except DBAPIError as error:
            if "serializ" in str(error).lower() or "deadlock" in str(error).lower():
                raise _ConflictError from None
            raise _told(error, self.url) from None
        except SQLAlchemyError as error:
            raise StoreError(Finding("drafts.failed", values={"reason": str(error)[:200]})) from None


class _ConflictError(Exception):
    """Two transactions could not be put one after the other; trying again helps."""


def _told(error: DBAPIError, url: str) -> Exception:
    reason = str(error.orig or error).strip().split("\n")[0]
    low = reason.lower()
    if "could not serialize" in low or "deadlock" in low:
        return _ConflictError()
    code = "drafts.failed"
    if "locked" in low or "busy" in low:
        code = "drafts.locked"
    elif "full" in low or "no space" in low:
        code = "drafts.full"
    elif "unable to open" in low or "connect" in low or "refused" in low:
        code = "drafts.unreachable"
    elif "readonly" in low or "read-only" in low:
        code = "drafts.read-only"
    elif "not a database" in low or "malformed" in low:
        code = "drafts.damaged"
    return StoreError(Finding(code, values={"url": _safe(url), "reason": reason[:200]}))


def _safe(url: str) -> str:
    """A URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url


def _options(backend: str) -> dict[str, Any]:
    if backend == "sqlite":
        return {"connect_args": {"timeout": BUSY_SECONDS}}
    return {"isolation_level": "SERIALIZABLE", "pool_pre_ping": True}


def _serialise(engine: Engine) -> None:
    """SQLite: every writing transaction takes the lock at its start, so that no two read the same latest number; commits
    are on the disk before they are told."""

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _same(latest: Revision, new: Revision) -> bool:
    """Whether a save would change nothing: what went in is the same."""
    if new.origin == "received":
        return latest.origin == "received" and latest.docx == new.docx
    if latest.origin == "received":
        return False
    names = ("dossier", "library", "frame", "tree", "docx", "lang", "positions", "label", "built")
    return all(getattr(latest, n) == getattr(new, n) for n in names)


def _entry_hash(entry: Mapping[str, Any]) -> str:
    told = {k: entry[k] for k in ("sequence", "moment", "author", "action", "draft", "number", "detail", "previous")}
    return sha(json.dumps(told, sort_keys=True, ensure_ascii=False).encode())


def _verify_chain(entries: list[dict[str, Any]]) -> Iterator[Finding]:
    previous = ""
    for expected, entry in enumerate(entries, 1):
        values = {"sequence": entry["sequence"], "moment": entry["moment"], "author": entry["author"]}
        if entry["sequence"] != expected or entry["previous"] != previous or _entry_hash(entry) != entry["hash"]:
            yield Finding("drafts.broken-chain", Place(f"{entry['draft']}@{entry['number']}"), values)
            return
        previous = entry["hash"]
