"""Brandes' dependencies from eight sources at once, over compressed rows.

One pass of the plain algorithm (Brandes 2001, "A faster algorithm for betweenness centrality") visits every
edge twice a source. Small-world networks put most vertices on the same few levels whatever the source, so
eight searches (`LANES`) walk together: a byte a vertex says which of them are there, and the eight path
counts of a vertex are one cache line, added as one vector. Each level goes over the edges of whichever side
has fewer: from the frontier forwards, or from what is unseen backwards (Beamer et al. 2012,
"Direction-optimizing breadth-first search").

Why adding needs no masks: in a lane that has not seen w yet, every in-neighbour of w is either on the present
level or unseen too, with a count of 0. Lanes that have seen w collect rubbish, which is dropped when the
level is closed. The way back is its mirror image, with `flow` = (1 + dependency) / paths in the place of path
counts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.graph.rows import Offsets
from tular.models import Floats, Ids

LANES = 8
SCRATCH_BYTES = 28 * LANES + 30
"""Memory of one worker, bytes a vertex."""
Masks = NDArray[np.uint8]


class Rows(NamedTuple):
    offsets: Offsets
    neighbours: Ids


class Search(NamedTuple):
    """Scratch of eight searches. Level l is `vertices[levels[l]:levels[l + 1]]`, with the lanes that reached
    each of them in `masks`. `unseen`, `here` and `coming` are masks a vertex; row k of `arrived` is what the
    k-th vertex of the level being made receives, and `slot` finds k."""

    vertices: Ids
    masks: Masks
    levels: Offsets
    unseen: Masks
    here: Masks
    coming: Masks
    slot: Ids
    paths: Floats
    flow: Floats
    arrived: Floats


@njit(nogil=True, cache=True)
def dependencies(outgoing: Rows, incoming: Rows, sources: Ids) -> tuple[Floats, Floats]:
    """Per vertex the sum, and the sum of squares, over `sources` of Brandes' dependency of a source on the
    vertex.

    Both float64[n]; a source does not depend on itself.
    """
    n = outgoing.offsets.size - 1
    total, squares = np.zeros(n), np.zeros(n)
    search = _scratch(n)
    for begin in range(0, sources.size, LANES):
        depth = _forward(outgoing, incoming, sources[begin : begin + LANES], search)
        for level in range(depth - 1, 0, -1):
            _backward(outgoing, incoming, level, level + 1 < depth, search)
            _collect(level, search, total, squares)
    return total, squares


@njit(nogil=True, cache=True)
def _scratch(n: int) -> Search:
    return Search(
        np.empty(n * LANES, np.int32), np.empty(n * LANES, np.uint8), np.empty(n + 2, np.int64),
        np.zeros(n, np.uint8), np.zeros(n, np.uint8), np.zeros(n, np.uint8), np.empty(n, np.int32),
        np.empty((n, LANES)), np.empty((n, LANES)), np.empty((n, LANES)),
    )  # fmt: skip


@njit(nogil=True, cache=True)
def _forward(outgoing: Rows, incoming: Rows, sources: Ids, search: Search) -> int:
    """Count shortest paths from every source; returns the number of levels."""
    unseen_edges = incoming.neighbours.size
    depth = _start(sources, search)
    while True:
        first, last = search.levels[depth - 1], search.levels[depth]
        if _edges(outgoing, search, first, last) <= unseen_edges:
            found = _forward_push(outgoing, search, first, last)
        else:
            found = _forward_pull(incoming, search, first, last)
        if found == 0:
            return depth
        unseen_edges -= _close(incoming, search, last, found)
        depth += 1
        search.levels[depth] = last + found


@njit(nogil=True, cache=True)
def _start(sources: Ids, search: Search) -> int:
    search.paths[:] = 0.0
    search.flow[:] = 0.0
    search.unseen[:] = np.uint8(255 >> (LANES - sources.size))
    for lane in range(sources.size):
        search.vertices[lane] = sources[lane]
        search.masks[lane] = np.uint8(1 << lane)
        search.unseen[sources[lane]] &= np.uint8(~(1 << lane))
        search.paths[sources[lane], lane] = 1.0
    search.levels[0] = 0
    search.levels[1] = sources.size
    return 1


@njit(nogil=True, cache=True)
def _edges(rows: Rows, search: Search, first: int, last: int) -> int:
    count = 0
    for entry in range(first, last):
        vertex = search.vertices[entry]
        count += rows.offsets[vertex + 1] - rows.offsets[vertex]
    return count


@njit(nogil=True, cache=True)
def _add(arrived: Floats, k: int, carried: Floats, vertex: int) -> None:
    for lane in range(LANES):
        arrived[k, lane] += carried[vertex, lane]


@njit(nogil=True, cache=True)
def _forward_push(outgoing: Rows, search: Search, first: int, last: int) -> int:
    found = 0
    for entry in range(first, last):
        vertex, mask = search.vertices[entry], search.masks[entry]
        for place in range(outgoing.offsets[vertex], outgoing.offsets[vertex + 1]):
            other = outgoing.neighbours[place]
            new = mask & search.unseen[other]
            if new:
                if search.coming[other] == 0:
                    search.vertices[last + found] = other
                    search.slot[other] = found
                    search.arrived[found, :] = 0.0
                    found += 1
                search.coming[other] |= new
                _add(search.arrived, search.slot[other], search.paths, vertex)
    for entry in range(last, last + found):
        search.masks[entry] = search.coming[search.vertices[entry]]
        search.coming[search.vertices[entry]] = 0
    return found


@njit(nogil=True, cache=True)
def _forward_pull(incoming: Rows, search: Search, first: int, last: int) -> int:
    _mark(search, search.here, first, last)
    found = 0
    for vertex in range(search.slot.size):
        if search.unseen[vertex]:
            met = _gather(
                incoming, vertex, search.unseen[vertex], search.here, search.paths, search.arrived, found
            )
            if met:
                search.vertices[last + found] = vertex
                search.masks[last + found] = met
                found += 1
    _unmark(search, search.here, first, last)
    return found


@njit(nogil=True, cache=True)
def _gather(
    rows: Rows, vertex: int, wanted: np.uint8, here: Masks, carried: Floats, arrived: Floats, k: int
) -> np.uint8:
    """Add up what the marked neighbours carry; returns the wanted lanes in which there was one."""
    arrived[k, :] = 0.0
    met = np.uint8(0)
    for place in range(rows.offsets[vertex], rows.offsets[vertex + 1]):
        other = rows.neighbours[place]
        common = here[other] & wanted
        if common:
            met |= common
            _add(arrived, k, carried, other)
    return met


@njit(nogil=True, cache=True)
def _mark(search: Search, marks: Masks, first: int, last: int) -> None:
    for entry in range(first, last):
        marks[search.vertices[entry]] = search.masks[entry]


@njit(nogil=True, cache=True)
def _unmark(search: Search, marks: Masks, first: int, last: int) -> None:
    for entry in range(first, last):
        marks[search.vertices[entry]] = 0


@njit(nogil=True, cache=True)
def _close(incoming: Rows, search: Search, last: int, found: int) -> int:
    """Make the new level's path counts final; returns the edges into vertices that every lane has seen
    now."""
    finished = 0
    for k in range(found):
        vertex, mask = search.vertices[last + k], search.masks[last + k]
        for lane in range(LANES):
            if mask >> lane & 1:
                search.paths[vertex, lane] = search.arrived[k, lane]
        search.unseen[vertex] &= ~mask
        if search.unseen[vertex] == 0:
            finished += incoming.offsets[vertex + 1] - incoming.offsets[vertex]
    return finished


@njit(nogil=True, cache=True)
def _backward(outgoing: Rows, incoming: Rows, level: int, further: bool, search: Search) -> None:
    """Let every vertex of the level receive the flow of the level after it, if there is a further one."""
    first, last = search.levels[level], search.levels[level + 1]
    beyond = search.levels[level + 2] if further else last
    if _edges(outgoing, search, first, last) <= _edges(incoming, search, last, beyond):
        _mark(search, search.here, last, beyond)
        for entry in range(first, last):
            vertex, mask = search.vertices[entry], search.masks[entry]
            _gather(outgoing, vertex, mask, search.here, search.flow, search.arrived, entry - first)
        _unmark(search, search.here, last, beyond)
    else:
        _backward_push(incoming, search, first, last, beyond)


@njit(nogil=True, cache=True)
def _backward_push(incoming: Rows, search: Search, first: int, last: int, beyond: int) -> None:
    _mark(search, search.coming, first, last)
    for entry in range(first, last):
        search.slot[search.vertices[entry]] = entry - first
    search.arrived[: last - first, :] = 0.0
    for entry in range(last, beyond):
        vertex, mask = search.vertices[entry], search.masks[entry]
        for place in range(incoming.offsets[vertex], incoming.offsets[vertex + 1]):
            other = incoming.neighbours[place]
            if search.coming[other] & mask:
                _add(search.arrived, search.slot[other], search.flow, vertex)
    _unmark(search, search.coming, first, last)


@njit(nogil=True, cache=True)
def _collect(level: int, search: Search, total: Floats, squares: Floats) -> None:
    first = search.levels[level]
    for k in range(search.levels[level + 1] - first):
        vertex, mask = search.vertices[first + k], search.masks[first + k]
        for lane in range(LANES):
            if mask >> lane & 1:
                dependency = search.paths[vertex, lane] * search.arrived[k, lane]
                total[vertex] += dependency
                squares[vertex] += dependency * dependency
                search.flow[vertex, lane] = 1.0 / search.paths[vertex, lane] + search.arrived[k, lane]
