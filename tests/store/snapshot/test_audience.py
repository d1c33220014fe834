"""Sizes, followers and posts around a snapshot, on a graph counted by hand."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest

from tular.models import Layer, PostBatch, Relation, RelationBatch, Window
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.snapshot.audience import read_followers, read_post_times, read_posted, read_size

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def loaded(database: Database) -> Database:
    """1, 2 and 0 itself follow 0; 3 retweets 0 twice; 0 posts at noon and, untimed, once more."""
    loader = LiveLoader(database)
    pairs = pl.DataFrame({"source": [1, 2, 0], "target": [0, 0, 0]})
    loader.write(RelationBatch(Relation.FOLLOWS, "x", pairs))
    retweets = {"source": [3, 3], "target": [0, 0], "post": ["x:7", "x:8"]}
    loader.write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(retweets)))
    posts = {"id": ["p", "q"], "author": ["0", "0"], "at": [NOON, None]}
    loader.write(PostBatch("x", pl.DataFrame(posts)))
    return database


def test_size_counts_accounts_that_take_part(loaded: Database) -> None:
    sizes = {layer: read_size(loaded, layer) for layer in Layer}
    assert sizes == {
        Layer.FOLLOWS: (3, 3),
        Layer.RETWEETS: (2, 2),
        Layer.QUOTES: (0, 0),
        Layer.REPLIES: (0, 0),
        Layer.MENTIONS: (0, 0),
    }


def test_nobody_follows_himself(loaded: Database) -> None:
    assert read_followers(loaded, pl.Series(["x:0", "x:1", "x:404"])).tolist() == [2, 0, 0]


def test_posts_are_those_of_the_window(loaded: Database) -> None:
    posted = read_posted(loaded, Window(), pl.Series(["x:1", "x:0"]))
    assert posted.rows() == [(1, "x:p"), (1, "x:q")]
    assert read_posted(loaded, Window(start=NOON), pl.Series(["x:0"]))["key"].to_list() == ["x:p"]
    assert read_posted(loaded, Window(end=NOON), pl.Series(["x:0"]))["key"].to_list() == []


def test_a_post_that_only_retweets_is_none_of_its_own(loaded: Database) -> None:
    posts = {"id": ["r", "s"], "author": ["1", "1"], "retweetOf": ["p", None], "quoteOf": [None, "p"]}
    LiveLoader(loaded).write(PostBatch("x", pl.DataFrame(posts)))
    posted = read_posted(loaded, Window(), pl.Series(["x:0", "x:1"]))
    assert posted.rows() == [(0, "x:p"), (0, "x:q"), (1, "x:s")]


def test_times_are_those_that_are_known(loaded: Database) -> None:
    times = read_post_times(loaded, pl.Series(["x:q", "x:p", "x:404"]))
    assert times.rows() == [("x:p", NOON)]
    assert read_post_times(loaded, pl.Series([], dtype=pl.String)).is_empty()
