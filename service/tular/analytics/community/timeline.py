"""The life of every community over runs: size, comings and goings, events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

import polars as pl

from tular.analytics.community.events import events_between, moves_between


def timeline(history: Sequence[tuple[datetime, pl.DataFrame]], *, smallest: int = 3) -> pl.DataFrame:
    """One row a community and run at which it has members, or has just dissolved, by community, then time.

    `history` holds (moment, frame with `key` and `communityId`) in time order, ids carried from run to run.
    Columns: `communityId`, `at`, `size`, `joined` and `left` (accounts since the run before; null in the
    first), `events` (List[String], see `events`).
    """
    rows = [_sizes(moment, run) for moment, run in history]
    if not rows:
        return pl.DataFrame(schema=_SCHEMA)
    changes = [
        _changes(moment, before, after, smallest) for (_, before), (moment, after) in pairwise(history)
    ]
    return _shaped(pl.concat(rows), pl.concat([pl.DataFrame(schema=_CHANGES), *changes]), history[0][0])


Schema = dict[str, pl.DataType | type[pl.DataType]]
_AT = pl.Datetime("us", "UTC")
_KEYS: Schema = {"communityId": pl.String, "at": _AT}
_CHANGES: Schema = {**_KEYS, "joined": pl.Int64, "left": pl.Int64, "events": pl.List(pl.String)}
_SCHEMA: Schema = {
    **_KEYS,
    "size": pl.Int64,
    "joined": pl.Int64,
    "left": pl.Int64,
    "events": pl.List(pl.String),
}


def _sizes(moment: datetime, run: pl.DataFrame) -> pl.DataFrame:
    counted = run.drop_nulls("communityId").group_by("communityId").len("size")
    at = pl.lit(moment).cast(_AT)
    return counted.select("communityId", at=at, size=pl.col("size").cast(pl.Int64))


def _changes(moment: datetime, before: pl.DataFrame, after: pl.DataFrame, smallest: int) -> pl.DataFrame:
    moves = moves_between(before, after)
    joined = moves.drop_nulls("after").group_by(communityId="after").len("joined")
    left = moves.drop_nulls("before").group_by(communityId="before").len("left")
    named = [
        (community, event.kind.value)
        for event in events_between(before, after, smallest=smallest)
        for community in sorted({*event.before, *event.after})
    ]
    kinds = pl.DataFrame(named, schema={"communityId": pl.String, "events": pl.String}, orient="row")
    told = kinds.group_by("communityId", maintain_order=True).agg("events")
    every = joined.join(left, on="communityId", how="full", coalesce=True)
    every = every.join(told, on="communityId", how="full", coalesce=True)
    return every.with_columns(at=pl.lit(moment).cast(_AT)).select(
        pl.col(name).cast(kind) for name, kind in _CHANGES.items()
    )


def _shaped(sizes: pl.DataFrame, changes: pl.DataFrame, start: datetime) -> pl.DataFrame:
    whole = sizes.join(changes, on=["communityId", "at"], how="full", coalesce=True)
    later = pl.col("at") > start
    counts = [pl.when(later).then(pl.col(name).fill_null(0)).alias(name) for name in ("joined", "left")]
    shaped = whole.with_columns(pl.col("size").fill_null(0), pl.col("events").fill_null([]), *counts)
    gone = (pl.col("size") == 0) & (pl.col("left") == 0)
    return shaped.filter(~gone).select(*_SCHEMA).sort("communityId", "at")
