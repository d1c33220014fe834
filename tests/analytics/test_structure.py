"""Numbers of communities and of the flows between them, by hand and against networkx."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from tests.analytics.conftest import heavy_tailed, network_of, two_cliques_with_bridge
from tular.analytics.community.description import describe
from tular.analytics.community.partition import Partition, number_by_size
from tular.graph.network import Network


def partition_of(labels: list[int]) -> Partition:
    return Partition(number_by_size(labels), 0.0, "by hand", quality=0.0)


def test_two_cliques_by_hand() -> None:
    network = network_of(two_cliques_with_bridge(4))
    structure, flows = describe(network, partition_of([0] * 5 + [1] * 4))
    assert structure.size.tolist() == [5, 4]
    assert structure.internal_relations.tolist() == [14, 12]
    assert structure.outgoing_weight.tolist() == structure.incoming_weight.tolist() == [1.0, 1.0]
    assert structure.conductance.tolist() == pytest.approx([2 / 26, 2 / 26])
    assert structure.density.tolist() == pytest.approx([14 / 20, 1.0])
    assert structure.separability.tolist() == pytest.approx([7.0, 6.0])
    assert structure.ei_index.tolist() == pytest.approx([(2 - 14) / 16, (2 - 12) / 14])
    assert flows.source.tolist() == [0, 1]
    assert flows.target.tolist() == [1, 0]
    assert flows.expected.tolist() == pytest.approx([15 * 13 / 28] * 2)


def test_flows_keep_their_direction() -> None:
    network = Network.from_edges(4, [0, 0, 1, 3], [2, 3, 2, 2], [1.0, 2.0, 4.0, 8.0])
    structure, flows = describe(network, partition_of([0, 0, 1, 1]))
    assert (flows.source.tolist(), flows.target.tolist()) == ([0], [1])
    assert (flows.relations.tolist(), flows.weight.tolist()) == ([3], [7.0])
    assert flows.expected.tolist() == pytest.approx([7.0 * 15.0 / 15.0])
    assert structure.internal_weight.tolist() == [0.0, 8.0]
    assert structure.ei_index.tolist() == pytest.approx([1.0, (7 - 8) / (7 + 8)])


@pytest.mark.parametrize("communities", [5, 103])
def test_conductance_agrees_with_networkx(communities: int) -> None:
    network = network_of(heavy_tailed(100, 900))
    labels = number_by_size(np.arange(network.n) % communities)
    structure, flows = describe(network, partition_of(labels.tolist()))
    graph = nx.Graph()
    graph.add_nodes_from(range(network.n))
    for a, b, weight in zip(network.source.tolist(), network.target.tolist(), network.weight, strict=True):
        graph.add_edge(a, b, weight=weight + graph.get_edge_data(a, b, {"weight": 0.0})["weight"])
    for community in range(3):
        members = np.flatnonzero(labels == community).tolist()
        assert structure.conductance[community] == pytest.approx(
            nx.conductance(graph, members, weight="weight")
        )
    assert flows.weight.sum() + structure.internal_weight.sum() == pytest.approx(network.weight.sum())
    assert flows.relations.sum() + structure.internal_relations.sum() == network.m


def test_many_communities_take_the_sorting_way_to_the_same_flows() -> None:
    network = network_of(nx.path_graph(3000))
    structure, flows = describe(network, partition_of(list(range(3000))))
    assert flows.source.size == network.m
    assert (structure.internal_relations == 0).all()
    assert (structure.conductance[1:-1] == 1.0).all()


def test_a_community_of_everybody_has_no_boundary() -> None:
    structure, flows = describe(network_of(nx.complete_graph(3)), partition_of([0, 0, 0]))
    assert structure.conductance.tolist() == [0.0]
    assert structure.separability.tolist() == [np.inf]
    assert flows.source.size == 0
