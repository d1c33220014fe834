"""Publishing: a finished run becomes the current one in Neo4j.

Scores, communities and memberships are written in many transactions; then one small one flips the pointer,
`Run.current`. Readers of the API follow the pointer into the run's artifact, so they see the old run whole until the
flip and the new run whole after it, wherever a publication is killed. In Cypher, `a.run` says which run an account's
scores are from. Publishing again repairs what was left half done, and publishes an older run just as well.

Whatever is written is written in the writers' turn, as loaders do: no deadlocks. One connection writes scores and
another one memberships of other accounts at the same time, while a third has the turn for them; two that write
memberships would deadlock, for accounts share the records of the relations between them. Of two publications at once
the one that began later wins; the other ends with WriteConflict.
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
from tular.models import RunManifest, RunTables
from tular.store.database import Database, Transaction
from tular.store.publishing_rows import (
    flow_rows,
    member_parameters,
    outsiders,
    run_properties,
    score_parameters,
)

Progress = Callable[[str, int, int | None], None]
_ROWS = 4096
"""Accounts a statement: as many as a vector holds at most."""
_STATEMENTS = 4
"""Statements a transaction."""
_STAGES = 4
"""Stages a turn: loaders wait for so many at most."""
_NODES = 1000
_REMOVALS = 20_000
Work = Callable[[], None]


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
    publication.clean(tables.accounts)


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
        """Scores and, one slice behind them, memberships."""
        accounts = accounts.sort("communityId", maintain_order=True)
        slices = list(accounts.iter_slices(_ROWS * _STATEMENTS))
        scores = [partial(self._write, "publish/scores", score_parameters, slice_) for slice_ in slices]
        members = [partial(self._write, "publish/members", member_parameters, slice_) for slice_ in slices]
        stages = [scores[:1], *map(list, zip(scores[1:], members, strict=False)), members[-1:]]
        for done in self._staged(stages):
            self._progress(
                "publish accounts", min(done * _ROWS * _STATEMENTS, accounts.height), accounts.height
            )

    def _write(
        self, statement: str, parameters: Callable[[pl.DataFrame], dict[str, Any]], accounts: pl.DataFrame
    ) -> None:
        with self._database.transaction() as transaction:
            for piece in accounts.iter_slices(_ROWS):
                transaction.run(statement, run=self._run, **parameters(piece))

    def _staged(self, stages: Sequence[Sequence[Work]]) -> Iterator[int]:
        """Do works, each a transaction; those of one stage side by side. Yields how many stages are done."""
        with ThreadPoolExecutor(2) as writers:
            for begin in range(0, len(stages), _STAGES):
                round_ = stages[begin : begin + _STAGES]
                with self._turn() as turn:
                    for stage in round_:
                        list(writers.map(lambda work: work(), stage))
                    turn.run("publish/count_quiet", transactions=sum(map(len, round_)))
                yield begin + len(round_)

    def flip(self) -> None:
        with self._turn() as transaction:
            transaction.run("publish/flip", id=self._run, now=datetime.now(UTC))

    def clean(self, accounts: pl.DataFrame) -> None:
        """Remove memberships and scores of other runs, some at a time."""
        for keys in _batches(self._database.read("publish/stale_communities")):
            self._repeat("publish/drop_members", "dropped", keys=keys)
        self._repeat("publish/clear_scores", "cleared", run=self._run, **outsiders(accounts))

    def _repeat(self, statement: str, column: str, **parameters: Any) -> None:
        changed = _REMOVALS
        while changed == _REMOVALS:
            with self._turn() as transaction:
                changed = transaction.run(statement, limit=_REMOVALS, **parameters)[0][column]
            self._progress("publish clean-up", 1, None)


def _batches(communities: list[dict[str, Any]]) -> Iterator[list[str]]:
    """Keys of communities that have together about as many members as a transaction removes."""
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


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
