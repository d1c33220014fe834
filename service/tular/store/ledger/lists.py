"""Which lists were loaded whole, and of what time: only what such a list lacks is known to have ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from enum import StrEnum

import polars as pl

from tular.models import Batch, Relation, RelationBatch
from tular.store.driver.database import Database
from tular.store.load.slices import NOTED_ACCOUNTS

ROWS = 5_000


class Lists(StrEnum):
    """What the follows of a load are, where each list is whole."""

    FOLLOWERS = "followers"
    """All followers of the accounts that are followed."""
    FOLLOWING = "following"
    """All whom the accounts that follow do follow."""


class WholeLists:
    """Collects whose lists a load holds and when those were seen; `record` writes it down.

    `kind`: all follows of the load are of lists of this kind, each whole, as the caller says."""

    def __init__(self, kind: Lists | None) -> None:
        self._kind = kind
        self._times: dict[tuple[Lists, str, str], set[datetime]] = defaultdict(set)

    def batches(self, given: Iterable[Batch]) -> Iterator[Batch]:
        for batch in given:
            if self._kind and isinstance(batch, RelationBatch) and batch.relation is Relation.FOLLOWS:
                self._collect(batch, self._kind)
            yield batch

    def note(self, kind: str, platform: str, owner: str, at: datetime) -> None:
        """A list that came whole as its source tells."""
        # As loaders store times: Neo4j takes the zone "UTC" for later than the offset 0.
        self._times[Lists(kind), platform, owner].add(at.astimezone(UTC))

    def record(self, database: Database) -> int:
        """How many lists were told. Counted as transactions that touched no relation, so that snapshots stay."""
        for kind in Lists:
            rows = [
                {"key": f"{platform}:{owner}", "platform": platform, "handle": owner, "times": sorted(times)}
                for (of_kind, platform, owner), times in self._times.items()
                if of_kind is kind
            ]
            for begin in range(0, len(rows), ROWS):
                part = rows[begin : begin + ROWS]
                with database.transaction() as transaction:
                    transaction.run("ingest/take_turn")
                    transaction.run("ledger/note_lists", property=f"{kind}Listed", rows=part)
                    transaction.run("ingest/note_change", platform="x", ids=[], most=NOTED_ACCOUNTS)
        return len(self._times)

    def _collect(self, batch: RelationBatch, kind: Lists) -> None:
        """A list is of the time at which its follows were last seen, or where only one is told, of that."""
        seen = [name for name in ("lastSeen", "firstSeen") if name in batch.frame.columns]
        if not seen:
            return
        owner = "target" if kind is Lists.FOLLOWERS else "source"
        found = (
            batch.frame.select(owner=pl.col(owner).cast(pl.String), at=pl.coalesce(seen))
            .drop_nulls()
            .unique()
        )
        for account, at in found.iter_rows():
            self.note(kind, batch.platform, account, at)
