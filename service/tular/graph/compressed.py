"""Compressed rows: the neighbours of every vertex as one slice of an array.

Kernels release the GIL and never allocate per vertex, so that several may build at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.models import Floats, Ids

Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class CompressedRows:
    """Row v holds `neighbours[offsets[v]:offsets[v + 1]]`, ascending, with `weights` beside them.

    Shapes: offsets int64[n + 1], neighbours int32[entries], weights float64[entries].
    """

    offsets: Offsets
    neighbours: Ids
    weights: Floats
    unit: bool = False
    """Whether every weight is known to be 1: then kernels need not read them."""

    @property
    def n(self) -> int:
        return int(self.offsets.size - 1)

    @property
    def entries(self) -> int:
        return int(self.neighbours.size)

    def degrees(self) -> NDArray[np.int64]:
        """Entries of every row, int64[n]."""
        return np.diff(self.offsets)

    def strengths(self) -> Floats:
        """Sum of the weights of every row, float64[n]."""
        return _row_sums(self.offsets, self.weights)

    def times(self, vector: Floats) -> Floats:
        """The matrix of these rows times a vector: per row, the weighted sum of the neighbours' entries."""
        return _times(self.offsets, self.neighbours, self.needed_weights, vector)

    @property
    def needed_weights(self) -> Floats:
        """The weights, or no entries at all where every weight is 1: for kernels that know both."""
        return self.weights[:0] if self.unit else self.weights

    def row(self, vertex: int) -> Ids:
        return self.neighbours[self.offsets[vertex] : self.offsets[vertex + 1]]


def rows_of_sorted(n: int, source: Ids, target: Ids, weight: Floats, *, unit: bool = False) -> CompressedRows:
    """Rows by source of edges that are sorted by (source, target) already; shares `target` and `weight`."""
    return CompressedRows(_count_offsets(n, source), target, weight, unit)


def transposed(n: int, source: Ids, target: Ids, weight: Floats, *, unit: bool = False) -> CompressedRows:
    """Rows by target of edges sorted by (source, target), in O(n + m)."""
    offsets = _count_offsets(n, target)
    neighbours, weights = _scatter(offsets, source, target, weight)
    return CompressedRows(offsets, neighbours, weights, unit)


def folded(outgoing: CompressedRows, incoming: CompressedRows) -> CompressedRows:
    """Both directions as one simple undirected graph: weights of a → b and b → a summed, self-loops
    dropped."""
    offsets = _folded_offsets(outgoing.offsets, outgoing.neighbours, incoming.offsets, incoming.neighbours)
    neighbours, weights = _fold(
        outgoing.offsets, outgoing.neighbours, outgoing.weights,
        incoming.offsets, incoming.neighbours, incoming.weights, offsets,
    )  # fmt: skip
    return CompressedRows(offsets, neighbours, weights)


@njit(nogil=True, cache=True)
def _count_offsets(n: int, keys: Ids) -> Offsets:
    offsets = np.zeros(n + 1, np.int64)
    for key in keys:
        offsets[key + 1] += 1
    for vertex in range(n):
        offsets[vertex + 1] += offsets[vertex]
    return offsets


@njit(nogil=True, cache=True)
def _scatter(offsets: Offsets, source: Ids, target: Ids, weight: Floats) -> tuple[Ids, Floats]:
    free = offsets[:-1].copy()
    neighbours = np.empty(source.size, np.int32)
    weights = np.empty(source.size, np.float64)
    for edge in range(source.size):
        place = free[target[edge]]
        free[target[edge]] = place + 1
        neighbours[place] = source[edge]
        weights[place] = weight[edge]
    return neighbours, weights


@njit(nogil=True, cache=True)
def _row_sums(offsets: Offsets, weights: Floats) -> Floats:
    sums = np.zeros(offsets.size - 1, np.float64)
    for vertex in range(sums.size):
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            sums[vertex] += weights[entry]
    return sums


@njit(nogil=True, cache=True)
def _times(offsets: Offsets, neighbours: Ids, weights: Floats, vector: Floats) -> Floats:
    product = np.empty(offsets.size - 1, np.float64)
    for vertex in range(product.size):
        total = 0.0
        if weights.size:
            for entry in range(offsets[vertex], offsets[vertex + 1]):
                total += weights[entry] * vector[neighbours[entry]]
        else:
            for entry in range(offsets[vertex], offsets[vertex + 1]):
                total += vector[neighbours[entry]]
        product[vertex] = total
    return product


@njit(nogil=True, cache=True)
def _folded_offsets(a_offsets: Offsets, a: Ids, b_offsets: Offsets, b: Ids) -> Offsets:
    n = a_offsets.size - 1
    offsets = np.zeros(n + 1, np.int64)
    for vertex in range(n):
        i, i_end = a_offsets[vertex], a_offsets[vertex + 1]
        j, j_end = b_offsets[vertex], b_offsets[vertex + 1]
        count = 0
        while i < i_end or j < j_end:
            least = _least(a, i, i_end, b, j, j_end)
            count += least != vertex
            i += i < i_end and a[i] == least
            j += j < j_end and b[j] == least
        offsets[vertex + 1] = offsets[vertex] + count
    return offsets


@njit(nogil=True, cache=True)
def _fold(
    a_offsets: Offsets,
    a: Ids,
    a_weights: Floats,
    b_offsets: Offsets,
    b: Ids,
    b_weights: Floats,
    offsets: Offsets,
) -> tuple[Ids, Floats]:
    neighbours = np.empty(offsets[-1], np.int32)
    weights = np.empty(offsets[-1], np.float64)
    for vertex in range(offsets.size - 1):
        i, i_end = a_offsets[vertex], a_offsets[vertex + 1]
        j, j_end = b_offsets[vertex], b_offsets[vertex + 1]
        place = offsets[vertex]
        while i < i_end or j < j_end:
            least = _least(a, i, i_end, b, j, j_end)
            total = 0.0
            if i < i_end and a[i] == least:
                total += a_weights[i]
                i += 1
            if j < j_end and b[j] == least:
                total += b_weights[j]
                j += 1
            if least != vertex:
                neighbours[place] = least
                weights[place] = total
                place += 1
    return neighbours, weights


@njit(nogil=True, cache=True, inline="always")
def _least(a: Ids, i: int, i_end: int, b: Ids, j: int, j_end: int) -> int:
    if i == i_end:
        return int(b[j])
    if j == j_end:
        return int(a[i])
    return int(min(a[i], b[j]))
