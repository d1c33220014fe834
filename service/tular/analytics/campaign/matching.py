"""Comparison groups: for accounts of interest, others like them in what can be known before anything happened."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from scipy.stats import t as student

from tular.analytics.diffusion.interval import LEVEL, Interval
from tular.models import Floats, Ids

NEIGHBOURS = 16
Rows = NDArray[np.intp]


def similar(features: Floats, wanted: Floats, pool: Rows, count: int) -> Rows:
    """The `count` rows of `pool` whose features are nearest to `wanted` [features], by distance in standard
    deviations of the pool; ties by row."""
    scale = features[pool].std(axis=0)
    scale[scale == 0] = 1.0
    distance = (((features[pool] - wanted) / scale) ** 2).sum(axis=1)
    return pool[np.lexsort((pool, distance))[:count]]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Row `treated[i]` is compared with row `control[i]`; nobody is used twice. `unmatched`: treated without a
    pair."""

    treated: Rows
    control: Rows
    unmatched: int


def matched_pairs(features: Floats, group: Ids, treated: Rows, pool: Rows, *, caliper: float = 0.5) -> Pairs:
    """One control for each treated row, of the same `group` (community) and nearest in `features`, at most `caliper`
    standard deviations away; without replacement, in the order of rows (Rubin 1973: nearest available matching).

    Features must be known before the treatment, and must not be the outcome: matching on it makes changes where none
    are, by regression to the mean.
    """
    scale = features.std(axis=0)
    scaled = features / np.where(scale == 0, 1.0, scale)
    found: list[tuple[int, int]] = []
    for number in np.unique(group[treated]).tolist():
        ours, theirs = treated[group[treated] == number], pool[group[pool] == number]
        if theirs.size:
            found += _nearest(scaled, ours, theirs, caliper)
    pairs = np.array(found, np.intp).reshape(-1, 2)
    return Pairs(pairs[:, 0], pairs[:, 1], int(treated.size - pairs.shape[0]))


def _nearest(scaled: Floats, ours: Rows, theirs: Rows, caliper: float) -> list[tuple[int, int]]:
    """In order of rows, the nearest that is still free among each one's nearest."""
    distances, places = cKDTree(scaled[theirs]).query(scaled[ours], k=min(NEIGHBOURS, theirs.size))
    shape = (ours.size, -1)
    used = np.zeros(theirs.size, bool)
    pairs = []
    near_ones, far_ones = np.reshape(places, shape), np.reshape(distances, shape)
    for row, near, far in zip(ours.tolist(), near_ones, far_ones, strict=True):
        free = near[(far <= caliper) & ~used[near]]
        if free.size:
            used[free[0]] = True
            pairs.append((row, int(theirs[free[0]])))
    return pairs


@dataclass(frozen=True, slots=True)
class Difference:
    """`treated`, `control`: mean change an account of each side. `difference` of the two, with its interval."""

    treated: float
    control: float
    difference: Interval
    pairs: int

    @property
    def shown(self) -> bool:
        """Whether the interval leaves out 0: only then may a difference be claimed."""
        return self.difference.low > 0 or self.difference.high < 0


def difference_in_differences(
    before: Floats,
    after: Floats,
    pairs: Pairs,
    *,
    days: tuple[float, float] = (1.0, 1.0),
    level: float = LEVEL,
) -> Difference:
    """How much more the treated changed than their controls, in events a day and account; paired t interval.

    `before`, `after` float64[accounts]: events of each account in `days` of each time. nan with fewer than two pairs.
    """
    change = after / days[1] - before / days[0]
    ours, theirs = change[pairs.treated], change[pairs.control]
    each = ours - theirs
    if each.size < 2:
        return Difference(np.nan, np.nan, Interval(np.nan, np.nan, np.nan), int(each.size))
    width = float(student.ppf((1 + level) / 2, each.size - 1) * each.std(ddof=1) / np.sqrt(each.size))
    mean = float(each.mean())
    return Difference(
        float(ours.mean()), float(theirs.mean()), Interval(mean, mean - width, mean + width), int(each.size)
    )
