"""Time: what happened lately counts for more, by half-life; and the rhythm of a week."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.errors import UsageError
from tular.graph.network import Network


def decayed(events: pl.DataFrame, now: datetime, half_life: timedelta) -> pl.Series:
    """Weight of every event at `now`: its `count` halved once for every `half_life` since its `at`; Float64.

    0 for events after `now` and for those without a time, whose age nobody knows.
    """
    if half_life <= timedelta(0):
        raise UsageError(
            f"A half-life of {half_life} is not positive.", remedy="Seven days is usual.", field="halfLife"
        )
    age = (pl.lit(now) - pl.col("at")).dt.total_microseconds() / (half_life / timedelta(microseconds=1))
    weight = pl.when(age >= 0).then(pl.col("count") * (0.5**age)).otherwise(0.0)
    return events.select(weight.cast(pl.Float64).alias("weight")).to_series()


def decayed_network(n: int, events: pl.DataFrame, now: datetime, half_life: timedelta) -> Network:
    """The network of events whose weights are `decayed`: any measure of it is that measure with time decay.

    `events` has `source`, `target` (vertices below n), `count`, `at`.
    """
    alive = events.with_columns(decayed(events, now, half_life)).filter(pl.col("weight") > 0)
    return Network.from_edges(
        n, alive["source"].to_numpy(), alive["target"].to_numpy(), alive["weight"].to_numpy()
    )


def rhythm(moments: pl.Series, *, zone: str = "UTC") -> NDArray[np.int64]:
    """How many of the moments (Datetime, UTC) fall into each hour of the week: int64[7, 24], Monday first."""
    local = moments.drop_nulls().dt.convert_time_zone(zone)
    hours = (local.dt.weekday().cast(pl.Int64) - 1) * 24 + local.dt.hour()
    return np.bincount(hours.to_numpy(), minlength=7 * 24).reshape(7, 24)
