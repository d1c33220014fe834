"""Chooses how batches get into Neo4j, says which way and why, and keeps loaders out of each other's way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from tular.config import Settings
from tular.errors import DoesNotFit, Unreachable, UsageError, WriteConflict
from tular.models import Batch, WriteCounts
from tular.store.driver.database import Database
from tular.store.ledger.forgotten import Without
from tular.store.ledger.lists import WholeLists
from tular.store.ledger.loads import LoadRecord, record
from tular.store.load import bulk
from tular.store.load.bulk import BulkLoader
from tular.store.load.bulk_graph import Stage, assemble
from tular.store.load.live import LiveLoader
from tular.store.load.overlap import Overlap
from tular.store.server.local import LocalNeo4j, is_ours

BULK_ROWS = 300_000
"""From so many rows on an import and a restart of the server take less time than transactions."""
Say = Callable[[str], None]
Wrote = Callable[[int], None]


class Way(StrEnum):
    """How rows get into Neo4j."""

    AUTO = "auto"
    BULK = "bulk"
    """`neo4j-admin database import`: an empty local database only."""
    LIVE = "live"
    """Upserts into a running Neo4j."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, which way, and why that one."""

    counts: WriteCounts
    way: Way
    why: str
    number: int | None = None
    """What it created bears it; None where it was imported."""
    rests_on: tuple[int, ...] = ()
    """Numbers of loads that created relations or posts which it told again."""
    describes: tuple[int, ...] = ()
    """Numbers of loads that created accounts which it told again."""


def load(
    settings: Settings,
    batches: Iterable[Batch],
    *,
    way: Way = Way.AUTO,
    say: Say,
    wrote: Wrote | None = None,
    notes: Counter[str] | None = None,
    overlap: Overlap = Overlap.ADD,
) -> Written:
    """Load all batches; starts the local Neo4j unless the settings name another. `say` hears what happens,
    `wrote` how many rows more a live load has committed, `notes` counts rows that were left out. `overlap` says what
    becomes of events that are told twice.

    Raises UsageError for a bulk load that cannot be one, and WriteConflict when another load holds the database.
    """
    stream = iter(batches)
    live = _Live(say, wrote, Counter() if notes is None else notes, overlap)
    if not is_ours(settings):
        if way is Way.BULK:
            raise _no_bulk(f"{settings.neo4j_uri} is not a Neo4j that Tular runs itself")
        return live.into(settings, stream, "Neo4j is not run by Tular")
    for sentence in bulk.repair(settings):
        say(sentence)
    if way is Way.LIVE:
        return _shared(settings, stream, "asked for", live)
    with bulk.loading(settings, alone=True) as alone:
        reason = _why_not_bulk(settings, alone)
        if way is Way.BULK and reason:
            raise _no_bulk(reason)
        loader = BulkLoader(settings, say=say)
        stage, reason = (Stage(), reason) if reason else _staged(stream, loader, way)
        if way is Way.BULK and (stage.removals or stage.told_twice):
            raise _no_bulk(reason)
        if way is Way.BULK and reason:
            raise DoesNotFit(
                "The rows do not fit into memory at once.",
                remedy="Raise TULAR_MEMORY_GB, or use `--way live`.",
            )
        if not reason:
            why = (
                "asked for" if way is Way.BULK else f"an empty local database and {BULK_ROWS:,} rows or more"
            )
            say(f"Loading in bulk: {why}.")
            return Written(loader.load(stage), Way.BULK, why)
    return _shared(settings, chain(stage.batches(), stream), reason, live)


def follow(
    settings: Settings,
    rounds: Iterable[Iterable[Batch]],
    *,
    say: Say,
    notes: Counter[str],
    overlap: Overlap = Overlap.ADD,
) -> Iterator[Written]:
    """Load round after round, live; gives what is written until then before the first and after each.

    Raises as `load`.
    """
    live, why = _Live(say, None, notes, overlap), "it is followed"
    with ExitStack() as held:
        local = LocalNeo4j(settings) if is_ours(settings) else None
        if local:
            for sentence in bulk.repair(settings):
                say(sentence)
            held.enter_context(bulk.loading(settings, alone=False))
        yield from live.rounds(local.start() if local else settings, rounds, why, local)


def dry_run(settings: Settings, batches: Iterable[Batch], overlap: Overlap = Overlap.ADD) -> WriteCounts:
    """What a load of these would create and change. Nothing is kept; a local Neo4j that was never filled is not
    even started."""
    stage = Stage()
    for batch in batches:
        stage.add(batch)
    local = LocalNeo4j(settings) if is_ours(settings) else None
    if local and not local.has_data():
        return WriteCounts(created=assemble(stage).created)
    with Database.connect(local.start() if local else settings) as database:
        loader = LiveLoader(database, overlap=overlap, dry=True)
        loader.prepare()
        without = Without(database.read, Counter())
        return loader.load(without.batches(stage.joined()))


def record_load(settings: Settings, load: LoadRecord, whole: WholeLists | None = None) -> None:
    """Write a load into the ledger, and which lists it loaded whole."""
    found = LocalNeo4j(settings).connected() if is_ours(settings) else settings
    with Database.connect(found) as database:
        record(database, load)
        if whole is not None:
            whole.record(database)


def _shared(settings: Settings, stream: Iterator[Batch], why: str, live: _Live) -> Written:
    """Live into the local database, side by side with other live loaders; waits for a bulk load to end."""
    with bulk.loading(settings, alone=False):
        local = LocalNeo4j(settings)
        return live.into(local.start(), stream, why, local)


@dataclass(frozen=True, slots=True)
class _Live:
    """The live way, and who hears of it."""

    say: Say
    wrote: Wrote | None
    notes: Counter[str]
    overlap: Overlap

    def into(
        self, settings: Settings, stream: Iterator[Batch], why: str, local: LocalNeo4j | None = None
    ) -> Written:
        _, written = self.rounds(settings, [stream], why, local)
        return written

    def rounds(
        self, settings: Settings, rounds: Iterable[Iterable[Batch]], why: str, local: LocalNeo4j | None = None
    ) -> Iterator[Written]:
        """Each round is a load of its own for accounts that it changes, but all bear one number. Gives what is
        written until then, before the first and after each."""
        if local:
            local.folder.check_space()
        self.say(f"Loading live into {settings.neo4j_uri}: {why}.")
        with ExitStack() as connections:
            database = connections.enter_context(Database.connect(settings))
            loader = LiveLoader(
                database,
                say=self.say,
                guard=local.folder.check_space if local else None,
                wrote=self.wrote,
                overlap=self.overlap,
                again=(lambda: connections.enter_context(Database.connect(_found_again(local))))
                if local
                else None,
            )
            loader.prepare()
            written = Written(WriteCounts(), Way.LIVE, why, loader.take_number())
            yield written
            for stream in rounds:
                without = Without(loader.read, self.notes)
                counts = written.counts + loader.load(without.batches(stream))
                rests_on, describes = tuple(sorted(loader.rests_on)), tuple(sorted(loader.describes))
                written = replace(written, counts=counts, rests_on=rests_on, describes=describes)
                yield written


def _found_again(local: LocalNeo4j) -> Settings:
    """Where the local server is now: started again, it may have another port."""
    if not local.status().running:
        raise Unreachable("The local Neo4j does not run.", remedy="Start it with `tular neo4j start`.")
    return local.connected()


def _why_not_bulk(settings: Settings, alone: bool) -> str:
    if not alone:
        return "another load is running"
    return "" if bulk.is_empty(settings) else "the database is not empty"


def _staged(stream: Iterator[Batch], loader: BulkLoader, way: Way) -> tuple[Stage, str]:
    """All batches, or as many as fit, and why they cannot go the bulk way or are better off without."""
    stage = Stage()
    for batch in stream:
        stage.add(batch)
        if not loader.fits(stage):
            return stage, "the rows do not fit into memory at once"
    if stage.removals:
        return stage, "some of the files tell what was deleted"
    if stage.told_twice:
        return stage, "events are told both one by one and as totals"
    return stage, f"fewer than {BULK_ROWS:,} rows" if way is Way.AUTO and stage.rows < BULK_ROWS else ""


def _no_bulk(reason: str) -> UsageError | WriteConflict:
    if reason == "another load is running":
        return WriteConflict("Another load is running.", remedy="Wait for its end, or use `--way live`.")
    return UsageError(f"A bulk load is not possible: {reason}.", remedy="Use `--way live`.", field="way")
