"""GraphQL answered in this process, for commands and the library: they ask what everybody else asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tular.api.graphql.columnar import ColumnarContext
from tular.api.graphql.context import Measure
from tular.api.graphql.execution import GraphQLRequest
from tular.api.graphql.limits import Limits
from tular.api.http.service import Service
from tular.config import Settings
from tular.errors import TularError

LONGEST = 600.0
"""Seconds that an answer may take: somebody waits for it, and may end it."""


def answer(settings: Settings, measure: Measure, query: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """The `data` of the answer. `settings` lead to a Neo4j that runs. Raises TularError as the API says it."""
    from tular.store.driver.live import LiveReader

    async def answered() -> dict[str, Any]:
        service = Service(settings, LiveReader(settings), Limits(seconds=LONGEST), ColumnarContext, measure)
        try:
            return (await service.ask(GraphQLRequest(query, variables=dict(variables)))).payload
        finally:
            await service.live.close()

    payload = _run(answered)
    for error in payload.get("errors", ()):
        raise _raised(error)
    data: dict[str, Any] = payload["data"]
    return data


def _run(answered: Callable[[], Coroutine[Any, Any, dict[str, Any]]]) -> dict[str, Any]:
    """Also where a loop runs already, as in notebooks: then in a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(answered())
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(answered())).result()


def _raised(error: dict[str, Any]) -> TularError:
    """The error of ours that the API told of."""
    told = error["extensions"]
    kinds = {kind.code: kind for kind in _kinds(TularError)}
    remedy = told.get("remedy", "")
    message = error["message"].removesuffix(remedy).strip()
    return kinds.get(told["code"], TularError)(message, remedy=remedy, field=told.get("field"))


def _kinds(kind: type[TularError]) -> list[type[TularError]]:
    return [kind, *(deeper for each in kind.__subclasses__() for deeper in _kinds(each))]
