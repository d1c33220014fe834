"""Batches into a running Neo4j, wherever it is: upserts that change nothing when they are repeated.

Every transaction first takes the writers' turn, one lock on one node, before anything else is locked: loaders
follow one another slice by slice and cannot deadlock, and Neo4j frees the turn of one that dies. A
transaction holds one slice of a batch and is idempotent, so whatever happens in between, loading again ends
in the same graph. When Neo4j goes away the loader waits for it, says so, and repeats the slice.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

import polars as pl

from tular.errors import AuthenticationFailed, SchemaMismatch, StoreError, Unreachable, WriteConflict
from tular.models import AccountBatch, Batch, WriteCounts
from tular.store.driver.database import Database, Transaction
from tular.store.load import records as rows
from tular.store.load.held_accounts import HeldAccounts
from tular.store.load.known_handles import KnownHandles
from tular.store.load.overlap import Overlap
from tular.store.load.slices import (
    NODES_PER_TRANSACTION,
    NOTED_ACCOUNTS,
    Marks,
    Slice,
    ToldAgain,
    create_accounts,
    nodes_again,
    slices,
)
from tular.store.schema.migrations import migrate

T = TypeVar("T")
PATIENCE_SECONDS = 600.0
HELD_ACCOUNTS = 1_000_000
"""Accounts that wait for the end of a load; with more of them what is held is written at once, to bound memory."""
MERGED_PER_TRANSACTION = 1_000
_POLL_SECONDS = 1.0
Say = Callable[[str], None]


class LiveLoader:
    """Writes batches. `say` hears when the loader waits for Neo4j and when it goes on, `wrote` how many rows more are
    committed.

    `guard` is called before each transaction, to end a load that should not go on: a Neo4j on a full disk does not
    answer a commit at all. `again` connects anew to a Neo4j that went away, at whatever address it is back, and
    raises Unreachable while it is not: another server may have taken its port meanwhile. `load` is the number that
    what is created bears, `overlap` says what becomes of events that are told twice. `dry`: nothing is kept, only
    counted.
    """

    def __init__(
        self,
        database: Database,
        *,
        say: Say | None = None,
        guard: Callable[[], None] | None = None,
        wrote: Callable[[int], None] | None = None,
        again: Callable[[], Database] | None = None,
        patience: float = PATIENCE_SECONDS,
        load: int | None = None,
        overlap: Overlap = Overlap.ADD,
        dry: bool = False,
    ) -> None:
        self._database = database
        self._say = say or (lambda _: None)
        self._guard = guard or (lambda: None)
        self._wrote = wrote or (lambda _: None)
        self._again = again
        self._patience = patience
        self._load = load
        self._overlap = overlap
        self.rests_on: set[int] = set()
        """Numbers of loads that created relations or posts which were told again."""
        self.describes: set[int] = set()
        """Numbers of loads that created accounts which were told again."""
        self._dry = dry

    def prepare(self) -> None:
        """Bring the schema up to date. Raises as `write`, and SchemaMismatch for one that a newer Tular made."""
        self._patiently(lambda: migrate(self._database))

    def take_number(self) -> int:
        """A number for this load: what it creates from now on bears it."""
        self._load = self._patiently(self._next_number)
        return self._load

    def _next_number(self) -> int:
        """Counted as a transaction that touched no account, so that snapshots stay."""
        with self._database.transaction() as transaction:
            transaction.run("ingest/take_turn")
            number = int(transaction.run("ledger/next_number")[0]["number"])
            transaction.run("ingest/note_change", platform="x", ids=[], most=NOTED_ACCOUNTS)
        return number

    def load(self, batches: Iterable[Batch]) -> WriteCounts:
        """Upsert all batches. An account that was there before changes once, when all is read, to the last that is
        said of it: files that disagree about it then change nothing when they are loaded again."""
        total, held = WriteCounts(), HeldAccounts(HELD_ACCOUNTS)
        handles = KnownHandles(self.read)
        for given in batches:
            batch = handles.resolved(given)
            if not isinstance(batch, AccountBatch):
                total += self.write(batch)
                continue
            made, known = self._create(batch)
            total += made
            handles.learn(batch)
            held.add(batch.platform, known)
            if held.full():
                total += self._settle(held)
                self._merge(handles)
        total += self._settle(held)
        self._merge(handles)
        return total

    def read(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._patiently(lambda: self._database.read(statement, **parameters))

    def _merge(self, handles: KnownHandles) -> None:
        """Join accounts that were known by their handle only to those that turned out to have it."""
        if self._dry:
            return
        for platform, pairs in handles.to_merge():
            for piece in pairs.iter_slices(MERGED_PER_TRANSACTION):

                def work(
                    transaction: Transaction,
                    marks: Marks,
                    platform: str = platform,
                    piece: pl.DataFrame = piece,
                ) -> WriteCounts:
                    transaction.change("ingest/merge_handles", platform=platform, rows=piece.to_dicts())
                    return WriteCounts()

                self._persist(Slice(platform, 0, None, work))

    def _create(self, batch: AccountBatch) -> tuple[WriteCounts, list[pl.DataFrame]]:
        """Make the accounts that are not there; returns the slices that have others, too."""
        total, known = WriteCounts(), []
        for piece in rows.accounts(batch.frame).iter_slices(NODES_PER_TRANSACTION):
            create = partial(create_accounts, batch.platform, piece)
            again = partial(nodes_again, batch.platform, piece["id"], posts=False)
            made = self._persist(Slice(batch.platform, piece.height, piece["id"], create, again))
            total += made
            if made.created < piece.height:
                known.append(piece)
        return total, known

    def _settle(self, held: HeldAccounts) -> WriteCounts:
        return sum(map(self.write, held.release()), WriteCounts())

    def write(self, batch: Batch) -> WriteCounts:
        """Upsert one batch. Raises Unreachable when Neo4j stays away for longer than `patience` seconds."""
        total = WriteCounts()
        for slice_ in slices(batch):
            total += self._persist(slice_)
        return total

    def _persist(self, slice_: Slice) -> WriteCounts:
        counts = self._patiently(lambda: self._commit(slice_))
        self._wrote(slice_.rows)
        return counts

    def _patiently(self, work: Callable[[], T]) -> T:
        """Do what can be repeated, however often Neo4j goes away meanwhile."""
        deadline = time.monotonic() + self._patience
        waiting = lost = False
        while True:
            try:
                if lost and self._again:
                    self._database = self._again()
                done = work()
            except StoreError as error:
                if not self._passes(error) or time.monotonic() > deadline:
                    raise
                if not waiting:
                    self._say(f"{error.message} {self._hope(error)}")
                waiting, lost = True, not isinstance(error, WriteConflict)
                time.sleep(_POLL_SECONDS)
            else:
                if waiting:
                    self._say("Neo4j answers again; going on.")
                return done

    def _passes(self, error: StoreError) -> bool:
        """Whether it is worth waiting. A server that does not know us has the port of one that we can find again."""
        foreign = self._again is not None and isinstance(error, AuthenticationFailed)
        return foreign or isinstance(error, Unreachable | WriteConflict)

    def _hope(self, error: StoreError) -> str:
        most = f"Waiting for it, at most {self._patience:,.0f} s; nothing is lost."
        return f"{most} {error.remedy}" if isinstance(error, Unreachable) else most

    def _commit(self, slice_: Slice) -> WriteCounts:
        self._guard()
        with self._database.transaction() as transaction:
            turn = transaction.run("ingest/take_turn")
            if not turn:
                raise SchemaMismatch(
                    f"{self._database.uri} has no schema.", remedy="Load by `tular load`: it creates one."
                )
            transaction.changed = False
            marks = Marks(json.loads(turn[0]["scores"]), self._load, turn[0]["counted"], self._overlap)
            counts = slice_.write(transaction, marks)
            if counts.created < slice_.rows and slice_.told_again and not self._dry:
                self._look_who_created(transaction, slice_.told_again(), turn[0]["loads"])
            if transaction.changed and not self._dry:
                _note(transaction, slice_)
            else:
                # A commit, even an empty one, would make every cached snapshot old.
                transaction.rollback()
        return counts

    def _look_who_created(self, transaction: Transaction, again: ToldAgain, loads: int) -> None:
        """Note which of the loads there are created what is told again, as far as it is not known."""
        known = self.describes if again.accounts else self.rests_on
        wanted = [number for number in range(1, loads + 1) if number != self._load and number not in known]
        if wanted:
            asked = again.parameters | {"wanted": wanted}
            known.update(transaction.run(again.statement, **asked)[0]["loads"])


def _note(transaction: Transaction, slice_: Slice) -> None:
    ids = slice_.touched.unique() if slice_.touched is not None else None
    noted = ids.to_list() if ids is not None and len(ids) <= NOTED_ACCOUNTS else None
    transaction.run("ingest/note_change", platform=slice_.platform, ids=noted, most=NOTED_ACCOUNTS)
