"""Communities, the map, runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.api.conftest import Asker
from tests.api.samples import sample_run, sample_tables
from tular.api.graphql.ids import to_global

pytestmark = pytest.mark.anyio

PAGE = """query($first: Int, $after: String, $filter: CommunityFilter, $runId: ID) {
  communities(first: $first, after: $after, filter: $filter, runId: $runId) {
    totalCount run { runId } pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { communityId size label terms colour x y radius stability conductance run { runId } } }
  }
}"""


async def test_communities_page_by_page(api: Asker) -> None:
    table = sample_tables(60, 2).communities
    found: list[Any] = []
    after, more = None, True
    while more:
        page = (await api.ask(PAGE, first=3, after=after))["communities"]
        assert page["pageInfo"]["hasPreviousPage"] == bool(found)
        found += [edge["node"] for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert [community["communityId"] for community in found] == table["id"].to_list()
    assert [community["size"] for community in found] == table["size"].to_list()
    assert found[0]["terms"] == ["kopi", "topic0"]
    assert found[0]["stability"] is None


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"text": "Topic2 kopi"}, ["c2"]),
        ({"text": "label 1"}, ["c1"]),
        ({"minStability": 0.1}, []),
    ],
)
async def test_filters(api: Asker, wanted: Any, ids: list[str]) -> None:
    page = (await api.ask(PAGE, filter=wanted))["communities"]
    assert [edge["node"]["communityId"] for edge in page["edges"]] == ids
    assert page["totalCount"] == len(ids)


async def test_size_filters(api: Asker) -> None:
    sizes = sample_tables(60, 2).communities["size"].to_list()
    page = (await api.ask(PAGE, filter={"minSize": sizes[2], "maxSize": sizes[1]}))["communities"]
    assert [edge["node"]["size"] for edge in page["edges"]] == [s for s in sizes if sizes[2] <= s <= sizes[1]]


@pytest.mark.parametrize("asked", ["c1", to_global("Community", "c1")])
async def test_a_community_and_its_members(api: Asker, asked: str) -> None:
    query = """query($id: ID!, $after: String) { community(id: $id) { id communityId size
      topInfluencers(measure: CORENESS, first: 2) { rank position node { key } }
      members(measure: CORENESS, first: 4, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        edges { rank position node { key community { communityId } } } } } }"""
    rank = pl.col("coreness").rank("min", descending=True).cast(pl.Int64).alias("rank")
    accounts = (
        sample_tables(60, 2).accounts.with_columns(rank).sort("coreness", "key", descending=[True, False])
    )
    expected = accounts.filter(communityId="c1").select("rank", "key").rows()
    found, after, more = [], None, True
    while more:
        community = (await api.ask(query, id=asked, after=after))["community"]
        assert community["size"] == community["members"]["totalCount"] == len(expected)
        found += community["members"]["edges"]
        after, more = (
            community["members"]["pageInfo"]["endCursor"],
            community["members"]["pageInfo"]["hasNextPage"],
        )
    assert [(edge["rank"], edge["node"]["key"]) for edge in found] == expected
    assert [edge["position"] for edge in found] == list(range(1, len(expected) + 1))
    assert {edge["node"]["community"]["communityId"] for edge in found} == {"c1"}
    assert [(edge["rank"], edge["node"]["key"]) for edge in community["topInfluencers"]] == expected[:2]


async def test_flows_of_a_community(api: Asker) -> None:
    query = """{ community(id: "c0") { flows { source { communityId } target { communityId } relations weight } } }"""
    flows = sample_tables(60, 2).flows.filter(
        (sample_tables(60, 2).flows["source"] == 0) != (sample_tables(60, 2).flows["target"] == 0)
    )
    found = (await api.ask(query))["community"]["flows"]
    assert [flow["weight"] for flow in found] == sorted(flows["weight"].to_list(), reverse=True)
    ends = {
        (flow["source"]["communityId"], flow["target"]["communityId"]): flow["relations"] for flow in found
    }
    assert ends == {(f"c{s}", f"c{t}"): r for s, t, r in flows.select("source", "target", "relations").rows()}


async def test_no_such_community(api: Asker) -> None:
    assert await api.ask('{ community(id: "c99") { size } }') == {"community": None}
    assert (await api.refused('{ community(id: "UnVuOm9sZGVy") { size } }'))["extensions"]["code"] == "BAD_ID"


MAP = """query($minSize: Int, $each: Int, $measure: Measure) {
  communityMap(minSize: $minSize, membersPerCommunity: $each, measure: $measure) {
    truncated downloads { url } run { runId }
    communities { communityId size x y radius colour label }
    flows { source { communityId } target { communityId } weight relations expected }
    members { x y account { key rank(measure: IN_DEGREE) } community { communityId } }
  }
}"""


async def test_the_map_shows_leading_members(api: Asker) -> None:
    tables = sample_tables(60, 2)
    drawn = (await api.ask(MAP, minSize=0, each=3, measure="IN_DEGREE"))["communityMap"]
    assert [community["communityId"] for community in drawn["communities"]] == tables.communities[
        "id"
    ].to_list()
    best = (
        tables.accounts.sort("inDegree", "key", descending=[True, False])
        .filter(
            tables.accounts.sort("inDegree", "key", descending=[True, False])["communityId"].is_not_null()
        )
        .group_by("communityId", maintain_order=True)
        .head(3)
    )
    found = {(member["account"]["key"], member["community"]["communityId"]) for member in drawn["members"]}
    assert found == set(best.select("key", "communityId").rows())
    ranks = [member["account"]["rank"] for member in drawn["members"]]
    assert ranks == sorted(ranks)
    at = {row["key"]: (row["x"], row["y"]) for row in tables.accounts.to_dicts()}
    assert {member["account"]["key"]: (member["x"], member["y"]) for member in drawn["members"]} == {
        key: at[key] for key in best["key"]
    }
    assert drawn["truncated"] is False


async def test_the_map_leaves_small_communities_out(api: Asker) -> None:
    sizes = sample_tables(60, 2).communities["size"].to_list()
    drawn = (await api.ask(MAP, minSize=sizes[1], each=0))["communityMap"]
    shown = {community["communityId"] for community in drawn["communities"]}
    assert shown == {f"c{row}" for row, size in enumerate(sizes) if size >= sizes[1]}
    assert drawn["members"] == []
    assert all(
        {flow["source"]["communityId"], flow["target"]["communityId"]} <= shown for flow in drawn["flows"]
    )
    assert len(drawn["flows"]) == len(shown) * (len(shown) - 1)


async def test_the_map_says_when_it_is_cut(api: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tular.results.map.MOST_MEMBERS", 5)
    drawn = (await api.ask(MAP, minSize=0, each=3))["communityMap"]
    assert (len(drawn["members"]), drawn["truncated"]) == (5, True)


@pytest.mark.parametrize("each", [-1, 101])
async def test_members_per_community_are_bounded(api: Asker, each: int) -> None:
    assert (await api.refused(MAP, each=each))["extensions"]["field"] == "membersPerCommunity"


RUNS = """query($first: Int, $after: String) { runs(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { runId current seed } } } }"""


async def test_runs_come_newest_first(api: Asker) -> None:
    first = (await api.ask(RUNS, first=2))["runs"]
    assert [edge["node"]["runId"] for edge in first["edges"]] == ["other", "newer"]
    assert [edge["node"]["current"] for edge in first["edges"]] == [False, True]
    rest = (await api.ask(RUNS, first=100, after=first["pageInfo"]["endCursor"]))["runs"]
    assert rest["edges"][0]["node"] == {"runId": "older", "current": False, "seed": 1}
    assert rest["pageInfo"]["hasNextPage"] is False


async def test_a_run_tells_how_it_was_made(api: Asker) -> None:
    run = (
        await api.ask("""{ run { runId layer from to parameters seed fingerprint versions startedAt finishedAt seconds
      accountCount relationCount communityCount modularity measures steps { name seconds method details } } }""")
    )["run"]
    assert run["layer"] == "FOLLOWS"
    assert (run["from"], run["to"]) == (None, "2026-01-03T00:00:00+00:00")
    assert run["parameters"] == {"damping": 0.85}
    assert run["seconds"] == 2.5
    assert run["measures"][0] == "FOLLOWERS"
    assert run["steps"] == [
        {"name": "pagerank", "seconds": 0.1, "method": "igraph", "details": {"iterations": 12}}
    ]


async def test_no_such_run(api: Asker) -> None:
    assert await api.ask('{ run(id: "none") { runId } }') == {"run": None}


async def test_events_are_the_largest_first(api: Asker) -> None:
    fields = "kind before after sizeBefore sizeAfter moved communities { communityId }"
    answer = await api.ask(
        f"""{{ run {{ communityEvents(first: 2) {{ {fields} }} }}
        c1: community(id: "c1") {{ events {{ kind }} }} c3: community(id: "c3") {{ events {{ kind }} }} }}"""
    )
    grown = {
        "kind": "GROWN",
        "before": ["c0"],
        "after": ["c0"],
        "sizeBefore": 10,
        "sizeAfter": 90,
        "moved": 2,
    }
    assert answer["run"]["communityEvents"][0] == {**grown, "communities": [{"communityId": "c0"}]}
    split = answer["run"]["communityEvents"][1]
    assert [each["communityId"] for each in split["communities"]] == ["c1", "c2"]
    assert answer["c1"] == {"events": [{"kind": "SPLIT"}]}
    assert answer["c3"] == {"events": []}


async def test_who_came_and_who_left(api: Asker) -> None:
    accounts = sample_tables(60, 2).accounts
    query = """query($way: Direction, $id: ID!) { community(id: $id) {
      moves(direction: $way) { totalCount edges { node { key before after account { key rank } } } } } }"""
    came = nodes((await api.ask(query, way="IN", id="c1"))["community"]["moves"])
    assert {(move["account"]["key"], move["before"], move["after"]) for move in came} == {
        (accounts["key"][3], "old", "c1"),
        (accounts["key"][5], None, "c1"),
    }
    assert came[0]["account"]["rank"] < came[1]["account"]["rank"]
    left = nodes((await api.ask(query, way="OUT", id="c0"))["community"]["moves"])
    assert [(move["key"], move["after"]) for move in left] == [(accounts["key"][8], "c2"), ("x:gone", None)]
    assert left[1]["account"] is None


def nodes(connection: dict[str, Any]) -> list[dict[str, Any]]:
    return [edge["node"] for edge in connection["edges"]]


MOVES = """moves(first: 1, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { key } } }"""


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ('run { of: communityEvents(community: "old") { %s } }', 3),
        ('run { of: communityEvents(community: "c0") { %s } }', 2),
        ('run { of: communityEvents(community: "gone") { %s } }', 1),
        ('run: communities(first: 2, filter: {text: "c1"}) { of: edges { node { %s } } }', 2),
    ],
)
async def test_everybody_who_moved_page_by_page(api: Asker, asked: str, total: int) -> None:
    found: list[str] = []
    after, more = None, True
    while more:
        answer = await api.ask(f"query ($after: String) {{ {asked % MOVES} }}", after=after)
        (one,) = answer["run"]["of"]
        page = one.get("node", one)["moves"]
        found += [node["key"] for node in nodes(page)]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
        assert page["totalCount"] == total
    assert len(found) == len(set(found)) == total


async def test_cursors_of_moves_belong_to_one_list(api: Asker) -> None:
    query = 'query ($way: Direction) { community(id: "c1") { moves(direction: $way) { pageInfo { endCursor } } } }'
    cursor = (await api.ask(query, way="IN"))["community"]["moves"]["pageInfo"]["endCursor"]
    other = f'{{ community(id: "c1") {{ moves(direction: OUT, after: "{cursor}") {{ totalCount }} }} }}'
    assert (await api.refused(other))["extensions"]["code"] == "BAD_CURSOR"


async def test_the_history_of_a_community(api: Asker) -> None:
    query = '{ community(id: "c3") { history(first: 2) { size run { runId } } } }'
    history = (await api.ask(query))["community"]["history"]
    assert [then["run"]["runId"] for then in history] == ["other", "newer"]
    assert history[1]["size"] == sample_tables(60, 2).communities["size"][3]
    assert (await api.refused('{ community(id: "c3") { history(first: 21) { size } } }'))["extensions"][
        "field"
    ] == "first"


async def test_the_accounts_that_a_flow_rests_on(api: Asker) -> None:
    query = """{ communityMap(minSize: 0) { flows {
      source { communityId } target { communityId } bridges { end share weight account { key } } } } }"""
    keys = sample_tables(60, 2).accounts["key"]
    flows = (await api.ask(query))["communityMap"]["flows"]
    found = {
        (flow["source"]["communityId"], flow["target"]["communityId"]): flow["bridges"] for flow in flows
    }
    assert found["c0", "c1"] == [
        {"end": "SOURCE", "share": 0.5, "weight": 3.0, "account": {"key": keys[4]}},
        {"end": "TARGET", "share": 0.25, "weight": 2.0, "account": {"key": keys[9]}},
    ]
    assert found["c2", "c1"] == []


async def test_a_run_without_pagerank(api: Asker, artifacts: Path) -> None:
    sample_run(str(artifacts), "plain", measures=["inDegree"], day=0, seed=2**40)
    query = """{ run(id: "plain") { seed }
      communityMap(runId: "plain", minSize: 0, membersPerCommunity: 0) { communities { size } }
      community(id: "c1", runId: "plain") { moves { totalCount } } }"""
    answer = await api.ask(query)
    assert answer["run"]["seed"] == 2**40
    assert len(answer["communityMap"]["communities"]) == 4
    assert answer["community"]["moves"]["totalCount"] == 2
    assert (await api.ask('{ communityMap(runId: "plain") { members { x } } }'))["communityMap"]["members"]
    error = await api.refused('{ communityMap(runId: "plain", measure: PAGERANK) { members { x } } }')
    assert error["extensions"]["code"] == "MEASURE_NOT_IN_RUN"


async def test_the_life_of_a_community_that_dissolved(api: Asker) -> None:
    query = "query ($id: ID!) { communityTimeline(id: $id) { run { runId } size joined events } }"
    points = (await api.ask(query, id="gone"))["communityTimeline"]
    assert [point["run"]["runId"] for point in points][:3] == ["other", "newer", "older"]
    assert {(point["size"], *point["events"]) for point in points} == {(0, "DISSOLVED")}
    assert (await api.ask(query, id="never there"))["communityTimeline"] == []
    alive = (await api.ask(query, id="c0"))["communityTimeline"]
    assert all(point["size"] > 0 and point["events"] == ["GROWN"] for point in alive)
