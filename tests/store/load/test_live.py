"""Live loading into the session's real Neo4j: what is written, and that writing it again changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from tests.store.batches import hostile
from tular.models import AccountBatch, PostBatch, Relation, RelationBatch, WriteCounts
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.snapshot.version import read_version

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def relations(relation: Relation, rows: Sequence[dict[str, Any]]) -> RelationBatch:
    times = {name: pl.Datetime("us", "UTC") for name in ("at", "firstSeen", "lastSeen")}
    return RelationBatch(relation, "x", pl.DataFrame(rows, schema_overrides=times))


def all_relations(database: Database) -> list[dict[str, Any]]:
    return [row["relation"] for row in database.read("../tests/store/relations")]


@pytest.fixture
def loader(database: Database) -> LiveLoader:
    return LiveLoader(database)


def test_follows_are_one_a_pair_with_first_and_last_seen(loader: LiveLoader, database: Database) -> None:
    first = relations(
        Relation.FOLLOWS,
        [
            {"source": 1, "target": 2, "firstSeen": NOON, "lastSeen": NOON},
            {"source": 1, "target": 2, "firstSeen": NOON - HOUR, "lastSeen": NOON - HOUR},
            {"source": 2, "target": 1, "firstSeen": NOON, "lastSeen": None},
        ],
    )
    assert loader.write(first) == WriteCounts(created=2)
    assert loader.write(first) == WriteCounts()
    later = [{"source": 1, "target": 2, "firstSeen": NOON, "lastSeen": NOON + HOUR}]
    assert loader.write(relations(Relation.FOLLOWS, later)) == WriteCounts(updated=1)
    assert all_relations(database) == [
        {
            "source": "x:1",
            "type": "FOLLOWS",
            "target": "x:2",
            "firstSeen": NOON - HOUR,
            "lastSeen": NOON + HOUR,
        },
        {"source": "x:2", "type": "FOLLOWS", "target": "x:1", "firstSeen": NOON},
    ]


def test_follows_without_times(loader: LiveLoader, database: Database) -> None:
    batch = relations(Relation.FOLLOWS, [{"source": "a", "target": t} for t in ("b", "c", "b", "a")])
    assert loader.write(batch) == WriteCounts(created=3)
    assert loader.write(batch) == WriteCounts()
    assert [(row["source"], row["target"]) for row in all_relations(database)] == [
        ("x:a", "x:a"),
        ("x:a", "x:b"),
        ("x:a", "x:c"),
    ]


@pytest.mark.parametrize(
    ("row", "other"),
    [
        pytest.param({"post": "x:9", "at": NOON}, {"post": "x:8", "at": NOON}, id="told by post"),
        pytest.param({"at": NOON}, {"at": NOON + HOUR}, id="told by time"),
    ],
)
def test_events_of_a_pair_are_told_apart(
    loader: LiveLoader, database: Database, row: dict[str, Any], other: dict[str, Any]
) -> None:
    pair = {"source": 1, "target": 2}
    batch = relations(Relation.RETWEETED, [pair | row, pair | row, pair | other])
    assert loader.write(batch) == WriteCounts(created=2)
    assert loader.write(batch) == WriteCounts()
    assert len(all_relations(database)) == 2
    assert loader.write(relations(Relation.MENTIONED, [pair | row])) == WriteCounts(created=1)


def test_an_aggregated_relation_is_set_not_added_to(loader: LiveLoader, database: Database) -> None:
    pair = {"source": 1, "target": 2}
    assert loader.write(relations(Relation.MENTIONED, [pair | {"count": 4}])) == WriteCounts(created=1)
    assert loader.write(relations(Relation.MENTIONED, [pair | {"count": 4}])) == WriteCounts()
    assert loader.write(relations(Relation.MENTIONED, [pair | {"count": 6}])) == WriteCounts(updated=1)
    assert loader.write(relations(Relation.MENTIONED, [pair | {"count": None}])) == WriteCounts()
    assert [row["count"] for row in all_relations(database)] == [6]


def test_an_event_learns_what_it_lacked(loader: LiveLoader, database: Database) -> None:
    event = {"source": 1, "target": 2, "post": "x:9"}
    loader.write(relations(Relation.QUOTED, [event]))
    full = event | {"at": NOON, "original": "x:7"}
    assert loader.write(relations(Relation.QUOTED, [full])) == WriteCounts(updated=1)
    assert all_relations(database) == [
        {"source": "x:1", "type": "QUOTED", "target": "x:2", "post": "x:9", "at": NOON, "original": "x:7"}
    ]


def test_accounts_keep_what_a_later_row_does_not_say(loader: LiveLoader, database: Database) -> None:
    frame = pl.DataFrame(
        {
            "id": ["1", "1", "2"],
            "handle": ["ann", None, "bob"],
            "followersCount": [1, 5, None],
            "createdAt": [NOON, None, None],
            "party": [None, "green", None],
        },
        schema_overrides={"createdAt": pl.Datetime("us", "UTC")},
    )
    assert loader.write(AccountBatch("x", frame)) == WriteCounts(created=2)
    assert loader.write(AccountBatch("x", frame)) == WriteCounts()
    changed = pl.DataFrame({"id": ["1", "2"], "handle": [None, "rob"], "name": ["Ann", None]})
    assert loader.write(AccountBatch("x", changed)) == WriteCounts(updated=2)
    assert [row["account"] for row in database.read("../tests/store/accounts")] == [
        {
            "key": "x:1",
            "platform": "x",
            "id": "1",
            "handle": "ann",
            "handleKey": "ann",
            "name": "Ann",
            "party": "green",
            "followersCount": 5,
            "createdAt": NOON,
        },
        {"key": "x:2", "platform": "x", "id": "2", "handle": "rob", "handleKey": "rob"},
    ]


def test_posts_with_author_hashtags_links_and_references(loader: LiveLoader, database: Database) -> None:
    frame = pl.DataFrame(
        {
            "id": ["10", "11"],
            "author": ["1", "2"],
            "at": [NOON, NOON + HOUR],
            "text": ["Hello", None],
            "lang": ["en", None],
            "hashtags": [["tular", "tular", "news"], []],
            "links": [["https://tular.example/"], None],
            "retweetOf": [None, "10"],
            "quoteOf": pl.Series([None, None], dtype=pl.String),
            "replyTo": [None, "99"],
        },
        schema_overrides={"at": pl.Datetime("us", "UTC")},
    )
    assert loader.write(PostBatch("x", frame)) == WriteCounts(created=2)
    assert loader.write(PostBatch("x", frame)) == WriteCounts()
    assert [(row["source"], row["type"], row["target"]) for row in all_relations(database)] == [
        ("x:1", "POSTED", "x:10"),
        ("x:10", "LINKS_TO", "https://tular.example/"),
        ("x:10", "TAGGED", "news"),
        ("x:10", "TAGGED", "tular"),
        ("x:11", "REPLY_TO", "x:99"),
        ("x:11", "RETWEET_OF", "x:10"),
        ("x:2", "POSTED", "x:11"),
    ]


def test_a_repeated_load_leaves_cached_snapshots_true(loader: LiveLoader, database: Database) -> None:
    for batch in hostile():
        loader.write(batch)
    version = read_version(database)
    assert version is not None
    for batch in hostile():
        loader.write(batch)
    assert read_version(database) == version
    loader.write(relations(Relation.FOLLOWS, [{"source": 1, "target": 99}]))
    assert read_version(database) != version


def test_a_post_that_is_there_gets_what_is_new_around_it(loader: LiveLoader, database: Database) -> None:
    post = {"id": ["10"], "author": ["1"], "text": ["Hello"]}
    loader.write(PostBatch("x", pl.DataFrame(post)))
    assert loader.write(PostBatch("x", pl.DataFrame(post | {"hashtags": [["tular"]]}))) == WriteCounts()
    assert ("x:10", "tular") in {(row["source"], row["target"]) for row in all_relations(database)}


def test_many_slices_and_a_hub(
    loader: LiveLoader, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tular.store.load.slices.ROWS_PER_TRANSACTION", 700)
    sources = [0] * 1500 + list(range(1, 1501)) + list(range(1500))
    targets = list(range(1, 1501)) + [0] * 1500 + list(range(1, 1501))
    batch = RelationBatch(Relation.FOLLOWS, "x", pl.DataFrame({"source": sources, "target": targets}))
    distinct = len(set(zip(sources, targets, strict=True)))
    assert loader.write(batch) == WriteCounts(created=distinct)
    assert loader.write(batch) == WriteCounts()
    written = {(row["source"], row["target"]) for row in all_relations(database)}
    assert written == {(f"x:{s}", f"x:{t}") for s, t in zip(sources, targets, strict=True)}


def test_files_that_disagree_change_nothing_when_loaded_again(loader: LiveLoader, database: Database) -> None:
    """Of an account's values the last one given counts, whatever batch of the load gives it."""

    def said(platform: str, **columns: list[object]) -> AccountBatch:
        return AccountBatch(platform, pl.DataFrame(columns))

    files = [
        said("x", id=["1", "2"], followersCount=[10, 20]),
        said("mastodon", id=["1"], followersCount=[99]),
        said("x", id=["1", "3"], followersCount=[11, 30], handle=[None, "cy"]),
        said("x", id=["1"], handle=["ann"]),
    ]
    assert loader.load(files) == WriteCounts(created=4, updated=1)
    assert loader.load(files) == WriteCounts()
    counts = {
        row["account"]["key"]: row["account"].get("followersCount")
        for row in database.read("../tests/store/accounts")
    }
    assert counts == {"mastodon:1": 99, "x:1": 11, "x:2": 20, "x:3": 30}
    assert loader.load([said("x", id=["1"], followersCount=[12])]) == WriteCounts(updated=1)


def test_what_is_held_back_is_bounded(loader: LiveLoader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tular.store.load.live.HELD_ACCOUNTS", 1)
    both = [
        AccountBatch("x", pl.DataFrame({"id": ["1", "2"], "handle": names}))
        for names in (["ann", "bob"], ["anne", "rob"])
    ]
    assert loader.load(both) == WriteCounts(created=2, updated=2)
    assert loader.load(both) == WriteCounts(updated=4)
