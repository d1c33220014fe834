"""HITS: hubs and authorities (Kleinberg 1999, JACM 46(5)), the principal singular vectors of the adjacency
matrix."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.principal import principal, supported
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network
from tular.models import Floats


def hits(network: Network, *, max_iterations: int = 1000, tolerance: float = 1e-10) -> tuple[Scores, Scores]:
    """Authority and hub scores by weight, each scaled so that its largest is 1 (all 0 without relations).

    Authority is the principal eigenvector of AᵀA (raised by incoming relations from good hubs), hub that of
    AAᵀ. Where equal components share the largest eigenvalue, the answer is what power iteration from equal
    scores gives.

    Hubs are raised by outgoing relations to good authorities; 0 … 1; O(m) an iteration. Kleinberg 1999, JACM
    46(5).
    """
    start = time.perf_counter()
    outgoing, incoming = network.outgoing, network.incoming
    found = principal(
        lambda scores: incoming.times(outgoing.times(scores)),
        incoming.times(np.ones(network.n)),
        tolerance=tolerance,
        max_products=max_iterations,
    )
    method = f"restarted Arnoldi on A'A, residual {found.residual:.0e}"
    if found.residual > tolerance:
        method += f", not below {tolerance:g} within {max_iterations} iterations"
    authority = supported(found.vector, incoming, outgoing)
    hub = outgoing.times(authority)
    return (
        scores_since(start, _largest_one(authority), method, iterations=found.products),
        scores_since(start, _largest_one(hub), method, iterations=found.products),
    )


def _largest_one(scores: Floats) -> Floats:
    largest = scores.max(initial=0.0)
    return scores / largest if largest > 0.0 else scores
