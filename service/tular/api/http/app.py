"""The application, assembled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from graphql.execution import ExecutionContext
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute, Route

from tular.api.graphql.columnar import ColumnarContext
from tular.api.graphql.context import Measure, measures_nothing
from tular.api.graphql.limits import Limits
from tular.api.graphql.live import Live
from tular.api.http.doorkeeper import AccessLog, Entrance, HostCheck
from tular.api.http.doors import Doors, Hosts
from tular.api.http.downloads import Maps
from tular.api.http.endpoint import ESTIMATE
from tular.api.http.health import Ready, live
from tular.api.http.pages import page_routes
from tular.api.http.reports import Reports
from tular.api.http.service import Service
from tular.api.http.tables import Tables
from tular.config import Settings

SMALLEST_COMPRESSED = 2_000
"""Bytes from which an answer is compressed."""


def create_app(
    settings: Settings,
    *,
    reader: Live | None = None,
    limits: Limits | None = None,
    doors: Doors | None = None,
    engine: type[ExecutionContext] = ColumnarContext,
    measure: Measure | None = None,
) -> Starlette:
    """The ASGI application. It starts nothing and answers, with the reason, while Neo4j or a run is missing.

    `doors`: who may ask what; by default this machine everything. `measure`: how campaigns are measured, which the
    API does not do itself.
    """
    doors = (doors or Doors()).checked()
    service = Service(
        settings, reader or _reader(settings), limits or Limits(), engine, measure or measures_nothing, doors
    )
    app = Starlette(
        routes=_routes(service), middleware=list(_middleware(service)), lifespan=_lifespan(service)
    )
    app.state.service = service
    return app


def _reader(settings: Settings) -> Live:
    from tular.store.driver.live import LiveReader

    return LiveReader(settings)


def _routes(service: Service) -> list[BaseRoute]:
    ready, doors = Ready(service.current, service.trusts).handle, service.doors
    tables = Tables(service.ask, service.context).handle
    reports = Reports(service.ask).handle
    return [
        Route("/graphql", service.endpoint.handle, methods=["GET", "POST"]),
        Route("/maps/{run}/{name}", Maps(service.open_runs, service.edits).handle),
        Route("/tables/{name}", tables),
        Route("/tables/{of}/{name}", tables),
        Route("/reports/{of}/{name:path}", reports),
        Route("/reports/{name}", reports),
        Route("/health/live", live),
        Route("/health", ready),
        Route("/health/ready", ready),
        *([Route("/metrics", service.metrics.handle)] if doors.metrics else []),
        *page_routes(graphiql=doors.graphiql),
    ]


def _middleware(service: Service) -> Iterator[Middleware]:
    """From the outside in."""
    origins = list(service.doors.allow_origins)
    yield Middleware(AccessLog, count=service.metrics.count_http, ending=lambda: service.ending)
    yield Middleware(HostCheck, hosts=Hosts(service.doors))
    if origins:
        yield Middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "If-None-Match", ESTIMATE],
            expose_headers=["ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-Id"],
            max_age=3600,
        )
    yield Middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED, compresslevel=4)
    yield Middleware(Entrance, gate=service.gate)


def _lifespan(service: Service) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await service.live.close()

    return lifespan
