"""Brandes' dependencies from eight sources at once, over compressed rows.

One pass of the plain algorithm (Brandes 2001, "A faster algorithm for betweenness centrality") visits every
edge twice a source. Small-world networks put most vertices on the same few levels whatever the source, so
eight searches (`LANES`) walk together: a byte a vertex says which of them are there, and the eight path
counts of a vertex are one vector. Each level goes over the edges of whichever side costs less: pushing from
the frontier, or pulling into what is unseen (Beamer et al. 2012, "Direction-optimizing breadth-first
search").

Why adding needs no masks: in a lane that has not seen w yet, every in-neighbour of w is either on the present
level or unseen too, with a count of 0. Lanes that have seen w collect rubbish, which is dropped when the
level is closed. The way back is its mirror image, with `flow` = (1 + dependency) / paths in the place of path
counts. So a pull adds whole rows without asking, which is several times faster than asking first."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.centrality.lanes import LANES, add_row, gather_rows
from tular.graph.compressed import Offsets
from tular.models import Floats, Ids

PUSH_COST = 6
"""Cost of an edge pushed, in edges pulled; measured, flat between 4 and 16."""
SCRATCH_BYTES = 29 * LANES + 14
"""Memory of one worker, bytes a vertex."""
Masks = NDArray[np.uint8]


class Rows(NamedTuple):
    offsets: Offsets
    neighbours: Ids


class Search(NamedTuple):
    """Scratch of eight searches over n vertices.

    Level l is `vertices[levels[l]:levels[l + 1]]`, with the lanes that reached each of them in `masks`.
    `unseen` and `coming` are masks a vertex; row k of `arrived` is what the k-th vertex of the level being
    made receives, and `slot` finds k."""

    vertices: Ids
    masks: Masks
    levels: Offsets
    unseen: Masks
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
        _clear(search, search.levels[depth])
    return total, squares


@njit(nogil=True, cache=True)
def _scratch(n: int) -> Search:
    return Search(
        np.empty(n * LANES, np.int32), np.empty(n * LANES, np.uint8), np.empty(n + 2, np.int64),
        np.zeros(n, np.uint8), np.zeros(n, np.uint8), np.empty(n, np.int32),
        np.zeros((n, LANES)), np.zeros((n, LANES)), np.empty((n, LANES)),
    )  # fmt: skip


@njit(nogil=True, cache=True)
def _clear(search: Search, entries: int) -> None:
    """Back to zeros: only what was touched, where the sources reached few."""
    vertices, paths, flow = search.vertices, search.paths, search.flow
    if entries >= search.slot.size:
        paths[:] = 0.0
        flow[:] = 0.0
        return
    for entry in range(entries):
        for lane in range(LANES):
            paths[vertices[entry], lane] = 0.0
            flow[vertices[entry], lane] = 0.0


@njit(nogil=True, cache=True)
def _forward(outgoing: Rows, incoming: Rows, sources: Ids, search: Search) -> int:
    """Count shortest paths from every source; returns the number of levels."""
    unseen_edges = incoming.neighbours.size
    depth = _start(sources, search)
    while True:
        first, last = search.levels[depth - 1], search.levels[depth]
        if PUSH_COST * _edges(outgoing, search, first, last) <= unseen_edges:
            found = _forward_push(outgoing, search, first, last)
        else:
            found = _forward_pull(incoming, search, last)
        if found == 0:
            return depth
        unseen_edges -= _close(incoming, search, last, found)
        depth += 1
        search.levels[depth] = last + found


@njit(nogil=True, cache=True)
def _start(sources: Ids, search: Search) -> int:
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
    offsets, vertices = rows.offsets, search.vertices
    count = 0
    for entry in range(first, last):
        count += offsets[vertices[entry] + 1] - offsets[vertices[entry]]
    return count


@njit(nogil=True, cache=True)
def _forward_push(outgoing: Rows, search: Search, first: int, last: int) -> int:
    offsets, neighbours = outgoing
    vertices, masks, slot = search.vertices, search.masks, search.slot
    unseen, coming, arrived, paths = search.unseen, search.coming, search.arrived, search.paths
    found = 0
    for entry in range(first, last):
        vertex, mask = vertices[entry], masks[entry]
        for place in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[place]
            new = mask & unseen[other]
            if new:
                if coming[other] == 0:
                    vertices[last + found] = other
                    slot[other] = found
                    arrived[found, :] = 0.0
                    found += 1
                coming[other] |= new
                add_row(arrived, slot[other], paths, vertex)
    for entry in range(last, last + found):
        masks[entry] = coming[vertices[entry]]
        coming[vertices[entry]] = 0
    return found


@njit(nogil=True, cache=True)
def _forward_pull(incoming: Rows, search: Search, last: int) -> int:
    offsets, neighbours = incoming
    vertices, masks, unseen = search.vertices, search.masks, search.unseen
    paths, arrived = search.paths, search.arrived
    found = 0
    for vertex in range(unseen.size):
        if unseen[vertex]:
            begin, end = offsets[vertex], offsets[vertex + 1]
            met = unseen[vertex] & gather_rows(arrived, found, paths, neighbours, begin, end)
            if met:
                vertices[last + found] = vertex
                masks[last + found] = met
                found += 1
    return found


@njit(nogil=True, cache=True)
def _close(incoming: Rows, search: Search, last: int, found: int) -> int:
    """Make the new level's path counts final; returns the edges into vertices that every lane has seen
    now."""
    vertices, masks, unseen = search.vertices, search.masks, search.unseen
    paths, arrived, offsets = search.paths, search.arrived, incoming.offsets
    finished = 0
    for k in range(found):
        vertex, mask = vertices[last + k], masks[last + k]
        for lane in range(LANES):
            if mask >> lane & 1:
                paths[vertex, lane] = arrived[k, lane]
        unseen[vertex] &= ~mask
        if unseen[vertex] == 0:
            finished += offsets[vertex + 1] - offsets[vertex]
    return finished


@njit(nogil=True, cache=True)
def _backward(outgoing: Rows, incoming: Rows, level: int, further: bool, search: Search) -> None:
    """Let every vertex of the level receive the flow of the level after it, if there is a further one."""
    first, last = search.levels[level], search.levels[level + 1]
    beyond = search.levels[level + 2] if further else last
    if _edges(outgoing, search, first, last) <= PUSH_COST * _edges(incoming, search, last, beyond):
        _backward_pull(outgoing, search, first, last)
    else:
        _backward_push(incoming, search, first, last, beyond)


@njit(nogil=True, cache=True)
def _backward_pull(outgoing: Rows, search: Search, first: int, last: int) -> None:
    offsets, neighbours = outgoing
    vertices, flow, arrived = search.vertices, search.flow, search.arrived
    for entry in range(first, last):
        begin, end = offsets[vertices[entry]], offsets[vertices[entry] + 1]
        gather_rows(arrived, entry - first, flow, neighbours, begin, end)


@njit(nogil=True, cache=True)
def _backward_push(incoming: Rows, search: Search, first: int, last: int, beyond: int) -> None:
    offsets, neighbours = incoming
    vertices, masks, coming = search.vertices, search.masks, search.coming
    slot, flow, arrived = search.slot, search.flow, search.arrived
    for entry in range(first, last):
        coming[vertices[entry]] = masks[entry]
        slot[vertices[entry]] = entry - first
    arrived[: last - first, :] = 0.0
    for entry in range(last, beyond):
        vertex, mask = vertices[entry], masks[entry]
        for place in range(offsets[vertex], offsets[vertex + 1]):
            other = neighbours[place]
            if coming[other] & mask:
                add_row(arrived, slot[other], flow, vertex)
    for entry in range(first, last):
        coming[vertices[entry]] = 0


@njit(nogil=True, cache=True)
def _collect(level: int, search: Search, total: Floats, squares: Floats) -> None:
    """Add the level's dependencies to the sums and make its flow known to the level before."""
    vertices, masks = search.vertices, search.masks
    paths, flow, arrived = search.paths, search.flow, search.arrived
    first = search.levels[level]
    for k in range(search.levels[level + 1] - first):
        vertex, mask = vertices[first + k], masks[first + k]
        for lane in range(LANES):
            if mask >> lane & 1:
                dependency = paths[vertex, lane] * arrived[k, lane]
                total[vertex] += dependency
                squares[vertex] += dependency * dependency
                flow[vertex, lane] = 1.0 / paths[vertex, lane] + arrived[k, lane]
