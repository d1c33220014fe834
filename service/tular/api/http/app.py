"""The application, assembled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from time import perf_counter

from graphql.execution import ExecutionContext
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Route

from tular.api.graphql.columnar import ColumnarContext
from tular.api.graphql.community_edits import CurrentCommunityEdits
from tular.api.graphql.context import Measure, RequestContext, measures_nothing
from tular.api.graphql.costs import BOUNDS, COSTS
from tular.api.graphql.documents import Documents
from tular.api.graphql.execution import Answer, Executor, GraphQLRequest
from tular.api.graphql.limits import Limits, Meter
from tular.api.graphql.live import Live
from tular.api.graphql.open_runs import Current, OpenRuns
from tular.api.graphql.schema import build_schema
from tular.api.http.downloads import Maps
from tular.api.http.endpoint import GraphQLEndpoint
from tular.api.http.health import Ready, live
from tular.api.http.metrics import Metrics
from tular.api.http.pages import page_routes
from tular.api.http.tables import Tables
from tular.config import Settings

SMALLEST_COMPRESSED = 2_000
"""Bytes from which an answer is compressed."""


class Service:
    """What the routes share: open runs, the current one, the live reader, the executor."""

    def __init__(
        self,
        settings: Settings,
        reader: Live,
        limits: Limits,
        engine: type[ExecutionContext],
        measure: Measure = measures_nothing,
    ) -> None:
        self.live = reader
        self.measure = measure
        self.open_runs = OpenRuns(settings)
        self.current = Current(self.open_runs, reader)
        self.edits = CurrentCommunityEdits(reader)
        self.metrics = Metrics(self.current)
        schema = build_schema()
        documents, meter = Documents(schema, limits), Meter(schema, limits, COSTS, BOUNDS)
        self.executor = Executor(documents, meter, limits, engine)
        self.endpoint = GraphQLEndpoint(self.ask, limits.body_bytes)

    def context(self) -> RequestContext:
        """What the resolvers of one request share."""
        return RequestContext(self.open_runs, self.current, self.live, self.edits, self.measure)

    async def ask(self, request: GraphQLRequest) -> Answer:
        """Execute and measure one request."""
        began = perf_counter()
        with self.metrics.busy.track_inprogress():
            answer = await self.executor.answer(request, self.context())
        self.metrics.seconds.observe(perf_counter() - began)
        self.metrics.count(answer)
        return answer


def create_app(
    settings: Settings,
    *,
    reader: Live | None = None,
    limits: Limits | None = None,
    allow_origins: Sequence[str] = (),
    engine: type[ExecutionContext] = ColumnarContext,
    measure: Measure = measures_nothing,
) -> Starlette:
    """The ASGI application. It starts nothing and answers, with the reason, while Neo4j or a run is missing.

    `allow_origins`: origins of other hosts whose pages may ask (CORS); none by default. `measure`: how campaigns are
    measured, which the API does not do itself.
    """
    service = Service(settings, reader or _reader(settings), limits or Limits(), engine, measure)
    app = Starlette(
        routes=_routes(service), middleware=list(_middleware(allow_origins)), lifespan=_lifespan(service)
    )
    app.state.service = service
    return app


def _reader(settings: Settings) -> Live:
    from tular.store.driver.live import LiveReader

    return LiveReader(settings)


def _routes(service: Service) -> list[BaseRoute]:
    ready, tables = Ready(service.current).handle, Tables(service.ask, service.context).handle
    return [
        Route("/graphql", service.endpoint.handle, methods=["GET", "POST"]),
        Route("/maps/{run}/{name}", Maps(service.open_runs).handle),
        Route("/tables/{name}", tables),
        Route("/tables/{of}/{name}", tables),
        Route("/health/live", live),
        Route("/health", ready),
        Route("/health/ready", ready),
        Route("/metrics", service.metrics.handle),
        *page_routes(),
    ]


def _middleware(allow_origins: Sequence[str]) -> Iterator[Middleware]:
    yield Middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED, compresslevel=4)
    if allow_origins:
        yield Middleware(
            CORSMiddleware,
            allow_origins=list(allow_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["Content-Type"],
            max_age=3600,
        )


def _lifespan(service: Service) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await service.live.close()

    return lifespan
