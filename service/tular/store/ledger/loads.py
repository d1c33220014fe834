"""The ledger: one node a load, with what it read and what became of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from tular.store.driver.database import Database
from tular.store.load.slices import NOTED_ACCOUNTS

MOST_LOADS = 1_000


@dataclass(frozen=True, slots=True)
class LoadedSource:
    """One file of a load."""

    name: str
    fingerprint: str
    """Of its decompressed content; empty where it was not read to its end."""
    understood: str


@dataclass(frozen=True, slots=True)
class LoadRecord:
    """`rows_read` is `accepted` + `rejected`, and `rejected` the sum of `reasons`; what the accepted rows became
    (`became`: accounts, posts, relations by type) is `created` + `updated` + `unchanged`."""

    id: str
    started_at: datetime
    finished_at: datetime
    way: str
    number: int | None = None
    """What it created bears it; None where it was imported into an empty database."""
    sources: list[LoadedSource] = field(default_factory=list)
    rows_read: int = 0
    accepted: int = 0
    rejected: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    became: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    undone_at: datetime | None = None
    rests_on: tuple[int, ...] = ()
    """Numbers of loads that created relations or posts which it told again: those cannot be taken back before it."""
    describes: tuple[int, ...] = ()
    """Numbers of loads that created accounts which it told again: those stay."""

    @property
    def properties(self) -> dict[str, Any]:
        """As they are stored: names as in Neo4j, what is nested as JSON."""
        return {
            "startedAt": self.started_at,
            "finishedAt": self.finished_at,
            "way": self.way,
            "number": self.number,
            "sources": [source.name for source in self.sources],
            "fingerprints": [source.fingerprint for source in self.sources],
            "understood": [source.understood for source in self.sources],
            "rowsRead": self.rows_read,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "reasons": json.dumps(self.reasons, ensure_ascii=False),
            "became": json.dumps(self.became),
            "notes": json.dumps(self.notes, ensure_ascii=False),
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "undoneAt": self.undone_at,
            "restsOn": list(self.rests_on),
            "describes": list(self.describes),
        }

    @property
    def document(self) -> dict[str, Any]:
        """As `tular loads --json` prints it."""
        named = self.properties | {"id": self.id, "sources": [asdict(source) for source in self.sources]}
        del named["fingerprints"], named["understood"]
        return named | {"reasons": self.reasons, "became": self.became, "notes": self.notes}


def record(database: Database, load: LoadRecord) -> None:
    """Write it, and count the transaction as one that touched no account, so that snapshots stay."""
    with database.transaction() as transaction:
        transaction.run("ingest/take_turn")
        transaction.run("ledger/record", id=load.id, properties=load.properties)
        transaction.run("ingest/note_change", platform="x", ids=[], most=NOTED_ACCOUNTS)


def list_loads(database: Database, limit: int = MOST_LOADS) -> list[LoadRecord]:
    """The newest first."""
    rows = database.read("ledger/loads", before=None, after="", limit=limit)
    return [read_load(row["load"]) for row in rows]


def read_load(stored: dict[str, Any]) -> LoadRecord:
    """The entry that is stored so."""
    sources = zip(stored["sources"], stored["fingerprints"], stored["understood"], strict=True)
    return LoadRecord(
        stored["id"],
        stored["startedAt"],
        stored["finishedAt"],
        stored["way"],
        stored.get("number"),
        [LoadedSource(*source) for source in sources],
        stored["rowsRead"],
        stored["accepted"],
        stored["rejected"],
        json.loads(stored["reasons"]),
        json.loads(stored["became"]),
        json.loads(stored["notes"]),
        stored["created"],
        stored["updated"],
        stored["unchanged"],
        stored.get("undoneAt"),
        tuple(stored.get("restsOn", ())),
        tuple(stored.get("describes", ())),
    )
