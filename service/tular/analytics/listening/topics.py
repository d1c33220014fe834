"""Who starts a topic, and who makes it big."""

from __future__ import annotations

import polars as pl


def starters(uses: pl.DataFrame, first: int = 3) -> pl.DataFrame:
    """The accounts that used each topic first, the earliest first.

    `uses`: `topic`, `account`, `at` (null where unknown: not counted), `post`. Columns: topic, account, at, post,
    place.
    """
    return (
        uses.drop_nulls("at")
        .sort("topic", "at", "post")
        .unique(["topic", "account"], keep="first", maintain_order=True)
        .with_columns(place=pl.int_range(1, pl.len() + 1).over("topic"))
        .filter(pl.col("place") <= first)
        .select("topic", "account", "at", "post", "place")
    )


def amplifiers(spread: pl.DataFrame, first: int = 3) -> pl.DataFrame:
    """The accounts whose posts on each topic were passed on most, with their share of all that was passed on there.

    `spread`: `topic`, `account` (author), `retweets` of one post. Columns: topic, account, retweets, share, place.
    """
    return (
        spread.group_by("topic", "account")
        .agg(pl.col("retweets").sum().cast(pl.Int64))
        .filter(pl.col("retweets") > 0)
        .with_columns(share=pl.col("retweets") / pl.col("retweets").sum().over("topic"))
        .sort(["topic", "retweets", "account"], descending=[False, True, False])
        .with_columns(place=pl.int_range(1, pl.len() + 1).over("topic"))
        .filter(pl.col("place") <= first)
    )
