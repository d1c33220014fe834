"""Time decay: what happened lately counts for more, by half-life."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl


def decayed(events: pl.DataFrame, now: datetime, half_life: timedelta) -> pl.Series:
    """Weight of every event at `now`: its `count` halved once for every `half_life` (> 0) since its `at`; Float64.

    0 for events after `now` and for those without a time, whose age nobody knows.
    """
    age = (pl.lit(now) - pl.col("at")).dt.total_microseconds() / (half_life / timedelta(microseconds=1))
    weight = pl.when(age >= 0).then(pl.col("count") * (0.5**age)).otherwise(0.0)
    return events.select(weight.cast(pl.Float64).alias("weight")).to_series()
