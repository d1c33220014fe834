"""Label propagation, Infomap and core-periphery against known answers and second implementations."""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import heavy_tailed, network_of, two_cliques_with_bridge, zachary
from tests.analytics.planted import planted
from tular.analytics.community.core_periphery import core_periphery
from tular.analytics.community.infomap import infomap
from tular.analytics.community.label_propagation import label_propagation
from tular.graph.network import Network


def test_label_propagation_ends_where_everybody_agrees_with_most_neighbours() -> None:
    network = planted(800, mixing=0.3).network
    partition = label_propagation(network, iterations=100)
    rows = network.undirected
    unhappy = 0
    for v in range(network.n):
        around = np.bincount(partition.membership[rows.row(v)], minlength=partition.count)
        unhappy += around[partition.membership[v]] < around.max()
    assert unhappy <= 1


def test_label_propagation_of_cliques_weights_and_nothing() -> None:
    assert label_propagation(network_of(nx.ring_of_cliques(6, 6))).sizes.tolist() == [6] * 6
    pairs = Network.from_edges(4, [0, 1, 2, 3], [1, 2, 3, 0], [9.0, 1.0, 9.0, 1.0])
    assert label_propagation(pairs).membership.tolist() == [0, 0, 1, 1]
    assert label_propagation(Network.from_edges(3, [], [])).membership.tolist() == [0, 1, 2]


def test_label_propagation_finds_clear_communities_again_with_any_seed() -> None:
    sample = planted(1500, mixing=0.05)
    for seed in range(3):
        found = label_propagation(sample.network, seed=seed)
        assert (found.membership == label_propagation(sample.network, seed=seed).membership).all()
        assert normalized_mutual_info_score(sample.truth, found.membership) > 0.9


def test_infomap_finds_planted_communities_and_keeps_the_random_state() -> None:
    sample = planted(800, mixing=0.3)
    random.seed(5)
    expected = random.random()
    random.seed(5)
    found = infomap(sample.network, directed=False)
    assert random.random() == expected
    assert normalized_mutual_info_score(sample.truth, found.membership) > 0.9
    assert found.membership.tolist() == infomap(sample.network, directed=False).membership.tolist()


def test_infomap_follows_the_arrows_when_directed() -> None:
    """Two directed cycles, joined both ways by a weak relation: a walk stays in each for long."""
    source = [0, 1, 2, 3, 4, 5, 0, 3]
    target = [1, 2, 0, 4, 5, 3, 3, 0]
    network = Network.from_edges(6, source, target, [5.0] * 6 + [0.1] * 2)
    assert infomap(network).membership.tolist() == [0, 0, 0, 1, 1, 1]
    assert -np.log2(6) < infomap(network).quality < 0


def ideal(core: int, n: int) -> nx.Graph:
    graph = nx.complete_graph(core)
    graph.add_edges_from((v, v % core) for v in range(core, n))
    return graph


def test_an_ideal_core_is_found_with_fit_one() -> None:
    found = core_periphery(network_of(ideal(5, 30)))
    assert np.flatnonzero(found.core).tolist() == [0, 1, 2, 3, 4]
    assert found.fit == pytest.approx(1.0)
    assert (found.core_density, found.periphery_density) == (1.0, 0.0)
    assert found.between_density == pytest.approx(25 / 125)


@pytest.mark.parametrize("graph", [zachary(), two_cliques_with_bridge(), heavy_tailed(60, 300)])
def test_fit_is_the_correlation_and_no_other_size_fits_better(graph: nx.Graph) -> None:
    network = network_of(graph)
    rows = network.undirected
    related = np.zeros((network.n, network.n), bool)
    related[np.repeat(np.arange(network.n), rows.degrees()), rows.neighbours] = True
    above = np.triu_indices(network.n, 1)

    def fit(core: np.ndarray) -> float:
        counted = (core[above[0]] == core[above[1]]).nonzero()
        wanted = (core[above[0]] & core[above[1]])[counted]
        return float(np.corrcoef(related[above][counted], wanted)[0, 1])

    found = core_periphery(network)
    assert fit(found.core) == pytest.approx(found.fit)
    order = np.lexsort((np.arange(network.n), -rows.degrees()))
    for size in range(2, network.n - 2):
        core = np.zeros(network.n, bool)
        core[order[:size]] = True
        assert fit(core) <= found.fit + 1e-9


def test_a_network_without_relations_has_no_core() -> None:
    assert core_periphery(Network.from_edges(4, [], [])).fit == -1.0
