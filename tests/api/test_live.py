"""The API over a real Neo4j: published runs, neighbours, search, posts, accounts outside the run."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tests.api.conftest import Asker, connect
from tests.api.samples import sample_run
from tests.conftest import CACHE
from tular.api.graphql import batches, open_runs
from tular.api.http.app import create_app
from tular.config import Settings
from tular.measures import BY_NAME
from tular.models import AccountBatch, PostBatch, Relation, RelationBatch
from tular.runs.artifact import open_run
from tular.store.driver.database import Database
from tular.store.driver.live import LiveReader
from tular.store.ledger.lists import Lists, WholeLists
from tular.store.load.live import LiveLoader
from tular.store.publish.publishing import Publication, publish

pytestmark = pytest.mark.anyio

NEWCOMER = "999999"
"""An account that Neo4j has and the run does not."""
MORNING = datetime(2026, 3, 1, 8, tzinfo=UTC)


@pytest.fixture
def loaded(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """Two runs of 60 accounts, the first published; follows, events and posts in Neo4j."""
    artifacts = str(tmp_path / "runs")
    for day, run_id in enumerate(("first", "second"), 1):
        sample_run(artifacts, run_id, seed=day, day=day)
    loader = LiveLoader(database)
    ids = [str(1000 + row) for row in range(60)]
    handles = [f"Handle{row}" for row in range(60)]
    people = {
        "id": [*ids, NEWCOMER],
        "handle": [*handles, "newcomer"],
        "bio": [*["kopi"] * 60, "drinks kopi susu"],
    }
    loader.write(AccountBatch("x", pl.DataFrame(people)))
    follows = {"source": [int(each) for each in ids[1:46]], "target": [1000] * 45}
    loader.write(RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame(follows)))
    times = [MORNING - timedelta(hours=hours) for hours in (2, 1, 0)]
    retweets = {"source": [1000] * 3, "target": [int(NEWCOMER)] * 3, "count": [2, 3, 5], "at": times}
    loader.write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(retweets)))
    loader.write(PostBatch("x", _posts()))
    _publish(database, artifacts, "first")
    return replace(settings, artifacts=artifacts)


def _posts() -> pl.DataFrame:
    rows = [
        {
            "id": f"p{number}",
            "author": "1000",
            "at": MORNING + timedelta(hours=number) if number else None,
            "text": f"Post {number} ☕",
            "lang": "id",
            "hashtags": ["kopi", "tular"] if number == 1 else [],
            "links": [],
            "retweetOf": None,
            "quoteOf": "p1" if number == 2 else None,
            "replyTo": None,
        }
        for number in range(7)
    ]
    text = dict.fromkeys(("retweetOf", "quoteOf", "replyTo"), pl.String)
    lists = dict.fromkeys(("hashtags", "links"), pl.List(pl.String))
    return pl.DataFrame(rows, schema_overrides={**text, **lists, "at": pl.Datetime("us", "UTC")})


def _publish(database: Database, artifacts: str, run_id: str) -> None:
    run = open_run(artifacts, run_id, cache=CACHE)
    publish(database, run.manifest, run.tables)


@pytest.fixture
async def live(loaded: Settings) -> AsyncIterator[Asker]:
    app = create_app(loaded)
    async with connect(app) as client:
        yield Asker(client)
    await app.state.service.live.close()


async def follow(api: Asker, query: str, *path: str, **variables: Any) -> list[Any]:
    """The nodes of all pages of the connection at `path`."""
    found: list[Any] = []
    after, more = None, True
    while more:
        page = await api.ask(query, after=after, **variables)
        for name in path:
            page = page[name]
        assert page["pageInfo"]["hasPreviousPage"] == bool(found)
        found += page["edges"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return found


async def test_publishing_moves_the_service_and_pages_stay(
    live: Asker, loaded: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_runs, "FRESH", 0.0)
    query = """query($after: String) { influencers(first: 5, after: $after) {
      run { runId } pageInfo { endCursor } edges { rank } } }"""
    first = (await live.ask(query))["influencers"]
    _publish(database, loaded.artifacts, "second")
    second = (await live.ask(query, after=first["pageInfo"]["endCursor"]))["influencers"]
    assert (first["run"]["runId"], second["run"]["runId"]) == ("first", "first")
    assert [edge["rank"] for edge in second["edges"]] == [6, 7, 8, 9, 10]
    assert (await live.ask("{ run { runId current } }"))["run"] == {"runId": "second", "current": True}
    ready = await live.client.get("/health/ready")
    assert (ready.status_code, ready.json()["run"]) == (200, "second")


async def test_a_run_is_served_before_neo4j_has_it_and_says_so(
    live: Asker, loaded: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Live questions about members go by those of the run that is served."""
    monkeypatch.setattr(open_runs, "FRESH", 0.0)
    query = """query ($id: ID!, $run: ID) { run(id: $run) { runId inCypher }
      listening(community: $id, from: "2026-02-01T00:00:00Z") { posts } }"""
    first, second = (open_run(loaded.artifacts, run_id, cache=CACHE) for run_id in ("first", "second"))
    former, home = (run.accounts["communityId"][run.row_of("x:1000") or 0] for run in (first, second))
    assert former != home, "else a copy of the first run would do"
    publication = Publication(database, second.manifest, second.tables)
    publication.serve()
    served = await live.ask(query, id=home)
    assert served == {"run": {"runId": "second", "inCypher": False}, "listening": {"posts": 6}}
    assert (await live.ask(query, id=home, run="first"))["run"] == {"runId": "first", "inCypher": False}
    publication.copy(lambda _run: None)
    assert await live.ask(query, id=home) == served | {"run": {"runId": "second", "inCypher": True}}


async def test_neighbours_page_by_page(live: Asker) -> None:
    query = """query($after: String) { account(id: "x:1000") { neighbours(direction: IN, first: 20, after: $after) {
      pageInfo { hasNextPage hasPreviousPage endCursor }
      edges { weight node { key rank community { label } } } } } }"""
    found = await follow(live, query, "account", "neighbours")
    assert [edge["node"]["key"] for edge in found] == [f"x:{1000 + row}" for row in range(1, 46)]
    assert {edge["weight"] for edge in found} == {1.0}
    assert all(edge["node"]["rank"] for edge in found)


ORDERED = """query($after: String, $order: NeighbourOrder, $measure: Measure) { account(id: "x:1000") {
  neighbours(first: 7, after: $after, order: $order, measure: $measure) {
    pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { key score(measure: $measure) } } } } }"""


@pytest.mark.parametrize("measure", ["PAGERANK", "CLUSTERING", "CONSTRAINT"])
async def test_neighbours_by_a_measure(live: Asker, measure: str) -> None:
    """Best first, whichever end of the measure is best, those without a score last; the same as sorting them all."""
    found = await follow(live, ORDERED, "account", "neighbours", order="SCORE", measure=measure)
    nodes = [edge["node"] for edge in found]
    sign = 1 if BY_NAME[measure.lower()].low_first else -1
    assert len({node["key"] for node in nodes}) == 45
    assert nodes == sorted(nodes, key=lambda n: (n["score"] is None, sign * (n["score"] or 0.0), n["key"]))


async def test_neighbours_by_weight_and_by_time(live: Asker, database: Database) -> None:
    times = [MORNING + timedelta(hours=hours) for hours in (5, 1, 3, 2)]
    mentions = {"source": [1001, 1002, 1002, 1003], "target": [1000] * 4, "count": [1, 2, 2, 3], "at": times}
    LiveLoader(database).write(RelationBatch(Relation.MENTIONED, "x", pl.DataFrame(mentions)))
    query = """query($order: NeighbourOrder, $after: String) { account(id: "x:1000") {
      neighbours(layer: MENTIONS, order: $order, first: 2, after: $after) { totalCount
        pageInfo { hasNextPage hasPreviousPage endCursor } edges { weight last node { key } } } } }"""
    for order, rows in {"WEIGHT": [2, 3, 1], "LATEST": [1, 2, 3], "KEY": [1, 2, 3]}.items():
        found = await follow(live, query, "account", "neighbours", order=order)
        assert [edge["node"]["key"] for edge in found] == [f"x:{1000 + row}" for row in rows], order
    page = (await live.ask(query, order="WEIGHT"))["account"]["neighbours"]
    assert page["totalCount"] == 3, "each neighbour once"
    error = await live.refused(query, order="LATEST", after=page["pageInfo"]["endCursor"])
    assert error["extensions"]["code"] == "BAD_CURSOR"


async def test_neighbours_are_sorted_by_scores_of_the_current_run_only(live: Asker) -> None:
    query = """query($run: ID) { account(id: "x:1000", runId: $run) {
      neighbours(order: SCORE, first: 3) { totalCount edges { node { key } } } } }"""
    assert (await live.ask(query, run="first"))["account"]["neighbours"]["totalCount"] == 45
    assert (await live.refused(query, run="second"))["extensions"]["field"] == "order"


async def test_neighbours_of_another_layer_outside_the_run(live: Asker) -> None:
    query = """{ account(handle: "handle0") { neighbours(layer: RETWEETS, direction: OUT) {
      edges { weight last node { key handle rank score community { label } run { runId } scores { rank } } } } } }"""
    (edge,) = (await live.ask(query))["account"]["neighbours"]["edges"]
    nothing = {"rank": None, "score": None, "community": None, "run": None, "scores": []}
    assert edge == {
        "weight": 10.0,
        "last": MORNING.isoformat(),
        "node": {"key": f"x:{NEWCOMER}", "handle": "newcomer", **nothing},
    }


@pytest.mark.parametrize("asked", [f'id: "x:{NEWCOMER}"', 'handle: "@newcomer"'])
async def test_an_account_outside_the_run(live: Asker, asked: str) -> None:
    found = (await live.ask(f"{{ account({asked}) {{ key kind score egoNetwork {{ truncated }} }} }}"))[
        "account"
    ]
    assert found == {"key": f"x:{NEWCOMER}", "kind": "UNKNOWN", "score": None, "egoNetwork": None}


async def test_an_account_that_does_not_exist(live: Asker) -> None:
    query = '{ a: account(id: "x:0") { key } b: account(handle: "nobody") { key } }'
    assert await live.ask(query) == {"a": None, "b": None}


async def test_search_page_by_page(live: Asker) -> None:
    query = """query($after: String, $text: String!) { searchAccounts(text: $text, first: 25, after: $after) {
      pageInfo { hasNextPage hasPreviousPage endCursor } edges { score node { key rank } } } }"""
    found = await follow(live, query, "searchAccounts", text="kopi")
    assert {edge["node"]["key"] for edge in found} == {f"x:{1000 + row}" for row in range(60)} | {
        f"x:{NEWCOMER}"
    }
    assert len(found) == 61
    assert [edge["score"] for edge in found] == sorted((edge["score"] for edge in found), reverse=True)
    assert {edge["node"]["key"] for edge in found if edge["node"]["rank"] is None} == {f"x:{NEWCOMER}"}


@pytest.mark.parametrize(
    ("text", "code"), [(" ", "BAD_INPUT"), ("x" * 201, "BAD_INPUT"), ("a\tb", "BAD_INPUT")]
)
async def test_search_texts_are_bounded(live: Asker, text: str, code: str) -> None:
    error = await live.refused("query($t: String!) { searchAccounts(text: $t) { edges { score } } }", t=text)
    assert error["extensions"]["code"] == code


@pytest.mark.parametrize("text", ['"', "AND OR", "handle:*", "~^)(", "\u0000"])
async def test_nothing_typed_breaks_the_search(live: Asker, text: str) -> None:
    await live.ask("query($t: String!) { searchAccounts(text: $t) { edges { score } } }", t=text)


async def test_posts_newest_first_page_by_page(live: Asker) -> None:
    query = """query($after: String) { account(id: "x:1000") { posts(first: 3, after: $after) {
      pageInfo { hasNextPage hasPreviousPage endCursor }
      edges { node { key at text lang hashtags links quoteOf replyTo retweetOf } } } } }"""
    posts = [edge["node"] for edge in await follow(live, query, "account", "posts")]
    assert [post["key"] for post in posts] == [f"x:p{number}" for number in (6, 5, 4, 3, 2, 1, 0)]
    assert posts[5] == {
        "key": "x:p1",
        "at": (MORNING + timedelta(hours=1)).isoformat(),
        "text": "Post 1 ☕",
        "lang": "id",
        "hashtags": ["kopi", "tular"],
        "links": [],
        "quoteOf": None,
        "replyTo": None,
        "retweetOf": None,
    }
    assert (posts[4]["quoteOf"], posts[6]["at"]) == ("x:p1", None)


async def test_relation_counts(live: Asker) -> None:
    query = '{ account(id: "x:1000") { relationCounts { layer incoming outgoing } } }'
    counts = {each["layer"]: each for each in (await live.ask(query))["account"]["relationCounts"]}
    assert counts["FOLLOWS"]["incoming"] == 45
    assert counts["RETWEETS"]["outgoing"] >= 1
    assert set(counts) == {"FOLLOWS", "RETWEETS", "QUOTES", "REPLIES", "MENTIONS"}


IN_THE_BACKGROUND = ("read/current_run", "read/community_names")
LIVE_FIELDS = """key relationCounts { layer incoming outgoing }
  rhythm(zone: "Asia/Jakarta") { posts hours }
  posts(first: 3) { pageInfo { hasNextPage endCursor } edges { node { key hashtags } } }
  followers: neighbours(first: 5) { pageInfo { endCursor hasNextPage } edges { weight last node { key rank } } }
  following: neighbours(direction: OUT) { edges { weight node { key } } }
  near(radius: 2, first: 7) { steps relations through account { key } } mutuals { key score }
  audienceGrowth(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z") { before after }"""


async def test_accounts_of_a_page_share_their_questions(
    live: Asker, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question to Neo4j for each field and its arguments, and what each account would be told alone."""
    mutual = {"source": [1000] * 5 + [1007] * 3, "target": [1001, 1002, 1003, 1004, 1005, 1003, 1008, 1000]}
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame(mutual)))
    page = f"{{ influencers(first: 60) {{ edges {{ node {{ {LIVE_FIELDS} }} }} }} }}"
    alone = f"query($key: ID) {{ account(id: $key) {{ {LIVE_FIELDS} }} }}"
    await live.ask("{ run { runId } }")
    questions = counted_questions(monkeypatch)
    together = [edge["node"] for edge in (await live.ask(page))["influencers"]["edges"]]
    assert sorted(question for question in questions if question not in IN_THE_BACKGROUND) == [
        "read/audience_growth",
        "read/mutuals",
        "read/near",
        "read/near_two",
        "read/neighbours_in",
        "read/neighbours_out",
        "read/post_times",
        "read/posts",
        "read/relation_counts",
    ]
    assert together == [(await live.ask(alone, key=each["key"]))["account"] for each in together]
    best = {each["key"]: each for each in together}["x:1000"]
    assert {each["key"] for each in best["mutuals"]} == {f"x:{1000 + row}" for row in range(1, 6)}
    assert (len(best["near"]), best["rhythm"]["posts"], best["posts"]["pageInfo"]["hasNextPage"]) == (
        7,
        6,
        True,
    )


def counted_questions(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of statements that are sent to Neo4j from now on."""
    sent: list[str] = []
    within = LiveReader._within

    async def counted(reader: LiveReader, seconds: float, asked: Any, parameters: Any) -> Any:
        sent.append(asked.name)
        return await within(reader, seconds, asked, parameters)

    monkeypatch.setattr(LiveReader, "_within", counted)
    return sent


async def test_more_accounts_than_one_question_takes(
    live: Asker, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "MOST", 25)
    questions = counted_questions(monkeypatch)
    query = "{ influencers(first: 60) { edges { node { key relationCounts { layer incoming } } } } }"
    edges = (await live.ask(query))["influencers"]["edges"]
    counts = {edge["node"]["key"]: edge["node"]["relationCounts"] for edge in edges}
    assert counts["x:1000"][0] == {"layer": "FOLLOWS", "incoming": 45}
    assert [len(count) for count in counts.values()] == [5] * 60
    assert questions.count("read/relation_counts") == 3


async def test_one_handle_on_two_platforms_is_never_guessed(live: Asker, database: Database) -> None:
    """The run has one of them, Neo4j both."""
    LiveLoader(database).write(AccountBatch("mastodon", pl.DataFrame({"id": ["7"], "handle": ["Handle3"]})))
    query = 'query($platform: String) { account(handle: "@Handle3", platform: $platform) { key rank } }'
    error = await live.refused(query)
    assert error["extensions"]["field"] == "handle"
    assert {"x:1003", "mastodon:7"} <= set(error["message"].replace(",", " ").replace(". ", " ").split())
    assert (await live.ask(query, platform="mastodon"))["account"] == {"key": "mastodon:7", "rank": None}
    found = (await live.ask(query, platform="x"))["account"]
    assert found["key"] == "x:1003"
    assert found["rank"] is not None


async def test_growth_of_one_audience(live: Asker, database: Database) -> None:
    """Two followers at first, of whom one is not seen again, and a new one."""
    days = [MORNING + timedelta(days=number) for number in range(3)]
    seen = {"firstSeen": [days[0], days[0], days[1]], "lastSeen": [days[0], days[2], days[2]]}
    follows = pl.DataFrame({"source": [1, 2, 3], "target": [int(NEWCOMER)] * 3, **seen})
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", follows))
    query = """query($from: DateTime!, $to: DateTime!) { account(id: "x:999999") {
      audienceGrowth(from: $from, to: $to) { before after gained lost checked growthRate churnRate crawled } } }"""
    between = {"from": days[0].isoformat(), "to": (days[2] + timedelta(days=9)).isoformat()}
    found = (await live.ask(query, **between))["account"]["audienceGrowth"]
    assert (found["before"], found["gained"], found["lost"], found["checked"]) == (2, 1, None, 0)
    lists = WholeLists(Lists.FOLLOWERS)
    assert list(lists.batches([RelationBatch(Relation.FOLLOWS, "x", follows)]))
    lists.record(database)
    found = (await live.ask(query, **between))["account"]["audienceGrowth"]
    assert datetime.fromisoformat(found.pop("crawled")) == days[0]
    rates = {"growthRate": 0.0, "churnRate": 0.5}
    assert found == {"before": 2, "after": 2, "gained": 1, "lost": 1, "checked": 2} | rates
    error = await live.refused(query, **{"from": between["to"], "to": between["from"]})
    assert error["extensions"]["field"] == "from"


async def test_the_rhythm_of_an_account(live: Asker) -> None:
    query = 'query($zone: String) { account(id: "x:1000") { rhythm(zone: $zone) { zone posts hours } } }'
    found = (await live.ask(query, zone="Asia/Jakarta"))["account"]["rhythm"]
    assert (found["zone"], found["posts"]) == ("Asia/Jakarta", 6), "one post has no time"
    hours = {(day, hour): n for day, row in enumerate(found["hours"]) for hour, n in enumerate(row) if n}
    assert hours == {(6, 15 + number): 1 for number in range(1, 7)}
    nothing = (await live.ask('{ account(id: "x:1001") { rhythm { posts hours } } }'))["account"]["rhythm"]
    assert nothing == {"posts": 0, "hours": [[0] * 24] * 7}
    assert (await live.refused(query, zone="Mars"))["extensions"]["field"] == "zone"


async def test_parts_of_a_campaign_that_are_null(live: Asker) -> None:
    """Null means the usual, as when nothing is said."""
    campaign = """name: "Kopi", from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z", hashtags: ["kopi"],
      paid: null, moments: null, cost: null, formula: {small: null, large: null, smallAudience: 5}"""
    made = await live.ask(f"mutation {{ createCampaign(campaign: {{{campaign}}}) {{ name }} }}")
    assert made["createCampaign"] == {"name": "Kopi"}
