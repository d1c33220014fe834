"""Which communities are taken apart for good, and which are only offered as a level below.

A second look (`separable`) finds parts below modularity's resolution limit. On networks whose communities are small
that is where the truth is and costs next to nothing, since merging small groups gains next to nothing (Fortunato &
Barthélemy 2007). On real networks it takes communities to pieces that modularity saw rightly: there a part has much
to do with the rest of its community, and the price is high. So the parts must prove themselves by both.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.community.hierarchy import holders
from tular.analytics.community.partition import Partition, modularity, number_by_size, shares
from tular.analytics.community.separable import split_separable
from tular.graph.network import Network
from tular.models import Floats, Ids

KEPT_INSIDE = 0.9
"""Least share of a part's relations within its community that stay inside the part."""
PRICE = 0.002
"""Most of the quality found that all divisions together may cost."""


@dataclass(frozen=True, slots=True, eq=False)
class SecondLook:
    """`parts` int32[n]: everything the second look would take apart, nested in the partition that it looked at.

    One entry a community of that partition: `count` of its parts, its `share` of modularity and what of it dividing
    would `cost`, and `apart`, whether each of its parts keeps KEPT_INSIDE of its relations to itself.
    """

    parts: Ids
    count: NDArray[np.int64]
    share: Floats
    cost: Floats
    apart: NDArray[np.bool_]


def look_again(network: Network, found: Partition, *, resolution: float = 1.0, seed: int = 0) -> Partition:
    """`found` with the communities divided that the evidence lets be: all parts keep KEPT_INSIDE of their relations,
    and together they cost at most PRICE of modularity at `resolution`, those first that lose least of their own.
    `method` states the evidence; what else could be divided is in `parts`, the level below. O(n + m) beside the
    second look itself.
    """
    look = second_look(network, found, resolution=resolution, seed=seed)
    divided = _divided(look)
    apart = np.where(divided[found.membership], look.parts + found.count, found.membership)
    membership = number_by_size(apart) if divided.any() else found.membership
    return replace(
        found,
        membership=membership,
        modularity=modularity(network, membership),
        quality=modularity(network, membership, resolution=resolution),
        method=f"{found.method}; {_evidence(look, divided)}",
        parts=look.parts if (look.count[~divided] > 1).any() else None,
    )


def second_look(network: Network, found: Partition, *, resolution: float = 1.0, seed: int = 0) -> SecondLook:
    """What the second look would divide, and what speaks for it."""
    parts = split_separable(network, found, seed=seed).membership
    holder = holders(parts, found.membership)
    before = shares(network, found.membership, resolution=resolution)
    after = np.bincount(holder, shares(network, parts, resolution=resolution), minlength=found.count)
    edges = network.source, network.target, network.weight
    kept = _kept_inside(*edges, found.membership, parts, holder.size)
    least = np.ones(found.count)
    np.minimum.at(least, holder, kept)
    return SecondLook(
        parts, np.bincount(holder, minlength=found.count), before, before - after, least >= KEPT_INSIDE
    )


def _divided(look: SecondLook) -> NDArray[np.bool_]:
    """bool[communities]: those that lose least of their own modularity first, as long as PRICE lasts."""
    candidates = np.flatnonzero(look.apart & (look.count > 1))
    lost = look.cost[candidates] / np.maximum(look.share[candidates], 1e-300)
    order = candidates[np.argsort(lost, kind="stable")]
    divided = np.zeros(look.count.size, np.bool_)
    divided[order[np.cumsum(look.cost[order]) <= PRICE * max(float(look.share.sum()), 0.0)]] = True
    return divided


@njit(nogil=True, cache=True)
def _kept_inside(source: Ids, target: Ids, weight: Floats, membership: Ids, parts: Ids, count: int) -> Floats:
    """Share of each part's relations within its community that have both ends in the part; 1 without any."""
    inside, volume = np.zeros(count), np.zeros(count)
    for e in range(source.size):
        a, b = source[e], target[e]
        if membership[a] == membership[b]:
            first, second = parts[a], parts[b]
            volume[first] += weight[e]
            volume[second] += weight[e]
            if first == second:
                inside[first] += 2.0 * weight[e]
    return np.where(volume > 0.0, inside / np.maximum(volume, 1e-300), 1.0)


def _evidence(look: SecondLook, divided: NDArray[np.bool_]) -> str:
    """What was divided and why, in words."""
    candidates = look.count > 1
    if not candidates.any():
        return "a second look below the resolution limit finds nothing to divide"

    def priced(which: NDArray[np.bool_]) -> str:
        return f"{float(look.cost[which].sum()) / max(float(look.share.sum()), 1e-300):.2%} of modularity"

    told = [f"a second look could divide {candidates.sum():,} of {look.count.size:,} communities"]
    if divided.any():
        told.append(
            f"it divides {divided.sum():,} into {look.count[divided].sum():,}, which keep {KEPT_INSIDE:.0%} of their "
            f"relations and cost {priced(divided)}"
        )
    left = candidates & ~divided
    if left.any():
        told.append(
            f"{left.sum():,} stay whole, as their {look.count[left].sum():,} parts keep less or cost too much "
            f"({priced(left)}): they are the level below"
        )
    return ", ".join(told)
