"""Batches as slices, each small enough for one transaction, and what a transaction does with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import polars as pl

from tular.handles import is_handle
from tular.models import AccountBatch, Batch, PostBatch, Relation, RelationBatch, RemovalBatch, WriteCounts
from tular.store.driver.database import Transaction
from tular.store.load import records as rows
from tular.store.load.overlap import Overlap, settled

ROWS_PER_TRANSACTION = 50_000
NODES_PER_TRANSACTION = 10_000
NOTED_ACCOUNTS = 20_000
"""Touched accounts that are noted for snapshots; a load of more has them read again as a whole."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What everything gets that is created: the number of its load, and accounts the scores of those outside the
    current run."""

    scores: dict[str, float]
    load: int | None = None
    counted: bool = False
    """Whether there are events that only a file counted."""
    overlap: Overlap = Overlap.ADD

    @property
    def on_accounts(self) -> dict[str, float]:
        return self.scores if self.load is None else {**self.scores, "load": self.load}


@dataclass(frozen=True, slots=True)
class ToldAgain:
    """A question which loads created what is told again: a statement with its parameters but `wanted`. Accounts do
    not depend on one load: those that others describe just stay."""

    statement: str
    parameters: dict[str, Any]
    accounts: bool = False


@dataclass(frozen=True, slots=True)
class Slice:
    """What one transaction writes, and ids of the accounts that it may touch: those it makes or changes, and those
    that its relations begin at."""

    platform: str
    rows: int
    touched: pl.Series | None
    """None where too many may be."""
    write: Callable[[Transaction, Marks], WriteCounts]
    told_again: Callable[[], ToldAgain] | None = None
    """How to ask which loads created what the slice tells again; None where nothing of it can be taken back."""


def slices(batch: Batch) -> Iterator[Slice]:
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


def _accounts(platform: str, frame: pl.DataFrame) -> Iterator[Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, marks: Marks, piece: pl.DataFrame = piece) -> WriteCounts:
            changed = transaction.run("ingest/update_accounts", platform=platform, rows=_given(piece))[0][
                "updated"
            ]
            return create_accounts(platform, piece, transaction, marks) + WriteCounts(updated=changed)

        yield Slice(platform, piece.height, piece["id"], work)


def create_accounts(
    platform: str, piece: pl.DataFrame, transaction: Transaction, marks: Marks
) -> WriteCounts:
    made = transaction.change(
        "ingest/create_accounts", platform=platform, rows=_given(piece), marks=marks.on_accounts
    )
    return WriteCounts(made.nodes_created)


def _follows(platform: str, frame: pl.DataFrame) -> Iterator[Slice]:
    for piece in frame.iter_slices(ROWS_PER_TRANSACTION):

        def work(transaction: Transaction, marks: Marks, piece: pl.DataFrame = piece) -> WriteCounts:
            updated = 0
            if rows.dated(piece):
                groups = _by_identity(piece, pl.col("target").cast(pl.String), tuple(rows.FOLLOW_COLUMNS))
                updated = transaction.run("ingest/widen_follows", platform=platform, groups=groups)[0][
                    "updated"
                ]
            ids, groups = _by_place(piece, tuple(rows.FOLLOW_COLUMNS))
            _create_keys(transaction, platform, ids, marks)
            made = transaction.change(
                "ingest/create_follows", platform=platform, ids=ids, groups=groups, load=marks.load
            )
            return WriteCounts(made.relationships_created, updated)

        again = partial(_relations_again, platform, Relation.FOLLOWS, piece, pl.lit(""))
        yield Slice(platform, piece.height, piece["source"], work, again)


def _events(platform: str, relation: Relation, frame: pl.DataFrame) -> Iterator[Slice]:
    for piece in frame.iter_slices(ROWS_PER_TRANSACTION):

        def work(transaction: Transaction, marks: Marks, piece: pl.DataFrame = piece) -> WriteCounts:
            sent = {"platform": platform, "relation": relation.value}
            piece, overlapping = _settled(transaction, marks, platform, relation, piece)
            if not piece.height:
                return WriteCounts(overlapping=overlapping)
            identity = pl.concat_str(pl.col("target").cast(pl.String), "identity", separator=" ")
            groups = _by_identity(piece, identity, ("at", "count", "original"))
            updated = transaction.run("ingest/update_events", **sent, groups=groups)[0]["updated"]
            ids, groups = _by_place(piece, tuple(rows.EVENT_COLUMNS))
            _create_keys(transaction, platform, ids, marks)
            made = transaction.change("ingest/create_events", **sent, ids=ids, groups=groups, load=marks.load)
            return WriteCounts(made.relationships_created, updated, overlapping)

        again = partial(_relations_again, platform, relation, piece, pl.col("identity"))
        yield Slice(platform, piece.height, piece["source"], work, again)


def _relations_again(platform: str, relation: Relation, piece: pl.DataFrame, identity: pl.Expr) -> ToldAgain:
    known_by = pl.concat_str(pl.col("target").cast(pl.String), identity, separator=" ")
    grouped = piece.group_by("source", maintain_order=True).agg(known_by.alias("known_by"))
    groups = [[source, dict.fromkeys(known, True)] for source, known in grouped.iter_rows()]
    sent = {"platform": platform, "relation": relation.value, "groups": groups}
    return ToldAgain("ledger/loads_of_relations", sent)


def nodes_again(platform: str, ids: pl.Series, *, posts: bool) -> ToldAgain:
    sent = {"platform": platform, "ids": ids.to_list(), "posts": posts}
    return ToldAgain("ledger/loads_of_nodes", sent, accounts=not posts)


def _settled(
    transaction: Transaction, marks: Marks, platform: str, relation: Relation, piece: pl.DataFrame
) -> tuple[pl.DataFrame, int]:
    """Where there can be events that are told twice, what is to be written, and how many there are (see overlap)."""
    counts = bool(rows.are_totals(piece).any())
    if counts:
        transaction.run("ingest/note_counted")
    if not (counts or marks.counted):
        return piece, 0
    return settled(transaction, marks.overlap, platform, relation, piece)


def _create_keys(transaction: Transaction, platform: str, ids: list[Any], marks: Marks) -> None:
    handles = [id_ for id_ in ids if isinstance(id_, str) and is_handle(id_, platform)]
    transaction.run(
        "ingest/create_account_keys", platform=platform, ids=ids, handles=handles, marks=marks.on_accounts
    )


def _posts(platform: str, frame: pl.DataFrame) -> Iterator[Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, marks: Marks, piece: pl.DataFrame = piece) -> WriteCounts:
            sent = {"platform": platform, "rows": _posts_sent(piece, ("at", "text", "lang"))}
            updated = transaction.run("ingest/update_posts", **sent)[0]["updated"]
            created = transaction.change("ingest/create_posts", **sent, load=marks.load).nodes_created
            authors = piece["author"].drop_nulls().unique().sort().to_list()
            _create_keys(transaction, platform, authors, marks)
            for statement, columns in _POST_RELATIONS.items():
                given = piece.filter(pl.any_horizontal(pl.col(columns).is_not_null()))
                transaction.run(statement, platform=platform, rows=_posts_sent(given, columns))
            return WriteCounts(created, updated)

        again = partial(nodes_again, platform, piece["id"], posts=True)
        yield Slice(platform, piece.height, piece["author"].drop_nulls(), work, again)


def _removals(platform: str, frame: pl.DataFrame) -> Iterator[Slice]:
    for piece in frame.iter_slices(NODES_PER_TRANSACTION):

        def work(transaction: Transaction, marks: Marks, piece: pl.DataFrame = piece) -> WriteCounts:
            updated = 0
            for statement, name in (("ingest/remove_posts", "post"), ("ingest/remove_accounts", "account")):
                sent = [
                    {column: _sent(value) for column, value in row.items()}
                    for row in piece.drop_nulls(name).select(name, "at", "reason").iter_rows(named=True)
                ]
                if sent:
                    updated += transaction.run(statement, platform=platform, rows=sent)[0]["updated"]
            return WriteCounts(updated=updated)

        yield Slice(platform, piece.height, piece["account"].drop_nulls(), work)


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
