"""The community map: a circle of its size for every community that matters, the rest gathered in one place beside
them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from tular.analytics.community.description import Flows
from tular.analytics.map.arrangement import Mask, arrange, closeness_of
from tular.analytics.map.choice import chosen
from tular.analytics.map.circles import MAP_RADIUS, MARGIN, Circles, disk_of
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class CommunityPlaces:
    """`circles` of all communities, none overlapping; `shown`[k] tells which stand on the map by themselves.

    All others lie inside the circle `rest`, of radius 0 when there are none.
    """

    circles: Circles
    shown: Mask
    rest: tuple[float, float, float]
    """x, y and radius."""


def place_communities(
    sizes: ArrayLike,
    flows: Flows,
    *,
    shown: Mask | None = None,
    previous: tuple[ArrayLike, ArrayLike] | None = None,
) -> CommunityPlaces:
    """Circles for communities of `sizes`[k] (falling), radius = MAP_RADIUS · sqrt(size / all members).

    `shown`[k] says which are placed by their flows, O(their number²); default: `map.choice.chosen`. `previous`
    holds x[k] and y[k] of an earlier map, NaN for communities that are new or were not shown: shown ones stay about
    where they were.
    """
    counts = np.asarray(sizes, np.float64)
    radius = MAP_RADIUS * np.sqrt(counts / max(float(counts.sum()), 1.0))
    mask = chosen(counts, np.zeros(counts.size)) if shown is None else shown
    before = (
        None if previous is None else np.column_stack([np.asarray(axis, np.float64) for axis in previous])
    )
    points = np.zeros((counts.size, 2))
    points[mask] = _arranged(radius, flows, mask, before)
    rest = _place_rest(points, radius, mask)
    return CommunityPlaces(Circles(points[:, 0].copy(), points[:, 1].copy(), radius), mask, rest)


def _arranged(radius: Floats, flows: Flows, shown: Mask, before: Floats | None) -> Floats:
    rows = np.where(shown, np.cumsum(shown) - 1, -1).astype(np.int32)
    count = int(shown.sum())
    strength = np.square(radius[shown]) / MAP_RADIUS**2 + _flow_share(flows, rows, count)
    earlier = None if before is None else before[shown]
    return arrange(radius[shown], closeness_of(flows, rows, count), strength, earlier)


def _flow_share(flows: Flows, rows: Ids, count: int) -> Floats:
    """Each arranged community's share of the weight that flows between communities."""
    ends = np.concatenate((rows[flows.source], rows[flows.target]))
    weight = np.concatenate((flows.weight, flows.weight))
    share = np.bincount(ends[ends >= 0], weight[ends >= 0], count).astype(np.float64)
    return share / max(float(weight.sum()), 1e-300)


def _place_rest(points: Floats, radius: Floats, shown: Mask) -> tuple[float, float, float]:
    """Place all that is not shown in a disk to the right of the map, in place; the disk's x, y and radius."""
    rest = np.flatnonzero(~shown)
    if not rest.size:
        return 0.0, 0.0, 0.0
    inside, whole = disk_of(radius[rest])
    x = beside(Circles(points[shown, 0], points[shown, 1], radius[shown]), whole)
    points[rest] = inside + np.array((x, 0.0))
    return x, 0.0, whole


def beside(circles: Circles, radius: float) -> float:
    """The least x ≥ 0 at which a circle of this radius at y = 0 lies right of all circles without touching one."""
    clear = np.square((circles.radius + radius) * (1.0 + MARGIN)) - np.square(circles.y)
    right = circles.x + np.sqrt(np.maximum(clear, 0.0))
    return float(np.where(clear > 0, right, 0.0).max(initial=0.0))
