"""The engine spark on a real Spark of this machine: its answers are those of the kernels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.conftest import isolated_settings
from tests.engines.answers import (
    generated,
    higgs,
    load_retweets,
    require_equal,
    require_run_of_what_was_read,
)
from tular.analytics.community.detection import Detection
from tular.config import Settings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.engines.spark.engine import opened
from tular.engines.spark.java import java_home
from tular.engines.spark.rows import read_part, write_parts
from tular.errors import AnalysisError, EngineUnavailable, UsageError
from tular.models import CommunityMethod, Layer
from tular.runs.catalog import list_runs
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.driver.database import Database
from tular.store.publish.publishing import current_run

LABELS = CommunityMethod.LABEL_PROPAGATION


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with opened(isolated_settings(tmp_path_factory.mktemp("spark")), 2) as engine:
        yield engine


def test_every_measure_is_the_kernels(spark: Engine) -> None:
    require_equal(spark, generated())


def test_every_measure_is_the_kernels_on_a_real_network_in_pieces(spark: Engine, shared_data: Path) -> None:
    require_equal(spark, higgs(shared_data), "personalisedPagerank", "coreness")


def test_label_propagation_is_about_as_good(spark: Engine, shared_data: Path) -> None:
    network, chosen = higgs(shared_data), Detection(LABELS, split=False)
    ours, theirs = AUTO.search(chosen, network, 1), spark.search(chosen, network, 1)
    assert theirs.modularity > 0.9 * ours.modularity
    assert "Spark" in theirs.method


@pytest.mark.parametrize("weighted", [True, False])
def test_parts_are_the_rows(tmp_path: Path, weighted: bool) -> None:
    rows = generated(weighted=weighted).incoming
    parts = [read_part(file) for file in write_parts(rows, str(tmp_path / "parts"), 5)]
    assert len(parts) == 5
    assert [part.first for part in parts] == np.cumsum([0, *(part.rows.n for part in parts)])[:-1].tolist()
    assert np.concatenate([part.rows.degrees() for part in parts]).tolist() == rows.degrees().tolist()
    assert np.concatenate([part.rows.neighbours for part in parts]).tolist() == rows.neighbours.tolist()
    assert np.concatenate([part.rows.weights for part in parts]).tolist() == rows.weights.tolist()
    assert max(part.rows.entries for part in parts) < rows.entries / 2
    assert {part.rows.unit for part in parts} == {not weighted}


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    load_retweets(settings)
    return replace(settings, artifacts=str(tmp_path / "runs"))


def test_a_run_computes_on_the_window_and_the_weights_that_were_read(
    own: Settings, database: Database
) -> None:
    run = require_run_of_what_was_read("spark", own, LABELS)
    assert run.versions["spark"].startswith("4.")
    assert current_run(database) != run.id, "the kernels' run came after it"
    assert not list((own.home / "spark").iterdir())


def named(processes: list[psutil.Process], word: str) -> list[psutil.Process]:
    """Those of the processes with this word in their command line; who has just ended has none."""
    found = []
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            if word in " ".join(process.cmdline()):
                found.append(process)
    return found


def java_of_the_analysis() -> list[psutil.Process]:
    (analysis,) = named(psutil.Process().children(), "spawn_main")
    return named(analysis.children(recursive=True), "org.apache.spark.deploy.SparkSubmit")


def test_a_spark_that_is_killed_leaves_nothing(own: Settings, database: Database) -> None:
    killed: list[int] = []

    def kill(step: str, *_: object) -> None:
        if step == "network" and not killed:
            java = java_of_the_analysis()
            killed.extend(process.pid for process in java)
            for process in java:
                process.kill()

    plan = Plan(Layer.RETWEETS, measures=("pagerank",), engine="spark", communities=LABELS)
    with AnalysisProcess(own, plan) as process, pytest.raises(AnalysisError, match="Spark did not finish"):
        process.result(kill)
    assert len(killed) == 1
    assert list_runs(own.artifacts) == []
    assert current_run(database) is None
    assert not list((own.home / "spark").iterdir())


def test_a_cluster_that_does_not_answer_is_told(own: Settings) -> None:
    settings = replace(own, spark_master="nowhere://")
    plan = Plan(Layer.RETWEETS, measures=("pagerank",), engine="spark", communities=LABELS)
    with (
        AnalysisProcess(settings, plan) as process,
        pytest.raises(EngineUnavailable, match=r"Spark \(nowhere://\) did not start"),
    ):
        process.result()


def test_what_spark_does_not_have_is_refused_before_any_work() -> None:
    with pytest.raises(UsageError, match="does not find communities by leiden"):
        Plan(engine="spark")
    with pytest.raises(UsageError, match="does not compute katz"):
        Plan(engine="spark", communities=LABELS, measures=("katz",))
    assert "betweenness" in Plan(engine="spark", communities=LABELS).measures


def test_java_is_asked_for_nothing_that_it_lacks(tmp_path: Path) -> None:
    program = (java_home(tmp_path) / "bin" / "java").read_text("utf-8")
    assert "jdk.incubator.vector" in program
    assert java_home(tmp_path) == tmp_path
