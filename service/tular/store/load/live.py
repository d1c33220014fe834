"""Batches into a running Neo4j, wherever it is: upserts that change nothing when they are repeated.

Every transaction first takes the writers' turn, one lock on one node, before anything else is locked: loaders
follow one another slice by slice and cannot deadlock, and Neo4j frees the turn of one that dies. A
transaction holds one slice of a batch and is idempotent, so whatever happens in between, loading again ends
in the same graph. When Neo4j goes away the loader waits for it, says so, and repeats the slice.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import polars as pl

from tular.errors import AuthenticationFailed, SchemaMismatch, StoreError, Unreachable, WriteConflict
from tular.handles import is_handle
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch, RemovalBatch, WriteCounts
from tular.store.driver.database import Database, Transaction
from tular.store.load import records as rows
from tular.store.load.held_accounts import HeldAccounts
from tular.store.load.known_handles import KnownHandles
from tular.store.schema.migrations import migrate

T = TypeVar("T")
ROWS_PER_TRANSACTION = 50_000
NODES_PER_TRANSACTION = 10_000
PATIENCE_SECONDS = 600.0
HELD_ACCOUNTS = 1_000_000
"""Accounts that wait for the end of a load; with more of them what is held is written at once, to bound memory."""
MERGED_PER_TRANSACTION = 1_000
NOTED_ACCOUNTS = 20_000
"""Touched accounts that are noted for snapshots; a load of more has them read again as a whole."""
_POLL_SECONDS = 1.0
Say = Callable[[str], None]
Scores = dict[str, float]
"""Of an account outside the current run, by measure."""


class LiveLoader:
    """Writes batches. `say` hears when the loader waits for Neo4j and when it goes on, `wrote` how many rows more are
    committed.

    `guard` is called before each transaction, to end a load that should not go on: a Neo4j on a full disk does not
    answer a commit at all. `again` connects anew to a Neo4j that went away, at whatever address it is back, and
    raises Unreachable while it is not: another server may have taken its port meanwhile.
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
    ) -> None:
        self._database = database
        self._say = say or (lambda _: None)
        self._guard = guard or (lambda: None)
        self._wrote = wrote or (lambda _: None)
        self._again = again
        self._patience = patience

    def prepare(self) -> None:
        """Bring the schema up to date. Raises as `write`, and SchemaMismatch for one that a newer Tular made."""
        self._patiently(lambda: migrate(self._database))

    def load(self, batches: Iterable[Batch]) -> WriteCounts:
        """Upsert all batches. An account that was there before changes once, when all is read, to the last that is
        said of it: files that disagree about it then change nothing when they are loaded again."""
        total, held = WriteCounts(), HeldAccounts(HELD_ACCOUNTS)
        handles = KnownHandles(self._read)
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

    def _read(self, statement: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._patiently(lambda: self._database.read(statement, **parameters))

    def _merge(self, handles: KnownHandles) -> None:
        """Join accounts that were known by their handle only to those that turned out to have it."""
        for platform, pairs in handles.to_merge():
            for piece in pairs.iter_slices(MERGED_PER_TRANSACTION):

                def work(
                    transaction: Transaction,
                    scores: Scores,
                    platform: str = platform,
                    piece: pl.DataFrame = piece,
                ) -> WriteCounts:
                    transaction.change("ingest/merge_handles", platform=platform, rows=piece.to_dicts())
                    return WriteCounts()

                self._persist(_Slice(platform, 0, None, work))

    def _create(self, batch: AccountBatch) -> tuple[WriteCounts, list[pl.DataFrame]]:
        """Make the accounts that are not there; returns the slices that have others, too."""
        total, known = WriteCounts(), []
        for piece in rows.accounts(batch.frame).iter_slices(NODES_PER_TRANSACTION):
            create = partial(_create_accounts, batch.platform, piece)
            made = self._persist(_Slice(batch.platform, piece.height, piece["id"], create))
            total += made
            if made.created < piece.height:
                known.append(piece)
        return total, known

    def _settle(self, held: HeldAccounts) -> WriteCounts:
        return sum(map(self.write, held.release()), WriteCounts())

    def write(self, batch: Batch) -> WriteCounts:
        """Upsert one batch. Raises Unreachable when Neo4j stays away for longer than `patience` seconds."""
        total = WriteCounts()
        for slice_ in _slices(batch):
            total += self._persist(slice_)
        return total

    def _persist(self, slice_: _Slice) -> WriteCounts:
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

    def _commit(self, slice_: _Slice) -> WriteCounts:
        self._guard()
        with self._database.transaction() as transaction:
            turn = transaction.run("ingest/take_turn")
            if not turn:
                raise SchemaMismatch(
                    f"{self._database.uri} has no schema.", remedy="Load by `tular load`: it creates one."
                )
            transaction.changed = False
            counts = slice_.write(transaction, json.loads(turn[0]["scores"]))
            if transaction.changed:
                _note(transaction, slice_)
            else:
                # A commit, even an empty one, would make every cached snapshot old.
                transaction.rollback()
        return counts


@dataclass(frozen=True, slots=True)
class _Slice:
    """What one transaction writes, and ids of the accounts that it may touch: those it makes or changes, and those
    that its relations begin at."""

    platform: str
    rows: int
    touched: pl.Series | None
    """None where too many may be."""
    write: Callable[[Transaction, Scores], WriteCounts]


def _note(transaction: Transaction, slice_: _Slice) -> None:
    ids = slice_.touched.unique() if slice_.touched is not None else None
    noted = ids.to_list() if ids is not None and len(ids) <= NOTED_ACCOUNTS else None
    transaction.run("ingest/note_change", platform=slice_.platform, ids=noted, most=NOTED_ACCOUNTS)


def _slices(batch: Batch) -> Iterator[_Slice]:
    """The batch as slices, each small enough for one transaction."""
    match batch:
        case AccountBatch():
            yield from _accounts(batch.platform, rows.accounts(batch.frame))
        case PostBatch():
            yield from _posts(batch.platform, rows.posts(batch.frame))
        case RelationBatch(relation=Relation.FOLLOWS):
            yield from _follows(batch.platform, rows.follows(batch.frame))
        case RelationBatch():
            for events in rows.by_kind_of_count(rows.events(batch.frame)):
                yield from _events(batch.platform, batch.relation, events)
        case RemovalBatch():
            yield from _removals(batch.platform, rows.removals(batch.frame))


def _accounts(platform: str, frame: pl.DataFrame) -> Iterator[_Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, scores: Scores, piece: pl.DataFrame = piece) -> WriteCounts:
            changed = transaction.run("ingest/update_accounts", platform=platform, rows=_given(piece))[0][
                "updated"
            ]
            return _create_accounts(platform, piece, transaction, scores) + WriteCounts(updated=changed)

        yield _Slice(platform, piece.height, piece["id"], work)


def _create_accounts(
    platform: str, piece: pl.DataFrame, transaction: Transaction, scores: Scores
) -> WriteCounts:
    made = transaction.change("ingest/create_accounts", platform=platform, rows=_given(piece), scores=scores)
    return WriteCounts(made.nodes_created)


def _follows(platform: str, frame: pl.DataFrame) -> Iterator[_Slice]:
    for piece in frame.iter_slices(ROWS_PER_TRANSACTION):

        def work(transaction: Transaction, scores: Scores, piece: pl.DataFrame = piece) -> WriteCounts:
            updated = 0
            if rows.dated(piece):
                groups = _by_identity(piece, pl.col("target").cast(pl.String), tuple(rows.FOLLOW_COLUMNS))
                updated = transaction.run("ingest/widen_follows", platform=platform, groups=groups)[0][
                    "updated"
                ]
            ids, groups = _by_place(piece, tuple(rows.FOLLOW_COLUMNS))
            _create_keys(transaction, platform, ids, scores)
            made = transaction.change("ingest/create_follows", platform=platform, ids=ids, groups=groups)
            return WriteCounts(made.relationships_created, updated)

        yield _Slice(platform, piece.height, piece["source"], work)


def _events(platform: str, relation: Relation, frame: pl.DataFrame) -> Iterator[_Slice]:
    for piece in frame.iter_slices(ROWS_PER_TRANSACTION):

        def work(transaction: Transaction, scores: Scores, piece: pl.DataFrame = piece) -> WriteCounts:
            sent = {"platform": platform, "relation": relation.value}
            identity = pl.concat_str(pl.col("target").cast(pl.String), "identity", separator=" ")
            groups = _by_identity(piece, identity, ("at", "count", "original"))
            updated = transaction.run("ingest/update_events", **sent, groups=groups)[0]["updated"]
            ids, groups = _by_place(piece, tuple(rows.EVENT_COLUMNS))
            _create_keys(transaction, platform, ids, scores)
            made = transaction.change("ingest/create_events", **sent, ids=ids, groups=groups)
            return WriteCounts(made.relationships_created, updated)

        yield _Slice(platform, piece.height, piece["source"], work)


def _create_keys(transaction: Transaction, platform: str, ids: list[Any], scores: Scores) -> None:
    handles = [id_ for id_ in ids if isinstance(id_, str) and is_handle(id_, platform)]
    transaction.run("ingest/create_account_keys", platform=platform, ids=ids, handles=handles, scores=scores)


def _posts(platform: str, frame: pl.DataFrame) -> Iterator[_Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, scores: Scores, piece: pl.DataFrame = piece) -> WriteCounts:
            sent = {"platform": platform, "rows": _posts_sent(piece, ("at", "text", "lang"))}
            updated = transaction.run("ingest/update_posts", **sent)[0]["updated"]
            created = transaction.change("ingest/create_posts", **sent).nodes_created
            authors = piece["author"].drop_nulls().unique().sort().to_list()
            _create_keys(transaction, platform, authors, scores)
            for statement, columns in _POST_RELATIONS.items():
                given = piece.filter(pl.any_horizontal(pl.col(columns).is_not_null()))
                transaction.run(statement, platform=platform, rows=_posts_sent(given, columns))
            return WriteCounts(created, updated)

        yield _Slice(platform, piece.height, piece["author"].drop_nulls(), work)


def _removals(platform: str, frame: pl.DataFrame) -> Iterator[_Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, scores: Scores, piece: pl.DataFrame = piece) -> WriteCounts:
            updated = 0
            for statement, name in (("ingest/remove_posts", "post"), ("ingest/remove_accounts", "account")):
                sent = [
                    {column: _sent(value) for column, value in row.items()}
                    for row in piece.drop_nulls(name).select(name, "at", "reason").iter_rows(named=True)
                ]
                if sent:
                    updated += transaction.run(statement, platform=platform, rows=sent)[0]["updated"]
            return WriteCounts(updated=updated)

        yield _Slice(platform, piece.height, piece["account"].drop_nulls(), work)


_POST_RELATIONS = {
    "ingest/create_post_authors": ("author",),
    "ingest/create_post_hashtags": ("hashtags",),
    "ingest/create_post_links": ("links",),
    "ingest/create_post_references": ("retweetOf", "quoteOf", "replyTo"),
}


def _given(frame: pl.DataFrame) -> list[dict[str, Any]]:
    """Rows as maps that hold only what is given: a null never overwrites."""
    return [
        {name: _sent(value) for name, value in row.items() if value is not None}
        for row in frame.iter_rows(named=True)
    ]


def _posts_sent(frame: pl.DataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {name: _sent(value) for name, value in row.items()}
        for row in frame.select("id", *columns).iter_rows(named=True)
    ]


def _sent(value: Any) -> Any:
    """A naive time of ours is UTC; Neo4j is told so by offset, as the bulk way stores it."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def _by_place(piece: pl.DataFrame, columns: tuple[str, ...]) -> tuple[list[Any], list[list[Any]]]:
    """The ids, and for each source its place among them, its targets' places and its columns as lists."""
    ids = rows.named_accounts(piece)
    places = pl.DataFrame({"id": ids}).with_row_index("place").with_columns(pl.col("place").cast(pl.Int64))
    placed = piece.join(places, left_on="source", right_on="id", maintain_order="left").join(
        places, left_on="target", right_on="id", suffix="_target", maintain_order="left"
    )
    given = [pl.lit(None).first().alias(name) if placed[name].is_null().all() else name for name in columns]
    grouped = placed.group_by("place", maintain_order=True).agg("place_target", *given)
    return ids.to_list(), [list(row) for row in grouped.iter_rows()]


def _by_identity(piece: pl.DataFrame, identity: pl.Expr, columns: tuple[str, ...]) -> list[list[Any]]:
    """For each source what is given for each of its relations, under what tells it from the others."""
    grouped = piece.group_by("source", maintain_order=True).agg(identity.alias("known_by"), *columns)
    return [
        [source, dict(zip(known_by, map(list, zip(*values, strict=True)), strict=True))]
        for source, known_by, *values in grouped.iter_rows()
    ]
