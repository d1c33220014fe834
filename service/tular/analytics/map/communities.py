"""The community map: one circle a community, near those it exchanges more with than chance would give.

Stress majorisation (Gansner, Koren & North 2004, "Graph drawing by stress majorization") of wished distances,
each step followed by pushing circles apart. Deterministic; from previous positions it moves little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray

from tular.analytics.community.description import Flows
from tular.models import Floats

MAP_RADIUS = 100.0
"""All circles together have the area of one of this radius: the unit of length of every map."""
PLACED_BY_FLOWS = 500
"""The largest communities take part in the stress layout; smaller ones stand in rings around them."""
_MARGIN = 0.06
_HOLD = 4.0
_STEPS = 300
GOLDEN_ANGLE = 2.399963229728653


@dataclass(frozen=True, slots=True, eq=False)
class Circles:
    """float64[k] each: centre and radius of every community; no two circles overlap."""

    x: Floats
    y: Floats
    radius: Floats


def place_communities(
    sizes: ArrayLike, flows: Flows, *, previous: tuple[ArrayLike, ArrayLike] | None = None
) -> Circles:
    """Circles for communities of `sizes`[k] (falling), radius = MAP_RADIUS · sqrt(size / all members).

    `previous` holds x[k] and y[k] of an earlier map, NaN for communities that are new: they start beside
    those they are tied to, and the others are held where they were.
    """
    counts = np.asarray(sizes, np.float64)
    radius = MAP_RADIUS * np.sqrt(counts / max(float(counts.sum()), 1.0))
    main = min(counts.size, PLACED_BY_FLOWS)
    affinity = _affinity(flows, main)
    start, held = _start(radius[:main], affinity, previous)
    points = _majorise(start, _wished(radius[:main], affinity), radius[:main], held, _STEPS)
    points = _separate(points, radius[:main])
    x, y = _ring_around(points, radius, main)
    return Circles(x, y, radius)


def _affinity(flows: Flows, main: int) -> Floats:
    """[main, main] symmetric: flow between two communities over the flow that chance would give."""
    weight, expected = np.zeros((main, main)), np.zeros((main, main))
    kept = (flows.source < main) & (flows.target < main)
    pairs = flows.source[kept], flows.target[kept]
    np.add.at(weight, pairs, flows.weight[kept])
    np.add.at(expected, pairs, flows.expected[kept])
    affinity = np.zeros((main, main))
    both = expected + expected.T
    np.divide(weight + weight.T, both, out=affinity, where=both > 0)
    return affinity


def _wished(radius: Floats, affinity: Floats) -> Floats:
    """Wished distance between centres: touching for strong ties, up to MAP_RADIUS more for none."""
    touching = (radius[:, None] + radius[None, :]) * (1.0 + _MARGIN)
    wished: Floats = touching + MAP_RADIUS / (1.0 + 4.0 * affinity)
    return wished


def _start(
    radius: Floats, affinity: Floats, previous: tuple[ArrayLike, ArrayLike] | None
) -> tuple[Floats, NDArray[np.bool_]]:
    """First positions [k, 2], and which of them are held: a sunflower of falling size, or where they were."""
    index = np.arange(radius.size)
    distance = 1.5 * MAP_RADIUS * np.sqrt(index / max(radius.size, 1))
    angle = index * GOLDEN_ANGLE
    points = np.column_stack((distance * np.cos(angle), distance * np.sin(angle)))
    held: NDArray[np.bool_] = np.zeros(radius.size, np.bool_)
    if previous is not None:
        known = np.column_stack([np.asarray(axis, np.float64)[: radius.size] for axis in previous])
        held = np.asarray(np.isfinite(known).all(axis=1), np.bool_)
        points[held] = known[held]
        _beside_ties(points, held, affinity)
    return points, held


def _beside_ties(points: Floats, held: NDArray[np.bool_], affinity: Floats) -> None:
    """Move what is not held towards the mean of the held communities it is tied to."""
    ties = affinity[~held][:, held]
    strength = ties.sum(axis=1)
    tied = np.flatnonzero(~held)[strength > 0]
    pulled = ties[strength > 0] @ points[held] / strength[strength > 0, None]
    points[tied] = 0.8 * pulled + 0.2 * points[tied]


@njit(nogil=True, cache=True)
def _majorise(start: Floats, wished: Floats, radius: Floats, held: NDArray[np.bool_], steps: int) -> Floats:
    """Localised stress majorisation: each circle in turn goes where its wished distances want it.

    A held circle's start pulls _HOLD times as much as all others together, so that a map hardly changes while
    its flows hardly do.
    """
    points = start.copy()
    k = radius.size
    for _ in range(steps if k > 1 else 0):
        for i in range(k):
            x = y = total = 0.0
            for j in range(k):
                if j == i:
                    continue
                dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
                away = wished[i, j] / max(np.hypot(dx, dy), 1e-9)
                pull = radius[j] / wished[i, j] ** 2
                x += pull * (points[j, 0] + away * dx)
                y += pull * (points[j, 1] + away * dy)
                total += pull
            anchor = _HOLD * total if held[i] else 0.0
            points[i, 0] = (x + anchor * start[i, 0]) / (total + anchor)
            points[i, 1] = (y + anchor * start[i, 1]) / (total + anchor)
        _push(points, radius)
    return points


@njit(nogil=True, cache=True)
def _push(points: Floats, radius: Floats) -> float:
    """Push overlapping circles apart, the smaller one more; returns the worst overlap seen, in length."""
    worst = 0.0
    for i in range(radius.size):
        for j in range(i):
            dx, dy = points[i, 0] - points[j, 0], points[i, 1] - points[j, 1]
            distance = np.hypot(dx, dy)
            wanted = (radius[i] + radius[j]) * (1.0 + _MARGIN)
            if distance >= wanted:
                continue
            worst = max(worst, wanted - distance)
            if distance < 1e-9:
                dx, dy, distance = np.cos(i * GOLDEN_ANGLE), np.sin(i * GOLDEN_ANGLE), 1.0
            share = radius[j] / (radius[i] + radius[j])
            by = (wanted - min(distance, wanted)) / distance
            points[i, 0] += share * by * dx
            points[i, 1] += share * by * dy
            points[j, 0] -= (1.0 - share) * by * dx
            points[j, 1] -= (1.0 - share) * by * dy
    return worst


@njit(nogil=True, cache=True)
def _separate(points: Floats, radius: Floats) -> Floats:
    """Push until no two circles overlap; what is left after many passes is solved by stretching the map."""
    tolerance = 1e-3 * _MARGIN
    for _ in range(2000):
        if _push(points, radius) <= tolerance:
            break
    stretch = 1.0
    for i in range(radius.size):
        for j in range(i):
            distance = np.hypot(points[i, 0] - points[j, 0], points[i, 1] - points[j, 1])
            stretch = max(stretch, (radius[i] + radius[j]) * (1.0 + _MARGIN / 2) / max(distance, 1e-9))
    return points * stretch


def _ring_around(points: Floats, radius: Floats, main: int) -> tuple[Floats, Floats]:
    """x[k], y[k]: the small communities from `main` on in rings around the placed ones, by falling size."""
    x, y = np.empty(radius.size), np.empty(radius.size)
    x[:main], y[:main] = points[:, 0], points[:, 1]
    edge = float((np.hypot(x[:main], y[:main]) + radius[:main]).max()) if main else 0.0
    at = main
    while at < radius.size:
        slot = 2.0 * radius[at] * (1.0 + _MARGIN)
        middle = edge + slot / 2.0
        seats = max(1, int(np.pi / np.arcsin(min(1.0, slot / (2.0 * middle)))))
        seated = slice(at, min(at + seats, radius.size))
        angle = np.arange(seated.stop - at) * (2.0 * np.pi / seats)
        x[seated], y[seated] = middle * np.cos(angle), middle * np.sin(angle)
        edge += slot
        at = seated.stop
    return x, y
