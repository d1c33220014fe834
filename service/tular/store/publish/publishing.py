"""Publishing: a finished run becomes the current one in Neo4j.

Scores, communities and memberships are written in many transactions; then one small one flips the pointer,
`Run.current`. Readers of the API follow the pointer into the run's artifact, so they see the old run whole until the
flip and the new run whole after it, wherever a publication is killed. In Cypher, `a.run` says which run an account's
scores are from. Publishing again repairs what was left half done, and publishes an older run just as well.

Whatever is written is written in the writers' turn, as loaders do: no deadlocks. Two connections write, while a third
has the turn for them: scores side by side, memberships one slice of accounts after the other. Two that write
memberships would deadlock, for accounts share the records of the relations between them; when old ones are removed
this is rare, since each connection empties communities of its own. Of two publications at once the one that began
later wins; the other ends with WriteConflict.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any
from uuid import uuid4

import polars as pl

from tular.config import Settings
from tular.errors import StoreError, WriteConflict
from tular.models import RunManifest, RunTables
from tular.store.driver.database import Database, Transaction
from tular.store.publish.records import (
    LABELS,
    PROPERTIES,
    TYPES,
    community_rows,
    flow_rows,
    level_rows,
    member_parameters,
    outsiders,
    run_properties,
    score_parameters,
    topic_rows,
)
from tular.store.schema.migrations import refuse_newer

Progress = Callable[[str, int, int | None], None]
_ROWS = 4096
"""Accounts a slice, each written in two transactions: as many as a vector holds at most."""
_SLICES = 16
"""Slices a turn: loaders wait for so many at most."""
_NODES = 1000
_REMOVALS = 4000
"""Memberships removed in a transaction: larger ones take longer in all."""
_CLEARED = 20_000
"""Accounts cleared of scores in a transaction, each of which looks at all accounts."""


def current_run(database: Database) -> str | None:
    """The id of the published run, or None before the first."""
    rows = database.read("read/current_run")
    return str(rows[0]["id"]) if rows else None


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
    database: Database, manifest: RunManifest, tables: RunTables, *, progress: Progress | None = None
) -> None:
    """Write a run's results to Neo4j and make it the current one.

    Raises WriteConflict when another publication began meanwhile; the run that was current then stays current
    until that one is done. Raises SchemaMismatch, and writes nothing, where a newer Tular made the schema.
    """
    refuse_newer(database)
    publication = _Publication(database, manifest.id, progress or _silent)
    publication.announce()
    publication.write_run(manifest)
    publication.write_communities(manifest, tables)
    publication.write_accounts(tables.accounts)
    publication.flip(tables.accounts)
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

    def _in_turn(self, work: Callable[[], int]) -> None:
        """What other connections do in this publication's turn; `work` returns how many transactions committed a
        change."""
        with self._turn() as turn:
            turn.run("publish/count_quiet", transactions=work())

    def write_run(self, manifest: RunManifest) -> None:
        with self._turn() as transaction:
            transaction.run("publish/run", id=manifest.id, properties=run_properties(manifest))

    def write_communities(self, manifest: RunManifest, tables: RunTables) -> None:
        self._write_rows("publish/communities", community_rows(manifest, tables))
        self._write_rows("publish/flows", flow_rows(tables.flows, tables.communities["id"]))
        for level in tables.levels.partition_by("level", maintain_order=True):
            self._write_rows("publish/levels", level_rows(level))
        self._write_rows("publish/topic_shapes", topic_rows(manifest))
        with self._turn() as transaction:
            transaction.run("publish/names", run=self._run)

    def _write_rows(self, statement: str, rows: list[dict[str, Any]]) -> None:
        """Some at a time."""
        for begin in range(0, len(rows), _NODES):
            with self._turn() as transaction:
                transaction.run(statement, run=self._run, rows=rows[begin : begin + _NODES])

    def write_accounts(self, accounts: pl.DataFrame) -> None:
        """Scores and memberships, some slices a turn."""
        by_community = accounts.sort("communityId", maintain_order=True)
        slices = [_Slice(rows) for rows in by_community.iter_slices(_ROWS)]
        for begin in range(0, len(slices), _SLICES):
            self._in_turn(partial(self._write_slices, slices[begin : begin + _SLICES]))
            self._progress(
                "publish accounts", min((begin + _SLICES) * _ROWS, accounts.height), accounts.height
            )

    def _write_slices(self, slices: Sequence[_Slice]) -> int:
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

    def _write_members(self, slices: Iterable[_Slice]) -> int:
        return sum(self._write(slice_, "publish/members", slice_.members()) for slice_ in slices)

    def _write_scores(self, slices: Iterable[_Slice]) -> int:
        return sum(self._write(slice_, "publish/scores", slice_.scores()) for slice_ in slices)

    def _write(self, slice_: _Slice, statement: str, parameters: dict[str, Any]) -> bool:
        with slice_.lock, self._database.transaction() as transaction:
            transaction.run(statement, run=self._run, **parameters)
            return transaction.changed

    def flip(self, accounts: pl.DataFrame) -> None:
        outside = json.dumps(outsiders(accounts)["zeros"])
        with self._turn() as transaction:
            transaction.run("publish/flip", id=self._run, now=datetime.now(UTC), outside=outside)

    def clean(self, accounts: pl.DataFrame) -> None:
        """Remove memberships and scores of other runs, some at a time."""
        self._progress("publish clean-up", 0, None)
        self._drop_side_by_side()
        for keys, _ in _batches(self._database.read("publish/stale_communities")):
            self._repeat("publish/drop_members", "dropped", _REMOVALS, keys=keys)
        self._repeat("publish/clear_scores", "cleared", _CLEARED, run=self._run, **outsiders(accounts))
        self._progress("publish clean-up", 1, 1)

    def _drop_side_by_side(self) -> None:
        """By two connections, each with communities of its own. Where accounts of both are related to each other they
        may still meet: Neo4j then takes one transaction back, whose memberships are left for the end."""
        sides = _sides(self._database.read("publish/stale_communities"))
        for begin in range(0, max(map(len, sides)), _SLICES):
            self._in_turn(partial(self._drop_parts, [side[begin : begin + _SLICES] for side in sides]))
            self._progress("publish clean-up", 1, None)

    def _drop_parts(self, parts: Sequence[Sequence[list[str]]]) -> int:
        """Each by a connection of its own; returns how many transactions committed a change."""
        with ThreadPoolExecutor(len(parts)) as connections:
            return sum(connections.map(self._drop, parts))

    def _drop(self, removals: Sequence[list[str]]) -> int:
        """One transaction a removal; returns how many committed a change."""
        committed = 0
        for keys in removals:
            with suppress(WriteConflict):
                with self._database.transaction() as transaction:
                    transaction.run("publish/drop_members", limit=_REMOVALS, keys=keys)
                committed += transaction.changed
        return committed

    def _repeat(self, statement: str, column: str, limit: int, **parameters: Any) -> None:
        changed = limit
        while changed == limit:
            with self._turn() as transaction:
                changed = transaction.run(statement, limit=limit, **parameters)[0][column]
            self._progress("publish clean-up", 1, None)


class _Slice:
    """Accounts that are written together. Its lock keeps their scores and memberships from waiting in Neo4j."""

    def __init__(self, accounts: pl.DataFrame) -> None:
        self._accounts = accounts
        self.lock = Lock()

    def members(self) -> dict[str, Any]:
        return member_parameters(self._accounts)

    def scores(self) -> dict[str, Any]:
        return score_parameters(self._accounts)


def _sides(communities: list[dict[str, Any]]) -> tuple[list[list[str]], list[list[str]]]:
    """Removals, each the keys that one transaction looks at, for two connections: about as many for both."""
    sides: tuple[list[list[str]], list[list[str]]] = ([], [])
    for keys, members in _batches(communities):
        min(sides, key=len).extend([keys] * -(-members // _REMOVALS))
    return sides


def _batches(communities: list[dict[str, Any]]) -> Iterator[tuple[list[str], int]]:
    """Keys of communities that have together about as many members as a transaction removes, or of a larger one, and
    how many they have."""
    batch: list[str] = []
    members = 0
    for community in communities:
        batch.append(community["key"])
        members += community["members"]
        if members >= _REMOVALS:
            yield batch, members
            batch, members = [], 0
    if batch:
        yield batch, members


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
