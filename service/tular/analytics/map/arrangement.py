"""Circles arranged by their ties: strong ones in the middle, tied ones side by side, none overlapping.

The strongest circle is put down first. Every other one, by falling strength, goes to the best free place that
touches two circles already there (as in circle packing by corner placement, Huang et al. 2006); then each is taken
up and put down again where it is better off. Deterministic; circles of an earlier map stay where they were.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numba import njit
from numpy.typing import NDArray
from scipy.sparse import coo_array

from tular.analytics.community.description import Flows
from tular.analytics.map.circles import MARGIN, disk_of, enclosing, separate
from tular.models import Floats, Ids

Mask = NDArray[np.bool_]
Wish: TypeAlias = tuple[float, float, float, float, float, float]
ROUNDS = 4
"""How often each circle is put down again."""
MOST = 200
"""So many of the strongest are placed one by one; what is beyond them stands together in one disk."""
_MIDDLE = 3.0
"""Worth of a length nearer to the middle, to the strongest circle, beside one nearer to what it is tied to."""
_DIRECTIONS = 8
LOOSE = 0.4
"""A map whose circles fill less than this of the circle around them has lost many."""
_CLOSING = 0.99


def arrange(radius: Floats, closeness: Floats, strength: Floats, earlier: Floats | None = None) -> Floats:
    """Centres [k, 2] of circles of `radius`[k].

    `closeness`[k, k], 0 … 1, says how near two wish to be, `strength`[k] who goes to the middle. `earlier`[k, 2] are
    centres of an earlier map, NaN for what is new: the others stay there as far as their new sizes let them.
    """
    order = np.argsort(-strength, kind="stable")
    before = np.full((radius.size, 2), np.nan) if earlier is None else earlier
    one, others = order[:MOST], order[MOST:]
    if not others.size:
        return _one_by_one(radius, closeness, strength, before)
    others = others[np.argsort(-radius[others], kind="stable")]
    inside, whole = disk_of(radius[others])
    count = one.size
    ties = np.zeros((count + 1, count + 1))
    ties[:count, :count] = closeness[np.ix_(one, one)]
    stood = before[others][np.isfinite(before[others]).all(axis=1)]
    middle = stood.mean(axis=0) if stood.size else np.full(2, np.nan)
    centres = _one_by_one(
        np.append(radius[one], whole), ties, np.append(strength[one], 0.0), np.vstack((before[one], middle))
    )
    points = np.empty((radius.size, 2))
    points[one], points[others] = centres[:count], centres[count] + inside
    return points


def _one_by_one(radius: Floats, closeness: Floats, strength: Floats, earlier: Floats) -> Floats:
    order = np.argsort(-strength, kind="stable").astype(np.int32)
    weight = strength / max(float(strength.max(initial=0.0)), 1e-300)
    ties, points, middle = np.square(closeness), np.zeros((radius.size, 2)), np.zeros(2)
    there = np.asarray(np.isfinite(earlier).all(axis=1), np.bool_)
    if there.any():
        points[there] = _kept(earlier[there], radius[there])
        middle = np.average(points[there], axis=0, weights=np.square(radius[there]))
        _put_down(order, points, radius, there, ties, weight, middle)
    else:
        _put_down(order, points, radius, there, ties, weight, middle)
        _improve(order, points, radius, ties, weight, middle, ROUNDS)
    return points


def closeness_of(flows: Flows, rows: Ids, count: int) -> Floats:
    """[count, count] symmetric, 0 … 1: flow between two over what chance would give, beside the greatest of either.

    `rows` tells the place of each community of `flows` among the `count` that are arranged, -1 for those that are
    not.
    """
    source, target = rows[flows.source], rows[flows.target]
    kept = (source >= 0) & (target >= 0)
    index, shape = (source[kept], target[kept]), (count, count)
    weight = coo_array((flows.weight[kept], index), shape=shape).toarray()
    expected = coo_array((flows.expected[kept], index), shape=shape).toarray()
    affinity, both = np.zeros(shape), expected + expected.T
    np.divide(weight + weight.T, both, out=affinity, where=both > 0)
    greatest = np.sqrt(np.maximum(affinity.max(axis=1, initial=0.0), 1e-100))
    closeness: Floats = affinity / (greatest[:, None] * greatest[None, :])
    return closeness


def _kept(points: Floats, radius: Floats) -> Floats:
    """Earlier centres without the overlaps that new sizes make; a map that is mostly gaps closes them little by
    little."""
    mass = np.square(radius)
    _, _, reach = enclosing(points, radius)
    loose = float(mass.sum()) < LOOSE * reach**2
    kept = points * (_CLOSING if loose else 1.0)
    separate(kept, radius, mass)
    return kept


@njit(nogil=True, cache=True)
def _put_down(
    order: Ids, points: Floats, radius: Floats, there: Mask, ties: Floats, weight: Floats, middle: Floats
) -> None:
    """Place, in this order, all circles that are not `there` yet, in place."""
    for i in order:
        if not there[i]:
            wish = _wish(i, points, there, ties, weight, middle)
            points[i, 0], points[i, 1] = _best_place(i, wish, points, radius, there)
            there[i] = True


@njit(nogil=True, cache=True)
def _improve(
    order: Ids, points: Floats, radius: Floats, ties: Floats, weight: Floats, middle: Floats, rounds: int
) -> None:
    """Take each circle up and put it down where it is best off now, in place."""
    there = np.ones(radius.size, np.bool_)
    for _ in range(rounds if radius.size > 2 else 0):
        for i in order[1:]:
            there[i] = False
            wish = _wish(i, points, there, ties, weight, middle)
            x, y = _best_place(i, wish, points, radius, there)
            if _cost(x, y, wish) < _cost(points[i, 0], points[i, 1], wish):
                points[i, 0], points[i, 1] = x, y
            there[i] = True


@njit(nogil=True, cache=True)
def _wish(i: int, points: Floats, there: Mask, ties: Floats, weight: Floats, middle: Floats) -> Wish:
    """Where circle `i` wants to be: x, y and strength of the pull of its ties, then of the middle."""
    x = y = pull = 0.0
    for j in range(there.size):
        if there[j]:
            x, y, pull = x + ties[i, j] * points[j, 0], y + ties[i, j] * points[j, 1], pull + ties[i, j]
    tied = 1.0 if pull > 0 else 0.0
    pull = max(pull, 1e-300)
    return x / pull, y / pull, tied, middle[0], middle[1], _MIDDLE * (0.3 + weight[i])


@njit(nogil=True, cache=True)
def _cost(x: float, y: float, wish: Wish) -> float:
    tied, middle = np.hypot(wish[0] - x, wish[1] - y), np.hypot(wish[3] - x, wish[4] - y)
    return float(wish[2] * tied + wish[5] * middle)


@njit(nogil=True, cache=True)
def _best_place(i: int, wish: Wish, points: Floats, radius: Floats, there: Mask) -> tuple[float, float]:
    """The free place of least cost at which circle `i` touches one circle or two; the middle where there is none.

    Circles are tried from the cheapest on, until no place beside one of them can be better than the best found."""
    best, best_x, best_y = np.inf, wish[3], wish[4]
    bound, places = np.full(there.size, np.inf), np.empty((2 * there.size + _DIRECTIONS, 2))
    for a in range(there.size):
        if there[a]:
            reach = (radius[i] + radius[a]) * (1.0 + MARGIN)
            bound[a] = _cost(points[a, 0], points[a, 1], wish) - (wish[2] + wish[5]) * reach
    while True:
        cheapest = 0
        for a in range(there.size):
            if bound[a] < bound[cheapest]:
                cheapest = a
        if bound[cheapest] >= best or bound[cheapest] == np.inf:
            return best_x, best_y
        bound[cheapest] = np.inf
        for at in range(_touching(i, cheapest, points, radius, there, places)):
            x, y = places[at, 0], places[at, 1]
            cost = _cost(x, y, wish)
            if cost < best and _free(i, x, y, points, radius, there):
                best, best_x, best_y = cost, x, y


@njit(nogil=True, cache=True)
def _touching(i: int, a: int, points: Floats, radius: Floats, there: Mask, places: Floats) -> int:
    """Fill `places` with centres at which circle `i` touches circle `a` and another one, and some at which it touches
    `a` alone; returns how many."""
    own, count = (radius[i] + radius[a]) * (1.0 + MARGIN), _DIRECTIONS
    for direction in range(_DIRECTIONS):
        angle = 2.0 * np.pi * direction / _DIRECTIONS
        places[direction, 0] = points[a, 0] + own * np.cos(angle)
        places[direction, 1] = points[a, 1] + own * np.sin(angle)
    for b in range(there.size):
        dx, dy = points[b, 0] - points[a, 0], points[b, 1] - points[a, 1]
        apart, other = np.hypot(dx, dy), (radius[i] + radius[b]) * (1.0 + MARGIN)
        if b == a or not there[b] or apart > own + other or apart < 1e-9:
            continue
        along = (apart * apart + own * own - other * other) / (2.0 * apart)
        aside = np.sqrt(max(own * own - along * along, 0.0))
        for side in (-1.0, 1.0):
            places[count, 0] = points[a, 0] + (along * dx - side * aside * dy) / apart
            places[count, 1] = points[a, 1] + (along * dy + side * aside * dx) / apart
            count += 1
    return count


@njit(nogil=True, cache=True)
def _free(i: int, x: float, y: float, points: Floats, radius: Floats, there: Mask) -> bool:
    for j in range(there.size):
        if there[j]:
            reach = (radius[i] + radius[j]) * (1.0 + MARGIN) - 1e-9
            if (points[j, 0] - x) ** 2 + (points[j, 1] - y) ** 2 < reach * reach:
                return False
    return True
