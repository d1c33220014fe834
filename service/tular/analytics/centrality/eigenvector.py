"""Eigenvector centrality (Bonacich 1972; 1987 for directed relations)."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np
import scipy.sparse as sparse
import scipy.sparse.csgraph as csgraph

from tular.analytics.centrality.principal import Principal, principal, supported
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network
from tular.models import Floats


def eigenvector(network: Network, *, max_iterations: int = 1000, tolerance: float = 1e-10) -> Scores:
    """Pointed at by those who are pointed at: the principal eigenvector of Aᵀ by weight, its largest entry 1.

    Raised by incoming relations. All 0 where the network has no cycle: then only the eigenvalue 0 exists.

    0 … 1; O(m) an iteration. Bonacich 1972, 1987.
    """
    start = time.perf_counter()
    found = principal_of(network, max_iterations=max_iterations, tolerance=tolerance)
    if found.value == 0.0:
        return scores_since(start, found.vector, "no cycle: undefined, all 0", iterations=found.products)
    method = f"restarted Arnoldi, eigenvalue {found.value:.6g}, residual {found.residual:.0e}"
    if found.residual > tolerance:
        method += f", not below {tolerance:g} within {max_iterations} iterations"
    return scores_since(start, found.vector / found.vector.max(), method, iterations=found.products)


def principal_of(network: Network, *, max_iterations: int = 1000, tolerance: float = 1e-10) -> Principal:
    """The principal eigenvector of Aᵀ. Whether there is a cycle is found from strong components, because the
    eigenvalues of a matrix without cycles are 0 but come out of rounding as anything."""
    if _acyclic(network):
        return Principal(np.zeros(network.n), 0.0, 0, 0.0)
    start: Floats = np.ones(network.n)
    found = principal(network.incoming.times, start, tolerance=tolerance, max_products=max_iterations)
    return replace(found, vector=supported(found.vector, network.outgoing))


def _acyclic(network: Network) -> bool:
    rows = network.outgoing
    matrix = sparse.csr_array((rows.weights, rows.neighbours, rows.offsets), shape=(network.n, network.n))
    count, _ = csgraph.connected_components(matrix, connection="strong")
    return int(count) == network.n
