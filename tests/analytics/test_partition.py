"""Numbering and modularity."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analytics.conftest import heavy_tailed, network_of, zachary
from tular.analytics.community.partition import Partition, modularity, number_by_size
from tular.graph.network import Network


def test_numbers_fall_with_size_and_ties_go_to_the_smallest_member() -> None:
    assert number_by_size([7, 5, 5, 9, 9, 9, 3]).tolist() == [2, 1, 1, 0, 0, 0, 3]
    assert number_by_size([]).tolist() == []


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=40))
def test_numbering_keeps_the_groups(labels: list[int]) -> None:
    numbers = number_by_size(labels)
    same = np.equal.outer(labels, labels)
    assert (np.equal.outer(numbers, numbers) == same).all()
    sizes = np.bincount(numbers)
    assert (np.diff(sizes) <= 0).all()
    assert (sizes > 0).all()
    first = [int(np.flatnonzero(numbers == number)[0]) for number in range(sizes.size)]
    assert all(first[i] < first[i + 1] for i in range(sizes.size - 1) if sizes[i] == sizes[i + 1])


def test_modularity_of_zachary_by_faction() -> None:
    graph = zachary()
    factions = number_by_size([graph.nodes[v]["club"] == "Officer" for v in graph])
    assert modularity(network_of(graph), factions) == pytest.approx(0.3582347, abs=1e-6)


@pytest.mark.parametrize("resolution", [0.5, 1.0, 2.0])
def test_modularity_folds_directions_by_adding_weights(resolution: float) -> None:
    directed = heavy_tailed(80, 600)
    folded = nx.Graph()
    folded.add_nodes_from(directed)
    for a, b, weight in directed.edges(data="weight"):
        folded.add_edge(a, b, weight=weight + folded.get_edge_data(a, b, {"weight": 0})["weight"])
    labels = number_by_size(np.arange(83) % 4)
    groups = [set(np.flatnonzero(labels == c).tolist()) for c in range(4)]
    expected = nx.community.modularity(folded, groups, resolution=resolution)
    assert modularity(network_of(directed), labels, resolution=resolution) == pytest.approx(expected)


def test_modularity_without_relations_is_zero() -> None:
    assert modularity(Network.from_edges(3, [], []), number_by_size([0, 1, 1])) == 0.0


def test_partition_counts_its_communities() -> None:
    partition = Partition(number_by_size([4, 4, 1]), 0.0, "by hand", quality=0.0)
    assert partition.count == 2
    assert partition.sizes.tolist() == [2, 1]
