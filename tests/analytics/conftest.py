"""Small graphs with known answers, shared by the tests of every measure."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tular.graph.network import Network


def network_of(graph: nx.Graph) -> Network:
    """Vertices 0 … n - 1 of a networkx graph; an undirected edge becomes both directions."""
    directed = graph.to_directed() if not graph.is_directed() else graph
    edges = list(directed.edges(data="weight", default=1.0))
    source, target, weight = (
        (np.array(column) for column in zip(*edges, strict=True)) if edges else ([], [], [])
    )
    return Network.from_edges(
        graph.number_of_nodes(), np.asarray(source, int), np.asarray(target, int), weight
    )


def heavy_tailed(n: int = 300, m: int = 3000, seed: int = 1, *, weighted: bool = True) -> nx.DiGraph:
    """A random directed graph with a few popular vertices, some dangling and some unreachable ones."""
    rng = np.random.default_rng(seed)
    popularity = 1.0 / np.arange(1, n + 1)
    source = rng.integers(0, n, m)
    target = rng.choice(n, m, p=popularity / popularity.sum())
    graph = nx.DiGraph()
    graph.add_nodes_from(range(n + 3))
    for a, b, weight in zip(source.tolist(), target.tolist(), rng.integers(1, 5, m).tolist(), strict=True):
        if a != b:
            graph.add_edge(a, b, weight=float(weight) if weighted else 1.0)
    return graph


def two_cliques_with_bridge(size: int = 5) -> nx.Graph:
    """Cliques 0 … size - 1 and size + 1 … 2·size, joined only through vertex `size`."""
    graph = nx.disjoint_union(nx.complete_graph(size), nx.empty_graph(1))
    graph = nx.disjoint_union(graph, nx.complete_graph(size))
    graph.add_edges_from([(0, size), (size, size + 1)])
    return graph


def zachary() -> nx.Graph:
    graph = nx.karate_club_graph()
    nx.set_edge_attributes(graph, 1.0, "weight")
    return graph


NAMED = {
    "zachary": zachary(),
    "star": nx.star_graph(6),
    "path": nx.path_graph(7),
    "directed path": nx.path_graph(7, create_using=nx.DiGraph),
    "cycle": nx.cycle_graph(8, create_using=nx.DiGraph),
    "lattice": nx.convert_node_labels_to_integers(nx.grid_2d_graph(4, 5)),
    "complete": nx.complete_graph(6),
    "two cliques": two_cliques_with_bridge(),
    "heavy tailed": heavy_tailed(),
}


@pytest.fixture(params=NAMED)
def named(request: pytest.FixtureRequest) -> nx.Graph:
    graph: nx.Graph = NAMED[request.param]
    return graph
