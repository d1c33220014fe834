"""What the routes share: open runs, the current one, the live reader, the executor, and who may come in."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine, Mapping
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from graphql.execution import ExecutionContext

from tular.api.auth.buckets import OwnBuckets, SharedBuckets
from tular.api.auth.callers import IN_PROCESS, Caller
from tular.api.auth.gate import Gate
from tular.api.auth.keyring import KeyRing
from tular.api.auth.rates import Rates
from tular.api.auth.tokens import Tokens
from tular.api.graphql.community_edits import CurrentCommunityEdits
from tular.api.graphql.context import Measure, RequestContext, measures_nothing
from tular.api.graphql.costs import BOUNDS, COSTS
from tular.api.graphql.documents import Documents
from tular.api.graphql.execution import Answer, Executor, GraphQLRequest, refusal
from tular.api.graphql.failures import RequestError, conceal
from tular.api.graphql.limits import Limits, Meter
from tular.api.graphql.live import Live
from tular.api.graphql.open_runs import Current, OpenRuns
from tular.api.graphql.schema import build_schema
from tular.api.http.doors import Doors
from tular.api.http.endpoint import GraphQLEndpoint
from tular.api.http.metrics import Metrics
from tular.api.http.workers import SHARED
from tular.config import Settings

MARKER = "keys-in-use"
"""File of the data folder that says that there are API keys, for a start while Neo4j is away."""


class Service:
    """One service over one folder of runs and one Neo4j."""

    def __init__(
        self,
        settings: Settings,
        reader: Live,
        limits: Limits,
        engine: type[ExecutionContext],
        measure: Measure = measures_nothing,
        doors: Doors | None = None,
    ) -> None:
        self.live = reader
        self.measure = measure
        self.doors = doors or Doors()
        self.open_runs = OpenRuns(settings)
        self.current = Current(self.open_runs, reader)
        self.edits = CurrentCommunityEdits(reader)
        self.metrics = Metrics(self.current)
        self.gate = _gate(settings, reader, self.doors)
        schema = build_schema()
        documents = Documents(schema, limits, introspection=self.doors.introspection)
        meter = Meter(schema, limits, COSTS, BOUNDS)
        self.executor = Executor(documents, meter, limits, engine, read_only=self.doors.read_only)
        self.endpoint = GraphQLEndpoint(self._asked, limits.body_bytes)
        self.ending = False
        self._asking: set[asyncio.Future[Answer]] = set()

    def context(self, caller: Caller = IN_PROCESS, request_id: str = "") -> RequestContext:
        """What the resolvers of one request share."""
        return RequestContext(
            self.open_runs,
            self.current,
            self.live,
            self.edits,
            self.measure,
            caller,
            request_id,
            self.gate.ring.forget,
            self.executor.limits.seconds,
        )

    async def ask(self, request: GraphQLRequest, caller: Caller = IN_PROCESS, request_id: str = "") -> Answer:
        """Execute and measure one request."""
        began = perf_counter()
        with self.metrics.busy.track_inprogress():
            answer = await self._unless_dismissed(
                self.executor.answer(request, self.context(caller, request_id))
            )
        self.metrics.seconds.observe(perf_counter() - began)
        self.metrics.count(answer)
        if not caller.trusted and "errors" in answer.payload:
            answer.payload["errors"] = [conceal(entry, request_id) for entry in answer.payload["errors"]]
        return answer

    async def warm(self) -> None:
        """Ask Neo4j what requests want to know first, so that none of them waits for it."""
        await asyncio.gather(self.current.refresh(), self.edits.get(), self.gate.ring.some())

    def end(self) -> None:
        """From now on every answer says that its connection is closed."""
        self.ending = True

    def dismiss(self) -> None:
        """Answer what is still in progress: the service ends."""
        self.ending = True
        for asking in self._asking:
            asking.cancel()

    async def _unless_dismissed(self, work: Coroutine[Any, Any, Answer]) -> Answer:
        asking = asyncio.ensure_future(work)
        self._asking.add(asking)
        try:
            return await asking
        except asyncio.CancelledError:
            if self.ending and asking.cancelled():
                return refusal(_ends())
            raise
        finally:
            self._asking.discard(asking)

    async def trusts(self) -> bool:
        """Whether those who ask without a key may see addresses and paths."""
        return self.doors.loopback and not self.doors.open and not await self.gate.ring.some()

    async def _asked(self, request: GraphQLRequest, scope: Any) -> Answer:
        answer = await self.ask(request, scope["tular.caller"], scope.get("tular.request", ""))
        scope["tular.operation"], scope["tular.codes"] = request.operation_name, answer.codes or None
        return answer


def _ends() -> RequestError:
    return RequestError(
        503,
        "ENDING",
        "The service ends and could not wait for this query.",
        remedy="Ask again in a few seconds.",
        headers={"Retry-After": "5"},
    )


def _gate(settings: Settings, reader: Live, doors: Doors) -> Gate:
    def note(used: Mapping[str, datetime]) -> None:
        from tular.store.keys.keeping import note_uses

        note_uses(settings, used)

    ring = KeyRing(reader, settings.home / MARKER, note, assume=not doors.loopback)
    tokens = None if doors.issuer is None else Tokens(doors.issuer)
    folder = os.environ.get(SHARED)
    buckets = SharedBuckets(Path(folder) / "rates") if folder and doors.per_minute else OwnBuckets()
    return Gate(ring, Rates(doors.per_minute, buckets), tokens, loopback=doors.loopback, open_=doors.open)
