"""The politicians of TIMME, from files to GraphQL: known leaders, and communities against party."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

import igraph
import numpy as np
import polars as pl
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests import world
from tests.api.conftest import connect
from tests.conftest import CACHE
from tular import ingest
from tular.api.http.app import create_app
from tular.config import Settings
from tular.models import Layer
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.plan import Plan
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

FILES = ("dict", "friend_list", "retweet_list", "mention_list", "reply_list")


# igraph's caution about accounts that nobody retweets: their authority is 0, as it should be.
pytestmark = pytest.mark.filterwarnings("ignore:More than 30% of hub or authority scores:RuntimeWarning")


@pytest.fixture
def timme(settings: Settings, database: Database, shared_data: Path, tmp_path: Path) -> Settings:
    """All of TIMME's relations in the session's Neo4j, with an artifacts folder of the test's own."""
    loader = LiveLoader(database)
    rejects = ingest.Rejects(tmp_path / "rejects.csv")
    paths = [str(shared_data / "timme-purep" / f"{name}.csv.gz") for name in FILES]
    for batch in ingest.read(paths, ingest.ReadOptions(), rejects):
        loader.write(batch)
    return replace(settings, artifacts=str(tmp_path / "runs"))


def analysed(settings: Settings, layer: Layer) -> RunArtifact:
    return open_run(settings.artifacts, world.analysed(settings, Plan(layer=layer)).id, cache=CACHE)


async def ask(settings: Settings, query: str) -> Any:
    app = create_app(settings)
    async with app.router.lifespan_context(app), connect(app) as client:
        return (await client.post("/graphql", json={"query": query})).json()["data"]


def by_hand(run: RunArtifact) -> igraph.Graph:
    """The run's relations in igraph, straight from the artifact."""
    graph = igraph.Graph(n=run.accounts.height, directed=True)
    graph.add_edges(run.relations.select("source", "target").rows())
    graph.es["weight"] = run.relations["weight"].to_list()
    return graph


def parties(shared_data: Path, keys: pl.Series) -> tuple[list[int], list[str]]:
    """Rows that have a party, and the parties."""
    table = pl.read_csv(
        shared_data / "timme-purep" / "dict.csv.gz",
        separator="\t",
        schema_overrides={"twitter_id": pl.String},
    )
    party = {f"x:{row['twitter_id']}": row["party"] for row in table.to_dicts()}
    rows = [row for row, key in enumerate(keys) if key in party]
    return rows, [party[keys[row]] for row in rows]


def test_follows(timme: Settings, shared_data: Path) -> None:
    run = analysed(timme, Layer.FOLLOWS)
    assert run.relations.height == 59_073
    query = "{ influencers(measure: FOLLOWERS, first: 3) { edges { rank score node { handle name } } } }"
    edges = asyncio.run(ask(timme, query))["influencers"]["edges"]
    assert [(edge["node"]["handle"], edge["score"]) for edge in edges] == [
        ("VP", 339), ("SpeakerRyan", 297), ("realDonaldTrump", 282),
    ]  # fmt: skip
    rows, party = parties(shared_data, run.accounts["key"])
    assert normalized_mutual_info_score(party, run.accounts["communityRow"].gather(rows)) >= 0.5


def test_retweets(timme: Settings, shared_data: Path) -> None:
    run = analysed(timme, Layer.RETWEETS)
    handles = run.accounts["handle"].gather(run.rankings["pagerank"].head(3))
    assert handles.to_list() == ["realDonaldTrump", "VP", "SpeakerRyan"]
    folded = by_hand(run).as_undirected(combine_edges={"weight": "sum"})
    igraphs = folded.community_leiden(objective_function="modularity", weights="weight", n_iterations=-1)
    best = folded.modularity(igraphs, weights="weight")
    assert run.manifest.modularity >= best - 0.002, "the second look divides nothing here"
    assert run.manifest.findings["shape"]["kind"] == "POLARISED_CROWD", "two parties"


def test_scores_are_igraphs_by_hand(timme: Settings) -> None:
    run = analysed(timme, Layer.RETWEETS)
    graph = by_hand(run)
    scores = run.accounts
    np.testing.assert_allclose(scores["pagerank"], graph.pagerank(weights="weight"), atol=1e-8)
    np.testing.assert_allclose(scores["hitsAuthority"], graph.authority_score(weights="weight"), atol=1e-6)
    np.testing.assert_allclose(scores["hitsHub"], graph.hub_score(weights="weight"), atol=1e-6)
    np.testing.assert_allclose(scores["betweenness"], graph.betweenness(), rtol=1e-9, atol=1e-6)
    assert scores["inStrength"].to_list() == graph.strength(mode="in", weights="weight")
    simple = graph.as_undirected()
    assert scores["coreness"].to_list() == simple.coreness()
    pieces = graph.connected_components(mode="weak").membership
    rows = zip(scores["communityRow"], pieces, strict=True)
    # Accounts of small pieces are in no community; each piece stands for itself.
    found = simple_modularity(graph, [10_000 + piece if row is None else row for row, piece in rows])
    assert run.manifest.modularity == pytest.approx(found)


def simple_modularity(graph: igraph.Graph, membership: list[int]) -> float:
    folded = graph.as_undirected(combine_edges={"weight": "sum"})
    return float(folded.modularity(membership, weights="weight"))
