"""Levels nest; scans rise; plateaus are where the network has its scale."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from tests.analytics.conftest import network_of
from tests.analytics.planted import planted
from tular.analytics.community.hierarchy import hierarchy, holders, inside
from tular.analytics.community.leiden import leiden
from tular.analytics.community.resolution import resolution_scan
from tular.graph.network import Network


def nested_cliques() -> Network:
    """Four groups of four cliques of five: dense, then weakly, then hardly linked."""
    graph = nx.disjoint_union_all([nx.complete_graph(5)] * 16)
    for group in range(4):
        first = 20 * group
        graph.add_edges_from(
            (first + 5 * a + k, first + 5 * b + k + 1) for a in range(4) for b in range(a) for k in range(3)
        )
        graph.add_edge(first, (first + 20) % 80)
    return network_of(graph)


def test_groups_of_cliques_are_found_on_both_levels() -> None:
    network = nested_cliques()
    found = hierarchy(network, resolutions=(0.5, 3.0))
    coarse, fine = found.levels
    assert coarse.sizes.tolist() == [20] * 4
    assert fine.sizes.tolist() == [5] * 16
    assert np.bincount(found.parents[0]).tolist() == [4] * 4


def test_levels_nest_and_parents_hold_their_children() -> None:
    network = planted(1500, mixing=0.4).network
    found = hierarchy(network, resolutions=(0.5, 1.0, 4.0, 16.0))
    for parent, coarse, fine in zip(found.parents, found.levels, found.levels[1:], strict=False):
        assert (parent[fine.membership] == coarse.membership).all()
    assert [level.count for level in found.levels] == sorted(level.count for level in found.levels)


def test_small_parts_stay_with_the_largest_beside_them() -> None:
    network = planted(1500, mixing=0.4).network
    found = hierarchy(network, resolutions=(0.5, 4.0), smallest=20)
    coarse, fine = found.levels
    assert fine.count > coarse.count
    assert fine.sizes.min() >= min(20, coarse.sizes.min())
    assert (hierarchy(network, resolutions=(0.5, 4.0)).levels[1].sizes < 20).any()
    assert (found.parents[0][fine.membership] == coarse.membership).all()


def test_a_given_top_is_kept() -> None:
    network = planted(500).network
    top = leiden(network, seed=4)
    assert hierarchy(network, top=top).levels[0] is top


def test_a_level_begins_from_its_start_cut_at_the_communities_above() -> None:
    network = nested_cliques()
    cold = hierarchy(network, resolutions=(0.5, 3.0))
    everybody = hierarchy(
        network, resolutions=(0.5, 3.0), starts=[np.zeros(network.n, np.int32)], iterations=0
    )
    assert len(everybody.levels) == 1
    start = np.where(np.arange(network.n) % 7, cold.levels[1].membership, -1).astype(np.int32)
    warm = hierarchy(network, resolutions=(0.5, 3.0), starts=[start], seed=3)
    assert warm.levels[1].membership.tolist() == cold.levels[1].membership.tolist()


def test_inside_drops_what_crosses() -> None:
    network = network_of(nx.path_graph(4))
    rows = inside(network.undirected, np.array([0, 0, 1, 1], np.int32))
    assert [rows.row(v).tolist() for v in range(4)] == [[1], [0], [3], [2]]
    assert holders(np.array([1, 0, 2]), np.array([0, 0, 1])).tolist() == [0, 0, 1]


def test_scan_rises_and_stays_on_a_plateau() -> None:
    points = resolution_scan(planted(1200, mixing=0.15).network, workers=2)
    assert [point.partition.resolution for point in points] == sorted(
        p.partition.resolution or 0 for p in points
    )
    assert points[0].partition.count < points[-1].partition.count
    middle = [point.same_as_next for point in points if 0.7 <= (point.partition.resolution or 0) <= 2.0]
    assert min(middle) > 0.95
    assert np.isnan(points[-1].same_as_next)


def test_agreement_along_a_scan_is_scikit_learns() -> None:
    points = resolution_scan(planted(300, mixing=0.3).network)
    for one, other in pairwise(points):
        expected = normalized_mutual_info_score(one.partition.membership, other.partition.membership)
        assert one.same_as_next == pytest.approx(expected)


def test_partitions_that_divide_nothing_agree() -> None:
    points = resolution_scan(network_of(nx.complete_graph(5)), resolutions=(0.1, 0.2))
    assert [point.partition.count for point in points] == [1, 1]
    assert points[0].same_as_next == 1.0
