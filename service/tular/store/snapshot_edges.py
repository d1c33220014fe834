"""Relations as packed arrays: read from Neo4j as vectors, then mapped to rows, sorted and folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tular.models import Floats, Ids, Layer, Window
from tular.store.database import Database
from tular.store.snapshot_accounts import BLOCK, Span

Pairs = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Relations by internal ids: `pairs` is source · 2³² + target; `weights` is None where every weight is 1."""

    pairs: Pairs
    weights: Floats | None

    @property
    def source(self) -> Pairs:
        return self.pairs >> 32

    @property
    def target(self) -> Pairs:
        return self.pairs & 0xFFFFFFFF


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Edges between rows, sorted by (source, target), each pair once, no self-loops."""

    source: Ids
    target: Ids
    weight: Floats
    self_loops: int


def read_packed(database: Database, layer: Layer, window: Window, span: Span) -> Packed:
    """All relations of a layer and window between nodes of any kind, as Neo4j has them."""
    name, parameters = _statement(layer, window)
    pairs: list[Pairs] = []
    weights: list[Floats] = []
    with database.stream(
        name, fetch_size=100, first=span.first, last=span.last, block=BLOCK, **parameters
    ) as records:
        for record in records:
            pairs.append(np.frombuffer(record["pairs"].raw(), ">i8"))
            if layer is not Layer.FOLLOWS:
                weights.append(np.frombuffer(record["weights"].raw(), ">f8"))
    return Packed(
        np.concatenate([*pairs, np.empty(0, np.int64)], dtype=np.int64),
        np.concatenate(weights, dtype=np.float64) if weights else None,
    )


def _statement(layer: Layer, window: Window) -> tuple[str, dict[str, Any]]:
    name = "snapshot/follows" if layer is Layer.FOLLOWS else "snapshot/events"
    parameters: dict[str, Any] = {} if layer is Layer.FOLLOWS else {"relation": str(layer.relation)}
    if window.bounded:
        return f"{name}_window", parameters | {"since": window.start, "until": window.end}
    return name, parameters


def fold(packed: Packed, row_of: Ids, accounts: int) -> Edges:
    """Rows instead of internal ids (`row_of[id]`, -1 for what is no account), sorted, parallel relations summed."""
    source, target = row_of[packed.source], row_of[packed.target]
    known = (source >= 0) & (target >= 0)
    loops = known & (source == target)
    kept = known & ~loops
    keys = source[kept].astype(np.int64) * accounts + target[kept]
    keys, weight = _summed(keys, None if packed.weights is None else packed.weights[kept])
    return Edges(
        (keys // accounts).astype(np.int32),
        (keys % accounts).astype(np.int32),
        weight,
        int(np.count_nonzero(loops)),
    )


def _summed(keys: Pairs, weights: Floats | None) -> tuple[Pairs, Floats]:
    if weights is None:
        keys.sort()
    else:
        order = np.argsort(keys, kind="stable")
        keys, weights = keys[order], weights[order]
    first = np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))
    if first.size == keys.size:
        return keys, np.ones(keys.size) if weights is None else weights
    if weights is None:
        return keys[first], np.diff(first, append=keys.size).astype(np.float64)
    return keys[first], np.add.reduceat(weights, first)
