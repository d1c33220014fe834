"""Communities as igraph finds them: Leiden (modularity and CPM), Infomap, label propagation.

Directions fold by adding weights, as everywhere, but for Infomap, whose walk may follow the arrows. Manual:
https://python.igraph.org/en/stable/api/igraph.Graph.html"""

from __future__ import annotations

import time

import igraph
import numpy as np

from tular.analytics.community.detection import Detection, folded_density
from tular.analytics.community.infomap import infomap, seeded
from tular.analytics.community.leiden import starting_labels
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.network import Network
from tular.models import CommunityMethod, Directions, Ids


def search(
    chosen: Detection, searched: Network, seed: int, initial: Ids | None = None, *, workers: int = 1
) -> Partition:
    """One partition of `searched` by the method chosen; as `Detection.search`, but computed by igraph alone.

    `initial` int[n] is where Leiden starts (negative: no community yet); the others start anew. igraph uses one
    thread, whatever `workers` says.
    """
    if chosen.method is CommunityMethod.INFOMAP:
        return infomap(searched, seed=seed, directed=chosen.directions is Directions.FOLLOW)
    start = time.perf_counter()
    with seeded(seed):
        found = _found(chosen, searched, initial)
    membership = number_by_size(np.asarray(found.membership, np.int64))
    quality = modularity(searched, membership)
    return Partition(
        membership,
        quality,
        f"{chosen.method} (igraph {igraph.__version__}), directions folded by adding weights",
        quality=quality,
        resolution=chosen.resolution,
        seed=seed,
        milliseconds=(time.perf_counter() - start) * 1000.0,
    )


def _found(chosen: Detection, searched: Network, initial: Ids | None) -> igraph.VertexClustering:
    graph = searched.igraph_folded
    if chosen.method is CommunityMethod.LABEL_PROPAGATION:
        return graph.community_label_propagation(weights="weight")
    cpm = chosen.method is CommunityMethod.LEIDEN_CPM
    return graph.community_leiden(
        objective_function="CPM" if cpm else "modularity",
        weights="weight",
        resolution=chosen.resolution * (folded_density(searched) if cpm else 1.0),
        initial_membership=None if initial is None else starting_labels(searched.n, initial, 0).tolist(),
        n_iterations=-1,
    )
