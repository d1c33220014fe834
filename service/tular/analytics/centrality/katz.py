"""Katz centrality (Katz 1953, Psychometrika 18): every walk that ends at an account counts, long ones for
less."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.eigenvector import principal_of
from tular.analytics.centrality.relaxation import relax
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network

SAFETY = 1e-6


def katz(
    network: Network,
    *,
    attenuation: float = 0.85,
    alpha: float | None = None,
    tolerance: float = 1e-12,
    max_iterations: int = 1000,
) -> Scores:
    """Solution x of x = 1 + a·Aᵀ·x by weight, scaled so that its largest is 1; raised by incoming relations.

    The factor a is `attenuation` (below 1) divided by the largest eigenvalue, so that the sum over walks
    converges on every network; without cycles it is `attenuation`. `alpha` overrules.

    0 … 1; O(m) an iteration. Katz 1953, Psychometrika 18(1).
    """
    start = time.perf_counter()
    if alpha is None:
        largest = principal_of(network, tolerance=SAFETY).value
        alpha = attenuation / largest if largest > 0.0 else attenuation
    rows = network.incoming
    ones = np.ones(network.n)
    solution, sweeps, change = relax(
        rows.offsets, rows.neighbours, rows.needed_weights, ones, ones, alpha, tolerance, max_iterations
    )
    method = f"Gauss-Seidel, alpha {alpha:.6g}, tolerance {tolerance:g}"
    if change > tolerance:
        method += f", stopped after {max_iterations} sweeps"
    return scores_since(start, solution / solution.max(initial=1.0), method, iterations=sweeps)
