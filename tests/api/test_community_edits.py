"""Users name and merge communities: seen at once by GraphQL and Cypher, kept by later runs, refused with reasons."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.api.conftest import Asker, connect
from tests.api.samples import sample_run
from tests.conftest import CACHE
from tests.store.graphs import cypher
from tular.api.http.app import create_app
from tular.config import Settings
from tular.runs.artifact import open_run
from tular.store.driver.database import Database
from tular.store.publish.publishing import publish

pytestmark = pytest.mark.anyio
ALL = "{ communities { edges { node { communityId label generatedLabel parts size } } } }"
RENAME = (
    "mutation ($id: ID!, $name: String) { renameCommunity(id: $id, name: $name) { id label generatedLabel } }"
)
MERGE = "mutation ($ids: [ID!]!, $into: ID!) { mergeCommunities(ids: $ids, into: $into) { communityId parts size } }"
SEPARATE = "mutation ($ids: [ID!]!) { separateCommunities(ids: $ids) { communityId parts } }"


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    artifacts = str(tmp_path / "runs")
    for day, run_id in enumerate(("first", "second"), 1):
        sample_run(artifacts, run_id, seed=1, day=day)
    published(database, artifacts, "first")
    return replace(settings, artifacts=artifacts)


@pytest.fixture
async def api(own: Settings) -> AsyncIterator[Asker]:
    app = create_app(own)
    async with app.router.lifespan_context(app), connect(app) as client:
        yield Asker(client)


def published(database: Database, artifacts: str, run_id: str) -> None:
    run = open_run(artifacts, run_id, cache=CACHE)
    publish(database, run.manifest, run.tables)


def in_cypher(database: Database) -> dict[str, tuple[str | None, str | None]]:
    rows = cypher(
        database,
        "MATCH (:Run {current: true})<-[:OF]-(c:Community) RETURN c.id AS id, c.name AS name, c.mergedInto AS home",
    )
    return {row["id"]: (row["name"], row["home"]) for row in rows if row["name"] or row["home"]}


async def test_a_name_is_seen_everywhere_and_survives_the_next_run(
    api: Asker, own: Settings, database: Database
) -> None:
    named = (await api.ask(RENAME, id="c1", name="  Kopi \n people "))["renameCommunity"]
    assert (named["label"], named["generatedLabel"]) == ("Kopi people", "Label 1")
    assert in_cypher(database) == {"c1": ("Kopi people", None)}
    published(database, own.artifacts, "second")
    assert in_cypher(database) == {"c1": ("Kopi people", None)}
    for asked in ('community(id: "c1")', 'community(id: "c1", runId: "first")'):
        assert (await api.ask(f"{{ found: {asked} {{ label }} }}"))["found"]["label"] == "Kopi people"
    back = (await api.ask(RENAME, id=named["id"]))["renameCommunity"]
    assert back["label"] == "Label 1"
    assert in_cypher(database) == {}


async def test_communities_are_shown_as_one_and_apart_again(api: Asker, database: Database) -> None:
    edges = (await api.ask(ALL))["communities"]["edges"]
    sizes = {edge["node"]["communityId"]: edge["node"]["size"] for edge in edges}
    await api.ask(MERGE, ids=["c3"], into="c2")
    whole = (await api.ask(MERGE, ids=["c2"], into="c1"))["mergeCommunities"]
    assert (whole["communityId"], sorted(whole["parts"])) == ("c1", ["c1", "c2", "c3"])
    assert whole["size"] == sizes["c1"] + sizes["c2"] + sizes["c3"]
    assert in_cypher(database) == {"c2": (None, "c1"), "c3": (None, "c1")}
    now = (await api.ask(ALL))["communities"]["edges"]
    assert [edge["node"]["communityId"] for edge in now] == ["c1", "c0"]
    refused = await api.refused(MERGE, ids=["c1"], into="c3")
    assert "part of c1 already" in refused["message"]
    by_part = await api.ask('{ community(id: "c3") { communityId members(first: 100) { totalCount } } }')
    assert by_part["community"] == {"communityId": "c1", "members": {"totalCount": whole["size"]}}
    drawn = (await api.ask("{ communityMap(minSize: 1) { communities { communityId } flows { weight } } }"))[
        "communityMap"
    ]
    assert len(drawn["communities"]) == 2
    assert len(drawn["flows"]) <= 2
    apart = (await api.ask(SEPARATE, ids=["c2", "c3"]))["separateCommunities"]
    assert [one["parts"] for one in apart] == [["c2"], ["c3"]]
    assert {
        e["node"]["communityId"]: e["node"]["size"] for e in (await api.ask(ALL))["communities"]["edges"]
    } == sizes


@pytest.mark.parametrize(
    ("query", "variables", "field"),
    [
        (RENAME, {"id": "nowhere", "name": "x"}, "id"),
        (RENAME, {"id": "c1", "name": " "}, "name"),
        (RENAME, {"id": "c1", "name": "x" * 101}, "name"),
        (MERGE, {"ids": ["c1"], "into": "nowhere"}, "into"),
        (MERGE, {"ids": [], "into": "c1"}, "ids"),
        (MERGE, {"ids": ["c1"], "into": "c1"}, "ids"),
        (SEPARATE, {"ids": ["nowhere"]}, "ids"),
    ],
)
async def test_what_cannot_be_shown_is_refused(
    api: Asker, database: Database, query: str, variables: dict[str, object], field: str
) -> None:
    error = await api.refused(query, **variables)
    assert error["extensions"]["field"] == field
    assert in_cypher(database) == {}


async def test_nothing_is_changed_by_get(api: Asker) -> None:
    answer = await api.client.get(
        "/graphql", params={"query": 'mutation { renameCommunity(id: "c1") { id } }'}
    )
    assert answer.status_code == 405
