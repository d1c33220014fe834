"""Everything an analysis reads from Neo4j: the snapshot, and what else its measures and names need."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tular.analytics.groups import ENGAGING
from tular.analytics.registry import needs
from tular.models import Layer, Snapshot
from tular.runs.clock import Clock
from tular.runs.plan import Plan
from tular.store.audience import read_followers, read_posted, read_size
from tular.store.database import Database
from tular.store.events import TERMS, read_events, read_terms
from tular.store.snapshot import read_snapshot

MOST_EXCHANGES = 500_000
"""Relations of other layers that are read without being asked for."""
ENGAGING_LAYERS = tuple(layer for layer in Layer if layer.relation in ENGAGING)


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """The snapshot, and what is None when no measure of the plan needs it. Rows are those of the snapshot."""

    snapshot: Snapshot
    terms: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=dict(TERMS) | {"account": pl.UInt32()})
    )
    """Hashtags and hosts of links that accounts used, see store.events.TERMS."""
    followers: NDArray[np.int64] | None = None
    """In all loaded FOLLOWS; None also where the layer itself is follows."""
    events: pl.DataFrame | None = None
    """Retweets, quotes, replies and mentions, for measures and for what runs between communities; sources outside the
    snapshot have numbers from n up."""
    posted: pl.DataFrame | None = None
    posts: NDArray[np.int64] | None = None


def read_material(database: Database, plan: Plan, cache: Path, clock: Clock) -> Material:
    """Read what the plan needs, and nothing else. Raises EmptySnapshot."""
    with clock.step("read"):
        snapshot = read_snapshot(database, plan.layer, plan.window, cache=cache, progress=clock.progress)
    keys, needed = snapshot.accounts["key"], needs(plan.measures)
    with clock.step("read terms"):
        terms = read_terms(database, plan.window, index=keys)
    followers = events = posted = posts = None
    if plan.layer is not Layer.FOLLOWS:
        with clock.step("read followers"):
            followers = read_followers(database, keys)
    if "events" in needed or _exchanges_wanted(database, plan):
        with clock.step("read events"):
            events = _events(read_events(database, ENGAGING_LAYERS, plan.window), keys)
    if needed & {"posted", "posts"}:
        with clock.step("read posts"):
            posted = read_posted(database, plan.window, keys)
            posts = np.bincount(posted["account"], minlength=len(keys))
    return Material(snapshot, terms, followers, events, posted, posts)


def _exchanges_wanted(database: Database, plan: Plan) -> bool:
    if plan.exchanges is not None:
        return plan.exchanges
    return 0 < sum(read_size(database, layer)[1] for layer in ENGAGING_LAYERS) <= MOST_EXCHANGES


def _events(events: pl.DataFrame, keys: pl.Series) -> pl.DataFrame:
    """Keys to rows. What outsiders do to accounts of the snapshot counts; what they receive does not."""
    rows = keys.alias("key").to_frame().with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    known = events.join(rows.rename({"key": "target", "row": "to"}), on="target")
    both = known.join(rows.rename({"key": "source", "row": "by"}), on="source", how="left")
    outsider = pl.col("source").rank("dense").cast(pl.Int64) + (len(keys) - 1)
    numbered = both.with_columns(source=pl.coalesce("by", outsider), target="to")
    return numbered.drop("by", "to")
