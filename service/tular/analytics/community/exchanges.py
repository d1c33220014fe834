"""What runs between and inside communities in other layers: retweets, quotes, replies, mentions."""

from __future__ import annotations

import numpy as np
import polars as pl

from tular.chance import beside_chance
from tular.models import EXCHANGE_COLUMNS, Ids, Layer

_LAYERS = {str(layer.relation): str(layer) for layer in Layer}


def exchanges(events: pl.DataFrame, membership: Ids) -> pl.DataFrame:
    """Relations from community to community by layer, each beside what chance would give.

    `events`: `source`, `target` (vertices), `relation` and `count`, of members with each other. Columns as in
    `EXCHANGE_COLUMNS`, `source` = `target` included: `relations` counts events, `weight` adds their counts, and
    `expected` is what chance would give within the layer (`beside_chance`). By layer, then pair.
    """
    homes = pl.Series(membership.astype(np.int32))
    told = events.select(
        layer=pl.col("relation").replace_strict(_LAYERS, return_dtype=pl.String),
        weight=pl.col("count").cast(pl.Float64).fill_null(1.0),
        source=homes.gather(events["source"]),
        target=homes.gather(events["target"]),
    )
    pairs = told.group_by("layer", "source", "target").agg(
        relations=pl.len().cast(pl.Int64), weight=pl.col("weight").sum()
    )
    return (
        beside_chance(pairs, "layer")
        .select(pl.col(name).cast(kind) for name, kind in EXCHANGE_COLUMNS.items())
        .sort("layer", "source", "target")
    )
