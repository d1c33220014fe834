"""How well a map keeps what the network says: neighbourhoods and distances, from a sample.

Neighbourhood preservation is that of Kruiger et al. 2017 (tsNET): of an account and its k neighbours in the
network, the share that the k nearest accounts on the map have in common with them (Jaccard). Stress is the
normalised one of Gansner, Koren & North 2004, with the scale that fits best.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import ArrayLike, NDArray
from scipy.spatial import cKDTree

from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

SAMPLE = 1_000
SOURCES = 20
MOST_NEIGHBOURS = 100
"""Busier accounts are not asked about: their neighbourhood is no neighbourhood on a plane."""
_VISITS = 4e7
"""Entries of rows read in all searches together."""


@dataclass(frozen=True, slots=True)
class MapQuality:
    """`neighbourhood` 0 … 1, higher is better; `expected` is what places given out by chance have. `stress` 0 … 1,
    lower is better. `accounts` and `pairs` were looked at; NaN where there was nothing to look at."""

    neighbourhood: float
    expected: float
    stress: float
    accounts: int
    pairs: int


def map_quality(network: Network, x: ArrayLike, y: ArrayLike, *, seed: int = 0) -> MapQuality:
    """Of a layout with `x`[n] and `y`[n]; SAMPLE accounts and the distances from SOURCES of them."""
    points = np.column_stack((np.asarray(x, np.float64), np.asarray(y, np.float64)))
    rng, rows = np.random.default_rng(seed), network.undirected
    degrees = rows.degrees()
    eligible = np.flatnonzero((degrees > 0) & (degrees <= MOST_NEIGHBOURS))
    asked = rng.permutation(eligible)[:SAMPLE]
    kept = [_jaccard(rows.row(v), near) for v, near in _nearest(points, asked, degrees)]
    searches = max(2, min(SOURCES, int(_VISITS / max(rows.entries, 1))))
    related = np.flatnonzero(degrees > 0)
    graph, plane = _distances(
        network, points, rng.permutation(related)[:searches], rng.permutation(related)[:SAMPLE]
    )
    chance = degrees[asked] / max(network.n - 1, 1)
    return MapQuality(
        neighbourhood=float(np.mean(kept)) if kept else float("nan"),
        expected=float(np.mean(chance / (2.0 - chance))) if kept else float("nan"),
        stress=_stress(graph, plane),
        accounts=len(kept),
        pairs=graph.size,
    )


def _nearest(
    points: Floats, asked: NDArray[np.int64], degrees: NDArray[np.int64]
) -> list[tuple[int, NDArray[np.int64]]]:
    """Each asked account with as many nearest accounts as it has neighbours."""
    if not asked.size:
        return []
    most = int(degrees[asked].max()) + 1
    _, near = cKDTree(points).query(points[asked], k=min(most, len(points)))
    return [
        (v, row[row != v][: degrees[v]]) for v, row in zip(asked.tolist(), np.atleast_2d(near), strict=True)
    ]


def _jaccard(neighbours: Ids, near: NDArray[np.int64]) -> float:
    common = np.intersect1d(neighbours, near).size
    return common / (neighbours.size + near.size - common)


def _distances(
    network: Network, points: Floats, sources: NDArray[np.int64], targets: NDArray[np.int64]
) -> tuple[Floats, Floats]:
    """Of all pairs that are joined by a path: steps on the network, distance on the map."""
    rows = network.undirected
    graph, plane = [np.empty(0)], [np.empty(0)]
    for source in sources.tolist():
        steps = _steps_from(rows.offsets, rows.neighbours, source)[targets]
        reached = steps > 0
        graph.append(steps[reached].astype(np.float64))
        plane.append(np.hypot(*(points[targets[reached]] - points[source]).T))
    return np.concatenate(graph), np.concatenate(plane)


def _stress(graph: Floats, plane: Floats) -> float:
    """Mean over pairs of ((graph - scale · plane) / graph)², with the scale that makes it least."""
    if not graph.size or not plane.any():
        return float("nan")
    ratio = plane / graph
    scale = ratio.sum() / np.square(ratio).sum()
    return float(np.square(1.0 - scale * ratio).mean())


@njit(nogil=True, cache=True)
def _steps_from(offsets: Offsets, neighbours: Ids, source: int) -> Ids:
    """int32[n]: relations on a shortest path from the source, either direction; -1 where there is none."""
    steps = np.full(offsets.size - 1, -1, np.int32)
    queue = np.empty(offsets.size - 1, np.int32)
    steps[source], queue[0], at, end = 0, source, 0, 1
    while at < end:
        v = queue[at]
        at += 1
        for e in range(offsets[v], offsets[v + 1]):
            if steps[neighbours[e]] < 0:
                steps[neighbours[e]] = steps[v] + 1
                queue[end] = neighbours[e]
                end += 1
    return steps
