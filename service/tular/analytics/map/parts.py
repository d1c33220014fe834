"""Communities inside communities: circles of their size inside the circle that holds them, none overlapping."""

from __future__ import annotations

import numpy as np

from tular.analytics.community.description import Flows
from tular.analytics.map.arrangement import arrange, closeness_of
from tular.analytics.map.circles import MARGIN, Circles, enclosing
from tular.models import Floats, Ids

FILLED = 0.96


def place_parts(
    sizes: Floats, parent: Ids, flows: Flows, circles: Circles, previous: Floats | None = None
) -> Circles:
    """Circles for parts of `sizes`[k], each inside that of its `parent`[k] in `circles`; siblings by the same scale.

    `flows` are those between parts; the strong ones of each parent stand in its middle. `previous`[k, 2] holds
    earlier places relative to the parent's circle then (middle 0, radius 1), NaN for what is new there.
    """
    x, y, radius = np.empty(sizes.size), np.empty(sizes.size), np.empty(sizes.size)
    order = np.argsort(parent, kind="stable").astype(np.int32)
    ends = np.searchsorted(parent[order], np.arange(circles.radius.size + 1))
    inner = _inside(flows, parent)
    for number in range(circles.radius.size):
        own = order[ends[number] : ends[number + 1]]
        if not own.size:
            continue
        earlier = None if previous is None else previous[own]
        centres, reach = _in_unit_disk(sizes[own], own, inner.get(number), earlier)
        x[own] = circles.x[number] + circles.radius[number] * centres[:, 0]
        y[own] = circles.y[number] + circles.radius[number] * centres[:, 1]
        radius[own] = circles.radius[number] * reach
    return Circles(x, y, radius)


def _in_unit_disk(
    sizes: Floats, own: Ids, flows: Flows | None, earlier: Floats | None
) -> tuple[Floats, Floats]:
    """Centres and radii of sibling circles inside a circle of radius 1."""
    if own.size == 1:
        return np.zeros((1, 2)), np.full(1, FILLED)
    share = np.sqrt(sizes / sizes.sum())
    closeness, flow = np.zeros((own.size, own.size)), np.zeros(own.size)
    if flows is not None:
        rows = np.full(int(max(flows.source.max(), flows.target.max(), own.max())) + 1, -1, np.int32)
        rows[own] = np.arange(own.size)
        closeness = closeness_of(flows, rows, own.size)
        ends = np.concatenate((rows[flows.source], rows[flows.target]))
        flow = flow + np.bincount(ends, np.tile(flows.weight, 2), own.size)
    strength = np.square(share) + flow / max(float(flow.sum()), 1e-300)
    centres = arrange(share, closeness, strength, earlier)
    middle_x, middle_y, reach = enclosing(centres, share * (1.0 + MARGIN / 2))
    scale = FILLED / reach
    return (centres - (middle_x, middle_y)) * scale, share * scale


def _inside(flows: Flows, parent: Ids) -> dict[int, Flows]:
    """Flows between siblings, by their parent."""
    kept = np.flatnonzero(parent[flows.source] == parent[flows.target])
    holder = parent[flows.source[kept]]
    order = kept[np.argsort(holder, kind="stable")]
    parents, first = np.unique(parent[flows.source[order]], return_index=True)
    groups = np.split(order, first[1:])
    return {
        int(number): Flows(
            flows.source[rows],
            flows.target[rows],
            flows.relations[rows],
            flows.weight[rows],
            flows.expected[rows],
        )
        for number, rows in zip(parents, groups, strict=False)
    }
