"""Snapshots against what plain Cypher rows say."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import numpy as np
import pytest

from tests.store.graphs import cypher
from tular.errors import EmptySnapshot
from tular.models import Layer, Window
from tular.store.driver.database import Database
from tular.store.snapshot.accounts import MISSING, SCHEMA, SEPARATOR
from tular.store.snapshot.reading import EVERYTHING, read_snapshot

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
APRIL = datetime(2026, 4, 1, tzinfo=UTC)
MAY = datetime(2026, 5, 1, tzinfo=UTC)


def edges(database: Database, layer: Layer, window: Window = EVERYTHING) -> dict[tuple[str, str], float]:
    snapshot = read_snapshot(database, layer, window)
    keys = snapshot.accounts["key"].to_list()
    return {
        (keys[s], keys[t]): w
        for s, t, w in zip(snapshot.source, snapshot.target, snapshot.weight, strict=True)
    }


def random_graph(database: Database, accounts: int, relations: int, seed: int) -> Counter[tuple[str, str]]:
    random = np.random.default_rng(seed)
    pairs = [(f"x:{s}", f"x:{t}") for s, t in random.integers(0, accounts, (relations, 2)).tolist()]
    cypher(
        database,
        "UNWIND $keys AS key CREATE (:Account {key: key, platform: 'x', id: substring(key, 2)})",
        keys=[f"x:{i}" for i in range(accounts)],
    )
    cypher(
        database,
        "UNWIND $pairs AS p MATCH (a:Account {key: p[0]}), (b:Account {key: p[1]}) CREATE (a)-[:FOLLOWS]->(b)",
        pairs=[list(pair) for pair in pairs],
    )
    return Counter(pairs)


def test_agrees_with_the_rows(database: Database) -> None:
    counted = random_graph(database, 5000, 20_000, seed=3)
    snapshot = read_snapshot(database, Layer.FOLLOWS)
    loops = sum(n for (s, t), n in counted.items() if s == t)
    assert edges(database, Layer.FOLLOWS) == {p: n for p, n in counted.items() if p[0] != p[1]}
    assert snapshot.self_loops == loops
    assert snapshot.accounts["key"].to_list() == sorted({key for pair in counted for key in pair})


def test_arrays_are_sorted_contiguous_and_typed(database: Database) -> None:
    random_graph(database, 300, 2000, seed=4)
    snapshot = read_snapshot(database, Layer.FOLLOWS)
    keys = snapshot.source.astype(np.int64) * snapshot.account_count + snapshot.target
    assert (np.diff(keys) > 0).all()
    assert (snapshot.source.dtype, snapshot.target.dtype, snapshot.weight.dtype) == (
        np.int32,
        np.int32,
        np.float64,
    )
    assert snapshot.accounts.schema == SCHEMA


def test_folds_parallel_relations_by_their_counts(database: Database) -> None:
    cypher(
        database,
        """CREATE (a:Account {key: 'x:1'}), (b:Account {key: 'x:2'})
        CREATE (a)-[:RETWEETED {count: 3}]->(b), (a)-[:RETWEETED]->(b), (b)-[:RETWEETED {count: 2}]->(a),
               (a)-[:RETWEETED {count: 9}]->(a), (a)-[:MENTIONED]->(b)""",
    )
    assert edges(database, Layer.RETWEETS) == {("x:1", "x:2"): 4.0, ("x:2", "x:1"): 2.0}
    assert read_snapshot(database, Layer.RETWEETS).self_loops == 1
    assert edges(database, Layer.MENTIONS) == {("x:1", "x:2"): 1.0}


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        (Window(), {"march", "april", "timeless"}),
        (Window(APRIL, None), {"april"}),
        (Window(None, APRIL), {"march"}),
        (Window(APRIL, MAY), {"april"}),
    ],
)
def test_window_of_events_is_half_open_and_has_no_place_for_what_has_no_time(
    database: Database, window: Window, expected: set[str]
) -> None:
    cypher(
        database,
        """CREATE (a:Account {key: 'a'})
        CREATE (a)-[:REPLIED {at: $march}]->(:Account {key: 'march'}),
               (a)-[:REPLIED {at: $april}]->(:Account {key: 'april'}),
               (a)-[:REPLIED]->(:Account {key: 'timeless'})""",
        march=MARCH,
        april=APRIL,
    )
    assert {target for _, target in edges(database, Layer.REPLIES, window)} == expected


@pytest.mark.parametrize(
    ("window", "inside"),
    [
        (Window(MARCH, APRIL), True),
        (Window(APRIL, MAY), True),
        (Window(None, MARCH), False),
        (Window(MAY, None), False),
    ],
)
def test_a_follow_is_inside_when_it_was_seen(database: Database, window: Window, inside: bool) -> None:
    cypher(
        database,
        """CREATE (:Account {key: 'a'})-[:FOLLOWS {firstSeen: $march, lastSeen: $april}]->(:Account {key: 'b'}),
                  (:Account {key: 'c'})-[:FOLLOWS]->(:Account {key: 'd'})""",
        march=MARCH,
        april=APRIL,
    )
    assert (("a", "b") in edges(database, Layer.FOLLOWS, window)) is inside
    assert ("c", "d") in edges(database, Layer.FOLLOWS, window)


def test_a_window_without_any_time_is_empty_and_says_why(database: Database) -> None:
    cypher(database, "CREATE (:Account {key: 'c'})-[:RETWEETED]->(:Account {key: 'd'})")
    with pytest.raises(EmptySnapshot) as raised:
        read_snapshot(database, Layer.RETWEETS, Window(MARCH, None))
    assert "without a time" in (raised.value.remedy or "")


def test_reads_every_column(database: Database) -> None:
    row = {
        "key": "x:1",
        "platform": "x",
        "id": "1",
        "handle": "ada",
        "name": "Ada ❤ “L”",
        "kind": "PERSON",
        "bio": "line\none,\t'two'",
        "location": "",
        "createdAt": datetime(2010, 5, 17, 12, 30, 1, 250_017, tzinfo=UTC),
        "verified": True,
        "followersCount": 12_345_678_901,
        "followingCount": 0,
        "postsCount": 7,
    }
    cypher(
        database,
        "CREATE (a:Account)-[:FOLLOWS]->(:Account {key: 'x:2', verified: false}) SET a = $row",
        row=row,
    )
    accounts = read_snapshot(database, Layer.FOLLOWS).accounts
    assert accounts.row(0, named=True) == row
    nothing = dict.fromkeys(row, None)
    assert accounts.row(1, named=True) == nothing | {"key": "x:2", "verified": False}


def test_texts_with_the_separator_come_out_whole(database: Database) -> None:
    bio = f"a{SEPARATOR}b{MISSING}c"
    cypher(
        database,
        "CREATE (:Account {key: 'x:1', bio: $bio})-[:FOLLOWS]->(:Account {key: 'x:2', verified: true})",
        bio=bio,
    )
    accounts = read_snapshot(database, Layer.FOLLOWS).accounts
    assert accounts["bio"].to_list() == [bio, None]
    assert accounts["verified"].to_list() == [None, True]


def test_odd_values_of_an_analyst_do_not_stop_it(database: Database) -> None:
    cypher(
        database,
        """CREATE (a:Account {key: 'x:1', name: ['a', 'list'], followersCount: 'many', createdAt: '2020'})
        CREATE (a)-[:RETWEETED {count: 'often'}]->(:Account {key: 'x:2', handle: 17}),
               (a)-[:RETWEETED]->(:Brand {key: 'x:3'}), (a)-[:RETWEETED]->(:Account {handle: 'without a key'})""",
    )
    accounts = read_snapshot(database, Layer.RETWEETS).accounts
    assert edges(database, Layer.RETWEETS) == {("x:1", "x:2"): 1.0}
    assert accounts.select("name", "followersCount", "createdAt").row(0) == (None, None, None)
    assert accounts["handle"].to_list() == [None, "17"]


def test_fingerprint_is_of_the_content_alone(database: Database) -> None:
    """The same graph built in another order has other internal ids and the same fingerprint."""
    chain = "UNWIND $keys AS k MERGE (:Account {key: k})"
    follow = (
        "UNWIND $p AS p MATCH (a:Account {key: p[0]}), (b:Account {key: p[1]}) CREATE (a)-[:FOLLOWS]->(b)"
    )
    pairs = [["a", "b"], ["b", "c"], ["c", "a"]]
    cypher(database, chain, keys=["a", "b", "c"])
    cypher(database, follow, p=pairs)
    first = read_snapshot(database, Layer.FOLLOWS).fingerprint
    cypher(database, "MATCH (n:Account) DETACH DELETE n")
    cypher(database, chain, keys=["x", "c", "b", "a"])
    cypher(database, follow, p=pairs[::-1])
    assert read_snapshot(database, Layer.FOLLOWS).fingerprint == first
    cypher(database, "MATCH (n:Account {key: 'a'}) SET n.bio = 'new'")
    assert read_snapshot(database, Layer.FOLLOWS).fingerprint != first


@pytest.mark.parametrize("graph", ["", "CREATE (:Account {key: 'a'})-[:RETWEETED]->(:Account {key: 'b'})"])
def test_nothing_to_read_is_said(database: Database, graph: str) -> None:
    if graph:
        cypher(database, graph)
    with pytest.raises(EmptySnapshot, match="FOLLOWS") as raised:
        read_snapshot(database, Layer.FOLLOWS)
    assert "tular load" in raised.value.remedy
