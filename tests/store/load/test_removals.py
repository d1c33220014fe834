"""What was deleted leaves the database, whatever was loaded first, and does not come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import polars as pl
import pytest

from tests.ingest.made import ADA, BOB, lines, v1_post
from tular.ingest import ReadOptions, Rejects, read
from tular.models import AccountBatch, Batch, RemovalBatch, WriteCounts
from tular.store.checksum.graph import checksum
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader

AT = datetime(2026, 8, 4, tzinfo=UTC)
POSTS = "../tests/store/posts"


@pytest.fixture
def loader(database: Database) -> LiveLoader:
    return LiveLoader(database)


def _removal(post: str | None, account: str | None) -> RemovalBatch:
    row = {"post": [post], "account": [account], "at": [AT], "reason": ["deleted"]}
    types = {"post": pl.String, "account": pl.String, "at": pl.Datetime("us", "UTC")}
    return RemovalBatch("x", pl.DataFrame(row, schema_overrides=types))


@pytest.fixture
def batches(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Batch]:
    original = v1_post(90, BOB, "hello #kopi https://a.example", entities={
        "hashtags": [{"text": "kopi"}], "urls": [{"expanded_url": "https://a.example"}]})  # fmt: skip
    path = tmp_path_factory.mktemp("posts") / "posts.jsonl"
    path.write_bytes(lines(v1_post(91, ADA, "RT @bob: hello", BOB, retweeted_status=original)))
    return list(read([str(path)], ReadOptions(), Rejects()))


def test_a_deleted_post_keeps_its_mark_and_its_retweets(
    loader: LiveLoader, database: Database, batches: Sequence[Batch]
) -> None:
    loader.load(batches)
    assert loader.write(_removal("90", "90")) == WriteCounts(updated=1)
    assert loader.write(_removal("90", "90")) == WriteCounts()
    once = checksum(database)
    loader.load(batches)
    assert checksum(database) == once
    found = {row["key"]: row for row in database.read(POSTS)}
    assert found["x:90"] == {
        "key": "x:90",
        "text": None,
        "removed": "deleted",
        "tags": [],
        "links": [],
        "by": "x:22",
    }
    assert found["x:91"]["text"] == "RT @bob: hello"
    assert "RETWEETED" in {row["relation"]["type"] for row in database.read("../tests/store/relations")}


def test_what_was_told_before_the_post_came_holds(
    loader: LiveLoader, database: Database, batches: Sequence[Batch]
) -> None:
    loader.write(_removal("90", None))
    loader.load(batches)
    found = {row["key"]: row for row in database.read(POSTS)}
    assert (found["x:90"]["text"], found["x:90"]["tags"]) == (None, [])
    assert not any(row["account"]["key"] == "x:90" for row in database.read("../tests/store/accounts"))


def test_a_deleted_account_keeps_only_its_id(
    loader: LiveLoader, database: Database, batches: Sequence[Batch]
) -> None:
    loader.load(batches)
    loader.write(_removal(None, "22"))
    loader.load(
        [*batches, AccountBatch("x", pl.DataFrame({"id": ["22"], "handle": ["bob"], "bio": ["again"]}))]
    )
    accounts = {row["account"]["key"]: row["account"] for row in database.read("../tests/store/accounts")}
    assert accounts["x:22"].keys() >= {"key", "platform", "id", "removed", "removedAt"}
    assert not accounts["x:22"].keys() & {"handle", "name", "bio"}
    assert {row["key"]: row["text"] for row in database.read(POSTS)} == {
        "x:90": None,
        "x:91": "RT @bob: hello",
    }
