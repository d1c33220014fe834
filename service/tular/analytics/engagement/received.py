"""What others do with an account's posts: retweets, mentions, replies, quotes, by how many, how often, how
soon.

Events are frames of one relation in which `source` and `target` (Int32) are vertices, with `count` (Int64),
`at` (Datetime, UTC, or null), `post` and `original` (String post keys or null), as `RelationBatch` says. An
event a → b raises the score of b. An account's events with itself and events with an account that is no
vertex (null) do not count."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import polars as pl

from tular.graph.network import Network
from tular.models import Floats


def received(events: pl.DataFrame, n: int) -> Floats:
    """Events that an account received, float64[n] (Cha et al. 2010: retweets, mentions).

    Raised by incoming events; 0 or more; O(events). ICWSM 2010.
    """
    return _dense(_counted(events).group_by("target").agg(pl.col("count").sum().alias("value")), n)


def distinct_sources(events: pl.DataFrame, n: int) -> Floats:
    """Different accounts an account received events from, float64[n].

    Raised by incoming events; 0 … n - 1; O(events). Of retweets, their in-degree in Cha et al. 2010.
    """
    return _dense(_pairs(events).group_by("target").agg(pl.len().alias("value")), n)


def repeaters(events: pl.DataFrame, n: int, *, at_least: int = 2) -> Floats:
    """Different accounts that did it `at_least` times to the same account, float64[n]: the loyal ones.

    Raised by incoming events; 0 … n - 1; O(events). Repeat purchase, in retweets.
    """
    loyal = _pairs(events).filter(pl.col("count") >= at_least)
    return _dense(loyal.group_by("target").agg(pl.len().alias("value")), n)


def h_index(retweets: pl.DataFrame, n: int) -> Floats:
    """Largest h such that h posts of the account were retweeted at least h times each (Hirsch 2005, of
    retweets).

    Counts events whose `original` is known. NaN for accounts whose retweets all lack it, and for all accounts
    where every retweet does: what happened to single posts is not known there.

    Raised by incoming retweets; 0 or more; O(events·log events). Hirsch 2005, PNAS 102(46).
    """
    counted, named = _counted(retweets), pl.col("original").is_not_null()
    posts = (
        counted.filter(named)
        .group_by("target", "original")
        .agg(pl.col("count").sum())
        .sort("count", descending=True)
        .with_columns(place=pl.int_range(1, pl.len() + 1).over("target"))
    )
    reached = posts.filter(pl.col("count") >= pl.col("place"))
    values = _dense(reached.group_by("target").agg(pl.len().alias("value")), n)
    if counted.height and posts.is_empty():
        return np.full(n, np.nan)
    unnamed = counted.group_by("target").agg(known=named.any()).filter(~pl.col("known"))
    values[unnamed["target"].to_numpy()] = np.nan
    return values


def engaged_audience(relations: Iterable[pl.DataFrame], n: int) -> Floats:
    """Different accounts that retweeted, quoted, replied to or mentioned an account, each counted once,
    float64[n].

    Raised by incoming events; 0 … n - 1; O(events). A distinct union.
    """
    pairs = pl.concat([_pairs(events).select("source", "target") for events in relations])
    return _dense(pairs.unique().group_by("target").agg(pl.len().alias("value")), n)


def engaged_followers(relations: Iterable[pl.DataFrame], follows: Network) -> Floats:
    """As `engaged_audience`, but only those who also follow the account; `follows` over the same vertices.

    Raised by incoming events of followers; 0 … followers; O(events + m).
    """
    edges = pl.DataFrame({"source": follows.source, "target": follows.target})
    pairs = (
        pl.concat([_pairs(events).select("source", "target") for events in relations]).unique().cast(pl.Int32)
    )
    active = edges.join(pairs, on=["source", "target"], how="semi")
    return _dense(active.group_by("target").agg(pl.len().alias("value")), follows.n)


def per(values: Floats, base: Floats, *, otherwise: float = 0.0) -> Floats:
    """Values for each post or follower, `otherwise` where there is none: `per(retweets, posts)`, `per(retweets,
    followers)`.

    Raised by the values; 0 or more; O(n). Retweets and mentions per post and follower: Cha et al. 2010,
    ICWSM.
    """
    rates: Floats = np.divide(values, base, out=np.full(len(values), otherwise), where=base > 0)
    return rates


def median_seconds(retweets: pl.DataFrame, posted: pl.DataFrame, n: int) -> Floats:
    """Median seconds from an account's post to a retweet of it, float64[n]; NaN where none is known.

    `posted` has `key` (String) and `at`: when each post was published, also those before the window of the retweets,
    or else the quick ones would count alone. Retweets before their post (clocks,
    edited times) are left out.

    Raised by slow answers, so low leads; 0 or more; O(events·log events).
    """
    timed = (
        _counted(retweets)
        .drop_nulls(["at", "original"])
        .join(posted.select(original="key", posted="at"), on="original")
        .with_columns(seconds=(pl.col("at") - pl.col("posted")).dt.total_microseconds() / 1e6)
        .filter(pl.col("seconds") >= 0)
    )
    medians = timed.group_by("target").agg(pl.col("seconds").median().alias("value"))
    return _dense(medians, n, missing=np.nan)


def _counted(events: pl.DataFrame) -> pl.DataFrame:
    return events.filter(
        pl.col("source").is_not_null(), pl.col("target").is_not_null(), pl.col("source") != pl.col("target")
    )


def _pairs(events: pl.DataFrame) -> pl.DataFrame:
    return _counted(events).group_by("source", "target").agg(pl.col("count").sum())


def _dense(found: pl.DataFrame, n: int, *, missing: float = 0.0) -> Floats:
    values = np.full(n, missing)
    values[found["target"].to_numpy()] = found["value"].cast(pl.Float64).to_numpy()
    return values
