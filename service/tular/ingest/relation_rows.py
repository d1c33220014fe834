"""Checked rows of a table of relations → batches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import polars as pl

from tular.handles import one_spelling
from tular.ingest.batches import relation_batch
from tular.ingest.checks import ROW
from tular.ingest.columns import EVENTS, Schema
from tular.ingest.kinds import COMMON_KINDS
from tular.ingest.options import Direction, ReadOptions
from tular.ingest.totals import Totals
from tular.ingest.values import are_whole, weight_of
from tular.models import AccountBatch, Batch, Relation

Refused = list[tuple[int, str]]
NO_RELATION = "rows that say they are no relation"
OTHER_RELATION = "rows of another relation than the stated one, left out"
UNDIRECTED = "rows that say they are undirected, read as source → target"
UNCOUNTED = "follows with a count or weight, which a follow does not keep"
_KIND_WEIGHTS = {
    Relation.RETWEETED: "retweet",
    Relation.QUOTED: "quote",
    Relation.REPLIED: "reply",
    Relation.MENTIONED: "mention",
}
"""What twarc-network counts for each pair."""


class RelationRows:
    """Turns frames of one file into batches; `refused` are rows (index, reason) that turn out to be of no use."""

    def __init__(self, schema: Schema, options: ReadOptions, totals: Totals, notes: Counter[str]) -> None:
        self.schema, self.options, self.totals, self.notes = schema, options, totals, notes

    def batches(self, frame: pl.DataFrame, platform: str, refused: Refused) -> Iterator[Batch]:
        if "sourceHandle" in frame.columns or "targetHandle" in frame.columns:
            frame = self._ids_of_handles(frame, platform, refused)
            yield from _named(frame, platform)
        self._note_undirected(frame)
        for relation, part in self._by_relation(frame, refused):
            if part.height:
                yield from self._of(relation, part, platform)

    def _of(self, relation: Relation, frame: pl.DataFrame, platform: str) -> Iterator[Batch]:
        if self.options.direction is Direction.REVERSE:
            frame = frame.rename({"source": "target", "target": "source"})
        elif self.options.direction is Direction.BOTH:
            swapped = frame.rename({"source": "target", "target": "source"})
            frame = pl.concat([frame, swapped.select(frame.columns)])
        frame = self._dated(frame)
        if relation is Relation.FOLLOWS:
            if "count" in frame.columns:
                self.notes[UNCOUNTED] += frame.height - frame["count"].null_count()
        else:
            frame = self.totals.take(relation, platform, frame)
        if frame.height:
            yield relation_batch(relation, platform, frame, Direction.AS_IS)

    def _dated(self, frame: pl.DataFrame) -> pl.DataFrame:
        """With the stated time of the whole file where a row tells none."""
        taken = self.options.taken
        if taken is None or "firstSeen" in frame.columns:
            return frame
        moment = pl.lit(taken).dt.convert_time_zone("UTC").cast(pl.Datetime("us", "UTC"))
        return frame.with_columns(
            (pl.col("at").fill_null(moment) if "at" in frame.columns else moment).alias("at")
        )

    def _ids_of_handles(self, frame: pl.DataFrame, platform: str, refused: Refused) -> pl.DataFrame:
        """Where a row has no id of an account its handle stands for it."""
        for end in ("source", "target"):
            if (handle := f"{end}Handle") not in frame.columns:
                continue
            spelled = one_spelling(pl.col(handle), platform)
            given = pl.col(end).cast(pl.String) if end in frame.columns else pl.lit(None, pl.String)
            frame = frame.with_columns(pl.coalesce(given, spelled).alias(end))
            missing = frame[end].is_null()
            refused += [(row, f"{end} is missing") for row in frame.filter(missing)[ROW]]
            frame = frame.filter(~missing)
        return frame

    def _by_relation(self, frame: pl.DataFrame, refused: Refused) -> Iterator[tuple[Relation, pl.DataFrame]]:
        stated = self.options.relation
        if "weights" in frame.columns:
            yield from self._by_weights(frame)
        elif "event" in frame.columns:
            yield from self._wanted(
                (EVENTS[str(event)], part)
                for (event,), part in frame.partition_by("event", maintain_order=True, as_dict=True).items()
            )
        elif "kind" in frame.columns:
            yield from self._wanted(self._by_kind(frame, refused))
        else:
            relation = self.schema.relation or stated
            assert relation is not None, "a table of relations says which they are"
            yield relation, frame

    def _wanted(
        self, parts: Iterator[tuple[Relation, pl.DataFrame]]
    ) -> Iterator[tuple[Relation, pl.DataFrame]]:
        for relation, part in parts:
            if self.options.relation in (None, relation):
                yield relation, part
            else:
                self.notes[OTHER_RELATION] += part.height

    def _by_kind(self, frame: pl.DataFrame, refused: Refused) -> Iterator[tuple[Relation, pl.DataFrame]]:
        kinds = self.schema.rules.kinds or COMMON_KINDS
        words = sorted({word for word, relation in kinds.items() if relation})
        for (word,), part in frame.partition_by("kind", maintain_order=True, as_dict=True).items():
            relation = kinds.get(str(word)) if word is not None else None
            if relation is None:
                reason = f"kind is none of {', '.join(words[:12])}" if word else "kind is missing"
                refused += [(row, reason) for row in part[ROW]]
            elif not relation:
                self.notes[NO_RELATION] += part.height
            elif relation.startswith("-"):
                yield Relation(relation[1:]), part.rename({"source": "target", "target": "source"})
            else:
                yield Relation(relation), part

    def _by_weights(self, frame: pl.DataFrame) -> Iterator[tuple[Relation, pl.DataFrame]]:
        """Rows with a dict: of the relation that is known, with its weight, or of each kind that it counts."""
        dicts = pl.col("weights")
        relation = self.schema.relation
        if relation:
            yield (
                relation,
                frame.with_columns(weight_of(dicts, "weight").fill_null(1.0).alias("count")).pipe(whole),
            )
            return
        parts = (
            (kind, frame.with_columns(weight_of(dicts, name).alias("count")).filter(pl.col("count") > 0))
            for kind, name in _KIND_WEIGHTS.items()
        )
        yield from self._wanted((kind, part.pipe(whole)) for kind, part in parts)

    def _note_undirected(self, frame: pl.DataFrame) -> None:
        if "directed" in frame.columns and self.options.direction is not Direction.BOTH:
            self.notes[UNDIRECTED] += frame.filter(pl.col("directed") == "undirected").height


def whole(frame: pl.DataFrame) -> pl.DataFrame:
    """Counts as integers where all are whole."""
    return frame.cast({"count": pl.Int64}) if are_whole(frame["count"]) else frame


def _named(frame: pl.DataFrame, platform: str) -> Iterator[Batch]:
    """Accounts whose id and handle a row tells."""
    found = [
        frame.select(id=pl.col(end).cast(pl.String), handle=pl.col(f"{end}Handle")).drop_nulls().unique("id")
        for end in ("source", "target")
        if f"{end}Handle" in frame.columns
    ]
    named = pl.concat(found).unique("id", maintain_order=True)
    if named.height:
        yield AccountBatch(platform, named)
