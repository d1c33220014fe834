"""Coreness by bucket sort, O(m) (Batagelj & Zaveršnik 2003, "An O(m) algorithm for cores decomposition")."""

from __future__ import annotations

import time

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.scores import Scores, scores_since
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Ids


def coreness(network: Network) -> Scores:
    """Largest k such that the vertex is in the k-core of the simple graph with directions dropped.

    Raised by relations both ways; 0 or more; O(m). Batagelj & Zaveršnik 2003.
    """
    start = time.perf_counter()
    rows = network.undirected
    return scores_since(
        start, _coreness(rows.offsets, rows.neighbours), "Batagelj-Zaversnik buckets, undirected"
    )


@njit(nogil=True, cache=True)
def _coreness(offsets: Offsets, neighbours: Ids) -> NDArray[np.int32]:
    """Vertices stand in `order` by remaining degree; `starts[d]` is where degree d begins, `place` inverts
    it."""
    n = offsets.size - 1
    degree = np.empty(n, np.int32)
    for vertex in range(n):
        degree[vertex] = offsets[vertex + 1] - offsets[vertex]
    starts, order, place = _by_degree(degree)
    for position in range(n):
        vertex = order[position]
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[entry]
            if degree[other] > degree[vertex]:
                first = starts[degree[other]]
                swapped = order[first]
                order[place[other]], place[swapped] = swapped, place[other]
                order[first], place[other] = other, first
                starts[degree[other]] += 1
                degree[other] -= 1
    return degree


@njit(nogil=True, cache=True)
def _by_degree(degree: NDArray[np.int32]) -> tuple[Ids, Ids, Ids]:
    n = degree.size
    starts = np.zeros((degree.max() if n else 0) + 2, np.int32)
    for vertex in range(n):
        starts[degree[vertex] + 1] += 1
    for value in range(1, starts.size):
        starts[value] += starts[value - 1]
    free = starts.copy()
    order = np.empty(n, np.int32)
    place = np.empty(n, np.int32)
    for vertex in range(n):
        place[vertex] = free[degree[vertex]]
        order[place[vertex]] = vertex
        free[degree[vertex]] += 1
    return starts, order, place
