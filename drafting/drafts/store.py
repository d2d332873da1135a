"""The draft store: immutable numbered revisions with all they were made of, statuses, and a hash-chained audit trail.

One code path for SQLite (a file) and PostgreSQL (a team). A save is one transaction: it is there whole or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import Connection, func, select

from drafting.drafts import schema as s
from drafting.drafts.database import Database
from drafting.drafts.revision import Contents, Happened, Revision, digest_of, same, sha
from drafting.drafts.trail import clauses_hash
from drafting.drafts.verifying import EMPTY, verified
from drafting.errors import Finding, Place, StoreError

# What may follow what. Ondertekend is final.
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "concept": ("ter-review", "definitief"),
    "ter-review": ("concept", "definitief"),
    "definitief": ("ter-review", "ondertekend"),
    "ondertekend": (),
}
CLOSED = ("definitief", "ondertekend")
"""Statuses that are refused while values are open."""


class DraftStore:
    """A store at an SQLAlchemy URL (`sqlite:///path`, `postgresql+psycopg://…`). Raises StoreError where it cannot be
    opened, is newer than this program, is locked or full."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._database = Database(url)
        self._transaction, self._reading = self._database.transaction, self._database.reading

    def close(self) -> None:
        """Lets go of all connections."""
        self._database.close()

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
            hashes: dict[str, Any] = {
                n: self._keep(connection, getattr(contents, n)) for n in ("dossier", "library", "frame", "tree", "docx")
            }
            numbered = replace(
                revision,
                number=(latest.number if latest else 0) + 1,
                parent=latest.number if latest else None,
                **hashes,
            )
            if latest is not None and same(latest, numbered):
                return latest
            numbered = replace(numbered, digest=digest_of(numbered))
            row = {k: v for k, v in asdict(numbered).items() if k != "status"}
            connection.execute(s.REVISIONS.insert().values(**row))
            if contents.clauses:
                connection.execute(
                    s.CLAUSES.insert(),
                    [
                        {"draft": numbered.draft, "number": numbered.number, "clause": c, "version": v}
                        for c, v in sorted(contents.clauses.items())
                    ],
                )
            self._audit(
                connection, "save", numbered.author, numbered.moment, numbered.draft, numbered.number,
                f"{numbered.digest} {clauses_hash(contents.clauses)}",
            )  # fmt: skip
            return numbered

        return self._transaction(work)

    def set_status(self, draft: str, number: int, status: str, author: str, moment: str) -> Revision:
        """Gives a revision a status. Raises StoreError for an unknown one, a transition that is not allowed, and for a
        closed status while values are open."""

        def work(connection: Connection) -> Revision:
            revision = self._get(connection, draft, number)
            place = Place(revision.name)
            if status not in TRANSITIONS:
                raise StoreError(
                    Finding("drafts.unknown-status", place, {"found": status, "known": ", ".join(TRANSITIONS)})
                )
            if status not in TRANSITIONS[revision.status]:
                allowed = ", ".join(TRANSITIONS[revision.status]) or "-"
                raise StoreError(
                    Finding("drafts.transition", place, {"was": revision.status, "asked": status, "allowed": allowed})
                )
            if status in CLOSED and revision.open_values:
                raise StoreError(Finding("drafts.still-open", place, {"asked": status, "count": revision.open_values}))
            step = connection.execute(
                select(func.count())
                .select_from(s.STATUSES)
                .where(s.STATUSES.c.draft == draft, s.STATUSES.c.number == number)
            ).scalar_one()
            connection.execute(
                s.STATUSES.insert().values(
                    draft=draft, number=number, step=step + 1, status=status, author=author, moment=moment
                )
            )
            self._audit(connection, "status", author, moment, draft, number, status)
            return replace(revision, status=status)

        return self._transaction(work)

    def record(self, action: str, draft: str, number: int, author: str, moment: str, detail: str = "") -> None:
        """Writes something that happened (an export) into the audit trail."""
        self._transaction(lambda connection: self._audit(connection, action, author, moment, draft, number, detail))

    def append(
        self,
        entries: Callable[[list[dict[str, Any]]], Sequence[Happened]],
        draft: str,
        contents: Sequence[bytes] = (),
    ) -> int:
        """Writes entries into the audit trail, all of them or none, with the bytes that they speak of, and returns how many. `entries`
        is given what the trail holds of the draft by then, so that what was written already is not written again."""

        def work(connection: Connection) -> int:
            fresh = entries(self._happened(connection, draft))
            for content in contents if fresh else ():
                self._keep(connection, content)
            for one in fresh:
                self._audit(connection, one.action, one.author, one.moment, one.draft, one.number, one.detail)
            return len(fresh)

        return self._transaction(work)

    # ------------------------------------------------------------ reading

    def log(self, draft: str) -> list[Revision]:
        """All revisions of a draft, the first first. Raises StoreError where the draft does not exist."""
        with self._reading() as connection:
            rows = connection.execute(
                select(s.REVISIONS).where(s.REVISIONS.c.draft == draft).order_by(s.REVISIONS.c.number)
            )
            found = [self._revision(connection, row) for row in rows]
        if not found:
            raise StoreError(Finding("drafts.no-draft", Place(draft), {"known": ", ".join(self.drafts()) or "-"}))
        return found

    def drafts(self) -> list[str]:
        """The names of all drafts."""
        with self._reading() as connection:
            return list(
                connection.execute(select(s.REVISIONS.c.draft).distinct().order_by(s.REVISIONS.c.draft)).scalars()
            )

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
            latest = (
                select(s.REVISIONS.c.draft, func.max(s.REVISIONS.c.number).label("number"))
                .group_by(s.REVISIONS.c.draft)
                .subquery()
            )
            query = (
                select(s.REVISIONS)
                .join(latest, (latest.c.draft == s.REVISIONS.c.draft) & (latest.c.number == s.REVISIONS.c.number))
                .join(
                    s.CLAUSES, (s.CLAUSES.c.draft == s.REVISIONS.c.draft) & (s.CLAUSES.c.number == s.REVISIONS.c.number)
                )
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

    def happened(self, draft: str) -> list[dict[str, Any]]:
        """What the audit trail holds of a draft, oldest first."""
        with self._reading() as connection:
            return self._happened(connection, draft)

    # ------------------------------------------------------------ verifying

    def verify(self) -> list[Finding]:
        """Everything in the store against its hashes: bytes, revisions with their clauses, parents, statuses, the trail to its end; and
        what does not belong there. Each fault with its place."""
        return self.verified()[0]

    def verified(self) -> tuple[list[Finding], int, str]:
        """What `verify` finds, the number of entries in the trail, and its head: the hash of the last, which holds all before."""
        try:
            with self._reading() as connection:
                return verified(connection)
        except StoreError as error:
            return list(error.findings), 0, ""

    def head(self) -> tuple[int, str]:
        """The number of entries in the trail and the hash of the last, to be kept elsewhere: whoever has it can tell later whether
        anything of before was changed."""
        with self._reading() as connection:
            last = connection.execute(
                select(s.AUDIT.c.sequence, s.AUDIT.c.hash).order_by(s.AUDIT.c.sequence.desc()).limit(1)
            ).first()
        return (last.sequence, last.hash) if last is not None else (0, EMPTY)

    def since(self, head: str) -> int | None:
        """How many entries came after the one with this hash; None where there is no such entry."""
        if head == EMPTY:
            return self.head()[0]
        with self._reading() as connection:
            at = connection.execute(select(s.AUDIT.c.sequence).where(s.AUDIT.c.hash == head)).scalar()
        return None if at is None else self.head()[0] - int(at)

    # ------------------------------------------------------------ inside

    @staticmethod
    def _happened(connection: Connection, draft: str) -> list[dict[str, Any]]:
        rows = connection.execute(select(s.AUDIT).where(s.AUDIT.c.draft == draft).order_by(s.AUDIT.c.sequence))
        return [dict(row._mapping) for row in rows]

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
    def _audit(
        connection: Connection, action: str, author: str, moment: str, draft: str, number: int, detail: str
    ) -> None:
        s.append(connection, action, author, moment, draft, number, detail)
