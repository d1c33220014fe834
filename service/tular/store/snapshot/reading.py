"""Snapshots: one layer and window of the graph as an account index and sorted edge arrays.

Relations and accounts are read side by side over ranges of internal ids, packed by the server (see
`cypher/snapshot/follows.cypher`). With a cache folder a snapshot is kept and served again as long as nothing has
changed in Neo4j but what Tular published. When live loads of Tular are all that happened since, only what begins at
accounts that they touched is read, and takes the place of what was kept; `snapshot_version` says how both are known.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

import numpy as np
import polars as pl

from tular.errors import EmptySnapshot
from tular.models import Ids, Layer, Snapshot, Window
from tular.store.driver.database import Database
from tular.store.snapshot.accounts import BLOCK, SCHEMA, read_accounts, read_span, together
from tular.store.snapshot.audience import read_counts
from tular.store.snapshot.cache import Kept, load, save
from tular.store.snapshot.edges import Edges, Gathering, Packed, fold, largest_end, mark_ends, read_packed
from tular.store.snapshot.renewal import renewed
from tular.store.snapshot.vectors import Integers
from tular.store.snapshot.version import read_version

EVERYTHING = Window()
Progress = Callable[[str, int, int | None], None]
READERS = min(4, os.cpu_count() or 1)
"""Connections that read at once: the server works for each on a core of its own."""
_PART_ACCOUNTS = 16_000
"""Small parts leave little to be held twice; each costs a round trip."""


def read_snapshot(
    database: Database,
    layer: Layer,
    window: Window = EVERYTHING,
    *,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> Snapshot:
    """Read one layer and window; see `models.Snapshot` for what it holds and in which order.

    `cache` is a folder for snapshots. What changes in Neo4j while it is read may or may not be in the snapshot; such
    a one is not served again. Raises EmptySnapshot when no account has a relation in the layer and window.
    """
    version = read_version(database) if cache else None
    kept = load(cache, version, layer, window) if cache and version else None
    if kept and kept.version == version:
        return kept.snapshot
    report = progress or _silent
    accounts, packed = (kept and renewed(database, kept)) or _read(database, layer, window, report)
    report("sort relations", 0, None)
    snapshot, nodes, loops = _assembled(layer, window, accounts, packed)
    if cache and version:
        save(cache, Kept(snapshot, nodes, loops, version))
    return snapshot


def _read(
    database: Database, layer: Layer, window: Window, report: Progress
) -> tuple[pl.DataFrame, list[Packed]]:
    """All accounts and all relations."""
    span = read_span(database)
    if span is None:
        raise _empty(layer, window)
    spans = span.parts(max(4 * READERS, (span.last - span.first) // _PART_ACCOUNTS), BLOCK)
    gathering = Gathering(read_counts(database)[layer.relation])
    with ThreadPoolExecutor(READERS) as readers:
        frames = readers.map(lambda part: read_accounts(database, part.nodes), spans)
        packed = readers.map(lambda part: read_packed(database, layer, window, part.nodes), spans)
        for done, part in enumerate(packed, 1):
            gathering.add(part)
            report("read relations", done, len(spans))
        return together(list(frames)), [gathering.gathered()]


def _assembled(
    layer: Layer, window: Window, accounts: pl.DataFrame, packed: list[Packed]
) -> tuple[Snapshot, Integers, Ids]:
    """Accounts that a relation touches, sorted, and relations between their rows; empties `packed`. Beside them the
    accounts' internal ids, and the rows of those with a self-loop."""
    accounts, row_of = _index(accounts, packed)
    if not accounts.height:
        raise _empty(layer, window)
    edges = fold(packed, row_of, accounts.height)
    nodes = accounts["node"].to_numpy()
    accounts = accounts.drop("node")
    snapshot = Snapshot(
        layer,
        window,
        accounts,
        edges.source,
        edges.target,
        edges.weight,
        edges.loops.size,
        fingerprint(accounts, edges),
    )
    return snapshot, nodes, edges.loops


def _index(accounts: pl.DataFrame, packed: list[Packed]) -> tuple[pl.DataFrame, Ids]:
    """Accounts that a relation touches, sorted by key, and the row of each internal id (-1: none)."""
    nodes = accounts["node"].to_numpy()
    size = 1 + max(int(nodes.max(initial=0)), *(largest_end(part) for part in packed))
    touched = np.zeros(size, np.bool_)
    for part in packed:
        mark_ends(part, touched)
    rows = np.flatnonzero(touched[nodes])
    rows = rows[accounts["key"].gather(rows).arg_sort().to_numpy()]
    # In one step: a filter and a sort would each hold all columns once more.
    accounts = accounts.select(pl.all().gather(rows)).cast(SCHEMA)
    row_of = np.full(size, -1, np.int32)
    row_of[accounts["node"].to_numpy()] = np.arange(accounts.height, dtype=np.int32)
    return accounts, row_of


def fingerprint(accounts: pl.DataFrame, edges: Edges) -> str:
    """Hash of the content: equal graphs give equal ones, whatever Neo4j's internal ids are."""
    digest = blake2b(digest_size=16)
    for name in SCHEMA:
        for piece in _bytes(accounts[name]):
            digest.update(piece)
    weighted = not (edges.weight == 1).all()
    for array in (edges.source, edges.target, *([edges.weight] if weighted else [])):
        digest.update(np.ascontiguousarray(array).data)
    digest.update(str(edges.loops.size).encode())
    return digest.hexdigest()


def _bytes(column: pl.Series) -> tuple[bytes, bytes]:
    """A column as bytes that no other column has: lengths (-1 for null), then the texts."""
    texts = column.to_physical().cast(pl.String)
    lengths = texts.str.len_bytes().cast(pl.Int64).fill_null(-1).to_numpy()
    return lengths.tobytes(), (texts.str.join().item() or "").encode()


def _empty(layer: Layer, window: Window) -> EmptySnapshot:
    return EmptySnapshot(
        f"There is no {layer.relation} relation in {window}.",
        remedy="Load relations of this layer with `tular load`"
        + (", or widen --from and --to. Events without a time are in no window." if window.bounded else "."),
    )


def _silent(step: str, done: int, total: int | None) -> None:
    """Progress that nobody asked for."""
