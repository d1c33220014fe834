"""Growth and churn of audiences between two dates, from when follows were first and last seen."""

from __future__ import annotations

from datetime import datetime

import polars as pl


def growth(follows: pl.DataFrame, start: datetime, end: datetime) -> pl.DataFrame:
    """One row an account that had followers at `start` or `end` (`start` < `end`, UTC), by account.

    `follows` has `source`, `target` (of any one type), `firstSeen`, `lastSeen` (Datetime, UTC). A follow
    exists at a moment between its two times, both included; a null first time means always before, a null
    last time still. Columns: target, before, after (followers), gained, lost, growthRate = (after - before) /
    before, churnRate = lost / before (null without followers before). before + gained - lost = after."""
    return (
        follows.select("target", before=_exists(start).cast(pl.Int64), after=_exists(end).cast(pl.Int64))
        .filter((pl.col("before") + pl.col("after")) > 0)
        .group_by("target")
        .agg(
            pl.col("before", "after").sum(),
            gained=(pl.col("after") > pl.col("before")).sum().cast(pl.Int64),
            lost=(pl.col("after") < pl.col("before")).sum().cast(pl.Int64),
        )
        .with_columns(growthRate=_rate(pl.col("after") - pl.col("before")), churnRate=_rate(pl.col("lost")))
        .sort("target")
    )


def _exists(moment: datetime) -> pl.Expr:
    begun = pl.col("firstSeen").is_null() | (pl.col("firstSeen") <= moment)
    lasting = pl.col("lastSeen").is_null() | (pl.col("lastSeen") >= moment)
    return begun & lasting


def _rate(change: pl.Expr) -> pl.Expr:
    return pl.when(pl.col("before") > 0).then(change / pl.col("before"))
