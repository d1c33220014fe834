"""Echo: how much of what a community passes on comes from itself, over time."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.models import Ids


def echo(events: pl.DataFrame, membership: Ids, *, every: str = "1w") -> pl.DataFrame:
    """Share of each community's retweets (or other timed relations) that stay inside, by period.

    `events`: `source`, `target` (vertices; source retweets target), `at` (Datetime) and optionally `count`.
    `every`: length of a period, as polars writes it ("1d", "1w", "1mo"); periods begin as calendars do.
    Columns: `community` Int32, `period` (its beginning), `retweets`, `inside` Int64, `share` inside /
    retweets, and `expected`, the share of all retweets of that period that go to members of this community:
    what a community without a preference for itself would have. Events without a time are left out; by
    community, then period.
    """
    told = _homes(events, membership).drop_nulls("at").with_columns(period=pl.col("at").dt.truncate(every))
    received = told.group_by("period", community="into").agg(received=pl.col("count").sum())
    everything = told.group_by("period").agg(everything=pl.col("count").sum())
    inside = pl.col("count").filter(pl.col("community") == pl.col("into")).sum()
    return (
        told.group_by("community", "period")
        .agg(retweets=pl.col("count").sum(), inside=inside)
        .join(received, on=["community", "period"], how="left")
        .join(everything, on="period")
        .select(
            "community",
            "period",
            "retweets",
            "inside",
            share=pl.col("inside") / pl.col("retweets"),
            expected=pl.col("received").fill_null(0) / pl.col("everything"),
        )
        .sort("community", "period")
    )


def _homes(events: pl.DataFrame, membership: Ids) -> pl.DataFrame:
    homes = pl.Series(membership.astype(np.int32))
    count = pl.col("count") if "count" in events.columns else pl.lit(1)
    return events.select(
        "at",
        count.cast(pl.Int64).fill_null(1).alias("count"),
        community=homes.gather(events["source"]),
        into=homes.gather(events["target"]),
    )
