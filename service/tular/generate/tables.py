"""The network's tables as frames in chunks: follows, posts and the events between accounts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from tular.generate.arrays import Flags, Ints
from tular.generate.follows import source_of, target_of
from tular.generate.posts import FIRST_POST_ID, NONE, Act, Posts
from tular.generate.streams import stream
from tular.generate.structure import FIRST_ID, Network
from tular.generate.texts import Writer

CHUNK = 1 << 18
"""Ints of a frame. Texts are drawn by chunk, so this is part of what a seed means."""


def account_ids(accounts: Ints) -> pl.Series:
    """Platform ids; null for NONE."""
    series = pl.Series(accounts, dtype=pl.Int64)
    return (series + FIRST_ID).set(series == NONE, None)


def post_ids(rows: Ints) -> pl.Series:
    """Platform ids of posts in time order; null for NONE."""
    series = pl.Series(rows, dtype=pl.Int64)
    return (series + FIRST_POST_ID).set(series == NONE, None)


def moments(seconds: Ints) -> pl.Series:
    """Seconds since 1970 as times in UTC."""
    return pl.Series(seconds * 1_000_000, dtype=pl.Int64).cast(pl.Datetime("us", "UTC"))


def follow_frames(network: Network) -> Iterator[pl.DataFrame]:
    """Every follow that was ever seen, with the dates of the first and the last snapshot that saw it."""
    dates = np.array([int(date.timestamp()) for date in network.options.dates])
    for rows in chunks(network.first.size):
        keys = network.history.keys[rows]
        yield pl.DataFrame(
            {
                "source": account_ids(source_of(keys)),
                "target": account_ids(target_of(keys)),
                "firstSeen": moments(dates[network.first[rows]]),
                "lastSeen": moments(dates[network.last[rows]]),
            }
        )


def snapshot_frames(network: Network, snapshot: int) -> Iterator[pl.DataFrame]:
    """`source` and `target` of the follows seen at one snapshot."""
    source, target = network.follows(snapshot)
    for rows in chunks(source.size):
        yield pl.DataFrame({"source": account_ids(source[rows]), "target": account_ids(target[rows])})


def dated_frames(network: Network, snapshot: int) -> Iterator[pl.DataFrame]:
    """The follows seen at one snapshot, as an observer at that date writes them down."""
    date = pl.lit(network.options.dates[snapshot]).cast(pl.Datetime("us", "UTC"))
    for frame in snapshot_frames(network, snapshot):
        yield frame.with_columns(firstSeen=date, lastSeen=date)


def retweet_frames(network: Network) -> Iterator[pl.DataFrame]:
    """The relations of a network of the model `fragments`: each account retweets the other once, at some time."""
    options, keys = network.options, network.history.keys
    start, end = int(options.start.timestamp()), int(options.end.timestamp())
    at = stream(options.seed, "retweet times").integers(start, end, keys.size)
    for rows in chunks(keys.size):
        ends = source_of(keys[rows]), target_of(keys[rows])
        yield pl.DataFrame(
            {"source": account_ids(ends[0]), "target": account_ids(ends[1]), "at": moments(at[rows])}
        )


def post_frames(posts: Posts, writer: Writer, seed: int) -> Iterator[pl.DataFrame]:
    """The rows of `posts.csv`; retweets have no text of their own."""
    for part, rows in enumerate(chunks(posts.count)):
        some = posts.rows(rows)
        written = writer.write_part(seed, part, some)
        yield pl.DataFrame(
            {
                "id": post_ids(np.arange(rows.start, rows.stop)),
                "author": account_ids(some.author),
                "at": moments(some.at),
                **written.to_dict(),
                "retweetOf": post_ids(_where(some.act == Act.RETWEET, some.original)),
                "quoteOf": post_ids(_where(some.act == Act.QUOTE, some.original)),
                "replyTo": post_ids(_where(some.act == Act.REPLY, some.original)),
            }
        )


def event_frames(posts: Posts, act: Act) -> Iterator[pl.DataFrame]:
    """Retweets, quotes or replies as relations: who, whom, when, by which post, to which."""
    for rows in chunks(posts.count):
        chosen = rows.start + np.flatnonzero(posts.act[rows] == act)
        original = posts.original[chosen]
        yield _events(posts, chosen, posts.author[original], original)


def mention_frames(posts: Posts) -> Iterator[pl.DataFrame]:
    """Mentions in posts of one's own; `original` stays empty."""
    for rows in chunks(posts.count):
        chosen = rows.start + np.flatnonzero(posts.mention[rows] != NONE)
        yield _events(posts, chosen, posts.mention[chosen], np.full(chosen.size, NONE))


def _events(posts: Posts, chosen: Ints, target: Ints, original: Ints) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "source": account_ids(posts.author[chosen]),
            "target": account_ids(target),
            "at": moments(posts.at[chosen]),
            "post": post_ids(chosen),
            "original": post_ids(original),
        }
    )


def _where(chosen: Flags, rows: Ints) -> Ints:
    return np.where(chosen, rows, NONE)


def chunks(count: int) -> Iterator[slice]:
    """At least one chunk, so that an empty table still gets its header."""
    for start in range(0, max(count, 1), CHUNK):
        yield slice(start, min(start + CHUNK, count))
