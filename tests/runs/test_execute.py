"""A plan on known networks: answers agree with igraph by hand, tables hang together, nothing depends on workers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import igraph
import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from tests.conftest import CACHE
from tular.measures import DEFAULTS
from tular.models import CommunityMethod, Directions, Layer, RunManifest, RunTables, Snapshot, Window
from tular.runs.artifact import open_run, write_run
from tular.runs.clock import Clock
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan


def snapshot_of(graph: igraph.Graph) -> Snapshot:
    """A directed igraph.Graph without parallel edges as a snapshot; weights where it has them."""
    edges = np.array(sorted(graph.get_edgelist()), np.int32).reshape(-1, 2)
    n = graph.vcount()
    texts = pl.Series([None] * n, dtype=pl.String)
    accounts = pl.DataFrame(
        {
            "key": [f"x:{i:04d}" for i in range(n)],
            "handle": [f"account{i}" for i in range(n)],
            "followersCount": pl.Series([None] * n, dtype=pl.Int64),
            "bio": texts,
            "location": texts,
        }
    )
    return Snapshot(
        Layer.FOLLOWS, Window(), accounts, edges[:, 0], edges[:, 1], np.ones(len(edges)), 0, "fingerprint"
    )


def run(snapshot: Snapshot, plan: Plan | None = None) -> tuple[RunManifest, RunTables]:
    return execute(AnalysisInputs(snapshot), plan or Plan(), Clock(lambda *_: None))


@pytest.fixture(scope="module")
def zachary() -> igraph.Graph:
    return igraph.Graph.Famous("Zachary").as_directed(mode="mutual")


@pytest.fixture(scope="module")
def of_zachary(zachary: igraph.Graph) -> Iterator[tuple[RunManifest, RunTables]]:
    return run(snapshot_of(zachary))


def test_scores_are_igraphs(zachary: igraph.Graph, of_zachary: tuple[RunManifest, RunTables]) -> None:
    accounts = of_zachary[1].accounts
    np.testing.assert_allclose(accounts["pagerank"], zachary.pagerank(), atol=1e-9)
    np.testing.assert_allclose(accounts["betweenness"], zachary.betweenness(), atol=1e-9)
    np.testing.assert_allclose(accounts["hitsAuthority"], zachary.authority_score(), atol=1e-6)
    assert accounts["coreness"].to_list() == zachary.as_undirected().coreness()


def test_who_has_no_contact_has_no_constraint_and_leads_nothing(zachary: igraph.Graph) -> None:
    graph = zachary.copy()
    graph.add_vertices(1)
    plan = Plan(measures=("constraint", "effectiveSize"), null_samples=0)
    _, tables = run(snapshot_of(graph), plan)
    for measure in plan.measures:
        assert tables.accounts[measure][34] is None
        assert tables.accounts[measure].null_count() == 1
        assert tables.rankings[measure][-1] == 34


def test_karate_club_has_its_four_communities(of_zachary: tuple[RunManifest, RunTables]) -> None:
    manifest, tables = of_zachary
    assert (manifest.communities, tables.communities.height) == (4, 4)
    assert manifest.modularity == pytest.approx(0.4198, abs=1e-4)
    assert tables.communities["size"].sum() == 34


def test_tables_hang_together(of_zachary: tuple[RunManifest, RunTables]) -> None:
    manifest, tables = of_zachary
    assert manifest.measures == DEFAULTS == tuple(tables.rankings.columns)
    for measure in DEFAULTS:
        ranked = tables.accounts[measure].gather(tables.rankings[measure])
        assert ranked.is_sorted(descending=True)
        assert sorted(tables.rankings[measure]) == list(range(34))
    rows = tables.accounts["communityRow"]
    assert tables.accounts["communityId"].to_list() == tables.communities["id"].gather(rows).to_list()
    inside = tables.communities["internalWeight"].sum()
    assert inside + tables.flows["weight"].sum() == tables.relations["weight"].sum()
    assert tables.communities["id"].n_unique() == tables.communities["colour"].n_unique() == 4


def test_members_stand_inside_their_circle(of_zachary: tuple[RunManifest, RunTables]) -> None:
    tables = of_zachary[1]
    circles = tables.communities[tables.accounts["communityRow"].to_list()]
    distance = np.hypot(tables.accounts["x"] - circles["x"], tables.accounts["y"] - circles["y"])
    assert (distance <= circles["radius"].to_numpy() * 1.0001).all()


def test_ties_rank_by_key() -> None:
    ring = igraph.Graph.Ring(8, directed=True)
    tables = run(snapshot_of(ring))[1]
    assert tables.rankings["inDegree"].to_list() == list(range(8))


def test_workers_and_repetition_change_nothing(zachary: igraph.Graph) -> None:
    plan = Plan(seed=5, workers=1)
    first, second = (run(snapshot_of(zachary), chosen)[1] for chosen in (plan, replace(plan, workers=3)))
    for name in ("accounts", "rankings", "communities", "flows"):
        assert_frame_equal(getattr(first, name), getattr(second, name))


def test_every_choice_is_stored_with_the_run(zachary: igraph.Graph) -> None:
    plan = Plan(measures=("pagerank",), seed=3, resolution=0.5, damping=0.7)
    manifest, tables = run(snapshot_of(zachary), plan)
    assert (manifest.seed, manifest.parameters["resolution"], manifest.parameters["dampingFactor"]) == (
        3,
        0.5,
        0.7,
    )
    assert {"tular", "igraph", "python"} <= manifest.versions.keys()
    assert tables.rankings.columns == ["pagerank"]
    assert any(step.name == "pagerank" and step.method for step in manifest.steps)


def test_the_next_run_keeps_ids_colours_and_places(zachary: igraph.Graph, tmp_path: Path) -> None:
    manifest, tables = run(snapshot_of(zachary))
    write_run(str(tmp_path), manifest, tables)
    before = open_run(str(tmp_path), manifest.id, cache=CACHE)
    for seed in (1, 2, 3):
        again, now = execute(
            AnalysisInputs(snapshot_of(zachary)), Plan(seed=seed), Clock(lambda *_: None), before=before
        )
        assert again.parameters["continues"] == manifest.id
        assert_frame_equal(now.communities.select("id", "colour"), tables.communities.select("id", "colour"))
        assert now.accounts["communityId"].to_list() == tables.accounts["communityId"].to_list()
        assert (now.events.height, now.moves.height) == (0, 0)


def test_a_split_is_an_event_with_the_members_who_moved(tmp_path: Path) -> None:
    whole = igraph.Graph.Full(20).as_directed(mode="mutual") + igraph.Graph.Full(12).as_directed(
        mode="mutual"
    )
    halves = [igraph.Graph.Full(size).as_directed(mode="mutual") for size in (10, 10, 12)]
    manifest, tables = run(snapshot_of(whole))
    write_run(str(tmp_path), manifest, tables)
    before = open_run(str(tmp_path), manifest.id, cache=CACHE)
    material = AnalysisInputs(snapshot_of(halves[0] + halves[1] + halves[2]))
    now = execute(material, Plan(), Clock(lambda *_: None), before=before)[1]
    (event,) = now.events.to_dicts()
    assert (event["kind"], event["sizeBefore"], event["sizeAfter"], event["moved"]) == ("SPLIT", 20, 20, 10)
    assert now.moves.height == 10


@pytest.mark.parametrize(
    ("plan", "why"),
    [
        (Plan(communities=CommunityMethod.LABEL_PROPAGATION), "found in another way"),
        (Plan(resolution=0.9), "found in another way"),
        (Plan(window=Window(start=datetime(2026, 1, 1, tzinfo=UTC))), "a window of another kind"),
    ],
)
def test_other_choices_or_windows_are_no_events(plan: Plan, why: str, tmp_path: Path) -> None:
    cliques = [igraph.Graph.Full(size).as_directed(mode="mutual") for size in (16, 10)]
    manifest, tables = run(snapshot_of(cliques[0] + cliques[1]))
    write_run(str(tmp_path), manifest, tables)
    before = open_run(str(tmp_path), manifest.id, cache=CACHE)
    changed = AnalysisInputs(snapshot_of(cliques[0] + igraph.Graph.Full(30).as_directed(mode="mutual")))
    again, now = execute(changed, Plan(), Clock(lambda *_: None), before=before)
    assert (again.findings["compared"], now.events.height) == (f"compared with run {manifest.id}", 1)
    other, now = execute(changed, plan, Clock(lambda *_: None), before=before)
    assert other.parameters["comparedWith"] is None
    assert other.parameters["continues"] == manifest.id
    assert why in other.findings["compared"]
    assert (now.events.height, now.moves.height) == (0, 0)
    assert set(tables.communities["id"]) <= set(now.communities["id"]), "ids last all the same"


def test_a_random_graph_has_no_communities_and_the_karate_club_has() -> None:
    random.seed(1)
    noise = igraph.Graph.Erdos_Renyi(n=300, m=900, directed=True)
    found = run(snapshot_of(noise))[0].findings
    assert not found["significance"]["communities"]
    assert "no communities here" in found["verdict"]
    untested = run(snapshot_of(noise), Plan(null_samples=0))[0].findings
    assert "significance" not in untested
    assert "not tested against random networks" in untested["verdict"]
    assert "(900 relations; --null-samples 20 does)" in untested["verdict"]
    assert (found["shape"]["kind"], untested["shape"]["kind"]) == ("TIGHT_CROWD", "TIGHT_CROWD")
    cliques = igraph.Graph.Full(12).as_directed(mode="mutual")
    assert run(snapshot_of(cliques + cliques + cliques))[0].findings["significance"]["communities"]


def test_methods_scales_and_the_core_are_told(zachary: igraph.Graph) -> None:
    plan = Plan(communities=CommunityMethod.INFOMAP, directions=Directions.ADD, scan=True, null_samples=2)
    manifest, _ = run(snapshot_of(zachary), plan)
    assert "Infomap" in manifest.findings["method"]
    assert any("Infomap" in step.method for step in manifest.steps)
    counts = [point["communities"] for point in manifest.findings["scan"]]
    assert counts[0] < counts[-1]
    assert 0.5 < manifest.findings["core"]["coreDensity"] <= 1
