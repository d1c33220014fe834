"""Events and terms against small graphs whose answers are plain to see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from tests.store.graphs import create_accounts, cypher
from tular.models import Layer, Window
from tular.store.driver.database import Database
from tular.store.snapshot.events import EVENTS, TERMS, read_events, read_terms
from tular.store.snapshot.reading import read_snapshot

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=1, microseconds=7)
GRAPH = """CREATE (a:Account {key: 'a'}), (b:Account {key: 'b'}), (c:Account {key: 'c'}), (:Account {key: 'alone'}),
  (b)-[:RETWEETED {at: $later, post: 'x:2', original: 'x:1'}]->(a), (a)-[:RETWEETED {at: $noon, count: 3}]->(b),
  (c)-[:MENTIONED]->(a), (c)-[:MENTIONED {at: $noon}]->(:Brand {key: 'no account'}),
  (a)-[:FOLLOWS {firstSeen: $noon, lastSeen: $later}]->(c),
  (a)-[:POSTED]->(p:Post {key: 'x:1', at: $noon}), (a)-[:POSTED]->(q:Post {key: 'x:9', at: $later}),
  (b)-[:POSTED]->(r:Post {key: 'x:2'}),
  (kopi:Hashtag {tag: 'kopi'}), (teh:Hashtag {tag: 'teh'}),
  (p)-[:TAGGED]->(kopi), (q)-[:TAGGED]->(kopi), (q)-[:TAGGED]->(teh), (r)-[:TAGGED]->(teh),
  (p)-[:LINKS_TO]->(:Link {url: 'https://WWW.example.org:8080/a?b#c'}),
  (q)-[:LINKS_TO]->(:Link {url: 'http://user@example.org/x'}), (r)-[:LINKS_TO]->(:Link {url: 'no address'})"""


@pytest.fixture
def graph(database: Database) -> Database:
    cypher(database, GRAPH, noon=NOON, later=LATER)
    return database


def test_events_come_by_time(graph: Database) -> None:
    events = read_events(graph, [Layer.RETWEETS, Layer.MENTIONS])
    assert events.schema == EVENTS
    assert events.rows() == [
        ("a", "b", "RETWEETED", NOON, 3.0, None, None),
        ("b", "a", "RETWEETED", LATER, 1.0, "x:2", "x:1"),
        ("c", "a", "MENTIONED", None, 1.0, None, None),
    ]


def test_a_follow_happens_when_it_is_first_seen(graph: Database) -> None:
    assert read_events(graph, [Layer.FOLLOWS])["at"].to_list() == [NOON]


@pytest.mark.parametrize(
    ("window", "sources"),
    [(Window(NOON, LATER), ["a"]), (Window(LATER, None), ["b"]), (Window(None, NOON), [])],
)
def test_events_of_a_window(graph: Database, window: Window, sources: list[str]) -> None:
    assert read_events(graph, [Layer.RETWEETS, Layer.MENTIONS], window)["source"].to_list() == sources


def test_events_by_rows_of_an_index(graph: Database) -> None:
    index = read_snapshot(graph, Layer.RETWEETS).accounts["key"]
    events = read_events(graph, [Layer.RETWEETS, Layer.MENTIONS], index=index)
    assert events.schema["source"] == pl.UInt32
    assert events.select("source", "target").rows() == [(0, 1), (1, 0)]


def test_terms_are_counted_by_account(graph: Database) -> None:
    terms = read_terms(graph)
    assert terms.schema == TERMS
    assert terms.rows() == [
        ("a", "hashtag", "kopi", 2),
        ("a", "hashtag", "teh", 1),
        ("a", "host", "example.org", 2),
        ("b", "hashtag", "teh", 1),
    ]


def test_terms_of_a_window_and_an_index(graph: Database) -> None:
    terms = read_terms(graph, Window(NOON, LATER), index=pl.Series(["b", "a"]))
    assert terms.rows() == [
        (1, "hashtag", "kopi", 1),
        (1, "host", "example.org", 1),
    ]


def test_no_graph_gives_empty_frames(database: Database) -> None:
    assert read_events(database, list(Layer)).schema == EVENTS
    assert read_terms(database).schema == TERMS
    create_accounts(database, 2)
    assert read_events(database, [Layer.QUOTES], index=pl.Series(["x:0"])).height == 0
    assert read_terms(database).height == 0


def test_many_rounds(database: Database) -> None:
    create_accounts(database, 5000)
    events = read_events(database, [Layer.FOLLOWS])
    assert events.height == 5000
    assert set(events.select("source", "target").rows()) == {
        (f"x:{i}", f"x:{(i + 1) % 5000}") for i in range(5000)
    }
