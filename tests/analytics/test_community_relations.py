"""CommunityRelations communities: brokerage, bridges, audiences; and the shape of the whole."""

from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl
import pytest

from tests.analytics.conftest import heavy_tailed, network_of
from tests.analytics.planted import divided_camps, planted
from tular.analytics.community.audience import audience_overlap
from tular.analytics.community.description import describe
from tular.analytics.community.gatekeepers import bridges, brokerage
from tular.analytics.community.leiden import leiden
from tular.analytics.structure.shape import ShapeClass, classify, shape
from tular.graph.network import Network


@pytest.mark.parametrize(
    ("homes", "role"),
    [
        ((0, 0, 0), "coordinator"),
        ((0, 0, 1), "gatekeeper"),
        ((1, 0, 0), "representative"),
        ((1, 0, 1), "itinerant"),
        ((1, 0, 2), "liaison"),
    ],
)
def test_each_way_of_content_by_hand(homes: tuple[int, int, int], role: str) -> None:
    """0 follows 1, 1 follows 2: content of 2 comes to 0 through 1."""
    found = brokerage(Network.from_edges(3, [0, 1], [1, 2]), np.array(homes, np.int32))
    for name in ("coordinator", "gatekeeper", "representative", "itinerant", "liaison"):
        assert getattr(found, name).tolist() == [0.0, float(name == role), 0.0]


def test_the_roles_share_all_ways_out() -> None:
    network = network_of(heavy_tailed(60, 400))
    membership = (np.arange(network.n) % 5).astype(np.int32)
    found = brokerage(network, membership)
    ways = np.bincount(network.target, minlength=network.n) * np.bincount(network.source, minlength=network.n)
    total = sum(getattr(found, name) for name in found.__slots__)
    pairs = set(zip(network.source.tolist(), network.target.tolist(), strict=True))
    returned = np.bincount([a for a, b in pairs if (b, a) in pairs], minlength=network.n)
    assert returned.any()
    assert total.tolist() == (ways - returned).tolist()


def test_content_that_comes_back_to_whom_it_came_from_counts_for_nobody() -> None:
    """Every way a → v → c between three different accounts, one by one."""
    network = network_of(heavy_tailed(60, 400))
    homes = (np.arange(network.n) % 3).astype(np.int32)
    pairs = set(zip(network.source.tolist(), network.target.tolist(), strict=True))
    coordinator, itinerant = np.zeros(network.n), np.zeros(network.n)
    for a, v in pairs:
        for c in (c for b, c in pairs if b == v and c != a):
            coordinator[v] += homes[a] == homes[v] == homes[c]
            itinerant[v] += homes[a] == homes[c] != homes[v]
    found = brokerage(network, homes)
    assert found.coordinator.tolist() == coordinator.tolist()
    assert found.itinerant.tolist() == itinerant.tolist()


def test_bridges_name_who_a_flow_rests_on() -> None:
    network = Network.from_edges(6, [0, 0, 1, 2, 4], [3, 4, 3, 5, 0], [5.0, 1.0, 2.0, 2.0, 7.0])
    found = bridges(network, np.array([0, 0, 0, 1, 1, 1], np.int32), first=2)
    there = found.filter(pl.col("source") == 0)
    assert there.select("end", "account", "weight").rows() == [
        ("source", 0, 6.0),
        ("source", 1, 2.0),
        ("target", 3, 7.0),
        ("target", 5, 2.0),
    ]
    assert there["share"].to_list() == pytest.approx([0.6, 0.2, 0.7, 0.2])
    assert found.filter(pl.col("source") == 1).select("end", "account").rows() == [
        ("source", 4),
        ("target", 0),
    ]


def test_bridges_add_up_to_the_flows() -> None:
    network = planted(300, mixing=0.3).network
    partition = leiden(network)
    _, flows = describe(network, partition)
    every = bridges(network, partition.membership, first=network.n)
    totals = every.filter(pl.col("end") == "source").group_by("source", "target").agg(pl.col("weight").sum())
    totals = totals.sort("source", "target")
    assert totals["weight"].to_numpy() == pytest.approx(flows.weight)


def test_audiences_overlap_by_hand() -> None:
    """0, 1, 2 follow group 0 = {4}; 1, 2, 3 follow group 1 = {5}; nobody follows twice over."""
    network = Network.from_edges(6, [0, 1, 2, 1, 2, 3], [4, 4, 4, 5, 5, 5])
    found = audience_overlap(network, np.array([-1, -1, -1, -1, 0, 1]))
    assert found.size.tolist() == [3, 3]
    assert found.shared.tolist() == [[3, 2], [2, 3]]
    assert found.jaccard[0, 1] == pytest.approx(2 / 4)
    assert found.expected[0, 1] == pytest.approx(1.5 / 4.5)


def test_a_follower_of_many_members_counts_once() -> None:
    network = Network.from_edges(4, [0, 0, 0], [1, 2, 3])
    assert audience_overlap(network, np.array([-1, 0, 0, 0])).size.tolist() == [1]
    assert audience_overlap(network, np.array([-1, 0, 1, 2]), first=2).size.tolist() == [1, 1]


def found_shape(graph: nx.Graph, isolates: int = 0) -> ShapeClass:
    network = network_of(graph)
    return shape(network, leiden(network), isolates=isolates).kind


def star(outward: bool) -> nx.DiGraph:
    centre = [(0, leaf) if outward else (leaf, 0) for leaf in range(1, 80)]
    return nx.DiGraph([*centre, *((leaf, leaf + 1) for leaf in range(1, 40))])


def test_the_six_shapes() -> None:
    two_crowds = nx.planted_partition_graph(2, 60, 0.3, 0.004, seed=1)
    assert found_shape(two_crowds) is ShapeClass.POLARISED_CROWD
    assert found_shape(nx.gnp_random_graph(80, 0.3, seed=1)) is ShapeClass.TIGHT_CROWD
    assert found_shape(nx.disjoint_union_all([nx.path_graph(3)] * 30), 100) is ShapeClass.BRAND_CLUSTERS
    assert (
        found_shape(nx.planted_partition_graph(6, 30, 0.4, 0.01, seed=1), 20) is ShapeClass.COMMUNITY_CLUSTERS
    )
    assert found_shape(star(outward=False)) is ShapeClass.BROADCAST
    assert found_shape(star(outward=True)) is ShapeClass.SUPPORT


@pytest.mark.parametrize("seed", range(4))
def test_two_crowds_may_each_fall_into_several_communities(seed: int) -> None:
    """Sparse camps: modularity is higher where each is cut by chance."""
    random = np.random.default_rng(seed)
    follows = {(v, int(u)) for v in range(300) for u in random.integers(0, 150, 3) + 150 * (v >= 150)}
    across = {(int(a), 150 + int(b)) for a, b in random.integers(0, 150, (15, 2))}
    camps = Network.from_edges(300, *np.array([*follows, *across]).T)
    found = shape(camps, leiden(camps))
    assert found.communities > 2
    assert (found.kind, found.two_sides) == (ShapeClass.POLARISED_CROWD, True)
    assert found.two_largest == pytest.approx(1.0, abs=0.05)
    assert found.crossing == pytest.approx(15 / camps.m, abs=0.03)


def test_two_crowds_and_groups_apart_are_two_crowds() -> None:
    network = network_of(nx.disjoint_union(divided_camps(seed=1), nx.ring_of_cliques(6, 20)))
    found = shape(network, leiden(network))
    assert found.communities >= 13
    assert (found.kind, found.two_sides) == (ShapeClass.POLARISED_CROWD, True)
    assert found.two_largest == pytest.approx(480 / 600, abs=0.01)


@pytest.mark.parametrize("count", [3, 4, 5, 8])
def test_several_communities_are_not_two_crowds(count: int) -> None:
    graph = nx.planted_partition_graph(count, 60, 0.25, 0.005, seed=count)
    network = network_of(graph)
    found = shape(network, leiden(network))
    assert (found.kind, found.two_sides) == (ShapeClass.COMMUNITY_CLUSTERS, False)


def test_a_hub_of_few_is_no_broadcast() -> None:
    assert found_shape(nx.DiGraph([(1, 0)])) is ShapeClass.BRAND_CLUSTERS
    assert found_shape(nx.DiGraph([(leaf, 0) for leaf in range(1, 9)])) is ShapeClass.BRAND_CLUSTERS
    assert found_shape(nx.DiGraph([(leaf, 0) for leaf in range(1, 10)])) is ShapeClass.BROADCAST


def test_the_numbers_of_a_shape() -> None:
    inward = network_of(nx.DiGraph([(leaf, 0) for leaf in range(1, 20)]))
    found = shape(inward, leiden(inward))
    assert found.in_centralisation == pytest.approx(1.0)
    assert found.out_centralisation == pytest.approx(1 / 19**2)
    assert (found.scattered, found.accounts) == (0.0, 20)
    alone = shape(inward, leiden(inward), isolates=20)
    assert alone.scattered == 0.5
    assert alone.density == pytest.approx(19 / (40 * 39))


def test_thresholds_decide_in_the_stated_order() -> None:
    numbers = {
        "in_centralisation": 0.1,
        "out_centralisation": 0.1,
        "in_hub": 0.3,
        "out_hub": 0.3,
        "scattered": 0.1,
        "modularity": 0.45,
        "two_largest": 0.9,
        "crossing": 0.05,
    }
    assert classify(**numbers) is ShapeClass.POLARISED_CROWD
    assert classify(**{**numbers, "crossing": 0.3}) is ShapeClass.COMMUNITY_CLUSTERS
    assert classify(**numbers, divided=False) is ShapeClass.TIGHT_CROWD
    assert classify(**{**numbers, "two_largest": 0.4, "modularity": 0.2}) is ShapeClass.TIGHT_CROWD
    assert classify(**{**numbers, "scattered": 0.6}) is ShapeClass.BRAND_CLUSTERS
    assert classify(**{**numbers, "scattered": 0.6, "out_centralisation": 0.5}) is ShapeClass.SUPPORT
    both = {**numbers, "in_centralisation": 0.6, "out_centralisation": 0.5}
    assert classify(**both) is ShapeClass.BROADCAST
    assert classify(**{**both, "in_hub": 0.1}) is ShapeClass.SUPPORT
    assert classify(**{**both, "in_hub": 0.1, "out_hub": 0.1}) is ShapeClass.POLARISED_CROWD


def test_one_who_follows_everybody_in_two_crowds_makes_no_support() -> None:
    crowds = nx.planted_partition_graph(2, 60, 0.3, 0.004, seed=1).to_directed()
    crowds.add_edges_from((0, other) for other in range(1, 120))
    network = network_of(crowds)
    found = shape(network, leiden(network))
    assert found.out_centralisation > 0.4
    assert found.kind is ShapeClass.POLARISED_CROWD
