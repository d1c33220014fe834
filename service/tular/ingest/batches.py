"""Checked columns → batches: ids, directions, keys, one batch a relation and platform."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from tular.ingest.columns import EVENTS, Kind, Schema, Subject
from tular.ingest.options import Direction, ReadOptions
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch

_FOLLOW_COLUMNS = ("source", "target", "firstSeen", "lastSeen")
_EVENT_COLUMNS = ("source", "target", "at", "count", "post", "original")
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


def make_batches(frame: pl.DataFrame, schema: Schema, options: ReadOptions) -> Iterator[Batch]:
    """Batches of one frame of checked columns; more than one where a column tells relation or platform."""
    for platform, keyed in _by_platform(frame, options.platform):
        part = _ids_of_keys(keyed, schema, platform)
        if schema.subject is Subject.ACCOUNTS:
            yield AccountBatch(platform, part)
        elif schema.subject is Subject.POSTS:
            yield PostBatch(platform, _with_all(part))
        else:
            for relation, events in _by_relation(part, schema.relation):
                yield relation_batch(relation, platform, events, options.direction)


def _ids_of_keys(frame: pl.DataFrame, schema: Schema, platform: str) -> pl.DataFrame:
    """Ids without the prefix `platform:` that makes them keys; ids of posts get it back where keys are wanted."""
    ids = [c.name for c in schema.columns if c.kind is Kind.ID and frame.schema.get(c.name) == pl.String]
    return frame.with_columns(pl.col(ids).str.strip_prefix(f"{platform}:")) if ids else frame


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


def _by_platform(frame: pl.DataFrame, default: str) -> Iterator[tuple[str, pl.DataFrame]]:
    if "platform" not in frame.columns:
        yield default, frame
        return
    known = frame.with_columns(pl.col("platform").fill_null(default))
    for (platform,), part in known.partition_by(
        "platform", maintain_order=True, as_dict=True, include_key=False
    ).items():
        yield str(platform), part


def _by_relation(frame: pl.DataFrame, relation: Relation | None) -> Iterator[tuple[Relation, pl.DataFrame]]:
    if relation:
        yield relation, frame
        return
    for (event,), part in frame.partition_by(
        "event", maintain_order=True, as_dict=True, include_key=False
    ).items():
        yield EVENTS[str(event)], part


def _seen(frame: pl.DataFrame) -> pl.DataFrame:
    """A follow with one time was seen then, first and last."""
    if "at" not in frame.columns:
        return frame
    missing = [pl.col("at").alias(name) for name in ("firstSeen", "lastSeen") if name not in frame.columns]
    return frame.with_columns(missing)


def _with_all(posts: pl.DataFrame) -> pl.DataFrame:
    """All columns of a post batch; those that the source lacks are null, or empty lists."""
    missing = [
        pl.lit(None, kind).alias(name) for name, kind in POST_TYPES.items() if name not in posts.columns
    ]
    lists = [pl.col(name).fill_null([]) for name in ("hashtags", "links")]
    return posts.with_columns(missing).with_columns(lists).select(*POST_TYPES)
