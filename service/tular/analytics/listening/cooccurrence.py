"""Terms that occur in the same posts more often than chance gives."""

from __future__ import annotations

import polars as pl

LEAST_TOGETHER = 3


def cooccurrence(uses: pl.DataFrame, posts: int, *, least: int = LEAST_TOGETHER) -> pl.DataFrame:
    """Pairs of terms used together in at least `least` of `posts` posts, the closest first.

    `uses`: `post`, `term`. Columns: first, second (first < second), together, expected (by chance: uses of the one
    times uses of the other / posts), lift (observed by expected), npmi (normalised pointwise mutual information, -1
    … 1: Bouma 2009). O(pairs of terms in posts).
    """
    each = uses.select("post", "term").unique()
    counted = each.group_by("term").agg(uses=pl.len())
    pairs = (
        each.join(each, on="post", suffix="_other")
        .filter(pl.col("term") < pl.col("term_other"))
        .group_by(first="term", second="term_other")
        .agg(together=pl.len().cast(pl.Int64))
        .filter(pl.col("together") >= least)
        .join(counted.rename({"term": "first", "uses": "a"}), on="first")
        .join(counted.rename({"term": "second", "uses": "b"}), on="second")
    )
    expected = pl.col("a").cast(pl.Float64) * pl.col("b") / posts
    lift = pl.col("together") / expected
    # Where two terms are in every post there is nothing to know: 0 / 0 is 1, they never part.
    npmi = (lift.log() / -(pl.col("together") / posts).log()).fill_nan(1.0)
    return (
        pairs.with_columns(expected=expected, lift=lift, npmi=npmi)
        .sort(["npmi", "together", "first", "second"], descending=[True, True, False, False])
        .select("first", "second", "together", "expected", "lift", "npmi")
    )
