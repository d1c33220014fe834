"""The work that every user has for a server, on a small made-up network: load it, read it, publish a run of it."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl

from tular.models import Layer, Relation, RelationBatch, RunManifest, RunTables, Window
from tular.store.driver.database import Database
from tular.store.load.live import LiveLoader
from tular.store.publish.publishing import publish
from tular.store.schema.migrations import migrate
from tular.store.snapshot.reading import read_snapshot

_ACCOUNTS = 10_000
_FOLLOWS_EACH = 10
_COMMUNITIES = 20
_SCORES = ("pagerank", "betweenness", "inStrength", "outStrength")
_COUNTS = ("followers", "inDegree", "outDegree", "coreness")


def practise(database: Database) -> None:
    """Do all of it once on an empty server."""
    migrate(database)
    LiveLoader(database).write(RelationBatch(Relation.FOLLOWS, "x", _follows()))
    accounts = read_snapshot(database, Layer.FOLLOWS).accounts
    publish(database, _manifest(), _tables(accounts["key"]))


def _follows() -> pl.DataFrame:
    """Each account follows ten, the next ones."""
    follow = pl.int_range(_ACCOUNTS * _FOLLOWS_EACH, eager=True)
    source = follow // _FOLLOWS_EACH
    return pl.DataFrame({"source": source, "target": (source + 1 + follow % _FOLLOWS_EACH) % _ACCOUNTS})


def _manifest() -> RunManifest:
    now = datetime.now(UTC)
    return RunManifest(
        id=f"{now:%Y%m%dT%H%M%SZ}-follows-0",
        layer=Layer.FOLLOWS,
        window=Window(),
        parameters={},
        seed=0,
        fingerprint="",
        versions={},
        started_at=now,
        finished_at=now,
        accounts=_ACCOUNTS,
        relations=_ACCOUNTS * _FOLLOWS_EACH,
        communities=_COMMUNITIES,
        modularity=0.0,
        measures=(*_SCORES, *_COUNTS),
        steps=(),
    )


def _tables(keys: pl.Series) -> RunTables:
    row = pl.int_range(keys.len())
    community = row % _COMMUNITIES
    accounts = pl.select(
        keys.alias("key"),
        *((row / keys.len()).alias(name) for name in _SCORES),
        *(row.alias(name) for name in _COUNTS),
        (pl.lit("c") + community.cast(pl.String)).alias("communityId"),
        pl.repeat(1.0, keys.len(), dtype=pl.Float32).alias("confidence"),
    )
    return RunTables(accounts, pl.DataFrame(), _communities(accounts), _flows(), pl.DataFrame())


def _communities(accounts: pl.DataFrame) -> pl.DataFrame:
    sizes = accounts.group_by("communityId", maintain_order=True).len()
    return sizes.select(id="communityId", label="communityId", size="len")


def _flows() -> pl.DataFrame:
    """A ring: from each community to the next."""
    source = pl.int_range(_COMMUNITIES, dtype=pl.Int32, eager=True)
    return pl.DataFrame({"source": source, "target": (source + 1) % _COMMUNITIES, "weight": 1.0})
