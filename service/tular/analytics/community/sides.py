"""The two sides a network falls into: communities merged until two are left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from tular.analytics.community.partition import Partition
from tular.graph.network import Network
from tular.models import Floats

Sides = NDArray[np.int8]
NEITHER = -1
_MERGED = 200
"""Only the largest communities are merged; smaller ones are on neither side."""


def two_sides(network: Network, partition: Partition) -> Sides:
    """int8[n]: 0 for the larger side, 1 for the other, NEITHER for communities outside the largest
    connected part.

    The pair of related communities whose merger raises modularity most (or lowers it least) is merged, as in
    Clauset, Newman & Moore 2004, until two are left. Side 1 is empty where that part is one community.
    """
    count = min(partition.count, _MERGED)
    shares = _shares(network, partition, count)
    group = _merged_to_two(shares, partition.sizes[:count].astype(np.float64))
    sides = np.full(partition.count, NEITHER, np.int8)
    sides[:count] = group
    return np.asarray(sides[partition.membership], np.int8)


def _shares(network: Network, partition: Partition, count: int) -> Floats:
    """[count, count] symmetric: share of all folded weight between (and, twice, inside) communities."""
    a, b = partition.membership[network.source], partition.membership[network.target]
    kept = (a < count) & (b < count)
    flat = a[kept].astype(np.int64) * count + b[kept]
    weight = np.bincount(flat, network.weight[kept], minlength=count * count).reshape(count, count)
    shares: Floats = (weight + weight.T) / max(2.0 * float(network.weight.sum()), 1e-300)
    return shares


def _merged_to_two(shares: Floats, sizes: Floats) -> Sides:
    """int8[count]: side of each community."""
    part = _largest_part(shares, sizes)
    group = np.where(part, np.arange(sizes.size), NEITHER)
    e = np.where(part[:, None] & part, shares, 0.0)
    e /= max(float(e.sum()), 1e-300)  # what is apart from the largest part has no say in it
    for _ in range(int(part.sum()) - 2):
        kept, gone = _best_merger(e)
        e[kept] += e[gone]
        e[:, kept] += e[:, gone]
        e[gone] = e[:, gone] = 0.0
        group[group == gone] = kept
    names = np.unique(group[group >= 0])
    larger = sorted(names.tolist(), key=lambda one: -float(sizes[group == one].sum()))
    sides = np.full(sizes.size, NEITHER, np.int8)
    for side, one in enumerate(larger):
        sides[group == one] = side
    return sides


def _best_merger(e: Floats) -> tuple[int, int]:
    strength = e.sum(axis=1)
    gain = np.where(e > 0, e - np.outer(strength, strength), -np.inf)
    np.fill_diagonal(gain, -np.inf)
    kept, gone = np.unravel_index(int(gain.argmax()), gain.shape)
    return int(kept), int(gone)


def _largest_part(shares: Floats, sizes: Floats) -> NDArray[np.bool_]:
    """Communities in the connected part with most members."""
    part = connected_components(csr_array(shares), directed=False)[1]
    largest = int(np.bincount(part, sizes).argmax()) if sizes.size else 0
    return np.equal(part, largest)
