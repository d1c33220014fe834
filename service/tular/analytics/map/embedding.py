"""Where the members of a group wish to be among each other: related ones near, hubs in the middle of their own.

Two smoothed directions (power iteration, as in spectral layouts) give the large shape, sampled attraction and
repulsion (LargeVis, Tang et al. 2016; UMAP, McInnes et al. 2018) the neighbourhoods. Every group is computed by
itself from a seed of its own, so the answer is the same for any number of workers.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from tular.graph.compressed import CompressedRows, Offsets
from tular.models import Floats, Ids

TIES = 12
"""Relations of each member that count: those of greatest weight, to less busy members first."""
_SMOOTHING = 30
_WORK = 3e7
"""Attractions and repulsions computed in all groups together."""
_MOST_EPOCHS, _FEWEST_EPOCHS = 150, 8
_REPULSIONS = 3
_OUTWARD = 0.06
_CLIP = 4.0


def strongest_ties(rows: CompressedRows, group: Ids) -> Ids:
    """int32[n, TIES]: of each vertex's neighbours in its own group those that say most of where it belongs; -1:
    none."""
    return _strongest(rows.offsets, rows.neighbours, rows.weights, group)


def epochs_for(ties: Ids) -> int:
    """So many that all groups together take about the same time however large the network is."""
    work = max(int((ties >= 0).sum()), 1) * (1 + _REPULSIONS)
    return int(np.clip(_WORK / work, _FEWEST_EPOCHS, _MOST_EPOCHS))


@njit(nogil=True, cache=True)
def _strongest(offsets: Offsets, neighbours: Ids, weights: Floats, group: Ids) -> Ids:
    kept = np.full((group.size, TIES), -1, np.int32)
    worth = np.zeros((group.size, TIES))
    for v in range(group.size):
        for e in range(offsets[v], offsets[v + 1]):
            other = neighbours[e]
            if group[other] != group[v]:
                continue
            value = weights[e] / np.sqrt(offsets[other + 1] - offsets[other])
            if value <= worth[v, TIES - 1]:
                continue
            at = TIES - 1
            while at > 0 and worth[v, at - 1] < value:
                worth[v, at], kept[v, at] = worth[v, at - 1], kept[v, at - 1]
                at -= 1
            worth[v, at], kept[v, at] = value, other
    return kept


@njit(nogil=True, cache=True)
def embed(
    members: Ids, place: Ids, ties: Ids, outward: Floats, start: Floats, epochs: int, seed: int
) -> Floats:
    """Wished places [k, 2] of the `members` of one group, about the unit disk.

    `place`[n] is each vertex's place in `members`; `outward`[n, 2] where its relations to other groups lead, at
    most 1 long; `start`[k, 2] are earlier places in the unit disk, NaN where there is none.
    """
    count = members.size
    unit = np.sqrt(count)
    points = _smoothed(members, place, ties, seed)
    _turn_outward(points, members, outward)
    for i in range(count):
        for axis in range(2):
            known = np.isfinite(start[i, axis])
            points[i, axis] = unit * (start[i, axis] if known else points[i, axis])
    state = np.uint64(seed * 2654435761 + 88172645463325252)
    for epoch in range(epochs):
        rate = 1.0 - epoch / epochs
        for i in range(count):
            v = members[i]
            for axis in range(2):
                points[i, axis] += rate * _OUTWARD * (outward[v, axis] * unit - points[i, axis])
            for tie in range(TIES):
                if ties[v, tie] < 0:
                    break
                _attract(points, i, place[ties[v, tie]], rate)
                for _ in range(_REPULSIONS):
                    state ^= state << np.uint64(13)
                    state ^= state >> np.uint64(7)
                    state ^= state << np.uint64(17)
                    _repel(points, i, int(state % np.uint64(count)), rate)
    embedded: Floats = points / unit
    return embedded


@njit(nogil=True, cache=True, inline="always")
def _attract(points: Floats, i: int, j: int, rate: float) -> None:
    dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
    by = rate * 2.0 / (1.0 + dx * dx + dy * dy)
    dx, dy = by * dx, by * dy
    points[i, 0] -= dx
    points[i, 1] -= dy
    points[j, 0] += dx
    points[j, 1] += dy


@njit(nogil=True, cache=True, inline="always")
def _repel(points: Floats, i: int, j: int, rate: float) -> None:
    if i == j:
        return
    dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
    square = dx * dx + dy * dy
    by = 2.0 / ((0.01 + square) * (1.0 + square))
    points[i, 0] += rate * min(max(by * dx, -_CLIP), _CLIP)
    points[i, 1] += rate * min(max(by * dy, -_CLIP), _CLIP)


@njit(nogil=True, cache=True)
def _smoothed(members: Ids, place: Ids, ties: Ids, seed: int) -> Floats:
    """Two random directions, averaged with those of related members until they vary slowly; spread 1,
    uncorrelated."""
    count = members.size
    points = np.empty((count, 2))
    for i in range(count):
        for axis in range(2):
            points[i, axis] = np.sin((members[i] + 1.0) * (12.9898 + 65.32 * axis) + seed) * 43758.5453 % 1.0
    for _ in range(_SMOOTHING):
        _spread_evenly(points)
        before = points.copy()
        for i in range(count):
            x = y = total = 0.0
            for tie in range(TIES):
                other = ties[members[i], tie]
                if other < 0:
                    break
                x += before[place[other], 0]
                y += before[place[other], 1]
                total += 1.0
            if total > 0:
                points[i, 0] = 0.5 * (before[i, 0] + x / total)
                points[i, 1] = 0.5 * (before[i, 1] + y / total)
    _spread_evenly(points)
    return points


@njit(nogil=True, cache=True)
def _spread_evenly(points: Floats) -> None:
    """Middle 0, both axes uncorrelated and of spread 1 (Gram-Schmidt), in place."""
    count = points.shape[0]
    for axis in range(2):
        mean = both = square = 0.0
        for i in range(count):
            mean += points[i, axis] / count
        for i in range(count):
            points[i, axis] -= mean
            both += points[i, 0] * points[i, axis] / count
        for i in range(count):
            if axis:
                points[i, 1] -= both * points[i, 0]
            square += points[i, axis] * points[i, axis] / count
        for i in range(count):
            points[i, axis] /= max(np.sqrt(square), 1e-12)


@njit(nogil=True, cache=True)
def _turn_outward(points: Floats, members: Ids, outward: Floats) -> None:
    """Turn or mirror all, in place, so that members lie on the side of the groups they are related to."""
    a = b = c = d = 0.0
    for i in range(members.size):
        ox, oy = outward[members[i], 0], outward[members[i], 1]
        a += ox * points[i, 0]
        b += ox * points[i, 1]
        c += oy * points[i, 0]
        d += oy * points[i, 1]
    turned, mirrored = np.hypot(a + d, c - b), np.hypot(a - d, c + b)
    if max(turned, mirrored) < 1e-12:
        return
    if turned >= mirrored:
        cos, sin, flip = (a + d) / turned, (c - b) / turned, 1.0
    else:
        cos, sin, flip = (a - d) / mirrored, (c + b) / mirrored, -1.0
    for i in range(members.size):
        x, y = points[i, 0], points[i, 1] * flip
        points[i, 0], points[i, 1] = cos * x - sin * y, sin * x + cos * y
