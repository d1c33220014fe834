"""Triangles of the undirected network, each visited once (Latapy 2008, "Main-memory triangle computations").

Every pair points from its end of lower degree to that of higher degree; a triangle is then found from its
lowest corner, and no vertex has more than sqrt(2m) pairs pointing away, which bounds the work by O(m·sqrt m).
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.graph.compressed import Offsets
from tular.models import Floats, Ids


@njit(nogil=True, cache=True)
def count_triangles(offsets: Offsets, neighbours: Ids) -> NDArray[np.int64]:
    """Triangles through every vertex, int64[n]."""
    starts, others, _ = oriented(offsets, neighbours)
    return triangles_from(starts, others, 0, offsets.size - 1)


@njit(nogil=True, cache=True)
def triangles_from(starts: Offsets, others: Ids, begin: int, end: int) -> NDArray[np.int64]:
    """The same, of triangles whose lowest corner is a vertex from `begin` to before `end`, on `oriented` rows."""
    n = starts.size - 1
    through = np.zeros(n, np.int64)
    marked = np.full(n, -1, np.int32)
    for a in range(begin, end):
        for place in range(starts[a], starts[a + 1]):
            marked[others[place]] = a
        for place in range(starts[a], starts[a + 1]):
            b = others[place]
            for further in range(starts[b], starts[b + 1]):
                c = others[further]
                if marked[c] == a:
                    through[a] += 1
                    through[b] += 1
                    through[c] += 1
    return through


@njit(nogil=True, cache=True)
def triangle_sums(offsets: Offsets, neighbours: Ids, left: Floats, right: Floats) -> Floats:
    """For every entry i → j: the sum of `left[i → q]`·`right[q → j]` over the common neighbours q of i and j.

    `left` and `right` are float64[entries], one value an entry of the rows.
    """
    n = offsets.size - 1
    starts, others, entries = oriented(offsets, neighbours)
    back = _reverse_entries(offsets, neighbours)
    sums = np.zeros(neighbours.size, np.float64)
    marked = np.full(n, -1, np.int64)
    for a in range(n):
        for place in range(starts[a], starts[a + 1]):
            marked[others[place]] = entries[place]
        for place in range(starts[a], starts[a + 1]):
            b, ab = others[place], entries[place]
            for further in range(starts[b], starts[b + 1]):
                ac = marked[others[further]]
                if ac >= 0:
                    _add_triangle(sums, left, right, back, ab, ac, entries[further])
        for place in range(starts[a], starts[a + 1]):
            marked[others[place]] = -1
    return sums


@njit(nogil=True, cache=True)
def _add_triangle(
    sums: Floats, left: Floats, right: Floats, back: Offsets, ab: int, ac: int, bc: int
) -> None:
    ba, ca, cb = back[ab], back[ac], back[bc]
    sums[ab] += left[ac] * right[cb]
    sums[ac] += left[ab] * right[bc]
    sums[ba] += left[bc] * right[ca]
    sums[bc] += left[ba] * right[ac]
    sums[ca] += left[cb] * right[ba]
    sums[cb] += left[ca] * right[ab]


@njit(nogil=True, cache=True)
def oriented(offsets: Offsets, neighbours: Ids) -> tuple[Offsets, Ids, Offsets]:
    """Rows that keep only the neighbours after the vertex by (degree, number), and the entry each came
    from."""
    n = offsets.size - 1
    starts = np.zeros(n + 1, np.int64)
    others = np.empty(neighbours.size // 2, np.int32)
    entries = np.empty(neighbours.size // 2, np.int64)
    kept = 0
    for vertex in range(n):
        degree = offsets[vertex + 1] - offsets[vertex]
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[entry]
            more = offsets[other + 1] - offsets[other] - degree
            if more > 0 or (more == 0 and other > vertex):
                others[kept] = other
                entries[kept] = entry
                kept += 1
        starts[vertex + 1] = kept
    return starts, others, entries


@njit(nogil=True, cache=True)
def _reverse_entries(offsets: Offsets, neighbours: Ids) -> Offsets:
    """For the entry i → j the entry j → i. Rows ascend, so walking them in order fills every row in order."""
    free = offsets[:-1].copy()
    back = np.empty(neighbours.size, np.int64)
    for vertex in range(offsets.size - 1):
        for entry in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[entry]
            back[entry] = free[other]
            free[other] += 1
    return back
