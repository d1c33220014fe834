"""Where members stand inside their community's circle: the prominent in the middle, others towards their
ties."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from tular.analytics.map.communities import GOLDEN_ANGLE, Circles
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

Coordinates = NDArray[np.float32]
_FILLED = 0.97


def place_members(
    network: Network,
    membership: Ids,
    circles: Circles,
    prominence: ArrayLike,
    *,
    previous: tuple[ArrayLike, ArrayLike] | None = None,
) -> tuple[Coordinates, Coordinates]:
    """float32[n] x and y of every account, in rings around the centre of its community's circle.

    `prominence`[n] (PageRank, say) decides the ring: the most prominent member stands in the middle, ring r
    has 6r places. Along a ring members are sorted by direction: that of the communities they are tied to,
    or where they stood before (`previous` x[n], y[n], relative to the same centre; NaN for who is new). No
    two members share a place. O(n log n + m).
    """
    ring, last = _rings(membership, np.asarray(prominence, np.float64), circles.radius.size)
    wanted = _wanted_angles(network, membership, circles, previous)
    angle = _angles_on_rings(membership, ring, wanted, int(last.max(initial=0)) + 1)
    distance = ring * (_FILLED * circles.radius / (last + 0.5))[membership]
    x = circles.x[membership] + distance * np.cos(angle)
    y = circles.y[membership] + distance * np.sin(angle)
    return x.astype(np.float32), y.astype(np.float32)


def _rings(membership: Ids, prominence: Floats, count: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ring of every member (0: the centre) and the last ring of every community."""
    order = np.lexsort((np.arange(membership.size), -prominence, membership))
    sizes = np.bincount(membership, minlength=count)
    first = np.cumsum(sizes) - sizes
    rank = np.empty(membership.size, np.int64)
    rank[order] = np.arange(membership.size) - first[membership[order]]
    return _ring_of(rank), _ring_of(np.maximum(sizes - 1, 0))


def _ring_of(rank: NDArray[np.int64]) -> NDArray[np.int64]:
    """Ring r holds ranks 1 + 3r(r - 1) … 3r(r + 1); ring 0 holds rank 0."""
    ring = (3.0 + np.sqrt(np.maximum(12.0 * rank - 3.0, 0.0))) / 6.0
    return np.where(rank > 0, ring.astype(np.int64), 0)


def _wanted_angles(
    network: Network, membership: Ids, circles: Circles, previous: tuple[ArrayLike, ArrayLike] | None
) -> Floats:
    """Direction of ties or of the earlier place; evenly spread for members with neither."""
    rows = network.undirected
    pulled = _outward(rows.offsets, rows.neighbours, rows.weights, membership, circles.x, circles.y)
    tied = pulled.any(axis=1)
    angle = np.asarray(np.arange(membership.size) * GOLDEN_ANGLE % (2.0 * np.pi), np.float64)
    if previous is not None:
        x, y = (np.asarray(axis, np.float64) for axis in previous)
        stood = np.column_stack((x - circles.x[membership], y - circles.y[membership]))
        known = np.isfinite(stood).all(axis=1)
        pulled[known] = stood[known]
        tied |= known
    angle[tied] = np.arctan2(pulled[tied, 1], pulled[tied, 0])
    return angle


@njit(nogil=True, cache=True)
def _outward(
    offsets: Offsets, neighbours: Ids, weights: Floats, membership: Ids, x: Floats, y: Floats
) -> Floats:
    """[n, 2]: sum of directions to the communities of a member's outside neighbours, by weight."""
    pulled = np.zeros((membership.size, 2))
    for v in range(membership.size):
        own = membership[v]
        for e in range(offsets[v], offsets[v + 1]):
            other = membership[neighbours[e]]
            if other != own:
                dx, dy = x[other] - x[own], y[other] - y[own]
                share = weights[e] / max(np.hypot(dx, dy), 1e-9)
                pulled[v, 0] += share * dx
                pulled[v, 1] += share * dy
    return pulled


def _angles_on_rings(membership: Ids, ring: NDArray[np.int64], wanted: Floats, rings: int) -> Floats:
    """Even places along every ring, taken in order of wanted angle, the ring turned to fit the wishes
    best."""
    group = membership.astype(np.int64) * rings + ring
    order = np.lexsort((np.arange(group.size), wanted, group))
    _, first, members = np.unique(group[order], return_index=True, return_counts=True)
    place = np.arange(group.size) - np.repeat(first, members)
    even = place * (2.0 * np.pi / np.repeat(members, members))
    miss = wanted[order] - even
    turn = np.arctan2(np.add.reduceat(np.sin(miss), first), np.add.reduceat(np.cos(miss), first))
    angle = np.empty(group.size)
    angle[order] = even + np.repeat(turn, members)
    return angle
