"""What the service does when runs come and go, when Neo4j is down, and when there is a bug."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Asker, Pointer, connect
from tests.api.samples import sample_run
from tular.api.graphql import open_runs
from tular.api.http.app import create_app
from tular.config import Settings, load_settings
from tular.errors import AuthenticationFailed, StoreError, Unreachable

pytestmark = pytest.mark.anyio

CURRENT = "{ run { runId } }"
DOWN = Unreachable("Neo4j does not answer.", remedy="Start it.")


@pytest.fixture(autouse=True)
def _always_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every request asks for the current run anew, so that tests need not wait."""
    monkeypatch.setattr(open_runs, "FRESH", 0.0)


async def ready(api: Asker) -> tuple[int, Any]:
    response = await api.client.get("/health/ready")
    return response.status_code, response.json()


async def test_the_last_known_run_is_served_while_neo4j_is_down(api: Asker, pointer: Pointer) -> None:
    assert await api.ask(CURRENT) == {"run": {"runId": "newer"}}
    pointer.down = DOWN
    assert await api.ask(CURRENT) == {"run": {"runId": "newer"}}
    assert await ready(api) == (
        503,
        {
            "status": "not ready",
            "neo4j": "does not answer",
            "run": "newer",
            "reasons": ["Neo4j does not answer. Start it."],
        },
    )
    pointer.down, pointer.run = None, "other"
    assert await api.ask(CURRENT) == {"run": {"runId": "other"}}
    assert await ready(api) == (200, {"status": "ready", "neo4j": "answers", "run": "other", "reasons": []})


async def test_an_outage_is_logged_once(
    api: Asker, pointer: Pointer, caplog: pytest.LogCaptureFixture
) -> None:
    pointer.down = DOWN
    for _ in range(5):
        await ready(api)
    assert caplog.text.count("Neo4j does not answer") == 1


async def test_the_process_lives_whatever_neo4j_does(api: Asker, pointer: Pointer) -> None:
    pointer.down = DOWN
    response = await api.client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"status": "live"})


async def test_down_from_the_start(api: Asker, pointer: Pointer) -> None:
    pointer.down = AuthenticationFailed("Neo4j refuses the password.", remedy="Set TULAR_NEO4J_PASSWORD.")
    error = await api.refused("{ influencers { totalCount } }")
    assert error["extensions"]["code"] == "STORE_AUTHENTICATION"
    assert error["message"] == "Neo4j refuses the password. Set TULAR_NEO4J_PASSWORD."
    assert await api.ask('{ run(id: "older") { runId } }') == {"run": {"runId": "older"}}


async def test_before_the_first_run(api: Asker, pointer: Pointer) -> None:
    pointer.run = None
    assert await api.ask(CURRENT) == {"run": None}
    error = await api.refused("{ influencers { totalCount } }")
    assert error["extensions"]["code"] == "RUN_NOT_FOUND"
    assert "tular analyze" in error["message"]
    status, state = await ready(api)
    assert (status, state["run"], state["neo4j"]) == (503, None, "answers")
    assert "tular analyze" in state["reasons"][0]


async def test_a_published_run_without_its_files(api: Asker, pointer: Pointer) -> None:
    await api.ask(CURRENT)
    pointer.run = "vanished"
    assert await api.ask(CURRENT) == {"run": {"runId": "newer"}}
    status, state = await ready(api)
    assert (status, state["neo4j"], state["run"]) == (503, "answers", "newer")
    assert "vanished" in state["reasons"][0]


async def test_a_damaged_run_is_not_served(tmp_path: Path) -> None:
    sample_run(str(tmp_path / "runs"), "damaged")
    table = tmp_path / "runs" / "damaged" / "rankings.arrow"
    table.write_bytes(table.read_bytes()[:-8] + b"\0" * 8)
    async with connect(
        create_app(load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path), reader=Pointer("damaged"))
    ) as client:
        error = await Asker(client).refused("{ influencers { totalCount } }")
        assert error["extensions"]["code"] == "ARTIFACT_DAMAGED"


async def test_a_run_of_another_version_does_not_end_the_service(tmp_path: Path) -> None:
    sample_run(str(tmp_path / "runs"), "strange")
    manifest = tmp_path / "runs" / "strange" / "run.json"
    manifest.write_text(manifest.read_text().replace('"rankings"', '"tomorrow"'))
    app = create_app(load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path), reader=Pointer("strange"))
    async with connect(app) as client:
        error = await Asker(client).refused("{ influencers { totalCount } }")
        assert error["extensions"]["code"] == "ARTIFACT_DAMAGED"
        assert (await client.get("/health/ready")).status_code == 503


async def test_a_query_sees_one_run_even_when_another_is_published_meanwhile(api_settings: Settings) -> None:
    class Restless(Pointer):
        """Another run is published between any two questions."""

        async def current_run(self) -> str | None:
            self.run = {"newer": "older", "older": "newer"}[str(self.run)]
            return self.run

    query = (
        "{ a: run { runId } b: run { runId } influencers { run { runId } } communityMap { run { runId } } }"
    )
    async with connect(create_app(api_settings, reader=Restless("newer"))) as client:
        seen = set()
        for _ in range(3):
            answer = await Asker(client).ask(query)
            runs = {answer["a"]["runId"], answer["b"]["runId"], answer["influencers"]["run"]["runId"]}
            assert runs == {answer["communityMap"]["run"]["runId"]}
            seen |= runs
        assert seen == {"older", "newer"}


async def test_many_runs_do_not_stay_open(tmp_path: Path) -> None:
    for number in range(open_runs.OPEN_RUNS + 3):
        sample_run(str(tmp_path / "runs"), f"run{number}", accounts=20)
    app = create_app(load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path), reader=Pointer("run0"))
    async with connect(app) as client:
        for number in range(open_runs.OPEN_RUNS + 3):
            assert await Asker(client).ask(f'{{ run(id: "run{number}") {{ runId }} }}') == {
                "run": {"runId": f"run{number}"}
            }
        assert len(app.state.service.open_runs._open) == open_runs.OPEN_RUNS


async def test_a_run_removed_from_disk_is_not_found(tmp_path: Path) -> None:
    sample_run(str(tmp_path / "runs"), "short-lived", accounts=20)
    shutil.rmtree(tmp_path / "runs" / "short-lived")
    async with connect(
        create_app(load_settings({"TULAR_HOME": str(tmp_path)}, tmp_path), reader=Pointer())
    ) as client:
        assert await Asker(client).ask('{ run(id: "short-lived") { runId } }') == {"run": None}


async def test_bugs_are_logged_and_told_by_reference_only(
    api: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("tular.api.graphql.map.types.community_map", broken)
    with caplog.at_level(logging.ERROR):
        error = await api.refused("{ communityMap { truncated } }")
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in str(error)
    assert error["extensions"]["reference"] in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


async def test_what_neo4j_says_of_a_statement_is_for_the_log(
    api: Asker, pointer: Pointer, caplog: pytest.LogCaptureFixture
) -> None:
    pointer.down = StoreError("Neo4j refused /srv/cypher/read/posts.cypher:1: terminated.")
    answer = (
        await api.post('{ account(id: "x:1000", runId: "newer") { posts { edges { cursor } } } }')
    ).json()
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "STORE_FAILED"
    assert "/srv" not in str(error)
    assert error["message"].endswith(error["extensions"]["remedy"])
    assert "/srv/cypher" in caplog.text
    assert answer["data"] == {"account": {"posts": None}}


async def test_metrics_count_requests_and_errors(api: Asker) -> None:
    await api.ask(CURRENT)
    await api.refused("{ influencers(first: 0) { totalCount } }")
    await api.post("{ nothing }")
    text = (await api.client.get("/metrics")).text
    assert 'tular_graphql_requests_total{status="200"} 2.0' in text
    assert 'tular_graphql_requests_total{status="400"} 1.0' in text
    assert 'tular_graphql_errors_total{code="BAD_INPUT"} 1.0' in text
    assert "tular_graphql_seconds_count 3.0" in text
    assert "tular_neo4j_reachable 1.0" in text
    assert "tular_current_run_finished 1.7673984e+09" in text
