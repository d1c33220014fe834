"""Queries and mutations that schemathesis makes from the schema, sent to the real server: no bug, no failure."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings

from tests.api.conftest import Pointer
from tests.api.samples import sample_run
from tests.api.test_server import NOWHERE
from tular.api.graphql.schema import build_schema
from tular.api.http.server import Running, serve
from tular.config import load_settings

FIELDS = [
    (root.name, field)
    for root in (build_schema().query_type, build_schema().mutation_type)
    for field in root.fields
]


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """What schemathesis may send to a service over two runs, while Neo4j is away."""
    home = tmp_path_factory.mktemp("schemathesis")
    for day, name in enumerate(("older", "newer"), 1):
        sample_run(str(home / "runs"), name, seed=day, day=day)
    environment = {"TULAR_HOME": str(home), "TULAR_NEO4J_URI": NOWHERE, "TULAR_PORT": "0"}
    ready: Queue[Running] = Queue()
    server = threading.Thread(
        target=serve, args=(load_settings(environment, home), ready.put), kwargs={"reader": Pointer("newer")}
    )
    server.start()
    running = ready.get(timeout=60)
    yield schemathesis.graphql.from_url(f"{running.url}/graphql")
    running.stop()
    server.join(20)


@pytest.mark.parametrize(("root", "field"), FIELDS)
def test_one_field(operations: Any, root: str, field: str) -> None:
    sent(operations[root][field], examples=3)


@pytest.mark.soak
@pytest.mark.parametrize(("root", "field"), FIELDS)
def test_one_field_for_long(operations: Any, root: str, field: str) -> None:
    sent(operations[root][field], examples=500)


def sent(operation: Any, examples: int) -> None:
    @given(case=operation.as_strategy())
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def send(case: Any) -> None:
        response = case.call(timeout=40)
        answer = response.json()
        assert response.status_code < 500, (case.body, answer)
        assert not {"INTERNAL", "TIMEOUT"} & {e["extensions"]["code"] for e in answer.get("errors", ())}, (
            case.body,
            answer,
        )

    send()
