"""Are there communities at all? Modularity against random networks with the same degrees (and strengths, see
`rewiring`).

Guimerà, Sales-Pardo & Amaral 2004: random graphs have high modularity too, so that only the distance from
theirs says something. Every network, the real one too, is searched once: the best of several searches of the
real one beside single ones of the random would find communities in chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tular.analytics.community.leiden import leiden
from tular.analytics.community.rewiring import SWAPS_PER_EDGE, keeps_strengths, rewired
from tular.analytics.workers import each
from tular.graph.network import Network
from tular.models import Floats

SURPRISE = 3.0
"""Least z that lets communities be claimed."""
ALIKE = 1e-6
"""Random networks that differ by less than this do not vary: what is left is rounding."""
BEYOND_DEGREES = 1.25
"""How much more modular than its degrees alone a network must be to be called divided without a test."""


@dataclass(frozen=True, slots=True, eq=False)
class Significance:
    """What one search reaches: modularity of the network, and float64[samples] of random ones, which have the same
    degrees and, if `strengths`, about the same strengths.

    `z` is the distance from their mean in standard deviations, None where they are all alike; `p` the one-sided Monte
    Carlo probability (1 + samples at least as modular) / (1 + samples), never below 1 / (1 + samples).
    """

    modularity: float
    null: Floats
    strengths: bool = False

    @property
    def kept(self) -> str:
        """What random networks share with the real one."""
        return "degrees and strengths" if self.strengths else "degrees"

    @property
    def z(self) -> float | None:
        return standard_score(self.modularity, self.null)

    @property
    def p(self) -> float:
        return (1.0 + float((self.null >= self.modularity).sum())) / (1.0 + self.null.size)

    @property
    def communities(self) -> bool:
        """Whether the network has communities: more modular than every random one, by SURPRISE at least."""
        surprising = self.z is None or self.z >= SURPRISE
        return surprising and self.modularity > float(self.null.max()) + ALIKE

    def __str__(self) -> str:
        verdict = "communities" if self.communities else "no communities here"
        least = f", the least {self.null.size} can show" if self.modularity > self.null.max() else ""
        null = f"{self.null.mean():.3f} ± {self.null.std(ddof=1):.3f}"
        distance = "which are all alike" if self.z is None else f"z = {self.z:.1f}"
        return (
            f"{verdict}: one search reaches modularity {self.modularity:.3f}, in random networks with these "
            f"{self.kept} {null} ({distance}, p ≤ {self.p:.3f}{least})"
        )


def standard_score(value: float, null: Floats) -> float | None:
    """Distance from the mean of `null` in its standard deviations; None where it does not vary."""
    spread = float(null.std(ddof=1))
    return None if spread < ALIKE else (value - float(null.mean())) / spread


def modularity_of_degrees(network: Network) -> float:
    """About what random networks with these degrees reach: 0.97 ⟨√k⟩ / ⟨k⟩ (Reichardt & Bornholdt 2007, Phys. Rev. E
    76, 015102), k of the folded network without weights. An estimate: sparse ones reach a fifth more. O(n)."""
    degrees = network.undirected.degrees()
    mean = float(degrees.mean()) if degrees.size else 0.0
    return min(1.0, 0.97 * float(np.sqrt(degrees).mean()) / mean) if mean else 0.0


def beyond_degrees(network: Network, modularity: float) -> bool:
    """Whether the network is divided more than its degrees alone explain: for where it is not tested."""
    return modularity > BEYOND_DEGREES * modularity_of_degrees(network)


def significance(
    network: Network,
    *,
    samples: int = 20,
    resolution: float = 1.0,
    seed: int = 0,
    swaps_per_edge: float = SWAPS_PER_EDGE,
    workers: int = 1,
) -> Significance:
    """Compare Leiden's modularity of the network with that of `samples` rewired ones, on up to `workers` threads.

    All are searched alike, once, from single accounts (`resolution`, Leiden's defaults), and judged at resolution 1:
    where the network is itself random, `p` is uniform. Costs about samples · (swaps + Leiden); does not depend on
    `workers`.
    """
    strengths = keeps_strengths(network)

    def reached(number: int) -> float:
        """Of random network `number`, or of the real one, which comes after them."""
        real = number == samples
        null = seed + 7919 * (number + 1)
        searched = (
            network
            if real
            else rewired(network, seed=null, swaps_per_edge=swaps_per_edge, strengths=strengths)
        )
        return leiden(searched, resolution=resolution, seed=seed + number).modularity

    *null, modularity = each(reached, range(samples + 1), workers)
    return Significance(modularity, np.array(null), strengths)
