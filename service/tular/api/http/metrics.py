"""What Prometheus reads: requests, their time, errors by code, and which run is served."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from starlette.requests import Request
from starlette.responses import Response

from tular.api.graphql.execution import Answer
from tular.api.graphql.open_runs import Current

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)

PARTS = {"graphql", "maps", "health", "metrics", "graphiql", "static", "explorer"}


class Metrics:
    """The figures of one application, in a registry of its own."""

    def __init__(self, current: Current) -> None:
        self.registry = CollectorRegistry()
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
            "tular_graphql_in_progress", "GraphQL requests being answered.", registry=self.registry
        )
        reachable = Gauge("tular_neo4j_reachable", "1 while Neo4j answers.", registry=self.registry)
        reachable.set_function(lambda: float(current.reachable))
        served = Gauge(
            "tular_current_run_finished", "Unix time at which the served run ended.", registry=self.registry
        )
        served.set_function(lambda: current.view.manifest.finished_at.timestamp() if current.view else 0.0)

    def count(self, answer: Answer) -> None:
        self.requests.labels(str(answer.status)).inc()
        for code in answer.codes:
            self.errors.labels(code).inc()

    def count_http(self, path: str, status: int) -> None:
        """Count an answer by the part of the service that was asked."""
        part = path.split("/")[1] if path != "/" else "explorer"
        self.answers.labels(part if part in PARTS else "other", str(status)).inc()

    async def handle(self, _request: Request) -> Response:
        return Response(generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})
