"""Where there is a core rather than communities: one dense group and those around it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.graph.network import Network
from tular.models import Floats, Ids


@dataclass(frozen=True, slots=True, eq=False)
class CorePeriphery:
    """`core` bool[n]; `fit` -1 … 1, the correlation of the folded simple graph with the ideal one.

    In the ideal one all pairs of the core are related, no pair of the periphery is, and pairs of one each
    are left out of account (Borgatti & Everett 2000, discrete model). Densities 0 … 1 are of the pairs
    within the core, between core and periphery, and within the periphery.
    """

    core: NDArray[np.bool_]
    fit: float
    core_density: float
    between_density: float
    periphery_density: float


def core_periphery(network: Network) -> CorePeriphery:
    """The core of best fit among the k accounts of greatest degree, k = 1 … n - 1, in O(n log n + m).

    For a given size, the accounts of greatest degree are the best core up to ties in degree-driven networks
    (Lip 2011, "A fast algorithm for the discrete core/periphery bipartitioning problem"). Weights are
    ignored.
    """
    rows = network.undirected
    degrees = rows.degrees()
    order = np.lexsort((np.arange(network.n), -degrees)).astype(np.int32)
    rank = np.empty(network.n, np.int32)
    rank[order] = np.arange(network.n, dtype=np.int32)
    inside = _inside_prefix(rows.offsets, rows.neighbours, order, rank)
    size = np.arange(1, network.n + 1, dtype=np.float64)
    touched = np.cumsum(degrees[order]) - inside
    fits = _fits(size, inside, rows.entries / 2.0 - touched, network.n)
    best = int(np.argmax(fits)) if network.n > 1 else 0
    core = rank <= best
    numbers = inside[best], touched[best] - inside[best], rows.entries / 2.0 - touched[best]
    return CorePeriphery(core, float(fits[best]), *_densities(best + 1, network.n, numbers))


def _fits(size: Floats, inside: Floats, outside: Floats, n: int) -> Floats:
    """Correlation of edges with "both ends in the core" over pairs within core and within periphery."""
    rest = n - size
    core_pairs, rest_pairs = size * (size - 1) / 2.0, rest * (rest - 1) / 2.0
    pairs = np.maximum(core_pairs + rest_pairs, 1.0)
    edge, core = (inside + outside) / pairs, core_pairs / pairs
    spread = edge * (1 - edge) * core * (1 - core)
    fits = np.full(size.size, -1.0)
    np.divide(inside / pairs - edge * core, np.sqrt(np.maximum(spread, 0.0)), out=fits, where=spread > 0)
    return fits


def _densities(core: int, n: int, edges: tuple[float, float, float]) -> tuple[float, float, float]:
    rest = n - core
    pairs = core * (core - 1) / 2, core * rest, rest * (rest - 1) / 2
    within, between, outside = (float(e) / max(p, 1) for e, p in zip(edges, pairs, strict=True))
    return within, between, outside


@njit(nogil=True, cache=True)
def _inside_prefix(offsets: NDArray[np.int64], neighbours: Ids, order: Ids, rank: Ids) -> Floats:
    """float64[n]: edges among the first k + 1 vertices of `order`, for every k."""
    inside, count = np.zeros(order.size), 0.0
    for k in range(order.size):
        v = order[k]
        for e in range(offsets[v], offsets[v + 1]):
            count += rank[neighbours[e]] < k
        inside[k] = count
    return inside
