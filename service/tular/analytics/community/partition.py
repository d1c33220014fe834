"""A division of accounts into communities: the one type that every detection method returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike

from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class Partition:
    """`membership[i]` is the community of vertex i: 0 … count - 1, by falling size, ties by smallest member.

    `modularity` is that of the folded graph (directions dropped, weights of both directions added) at
    resolution 1, whatever `method` optimised, so that partitions of one network compare; `quality` is what
    was optimised.
    """

    membership: Ids
    modularity: float
    method: str
    quality: float
    resolution: float | None = None
    seed: int | None = None
    iterations: int | None = None
    milliseconds: float = 0.0
    parts: Ids | None = None
    """int32[n], nested in `membership`: what a second look offers as the level below; None: nothing."""

    @property
    def count(self) -> int:
        return int(self.membership.max()) + 1 if self.membership.size else 0

    @property
    def sizes(self) -> Ids:
        """int32[count]: members of each community, falling."""
        return np.bincount(self.membership, minlength=self.count).astype(np.int32)


def number_by_size(labels: ArrayLike) -> Ids:
    """Renumber any integer labels[n] to int32[n] 0 … k - 1 by falling size, ties by smallest member."""
    labels = np.asarray(labels)
    if labels.size == 0:
        return np.empty(0, np.int32)
    _, first, dense, sizes = np.unique(labels, return_index=True, return_inverse=True, return_counts=True)
    number = np.empty(sizes.size, np.int32)
    number[np.lexsort((first, -sizes))] = np.arange(sizes.size, dtype=np.int32)
    return number[dense]


def modularity(network: Network, membership: Ids, *, resolution: float = 1.0) -> float:
    """Modularity of membership[n] on the folded graph (Newman & Girvan 2004), 0 without relations.

    Folded: weight{u, v} = weight(u → v) + weight(v → u). Sums over relations, so no folded copy is made.
    """
    count = int(membership.max(initial=-1)) + 1
    inner, volumes = _volumes(network.source, network.target, network.weight, membership, count)
    total = float(volumes.sum())
    if total == 0.0:
        return 0.0
    return 2.0 * float(inner.sum()) / total - resolution * float(np.square(volumes / total).sum())


def shares(network: Network, membership: Ids, *, resolution: float = 1.0) -> Floats:
    """float64[count]: what each community adds to modularity; their sum is `modularity`."""
    count = int(membership.max(initial=-1)) + 1
    inner, volumes = _volumes(network.source, network.target, network.weight, membership, count)
    total = max(float(volumes.sum()), 1e-300)
    return np.asarray(2.0 * inner / total - resolution * np.square(volumes / total), np.float64)


@njit(nogil=True, cache=True)
def _volumes(source: Ids, target: Ids, weight: Floats, membership: Ids, count: int) -> tuple[Floats, Floats]:
    """Weight inside each community, and its volume; without the GIL, since seeds are judged side by side."""
    inner, volumes = np.zeros(count), np.zeros(count)
    for e in range(source.size):
        a, b = membership[source[e]], membership[target[e]]
        volumes[a] += weight[e]
        volumes[b] += weight[e]
        if a == b:
            inner[a] += weight[e]
    return inner, volumes
