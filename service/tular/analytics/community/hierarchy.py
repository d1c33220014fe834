"""Communities within communities: coarse to fine in one run, each level nested in the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numba import njit

from tular.analytics.community.leiden import leiden, null_model, optimise, starting_labels
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.compressed import CompressedRows, Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

RESOLUTIONS = (1.0, 3.0, 9.0)
SECOND_LOOK = "a second look below the resolution limit"


@dataclass(frozen=True, slots=True, eq=False)
class Hierarchy:
    """`levels` from coarse to fine. `parents[l]` int32: for each community of level l + 1 the one of level l
    that holds all of its members."""

    levels: tuple[Partition, ...]
    parents: tuple[Ids, ...]


def hierarchy(
    network: Network,
    *,
    resolutions: Sequence[float] = RESOLUTIONS,
    seed: int = 0,
    iterations: int = 10,
    top: Partition | None = None,
    smallest: int = 1,
    starts: Sequence[Ids] = (),
    below: Ids | None = None,
) -> Hierarchy:
    """Leiden at the first resolution (or `top`), then at each higher one inside the communities found so far.

    The null model stays that of the whole network; only relations inside a community can join accounts, which
    makes every level nested. Parts of fewer than `smallest` accounts stay with the largest part beside them. A level
    that divides nothing is left out. The search of each level below the first begins from the parts in `starts`,
    int[n], as far as there are any (negative: in none yet). `below` int32[n], nested in `top`, is a level that is
    known already, between the first and those that are searched. Rising `resolutions`; cost: about one Leiden run a
    level.
    """
    levels = [top or leiden(network, resolution=resolutions[0], seed=seed, iterations=iterations)]
    parents: list[Ids] = []
    if below is not None:
        levels.append(_known(network, below, SECOND_LOOK))
        parents.append(holders(below, levels[0].membership))
    for resolution in resolutions[1:]:
        start = starts[len(parents)] if len(parents) < len(starts) else None
        finer = _refined(network, levels[-1], resolution, seed, iterations, smallest, start)
        if finer.count > levels[-1].count:
            parents.append(holders(finer.membership, levels[-1].membership))
            levels.append(finer)
    return Hierarchy(tuple(levels), tuple(parents))


def nested(network: Network, top: Partition, finer: Sequence[Ids]) -> Hierarchy:
    """The hierarchy of `top` and levels that are known: int[n] each, nested in the one before."""
    levels = [top, *(_known(network, number_by_size(labels), "known") for labels in finer)]
    pairs = zip(levels[1:], levels, strict=False)
    return Hierarchy(
        tuple(levels), tuple(holders(fine.membership, coarse.membership) for fine, coarse in pairs)
    )


def _known(network: Network, membership: Ids, method: str) -> Partition:
    value = modularity(network, membership)
    return Partition(membership, value, method, quality=value)


def holders(fine: Ids, coarse: Ids) -> Ids:
    """int32[communities of `fine`]: the community of `coarse` of their members."""
    parent = np.zeros(int(fine.max(initial=-1)) + 1, np.int32)
    parent[fine] = coarse
    return parent


def inside(rows: CompressedRows, membership: Ids) -> CompressedRows:
    """Only the entries whose both ends are in one community."""
    return CompressedRows(*_inside(rows.offsets, rows.neighbours, rows.weights, membership))


def _refined(
    network: Network,
    coarse: Partition,
    resolution: float,
    seed: int,
    iterations: int,
    smallest: int,
    start: Ids | None,
) -> Partition:
    size, gamma = null_model(network.undirected, "modularity", resolution)
    labels = _begun(coarse, start)
    done = optimise(inside(network.undirected, coarse.membership), size, gamma, labels, seed, iterations)
    membership = without_small(number_by_size(labels), coarse.membership, smallest)
    return Partition(
        membership,
        modularity(network, membership),
        f"Leiden inside coarser communities, modularity, resolution {resolution:g}",
        quality=modularity(network, membership, resolution=resolution),
        resolution=resolution,
        seed=seed,
        iterations=done,
    )


def _begun(coarse: Partition, start: Ids | None) -> Ids:
    """Everybody alone, or in the parts of `start`, cut where they leave a community of `coarse`."""
    if start is None:
        return np.arange(coarse.membership.size, dtype=np.int32)
    parts = coarse.membership.astype(np.int64) * (int(start.max(initial=0)) + 1) + start
    return starting_labels(start.size, np.where(start >= 0, parts, -1), seed=0)


def without_small(labels: Ids, membership: Ids, smallest: int) -> Ids:
    """Parts below `smallest` join the largest part of their community (parts are numbered by falling
    size)."""
    parent = holders(labels, membership)
    sizes = np.bincount(labels)
    largest = np.full(int(parent.max(initial=-1)) + 1, labels.size, np.int32)
    np.minimum.at(largest, parent, np.arange(sizes.size, dtype=np.int32))
    kept = np.where(sizes >= smallest, np.arange(sizes.size, dtype=np.int32), largest[parent])
    return number_by_size(kept[labels])


@njit(nogil=True, cache=True)
def _inside(
    offsets: Offsets, neighbours: Ids, weights: Floats, membership: Ids
) -> tuple[Offsets, Ids, Floats]:
    kept = np.zeros(offsets.size, np.int64)
    for v in range(offsets.size - 1):
        for e in range(offsets[v], offsets[v + 1]):
            kept[v + 1] += membership[neighbours[e]] == membership[v]
    kept = np.cumsum(kept)
    near, weight, place = np.empty(kept[-1], np.int32), np.empty(kept[-1]), 0
    for v in range(offsets.size - 1):
        for e in range(offsets[v], offsets[v + 1]):
            if membership[neighbours[e]] == membership[v]:
                near[place], weight[place] = neighbours[e], weights[e]
                place += 1
    return kept, near, weight
