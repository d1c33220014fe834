"""`load`: files → batches → Neo4j, with a reject file and an entry in the ledger."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from tular import ingest
from tular.config import Settings
from tular.errors import IngestError, UsageError
from tular.ingest import ReadOptions, Rejects
from tular.loads.loaded import Loaded, entry
from tular.loads.watch import Unwatched, WatchOf
from tular.loads.words import how_it_was_read
from tular.store.ledger.lists import Lists, WholeLists
from tular.store.load import loading
from tular.store.load.loading import Way, Written
from tular.store.load.overlap import NOTES, Overlap

log = logging.getLogger(__name__)
Say = Callable[[str], None]
Word = TypeVar("Word", bound=StrEnum)


def load(
    settings: Settings,
    paths: Sequence[str],
    options: ReadOptions | None = None,
    *,
    way: str = Way.AUTO,
    rejects: Path | None = None,
    dry_run: bool = False,
    lists: str | None = None,
    overlap: str = Overlap.ADD,
    say: Say = log.info,
    watch: WatchOf = Unwatched,
) -> Loaded:
    """Load files, folders and `-` into Neo4j, which is started where it is Tular's own, and write it into the ledger.

    Rows that cannot be used go to `rejects` (default: a file in the data folder) and never stop a load. `dry_run`:
    all is read and counted, nothing is kept. `lists` (`followers` or `following`): each list of follows is whole.
    `overlap` (`add`, `keep` or `replace`): what becomes of events that are told both one by one and as totals.
    `say` hears sentences, what `watch` gives sees the batches pass.

    Raises IngestError for what cannot be read or where no row is accepted, UsageError for what cannot be meant,
    StoreError.
    """
    began, started_at = time.monotonic(), datetime.now(UTC)
    told_twice = meant(Overlap, overlap, "overlap")
    way, whole = meant(Way, way, "way"), WholeLists(meant(Lists, lists, "lists") if lists else None)
    load_id = new_id(started_at)
    reject_file = rejects or settings.home / "rejects" / f"{load_id}.jsonl"
    with Rejects(reject_file) as rejected:
        reading = ingest.read(paths, options or ReadOptions(), rejected)
        with watch(reading) as seen:
            if dry_run:
                written = Written(
                    loading.dry_run(settings, seen.batches(), told_twice), Way.LIVE, "a dry run"
                )
            else:
                written = loading.load(
                    settings,
                    whole.batches(seen.batches()),
                    way=way,
                    say=say,
                    wrote=seen.wrote,
                    notes=reading.tally.notes,
                    overlap=told_twice,
                )
        reading.tally.notes[NOTES[told_twice]] = written.counts.overlapping
        for sentence in how_it_was_read(reading, rejected):
            say(sentence)
    for found in reading.whole_lists:
        whole.note(*found)
    record = entry(load_id, started_at, reading, rejected, written)
    if not dry_run:
        loading.record_load(settings, record, whole)
    if not reading.accepted:
        raise nothing_accepted(paths, rejected, reject_file)
    return Loaded(record, reject_file, time.monotonic() - began)


def new_id(started_at: datetime) -> str:
    return f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def meant(words: type[Word], value: str, field: str) -> Word:
    """The word that `value` spells. Raises UsageError."""
    try:
        return words(value)
    except ValueError:
        raise UsageError(
            f"{value!r} is not a word for {field!r}.", remedy=f"Use one of {', '.join(words)}.", field=field
        ) from None


def nothing_accepted(paths: Sequence[str], rejected: Rejects, reject_file: Path) -> IngestError:
    if not rejected.count:
        return IngestError(
            f"There is no row in {', '.join(paths)}.", remedy="Check that it is the right file."
        )
    reason, count = rejected.by_reason.most_common(1)[0]
    return IngestError(
        f"None of {rejected.count:,} rows was accepted; of {count:,} {reason}.",
        remedy=f"They are in {reject_file}, with the reason.",
    )
