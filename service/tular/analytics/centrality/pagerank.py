"""PageRank, exact to a stated error: Gauss-Seidel sweeps over incoming rows.

With dangling vertices jumping as everybody else jumps, PageRank is the normalised solution y of (I - d·Pᵀ)·y
= jump, where rows of P without relations are zero (Gleich 2015, "PageRank beyond the Web", SIAM Review
57(3)). Gauss-Seidel on that system needs about half of the power method's sweeps, in place."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.relaxation import relax
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network
from tular.models import Floats


def pagerank(
    network: Network,
    *,
    damping: float = 0.85,
    jump: Floats | None = None,
    tolerance: float = 1e-10,
    max_iterations: int = 1000,
) -> Scores:
    """Probability that a walker along relations, by weight, is at each vertex; sums to 1.

    `jump` float64[n] >= 0, not all zero: where the walker starts anew (default: anywhere alike), which makes
    it personalised (Haveliwala 2002, "Topic-sensitive PageRank"): nearness of everybody to a brand, to a
    community, to those who speak about a topic. `error_bound` bounds the L1 distance to the true vector: a
    sweep that changes y by c leaves an error of at most c·d/(1 - d), which normalising at most doubles.
    Page et al. 1999.

    Raised by incoming relations; 0 … 1; O(m) an iteration, solved as in Gleich 2015, SIAM Review 57(3).
    """
    start = time.perf_counter()
    rows = network.incoming
    begin = np.full(network.n, 1.0 / max(network.n, 1)) if jump is None else jump / jump.sum()
    slack = 2.0 * damping / (1.0 - damping)
    solution, sweeps, change = relax(
        rows.offsets,
        rows.neighbours,
        rows.needed_weights,
        _reciprocal(network.outgoing.strengths()),
        begin,
        damping,
        tolerance / slack,
        max_iterations,
    )
    method = f"Gauss-Seidel, damping {damping:g}, tolerance {tolerance:g}" + (
        ", personalised" if jump is not None else ""
    )
    if change * slack > tolerance:
        method += f", stopped after {max_iterations} sweeps"
    values = solution / solution.sum()
    return scores_since(start, values, method, iterations=sweeps, error_bound=change * slack)


def _reciprocal(strengths: Floats) -> Floats:
    return np.divide(1.0, strengths, out=np.zeros_like(strengths), where=strengths > 0.0)
