"""Columns as batches have them: ids, directions, keys."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from tular.ingest.options import Direction
from tular.models import Relation, RelationBatch

_FOLLOW_COLUMNS = ("source", "target", "firstSeen", "lastSeen")
_EVENT_COLUMNS = ("source", "target", "at", "count", "post", "original", "countedIn")
POST_TYPES: dict[str, pl.DataType] = {
    "id": pl.String(),
    "author": pl.String(),
    "at": pl.Datetime("us", "UTC"),
    "text": pl.String(),
    "lang": pl.String(),
    "hashtags": pl.List(pl.String()),
    "links": pl.List(pl.String()),
    "retweetOf": pl.String(),
    "quoteOf": pl.String(),
    "replyTo": pl.String(),
}


def relation_batch(
    relation: Relation, platform: str, frame: pl.DataFrame, direction: Direction
) -> RelationBatch:
    """A batch of checked columns, with the columns that its relation may have."""
    if direction is Direction.REVERSE:
        frame = frame.rename({"source": "target", "target": "source"})
    frame = numeric_ids(frame)
    if relation is Relation.FOLLOWS:
        return RelationBatch(relation, platform, _only(_seen(frame), _FOLLOW_COLUMNS))
    prefix = pl.lit(f"{platform}:")
    keys = [
        pl.concat_str(prefix, pl.col(name).cast(pl.String)).alias(name)
        for name in ("post", "original")
        if name in frame.columns
    ]
    return RelationBatch(relation, platform, _only(frame.with_columns(keys), _EVENT_COLUMNS))


def _only(frame: pl.DataFrame, names: Sequence[str]) -> pl.DataFrame:
    return frame.select(name for name in names if name in frame.columns)


def numeric_ids(frame: pl.DataFrame) -> pl.DataFrame:
    """`source` and `target` as Int64 when all are canonical integers, String otherwise."""
    ends = frame.select("source", "target")
    if set(ends.dtypes) == {pl.Int64}:
        return frame
    texts = ends.select(pl.all().cast(pl.String))
    numbers = texts.select(pl.all().cast(pl.Int64, strict=False))
    canonical = (numbers.select(pl.all().cast(pl.String)) == texts).select(
        pl.all_horizontal(pl.all().fill_null(False))
    )
    return frame.with_columns(numbers if bool(canonical.to_series().all()) else texts)


def _seen(frame: pl.DataFrame) -> pl.DataFrame:
    """A follow with one time was seen then, first and last."""
    if "at" not in frame.columns:
        return frame
    missing = [pl.col("at").alias(name) for name in ("firstSeen", "lastSeen") if name not in frame.columns]
    return frame.with_columns(missing)


def with_all_columns(posts: pl.DataFrame) -> pl.DataFrame:
    """All columns of a post batch; those that the source lacks are null, or empty lists."""
    missing = [
        pl.lit(None, kind).alias(name) for name, kind in POST_TYPES.items() if name not in posts.columns
    ]
    lists = [pl.col(name).fill_null([]) for name in ("hashtags", "links")]
    return posts.with_columns(missing).with_columns(lists).select(*POST_TYPES)
