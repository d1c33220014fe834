"""Where members stand inside their group's circle: near those they are related to, hubs in the middle, none on
another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from tular.analytics.map.circles import Circles, ascending
from tular.analytics.map.embedding import embed, epochs_for, strongest_ties
from tular.analytics.map.slots import disk_slots, give_out, spread_leaders
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

Coordinates = NDArray[np.float32]
KNOWN = 0.9
"""From this share of known members on, a group keeps its arrangement and newcomers find places in it."""
_CENTRAL = 0.7
"""How much prominence, beside relations, decides how near to the middle a member stands."""


@dataclass(frozen=True, slots=True, eq=False)
class _Members:
    """Vertices by group: group g is `order[first[g]:first[g + 1]]`, the most prominent first."""

    order: Ids
    first: NDArray[np.int64]
    place: Ids
    """Per vertex, its place in its group."""


def place_members(
    network: Network,
    group: Ids,
    circles: Circles,
    prominence: ArrayLike,
    *,
    previous: Floats | None = None,
    workers: int = 1,
) -> tuple[Coordinates, Coordinates]:
    """float32[n] x and y of every account, inside the circle of its `group`[n].

    `prominence`[n] (in-strength, say) draws to the middle; the most prominent member has it. `previous`[n, 2] holds
    earlier places relative to the group's circle then (middle 0, radius 1), NaN for who is new in its group: groups
    without newcomers keep them. Members have equal room, and the LABELLED leading ones stand apart. O(n log² n + m).
    """
    count = circles.radius.size
    members = _by_group(group, np.asarray(prominence, np.float64), count)
    ties = strongest_ties(network.undirected, group)
    rows = network.undirected
    outward = _outward(rows.offsets, rows.neighbours, rows.weights, group, circles.x, circles.y)
    before = np.full((group.size, 2), np.nan) if previous is None else previous
    epochs, unit = epochs_for(ties), np.empty((group.size, 2))

    def place(number: int) -> None:
        own = members.order[members.first[number] : members.first[number + 1]]
        unit[own] = _placed(own, members.place, ties, outward, before[own], epochs, number)

    largest_first = np.argsort(-np.diff(members.first), kind="stable").tolist()
    with ThreadPoolExecutor(max(workers, 1)) as pool:
        list(pool.map(place, largest_first))
    x = circles.x[group] + circles.radius[group] * unit[:, 0]
    y = circles.y[group] + circles.radius[group] * unit[:, 1]
    return x.astype(np.float32), y.astype(np.float32)


def _by_group(group: Ids, prominence: Floats, count: int) -> _Members:
    order = np.lexsort((np.arange(group.size), -prominence, group)).astype(np.int32)
    first = np.concatenate(([0], np.cumsum(np.bincount(group, minlength=count))))
    place = np.empty(group.size, np.int32)
    place[order] = np.arange(group.size) - first[group[order]]
    return _Members(order, first, place)


@njit(nogil=True, cache=True)
def _placed(
    own: Ids, place: Ids, ties: Ids, outward: Floats, before: Floats, epochs: int, number: int
) -> Floats:
    """Places [k, 2] of one group's members in the unit disk; `own` are its vertices, the most prominent first."""
    known = 0
    for i in range(own.size):
        known += np.isfinite(before[i, 0])
    if known == own.size:
        return before
    settled = known >= KNOWN * own.size
    wished = embed(own, place, ties, outward, before, 0 if settled else epochs, number)
    if settled:
        _beside_known(wished, own, place, ties, before)
    else:
        _hubs_inwards(wished)
    slots = disk_slots(own.size)
    given = give_out(wished, slots)
    spread_leaders(given, slots, np.arange(own.size).astype(np.int32))
    return slots[given]


@njit(nogil=True, cache=True)
def _beside_known(wished: Floats, own: Ids, place: Ids, ties: Ids, before: Floats) -> None:
    """Newcomers start in the middle of the known members they are related to, in place."""
    for i in range(own.size):
        if np.isfinite(before[i, 0]):
            continue
        x = y = total = 0.0
        for other in ties[own[i]]:
            if other >= 0 and np.isfinite(before[place[other], 0]):
                x += before[place[other], 0]
                y += before[place[other], 1]
                total += 1.0
        if total > 0:
            wished[i, 0], wished[i, 1] = x / total, y / total


@njit(nogil=True, cache=True)
def _hubs_inwards(wished: Floats) -> None:
    """Keep directions from the middle; distances become even ranks, mixed of the wished one and of prominence."""
    count = wished.shape[0]
    middle_x = middle_y = 0.0
    for i in range(count):
        middle_x, middle_y = middle_x + wished[i, 0] / count, middle_y + wished[i, 1] / count
    distance = np.empty(count)
    for i in range(count):
        distance[i] = np.hypot(wished[i, 0] - middle_x, wished[i, 1] - middle_y)
    mixed = np.empty(count)
    for rank, i in enumerate(ascending(distance)):
        mixed[i] = (1.0 - _CENTRAL) * rank + _CENTRAL * i
    for rank, i in enumerate(ascending(mixed)):
        by = np.sqrt((rank + 0.5) / count) / max(distance[i], 1e-12)
        wished[i, 0], wished[i, 1] = (wished[i, 0] - middle_x) * by, (wished[i, 1] - middle_y) * by


@njit(nogil=True, cache=True)
def _outward(offsets: Offsets, neighbours: Ids, weights: Floats, group: Ids, x: Floats, y: Floats) -> Floats:
    """[n, 2]: mean direction of a member's relations to other groups, times their share of all its weight."""
    pulled = np.zeros((group.size, 2))
    for v in range(group.size):
        own, total = group[v], 0.0
        for e in range(offsets[v], offsets[v + 1]):
            other = group[neighbours[e]]
            total += weights[e]
            if other != own:
                dx, dy = x[other] - x[own], y[other] - y[own]
                share = weights[e] / max(np.hypot(dx, dy), 1e-9)
                pulled[v, 0] += share * dx
                pulled[v, 1] += share * dy
        if total > 0:
            pulled[v, 0], pulled[v, 1] = pulled[v, 0] / total, pulled[v, 1] / total
    return pulled
