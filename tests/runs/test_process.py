"""An analysis runs in a process of its own: it can be cancelled, may die, and its errors come back typed."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import polars as pl
import psutil
import pytest

from tests.conftest import CACHE
from tular.config import Settings
from tular.errors import AnalysisError, Cancelled, DoesNotFit, EmptySnapshot, Unreachable
from tular.models import Layer, Relation, RelationBatch
from tular.runs.artifact import open_run
from tular.runs.catalog import list_runs
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.publish.publishing import current_run, run_in_cypher


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """The session's Neo4j with a small follows layer, and an artifacts folder of the test's own."""
    ring = pl.DataFrame({"source": range(50), "target": [(i + 1) % 50 for i in range(50)]})
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", ring))
    return replace(settings, artifacts=str(tmp_path / "runs"))


def analyses() -> list[psutil.Process]:
    """Analysis processes of this test run that live: neither Neo4j nor Python's own helpers."""
    found = []
    for child in psutil.Process().children():
        with suppress(psutil.NoSuchProcess):  # one that has just ended is a zombie, without a command line
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child)
    return found


def test_runs_and_publishes(own: Settings, database: Database) -> None:
    seen: set[str] = set()
    with AnalysisProcess(own, Plan()) as process:
        manifest = process.result(lambda step, *_: seen.add(step))
    assert (manifest.accounts, manifest.relations) == (50, 50)
    assert current_run(database) == run_in_cypher(database) == manifest.id
    served, complete = (step.details["after"] for step in manifest.steps[-2:])
    assert 0 < served < complete
    assert open_run(own.artifacts, manifest.id, cache=CACHE).accounts.height == 50
    assert {"read", "network", "communities", "write", "serve", "copy to Neo4j"} <= seen


def test_the_callers_environment_stays_as_it_is(own: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also while the process is being started: other threads read it, and other processes inherit it."""
    seen: list[dict[str, str]] = []
    start = multiprocessing.context.SpawnProcess.start

    def watched(process: multiprocessing.context.SpawnProcess) -> None:
        seen.append(dict(os.environ))
        start(process)

    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    monkeypatch.setattr(multiprocessing.context.SpawnProcess, "start", watched)
    before = dict(os.environ)
    with AnalysisProcess(own, Plan()) as process:
        process.cancel()
    assert seen == [before]


def test_without_publishing_the_pointer_stays(own: Settings, database: Database) -> None:
    with AnalysisProcess(own, Plan(), publish=False) as process:
        manifest = process.result()
    assert current_run(database) is None
    assert [run.id for run in list_runs(own.artifacts)] == [manifest.id]


def test_cancelling_leaves_nothing(own: Settings, database: Database) -> None:
    process = AnalysisProcess(own, Plan())
    threading.Timer(0.3, process.cancel).start()
    with pytest.raises(Cancelled):
        process.result()
    assert list_runs(own.artifacts) == []
    assert current_run(database) is None


def test_a_killed_analysis_says_so(own: Settings) -> None:
    with AnalysisProcess(own, Plan()) as process:
        (analysis,) = analyses()
        analysis.kill()
        with pytest.raises(AnalysisError, match="signal 9") as caught:
            process.result()
    assert "memory" in caught.value.remedy


def test_errors_come_back_typed(own: Settings) -> None:
    with AnalysisProcess(own, Plan(layer=Layer.QUOTES)) as process, pytest.raises(EmptySnapshot) as caught:
        process.result()
    assert caught.value.remedy
    nowhere = replace(own, neo4j_uri="bolt://127.0.0.1:9")
    with AnalysisProcess(nowhere, Plan()) as process, pytest.raises(Unreachable):
        process.result()


def test_leaving_the_block_ends_the_process(own: Settings) -> None:
    with AnalysisProcess(own, Plan()):
        started = time.monotonic()
    assert time.monotonic() - started < 5
    assert analyses() == []


def test_what_cannot_fit_is_refused_before_it_starts(own: Settings) -> None:
    tiny = replace(own, memory_gb=0.01)
    with AnalysisProcess(tiny, Plan()) as process, pytest.raises(DoesNotFit, match="memory"):
        process.result()
    assert list_runs(own.artifacts) == []
