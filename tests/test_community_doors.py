"""Communities by GraphQL, the command line and Cypher: the same answers of the same run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest

from tests.api.samples import sample_run
from tests.api.test_real_run import snapshot_of
from tests.test_doors import World, world
from tular.errors import BadId
from tular.runs.artifact import write_run
from tular.runs.clock import Clock
from tular.runs.execute import execute
from tular.runs.inputs import AnalysisInputs
from tular.runs.plan import Plan

__all__ = ["world"]

WHOLE = """{ run { communityMethod eiIndex verdict significance { communities z } polarisation { normalised }
  shape { kind } topicShapes { topic kind accounts modularity } } }"""
LIST = (
    "{ communities(first: 100) { edges { node { communityId label size conductance stability eiIndex } } } }"
)
ONE = """query ($id: ID!) { community(id: $id) { label size
  members(first: 10) { edges { score node { key confidence role } } }
  exchanges(first: 100) { layer source { communityId } target { communityId } relations weight expected }
  echo(first: 100) { period retweets inside share }
  audienceOverlap(first: 100) { community { communityId } shared }
  subcommunities(first: 100) { communityId label size }
  timeline { run { runId } size joined left events }
  flows(first: 100) { source { communityId } target { communityId } weight expected } } }"""

LIFE = "query ($id: ID!) { communityTimeline(id: $id) { run { runId } size joined left events } }"


@pytest.fixture
def largest(world: World) -> str:
    return str(world.run.communities["id"][0])


def one(world: World, community: str) -> dict[str, Any]:
    found: dict[str, Any] = world.graphql(ONE, id=community)["community"]
    return found


def test_the_list(world: World) -> None:
    rows = [edge["node"] for edge in world.graphql(LIST)["communities"]["edges"]]
    listed = world.cli("communities", "--first", "100")["communities"]
    assert [{name: row[name] for name in rows[0]} for row in listed] == rows
    names = "c.id AS communityId, c.label AS label, " + ", ".join(
        f"c.{name} AS {name}" for name in ("size", "conductance", "stability", "eiIndex")
    )
    found = world.ask_cypher(f"MATCH (:Run {{current: true}})<-[:OF]-(c:Community) RETURN {names}")
    assert sorted(found, key=lambda row: row["communityId"]) == sorted(
        rows, key=lambda row: row["communityId"]
    )


def test_the_whole_network(world: World) -> None:
    run = world.graphql(WHOLE)["run"]
    told = world.cli("communities")["run"]
    assert told["topicShapes"] == run["topicShapes"]
    assert told["verdict"] == run["verdict"]
    assert told["shape"]["kind"] == run["shape"]["kind"]
    (row,) = world.ask_cypher(
        "MATCH (r:Run {current: true}) RETURN r.communityMethod AS communityMethod, r.eiIndex AS eiIndex, "
        "r.verdict AS verdict, "
        "r.hasCommunities AS yes, r.modularityZ AS z, r.polarisation AS polarisation, r.shape AS shape"
    )
    assert (row["communityMethod"], row["eiIndex"], row["shape"]) == (
        run["communityMethod"],
        run["eiIndex"],
        run["shape"]["kind"],
    )
    assert row["verdict"] == run["verdict"] == world.run.manifest.findings["significance"]["sentence"]
    assert (row["yes"], row["z"]) == tuple(run["significance"].values())
    assert row["polarisation"] == run["polarisation"]["normalised"]
    topics = world.cypher("analyst/topic_shapes", limit=100)
    assert len(topics) == len(run["topicShapes"]) > 0
    assert {row["topic"]: row for row in topics} == {row["topic"]: row for row in run["topicShapes"]}


def test_members_with_confidence_and_role(world: World, largest: str) -> None:
    edges = one(world, largest)["members"]["edges"]
    table = world.cli("community", largest)["members"]["edges"]
    assert [(row["node"]["key"], row["score"]) for row in table] == [
        (edge["node"]["key"], edge["score"]) for edge in edges
    ]
    found = world.ask_cypher(
        f"MATCH (:Run {{current: true}})<-[:OF]-(:Community {{id: '{largest}'}})<-[m:IN_COMMUNITY]-(a:Account) "
        "RETURN a.key AS key, m.confidence AS confidence, a.role AS role ORDER BY a.pagerank DESC, key LIMIT 10"
    )
    assert found == [
        edge["node"] | {"confidence": pytest.approx(edge["node"]["confidence"])} for edge in edges
    ]


def test_exchanges_and_flows_beside_chance(world: World, largest: str) -> None:
    asked = one(world, largest)
    told = world.cli("community", largest, "--first", "100")
    assert [row["weight"] for row in told["exchanges"]] == [row["weight"] for row in asked["exchanges"]]
    for layer, relation in (("RETWEETS", "RETWEETED"), ("MENTIONS", "MENTIONED")):
        rows = world.cypher("analyst/community_exchanges", relation=relation, limit=10_000)
        here = {pair: row for row in rows if largest in (pair := (row["source"], row["target"]))}
        mine = [row for row in asked["exchanges"] if row["layer"] == layer]
        assert len(mine) == len(here) > 0
        for row in mine:
            there = here[row["source"]["communityId"], row["target"]["communityId"]]
            assert (row["relations"], row["weight"]) == (there["relations"], there["weight"])
            assert row["expected"] == pytest.approx(there["expected"])
    flows = {
        row["target"]["communityId"]: row for row in asked["flows"] if row["source"]["communityId"] == largest
    }
    found = world.ask_cypher(
        f"MATCH (:Run {{current: true}})<-[:OF]-(:Community {{id: '{largest}'}})-[f:FLOWS_TO]->(c) "
        "RETURN c.id AS id, f.weight AS weight, f.expected AS expected"
    )
    assert {row["id"]: (row["weight"], row["expected"]) for row in found} == {
        community: (row["weight"], row["expected"]) for community, row in flows.items()
    }


def test_echo_by_week(world: World, largest: str) -> None:
    weeks = one(world, largest)["echo"]
    assert [row["inside"] for row in world.cli("community", largest)["echo"]] == [r["inside"] for r in weeks][
        :12
    ]
    found = world.cypher("analyst/community_echo", community=largest)
    assert len(found) == len(weeks) > 3
    for row, week in zip(reversed(found), weeks, strict=True):
        assert str(row["week"]) == week["period"][:10]
        assert (row["retweets"], row["inside"], row["share"]) == (
            week["retweets"],
            week["inside"],
            week["share"],
        )


def test_shared_audiences(world: World, largest: str) -> None:
    shared = {
        row["community"]["communityId"]: row["shared"] for row in one(world, largest)["audienceOverlap"]
    }
    told = world.cli("community", largest, "--first", "100")["audienceOverlap"]
    assert {row["community"]["communityId"]: row["shared"] for row in told} == shared
    rows = world.cypher("analyst/shared_audience", relation="FOLLOWS", limit=10_000)
    here = [row for row in rows if largest in (row["first"], row["second"])]
    assert {
        row["second"] if row["first"] == largest else row["first"]: row["shared"] for row in here
    } == shared


def test_parts(world: World) -> None:
    outermost = world.run.levels.filter(pl.col("level") == 1)
    divided = outermost.filter(pl.len().over("parent") > 1)["parent"][0]
    parts = one(world, divided)["subcommunities"]
    assert [row["communityId"] for row in world.cli("community", divided)["subcommunities"]] == [
        row["communityId"] for row in parts
    ][:10]
    rows = world.cypher("analyst/subcommunities", community=divided, limit=100)
    assert {row["id"]: row["size"] for row in rows} == {row["communityId"]: row["size"] for row in parts}
    assert max(row["size"] for row in parts) < one(world, divided)["size"]
    leaf = world.run.levels.row(-1, named=True)
    (counted,) = world.ask_cypher(
        f"MATCH (a:Account {{subcommunityId: '{leaf['id']}'}}) RETURN count(a) AS members"
    )
    assert counted["members"] == leaf["size"]


def test_the_timeline(world: World, largest: str) -> None:
    points = one(world, largest)["timeline"]
    assert [point["run"]["runId"] for point in points] == [world.current.id, world.before.id]
    told = world.cli("community", largest)["timeline"]
    assert [(row["size"], row["joined"], row["events"]) for row in told] == [
        (point["size"], point["joined"], point["events"]) for point in points
    ]
    rows = world.cypher("analyst/community_timeline", community=largest)
    assert [tuple(row.values()) for row in reversed(rows)] == [
        (point["run"]["runId"], *(point[name] for name in ("size", "joined", "left", "events")))
        for point in points
    ]


def test_a_name_and_a_merger(world: World, largest: str) -> None:
    second = str(world.run.communities["id"][1])
    try:
        world.cli("communities", "rename", largest, "The largest")
        world.cli("communities", "merge", second, "--into", largest)
        shown = world.cli("communities")["communities"][0]
        assert (shown["label"], sorted(shown["parts"])) == ("The largest", sorted([largest, second]))
        assert one(world, second)["size"] == shown["size"]
        lives = [world.graphql(LIFE, id=part)["communityTimeline"] for part in (largest, second)]
        assert lives[0] == lives[1], "by whatever part it is asked for"
        assert lives[0][0]["size"] == shown["size"]
        members = world.cypher("analyst/community_members", community=largest, limit=100_000)
        assert len(members) == shown["size"]
        rows = world.ask_cypher(
            f"MATCH (:Run {{current: true}})<-[:OF]-(c:Community) WHERE c.id IN ['{largest}', '{second}'] "
            "RETURN c.id AS id, c.name AS name, c.mergedInto AS home"
        )
        assert {row["id"]: (row["name"], row["home"]) for row in rows} == {
            largest: ("The largest", None),
            second: (None, largest),
        }
    finally:
        world.cli("communities", "separate", second)
        world.cli("communities", "rename", largest)
    assert world.cli("communities")["communities"][0]["label"] != "The largest"


@pytest.fixture
def eventful(world: World) -> Iterator[str]:
    """A run in which communities changed, c0 grew, old was split and gone dissolved."""
    sample_run(world.settings.artifacts, "eventful")
    # As one that was published once: looks that were never published answer only where they are named.
    world.ask_cypher("CREATE (:Run {id: 'eventful', publishedAt: datetime()}) RETURN 1 AS made")
    yield "eventful"
    world.ask_cypher("MATCH (run:Run {id: 'eventful'}) DELETE run RETURN 1 AS gone")
    shutil.rmtree(Path(world.settings.artifacts) / "eventful")


def test_what_happened_and_who_moved(world: World, eventful: str) -> None:
    told = world.told("communities", "--run", eventful, "--first", "3")
    assert "3 of 4 (--first) communities" in told
    assert [line.split()[0] for line in told.splitlines()[-3:]] == ["grown", "split", "dissolved"]
    query = (
        '{ community(id: "c1", runId: "eventful") { moves { totalCount edges { node { key before } } } } }'
    )
    moves = world.graphql(query)["community"]["moves"]
    came = world.cli("community", "c1", "--run", eventful)["came"]
    assert [(edge["node"]["key"], edge["node"]["before"]) for edge in came["edges"]] == [
        (edge["node"]["key"], edge["node"]["before"]) for edge in moves["edges"]
    ]
    assert "1 of 2 (--first) came since the run before" in world.told(
        "community", "c1", "--run", eventful, "--first", "1"
    )
    assert "2 came since the run before" in world.told("community", "c1", "--run", eventful, "--first", "100")


def test_what_a_random_graph_falls_into_is_not_called_communities(world: World) -> None:
    noise = nx.gnm_random_graph(300, 2400, seed=4)
    material = AnalysisInputs(snapshot_of(list(noise.edges), 300, "noise"))
    manifest, tables = execute(material, Plan(workers=1), Clock(lambda *_: None))
    write_run(world.settings.artifacts, manifest, tables)
    try:
        told = world.told("communities", "--run", manifest.id)
    finally:
        shutil.rmtree(Path(world.settings.artifacts) / manifest.id)
    assert "No communities: random networks" in told
    assert "groups as chance makes them" in told


@pytest.mark.parametrize(("community", "how"), [("gone", "dissolved"), ("old", "split")])
def test_a_community_that_is_there_no_more(world: World, eventful: str, community: str, how: str) -> None:
    told = world.told("community", community, "--first", "100")
    assert f"it {how} in run eventful" in told
    (point,) = world.cli("community", community)["timeline"]
    (event,) = point["run"]["communityEvents"]
    assert event["moves"]["totalCount"] > 0
    assert all(edge["node"]["key"] in told or edge["node"]["account"] for edge in event["moves"]["edges"])


def test_a_community_that_is_not_there(world: World) -> None:
    with pytest.raises(BadId):
        world.cli("community", "nowhere")
