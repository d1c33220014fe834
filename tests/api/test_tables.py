"""Tables as files under `/tables`: the same numbers as GraphQL's, and errors that say what to do."""

from __future__ import annotations

import asyncio
import csv
import io
import threading
import time
from typing import Any

import pytest

from tests.api.conftest import Asker
from tular.api.graphql.request_threads import heavy_lane
from tular.api.http import tables
from tular.results.table_files import MEDIA_TYPES, SUFFIXES

pytestmark = pytest.mark.anyio


async def rows(api: Asker, address: str) -> list[dict[str, str]]:
    answer = await api.client.get(address)
    assert answer.status_code == 200, answer.text
    lines = answer.text.splitlines(keepends=True)
    assert lines[0].startswith("# run newer; ")
    return list(csv.DictReader(io.StringIO("".join(line for line in lines if not line.startswith("#")))))


async def test_a_ranking_with_filters(api: Asker) -> None:
    query = """{ influencers(measure: BETWEENNESS, first: 7,
      filter: {kind: [MEDIA, COMPANY], location: "jakarta"}) { edges { rank score node { key } } } }"""
    edges = (await api.ask(query))["influencers"]["edges"]
    filters = "kind=MEDIA&kind=COMPANY&location=jakarta"
    table = await rows(api, f"/tables/accounts.csv?measure=betweenness&first=7&{filters}")
    assert [(int(row["rank"]), row["key"]) for row in table] == [(e["rank"], e["node"]["key"]) for e in edges]
    assert [float(row["score"]) for row in table] == [edge["score"] for edge in edges]
    weighed = "weights=pagerank=2,coreness=-1&first=3&show=inDegree&compareTo=older"
    columns = set((await rows(api, f"/tables/accounts.csv?{weighed}"))[0])
    assert {"by pagerank", "by coreness", "inDegree", "rankChange"} <= columns
    brokers = (await rows(api, "/tables/accounts.csv?between=c0,c2&first=3"))[0]
    assert set(brokers) >= {"toFirst", "expectedToSecond"}


async def test_communities_and_one_of_them(api: Asker) -> None:
    table = await rows(api, "/tables/communities.csv?first=3")
    found = (await api.ask("{ communities(first: 3) { edges { node { communityId size conductance } } } }"))[
        "communities"
    ]["edges"]
    assert [(row["communityId"], int(row["size"]), float(row["conductance"])) for row in table] == [
        tuple(edge["node"].values()) for edge in found
    ]
    members = await rows(api, "/tables/community/c1.csv?first=5&measure=IN_DEGREE")
    assert len(members) == 5
    assert "inDegree" in members[0]
    assert {row["targetId"] for row in await rows(api, "/tables/community/c1.csv?table=flows")} > {"c1"}


async def test_communities_with_filters(api: Asker) -> None:
    found = await api.ask("{ communities(first: 100) { edges { node { communityId size stability } } } }")
    nodes = [edge["node"] for edge in found["communities"]["edges"]]
    sizes = sorted(node["size"] for node in nodes)
    least, most = sizes[1], sizes[-2]
    wanted = {node["communityId"] for node in nodes if least <= node["size"] <= most}
    table = await rows(api, f"/tables/communities.csv?minSize={least}&maxSize={most}")
    assert 0 < len(wanted) < len(nodes)
    assert {row["communityId"] for row in table} == wanted
    stable = {node["communityId"] for node in nodes if (node["stability"] or 0) >= 0.5}
    assert {
        row["communityId"] for row in await rows(api, "/tables/communities.csv?minStability=0.5")
    } == stable


async def test_files_are_written_by_few_threads(api: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in the loop that serves, and no more at a time than the heavy lane has threads."""
    at_once, most = [], []

    def slowly(*_: Any) -> bytes:
        at_once.append(threading.current_thread().name)
        most.append(len(at_once))
        time.sleep(0.05)
        at_once.pop()
        return b"done"

    monkeypatch.setattr(tables, "written", slowly)
    answers = await asyncio.gather(*(api.client.get("/tables/runs.xlsx") for _ in range(20)))
    assert {answer.content for answer in answers} == {b"done"}
    assert max(most) <= heavy_lane().threads
    monkeypatch.setattr(heavy_lane(), "waiting", 2)
    answers = await asyncio.gather(*(api.client.get("/tables/runs.xlsx") for _ in range(20)))
    refused = [answer for answer in answers if answer.status_code == 503]
    assert refused
    assert refused[0].json()["errors"][0]["extensions"]["code"] == "BUSY"


async def test_runs(api: Asker) -> None:
    text = (await api.client.get("/tables/runs.csv")).text
    assert "newer,true,,," in text


@pytest.mark.parametrize("suffix", SUFFIXES)
async def test_every_format(api: Asker, suffix: str) -> None:
    answer = await api.client.get(f"/tables/accounts.{suffix}?first=2")
    assert answer.headers["content-type"] == MEDIA_TYPES[SUFFIXES[suffix]]
    assert f"newer-accounts.{suffix}" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("accounts.doc", 400, "There is no table"),
        ("community.csv", 400, "community/ID"),
        ("accounts.csv?measure=pagrank", 400, "Did you mean pagerank"),
        ("accounts.csv?first=5000", 400, "1 to 1000"),
        ("accounts.csv?kind=ROBOT", 400, "PERSON"),
        ("accounts.csv?minAudience=x", 400, "whole number"),
        ("accounts.csv?runId=none", 404, "no run"),
        ("communities.csv?first=500", 400, "1 to 100"),
        ("accounts.csv?minaudience=5", 400, "Did you mean minAudience"),
        ("communities.csv?kind=MEDIA", 400, "There is no parameter"),
        ("runs.csv?first=5", 400, "There is no parameter"),
        ("communities.csv?minStability=5", 400, "0 to 1"),
        ("community/none.csv", 404, "no community"),
    ],
)
async def test_errors_say_what_to_do(api: Asker, address: str, status: int, said: str) -> None:
    answer = await api.client.get(f"/tables/{address}")
    assert answer.status_code == status
    (error,) = answer.json()["errors"]
    assert said in error["message"]
