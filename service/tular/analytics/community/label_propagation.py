"""Label propagation (Raghavan, Albert & Kumara 2007): the quickest look at communities."""

from __future__ import annotations

import time

import numpy as np
from numba import njit
from numpy.typing import NDArray

from tular.analytics.community.moving import shuffled
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.compressed import Offsets
from tular.graph.network import Network
from tular.models import Floats, Ids


def label_propagation(network: Network, *, seed: int = 0, iterations: int = 20) -> Partition:
    """Every account takes the label that most of its folded relations' weight points to, again and again.

    In a seeded order, one after the other; of labels that tie the own one wins, then the one drawn smallest
    at random. Ends when at most one account in 100,000 (at least one) changes, or after `iterations`
    sweeps; only accounts with a neighbour that changed are looked at again. One thread, so that the answer
    depends on `seed` only.
    """
    start = time.perf_counter()
    rows = network.undirected
    labels = shuffled(network.n, seed)
    quorum = max(1, network.n // 100_000)
    sweeps = _propagate(
        rows.offsets, rows.neighbours, rows.weights, labels, shuffled(network.n, seed + 1), iterations, quorum
    )
    membership = number_by_size(labels)
    quality = modularity(network, membership)
    return Partition(
        membership,
        quality,
        "label propagation, directions folded by adding weights",
        quality=quality,
        seed=seed,
        iterations=sweeps,
        milliseconds=(time.perf_counter() - start) * 1000.0,
    )


@njit(nogil=True, cache=True)
def _propagate(
    offsets: Offsets, neighbours: Ids, weights: Floats, labels: Ids, order: Ids, iterations: int, quorum: int
) -> int:
    """Sweeps over `order`, changing `labels`, until fewer than `quorum` change; returns the sweeps done."""
    weight_to, touched = np.zeros(labels.size), np.empty(labels.size, np.int32)
    active = np.ones(labels.size, np.bool_)
    for sweep in range(iterations):
        changed = 0
        for v in order:
            if not active[v]:
                continue
            active[v] = False
            best = _heaviest(v, offsets, neighbours, weights, labels, weight_to, touched)
            if best != labels[v]:
                labels[v] = best
                changed += 1
                for e in range(offsets[v], offsets[v + 1]):
                    active[neighbours[e]] = labels[neighbours[e]] != best or active[neighbours[e]]
        if changed <= quorum:
            return sweep + 1
    return iterations


@njit(nogil=True, cache=True)
def _heaviest(
    v: int,
    offsets: Offsets,
    neighbours: Ids,
    weights: Floats,
    labels: Ids,
    weight_to: Floats,
    touched: NDArray[np.int32],
) -> int:
    """The label with most weight around v; on a tie v's own, else the smallest. Leaves `weight_to` at
    zero."""
    count = 0
    for e in range(offsets[v], offsets[v + 1]):
        label = labels[neighbours[e]]
        if weight_to[label] == 0.0:
            touched[count] = label
            count += 1
        weight_to[label] += weights[e]
    best: int = labels[v]
    most = weight_to[best]
    for k in range(count):
        label = touched[k]
        if weight_to[label] > most or (weight_to[label] == most and best != labels[v] and label < best):
            best, most = label, weight_to[label]
    for k in range(count):
        weight_to[touched[k]] = 0.0
    return best
