"""The map as files: other tools read them."""

from __future__ import annotations

import io
from typing import Any

import networkx as nx
import pytest

from tests.api.conftest import Asker
from tests.api.samples import sample_tables

pytestmark = pytest.mark.anyio

READERS: dict[str, Any] = {
    "gexf": lambda answer: nx.read_gexf(io.BytesIO(answer.content)),
    "graphml": lambda answer: nx.read_graphml(io.BytesIO(answer.content)),
    "cytoscape": lambda answer: nx.cytoscape_graph(answer.json()),
    "node-link": lambda answer: nx.node_link_graph(answer.json(), edges="edges"),
}


@pytest.mark.parametrize("form", READERS)
async def test_networkx_reads_the_communities(api: Asker, form: str) -> None:
    tables = sample_tables(60, 2)
    graph = READERS[form](await api.client.get(f"/maps/newer/communities.{form}"))
    assert set(graph) == set(tables.communities["id"])
    assert graph.nodes["c0"]["color"] == tables.communities["colour"][0]
    assert graph.nodes["c1"]["members"] == tables.communities["size"][1]
    between = tables.flows.filter(tables.flows["source"] != tables.flows["target"])
    weights = {
        (f"c{s}", f"c{t}"): weight for s, t, weight in between.select("source", "target", "weight").rows()
    }
    assert {(s, t): weight for s, t, weight in graph.edges(data="weight")} == weights


@pytest.mark.parametrize("form", ["graphml", "cytoscape", "node-link"])
async def test_networkx_reads_the_leading_accounts(api: Asker, form: str) -> None:
    best = (
        sample_tables(60, 2).accounts.sort("inDegree", "key", descending=[True, False])["key"].to_list()[:10]
    )
    answer = await api.client.get(f"/maps/newer/accounts.{form}", params={"top": 10, "measure": "IN_DEGREE"})
    assert set(READERS[form](answer)) == set(best)


async def test_sigma_can_draw_the_graphology_file(api: Asker) -> None:
    document = (await api.client.get("/maps/newer/communities.graphology")).json()
    for node in document["nodes"]:
        assert {"x", "y", "size", "color", "label"} <= node["attributes"].keys()
    ends = {node["key"] for node in document["nodes"]}
    assert {edge["source"] for edge in document["edges"]} <= ends


async def test_every_download_that_is_offered_is_there(api: Asker) -> None:
    query = "{ communityMap { downloads { level format url mediaType } } }"
    offered = (await api.ask(query))["communityMap"]["downloads"]
    assert len(offered) == 10
    for each in offered:
        answer = await api.client.get(each["url"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == each["mediaType"]
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/maps/none/communities.gexf", 404, "RUN_NOT_FOUND"),
        ("/maps/..%2Fsecret/communities.gexf", 404, None),
        ("/maps/newer/communities.exe", 400, "BAD_INPUT"),
        ("/maps/newer/communities.parquet", 400, "BAD_INPUT"),
        ("/maps/newer/people.gexf", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?top=0", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?top=5001", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?top=many", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?measure=FAME", 400, "BAD_INPUT"),
    ],
)
async def test_wrong_addresses(api: Asker, path: str, status: int, code: str | None) -> None:
    answer = await api.client.get(path)
    assert answer.status_code == status
    if code:
        assert answer.json()["errors"][0]["extensions"]["code"] == code
