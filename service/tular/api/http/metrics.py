"""What Prometheus reads: requests, their time, errors by code, and which run is served."""

from __future__ import annotations

import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector
from starlette.requests import Request
from starlette.responses import Response

from tular.api.graphql.execution import Answer
from tular.api.graphql.open_runs import Current
from tular.api.http.workers import SHARED

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

PARTS = {"graphql", "maps", "health", "metrics", "graphiql", "static", "explorer"}


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self, current: Current) -> None:
        self.registry = CollectorRegistry()
        self.current = current
        self.seconds = Histogram(
            "tular_graphql_seconds",
            "Time to answer a GraphQL request.",
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.requests = Counter(
            "tular_graphql_requests", "GraphQL requests.", ["status"], registry=self.registry
        )
        self.errors = Counter(
            "tular_graphql_errors", "GraphQL errors by code.", ["code"], registry=self.registry
        )
        self.answers = Counter(
            "tular_http_answers",
            "Answers to HTTP requests, refused ones too.",
            ["part", "status"],
            registry=self.registry,
        )
        self.busy = Gauge(
            "tular_graphql_in_progress",
            "GraphQL requests being answered.",
            registry=self.registry,
            multiprocess_mode="livesum",
        )
        self.reachable = Gauge(
            "tular_neo4j_reachable",
            "1 while Neo4j answers.",
            registry=self.registry,
            multiprocess_mode="livemostrecent",
        )
        self.served = Gauge(
            "tular_current_run_finished",
            "Unix time at which the served run ended.",
            registry=self.registry,
            multiprocess_mode="livemostrecent",
        )

    def count(self, answer: Answer) -> None:
        self.requests.labels(str(answer.status)).inc()
        for code in answer.codes:
            self.errors.labels(code).inc()

    def count_http(self, path: str, status: int) -> None:
        """Count an answer by the part of the service that was asked."""
        part = path.split("/")[1] if path != "/" else "explorer"
        self.answers.labels(part if part in PARTS else "other", str(status)).inc()

    async def handle(self, _request: Request) -> Response:
        view = self.current.view
        self.reachable.set(float(self.current.reachable))
        self.served.set(view.manifest.finished_at.timestamp() if view else 0.0)
        return Response(generate_latest(self._all()), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _all(self) -> CollectorRegistry:
        """The figures of all workers together, where there are several."""
        if SHARED not in os.environ:
            return self.registry
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return registry
