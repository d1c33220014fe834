"""Collective influence (Morone & Makse 2015, Nature 524, "Influence maximization in complex networks through
optimal percolation")."""

from __future__ import annotations

import time

import numpy as np

from tular.analytics.centrality.neighbourhood import ring_sums
from tular.analytics.scores import Scores, scores_since
from tular.graph.network import Network


def collective_influence(network: Network, *, radius: int = 2, workers: int = 1) -> Scores:
    """(k - 1) · Σ (k_j - 1) over the accounts j exactly `radius` steps away; k: degree with directions
    dropped.

    High where a connected account sits amid other connected ones, so that removing it breaks paths. These are
    the scores of the whole network, before anybody is removed. Work: all walks of `radius` steps.

    Raised by relations both ways; 0 or more. Morone & Makse 2015, Nature 524.
    """
    start = time.perf_counter()
    rows = network.undirected
    excess = rows.degrees().astype(np.float64) - 1.0
    values = excess * ring_sums(rows, radius, excess, workers)
    return scores_since(start, np.maximum(values, 0.0), f"exact, radius {radius}, undirected")
