"""`follow`: what is appended to a file or stream → Neo4j, in small rounds, with one entry in the ledger."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from tular.config import Settings
from tular.errors import StoreError
from tular.ingest import Followed, ReadOptions, Rejects
from tular.loads.load import Say, meant, new_id, nothing_accepted
from tular.loads.loaded import Loaded, entry
from tular.loads.words import how_it_was_read
from tular.store.ledger.lists import Lists, WholeLists
from tular.store.ledger.loads import LoadRecord
from tular.store.load import loading
from tular.store.load.overlap import NOTES, Overlap

RECORD_SECONDS = 20.0
"""The ledger is written no more often. As a tail's beats come between, it is behind by no more than half a minute
while Neo4j answers, also where the process is killed."""
log = logging.getLogger(__name__)


def follow(
    settings: Settings,
    paths: Sequence[str],
    options: ReadOptions | None = None,
    *,
    stop: Event,
    rejects: Path | None = None,
    lists: str | None = None,
    overlap: str = Overlap.ADD,
    say: Say = log.info,
) -> Loaded:
    """Load one file or `-`, and what is appended to it, until `stop` is set or the stream ends. A line is in Neo4j
    within seconds after it was written. Started again it reads the file from its start, which changes nothing.

    Raises as `load`.
    """
    began, started_at = time.monotonic(), datetime.now(UTC)
    told_twice = meant(Overlap, overlap, "overlap")
    load_id = new_id(started_at)
    whole = WholeLists(meant(Lists, lists, "lists") if lists else None)
    reject_file = rejects or settings.home / "rejects" / f"{load_id}.jsonl"
    with Rejects(reject_file) as rejected:
        reading = Followed(paths, options or ReadOptions(), rejected, stop, say)
        ledger = _Ledger(settings, whole, say)
        rounds = map(whole.batches, reading.rounds())
        try:
            notes = reading.tally.notes
            for written in loading.follow(settings, rounds, say=say, notes=notes, overlap=told_twice):
                notes[NOTES[told_twice]] = written.counts.overlapping
                for found in reading.whole_lists:
                    whole.note(*found)
                ledger.note(entry(load_id, started_at, reading, rejected, written))
                rejected.flush()
        finally:
            ledger.write()
        for sentence in how_it_was_read(reading, rejected):
            say(sentence)
    if rejected.count and not reading.accepted:
        raise nothing_accepted(paths, rejected, reject_file)
    return Loaded(ledger.record, reject_file, time.monotonic() - began)


class _Ledger:
    """The entry as it stands after the last whole round, written at once when it is the first, then now and then."""

    record: LoadRecord

    def __init__(self, settings: Settings, whole: WholeLists, say: Say) -> None:
        self._settings, self._whole, self._say = settings, whole, say
        self._due = 0.0
        self._noted = self._stale = False

    def note(self, record: LoadRecord) -> None:
        if not self._noted or record != replace(self.record, finished_at=record.finished_at):
            self._stale = True
        self.record, self._noted = record, True
        if self._stale and time.monotonic() > self._due:
            if record.rows_read:
                self._say(
                    f"{record.rows_read:,} rows read, {record.created:,} created, "
                    f"{record.updated:,} updated so far."
                )
            with suppress(StoreError):  # The next time, or the end, will do.
                self.write()

    def write(self) -> None:
        if self._noted:
            self._due = time.monotonic() + RECORD_SECONDS
            loading.record_load(self._settings, self.record, self._whole)
            self._stale = False
