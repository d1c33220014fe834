"""The same questions at every door: GraphQL, the command line and Cypher give the same answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import click
import neo4j
import polars as pl
import pytest

from tests.conftest import CACHE, WIPE
from tests.world import World, analysed, load
from tular.config import Settings
from tular.errors import DoesNotFit, RunNotFound, UsageError
from tular.measures import BY_NAME, CATALOGUE
from tular.models import Layer, Window
from tular.runs.artifact import RunArtifact, open_run
from tular.runs.plan import Plan
from tular.runs.scope import Scope

FIRST = 12
WINDOW = Window(datetime(2026, 1, 5, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC))
TOWARDS = Scope(towards=("hashtag:musik",))


@pytest.fixture(scope="module")
def world(settings: Settings, _driver: neo4j.Driver, tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("doors")
    own = replace(settings, artifacts=str(folder / "runs"))
    with _driver.session(database=settings.neo4j_database) as session:
        session.run(WIPE).consume()
    load(own, folder / "network")
    plan = Plan(measures=tuple(BY_NAME), window=WINDOW, scope=TOWARDS, tiers=(50, 200, 500, 1000), workers=2)
    runs = [analysed(own, replace(plan, damping=damping)) for damping in (0.5, 0.85)]
    return World(own, *runs)


EDGES = "edges { rank score previousRank rankChange node { key } parts { measure contribution } }"


def influencers(world: World, arguments: str) -> list[dict[str, Any]]:
    query = f"{{ influencers(first: {FIRST}, {arguments}) {{ {EDGES} }} }}"
    edges: list[dict[str, Any]] = world.graphql(query)["influencers"]["edges"]
    return edges


def ranked(rows: list[dict[str, Any]]) -> list[tuple[int, str, float]]:
    """Rank, key and score, whichever door they came from."""
    return [(row["rank"], row.get("key") or row["node"]["key"], pytest.approx(row["score"])) for row in rows]


@pytest.mark.parametrize("name", BY_NAME)
def test_leaders_by_every_measure(world: World, name: str) -> None:
    measure = BY_NAME[name]
    edges = influencers(world, f"measure: {measure.enum_name}")
    rows = world.cli("top", "--measure", name, "--first", str(FIRST))["rows"]
    assert ranked(rows) == ranked(edges)
    assert len(edges) == FIRST
    order = "ASC" if measure.low_first else "DESC"
    found = world.ask_cypher(
        f"MATCH (a:Account) WHERE a.run IS NOT NULL AND a.{name} IS NOT NULL "
        f"RETURN a.key AS key, a.{name} AS score ORDER BY score {order}, key LIMIT {FIRST}"
    )
    scores = [each["score"] for each in found]
    assert ranked([row | {"rank": 1 + scores.index(row["score"])} for row in found]) == ranked(edges)


def test_a_composite_score(world: World) -> None:
    """Low leads in the time to a retweet and in constraint, at every door; a negative weight turns it round."""
    weights = {"pagerank": 2, "medianSecondsToRetweet": 1, "coreness": -1, "constraint": -0.5}
    given = ", ".join(
        f"{{measure: {BY_NAME[name].enum_name}, weight: {weight}}}" for name, weight in weights.items()
    )
    edges = influencers(world, f"weights: [{given}]")
    written = ",".join(f"{name}={weight}" for name, weight in weights.items())
    rows = world.cli("top", "--weights", written, "--first", str(FIRST))["rows"]
    assert ranked(rows) == ranked(edges)
    found = world.cypher("analyst/composite", weights=weights, limit=FIRST)
    assert [row["score"] for row in found] == pytest.approx([row["score"] for row in rows])
    assert [row["handle"] for row in found] == [row["handle"] for row in rows]
    for row, edge, other in zip(rows, edges, found, strict=True):
        parts = {part["measure"]: part["contribution"] for part in row["parts"]}
        assert sum(parts.values()) == pytest.approx(row["score"])
        assert {BY_NAME[name].enum_name: part for name, part in parts.items()} == pytest.approx(
            {part["measure"]: part["contribution"] for part in edge["parts"]}
        )
        assert {part["measure"]: part["contribution"] for part in other["parts"]} == pytest.approx(parts)


def test_bridges_between_two_communities(world: World) -> None:
    first, second = world.run.communities["id"].to_list()[:2]
    edges = influencers(world, f'between: ["{first}", "{second}"]')
    rows = world.cli("top", "--between", first, second, "--first", str(FIRST))["rows"]
    assert ranked(rows) == ranked(edges)
    found = world.cypher(
        "analyst/bridges_between", first=first, second=second, relation="FOLLOWS", limit=FIRST
    )
    names = ("handle", "pairs", "toFirst", "expectedToFirst", "toSecond", "expectedToSecond")
    assert [[row[name] for name in names] for row in found] == [
        [pytest.approx(row[name]) if name.startswith("exp") else row[name] for name in names] for row in rows
    ]
    assert [row["beyond"] for row in found] == pytest.approx([row["score"] for row in rows])


Passes = Callable[[dict[str, Any]], bool]
CONDITIONS: list[tuple[str, list[str], Passes]] = [
    ("kind: [COMPANY, MEDIA]", ["--kind", "company", "--kind", "MEDIA"], lambda a: a["kind"] in ("COMPANY", "MEDIA")),
    ("tier: [MICRO, MEGA]", ["--tier", "micro", "--tier", "MEGA"], lambda a: a["tier"] in ("MICRO", "MEGA")),
    ('language: ["ID"], platform: ["X"]', ["--language", "Id", "--platform", "X"],
     lambda a: a.get("language") == "id"),
    ("role: [PERIPHERAL]", ["--role", "peripheral"], lambda a: a["role"] == "PERIPHERAL"),
    ('platform: ["x"], minAudience: 500', ["--platform", "x", "--min-audience", "500"],
     lambda a: a["followersCount"] >= 500),
    ("maxAudience: 500, verified: false", ["--max-audience", "500", "--unverified"],
     lambda a: a["followersCount"] <= 500 and not a["verified"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("graphql", "cli", "passes"), CONDITIONS, ids=[graphql for graphql, *_ in CONDITIONS]
)
def test_filters(
    world: World, graphql: str, cli: list[str], passes: Callable[[dict[str, Any]], bool]
) -> None:
    edges = influencers(world, f"filter: {{{graphql}}}")
    rows = world.cli("top", *cli, "--first", str(FIRST))["rows"]
    everybody = world.ask_cypher(
        "MATCH (a:Account) WHERE a.run IS NOT NULL RETURN a {.*} AS a ORDER BY a.pagerank DESC, a.key"
    )
    found = [row["a"] for row in everybody if passes(row["a"])]
    assert ranked(rows) == ranked(edges)
    assert [row["key"] for row in rows] == [account["key"] for account in found[:FIRST]]
    assert 0 < len(found) < world.current.accounts


def test_an_empty_ranking_says_why(world: World) -> None:
    told = world.told("top", "--language", "tlh", "--platform", "x")
    assert "No account of run" in told
    assert "Its platforms: x. Its languages: " in told
    for refused in (("--tier", "HUGE"), ("--kind", "ROBOT"), ("--role", "FOO")):
        with pytest.raises(click.BadParameter, match=refused[1]):
            world.told("top", *refused)
    with pytest.raises(UsageError, match="at least 9 and at most 3"):
        world.told("top", "--min-audience", "9", "--max-audience", "3")


def test_how_much_is_said_about_a_subject(world: World) -> None:
    """Totals are the sum of the days; pages and filters choose among the same ranking; communities are the run's."""
    query = """query ($first: Int, $after: String, $filter: InfluencerFilter) {
      topicInfluencers(hashtags: ["musik"], first: $first, after: $after, filter: $filter) {
        totalCount truncated pageInfo { hasNextPage endCursor } edges { node { rank account { key kind } } }
        totals { posts authors links retweets quotes replies mentions }
        days { day posts authors links retweets quotes replies mentions }
        communities { community { communityId size } posts authors share } } }"""
    whole = world.graphql(query, first=100)["topicInfluencers"]
    days, totals = whole["days"], whole["totals"]
    assert {name: sum(day[name] for day in days) for name in totals if name != "authors"} == {
        name: number for name, number in totals.items() if name != "authors"
    }
    assert [day["day"] for day in days] == sorted({day["day"] for day in days})
    found = world.ask_cypher(
        """MATCH (:Hashtag {tag: 'musik'})<-[:TAGGED]-(p:Post)<-[:POSTED]-(a) WHERE NOT (p)-[:RETWEET_OF]->()
        RETURN count(p) AS posts, count(DISTINCT a) AS authors,
          sum(COUNT { (p)-[:LINKS_TO]->() }) AS links"""
    )
    assert found == [{name: totals[name] for name in ("posts", "authors", "links")}]
    assert max(day["authors"] for day in days) <= totals["authors"] <= totals["posts"]
    nodes = [edge["node"] for edge in whole["edges"]]
    second = world.graphql(query, first=5)["topicInfluencers"]["pageInfo"]["endCursor"]
    page = world.graphql(query, first=5, after=second)["topicInfluencers"]
    assert [edge["node"] for edge in page["edges"]] == nodes[5:10]
    persons = world.graphql(query, first=100, filter={"kind": ["PERSON"]})["topicInfluencers"]
    assert [edge["node"] for edge in persons["edges"]] == [
        node for node in nodes if node["account"]["kind"] == "PERSON"
    ]
    for talking in whole["communities"]:
        assert talking["share"] == talking["authors"] / talking["community"]["size"] <= 1
    assert sum(talking["authors"] for talking in whole["communities"]) == totals["authors"]


def test_what_a_community_talks_about(world: World) -> None:
    community = world.run.communities["id"][0]
    query = """query ($id: ID!, $run: ID) { community(id: $id, runId: $run) {
      hashtags(first: 5) { tag accounts posts } links(first: 5) { url accounts }
      posts(first: 5) { key address retweets account { key community { communityId } } } } }"""
    told = world.graphql(query, id=community)["community"]
    expected = world.cypher("analyst/hashtags_of_community", community=community, limit=5)
    assert told["hashtags"] == expected
    assert len(told["links"]) > 0
    assert {post["account"]["community"]["communityId"] for post in told["posts"]} == {community}
    assert told["posts"][0]["retweets"] >= told["posts"][-1]["retweets"] > 0
    assert told["posts"][0]["address"].startswith("https://x.com/i/status/")
    said = world.cli("community", community, "--first", "5")
    assert said["hashtags"] == expected
    earlier = world.graphql(
        "query ($run: ID) { communities(runId: $run, first: 1) { edges { node { communityId } } } }",
        run=world.before.id)["communities"]["edges"][0]["node"]["communityId"]  # fmt: skip
    before = world.graphql(query, id=earlier, run=world.before.id)["community"]
    assert before["hashtags"]
    assert {post["account"]["community"]["communityId"] for post in before["posts"]} == {earlier}


def test_audience_retweets_and_mentions_side_by_side(world: World) -> None:
    """The three of Cha et al. 2010."""
    names = ("retweetsReceived", "mentionsReceived")
    rows = world.cli("top", "--measure", "followers", "--show", ",".join(names), "--first", "12")["rows"]
    query = """{ influencers(measure: FOLLOWERS, first: 12) { edges { score node { key
      retweetsReceived: score(measure: RETWEETS_RECEIVED)
      mentionsReceived: score(measure: MENTIONS_RECEIVED) } } } }"""
    edges = world.graphql(query)["influencers"]["edges"]
    found = world.ask_cypher(
        "MATCH (a:Account) WHERE a.run IS NOT NULL RETURN a.key AS key, a.followers AS score, "
        "a.retweetsReceived AS retweetsReceived, a.mentionsReceived AS mentionsReceived "
        "ORDER BY score DESC, key LIMIT 12"
    )
    assert [{name: row[name] for name in ("key", "score", *names)} for row in rows] == found
    assert [edge["node"] | {"score": edge["score"]} for edge in edges] == found


def test_rising_since_another_run(world: World) -> None:
    edges = influencers(world, f'compareTo: "{world.before.id}", order: RANK_RISE')
    document = world.cli("top", "--compare", world.before.id, "--order", "rising", "--first", str(FIRST))
    assert document["comparedTo"] == world.before.id
    assert ranked(document["rows"]) == ranked(edges)
    changes = [row["rankChange"] for row in document["rows"]]
    assert changes == [edge["rankChange"] for edge in edges] == sorted(changes, reverse=True)
    assert changes[0] > 0
    before = open_run(world.settings.artifacts, world.before.id, cache=CACHE)
    ranks = [dict(zip(_keys(run, "pagerank"), range(1, 1000), strict=False)) for run in (before, world.run)]
    for row in document["rows"]:
        assert row["rankChange"] == ranks[0][row["key"]] - ranks[1][row["key"]]


def _keys(run: RunArtifact, measure: str) -> list[str]:
    return run.accounts.sort(pl.col(measure).neg(), "key")["key"].to_list()


def test_the_catalogue_is_the_same(world: World) -> None:
    described = world.graphql('{ __type(name: "Measure") { enumValues { name } } }')["__type"]["enumValues"]
    assert [value["name"] for value in described] == [measure.enum_name for measure in CATALOGUE]


def test_size_peers(world: World) -> None:
    """The measure of the run, and the same asked of one account."""
    rows = world.run.accounts.select("key", "peerPercentile").sample(8, seed=1).rows()
    for key, percentile in rows:
        query = f'{{ account(id: "{key}") {{ peers {{ percentile }} score(measure: PEER_PERCENTILE) }} }}'
        found = world.graphql(query)["account"]
        assert found["peers"]["percentile"] == pytest.approx(percentile)
        assert found["score"] == pytest.approx(percentile)


def test_everything_about_an_account(world: World) -> None:
    account = world.run.accounts.row(world.run.rankings["pagerank"][3], named=True)
    dates = {"from": "2026-01-05T00:00:00Z", "to": "2026-07-01T00:00:00Z"}
    said = world.cli("account", f"@{account['handle']}", "--from", dates["from"], "--to", dates["to"])
    query = """query($id: ID!, $from: DateTime!, $to: DateTime!) { account(id: $id) {
      key role tier language community { communityId } scores { measure score rank percentile }
      history(first: 5) { run { runId } score rank }
      audienceGrowth(from: $from, to: $to) {
        before after gained lost growthRate churnRate checked crawled again } } }"""
    asked = world.graphql(query, id=account["key"], **dates)["account"]
    for name in ("key", "role", "tier", "language", "scores", "audienceGrowth"):
        assert said[name] == asked[name]
    assert [point["run"]["runId"] for point in said["history"]] == [world.current.id, world.before.id]
    assert [point["rank"] for point in said["history"]] == [point["rank"] for point in asked["history"]]
    (found,) = world.ask_cypher(f"MATCH (a:Account {{key: '{account['key']}'}}) RETURN a {{.*}} AS a")
    for each in said["scores"]:
        name = next(measure.name for measure in CATALOGUE if measure.enum_name == each["measure"])
        assert found["a"].get(name) == each["score"] == account[name]
    assert (found["a"]["role"], found["a"]["tier"]) == (said["role"], said["tier"])
    assert found["a"]["communityId"] == said["community"]["communityId"] == asked["community"]["communityId"]
    growth = said["audienceGrowth"]
    assert (growth["gained"], growth["lost"]) == (account["followersGained"], account["followersLost"])
    assert growth["growthRate"] == account["growthRate"]
    posts = world.ask_cypher(
        f"MATCH (:Account {{key: '{account['key']}'}})-[:POSTED]->(p) "
        "RETURN p.at.dayOfWeek - 1 AS day, p.at.hour AS hour, count(*) AS posts"
    )
    hours = {(row["day"], row["hour"]): row["posts"] for row in posts}
    said_hours = said["rhythm"]["hours"]
    assert hours == {(day, hour): n for day in range(7) for hour, n in enumerate(said_hours[day]) if n}


def test_influence_inside_a_subject(world: World) -> None:
    """Live by GraphQL and CLI; by a run about it; and in Cypher as an analyst would count."""
    rows = world.cli("topic", "hashtag:musik", "--first", "10")["rows"]
    edges = world.graphql(
        """{ topicInfluencers(hashtags: ["#Musik"], first: 10) { edges { node { rank retweets retweeters engaged
        account { key } evidence { key retweets } } } } }"""
    )["topicInfluencers"]["edges"]
    asked = [edge["node"] for edge in edges]
    counts = ("rank", "retweets", "retweeters", "engaged")
    assert [[row[name] for name in counts] for row in rows] == [
        [row[name] for name in counts] for row in asked
    ]
    assert [row["account"]["key"] for row in rows] == [row["account"]["key"] for row in asked]
    assert rows[0]["retweets"] > rows[9]["retweets"] >= 0
    about, measures = Scope(about=("hashtag:musik",)), ("retweetsReceived", "distinctRetweeters")
    plan = Plan(layer=Layer.RETWEETS, measures=measures, scope=about)
    made = analysed(world.settings, plan, publish=False)
    run = open_run(world.settings.artifacts, made.id, cache=CACHE)
    leaders = run.accounts.sort(pl.col("retweetsReceived").neg(), "key").head(5)
    assert leaders["retweetsReceived"].to_list() == [row["retweets"] for row in rows[:5]]
    by_key = dict(run.accounts.select("key", "distinctRetweeters").iter_rows())
    for row in rows:
        assert by_key.get(row["account"]["key"], 0) == row["retweeters"]
    found = world.ask_cypher(
        """MATCH (:Hashtag {tag: 'musik'})<-[:TAGGED]-(p:Post)
        MATCH (s:Account)-[e:RETWEETED]->(a:Account) WHERE (e.original = p.key OR e.post = p.key) AND s <> a
        WITH a, count(DISTINCT e) AS retweets RETURN a.key AS key, retweets ORDER BY retweets DESC, key LIMIT 5"""
    )
    assert [row["retweets"] for row in found] == [row["retweets"] for row in rows[:5]]
    for row in rows:
        posts = row["evidence"]
        assert sum(post["retweets"] for post in posts) <= row["retweets"]
        assert [post["retweets"] for post in posts] == sorted((p["retweets"] for p in posts), reverse=True)


def test_a_subject_that_nobody_speaks_of(world: World) -> None:
    assert world.cli("topic", "hashtag:nobodysaysthis")["rows"] == []
    told = world.told("topic", "hashtag:nobodysaysthis", "--from", "2026-01-01")
    assert "about hashtag:nobodysaysthis in this time: no loaded post has it" in told
    assert "rank" not in told


@pytest.mark.parametrize("measure", ["pagerank", "coreness"])
def test_an_account_in_a_run_of_one_measure(world: World, measure: str) -> None:
    """It shows what there is: no followers, no peers; no PageRank, no peers by it."""
    run = world.cli("analyze", "--layer", "retweets", "--only", measure, "--no-publish")["runId"]
    key = open_run(world.settings.artifacts, run, cache=CACHE).accounts["key"][0]
    said = world.cli("account", key, "--run", run)
    assert [each["measure"] for each in said["scores"]] == [BY_NAME[measure].enum_name]
    assert said["peers"] is None
    assert "No peers: they need a run with followers" in world.told("account", key, "--run", run)


def test_an_estimate_says_what_would_be_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "refused" not in world.told("analyze", "--estimate")
    monkeypatch.setenv("TULAR_MEMORY_GB", "0.1")
    with pytest.raises(DoesNotFit) as refused:
        world.cli("analyze", "--no-publish")
    told = world.told("analyze", "--estimate")
    assert f"It would be refused. {refused.value.remedy}" in told
    needed = world.cli("analyze", "--estimate")["neededBytes"] / 2**30
    assert f"{needed:.1f} GB of memory" in told
    assert f"{needed:.1f} GB of memory" in refused.value.message


def test_runs_are_told_alike(world: World) -> None:
    told = ("runId", "scope", "seed", "fingerprint", "modularity", "parameters", "findings", "versions")
    asked = world.graphql(f"{{ runs(first: 50) {{ edges {{ node {{ {' '.join(told)} current }} }} }} }}")
    found = [edge["node"] for edge in asked["runs"]["edges"]]
    assert [{name: run[name] for name in (*told, "current")} for run in world.cli("runs")] == found
    assert [run["runId"] for run in found if run["current"]] == [world.current.id]


def test_errors_are_the_same(world: World) -> None:
    with pytest.raises(UsageError, match="no account"):
        world.cli("account", "@nobodyatall")
    with pytest.raises(UsageError, match="cannot be looked for"):
        world.cli("topic", "musik")
    with pytest.raises(UsageError, match="--order rising needs a run to compare with"):
        world.cli("top", "--order", "rising")
    with pytest.raises(click.BadParameter, match="-3"):
        world.cli("analyze", "--workers", "-3")
    with pytest.raises(RunNotFound):
        world.cli("account", "x:1", "--run", "none")


def test_influence_with_decay(world: World) -> None:
    """A run of another layer, asked for by its id, since that layer's newest is one where all counts alike; in Cypher
    straight from the events."""
    run = world.cli(
        "analyze", "--layer", "retweets", "--half-life", "20d", "--measures", "inStrength", "--no-publish"
    )
    assert run["parameters"]["halfLifeSeconds"] == 20 * 86_400
    document = world.cli("top", "--run", run["runId"], "--measure", "inStrength", "--first", str(FIRST))
    assert document["run"] == run["runId"]
    edges = influencers(world, f'runId: "{run["runId"]}", measure: IN_STRENGTH')
    assert ranked(document["rows"]) == ranked(edges)
    found = world.ask_cypher(
        f"""MATCH ()-[e:RETWEETED]->() WITH max(e.at) AS now
        MATCH (s:Account)-[e:RETWEETED]->(a:Account) WHERE s <> a
        WITH a, duration.inSeconds(e.at, now).seconds / (20 * 86400.0) AS age, coalesce(e.count, 1) AS count
        WITH a.key AS key, sum(count * 0.5 ^ age) AS score RETURN key, score ORDER BY score DESC LIMIT {FIRST}"""
    )
    assert [row["key"] for row in found] == [row["key"] for row in document["rows"]]
    assert [row["score"] for row in found] == pytest.approx([row["score"] for row in document["rows"]])
    plain = world.ask_cypher(
        "MATCH (s:Account)-[e:RETWEETED]->(a:Account) WHERE s <> a RETURN count(e) AS events"
    )
    assert sum(row["score"] for row in found) < plain[0]["events"]
