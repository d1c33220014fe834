"""Rising and falling: one measure in two runs, account by account."""

from __future__ import annotations

import polars as pl


def compare(before: pl.DataFrame, after: pl.DataFrame, measure: str) -> pl.DataFrame:
    """Scores and ranks of one measure before and after, the largest rise in rank first.

    Both frames have `key` and the column `measure`. Ranks count from 1 by falling score, ties by key, among
    the accounts of the own run. Columns: key, scoreBefore, scoreAfter, change, rankBefore, rankAfter,
    rankChange (positive: risen) and trend (RISING, FALLING, STEADY, NEW, GONE); what one of the runs lacks is
    null."""
    return (
        _ranked(before, measure, "Before")
        .join(_ranked(after, measure, "After"), on="key", how="full", coalesce=True)
        .with_columns(
            change=pl.col("scoreAfter") - pl.col("scoreBefore"),
            rankChange=pl.col("rankBefore") - pl.col("rankAfter"),
        )
        .with_columns(trend=_trend())
        .select(
            "key", "scoreBefore", "scoreAfter", "change", "rankBefore", "rankAfter", "rankChange", "trend"
        )
        .sort(["rankChange", "rankAfter", "key"], descending=[True, False, False], nulls_last=True)
    )


def _ranked(frame: pl.DataFrame, measure: str, suffix: str) -> pl.DataFrame:
    ordered = frame.select("key", pl.col(measure).alias(f"score{suffix}")).sort(
        [f"score{suffix}", "key"], descending=[True, False], nulls_last=True
    )
    return ordered.with_columns(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias(f"rank{suffix}"))


def _trend() -> pl.Expr:
    return (
        pl.when(pl.col("rankBefore").is_null())
        .then(pl.lit("NEW"))
        .when(pl.col("rankAfter").is_null())
        .then(pl.lit("GONE"))
        .when(pl.col("rankChange") > 0)
        .then(pl.lit("RISING"))
        .when(pl.col("rankChange") < 0)
        .then(pl.lit("FALLING"))
        .otherwise(pl.lit("STEADY"))
    )
