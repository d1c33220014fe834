"""Snapshots: one layer and window of the graph as an account index and sorted edge arrays."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import numpy as np
import polars as pl

from tular.errors import EmptySnapshot
from tular.models import Ids, Layer, Snapshot, Window
from tular.store.database import Database
from tular.store.snapshot_accounts import SCHEMA, Span, read_accounts, read_span
from tular.store.snapshot_edges import Edges, Packed, fold, read_packed

EVERYTHING = Window()
Progress = Callable[[str, int, int | None], None]


def read_snapshot(
    database: Database,
    layer: Layer,
    window: Window = EVERYTHING,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Snapshot:
    """Read one layer and window; see `models.Snapshot` for what it holds and in which order.

    Raises EmptySnapshot when no account has a relation in them.
    """
    report = progress or _silent
    span = read_span(database)
    if span is None:
        raise _empty(layer, window)
    report("read relations", 0, None)
    packed = read_packed(database, layer, window, span)
    report("read accounts", 0, span.accounts)
    accounts, row_of = _index(database, span, packed)
    if not accounts.height:
        raise _empty(layer, window)
    report("sort", 0, packed.pairs.size)
    edges = fold(packed, row_of, accounts.height)
    return Snapshot(
        layer,
        window,
        accounts,
        edges.source,
        edges.target,
        edges.weight,
        edges.self_loops,
        fingerprint(accounts, edges),
    )


def _index(database: Database, span: Span, packed: Packed) -> tuple[pl.DataFrame, Ids]:
    """Accounts that a relation touches, sorted by key, and the row of each internal id (-1: none)."""
    size = 1 + max(span.last, int(packed.target.max(initial=0)))
    touched = np.zeros(size, np.bool_)
    touched[packed.source] = True
    touched[packed.target] = True
    accounts = read_accounts(database, span)
    accounts = accounts.filter(pl.Series(touched[accounts["node"].to_numpy()])).sort("key")
    row_of = np.full(size, -1, np.int32)
    row_of[accounts["node"].to_numpy()] = np.arange(accounts.height, dtype=np.int32)
    return accounts.drop("node"), row_of


def fingerprint(accounts: pl.DataFrame, edges: Edges) -> str:
    """Hash of the content: equal graphs give equal ones, whatever Neo4j's internal ids are."""
    digest = blake2b(digest_size=16)
    for name in SCHEMA:
        digest.update(_bytes(accounts[name]))
    for array in (edges.source, edges.target, edges.weight):
        digest.update(np.ascontiguousarray(array).data)
    digest.update(str(edges.self_loops).encode())
    return digest.hexdigest()


def _bytes(column: pl.Series) -> bytes:
    """A column as bytes that no other column has: lengths (-1 for null), then the texts."""
    texts = column.to_physical().cast(pl.String)
    lengths = texts.str.len_bytes().cast(pl.Int64).fill_null(-1).to_numpy()
    return lengths.tobytes() + "".join(texts.drop_nulls().to_list()).encode()


def _empty(layer: Layer, window: Window) -> EmptySnapshot:
    return EmptySnapshot(
        f"There is no {layer.relation} relation in {window}.",
        remedy="Load relations of this layer with `tular load`, or widen --from and --to.",
    )


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
