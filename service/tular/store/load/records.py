"""Batches as Neo4j gets them: one row for each account, relation and post. Pure: frames in, frames out.

Times become milliseconds since 1970 (what X gives), so that both ways of loading store the same values.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from tular.models import AccountBatch, Batch, PostBatch, RelationBatch, RemovalBatch

Columns = Mapping[str, pl.DataType | type[pl.DataType]]
ACCOUNT_RESERVED = ("key", "platform")
EVENT_COLUMNS: Columns = {
    "post": pl.String,
    "at": pl.Int64,
    "count": pl.Int64,
    "original": pl.String,
    "countedIn": pl.String,
}
"""A count is Float64 where it has a fraction."""
FOLLOW_COLUMNS: Columns = {"firstSeen": pl.Int64, "lastSeen": pl.Int64}
POST_COLUMNS: Columns = {
    "author": pl.String,
    "at": pl.Datetime("ms"),
    "text": pl.String,
    "lang": pl.String,
    "hashtags": pl.List(pl.String),
    "links": pl.List(pl.String),
    "retweetOf": pl.String,
    "quoteOf": pl.String,
    "replyTo": pl.String,
}


def accounts(frame: pl.DataFrame) -> pl.DataFrame:
    """One row an id, with the last value given for each property, or of profiles with a date the newest; times as
    naive UTC in milliseconds. `handleKey` is the handle in lower case."""
    frame = frame.drop(ACCOUNT_RESERVED, strict=False).with_columns(pl.col("id").cast(pl.String))
    if "handle" in frame.columns:
        key = pl.col("handle").cast(pl.String).str.to_lowercase().str.strip_prefix("@").alias("handleKey")
        frame = frame.with_columns(key)
    if "profileAt" in frame.columns:
        frame = frame.sort("profileAt", nulls_last=False, maintain_order=True)
    return _last_values(_naive_times(frame))


def follows(frame: pl.DataFrame) -> pl.DataFrame:
    """One row a pair, sorted by source: `source`, `target`, first `firstSeen`, last `lastSeen` (ms)."""
    frame = _with_columns(_epoch_times(frame), FOLLOW_COLUMNS)
    if dated(frame):
        frame = frame.group_by("source", "target").agg(pl.col("firstSeen").min(), pl.col("lastSeen").max())
    else:
        frame = frame.unique(["source", "target"], keep="any")
    return frame.select("source", "target", *FOLLOW_COLUMNS).sort("source", "target")


def dated(follows: pl.DataFrame) -> bool:
    """Whether any follow says when it was seen."""
    return any(follows[name].null_count() < follows.height for name in FOLLOW_COLUMNS)


def events(frame: pl.DataFrame) -> pl.DataFrame:
    """One row an event, the last one given, sorted by source; columns as in `EVENT_COLUMNS` and `identity`.

    Its post tells an event from others of the pair, or else its time (ms), or else the file that counted it; without
    all of them a pair has one.
    """
    fractions = frame.schema.get("count") == pl.Float64
    wanted = {**EVENT_COLUMNS, "count": pl.Float64} if fractions else EVENT_COLUMNS
    frame = _with_columns(_epoch_times(frame), wanted).select("source", "target", *EVENT_COLUMNS)
    told_by = pl.coalesce("post", pl.col("at").cast(pl.String), "countedIn", pl.lit("")).alias("identity")
    frame = frame.with_columns(told_by)
    known_by = ["source", "target", "identity"]
    if frame["countedIn"].null_count() < frame.height:
        # A pair that a file names in two ways, by id and by handle, is counted in both.
        counted = pl.col("countedIn").is_not_null()
        sums = pl.when(counted).then(pl.col("count").sum().over(known_by)).otherwise("count").alias("count")
        frame = frame.with_columns(sums)
    return frame.unique(known_by, keep="last", maintain_order=True).sort(known_by)


def are_totals(events: pl.DataFrame) -> pl.Series:
    """Which events have neither post nor time: a file counted them, nothing tells one from another."""
    told = [pl.col(name).is_not_null() for name in ("post", "at") if name in events.columns]
    totals = ~pl.any_horizontal(told) if told else pl.repeat(value=True, n=pl.len())
    return events.select(totals.alias("totals")).to_series()


def by_kind_of_count(events: pl.DataFrame) -> list[pl.DataFrame]:
    """Events with whole counts and those with fractions, for Neo4j stores the one as integers."""
    if events.schema["count"] != pl.Float64:
        return [events]
    whole = ((pl.col("count") % 1 == 0) & (pl.col("count") < 1 << 53)).fill_null(value=True)
    parts = (events.filter(whole).cast({"count": pl.Int64}), events.filter(~whole))
    return [part for part in parts if part.height]


def posts(frame: pl.DataFrame) -> pl.DataFrame:
    """One row an id, with the last value given for each column; no empty lists, no repeated entries. Hashtags are in
    lower case: to platforms #Kopi and #kopi are one."""
    frame = _with_columns(_naive_times(frame), POST_COLUMNS).select("id", *POST_COLUMNS)
    lists = pl.col("hashtags", "links")
    frame = (
        frame.with_columns(pl.col("hashtags").list.eval(pl.element().str.to_lowercase()))
        .with_columns(lists.list.drop_nulls().list.unique(maintain_order=True), pl.col("id").cast(pl.String))
        .with_columns(pl.when(lists.list.len() > 0).then(lists))
    )
    return _last_values(frame)


def removals(frame: pl.DataFrame) -> pl.DataFrame:
    """One row a post or account, the first one told; times as naive UTC in milliseconds."""
    return _naive_times(frame).unique(["post", "account"], keep="first", maintain_order=True)


def joined(frames: list[pl.DataFrame]) -> pl.DataFrame:
    """Frames under one another; columns that some lack are null there, types meet in the wider one."""
    return frames[0] if len(frames) == 1 else pl.concat(frames, how="diagonal_relaxed")


def named_by(batch: Batch) -> tuple[str, ...]:
    """The columns that name accounts; of removals none, for they take away."""
    match batch:
        case RelationBatch():
            return ("source", "target")
        case PostBatch():
            return ("author",)
        case AccountBatch():
            return ("id",)
        case RemovalBatch():
            return ()


def named_accounts(relations: pl.DataFrame) -> pl.Series:
    """Every id that relations name, once, sorted."""
    return pl.concat([relations["source"], relations["target"]]).unique().sort().rename("id")


def _last_values(frame: pl.DataFrame) -> pl.DataFrame:
    if not frame["id"].is_duplicated().any():
        return frame
    return frame.group_by("id", maintain_order=True).agg(pl.all().drop_nulls().last())


def _with_columns(frame: pl.DataFrame, wanted: Columns) -> pl.DataFrame:
    """The frame with every wanted column in its type, null where it had none."""
    return frame.with_columns(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in wanted.items()
    )


def _epoch_times(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.with_columns(pl.selectors.datetime().dt.epoch("ms"))


def _naive_times(frame: pl.DataFrame) -> pl.DataFrame:
    times = pl.selectors.datetime(time_zone="*")
    return frame.with_columns(times.dt.convert_time_zone("UTC").dt.replace_time_zone(None)).with_columns(
        pl.selectors.datetime().dt.cast_time_unit("ms")
    )
