"""What a load did: its ledger entry, and where its rejected rows are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tular.ingest import Reading, Rejects
from tular.store.ledger.loads import LoadedSource, LoadRecord
from tular.store.load.loading import Written


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did. Rejected rows are in `reject_file`, each with its reason."""

    record: LoadRecord
    """As the ledger has it; the sums agree (see LoadRecord). Of a dry run it is nowhere else."""
    reject_file: Path
    seconds: float

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def rows_read(self) -> int:
        return self.record.rows_read

    @property
    def accepted(self) -> int:
        return self.record.accepted

    @property
    def rejected(self) -> int:
        return self.record.rejected

    @property
    def created(self) -> int:
        """Accounts, posts and relations that were not there."""
        return self.record.created

    @property
    def updated(self) -> int:
        return self.record.updated

    @property
    def understood(self) -> dict[str, str]:
        """How each file was understood, in words."""
        return {source.name: source.understood for source in self.record.sources}

    @property
    def summary(self) -> dict[str, Any]:
        """As `tular load --json` prints it."""
        record = self.record
        return {
            "loadId": record.id,
            "rowsRead": record.rows_read,
            "accepted": record.accepted,
            "rejected": record.rejected,
            "created": record.created,
            "updated": record.updated,
            "unchanged": record.unchanged,
            "became": record.became,
            "reasons": record.reasons,
            "seconds": round(self.seconds, 3),
        }


def entry(
    load_id: str, started_at: datetime, reading: Reading, rejected: Rejects, written: Written
) -> LoadRecord:
    """The ledger entry of what was read and written until now."""
    created, updated = written.counts.created, written.counts.updated
    return LoadRecord(
        load_id,
        started_at,
        datetime.now(UTC),
        str(written.way),
        written.number,
        [
            LoadedSource(name, reading.fingerprints.get(name, ""), understood)
            for name, understood in reading.recognised.items()
        ],
        reading.rows_read,
        reading.accepted,
        rejected.count,
        dict(rejected.by_reason),
        dict(reading.made),
        dict(reading.notes),
        created,
        updated,
        reading.made.total() - created - updated,
        rests_on=written.rests_on,
        describes=written.describes,
    )
