"""Infomap (Rosvall & Bergstrom 2008, PNAS 105): communities that a random walk stays in for long, by
igraph."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import igraph
import numpy as np

from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.network import Network

_SEEDED = threading.Lock()
"""igraph has one random number generator a process."""


def infomap(network: Network, *, seed: int = 0, trials: int = 1, directed: bool = True) -> Partition:
    """Partition of least description length of a walk; `quality` is minus that codelength in bits.

    `directed`: the walk follows the arrows (attention flows along them), with igraph's teleportation;
    otherwise directions fold by adding weights. The best of `trials`. Holds the GIL; much slower than
    Leiden (see benchmarks/communities.py).
    """
    start = time.perf_counter()
    graph = network.igraph if directed else network.igraph_folded
    with seeded(seed):
        found = graph.community_infomap(edge_weights="weight", trials=trials)
    membership = number_by_size(np.array(found.membership, np.int64))
    return Partition(
        membership,
        modularity(network, membership),
        f"Infomap (igraph {igraph.__version__}), {'directed' if directed else 'directions folded'}",
        quality=-float(found.codelength),
        seed=seed,
        iterations=trials,
        milliseconds=(time.perf_counter() - start) * 1000.0,
    )


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw by this seed, in one thread at a time."""
    with _SEEDED:
        igraph.set_random_number_generator(random.Random(seed))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
