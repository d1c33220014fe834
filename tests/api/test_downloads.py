"""The map as files: other tools read them."""

from __future__ import annotations

import io
from typing import Any, ClassVar

import networkx as nx
import pytest

from tests.api.conftest import Asker, Pointer, connect
from tests.api.samples import sample_tables
from tular.api.http.app import create_app
from tular.config import Settings
from tular.results.exports.forms import FORMS

pytestmark = pytest.mark.anyio

OTHERS = ((60, 2), (40, 3))
"""Accounts and seed of the runs `newer` and `other`."""
READERS: dict[str, Any] = {
    "gexf": lambda answer: nx.read_gexf(io.BytesIO(answer.content)),
    "graphml": lambda answer: nx.read_graphml(io.BytesIO(answer.content)),
    "cytoscape": lambda answer: nx.cytoscape_graph(answer.json()),
    "node-link": lambda answer: nx.node_link_graph(answer.json(), edges="edges"),
}


@pytest.mark.parametrize("form", READERS)
async def test_networkx_reads_the_communities(api: Asker, form: str) -> None:
    """Those that are shown, and one node for the rest."""
    tables = sample_tables(60, 2)
    graph = READERS[form](await api.client.get(f"/maps/newer/communities.{form}"))
    assert set(graph) == {"c0", "c1", "c2", "rest"}
    assert graph.nodes["c1"]["members"] == tables.communities["size"][1]
    assert graph.nodes["rest"]["members"] == tables.communities["size"][3]
    if form != "gexf":
        assert graph.nodes["c0"]["color"] == tables.communities["colour"][0]
    between = tables.flows.filter(tables.flows["source"] != tables.flows["target"])
    names = ["c0", "c1", "c2", "rest"]
    weights = {(names[s], names[t]): w for s, t, w in between.select("source", "target", "weight").rows()}
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
    assert len(offered) == 2 * len(FORMS)
    names = set()
    for each in offered:
        answer = await api.client.get(each["url"])
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == each["mediaType"]
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content
        names.add(answer.headers["content-disposition"])
    assert len(names) == len(offered)


async def test_a_file_is_sent_once_in_parts_and_compressed(api: Asker) -> None:
    url = "/maps/newer/accounts.graphology?top=all"
    whole = await api.client.get(url, headers={"Accept-Encoding": "identity"})
    packed = await api.client.get(url, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == whole.content
    assert packed.headers["etag"] != whole.headers["etag"]
    part = await api.client.get(url, headers={"Range": "bytes=10-19", "Accept-Encoding": "gzip"})
    assert part.status_code == 206
    assert part.content == whole.content[10:20]
    again = await api.client.get(url, headers={"If-None-Match": packed.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_filter_a_community_and_an_ego_network_are_files_too(api: Asker) -> None:
    tables = sample_tables(60, 2)
    accounts = tables.accounts

    async def keys(path: str, **query: str) -> set[str]:
        answer = await api.client.get(f"/maps/newer/{path}.graphology", params=query)
        assert answer.status_code == 200, answer.text
        return {node["key"] for node in answer.json()["nodes"]}

    media = accounts.filter(accounts["kind"] == "MEDIA")["key"]
    assert await keys("accounts", filter='{"kind":["MEDIA"]}', top="all") == set(media)
    members = accounts.filter(accounts["communityId"] == "c1")["key"]
    assert await keys("community", id="c1") == set(members)
    key = accounts["key"][4]
    ends = tables.relations.filter((tables.relations["source"] == 4) | (tables.relations["target"] == 4))
    near = {accounts["key"][row] for row in {*ends["source"], *ends["target"]}}
    assert await keys("ego", account=key) == near


async def test_every_list_says_where_to_download_what_it_shows(api: Asker) -> None:
    query = """{
      influencers(filter: { community: ["c1"], kind: [PERSON, MEDIA] }, measure: IN_DEGREE) {
        totalCount downloads { format url } }
      weighed: influencers(weights: [{ measure: IN_DEGREE, weight: 1 }]) { downloads { url } }
      community(id: "c1") { size downloads { format url } members { downloads { format url } } }
      account(id: "x:1004") { egoNetwork { neighbourCount downloads { format url } } } }"""
    answer = await api.ask(query)
    community, ego = answer["community"], answer["account"]["egoNetwork"]

    async def nodes(downloads: list[dict[str, str]]) -> int:
        (url,) = [one["url"] for one in downloads if one["format"] == "graphology"]
        return len((await api.client.get(url)).json()["nodes"])

    assert await nodes(answer["influencers"]["downloads"]) == answer["influencers"]["totalCount"] > 0
    assert answer["weighed"]["downloads"] is None
    assert (
        await nodes(community["downloads"])
        == await nodes(community["members"]["downloads"])
        == community["size"]
    )
    assert await nodes(ego["downloads"]) == ego["neighbourCount"] + 1


async def test_names_that_users_gave_have_addresses_of_their_own(api_settings: Settings) -> None:
    class Naming(Pointer):
        names: ClassVar[dict[str, str]] = {"c0": "Ours"}

        async def read(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
            if statement == "read/community_names":
                return [{"id": one, "name": name, "mergedInto": None} for one, name in self.names.items()]
            return await super().read(statement, **parameters)

    async with connect(create_app(api_settings, reader=Naming("newer"))) as client:
        asker = Asker(client)
        query = "{ communityMap { downloads { format url } } }"
        offered = (await asker.ask(query))["communityMap"]["downloads"]
        (url,) = [
            one["url"] for one in offered if one["format"] == "graphology" and "communities" in one["url"]
        ]
        labels = [node["attributes"]["label"] for node in (await client.get(url)).json()["nodes"]]
        assert labels[0] == "Ours"
        found = (await client.get("/maps/newer/communities.graphology")).json()["nodes"][0]
        assert found["attributes"]["label"] == "Label 0"
        stale = await client.get("/maps/newer/communities.graphology?edits=0123")
        assert stale.status_code == 400


async def test_a_difference_between_runs(api: Asker) -> None:
    query = {"sinceRun": "other", "top": "all"}
    answer = (await api.client.get("/maps/newer/accounts.graphology", params=query)).json()
    changes = {node["key"]: node["attributes"]["change"] for node in answer["nodes"]}
    now, before = (set(sample_tables(*of).accounts["key"]) for of in OTHERS)
    assert {key for key, change in changes.items() if change == "added"} == now - before
    assert {key for key, change in changes.items() if change == "removed"} == before - now
    same = await api.client.get("/maps/newer/accounts.graphology", params={"sinceRun": "newer"})
    assert same.json()["nodes"] == []


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/maps/none/communities.gexf", 404, "RUN_NOT_FOUND"),
        ("/maps/..%2Fsecret/communities.gexf", 404, None),
        ("/maps/newer/communities.exe", 400, "BAD_INPUT"),
        ("/maps/newer/communities.parquet", 400, "BAD_INPUT"),
        ("/maps/newer/people.gexf", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?top=0", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?filter=x", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?filter=%7B%22fame%22:1%7D", 400, "BAD_INPUT"),
        ("/maps/newer/community.gexf", 400, "BAD_INPUT"),
        ("/maps/newer/community.gexf?id=none", 400, "BAD_ID"),
        ("/maps/newer/ego.gexf?account=none", 400, "BAD_ID"),
        ("/maps/newer/accounts.gexf?sinceRun=none", 404, "RUN_NOT_FOUND"),
        ("/maps/newer/accounts.gexf?top=many", 400, "BAD_INPUT"),
        ("/maps/newer/accounts.gexf?measure=FAME", 400, "BAD_INPUT"),
    ],
)
async def test_wrong_addresses(api: Asker, path: str, status: int, code: str | None) -> None:
    answer = await api.client.get(path)
    assert answer.status_code == status
    if code:
        assert answer.json()["errors"][0]["extensions"]["code"] == code
