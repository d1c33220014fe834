"""Publishing: a finished run becomes the current one in Neo4j.

Scores, communities and memberships are written in many transactions; then one small one flips the pointer,
`Run.current`. Readers of the API follow the pointer into the run's artifact, so they see the old run whole until the
flip and the new run whole after it, wherever a publication is killed. In Cypher, `a.run` says which run an account's
scores are from. Publishing again repairs what was left half done, and publishes an older run just as well.

Every transaction takes the writers' turn first, as loaders do: no deadlocks. Of two publications at once the one that
began later wins; the other ends with WriteConflict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import polars as pl

from tular.config import Settings
from tular.errors import StoreError, WriteConflict
from tular.measures import BY_NAME
from tular.models import RunManifest, RunTables
from tular.store.database import Database, Transaction
from tular.store.publishing_rows import TEXTS, flow_rows, member_parameters, run_properties, score_parameters

Progress = Callable[[str, int, int | None], None]
_ROWS = 4096
"""Rows a transaction: as many as a vector holds at most."""
_NODES = 1000
_REMOVALS = 20_000


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
    publication.write_scores(tables.accounts)
    publication.write_members(tables.accounts)
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

    def write_scores(self, accounts: pl.DataFrame) -> None:
        for rows in self._reported("publish scores", accounts):
            with self._turn() as transaction:
                transaction.run("publish/scores", run=self._run, **score_parameters(rows))

    def write_members(self, accounts: pl.DataFrame) -> None:
        members = accounts.select("key", "communityId", "confidence").drop_nulls("communityId")
        for rows in self._reported("publish members", members.sort("communityId", maintain_order=True)):
            with self._turn() as transaction:
                transaction.run("publish/members", run=self._run, **member_parameters(rows))

    def flip(self) -> None:
        with self._turn() as transaction:
            transaction.run("publish/flip", id=self._run, now=datetime.now(UTC))

    def clean(self) -> None:
        """Remove memberships and scores of other runs, some at a time."""
        self._repeat("dropped", "publish/drop_members", limit=_REMOVALS)
        self._repeat(
            "cleared", "publish/clear_scores", run=self._run, names=[*BY_NAME, *TEXTS], limit=_REMOVALS
        )

    def _repeat(self, column: str, statement: str, **parameters: Any) -> None:
        done = changed = 0
        while changed or not done:
            with self._turn() as transaction:
                changed = transaction.run(statement, **parameters)[0][column]
            done += changed or 1
            self._progress("publish clean-up", done, None)

    def _reported(self, step: str, frame: pl.DataFrame) -> Iterator[pl.DataFrame]:
        done = 0
        for piece in frame.iter_slices(_ROWS):
            yield piece
            done += piece.height
            self._progress(step, done, frame.height)


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
