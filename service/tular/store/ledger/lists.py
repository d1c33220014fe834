"""Which lists were loaded whole, and of what time: only what such a list lacks is known to have ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum

import polars as pl

from tular.models import Batch, Relation, RelationBatch
from tular.store.driver.database import Database

ROWS = 5_000


class Lists(StrEnum):
    """What the follows of a load are, where each list is whole."""

    FOLLOWERS = "followers"
    """All followers of the accounts that are followed."""
    FOLLOWING = "following"
    """All whom the accounts that follow do follow."""


class WholeLists:
    """Collects, while batches pass, whose lists they hold and when those were seen; `record` writes it down."""

    def __init__(self, kind: Lists | None) -> None:
        self._kind = kind
        self._times: dict[str, set[datetime]] = defaultdict(set)

    def batches(self, given: Iterable[Batch]) -> Iterator[Batch]:
        for batch in given:
            if self._kind and isinstance(batch, RelationBatch) and batch.relation is Relation.FOLLOWS:
                self._collect(batch)
            yield batch

    def record(self, database: Database) -> int:
        """How many accounts have a list more."""
        rows = [{"key": key, "times": sorted(times)} for key, times in self._times.items()]
        for begin in range(0, len(rows), ROWS):
            part = rows[begin : begin + ROWS]
            database.write("ledger/note_lists", property=f"{self._kind}Listed", rows=part)
        return len(rows)

    def _collect(self, batch: RelationBatch) -> None:
        """A list is of the time at which its follows were last seen, or where only one is told, of that."""
        seen = [name for name in ("lastSeen", "firstSeen") if name in batch.frame.columns]
        if not seen:
            return
        owner = "target" if self._kind is Lists.FOLLOWERS else "source"
        found = (
            batch.frame.select(owner=pl.col(owner).cast(pl.String), at=pl.coalesce(seen))
            .drop_nulls()
            .unique()
        )
        for account, at in found.iter_rows():
            # As loaders store times: Neo4j takes the zone "UTC" for later than the offset 0.
            self._times[f"{batch.platform}:{account}"].add(at.astimezone(UTC))
