"""Networks with known communities, in the manner of Lancichinetti, Fortunato & Radicchi 2008, by array
operations.

Degrees and community sizes follow power laws; of each vertex's half-edges the share `mixing` is matched with
anybody's, the others within its community (a configuration model in both cases, self-loops and repetitions
dropped). A million edges take about a second.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from tular.graph.network import Network

Array = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Planted:
    network: Network
    truth: Array
    """int64[n]: the community each vertex was planted in."""


def planted(
    n: int = 2000,
    *,
    mean_degree: float = 16.0,
    mixing: float = 0.2,
    smallest: int = 30,
    largest: int = 300,
    seed: int = 0,
) -> Planted:
    rng = np.random.default_rng(seed)
    truth = rng.permutation(np.repeat(*_numbered(_community_sizes(rng, n, smallest, largest))))
    degree = _power_law(rng, n, 2.5, 1.0, n**0.5)
    degree = np.maximum(1, np.round(degree * mean_degree / degree.mean())).astype(np.int64)
    outside = rng.binomial(degree, mixing)
    inner = _matched(rng, np.repeat(np.arange(n), degree - outside), truth)
    outer = _matched(rng, np.repeat(np.arange(n), outside), np.zeros(n, np.int64))
    source, target = np.concatenate((inner, outer), axis=1)
    low, high = np.minimum(source, target), np.maximum(source, target)
    pairs = np.unique(low[low != high] * n + high[low != high])
    return Planted(Network.from_edges(n, pairs // n, pairs % n), truth)


def _numbered(sizes: Array) -> tuple[Array, Array]:
    return np.arange(sizes.size), sizes


def _community_sizes(rng: np.random.Generator, n: int, smallest: int, largest: int) -> Array:
    """Sizes by a power law of exponent 1.5 that add up to n; the last takes the rest."""
    sizes = _power_law(rng, n // smallest + 2, 1.5, smallest, largest).astype(np.int64)
    kept = sizes[: int(np.searchsorted(sizes.cumsum(), n))]
    rest = n - int(kept.sum())
    return np.append(kept, rest)


def _power_law(
    rng: np.random.Generator, n: int, exponent: float, low: float, high: float
) -> NDArray[np.float64]:
    a, b = low ** (1.0 - exponent), high ** (1.0 - exponent)
    return (a + (b - a) * rng.random(n)) ** (1.0 / (1.0 - exponent))


def _matched(rng: np.random.Generator, stubs: Array, group: Array) -> Array:
    """[2, pairs]: half-edges paired at random inside their group."""
    order = np.lexsort((rng.random(stubs.size), group[stubs]))
    stubs = stubs[order]
    whole = stubs.size // 2 * 2
    pairs = stubs[:whole].reshape(-1, 2)
    return pairs[group[pairs[:, 0]] == group[pairs[:, 1]]].T


def divided_camps(seed: int) -> nx.Graph:
    """Two camps of 240 that rarely meet, each of four communities of 60."""
    camp = np.kron(np.eye(2), np.ones((4, 4)))
    densities = np.where(np.eye(8) > 0, 0.2, np.where(camp > 0, 0.02, 0.0015))
    return nx.stochastic_block_model([60] * 8, densities, seed=seed)
