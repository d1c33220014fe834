"""The fingerprint of a graph: the same for the same graph, another for every other."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
import pytest

from tests.store.graphs import create_accounts, cypher
from tular.store.checksum.graph import checksum
from tular.store.checksum.hashes import SEPARATOR, of_numbers, of_text, of_texts
from tular.store.driver.database import Database

GRAPH = """CREATE (a:Account:Person {key: 'a', n: 1, f: 0.5, b: true, t: $noon, l: ['x', 'y'], text: 'long text'}),
  (b:Account {key: 'b'}), (h:Hashtag {tag: 'kopi'}),
  (a)-[:FOLLOWS]->(b), (b)-[:FOLLOWS]->(a), (a)-[:RETWEETED {count: 2, at: $noon, post: 'p'}]->(b),
  (a)-[:RETWEETED {count: 3}]->(b), (a)-[:MENTIONED]->(h)"""
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def first(database: Database) -> str:
    cypher(database, GRAPH, noon=NOON)
    return checksum(database)


def test_is_32_hexadecimal_digits_and_repeatable(database: Database, first: str) -> None:
    assert len(first) == 32
    assert int(first, 16) > 0
    assert checksum(database) == first


def test_order_and_internal_ids_do_not_count(database: Database, first: str) -> None:
    cypher(database, "MATCH (n) WHERE NOT n:Schema DETACH DELETE n")
    assert checksum(database) != first
    cypher(database, "CREATE (:Filler), (:Filler), (:Filler)")
    cypher(database, "CREATE (h:Hashtag {tag: 'kopi'}) CREATE (b:Account {key: 'b'})")
    cypher(
        database,
        """MATCH (b {key: 'b'}), (h:Hashtag)
        CREATE (a:Person {text: 'long text', l: ['x', 'y'], key: 'a', f: 0.5, b: true, t: $noon})
        SET a:Account, a.n = 1
        CREATE (a)-[:MENTIONED]->(h), (a)-[:RETWEETED {count: 3}]->(b), (b)-[:FOLLOWS]->(a)
        CREATE (a)-[:RETWEETED {post: 'p', at: $noon, count: 2}]->(b), (a)-[:FOLLOWS]->(b)""",
        noon=NOON,
    )
    cypher(database, "MATCH (f:Filler) DELETE f")
    assert checksum(database) == first


@pytest.mark.parametrize(
    "change",
    [
        "CREATE (:Account {key: 'c'})",
        "CREATE (:Account)",
        "MATCH (n {key: 'b'}) SET n:Brand",
        "MATCH (n {key: 'b'}) SET n.x = 0",
        "MATCH (n {key: 'b'}) SET n.x = ''",
        "MATCH (n {key: 'a'}) SET n.n = 2",
        "MATCH (n {key: 'a'}) SET n.n = 1.0",
        "MATCH (n {key: 'a'}) SET n.n = '1'",
        "MATCH (n {key: 'a'}) SET n.f = -0.5",
        "MATCH (n {key: 'a'}) SET n.b = 'true'",
        "MATCH (n {key: 'a'}) SET n.b = false",
        "MATCH (n {key: 'a'}) SET n.t = n.t + duration({microseconds: 1})",
        "MATCH (n {key: 'a'}) SET n.t = toString(n.t)",
        "MATCH (n {key: 'a'}) SET n.l = ['y', 'x']",
        "MATCH (n {key: 'a'}) SET n.l = ['xy']",
        "MATCH (n {key: 'a'}) SET n.text = null",
        "MATCH (n {key: 'a'}) SET n.other = n.text REMOVE n.text",
        "MATCH (h:Hashtag) SET h.tag = 'Kopi'",
        "MATCH (a {key: 'a'})-[r:FOLLOWS]->() DELETE r",
        "MATCH (a {key: 'a'}), (b {key: 'b'}) CREATE (a)-[:FOLLOWS]->(b)",
        "MATCH (a {key: 'a'})-[r:FOLLOWS]->() DELETE r WITH a CREATE (a)-[:FOLLOWS]->(a)",
        "MATCH (a {key: 'a'})-[r:FOLLOWS]->(b) DELETE r CREATE (a)-[:QUOTED]->(b)",
        "MATCH (a {key: 'a'})-[r:FOLLOWS]->(b) DELETE r CREATE (b)-[:FOLLOWS]->(a)",
        "MATCH (a)-[r:MENTIONED]->(h) DELETE r CREATE (h)-[:MENTIONED]->(a)",
        "MATCH ()-[r:RETWEETED {count: 3}]->() SET r.count = 4",
        "MATCH ()-[r:RETWEETED {count: 3}]->() SET r.at = datetime('2026-11-01T12:00Z')",
        "MATCH ()-[r:RETWEETED {count: 2}]->() SET r.post = 'q'",
        "MATCH ()-[r:RETWEETED {count: 2}]->(), ()-[s:RETWEETED {count: 3}]->() SET s.post = r.post REMOVE r.post",
    ],
)
def test_every_change_counts(database: Database, first: str, change: str) -> None:
    cypher(database, change)
    assert checksum(database) != first


def test_a_value_counts_the_same_in_whatever_company(database: Database, first: str) -> None:
    """Beside a value of another type a column travels another way."""
    company = "CREATE (:Account:Person {key: 7, n: 'odd', f: 'odd', b: 'odd', t: 'odd', text: $separator})"
    cypher(database, company, separator=f"a{SEPARATOR}b")
    assert checksum(database) != first
    alone = checksum(database)
    cypher(database, "MATCH (n:Person {key: 7}) DELETE n")
    assert checksum(database) == first
    cypher(database, company, separator=f"a{SEPARATOR}b")
    assert checksum(database) == alone


def test_an_empty_graph_has_a_checksum_of_its_own(database: Database) -> None:
    assert checksum(database) == "0" * 32


def test_many_rounds_and_long_lists(database: Database) -> None:
    """More nodes than a round and a hub with more relations than a vector holds."""
    create_accounts(database, 9000)
    cypher(
        database,
        "MATCH (h:Account {key: 'x:0'}), (a:Account) CREATE (h)-[:MENTIONED {count: toInteger(a.id)}]->(a)",
    )
    before = checksum(database)
    assert checksum(database) == before
    cypher(database, "MATCH (h:Account {key: 'x:0'})-[r:MENTIONED {count: 8765}]->() SET r.count = 8766")
    assert checksum(database) != before


def test_texts_hash_alike_joined_and_alone() -> None:
    texts = ["", "a", "kopi ❤", "a" * 1000, ""]
    joined = of_texts(SEPARATOR.join(texts), len(texts))
    assert [tuple(row) for row in joined] == [tuple(of_text(text)) for text in texts]


def test_hashes_do_not_collide_on_neighbours() -> None:
    numbers = of_numbers(np.arange(-50_000, 50_000))
    texts = of_texts(SEPARATOR.join(str(i) for i in range(100_000)), 100_000)
    for lanes in (numbers[:, 0], numbers[:, 1], texts[:, 0], texts[:, 1]):
        assert np.unique(lanes).size == 100_000
