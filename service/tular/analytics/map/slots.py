"""Places for many points inside one circle, all the same distance apart, given out so that neighbours stay
neighbours.

Points and places are halved again and again along their longer side, as in DGrid (Hilasaca et al. 2019, "Overlap
removal of dimensionality reduction scatterplot layouts"): nothing overlaps, and every point comes near where it
wished to be.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from tular.analytics.map.circles import ascending
from tular.models import Floats, Ids

LABELLED = 10
"""So many leading members of each circle stand far enough apart to carry a label."""
LABEL_DISTANCE = 0.2
"""Least distance between two of them, in radii of the circle; a disk has room for that whatever came first."""
FILLED = 0.97
_TURN = 0.3819660112501051
"""Turns the grid, so that no two places share a coordinate."""


@njit(nogil=True, cache=True)
def disk_slots(count: int) -> Floats:
    """`count` places [count, 2] of a hexagonal grid inside the unit disk, from the middle outwards."""
    reach = int(np.sqrt(count)) + 3
    side = 2 * reach + 1
    x, y = np.empty(side * side), np.empty(side * side)
    for row in range(side):
        for column in range(side):
            at = row * side + column
            x[at] = column - reach + 0.5 * ((row - reach) & 1)
            y[at] = (row - reach) * 0.8660254037844386
    nearest = ascending(x * x + y * y + 1e-9 * np.arctan2(y, x))
    chosen = np.empty((count, 2))
    cos, sin = np.cos(_TURN), np.sin(_TURN)
    for place in range(count):
        a, b = x[nearest[place]], y[nearest[place]]
        chosen[place, 0], chosen[place, 1] = cos * a - sin * b, sin * a + cos * b
    farthest = np.hypot(chosen[count - 1, 0], chosen[count - 1, 1]) + 0.5
    return chosen / farthest * FILLED if count > 1 else chosen


@njit(nogil=True, cache=True)
def give_out(wished: Floats, slots: Floats) -> Ids:
    """int32[count]: the slot of each point. O(n log² n)."""
    count = wished.shape[0]
    points, places = np.arange(count).astype(np.int32), np.arange(count).astype(np.int32)
    given = np.empty(count, np.int32)
    pending, waiting = np.empty((64, 2), np.int64), 1
    pending[0, 0], pending[0, 1] = 0, count
    while waiting:
        waiting -= 1
        low, high = pending[waiting, 0], pending[waiting, 1]
        if high - low == 1:
            given[points[low]] = places[low]
        if high - low <= 1:
            continue
        axis = _longer_side(slots, places[low:high])
        points[low:high] = _sorted_along(wished, points[low:high], axis)
        places[low:high] = _sorted_along(slots, places[low:high], axis)
        middle = (low + high) // 2
        pending[waiting, 0], pending[waiting, 1] = low, middle
        pending[waiting + 1, 0], pending[waiting + 1, 1] = middle, high
        waiting += 2
    return given


@njit(nogil=True, cache=True)
def spread_leaders(given: Ids, slots: Floats, leaders: Ids) -> None:
    """Exchange slots in place so that the first of `leaders` has the middle and all stand LABEL_DISTANCE apart.

    Each takes the slot nearest to its own that is far enough from those before it; where none is, the farthest
    one."""
    count = given.size
    holder = np.empty(count, np.int32)
    for point in range(count):
        holder[given[point]] = point
    free = np.full(count, np.inf)
    for place in range(min(LABELLED, leaders.size)):
        leader = leaders[place]
        slot = _nearest_free(slots, 0 if place == 0 else given[leader], free)
        other = holder[slot]
        given[other], holder[given[leader]] = given[leader], other
        given[leader], holder[slot] = slot, leader
        for at in range(count):
            away = np.hypot(slots[at, 0] - slots[slot, 0], slots[at, 1] - slots[slot, 1])
            free[at] = min(free[at], away)


@njit(nogil=True, cache=True)
def _nearest_free(slots: Floats, wished: int, free: Floats) -> int:
    """`free` holds each slot's distance to the nearest leader that has its place already."""
    best, nearest = -1, np.inf
    for at in range(free.size):
        if free[at] >= LABEL_DISTANCE:
            away = np.hypot(slots[at, 0] - slots[wished, 0], slots[at, 1] - slots[wished, 1])
            if away < nearest:
                best, nearest = at, away
    if best >= 0:
        return best
    best = 0
    for at in range(free.size):
        if free[at] > free[best]:
            best = at
    return best


@njit(nogil=True, cache=True)
def _longer_side(slots: Floats, places: Ids) -> int:
    left, right, bottom, top = np.inf, -np.inf, np.inf, -np.inf
    for place in places:
        left, right = min(left, slots[place, 0]), max(right, slots[place, 0])
        bottom, top = min(bottom, slots[place, 1]), max(top, slots[place, 1])
    return 0 if right - left >= top - bottom else 1


@njit(nogil=True, cache=True)
def _sorted_along(points: Floats, rows: Ids, axis: int) -> Ids:
    values = np.empty(rows.size)
    for place in range(rows.size):
        values[place] = points[rows[place], axis]
    along: Ids = rows[ascending(values)]
    return along
