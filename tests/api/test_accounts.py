"""Accounts: by id and handle, scores, ranks, percentiles, ego network, history, node."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tests.api.conftest import Asker, Pointer, connect
from tests.api.samples import UNKNOWN_FOR_SOME, WITHOUT_COMMUNITY, sample_run, sample_tables
from tular.api.graphql.ids import to_global
from tular.api.http.app import create_app
from tular.config import load_settings
from tular.measures import BY_NAME, CATALOGUE
from tular.models import RunManifest
from tular.runs.catalog import list_runs

pytestmark = pytest.mark.anyio


def accounts() -> list[dict[str, Any]]:
    return sample_tables(60, 2).accounts.to_dicts()


@pytest.mark.parametrize("asked", ["id: $key", "id: $id", "handle: $handle", "handle: $at"])
async def test_an_account_is_found_by_id_key_and_handle(api: Asker, asked: str) -> None:
    account = next(a for a in accounts() if a["handle"] and a["createdAt"])
    query = f"query($key: ID, $id: ID, $handle: String, $at: String) {{ account({asked}) {{ {FIELDS} }} }}"
    given = {
        "key": account["key"],
        "id": to_global("Account", account["key"]),
        "handle": account["handle"].upper(),
        "at": f"@{account['handle']}",
    }
    used = {name: value for name, value in given.items() if f"${name}" in asked}
    declared = query.replace(
        "$key: ID, $id: ID, $handle: String, $at: String", f"${next(iter(used))}: {_type(used)}"
    )
    found = (await api.ask(declared, **used))["account"]
    assert found["id"] == given["id"]
    assert found["platformId"] == account["id"]
    assert found["createdAt"] == account["createdAt"].isoformat()
    for name in (
        "key",
        "handle",
        "name",
        "kind",
        "bio",
        "location",
        "verified",
        "followersCount",
        "postsCount",
        "tier",
    ):
        assert found[name] == account[name]
    assert found["community"]["communityId"] == account["communityId"]


def _type(used: dict[str, str]) -> str:
    return "ID" if {"key", "id"} & used.keys() else "String"


FIELDS = """id key platform platformId handle name kind bio location createdAt verified followersCount followingCount
postsCount tier role confidence x y community { communityId }"""


async def test_all_scores_ranks_and_percentiles(api: Asker) -> None:
    query = "query($id: ID) { account(id: $id) { scores { measure score rank percentile } } }"
    everyone = accounts()
    for row in (0, 7, 59):
        found = (await api.ask(query, id=everyone[row]["key"]))["account"]["scores"]
        assert [each["measure"] for each in found] == [measure.enum_name for measure in CATALOGUE]
        for each, measure in zip(found, CATALOGUE, strict=True):
            if measure.name == UNKNOWN_FOR_SOME:
                continue
            mine = everyone[row][measure.name]
            sign = 1 if measure.low_first else -1
            order = sorted(everyone, key=lambda a, name=measure.name, sign=sign: (sign * a[name], a["key"]))  # type: ignore[misc]
            assert each["score"] == mine
            assert each["rank"] == 1 + next(
                place for place, other in enumerate(order) if other[measure.name] == mine
            )
            worse = sum(sign * a[measure.name] > sign * mine for a in everyone)
            assert each["percentile"] == pytest.approx(100 * worse / 59)


async def test_an_account_without_community(api: Asker) -> None:
    key = accounts()[WITHOUT_COMMUNITY]["key"]
    assert (await api.ask(f'{{ account(id: "{key}") {{ community {{ label }} }} }}'))["account"] == {
        "community": None
    }


async def test_scores_are_those_of_the_run_asked_for(api: Asker) -> None:
    query = 'query($run: ID) { account(id: "x:1000", runId: $run) { score run { runId } } }'
    for run, seed in (("newer", 2), ("older", 1)):
        found = (await api.ask(query, run=run))["account"]
        assert found == {"score": sample_tables(60, seed).accounts["pagerank"][0], "run": {"runId": run}}


async def test_the_ego_network_is_the_induced_graph(api: Asker) -> None:
    tables = sample_tables(60, 2)
    graph = nx.DiGraph(tables.relations.select("source", "target").rows())
    keys = tables.accounts["key"].to_list()
    query = """query($id: ID, $n: Int) { account(id: $id) { egoNetwork(limit: $n) { neighbourCount truncated
      accounts { key rank } relations { source { key } target { key } weight } } } }"""
    for row in (0, 30):
        around = set(graph.predecessors(row)) | set(graph.successors(row))
        ego = (await api.ask(query, id=keys[row], n=100))["account"]["egoNetwork"]
        assert {account["key"] for account in ego["accounts"]} == {keys[other] for other in around}
        assert [a["rank"] for a in ego["accounts"]] == sorted(a["rank"] for a in ego["accounts"])
        found = {(each["source"]["key"], each["target"]["key"]) for each in ego["relations"]}
        assert found == {(keys[a], keys[b]) for a, b in graph.subgraph(around | {row}).edges}
        assert (ego["neighbourCount"], ego["truncated"]) == (len(around), False)
        few = (await api.ask(query, id=keys[row], n=3))["account"]["egoNetwork"]
        assert (len(few["accounts"]), few["neighbourCount"], few["truncated"]) == (3, len(around), True)
        assert few["accounts"] == ego["accounts"][:3]


async def test_runs_with_another_scope_are_no_history(tmp_path: Path) -> None:
    sample_run(str(tmp_path), "whole", day=1)
    sample_run(str(tmp_path), "topic", day=2, about=["hashtag:kopi"])
    settings = load_settings({"TULAR_HOME": str(tmp_path), "TULAR_ARTIFACTS": str(tmp_path)}, tmp_path)
    query = '{ account(id: "x:1050") { history { run { runId scope } } } run(id: "topic") { scope } }'
    async with connect(create_app(settings, reader=Pointer("whole"))) as client:
        answer = await Asker(client).ask(query)
    assert answer["account"]["history"] == [{"run": {"runId": "whole", "scope": ""}}]
    assert answer["run"]["scope"] == "about hashtag:kopi"


async def test_history_runs_from_the_newest_back(api: Asker) -> None:
    query = (
        "query($id: ID) { account(id: $id) { history(first: 3) { run { runId } rank score percentile } } }"
    )
    points = (await api.ask(query, id="x:1050"))["account"]["history"]
    assert [point["run"]["runId"] for point in points] == ["other", "newer", "older"]
    assert points[0]["rank"] is None, "the run of 40 accounts does not have it"
    for point, seed in zip(points[1:], (2, 1), strict=True):
        assert point["score"] == sample_tables(60, seed).accounts["pagerank"][50]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("", "BAD_INPUT"),
        ('id: "x:1", handle: "a"', "BAD_INPUT"),
        ('id: "Q29tbXVuaXR5OmMw"', "BAD_ID"),
        ('id: "x:1000", runId: "none"', "RUN_NOT_FOUND"),
    ],
)
async def test_wrong_questions(api: Asker, arguments: str, code: str) -> None:
    call = f"account({arguments})" if arguments else "account"
    assert (await api.refused(f"{{ {call} {{ key }} }}"))["extensions"]["code"] == code


@pytest.mark.parametrize(
    "field",
    [
        "egoNetwork(limit: 0) { truncated }",
        "history(first: 21) { rank }",
        "neighbours(first: 101) { edges { cursor } }",
        "posts(first: -1) { edges { cursor } }",
    ],
)
async def test_bounds_of_nested_lists(api: Asker, field: str) -> None:
    error = await api.refused(f'{{ account(id: "x:1000") {{ {field} }} }}')
    assert (error["extensions"]["code"], error["path"][0]) == ("BAD_INPUT", "account")


async def test_what_needs_neo4j_says_so_and_the_rest_is_answered(api: Asker, pointer: Pointer) -> None:
    response = await api.post(
        '{ account(id: "x:1000") { key relationCounts { outgoing } } influencers { totalCount } }'
    )
    payload = response.json()
    assert [error["extensions"]["code"] for error in payload["errors"]] == ["STORE_UNREACHABLE"]
    assert payload["data"] == {
        "account": {"key": "x:1000", "relationCounts": None},
        "influencers": {"totalCount": 60},
    }
    assert "read/relation_counts" in pointer.asked


@pytest.mark.parametrize(
    ("type_name", "key", "fields"),
    [
        ("Account", "x:1005", "... on Account { key score }"),
        ("Community", "c1", "... on Community { communityId size }"),
        ("Run", "older", "... on Run { runId seed }"),
    ],
)
async def test_node_finds_everything_with_an_id(api: Asker, type_name: str, key: str, fields: str) -> None:
    found = (
        await api.ask(
            f"query($id: ID!) {{ node(id: $id) {{ __typename id {fields} }} }}", id=to_global(type_name, key)
        )
    )["node"]
    assert found["__typename"] == type_name
    assert found["id"] == to_global(type_name, key)
    assert key in found.values()


@pytest.mark.parametrize(
    "bad", ["", "x:1005", "Tm90aGluZw==", to_global("Nothing", "x"), to_global("Account", "")]
)
async def test_node_refuses_what_is_no_id(api: Asker, bad: str) -> None:
    error = await api.refused("query($id: ID!) { node(id: $id) { id } }", id=bad)
    assert error["extensions"]["code"] == "BAD_ID"


@pytest.mark.parametrize("gone", [to_global("Community", "c99"), to_global("Run", "none")])
async def test_node_is_null_when_gone(api: Asker, gone: str) -> None:
    assert await api.ask("query($id: ID!) { node(id: $id) { id } }", id=gone) == {"node": None}


async def test_histories_of_a_page_look_for_runs_once(api: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(artifacts: str) -> list[RunManifest]:
        looked.append(artifacts)
        return list_runs(artifacts)

    monkeypatch.setattr("tular.api.graphql.open_runs.list_runs", counted)
    history = "history(first: 3) { run { runId } }"
    query = f"{{ influencers(first: 20) {{ edges {{ node {{ {history} }} }} }} runs {{ totalCount }} }}"
    edges = (await api.ask(query))["influencers"]["edges"]
    assert {len(edge["node"]["history"]) for edge in edges} == {3}
    assert len(looked) == 1


@pytest.mark.parametrize("measure", ["pagerank", UNKNOWN_FOR_SOME])
async def test_an_account_among_its_peers(api: Asker, measure: str) -> None:
    """By definition: half to twice the followers, or the 30 nearest; ahead of those who score worse."""
    enum = BY_NAME[measure].enum_name
    query = f"""query($id: ID) {{ account(id: $id) {{ peers(measure: {enum}) {{ count leastAudience mostAudience rank
      percentile leading(first: 3) {{ score node {{ key }} }} }} }} }}"""
    everyone = accounts()
    rising = sorted(everyone, key=lambda a: (a["followers"], a["key"]))
    for place in (0, 20, 59):
        mine = rising[place]
        near = [a for a in rising if mine["followers"] / 2 <= a["followers"] <= mine["followers"] * 2]
        first = min(max(place - 15, 0), 30)
        near = near if len(near) >= 30 else rising[first : first + 30]
        found = (await api.ask(query, id=mine["key"]))["account"]["peers"]
        assert found["count"] == len(near)
        assert (found["leastAudience"], found["mostAudience"]) == (
            near[0]["followers"],
            near[-1]["followers"],
        )
        sign = 1 if BY_NAME[measure].low_first else -1
        known = sorted(
            (a for a in near if a[measure] is not None), key=lambda a: (sign * a[measure], a["key"])
        )
        assert [e["node"]["key"] for e in found["leading"]] == [a["key"] for a in known[:3]]
        if mine[measure] is None:
            assert (found["rank"], found["percentile"]) == (None, None)
            continue
        assert found["rank"] == 1 + known.index(mine)
        worse = sum(sign * a[measure] > sign * mine[measure] for a in known)
        assert found["percentile"] == pytest.approx(100 * worse / (len(known) - 1))


async def test_many_accounts_at_once(api: Asker) -> None:
    query = """query($k: [ID!]) { nodes(ids: ["%s"]) { id }
      accounts(keys: $k, handles: ["@HANDLE3", "nobody"]) { key } }"""
    run = to_global("Run", "older")
    answer = await api.ask(query % run, k=["x:1005", to_global("Account", "x:1001"), "x:1005"])
    keys = [account and account["key"] for account in answer["accounts"]]
    assert keys[:3] == ["x:1005", "x:1001", "x:1005"]
    assert keys[4] is None
    assert answer["nodes"] == [{"id": run}]
    for wrong in ("{ accounts { key } }", "query($k: [ID!]) { accounts(keys: $k) { key } }"):
        error = await api.refused(wrong, k=["x:1005"] * 101)
        assert error["extensions"]["field"] == "keys"
