"""The database of a draft store: SQLite in a file or PostgreSQL for a team, transactions, and its faults in the user's words."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    IntegrityError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from drafting.drafts import schema
from drafting.errors import Finding, StoreError

T = TypeVar("T")
RETRIES = 40
BUSY_SECONDS = 30
LOCK = 0x6472616674  # "draft": the advisory lock under which tables are made


class Database:
    """A database at an SQLAlchemy URL, with the tables of a store. Raises StoreError where it cannot be opened, is newer than this
    program, is locked or full."""

    def __init__(self, url: str) -> None:
        self.url = url
        try:
            where = make_url(url)
            self.engine: Engine = create_engine(where, **_options(where.get_backend_name()))
        except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
            raise StoreError(Finding("drafts.bad-url", values={"url": _safe(url), "reason": str(error)})) from None
        if where.get_backend_name() == "sqlite":
            _serialise(self.engine)
        try:
            self._prepared()
        except ValueError as error:
            self.close()
            raise StoreError(Finding("drafts.newer", values={"found": str(error), "known": schema.VERSION})) from None
        except schema.ForeignError as error:
            self.close()
            raise StoreError(Finding("drafts.foreign", values={"url": _safe(url), "found": str(error)})) from None
        except StoreError:
            self.close()
            raise

    def _prepared(self) -> None:
        """Makes or migrates the tables, one process at a time: the first use by several at once is the usual one of a team."""

        def work(connection: Connection) -> None:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
            schema.prepare(connection)

        if self.engine.dialect.name == "sqlite":
            self.transaction(work)
            return
        # Not serializable: what another made while this one waited for the lock must be seen.
        self.transaction(work, "READ COMMITTED")

    def close(self) -> None:
        """Lets go of all connections."""
        self.engine.dispose()

    def transaction(self, work: Callable[[Connection], T], isolation: str = "") -> T:
        """Runs `work` in a transaction, again where somebody else took the number or the place in the trail first, each time after a
        pause that grows. `isolation` for another than the database's own. Raises StoreError."""
        for attempt in range(RETRIES):
            try:
                with self._fault_tolerant(), self._begun(isolation) as connection:
                    return work(connection)
            except (IntegrityError, _ConflictError):
                time.sleep(random.random() * min(0.5, 0.005 * 2**attempt))
        raise StoreError(Finding("drafts.busy"))

    @contextmanager
    def _begun(self, isolation: str) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            if isolation:
                connection = connection.execution_options(isolation_level=isolation)
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read with, which sees one state of the store and is never in another's way."""
        try:
            with self._fault_tolerant(), self.engine.connect() as connection:
                if connection.dialect.name == "postgresql":
                    connection = connection.execution_options(
                        isolation_level="REPEATABLE READ", postgresql_readonly=True
                    )
                yield connection
        except _ConflictError:
            raise StoreError(Finding("drafts.busy")) from None

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
            raise _told(error, self.url) from None
        except SQLAlchemyError as error:
            raise StoreError(Finding("drafts.failed", values={"reason": str(error)[:200]})) from None


_AGAIN = ("40001", "40P01", "42P07", "42710", "23505", "55P03")
"""States of PostgreSQL after which trying again helps: serialization, deadlock, made by another meanwhile, lock not to be had."""


class _ConflictError(Exception):
    """Two transactions could not be put one after the other; trying again helps."""


def _told(error: DBAPIError, url: str) -> Exception:
    reason = str(error.orig or error).strip().split("\n")[0]
    low = reason.lower()
    if getattr(error.orig, "sqlstate", None) in _AGAIN or "could not serialize" in low or "deadlock" in low:
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
