"""Questions to Neo4j that many accounts of one answer ask alike, gathered into one."""

from __future__ import annotations

import asyncio
from typing import Any

from tular.api.graphql.live import Live, Row

MOST = 100
"""Accounts of one question."""
Question = tuple[str, tuple[tuple[str, Any], ...]]


class Batches:
    """Of one request. The resolvers of a list's fields are called one after another before any of them is awaited:
    what they ask until the event loop turns belongs together."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._gathered: dict[Question, dict[str, asyncio.Future[list[Row]]]] = {}

    async def rows(self, name: str, key: str, /, **parameters: Any) -> list[Row]:
        """The rows that the statement `name` has for the account `key`. Raises StoreError."""
        question = name, tuple(sorted(parameters.items()))
        gathered = self._gathered.get(question)
        if gathered is None or (len(gathered) == MOST and key not in gathered):
            gathered = self._gathered[question] = {}
            asyncio.get_running_loop().call_soon(self._ask, question, gathered)
        if key not in gathered:
            gathered[key] = asyncio.get_running_loop().create_future()
        return await gathered[key]

    def _ask(self, question: Question, gathered: dict[str, asyncio.Future[list[Row]]]) -> None:
        if self._gathered.get(question) is gathered:
            del self._gathered[question]
        name, parameters = question
        asking = asyncio.ensure_future(self._live.each(name, list(gathered), **dict(parameters)))
        asking.add_done_callback(lambda asked: _answer(asked, gathered))


def _answer(
    asked: asyncio.Future[dict[str, list[Row]]], gathered: dict[str, asyncio.Future[list[Row]]]
) -> None:
    """Give everybody who still waits the rows, or what went wrong."""
    error = None if asked.cancelled() else asked.exception()
    for key, future in gathered.items():
        if future.done():
            continue
        if asked.cancelled():
            future.cancel()
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(asked.result()[key])
