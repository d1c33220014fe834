"""What lies two steps away: collective influence, and reach without counting anybody twice.

Both walk over all pairs of consecutive relations. `walks` counts them beforehand, because it grows with the
square of the hubs; beyond a bound reach is estimated by HyperLogLog instead (`sketch`)."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.workers import each
from tular.graph.compressed import CompressedRows, Offsets
from tular.models import Floats, Ids

PARTS = 64


def walks(rows: CompressedRows) -> int:
    """Pairs of consecutive entries u → v → w: the work of an exact look two steps away."""
    return int(np.bincount(rows.neighbours, minlength=rows.n) @ rows.degrees())


def within_two_steps(rows: CompressedRows, workers: int) -> NDArray[np.int64]:
    """Distinct vertices, other than itself, in one or two steps along the rows; int64[n]."""

    def count(part: Ids) -> NDArray[np.int64]:
        return _within_two(rows.offsets, rows.neighbours, int(part[0]), int(part[-1]) + 1)

    return np.concatenate([np.zeros(0, np.int64), *each(count, _parts(rows), workers)])


def ring_sums(rows: CompressedRows, radius: int, excess: Floats, workers: int) -> Floats:
    """Sum of `excess` float64[n] over the vertices exactly `radius` steps away; float64[n]."""

    def add(part: Ids) -> Floats:
        return _ring(rows.offsets, rows.neighbours, int(part[0]), int(part[-1]) + 1, radius, excess)

    return np.concatenate([np.zeros(0), *each(add, _parts(rows), workers)])


def _parts(rows: CompressedRows) -> list[Ids]:
    """Ranges of vertices, many more than workers, so that heavy ones even out."""
    parts = np.array_split(np.arange(rows.n, dtype=np.int32), PARTS)
    return [part for part in parts if part.size]


@njit(nogil=True, cache=True)
def _within_two(offsets: Offsets, neighbours: Ids, first: int, last: int) -> NDArray[np.int64]:
    counts = np.zeros(last - first, np.int64)
    seen = np.full(offsets.size - 1, -1, np.int32)
    for vertex in range(first, last):
        seen[vertex] = vertex
        count = 0
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            near = neighbours[entry]
            count += seen[near] != vertex
            seen[near] = vertex
            for further in range(offsets[near], offsets[near + 1]):
                far = neighbours[further]
                count += seen[far] != vertex
                seen[far] = vertex
        counts[vertex - first] = count
    return counts


@njit(nogil=True, cache=True)
def _ring(offsets: Offsets, neighbours: Ids, first: int, last: int, radius: int, excess: Floats) -> Floats:
    n = offsets.size - 1
    sums = np.zeros(last - first)
    seen = np.full(n, -1, np.int32)
    queue = np.empty(n, np.int32)
    for vertex in range(first, last):
        seen[vertex] = vertex
        queue[0] = vertex
        begin, end = 0, 1
        for _ in range(radius):
            grown = end
            for place in range(begin, end):
                near = queue[place]
                for entry in range(offsets[near], offsets[near + 1]):
                    far = neighbours[entry]
                    if seen[far] != vertex:
                        seen[far] = vertex
                        queue[grown] = far
                        grown += 1
            begin, end = end, grown
        for place in range(begin, end):
            sums[vertex - first] += excess[queue[place]]
    return sums
