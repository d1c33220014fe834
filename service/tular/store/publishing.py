"""Publishing: a finished run becomes the current one in Neo4j.

Scores, communities and memberships are written in many transactions; then one small one flips the pointer,
`Run.current`. Readers of the API follow the pointer into the run's artifact, so they see the old run whole until the
flip and the new run whole after it, wherever a publication is killed. In Cypher, `a.run` says which run an account's
scores are from. Publishing again repairs what was left half done, and publishes an older run just as well.

Whatever is written is written in the writers' turn, as loaders do: no deadlocks. Two connections write accounts side
by side while a third has the turn for them. Of two publications at once the one that began later wins; the other ends
with WriteConflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import polars as pl

from tular.config import Settings
from tular.errors import StoreError, WriteConflict
from tular.measures import BY_NAME
from tular.models import RunManifest, RunTables
from tular.store.database import Database, Transaction
from tular.store.publishing_rows import TEXTS, account_parameters, flow_rows, run_properties

Progress = Callable[[str, int, int | None], None]
_ROWS = 4096
"""Accounts a statement: as many as a vector holds at most."""
_STATEMENTS = 4
"""Statements a transaction."""
_WRITERS = 2
_ROUND = 4
"""Transactions a turn: loaders wait for so many at most."""
_NODES = 1000
_REMOVALS = 20_000
Work = Callable[[Transaction], object]


def current_run(database: Database) -> str | None:
    """The id of the published run, or None before the first."""
    rows = database.read("read/current_run")
    return str(rows[0]["id"]) if rows else None


def current_run_if_reachable(settings: Settings) -> str | None:
    """As `current_run`, and None when Neo4j cannot be asked."""
    try:
        with Database.connect(settings) as database:
            return current_run(database)
    except StoreError:
        return None


def publish(
    database: Database, manifest: RunManifest, tables: RunTables, *, progress: Progress | None = None
) -> None:
    """Write a run's results to Neo4j and make it the current one.

    Raises WriteConflict when another publication began meanwhile; the run that was current then stays current
    until that one is done.
    """
    publication = _Publication(database, manifest.id, progress or _silent)
    publication.announce()
    publication.write_run(manifest)
    publication.write_communities(tables)
    publication.write_accounts(tables.accounts)
    publication.flip()
    publication.clean()


class _Publication:
    """One attempt at publishing one run."""

    def __init__(self, database: Database, run: str, progress: Progress) -> None:
        self._database = database
        self._run = run
        self._progress = progress
        self._token = str(uuid4())

    def announce(self) -> None:
        self._database.write("publish/begin", token=self._token)

    @contextmanager
    def _turn(self) -> Iterator[Transaction]:
        """A transaction in which this publication is the latest and nobody else writes."""
        with self._database.transaction() as transaction:
            if not transaction.run("publish/take_turn", token=self._token)[0]["mine"]:
                raise WriteConflict(
                    f"Another publication began while run {self._run} was being published.",
                    remedy=f"Wait for it, then run `tular publish {self._run}` if this run shall be current.",
                )
            yield transaction

    def write_run(self, manifest: RunManifest) -> None:
        with self._turn() as transaction:
            transaction.run("publish/run", id=manifest.id, properties=run_properties(manifest))

    def write_communities(self, tables: RunTables) -> None:
        for piece in tables.communities.iter_slices(_NODES):
            with self._turn() as transaction:
                transaction.run("publish/communities", run=self._run, rows=piece.to_dicts())
        for piece in tables.flows.iter_slices(_NODES):
            with self._turn() as transaction:
                rows = flow_rows(piece, tables.communities["id"])
                transaction.run("publish/flows", run=self._run, rows=rows)

    def write_accounts(self, accounts: pl.DataFrame) -> None:
        """Scores and memberships. Sorted, so that two writers hardly ever meet at a community."""
        accounts = accounts.sort("communityId", maintain_order=True)
        works = [partial(self._write_slice, piece) for piece in accounts.iter_slices(_ROWS * _STATEMENTS)]
        for done in self._side_by_side(works):
            self._progress(
                "publish accounts", min(done * _ROWS * _STATEMENTS, accounts.height), accounts.height
            )

    def _write_slice(self, accounts: pl.DataFrame, transaction: Transaction) -> None:
        for piece in accounts.iter_slices(_ROWS):
            transaction.run("publish/accounts", run=self._run, **account_parameters(piece))

    def flip(self) -> None:
        with self._turn() as transaction:
            transaction.run("publish/flip", id=self._run, now=datetime.now(UTC))

    def clean(self) -> None:
        """Remove memberships and scores of other runs."""
        stale = self._database.read("publish/stale_communities")
        works = [partial(_drop, batch) for batch in _batches(stale)]
        for done in self._side_by_side(works):
            self._progress("publish clean-up", done, len(works))
        cleared = 1
        while cleared:
            with self._turn() as transaction:
                cleared = transaction.run(
                    "publish/clear_scores",
                    run=self._run,
                    names=[*BY_NAME, *TEXTS, "communityId"],
                    limit=_REMOVALS,
                )[0]["cleared"]

    def _side_by_side(self, works: Sequence[Work]) -> Iterator[int]:
        """Do pieces of work that do not touch the same accounts, several at once; yields how many are done."""
        with ThreadPoolExecutor(_WRITERS) as writers:
            for begin in range(0, len(works), _ROUND):
                round_ = works[begin : begin + _ROUND]
                with self._turn() as turn:
                    list(writers.map(self._commit, round_))
                    turn.run("publish/count_quiet", transactions=len(round_))
                yield begin + len(round_)

    def _commit(self, work: Work) -> None:
        with self._database.transaction() as transaction:
            work(transaction)


def _batches(communities: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Keys of communities with together about as many members as a transaction removes."""
    batch: list[str] = []
    members = 0
    for community in communities:
        batch.append(community["key"])
        members += community["members"]
        if members >= _REMOVALS:
            yield batch
            batch, members = [], 0
    if batch:
        yield batch


def _drop(keys: list[str], transaction: Transaction) -> None:
    while transaction.run("publish/drop_members", keys=keys, limit=_REMOVALS)[0]["dropped"]:
        pass


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
