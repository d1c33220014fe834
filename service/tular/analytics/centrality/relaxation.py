"""Gauss-Seidel for systems y = start + factor · Aᵀ·(share ∘ y), which PageRank and Katz both are."""

from __future__ import annotations

import numpy as np
from numba import njit

from tular.graph.compressed import Offsets
from tular.models import Floats, Ids


@njit(nogil=True, cache=True)
def relax(
    offsets: Offsets,
    sources: Ids,
    weights: Floats,
    share: Floats,
    start: Floats,
    factor: float,
    tolerance: float,
    max_sweeps: int,
) -> tuple[Floats, int, float]:
    """Sweep over incoming rows, in place, until the relative change in L1 is at most `tolerance`.

    `weights` without entries stands for weights of 1. Returns y, the sweeps and the last relative change.
    `carried[v]` is y[v]·share[v], what one unit of weight out of v carries."""
    solution = start.copy()
    carried = solution * share
    sweeps, relative = 0, np.inf
    while sweeps < max_sweeps and relative > tolerance:
        change, total = 0.0, 0.0
        for vertex in range(solution.size):
            received = 0.0
            if weights.size:
                for entry in range(offsets[vertex], offsets[vertex + 1]):
                    received += carried[sources[entry]] * weights[entry]
            else:
                for entry in range(offsets[vertex], offsets[vertex + 1]):
                    received += carried[sources[entry]]
            new = start[vertex] + factor * received
            change += abs(new - solution[vertex])
            total += abs(new)
            solution[vertex] = new
            carried[vertex] = new * share[vertex]
        relative = change / total if total > 0.0 else 0.0
        sweeps += 1
    return solution, sweeps, relative
