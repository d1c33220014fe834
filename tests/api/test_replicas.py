"""Several services over one store of runs (S3 protocol) and one Neo4j, with no disk in common."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import polars as pl
import pytest

from tests.conftest import environment_of
from tular.config import Settings
from tular.models import Relation, RelationBatch
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

REPLICAS = 3
SECONDS = 30.0
"""Far more than it takes, for machines that are busy with other tests."""
RUN = (
    "{ run { runId } runs(first: 10) { edges { node { runId } } } influencers(first: 3) { edges { score } } }"
)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty bucket on a server of this test's own; found by the environment, as S3 usually is."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        # The first request has the server import all that S3 is.
        httpx.put(f"http://{host}:{port}/tular", timeout=SECONDS).raise_for_status()
        yield "s3://tular/runs"
    finally:
        server.stop()


@contextmanager
def served(settings: Settings, home: Path) -> Iterator[str]:
    """`tular serve` with a home and a cache of its own, and the address that it announces."""
    own = {"TULAR_HOME": str(home), "TULAR_CACHE": str(home / "cache")}
    home.mkdir()
    command = [
        sys.executable,
        "-c",
        "from tular.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--workers",
        "1",
    ]
    environ = {**os.environ, **environment_of(settings), **own}
    with subprocess.Popen(command, env=environ, cwd=home, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield next(line.split()[-1] for line in process.stderr if "GraphQL" in line)
        finally:
            process.terminate()
            process.wait(20)


def ask(url: str) -> dict[str, Any]:
    answer = httpx.post(url, json={"query": RUN}, timeout=SECONDS).json()
    data: dict[str, Any] = answer["data"]
    return data


def seconds_until_served(url: str, run: str) -> float:
    """How long after now the service answers with this run."""
    began = time.monotonic()
    while (ask(url)["run"] or {}).get("runId") != run:
        assert time.monotonic() - began < SECONDS, f"{url} serves {ask(url)}"
        time.sleep(0.1)
    return time.monotonic() - began


def analysed(settings: Settings, seed: int) -> str:
    with AnalysisProcess(settings, Plan(seed=seed, measures=("pagerank",), null_samples=0)) as process:
        return process.result().id


def test_a_published_run_is_seen_by_all_replicas_within_seconds(
    settings: Settings, database: Database, bucket: str, tmp_path: Path
) -> None:
    ring = pl.DataFrame({"source": range(50), "target": [(i + 1) % 50 for i in range(50)]})
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", ring))
    settings = replace(settings, artifacts=bucket)
    first = analysed(settings, 1)
    with ExitStack() as stack:
        urls = [stack.enter_context(served(settings, tmp_path / str(i))) for i in range(REPLICAS)]
        for url in urls:
            seconds_until_served(url, first)
        second = analysed(settings, 2)
        waited = [seconds_until_served(url, second) for url in urls]
        print(f"seen after {waited} s")
        for url in urls:
            told = ask(url)
            assert [edge["node"]["runId"] for edge in told["runs"]["edges"]] == [second, first]
            assert [edge["score"] for edge in told["influencers"]["edges"]] == pytest.approx([0.02] * 3)
