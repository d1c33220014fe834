"""The analysts' queries, each on a published graph whose answers are known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from tular.measures import CATALOGUE
from tular.models import EVENT_COLUMNS, LEVEL_COLUMNS
from tular.store.driver.database import Database
from tular.store.driver.statements import names, statement
from tular.store.publish.publishing import publish

from .store.graphs import cypher, made_run

NOVEMBER, DECEMBER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
EXPECTED: dict[str, tuple[dict[str, Any], list[tuple[Any, ...]]]] = {
    "top_by_pagerank": (
        {"limit": 2},
        [("ada", "Ada", 0.4, 1, "label of c0"), ("bo", None, 0.2, 3, "label of c0")],
    ),
    "audience_without_reach": ({"limit": 1}, [("dia", 5, 1, 4, 3)]),
    "communities": (
        {"limit": 5},
        [("c0", "label of c0", 3, ["ada", "bo", "x:2"]), ("c1", "label of c1", 2, ["dia", "eko"])],
    ),
    "loads": (
        {"limit": 1},
        [("one", datetime(2026, 8, 3, 12, tzinfo=UTC), ["follows.csv"], 6, 1, 5, 0, 1, None)],
    ),
    "components": ({"limit": 5}, [(3, 1, 3), (2, 1, 2)]),
    "community_members": ({"community": "c1", "limit": 5}, [("dia", None, 0.1, 0.5), ("eko", None, 0.1, 0.5)]),
    "community_timeline": (
        {"community": "c1"},
        [("new", 2, 0, 0, ["SPLIT"]), ("old", 3, None, None, [])],
    ),
    "community_exchanges": (
        {"relation": "RETWEETED", "limit": 1}, [("c0", "c0", 2, 4.0, pytest.approx(4 * 4 / 6))],
    ),
    "community_echo": ({"community": "c0"}, [(date(2026, 11, 2), 4, 4, 1.0)]),
    "community_events": (
        {"run": None},
        [("c0", "label of c0", 1, 3, 0, 0, ["SPLIT"]), ("c1", "label of c1", 3, 2, 0, 0, ["SPLIT"]),
         ("c2", "label of c2", 1, 0, None, None, [])],
    ),
    "shared_audience": ({"relation": "FOLLOWS", "limit": 1}, [("c0", "c1", 1)]),
    "subcommunities": ({"community": "c0", "limit": 2}, [("t0", "part", 2, 0), ("t1", "part", 1, 0)]),
    "topic_shapes": ({"limit": 5}, [("kopi", "BROADCAST", 40, 0.25)]),
    "community_flows": ({"limit": 1}, [("label of c0", "label of c1", 3.5, 3, 3.5 * 3.5 / 7)]),
    "bridges": ({"relation": "FOLLOWS", "limit": 3}, [("x:2", 4.0, 1, 1)]),
    "bridges_between": (
        {"first": "c0", "second": "c1", "relation": "FOLLOWS", "limit": 3},
        [(handle, pytest.approx(0, abs=1e-9), 2, 2, pytest.approx(2.0), 1, pytest.approx(1.0))
         for handle in ("bo", "x:2", "dia")],
    ),
    "composite": (
        {"weights": {"followers": 3.0, "betweenness": -1.0}, "limit": 2},
        [
            ("dia", 81.25, [{"measure": "followers", "contribution": 75.0},
                            {"measure": "betweenness", "contribution": 6.25}]),
            ("bo", 68.75, [{"measure": "followers", "contribution": 56.25},
                           {"measure": "betweenness", "contribution": 12.5}]),
        ],
    ),
    "who_retweets_whom": ({"limit": 2}, [("bo", "ada", 4), ("dia", "eko", 2)]),
    "hashtags_of_community": ({"community": "c0", "limit": 3}, [("kopi", 2, 2), ("teh", 1, 1)]),
    "carriers_of_hashtag": ({"tag": "kopi", "limit": 3}, [("ada", 1, 1, "label of c0")]),
    "hashtag_weeks": (
        {"since": NOVEMBER, "until": DECEMBER, "limit": 5},
        [(date(2026, 11, 2), "kopi", 1, 1), (date(2026, 11, 2), "teh", 1, 1)],
    ),
    "hashtag_starters": (
        {"tag": "Kopi", "since": NOVEMBER, "until": DECEMBER, "limit": 5},
        [("ada", datetime(2026, 11, 4, 9, tzinfo=UTC), 1, 1)],
    ),
    "posts_with_words": (
        {"accounts": ["x:0", "x:1"], "words": ["kopi", "hang", "a.i"], "limit": 5},
        [("x:0", True, "p", ["kopi"], "Kopi hangat, ami"), ("x:1", False, "p", ["kopi"], "Kopi hangat, ami")],
    ),
    "common_followers": ({"first": "x:0", "second": "x:1"}, [(2, 1, 1)]),
    "campaigns": ({"limit": 2}, [("Bersama", "WORKED", 2.5, 1.5, 4.0, 2, 1, 1)]),
    "campaign_reach": ({"name": "Bersama", "limit": 5}, [("c0", "label of c0", 3, 2)]),
    "audience_overlap": (
        {"accounts": ["x:0", "x:1", "x:3"]},
        [("x:0", "x:1", 1, 0.5, 1.0, 1.0, 0.5), ("x:0", "x:3", 1, 0.5, 0.5, 0.5, 1 / 3),
         ("x:1", "x:3", 0, 0.0, 0.0, 0.0, 0.0)],
    ),
    "look_alikes": (
        {"account": "x:0", "limit": 5},
        [("x:1", "bo", 1, pytest.approx(0.5**0.5), pytest.approx(2.5)), ("x:3", "dia", 1, 0.5, 1.25)],
    ),
    "near_accounts": (
        {"key": "x:0", "relation": "FOLLOWS", "limit": 5}, [("x:1", "bo", 0.2, 1), ("x:2", None, 0.15, 1)],
    ),
    "near_accounts_two": (
        {"key": "x:0", "relation": "FOLLOWS", "limit": 5}, [("x:3", "dia", 0.1, 2)],
    ),
    "mutuals": ({"key": "x:1", "relation": "FOLLOWS", "limit": 5}, []),
    "common_followers_best": (
        {"first": "x:0", "second": "x:1", "relation": "FOLLOWS", "limit": 5}, [("x:2", None, 0.15)],
    ),
    "content_paths": (
        {"source": "x:0", "target": "x:4", "relations": ["FOLLOWS"], "limit": 5},
        [(["x:0", "x:2", "x:3", "x:4"], ["ada", "x:2", "dia", "eko"], ["FOLLOWS"] * 3, 3)],
    ),
    "path_between": ({"source": "x:0", "target": "x:4"}, [(["ada", "x:2", "dia", "eko"], 3)]),
}  # fmt: skip
EVENTS = pl.DataFrame([("SPLIT", ["c1"], ["c0", "c1"], 4, 5, 3)], schema=EVENT_COLUMNS, orient="row")
LEVELS = pl.DataFrame(
    [
        (1, "s0", "c0", None, 0, "all of it", ["kopi"], 3, 0.0, 0.0, 1.0, "#2d87ff", "#5a69d2"),
        (2, "t0", "s0", 0, 0, "part", [], 2, 0.0, 0.0, 0.0, "#2d87ff", "#5a69d2"),
        (2, "t1", "s0", 0, 0, "part", [], 1, 0.0, 0.0, 1.0, "#2d87ff", "#5a69d2"),
    ],
    schema=LEVEL_COLUMNS,
    orient="row",
)
NAMES = [name.removeprefix("analyst/") for name in names("analyst")]


def test_composite_knows_where_low_leads() -> None:
    (listed,) = re.findall(r"WITH (\[.*\]) AS lowLeads", statement("analyst/composite").text)
    assert json.loads(listed) == [measure.name for measure in CATALOGUE if measure.low_first]


@pytest.fixture
def published(database: Database) -> Database:
    cypher(
        database,
        """UNWIND [['x:0', 'ada', 'Ada'], ['x:1', 'bo', null], ['x:2', null, null], ['x:3', 'dia', null],
                   ['x:4', 'eko', null]] AS r
        CREATE (:Account {key: r[0], handle: r[1], name: r[2]})""",
    )
    cypher(
        database,
        """MATCH (a {key: 'x:0'}), (b {key: 'x:1'}), (c {key: 'x:2'}), (d {key: 'x:3'}), (e {key: 'x:4'})
        CREATE (b)-[:FOLLOWS]->(a), (c)-[:FOLLOWS]->(a), (c)-[:FOLLOWS]->(b), (b)-[:FOLLOWS]->(d),
          (d)-[:FOLLOWS]->(c), (e)-[:FOLLOWS]->(d),
          (b)-[:RETWEETED {count: 3, at: datetime('2026-11-04T10:00Z')}]->(a),
          (b)-[:RETWEETED {at: datetime('2026-11-05T10:00Z')}]->(a),
          (d)-[:RETWEETED {count: 2, at: datetime('2026-11-05T11:00Z')}]->(e),
          (a)-[:POSTED]->(p:Post {key: 'p', text: 'Kopi hangat, ami', at: datetime('2026-11-04T09:00Z')}),
          (p)-[:TAGGED]->(kopi:Hashtag {tag: 'kopi'}),
          (p)-[:TAGGED]->(:Hashtag {tag: 'teh'}),
          (b)-[:POSTED]->(q:Post {key: 'q', at: datetime('2026-11-04T10:00Z')}),
          (q)-[:TAGGED]->(kopi), (q)-[:RETWEET_OF]->(p),
          (:Load {id: 'one', startedAt: datetime('2026-08-03T12:00Z'), sources: ['follows.csv'], rowsRead: 6,
            rejected: 1, created: 5, updated: 0, number: 1}),
          (p)-[:PART_OF]->(:Campaign {name: 'Bersama', verdict: 'WORKED', talkEffect: 2.5, talkEffectLow: 1.5,
            talkEffectHigh: 4.0, reached: 2, engaged: 1})""",
    )
    scores: dict[str, list[float] | list[int]] = {
        "pagerank": [0.4, 0.2, 0.15, 0.1, 0.1],
        "followers": [1, 3, 0, 5, 2],
        "betweenness": [0.0, 0.0, 4.0, 3.0, 0.0],
    }
    publish(database, *made_run("old", [0, 1, 1, 1, 2], measures=scores))
    manifest, tables = made_run("new", [0, 0, 0, 1, 1], measures=scores)
    topic = {"topic": "kopi", "kind": "BROADCAST", "accounts": 40, "modularity": 0.25}
    manifest = replace(
        manifest,
        parameters=manifest.parameters | {"continues": "old", "comparedWith": "old"},
        findings={"topics": [topic, topic | {"topic": "unknown"}]},
    )
    parts = {"componentId": [0, 0, 0, 1, 1], "componentSize": [3, 3, 3, 2, 2]}
    accounts = tables.accounts.with_columns(pl.Series(*part, dtype=pl.Int32) for part in parts.items())
    publish(database, manifest, replace(tables, accounts=accounts, events=EVENTS, levels=LEVELS))
    return database


def test_every_query_has_an_expected_answer() -> None:
    assert sorted(EXPECTED) == NAMES
    assert len(NAMES) >= 6


@pytest.mark.parametrize("name", NAMES)
def test_query(published: Database, name: str) -> None:
    parameters, expected = EXPECTED[name]
    rows = published.read(f"analyst/{name}", **parameters)
    assert [tuple(row.values()) for row in rows][: len(expected)] == expected


def test_what_happened_in_an_earlier_run(published: Database) -> None:
    assert published.read("analyst/community_events", run="old") == []


def test_what_lies_outside_of_the_window_does_not_count(published: Database) -> None:
    cypher(published, "MATCH (r:Run {current: true}) SET r.`from` = datetime('2030-01-01')")
    undated = published.read("analyst/shared_audience", relation="FOLLOWS", limit=5)
    assert undated, "follows without a time are in every window"
    cypher(published, "MATCH ()-[f:FOLLOWS]->() SET f.lastSeen = datetime('2029-12-31')")
    for name in ("shared_audience", "community_exchanges", "bridges", "bridges_between"):
        given = EXPECTED[name][0]
        for relation in ("FOLLOWS", "RETWEETED"):
            assert published.read(f"analyst/{name}", **given | {"relation": relation}) == [], name
    assert published.read("analyst/hashtags_of_community", **EXPECTED["hashtags_of_community"][0]) == []
    cypher(published, "MATCH ()-[f:FOLLOWS]->() SET f.lastSeen = datetime('2030-01-01')")
    assert published.read("analyst/shared_audience", relation="FOLLOWS", limit=5) == undated


def test_communities_that_the_same_accounts_retweet(published: Database) -> None:
    shared = {"relation": "RETWEETED", "limit": 5}
    assert published.read("analyst/shared_audience", **shared) == []
    cypher(
        published,
        "MATCH (b {key: 'x:1'}), (e {key: 'x:4'}) CREATE (b)-[:RETWEETED {at: datetime('2026-11-05T12:00Z')}]->(e)",
    )
    (row,) = published.read("analyst/shared_audience", **shared)
    assert tuple(row.values()) == ("c0", "c1", 1)


def test_mutuals_relate_to_each_other_and_content_takes_the_relations_it_may(published: Database) -> None:
    asked = {"key": "x:0", "relation": "FOLLOWS", "limit": 5}
    assert published.read("analyst/mutuals", **asked) == []
    cypher(published, "MATCH (a {key: 'x:0'}), (b {key: 'x:1'}) CREATE (a)-[:FOLLOWS]->(b)")
    assert [row["key"] for row in published.read("analyst/mutuals", **asked)] == ["x:1"]
    asked = {"source": "x:0", "target": "x:1", "limit": 5}
    (one,) = published.read("analyst/content_paths", **asked, relations=["FOLLOWS"])
    assert one["relations"] == ["FOLLOWS"]
    both = published.read("analyst/content_paths", **asked, relations=["RETWEETED", "FOLLOWS"])
    assert {row["relations"][0] for row in both} == {"RETWEETED", "FOLLOWS"}
    assert published.read("analyst/content_paths", **asked | {"target": "x:4"}, relations=["QUOTED"]) == []
