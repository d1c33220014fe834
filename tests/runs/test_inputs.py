"""Measures over events and posts, from Neo4j to scores: a small network whose answers are counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import CACHE
from tests.world import analysed
from tular.config import Settings
from tular.measures import BY_NAME, DEFAULTS, USUAL_OF_EVENTS
from tular.models import Layer, PostBatch, Relation, RelationBatch, Window
from tular.runs.artifact import open_run
from tular.runs.clock import Clock
from tular.runs.inputs import read_inputs, with_usual
from tular.runs.plan import Plan
from tular.runs.scope import Scope
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.snapshot.audience import read_counts

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def own(settings: Settings, database: Database, tmp_path: Path) -> Settings:
    """1 and 2 follow 0, 0 follows 1; 0 wrote two posts; 1 and the outsider 9 retweet one, 1 the other."""
    loader = LiveLoader(database)
    follows = pl.DataFrame({"source": [1, 2, 0], "target": [0, 0, 1]})
    loader.write(RelationBatch(Relation.FOLLOWS, "x", follows))
    posts = {"id": ["p", "q"], "author": ["0", "0"], "at": [NOON, NOON + timedelta(hours=1)]}
    loader.write(PostBatch("x", pl.DataFrame(posts)))
    retweets = {
        "source": [1, 9, 1],
        "target": [0, 0, 0],
        "at": [NOON + timedelta(seconds=seconds) for seconds in (10, 30, 4000)],
        "post": ["x:r1", "x:r2", "x:r3"],
        "original": ["x:p", "x:p", "x:q"],
    }
    loader.write(RelationBatch(Relation.RETWEETED, "x", pl.DataFrame(retweets)))
    return replace(settings, artifacts=str(tmp_path / "runs"))


def test_every_measure_of_the_catalogue_has_its_number(own: Settings) -> None:
    plan = Plan(
        measures=tuple(BY_NAME),
        window=Window(NOON - timedelta(days=1), NOON + timedelta(days=1)),
        scope=Scope(towards=("account:x:0",)),
    )
    run = open_run(own.artifacts, analysed(own, plan).id, cache=CACHE)
    assert set(BY_NAME) <= set(run.accounts.columns)
    zero = run.accounts.row(run.row_of("x:0") or 0, named=True)
    assert zero["followers"] == 2
    assert zero["retweetsReceived"] == 3
    assert zero["distinctRetweeters"] == 2
    assert zero["repeatRetweeters"] == 1
    assert zero["retweetsPerPost"] == 1.5
    assert zero["retweetsPerFollower"] == 1.5
    assert zero["medianSecondsToRetweet"] == 30
    assert (zero["engagedAudience"], zero["engagedFollowers"]) == (2, 1), "9 follows nobody"
    assert (zero["mentionsPerPost"], zero["mentionsPerFollower"]) == (0, 0)
    assert zero["engagementPerPost"] == 1.5, "three retweets of two posts, no quote and no reply"
    assert zero["engagementPerFollower"] == 0.75, "of two followers each"
    assert zero["retweetHIndex"] == 1
    one = run.accounts.row(run.row_of("x:1") or 0, named=True)
    assert (one["retweetsPerPost"], one["mentionsPerPost"], one["retweetHIndex"]) == (None, None, 0)


def test_the_time_to_a_retweet_is_known_of_posts_before_the_window(own: Settings, tmp_path: Path) -> None:
    """Or else a window would count quick retweets alone."""
    plan = Plan(
        layer=Layer.RETWEETS,
        measures=("medianSecondsToRetweet",),
        window=Window(NOON + timedelta(seconds=20)),
    )
    run = open_run(own.artifacts, analysed(own, plan).id, cache=CACHE)
    zero = run.accounts.row(run.row_of("x:0") or 0, named=True)
    assert zero["medianSecondsToRetweet"] == (30 + 400) / 2


def test_followers_are_counted_whatever_the_layer(own: Settings) -> None:
    run = open_run(own.artifacts, analysed(own, Plan(layer=Layer.RETWEETS)).id, cache=CACHE)
    assert dict(run.accounts.select("key", "followers").iter_rows()) == {"x:0": 2, "x:1": 1, "x:9": 0}


def test_what_events_tell_is_usual_where_there_are_any(own: Settings, database: Database) -> None:
    measures = analysed(own, Plan(layer=Layer.FOLLOWS)).measures
    assert measures == (*DEFAULTS, *USUAL_OF_EVENTS)
    counts = read_counts(database)
    chosen, without = Plan(measures=("pagerank",)), Plan(exchanges=False)
    assert with_usual(chosen, counts) == chosen
    assert with_usual(without, counts) == without
    assert with_usual(Plan(), dict.fromkeys(counts, 0)) == Plan()


def test_only_what_is_needed_is_read(own: Settings, database: Database, tmp_path: Path) -> None:
    clock, counts = Clock(lambda *_: None), read_counts(database)
    material = read_inputs(database, Plan(exchanges=False), counts, tmp_path, clock)
    assert (material.events, material.posted, material.followers) == (None, None, None)
    early = Plan(
        measures=("retweetsReceived", "medianSecondsToRetweet"),
        window=Window(None, NOON + timedelta(minutes=1)),
    )
    material = read_inputs(database, early, counts, tmp_path, clock)
    assert material.events is not None
    assert material.posted is not None
    assert (material.events.height, material.posted.height) == (2, 1)
