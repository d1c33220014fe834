"""Live questions of the API: asynchronous, read only, each bounded in rows and in time.

Every row comes as plain Python values; the server refuses writes (READ access mode) and ends what takes too long.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

import neo4j

from tular.config import Settings
from tular.errors import Unreachable, UsageError
from tular.store.driver.bookmarks import AsyncBookmarks, bookmarks_of
from tular.store.driver.database import checked_uri, driver_options, plain_row
from tular.store.driver.failures import explained
from tular.store.driver.statements import Statement, statement

Row = dict[str, Any]
SECONDS = 5.0
"""The longest a live question may take, on the server and on the way."""
READY_SECONDS = 2.0
MANY = 3
"""How many times as long a question about several accounts may take."""
LONG = frozenset({"listening/posts", "safety/posts"})
"""Statements that read thousands of posts, which may take as long: a first one finds nothing in Neo4j's memory."""
MOST_ROWS = 1000
MOST_KEYS = 100
"""Accounts of one question."""
MOST_OF_ONE = 10_000
"""Rows, or values of a row, for one of several accounts."""
MOST_SKIPPED = 10_000
_MOST_WORDS = 8
# A run of letters and digits; some marks stay inside a word, as Lucene's standard tokenizer has it.
_WORD = re.compile(r"\w+(?:[.'\u2019:]\w+)*")
_SPECIAL = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|])')


class LiveReader:
    """A pool of connections for one event loop. Connects when first asked, so it can be made while Neo4j is down.

    Every method raises a StoreError: Unreachable when Neo4j does not answer in time, StoreError when a question
    takes longer than `seconds`.
    """

    def __init__(self, settings: Settings, *, seconds: float = SECONDS) -> None:
        self._settings = settings
        self._seconds = seconds
        self._driver: neo4j.AsyncDriver | None = None

    async def read(self, name: str, /, **parameters: Any) -> list[Row]:
        """All rows of the statement `name`, such as "read/account"."""
        seconds = self._seconds * (MANY if name in LONG else 1)
        return await self._within(seconds, statement(name), parameters)

    async def ready(self) -> bool:
        """Whether Neo4j answers a trivial question at once."""
        try:
            await self._within(READY_SECONDS, statement("read/ready"), {})
        except Unreachable:
            return False
        return True

    async def current_run(self) -> str | None:
        """The id of the published run, or None before the first."""
        rows = await self.read("read/current_run")
        return str(rows[0]["id"]) if rows else None

    async def search(self, text: str, *, limit: int = 20, skip: int = 0) -> list[Row]:
        """Accounts whose handle, name or bio has all words of `text`, or words that begin so: `account`, `score`."""
        query = lucene(text)
        if not query:
            return []
        return await self.read(
            "read/search_accounts",
            query=query,
            limit=_bounded(limit),
            skip=_bounded(skip, MOST_SKIPPED, "skip", 0),
        )

    async def each(self, name: str, keys: list[str], /, **parameters: Any) -> dict[str, list[Row]]:
        """The rows of the statement `name` for each of the accounts, by key: one question for all of them.

        The statement takes `keys`, and its column `of` says whose a row is."""
        if "limit" in parameters:
            _bounded(parameters["limit"], MOST_OF_ONE)
        _bounded(len(keys), MOST_KEYS, "keys")
        seconds = self._seconds * (1 if len(keys) == 1 else MANY)
        rows: dict[str, list[Row]] = {key: [] for key in keys}
        for row in await self._within(seconds, statement(name), {"keys": keys, **parameters}):
            rows[row.pop("of")].append(row)
        return rows

    async def close(self) -> None:
        if self._driver is not None:
            await self._driver.close()

    async def _within(self, seconds: float, asked: Statement, parameters: Row) -> list[Row]:
        uri = checked_uri(self._settings)
        work = neo4j.unit_of_work(timeout=seconds)(_rows)
        try:
            async with asyncio.timeout(2 * seconds), self._session() as session:
                with explained(uri, asked):
                    return await session.execute_read(work, asked, parameters)
        except TimeoutError:
            raise Unreachable(
                f"Neo4j at {uri} did not answer within {2 * seconds:g} s.",
                remedy="Look at its load and its log (`tular neo4j logs` for the local one), then ask again.",
            ) from None

    def _session(self) -> neo4j.AsyncSession:
        if self._driver is None:
            self._driver = _open(self._settings)
        name = self._settings.neo4j_database
        written = bookmarks_of(checked_uri(self._settings), name)
        return self._driver.session(
            database=name,
            default_access_mode=neo4j.READ_ACCESS,
            bookmark_manager=AsyncBookmarks(written) if written else None,
        )


def lucene(text: str) -> str:
    """What a person typed as a query on the index `account_text`: every word, whole or as a beginning, must occur.

    A whole word counts more than a beginning, and the handle more than the name, the name more than the bio.
    Nothing typed acts as an operator. An empty string means that there is no word in `text`.
    """
    words = [_SPECIAL.sub(r"\\\1", word.lower()) for word in _WORD.findall(text)[:_MOST_WORDS]]
    return " AND ".join(
        f"(handle:{word}^8 OR handle:{word}*^4 OR name:{word}^4 OR name:{word}*^2 OR bio:{word} OR bio:{word}*^0.5)"
        for word in words
    )


def _open(settings: Settings) -> neo4j.AsyncDriver:
    quick = {
        "connection_timeout": 3.0,
        "connection_acquisition_timeout": 5.0,
        "max_transaction_retry_time": 2.0,
    }
    with explained(checked_uri(settings)):
        return neo4j.AsyncGraphDatabase.driver(checked_uri(settings), **driver_options(settings) | quick)


def _bounded(number: int, most: int = MOST_ROWS, field: str = "limit", least: int = 1) -> int:
    if not least <= number <= most:
        raise UsageError(
            f"{field} cannot be {number}.", remedy=f"Give a number from {least} to {most:,}.", field=field
        )
    return number


async def _rows(transaction: neo4j.AsyncManagedTransaction, asked: Statement, parameters: Row) -> list[Row]:
    result = await transaction.run(asked.query, parameters)
    return [plain_row(record) async for record in result]
