"""Closeness and harmonic centrality: how few steps everybody else is away, along the arrows.

Sixty-four breadth-first searches walk together, one bit each (Then et al. 2014, "The More the Merrier:
Efficient Multi-Source Graph Traversal"); of a vertex only the number of searches that arrive at each distance
is needed."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.centrality.clustering import share
from tular.analytics.scores import Scores, scores_since
from tular.analytics.workers import each
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids

BITS = 64
EXACT_UP_TO = 20_000_000_000
"""Exact while accounts x relations is at most this: seconds."""
SAMPLES = 1024
"""Sources drawn where it is not."""
GROUPS = 16
"""Parts the sources are dealt into, whatever the number of workers."""
CONFIDENCE = 0.95
Bits = NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Distances:
    """Per vertex, over the sources that reach it along the arrows (itself excluded): how many, the sum of
    their distances and the sum of 1 / distance. `sources` of `n` were searched from."""

    reached: Floats
    sum: Floats
    harmonic: Floats
    sources: int


def closeness_and_harmonic(
    network: Network,
    *,
    samples: int = SAMPLES,
    seed: int = 0,
    workers: int = 1,
    exact_up_to: int = EXACT_UP_TO,
) -> tuple[Scores, Scores]:
    """Both 0 … 1 and raised by incoming relations; exact when n·m ≤ `exact_up_to`, else from `samples`
    sources.

    Closeness is Wasserman & Faust's (1994, p. 201): r/(n - 1) · r/Σd with r others that reach the account at
    distances d. Harmonic is Σ 1/d / (n - 1) (Marchiori & Latora 2000). Sampling: Eppstein & Wang 2004, "Fast
    approximation of centrality"; the harmonic `error_bound` is Hoeffding's, for one account, with probability
    0.95.

    O(n·m / 64): 64 sources at once.
    """
    start = time.perf_counter()
    found = _measure(network, _draw(network, samples, seed, exact_up_to), workers)
    others = max(network.n - 1, 1)
    exact = found.sources == network.n
    scale = 1.0 if exact else network.n / found.sources
    method = "exact" if exact else f"estimate from {found.sources} sampled sources (seed {seed})"
    method += ", 64 searches at once"
    closeness = share(found.reached * found.reached * scale, found.sum * others)
    bound = None if exact else float(np.sqrt(np.log(2.0 / (1.0 - CONFIDENCE)) / (2.0 * found.sources)))
    return (
        scores_since(start, np.minimum(closeness, 1.0), method, iterations=found.sources),
        scores_since(
            start,
            np.minimum(found.harmonic * scale / others, 1.0),
            method,
            iterations=found.sources,
            error_bound=bound,
        ),
    )


def _draw(network: Network, samples: int, seed: int, exact_up_to: int) -> Ids:
    if network.n * network.m <= exact_up_to or samples >= network.n:
        return np.arange(network.n, dtype=np.int32)
    chosen = np.random.default_rng(seed).choice(network.n, samples, replace=False)
    return np.sort(chosen).astype(np.int32)


def _measure(network: Network, sources: Ids, workers: int) -> Distances:
    size = BITS * max(1, -(-sources.size // (BITS * GROUPS)))
    groups = [sources[begin : begin + size] for begin in range(0, sources.size, size)]
    rows = network.incoming
    parts = each(lambda group: _distances(rows.offsets, rows.neighbours, group), groups, workers)
    total = np.zeros((3, network.n))
    for part in parts:
        total += part
    return Distances(total[0], total[1], total[2], int(sources.size))


@njit(nogil=True, cache=True)
def _distances(offsets: Offsets, neighbours: Ids, sources: Ids) -> Floats:
    n = offsets.size - 1
    sums = np.zeros((3, n))
    unseen, frontier, following = np.empty(n, np.uint64), np.empty(n, np.uint64), np.empty(n, np.uint64)
    for begin in range(0, sources.size, BITS):
        batch = sources[begin : begin + BITS]
        unseen[:] = np.uint64(0xFFFFFFFFFFFFFFFF) >> np.uint64(BITS - batch.size)
        frontier[:] = 0
        for bit in range(batch.size):
            frontier[batch[bit]] |= np.uint64(1) << np.uint64(bit)
            unseen[batch[bit]] &= ~(np.uint64(1) << np.uint64(bit))
        distance = 1
        while _step(offsets, neighbours, unseen, frontier, following, distance, sums):
            frontier, following = following, frontier
            distance += 1
    return sums


@njit(nogil=True, cache=True)
def _step(
    offsets: Offsets,
    neighbours: Ids,
    unseen: Bits,
    frontier: Bits,
    following: Bits,
    distance: int,
    sums: Floats,
) -> bool:
    """Every vertex collects the searches that stand at its in-neighbours; true if any search went on."""
    moved = False
    for vertex in range(unseen.size):
        wanted = unseen[vertex]
        met = np.uint64(0)
        if wanted:
            for entry in range(offsets[vertex], offsets[vertex + 1]):
                met |= frontier[neighbours[entry]]
                if met & wanted == wanted:
                    break
            met &= wanted
        following[vertex] = met
        if met:
            moved = True
            unseen[vertex] = wanted & ~met
            count = _ones(met)
            sums[0, vertex] += count
            sums[1, vertex] += count * distance
            sums[2, vertex] += count / distance
    return moved


@njit(nogil=True, cache=True)
def _ones(bits: np.uint64) -> float:
    """How many bits are set; the compiler knows this pattern as one instruction."""
    bits -= (bits >> np.uint64(1)) & np.uint64(0x5555555555555555)
    bits = (bits & np.uint64(0x3333333333333333)) + ((bits >> np.uint64(2)) & np.uint64(0x3333333333333333))
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return float((bits * np.uint64(0x0101010101010101)) >> np.uint64(56))
