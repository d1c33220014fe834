"""Is the process alive; can it answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from tular.api.graphql.failures import conceal, describe
from tular.api.graphql.open_runs import Current


async def live(_request: Request) -> JSONResponse:
    """200 as long as the process answers."""
    return JSONResponse({"status": "live"})


class Ready:
    """200 when Neo4j answers and a run is published, 503 with the reasons otherwise.

    `trusts`: whether those who ask without a key may see addresses and paths.
    """

    def __init__(self, current: Current, trusts: Callable[[], Awaitable[bool]]) -> None:
        self.current = current
        self.trusts = trusts

    async def handle(self, request: Request) -> JSONResponse:
        await self.current.refresh()
        state = readiness(self.current)
        if state["reasons"] and not await self.trusts():
            problem = self.current.problem
            entry = conceal(describe(problem), request.scope.get("tular.request", "")) if problem else {}
            state["reasons"] = [entry.get("message", "No run is published yet.")]
        return JSONResponse(state, 200 if state["status"] == "ready" else 503)


def readiness(current: Current) -> dict[str, Any]:
    """Status, the served run and what keeps the service from being ready."""
    reasons = [] if current.problem is None else [str(current.problem)]
    if current.view is None and current.problem is None:
        reasons.append("No run is published yet. Load data with `tular load` and run `tular analyze`.")
    return {
        "status": "not ready" if reasons else "ready",
        "neo4j": "answers" if current.reachable else "does not answer",
        "run": None if current.view is None else current.view.id,
        "reasons": reasons,
    }
