"""The work that every user has for a server, on a small made-up network: load it, read it, publish two runs of it."""

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
    first, second = (_tables(accounts["key"], moved) for moved in (0, 1))
    publish(database, _manifest(1), first)
    publish(database, _manifest(2), second, accounts_of=lambda _run: first.accounts)


def _follows() -> pl.DataFrame:
    """Each account follows ten, the next ones."""
    follow = pl.int_range(_ACCOUNTS * _FOLLOWS_EACH, eager=True)
    source = follow // _FOLLOWS_EACH
    return pl.DataFrame({"source": source, "target": (source + 1 + follow % _FOLLOWS_EACH) % _ACCOUNTS})


def _manifest(number: int) -> RunManifest:
    now = datetime.now(UTC)
    return RunManifest(
        id=f"{now:%Y%m%dT%H%M%SZ}-follows-{number}",
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


def _tables(keys: pl.Series, moved: int) -> RunTables:
    """`moved`: every third account goes so many communities on, and scores grow by as much."""
    row = pl.int_range(keys.len())
    community = (row + pl.when(row % 3 == 0).then(moved).otherwise(0)) % _COMMUNITIES
    accounts = pl.select(
        keys.alias("key"),
        *((row / keys.len() + moved).alias(name) for name in _SCORES),
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
