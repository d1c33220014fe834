"""Circles on a plane, and pushing them apart until none overlap.

Neighbours are found by sweeping over the circles from left to right, so that only those that share a strip are
compared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.models import Floats

MAP_RADIUS = 100.0
"""The communities of a map together have the area of a circle of this radius: the unit of length of every map."""
MARGIN = 0.06
"""Free space between two circles, as a share of the sum of their radii."""
GOLDEN_ANGLE = 2.399963229728653
_TOLERANCE = 1e-3 * MARGIN
_PASSES = 400
_STRETCH = 1.02


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """float64[k] each: centre and radius of every circle."""

    x: Floats
    y: Floats
    radius: Floats


@njit(nogil=True, cache=True)
def ascending(values: Floats) -> NDArray[np.int64]:
    """Rows by rising value, ties by row. One function, so that sorting is compiled once."""
    order: NDArray[np.int64] = np.argsort(values, kind="mergesort")
    return order


@njit(nogil=True, cache=True)
def push(points: Floats, radius: Floats, mass: Floats) -> float:
    """Push each overlapping pair apart in place, the lighter one more; returns the worst overlap, in length."""
    left = points[:, 0] - radius * (1.0 + MARGIN)
    order = ascending(left)
    worst = 0.0
    for place in range(order.size):
        i = order[place]
        for later in range(place + 1, order.size):
            j = order[later]
            reach = (radius[i] + radius[j]) * (1.0 + MARGIN)
            if left[j] > left[i] + 2.0 * radius[i] * (1.0 + MARGIN) + worst:
                break
            dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
            distance = np.hypot(dx, dy)
            if distance >= reach:
                continue
            worst = max(worst, reach - distance)
            if distance < 1e-9:
                dx, dy, distance = np.cos(i * GOLDEN_ANGLE), np.sin(i * GOLDEN_ANGLE), 1.0
            by = (reach - min(distance, reach)) / distance
            share = mass[j] / (mass[i] + mass[j])
            points[i, 0] += share * by * dx
            points[i, 1] += share * by * dy
            points[j, 0] -= (1.0 - share) * by * dx
            points[j, 1] -= (1.0 - share) * by * dy
    return worst


@njit(nogil=True, cache=True)
def separate(points: Floats, radius: Floats, mass: Floats) -> None:
    """Push in place until no two circles overlap; where that does not settle, the whole is stretched little by
    little."""
    smallest = np.inf
    for i in range(radius.size):
        smallest = min(smallest, radius[i])
    while True:
        for _ in range(_PASSES):
            if push(points, radius, mass) <= _TOLERANCE * smallest:
                return
        for i in range(radius.size):
            points[i, 0], points[i, 1] = _STRETCH * points[i, 0], _STRETCH * points[i, 1]


@njit(nogil=True, cache=True)
def enclosing(points: Floats, radius: Floats) -> tuple[float, float, float]:
    """Centre and radius of a circle around all circles, hardly larger than the smallest there is.

    Bădoiu & Clarkson 2003, "Smaller core-sets for balls": the centre goes ever shorter ways to what is farthest.
    """
    x = y = reach = 0.0
    if radius.size:
        x, y = points[0, 0], points[0, 1]
    for step in range(200):
        farthest, reach = 0, 0.0
        for i in range(radius.size):
            away = np.hypot(points[i, 0] - x, points[i, 1] - y) + radius[i]
            if away > reach:
                farthest, reach = i, away
        if step < 199 and radius.size > 1:
            x += (points[farthest, 0] - x) / (step + 2.0)
            y += (points[farthest, 1] - y) / (step + 2.0)
    return x, y, reach


def disk_of(radius: Floats) -> tuple[Floats, float]:
    """Centres [k, 2] of circles of falling `radius`[k] packed ring by ring around the origin, and the radius of it
    all."""
    points = np.zeros((radius.size, 2))
    edge, at = 0.0, 0
    while at < radius.size:
        slot = 2.0 * radius[at] * (1.0 + MARGIN)
        middle = edge + slot / 2.0 if at else 0.0
        seats = max(1, int(np.pi / np.arcsin(min(1.0, slot / (2.0 * middle))))) if at else 1
        seated = slice(at, min(at + seats, radius.size))
        angle = np.arange(seated.stop - at) * (2.0 * np.pi / seats)
        points[seated] = middle * np.column_stack((np.cos(angle), np.sin(angle)))
        edge += slot if at else slot / 2.0
        at = seated.stop
    return points, edge
