"""A division of accounts into communities: the one type that every detection method returns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
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
    total = 2.0 * float(network.weight.sum())
    if total == 0.0:
        return 0.0
    count = int(membership.max()) + 1
    return inner_share(network, membership) - resolution * float(
        np.square(strength_by_community(network, membership, count) / total).sum()
    )


def inner_share(network: Network, membership: Ids) -> float:
    """Share of the relations' weight that stays inside a community ("coverage"), 0 … 1."""
    inside = membership[network.source] == membership[network.target]
    return float(network.weight[inside].sum() / network.weight.sum())


def strength_by_community(network: Network, membership: Ids, count: int) -> Floats:
    """float64[count]: volume of each community, its members' in- plus out-strength."""
    by_source = np.bincount(membership[network.source], network.weight, minlength=count)
    by_target = np.bincount(membership[network.target], network.weight, minlength=count)
    return np.asarray(by_source + by_target, np.float64)
