"""Relations as packed arrays: read from Neo4j as vectors, then mapped to rows, sorted and folded.

Memory is the point of the detail: a relation is held in 8 bytes (16 with a weight that differs from 1) until the
final arrays of 16 bytes an edge are made from it, piece by piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tular.models import Floats, Ids, Layer, Window
from tular.store.driver.database import Database
from tular.store.snapshot.accounts import BLOCK
from tular.store.snapshot.vectors import Integers, ends, floats, integers

_BITS = 62
"""What a sort key may use of 64 bits."""
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Relations by internal ids: `pairs` is source · 2³² + target; `weights` is None where every weight is 1."""

    pairs: Integers
    weights: Floats | None


class Gathering:
    """Relations that arrive in parts, in one place at once: a list of parts would be held twice when it is joined.

    Room for `expected` takes memory only as it is filled; more than that may come.
    """

    def __init__(self, expected: int) -> None:
        self._pairs = np.empty(expected, np.int64)
        self._weights: Floats | None = None
        self._size = 0

    def add(self, part: Packed) -> None:
        begin, self._size = self._size, self._size + part.pairs.size
        if self._size > self._pairs.size:
            self._pairs = np.resize(self._pairs, 2 * self._size)
            self._weights = None if self._weights is None else np.resize(self._weights, 2 * self._size)
        self._pairs[begin : self._size] = part.pairs
        if self._weights is None and part.weights is not None:
            self._weights = np.empty(self._pairs.size)
            self._weights[:begin] = 1.0
        if self._weights is not None:
            self._weights[begin : self._size] = 1.0 if part.weights is None else part.weights

    def gathered(self) -> Packed:
        return Packed(
            self._pairs[: self._size], None if self._weights is None else self._weights[: self._size]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Edges between rows, sorted by (source, target), each pair once; self-loops apart, by their row."""

    source: Ids
    target: Ids
    weight: Floats
    loops: Ids


def read_packed(database: Database, layer: Layer, window: Window, nodes: list[int]) -> Packed:
    """Relations of a layer and window that begin at accounts, by internal ids. Events are summed by pair."""
    name, parameters = _statement(layer, window)
    pairs = [np.empty(0, np.int64)]
    weights = [np.empty(0)]
    with database.stream(name, fetch_size=100, nodes=nodes, block=BLOCK, **parameters) as records:
        for record in records:
            pairs.append(integers(record["pairs"]))
            if layer is not Layer.FOLLOWS:
                weights.append(floats(record["weights"]))
    if layer is Layer.FOLLOWS:
        return Packed(np.concatenate(pairs), None)
    return Packed(*_summed(np.concatenate(pairs), np.concatenate(weights)))


def _statement(layer: Layer, window: Window) -> tuple[str, dict[str, Any]]:
    name = "snapshot/follows" if layer is Layer.FOLLOWS else "snapshot/events"
    parameters: dict[str, Any] = {} if layer is Layer.FOLLOWS else {"relation": str(layer.relation)}
    if window.bounded:
        return f"{name}_window", parameters | {"since": window.start, "until": window.end}
    return name, parameters


def mark_ends(packed: Packed, touched: NDArray[np.bool_]) -> None:
    """Note which internal ids are ends of relations."""
    for block in _blocks(packed.pairs.size):
        source, target = ends(packed.pairs[block])
        touched[source] = True
        touched[target] = True


def largest_end(packed: Packed) -> int:
    """The largest internal id, source or target: accounts created while we read lie beyond the span."""
    blocks = _blocks(packed.pairs.size)
    return max((int(end.max()) for block in blocks for end in ends(packed.pairs[block])), default=0)


def fold(parts: list[Packed], row_of: Ids, accounts: int) -> Edges:
    """Rows instead of internal ids (`row_of[id]`, -1 for what is no account), sorted, parallel relations summed.

    Empties `parts` on the way, and overwrites one that is alone, so that a relation is not held twice.
    """
    keys, weights, loops = _keyed(parts, row_of, accounts)
    if weights is None:
        # Timsort: relations come in runs, those of a kept snapshot in one.
        keys.sort(kind="stable")
    else:
        keys, weights = _sorted_together(keys, weights, accounts)
    keys, weights = _summed_neighbours(keys, weights)
    source, target = _split(keys, accounts)
    del keys
    return Edges(source, target, np.ones(source.size) if weights is None else weights, loops)


def _split(keys: Integers, accounts: int) -> tuple[Ids, Ids]:
    source, target = np.empty(keys.size, np.int32), np.empty(keys.size, np.int32)
    for block in _blocks(keys.size):
        source[block], target[block] = np.divmod(keys[block], accounts)
    return source, target


def _blocks(size: int, overlap: int = 0) -> Iterator[slice]:
    """Slices small enough that what is computed on the way does not count."""
    return (slice(begin, begin + _BLOCK + overlap) for begin in range(0, size, _BLOCK))


def _keyed(parts: list[Packed], row_of: Ids, accounts: int) -> tuple[Integers, Floats | None, Ids]:
    """source · accounts + target by rows, without what is no account and without self-loops: those are returned.

    In place of a single part: what is written never overtakes what is read.
    """
    if len(parts) == 1:
        keys, weights = parts[0].pairs, parts[0].weights
    else:
        keys = np.empty(sum(part.pairs.size for part in parts), np.int64)
        weights = np.empty(keys.size) if any(part.weights is not None for part in parts) else None
    size, loops = 0, [np.empty(0, np.int32)]
    while parts:
        part = parts.pop()
        for block in _blocks(part.pairs.size):
            source, target = (row_of[nodes] for nodes in ends(part.pairs[block]))
            known = (source >= 0) & (target >= 0)
            kept = known & (source != target)
            loops.append(source[known & ~kept])
            end = size + int(np.count_nonzero(kept))
            keys[size:end] = source[kept].astype(np.int64) * accounts + target[kept]
            if weights is not None:
                weights[size:end] = 1.0 if part.weights is None else part.weights[block][kept]
            size = end
    return keys[:size], None if weights is None else weights[:size], np.concatenate(loops)


def _sorted_together(keys: Integers, weights: Floats, accounts: int) -> tuple[Integers, Floats]:
    """By key. Whole weights that fit ride in the key's low bits, which needs no order array."""
    bits = int(weights.max(initial=0)).bit_length()
    fits = (accounts * accounts).bit_length() + bits <= _BITS
    if fits and all(_whole(weights[block]) for block in _blocks(weights.size)):
        keys <<= bits
        for block in _blocks(keys.size):
            keys[block] |= weights[block].astype(np.int64)
        keys.sort(kind="stable")
        np.bitwise_and(keys, (1 << bits) - 1, out=weights, casting="unsafe")
        keys >>= bits
        return keys, weights
    order = np.argsort(keys, kind="stable")
    keys[:] = keys[order]
    weights[:] = weights[order]
    return keys, weights


def _whole(weights: Floats) -> bool:
    return bool(((weights >= 0) & (weights == np.floor(weights))).all())


def _summed(keys: Integers, weights: Floats) -> tuple[Integers, Floats]:
    order = np.argsort(keys, kind="stable")
    keys, summed = _summed_neighbours(keys[order], weights[order])
    return keys, weights[:0] if summed is None else summed


def _summed_neighbours(keys: Integers, weights: Floats | None) -> tuple[Integers, Floats | None]:
    """Equal keys beside each other become one, with the sum of the weights (None: 1 each, and still so). In place."""
    if not any((keys[block][1:] == keys[block][:-1]).any() for block in _blocks(keys.size, overlap=1)):
        return keys, weights
    weights = np.ones(keys.size) if weights is None else weights
    size = 0
    for block in _blocks(keys.size):
        piece, weight = keys[block].copy(), weights[block].copy()
        new = np.empty(piece.size, np.bool_)
        new[0] = not size or piece[0] != keys[size - 1]
        np.not_equal(piece[1:], piece[:-1], out=new[1:])
        if not new[0]:
            continued = int(new.argmax()) or piece.size
            weights[size - 1] += weight[:continued].sum()
        first = np.flatnonzero(new)
        if first.size:
            end = size + first.size
            keys[size:end], weights[size:end] = piece[first], np.add.reduceat(weight, first)
            size = end
    return keys[:size], weights[:size]
