"""GraphQL asked in this process: commands that show what the API knows ask the API itself."""

from __future__ import annotations

import asyncio
from typing import Any

from tular.errors import TularError

LONGEST = 600.0
"""Seconds that an answer may take: a person waits for it, and may end it."""


def ask(query: str, **variables: Any) -> dict[str, Any]:
    """The `data` of the answer. Neo4j is started when it is the local one. Raises TularError as the API says it."""
    from tular.api.graphql.columnar import ColumnarContext
    from tular.api.graphql.execution import GraphQLRequest
    from tular.api.graphql.limits import Limits
    from tular.api.http.service import Service
    from tular.cli.connection import running_neo4j
    from tular.runs.campaign.process import measure_in_process
    from tular.store.driver.live import LiveReader

    settings = running_neo4j()

    async def answered() -> dict[str, Any]:
        service = Service(
            settings, LiveReader(settings), Limits(seconds=LONGEST), ColumnarContext, measure_in_process
        )
        try:
            return (await service.ask(GraphQLRequest(query, variables=variables))).payload
        finally:
            await service.live.close()

    payload = asyncio.run(answered())
    for error in payload.get("errors", ()):
        raise _raised(error)
    data: dict[str, Any] = payload["data"]
    return data


def _raised(error: dict[str, Any]) -> TularError:
    """The error of ours that the API told of."""
    told = error["extensions"]
    kinds = {kind.code: kind for kind in _kinds(TularError)}
    remedy = told.get("remedy", "")
    message = error["message"].removesuffix(remedy).strip()
    return kinds.get(told["code"], TularError)(message, remedy=remedy, field=told.get("field"))


def _kinds(kind: type[TularError]) -> list[type[TularError]]:
    return [kind, *(deeper for each in kind.__subclasses__() for deeper in _kinds(each))]
