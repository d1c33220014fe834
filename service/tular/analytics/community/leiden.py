"""Leiden communities (Traag, Waltman & van Eck 2019, Scientific Reports 9:5233).

Own kernels rather than igraph's: at equal or better modularity they take a fraction of the time
(`benchmarks/communities.py`), need no edge list of Python objects, and leave the GIL to other seeds.
"""

from __future__ import annotations

import time
from typing import Literal

import numpy as np

from tular.analytics.community import moving
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.errors import AnalysisError, UsageError
from tular.graph.compressed import CompressedRows
from tular.graph.network import Network
from tular.models import Floats, Ids

Objective = Literal["modularity", "cpm"]

_MANY_LEAVES = 0.2
"""Share of vertices with one neighbour from which folding them saves more than it takes."""
TOLERANCE = 1e-4
"""An iteration that raises quality by less than this share of the network's weight is the last."""


def leiden(
    network: Network,
    *,
    resolution: float = 1.0,
    objective: Objective = "modularity",
    seed: int = 0,
    iterations: int = 10,
    tolerance: float = TOLERANCE,
    initial: Ids | None = None,
    workers: int = 1,
) -> Partition:
    """Communities of the folded graph: weight{u, v} = weight(u → v) + weight(v → u), directions dropped.

    `resolution` is gamma of Reichardt & Bornholdt 2006 for modularity (higher: more, smaller communities) and
    the density that a community must exceed for "cpm" (Traag, Van Dooren & Nesterov 2011). Ends after
    `iterations`, or when one raises quality by less than `tolerance` of the network's weight; with
    tolerance 0 only when nothing moves any more, and then no single move improves the answer.

    `initial` int[n] starts from a membership (warm start) instead of single accounts; negative numbers mean
    "none yet". A start that knows everybody is returned as it is unless its quality rises. Deterministic: on up to
    `workers` threads, which the answer does not depend on.
    """
    start = time.perf_counter()
    rows = network.undirected
    size, gamma = null_model(rows, objective, resolution)
    labels = starting_labels(network.n, initial, seed)
    done = optimise(rows, size, gamma, labels, seed, iterations, tolerance, workers)
    membership = number_by_size(labels)
    quality = _quality(network, membership, objective, resolution)
    if initial is not None and initial.size and initial.min() >= 0:
        earlier = number_by_size(initial)
        before = _quality(network, earlier, objective, resolution)
        if quality <= before:
            membership, quality = earlier, before
    return Partition(
        membership,
        modularity(network, membership),
        f"Leiden, {objective}, resolution {resolution:g}, directions folded by adding weights",
        quality=quality,
        resolution=resolution,
        seed=seed,
        iterations=done,
        milliseconds=(time.perf_counter() - start) * 1000.0,
    )


def null_model(rows: CompressedRows, objective: Objective, resolution: float) -> tuple[Floats, float]:
    """Size per vertex and gamma that make `moving`'s gain the objective's (see there)."""
    if not resolution >= 0.0:
        raise UsageError(f"A resolution of {resolution} is not a number from 0 up.", field="resolution")
    if rows.entries and rows.weights.min() <= 0.0:
        raise AnalysisError(
            "Community detection needs positive weights.", remedy="Drop relations of weight 0."
        )
    if objective == "cpm":
        return np.ones(rows.n), resolution
    strengths = rows.strengths()
    return strengths, resolution / max(float(strengths.sum()), 1e-300)


def optimise(
    rows: CompressedRows,
    size: Floats,
    gamma: float,
    labels: Ids,
    seed: int,
    iterations: int,
    tolerance: float = TOLERANCE,
    workers: int = 1,
) -> int:
    """Improve `labels` (int32[n] in 0 … n - 1) in place; returns the iterations done.

    A vertex with one neighbour is nowhere better than with it, so that both are one vertex of a smaller graph where
    there are many such (Arenas et al. 2007, New Journal of Physics 9: hairs).
    """
    enough, graph = tolerance * float(rows.weights.sum()), (rows.offsets, rows.neighbours, rows.weights, size)
    holder = moving.hold_leaves(*graph, gamma)
    if np.count_nonzero(holder != np.arange(rows.n)) < _MANY_LEAVES * rows.n:
        return _optimise(rows, size, gamma, labels, seed, iterations, enough, workers)
    here, count = labels[holder], moving.number_densely(holder)
    offsets, neighbours, weights, size = moving.aggregate(graph, holder, count, workers)
    held = np.unique(_labels_of_parts(here, holder, count), return_inverse=True)[1].astype(np.int32)
    done = _optimise(
        CompressedRows(offsets, neighbours, weights), size, gamma, held, seed, iterations, enough, workers
    )
    labels[:] = held[holder]
    return done


def _optimise(
    rows: CompressedRows,
    size: Floats,
    gamma: float,
    labels: Ids,
    seed: int,
    iterations: int,
    enough: float,
    workers: int,
) -> int:
    graph = (rows.offsets, rows.neighbours, rows.weights, size)
    value = moving.quality(*graph, gamma, labels)
    for iteration in range(iterations):
        if not _iterate(rows, size, gamma, labels, _mix(seed, iteration), workers):
            return iteration + 1
        before, value = value, moving.quality(*graph, gamma, labels)
        if value - before < enough:
            return iteration + 1
    return iterations


def _iterate(rows: CompressedRows, size: Floats, gamma: float, labels: Ids, seed: int, workers: int) -> bool:
    """Move, refine, aggregate from the flat labels until nothing shrinks; whether anything moved."""
    graph = (rows.offsets, rows.neighbours, rows.weights, size)
    below: Ids | None = None
    here, moved, level = labels, 0, 0
    while True:
        order = moving.shuffled(graph[3].size, _mix(seed, level))
        moved += moving.move_nodes(*graph, gamma, here, order)
        communities = moving.number_densely(here)
        if below is not None:
            labels[:] = here[below]
        if communities == graph[3].size:
            return moved > 0
        part = moving.refine(graph, gamma, here, order, workers)
        count = moving.number_densely(part)
        if count == graph[3].size:
            return moved > 0
        graph = moving.aggregate(graph, part, count, workers)
        here = _labels_of_parts(here, part, count)
        below = part if below is None else part[below]
        level += 1


def _labels_of_parts(labels: Ids, part: Ids, count: int) -> Ids:
    of_part = np.empty(count, np.int32)
    of_part[part] = labels
    return of_part


def starting_labels(n: int, initial: Ids | None, seed: int) -> Ids:
    """Labels 0 … n - 1; those without a community yet stand alone. Cold starts number at random (ties)."""
    if initial is None:
        return moving.shuffled(n, _mix(seed, -1))
    if initial.size != n:
        raise UsageError(f"initial has {initial.size} entries for {n} accounts.", field="initial")
    alone = -1 - np.arange(n, dtype=np.int64)
    return number_by_size(np.where(initial >= 0, initial, alone))


def _mix(seed: int, step: int) -> int:
    """A seed for one step of a seeded computation, in 0 … 2^62 - 1."""
    return int(
        np.random.SeedSequence([seed & 0xFFFFFFFFFFFFFFFF, step & 0xFFFFFFFF]).generate_state(1, np.uint64)[0]
        >> np.uint64(2)
    )


def _quality(network: Network, membership: Ids, objective: Objective, resolution: float) -> float:
    if objective == "modularity":
        return modularity(network, membership, resolution=resolution)
    inside = membership[network.source] == membership[network.target]
    sizes = np.bincount(membership).astype(np.float64)
    return float(network.weight[inside].sum() - resolution * (sizes * (sizes - 1.0) / 2.0).sum())
