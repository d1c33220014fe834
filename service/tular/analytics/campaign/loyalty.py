"""Loyalty: who comes back, who stays, who brings others.

Engagements are frames of `account`, `at` (Datetime, UTC) and optionally `prompted` (Boolean: a retweet, quote or
reply to a post of the brand, or a post with the campaign's hashtag while it ran), one row an engagement with the
brand.
"""

from __future__ import annotations

from datetime import datetime

import polars as pl


def weeks(engagements: pl.DataFrame) -> pl.DataFrame:
    """`account` and `week` (its Monday), once each."""
    return engagements.select("account", week=pl.col("at").dt.truncate("1w")).unique()


def repeat_engagers(engagements: pl.DataFrame) -> pl.DataFrame:
    """How many accounts engaged in exactly so many distinct weeks: `weeks`, `accounts`; sorted."""
    counted = weeks(engagements).group_by("account").agg(weeks=pl.len().cast(pl.Int64))
    return counted.group_by("weeks").agg(accounts=pl.len().cast(pl.Int64)).sort("weeks")


def cohorts(engagements: pl.DataFrame) -> pl.DataFrame:
    """Retention by week of first engagement: of each cohort, how many engaged again so many weeks later.

    Columns: cohort (Monday), later (weeks, 0 is the first), accounts, share of the cohort; sorted; every pair that
    the data reaches has a row.
    """
    active = weeks(engagements)
    if active.is_empty():
        schema: dict[str, pl.DataType | type[pl.DataType]] = {
            "cohort": pl.Datetime("us", "UTC"),
            "later": pl.Int64,
            "accounts": pl.Int64,
            "share": pl.Float64,
        }
        return pl.DataFrame(schema=schema)
    first = active.group_by("account").agg(cohort=pl.col("week").min())
    later = (pl.col("week") - pl.col("cohort")).dt.total_days() // 7
    counted = (
        active.join(first, on="account").group_by("cohort", later=later).agg(accounts=pl.len().cast(pl.Int64))
    )
    last = active["week"].max()
    every = (
        first.select("cohort")
        .unique()
        .with_columns(later=pl.int_ranges(0, (pl.lit(last) - pl.col("cohort")).dt.total_days() // 7 + 1))
        .explode("later")
    )
    size = first.group_by("cohort").agg(size=pl.len())
    return (
        every.join(counted, on=["cohort", "later"], how="left")
        .join(size, on="cohort")
        .with_columns(pl.col("accounts").fill_null(0))
        .with_columns(share=pl.col("accounts") / pl.col("size"))
        .select("cohort", "later", "accounts", "share")
        .sort("cohort", "later")
    )


def newcomers(engagements: pl.DataFrame, start: datetime, end: datetime) -> dict[str, int]:
    """Accounts by what the window did with them, each in one group.

    `new`: first engaged in the window. `returning`: engaged before it and in it. `lapsed`: engaged before it, but
    neither in it nor after. `kept`: new ones that engaged again after it. `later`: first engaged after it.
    """
    at = pl.col("at")
    seen = engagements.group_by("account").agg(
        before=(at < start).any(),
        during=at.is_between(start, end, closed="left").any(),
        after=(at >= end).any(),
    )
    before, during, after = pl.col("before"), pl.col("during"), pl.col("after")
    counted = seen.select(
        new=(~before & during).sum(),
        returning=(before & during).sum(),
        lapsed=(before & ~during & ~after).sum(),
        kept=(~before & during & after).sum(),
        later=(~before & ~during & after).sum(),
    )
    return {name: int(value) for name, value in counted.row(0, named=True).items()}


def advocates(engagements: pl.DataFrame, brought: pl.DataFrame, *, least_weeks: int = 3) -> pl.DataFrame:
    """Accounts that engage unprompted in at least `least_weeks` distinct weeks and bring others, the best first.

    `brought`: `account` and `by`: an account's first engagement with the brand came after it saw, and passed on or
    answered, a post of `by` about it. Columns: account, weeks (unprompted ones), engagements, brought; by brought,
    weeks, account.
    """
    unprompted = engagements.filter(~pl.col("prompted"))
    steady = (
        unprompted.group_by("account")
        .agg(
            weeks=pl.col("at").dt.truncate("1w").n_unique().cast(pl.Int64),
            engagements=pl.len().cast(pl.Int64),
        )
        .filter(pl.col("weeks") >= least_weeks)
    )
    bringing = brought.unique(["account", "by"]).group_by(account="by").agg(brought=pl.len().cast(pl.Int64))
    return steady.join(bringing, on="account").sort(
        ["brought", "weeks", "account"], descending=[True, True, False]
    )
