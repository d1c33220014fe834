"""Publishing: a finished run is served, and Neo4j's copy follows.

First the pointer that the API follows into the run's artifact flips, `Run.served`: readers of the API see the old run
whole before and the new run whole after it, wherever a publication is killed. Then scores, communities and
memberships are written in many transactions, and last `Run.current` and `Run.status` say that Cypher's copy is whole.
Until then `current` names the earlier run, whose copy is being replaced: `a.run` says which run an account's scores
are from, `c.run` which a community is from. The next publication repairs what was left half done, and publishes an
older run just as well.

A community is one node as long as it lasts. Where Cypher's copy is known to be whole, only what differs from it is
sent (`changes`); where it may not be, all is.

Whatever is written is written in the writers' turn, as loaders do: no deadlocks. Two connections write, while a third
has the turn for them: scores side by side, memberships one slice of accounts after the other. Two that write
memberships would deadlock, for accounts share the records of the relations between them. Of two publications at once
the one that began later wins; the other ends with WriteConflict.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import polars as pl

from tular.config import Settings
from tular.errors import StoreError, WriteConflict
from tular.models import RunManifest, RunTables
from tular.store.driver.database import Database, Transaction
from tular.store.publish import changes
from tular.store.publish.changes import Slice, slices_of
from tular.store.publish.records import (
    LABELS,
    PROPERTIES,
    TYPES,
    community_rows,
    flow_rows,
    level_rows,
    outsiders,
    run_properties,
    topic_rows,
)
from tular.store.schema.migrations import refuse_newer

Progress = Callable[[str, int, int | None], None]
AccountsOf = Callable[[str], pl.DataFrame | None]
"""Gives the accounts of an earlier run, None where they cannot be read."""
_SLICES = 16
"""Slices a turn: loaders wait for so many at most."""
_NODES = 1000
_REMOVALS = 4000
"""Flows, memberships or communities removed in a transaction: larger ones take longer in all."""
_CLEARED = 20_000
"""Accounts cleared of scores in a transaction, each of which looks at all accounts."""


def current_run(database: Database) -> str | None:
    """The id of the published run, or None before the first."""
    rows = database.read("read/current_run")
    return str(rows[0]["id"]) if rows else None


def run_in_cypher(database: Database) -> str | None:
    """The id of the run that all of Cypher's scores, communities and memberships are of. None before the first, while
    those of another are being written, and after that was cut short."""
    rows = database.read("read/current_run")
    return rows[0]["inCypher"] if rows else None


def published_runs(database: Database) -> frozenset[str]:
    """Ids of the runs that were ever current."""
    return frozenset(str(row["id"]) for row in database.read("read/published_runs"))


def current_run_if_reachable(settings: Settings) -> str | None:
    """As `current_run`, and None when Neo4j cannot be asked."""
    try:
        with Database.connect(settings) as database:
            return current_run(database)
    except StoreError:
        return None


def reserve_names(database: Database) -> None:
    """Make the names known that publishing uses, before a snapshot is read that shall serve again after it.

    Raises SchemaMismatch, and writes nothing, where a newer Tular made the schema.
    """
    refuse_newer(database)
    known = {row["name"] for row in database.read("read/property_names")}
    if missing := [name for name in PROPERTIES if name not in known]:
        database.write("publish/reserve_names", labels=LABELS, types=TYPES, properties=missing)


def publish(
    database: Database,
    manifest: RunManifest,
    tables: RunTables,
    *,
    accounts_of: AccountsOf = lambda _run: None,
    progress: Progress | None = None,
) -> None:
    """Let the API serve a run, and write its results to Neo4j. `accounts_of` gives the accounts of the run that
    Neo4j's copy is of: what they have in common with this run's is not written again.

    Raises WriteConflict when another publication began meanwhile, whose run is served then. Raises SchemaMismatch,
    and writes nothing, where a newer Tular made the schema.
    """
    publication = Publication(database, manifest, tables, progress=progress)
    publication.serve()
    publication.copy(accounts_of)


class Publication:
    """One attempt at publishing one run: `serve`, then `copy`."""

    def __init__(
        self,
        database: Database,
        manifest: RunManifest,
        tables: RunTables,
        *,
        progress: Progress | None = None,
    ) -> None:
        refuse_newer(database)
        self._database = database
        self._manifest = manifest
        self._run = manifest.id
        self._tables = tables
        self._progress = progress or _silent
        self._token = str(uuid4())

    def serve(self) -> None:
        """The run becomes the one that the API answers from. Its artifact is written before."""
        outside = json.dumps(outsiders(self._tables.accounts)["zeros"])
        with self._database.transaction() as transaction:
            transaction.run("publish/begin", token=self._token)
            transaction.run("publish/run", id=self._run, properties=run_properties(self._manifest))
            transaction.run("publish/serve", id=self._run, now=datetime.now(UTC), outside=outside)
        self._progress("serve", 1, 1)

    def copy(self, accounts_of: AccountsOf) -> None:
        """Neo4j's scores, communities and memberships become those of the run."""
        held = self._held(accounts_of)
        self._write_communities()
        self._write_accounts(held)
        self._clean()
        with self._turn() as transaction:
            transaction.run("publish/complete", id=self._run, now=datetime.now(UTC))

    def _held(self, accounts_of: AccountsOf) -> pl.DataFrame | None:
        """The accounts of the run that Neo4j's copy is of, when nothing of that copy is missing."""
        with self._turn() as transaction:
            copied = transaction.run("publish/copied", run=self._run)
        accounts = accounts_of(copied[0]["id"]) if copied else None
        if accounts is None:
            return None
        members = accounts.height - accounts["communityId"].null_count()
        whole = copied[0]["accounts"] == accounts.height and copied[0]["members"] == members
        return accounts if whole else None

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

    def _in_turn(self, work: Callable[[], int]) -> None:
        """What other connections do in this publication's turn; `work` returns how many transactions committed a
        change."""
        with self._turn() as turn:
            turn.run("publish/count_quiet", transactions=work())

    def _write_communities(self) -> None:
        tables = self._tables
        self._write_rows("publish/communities", community_rows(self._manifest, tables))
        self._write_rows("publish/flows", flow_rows(tables.flows, tables.communities["id"]))
        for level in tables.levels.partition_by("level", maintain_order=True):
            self._write_rows("publish/levels", level_rows(level))
        self._write_rows("publish/topic_shapes", topic_rows(self._manifest))

    def _write_rows(self, statement: str, rows: list[dict[str, Any]]) -> None:
        """Some at a time."""
        for begin in range(0, len(rows), _NODES):
            with self._turn() as transaction:
                transaction.run(statement, run=self._run, rows=rows[begin : begin + _NODES])

    def _write_accounts(self, held: pl.DataFrame | None) -> None:
        """Scores and memberships, some slices a turn."""
        slices, accounts = slices_of(self._tables.accounts, held), self._tables.accounts.height
        for begin in range(0, len(slices), _SLICES):
            self._in_turn(partial(self._write_slices, slices[begin : begin + _SLICES]))
            self._progress("publish accounts", min((begin + _SLICES) * changes.ROWS, accounts), accounts)

    def _write_slices(self, slices: Sequence[Slice]) -> int:
        """By two connections; returns how many transactions committed a change.

        Scores begin in the middle, far from memberships.
        """
        middle = len(slices) // 2
        members, scores = iter(slices), iter([*slices[middle:], *slices[:middle]])
        with ThreadPoolExecutor(2) as connections:
            try:
                first = connections.submit(lambda: self._write_members(members) + self._write_scores(scores))
                second = connections.submit(self._write_scores, scores)
                return sum(work.result() for work in as_completed((first, second)))
            finally:
                # When one fails, the other begins nothing more.
                for rest in (members, scores):
                    deque(rest, maxlen=0)

    def _write_members(self, slices: Iterable[Slice]) -> int:
        return sum(self._write(part, "publish/members", part.members()) for part in slices)

    def _write_scores(self, slices: Iterable[Slice]) -> int:
        return sum(self._write(part, "publish/scores", part.scores(), run=self._run) for part in slices)

    def _write(self, part: Slice, statement: str, batches: Iterable[dict[str, Any]], **more: str) -> int:
        """Returns how many transactions committed a change: one, or none."""
        with part.lock, self._database.transaction() as transaction:
            for parameters in batches:
                transaction.run(statement, **more, **parameters)
            return int(transaction.changed)

    def _clean(self) -> None:
        """Remove what other runs left, some at a time."""
        self._progress("publish clean-up", 0, None)
        for statement in ("publish/drop_members", "publish/drop_flows", "publish/drop_levels"):
            self._repeat(statement, _REMOVALS)
        self._repeat("publish/clear_scores", _CLEARED, **outsiders(self._tables.accounts))
        self._progress("publish clean-up", 1, 1)

    def _repeat(self, statement: str, limit: int, **parameters: Any) -> None:
        changed = limit
        while changed == limit:
            with self._turn() as transaction:
                changed = transaction.run(statement, run=self._run, limit=limit, **parameters)[0]["changed"]
            self._progress("publish clean-up", 1, None)


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
