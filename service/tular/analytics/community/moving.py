"""Kernels of the Leiden algorithm: local moving, refinement, aggregation (Traag, Waltman & van Eck 2019).

All work on a symmetric graph in compressed rows without self-loops (`offsets` int64[n + 1], `neighbours`
int32, `weights` float64 > 0) with a `size` per vertex. The gain of vertex v in community C (v not counted) is
`weight(v, C) - gamma · size(v) · size(C)`: modularity when size is strength and gamma is resolution / total
strength, the constant Potts model when size is the number of accounts. Weight inside a vertex never changes a
gain, so aggregated graphs need no self-loops either.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.workers import each
from tular.graph.compressed import Offsets
from tular.models import Floats, Ids

Graph = tuple[Offsets, Ids, Floats, Floats]
"""`offsets`, `neighbours`, `weights` and `size`."""
_WORTH_SHARING = 2000
"""Vertices from which on several workers are worth while."""
TOLERANCE = 1e-12
"""A gain is one from this share of the largest expected weight up: below is rounding, which could go in
circles."""


@njit(nogil=True, cache=True)
def shuffled(n: int, seed: int) -> Ids:
    """int32[n]: a permutation of 0 … n - 1 that depends on `seed` only (Fisher-Yates on splitmix64)."""
    order = np.arange(n).astype(np.int32)
    state = np.uint64(seed)
    for i in range(n - 1, 0, -1):
        state += np.uint64(0x9E3779B97F4A7C15)
        z = state
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        j = np.int64((z ^ (z >> np.uint64(31))) % np.uint64(i + 1))
        order[i], order[j] = order[j], order[i]
    return order


@njit(nogil=True, cache=True)
def _gather(
    v: int, offsets: Offsets, neighbours: Ids, weights: Floats, labels: Ids, weight_to: Floats, touched: Ids
) -> int:
    """Add up v's weight to each label around it; returns how many labels are in `touched`."""
    count = 0
    for e in range(offsets[v], offsets[v + 1]):
        label = labels[neighbours[e]]
        if weight_to[label] == 0.0:
            touched[count] = label
            count += 1
        weight_to[label] += weights[e]
    return count


@njit(nogil=True, cache=True)
def _best_label(
    own: int, pull: float, touched: Ids, count: int, weight_to: Floats, total: Floats, margin: float
) -> tuple[int, float]:
    """Label of greatest gain and that gain; `own` unless another is better. Clears `weight_to`.

    Of others that tie the smallest wins: first labels are drawn at random, so this favours nobody.
    """
    best, best_gain = own, weight_to[own] - pull * total[own]
    for k in range(count):
        label = touched[k]
        gain = weight_to[label] - pull * total[label]
        tied = gain > best_gain - margin and best != own and label < best
        if gain > best_gain + margin or tied:
            best, best_gain = label, gain
        weight_to[label] = 0.0
    return best, best_gain


@njit(nogil=True, cache=True)
def move_nodes(
    offsets: Offsets, neighbours: Ids, weights: Floats, size: Floats, gamma: float, labels: Ids, order: Ids
) -> int:
    """Move vertices to the community of greatest gain until no single move gains; returns the moves made.

    Changes `labels` (0 … n - 1). Vertices wait in a queue that starts in `order`; who moves puts its
    neighbours in other communities back in.
    """
    n = size.size
    total, members = np.zeros(n), np.zeros(n, np.int32)
    for v in range(n):
        total[labels[v]] += size[v]
        members[labels[v]] += 1
    empty, empties = _empty_labels(members)
    weight_to, touched = np.zeros(n), np.empty(n, np.int32)
    queue, waiting = order.copy(), np.ones(n, np.bool_)
    margin = TOLERANCE * (1.0 + gamma * size.sum() * size.max()) if n else 0.0
    head, length, moves = 0, n, 0
    while length > 0:
        v = queue[head]
        head = head + 1 if head + 1 < n else 0
        length -= 1
        waiting[v] = False
        own = labels[v]
        total[own] -= size[v]
        count = _gather(v, offsets, neighbours, weights, labels, weight_to, touched)
        best, gain = _best_label(own, gamma * size[v], touched, count, weight_to, total, margin)
        if gain < -margin and members[own] > 1:
            empties -= 1
            best = empty[empties]
        total[best] += size[v]
        if best == own:
            continue
        moves += 1
        labels[v] = best
        members[best] += 1
        members[own] -= 1
        if members[own] == 0:
            empty[empties] = own
            empties += 1
        length = _wake(v, best, offsets, neighbours, labels, queue, waiting, head, length)
    return moves


@njit(nogil=True, cache=True)
def quality(
    offsets: Offsets, neighbours: Ids, weights: Floats, size: Floats, gamma: float, labels: Ids
) -> float:
    """What moves raise, twice over as both ends count: weight inside communities - gamma · sizes squared."""
    total, value = np.zeros(size.size), 0.0
    for v in range(size.size):
        total[labels[v]] += size[v]
        for e in range(offsets[v], offsets[v + 1]):
            if labels[neighbours[e]] == labels[v]:
                value += weights[e]
    return value - gamma * float(np.square(total).sum())


@njit(nogil=True, cache=True)
def _empty_labels(members: Ids) -> tuple[Ids, int]:
    """A stack of labels that no vertex has, with its height."""
    stack, height = np.empty(members.size, np.int32), 0
    for label in range(members.size - 1, -1, -1):
        if members[label] == 0:
            stack[height] = label
            height += 1
    return stack, height


@njit(nogil=True, cache=True)
def _wake(
    v: int,
    label: int,
    offsets: Offsets,
    neighbours: Ids,
    labels: Ids,
    queue: Ids,
    waiting: NDArray[np.bool_],
    head: int,
    length: int,
) -> int:
    """Queue v's neighbours outside of `label` that do not wait yet; returns the queue's new length."""
    n = queue.size
    for e in range(offsets[v], offsets[v + 1]):
        u = neighbours[e]
        if not waiting[u] and labels[u] != label:
            tail = head + length
            queue[tail if tail < n else tail - n] = u
            waiting[u] = True
            length += 1
    return length


def refine(graph: Graph, gamma: float, labels: Ids, order: Ids, workers: int = 1) -> Ids:
    """Split each community into well-connected parts: int32[n] labels 0 … n - 1 of the parts.

    No community has a say in another, so each worker splits its share of them.
    """
    shares = workers if order.size >= _WORTH_SHARING else 1

    def split(share: int) -> Ids:
        return _refine(*graph, gamma, labels, order, share, shares)

    first, *others = each(split, range(shares), shares)
    for share, part in enumerate(others, start=1):
        mine = labels % shares == share
        first[mine] = part[mine]
    return first


@njit(nogil=True, cache=True)
def _refine(
    offsets: Offsets,
    neighbours: Ids,
    weights: Floats,
    size: Floats,
    gamma: float,
    labels: Ids,
    order: Ids,
    share: int,
    shares: int,
) -> Ids:
    """`refine` of every `shares`-th community, from `share` on; the vertices of the others stay alone.

    Vertices start alone; one that is alone and well connected to its community joins the well-connected part
    of greatest positive gain. Chosen greedily, not at random by gain as in the paper: on networks of ours the
    modularity is the same and the answer depends on `order` only.
    """
    n = size.size
    total, inner = community_totals(offsets, neighbours, weights, size, labels, share, shares)
    part = np.arange(n).astype(np.int32)
    part_size, cut, alone = size.copy(), inner.copy(), np.ones(n, np.bool_)
    weight_to, touched = np.zeros(n), np.empty(n, np.int32)
    for v in order:
        if labels[v] % shares != share:
            continue
        whole = total[labels[v]]
        if not alone[v] or inner[v] < gamma * size[v] * (whole - size[v]):
            continue
        count = _gather_inside(v, offsets, neighbours, weights, labels, part, weight_to, touched)
        best, best_gain, joined = v, 0.0, 0.0
        for k in range(count):
            p = touched[k]
            gain = weight_to[p] - gamma * size[v] * part_size[p]
            if gain > best_gain and cut[p] >= gamma * part_size[p] * (whole - part_size[p]):
                best, best_gain, joined = p, gain, weight_to[p]
            weight_to[p] = 0.0
        if best != v:
            part[v], alone[best] = best, False
            part_size[best] += size[v]
            part_size[v] = 0.0
            cut[best] += inner[v] - 2.0 * joined
    return part


@njit(nogil=True, cache=True)
def community_totals(
    offsets: Offsets, neighbours: Ids, weights: Floats, size: Floats, labels: Ids, share: int, shares: int
) -> tuple[Floats, Floats]:
    """Size of each community, and each vertex's weight to its own community; of every `shares`-th community, from
    `share` on."""
    total, inner = np.zeros(size.size), np.zeros(size.size)
    for v in range(size.size):
        if labels[v] % shares != share:
            continue
        total[labels[v]] += size[v]
        for e in range(offsets[v], offsets[v + 1]):
            if labels[neighbours[e]] == labels[v]:
                inner[v] += weights[e]
    return total, inner


@njit(nogil=True, cache=True)
def _gather_inside(
    v: int,
    offsets: Offsets,
    neighbours: Ids,
    weights: Floats,
    labels: Ids,
    part: Ids,
    weight_to: Floats,
    touched: Ids,
) -> int:
    """As `_gather` by `part`, over the neighbours in v's own community."""
    count = 0
    for e in range(offsets[v], offsets[v + 1]):
        u = neighbours[e]
        if labels[u] == labels[v]:
            if weight_to[part[u]] == 0.0:
                touched[count] = part[u]
                count += 1
            weight_to[part[u]] += weights[e]
    return count


@njit(nogil=True, cache=True)
def number_densely(labels: Ids) -> int:
    """Renumber labels[n] in 0 … n - 1, in place, to 0 … k - 1 by first occurrence; returns k."""
    number, count = np.full(labels.size, -1, np.int32), 0
    for v in range(labels.size):
        if number[labels[v]] < 0:
            number[labels[v]] = count
            count += 1
        labels[v] = number[labels[v]]
    return count


@njit(nogil=True, cache=True)
def hold_leaves(offsets: Offsets, neighbours: Ids, weights: Floats, size: Floats, gamma: float) -> Ids:
    """int32[n]: the only neighbour of each vertex that is best with it wherever that is, else the vertex itself. Of
    two that have only each other the smaller holds both."""
    holder = np.arange(size.size).astype(np.int32)
    everything = size.sum()
    for v in range(size.size):
        if offsets[v + 1] - offsets[v] != 1:
            continue
        u = neighbours[offsets[v]]
        pair = offsets[u + 1] - offsets[u] == 1
        if u != v and weights[offsets[v]] > gamma * size[v] * (everything - size[v]) and not (pair and v < u):
            holder[v] = u
    return holder


def aggregate(graph: Graph, part: Ids, count: int, workers: int = 1) -> Graph:
    """The graph of parts 0 … count - 1, weights and sizes added up.

    Each worker makes as many rows as stand for its share of the entries.
    """
    shares = workers if part.size >= _WORTH_SHARING else 1
    start, members = _members_by_part(part, count)
    before = np.concatenate([[0], np.cumsum(np.diff(graph[0])[members])])[start]
    bounds = np.searchsorted(before, before[-1] * np.arange(1, shares) / shares)
    spans = pairwise([0, *bounds.tolist(), count])

    def rows(span: tuple[int, int]) -> Graph:
        return _aggregate(*graph, part, start, members, *span)

    # Copied together also where one worker made them: what they were made in is several times as large.
    made = zip(*each(rows, spans, shares), strict=True)
    entries, neighbours, weights, size = map(np.concatenate, made)
    return np.concatenate([[0], np.cumsum(entries)]), neighbours, weights, size


@njit(nogil=True, cache=True)
def _aggregate(
    offsets: Offsets,
    neighbours: Ids,
    weights: Floats,
    size: Floats,
    part: Ids,
    start: Offsets,
    members: Ids,
    first: int,
    last: int,
) -> Graph:
    """Rows first … last - 1 of the graph of parts: how many entries each has, all neighbours and weights, and the
    size of each part."""
    most = 0
    for k in range(start[first], start[last]):
        most += offsets[members[k] + 1] - offsets[members[k]]
    entries, out_size = np.zeros(last - first, np.int64), np.zeros(last - first)
    out_neighbours, out_weights = np.empty(most, np.int32), np.empty(most)
    weight_to, touched = np.zeros(start.size - 1), np.empty(start.size - 1, np.int32)
    filled = 0
    for p in range(first, last):
        near = 0
        for k in range(start[p], start[p + 1]):
            v = members[k]
            out_size[p - first] += size[v]
            for e in range(offsets[v], offsets[v + 1]):
                q = part[neighbours[e]]
                if q != p:
                    if weight_to[q] == 0.0:
                        touched[near] = q
                        near += 1
                    weight_to[q] += weights[e]
        for k in range(near):
            out_neighbours[filled + k] = touched[k]
            out_weights[filled + k] = weight_to[touched[k]]
            weight_to[touched[k]] = 0.0
        filled += near
        entries[p - first] = near
    return entries, out_neighbours[:filled], out_weights[:filled], out_size


@njit(nogil=True, cache=True)
def _members_by_part(part: Ids, count: int) -> tuple[Offsets, Ids]:
    """Vertices sorted by part, and where each part starts."""
    start = np.zeros(count + 1, np.int64)
    for v in range(part.size):
        start[part[v] + 1] += 1
    start = np.cumsum(start)
    place, members = start[:-1].copy(), np.empty(part.size, np.int32)
    for v in range(part.size):
        members[place[part[v]]] = v
        place[part[v]] += 1
    return start, members
