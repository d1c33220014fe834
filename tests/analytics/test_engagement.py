"""Measures of events: counted again in plain Python over random events."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from statistics import median

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tular.analytics.engagement import received as engagement
from tular.graph.network import Network

N = 5
DAWN = datetime(2026, 1, 1, tzinfo=UTC)
SCHEMA = {
    "source": pl.Int32,
    "target": pl.Int32,
    "at": pl.Datetime("us", "UTC"),
    "count": pl.Int64,
    "post": pl.String,
    "original": pl.String,
}
vertex = st.one_of(st.none(), st.integers(0, N - 1))
event = st.tuples(
    vertex,
    vertex,
    st.one_of(st.none(), st.integers(-50, 500).map(lambda s: DAWN + timedelta(seconds=s))),
    st.integers(1, 4),
    st.none(),
    st.one_of(st.none(), st.sampled_from(["a", "b", "c"])),
)
lists = st.lists(event, max_size=40)


def frame(rows: list[tuple[object, ...]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def counted(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [row for row in rows if row[0] is not None and row[1] is not None and row[0] != row[1]]


def pair_counts(rows: list[tuple[object, ...]]) -> Counter[tuple[object, object]]:
    pairs: Counter[tuple[object, object]] = Counter()
    for source, target, _, count, *_ in counted(rows):
        pairs[source, target] += count  # type: ignore[assignment]
    return pairs


@settings(deadline=None, max_examples=50)
@given(lists)
def test_received_distinct_sources_and_repeaters(rows: list[tuple[object, ...]]) -> None:
    pairs, events = pair_counts(rows), frame(rows)
    received, distinct = engagement.received(events, N), engagement.distinct_sources(events, N)
    loyal, devoted = engagement.repeaters(events, N), engagement.repeaters(events, N, at_least=5)
    for v in range(N):
        mine = [count for (_, target), count in pairs.items() if target == v]
        assert received[v] == sum(mine)
        assert distinct[v] == len(mine)
        assert loyal[v] == sum(count >= 2 for count in mine)
        assert devoted[v] == sum(count >= 5 for count in mine)


@settings(deadline=None, max_examples=50)
@given(lists)
def test_h_index_is_the_largest_h_with_h_posts_of_h(rows: list[tuple[object, ...]]) -> None:
    posts: dict[object, Counter[object]] = defaultdict(Counter)
    retweeted = {target for _, target, *_ in counted(rows)}
    for _, target, _, count, _, original in counted(rows):
        if original is not None:
            posts[target][original] += count  # type: ignore[assignment]
    found = engagement.h_index(frame(rows), N)
    for v in range(N):
        if retweeted and (not posts or (v in retweeted and v not in posts)):
            assert np.isnan(found[v])
            continue
        expected = max((h for h in range(10) if sum(c >= h for c in posts[v].values()) >= h), default=0)
        assert found[v] == expected


@settings(deadline=None, max_examples=50)
@given(lists, lists, st.lists(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=15))
def test_the_engaged_audience_counts_everybody_once(
    retweets: list[tuple[object, ...]], replies: list[tuple[object, ...]], follows: list[tuple[int, int]]
) -> None:
    pairs = set(pair_counts(retweets)) | set(pair_counts(replies))
    frames = [frame(retweets), frame(replies)]
    network = Network.from_edges(N, [a for a, _ in follows], [b for _, b in follows])
    audience, followers = (
        engagement.engaged_audience(frames, N),
        engagement.engaged_followers(frames, network),
    )
    for v in range(N):
        engaged = {source for source, target in pairs if target == v}
        assert audience[v] == len(engaged)
        assert followers[v] == len(engaged & {a for a, b in follows if b == v})


@settings(deadline=None, max_examples=50)
@given(lists)
def test_median_seconds_until_retweeted(rows: list[tuple[object, ...]]) -> None:
    posted = {"a": DAWN, "b": DAWN + timedelta(seconds=60), "d": DAWN}
    delays: dict[object, list[float]] = defaultdict(list)
    for _, target, at, _, _, original in counted(rows):
        if at is not None and original in posted and at >= posted[original]:  # type: ignore[operator,index]
            delays[target].append((at - posted[original]).total_seconds())  # type: ignore[operator,index]
    keys = pl.DataFrame({"key": list(posted), "at": list(posted.values())}).cast(
        {"at": pl.Datetime("us", "UTC")}
    )
    values = engagement.median_seconds(frame(rows), keys, N)
    for v in range(N):
        if delays[v]:
            assert values[v] == pytest.approx(median(delays[v]))
        else:
            assert np.isnan(values[v])


def test_rates_per_post_and_per_follower() -> None:
    rates = engagement.per(np.array([6.0, 3.0, 0.0]), np.array([2.0, 0.0, 4.0]))
    assert rates.tolist() == [3.0, 0.0, 0.0]


def test_counts_without_posts_have_no_h_index() -> None:
    """As in data sets of who retweeted whom how often: 0 for everybody would be untrue."""
    assert np.isnan(engagement.h_index(frame([(1, 0, None, 9, None, None)]), N)).all()
    assert not engagement.h_index(frame([]), N).any()
    some = frame([(1, 0, None, 9, None, None), (0, 1, None, 1, None, "a")])
    assert engagement.h_index(some, N) == pytest.approx([np.nan, 1, 0, 0, 0], nan_ok=True)


def test_an_audience_that_only_watches_is_not_engaged() -> None:
    """Cha et al. 2010: a million followers need not mean a retweet."""
    follows = Network.from_edges(N, [1, 2, 3, 4], [0, 0, 0, 0])
    retweets = frame([(4, 0, None, 3, None, None), (1, 2, None, 1, None, None)])
    assert engagement.engaged_followers([retweets], follows).tolist() == [1, 0, 0, 0, 0]
