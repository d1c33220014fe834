"""The engine gds against a real Neo4j with Graph Data Science: its answers are those of the kernels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import neo4j
import numpy as np
import polars as pl
import pytest
from filelock import FileLock

from tests.conftest import CACHE, isolated_settings
from tests.engines.networks import generated, higgs
from tests.gds_server import GDS, WithGds, fetch_plugins
from tular.analytics.community.detection import Detection
from tular.analytics.inputs import MeasureInputs
from tular.config import Settings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.engines.gds import ENGINE as GDS_ENGINE
from tular.engines.gds import opened
from tular.errors import EngineUnavailable, UsageError
from tular.graph.network import Network
from tular.models import CommunityMethod, Layer, Relation, RelationBatch, Window
from tular.runs.artifact import open_run
from tular.runs.estimate import estimate_plan
from tular.runs.plan import Plan
from tular.runs.process import AnalysisProcess
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.schema.migrations import migrate

UNWEIGHTED = sorted(GDS_ENGINE.unweighted)
CLOSE = 1e-4
"""The most that LDBC Graphalytics allows between an answer and the reference, of the reference."""


@pytest.fixture(scope="module")
def gds_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    plugins = CACHE / f"gds-{GDS}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "gds.lock"):
        fetch_plugins(plugins)
    server = WithGds(isolated_settings(tmp_path_factory.mktemp("gds")), plugins, heap=768)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="module")
def gds(gds_settings: Settings) -> Iterator[Engine]:
    with opened(gds_settings, 2) as engine:
        yield engine


def catalogue(settings: Settings) -> list[str]:
    auth = (settings.neo4j_user, settings.neo4j_password or "")
    with neo4j.GraphDatabase.driver(str(settings.neo4j_uri), auth=auth) as driver:
        rows = driver.execute_query("CALL gds.graph.list() YIELD graphName RETURN graphName").records
        return sorted(row["graphName"] for row in rows)


def require_equal(engine: Engine, network: Network, *left_out: str) -> None:
    names = sorted(engine.measures - set(left_out))
    inputs = MeasureInputs(network, towards=np.arange(network.n) % 3 + 0.0)
    ours, theirs = AUTO.compute(names, inputs), engine.compute(names, inputs)
    for name in names:
        np.testing.assert_allclose(
            theirs[name].values, ours[name].values, rtol=CLOSE, atol=1e-9, err_msg=name
        )
        assert engine.engine_of(name) == "gds"
    for ours_found, theirs_found in zip(AUTO.components(network), engine.components(network), strict=True):
        assert theirs_found.component.tolist() == ours_found.component.tolist()


def test_every_measure_is_the_kernels(gds: Engine) -> None:
    require_equal(gds, generated(weighted=False))
    require_equal(gds, generated(), *UNWEIGHTED)


def test_every_measure_is_the_kernels_on_a_real_network_in_pieces(gds: Engine, shared_data: Path) -> None:
    require_equal(gds, higgs(shared_data), *UNWEIGHTED)


@pytest.mark.parametrize("method", sorted(GDS_ENGINE.methods))
def test_communities_are_as_good(gds: Engine, shared_data: Path, method: CommunityMethod) -> None:
    network, chosen = higgs(shared_data, "MT"), Detection(method, split=False)
    ours, theirs = AUTO.search(chosen, network, 1), gds.search(chosen, network, 1)
    assert theirs.modularity > 0.9 * ours.modularity
    assert theirs.membership.tolist() == gds.search(chosen, network, 1).membership.tolist()
    assert GDS in theirs.method


def test_a_run_computes_on_the_window_and_the_weights_that_were_read(
    gds_settings: Settings, tmp_path: Path
) -> None:
    """Events before the window and of accounts with themselves would change every score."""
    days = [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 5, 5, 6, 6, 7, 7)]
    rows = {
        "source": ["a", "a", "a", "b", "c", "c", "d"],
        "target": ["b", "b", "c", "c", "a", "c", "a"],
        "at": days,
        "count": [50, 2, 1, 3, 1, 9, 4],
    }
    settings, before = replace(gds_settings, artifacts=str(tmp_path / "runs")), catalogue(gds_settings)
    window = Window(datetime(2026, 1, 2, tzinfo=UTC), None)
    found = {}
    with Database.connect(settings) as database:
        migrate(database)
        LiveLoader(database).write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(rows)))
        plan = Plan(Layer.RETWEETS, window, engine="gds", null_samples=0)
        assert "start engine" in estimate_plan(database, plan, settings).parts
    for engine in ("gds", "auto"):
        plan = Plan(Layer.RETWEETS, window, plan.measures, engine=engine, null_samples=0)
        with AnalysisProcess(settings, plan) as process:
            found[engine] = process.result()
    tables = {name: open_run(settings.artifacts, run.id, cache=CACHE) for name, run in found.items()}
    for name in plan.measures:
        theirs, ours = tables["gds"].accounts[name].to_list(), tables["auto"].accounts[name].to_list()
        assert theirs == pytest.approx(ours, rel=CLOSE), name
    assert tables["gds"].accounts["inStrength"].sum() == 11
    run = found["gds"]
    assert (run.relations, run.parameters["selfLoopsDropped"]) == (5, 1)
    assert run.versions["gds"] == GDS
    assert run.versions["graphdatascience"]
    assert {step.details["engine"] for step in run.steps if "engine" in step.details} == {"gds"}
    assert "gds" not in found["auto"].versions
    assert catalogue(settings) == before, "nothing of it is left in the server's memory"


def test_what_gds_does_not_have_is_refused_before_any_work() -> None:
    with pytest.raises(UsageError, match="The engine gds does not compute betweenness"):
        Plan(engine="gds", measures=("pagerank", "betweenness"))
    with pytest.raises(UsageError, match="gds computes hitsHub without weights"):
        Plan(Layer.RETWEETS, engine="gds", measures=("hitsHub",))
    with pytest.raises(UsageError, match="does not find communities by infomap"):
        Plan(engine="gds", communities=CommunityMethod.INFOMAP)
    assert "hitsHub" in Plan(engine="gds").measures
    assert "hitsHub" not in Plan(Layer.RETWEETS, engine="gds").measures


def test_a_neo4j_without_the_plugin_is_told(settings: Settings) -> None:
    with pytest.raises(EngineUnavailable, match="has no Graph Data Science"), opened(settings, 1):
        pass
