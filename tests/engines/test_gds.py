"""The engine gds against a real Neo4j with Graph Data Science: its answers are those of the kernels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from filelock import FileLock

from tests.conftest import CACHE, isolated_settings
from tests.engines.answers import generated, higgs, load_retweets, require_equal, require_run_of_what_was_read
from tests.engines.test_reference import require_reference
from tests.gds_server import GDS, WithGds, fetch_plugins
from tular.analytics.community.detection import Detection
from tular.config import Settings
from tular.engines.auto import ENGINE as AUTO
from tular.engines.engine import Engine
from tular.engines.gds import ENGINE as GDS_ENGINE
from tular.engines.gds import opened
from tular.errors import EngineUnavailable, UsageError
from tular.models import CommunityMethod, Layer
from tular.runs.plan import Plan

UNWEIGHTED = sorted(GDS_ENGINE.unweighted)


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


def test_every_measure_is_the_kernels(gds: Engine) -> None:
    require_equal(gds, generated(weighted=False))
    require_equal(gds, generated(), *UNWEIGHTED)


def test_answers_are_those_of_graphalytics(gds: Engine) -> None:
    require_reference(gds)


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
    settings, before = replace(gds_settings, artifacts=str(tmp_path / "runs")), catalogue(gds_settings)
    load_retweets(settings)
    run = require_run_of_what_was_read("gds", settings, CommunityMethod.LEIDEN)
    assert run.versions["gds"] == GDS
    assert run.versions["graphdatascience"]
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
