"""Events that are told twice: each by itself, and in a file that only counts them.

Nothing tells whether the file that counts counts the same events, so the caller decides; what happened is told.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import polars as pl

from tular.models import Relation
from tular.store.driver.database import Transaction
from tular.store.load.records import are_totals


class Overlap(StrEnum):
    """What becomes of a pair of accounts that has both."""

    ADD = "add"
    """Both stay, and add up."""
    KEEP = "keep"
    """What is there stays; what comes is left out."""
    REPLACE = "replace"
    """What comes is taken; what is there goes."""


NOTES = {
    Overlap.ADD: "pairs of accounts now have both single events and events that a file counted: they add up "
    "(--overlap keep or replace decides otherwise)",
    Overlap.KEEP: "events left out: their pairs are told in the other way already, as single events or counted by a "
    "file (--overlap keep)",
    Overlap.REPLACE: "relations removed: their pairs are now told in the other way, as single events or counted by a "
    "file (--overlap replace)",
}


def settled(
    transaction: Transaction, overlap: Overlap, platform: str, relation: Relation, piece: pl.DataFrame
) -> tuple[pl.DataFrame, int]:
    """The rows of `piece` (of `records.events`) that are to be written, and how many there are of what NOTES says."""
    sent = {"platform": platform, "relation": relation.value}
    there = transaction.run(
        "ingest/events_there", **sent, groups=_groups(piece, pl.repeat(True, piece.height, eager=True))
    )
    found = pl.DataFrame(there, schema=["source", "target", "single", "counted"], orient="row")
    if not found.height:
        return piece, 0
    found = found.cast({"source": pl.String, "target": pl.String, "single": pl.Int64, "counted": pl.Int64})
    rows = _beside(piece, found)
    crossing = pl.when("#counted").then(pl.col("single") > 0).otherwise(pl.col("counted") > 0)
    mine = pl.when("#counted").then("counted").otherwise("single")
    if overlap is Overlap.ADD:
        fresh = rows.filter(crossing, mine == 0)
        return piece, fresh.unique(["#source", "#target"]).height
    if overlap is Overlap.KEEP:
        crosses = rows.select(crossing).to_series()
        return piece.filter(~crosses), int(crosses.sum())
    pairs = piece.filter(rows.select(crossing).to_series())
    if not pairs.height:
        return piece, 0
    groups = _groups(pairs, are_totals(pairs))
    gone = transaction.run("ingest/remove_other_events", **sent, groups=groups)
    return piece, int(gone[0]["removed"])


def _beside(piece: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """For each row of the piece what is there of its pair."""
    ends = piece.select(
        pl.col("source").cast(pl.String).alias("#source"),
        pl.col("target").cast(pl.String).alias("#target"),
        are_totals(piece).alias("#counted"),
    )
    found = found.rename({"source": "#source", "target": "#target"})
    beside = ends.join(found, on=["#source", "#target"], how="left", maintain_order="left")
    return beside.with_columns(pl.col("single", "counted").fill_null(0))


def _groups(piece: pl.DataFrame, values: pl.Series) -> list[list[Any]]:
    """For each source its targets, each with its value."""
    given = piece.select("source", pl.col("target").cast(pl.String), pl.lit(values).alias("value"))
    grouped = given.group_by("source", maintain_order=True).agg("target", "value")
    return [
        [source, dict(zip(targets, values, strict=True))] for source, targets, values in grouped.iter_rows()
    ]
