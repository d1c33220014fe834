"""Events that nothing tells from one another: their rows are counted, a pair of accounts (and a day) at a time.

A retweet without a post and without a time of day can be known only by how often its file has it. The counts of one
file are added up; counts of other files stay beside them, each under the fingerprint of its file (`countedIn`), so
that loading a file again changes nothing and loading another adds to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import polars as pl

from tular.ingest.batches import relation_batch
from tular.ingest.options import Direction
from tular.models import Relation, RelationBatch

_COMPACT_ROWS = 2_000_000
_DAY = 86_400_000_000


class Totals:
    """Gathers such events of one file; memory grows with its pairs, not with its rows."""

    def __init__(self) -> None:
        self._frames: dict[tuple[Relation, str], list[pl.DataFrame]] = defaultdict(list)

    def take(self, relation: Relation, platform: str, events: pl.DataFrame) -> pl.DataFrame:
        """Keep the events that nothing tells apart; returns the others."""
        alike = _alike(events)
        if alike is None:
            return events
        mine = events.filter(alike)
        if mine.height:
            frames = self._frames[relation, platform]
            frames.append(_counted(mine))
            if sum(frame.height for frame in frames) > _COMPACT_ROWS:
                frames[:] = [_sum(frames)]
        return events.filter(~alike)

    def batches(self, fingerprint: str) -> Iterator[RelationBatch]:
        """The sums, when the file is read; nothing is kept afterwards."""
        for (relation, platform), frames in self._frames.items():
            sums = _sum(frames)
            counted_in = pl.when(pl.col("at").is_null()).then(pl.lit(fingerprint)).alias("countedIn")
            yield relation_batch(relation, platform, sums.with_columns(counted_in), Direction.AS_IS)
        self._frames.clear()


UNCOUNTED = "events without a post and without a time of day, left out: a file that grows has no sum"


class Uncounted(Totals):
    """Of a file that grows: what nothing tells apart would be counted again whenever it is read again."""

    def __init__(self, notes: Counter[str]) -> None:
        super().__init__()
        self._notes = notes

    def take(self, relation: Relation, platform: str, events: pl.DataFrame) -> pl.DataFrame:
        alike = _alike(events)
        if alike is None:
            return events
        self._notes[UNCOUNTED] += int(alike.sum())
        return events.filter(~alike)


def _alike(events: pl.DataFrame) -> pl.Series | None:
    """Which events have neither post nor time of day; None when none has."""
    posts, times = events.get_column("post", default=None), events.get_column("at", default=None)
    alike = pl.repeat(True, events.height, dtype=pl.Boolean, eager=True) if posts is None else posts.is_null()
    if not alike.any():
        return None
    if times is not None:
        alike = alike & (times.is_null() | (times.dt.epoch("us") % _DAY == 0))
    return alike if alike.any() else None


def _counted(events: pl.DataFrame) -> pl.DataFrame:
    count = pl.col("count").fill_null(1) if "count" in events.columns else pl.lit(1, pl.Int64)
    at = pl.col("at") if "at" in events.columns else pl.lit(None)
    at = at.cast(pl.Datetime("us", "UTC"))
    return events.select("source", "target", at.alias("at"), count.alias("count"))


def _sum(frames: list[pl.DataFrame]) -> pl.DataFrame:
    ends = {frame.schema["source"] for frame in frames} | {frame.schema["target"] for frame in frames}
    if len(ends) > 1:
        frames = [frame.with_columns(pl.col("source", "target").cast(pl.String)) for frame in frames]
    whole = pl.concat(frames, how="vertical_relaxed")
    return whole.group_by("source", "target", "at", maintain_order=True).agg(pl.col("count").sum())
