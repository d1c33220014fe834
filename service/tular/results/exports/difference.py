"""What of a drawing is new, changed or gone since the same drawing of another run."""

from __future__ import annotations

import polars as pl

from tular.results.exports.drawing import ENDS, Drawing

COMPARED = ("label", "x", "y", "size", "color", "members", "communityId")
NEAR = 1e-3
"""Numbers that differ by less, as a share of the larger one or of 1, are the same."""


def difference(now: Drawing, before: Drawing) -> Drawing:
    """Nodes and edges with a column `change`: `added`, `changed`, `removed`, and `same` for ends of edges that are
    not.

    A client that has `before` applies it and has `now`.
    """
    nodes = _changes(now.nodes, before.nodes, ["key"], COMPARED)
    keys = {id(drawing): drawing.nodes["key"] for drawing in (now, before)}
    edges_now, edges_before = (
        drawing.edges.with_columns(keys[id(drawing)].gather(drawing.edges[end]).alias(end) for end in ENDS)
        for drawing in (now, before)
    )
    edges = _changes(edges_now, edges_before, list(ENDS), ("weight",)).filter(pl.col("change") != "same")
    ends = pl.concat([edges["source"], edges["target"]]).unique()
    kept = nodes.filter((pl.col("change") != "same") | pl.col("key").is_in(ends.implode()))
    place = kept.select("key").with_row_index("row")
    for end in ENDS:
        found = edges.select(key=end).join(place, on="key", how="left", maintain_order="left")
        edges = edges.with_columns(found["row"].alias(end))
    about = now.about | {"since": before.about["run"]}
    return Drawing(kept, edges.select(*ENDS, pl.exclude(*ENDS)), about)


def _changes(
    now: pl.DataFrame, before: pl.DataFrame, on: list[str], compared: tuple[str, ...]
) -> pl.DataFrame:
    """All rows of both with their `change`; those of `before` only where they are gone."""
    shared = [name for name in compared if name in now.columns and name in before.columns]
    both = now.join(before.select(*on, *shared, there=pl.lit(True)), on=on, how="left", maintain_order="left")
    differs = [_differs(name, now.schema[name]) for name in shared]
    change = (
        pl.when(pl.col("there").is_null())
        .then(pl.lit("added"))
        .when(pl.any_horizontal(differs) if differs else pl.lit(False))
        .then(pl.lit("changed"))
        .otherwise(pl.lit("same"))
    )
    present = both.with_columns(change=change).select(*now.columns, "change")
    gone = before.join(now.select(on), on=on, how="anti", maintain_order="left")
    gone = gone.select(name for name in before.columns if before.schema[name] == now.schema.get(name))
    return pl.concat([present, gone.with_columns(change=pl.lit("removed"))], how="diagonal")


def _differs(name: str, kind: pl.DataType) -> pl.Expr:
    now, before = pl.col(name), pl.col(f"{name}_right")
    if kind.is_float():
        largest = pl.max_horizontal(now.abs(), before.abs(), pl.lit(1.0))
        return ((now - before).abs() > NEAR * largest) | (now.is_null() != before.is_null())
    return now.ne_missing(before)
