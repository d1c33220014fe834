"""One open connection to Neo4j. Statements are files, parameters never become text, errors are ours."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Self

import neo4j
from neo4j.time import Date, DateTime, Duration, Time

from tular.config import Settings
from tular.errors import ConfigError, SchemaMismatch, Unreachable
from tular.store.driver.bookmarks import bookmarks_of
from tular.store.driver.failures import explained
from tular.store.driver.statements import Statement, statement

MINIMUM_VERSION = (2026, 5)
"""The first with Cypher 25's `string.join`, which statements read columns by."""
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_RETRY_SECONDS = 10.0
_CONNECT_SECONDS = 10.0
Row = dict[str, Any]
Read = Callable[..., list[Row]]
"""Runs a statement that only reads, by its name, as `Database.read` does."""
# What the driver says of retries and lost connections is said by errors of ours; without a handler Python prints it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Transaction:
    """Several statements that become visible together."""

    def __init__(self, transaction: neo4j.Transaction, uri: str) -> None:
        self._transaction = transaction
        self._uri = uri
        self.changed = False
        """Whether any statement so far changed anything."""

    def run(self, name: str, /, **parameters: Any) -> list[Row]:
        asked = statement(name)
        with explained(self._uri, asked):
            result = self._transaction.run(asked.query, parameters)
            rows = [plain_row(record) for record in result]
            self._note(result.consume().counters)
        return rows

    def change(self, name: str, /, **parameters: Any) -> neo4j.SummaryCounters:
        """Run a statement for what it changes; the counts of what it did (`nodes_created`, …)."""
        asked = statement(name)
        with explained(self._uri, asked):
            counters = self._transaction.run(asked.query, parameters).consume().counters
        self._note(counters)
        return counters

    def rollback(self) -> None:
        """Undo everything; the transaction cannot be used any more."""
        with explained(self._uri):
            self._transaction.rollback()

    def _note(self, counters: neo4j.SummaryCounters) -> None:
        self.changed = self.changed or counters.contains_updates


class Database:
    """A pool of connections to one database; safe to share between threads, not between processes."""

    def __init__(self, driver: neo4j.Driver, settings: Settings) -> None:
        self._driver = driver
        self._name = settings.neo4j_database
        self.uri = settings.neo4j_uri or ""

    @classmethod
    def connect(cls, settings: Settings) -> Self:
        """Connect and check that the server is there, lets us in and is new enough. Starts nothing."""
        uri = checked_uri(settings)
        with explained(uri):
            driver = neo4j.GraphDatabase.driver(uri, **driver_options(settings))
        try:
            with explained(uri):
                check_version(driver.get_server_info().agent, uri)
            database = cls(driver, settings)
            database.read("read/schema_version")
        except BaseException:
            driver.close()
            raise
        return database

    def read(self, name: str, /, **parameters: Any) -> list[Row]:
        """All rows of a statement; the server refuses writes. Retries what is transient."""
        asked = statement(name)
        with explained(self.uri, asked), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(_rows, asked, parameters)

    def write(self, name: str, /, **parameters: Any) -> list[Row]:
        """All rows of a statement that may write, in a transaction of its own. Retries what is transient."""
        asked = statement(name)
        with explained(self.uri, asked), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(_rows, asked, parameters)

    def write_in_batches(self, name: str, /, **parameters: Any) -> list[Row]:
        """For statements with `CALL {…} IN TRANSACTIONS`, which commit by themselves; never retried."""
        asked = statement(name)
        with explained(self.uri, asked), self._session(neo4j.WRITE_ACCESS) as session:
            return [plain_row(record) for record in session.run(asked.query, parameters)]

    @contextmanager
    def stream(self, name: str, /, *, fetch_size: int = 1000, **parameters: Any) -> Iterator[neo4j.Result]:
        """A statement's records one after the other, READ mode, `fetch_size` in memory at a time."""
        asked = statement(name)
        with explained(self.uri, asked), self._session(neo4j.READ_ACCESS, fetch_size) as session:
            yield session.run(asked.query, parameters)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Several writes as one: committed at the end, rolled back when the block raises; never retried."""
        with (
            explained(self.uri),
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction() as open_one,
        ):
            yield Transaction(open_one, self.uri)

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _session(self, mode: str, fetch_size: int = 1000) -> neo4j.Session:
        return self._driver.session(
            database=self._name,
            default_access_mode=mode,
            fetch_size=fetch_size,
            bookmark_manager=bookmarks_of(self.uri, self._name),
        )


def checked_uri(settings: Settings) -> str:
    """The address to connect to; an error tells what is wrong with it."""
    uri = settings.neo4j_uri
    if not uri:
        raise Unreachable(
            "No Neo4j is named and the local one is not running.",
            remedy="Start it with `tular neo4j start`, or set TULAR_NEO4J_URI.",
        )
    if uri.partition("://")[0] not in SCHEMES:
        raise ConfigError(
            f"TULAR_NEO4J_URI cannot be {uri!r}.",
            remedy=f"Begin it with one of {', '.join(f'{scheme}://' for scheme in SCHEMES)}.",
            field="neo4j_uri",
        )
    return uri


def driver_options(settings: Settings) -> dict[str, Any]:
    """How Tular opens a driver, synchronous or not. Notifications are for authors of statements: off."""
    auth = (settings.neo4j_user, settings.neo4j_password) if settings.neo4j_password else None
    return {
        "auth": auth,
        "user_agent": "tular",
        "connection_timeout": _CONNECT_SECONDS,
        "connection_acquisition_timeout": 3 * _CONNECT_SECONDS,
        "max_transaction_retry_time": _RETRY_SECONDS,
        "notifications_min_severity": "OFF",
        "warn_notification_severity": "OFF",
    }


def check_version(agent: str, uri: str) -> None:
    """`agent` is what the server calls itself, such as "Neo4j/2026.08.1"."""
    match = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if match is None or (int(match[1]), int(match[2])) < MINIMUM_VERSION:
        year, month = MINIMUM_VERSION
        raise SchemaMismatch(
            f"The server at {uri} is {agent}; Tular needs Neo4j {year}.{month:02} or newer.",
            remedy="Upgrade it, or leave TULAR_NEO4J_URI unset: Tular then runs a Neo4j of its own.",
        )


def plain_row(record: neo4j.Record) -> Row:
    """A record without the driver's types: nodes and maps as dict, times as datetime in UTC."""
    return {key: _plain(value) for key, value in record.data().items()}


def _plain(value: Any) -> Any:
    match value:
        case DateTime():
            return _in_utc(value.to_native())
        case Date() | Time():
            return value.to_native()
        case Duration():
            return str(value)
        case list():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items()}
    return value


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _rows(transaction: neo4j.ManagedTransaction, asked: Statement, parameters: Row) -> list[Row]:
    return [plain_row(record) for record in transaction.run(asked.query, parameters)]
