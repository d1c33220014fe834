"""Are there communities at all? Modularity against random networks with the same degrees.

Guimerà, Sales-Pardo & Amaral 2004: random graphs have high modularity too, so that only the distance from
theirs says something.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.community.leiden import leiden
from tular.analytics.community.partition import Partition
from tular.analytics.community.rewiring import SWAPS_PER_EDGE, rewired
from tular.analytics.workers import each
from tular.graph.network import Network
from tular.models import Floats

SURPRISE = 3.0
"""Least z that lets communities be claimed."""


@dataclass(frozen=True, slots=True, eq=False)
class Significance:
    """Modularity of the network, and float64[samples] of the best partitions of random ones.

    `z` is the distance from their mean in standard deviations, `p` the one-sided Monte Carlo probability
    (1 + samples at least as modular) / (1 + samples), never below 1 / (1 + samples).
    """

    modularity: float
    null: Floats

    @property
    def z(self) -> float:
        spread = max(float(self.null.std(ddof=1)), 1e-12)
        return (self.modularity - float(self.null.mean())) / spread

    @property
    def p(self) -> float:
        return (1.0 + float((self.null >= self.modularity).sum())) / (1.0 + self.null.size)

    @property
    def communities(self) -> bool:
        """Whether the network has communities: more modular than every random one, by SURPRISE at least."""
        return self.z >= SURPRISE and self.modularity > float(self.null.max())

    def __str__(self) -> str:
        verdict = "communities" if self.communities else "no communities here"
        return (
            f"{verdict}: modularity {self.modularity:.3f}, random networks with the same degrees "
            f"{self.null.mean():.3f} ± {self.null.std(ddof=1):.3f} (z = {self.z:.1f}, p ≤ {self.p:.3f})"
        )


def significance(
    network: Network,
    partition: Partition,
    *,
    samples: int = 20,
    resolution: float = 1.0,
    seed: int = 0,
    swaps_per_edge: float = SWAPS_PER_EDGE,
    workers: int = 1,
) -> Significance:
    """Compare a modularity partition with Leiden's on `samples` rewired networks, on up to `workers` threads.

    The random ones are searched as hard as the real one was (its `resolution`, Leiden's defaults), and judged
    at resolution 1. Costs about samples · (swaps + Leiden); does not depend on `workers`.
    """
    network.undirected  # noqa: B018  built once, before the threads need it

    def sample(number: int) -> float:
        null = rewired(network, seed=seed + 7919 * (number + 1), swaps_per_edge=swaps_per_edge)
        found = leiden(null, resolution=resolution, seed=seed + number)
        return found.modularity

    return Significance(partition.modularity, np.array(each(sample, range(samples), workers)))
